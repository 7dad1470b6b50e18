"""`check` on a terminal: every fault with its line, and a caret under the place."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from rich.console import Console

from onetext.model.results import CheckResult, Problem
from onetext.report.terminal.parts import plain

__all__ = ["show_check", "show_problems", "show_refusal"]

_CUT = 2000
"""Characters after which excerpts themselves are cut."""
_WIDEST, _BEFORE = 100, 40
"""Characters of a line that are shown, and how many of them stand before the fault."""


def show_check(result: CheckResult, console: Console) -> None:
    """Print all faults, then how many there are."""
    show_problems(result.problems, console)
    if not result.problems:
        _line(console, f"{result.envelope.case}: ok, no faults")


def show_problems(problems: Sequence[Problem], console: Console) -> None:
    """Print faults as `file:line:column: code message`, as compilers do, so that editors can jump to them."""
    for problem in problems:
        _problem(problem, console)
    errors = sum(problem.severity == "error" for problem in problems)
    warnings = len(problems) - errors
    if problems:
        verdict = "the case cannot be used as it is" if errors else "ok"
        _line(console, f"{_many(errors, 'error')}, {_many(warnings, 'warning')}: {verdict}")
        _more(problems, console)


def show_refusal(problems: Sequence[Problem], console: Console) -> None:
    """Print the errors that keep a case from being used; of warnings only how many there are."""
    errors = [problem for problem in problems if problem.severity == "error"]
    for problem in errors:
        _problem(problem, console)
    warnings = len(problems) - len(errors)
    more = f" (and {_many(warnings, 'warning')}: onetext check lists them)" if warnings else ""
    _line(console, f"{_many(len(errors), 'error')}: the case cannot be used as it is{more}")
    _more(errors, console)


def _more(problems: Sequence[Problem], console: Console) -> None:
    """What cannot be read cannot be checked for sense: whoever mends it may meet more."""
    if any(problem.code.startswith(("E1", "E3")) for problem in problems):
        _line(console, "more faults may appear once these are mended")


def _problem(problem: Problem, console: Console) -> None:
    # A file's name may hold line ends, which could pass for a line of this report.
    file = problem.file.replace("\n", "?").replace("\r", "?").replace("\t", "?")
    place = ":".join(filter(None, (file, str(problem.line or ""), str(problem.column or ""))))
    mend = f"; {problem.hint}" if problem.hint else ""
    _line(console, f"{place}: {problem.code} {problem.message}{mend}" if place else f"{problem.message}{mend}")
    if problem.excerpt.strip() and 0 < problem.column <= len(problem.excerpt) + 1:
        shown, before = _window(problem.excerpt, problem.column - 1)
        _line(console, f"    {shown}")
        _line(console, "    " + " " * cell_len(before) + "^")


def _window(excerpt: str, column: int) -> tuple[str, str]:
    """The part of a line around a column, and what of it stands before the column. Tabs count as one blank.

    A sign of omission stands where the line goes on.
    """
    start = max(0, column - _BEFORE) if len(excerpt) > _WIDEST else 0
    front = "…" if start else ""
    behind = "…" if start + _WIDEST < len(excerpt) or len(excerpt) >= _CUT else ""
    shown = excerpt[start : start + _WIDEST].replace("\t", " ")
    return f"{front}{shown}{behind}", front + shown[: column - start]


def _line(console: Console, text: str) -> None:
    # Never wrapped: a fault is one line, which other programs read too.
    console.print(plain(text), soft_wrap=True)


def _many(number: int, one: str) -> str:
    return f"{number} {one}" if number == 1 else f"{number} {one}s"
