"""The passphrase: asked for on the terminal, before anything of what it protects is seen.

It is never taken from an argument, the environment or the standard input, where others could read
it, and is not kept.
"""

from __future__ import annotations

import getpass
import hashlib
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from oneonone_tui.commands import speech
from oneonone_tui.domain.store import StoreError
from oneonone_tui.domain.text import one_line
from oneonone_tui.domain.value import value
from oneonone_tui.storage import fault, files
from oneonone_tui.storage.cipher import Cipher
from oneonone_tui.storage.key import PassphraseError, key_of, unwrap

TRIES = 3

_ROUNDS = 300_000
"""About 0.1 s, in which the interface goes on. The key itself takes seconds, but it is in memory
by then, so that nobody needs to guess."""


@value
class Sentences:
    """What is said meanwhile, in the person's language."""

    prompt: str = "Passphrase:"
    wrong: str = "That is not the passphrase."
    closed: str = "The data stays closed, and nothing was changed. The passphrase belongs to"
    no_terminal: str = "There is no terminal to ask for the passphrase on."
    stopped: str = "No passphrase was given; nothing was changed."


ENGLISH = Sentences()


@dataclass(frozen=True)
class Unlocked:
    """The key of a store, and who may see it again."""

    cipher: Cipher
    _salt: bytes = field(repr=False)
    _known: bytes = field(repr=False)

    @classmethod
    def by(cls, cipher: Cipher, passphrase: str) -> Unlocked:
        """Opened by a passphrase."""
        salt = os.urandom(16)
        return cls(cipher, salt, _digest(passphrase, salt))

    def recognises(self, passphrase: str) -> bool:
        """Whether it is the passphrase by which it was opened. Takes a moment."""
        return _digest(passphrase, self._salt) == self._known


def _digest(passphrase: str, salt: bytes) -> bytes:
    typed = passphrase.encode("utf-8", "surrogateescape")
    return hashlib.pbkdf2_hmac("sha256", typed, salt, _ROUNDS)


def unlock(path: Path, sentences: Sentences = ENGLISH) -> Unlocked | None:
    """Ask for the passphrase of a data file; None where it is not encrypted.

    Raises:
        StoreError: as `key_typed`.
    """
    found = key_typed(path, sentences)
    return Unlocked.by(*found) if found else None


def key_typed(path: Path, sentences: Sentences = ENGLISH) -> tuple[Cipher, str] | None:
    """The same, with what was typed, for who needs it once more.

    Raises:
        StoreError: it was wrong too often, or cannot be asked for. Nothing was changed.
    """
    key = key_of(files.resolved(path))
    try:
        wrapped = files.read(key)
    except OSError as error:
        raise fault.unreadable(key, error) from None
    if wrapped is None:
        return None
    for _ in range(TRIES):
        passphrase = ask(sentences.prompt, sentences)
        try:
            with _deaf():
                return unwrap(wrapped, passphrase), passphrase
        except PassphraseError:
            speech.say(sentences.wrong, sys.stderr)
        except KeyboardInterrupt:  # in the seconds that it takes
            raise StoreError(sentences.stopped) from None
    # With a key that is damaged, none is right.
    raise StoreError(f"{sentences.closed} {one_line(str(key))}.")


def choose_passphrase() -> str:
    """Have a new passphrase chosen, and typed twice.

    Raises:
        StoreError: none was.
    """
    for _ in range(TRIES):
        passphrase = ask("New passphrase:")
        if not passphrase.strip():
            speech.say("An empty one protects nothing.", sys.stderr)
        elif ask("Once more:") == passphrase:
            return passphrase
        else:
            speech.say("The two are not the same.", sys.stderr)
    raise StoreError("No passphrase was chosen; nothing was changed.")


def ask(prompt: str, sentences: Sentences = ENGLISH) -> str:
    """A line typed on the terminal, which does not show it.

    Raises:
        StoreError: there is no terminal, or who sits before it has stopped.
    """
    if not (_has_terminal() or (sys.stdin is not None and sys.stdin.isatty())):
        raise StoreError(sentences.no_terminal)
    try:
        return getpass.getpass(f"{prompt} ")
    except UnicodeError:  # no passphrase then, and the next try may be one
        return ""
    except (EOFError, KeyboardInterrupt):
        speech.say("", sys.stderr)  # the cursor stands behind the prompt
        raise StoreError(sentences.stopped) from None


@contextmanager
def _deaf() -> Iterator[None]:
    """The terminal shows nothing of what is typed meanwhile, and forgets it: who sees nothing
    happen types the passphrase again, which must not come into the notes."""
    import termios

    try:
        terminal = _open_terminal()
    except OSError:
        yield
        return
    try:
        before = termios.tcgetattr(terminal)
        quiet = [*before]
        quiet[3] &= ~termios.ECHO
        termios.tcsetattr(terminal, termios.TCSANOW, quiet)
        try:
            yield
        finally:
            with suppress(termios.error):  # it may be gone by now
                termios.tcsetattr(terminal, termios.TCSAFLUSH, before)
    finally:
        os.close(terminal)


def _has_terminal() -> bool:
    try:
        os.close(_open_terminal())
    except OSError:
        return False
    return True


def _open_terminal() -> int:
    return os.open("/dev/tty", os.O_RDWR | os.O_NOCTTY | os.O_CLOEXEC)
