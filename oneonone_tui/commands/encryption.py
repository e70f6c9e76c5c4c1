"""`oneonone-tui encrypt`, `decrypt` and `passphrase`: what they ask, and what they say."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from oneonone_tui.commands.condition import shown
from oneonone_tui.commands.holder import holder_of
from oneonone_tui.commands.speech import UsageError
from oneonone_tui.commands.unlock import choose_passphrase, key_typed
from oneonone_tui.domain.store import StoreError
from oneonone_tui.storage import fault, files, switch
from oneonone_tui.storage.cipher import Cipher, RecipientError
from oneonone_tui.storage.key import is_encrypted, key_of, wrap

Say = Callable[[str], None]


def encrypt(path: Path, recovery: str, say: Say) -> None:
    """Encrypt a store with its backups, or end what was begun, or take another recovery key.

    Args:
        recovery: a public key of age; empty for none, or for the one that there is.

    Raises:
        UsageError: the recovery key is none.
        StoreError: nothing was changed, or not everything; nothing is lost.
    """
    _make_sure_of(recovery)
    _make_sure_free(path)
    found = key_typed(path)
    if found is None:
        cipher = wrap(Cipher.new(recovery), choose_passphrase())
    else:
        cipher, passphrase = found
        if recovery and recovery != cipher.recovery:
            cipher = wrap(replace(cipher, recovery=recovery), passphrase)
    # A recovery key that is there already is named by who ends what was begun with it.
    _tell_left(switch.encrypt(path, cipher, anew=bool(found and recovery)), say)
    _tell_what_holds(path, cipher, say)


def decrypt(path: Path, say: Say) -> None:
    """Go back to plain files.

    Raises:
        UsageError: it is not encrypted.
        StoreError: as `encrypt`.
    """
    _tell_left(switch.decrypt(path, _cipher_of(path)), say)
    say(f"{shown(path)} is plain JSON again, and so are its backups; its key is removed.")


def change_passphrase(path: Path, say: Say) -> None:
    """Keep the key under another passphrase.

    Raises:
        UsageError: it is not encrypted.
        StoreError: the passphrase is the old one.
    """
    cipher = _cipher_of(path)
    switch.change_key(path, cipher, wrap(cipher, choose_passphrase()))
    say("The new passphrase holds from now on. Nothing but the key file was written anew: whoever")
    say("has a copy of the old one opens your data with the old passphrase.")


def _cipher_of(path: Path) -> Cipher:
    if not is_encrypted(files.resolved(path)):
        raise UsageError(f"{shown(path)} is not encrypted; `oneonone-tui encrypt` does it.")
    _make_sure_free(path)
    found = key_typed(path)
    if found is None:
        raise StoreError(f"{shown(path)} is not encrypted any more; nothing was changed.")
    return found[0]


def _make_sure_free(path: Path) -> None:
    """Nobody is to type two passphrases, and then hear that it cannot be done now."""
    if holder := holder_of(files.resolved(path)):
        raise StoreError(fault.taken(path, holder))


def _make_sure_of(recovery: str) -> None:
    try:
        Cipher.new(recovery)
    except RecipientError:
        raise UsageError(
            "the recovery key is no public key of age; one begins with age1, and age-keygen makes "
            "it."
        ) from None


def _tell_left(left: Sequence[Path], say: Say) -> None:
    for place in left:
        say(f"{shown(place)} cannot be read with this key and was left as it is.")


def _tell_what_holds(path: Path, cipher: Cipher, say: Say) -> None:
    key = shown(key_of(path))
    say(f"{shown(path)} is encrypted, and so are its backups and all that will be written.")
    if cipher.recovery:
        say("The passphrase is asked for at every start. There is no way in without it but the")
        say("recovery key: keep both well, and try the second (docs/encryption.md says how).")
    else:
        say("The passphrase is asked for at every start. There is no way in without it: keep it")
        say("well, or add a recovery key (`oneonone-tui encrypt --recovery age1...`).")
    say(f"Keep a copy of {key} elsewhere: the passphrase is worth nothing without it.")
    say("What cannot be erased from here: plain text in blocks that the disk has freed, in its")
    say("snapshots and in swap; the history of a sync tool or of git; and every copy, recap and")
    say("export that you have made.")
