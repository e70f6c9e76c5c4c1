"""The direction of the design, proved on the real imports: domain ← rooms ← ui ← __main__."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import oneonone_tui

PACKAGE = Path(oneonone_tui.__file__).parent

MAY_IMPORT: dict[str, set[str]] = {
    "__init__": set(),
    "domain": set(),
    "banks": {"domain", "yaml"},
    "storage": {"domain", "tinydb", "msgspec", "platformdirs", "pyrage"},
    "share": {"domain"},
    "config": {"domain", "banks"},
    "demo": {"domain"},
    "commands": {"domain", "banks", "storage", "share", "config"},
    "ui": {"domain", "share", "textual", "rich", "pyfiglet"},
    "__main__": {"domain", "banks", "storage", "share", "config", "demo", "commands", "ui"},
}
"""What each room may know besides itself and the standard library; nothing sideways, nothing
back. A room that is not named here may know nothing."""


def violations(package: Path) -> list[str]:
    """One sentence for each import that points where it may not."""
    found = []
    for path in sorted(package.rglob("*.py")):
        inside = path.relative_to(package)
        room = inside.parts[0].removesuffix(".py")
        module = [package.name, *inside.with_suffix("").parts]
        allowed = MAY_IMPORT.get(room, set()) | {room}
        tree = ast.parse(path.read_bytes(), path)
        for line, target in _imports(tree, module):
            if (known := _room(target, package.name)) and known not in allowed:
                found.append(f"{inside.as_posix()}:{line}: {room} imports {known}")
    return found


def _imports(tree: ast.AST, module: list[str]) -> Iterator[tuple[int, str]]:
    """Where and what is imported anywhere in a module, inside functions too."""
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names):
                for name in names:
                    yield node.lineno, name.name
            case ast.ImportFrom(module=source, names=names, level=level):
                base = [*module[: len(module) - level], *([source] if source else [])]
                origin = ".".join(base) if level else str(source)
                for name in names:
                    yield node.lineno, f"{origin}.{name.name}"
            case ast.Call(func=ast.Name(id="__import__" | "import_module")):
                yield node.lineno, "an import by name"
            case ast.Call(func=ast.Attribute(attr="import_module")):
                yield node.lineno, "an import by name"


def _room(target: str, package: str) -> str:
    """The room or the distribution that an import reaches into; empty where anyone may."""
    top, _, rest = target.partition(".")
    if top == package:
        room = rest.partition(".")[0]
        return "" if room.startswith("__") and room != "__main__" else room
    return "" if top in sys.stdlib_module_names else top


def test_every_import_points_the_right_way() -> None:
    assert violations(PACKAGE) == []


def test_every_room_of_the_package_has_its_rule() -> None:
    rooms = {
        path.stem
        for path in PACKAGE.iterdir()
        if path.suffix == ".py" or (path / "__init__.py").is_file()
    }

    assert rooms == set(MAY_IMPORT)


def test_importing_the_domain_loads_nothing_but_the_standard_library() -> None:
    names = [f"oneonone_tui.domain.{path.stem}" for path in (PACKAGE / "domain").glob("*.py")]
    script = (
        "import sys; before = set(sys.modules)\n"
        + "".join(f"import {name.removesuffix('.__init__')}\n" for name in names)
        + "print(*sorted({name.partition('.')[0] for name in set(sys.modules) - before}))"
    )

    ran = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        check=True,
        cwd=PACKAGE.parent,
    )

    loaded = set(ran.stdout.split())
    assert "oneonone_tui" in loaded
    assert loaded - {"oneonone_tui"} <= sys.stdlib_module_names


@pytest.mark.parametrize(
    ("file", "source", "sentence"),
    [
        ("domain/a.py", "import textual", "domain/a.py:1: domain imports textual"),
        ("domain/a.py", "from x.banks import reader", "domain/a.py:1: domain imports banks"),
        ("banks/a.py", "from x import storage", "banks/a.py:1: banks imports storage"),
        ("banks/a.py", "from ..share import recap", "banks/a.py:1: banks imports share"),
        ("banks/a.py", "from .. import ui", "banks/a.py:1: banks imports ui"),
        ("storage/a.py", "def f():\n    import yaml", "storage/a.py:2: storage imports yaml"),
        ("share/a.py", "import x.ui.app as app", "share/a.py:1: share imports ui"),
        ("ui/screens/a.py", "import tinydb", "ui/screens/a.py:1: ui imports tinydb"),
        ("ui/a.py", "from x.__main__ import main", "ui/a.py:1: ui imports __main__"),
        ("demo.py", "import x.storage", "demo.py:1: demo imports storage"),
        ("commands/a.py", "from x.ui import words", "commands/a.py:1: commands imports ui"),
        ("commands/a.py", "import tinydb", "commands/a.py:1: commands imports tinydb"),
        ("ui/a.py", "import x.commands.plan", "ui/a.py:1: ui imports commands"),
        ("attic/a.py", "import x.domain", "attic/a.py:1: attic imports domain"),
        (
            "domain/a.py",
            "import importlib\nimportlib.import_module('textual')",
            "domain/a.py:2: domain imports an import by name",
        ),
    ],
)
def test_an_import_that_points_the_wrong_way_is_found(
    tmp_path: Path, file: str, source: str, sentence: str
) -> None:
    planted = tmp_path / "x" / file
    planted.parent.mkdir(parents=True)
    planted.write_text(source, encoding="utf-8")

    assert violations(tmp_path / "x") == [sentence]


@pytest.mark.parametrize(
    ("file", "source"),
    [
        ("domain/a.py", "import re\nfrom x.domain.day import read_day\nfrom . import text"),
        ("banks/a.py", "import yaml\nfrom ..domain import question\nfrom x import __version__"),
        ("ui/screens/a.py", "from textual.app import App\nfrom ...domain import action"),
        ("__main__.py", "def main():\n    import x.ui.app, x.storage, x.banks.library"),
    ],
)
def test_an_import_that_points_the_right_way_is_let_pass(
    tmp_path: Path, file: str, source: str
) -> None:
    planted = tmp_path / "x" / file
    planted.parent.mkdir(parents=True)
    planted.write_text(source, encoding="utf-8")

    assert violations(tmp_path / "x") == []
