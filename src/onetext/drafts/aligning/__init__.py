"""Links between the points of two versions.

Behind `align`: wordings are compared (`likeness`) for pairs that may fit (`candidates`), what stands around them is
added (`context`), the best set of links of one with one is taken (`assignment`, `matching`), splits and merges are
found among what they leave open (`grouping`, `regroup`), what is left over at the same place is joined (`gaps`), links
that leave the order are moves (`order`), and links that could as well be others are marked for review (`review`).
"""

from __future__ import annotations

from collections.abc import Sequence

from onetext.drafts.text import PointLink, TextPoint

__all__ = ["align"]


def align(before: Sequence[TextPoint], after: Sequence[TextPoint]) -> tuple[PointLink, ...]:
    """Link the points of two versions that hold the same matter.

    Parameters
    ----------
    before, after
        The points of both versions, each in the order of its text. Keys are unique within a version.

    Returns
    -------
    In the order of `before`; each added point after the link of the point that it follows in `after`. Every point of
    either version occurs in exactly one link. A link of several points with several is up for review.

    Notes
    -----
    Equal words, however many points away, are the strongest evidence; then likeness of wording, the links of the
    points around, and the place. Numbers and labels of points count only below parents that are linked. Which
    version is called `before` makes no difference, unless many points have the same words. For the steps see
    `docs/explanation/aligning.md`.
    """
    from onetext.drafts.aligning.linking import links_between  # loads numpy

    return links_between(before, after)
