"""Days, clocks and counts in every edition, as tables."""

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ImproperlyConfigured
from hypothesis import given
from hypothesis import strategies as some

from articles.editions import EDITIONS, MONTH_STYLES, in_style, print_months
from articles.text import calendars, dates

AR, EN, FA, UR = (EDITIONS[code] for code in ("ar", "en", "fa", "ur"))
DAY = date(2023, 9, 12)

TABLE = """
international | levant        | maghreb_ma | maghreb_dz | Urdu
يناير         | كانون الثاني  | يناير      | جانفي      | جنوری
فبراير        | شباط          | فبراير     | فيفري      | فروری
مارس          | آذار          | مارس       | مارس       | مارچ
أبريل         | نيسان         | أبريل      | أفريل      | اپریل
مايو          | أيار          | ماي        | ماي        | مئی
يونيو         | حزيران        | يونيو      | جوان       | جون
يوليو         | تموز          | يوليوز     | جويلية     | جولائی
أغسطس         | آب            | غشت        | أوت        | اگست
سبتمبر        | أيلول         | شتنبر      | سبتمبر     | ستمبر
أكتوبر        | تشرين الأول   | أكتوبر     | أكتوبر     | اکتوبر
نوفمبر        | تشرين الثاني  | نونبر      | نوفمبر     | نومبر
ديسمبر        | كانون الأول   | دجنبر      | ديسمبر     | دسمبر
"""
ROWS = [[cell.strip() for cell in line.split("|")] for line in TABLE.strip().splitlines()]
MONTHS = {style: names for style, *names in zip(*ROWS, strict=True)}
DUAL = [f"{one} ({other})" for one, other in zip(MONTHS["international"], MONTHS["levant"], strict=True)]


# --- Months --------------------------------------------------------------------------------------
@pytest.mark.parametrize("month", range(1, 13))
@pytest.mark.parametrize("style", MONTH_STYLES)
def test_arabic_has_five_styles_of_months(style, month):
    edition, day = in_style(AR, style), date(2023, month, 5)
    one = MONTHS["international" if style == "dual" else style][month - 1]
    both = DUAL[month - 1] if style == "dual" else one
    assert dates.caption_date(day, edition) == f"5 {one} 2023"
    assert dates.running_date(day, edition) == f"5 {both} 2023"


def test_a_style_of_months_is_for_those_who_have_it():
    before = dict(EDITIONS)
    try:
        print_months("levant")
        assert dates.running_date(DAY, EDITIONS["ar"]) == "12 أيلول 2023"
        assert dates.running_date(DAY, EDITIONS["en"]) == "12 September 2023"
        with pytest.raises(ValueError, match="roman"):
            print_months("roman")
    finally:
        EDITIONS.update(before)


@pytest.mark.parametrize("month", range(1, 13))
def test_urdu_has_its_own_names_for_months(month):
    assert dates.running_date(date(2023, month, 5), UR) == f"5 {MONTHS['Urdu'][month - 1]} 2023"


# --- Other calendars -----------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("day", "printed"),
    [
        (date(2023, 9, 12), "سه‌شنبه ۲۱ شهریور ۱۴۰۲"),
        (date(2024, 3, 19), "سه‌شنبه ۲۹ اسفند ۱۴۰۲"),
        (date(2024, 3, 20), "چهارشنبه ۱ فروردین ۱۴۰۳"),
        (date(2025, 3, 20), "پنجشنبه ۳۰ اسفند ۱۴۰۳"),  # a leap year
        (date(2025, 3, 21), "جمعه ۱ فروردین ۱۴۰۴"),
    ],
)
def test_persian_days_are_those_of_the_iranian_calendar(day, printed):
    assert f"{dates.weekday(day, FA)} {dates.running_date(day, FA)}" == printed


def test_a_persian_date_is_short_too():
    assert dates.short_date(DAY, FA) == "۲۱/۶"
    assert dates.short_date(DAY, AR) == "12/9"
    assert [dates.year(DAY, edition) for edition in (AR, EN, FA, UR)] == ["2023", "2023", "۱۴۰۲", "2023"]


@pytest.mark.parametrize("day", [date.min, date(622, 3, 20), date.max])
def test_a_day_beyond_a_calendar_is_printed_all_the_same(day):
    assert dates.caption_date(day, FA) == dates.in_digits(day.isoformat(), FA)
    assert dates.hijri_date(day, AR) == ""


@pytest.mark.parametrize("typed", ["1402/6/21", "1402-06-21", "21/6/1402", "21.6.1402"])
def test_a_persian_reader_types_a_persian_day(typed):
    assert dates.typed_day(typed, FA) == DAY
    assert dates.typed_day(typed, AR) is None


@pytest.mark.parametrize("typed", ["12/9/2023", "2023-09-12", "1402/13/1", "1402/12/30", "1402", "", "14020/6/2"])
def test_what_is_no_persian_day_is_left_to_others(typed):
    assert dates.typed_day(typed, FA) is None


@given(some.dates(min_value=date(1850, 1, 1), max_value=date(2300, 1, 1)))
def test_there_and_back_is_the_same_day(day):
    assert calendars.from_jalali(*calendars.jalali(day)) == day


@pytest.mark.parametrize(
    ("day", "printed"),
    [
        (date(2023, 9, 12), "27 صفر 1445\u00a0هـ"),
        (date(2024, 3, 11), "1 رمضان 1445\u00a0هـ"),
        (date(2025, 3, 1), "1 رمضان 1446\u00a0هـ"),
        (date(2026, 2, 18), "1 رمضان 1447\u00a0هـ"),
        (date(2023, 10, 16), "1 ربيع الآخر 1445\u00a0هـ"),
        (date(1924, 8, 1), "1 محرم 1343\u00a0هـ"),
        (date(1924, 7, 31), ""),
        (date(2077, 11, 16), "30 ذو الحجة 1500\u00a0هـ"),
        (date(2077, 11, 17), ""),
    ],
)
def test_the_hijri_day_is_that_of_umm_al_qura(day, printed):
    assert dates.hijri_date(day, AR) == printed


def test_the_hijri_day_may_be_a_day_off_and_is_not_everybodys():
    assert dates.hijri_date(date(2024, 3, 11), AR, -1) == "29 شعبان 1445\u00a0هـ"
    assert dates.hijri_date(date(2024, 3, 11), AR, 1) == "2 رمضان 1445\u00a0هـ"
    assert [dates.hijri_date(DAY, edition) for edition in (EN, FA, UR)] == ["", "", ""]


@pytest.mark.parametrize(
    ("name", "value"), [("HIJRI_OFFSET", "2"), ("HIJRI_OFFSET", "-2"), ("NEWSROOM_MONTHS", "roman")]
)
def test_a_setting_that_cannot_be_is_refused_at_the_start(monkeypatch, name, value):
    source = Path(__file__).parent.parent.parent / "newsroom/settings.py"
    monkeypatch.setenv(name, value)
    with pytest.raises(ImproperlyConfigured, match=f"{name} is {value}"):
        exec(compile(source.read_text(), str(source), "exec"), {"__file__": str(source)})  # noqa: S102 - our own file
    monkeypatch.delenv(name)
    exec(compile(source.read_text(), str(source), "exec"), {"__file__": str(source)})  # noqa: S102 - our own file


# --- Moments -------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("edition", "printed"),
    [
        (AR, "الأربعاء 13 سبتمبر (أيلول) 2023، 00:38"),
        (EN, "Wednesday 13 September 2023, 00:38"),
        (FA, "چهارشنبه ۲۲ شهریور ۱۴۰۲، ۰۱:۰۸"),
        (UR, "بدھ 13 ستمبر 2023، 02:38"),
    ],
)
def test_a_moment_is_told_where_the_edition_is_read(edition, printed):
    assert dates.full_moment(datetime(2023, 9, 12, 21, 38, tzinfo=UTC), edition) == printed


@pytest.mark.parametrize(
    ("edition", "printed"),
    [
        (AR, "18:38 بالتوقيت المحلي (09:38 ت\u00a0غ)"),
        (EN, "18:38 local time (09:38 GMT)"),
        (FA, "۱۸:۳۸ به وقت محلی (۰۹:۳۸ به وقت گرینویچ)"),
        (UR, "مقامی وقت کے مطابق 18:38 (09:38 جی\u00a0ایم\u00a0ٹی)"),
    ],
)
def test_local_time_comes_with_greenwichs(edition, printed):
    assert dates.local_and_greenwich(time(18, 38), DAY, ZoneInfo("Asia/Tokyo"), edition) == printed


@pytest.mark.parametrize(("day", "there"), [(date(2024, 1, 10), "17:00"), (date(2024, 7, 10), "16:00")])
def test_local_time_knows_summer_from_winter(day, there):
    assert f"({there} ت\u00a0غ)" in dates.local_and_greenwich(time(18), day, ZoneInfo("Europe/Rome"), AR)


@pytest.mark.parametrize("code", EDITIONS)
def test_digits_go_there_and_back(code):
    edition = EDITIONS[code]
    back = str.maketrans(edition.digits, "0123456789")
    assert len(set(edition.digits)) == 10
    assert dates.in_digits("9876543210", edition).translate(back) == "9876543210"


def test_only_persian_has_digits_of_its_own():
    assert dates.in_digits("4 of 10", FA) == "۴ of ۱۰"
    assert [dates.in_digits("4", edition) for edition in (AR, EN, UR)] == ["4", "4", "4"]


# --- How long ago --------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("passed", "minutes"),
    [
        (timedelta(0), 0),
        (timedelta(seconds=59), 0),
        (timedelta(minutes=1), 1),
        (timedelta(hours=23, minutes=59, seconds=59), 1439),
        (timedelta(hours=24), None),
        (timedelta(seconds=-1), None),
    ],
)
def test_minutes_are_counted_for_a_day(passed, minutes):
    now = datetime(2026, 3, 1, 12, tzinfo=UTC)
    assert dates.minutes_ago(now - passed, now) == minutes


@pytest.mark.parametrize(
    ("first", "last", "months"),
    [
        (date(2026, 1, 31), date(2026, 2, 28), 0),
        (date(2026, 1, 31), date(2026, 3, 1), 1),
        (date(2025, 9, 1), date(2026, 3, 1), 6),
        (date(2025, 9, 2), date(2026, 3, 1), 5),
        (date(2024, 3, 1), date(2026, 3, 1), 24),
    ],
)
def test_months_are_counted_when_they_are_whole(first, last, months):
    assert dates.months_between(first, last) == months


def test_an_update_is_told_when_it_came_later_than_five_minutes():
    published = datetime(2026, 3, 1, 12, tzinfo=UTC)
    assert not dates.is_update(published, None)
    assert not dates.is_update(published, published + timedelta(minutes=5))
    assert dates.is_update(published, published + timedelta(minutes=5, seconds=1))
