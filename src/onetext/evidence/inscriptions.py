"""Whether marks hold what stands on a banner or a badge, and nobody is told to say: `banners reading “Our rain”`."""

from __future__ import annotations

from collections.abc import Sequence

from onetext.evidence.naming import Beside

__all__ = ["is_inscribed"]

_BACK = 10
"""Words between a banner and what stands on it."""
_NOUN = 3
"""Words before a banner that may belong to it: `a large hand-lettered sign`."""
_LONGEST = 9
"""Words on a banner."""


def is_inscribed(view: Beside) -> bool:
    """Whether a banner, a badge, a wall bears the words: by a verb of reading, `with`, or its own verb."""
    near = list(_clause(view.before))
    if len(view.words) > _LONGEST or not near:
        return False
    boards = [at for at, word in enumerate(near) if view.has("boards", (word,))]
    if not boards or not _is_noun(view, near, boards[-1]):
        return False
    behind = near[boards[-1] + 1 :]
    while behind and behind[-1] in {",", ":"}:
        behind.pop()
    while behind and view.has("articles", behind[-1:]):
        behind.pop()
    if not behind:
        return near[-1] == ":"
    if view.has("bearing_words", behind[-1:]):
        return True
    if not view.has("boards_say", (*behind[-1:],)) and not _thanks_as(view, behind):
        return False
    # a woman with a placard said “No”: she says it, not the placard
    return view.has("relative_words", behind[-2:-1]) or _begins(view, near, boards[-1])


def _thanks_as(view: Beside, behind: Sequence[str]) -> bool:
    """A banner thanks staff `as` “Heroes”."""
    return view.has("manner", behind[-1:]) and view.has("boards_say", behind)


def _is_noun(view: Beside, near: Sequence[str], at: int) -> bool:
    """Whether a word is the noun and not a verb (`they sign`): an article stands before it, if it could be a verb."""
    return not view.has("board_verbs", near[at : at + 1]) or view.has("board_leads", near[max(at - _NOUN, 0) : at])


def _begins(view: Beside, near: Sequence[str], at: int) -> bool:
    """Whether the noun is the subject: it stands at the beginning of its clause."""
    lead = at
    while lead > 0 and at - lead <= _NOUN and not view.has("clause_starts", near[lead - 1 : lead]):
        lead -= 1
    if view.has("board_holders", near[lead:at]):
        return False
    led = lead == at or view.has("board_leads", near[lead : lead + 1])
    return led and (lead == 0 or view.has("clause_starts", near[lead - 1 : lead]))


def _clause(words: Sequence[str]) -> Sequence[str]:
    """The last words up to a sign, a colon or comma right before the marks aside."""
    near = words[-_BACK:]
    rest = near[:-1] if near[-1:] and near[-1] in {",", ":"} else near
    start = max((at + 1 for at, word in enumerate(rest) if word in {",", ";", ":", ".", "!", "?", "…"}), default=0)
    return near[start:]
