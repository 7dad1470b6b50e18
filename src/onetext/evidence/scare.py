"""Tell speech from what else stands between marks: titles, terms, and words the author keeps at a distance.

Titles and terms are told by what stands before them and by their capitals, before anybody looks for speakers. Whether a
few words are somebody's is told last, by whether the sentence gives them to anybody.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from onetext.evidence.article import Article, Token
from onetext.evidence.calling import is_called, is_kind
from onetext.evidence.doubting import is_doubted
from onetext.evidence.frames import Frame
from onetext.evidence.given import Given
from onetext.evidence.inscriptions import is_inscribed
from onetext.evidence.marks import marked
from onetext.evidence.naming import Beside, beside, is_headed, is_named, is_word
from onetext.evidence.papers import is_paper
from onetext.evidence.signs import APOSTROPHES, FAMILY
from onetext.model import QuotedSpeech, QuoteKind

__all__ = ["guessed", "kinds", "quoted"]

_TABLE = "marks"
_LONGEST_TERM = 7
_LONGEST_TITLE = 12
_LONGEST_SCARE = 5
"""Words; what is longer is speech, or a text somebody quotes."""
_LOOK_BACK = 14
_FEW = 3
_NEAR = 6
"""Words between a verb of saying and a few words between marks that it reports."""
_STOPS = frozenset(".!?…")
_DIRECT = frozenset({"verb before", "verb after", "colon"})
"""Rules of attribution by which the quotation is what the verb brings in, and no word of a sentence reported."""


def quoted(article: Article) -> tuple[QuotedSpeech, ...]:
    """What stands between marks, titles and terms told apart; nobody is named as its speaker yet."""
    return guessed(article, marked(article).quotes)


def guessed(article: Article, quotes: Sequence[QuotedSpeech]) -> tuple[QuotedSpeech, ...]:
    """The quotations with the kind that can be told without knowing who speaks; all others stay speech."""
    around = [_around(article, quote) for quote in quotes]
    found: list[QuoteKind] = []
    for number, (quote, view) in enumerate(zip(quotes, around, strict=True)):
        kind = _guess(article, quote, view)
        before = found[-1] if found else "speech"
        if kind == "speech" != before and _is_listed(article, quotes[number - 1], quote, view):
            kind = before  # words like “licence” and “table”: what the one is, the other is
        found.append(kind)
    titles = {quote.text for quote, kind in zip(quotes, found, strict=True) if kind == "title"}
    return tuple(
        replace(quote, kind="title" if kind == "speech" and quote.text in titles else kind)
        for quote, kind in zip(quotes, found, strict=True)
    )


def kinds(article: Article, quotes: Sequence[QuotedSpeech], frames: Sequence[Frame]) -> tuple[QuotedSpeech, ...]:
    """The quotations with their final kind, after speakers were looked for.

    A few words without a verb that the sentence gives to nobody are the author's own: scare quotes. What is not speech
    has no speaker.
    """
    given = Given(article, frames)
    settled: list[QuotedSpeech] = []
    for quote in quotes:
        before = settled[-1] if settled else None
        if before is not None and before.kind == "speech" == quote.kind and _is_joined(article, before, quote):
            settled.append(quote)  # “tense” and “useful”: whose the one is, his is the other
        else:
            settled.append(_settled(article, quote, given))
    return tuple(settled)


def _is_listed(article: Article, one: QuotedSpeech, other: QuotedSpeech, view: _Around) -> bool:
    """Whether a few words follow others between marks, with `and` before them."""
    led = bool(view.before) and view.before[-1].isalpha()
    return led and len(view.words) <= _LONGEST_SCARE and not _ends_sentence(other) and _is_joined(article, one, other)


def _is_joined(article: Article, one: QuotedSpeech, other: QuotedSpeech) -> bool:
    """Whether nothing but marks, a comma and `and` stand between two quotations."""
    if other.start < one.end:
        return False
    between = article.tokens[article.token_at(one.end - 1) + 1 : article.token_at(other.start)]
    joining = article.language.words(_TABLE, "joining")
    return len(between) <= _NEAR and all(token.text in FAMILY or token.lower in joining for token in between)


def _settled(article: Article, quote: QuotedSpeech, given: Given) -> QuotedSpeech:
    kind = quote.kind
    if kind == "speech" and _is_own(article, quote, given):
        kind = "scare"
    if kind == "speech":
        return quote
    return replace(quote, kind=kind, speaker=None, reported_by=(), addressee=None, rule="", score=0.0)


@dataclass(frozen=True, slots=True)
class _Around:
    """The words of a quotation, and those before it in its paragraph."""

    words: tuple[Token, ...]
    before: tuple[str, ...]
    starts: bool
    after: Token | None
    behind: tuple[str, ...]


def _around(article: Article, quote: QuotedSpeech) -> _Around:
    tokens = article.tokens
    first, last = article.token_at(quote.start), article.token_at(quote.end - 1)
    back = first - 1
    while back >= 0 and tokens[back].text in FAMILY and not _is_possessive(article, back):
        back -= 1
    ahead = last + 1
    while ahead < len(tokens) and tokens[ahead].text in FAMILY:
        ahead += 1
    sentence = article.sentences[article.sentence_at(quote.start)]
    begin = max(sentence.first, back + 1 - _LOOK_BACK)
    limit = article.paragraphs[sentence.paragraph].end
    return _Around(
        words=tuple(
            token for token in tokens[first : min(last, first + _LONGEST_TITLE * 3) + 1] if token.text[0].isalnum()
        ),
        before=tuple(token.lower for token in tokens[begin : back + 1]),
        starts=back < sentence.first,
        after=tokens[ahead] if ahead < len(tokens) and tokens[ahead].start < limit else None,
        behind=beside(article, last + 1, min(sentence.last, last + 1 + 2 * _LOOK_BACK)),
    )


def _is_possessive(article: Article, at: int) -> bool:
    """Whether a sign is the apostrophe of a possessive: `the rebels' "minister"`."""
    sign = article.tokens[at]
    glued = at > 0 and article.tokens[at - 1].end == sign.start
    return glued and sign.text in APOSTROPHES and article.text[sign.end : sign.end + 1].isspace()


def _guess(article: Article, quote: QuotedSpeech, view: _Around) -> QuoteKind:
    count = len(view.words)
    if not 0 < count <= _LONGEST_TITLE:
        return "speech"
    named = _named(article, quote, view)
    if named is not None:
        return named
    if count <= _LONGEST_SCARE and _told_as_marks(article, quote):
        return "scare"
    if count <= _LONGEST_TERM and quote.text[-1] == "," and _follows(article, view, "before_terms"):
        return "term"  # the so-called “grey parcels,” plots of land which …
    name = count <= _FEW and quote.text[-1] == "." and bool(view.before) and quote.text[:1].isupper()
    if name and (_follows(article, view, "before_terms") or _is_enclosed(article, view)):
        return "term"  # the paper goes by the name “Bluebird.”
    if count <= _LONGEST_TERM and not _ends_sentence(quote):
        if _follows(article, view, "before_scare") and count <= _LONGEST_SCARE and not _has_speech(article, view):
            return "scare"
        if _follows(article, view, "before_terms") or _is_enclosed(article, view):
            return "term"
    return "title" if _is_title(article, quote, view) else "speech"


def _named(article: Article, quote: QuotedSpeech, view: _Around) -> QuoteKind | None:
    """Whether the marks hold a name or a word that is spoken of, by what stands around them."""
    small = article.language.words(_TABLE, "small_in_titles")
    inner = quote.text[-1]
    found = Beside(
        language=article.language,
        words=view.words,
        before=tuple(word for word in view.before if word not in FAMILY or word in APOSTROPHES),
        behind=view.behind,
        inner="" if inner.isalnum() else inner,
        titled=_capitals(view.words, small),
    )
    if not _is_headline(article, quote) and (
        is_headed(found) or is_named(found) or is_paper(found) or is_inscribed(found)
    ):
        return "title"
    if is_doubted(found):
        return "scare"
    if found.titled and _is_nickname(article, quote, view):
        return "term"
    return "term" if is_word(found) or is_kind(found) or is_called(found) else None


def _is_nickname(article: Article, quote: QuotedSpeech, view: _Around) -> bool:
    """Whether marks stand between the parts of a name: `Jon “Bear” Weller`."""
    at, after = article.token_at(quote.start), view.after
    if len(view.words) > _FEW or view.starts or after is None or not (after.is_capital and after.text.isalpha()):
        return False
    before = next(
        (token for token in reversed(article.tokens[max(at - _FEW, 0) : at]) if token.text not in FAMILY), None
    )
    return before is not None and before.is_capital and before.text.isalpha() and quote.text[-1].isalnum()


def _ends_sentence(quote: QuotedSpeech) -> bool:
    """Whether what stands between marks ends as a sentence does, a comma before an attribution included."""
    return quote.text[-1] in ",!?…" or (quote.text[-1] == "." and quote.text[:1].isupper())


def _has_speech(article: Article, view: _Around) -> bool:
    words = article.language.words(_TABLE, "speech_words")
    return any(token.lower in words for token in view.words)


def _told_as_marks(article: Article, quote: QuotedSpeech) -> bool:
    """Whether the sentence says that marks are meant: `in quotation marks`."""
    sentence = article.sentences[article.sentence_at(quote.start)]
    near = article.tokens[max(sentence.first, article.token_at(quote.start) - 20) : article.token_at(quote.end) + 20]
    words = " ".join(token.lower for token in near)
    return any(f" {phrase} " in f" {words} " for phrase in article.language.words(_TABLE, "told_marks"))


def _follows(article: Article, view: _Around, key: str) -> bool:
    """Whether a phrase of a list stands directly before the marks; an article may stand between."""
    phrases = article.language.words(_TABLE, key)
    articles = article.language.words(_TABLE, "before_short_titles")
    ends = [len(view.before)]
    if view.before and view.before[-1] in articles:
        ends.append(len(view.before) - 1)
    judging = article.language.words(_TABLE, "names_judged")  # called the phrase “empty”: no word, but what it is
    return any(
        _joined(view.before[max(end - size, 0) : end]) in phrases
        and judging.isdisjoint(view.before[max(end - size - 1, 0) : max(end - size, 0)])
        for end in ends
        for size in range(1, 6)
    )


def _joined(words: Sequence[str]) -> str:
    """Words as a table writes them: an elided one (l') stands at the next."""
    return "".join(word if word.endswith("'") else word + " " for word in words).strip()


def _is_enclosed(article: Article, view: _Around) -> bool:
    """Whether a pair of words encloses a few others before the marks: `known in both capitals as the`."""
    words = f" {_joined(view.before)} "
    articles = article.language.words(_TABLE, "before_short_titles")
    for opens, closes in article.language.tables.get(_TABLE, {}).get("around_terms", ()):
        _head, found, rest = words.rpartition(f" {opens} ")
        if not found:
            continue
        between = f" {rest}"
        ends = [f" {closes} ", *(f" {closes} {one} " for one in articles)]
        if any(between.endswith(end) for end in ends) and len(rest.split()) <= _NEAR:
            return True
    return False


def _is_title(article: Article, quote: QuotedSpeech, view: _Around) -> bool:
    """Whether marks enclose the name of a newspaper, a work, a ship, an operation."""
    words = article.language.words
    near = view.before[-4:]
    if _is_work(article, quote, view):
        return True
    if near and near[-1] in {",", ":"}:
        return False
    named = bool(words(_TABLE, "title_nouns").intersection(near))
    capitals = _capitals(view.words, words(_TABLE, "small_in_titles"))
    ends = quote.text[-1] in ",.…" or (
        quote.text[-1] in "!?" and not (named and near[-1] in words(_TABLE, "title_nouns"))
    )
    if ends or quote.text[0].islower() or _is_headline(article, quote):
        return False
    if named and (capitals or (near[-1] in words(_TABLE, "title_nouns") and not _has_speech(article, view))):
        return True
    if not capitals:
        return False
    last = near[-1] if near else ""
    if last in words(_TABLE, "writing_verbs") and words(_TABLE, "carriers").intersection(view.before):
        return False  # a banner read “Enough Is Enough”
    if len(view.words) > 1:
        return last in words(_TABLE, "before_titles") or (view.starts and _goes_on(view.after))
    return last in words(_TABLE, "before_short_titles")


def _is_work(article: Article, quote: QuotedSpeech, view: _Around) -> bool:
    """Whether several words that all have capitals stand where nobody speaks: a play, “Songs for the Night”."""
    words, text = article.language.words, quote.text
    large = [token for token in view.words if token.lower not in words(_TABLE, "small_in_titles")]
    if len(large) < 2 or not _capitals(view.words, words(_TABLE, "small_in_titles")):
        return False
    if text[-1] in ".!?…" or text.isupper() or ". " in text or _is_headline(article, quote):
        return False
    behind = article.tokens[(end := article.token_at(quote.end)) : end + 5] if text[-1] == "," else ()
    told = view.before[-1:] == (":",) or any(token.lower in words(_TABLE, "says") for token in behind)
    return not (told or _has_speech(article, view) or words(_TABLE, "carriers").intersection(view.before))


def _capitals(tokens: Sequence[Token], small: frozenset[str]) -> bool:
    """Whether all words have capitals, small ones aside."""
    large = [token for token in tokens if token.lower not in small]
    return (
        bool(large) and all(token.is_capital or token.text[0].isdecimal() for token in large) and tokens[0].is_capital
    )


def _goes_on(after: Token | None) -> bool:
    """Whether the sentence goes on with a small word."""
    return after is not None and after.text[0].islower()


def _is_headline(article: Article, quote: QuotedSpeech) -> bool:
    """Whether a quotation stands in the first paragraph, without a stop at its end: all its words may have capitals."""
    first = article.paragraphs[0]
    return quote.end <= first.end and len(article.paragraphs) > 1 and article.text[first.end - 1] not in ".!?"


# -- after speakers were looked for ----------------------------------------------------------------------------------


def _is_own(article: Article, quote: QuotedSpeech, given: Given) -> bool:
    """Whether a few words between marks are the author's own."""
    view = _around(article, quote)
    if not 0 < len(view.words) <= _LONGEST_SCARE or not _is_embedded(article, quote, view):
        return False
    if quote.text[-1] in "!?…" or quote.continues is not None or _has_speech(article, view):
        return False
    if quote.speaker is not None and quote.rule in _DIRECT:
        return False
    if _is_ironic(article, view) or _is_nested(article, quote, view):
        return True
    owned = view.before[-1:] and view.before[-1] in article.language.words(_TABLE, "before_ironic")
    if given.has(quote, subject=bool(owned)):
        return False
    led = bool(view.before) and view.before[-1] in article.language.words(_TABLE, "before_own")
    if view.before and not led and not _goes_on(view.after):
        return False
    if _is_written(article, view):
        return False
    near = view.before[-4:] + ((view.after.lower,) if view.after is not None and not owned else ())
    return not article.language.words(_TABLE, "says").intersection(near)


def _is_ironic(article: Article, view: _Around) -> bool:
    """Whether an adjective that promises something stands between an article and a noun: `the “new” money`."""
    words = article.language.words
    led = bool(view.before) and view.before[-1] in words(_TABLE, "before_ironic")
    return led and len(view.words) == 1 and view.words[0].lower in words(_TABLE, "ironic") and _goes_on(view.after)


def _is_nested(article: Article, quote: QuotedSpeech, view: _Around) -> bool:
    """Whether somebody puts a few words of theirs between marks: `“It is a marriage of ‘reason’,”` she said."""
    words = article.language.words
    led = bool(view.before) and view.before[-1] in words(_TABLE, "before_own")
    near = view.before[-4:]
    said = words(_TABLE, "says").intersection(near)
    return quote.depth > 0 and len(view.words) <= _FEW and led and not said and quote.text[0].islower()


def _is_written(article: Article, view: _Around) -> bool:
    """Whether the words are those of a text that the sentence quotes, or somebody's whom it thanks or blames.

    `Article 4 requires “prior notice”`; `the resolution “deplores” the attack`; `thanked them for their “patience”`.
    """
    words, before = article.language.words, view.before
    if words(_TABLE, "says_far").intersection(before[-8:]) or " ".join(view.behind[:2]) in words(_TABLE, "says_behind"):
        return True
    texts, verbs = words(_TABLE, "writings"), words(_TABLE, "writing_verbs")
    text = next((at for at, word in enumerate(before) if word in texts), None)
    if text is None:
        return False
    verb = len(view.words) == 1 and text + 1 == len(before) and view.words[0].lower in verbs
    return verb or not verbs.isdisjoint(before[text + 1 :])


def _is_embedded(article: Article, quote: QuotedSpeech, view: _Around) -> bool:
    """Whether the quotation is a part of the author's sentence: words stand before it, or go on behind it."""
    if not view.starts and view.before[-1] in {",", ":"}:
        said = article.language.words(_TABLE, "says").intersection(view.before[-4:-1])
        return not said and view.before[-1] == "," and _goes_on(view.after) and quote.text[-1] not in ",."
    if not view.starts:
        return True
    return quote.text[0].islower() or (_goes_on(view.after) and quote.text[-1] not in ",.")
