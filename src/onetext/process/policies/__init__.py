"""Decision policies that come with the house."""

from __future__ import annotations

from onetext.process.policies.always import Always
from onetext.process.policies.logit import Logit

__all__ = ["Always", "Logit"]
