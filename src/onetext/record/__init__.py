"""What the accepted record implies: credibility, deadlines, public floors, rival claims, dated series (S16, S18).

Every function takes a case that `Case.seen_by` and `Case.at` have already filtered.
"""

from __future__ import annotations

from onetext.record.credibility import credibility
from onetext.record.deadlines import deadlines
from onetext.record.floors import public_floors
from onetext.record.responses import responses
from onetext.record.series import series
from onetext.record.subjects import subjects
from onetext.record.timeline import timeline

__all__ = ["credibility", "deadlines", "public_floors", "responses", "series", "subjects", "timeline"]
