"""Who else may read, and where we may be led to write: nobody, and nowhere.

Looked at after every call to the system, not only at the end.
"""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from oneonone_tui.domain.store import StoreError

from .figures import Figures
from .ledger import CANARY, Notebook, named, open_store
from .recorder import Recorder

FILE = "notes/deep/one.json"


@pytest.fixture
def no_umask() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


class Watch(Recorder):
    """A recorder that looks at the modes of everything after each event."""

    def __init__(self, root: Path) -> None:
        super().__init__(root)
        self.looks = 0
        self.open_to_others: set[str] = set()

    def _happened(self, event: object) -> None:
        super()._happened(event)  # type: ignore[arg-type]
        self.looks += 1
        for path in self.root.rglob("*"):
            mode = stat.S_IMODE(path.lstat().st_mode)
            if mode & 0o077:
                self.open_to_others.add(f"{path.name} {mode:o}")


def session(path: Path) -> Notebook:
    """What makes every kind of file: saves, folds, backups, a crash and its recovery."""
    book = Notebook()
    for count in (2, 1, 3):
        store = open_store(path)
        for _ in range(count):
            assert book.keep(store) == ""
        assert book.close(store) == ""
    return book


@pytest.mark.usefixtures("no_umask", "kept")
def test_nobody_else_can_read_at_any_moment(shelf: Path, figures: Figures) -> None:
    (shelf / "disk").mkdir(mode=0o700)
    watch = Watch(shelf / "disk")
    with watch.listening():
        session(watch.root / FILE)

    found = watch.open_to_others
    figures.note(
        named("modes"), f"open to others {len(found)} / {watch.looks} looks", "0", not found
    )
    assert found == set()
    made = {path: stat.S_IMODE(path.stat().st_mode) for path in watch.root.rglob("*")}
    assert {made[path] for path in made if path.is_dir()} == {0o700}
    assert {made[path] for path in made if path.is_file()} == {0o600}


def test_a_planted_link_is_not_followed(shelf: Path, figures: Figures) -> None:
    (shelf / "disk").mkdir()
    recorder = Recorder(shelf / "disk")
    with recorder.listening():
        session(recorder.root / FILE)
    folder = (recorder.root / FILE).parent
    # Names that are chosen by chance cannot be planted.
    names = {path.name for path in folder.iterdir()} | {"one.json.journal", "one.json.lock"}
    names -= {"one.json"}  # a link that the person made: it is written through

    followed, lost = [], []
    for name in sorted(names):
        for victim in (shelf / "victim", shelf / "nowhere"):
            home = shelf / "planted"
            shutil.copytree(folder, home)
            (shelf / "victim").write_bytes(b"precious")
            (home / name).unlink(missing_ok=True)
            (home / name).symlink_to(victim)
            lost += _use(home / "one.json")
            if (shelf / "victim").read_bytes() != b"precious" or (shelf / "nowhere").exists():
                followed.append(name)
            shutil.rmtree(home)

    figures.note(
        "links", f"followed {len(followed)} / {len(names)} names", "0", not followed and not lost
    )
    assert followed == []
    assert lost == []
    assert names >= {"one.json.journal", "one.json.lock"}


def _use(path: Path) -> list[str]:
    """Open and save; what is lost by it, or said that should not be."""
    before = path.read_bytes()
    try:
        store = open_store(path)
        book = Notebook()
        said = [store.read_only, book.keep(store), book.close(store)]
    except StoreError as error:
        said = [str(error)]
    found = ["a message with content"] if CANARY in " ".join(said) else []
    kept = path.read_bytes()
    if kept != before and len(kept) < len(before):
        found.append("the data file has become shorter")
    return found
