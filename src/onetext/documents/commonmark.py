"""The parser of Markdown as a reader of drafts needs it: what is text is taken for no mark, and it keeps time."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from onetext.documents.making import Budget

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline

__all__ = ["LINES", "parser"]

LINES = "lines"
"""What a token's `meta` calls the number of line ends of the source that its content no longer shows."""
_EVERY = 500
"""Steps of the parser between two looks at the clock."""
_UNSPACED = 0x2E80
"""From here on scripts write no blanks between words, so that emphasis within a word is nothing odd."""


def parser(budget: Budget, nesting: int) -> MarkdownIt:
    """CommonMark with tables, as text: no links, no code by indentation, no blocks of HTML."""
    from markdown_it import MarkdownIt

    options = {"maxNesting": nesting + 1, "html": True, "typographer": False, "linkify": False}
    made = MarkdownIt("commonmark", options).enable(["table", "strikethrough"])
    # Set in, or in tags, it is text of the draft all the same. Links are gone by now: the parser's own search for them
    # takes time with the square of the number of brackets, and drafts are full of brackets.
    made.disable(["code", "html_block", "reference", "link", "image"])
    steps = count(1)

    def late() -> bool:
        """A rule that never applies: it only looks at the clock, once in many steps."""
        if next(steps) % _EVERY == 0:
            budget.check()
        return False

    made.block.ruler.before("table", "clock", lambda _state, _start, _end, _silent: late(), {"alt": []})
    made.inline.ruler.before("text", "clock", lambda _state, _silent: late())
    made.inline.ruler.at("backticks", _code)
    made.inline.ruler.before("emphasis", "sign", _sign)
    return made


def _code(state: StateInline, silent: bool) -> bool:
    """Code within a line; the parser makes blanks of its line ends, and so they are counted here."""
    from markdown_it.rules_inline import backtick

    start, made = state.pos, len(state.tokens)
    done = backtick(state, silent)
    if not silent and len(state.tokens) > made and state.tokens[-1].type == "code_inline":
        state.tokens[-1].meta[LINES] = state.src.count("\n", start, state.pos)
    return done


def _sign(state: StateInline, silent: bool) -> bool:
    """Take an asterisk between letters, or several between digits, for a sign: `2*3*4 units`, `10**6`."""
    if silent or state.src[state.pos] != "*":
        return False
    stop = state.pos
    while stop < state.posMax and state.src[stop] == "*":
        stop += 1
    before = state.src[state.pos - 1] if state.pos else " "
    after = state.src[stop] if stop < state.posMax else " "
    within = before.isalnum() and after.isalnum() and max(ord(before), ord(after)) < _UNSPACED
    if not within or (stop - state.pos > 1 and not (before.isdecimal() and after.isdecimal())):
        return False
    state.push("text", "", 0).content = state.src[state.pos : stop]
    state.pos = stop
    return True
