"""Read a name off the words: given names, particles, initials, hyphens; whose it is comes later."""

from __future__ import annotations

from collections.abc import Sequence

from onetext.evidence.actors.lexicon import Lexicon
from onetext.evidence.article import Token

__all__ = ["begins_name", "given_gender", "is_capital", "is_initial", "name_end", "title_at"]

_MOST = 6


def is_capital(token: Token) -> bool:
    """Whether a word starts with a capital letter, a small particle joined to it aside (al-Sharif)."""
    text = token.text
    if text[:1].isupper():
        return True
    head, hyphen, rest = text.partition("-")
    return bool(hyphen) and len(head) <= 4 and rest[:1].isupper() and not head.isdigit()


def begins_name(lexicon: Lexicon, tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether a name may begin with a token."""
    token = tokens[at]
    if not token.text[0].isalpha():
        return False
    if is_capital(token):
        return not lexicon.has("words.nobody", token.lower)
    if not lexicon.has("parts.leading", token.lower):
        return False
    ahead = at + 1
    while (
        ahead < end
        and ahead < at + 3
        and lexicon.has("parts.particles", tokens[ahead].lower)
        and not is_capital(tokens[ahead])
    ):
        ahead += 1
    return ahead < end and is_capital(tokens[ahead]) and lexicon.at(tokens, ahead, end) is None


def name_end(lexicon: Lexicon, tokens: Sequence[Token], at: int, end: int) -> int:
    """End of the name that begins at a token: capitals, with particles and initials between them."""
    last = at
    step = at
    while step < end and step < at + _MOST + 3:
        token = tokens[step]
        if token.text[0].isalpha() and is_capital(token):
            if step > at and lexicon.has("words.nobody", token.lower) and not is_initial(tokens, step, end):
                break
            step += 1
            last = step
            if is_initial(tokens, step - 1, end):
                step += 1
                last = step
        elif lexicon.has("parts.particles", token.lower) and _particles_lead_on(lexicon, tokens, step, end):
            step += 1
        else:
            break
    return last


def is_initial(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether a token is an initial with its full stop behind it, and the name goes on."""
    return (
        len(tokens[at].text) == 1
        and at + 2 < end
        and tokens[at + 1].text == "."
        and tokens[at + 1].start == tokens[at].end
        and is_capital(tokens[at + 2])
    )


def _particles_lead_on(lexicon: Lexicon, tokens: Sequence[Token], at: int, end: int) -> bool:
    ahead = at + 1
    while (
        ahead < end
        and ahead < at + 3
        and lexicon.has("parts.particles", tokens[ahead].lower)
        and not is_capital(tokens[ahead])
    ):
        ahead += 1
    return (
        ahead < end
        and tokens[ahead].text[0].isalpha()
        and is_capital(tokens[ahead])
        and (ahead > at or is_capital(tokens[at]))
        and tokens[ahead].lower not in lexicon.sets["words.nobody"]
    )


def title_at(lexicon: Lexicon, tokens: Sequence[Token], at: int, end: int) -> tuple[int, str] | None:
    """End and gender of a title with a name behind it ("Mr", "Dr.")."""
    gender = lexicon.gender_of_title.get(tokens[at].lower)
    if gender is None or not is_capital(tokens[at]):
        return None
    ahead = at + 1
    if ahead < end and tokens[ahead].text == "." and tokens[ahead].start == tokens[at].end:
        ahead += 1
    if ahead >= end or not begins_name(lexicon, tokens, ahead, end):
        return None
    return ahead, gender


def given_gender(lexicon: Lexicon, tokens: Sequence[Token], first: int, last: int) -> str:
    """What a given name tells, or the ending of a family name."""
    if last - first < 2:
        return lexicon.gender_of_family.get(tokens[first].lower, "")
    for part in tokens[first].lower.split("-"):
        found = lexicon.gender_of_given.get(part)
        if found:
            return found
    family = tokens[last - 1].lower
    return "f" if len(family) > 5 and family.endswith(lexicon.endings("parts.female_endings")) else ""
