"""The folder `interviews/`: what each expert answered about a party, as YAML files named `PARTY-EXPERT.yaml`."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from onetext.casefile import files
from onetext.casefile.nodes import Document, read_document
from onetext.casefile.section import Entry, Section
from onetext.casefile.shapes.interviews import InterviewShape
from onetext.casefile.shaping import did_you_mean, shaped
from onetext.casefile.textfile import TextFile
from onetext.casefile.values import Value, kind_of
from onetext.errors import CaseError, Fault
from onetext.model import Case, Interview, Range, Swing, Trade

__all__ = ["FOLDER", "interview_text", "read_interview", "read_interviews", "write_interview"]

FOLDER = "interviews"


def read_interviews(folder: str | os.PathLike[str], case: Case) -> tuple[Interview, ...]:
    """See `onetext.casefile.read_interviews`."""
    place = Path(folder) / FOLDER
    if not place.parent.is_dir() or not files.exists_safely(place):
        return ()
    if not place.is_dir():
        fault = TextFile(FOLDER, "").whole_fault("E308", "a file stands where a folder is expected", "rename the file")
        raise CaseError([fault])
    entries, faults = files.list_folder(place, FOLDER)
    found = []
    for entry in entries:
        if entry.suffix != ".yaml" or entry.name.startswith("."):
            continue
        name = f"{FOLDER}/{entry.name}"
        file, wrong = files.read_text(entry, name) if files.lies_in(entry, place.parent) else files.leads_out(name)
        faults += wrong
        if file is None:
            continue
        item, wrong = _read(file, case, "", "")
        faults += wrong
        if item is not None and f"{item.name}.yaml" != entry.name:
            faults.append(file.whole_fault("E315", f"the answers are those of {item.name}.yaml", "rename the file"))
        elif item is not None:
            found.append(item)
    if faults:
        raise CaseError(faults)
    return tuple(found)


def read_interview(path: str | os.PathLike[str], case: Case, party: str, expert: str) -> Interview:
    """See `onetext.casefile.read_interview`."""
    file, faults = files.read_text(Path(path), os.fspath(path))
    item = None
    if file is not None:
        item, faults = _read(file, case, party, expert)
    if item is None or faults:
        raise CaseError(faults)
    return item


def write_interview(folder: str | os.PathLike[str], interview: Interview) -> tuple[str, ...]:
    """See `onetext.casefile.write_interview`."""
    from onetext.casefile.writing.atomic import write_all

    name, text = f"{FOLDER}/{interview.name}.yaml", interview_text(interview)
    path = Path(folder) / name
    if path.is_file():
        kept, _ = files.read_text(path, name)
        if kept is not None and _says(kept) == _says(TextFile(name, text)):
            return ()
    write_all(Path(folder), {name: text})
    return (name,)


def _says(file: TextFile) -> str:
    return repr(read_document(file)[0].value)


def interview_text(interview: Interview) -> str:
    """An interview as its file has it."""
    from onetext.casefile.writing.dump import dumped
    from onetext.casefile.writing.forms import day, kept, mapped, maybe, span

    def firmness(item: str | Range) -> Value:
        return item if isinstance(item, str) else span(item)

    answers = kept(
        first=interview.first,
        relative=mapped(interview.relative, span),
        trades=[
            kept(
                gives={item.gives.issue: [item.gives.better, item.gives.worse]},
                gets={item.gets.issue: [item.gets.worse, item.gets.better]},
                answer=item.reply,
            )
            for item in interview.trades
        ],
        signs=interview.signs,
        refuses=interview.refuses,
        without_deal=mapped(interview.without_deal, lambda three: list(three)),
        firmness=mapped(interview.firmness, firmness),
        skipped=list(interview.skipped),
    )
    head = kept(party=interview.party, expert=interview.expert, date=maybe(interview.date, day))
    return dumped({**head, "answers": answers})


# -- from a text to answers ----------------------------------------------------------------------------------------


def _read(file: TextFile, case: Case, party: str, expert: str) -> tuple[Interview | None, list[Fault]]:
    document, faults = read_document(file)
    value = _without_gaps(document.value)
    if faults:
        return None, faults
    if not isinstance(value, dict):
        message = f"expected a mapping, found {kind_of(document.value)}"
        return None, [file.fault("E105", document.place(()), message, "start with party: … and answers:")]
    if "answers" not in value and isinstance(document.value, dict) and "answers" in document.value:
        value["answers"] = {}
    entry, faults = shaped(Section("interview", document, value), InterviewShape)
    if entry is None:
        return None, faults
    reader = _Answers(entry, document, case, party or entry.shape.party or "")
    item = reader.interview(expert or entry.shape.expert or "", party, expert)
    return (None, reader.faults) if reader.faults else (item, [])


def _without_gaps(value: Value) -> Value:
    """A template leaves keys empty: what has no value is not answered."""
    if isinstance(value, dict):
        cleaned = {key: _without_gaps(item) for key, item in value.items()}
        return {key: item for key, item in cleaned.items() if item is not None and item not in ({}, [])}
    return [_without_gaps(item) for item in value] if isinstance(value, list) else value


class _Answers:
    """Holds answers against a case, and collects what cannot be."""

    def __init__(self, entry: Entry[InterviewShape], document: Document, case: Case, party: str) -> None:
        self.entry, self.document, self.case, self.party = entry, document, case, party
        self.faults: list[Fault] = []
        self.issues = {issue.id: issue.option_ids for issue in case.issues}

    def interview(self, expert: str, wanted: str, wanted_expert: str) -> Interview:
        """The answers; faults are collected beside."""
        shape, answers = self.entry.shape, self.entry.shape.answers
        self._who(wanted, wanted_expert)
        self._known("E202", "issue", ("first",), answers.first, self.issues)
        self._relative(answers.first or "")
        trades = tuple(self._trade(place) for place in range(len(answers.trades)))
        drafts = [draft.id for draft in self.case.drafts]
        for key in ("signs", "refuses"):
            self._known("E204", "draft", (key,), getattr(answers, key), drafts)
        if answers.signs and answers.signs == answers.refuses:
            self._add("E314", ("refuses",), f'"{answers.signs}" cannot be both signed and refused', "name two drafts")
        for issue, options in answers.without_deal.items():
            if self._known("E202", "issue", ("without_deal", issue), issue, self.issues, of_key=True):
                for place, option in enumerate(options):
                    self._option(("without_deal", issue, place), issue, option)
        self._lines()
        return Interview(
            party=self.party,
            expert=expert,
            date=shape.date,
            first=answers.first or "",
            relative=answers.relative,
            trades=tuple(item for item in trades if item is not None),
            signs=answers.signs or "",
            refuses=answers.refuses or "",
            without_deal=answers.without_deal,
            firmness=answers.firmness,
            skipped=answers.skipped,
        )

    def _who(self, wanted: str, wanted_expert: str) -> None:
        shape = self.entry.shape
        if not self.party:
            self._at("E103", (), 'the key "party" is missing', "write party: …, the id of a party of the case")
            return
        if self.party not in {party.id for party in self.case.parties}:
            hint = did_you_mean(self.party, [party.id for party in self.case.parties])
            self._at("E201", ("party",), f'unknown party "{self.party}"', hint)
        for key, given, asked in (("party", shape.party, wanted), ("expert", shape.expert, wanted_expert)):
            if given and asked and given != asked:
                self._at(
                    "E315", (key,), f'these are answers for {key} "{given}", not "{asked}"', f"give --{key} {given}"
                )

    def _relative(self, first: str) -> None:
        for issue in self.entry.shape.answers.relative:
            self._known("E202", "issue", ("relative", issue), issue, self.issues, of_key=True)
        if first and first in self.entry.shape.answers.relative:
            message = f'"{first}" stands in first, so its swing is 100'
            self._add("E314", ("relative", first), message, "take it out of relative", of_key=True)

    def _trade(self, place: int) -> Trade | None:
        given = self.entry.shape.answers.trades[place]
        gives = self._swing(("trades", place, "gives"), given.gives, given=True)
        gets = self._swing(("trades", place, "gets"), given.gets, given=False)
        if gives is None or gets is None:
            return None
        if gives.issue == gets.issue:
            hint = "name two issues"
            self._add("E314", ("trades", place), f'the trade gives and gets "{gives.issue}"', hint)
            return None
        return Trade(gives=gives, gets=gets, reply=given.answer)

    def _swing(self, path: tuple[str | int, ...], move: Mapping[str, tuple[str, str]], *, given: bool) -> Swing | None:
        if len(move) != 1:
            self._add("E314", path, f"a trade has one issue on each side, not {len(move)}", "write {issue: [from, to]}")
            return None
        ((issue, (start, stop)),) = move.items()
        if not self._known("E202", "issue", (*path, issue), issue, self.issues, of_key=True):
            return None
        for place, option in enumerate((start, stop)):
            self._option((*path, issue, place), issue, option)
        if start == stop:
            self._add("E314", (*path, issue), f'nothing moves from "{start}" to "{stop}"', "name two options")
        return Swing(issue=issue, worse=stop if given else start, better=start if given else stop)

    def _lines(self) -> None:
        own = [line.id for line in self.case.red_lines if line.party == self.party]
        for line in self.entry.shape.answers.firmness:
            if line not in own:
                hint = did_you_mean(line, own) or (f"there are: {', '.join(own)}" if own else "it has none")
                message = f'party "{self.party}" has no red line "{line}"'
                self._add("E314", ("firmness", line), message, hint, of_key=True)

    def _option(self, path: tuple[str | int, ...], issue: str, option: str) -> None:
        options = self.issues[issue]
        if option not in options:
            hint = did_you_mean(option, options) or f"there are: {', '.join(options)}"
            self._add("E203", path, f'issue "{issue}" has no option "{option}"', hint)

    def _known(
        self,
        code: str,
        kind: str,
        path: tuple[str | int, ...],
        given: str | None,
        known: Mapping[str, object] | list[str],
        *,
        of_key: bool = False,
    ) -> bool:
        if given is None or given in known:
            return given is not None
        hint = did_you_mean(given, list(known)) or f"there are: {', '.join(list(known)[:12])}"
        self._add(code, path, f'unknown {kind} "{given}"', hint, of_key=of_key)
        return False

    def _add(
        self, code: str, path: tuple[str | int, ...], message: str, hint: str = "", *, of_key: bool = False
    ) -> None:
        self._at(code, ("answers", *path), message, hint, of_key=of_key)

    def _at(
        self, code: str, path: tuple[str | int, ...], message: str, hint: str = "", *, of_key: bool = False
    ) -> None:
        self.faults.append(self.entry.fault(code, path, message, hint, of_key=of_key))
