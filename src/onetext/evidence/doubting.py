"""Whether a few words between marks are a name the author keeps at a distance: `billed as its “artery”`."""

from __future__ import annotations

from onetext.evidence.naming import Beside

__all__ = ["is_doubted"]

_LONGEST = 5
_BACK = 5
"""Words between a verb of praising wares and `as`."""
_APPOSED = 6


def is_doubted(view: Beside) -> bool:
    """Whether what stands around a few words tells that somebody sells a thing by them, or bears them as a title."""
    if len(view.words) > _LONGEST or view.inner in {"!", "?", "…"}:
        return False
    if view.has("speech_words", [token.lower for token in view.words]):
        return False
    return _is_billed(view) or _is_vaunted(view) or _is_title_of(view)


def _is_billed(view: Beside) -> bool:
    """`which the government once billed as its “artery”`; `a tax dressed up as a “contribution”`."""
    led = view.before[:-1] if view.has("articles", view.before[-1:]) else view.before
    return view.has("manner", led[-1:]) and view.has("billing_verbs", led[-_BACK:-1])


def _is_vaunted(view: Beside) -> bool:
    """`the coalition's much-advertised “family spirit”`."""
    if not view.before or view.has("auxiliaries", view.before[-2:-1]):
        return False
    head, dash, tail = view.before[-1].partition("-")
    if dash and view.has("vaunting_starts", (head,)):
        return view.has("vaunted_so", (tail,))
    return view.has("vaunted", view.before[-1:])


def _is_title_of(view: Beside) -> bool:
    """`their “governor”, a title that nobody uses`."""
    rest = view.behind[1:] if view.behind[:1] == (",",) else view.behind
    if not (view.inner == "," or view.behind[:1] == (",",)) or not view.has("articles", rest[:1]):
        return False
    noun = next((at for at in range(1, 4) if view.has("rank_nouns", rest[at : at + 1])), None)
    own = view.has("single_people", rest[noun + 1 : _APPOSED + noun]) if noun is not None else True
    return not own and not view.has("says", view.before[-3:])
