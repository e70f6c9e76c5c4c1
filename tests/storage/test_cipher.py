"""Sealing and opening: what one side writes the other reads, and so does the standard tool."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from oneonone_tui.storage.cipher import Cipher, CipherError, RecipientError, is_sealed
from oneonone_tui.storage.key import PassphraseError, unwrap, wrap
from tests.storage.sealed import CIPHER, KEY_FILE, PASSPHRASE, SECRET, age, needs_age

SIZES = (0, 1, 65_536, 65_537, 3_000_000)


@pytest.mark.parametrize("size", SIZES)
def test_what_was_sealed_is_opened(size: int) -> None:
    content = bytes(range(256)) * (size // 256 + 1)
    content = content[:size]

    assert CIPHER.open(CIPHER.seal(content)) == content
    assert is_sealed(CIPHER.seal(content))


@pytest.mark.parametrize("size", SIZES)
def test_a_file_in_pieces_is_sealed_as_one_blob(size: int) -> None:
    content = bytes(size)
    blocks = [content[at : at + 700_000] for at in range(0, size, 700_000)]

    pieces = CIPHER.sealed(blocks)

    assert CIPHER.open(b"".join(pieces)) == content
    assert len(pieces) <= size // 1_000_000 + 2  # each is worth a call to the system


def test_the_same_words_are_never_sealed_to_the_same_bytes() -> None:
    assert CIPHER.seal(b"the same") != CIPHER.seal(b"the same")


@pytest.mark.parametrize(
    "sealed",
    [b"", b"age-encryption.org/v1\n", CIPHER.seal(b"x" * 50)[:-1], Cipher.new().seal(b"x")],
    ids=["nothing", "only the mark", "cut off", "for another key"],
)
def test_what_cannot_be_opened_is_told(sealed: bytes) -> None:
    with pytest.raises(CipherError):
        CIPHER.open(sealed)


@pytest.mark.parametrize("recovery", ["age1", "x", "ssh-ed25519 AAAA", SECRET])
def test_a_recovery_key_that_is_none_is_told(recovery: str) -> None:
    with pytest.raises(RecipientError):
        Cipher.new(recovery)


def test_neither_key_nor_secret_is_in_what_a_traceback_could_show() -> None:
    assert SECRET not in repr(CIPHER)
    assert "AGE ENCRYPTED" not in repr(CIPHER)


def test_a_recovery_key_opens_what_was_sealed() -> None:
    second = Cipher.new()

    assert second.open(Cipher.new(second.public).seal(b"x")) == b"x"


@needs_age
def test_the_standard_tool_opens_a_blob_with_either_key(tmp_path: Path) -> None:
    second = Cipher.new()
    sealed = replace(CIPHER, recovery=second.public).seal(b"the rota")

    assert age(sealed, tmp_path) == b"the rota"
    assert age(sealed, tmp_path, second.secret) == b"the rota"


@needs_age
def test_what_the_standard_tool_has_sealed_is_opened() -> None:
    run = ["age", "--recipient", CIPHER.public]
    sealed = subprocess.run(run, input=b"the rota", capture_output=True, check=True).stdout

    assert CIPHER.open(sealed) == b"the rota"


def test_a_key_file_opens_with_its_passphrase_and_no_other() -> None:
    assert unwrap(KEY_FILE, PASSPHRASE) == CIPHER
    for other in ("", "hunter", "Hunter two", "hunter two "):
        with pytest.raises(PassphraseError):
            unwrap(KEY_FILE, other)


@pytest.mark.parametrize(
    "spoilt", [b"", b"junk", KEY_FILE[:-60], KEY_FILE.replace(b"YWdl", b"YWdk")]
)
def test_a_key_file_that_is_damaged_opens_with_none(spoilt: bytes) -> None:
    with pytest.raises(PassphraseError):
        unwrap(spoilt, PASSPHRASE)


def test_a_passphrase_that_is_no_text_is_a_wrong_one() -> None:
    with pytest.raises(PassphraseError):
        unwrap(KEY_FILE, "\udc80")


@pytest.mark.slow
def test_a_key_is_kept_under_a_passphrase_with_its_recovery_key() -> None:
    cipher = Cipher.new(CIPHER.public)

    wrapped = wrap(cipher, "é 鍵")

    assert unwrap(wrapped.wrapped, "é 鍵") == wrapped
    assert (wrapped.secret, wrapped.recovery) == (cipher.secret, CIPHER.public)
    assert cipher.secret.encode() not in wrapped.wrapped


def test_nothing_of_it_is_imported_where_nothing_is_encrypted(tmp_path: Path) -> None:
    code = (
        "import sys, pathlib; from oneonone_tui.storage.store import open_store; "
        "store = open_store(pathlib.Path(sys.argv[1])); store.close(); "
        "sys.exit('pyrage' in sys.modules)"
    )
    path = str(tmp_path / "one.json")
    assert subprocess.run([sys.executable, "-c", code, path], check=False).returncode == 0
