"""`encrypt`, `decrypt`, `passphrase`, and the other commands on data that is encrypted."""

from __future__ import annotations

import getpass
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from oneonone_tui.__main__ import main
from oneonone_tui.commands import encryption, unlock
from oneonone_tui.storage import files, store, switch
from oneonone_tui.storage.cipher import Cipher, is_sealed
from oneonone_tui.storage.inbox import Inbox
from oneonone_tui.storage.key import PassphraseError, key_of
from oneonone_tui.storage.lock import Lock
from tests.commands.conftest import CANARY, Run
from tests.storage.records import DINA, action, topic
from tests.storage.sealed import CIPHER, PASSPHRASE


def wrap(cipher: Cipher, passphrase: str) -> Cipher:
    kept = json.dumps([passphrase, cipher.secret, cipher.recovery])
    return Cipher(cipher.secret, cipher.recovery, kept.encode())


def unwrap(wrapped: bytes, passphrase: str) -> Cipher:
    known, secret, recovery = json.loads(wrapped)
    if passphrase != known:
        raise PassphraseError
    return Cipher(secret, recovery, wrapped)


class Typist:
    """Types passphrases when they are asked for."""

    def __init__(self) -> None:
        self.answers: list[str] = []
        self.prompts: list[str] = []

    def type(self, prompt: str) -> str:
        self.prompts.append(prompt.strip())
        if not self.answers:
            raise EOFError
        return self.answers.pop(0)


@pytest.fixture
def typist(monkeypatch: pytest.MonkeyPatch) -> Typist:
    """Somebody at the terminal; and passphrases that cost nothing to try."""

    typist = Typist()
    monkeypatch.setattr(getpass, "getpass", typist.type)
    monkeypatch.setattr(unlock, "_has_terminal", lambda: True)
    monkeypatch.setattr(encryption, "wrap", wrap)
    monkeypatch.setattr(unlock, "unwrap", unwrap)
    return typist


@pytest.fixture
def sealed(path: Path, run: Run, typist: Typist) -> Path:
    """The data, encrypted."""
    typist.answers = [PASSPHRASE, PASSPHRASE]
    assert run("encrypt").status == 0
    typist.prompts.clear()
    return path


def contents(path: Path) -> dict[str, bytes]:
    found = {place.name: place.read_bytes() for place in path.parent.iterdir()}
    return {name: content for name, content in found.items() if not name.endswith(".lock")}


def words(path: Path) -> Iterator[str]:
    """Files in which something can be read."""
    for name, content in contents(path).items():
        if CANARY.encode() in content or DINA.name.encode() in content:
            yield name


def test_encrypting_asks_twice_and_says_what_it_did_and_cannot_do(
    path: Path, run: Run, typist: Typist
) -> None:
    typist.answers = [PASSPHRASE, PASSPHRASE]

    said = run("encrypt")

    assert said.status == 0
    assert typist.prompts == ["New passphrase:", "Once more:"]
    for told in (
        "is encrypted, and so are its backups",
        "no way in without it",
        "snapshots",
        "sync tool",
        "one.json.key elsewhere",
    ):
        assert told in " ".join(said.out.split())
    assert list(words(path)) == []
    assert PASSPHRASE not in said.out + said.err


def test_an_empty_passphrase_and_two_that_differ_are_asked_for_again(
    path: Path, run: Run, typist: Typist
) -> None:
    typist.answers = [" ", "one", "two", "good", "good"]

    said = run("encrypt")

    assert said.status == 0
    assert said.err.splitlines() == [
        "An empty one protects nothing.",
        "The two are not the same.",
    ]


def test_where_no_passphrase_is_chosen_nothing_changes(
    path: Path, run: Run, typist: Typist
) -> None:
    typist.answers = ["", "", ""]
    before = contents(path)

    said = run("encrypt")

    assert said.status == 1
    assert said.err.splitlines()[-1] == (
        "oneonone-tui: No passphrase was chosen; nothing was changed."
    )
    assert contents(path) == before


@pytest.mark.parametrize("command", ["encrypt", "decrypt", "passphrase", "next", "doctor"])
def test_three_wrong_passphrases_change_nothing(
    sealed: Path, run: Run, typist: Typist, command: str
) -> None:
    typist.answers = ["a", "b", "c", PASSPHRASE]
    before = contents(sealed)

    said = run(command, *(["dina"] if command == "next" else []))

    assert said.status == 1
    assert said.out == ""
    assert said.err.splitlines()[:3] == ["That is not the passphrase."] * 3
    assert said.err.splitlines()[3].startswith("oneonone-tui: The data stays closed")
    assert len(typist.prompts) == 3
    assert contents(sealed) == before


def test_who_stops_at_the_prompt_gets_a_sentence(sealed: Path, run: Run) -> None:
    said = run("actions")

    assert said.status == 1
    assert said.err.split("\n")[-2] == (
        "oneonone-tui: No passphrase was given; nothing was changed."
    )


def test_without_a_terminal_it_is_one_sentence(
    sealed: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unlock, "_has_terminal", lambda: False)

    said = run("actions")

    assert (said.status, said.out) == (1, "")
    assert len(said.err.splitlines()) == 1
    assert "no terminal to ask for the passphrase" in said.err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("next", "dina"), "ask SRE"),
        (("actions",), "ask SRE"),
        (("actions", "--json"), '"ask SRE"'),
        (("add", "dina", "salary"), "Queued for Dina: salary"),
        (("recover",), "Nothing needs to be recovered."),
    ],
)
def test_every_command_works_with_the_passphrase(
    sealed: Path, run: Run, typist: Typist, arguments: tuple[str, ...], told: str
) -> None:
    typist.answers = ["wrong", PASSPHRASE]

    said = run(*arguments)

    assert said.status == 0
    assert told in said.out
    assert typist.prompts == ["Passphrase:", "Passphrase:"]
    assert list(words(sealed)) == []


def test_an_export_of_it_is_what_was_asked_for(
    sealed: Path, run: Run, typist: Typist, tmp_path: Path
) -> None:
    typist.answers = [PASSPHRASE]

    assert run("export", "dina", "-o", str(tmp_path / "recap.md")).status == 0

    assert DINA.name in (tmp_path / "recap.md").read_text()
    assert list(words(sealed)) == []


def test_what_is_added_while_it_is_open_waits_encrypted(
    sealed: Path, run: Run, typist: Typist
) -> None:
    lock = Lock(sealed)
    lock.take()
    typist.answers = [PASSPHRASE]

    said = run("add", "dina", "salary", "of", "Dina")

    lock.release()
    assert said.status == 0
    assert Inbox(sealed).there
    assert list(words(sealed)) == []
    typist.answers = [PASSPHRASE]
    assert "salary of Dina" in run("next", "dina").out


def test_a_backup_is_encrypted_and_has_its_key(
    sealed: Path, run: Run, typist: Typist, tmp_path: Path
) -> None:
    copy = tmp_path / "copies" / "copy.json"
    copy.parent.mkdir()
    typist.answers = [PASSPHRASE]

    said = run("backup", str(copy))

    assert said.status == 0
    assert "copy.json.key" in said.out
    assert is_sealed(copy.read_bytes())
    typist.answers = [PASSPHRASE]
    assert main(["next", "dina", "--data", str(copy)]) == 0


@pytest.mark.parametrize("taken", ["copy.json", "copy.json.key"])
def test_a_backup_never_takes_the_place_of_a_file(
    sealed: Path, run: Run, typist: Typist, tmp_path: Path, taken: str
) -> None:
    (tmp_path / taken).write_text("mine")
    typist.answers = [PASSPHRASE]

    assert run("backup", str(tmp_path / "copy.json")).status == 1
    assert sorted(p.name for p in tmp_path.glob("copy*")) == [taken]
    assert (tmp_path / taken).read_text() == "mine"


def test_decrypting_gives_plain_files_back_and_says_so(
    sealed: Path, run: Run, typist: Typist
) -> None:
    typist.answers = [PASSPHRASE]

    said = run("decrypt")

    assert said.status == 0
    assert "is plain JSON again" in said.out
    assert not key_of(sealed).exists()
    assert json.loads(sealed.read_bytes())["people"]
    assert run("doctor").mends == []


@pytest.mark.parametrize("command", ["decrypt", "passphrase"])
def test_what_is_not_encrypted_cannot_be_decrypted(run: Run, command: str) -> None:
    said = run(command)

    assert said.status == 2
    assert "is not encrypted; `oneonone-tui encrypt` does it" in said.err


@pytest.mark.parametrize("command", ["encrypt", "decrypt", "passphrase"])
def test_while_it_is_open_it_is_refused_before_anybody_types(
    sealed: Path, run: Run, typist: Typist, command: str
) -> None:
    lock = Lock(sealed)
    lock.take()

    said = run(command)

    lock.release()
    assert said.status == 1
    assert "is open elsewhere" in said.err
    assert typist.prompts == []


def test_another_passphrase_holds_and_the_old_one_does_not(
    sealed: Path, run: Run, typist: Typist
) -> None:
    before = contents(sealed)
    typist.answers = [PASSPHRASE, "new", "new"]

    assert run("passphrase").status == 0

    after = contents(sealed)
    assert {name for name in after if after[name] != before[name]} == {"one.json.key"}
    typist.answers = [PASSPHRASE, "new"]
    assert run("next", "dina").status == 0
    assert typist.answers == []


def test_a_recovery_key_opens_everything(path: Path, run: Run, typist: Typist) -> None:
    second = Cipher.new()
    typist.answers = [PASSPHRASE, PASSPHRASE]

    said = run("encrypt", "--recovery", second.public)

    assert said.status == 0
    assert "recovery key: keep both" in " ".join(said.out.split())
    for name, content in contents(path).items():
        assert name.endswith(".key") or second.open(content)


def test_a_recovery_key_can_be_added_later(sealed: Path, run: Run, typist: Typist) -> None:
    second = Cipher.new()
    typist.answers = [PASSPHRASE]

    assert run("encrypt", "--recovery", second.public).status == 0

    assert second.open(sealed.read_bytes())
    typist.answers = [PASSPHRASE]
    kept = run("doctor")
    assert kept.mends == []
    assert "for your passphrase and for a recovery key" in kept.out


def test_a_recovery_key_that_is_none_is_told_before_anybody_types(
    path: Path, run: Run, typist: Typist
) -> None:
    said = run("encrypt", "--recovery", CIPHER.secret)

    assert said.status == 2
    assert "no public key of age" in said.err
    assert CIPHER.secret not in said.err
    assert typist.prompts == []


def test_a_switch_that_was_stopped_is_found_and_ended(
    sealed: Path, run: Run, typist: Typist
) -> None:
    kept = unwrap(key_of(sealed).read_bytes(), PASSPHRASE)
    backup = files.beside(sealed, "backup-1")
    plain = kept.open(backup.read_bytes())
    backup.write_bytes(plain)
    typist.answers = [PASSPHRASE] * 3

    (problem,) = run("doctor").mends
    assert "one.json.backup-1 is not encrypted" in problem
    assert run("encrypt").status == 0
    assert run("doctor").mends == []
    assert list(words(sealed)) == []


def test_plain_lines_in_an_encrypted_store_are_found(
    sealed: Path, run: Run, typist: Typist, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = key_of(sealed)
    aside = key.rename(key.with_suffix(".aside"))
    Inbox(sealed).put([topic(1)])
    aside.rename(key)
    typist.answers = [PASSPHRASE] * 3

    (problem,) = run("doctor").mends
    assert "one.json.inbox is not encrypted" in problem
    assert run("encrypt").status == 0
    assert run("doctor").mends == []


def test_without_its_key_doctor_says_so_and_condemns_no_backup(sealed: Path, run: Run) -> None:
    kept = unwrap(key_of(sealed).read_bytes(), PASSPHRASE)
    opened = store.open_store(sealed, kept)
    opened.save(action(3))
    opened.flush()
    journal, data = files.beside(sealed, "journal").read_bytes(), sealed.read_bytes()
    opened.close()
    sealed.write_bytes(data)
    files.beside(sealed, "journal").write_bytes(journal)
    files.beside(sealed, "journal").chmod(0o600)
    Inbox(sealed, kept).put([topic(1)])
    key_of(sealed).unlink()

    said = run("doctor")

    assert said.status == 1
    assert {mend.partition(":")[0] for mend in said.mends} == {
        *("data file", "journal", "inbox", "backup")
    }
    assert all("is not there; nothing was changed" in problem for problem in said.mends)
    assert "remove it" not in said.out
    assert "its key" in run("recover", "--yes").err


def test_what_is_damaged_comes_back_from_a_backup_encrypted(
    sealed: Path, run: Run, typist: Typist
) -> None:
    data = bytearray(sealed.read_bytes())
    data[-20] ^= 4
    sealed.write_bytes(data)
    typist.answers = [PASSPHRASE] * 2

    said = run("recover", "--yes")

    assert said.status == 0
    assert list(words(sealed)) == []
    kept = unwrap(key_of(sealed).read_bytes(), PASSPHRASE)
    opened = store.open_store(sealed, kept)
    assert opened.actions(DINA.id) == (action(1),)
    opened.close()


def test_single_damaged_documents_come_back_encrypted(
    sealed: Path, run: Run, typist: Typist
) -> None:
    kept = unwrap(key_of(sealed).read_bytes(), PASSPHRASE)
    data = kept.open(sealed.read_bytes())
    spoilt = data.replace(b'"started": "2026', b'"started": "x026', 1)
    assert spoilt != data
    sealed.write_bytes(kept.seal(spoilt))
    typist.answers = [PASSPHRASE] * 2

    assert run("recover", "--yes").status == 0

    assert list(words(sealed)) == []
    assert is_sealed(sealed.read_bytes())
    mends = " ".join(run("doctor").mends)
    assert "damaged file that was replaced" in mends
    switch.decrypt(sealed, kept)
    assert list(words(sealed)) != []
