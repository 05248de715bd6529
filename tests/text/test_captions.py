"""What a caption lacks, told by its words; days as people write them; variables."""

from datetime import date

import pytest

from articles.editions import EDITIONS
from articles.text.captions import faults, fill
from articles.text.written_days import day_of, lacks_year

AR, EN, FA = (EDITIONS[code] for code in ("ar", "en", "fa"))
WHOLE = "نساء يبعن الخضار في سوق البلدة القديمة صباح الجمعة"
ALT = "امرأتان خلف بسطة من الخيار"


def keys(caption=WHOLE, alt=ALT, *, place="تونس", taken_on=None, has_credit=True, calendar=AR, credit_left=False):
    return [
        fault.key
        for fault in faults(
            caption,
            alt,
            place=place,
            taken_on=taken_on,
            has_credit=has_credit,
            calendar=calendar,
            credit_left=credit_left,
        )
    ]


def test_whole_words_lack_nothing():
    assert keys() == []


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ({"caption": " "}, ["caption"]),
        ({"has_credit": False}, ["credit"]),
        ({"alt": ""}, ["alt"]),
        ({"caption": "", "alt": "", "has_credit": False}, ["caption", "credit", "alt"]),
        ({"alt": WHOLE}, ["same"]),
        ({"alt": WHOLE.replace("ا", "أ") + " "}, ["same"]),
        ({"caption": "نساء يبعن الخضار في السوق"}, ["short"]),
        ({"caption": "نساء يبعن الخضار في سوق المدينة"}, []),
        ({"place": ""}, ["nowhere"]),
        ({"place": "", "taken_on": date(2024, 11, 1)}, []),
        ({"place": "", "caption": f"{WHOLE} 1 نوفمبر 2024"}, []),
        ({"caption": f"{WHOLE}."}, ["stop"]),
        ({"caption": f"{WHOLE}۔ "}, ["stop"]),
        ({"caption": f"{WHOLE} مع د."}, []),
        ({"caption": "Women selling vegetables in the old market, U.S.", "calendar": EN}, []),
        ({"caption": f"{WHOLE} في 12 نوفمبر"}, ["year"]),
        ({"credit_left": True}, ["credited"]),
        ({"caption": f"{WHOLE} {{place}}"}, ["variable"]),
    ],
)
def test_what_is_lacking(words, found):
    assert keys(**words) == found


def test_only_what_stops_a_story_blocks():
    found = faults("", "", place="", taken_on=None, has_credit=False, calendar=AR)
    assert [fault.blocks for fault in found] == [True, True, False]


@pytest.mark.parametrize(
    ("text", "calendar", "lacks"),
    [
        ("في 12 نوفمبر الماضي", AR, True),
        ("في ١٢ نوفمبر", AR, True),
        ("في 12 نوفمبر 2024", AR, False),
        ("في 12 نوفمبر (تشرين الثاني) 2024", AR, False),
        ("في 12 نوفمبر (تشرين الثاني)", AR, True),
        ("في 3 تشرين الأول", AR, True),
        ("بين 12 نوفمبر و3 ديسمبر 2024", AR, False),
        ("بين 12 نوفمبر و3 ديسمبر", AR, True),
        ("12 نوفمبر، 2024", AR, False),
        ("في نوفمبر 2024", AR, False),
        ("12 نوفمبر قرب نصب حرب 1967", AR, True),
        ("تظاهر 12 شخصاً", AR, False),
        ("on 12 November", EN, True),
        ("on November 12, 2024", EN, False),
        ("on November 12", EN, True),
        ("on the 3rd of May 2024", EN, False),
        ("۱۲ آبان", FA, True),
        ("۱۲ آبان ۱۴۰۳", FA, False),
    ],
)
def test_a_date_without_its_year(text, calendar, lacks):
    assert lacks_year(text, calendar) is lacks


@pytest.mark.parametrize(
    ("text", "calendar", "day"),
    [
        ("2024-11-01", AR, date(2024, 11, 1)),
        ("1/11/2024", AR, date(2024, 11, 1)),
        ("١/١١/٢٠٢٤", AR, date(2024, 11, 1)),
        ("1.11.2024", EN, date(2024, 11, 1)),
        ("1 نوفمبر 2024", AR, date(2024, 11, 1)),
        ("3 تشرين الأول 2023", AR, date(2023, 10, 3)),
        ("1 نوفمبر (تشرين الثاني) 2024", AR, date(2024, 11, 1)),
        ("November 1, 2024", EN, date(2024, 11, 1)),
        ("1402/6/21", FA, date(2023, 9, 12)),
        ("21 شهریور 1402", FA, date(2023, 9, 12)),
        ("31/2/2024", AR, None),
        ("30 فبراير 2024", AR, None),
        ("1/11/24", AR, None),
        ("أمس", AR, None),
        ("2024-11/01", AR, None),
    ],
)
def test_a_day_as_people_write_it(text, calendar, day):
    assert day_of(text, calendar) == day


def test_every_month_of_every_edition_is_read_as_it_is_printed():
    from articles.text.dates import caption_date, running_date

    for edition in EDITIONS.values():
        for month in range(1, 13):
            day = date(2024, month, 22)
            assert day_of(caption_date(day, edition), edition) == day, (edition.code, month)
            assert day_of(running_date(day, edition), edition) == day, (edition.code, month)


VALUES = {"place": "تونس", "date": "1 نوفمبر 2024", "people": "", "photographer": "كريم", "number": "3"}


@pytest.mark.parametrize(
    ("text", "filled", "unknown", "empty"),
    [
        ("{place}، {date}", "تونس، 1 نوفمبر 2024", (), ()),
        ("{المكان} {التاريخ} {المصوّر} {الرقم}", "تونس 1 نوفمبر 2024 كريم 3", (), ()),
        ("{people} في {place}", "{people} في تونس", (), ("{people}",)),
        ("{sity} {place}", "{sity} تونس", ("{sity}",), ()),
        ("بلا متغيرات {", "بلا متغيرات {", (), ()),
    ],
)
def test_variables(text, filled, unknown, empty):
    assert fill(text, VALUES) == (filled, unknown, empty)


def test_a_value_is_no_template():
    assert fill("{place}", {**VALUES, "place": "{date}"}).text == "{date}"
