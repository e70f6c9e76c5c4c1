"""Encryption at rest: what turns our bytes into blobs of the age format, and back.

The storage is handed a `Cipher` and never meets a passphrase (see `key`). Everything that it then
writes is sealed; what it reads may be sealed or plain, because a switch between the two may have
been stopped anywhere, and both are somebody's data.

The format is https://age-encryption.org/v1, so that the standard `age` tool opens all of it; what
is protected by that, and what is not, is in docs/encryption.md.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

MARK = b"age-encryption.org/v1\n"
"""What every sealed file begins with."""

_PIECE = 1 << 20
"""Bytes in which a sealed file is written, as in `files`."""


class CipherError(ValueError):
    """The bytes were not sealed for this key, or are damaged."""


class RecipientError(ValueError):
    """It is no public key of age (X25519)."""


def is_sealed(content: bytes) -> bool:
    """Whether a file is one of age."""
    return content.startswith(MARK)


@dataclass(frozen=True)
class Cipher:
    """Seals and opens with the key of one store."""

    secret: str = field(repr=False)
    """The identity, as age writes it."""
    recovery: str = ""
    """A second public key for which everything is sealed too."""
    wrapped: bytes = field(default=b"", repr=False)
    """The key file, in which the identity is kept under the passphrase."""

    @classmethod
    def new(cls, recovery: str = "") -> Cipher:
        """A key that was never used before; nothing keeps it yet.

        Raises:
            RecipientError: `recovery` is no public key.
        """
        from pyrage import x25519  # 1 ms, and only where something is encrypted

        cipher = cls(str(x25519.Identity.generate()), recovery)
        cipher.seal(b"")  # to find out now
        return cipher

    @property
    def public(self) -> str:
        """The public key."""
        return str(self._identity.to_public())

    def seal(self, content: bytes) -> bytes:
        """The bytes as one blob.

        Raises:
            RecipientError: the recovery key is none.
        """
        from pyrage import encrypt

        sealed: bytes = encrypt(content, self._recipients)
        return sealed

    def open(self, sealed: bytes) -> bytes:
        """What is in a blob.

        Raises:
            CipherError: it is not ours, or damaged.
        """
        from pyrage import DecryptError, decrypt

        try:
            content: bytes = decrypt(sealed, [self._identity])
        except DecryptError:
            raise CipherError from None
        return content

    def sealed(self, blocks: Iterable[bytes]) -> list[bytes]:
        """The blocks of a file as the pieces of one blob.

        One call would hold the interpreter for all of it; this lets others run in between.
        """
        from pyrage import encrypt_io

        reader, writer = _Reader(blocks), _Writer()
        encrypt_io(reader, writer, self._recipients)
        writer.flush()
        return writer.pieces

    # Parsing the keys takes as long as sealing a line.

    @cached_property
    def _identity(self) -> Any:
        from pyrage import x25519

        return x25519.Identity.from_str(self.secret)

    @cached_property
    def _recipients(self) -> list[Any]:
        import pyrage

        recipients = [self._identity.to_public()]
        if self.recovery:
            try:
                recipients.append(pyrage.x25519.Recipient.from_str(self.recovery))
            except pyrage.RecipientError:
                raise RecipientError from None
        return recipients


class _Reader:
    """Blocks, as a file to read from."""

    def __init__(self, blocks: Iterable[bytes]) -> None:
        self._blocks = iter(blocks)
        self._rest = memoryview(b"")

    def read(self, size: int) -> bytes:
        while not self._rest:
            block = next(self._blocks, None)
            if block is None:
                return b""
            self._rest = memoryview(block)
        taken, self._rest = self._rest[:size], self._rest[size:]
        return bytes(taken)


class _Writer:
    """A file to write to, as pieces of which each is worth a call to the system."""

    def __init__(self) -> None:
        self.pieces: list[bytes] = []
        self._size = 0
        self._parts: list[bytes] = []

    def write(self, content: bytes) -> int:
        self._parts.append(bytes(content))
        self._size += len(content)
        if self._size >= _PIECE:
            self.flush()
        return len(content)

    def flush(self) -> None:
        if self._parts:
            self.pieces.append(b"".join(self._parts))
            self._parts, self._size = [], 0
