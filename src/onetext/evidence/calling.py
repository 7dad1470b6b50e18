"""Whether marks hold a name that people give a thing, and no words of theirs: `which skippers call ‘the Larder’`.

What is customarily called so is told in the present tense or in the passive, of people in general. What somebody called
a thing on an occasion (`Durand called it “absurd”`) is speech, and so is a judgement, whoever passes it.
"""

from __future__ import annotations

from collections.abc import Sequence

from onetext.evidence.naming import Beside

__all__ = ["is_called", "is_kind"]

_OBJECT, _SUBJECT, _CLAUSE = 4, 6, 12
"""Words of what is called so, between the verb and the marks; of who calls it; of the clause before the verb."""
_NAME, _KIND = 4, 5
_ENDS = ",;:.!?…"


def is_called(view: Beside) -> bool:
    """Whether the words are a name by what stands before them, or by `as the trade calls it` behind."""
    if view.inner in {"!", "?", "…"} or _judges(view):
        return False
    if _is_called_behind(view):
        return True
    before = view.before
    led = before[:-1] if view.has("articles", before[-1:]) else before
    for size in range(min(_OBJECT + 1, len(led))):
        verb = led[len(led) - size - 1]
        between = led[len(led) - size :]
        if verb in _ENDS:
            return False
        if view.has("calling_verbs", (verb,)) and _is_object(view, between):
            return _by_whom(view, verb, led[: len(led) - size - 1], led is not before, bool(between))
    return False


def is_kind(view: Beside) -> bool:
    """Whether the words tell a kind of rule or fund that stands right behind them: the `‘loss and damage’ fund`."""
    words = [token.lower for token in view.words]
    if (len(words) < 2 and "-" not in words[0]) or len(words) > _KIND or view.inner:
        return False
    if not view.before or view.has("says", view.before[-1:]) or view.has("copulas", view.before[-1:]):
        return False
    ending = tuple(view.language.words("marks", "judging_endings"))
    if _judges(view) or view.has("judging_adverbs", words) or any(word.endswith(ending) for word in words):
        return False
    kind = view.behind[0] if view.behind else ""
    return view.has("kind_nouns", (kind,))


def _is_object(view: Beside, between: Sequence[str]) -> bool:
    """Whether what stands between the verb and the marks is what is called so: `it`, `her`, `the bank`."""
    if not between:
        return True
    led = view.has("called_objects", between[:1]) or view.has("articles", between[:1])
    return led and not view.has("relative_words", between) and not any(word in _ENDS for word in between)


def _by_whom(view: Beside, verb: str, before: Sequence[str], led: bool, has_object: bool) -> bool:
    """Whether people in general call a thing so.

    Parameters
    ----------
    before
        The words before the verb.
    led
        Whether an article stands right before the marks.
    has_object
        Whether what is called so stands behind the verb.
    """
    near = list(_clause(before))
    while near and view.has("calling_adverbs", near[-1:]):
        near.pop()
    name = _is_name(view)
    if verb in view.language.words("marks", "called_verbs"):  # called: a passive, or `have long called`
        if view.has("customary", before[-3:]):
            return name and not view.has("single_people", near[-_SUBJECT:])
        if view.has("perfect", near[-1:]) and view.has("relative_words", near):
            return name or not view.has("judges", near)  # what brokers have named the “quota trade”
        passive = near[-1:] and view.has("passive_words", near[-1:])
        if not passive and near:
            return False  # Durand called it so, on an occasion
        agent = view.has("agents", view.behind[:1])
        return name or (bool(passive) and not agent and not has_object)
    if not near or view.has("single_people", near[-1:]) or view.has("infinitive", near[-1:]):
        return bool(near) and view.has("infinitive", near[-1:]) and view.has("customary", near[-3:]) and name
    relative = view.has("relative_words", near[-_SUBJECT - 1 :])
    if verb in view.language.words("marks", "calls_verbs") and not view.has("collectives", _subject(view, near)):
        return False
    if view.has("judges", near[-_SUBJECT:]):
        return name
    plain = not view.has("inner_articles", (view.words[0].lower,))
    reduced = not has_object  # the bank skippers call “…”: what is called so stands before
    return name or (plain and (relative or reduced)) or (led and relative)


def _subject(view: Beside, near: Sequence[str]) -> Sequence[str]:
    """The last words of a clause, from the word that brings it in: `the ministry rejected what | it` calls so."""
    words = near[-_SUBJECT:]
    led = max((at + 1 for at, word in enumerate(words) if view.has("relative_words", (word,))), default=0)
    return words[led:]


def _is_called_behind(view: Beside) -> bool:
    """`“minimum service”, as managers call it`; `defines “X” as`; `by “X” they mean`."""
    rest = list(view.behind[1:] if view.behind[:1] == (",",) else view.behind)
    if view.has("manner", rest[:1]):
        for at in range(1, min(len(rest), _SUBJECT + 2)):
            if rest[at] in _ENDS:
                break
            if view.has("calling_verbs", (rest[at],)) or view.has("known_words", (rest[at],)):
                return not view.has("single_people", rest[1:at])
    if view.has("defining", view.before[-1:]) and view.has("manner", rest[:1]):
        return True
    return view.has("agents", view.before[-1:]) and view.has("meaning", rest[:_SUBJECT])


def _is_name(view: Beside) -> bool:
    """Whether the words look like a name: `the Larder`, `Old Nick`."""
    if view.titled:
        return True
    words = [token.lower for token in view.words]
    definite = view.has("definite", words[:1]) and 1 < len(words) <= _NAME
    endings = tuple(view.language.words("marks", "superlative_endings"))
    return definite and not view.has("superlatives", words) and not any(word.endswith(endings) for word in words[:-1])


def _judges(view: Beside) -> bool:
    """Whether the words pass judgement: `blackmail`, `a farce`, `totally absurd`."""
    return view.has("judgements", [token.lower for token in view.words])


def _clause(words: Sequence[str]) -> Sequence[str]:
    near = words[-_CLAUSE:]
    start = max((at + 1 for at, word in enumerate(near) if word in _ENDS), default=0)
    return near[start:]
