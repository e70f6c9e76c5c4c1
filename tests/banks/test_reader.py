"""What a person, a tool or a stranger may have put into a YAML file."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from oneonone_tui.banks import reader
from oneonone_tui.banks.node import BankError, Node


@pytest.fixture(autouse=True, params=["CBaseLoader", "BaseLoader"])
def either_parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """PyYAML comes with and without libyaml; what is said must not depend on it."""
    monkeypatch.setattr(reader, "_LOADER", getattr(yaml, request.param))


def read(folder: Path, content: str | bytes) -> Node:
    path = folder / "team.yaml"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return reader.read(path)


def complaint(folder: Path, content: str | bytes) -> str:
    with pytest.raises(BankError) as caught:
        read(folder, content)
    return str(caught.value)


def plain(node: Node) -> object:
    """The node as bare values."""
    if isinstance(node.value, list):
        return [plain(item) for item in node.value]
    if isinstance(node.value, dict):
        return {key: plain(field.value) for key, field in node.value.items()}
    return node.value


@pytest.mark.parametrize("value", ["no", "1:30", "012", "2026-01-01", "~", "0x1f", "<<", "1e3"])
def test_every_scalar_stays_the_text_that_was_written(tmp_path: Path, value: str) -> None:
    assert plain(read(tmp_path, f"a: {value}\nb: [{value}]\n")) == {"a": value, "b": [value]}


def test_nodes_know_their_places(tmp_path: Path) -> None:
    node = read(tmp_path, "a: é\nb:\n  - x: 1\n")
    b = node.mapping()["b"]
    assert str(node) == "team.yaml:1:1"
    assert str(b.key) == "team.yaml:2:1"
    assert [str(item) for item in b.value.items()] == ["team.yaml:3:5"]


def test_a_byte_order_mark_is_allowed_and_moves_no_column(tmp_path: Path) -> None:
    node = read(tmp_path, b"\xef\xbb\xbfa: b\n")
    assert str(node.mapping()["a"].key) == "team.yaml:1:1"


@pytest.mark.parametrize("content", ["", "# nothing yet\n", "\ufeff"])
def test_an_empty_file_is_an_empty_mapping(tmp_path: Path, content: str) -> None:
    assert plain(read(tmp_path, content)) == {}


# Since 0.2.6 libyaml looks ahead so far that it stops before anything is built.
DEEP = "1:1001: this is nested too deep; check the brackets"
BRACKETS = f"1:13: this is nested over 12 deep; check the brackets|{DEEP}"
HOSTILE = {
    "200 KB of brackets": ("[" * 200_000, BRACKETS),
    "200 KB of braces": ("{" * 200_000, f"1:2: a list or mapping cannot be a key|{DEEP}"),
    "200 KB of dashes": ("- " * 100_000, "1:25: this is nested over 12 deep"),
    "an alias bomb": ("a: &a [x]\nb: &b [*a, *a]\n", '1:4: a text cannot begin with "&"'),
    "an alias": ("a: *b\n", '1:4: a text cannot begin with "*", an alias; put it in quotes'),
    "an anchor": ("a: b\nc: &d e\n", '2:4: a text cannot begin with "&", an anchor; put it'),
    "a tag": ("a: !!python/name:os.system\n", '1:4: a text cannot begin with "!", a tag'),
    "a bare tag": ("a: ! x\n", '1:4: a text cannot begin with "!", a tag; put it in quotes'),
    "a tagged list": ("- !!set [a]\n", '1:3: a text cannot begin with "!"'),
    "a key twice": ("a: 1\nb: 2\na: 3\n", '3:1: "a" is here twice, first on line 1; remove one'),
    "a list as key": ("? [a]\n: b\n", "1:3: a list or mapping cannot be a key"),
    "two documents": ("a: b\n---\nc: d\n", "2:1: a second document begins here; remove"),
    "too many entries": (
        "a:\n" + "- x\n" * reader.NODE_LIMIT,
        f"{reader.NODE_LIMIT - 1}:3: there are over 20000 entries; divide the file",
    ),
    "over a megabyte": (
        "# " + "x" * reader.SIZE_LIMIT,
        "1:1: the file is larger than 1 MB; divide it into several",
    ),
    "bytes that are not UTF-8": (
        b"\xef\xbb\xbfa: b\nc: \xc3\xa9\xff\n",
        "2:5: the file is not UTF-8 from here on; save it as UTF-8",
    ),
    "UTF-16": ("a: b\n".encode("utf-16"), "1:1: the file is not UTF-8 from here on"),
    "a NUL": ("a: b\r\nc: d\x00\n", "2:5: the character U+0000 is not allowed; remove it"),
    "an escape": ("a: \x1b]52;c;eA==\x07\n", "1:4: the character U+001B is not allowed"),
    "a colon in a text": ("a: What: is it?\n", '1:8: a ": " cannot stand here; put a text'),
    "a quote left open": ('a: b\nc: "d\ne: f\n', "2:4: what begins here is never closed"),
    "a tab": ("a:\n\t- b\n", "2:1: a text cannot begin like this; put it in quotes, or if this"),
    "an at sign": ("a: @dina\n", "1:4: a text cannot begin like this; put it in quotes"),
    "a line without a key": ("a: b\nc\nd: e\n", "2:1: this line has no key; write"),
    "words after a quote": ('a: "b" c\n', "1:8: this is not YAML ("),
    "a git conflict": ("<<<<<<< HEAD\na: b\n=======\n", '2:2: a ": " cannot stand here'),
    "an impossible character": ('a: "\\UFFFFFFFF"\n', "this is not YAML ("),
}


@pytest.mark.parametrize(("content", "said"), HOSTILE.values(), ids=HOSTILE)
def test_what_is_not_plain_yaml_is_refused_with_its_place(
    tmp_path: Path, content: str | bytes, said: str
) -> None:
    sentence = complaint(tmp_path, content)
    assert sentence.startswith("team.yaml:")
    assert any(one in sentence for one in said.split("|"))
    assert "\n" not in sentence


def test_twelve_levels_are_accepted(tmp_path: Path) -> None:
    read(tmp_path, "[" * reader.DEPTH_LIMIT + "]" * reader.DEPTH_LIMIT)


def test_as_many_entries_as_allowed_are_accepted(tmp_path: Path) -> None:
    node = read(tmp_path, "- x\n" * (reader.NODE_LIMIT - 1))
    assert len(node.items()) == reader.NODE_LIMIT - 1


def test_a_file_that_cannot_be_opened_is_told_without_its_folder(tmp_path: Path) -> None:
    (tmp_path / "team.yaml").mkdir()
    with pytest.raises(BankError) as caught:
        reader.read(tmp_path / "team.yaml")
    assert str(caught.value) == "team.yaml:1:1: the file cannot be read (Is a directory); check it"


def test_a_missing_file_is_its_own_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        reader.read(tmp_path / "team.yaml")


def test_a_file_name_cannot_act_on_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "te\x1b[31mam.yaml"
    path.write_text("a: *b")
    with pytest.raises(BankError) as caught:
        reader.read(path)
    assert str(caught.value).startswith("te␛[31mam.yaml:1:4: ")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("a: Is C# ok # maybe\n", '1:4: the text is cut off at " #", which begins a comment'),
        ("a: #hashtag\n", '1:3: the text is cut off at " #"'),
        ("a: one\n  two # three\n", '1:4: the text is cut off at " #"'),
        ("a:\n", "1:3: there is no text here; write one, or leave the line out"),
        ('a: "  "\n', "1:4: there is no text here"),
        ("a: [b]\n", "1:4: a text is expected here; put it in quotes if it is one"),
        ("a: 12345678901\n", "1:4: the text has 11 characters; shorten it to 10"),
        (
            "a:\n  What: is it?\n",
            '2:3: a text is expected here, but the ": " after "What" makes it a key; '
            "put the whole text in quotes",
        ),
    ],
)
def test_a_text_that_was_lost_to_yaml_is_told(tmp_path: Path, content: str, said: str) -> None:
    node = read(tmp_path, content).mapping()["a"].value
    with pytest.raises(BankError) as caught:
        node.text(10)
    assert str(caught.value).startswith(f"team.yaml:{said}")


@pytest.mark.parametrize(
    "content", ['a: "C# ok" # said\n', "a: C# ok\n# said\n", "a: C#ok\n", "a: |\n  C# ok\n"]
)
def test_a_comment_that_cuts_nothing_is_a_comment(tmp_path: Path, content: str) -> None:
    assert read(tmp_path, content).mapping()["a"].value.text(10).startswith("C#")


def test_texts_are_cleaned_at_this_door(tmp_path: Path) -> None:
    node = read(tmp_path, 'a: "\\e[2J  one\\n two\\u202e"\n').mapping()["a"].value
    assert node.text(80) == "␛[2J one two\ufffd"


def test_an_unknown_key_gets_the_nearest_one(tmp_path: Path) -> None:
    node = read(tmp_path, "titel: x\n")
    with pytest.raises(BankError, match=r'^team.yaml:1:1: "titel" is no key here; did you mean ti'):
        node.fields(("id", "title"))


def test_an_unknown_key_that_resembles_none_gets_all_of_them(tmp_path: Path) -> None:
    node = read(tmp_path, "id: x\n\x85" + "x" * 60 + ": y\n")
    with pytest.raises(
        BankError, match=r'^team.yaml:3:1: "x{39}…" is no key here; the keys are id'
    ):
        node.fields(("id", "title"))


@pytest.mark.parametrize("value", ["0", "61", "-1", "+5", "05", "5.0", "five", "٥", '""', "[5]"])
def test_a_number_out_of_bounds_or_none_at_all_is_refused(tmp_path: Path, value: str) -> None:
    fields = read(tmp_path, f"n: {value}\n").fields(("n",))
    with pytest.raises(
        BankError, match=r'^team.yaml:1:4: write "n" as a whole number from 1 to 60'
    ):
        fields.number("n", 1, 60)


@pytest.mark.parametrize("value", ["yes", "True", "1", "[true]"])
def test_a_flag_is_true_or_false_and_nothing_else(tmp_path: Path, value: str) -> None:
    fields = read(tmp_path, f"f: {value}\n").fields(("f",))
    with pytest.raises(BankError, match=r'^team.yaml:1:4: write "f" as true or false$'):
        fields.flag("f", default=True)


@given(st.text("ab:-#[]{}\"'&*!|>%@? \n\t\\\ufeff\u2028é0", max_size=40))
def test_whatever_is_written_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, content: str
) -> None:
    path = tmp_path_factory.mktemp("any") / "team.yaml"
    path.write_text(content, newline="")
    try:
        reader.read(path)
    except BankError as error:
        sentence = str(error)
    else:
        sentence = "team.yaml:1:1: read"
    assert sentence.startswith("team.yaml:")
