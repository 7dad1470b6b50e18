"""Whether marks hold the name of a paper, by what is told of it: `the liberal “Herald” argues`, `told “Tagblatt”`."""

from __future__ import annotations

from onetext.evidence.naming import Beside

__all__ = ["is_paper"]

_NAME, _LED, _REPORTED = 4, 4, 5
"""Words of a paper's name; of what leads to it; behind `which`."""


def is_paper(view: Beside) -> bool:
    """Whether a name with capitals stands where papers stand: as what reports, or as where something is said."""
    if not view.titled or len(view.words) > _NAME or view.inner not in {"", ".", ","}:
        return False
    if view.inner != "," and _is_place(view):
        return True
    if view.inner == "." or view.has("speech_words", [token.lower for token in view.words]):
        return False
    rest = view.behind
    if view.inner == "," or rest[:1] == (",",):
        rest = rest[1:] if rest[:1] == (",",) else rest
        return view.has("paper_relative", rest[:1]) and view.has("paper_did", rest[1:_REPORTED])
    if view.has("leanings", view.before[-1:]) and view.has("articles", view.before[-2:-1]):
        return True
    led = not view.before or view.has("articles", view.before[-1:])
    return led and _reports(view, rest)


def _is_place(view: Beside) -> bool:
    """`in an interview with “Tagblatt”`, `told “Tagblatt”`, `according to the “Tagblatt”`."""
    words = view.before[:-1] if view.has("articles", view.before[-1:]) else view.before
    phrases = view.language.words("marks", "before_papers")
    return any(" ".join(words[len(words) - size :]) in phrases for size in range(1, min(len(words), _LED) + 1))


def _reports(view: Beside, rest: tuple[str, ...]) -> bool:
    """Whether what is named reports: `“Tagblatt” says the vote is lost`, but not `“Never Again” says the mayor`."""
    if view.has("paper_verbs", rest[:1]):
        return True
    if not view.has("paper_says", rest[:1]):
        return False
    return view.has("paper_that", rest[1:2]) or view.has("auxiliaries", rest[1:])
