"""References from one part of a case to another: every id must be declared somewhere."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from onetext.casefile.book import Book
from onetext.casefile.nodes import Path
from onetext.casefile.section import Entry
from onetext.casefile.shapes.base import Shape
from onetext.casefile.shaping import did_you_mean
from onetext.errors import Fault

__all__ = ["Refs"]

_MOST_COMPARED = 300_000
"""Looking for near words takes a while; a case in which so many must be compared is broken as a whole."""


class Refs:
    """Checks references against the ids of a book, and collects the faults."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.faults: list[Fault] = []
        self.parties = book.ids("parties")
        self.issues = book.ids("issues")
        self.drafts = book.ids("drafts")
        self.sources = book.ids("sources")
        self.claims = book.ids("claims")
        self._hints: dict[tuple[str, str], str] = {}
        self._compared = 0

    def add(
        self, entry: Entry[Shape], code: str, path: Path, message: str, hint: str = "", *, of_key: bool = False
    ) -> None:
        """Note a fault at a path in an entry."""
        self.faults.append(entry.fault(code, path, message, hint, of_key=of_key))

    def party(self, entry: Entry[Shape], path: Path, party: str | None, *, of_key: bool = False) -> None:
        """The party exists."""
        self._known("E201", "party", self.parties, entry, path, party, of_key)

    def issue(self, entry: Entry[Shape], path: Path, issue: str | None, *, of_key: bool = False) -> None:
        """The issue exists."""
        self._known("E202", "issue", self.issues, entry, path, issue, of_key)

    def draft(self, entry: Entry[Shape], path: Path, draft: str | None) -> None:
        """The draft exists."""
        self._known("E204", "draft", self.drafts, entry, path, draft, False)

    def source(self, entry: Entry[Shape], path: Path, source: str | None) -> None:
        """The source exists."""
        self._known("E205", "source", self.sources, entry, path, source, False)

    def claim(self, entry: Entry[Shape], path: Path, claim: str) -> None:
        """The claim exists."""
        self._known("E207", "claim", self.claims, entry, path, claim, False)

    def each_party(self, entry: Entry[Shape], path: Sequence[str | int], parties: Iterable[str]) -> None:
        """All of a list of parties exist."""
        for index, party in enumerate(parties):
            self.party(entry, (*path, index), party)

    def each_issue(self, entry: Entry[Shape], path: Sequence[str | int], issues: Iterable[str]) -> None:
        """All of a list of issues exist."""
        for index, issue in enumerate(issues):
            self.issue(entry, (*path, index), issue)

    def each_source(self, entry: Entry[Shape], path: Sequence[str | int], sources: Iterable[str]) -> None:
        """All of a list of sources exist."""
        if self.sources is not None:
            for index, source in enumerate(sources):
                if source not in self.sources:
                    self.source(entry, (*path, index), source)

    def option(self, entry: Entry[Shape], path: Path, issue: str, option: str | None, *, of_key: bool = False) -> None:
        """The issue has the option; silent where the issue itself is unknown, which is another fault."""
        options = self.book.raw_options.get(issue)
        if options is not None and option is not None and option not in options:
            hint = self._hint(f"option of {issue}", option, options)
            self.add(entry, "E203", path, f'issue "{issue}" has no option "{option}"', hint, of_key=of_key)

    def each_option(self, entry: Entry[Shape], path: Sequence[str | int], issue: str, options: Iterable[str]) -> None:
        """The issue has all of a list of options."""
        for index, option in enumerate(options):
            self.option(entry, (*path, index), issue, option)

    def option_keys(
        self, entry: Entry[Shape], path: Sequence[str | int], issue: str, options: Mapping[str, object]
    ) -> None:
        """The issue has all options that are the keys of a mapping."""
        for option in options:
            self.option(entry, (*path, option), issue, option, of_key=True)

    def choices(self, entry: Entry[Shape], path: Sequence[str | int], choices: Mapping[str, str]) -> None:
        """A mapping from issues to options: both exist."""
        for issue, option in choices.items():
            self.issue(entry, (*path, issue), issue, of_key=True)
            self.option(entry, (*path, issue), issue, option)

    def point(self, entry: Entry[Shape], path: Path, point: str, own: str = "") -> None:
        """The point exists: `draft/label`, or a label of the draft `own`."""
        draft, slash, label = point.rpartition("/")
        draft = draft if slash else own
        if self.drafts is None:
            return
        if not draft:
            hint = "write draft/label, as in us28/21a"
            self.add(entry, "E206", path, f'the point "{point}" does not say of which draft', hint)
        elif draft not in self.drafts:
            self.draft(entry, path, draft)
        elif label not in self.book.raw_points.get(draft, ()):
            hint = self._hint(f"point of {draft}", label, self.book.raw_points.get(draft, ()))
            self.add(entry, "E206", path, f'draft "{draft}" has no point "{label}"', hint)

    def near(self, kind: str, given: str, known: Collection[str]) -> str:
        """What an id that is not there was perhaps to be; "" where nothing is like it."""
        return self._hint(kind, given, known)

    def speaker(self, entry: Entry[Shape], path: Path, party: str, speaker: str) -> None:
        """The party lists the speaker, if it lists any."""
        shape = self.book.parties.get(party)
        if not speaker or shape is None or not shape.speakers:
            return
        names = [name for item in shape.speakers for name in (item.name, *item.aliases)]
        if speaker not in names:
            hint = self._hint(f"speaker of {party}", speaker, names) or "list it among the party's speakers"
            shown = speaker if len(speaker) <= 80 else speaker[:79] + "…"
            self.add(entry, "E208", path, f'party "{party}" has no speaker "{shown}"', hint)

    def _known(
        self,
        code: str,
        kind: str,
        known: Collection[str] | None,
        entry: Entry[Shape],
        path: Path,
        given: str | None,
        of_key: bool,
    ) -> None:
        if known is not None and given is not None and given not in known:
            self.add(entry, code, path, f'unknown {kind} "{given}"', self._hint(kind, given, known), of_key=of_key)

    def _hint(self, kind: str, given: str, known: Collection[str]) -> str:
        if (kind, given) not in self._hints:
            self._compared += len(known)
            enough = self._compared > _MOST_COMPARED
            self._hints[kind, given] = "" if enough else did_you_mean(given, sorted(known))
        return self._hints[kind, given]
