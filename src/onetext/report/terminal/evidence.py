"""`show --evidence` on a terminal: the sentences behind an id, where each can be read, and the words read there."""

from __future__ import annotations

from rich.console import Console

from onetext.model import Case
from onetext.model.results import Evidence, EvidencePlace, EvidenceResult
from onetext.report.doubts import doubts_in_words
from onetext.report.numbers import day, when
from onetext.report.terminal.parts import heading, opening, para, plain

__all__ = ["show_sentences"]


def show_sentences(result: EvidenceResult, case: Case, console: Console) -> None:
    """Print every sentence with who said it, when, its sources, and the places in articles that it was read from."""
    opening(console, case, result.envelope, f"evidence for {result.kind} {result.id}")
    heading(console, result.title)
    for item in result.evidence:
        para(console, _sentence(item))
        for source in item.sources:
            para(console, ", ".join(filter(None, (source["outlet"], source["title"], source["date"]))), indent=6)
            if source["url"]:
                # Left to the terminal to wrap, so that it can be copied and clicked whole.
                console.print(plain(f"      {source['url']}"), soft_wrap=True)
        if not item.sources:
            para(console, "no source", indent=6)
        for place in item.places:
            _place(place, console)
    if not result.evidence:
        para(console, "nothing on record")


def _sentence(item: Evidence) -> str:
    dates = [when(item.happened)] if item.happened else []
    if item.known and item.known != item.happened:
        dates.append(f"known {when(item.known)}")
    head = ", ".join(filter(None, (item.who, *dates)))
    return f"{item.kind} {item.id}: {item.says}" + (f" [{head}]" if head else "")


def _place(place: EvidencePlace, console: Console) -> None:
    """The words, where they stand, how surely they are said, and what proposed them."""
    doubts = doubts_in_words(place.certainty)
    within = f", in: “{place.sentence}”" if place.sentence not in ("", place.text) else ""
    para(console, f"read: “{place.text}”{within}" + "".join(f" [{words}]" for words in doubts), indent=6)
    published = f", published {day(place.published)}" if place.published else ""
    where = f"{place.file or place.document}{published}, characters {place.start} to {place.end}"
    lost = "; the words are no longer there" if place.orphan else ""
    para(console, f"in {where}{lost}", indent=6)
    para(console, _decided(place), indent=6)


def _decided(place: EvidencePlace) -> str:
    by = f"the language {place.proposed_by}" if place.proposed_by else "rules"
    why = f" ({place.rule})" if place.rule else ""
    edited = " after a person changed it" if place.edited else ""
    done = {
        "accepted": f"accepted{edited}; the case does not say by whom",
        "rejected": "rejected in the inbox since",
        "waiting": "not decided in the inbox",
    }
    return f"{place.candidate}: proposed by {by}{why}; {done[place.status]}"
