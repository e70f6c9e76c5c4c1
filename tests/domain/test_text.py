"""Foreign text is made safe, visibly, and what people really write stays as it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oneonone_tui.domain.text import clean, one_line

BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
C0 = "".join(map(chr, range(0x20))).replace("\t", "").replace("\n", "")
C1 = "".join(map(chr, range(0x80, 0xA0)))
SURROGATES = "\ud800\udbff\udc00\udfff"
TAGS = "\U000e0000\U000e0001\U000e0020\U000e007f"
BREAKS = "\r\u2028\u2029"
UNSAFE = frozenset(BIDI + C0 + "\x7f" + C1 + SURROGATES + TAGS + BREAKS)

TEXTS = st.text(
    st.one_of(st.sampled_from(sorted(UNSAFE)), st.sampled_from("ab \t\n"), st.characters())
)


@pytest.mark.parametrize(
    ("foreign", "shown"),
    [
        pytest.param("\x1b]52;c;cm0gLXJm\x07", "␛]52;c;cm0gLXJm␇", id="OSC 52, ended by BEL"),
        pytest.param("\x1b]52;c;cm0=\x1b\\", "␛]52;c;cm0=␛\\", id="OSC 52, ended by ST"),
        pytest.param("\x1b]0;root@host\x07", "␛]0;root@host␇", id="a window title"),
        pytest.param("\x1b[2J\x1b[31mred\x1b[0m", "␛[2J␛[31mred␛[0m", id="CSI"),
        pytest.param("\x9b31mred", "\ufffd31mred", id="CSI as one C1 character"),
        pytest.param("\x9d52;c;eA==\x9c", "\ufffd52;c;eA==\ufffd", id="OSC as one C1 character"),
        pytest.param("a\x80b\x85c\x9fd", "a\ufffdb\ufffdc\ufffdd", id="C1, NEL among them"),
        pytest.param("a\x00b", "a␀b", id="NUL"),
        pytest.param("a\x08b\x0bc\x0cd\x0ee\x1ff", "a␈b␋c␌d␎e␟f", id="the rest of C0"),
        pytest.param("a\x7fb", "a␡b", id="DEL"),
        pytest.param("\u202eevil\u202c", "\ufffdevil\ufffd", id="a bidi override"),
        pytest.param("\u2066a\u2069\u200e\u200f\u061c", "\ufffda" + "\ufffd" * 4, id="bidi marks"),
        pytest.param("a\U000e0041\U000e007f", "a\ufffd\ufffd", id="tag characters"),
        pytest.param("a\ud83db", "a\ufffdb", id="half a surrogate pair"),
        pytest.param("a\r\nb", "a\nb", id="CRLF"),
        pytest.param("a\rb", "a\nb", id="CR"),
        pytest.param("a\r\r\nb", "a\n\nb", id="CR and CRLF"),
        pytest.param("a\u2028b\u2029c", "a\nb\nc", id="line and paragraph separators"),
    ],
)
def test_what_could_act_is_shown_instead(foreign: str, shown: str) -> None:
    assert clean(foreign) == shown


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("a\tb\n\n\tc\n", id="tabs and newlines"),
        pytest.param("👩\u200d💻 👨\u200d👩\u200d👧 🏳️\u200d🌈 ❤️", id="joined emoji"),
        pytest.param("👍🏽 🇮🇩", id="skin tones and flags"),
        pytest.param("e\u0301 n\u0303 ก็ नि", id="combining marks"),
        pytest.param("«ask» — “why”… naïve\u00a0Œuvre", id="typography"),
        pytest.param("مرحبا שלום 日本語 \U0001d54f", id="other scripts"),
        pytest.param("␛ \u2421 \ufffd", id="what the cleaning itself writes"),
        pytest.param("", id="nothing"),
    ],
)
def test_what_people_write_stays(text: str) -> None:
    assert clean(text) == text


@given(TEXTS)
def test_no_unsafe_character_survives(text: str) -> None:
    assert UNSAFE.isdisjoint(clean(text))


@given(TEXTS)
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    assert one_line(one_line(text)) == one_line(text)
    assert one_line(text) == " ".join(clean(text).split())


@given(TEXTS)
def test_a_clean_text_can_be_written_to_a_file(text: str) -> None:
    assert clean(text).encode().decode() == clean(text)


@given(TEXTS)
def test_a_clean_text_has_one_kind_of_line_break(text: str) -> None:
    lines = clean(text) + "."
    assert lines.splitlines() == lines.split("\n")


@given(TEXTS.filter(lambda text: "\r" not in text))
def test_nothing_typed_disappears(text: str) -> None:
    assert len(clean(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("  Dina \t Prameswari\n", "Dina Prameswari"),
        ("Dina\r\nPrameswari", "Dina Prameswari"),
        ("Dina\u2028Prameswari", "Dina Prameswari"),
        ("Dina\u00a0\u3000Prameswari", "Dina Prameswari"),
        ("Dina\x1b[31m\x0b", "Dina␛[31m␋"),
        (" \n\t ", ""),
    ],
)
def test_one_line_has_single_blanks_and_no_other_white_space(text: str, line: str) -> None:
    assert one_line(text) == line
