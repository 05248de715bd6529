"""Numbers in sentences, through the catalogues as readers get them."""

import re
from pathlib import Path

import polib
import pytest
from django.utils import translation

from articles.editions import EDITIONS
from articles.templatetags.times import relative

CATALOGUE = Path(__file__).parent.parent.parent / "locale/ar/LC_MESSAGES/django.po"

SPOKEN = {
    "ar": ["الآن", "قبل دقيقة", "قبل دقيقتين", "قبل 3 دقائق", "قبل 10 دقائق", "قبل 11 دقيقة", "قبل 59 دقيقة",
           "قبل ساعة", "قبل ساعتين", "قبل 3 ساعات", "قبل 10 ساعات", "قبل 11 ساعة", "قبل 23 ساعة"],
    "en": ["just now", "1 minute ago", "2 minutes ago", "3 minutes ago", "10 minutes ago", "11 minutes ago",
           "59 minutes ago", "1 hour ago", "2 hours ago", "3 hours ago", "10 hours ago", "11 hours ago",
           "23 hours ago"],
    "fa": ["همین حالا", "۱ دقیقه پیش", "۲ دقیقه پیش", "۳ دقیقه پیش", "۱۰ دقیقه پیش", "۱۱ دقیقه پیش", "۵۹ دقیقه پیش",
           "۱ ساعت پیش", "۲ ساعت پیش", "۳ ساعت پیش", "۱۰ ساعت پیش", "۱۱ ساعت پیش", "۲۳ ساعت پیش"],
    "ur": ["ابھی ابھی", "1 منٹ پہلے", "2 منٹ پہلے", "3 منٹ پہلے", "10 منٹ پہلے", "11 منٹ پہلے", "59 منٹ پہلے",
           "1 گھنٹہ پہلے", "2 گھنٹے پہلے", "3 گھنٹے پہلے", "10 گھنٹے پہلے", "11 گھنٹے پہلے", "23 گھنٹے پہلے"],
}  # fmt: skip
PASSED = [0, 1, 2, 3, 10, 11, 59, 60, 120 + 59, 180, 600, 660, 24 * 60 - 1]  # minutes


@pytest.mark.parametrize(
    ("code", "minutes", "phrase"),
    [(code, *row) for code, phrases in SPOKEN.items() for row in zip(PASSED, phrases, strict=True)],
)
def test_every_edition_says_how_long_ago(code, minutes, phrase):
    with translation.override(code):
        assert relative(minutes, EDITIONS[code]) == phrase


# --- Arabic counts six ways ----------------------------------------------------------------------
FORMS = {0: 0, 1: 1, 2: 2, 3: 3, 10: 3, 11: 4, 99: 4, 100: 5, 102: 5, 103: 3}
COUNTED = [entry for entry in polib.pofile(str(CATALOGUE)) if "%" in entry.msgid_plural and not entry.obsolete]


@pytest.mark.parametrize("entry", COUNTED, ids=lambda entry: entry.msgid)
def test_every_counted_sentence_is_counted_as_arabic_counts(entry):
    with translation.override("ar"):
        for number, form in FORMS.items():
            said = translation.npgettext(entry.msgctxt, entry.msgid, entry.msgid_plural, number)
            assert said == entry.msgstr_plural[form], number
    counted = re.compile(r"%(\(\w+\))?[sd]")
    assert [bool(counted.search(entry.msgstr_plural[form])) for form in (3, 4, 5)] == [True] * 3


TOLD = {
    ("%(minutes)s minute", "%(minutes)s minutes", "minutes"): (
        ["أقل من دقيقة", "دقيقة واحدة", "دقيقتان", "3 دقائق", "10 دقائق", "11 دقيقة", "99 دقيقة", "100 دقيقة",
         "102 دقيقة", "103 دقائق"]
    ),
    ("This story is more than %(years)s year old.", "This story is more than %(years)s years old.", "years"): (
        [f"مضى على نشر هذه المادة {rest}." for rest in (
            "أقل من سنة", "أكثر من سنة", "أكثر من سنتين", "أكثر من 3 سنوات", "أكثر من 10 سنوات", "أكثر من 11 سنة",
            "أكثر من 99 سنة", "أكثر من 100 سنة", "أكثر من 102 سنة", "أكثر من 103 سنوات")]
    ),
    ("This story is more than %(months)s month old.", "This story is more than %(months)s months old.", "months"): (
        [f"مضى على نشر هذه المادة {rest}." for rest in (
            "أقل من شهر", "أكثر من شهر", "أكثر من شهرين", "أكثر من 3 أشهر", "أكثر من 10 أشهر", "أكثر من 11 شهراً",
            "أكثر من 99 شهراً", "أكثر من 100 شهر", "أكثر من 102 شهر", "أكثر من 103 أشهر")]
    ),
}  # fmt: skip


@pytest.mark.parametrize(
    ("one", "many", "name", "number", "told"),
    [(*key, *row) for key, forms in TOLD.items() for row in zip(FORMS, forms, strict=True)],
)
def test_readers_are_told_numbers_in_arabic(one, many, name, number, told):
    with translation.override("ar"):
        assert translation.ngettext(one, many, number) % {name: number} == told
