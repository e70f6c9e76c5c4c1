"""What is understood of a promise as it is typed, and that the rest of it stays text."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oneonone_tui.domain.action import Owner
from oneonone_tui.domain.promise import Promise, read_promise

from .records import TODAY

ME, THEM = Owner.ME, Owner.THEM
TOMORROW, NEXT_FRIDAY, SUNDAY = date(2026, 11, 21), date(2026, 11, 27), date(2026, 11, 22)
IN_2_WEEKS = date(2026, 12, 4)


def read(line: str, name: str = "Dina Ayu Prameswari") -> Promise:
    return read_promise(line, TODAY, name)


@pytest.mark.parametrize(
    ("line", "promise"),
    [
        ("ask SRE", Promise("ask SRE")),
        ("ask SRE @me", Promise("ask SRE", ME)),
        ("ask SRE @them", Promise("ask SRE", THEM)),
        ("ask SRE fri", Promise("ask SRE", None, NEXT_FRIDAY)),
        ("ask SRE @me fri", Promise("ask SRE", ME, NEXT_FRIDAY)),
        ("ask SRE fri @me", Promise("ask SRE", ME, NEXT_FRIDAY)),
        ("@me ask SRE fri", Promise("ask SRE", ME, NEXT_FRIDAY)),
        ("ask @me SRE +3d", Promise("ask SRE", ME, date(2026, 11, 23))),
        ("ask SRE @me in 2 weeks", Promise("ask SRE", ME, IN_2_WEEKS)),
        ("ask SRE in 2 weeks @me", Promise("ask SRE", ME, IN_2_WEEKS)),
        ("ask SRE + 3 days", Promise("ask SRE", None, date(2026, 11, 23))),
        ("ask SRE @me 2026-12-01", Promise("ask SRE", ME, date(2026, 12, 1))),
        ("tanya SRE @saya jumat", Promise("tanya SRE", ME, NEXT_FRIDAY)),
        ("tanya SRE @aku jumat", Promise("tanya SRE", ME, NEXT_FRIDAY)),
        ("tanya SRE @dia besok", Promise("tanya SRE", THEM, TOMORROW)),
        ("tanya SRE 2 minggu lagi @dia", Promise("tanya SRE", THEM, IN_2_WEEKS)),
        ("tanya SRE dalam 2 minggu", Promise("tanya SRE", None, IN_2_WEEKS)),
        ("tanya SRE hari ini", Promise("tanya SRE", None, TODAY)),
        ("tanya SRE minggu", Promise("tanya SRE", None, SUNDAY)),
        ("tanya SRE min", Promise("tanya SRE min")),
        ("enjoy the sun", Promise("enjoy the sun")),
        ("tanya SRE hari min", Promise("tanya SRE", None, SUNDAY)),
        ("send the deck by fri @me", Promise("send the deck", ME, NEXT_FRIDAY)),
        ("send the deck on sun", Promise("send the deck", None, SUNDAY)),
        ("kirim dek sebelum jumat", Promise("kirim dek", None, NEXT_FRIDAY)),
        ("stand by fri", Promise("stand", None, NEXT_FRIDAY)),
        ("tanya SRE 15 min lagi 2 minggu lagi", Promise("tanya SRE 15 min lagi", None, IN_2_WEEKS)),
        ("  ask \t SRE   @ME  FRI ", Promise("ask SRE", ME, NEXT_FRIDAY)),
        ("", Promise("")),
    ],
)
def test_a_line_is_a_text_an_owner_and_a_day(line: str, promise: Promise) -> None:
    assert read(line) == promise


@pytest.mark.parametrize("mention", ["@Dina", "@dina", "@AYU", "@prameswari"])
def test_any_word_of_the_persons_name_means_them(mention: str) -> None:
    assert read(f"draft {mention} the runbook") == Promise("draft the runbook", THEM)


@pytest.mark.parametrize(
    ("name", "line", "owner"), [("Me Linh", "ask SRE @me", ME), ("Saya Sato", "tanya @saya", ME)]
)
def test_i_am_meant_even_when_the_person_is_called_so(name: str, line: str, owner: Owner) -> None:
    assert read(line, name).owner is owner


def test_the_last_owner_counts() -> None:
    assert read("@me ask SRE @dina") == Promise("ask SRE", THEM)


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("on fri ask SRE", id="a date that is not at the end"),
        pytest.param("ask SRE next week", id="a date that is not understood"),
        pytest.param("tanya SRE minggu depan", id="the same in Indonesian"),
        pytest.param("tanya SRE tiap 2 minggu", id="weeks that are counted are not a Sunday"),
        pytest.param("keep it under 15 min", id="nor are minutes"),
        pytest.param("fri", id="only a date"),
        pytest.param("in 2 weeks", id="only a date of several words"),
        pytest.param("hari ini", id="only a date of two words"),
        pytest.param("write to dina@example.org", id="an e-mail address"),
        pytest.param("write to me@me", id="an e-mail address that ends in an owner"),
        pytest.param("ask @sre", id="somebody else"),
        pytest.param("ask @dina's team", id="more than the name"),
        pytest.param("ask @ SRE", id="a lonely @"),
        pytest.param("ask me and Dina", id="names without @"),
    ],
)
def test_what_is_not_understood_stays_text(line: str) -> None:
    assert read(line) == Promise(line)


@pytest.mark.parametrize(
    ("line", "promise"),
    [
        ("@me", Promise("", ME)),
        ("@me @dina", Promise("", THEM)),
        ("@me fri", Promise("fri", ME)),
    ],
)
def test_a_line_without_a_text_has_no_more_than_an_owner(line: str, promise: Promise) -> None:
    assert read(line) == promise


def test_only_one_day_is_taken_off() -> None:
    assert read("move fri besok") == Promise("move fri", None, TOMORROW)


def test_a_number_before_another_weekday_belongs_to_the_text() -> None:
    assert read("rapat jam 2 jumat") == Promise("rapat jam 2", None, NEXT_FRIDAY)


def test_a_person_without_a_name_is_still_them() -> None:
    assert read("ask SRE @them", name="") == Promise("ask SRE", THEM)


WORDS = st.lists(st.sampled_from(["ask", "SRE", "2", "about", "a@b.org", "@sre", "in"]), min_size=1)
OWNERS = st.sampled_from([("", None), ("@me", ME), ("@dina", THEM), ("@dia", THEM)])
DAYS = st.sampled_from(
    [("", None), ("jumat", NEXT_FRIDAY), ("in 2 weeks", IN_2_WEEKS), ("1 hari lagi", TOMORROW)]
)


@given(WORDS, OWNERS, DAYS, st.data())
def test_every_word_is_kept_in_its_order_wherever_the_owner_stands(
    words: list[str],
    owner: tuple[str, Owner | None],
    day: tuple[str, date | None],
    data: st.DataObject,
) -> None:
    line = [*words, *day[0].split()]
    line.insert(data.draw(st.integers(0, len(line))), owner[0])

    assert read(" ".join(line)) == Promise(" ".join(words), owner[1], day[1])
