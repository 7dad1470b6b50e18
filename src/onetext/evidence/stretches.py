"""Whose words stand at a place: the quotation or the reported speech that encloses it, or the author's own words."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from onetext.evidence.frames import Frame
from onetext.evidence.speech.turns import Turns
from onetext.model import Certainty, Date, Place, QuotedSpeech, Voice

__all__ = ["Stretch", "Stretches"]

_DEEPEST = 32
"""Stretches looked through around a place: no text nests them deeper, and the time stays bounded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Words that are not the author's own.

    Attributes
    ----------
    quoted
        Whether they stand between marks.
    frame
        Index of the frame whose content they are, or None.
    parent
        Index of the stretch around it, or None.
    """

    start: int
    end: int
    speaker: Voice | None
    reported_by: tuple[Voice, ...]
    addressee: Voice | None
    said_on: Date | None
    certainty: Certainty
    quoted: bool
    frame: int | None = None
    parent: int | None = None


class Stretches:
    """All quotations and all contents of frames, nested as they stand; answers of an interview are like quotations."""

    def __init__(self, quotes: Sequence[QuotedSpeech], frames: Sequence[Frame], answers: Turns | None = None) -> None:
        found = [_of_quote(quote) for quote in quotes if quote.kind == "speech"]
        found += [] if answers is None else _of_turns(answers)
        found += [
            _of_frame(number, frame, content, frames)
            for number, frame in enumerate(frames)
            if (content := frame.content) is not None and content.start < content.end
        ]
        found.sort(key=lambda item: (item.start, -item.end, not item.quoted))
        self.all = _nested(found)
        self._starts = [item.start for item in self.all]

    def at(self, start: int, end: int | None = None) -> Stretch | None:
        """The innermost stretch that holds a place; None where the words are the author's."""
        last = start if end is None else end - 1
        index: int | None = bisect_right(self._starts, start) - 1
        for _ in range(_DEEPEST):
            if index is None or index < 0:
                break
            item = self.all[index]
            if item.start <= start and last < item.end:
                return item
            index = item.parent
        return None

    def certainty(self, item: Stretch | None) -> Certainty:
        """How surely words are said: where somebody around them denies or doubts that they were, so are they here."""
        found = item.certainty if item is not None else Certainty()
        for _ in range(_DEEPEST):
            item = self.all[item.parent] if item is not None and item.parent is not None else None
            if item is None or item.quoted:
                break
            outer = item.certainty
            polarity = outer.polarity if found.polarity == "affirmed" else found.polarity
            found = replace(found, polarity=polarity, hedge=found.hedge or outer.hedge)
        return found

    def quoted_at(self, offset: int) -> Stretch | None:
        """The innermost quotation that holds a place."""
        item = self.at(offset)
        for _ in range(_DEEPEST):
            if item is None or item.quoted:
                return item
            item = self.all[item.parent] if item.parent is not None else None
        return None


def _nested(found: Sequence[Stretch]) -> list[Stretch]:
    """Each with the index of the one before that reaches furthest around it; overlapping ones count as around."""
    result: list[Stretch] = []
    stack: list[int] = []
    for index, item in enumerate(found):
        while stack and found[stack[-1]].end <= item.start:
            stack.pop()
        result.append(replace(item, parent=stack[-1] if stack else None))
        stack.append(index)
    return result


def _of_quote(quote: QuotedSpeech) -> Stretch:
    return Stretch(
        start=quote.start,
        end=quote.end,
        speaker=quote.speaker,
        reported_by=quote.reported_by,
        addressee=quote.addressee,
        said_on=quote.said_on,
        certainty=quote.certainty,
        quoted=True,
    )


def _of_turns(answers: Turns) -> list[Stretch]:
    return [
        Stretch(
            start=start,
            end=end,
            speaker=voice,
            reported_by=(),
            addressee=None,
            said_on=None,
            certainty=Certainty(),
            quoted=True,
        )
        for start, end, voice in zip(answers.starts, answers.ends, answers.voices, strict=True)
        if voice is not None
    ]


def _of_frame(number: int, frame: Frame, content: Place, frames: Sequence[Frame]) -> Stretch:
    return Stretch(
        start=content.start,
        end=content.end,
        speaker=frame.subject,
        reported_by=tuple(_reporters(frame, frames)),
        addressee=frame.addressee,
        said_on=None,
        certainty=frame.certainty,
        quoted=False,
        frame=number,
    )


def _reporters(frame: Frame, frames: Sequence[Frame]) -> list[Voice]:
    """Those who tell that it was said, the nearest first; at most a few, whatever the frames say."""
    found: list[Voice] = []
    parent = frame.parent
    for _ in range(4):
        if parent is None or not 0 <= parent < len(frames):
            break
        subject = frames[parent].subject
        if subject is not None and subject != frame.subject:
            found.append(subject)
        parent = frames[parent].parent
    return found
