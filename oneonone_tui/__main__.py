"""The command line: joins storage, banks and interface, and is the only place that knows all."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Generic, NoReturn, TypeVar

from oneonone_tui import __version__
from oneonone_tui.domain.text import clean, one_line

if TYPE_CHECKING:
    from concurrent.futures import Future

    from oneonone_tui.commands.unlock import Unlocked
    from oneonone_tui.domain.question import Library
    from oneonone_tui.domain.store import Store
    from oneonone_tui.storage.cipher import Cipher

EXIT_USAGE = 2

LARGE = 2_000_000
"""Bytes of data that take longer to read than one would notice at the start."""

COMMANDS = {
    "add": "queue a topic for the next session with PERSON, also while the program is open",
    "next": "print what waits for the next session with PERSON",
    "actions": "print the open action items of everyone, or of PERSON; --json for scripts",
    "doctor": "look at the data and everything around it; say what needs mending",
    "recover": "make a whole data file of what is left; nothing is thrown away",
    "backup": "copy everything to the new file FILE, also while the program is open",
    "export": "write recaps, shared records, action items or dates for others and for programs",
    "import": "take in exported JSON, or Markdown notes of past sessions; says first what it does",
    "encrypt": "encrypt everything, for a passphrase that is then asked for at every start",
    "decrypt": "have plain files again",
    "passphrase": "choose another passphrase",
    "banks": "list, show, check, begin or import question banks",
}
"""What the first argument may be instead of a person."""

_EPILOG = """\
Without PERSON the board of all people is shown. Instead of PERSON there may be a command:

{commands}

(A person of that name is found by another part of the name, and
`oneonone-tui COMMAND --help` says more.)""".format(
    commands="\n".join(f"  {name:<12}{what}" for name, what in COMMANDS.items())
)

T = TypeVar("T")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; returns the exit status."""
    given = sys.argv[1:] if arguments is None else arguments
    if given and given[0] in COMMANDS:
        from oneonone_tui.commands.command_line import run

        return run(given, new_id)
    options = _parse(given)
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return _complain("it needs a terminal to run in, for its input and its output.")
    # Textual would write every key to a file, or the screen to a picture.
    for name in [name for name in os.environ if name.startswith("TEXTUAL")]:
        del os.environ[name]
    _leave_no_core()
    # There is no network code in the program; asyncio would load a megabyte of it for sockets.
    sys.modules.setdefault("ssl", None)  # type: ignore[arg-type]
    # The collector's pauses cost a tenth of the start; nothing is freed by then anyway.
    gc.disable()
    # Textual writes to the terminal in a thread, and so do we to the disk: in the 5 ms that Python
    # lets another thread compute on, a frame could be on the screen.
    sys.setswitchinterval(0.0005)
    return _run(options)


def _leave_no_core() -> None:
    """Have no picture of the memory written where the process is killed by a fault of its own.

    A limit of one byte and not of none: Linux gives the memory to a program that `core_pattern`
    names whatever the limit, but for this one (`core(5)`, and `fs/coredump.c`).
    """
    import resource

    with suppress(OSError, ValueError):  # the limit that was found is lower still
        resource.setrlimit(resource.RLIMIT_CORE, (1, 1))


def new_id() -> str:
    """An id that was never used before."""
    return os.urandom(6).hex()


def now() -> datetime:
    """The moment, in UTC."""
    return datetime.now(UTC)


@dataclass
class Options:
    """What the command line says; nothing, as most often, is the board on the usual data."""

    person: str = ""
    type: str = ""
    data: Path | None = None
    demo: bool = False


def _parse(arguments: Sequence[str]) -> Options:
    if not arguments:
        return Options()
    if len(arguments) == 1 and not arguments[0].startswith("-"):
        return Options(one_line(arguments[0]))  # as most often; the parser costs 4 ms
    import argparse

    class Parser(argparse.ArgumentParser):
        def error(self, message: str) -> NoReturn:
            super().error(clean(message))  # it repeats what was typed, which may act on a terminal

    parser = Parser(
        prog="oneonone-tui",
        description="A companion for 1-on-1s: agenda, questions, notes and promises beside a call.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("person", nargs="?", default="", metavar="PERSON", help="whom you meet")
    parser.add_argument("--type", default="", metavar="TYPE", help="session type, such as regular")
    parser.add_argument("--data", metavar="FILE", type=Path, help="the data file to use")
    parser.add_argument("--demo", action="store_true", help="sample data in a temporary folder")
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    options = parser.parse_args(arguments, Options())
    if options.demo and options.data:
        parser.error("--demo makes its own data file: leave out --data.")
    if options.type and not options.person:
        parser.error("--type goes with a person: oneonone-tui PERSON --type TYPE")
    options.person = one_line(options.person)
    return options


def _run(options: Options) -> int:
    from oneonone_tui.config import ConfigError, load_config, locale_language
    from oneonone_tui.domain.store import StoreError
    from oneonone_tui.storage.location import config_folder, default_path

    folder = config_folder(os.environ)
    try:
        config = load_config(folder / "config.yaml")
    except ConfigError as error:
        return _complain(str(error), 1)

    data = options.data or (_demo() if options.demo else default_path(os.environ))
    from oneonone_tui.ui import words

    words.speak(config.language or locale_language(os.environ))
    try:
        unlocked = _unlock(data)
    except StoreError as error:
        return _complain(str(error), 1)
    cipher = unlocked.cipher if unlocked else None
    reading = Later(lambda: _read(data, cipher, everyone=not options.person))
    from oneonone_tui.ui import keys, terminal
    from oneonone_tui.ui.app import OneOnOne
    from oneonone_tui.ui.start import Start

    # The board is read before its first frame, unless there is so much that it would hold that up.
    # Not in a thread: beside the imports, that costs more than twice the time.
    if not options.person and _size(data) < LARGE:
        reading.now()
    unknown = [name for name, _ in config.keys if name not in keys.IDS]
    if unknown:
        return _complain(f"config.yaml: there is no key named {unknown[0]!r}; F1 lists them.", 1)
    notice = ""
    if options.demo:
        notice = words.say("Sample data, not yours: {folder}", folder=data.parent)

    def load_types() -> Library:
        from oneonone_tui.banks.library import load_library, shipped_types

        return load_library([], [shipped_types(), folder / "session_types"])

    def load_library() -> Library:
        from oneonone_tui.banks.library import load_library, shipped_banks, shipped_types

        return load_library(
            [shipped_banks(), folder / "question_banks"],
            [shipped_types(), folder / "session_types"],
        )

    start = Start(
        reading.future,
        reading.begin,
        load_types,
        load_library,
        now,
        new_id,
        person=options.person,
        type=options.type,
        theme=config.theme,
        clipboard=config.clipboard,
        keymap=config.keys,
        craft=config.craft,
        notice=notice,
        shield=config.shield,
        share_notes=config.share_notes,
        recognises=unlocked.recognises if unlocked else None,
        lock_minutes=config.lock_minutes,
    )
    app = OneOnOne(start, driver_class=terminal.Driver)
    terminal.catch_signals(app)
    app.run()
    code = app.close() or app.return_code or 0
    if app.last_words:
        _complain(app.last_words)
    terminal.let_go()
    return code


class Later(Generic[T]):
    """Something that a thread makes, once it is told to begin."""

    def __init__(self, make: Callable[[], T]) -> None:
        from concurrent.futures import Future  # 8 ms that a command need not wait for

        self.future: Future[T] = Future()
        self._make = make
        self._thread = Thread(target=self._run, daemon=True)

    def begin(self) -> None:
        """Begin, if that was not done before."""
        if self._thread.ident is None and not self.future.done():
            self._thread.start()

    def now(self) -> None:
        """Do it here."""
        if not self.future.done():
            self._run()

    def _run(self) -> None:
        try:
            self.future.set_result(self._make())
        except BaseException as error:  # whoever asks for the result gets it
            self.future.set_exception(error)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:  # whatever that means, opening will say it
        return 0


def _unlock(path: Path) -> Unlocked | None:
    """Ask for the passphrase, where the data is encrypted, before anything is shown."""
    from oneonone_tui.storage.files import resolved
    from oneonone_tui.storage.key import is_encrypted

    if not is_encrypted(resolved(path)):
        return None
    from oneonone_tui.commands.unlock import Sentences, unlock
    from oneonone_tui.ui.words import say

    return unlock(
        path,
        Sentences(
            say("Passphrase:"),
            say("That is not the passphrase."),
            say("The data stays closed, and nothing was changed. The passphrase belongs to"),
            say("There is no terminal to ask for the passphrase on."),
            say("No passphrase was given; nothing was changed."),
        ),
    )


def _read(path: Path, cipher: Cipher | None, everyone: bool) -> Store:
    """Open the data; where the board will ask for everyone, parse that here, where nobody waits."""
    store = _open(path, cipher)
    if everyone:
        store.briefs()
    return store


def _open(path: Path, cipher: Cipher | None = None) -> Store:
    from oneonone_tui.storage.store import open_store

    return open_store(path, cipher)


def _demo() -> Path:
    """Write the sample data to a folder of its own, and return its file."""
    import tempfile

    from oneonone_tui.demo import demo_records

    path = Path(tempfile.mkdtemp(prefix="oneonone-demo-")) / "demo.json"
    store = _open(path)
    store.save(*demo_records(now().astimezone(), new_id))
    store.close()
    return path


def _complain(sentence: str, code: int = EXIT_USAGE) -> int:
    with suppress(OSError):  # nobody is left to read it where the terminal is gone
        print(f"oneonone-tui: {sentence}", file=sys.stderr)  # noqa: T201
    return code


if __name__ == "__main__":
    sys.exit(main())
