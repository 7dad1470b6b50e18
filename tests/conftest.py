"""What all tests share: the number of examples that property tests run."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

# Sixty keep `make test` under ten minutes on two cores; `make fuzz` runs ten thousand.
settings.register_profile("test", max_examples=60, deadline=None, print_blob=True)
settings.register_profile(
    "fuzz", max_examples=10_000, deadline=None, print_blob=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("fuzz" if os.environ.get("ONETEXT_FUZZ") == "1" else "test")
