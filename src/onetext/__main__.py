"""`python -m onetext`."""

from __future__ import annotations

import sys

try:
    from onetext.cli import main
except KeyboardInterrupt:
    # Stopped from the keyboard before there was anything to stop.
    sys.exit(130)

sys.exit(main())
