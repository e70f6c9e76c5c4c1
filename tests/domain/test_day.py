"""Days as people write them in English and Indonesian; what is not understood is no day."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from time import tzset

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from oneonone_tui.domain.day import (
    day_of,
    find_day,
    is_day_word,
    plain,
    read_cadence,
    read_day,
)

from .phrases import BOTH, ENGLISH, INDONESIAN, Phrase
from .records import TODAY


@pytest.mark.parametrize(("phrase", "language"), BOTH, ids=str)
def test_a_phrase_names_a_day(phrase: Phrase, language: str) -> None:
    assert read_day(phrase.text, phrase.written, language) == phrase.day


def test_the_days_that_people_are_told_are_the_days_that_are_read() -> None:
    text = (Path(__file__).parents[2] / "docs" / "dates.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (.*) \| \w{3} (\d+ \w{3} \d{4}) \| .*\|$", text, re.MULTILINE)
    told = [
        (phrase, datetime.strptime(day, "%d %b %Y").date())  # noqa: DTZ007
        for phrases, day in rows
        for phrase in re.findall("`(.*?)`", phrases)
    ]

    assert len(told) > 80
    for phrase, day in told:
        assert read_day(phrase, date(2026, 11, 18)) == day, phrase


def test_the_tables_hold_what_they_promise() -> None:
    for table in (ENGLISH, INDONESIAN):
        assert len({phrase.text for phrase in table}) >= 150
        assert {phrase.written.weekday() for phrase in table} == set(range(7))


def test_both_languages_are_understood_whatever_the_language_is() -> None:
    hours = {"+1h", "1h", "2h", "+3h", "3 h lagi"}

    for phrase in ENGLISH:
        assert read_day(phrase.text, phrase.written, "id") == phrase.day, phrase
    for phrase in INDONESIAN:
        day = None if phrase.text in hours else phrase.day
        assert read_day(phrase.text, phrase.written, "en") == day, phrase


ENGLISH_DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
INDONESIAN_DAYS = ["senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu"]


@pytest.mark.parametrize("place", range(7))
def test_a_weekday_said_on_that_weekday_is_a_week_away(place: int) -> None:
    said = date(2026, 11, 16) + timedelta(days=place)  # from a Monday on

    for weekday in (ENGLISH_DAYS[place], ENGLISH_DAYS[place][:3], INDONESIAN_DAYS[place]):
        assert read_day(weekday, said) == said + timedelta(weeks=1)


@pytest.mark.parametrize("weekday", [*ENGLISH_DAYS, *INDONESIAN_DAYS])
@pytest.mark.parametrize("ahead", range(7))
def test_next_is_the_next_week_and_this_is_the_next_seven_days(weekday: str, ahead: int) -> None:
    english = weekday in ENGLISH_DAYS
    today = TODAY + timedelta(days=ahead)
    monday = today - timedelta(days=today.weekday())
    place = (ENGLISH_DAYS if english else INDONESIAN_DAYS).index(weekday)

    following = read_day(f"next {weekday}" if english else f"hari {weekday} depan", today)
    nearest = read_day(f"this {weekday}" if english else f"hari {weekday} ini", today)

    assert following == monday + timedelta(days=7 + place)
    assert nearest
    assert nearest.weekday() == place
    assert today <= nearest < today + timedelta(days=7)


@pytest.mark.parametrize(
    "phrase",
    [
        *("", " ", ".", "soon", "nanti", "asap", "fri?", "friyay", "f", "friday monday"),
        *("the friday", "next", "depan", "next day", "hari depan", "by", "by by", "hari", "of"),
        *("yesterday", "kemarin", "2 days ago", "2 hari lalu", "2 hari yang lalu", "last friday"),
        *("jumat lalu", "minggu lalu", "every friday", "tiap jumat", "malam minggu", "a friday"),
        *("3", "+3", "+d", "-3d", "+-3d", "2 weeks", "2 minggu", "dua minggu", "seminggu"),
        *("lagi", "2 lagi", "in 2", "in", "in a", "in 1.5 weeks", "in 2 fortnights", "+3x"),
        *("+1000d", "in two", "dalam", "dalam 2", "2 abad lagi", "beberapa hari lagi", "²d", "+²d"),
        *("december", "desember", "dec 2026", "end of", "akhir", "end of the", "end of friday"),
        *("15", "1 2026", "the 40th", "the 12st", "the 11st", "1rd dec", "0 dec", "99 dec"),
        *("16/16", "80/20", "0/10", "1/2/3/4", "1/x", "v1.2.3", "1.12", "1-12", "10.0.0.1"),
        *("1 dec 2026 2027", "1 dec dec", "dec dec", "1 2 dec", "1 of", "tgl", "tanggal merah"),
        *("2026-W49-2", "2026-12-01T09:00", "20261201", "١/١٢", "weekend", "this", "ini"),
        *("at 5pm", "jam 10", "10:30", "pagi", "tomorrow today", "next next week", "early friday"),
    ],
)
@pytest.mark.parametrize("language", ["en", "id"])
def test_what_has_not_the_form_of_a_day_is_none(phrase: str, language: str) -> None:
    assert find_day(plain(phrase), TODAY, language) is None


NO_DAYS = [
    *("31 feb", "feb 31", "31 feb 2028", "30 februari", "29 feb 2027", "31/2", "31 nov", "31/11"),
    *("32/1", "32 dec", "dec 32", "12/31", "1/13/2026", "31/2/2027", "the 32nd", "tgl 32"),
    *("2026-13-01", "2026-02-30", "2027-02-29", "2026-00-10", "2026-12-1", "2026/12/01"),
    *("1/12/26", "1-12-26", "26-12-01", "1 dec 26", "by 31 feb", "paling lambat 31 feb"),
    *("fri 13 dec", "friday 1 december 2026", "jumat, 1 desember", "hari jumat tanggal 1 desember"),
    *("besok jumat", "today monday", "mon in 2 weeks", "13 dec fri", "monday this week"),
    *("senin minggu ini", "tgl 19 bulan ini", "the 19th of this month", "start of this month"),
    *("awal bulan ini", "besok jam 10", "besok jam 10.30", "jumat pukul 14"),
    *("besok jam 10 pagi", "friday at 5pm", "fri 10am", "tomorrow 14:30", "1 dec at 9"),
    *("in 3 business days", "5 working days from now", "3 hari kerja lagi", "dalam 3 hari kerja"),
    *("around friday", "sekitar tanggal 15", "mid december", "pertengahan bulan", "late december"),
    *("early next week", "mid next month", "pertengahan bulan depan"),
]


@pytest.mark.parametrize("phrase", NO_DAYS)
def test_what_is_half_understood_or_does_not_exist_is_no_day(phrase: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 — datetime's own has no other type
        find_day(plain(phrase), TODAY)

    assert read_day(phrase, TODAY) is None


@pytest.mark.parametrize("today", ["2026-03-01", "2027-01-15", "2024-03-01"])
def test_a_leap_day_is_named_only_where_the_next_february_has_one(today: str) -> None:
    assert read_day("29 feb", date.fromisoformat(today)) is None


@pytest.mark.parametrize("today", ["2027-03-01", "2028-01-31", "2028-02-29"])
def test_the_next_leap_day_is_named(today: str) -> None:
    assert read_day("29 feb", date.fromisoformat(today)) == date(2028, 2, 29)


def test_hours_are_days_to_an_indonesian_only() -> None:
    assert read_day("+3h", TODAY, "id") == read_day("+3d", TODAY, "en") == date(2026, 11, 23)
    assert read_day("+3h", TODAY, "en") is None
    assert read_day("3h", TODAY, "en") is None


@pytest.mark.parametrize(
    "day", ["2026-11-19", "19 nov 2026", "1/1/2020", "akhir desember 2020", "awal mei 2020"]
)
def test_a_day_in_the_past_is_taken_only_when_its_year_is_written_out(day: str) -> None:
    found = read_day(day, TODAY)

    assert found
    assert found < TODAY


DAYS = st.dates(date(2000, 1, 1), date(2199, 12, 31))
PHRASES = st.sampled_from([phrase.text for phrase, _ in BOTH])
LANGUAGES = st.sampled_from(["en", "id"])
PARTS = st.lists(
    st.sampled_from(sorted({word for phrase, _ in BOTH for word in phrase.text.split()})),
    max_size=7,
).map(" ".join)
NEARLY = st.from_regex(r"(\+|in |dalam |tgl )? ?[0-9]{1,4}([/-][0-9]{1,4})? ?[a-z]{0,6}( lagi)?")
YEAR = re.compile(r"\d{4}")


@given(st.one_of(PHRASES, PARTS, NEARLY, st.text()), DAYS, LANGUAGES)
def test_no_words_name_a_past_day_unless_its_year_is_written_out(
    phrase: str, today: date, language: str
) -> None:
    day = read_day(phrase, today, language)

    assert day is None or day >= today or YEAR.search(phrase)


@given(st.one_of(PHRASES, PARTS), DAYS, LANGUAGES)
def test_case_blanks_and_stops_do_not_matter(phrase: str, today: date, language: str) -> None:
    day = read_day(phrase, today, language)

    for spelling in (phrase.upper(), phrase.title().replace("'S", "'s"), f" {phrase}. "):
        assert read_day(spelling, today, language) == day
    assert read_day(f"\t{phrase.replace(' ', '  ')} ", today, language) == day


@given(PHRASES, st.from_regex(r"[a-z]{1,10}", fullmatch=True), st.integers(0, 6), DAYS, LANGUAGES)
def test_an_unknown_word_never_becomes_a_day(
    phrase: str, word: str, place: int, today: date, language: str
) -> None:
    assume(not is_day_word(word))
    words = phrase.split()
    words.insert(min(place, len(words)), word)

    assert read_day(word, today, language) is None
    assert read_day(" ".join(words), today, language) is None


@given(DAYS, DAYS, LANGUAGES)
def test_a_day_that_is_written_out_is_that_day(day: date, today: date, language: str) -> None:
    english = f"{day.day} {day:%B} {day.year}"
    figures = f"{day.day}/{day.month}/{day.year}"

    for text in (day.isoformat(), english, figures, f"{day:%A}, {english}", f"by {figures}"):
        assert read_day(text, today, language) == day


@given(DAYS, DAYS)
def test_a_day_without_its_year_is_the_next_one(day: date, today: date) -> None:
    found = read_day(f"{day:%-d %b}", today)

    if found is None:
        assert (day.month, day.day) == (2, 29)
    else:
        assert (found.month, found.day) == (day.month, day.day)
        assert today <= found < today + timedelta(days=366)


@given(st.integers(1, 31), DAYS)
def test_a_day_of_the_month_is_the_next_one_that_exists(number: int, today: date) -> None:
    days = (today + timedelta(days=ahead) for ahead in range(100))

    assert read_day(f"tgl {number}", today) == next(day for day in days if day.day == number)


@given(st.integers(0, 999), DAYS)
def test_months_later_is_the_same_day_or_the_last_of_its_month(count: int, today: date) -> None:
    day = read_day(f"+{count} months", today)

    assert day
    assert (day.year - today.year) * 12 + day.month - today.month == count
    assert day.day == today.day or (day.day < today.day and (day + timedelta(1)).day == 1)


@given(st.sampled_from(["week", "month", "quarter", "year", "minggu", "bulan", "kuartal"]), DAYS)
def test_the_end_of_something_is_in_it_and_a_day_later_it_is_over(of: str, today: date) -> None:
    end = read_day(f"end of {of}", today)

    assert end
    assert read_day(f"akhir {of}", end) == end
    assert read_day(f"akhir {of}", end + timedelta(days=1)) != end


@pytest.mark.parametrize(
    ("phrase", "days"),
    [
        *(("7", 7), ("1", 1), ("14", 14), ("10d", 10), ("10 days", 10), ("1 day", 1)),
        *(("1w", 7), ("2w", 14), ("2 weeks", 14), ("1 week", 7), (" 2 Weeks ", 14), ("2W", 14)),
        *(("1m", 30), ("1 month", 30), ("3 months", 90), ("999", 999)),
        *(("10 hari", 10), ("10h", 10), ("2 minggu", 14), ("2mgg", 14), ("1 bulan", 30)),
        *(("1 bln", 30), ("2minggu", 14)),
        *(("", None), ("0", None), ("0w", None), ("-7", None), ("w", None), ("weekly", None)),
        *(("every 2 weeks", None), ("2 fortnights", None), ("1.5w", None), ("1000", None)),
        *(("2 minggu lagi", None), ("2 weeks 3", None), ("fri", None)),
    ],
)
def test_a_cadence_is_days_between_sessions(phrase: str, days: int | None) -> None:
    assert read_cadence(phrase) == days


JAKARTA = timezone(timedelta(hours=7), "Asia/Jakarta")


@pytest.mark.parametrize(
    ("at", "day"),
    [
        (datetime(2026, 11, 20, 16, 59, 59, tzinfo=UTC), date(2026, 11, 20)),
        (datetime(2026, 11, 20, 17, 0, tzinfo=UTC), date(2026, 11, 21)),
        (datetime(2026, 12, 31, 17, 0, tzinfo=UTC), date(2027, 1, 1)),
        (datetime(2026, 11, 21, 0, 30, tzinfo=JAKARTA), date(2026, 11, 21)),
    ],
)
def test_a_moment_belongs_to_the_day_of_its_zone(at: datetime, day: date) -> None:
    assert day_of(at, JAKARTA) == day


def test_the_zone_is_the_machines_own_by_default(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setenv("TZ", "WIB-7")
        tzset()
        here = day_of(datetime(2026, 11, 20, 17, 0, tzinfo=UTC))
    tzset()
    assert here == date(2026, 11, 21)
