"""Whether marks enclose a name, or a word that is spoken of: by what stands directly around them.

`“Empty Nets”, a report by …`, `the daily, “Slovo”, …`, `under the title “Who pays?”`, `“calibrate” means cut`,
`“shall” was replaced by “should”`, a `“three-zone” scheme`. Nobody says these words, whoever speaks in the sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from onetext.evidence.article import Article, Token
from onetext.evidence.language import Language
from onetext.evidence.signs import FAMILY

__all__ = ["Beside", "beside", "is_headed", "is_named", "is_word"]

_TABLE = "marks"
_BEHIND = 12
"""Words looked through behind the marks."""
_SHORT, _LONG, _NEAR = 3, 8, 5
"""Words of a term that may be spoken of; between a noun and the name set off behind it; between a verb and its name."""
_ENDS = ",;:.!?…"


@dataclass(frozen=True, slots=True)
class Beside:
    """What a quotation is made of, and the words around it in its sentence.

    Attributes
    ----------
    before, behind
        In small letters, signs included.
    inner
        How the words between the marks end, where that is a sign.
    titled
        Whether all of them have capitals, small ones aside.
    """

    language: Language
    words: tuple[Token, ...]
    before: tuple[str, ...]
    behind: tuple[str, ...]
    inner: str
    titled: bool

    def has(self, key: str, among: Sequence[str]) -> bool:
        """Whether a word of a list is among some."""
        return not self.language.words(_TABLE, key).isdisjoint(among)


def beside(article: Article, first: int, last: int) -> tuple[str, ...]:
    """The words from a token on, marks left out, up to the end of their sentence."""
    words = (token.lower for token in article.tokens[first:last] if token.text not in FAMILY)
    return tuple(words)[:_BEHIND]


def is_headed(view: Beside) -> bool:
    """Whether a text stands under what is between the marks: `a report entitled`, `under the headline`."""
    led = replace(view, before=view.before[:-1]) if view.before[-1:] == (":",) else view
    return _ends_with(led, "before_headings") and view.inner not in {";", ":"}


def is_named(view: Beside) -> bool:
    """Whether the marks hold the name of what is told beside them, set off by commas.

    `the weekly, “Tide”, closed`; `“Empty Nets”, a report by the college`; `“Tide,” the union's weekly`.
    """
    if not view.titled or view.inner in {"!", "?", "…", "."} or view.has("says", view.before[-3:]):
        return False
    if view.has("names_verbs", view.before[-_NEAR:]):
        return True  # renamed the town “Liberty”
    closed = view.inner == "," or view.behind[:1] == (",",)
    if not closed:
        return False
    if view.before[-1:] == (",",):
        near = _stretch(view.before[:-1])
        nouns = view.language.words(_TABLE, "title_nouns")
        noun = max((at for at, word in enumerate(near) if word in nouns), default=None)
        return noun is not None and not view.has("says", near[noun:])
    if view.before:
        return False
    rest = view.behind[1:] if view.behind[:1] == (",",) else view.behind
    end = next((at for at, word in enumerate(rest) if word in _ENDS), len(rest))
    led = view.has("articles", rest[:1])
    return led and view.has("title_nouns", rest[1 : min(end, 6)]) and not view.has("says", rest[:end])


def is_word(view: Beside) -> bool:
    """Whether the marks hold a letter, a word or a compound that is spoken of and that nobody says."""
    text = view.words[0].lower
    if len(view.words) == 1 and len(view.words[0].text) == 1 and view.inner == "":
        return True
    if len(view.words) == 1 and "-" in text and view.behind[:1] and view.behind[0].isalpha():
        return text.split("-")[0] in view.language.words(_TABLE, "compound_starts") and not view.has(
            "judgements", (text,)
        )
    if _is_found(view) or _is_of_place(view) or _is_done(view) or _is_marked(view):
        return True
    if len(view.words) == 1 and view.has("votes", (text,)) and view.inner == "":
        return view.has("polls", (*view.before, *view.behind)) and not view.has("says", view.before[-2:])
    if len(view.words) > _SHORT or view.inner in {"!", "?", "…"}:
        return False
    if _is_explained(view) or _is_edited(view) or _is_set_off(view) or _is_word_for(view):
        return True
    near = view.before[-_LONG:]
    is_copula = bool(near) and near[-1] in view.language.words(_TABLE, "copulas")
    return is_copula and view.has("naming_nouns", near[:-1]) and not view.has("not_naming", near)


def _is_set_off(view: Beside) -> bool:
    """`the Greek word for it, “kairos”, means …`."""
    if view.before[-1:] != (",",) or not (view.inner == "," or view.behind[:1] == (",",)):
        return False
    near = _stretch(view.before[:-1])
    return view.has("term_nouns", near) and not view.has("not_naming", near)


def _is_word_for(view: Beside) -> bool:
    """`there is a word for this: “saltpetre”`; `the word of the week is “calm”`."""
    near = view.before[-_LONG:]
    if not view.has("term_nouns", near) or view.has("not_naming", near):
        return False
    if view.before[-1] in {",", ":"}:
        pairs = pairwise(near)
        led = any(view.has("term_nouns", (one,)) and view.has("word_for", (two,)) for one, two in pairs)
        return led and not view.has("says", near)
    return view.has("copulas", near[-1:]) and view.has("word_of", near[:-1])


def _is_marked(view: Beside) -> bool:
    """`a folder marked “confidential”`, `the stamp “secret”`: what stands on a thing."""
    led = view.before[:-1] if view.has("articles", view.before[-1:]) else view.before
    if view.has("marking_verbs", led[-1:]) or view.has("stamps", led[-1:]):
        return True
    return view.has("labelling_verbs", led[-1:]) and view.has("containers", led[-_NEAR:])


def _is_explained(view: Beside) -> bool:
    """`“Calibrate”, in the dialect of this trade, means cut`."""
    if view.has("defining", view.before[-1:]) and not view.has("says", view.before[-_NEAR:]):
        return True  # the contract does not define “grey fleet”
    led = not view.before or view.has("articles", view.before[-1:]) or view.before[-1:] == (",",)
    if not led or view.inner == ".":
        return False
    rest = view.behind
    if rest[:1] == (",",) or view.inner == ",":  # over an insertion between commas
        inside = rest[1:] if rest[:1] == (",",) else rest
        if "," not in inside:
            return False
        rest = inside[inside.index(",") + 1 :]
    return _begins_with(view, rest, "explains")


def _is_edited(view: Beside) -> bool:
    """`“shall” was replaced by “should”`: words that are put in or taken out, small ones alone."""
    if len(view.words) == 1 and not view.inner:
        near = view.behind[:_NEAR]
        if view.has("copulas", near[:3]) and view.has("struck", near):
            return True  # asked for “forthwith” to be struck out
    small = all(token.lower in view.language.words(_TABLE, "edited_words") for token in view.words)
    return small and (view.has("edits", view.before) or view.has("edits", view.behind))


def _is_found(view: Beside) -> bool:
    """`had read the “non-paper”`: a compound that is the object of no word of saying."""
    text = view.words[0].lower
    if len(view.words) > 1 or "-" not in text or view.inner or view.has("judgements", (text,)):
        return False
    led = view.has("before_papers_read", view.before[-1:])
    return led and text.split("-")[0] in view.language.words(_TABLE, "paper_starts")


def _is_of_place(view: Beside) -> bool:
    """`the “spirit of Thun”`: what people know by the name of a place."""
    words = view.words
    named = len(words) == 3 and words[2].is_capital and not view.inner
    return named and view.has("of_places", (words[0].lower,)) and view.has("small_in_titles", (words[1].lower,))


def _is_done(view: Beside) -> bool:
    """`to “do a Bergen” is to find a reason`: a turn that is explained."""
    if view.before[-1:] == () or not view.has("infinitive", view.before[-1:]):
        return False
    is_copula = view.has("copulas", view.behind[:1]) and view.has("infinitive", view.behind[1:2])
    return is_copula or _begins_with(view, view.behind, "explains")


def _stretch(words: Sequence[str]) -> Sequence[str]:
    """The last words up to a sign."""
    near = words[-_LONG:]
    start = max((at + 1 for at, word in enumerate(near) if word in _ENDS), default=0)
    return near[start:]


def _ends_with(view: Beside, key: str) -> bool:
    phrases, words = view.language.words(_TABLE, key), view.before
    return any(" ".join(words[len(words) - size :]) in phrases for size in range(1, min(len(words), 5) + 1))


def _begins_with(view: Beside, words: Sequence[str], key: str) -> bool:
    phrases = view.language.words(_TABLE, key)
    return any(" ".join(words[:size]) in phrases for size in range(1, min(len(words), 4) + 1))
