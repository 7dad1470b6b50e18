"""The fields of a candidate as values of a record; all that is missing or wrong is told at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import get_args

from onetext.errors import UnknownId, UsageError
from onetext.model import Candidate, Case, Date, Party, Polarity, day_of

__all__ = ["POLARITIES", "SAID", "Fields", "ids_in"]

SAID = (
    *("party", "speaker", "voice", "reported_by", "hedge", "polarity", "condition", "inferred"),
    *("happened", "known", "undated", "source", "note"),
)
"""Fields that tell who said something, when, and how surely: `--set` may change them in candidates of most kinds."""


def ids_in(text: str) -> tuple[str, ...]:
    """Ids parted by commas or blanks."""
    return tuple(dict.fromkeys(text.replace(",", " ").split()))


POLARITIES: tuple[str, ...] = get_args(Polarity)
"""What a field `polarity` may say; where it is absent, what was said is affirmed."""


class Fields:
    """Reads the fields of one candidate; `check` raises what is missing, with what to give."""

    def __init__(self, case: Case, item: Candidate) -> None:
        self.case, self.item = case, item
        self.missing: list[str] = []
        self.wrong: list[str] = []
        self.document = next((one for one in case.documents if one.id == item.document), None)

    def get(self, key: str) -> str:
        """A field, or ""."""
        return self.item.fields.get(key, "")

    def need(self, key: str) -> str:
        """A field that the record must have."""
        found = self.get(key)
        if not found:
            self.missing.append(key)
        return found

    def check(self) -> None:
        """Raise what is missing or wrong (UsageError)."""
        if self.get("polarity") not in ("", *POLARITIES):
            self.bad("polarity", f'polarity cannot be "{self.get("polarity")}"; it is {" or ".join(POLARITIES)}')
        problems = list(self.wrong)
        if self.missing:
            *first, last = (f'"{key}"' for key in dict.fromkeys(self.missing))
            names = f"{', '.join(first)} and {last}" if first else last
            given = " ".join(f"--set {self.item.id}.{key}=…" for key in dict.fromkeys(self.missing))
            problems.insert(0, f'"{self.item.id}" has no {names}; give it with {given}')
        if problems:
            raise UsageError(". ".join(problems))

    def bad(self, key: str, why: str) -> None:
        """Note that a field cannot be, and how to set another."""
        self.wrong.append(f"{why}; mend it with --set {self.item.id}.{key}=…")

    # -- ids -------------------------------------------------------------------------------------------------------

    def one_of(self, key: str, known: Sequence[str], what: str, *, default: str = "") -> str:
        """A field whose values are known."""
        found = self.get(key) or default or self.need(key)
        if found and found not in known:
            self.bad(key, str(UnknownId(what, found, known)))
            return ""
        return found

    def optional(self, key: str, known: Sequence[str]) -> str:
        """A field whose values are known, or "" where it is absent."""
        return self.one_of(key, known, f"value of {key}") if self.get(key) else ""

    def party(self, key: str = "party") -> str:
        """A party of the case."""
        voice = self.get("voice")
        if not self.get(key) and voice:
            self.wrong.append(
                f'"{voice}", who is no party or speaker of this case, speaks for whom? Say it with'
                f" --set {self.item.id}.{key}=…"
            )
            return ""
        return self.one_of(key, [party.id for party in self.case.parties], "party")

    def parties(self, key: str) -> tuple[str, ...]:
        """Parties of the case, at least one."""
        known = [party.id for party in self.case.parties]
        given = tuple(part.strip() for part in self.need(key).split(",") if part.strip())
        strange = [name for name in given if name not in known]
        if strange:
            self.bad(key, f'"{strange[0]}" is no party of this case ({", ".join(known)})')
        return given

    def issue(self, key: str = "issue") -> str:
        """An issue of the case."""
        return self.one_of(key, [issue.id for issue in self.case.issues], "issue")

    def options(self, key: str, issue: str) -> tuple[str, ...]:
        """Options of an issue; none where the field is absent."""
        given = ids_in(self.get(key))
        known = {one.id: one.option_ids for one in self.case.issues}.get(issue, ())
        strange = [option for option in given if issue and option not in known]
        if strange:
            self.bad(key, str(UnknownId(f"option of {issue}", strange[0], known)))
        return given

    def issues(self, key: str = "issues") -> tuple[str, ...]:
        """Issues of the case; none where the field is absent."""
        given, known = ids_in(self.get(key)), [issue.id for issue in self.case.issues]
        for strange in (name for name in given if name not in known):
            self.bad(key, str(UnknownId("issue", strange, known)))
        return given

    def draft(self, *, needed: bool = False) -> str:
        """A draft of the case."""
        known = [draft.id for draft in self.case.drafts]
        return self.one_of("draft", known, "draft") if needed or self.get("draft") else ""

    # -- who, when, where from ---------------------------------------------------------------------------------------

    def speaker(self, party: str) -> str:
        """A speaker of the party as the case lists them; "" where the party itself speaks."""
        found = {one.id: one for one in self.case.parties}.get(party)
        said, voice = self.get("speaker"), self.get("voice")
        if found is None or (said or voice).casefold() in _names(found) or not (said or voice):
            return ""
        listed = [name for one in found.speakers for name in (one.name, *one.aliases)]
        if not listed or (said or voice) in listed:
            return said or voice
        self.wrong.append(
            f'"{said or voice}" is no speaker of "{party}" on record: list them in parties.yaml, or name one with'
            f" --set {self.item.id}.speaker=…; --set {self.item.id}.speaker={party} takes it for the party's own word"
        )
        return ""

    def dates(self) -> tuple[Date, Date]:
        """When it happened, and when it became known: on the day of publication, unless the case knows better (S16)."""
        published = Date.on(self.document.published) if self.document else None
        happened = self.date("happened") or published
        known = self.date("known") or published or happened
        if happened is None or known is None:
            self.missing.append("happened")
            return _NEVER, _NEVER
        if known.latest < happened.earliest:
            self.bad("known", f"it would be known on {known}, before it happened on {happened}")
        return happened, known

    def date(self, key: str) -> Date | None:
        """A date, or None where there is none."""
        if not self.get(key):
            return None
        try:
            return day_of(self.get(key))
        except ValueError as error:
            self.bad(key, f"{key}: {error}")
            return None

    def sources(self) -> tuple[str, ...]:
        """The source of the article."""
        given = self.get("source") or (self.document.source if self.document else "")
        known = [source.id for source in self.case.sources]
        if not given:
            self.missing.append("source")
        elif given not in known:
            self.bad("source", str(UnknownId("source", given, known)))
        return (given,) if given else ()

    def affirmed(self, what: str) -> None:
        """Only what is affirmed can be entered: a denied demand is none."""
        if self.get("polarity") == "denied":
            self.wrong.append(
                f'"{self.item.id}" is denied in the article, so it is no {what}; where that is read wrongly, use'
                f" --set {self.item.id}.polarity=affirmed"
            )

    def note(self, *more: str) -> str:
        """What the article says of how sure it is, in words: nothing of it is lost with the candidate."""
        told = [
            "denied" if self.get("polarity") == "denied" else "",
            self._quoted("hedged", "hedge"),
            self._quoted("under a condition", "condition"),
            f"as told by {self.get('reported_by')}" if self.get("reported_by") else "",
            "the author's own inference" if self.get("inferred") else "",
            "the article does not say when" if self.get("undated") and not self._dated else "",
            *more,
        ]
        text = "; ".join(filter(None, told))
        text = f"{text[0].upper()}{text[1:]}." if text else ""
        return " ".join(filter(None, (text, self.get("note"))))

    @property
    def _dated(self) -> bool:
        """Whether a person set another day than that of publication."""
        return bool(self.document) and self.get("happened") != str(self.document.published if self.document else "")

    def _quoted(self, what: str, key: str) -> str:
        return f"{what} (“{' '.join(self.get(key).split())}”)" if self.get(key) else ""

    def record_id(self, taken: Iterable[str]) -> str:
        """An id for the record: that of the candidate, where it is free."""
        used, name, number = set(taken), self.item.id, 2
        while name in used:
            name, number = f"{self.item.id}-{number}", number + 1
        return name


_NEVER = Date.parse("0001-01-01")


def _names(party: Party) -> set[str]:
    return {name.casefold() for name in (party.id, party.name, party.short, *party.aliases) if name}
