"""What is understood of a promise as it is typed, and that the rest of it stays text."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from oneonone_tui.domain.action import Owner
from oneonone_tui.domain.promise import Promise, read_promise

from .phrases import BOTH, Phrase
from .records import TODAY

ME, THEM = Owner.ME, Owner.THEM
TOMORROW, NEXT_FRIDAY, SUNDAY = date(2026, 11, 21), date(2026, 11, 27), date(2026, 11, 22)
IN_2_WEEKS = date(2026, 12, 4)


def read(line: str, name: str = "Dina Ayu Prameswari", language: str = "en") -> Promise:
    return read_promise(line, TODAY, name, language)


LINES = [
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
    ("ask SRE in 2 @me weeks", Promise("ask SRE", ME, IN_2_WEEKS)),
    ("ask SRE + 3 days", Promise("ask SRE", None, date(2026, 11, 23))),
    ("ask SRE 3d", Promise("ask SRE", None, date(2026, 11, 23))),
    ("ask SRE @me 2026-12-01", Promise("ask SRE", ME, date(2026, 12, 1))),
    ("ask SRE @me 2020-12-01", Promise("ask SRE", ME, date(2020, 12, 1))),
    ("ask SRE 1/12", Promise("ask SRE", None, date(2026, 12, 1))),
    ("ask SRE by 1 December 2026.", Promise("ask SRE", None, date(2026, 12, 1))),
    ("ask SRE on the 15th", Promise("ask SRE", None, date(2026, 12, 15))),
    ("ask SRE by the end of the month", Promise("ask SRE", None, date(2026, 11, 30))),
    ("ask SRE no later than Tuesday, 1 December", Promise("ask SRE", None, date(2026, 12, 1))),
    ("ask SRE next week", Promise("ask SRE", None, NEXT_FRIDAY)),
    ("tanya SRE @saya jumat", Promise("tanya SRE", ME, NEXT_FRIDAY)),
    ("tanya SRE @aku jumat", Promise("tanya SRE", ME, NEXT_FRIDAY)),
    ("tanya SRE @dia besok", Promise("tanya SRE", THEM, TOMORROW)),
    ("tanya SRE @kamu besok", Promise("tanya SRE", THEM, TOMORROW)),
    ("tanya SRE 2 minggu lagi @dia", Promise("tanya SRE", THEM, IN_2_WEEKS)),
    ("tanya SRE dalam 2 minggu", Promise("tanya SRE", None, IN_2_WEEKS)),
    ("tanya SRE hari ini", Promise("tanya SRE", None, TODAY)),
    ("tanya SRE minggu", Promise("tanya SRE", None, SUNDAY)),
    ("tanya SRE hari min", Promise("tanya SRE", None, SUNDAY)),
    ("tanya SRE minggu depan", Promise("tanya SRE", None, NEXT_FRIDAY)),
    ("tanya SRE paling lambat akhir bulan", Promise("tanya SRE", None, date(2026, 11, 30))),
    (
        "tanya SRE paling lambat hari jumat tanggal 18 desember 2026 pagi",
        Promise("tanya SRE", None, date(2026, 12, 18)),
    ),
    ("send the deck by fri @me", Promise("send the deck", ME, NEXT_FRIDAY)),
    ("send the deck on sun", Promise("send the deck", None, SUNDAY)),
    ("kirim dek sebelum jumat", Promise("kirim dek", None, NEXT_FRIDAY)),
    ("stand by fri", Promise("stand", None, NEXT_FRIDAY)),
    ("carry on tomorrow", Promise("carry on", None, TOMORROW)),
    ("ask SRE - fri", Promise("ask SRE", None, NEXT_FRIDAY)),
    ("ask SRE — jumat", Promise("ask SRE", None, NEXT_FRIDAY)),
    ("ask SRE, by fri", Promise("ask SRE", None, NEXT_FRIDAY)),
    ("@dina: ask SRE", Promise("ask SRE", THEM)),
    ("@dina - ask SRE", Promise("ask SRE", THEM)),
    ("ask SRE, @me.", Promise("ask SRE", ME)),
    ("ask SRE (@me) fri", Promise("ask SRE", ME, NEXT_FRIDAY)),
    ("call SRE at 3pm tomorrow", Promise("call SRE at 3pm", None, TOMORROW)),
    ("tanya SRE 15 min lagi 2 minggu lagi", Promise("tanya SRE 15 min lagi", None, IN_2_WEEKS)),
    ("  ask \t SRE   @ME  FRI ", Promise("ask SRE", ME, NEXT_FRIDAY)),
    ("", Promise("")),
]


@pytest.mark.parametrize(("line", "promise"), LINES)
@pytest.mark.parametrize("language", ["en", "id"])
def test_a_line_is_a_text_an_owner_and_a_day(line: str, promise: Promise, language: str) -> None:
    assert read(line, language=language) == promise


ALSO_WORDS = {"en": ["sat", "sun", "15th", "1st", "1m"], "id": ["sel", "min", "1h", "2h"]}


@pytest.mark.parametrize(("phrase", "language"), BOTH, ids=str)
def test_every_phrase_is_read_at_the_end_of_a_promise(phrase: Phrase, language: str) -> None:
    alone = read_promise(f"ask SRE {phrase.text}", phrase.written, "Dina", language)
    by = read_promise(f"ask SRE by {phrase.text} @me", phrase.written, "Dina", language)
    sebelum = read_promise(f"ask SRE sebelum {phrase.text}", phrase.written, "Dina", language)

    assert by == Promise("ask SRE", ME, phrase.day)
    assert sebelum == Promise("ask SRE", None, phrase.day)
    if phrase.text in ALSO_WORDS[language]:
        assert alone == Promise(f"ask SRE {phrase.text}")
    else:
        assert alone == Promise("ask SRE", None, phrase.day)


@pytest.mark.parametrize(
    ("line", "language", "due"),
    [
        ("review the draft wed", "en", date(2026, 11, 25)),
        ("review the draft wed", "id", None),
        ("review the draft by wed", "id", date(2026, 11, 25)),
        ("review the draft mon", "en", date(2026, 11, 23)),
        ("review the draft mon", "id", None),
        ("kirim laporan sen", "id", date(2026, 11, 23)),
        ("kirim laporan sen", "en", None),
        ("kirim laporan hari sen", "en", date(2026, 11, 23)),
        ("kirim laporan +3h", "id", date(2026, 11, 23)),
        ("enjoy the sun", "id", None),
        ("find out where she sat", "en", None),
        ("find out by sat", "en", TOMORROW),
        ("perbaiki rumus di sel", "id", None),
        ("tanya min", "id", None),
        ("set up support 24/7", "en", None),
    ],
)
def test_a_word_that_may_be_none_is_a_day_in_its_language_or_behind_by(
    line: str, language: str, due: date | None
) -> None:
    promise = read(line, language=language)

    assert promise.due == due
    assert not promise.unclear
    assert (promise.text == line) is (due is None)


@pytest.mark.parametrize("mention", ["@Dina", "@dina", "@AYU", "@prameswari"])
def test_any_word_of_the_persons_name_means_them(mention: str) -> None:
    assert read(f"draft {mention} the runbook") == Promise("draft the runbook", THEM)


@pytest.mark.parametrize(
    ("name", "line", "owner"), [("Me Linh", "ask SRE @me", ME), ("Saya Sato", "tanya @saya", ME)]
)
def test_i_am_meant_even_when_the_person_is_called_so(name: str, line: str, owner: Owner) -> None:
    assert read(line, name).owner is owner


@pytest.mark.parametrize(
    ("name", "mention"),
    [
        ("José Ångström", "@jose"),
        ("José Ångström", "@ANGSTROM"),
        ("Jose", "@José"),
        ("Siti Nur-Aini", "@nur-aini"),
        ("Siti Nur-Aini", "@aini"),
        ("Strauß", "@strauss"),
    ],
)
def test_a_name_is_meant_without_its_accents_too(name: str, mention: str) -> None:
    assert read(f"draft {mention} the runbook", name) == Promise("draft the runbook", THEM)


@pytest.mark.parametrize(
    ("line", "promise"),
    [
        ("@me ask SRE @dina", Promise("@me ask SRE", THEM)),
        ("ask @dina about SRE @me fri", Promise("ask @dina about SRE", ME, NEXT_FRIDAY)),
        ("@me ask SRE @me", Promise("@me ask SRE", ME)),
    ],
)
def test_the_last_owner_counts_and_no_other_is_lost(line: str, promise: Promise) -> None:
    assert read(line) == promise


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("on fri ask SRE", id="a date that is not at the end"),
        pytest.param("plan the work of next week", id="a date that says which work"),
        pytest.param("siapkan rapat untuk jumat depan", id="the same in Indonesian"),
        pytest.param("move retro to friday", id="a date to which something is moved"),
        pytest.param("pindahkan retro ke jumat", id="the same in Indonesian"),
        pytest.param("send the numbers every friday", id="what returns"),
        pytest.param("kirim angka tiap hari jumat", id="the same in Indonesian"),
        pytest.param("find out what broke last friday", id="what is over"),
        pytest.param("do nothing before fri or mon", id="a choice"),
        pytest.param("jangan rilis setelah tgl 15", id="what begins on that day"),
        pytest.param("kumpul malam minggu", id="the night before a Sunday, which is Saturday's"),
        pytest.param("cover for her mon - fri", id="from one day to another"),
        pytest.param("tanya SRE tiap 2 minggu", id="weeks that are counted are not a Sunday"),
        pytest.param("selesaikan dalam dua minggu penuh", id="nor are they in words"),
        pytest.param("kerjakan dua minggu", id="nor at the end"),
        pytest.param("rangkum 3 hari ini", id="nor are three days today"),
        pytest.param("keep it under 15 min", id="nor are minutes"),
        pytest.param("raise 1m", id="a million"),
        pytest.param("split it 80/20", id="shares"),
        pytest.param("aim for 16/16", id="a score"),
        pytest.param("upgrade to 1.12", id="a version"),
        pytest.param("celebrate their 5th", id="what is counted"),
        pytest.param("draft it by her birthday", id="a day that has another name"),
        pytest.param("log in", id="a word that could begin a date"),
        pytest.param("fri", id="only a date"),
        pytest.param("in 2 weeks", id="only a date of several words"),
        pytest.param("hari ini", id="only a date of two words"),
        pytest.param("write to dina@example.org", id="an e-mail address"),
        pytest.param("write to me@me", id="an e-mail address that ends in an owner"),
        pytest.param("ask @sre", id="somebody else"),
        pytest.param("ask @dina's team", id="more than the name"),
        pytest.param("ask @din", id="less than the name"),
        pytest.param("ask (@me", id="half a bracket"),
        pytest.param("ask \\@me", id="a mention that is escaped"),
        pytest.param("ask @me/@dina", id="two in one word"),
        pytest.param("Dina: draft the runbook", id="a name in front"),
        pytest.param("Dina will draft the runbook", id="a name as one says it"),
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
        ("@me @dina", Promise("@me", THEM)),
        ("@me fri", Promise("fri", ME)),
        ("@me by the end of the month", Promise("by the end of the month", ME)),
        ("@me 31 feb", Promise("31 feb", ME)),
    ],
)
def test_a_line_without_a_text_has_no_more_than_an_owner(line: str, promise: Promise) -> None:
    assert read(line) == promise


@pytest.mark.parametrize(
    ("line", "unclear"),
    [
        ("ask SRE 31 feb", "31 feb"),
        ("ask SRE by 31 feb @me", "by 31 feb"),
        ("tanya SRE paling lambat 31 Februari.", "paling lambat 31 Februari."),
        ("ask SRE 32/1", "32/1"),
        ("ask SRE 12/31", "12/31"),
        ("ask SRE 1/12/26", "1/12/26"),
        ("ask SRE 2026-02-30", "2026-02-30"),
        ("ask SRE 2026-2-3", "2026-2-3"),
        ("ask SRE Fri 13 Dec", "Fri 13 Dec"),
        ("tanya SRE besok jumat", "besok jumat"),
        ("tanya SRE besok jam 10", "besok jam 10"),
        ("ask SRE friday at 5pm", "friday at 5pm"),
        ("ask SRE mid december", "mid december"),
        ("tanya SRE pertengahan bulan depan", "pertengahan bulan depan"),
        ("tanya SRE 3 hari kerja lagi", "3 hari kerja lagi"),
        ("ask SRE in 3 business days", "in 3 business days"),
        ("ask SRE +3h", "+3h"),
        ("ask SRE next blursday", "next blursday"),
        ("ask SRE by firday", "by firday"),
        ("tanya SRE tgl 32", "tgl 32"),
    ],
)
def test_what_was_meant_as_a_date_and_is_none_is_told_and_stays_text(
    line: str, unclear: str
) -> None:
    promise = read(line)

    assert (promise.due, promise.unclear) == (None, unclear)
    assert promise.text == line.removesuffix(" @me")


def test_only_one_day_is_taken_off() -> None:
    assert read("move fri besok") == Promise("move fri", None, TOMORROW)


def test_a_number_before_another_weekday_belongs_to_the_text() -> None:
    assert read("rapat jam 2 jumat") == Promise("rapat jam 2", None, NEXT_FRIDAY)


def test_a_person_without_a_name_is_still_them() -> None:
    assert read("ask SRE @them", name="") == Promise("ask SRE", THEM)


WORDS = st.lists(st.sampled_from(["ask", "SRE", "2", "with", "a@b.org", "@sre", "up"]), min_size=1)
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


TYPED = st.lists(
    st.sampled_from(
        [
            *sorted({word for phrase, _ in BOTH for word in phrase.text.split()}),
            *("ask", "SRE", "@me", "@dina", "31", "feb", "for", "-", "every", "blursday", "é"),
        ]
    ),
    max_size=14,
)


@example(["-", "+0d"], "en")
@given(TYPED, st.sampled_from(["en", "id"]))
def test_nothing_that_is_typed_is_lost_but_what_was_understood(
    words: list[str], language: str
) -> None:
    line = " ".join(words)
    promise = read(line, language=language)
    kept = promise.text.split()

    if promise.due:
        assert kept
    elif promise.owner is None:
        assert promise.text == line
    else:
        assert len(kept) >= len(words) - 1 - words.count("-")
    if promise.unclear:
        assert promise.due is None
        assert promise.text.endswith(promise.unclear) or promise.owner


@given(st.text(), st.sampled_from(["en", "id"]))
def test_any_line_can_be_read(line: str, language: str) -> None:
    text = read(line, language=language).text

    assert text == " ".join(text.split())
