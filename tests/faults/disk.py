"""A disk that forgets: what a folder may look like after the power went.

Modelled: a write, a new length, a new name, a removed name and a rename are each held back until
their own file or folder is synced, and then until the power goes any choice of them may have
arrived, in any order. A write may arrive in part: cut at any byte, with sectors missing, or with
its length alone, filled with zeros or with what stood there before. A sync of a file that failed
drops what was held back, although reading still shows it and the next sync succeeds, as Linux
does; one of a folder makes nothing last, and leaves it to the next. A sync of a file does not make
its name last, which is stricter than ext4.

Not modelled: a disk that lies about a sync, or spoils what it had taken; permissions and times;
renames from one folder to another; symbolic links.
"""

from __future__ import annotations

import hashlib
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product, zip_longest
from pathlib import Path

SECTOR = 512
"""Bytes that a disk writes at one stroke."""

CUTS = 4
"""Bytes, drawn by chance, at which a write is cut besides its edges and the sectors."""

_ALL_SUBSETS_TO = 6
"""With more changes held back than this, their subsets are drawn and no longer all visited."""


_CHANCE_NAME = re.compile(r"[0-9a-f]{8}(?=\.tmp$)")


@dataclass(eq=False)
class Node:
    """A file or a folder, by identity: its names are the folders' business."""

    is_folder: bool


@dataclass(frozen=True)
class Put:
    """Bytes were written."""

    node: Node
    offset: int
    data: bytes

    def torn(self, chance: random.Random) -> Iterator[Put]:
        """What may have arrived of it, apart from all and nothing."""
        size = len(self.data)
        edges = {1, size // 2, size - 1, *range(SECTOR - self.offset % SECTOR, size, SECTOR)}
        cuts = {*edges, *(chance.randrange(1, max(2, size)) for _ in range(CUTS))}
        for cut in sorted(cuts):
            if 0 < cut < size:
                yield Put(self.node, self.offset, self.data[:cut])
        yield Put(self.node, self.offset, bytes(size))
        yield Put(self.node, self.offset, chance.randbytes(size))
        half = size // 2
        yield Put(self.node, self.offset, bytes(half) + self.data[half:])
        yield Put(self.node, self.offset, self.data[:half] + bytes(size - half))


@dataclass(frozen=True)
class Cut:
    """A file was given another length."""

    node: Node
    size: int


@dataclass(frozen=True)
class Enter:
    """A folder was given a name for a file or folder: created, or linked."""

    node: Node
    name: str
    child: Node


@dataclass(frozen=True)
class Leave:
    """A name was removed from its folder."""

    node: Node
    name: str


@dataclass(frozen=True)
class Move:
    """A name became another in the same folder, at one stroke."""

    node: Node
    name: str
    to: str
    child: Node


Change = Put | Cut | Enter | Leave | Move
"""What waits for a sync of its `node`."""


@dataclass(frozen=True)
class Sync:
    """What was done to a file or folder is on the disk."""

    node: Node


@dataclass(frozen=True)
class Lost:
    """A sync failed: what was held back of a file never arrives, and later syncs do not tell."""

    node: Node


@dataclass(frozen=True)
class Mark:
    """Not of the disk: the person was told that these versions are saved."""

    acknowledged: frozenset[int]


Event = Change | Sync | Lost | Mark


@dataclass
class Image:
    """The contents of a disk."""

    root: Node = field(default_factory=lambda: Node(is_folder=True))
    files: dict[Node, bytes] = field(default_factory=dict)
    folders: dict[Node, dict[str, Node]] = field(default_factory=dict)

    @classmethod
    def of(cls, folder: Path) -> Image:
        """What a real folder holds."""
        image = cls()

        def take(real: Path, node: Node) -> None:
            names = image.folders.setdefault(node, {})
            for path in sorted(real.iterdir()):
                names[path.name] = child = Node(is_folder=path.is_dir())
                if child.is_folder:
                    take(path, child)
                else:
                    image.files[child] = path.read_bytes()

        take(folder, image.root)
        return image

    def copy(self) -> Image:
        """Another with the same contents."""
        folders = {node: dict(names) for node, names in self.folders.items()}
        return Image(self.root, dict(self.files), folders)

    def apply(self, change: Change) -> None:
        """Let a change happen, wherever the others before it have gone."""
        match change:
            case Put(node, offset, data):
                was = self.files.get(node, b"").ljust(offset, b"\0")
                self.files[node] = was[:offset] + data + was[offset + len(data) :]
            case Cut(node, size):
                self.files[node] = self.files.get(node, b"")[:size].ljust(size, b"\0")
            case Enter(node, name, child):
                self.folders.setdefault(node, {})[name] = child
            case Leave(node, name):
                self.folders.setdefault(node, {}).pop(name, None)
            case Move(node, name, to, child):
                names = self.folders.setdefault(node, {})
                names.pop(name, None)
                names[to] = child

    def tree(self, below: Node | None = None, at: str = "") -> dict[str, bytes | None]:
        """The contents by path; a folder is None."""
        found: dict[str, bytes | None] = {}
        for name, node in sorted(self.folders.get(below or self.root, {}).items()):
            path = f"{at}{name}"
            if node.is_folder:
                found[path] = None
                found |= self.tree(node, f"{path}/")
            else:
                found[path] = self.files.get(node, b"")
        return found

    def write_to(self, folder: Path) -> None:
        """Make a real folder hold this; it must be empty."""
        first: dict[Node, Path] = {}

        def put(node: Node, real: Path) -> None:
            for name, child in self.folders.get(node, {}).items():
                path = real / name
                if child.is_folder:
                    path.mkdir(mode=0o700)
                    put(child, path)
                elif child in first:
                    path.hardlink_to(first[child])
                else:
                    path.write_bytes(self.files.get(child, b""))
                    path.chmod(0o600)
                    first[child] = path

        put(self.root, folder)


@dataclass(frozen=True)
class Crash:
    """What a loss of power may leave, and what was promised by then."""

    image: Image
    acknowledged: frozenset[int]


class Disk:
    """Follows the events of a session, and holds back what no sync has made last."""

    def __init__(self, durable: Image) -> None:
        self.durable = durable.copy()
        self.pending: list[Change] = []

    def take(self, event: Event) -> None:
        """Let an event happen."""
        match event:
            case Sync(node):
                for change in self.pending:
                    if change.node is node:
                        self.durable.apply(change)
                self.pending = [change for change in self.pending if change.node is not node]
            case Lost(node) if not node.is_folder:
                self.pending = [change for change in self.pending if change.node is not node]
            case Mark() | Lost():
                pass
            case _:
                self.pending.append(event)

    def crashes(self, chance: random.Random) -> Iterator[Image]:
        """What may be there if the power goes now."""
        for kept in self._subsets(chance):
            yield self._with([c for c, k in zip(self.pending, kept, strict=True) if k])
        for at, change in enumerate(self.pending):
            if isinstance(change, Put):
                for torn in change.torn(chance):
                    yield self._with([*self.pending[:at], torn, *self.pending[at + 1 :]])
                    yield self._with([c for c in self.pending if not isinstance(c, Put)] + [torn])

    def _subsets(self, chance: random.Random) -> Iterator[tuple[bool, ...]]:
        count = len(self.pending)
        if count <= _ALL_SUBSETS_TO:
            yield from product((False, True), repeat=count)
            return
        for at in range(count + 1):
            yield tuple(n < at for n in range(count))  # in order, up to here
            yield tuple(n >= at for n in range(count))
            yield tuple(n != at for n in range(count))  # all but one
            yield tuple(n == at for n in range(count))
        for _ in range(1 << _ALL_SUBSETS_TO):
            yield tuple(chance.random() < 0.5 for _ in range(count))

    def _with(self, changes: list[Change]) -> Image:
        image = self.durable.copy()
        for change in changes:
            image.apply(change)
        return image


def crashes(start: Image, events: list[Event], chance: random.Random) -> list[Crash]:
    """Every distinct state that a loss of power at any point of a session may leave.

    Where two moments can leave the same, what was promised at the later one counts.
    """
    disk = Disk(start)
    acknowledged: frozenset[int] = frozenset()
    found: dict[bytes, Crash] = {}
    for event in (None, *events):
        if event is not None:
            disk.take(event)
        if isinstance(event, Mark):
            acknowledged = event.acknowledged
        for image in disk.crashes(chance):
            found[_fingerprint(image)] = Crash(image, acknowledged)
    return list(found.values())


def drawn(states: list[Crash], count: int, chance: random.Random) -> list[Crash]:
    """Some of the states, of every kind there is: which files are there makes the kind."""
    kinds: dict[frozenset[str], list[Crash]] = {}
    for state in chance.sample(states, len(states)):
        paths = frozenset(_CHANCE_NAME.sub("", path) for path in state.image.tree())
        kinds.setdefault(paths, []).append(state)
    turns = zip_longest(*kinds.values())
    return [state for turn in turns for state in turn if state is not None][:count]


def _fingerprint(image: Image) -> bytes:
    digest = hashlib.sha256()
    for path, data in image.tree().items():
        inside = b"folder" if data is None else hashlib.sha256(data).digest()
        digest.update(f"{path}\0".encode() + inside)
    return digest.digest()
