"""`python -m onetext`."""

from __future__ import annotations

import sys

from onetext.cli import main

sys.exit(main())
