"""The house keeps its rooms apart: who may import whom, and the habits that can be read off the syntax tree.

Each rule is a function from a module to the list of its violations. It is run over every module of the package, and
over a small piece of text that breaks it, so that a rule that has gone blind is noticed.
"""

from __future__ import annotations

import ast
import importlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "src" / "onetext"
ROOMS = (
    "api",
    "casefile",
    "catalog",
    "cli",
    "compromise",
    "documents",
    "drafts",
    "errors",
    "evidence",
    "model",
    "preferences",
    "process",
    "record",
    "report",
)

MAY_IMPORT = {
    "__init__": {"_version", "api", "errors", "model"},
    "__main__": {"cli"},
    "_version": set(),
    "errors": set(),
    "model": {"errors"},
    "casefile": {"errors", "model"},
    "catalog": {"errors"},
    "documents": {"errors"},
    "drafts": {"documents", "errors", "model"},
    "evidence": {"documents", "errors", "model"},
    "record": {"errors", "model"},
    "preferences": {"errors", "model"},
    "compromise": {"errors", "model", "preferences"},
    "process": {"errors", "model", "preferences", "record"},
    "report": {"errors", "model"},
    "api": {
        "_version",
        "casefile",
        "catalog",
        "compromise",
        "documents",
        "drafts",
        "errors",
        "evidence",
        "model",
        "preferences",
        "process",
        "record",
        "report",
    },
    "cli": {"_version", "api", "errors", "report"},
}
"""Room -> the other rooms it may import."""

FACES = {f"onetext.{name}" for name in (*ROOMS, "_version")} | {"onetext.model.results", "onetext.report.terminal"}
"""What one room may name of another."""

FACES_BY_MODULE = ("onetext.api.", "onetext.report.terminal.")
"""Here each module is a face of its own (one verb, one command), so that a command loads only what it needs."""

ONLY_IN = {
    "dateparser": {"evidence"},
    "openai": {"evidence"},
    "pydantic_ai": {"evidence"},
    "pydantic": {"casefile"},
    "yaml": {"casefile"},
    "ruamel": {"casefile"},
    "jinja2": {"report"},
    "altair": {"report"},
    "docx": {"documents", "drafts", "report"},
    "highspy": {"compromise", "preferences"},
    "lxml": {"documents", "drafts"},
    "numba": {"compromise"},
    "openpyxl": {"casefile"},
    "pdfplumber": {"documents"},
    "pypdf": {"documents"},
    "rapidfuzz": {"drafts", "evidence"},
    "scipy": {"drafts", "preferences", "process"},
    "trafilatura": {"documents"},
    "vl_convert": {"report"},
    "typer": {"cli"},
    "rich": {"cli", "report"},
}
"""Library -> the rooms that may know it."""

HEAVY = {
    "altair",
    "dateparser",
    "docx",
    "highspy",
    "lxml",
    "numba",
    "openai",
    "openpyxl",
    "pandas",
    "pdfplumber",
    "pydantic_ai",
    "pypdf",
    "scipy",
    "trafilatura",
    "vl_convert",
}
OUTSIDE_WORLD = {
    "io",
    "numpy",
    "os",
    "pathlib",
    "random",
    "shutil",
    "socket",
    "subprocess",
    "sys",
    "tempfile",
    "urllib",
}
MOST_LINES, MOST_BODY_LINES = 400, 50
IGNORE_WITH_REASON = re.compile(r"# type: ignore\[[a-z-]+(,\s?[a-z-]+)*\]  # \S+")


@dataclass(frozen=True)
class Module:
    """A module of the package: its path below `onetext/`, and its text."""

    path: str
    text: str

    @property
    def room(self) -> str:
        return Path(self.path).parts[0].removesuffix(".py")

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text)

    @cached_property
    def nodes(self) -> tuple[ast.AST, ...]:
        """All nodes of the tree: walked once for all rules."""
        return tuple(ast.walk(self.tree))

    @property
    def dotted(self) -> tuple[str, ...]:
        """The package that relative imports count from."""
        return ("onetext", *Path(self.path).parent.parts)

    def imports(self, root: ast.AST | None = None) -> Iterator[tuple[int, str, str]]:
        """Line, module and name of each import ("" where a whole module is imported)."""
        for node in self.nodes if root is None else ast.walk(root):
            if isinstance(node, ast.Import):
                yield from ((node.lineno, alias.name, "") for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                base = self.dotted[: len(self.dotted) + 1 - node.level] if node.level else ()
                origin = ".".join((*base, *filter(None, [node.module])))
                yield from ((node.lineno, origin, alias.name) for alias in node.names)

    def at_import_time(self) -> Iterator[tuple[int, str, str]]:
        """Imports that run when the module is loaded: outside functions and outside `if TYPE_CHECKING`."""
        waiting: list[ast.AST] = [self.tree]
        while waiting:
            node = waiting.pop()
            if isinstance(node, ast.Import | ast.ImportFrom):
                yield from self.imports(node)
            elif not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and not _for_types_only(node):
                waiting.extend(ast.iter_child_nodes(node))


def _for_types_only(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"


def _functions(module: Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in module.nodes if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def rooms_imported_against_the_table(module: Module) -> list[str]:
    wrong = []
    for line, origin, name in module.imports():
        parts = [*origin.split("."), *filter(None, [name])]
        if parts[0] != "onetext":
            continue
        room = parts[1] if len(parts) > 1 else "__init__"
        if room == "__version__":
            room = "_version"
        if room != module.room and room not in MAY_IMPORT[module.room]:
            wrong.append(f"{module.path}:{line}: {module.room} may not import {room}")
    return wrong


def names_taken_past_a_face(module: Module) -> list[str]:
    """Another room is used by its face, never by a module inside it."""
    wrong = []
    for line, origin, _ in module.imports():
        parts = origin.split(".")
        is_other_room = parts[0] == "onetext" and len(parts) > 1 and parts[1] != module.room
        if is_other_room and origin not in FACES and not origin.startswith(FACES_BY_MODULE):
            wrong.append(f"{module.path}:{line}: {origin} is inside another room")
    return wrong


def libraries_outside_their_room(module: Module) -> list[str]:
    wrong = []
    for line, origin, _ in module.imports():
        library = origin.split(".")[0]
        rooms = ONLY_IN.get(library)
        if rooms is not None and module.room not in rooms:
            wrong.append(f"{module.path}:{line}: {library} belongs to {', '.join(sorted(rooms))}")
        if library == "rich" and module.room == "report" and not module.path.startswith("report/terminal"):
            wrong.append(f"{module.path}:{line}: rich belongs to report/terminal")
    return wrong


def outside_world_in_model(module: Module) -> list[str]:
    """The model reads and writes nothing, and knows no numerics."""
    if module.room != "model":
        return []
    opened = [node.lineno for node in _calls(module, "open")]
    imported = [line for line, origin, _ in module.imports() if origin.split(".")[0] in OUTSIDE_WORLD]
    return [f"{module.path}:{line}: model touches the outside world" for line in (*opened, *imported)]


def _calls(module: Module, name: str) -> Iterator[ast.Call]:
    for node in module.nodes:
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name:
            yield node


def prints(module: Module) -> list[str]:
    if module.room in {"cli", "report"}:
        return []
    return [f"{module.path}:{node.lineno}: prints" for node in _calls(module, "print")]


def heavy_imports_at_load(module: Module) -> list[str]:
    return [
        f"{module.path}:{line}: {origin} is loaded before it is needed"
        for line, origin, _ in module.at_import_time()
        if _is_heavy(origin) and not (module.path.startswith("compromise/kernels/") and not origin.startswith("high"))
    ]


def _is_heavy(origin: str) -> bool:
    """Compiled kernels decorate at load: they are as heavy as numba, and loaded where they are called."""
    return origin.split(".")[0] in HEAVY or origin.startswith("onetext.compromise.kernels")


def too_long(module: Module) -> list[str]:
    lines = module.text.count("\n")
    wrong = [f"{module.path}: {lines} lines"] if lines > MOST_LINES else []
    for node in _functions(module):
        doc = ast.get_docstring(node, clean=False)
        body = (node.end_lineno or node.lineno) - node.lineno + 1 - (doc.count("\n") + 1 if doc else 0)
        if body > MOST_BODY_LINES:
            wrong.append(f"{module.path}:{node.lineno}: {node.name} has {body} lines")
    return wrong


def catches_everything(module: Module) -> list[str]:
    wrong = []
    for node in module.nodes:
        if isinstance(node, ast.ExceptHandler):
            caught = {name.id for name in ast.walk(node.type) if isinstance(name, ast.Name)} if node.type else {"all"}
            if caught & {"all", "Exception", "BaseException"}:
                wrong.append(f"{module.path}:{node.lineno}: catches everything")
    return wrong


def ignores_types_without_a_reason(module: Module) -> list[str]:
    return [
        f"{module.path}:{number}: type: ignore without code and reason"
        for number, line in enumerate(module.text.splitlines(), 1)
        if "# type: ignore" in line and not IGNORE_WITH_REASON.search(line)
    ]


def any_in_public_signatures(module: Module) -> list[str]:
    wrong = []
    for node in _functions(module):
        arguments = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
        notes = [note for note in (node.returns, *(item.annotation for item in arguments)) if note]
        names = {name.id for note in notes for name in ast.walk(note) if isinstance(name, ast.Name)}
        if "Any" in names and not node.name.startswith("_"):
            wrong.append(f"{module.path}:{node.lineno}: {node.name} says Any")
    return wrong


SHADOWED = {"api/briefing", "compromise", "preferences", "record"}
"""Older rooms, whose faces have functions by the names of their modules: there a module is reached by its functions."""


def faces_that_hide_their_modules(module: Module) -> list[str]:
    """A face that takes in a function by the name of a module beside it hides that module from `import … as`."""
    folder = Path(module.path).parent
    if not module.path.endswith("__init__.py") or folder.as_posix() in SHADOWED:
        return []
    prefix = ".".join(module.dotted)
    return [
        f"{module.path}:{line}: {name} hides the module {origin}"
        for line, origin, name in module.imports()
        if name and origin == f"{prefix}.{name}"
    ]


Rule = Callable[[Module], list[str]]

BROKEN_BY: dict[Rule, tuple[str, str]] = {
    rooms_imported_against_the_table: ("model/x.py", "from onetext.casefile import read_case\n"),
    names_taken_past_a_face: ("record/x.py", "from onetext.model.case import Case\n"),
    libraries_outside_their_room: ("record/x.py", "import yaml\n"),
    outside_world_in_model: ("model/x.py", "def f(path):\n    return open(path)\n"),
    prints: ("record/x.py", "def f():\n    print(1)\n"),
    heavy_imports_at_load: ("report/x.py", "import altair as alt\n"),
    too_long: ("record/x.py", "def f():\n" + "    a = 1\n" * 51),
    catches_everything: ("record/x.py", "try:\n    a = 1\nexcept (ValueError, Exception):\n    a = 2\n"),
    ignores_types_without_a_reason: ("record/x.py", "a = 1  # type: ignore[assignment]\n"),
    faces_that_hide_their_modules: ("drafts/__init__.py", "from onetext.drafts.redline import redline\n"),
    any_in_public_signatures: ("record/x.py", "def f(a: dict[str, Any]) -> int:\n    return 1\n"),
}
"""Rule -> the path and text of a module that breaks it."""


@cache
def modules() -> list[Module]:
    paths = sorted(PACKAGE.rglob("*.py"))
    return [Module(path.relative_to(PACKAGE).as_posix(), path.read_text(encoding="utf-8")) for path in paths]


@pytest.mark.parametrize("rule", BROKEN_BY, ids=lambda rule: rule.__name__)
def test_every_module_keeps_the_rule(rule: Rule) -> None:
    assert [violation for module in modules() for violation in rule(module)] == []


@pytest.mark.parametrize("rule", BROKEN_BY, ids=lambda rule: rule.__name__)
def test_the_rule_notices_a_module_that_breaks_it(rule: Rule) -> None:
    assert rule(Module(*BROKEN_BY[rule]))


def test_every_module_lies_in_a_room_of_the_table() -> None:
    assert {module.room for module in modules()} - set(MAY_IMPORT) == set()


def test_relative_imports_are_seen_as_what_they_name() -> None:
    module = Module("record/x.py", "from ..casefile import read_case\nfrom .beta import quantile\n")
    assert [origin for _, origin, _ in module.imports()] == ["onetext.casefile", "onetext.record.beta"]
    assert len(rooms_imported_against_the_table(module)) == 1


@pytest.mark.parametrize("face", [*sorted(FACES - {"onetext._version"}), "onetext"])
def test_a_face_names_what_it_holds(face: str) -> None:
    """`__all__` of every face lists names that exist, each once, and every public name it takes in."""
    module = importlib.import_module(face)
    listed = module.__all__
    assert len(set(listed)) == len(listed)
    assert [name for name in listed if not hasattr(module, name)] == []
