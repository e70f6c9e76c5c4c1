"""The key of an encrypted store: beside the data file, kept under a passphrase.

The file is an identity file of age under a passphrase (scrypt), so that `age -d -i KEY DATA` is
all it takes to open the data. It says, to who has the passphrase, for which recovery key
everything is sealed too. That it is there is what makes a store an encrypted one: it comes before
the first sealed byte and goes after the last (see `switch`).
"""

from __future__ import annotations

import os
from pathlib import Path

from oneonone_tui.storage import files
from oneonone_tui.storage.cipher import Cipher

_RECOVERY = "# recovery key: "


class PassphraseError(ValueError):
    """It is not the passphrase, or the key file is damaged."""


def key_of(file: Path) -> Path:
    """The key file that lies beside a data file."""
    return files.beside(file, "key")


def is_encrypted(file: Path) -> bool:
    """Whether a passphrase is needed; one call to the system."""
    return os.path.lexists(key_of(file))


def agrees(file: Path, cipher: Cipher | None) -> bool:
    """Whether the store is still encrypted, or still plain, as whoever opened it believes."""
    if cipher is None:
        return not is_encrypted(file)
    return not cipher.wrapped or is_encrypted(file)


def wrap(cipher: Cipher, passphrase: str) -> Cipher:
    """The same key under a passphrase. Takes seconds and much memory, by intention."""
    from pyrage import passphrase as age

    lines = [f"# public key: {cipher.public}", cipher.secret]
    if cipher.recovery:
        lines.insert(1, f"{_RECOVERY}{cipher.recovery}")
    wrapped = age.encrypt("\n".join([*lines, ""]).encode(), passphrase, armored=True)
    return Cipher(cipher.secret, cipher.recovery, wrapped)


def unwrap(wrapped: bytes, passphrase: str) -> Cipher:
    """The key that a key file holds. Takes seconds and much memory, by intention.

    Raises:
        PassphraseError: it is not the passphrase, or the file is damaged.
    """
    from pyrage import DecryptError
    from pyrage import passphrase as age

    try:
        lines = age.decrypt(wrapped, passphrase).decode("ascii").splitlines()
    except (DecryptError, ValueError):
        raise PassphraseError from None
    secret = next((line for line in lines if not line.startswith("#")), "")
    told = (line.removeprefix(_RECOVERY) for line in lines if line.startswith(_RECOVERY))
    return Cipher(secret, next(told, ""), wrapped)


def write(file: Path, cipher: Cipher) -> None:
    """Put the key beside the data file, in the place of any other, and make it last."""
    os.close(files.replace(key_of(file), [cipher.wrapped]))
    files.sync_folder(file.parent)


def put_back(file: Path, cipher: Cipher) -> None:
    """Write the key if it is not there: nothing may be sealed for a key that nobody has."""
    if cipher.wrapped and not is_encrypted(file):
        write(file, cipher)
