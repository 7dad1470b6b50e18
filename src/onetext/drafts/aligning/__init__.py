"""Links between the points of two versions.

Behind `align`: wordings are compared (`likeness`) for pairs that may fit (`candidates`), what stands around them is
added (`context`), the best set of links of one with one is taken (`assignment`, `matching`), splits and merges are found
among what they leave open (`grouping`), links that leave the order are moves (`order`), and links with close rivals
are marked for review (`review`).
"""

from __future__ import annotations

from onetext.drafts.aligning.align import align

__all__ = ["align"]
