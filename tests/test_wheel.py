"""What people install is whole: banks and session types come with it, whichever way it came.

No network: everything is built with the build tools at hand, and the dependencies are those of
the environment that runs the tests.
"""

from __future__ import annotations

import json
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

from oneonone_tui import __version__

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parent.parent
WAYS = ("wheel", "sdist", "wheel from the sdist", "editable")

LOOK = """
import json
import oneonone_tui
from oneonone_tui.banks.library import load_library, shipped_banks, shipped_types

library = load_library([shipped_banks()], [shipped_types()])
questions = [question for bank in library.banks for question in bank.questions]
print(json.dumps({
    "package": oneonone_tui.__file__,
    "problems": library.problems,
    "types": len(library.types),
    "en": sum(question.text.speaks("en") for question in questions),
    "id": sum(question.text.speaks("id") for question in questions),
}))
"""


def run(*command: str | Path, folder: Path) -> str:
    ran = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return ran.stdout


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """What each way of installing is given to install."""
    folder = tmp_path_factory.mktemp("built")
    build = (sys.executable, "-m", "build", "--no-isolation", "--outdir")
    run(*build, folder / "direct", "--wheel", ROOT, folder=folder)
    run(*build, folder / "both", ROOT, folder=folder)  # the wheel is made from the sdist
    (wheel,) = (folder / "direct").iterdir()
    (sdist,) = (folder / "both").glob("*.tar.gz")
    (second,) = (folder / "both").glob("*.whl")
    return dict(zip(WAYS, (wheel, sdist, second, ROOT), strict=True))


def install(package: Path, way: str, folder: Path) -> Path:
    """A fresh environment with the package in it; returns its folder of programs."""
    home = folder / "env"
    venv.create(home, with_pip=False, symlinks=True)
    paths = {"base": str(home), "platbase": str(home)}
    borrowed = Path(sysconfig.get_path("purelib", vars=paths)) / "borrowed.pth"
    borrowed.write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    programs = Path(sysconfig.get_path("scripts", vars=paths))
    pip = (sys.executable, "-m", "pip", "--python", programs / "python", "--quiet", "install")
    # --ignore-installed: what the borrowed folder holds under our name is not what is tested.
    options = ("--no-deps", "--no-index", "--no-build-isolation", "--ignore-installed")
    run(*pip, *options, *(["--editable"] if way == "editable" else []), package, folder=folder)
    return programs


@pytest.mark.parametrize("way", WAYS)
def test_an_installed_package_finds_its_banks_and_types(
    way: str, built: dict[str, Path], tmp_path: Path
) -> None:
    programs = install(built[way], way, tmp_path)

    seen = json.loads(run(programs / "python", "-I", "-c", LOOK, folder=tmp_path))

    assert Path(seen["package"]).is_relative_to(ROOT if way == "editable" else tmp_path)
    assert seen["problems"] == []
    assert seen["types"] >= 5
    assert seen["en"] > 60
    assert seen["id"] > 60
    said = run(programs / "oneonone-tui", "--version", folder=tmp_path)
    assert said == f"oneonone-tui {__version__}\n"


@pytest.mark.parametrize("way", ["wheel", "wheel from the sdist"])
def test_a_wheel_holds_every_file_of_the_package_and_no_other(
    way: str, built: dict[str, Path]
) -> None:
    with zipfile.ZipFile(built[way]) as wheel:
        names = {name for name in wheel.namelist() if ".dist-info/" not in name}

    assert names == {
        *(
            path.relative_to(ROOT).as_posix()
            for path in (ROOT / "oneonone_tui").rglob("*")
            if path.is_file() and path.parent.name != "__pycache__"
        ),
        *(
            f"oneonone_tui/{path.relative_to(ROOT).as_posix()}"
            for path in (ROOT / "question_banks").rglob("*")
            if path.is_file()
        ),
    }
