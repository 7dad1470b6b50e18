"""From a record to the words in an article that it was read from (S16, S18)."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from onetext.model import LONGEST_TEXT, Candidate, Case, Certainty, ReadDocument
from onetext.model.results import EvidencePlace

__all__ = ["Places"]


class Places:
    """Finds the places that records of a case were read from.

    An article that was published after the day looked from is not told of: a fate that is told later would show (S16).
    """

    def __init__(self, case: Case) -> None:
        self._case = case

    @cached_property
    def _candidates(self) -> dict[str, Candidate]:
        return {item.id: item for item in self._case.candidates}

    @cached_property
    def _documents(self) -> dict[str, ReadDocument]:
        return {item.id: item for item in self._case.documents}

    def of(self, read_from: Iterable[str]) -> tuple[EvidencePlace, ...]:
        """The places of some candidates, in the order in which a record names them."""
        found = []
        for name in read_from:
            item = self._candidates.get(name)
            if item is None:
                continue
            document = self._documents.get(item.document)
            later = document and self._case.as_of and document.published > self._case.as_of
            if not later:
                found.append(_place(item, document))
        return tuple(found)

    def certainty(self, read_from: Iterable[str]) -> tuple[Certainty, ...]:
        """Hedges, denials, conditions and inference of these places, each once; () where all is plainly affirmed."""
        told = (place.certainty for place in self.of(read_from))
        return tuple(dict.fromkeys(one for one in told if one != Certainty()))


def _place(item: Candidate, document: ReadDocument | None) -> EvidencePlace:
    return EvidencePlace(
        candidate=item.id,
        document=item.document,
        file=document.file if document else "",
        source=document.source if document else "",
        published=document.published if document else None,
        start=item.start,
        end=item.end,
        text=_short(item.text),
        rule=item.rule,
        proposed_by=item.proposed_by,
        certainty=_certainty(item),
        edited=item.edited,
        orphan=item.orphan,
        status=item.status,
        sentence=_short(item.fields.get("sentence", "")),
    )


def _certainty(item: Candidate) -> Certainty:
    """As its fields tell it; what a person changed there is what holds."""
    fields = item.fields
    return Certainty(
        polarity="denied" if fields.get("polarity") == "denied" else "affirmed",
        hedge=fields.get("hedge", ""),
        conditional=fields.get("condition", ""),
        inferred=fields.get("inferred", "") not in ("", "no", "false"),
    )


def _short(words: str) -> str:
    """At most so many words, whoever wrote them into the inbox."""
    found = words.split()
    return words if len(found) <= LONGEST_TEXT else " ".join(found[:LONGEST_TEXT]) + "…"
