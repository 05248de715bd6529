"""Slugs, directions and dates, as tables."""

from datetime import UTC, date, datetime

import pytest

from articles.editions import EDITIONS
from articles.text import bidi, dates
from articles.text.slug import slug

AR, EN = EDITIONS["ar"], EDITIONS["en"]


@pytest.mark.parametrize(
    ("headline", "made"),
    [
        ("القطار الليلي يعود... وأربع مدن", "القطار-الليلي-يعود-وأربع-مدن"),
        ("العـــراق: «مُحمّد» عام ٢٠٢٤؟", "العراق-محمد-عام-2024"),
        ("می\u200cخواهم", "می-خواهم"),
        ("The Paper's Big Day", "the-paper-s-big-day"),
        ("واحد اثنان ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة", "واحد-اثنان-ثلاثة-أربعة-خمسة-ستة-سبعة-ثمانية"),
        ("؟!...", ""),
    ],
)
def test_a_slug_reads_like_its_headline(headline, made):
    assert slug(headline) == made


@pytest.mark.parametrize(
    ("text", "runs"),
    [("BBC عربي: خبر", "rtl"), ("English with عربي", "ltr"), ("123 - 45", ""), ("", ""), ("زعيم Kim", "rtl")],
)
def test_the_direction_is_that_of_most_letters(text, runs):
    assert bidi.direction(text) == runs


def test_running_dates_take_both_month_names_and_captions_one():
    day = date(2023, 7, 12)
    assert dates.running_date(day, AR) == "12 يوليو (تموز) 2023"
    assert dates.caption_date(day, AR) == "12 يوليو 2023"
    assert dates.running_date(day, EN) == "12 July 2023"


def test_the_weekday_and_the_clock_are_the_editions_own():
    moment = datetime(2023, 9, 12, 21, 38, tzinfo=UTC)  # after midnight in Riyadh: Wednesday there
    assert dates.full_moment(moment, AR) == "الأربعاء 13 سبتمبر (أيلول) 2023، 00:38"
    assert dates.greenwich(moment, AR) == "21:38"
    assert dates.local_day(moment, AR) == date(2023, 9, 13)


def test_a_day_begins_and_ends_where_the_edition_is_read():
    start, end = dates.day_bounds(date(2026, 11, 22), date(2026, 11, 22), AR)
    assert (start.isoformat(), end.isoformat()) == ("2026-11-22T00:00:00+03:00", "2026-11-23T00:00:00+03:00")
    assert dates.day_bounds(None, date.max, AR) == (None, None)


def test_every_edition_is_complete():
    for code, edition in EDITIONS.items():
        assert edition.code == code and edition.direction in ("rtl", "ltr")
        assert len(edition.weekdays) == 7 and len(edition.months) == len(edition.running_months) == 12
