"""What every command is asked, and how every command fails."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import typer

from onetext.cli.output import console, say, say_json
from onetext.errors import CaseError, CheckFailed, DocumentError, LimitReached, OnetextError, UsageError

if TYPE_CHECKING:
    from onetext.api.load import Case

__all__ = ["Answer", "Request"]

STATUS = {"ok": 0, "faults": 1, "usage": 2, "limit": 3}
"""Status of an answer -> exit status."""


class Head(Protocol):
    """The envelope of an answer, as far as printing it goes."""

    @property
    def as_of(self) -> dt.date | None:
        """The day looked from."""

    @property
    def status(self) -> str:
        """How it ended."""


class Answer(Protocol):
    """What a verb returns, as far as printing it goes."""

    @property
    def envelope(self) -> Head:
        """Its envelope."""

    def to_json(self) -> Mapping[str, object]:
        """What `--json` prints."""


@dataclass(frozen=True, kw_only=True)
class Request:
    """A command with what it was asked.

    Attributes
    ----------
    case
        A folder, a file or a slug; "" for commands without a case.
    json
        Whether one JSON object is wanted instead of text.
    """

    command: str
    case: str = ""
    as_of: dt.date | None = None
    audience: str = "mediator"
    seed: int | None = None
    json: bool = False

    def load(self) -> Case:
        """Read the case that was asked about."""
        from onetext.api.load import load_case

        return load_case(self.case)

    def seen(self, case: Case, answer: Answer) -> Case:
        """The case as the answer looked at it: all that a text for this audience and day may name (S16, S24)."""
        seen = case.seen_by(self.audience)
        day = answer.envelope.as_of
        return seen.at(day) if day else seen

    def finish(self, answer: Answer) -> None:
        """Print the answer as JSON if that was asked for, and end with the status it carries."""
        if self.json:
            say_json(answer.to_json())
        status = STATUS[answer.envelope.status]
        if status:
            raise typer.Exit(status)

    @contextmanager
    def answering(self) -> Iterator[None]:
        """Turn every error made on purpose, and every refusal of the file system, into a message and a status."""
        try:
            yield
        except (BrokenPipeError, CheckFailed):
            # A failed check is a fault of onetext itself: it ends like one, and is no answer in any form.
            raise
        except OSError as error:
            where = f' "{error.filename}"' if error.filename else ""
            self._refuse(UsageError(f"cannot read or write{where}: {error.strerror or error}"))
        except OnetextError as error:
            self._refuse(error)

    def _refuse(self, error: OnetextError) -> None:
        faulty = isinstance(error, CaseError | DocumentError)
        status = 1 if faulty else 3 if isinstance(error, LimitReached) else 2
        if self.json or isinstance(error, CaseError):
            from onetext.api.refusal import refused

            answer = refused(self.command, error, as_of=self.as_of, audience=self.audience, seed=self.seed)
            if self.json:
                say_json(answer.to_json())
            else:
                from onetext.report.terminal.check import show_refusal

                show_refusal(answer.problems, console(stderr=True))
        else:
            say(f"error: {error}", err=True)
        raise typer.Exit(status)
