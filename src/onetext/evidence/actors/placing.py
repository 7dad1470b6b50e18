"""How a phrase stands among its neighbours: as a subject, beside a verb of saying, in a place."""

from __future__ import annotations

from collections.abc import Sequence

from onetext.evidence.actors.lexicon import Lexicon
from onetext.evidence.actors.phrase import Phrase
from onetext.evidence.article import Sentence, Token

__all__ = ["placed"]

_ASIDES = {",": ",", "(": ")"}


def placed(tokens: Sequence[Token], phrase: Phrase, sentence: Sentence, lexicon: Lexicon) -> None:
    """How a phrase stands among its neighbours."""
    first, last = _between_marks(tokens, phrase, sentence, lexicon)
    before = tokens[first - 1].lower if first > sentence.first else ""
    after = tokens[last].lower if last < sentence.last else ""
    many = phrase.plural or ("?article" in phrase.tags and tokens[last - 1].lower.endswith(lexicon.endings("plural")))
    acts = lexicon.sets["words.acts_of_many" if many else "words.acts"]
    behind = (
        lexicon.has("words.before_speaker", before)
        and phrase.first - 2 >= sentence.first
        and not (tokens[phrase.first - 2].text[0].isalnum())
    )
    leads = after in acts or lexicon.has("words.auxiliaries", after) or _is_past(after, lexicon)
    prepositional = lexicon.has("words.prepositions", before)
    beyond = tokens[last + 1].lower if last + 1 < sentence.last else ""
    helped = lexicon.has("words.auxiliaries", after) and (
        beyond in acts
        or lexicon.has("words.before_speaker", beyond)
        or (phrase.kind == "pronoun" and lexicon.has("words.acting", beyond))
    )
    aside = _after_gap(tokens, phrase, sentence) or _after_of(tokens, phrase, sentence, lexicon)
    phrase.suits = after in acts or behind or helped or phrase.inset > 0 or aside in acts
    leads = leads or lexicon.has("words.auxiliaries", aside) or _is_past(aside, lexicon)
    phrase.subject = behind or (leads and not prepositional) or (phrase.suits and not prepositional)
    phrase.subject = phrase.subject or _opens_with(tokens, phrase, sentence, lexicon)
    if phrase.kind == "pronoun" and _is_impersonal(tokens, phrase, sentence, lexicon):
        phrase.tags.add("?impersonal")
    phrase.reported = before in acts or (
        lexicon.has("words.that", before) and first - 2 >= sentence.first and tokens[first - 2].lower in acts
    )
    phrase.placed = lexicon.has("words.sure_place_before", before)
    if _is_according(tokens, phrase, lexicon):
        phrase.suits = phrase.subject = True
        phrase.placed = False


def _opens_with(tokens: Sequence[Token], phrase: Phrase, sentence: Sentence, lexicon: Lexicon) -> bool:
    """`Ada Lind, the only member to stay, left`: somebody whom a sentence begins with, and what is told of him."""
    at = phrase.last
    is_somebody = phrase.sure or (phrase.definite and phrase.kind in ("role", "body"))
    if phrase.first != sentence.first or not is_somebody or at + 1 >= sentence.last or tokens[at].text != ",":
        return False
    word = tokens[at + 1].lower
    return word.isdigit() or any(
        lexicon.has(name, word) for name in ("around.articles", "words.persons", "words.relatives")
    )


def _is_impersonal(tokens: Sequence[Token], phrase: Phrase, sentence: Sentence, lexicon: Lexicon) -> bool:
    """Whether a pronoun stands for nobody: "it seems", "it has been reported that"."""
    behind = [token.lower for token in tokens[phrase.last : min(phrase.last + 6, sentence.last)]]
    if any(lexicon.has("impersonal", word) for word in behind[:2]):
        return True
    if phrase.gender != "n":
        return False
    step = 0
    while step < len(behind) and (
        lexicon.has("words.auxiliaries", behind[step])
        or (step and (not behind[step][0].isalnum() or behind[step].endswith(lexicon.endings("words.adverb_endings"))))
    ):
        if lexicon.has("impersonal_passive", behind[step]):
            break
        step += 1
    return 0 < step < len(behind) and lexicon.has("impersonal_passive", behind[step])


def _is_past(word: str, lexicon: Lexicon) -> bool:
    """Whether a word may be the verb of somebody who stands before it."""
    return word.isalpha() and (
        word.endswith(lexicon.endings("words.verb_endings")) or lexicon.has("words.irregular", word)
    )


def _between_marks(tokens: Sequence[Token], phrase: Phrase, sentence: Sentence, lexicon: Lexicon) -> tuple[int, int]:
    """Tokens of a phrase, with the quotation marks around it where nothing else stands between them."""
    first, last = phrase.first, phrase.last
    if first <= sentence.first or last >= sentence.last or phrase.kind == "pronoun":
        return first, last
    opening, closing = tokens[first - 1], tokens[last]
    opened = opening.text in lexicon.opening_marks - {"’"} and opening.end == tokens[first].start
    if opened and closing.start == tokens[last - 1].end and closing.text in lexicon.closing_marks:
        phrase.tags.add("quoted")
        return first - 1, last + 1
    return first, last


def _after_gap(tokens: Sequence[Token], phrase: Phrase, sentence: Sentence) -> str:
    """The word behind one or two asides of a few words ("Brandt (Labour), a minister since May, said"), or ""."""
    at, found = phrase.last, ""
    for _ in range(2):
        if at >= sentence.last or tokens[at].text not in _ASIDES:
            break
        closing = _ASIDES[tokens[at].text]
        ends = (
            step for step in range(at + 1, min(at + 14, sentence.last - 1)) if tokens[step].text in (closing, ";", ":")
        )
        end = next(ends, -1)
        if end < 0 or tokens[end].text != closing:
            break
        at = end + 1
        found = tokens[at].lower
        if tokens[end].text == ",":
            if not (end == at - 1 and _opens_aside(tokens, end, sentence)):
                break
            at = end
    return found


def _opens_aside(tokens: Sequence[Token], comma: int, sentence: Sentence) -> bool:
    """Whether the comma that ends an aside opens another: an article or a word of belonging follows."""
    return comma + 2 < sentence.last and tokens[comma - 1].text.isdigit()


def _after_of(tokens: Sequence[Token], phrase: Phrase, sentence: Sentence, lexicon: Lexicon) -> str:
    """The word behind what a name is of ("Ada Lind of the Harbour Institute says"), or ""."""
    at = phrase.last
    if phrase.kind != "name" or at >= sentence.last or not lexicon.has("belongs_to_names", tokens[at].lower):
        return ""
    step = at + 1
    while step < min(at + 10, sentence.last - 1):
        lower = tokens[step].lower
        if not (
            tokens[step].is_capital or lexicon.has("around.articles", lower) or lexicon.has("belongs_to_names", lower)
        ):
            break
        step += 1
    return tokens[step].lower if step > at + 1 else ""


def _is_according(tokens: Sequence[Token], phrase: Phrase, lexicon: Lexicon) -> bool:
    for words in lexicon.sets["words.according"]:
        parts = words.split()
        first = phrase.first - len(parts)
        if first >= 0 and all(tokens[first + step].lower == part for step, part in enumerate(parts)):
            return True
    return False
