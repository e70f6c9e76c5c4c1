"""Days as people write them in English and Indonesian; what is not understood is no day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta, timezone
from time import tzset

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oneonone_tui.domain.day import day_of, read_cadence, read_day

from .records import TODAY

ENGLISH: Mapping[str, tuple[str, ...]] = {
    "2026-11-20": ("today", "+0d", "in 0 days", "2026-11-20"),
    "2026-11-21": ("tomorrow", "sat", "saturday", "+1d", "in 1 day"),
    "2026-11-22": ("sun", "sunday", "+2d", "in 2 days"),
    "2026-11-23": ("mon", "monday", "+3d", "+ 3d", "+3 d", "+ 3 days", "in 3 days"),
    "2026-11-24": ("tue", "tues", "tuesday"),
    "2026-11-25": ("wed", "wednesday"),
    "2026-11-26": ("thu", "thur", "thurs", "thursday"),
    "2026-11-27": ("fri", "friday", "+1w", "+1 week", "in 1 week", "in 7 days"),
    "2026-12-01": ("2026-12-01",),
    "2026-12-04": ("+2w", "+2 weeks", "in 2 weeks", "in 14 days"),
    "2026-12-20": ("+1m", "+1 month", "in 1 month"),
    "2027-01-20": ("+2m", "+2 months", "in 2 months"),
    "2027-11-20": ("+12m", "in 12 months"),
    "2028-02-29": ("2028-02-29",),
}

INDONESIAN: Mapping[str, tuple[str, ...]] = {
    "2026-11-20": ("hari ini", "+0 hari"),
    "2026-11-21": ("besok", "sabtu", "sab", "+1h", "+1 hari", "1 hari lagi", "dalam 1 hari"),
    "2026-11-22": ("lusa", "minggu", "min", "ahad", "2 hari lagi", "dalam 2 hari"),
    "2026-11-23": ("senin", "sen", "+3h", "+ 3 hari", "3 hari lagi", "3 h lagi"),
    "2026-11-24": ("selasa", "sel"),
    "2026-11-25": ("rabu", "rab"),
    "2026-11-26": ("kamis", "kam"),
    "2026-11-27": (
        *("jumat", "jum'at", "jum’at", "jum"),
        *("+1 minggu", "+1mgg", "1 minggu lagi", "1 mgg lagi", "dalam 1 minggu", "7 hari lagi"),
    ),
    "2026-12-04": ("+2 minggu", "+2 mgg", "2 minggu lagi", "2 mgg lagi", "dalam 2 minggu"),
    "2026-12-20": ("+1 bulan", "+1bln", "1 bulan lagi", "1 bln lagi", "dalam 1 bulan"),
    "2027-02-20": ("+3 bulan", "3 bulan lagi", "3 bln lagi", "dalam 3 bulan"),
}

UNDERSTOOD = [
    (phrase, date.fromisoformat(day))
    for days in (ENGLISH, INDONESIAN)
    for day, phrases in days.items()
    for phrase in phrases
]


@pytest.mark.parametrize(("phrase", "day"), UNDERSTOOD)
def test_a_phrase_names_a_day(phrase: str, day: date) -> None:
    assert read_day(phrase, TODAY) == day


@pytest.mark.parametrize(("phrase", "day"), UNDERSTOOD)
def test_case_and_blanks_around_and_between_do_not_matter(phrase: str, day: date) -> None:
    assert read_day(f" \t{phrase.upper().replace(' ', '  ')} ", TODAY) == day


@pytest.mark.parametrize(
    ("today", "phrase", "day"),
    [
        ("2026-12-31", "tomorrow", "2027-01-01"),
        ("2026-12-30", "lusa", "2027-01-01"),
        ("2026-12-31", "fri", "2027-01-01"),
        ("2026-12-28", "minggu", "2027-01-03"),
        ("2026-12-25", "in 2 weeks", "2027-01-08"),
        ("2026-11-30", "besok", "2026-12-01"),
        ("2027-02-28", "besok", "2027-03-01"),
        ("2028-02-28", "besok", "2028-02-29"),
        ("2026-12-15", "+1m", "2027-01-15"),
        ("2026-11-15", "+1m", "2026-12-15"),
        ("2026-01-31", "in 1 month", "2026-02-28"),
        ("2028-01-31", "1 bulan lagi", "2028-02-29"),
        ("2026-10-31", "+1 bulan", "2026-11-30"),
        ("2026-11-30", "+3 months", "2027-02-28"),
        ("2028-02-29", "+12m", "2029-02-28"),
        ("2026-12-31", "+12 bulan", "2027-12-31"),
        ("2026-12-31", "+0m", "2026-12-31"),
    ],
)
def test_months_and_years_end_where_they_do(today: str, phrase: str, day: str) -> None:
    assert read_day(phrase, date.fromisoformat(today)) == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("english", "indonesian"),
    [
        ("monday", "senin"),
        ("tuesday", "selasa"),
        ("wednesday", "rabu"),
        ("thursday", "kamis"),
        ("friday", "jumat"),
        ("saturday", "sabtu"),
        ("sunday", "minggu"),
    ],
)
def test_a_weekday_said_on_that_weekday_is_a_week_away(english: str, indonesian: str) -> None:
    said = next(d for n in range(7) if f"{(d := TODAY + timedelta(n)):%A}".casefold() == english)

    for weekday in (english, english[:3], indonesian):
        assert read_day(weekday, said) == said + timedelta(weeks=1)


@pytest.mark.parametrize(
    "phrase",
    [
        *("", " ", "soon", "nanti", "asap", "fri.", "friyay", "f", "friday monday", "the friday"),
        *("next week", "next friday", "minggu depan", "jumat depan", "bulan depan"),
        *("yesterday", "kemarin", "2 days ago", "2 hari lalu", "2 hari yang lalu"),
        *("3", "+3", "3d", "-3d", "+-3d", "2 weeks", "2 minggu", "hari", "lagi", "2 lagi"),
        *("in 2", "in 2d", "in two weeks", "in 1.5 weeks", "in 2 fortnights", "+3x", "+1000d"),
        *("in 2 minggu lagi", "dua minggu lagi", "dalam", "dalam 2", "2 abad lagi"),
        *("2026-13-01", "2026-02-30", "2027-02-29", "2026-12-1", "26-12-01", "20261201"),
        *("2026-W49-2", "2026-12-01T09:00", "2026/12/01", "01/12/2026", "1 dec", "1 desember"),
    ],
)
def test_what_is_not_understood_is_no_day(phrase: str) -> None:
    assert read_day(phrase, TODAY) is None


@pytest.mark.parametrize("day", ["2026-11-19", "2020-01-01"])
def test_a_day_in_the_past_is_taken_only_when_it_is_written_out(day: str) -> None:
    assert read_day(day, TODAY) == date.fromisoformat(day)


DAYS = st.dates(date(2000, 1, 1), date(2199, 12, 31))
NEARLY = st.from_regex(r"(\+|in |dalam )? ?[0-9]{1,4} ?[a-z]{0,6}( lagi)?", fullmatch=True)
WORDS = st.sampled_from([phrase for phrase, _ in UNDERSTOOD if not phrase.startswith("20")])


@given(st.one_of(WORDS, NEARLY, st.text()), DAYS)
def test_no_words_ever_name_a_past_day(phrase: str, today: date) -> None:
    day = read_day(phrase, today)
    assert day is None or day >= today


@given(DAYS, DAYS)
def test_a_day_that_is_written_out_is_that_day(day: date, today: date) -> None:
    assert read_day(day.isoformat(), today) == day


@given(st.integers(0, 999), DAYS)
def test_months_later_is_the_same_day_or_the_last_of_its_month(count: int, today: date) -> None:
    day = read_day(f"+{count} months", today)

    assert day
    assert (day.year - today.year) * 12 + day.month - today.month == count
    assert day.day == today.day or (day.day < today.day and (day + timedelta(1)).day == 1)


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
