"""What accepting a candidate would write, in a sentence."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from onetext.model import Candidate, Case

__all__ = ["said_of"]


def said_of(case: Case, item: Candidate) -> str:
    """What accepting a candidate that was read in an article would write."""
    said = _SAID.get(item.kind)
    if said is None:
        return ", ".join(f"{key}: {value}" for key, value in item.fields.items()) or item.kind
    fields = {key: " ".join(value.split()) for key, value in item.fields.items()}
    told = said(case, fields)
    if fields.get("polarity") == "denied":
        # Before the words: behind them it would be read too late.
        who, colon, words = told.partition(": ")
        told = f"{who} [denied]{colon}{words}"
    return f"{told}{_doubts(fields)}"


def _who(fields: Mapping[str, str], party: str = "party") -> str:
    """The speaker, and the party for which they speak."""
    name = fields.get("voice") or fields.get("speaker") or ""
    told = fields.get("speaker")
    if told and told != name and told != fields.get(party):
        name = f"{told} (in the article: {name})"
    side = fields.get(party, "")
    if not name:
        return side or "somebody unnamed"
    return f"{name} [{side}]" if side and side.casefold() != name.casefold() else name


def _doubts(fields: Mapping[str, str]) -> str:
    """How sure the article is: never left out."""
    told = [
        f'hedged: "{fields["hedge"]}"' if fields.get("hedge") else "",
        f'under the condition "{fields["condition"]}"' if fields.get("condition") else "",
        f"as told by {fields['reported_by']}" if fields.get("reported_by") else "",
        "the author's inference" if fields.get("inferred") else "",
        "day not told" if fields.get("undated") else "",
    ]
    shown = ", ".join(filter(None, told))
    return f" ({shown})" if shown else ""


def _on(fields: Mapping[str, str]) -> str:
    return f" on {fields['happened']}" if fields.get("happened") and not fields.get("undated") else ""


def _statement(case: Case, fields: Mapping[str, str]) -> str:
    to = f" to {fields['to']}" if fields.get("to") else ""
    channel = f", {fields['channel']}" if fields.get("channel") else ""
    return f"{_who(fields)}{to}{_on(fields)}{channel}: {fields.get('text', '')}"


def _ultimatum(case: Case, fields: Mapping[str, str]) -> str:
    to = f" to {fields['to']}" if fields.get("to") else ""
    due = f", due {fields['due']}" if fields.get("due") else ""
    penalty = f", or else: {fields['penalty']}" if fields.get("penalty") else ""
    return f"{_who(fields, 'by')}{to}{_on(fields)}: {fields.get('terms', '')}{due}{penalty}"


def _fate(case: Case, fields: Mapping[str, str]) -> str:
    of = fields.get("ultimatum") or fields.get("of") or "an ultimatum"
    return f"{of} {fields.get('fate', '')}{_on(fields)}"


def _issue(case: Case, fields: Mapping[str, str], *keys: str) -> str:
    """The issue and its options, by title."""
    issue = next((one for one in case.issues if one.id == fields.get("issue")), None)
    if issue is None:
        return "; of no issue yet"
    titles = {option.id: option.title for option in issue.options}
    told = [
        f"{key} {' or '.join(titles.get(name, name) for name in fields[key].replace(',', ' ').split())}"
        for key in keys
        if fields.get(key)
    ]
    return f"; {issue.title}: {', '.join(told) or 'no option yet'}"


def _red_line(case: Case, fields: Mapping[str, str]) -> str:
    firm = f", firmness {fields['firmness'].replace(', ', '–')} proposed" if fields.get("firmness") else ""
    shown = _issue(case, fields, "refuses", "requires")
    return f"{_who(fields)} will not have{_on(fields)}: {fields.get('says', '')}{shown}{firm}"


def _position(case: Case, fields: Mapping[str, str]) -> str:
    shown = _issue(case, fields, "option", "compatible", "refused")
    stance = fields.get("stance") or "not said what"
    return f"{_who(fields)}, {fields.get('kind', 'position')}{_on(fields)}: {stance}{shown}"


def _claim(case: Case, fields: Mapping[str, str]) -> str:
    relations = f"; {fields['relations']}" if fields.get("relations") else ""
    claimant = fields.get("claimant", "somebody")
    claims = "" if fields.get("polarity") == "denied" else " claims"
    return f"{claimant}{claims}{_on(fields)} on {fields.get('about', 'something')}: {fields.get('says', '')}{relations}"


def _event(case: Case, fields: Mapping[str, str]) -> str:
    read_as = f"; the author reads it as: {fields['read_as']}" if fields.get("read_as") else ""
    actor = f"{fields['actor']}: " if fields.get("actor") else ""
    return f"{fields.get('kind', 'event')}{_on(fields)}: {actor}{fields.get('text', '')}{read_as}"


def _response(case: Case, fields: Mapping[str, str]) -> str:
    draft = fields.get("draft") or fields.get("of_what") or "a draft"
    return f"{_who(fields)} to {draft}{_on(fields)}: {fields.get('kind', 'responds').replace('-', ' ')}"


_SAID: Mapping[str, Callable[[Case, Mapping[str, str]], str]] = {
    "statement": _statement,
    "ultimatum": _ultimatum,
    "fate": _fate,
    "red_line": _red_line,
    "position": _position,
    "claim": _claim,
    "event": _event,
    "response": _response,
}
