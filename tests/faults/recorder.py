"""Listens to the calls that arrive at the system for one folder, as events of a disk.

It wraps the functions of the module `os`, which is what the storage room calls and what pathlib
calls for it. A call that it does not know would make the model wrong without a sign, so after the
session the model is compared with the real folder, byte by byte (`agree`).
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from .disk import Cut, Enter, Event, Image, Leave, Lost, Mark, Move, Node, Put, Sync

_KNOWN = (
    *("dup", "dup2", "fdatasync", "fsync", "ftruncate", "link", "mkdir", "open", "pwrite"),
    *("remove", "rename", "replace", "unlink", "write"),
)
_UNKNOWN = (
    *("copy_file_range", "mkfifo", "mknod", "posix_fallocate", "pwritev", "removedirs", "rmdir"),
    *("sendfile", "splice", "symlink", "truncate", "writev"),
)
"""What changes files and is not modelled; a call to one of them inside the folder is refused."""


class Recorder:
    """The events of a session below one folder."""

    def __init__(self, root: Path, start: Image | None = None) -> None:
        """`start`: what is there, where its files are known to a model already."""
        self.root = root.resolve()
        self.start = start or Image.of(self.root)
        self.events: list[Event] = []
        self.model = self.start.copy()
        """What the folder holds now."""
        self._descriptors: dict[int, tuple[Node, tuple[int, int]]] = {}
        self._lock = threading.RLock()
        self._real: dict[str, Callable[..., Any]] = {}

    @contextmanager
    def listening(self) -> Iterator[Recorder]:
        """Record what happens inside, and see that nothing was missed."""
        for name in (name for name in (*_KNOWN, *_UNKNOWN) if hasattr(os, name)):
            self._real[name] = getattr(os, name)
            own = getattr(self, f"_{name}", None)
            setattr(os, name, self._wrapped(name, own) if own else self._refused(name))
        try:
            yield self
        finally:
            for name, real in self._real.items():
                setattr(os, name, real)
        self.agree()

    def mark(self, acknowledged: frozenset[int]) -> None:
        """Note what the person was told by now."""
        with self._lock:
            self.events.append(Mark(acknowledged))

    def agree(self) -> None:
        """The model and the real folder are the same; else a call was missed."""
        real, model = Image.of(self.root).tree(), self.model.tree()
        assert real == model, f"not recorded: {sorted(set(real) ^ set(model)) or 'some bytes'}"

    def _wrapped(self, name: str, own: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **named: Any) -> Any:
            with self._lock:
                return own(*arguments, **named)

        call.__name__ = name
        return call

    def _refused(self, name: str) -> Callable[..., Any]:
        def call(*arguments: Any, **named: Any) -> Any:
            for given in arguments:
                inside = self._node(given) if isinstance(given, int) else self._at(given)
                assert inside is None, f"os.{name} is not modelled"
            return self._real[name](*arguments, **named)

        return call

    def _happened(self, event: Event) -> None:
        self.events.append(event)
        if not isinstance(event, Sync | Lost | Mark):
            self.model.apply(event)

    def _at(self, path: Any) -> tuple[Node, str] | None:
        """The folder and the name that a path means; None outside of what is listened to."""
        if not isinstance(path, str | bytes | os.PathLike):
            return None
        absolute = Path(os.path.abspath(os.fsdecode(path)))  # noqa: PTH100 (links stay links)
        folder = absolute.parent.resolve()
        if self.root != folder and self.root not in folder.parents:
            return None
        node: Node | None = self.model.root
        for part in folder.relative_to(self.root).parts:
            node = self._child((node, part)) if node else None
        return (node, absolute.name) if node else None  # a folder that is missing has no names

    def _child(self, place: tuple[Node, str]) -> Node | None:
        folder, name = place
        return self.model.folders.get(folder, {}).get(name)

    def _node(self, descriptor: int) -> Node | None:
        """What a descriptor leads to; one that was closed and given out anew is not ours."""
        known = self._descriptors.get(descriptor)
        return known[0] if known and known[1] == _identity(descriptor) else None

    def _learn(self, descriptor: int, node: Node | None) -> None:
        if node is not None:
            self._descriptors[descriptor] = node, _identity(descriptor)

    # The calls

    def _open(self, path: Any, flags: int, *arguments: Any, **named: Any) -> int:
        place = self._at(path)
        assert place is None or "dir_fd" not in named, "dir_fd is not modelled"
        descriptor: int = self._real["open"](path, flags, *arguments, **named)
        if place is None:
            is_root = isinstance(path, str | os.PathLike) and Path(path).resolve() == self.root
            self._learn(descriptor, self.model.root if is_root else None)
            return descriptor
        node = self._child(place)
        if node is None:
            assert flags & os.O_CREAT, f"{path} came from nowhere"
            node = Node(is_folder=False)
            self.model.files[node] = b""
            self._happened(Enter(place[0], place[1], node))
        elif flags & os.O_TRUNC and self.model.files[node]:
            self._happened(Cut(node, 0))
        self._learn(descriptor, node)
        return descriptor

    def _write(self, descriptor: int, data: Any) -> int:
        node = self._node(descriptor)
        written: int = self._real["write"](descriptor, data)
        if node is not None:
            end = os.lseek(descriptor, 0, os.SEEK_CUR)
            self._happened(Put(node, end - written, bytes(data)[:written]))
        return written

    def _pwrite(self, descriptor: int, data: Any, offset: int) -> int:
        node = self._node(descriptor)
        written: int = self._real["pwrite"](descriptor, data, offset)
        if node is not None:
            self._happened(Put(node, offset, bytes(data)[:written]))
        return written

    def _ftruncate(self, descriptor: int, size: int) -> None:
        node = self._node(descriptor)
        self._real["ftruncate"](descriptor, size)
        if node is not None:
            self._happened(Cut(node, size))

    def _fsync(self, descriptor: int, name: str = "fsync") -> None:
        node = self._node(descriptor)
        try:
            self._real[name](descriptor)
        except OSError:
            if node is not None:
                self._happened(Lost(node))
            raise
        if node is not None:
            self._happened(Sync(node))

    def _fdatasync(self, descriptor: int) -> None:
        self._fsync(descriptor, "fdatasync")

    def _replace(self, source: Any, target: Any, *, name: str = "replace", **named: Any) -> None:
        origin, place = self._at(source), self._at(target)
        assert not named, "dir_fd is not modelled"
        child = self._child(origin) if origin else None
        self._real[name](source, target)
        if origin is None and place is None:
            return
        if origin is None or place is None or child is None:
            raise AssertionError("a rename into or out of the folder is not modelled")
        assert origin[0] is place[0], "a rename from folder to folder is not modelled"
        self._happened(Move(origin[0], origin[1], place[1], child))

    def _rename(self, source: Any, target: Any, **named: Any) -> None:
        self._replace(source, target, name="rename", **named)

    def _link(self, source: Any, target: Any, **named: Any) -> None:
        origin, place = self._at(source), self._at(target)
        child = self._child(origin) if origin else None
        self._real["link"](source, target, **named)
        if place is not None:
            assert child, "a link from outside of the folder is not modelled"
            self._happened(Enter(place[0], place[1], child))

    def _unlink(self, path: Any, **named: Any) -> None:
        place = self._at(path)
        assert place is None or not named, "dir_fd is not modelled"
        self._real["unlink"](path, **named)
        if place is not None:
            self._happened(Leave(*place))

    _remove = _unlink

    def _mkdir(self, path: Any, *arguments: Any, **named: Any) -> None:
        place = self._at(path)
        self._real["mkdir"](path, *arguments, **named)
        if place is not None:
            node = Node(is_folder=True)
            self.model.folders[node] = {}
            self._happened(Enter(place[0], place[1], node))

    def _dup(self, descriptor: int) -> int:
        copy: int = self._real["dup"](descriptor)
        self._learn(copy, self._node(descriptor))
        return copy

    def _dup2(self, descriptor: int, other: int, *arguments: Any, **named: Any) -> int:
        copy: int = self._real["dup2"](descriptor, other, *arguments, **named)
        self._learn(copy, self._node(descriptor))
        return copy


def _identity(descriptor: int) -> tuple[int, int]:
    try:
        found = os.fstat(descriptor)
    except OSError:
        return -1, -1
    return found.st_dev, found.st_ino
