"""What the accepted record implies: who said what, credibility, deadlines, floors, rival claims, leaks (S16-S18).

Every function takes a case that `Case.seen_by` and `Case.at` have already filtered.
"""

from __future__ import annotations

from onetext.record.basis import Bases
from onetext.record.credibility import credibility
from onetext.record.deadlines import deadlines
from onetext.record.floors import public_floors
from onetext.record.places import Places
from onetext.record.publications import leak_share, publications
from onetext.record.responses import responses
from onetext.record.sayings import sayings
from onetext.record.series import series, series_bases
from onetext.record.shocks import shocks
from onetext.record.subjects import subjects
from onetext.record.timeline import timeline

__all__ = [
    "Bases",
    "Places",
    "credibility",
    "deadlines",
    "leak_share",
    "public_floors",
    "publications",
    "responses",
    "sayings",
    "series",
    "series_bases",
    "shocks",
    "subjects",
    "timeline",
]
