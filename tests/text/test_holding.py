"""Which instructions keep a picture back, and which only limit it: as tables."""

import pytest

from articles.text.holding import held_by, killed_by

HELD = [
    "DO NOT PUBLISH",
    "Do not publish.",
    "Please do not publish this picture",
    "For your information only; do not use",
    "NOT FOR PUBLICATION",
    "not for release",
    "Not yet for publication",
    "must not be published",
    "Don't publish",
    "DO NOT PUBLISH before 10:00 GMT",
    "Do not publish until cleared for release",
    "Do not publish without permission",
    "Do not publish in any form",
    "Do not publish online",
    "Do not publish outside Germany",
    "Do not publish in UK. MANDATORY KILL",
    "EMBARGO",
    "EMBARGOED until 12 November 2026, 10:00 GMT",
    "Strict embargo: 18:00",
    "HOLD",
    "HOLD FOR RELEASE",
    "Credit AFP. HOLD - editor to call",
    "KILL",
    "PHOTO KILL",
    "KILL NOTICE: wrong identity",
    "لا للنشر",
    "لا للنشر!",
    "غير مخصص للنشر",
    "غير مخصّصة للنشر",
    "الصورة ليست للنشر",
    "ممنوع النشر",
    "يُمنع نشرها",
    "يحظر النشر حتى إشعار آخر",
    "ممنوع النشر دون إذن",
    "حظر النشر حتى السادسة مساءً",
    "للاطلاع فقط",
    "إلغاء إلزامي",
    "منتشر نشود",
    "غیر قابل انتشار",
    "اشاعت کے لیے نہیں",
]
FREE = [
    "",
    "do not publish in UK",
    "DO NOT PUBLISH IN FRANCE AND SWITZERLAND",
    "Not for publication in Japan",
    "Do not use after 31 December 2026",
    "Do not use for advertising",
    "Do not publish without credit",
    "Do not publish larger than half a page",
    "No embargo",
    "Not under embargo",
    "Embargo lifted",
    "Embargo: none",
    "EMBARGO EXPIRED 10:00",
    "Kim and Putin hold talks",
    "HOLDING a flag",
    "household use",
    "Skilled workers; kill time",
    "Editorial use only",
    "لا للنشر في فرنسا",
    "غير مخصص للنشر في الصحف البريطانية",
    "ممنوع النشر دون ذكر المصدر",
    "ليست للنشر التجاري",
    "رفع حظر النشر",
    "حظر النشر انتهى",
    "لا حظر للنشر",
    "مخصص للنشر",
    "للنشر فوراً",
]


@pytest.mark.parametrize("text", HELD)
def test_an_order_not_to_publish_keeps_the_picture_back(text):
    assert held_by(text)


@pytest.mark.parametrize("text", FREE)
def test_a_limit_is_shown_and_holds_nothing(text):
    assert held_by(text) == ""


def test_the_sentence_that_forbids_is_what_the_desk_is_shown():
    assert held_by("Credit AFP", "Editorial use only. لا للنشر. No archive") == "لا للنشر"


@pytest.mark.parametrize("headline", ["MANDATORY KILL: RIOTS", "PICTURE KILL", "KILL"])
def test_a_headline_that_kills(headline):
    assert killed_by(headline) == headline


@pytest.mark.parametrize(
    "headline", ["Rebels HOLD the city", "EU weighs oil embargo", "Storm may kill crops", "Kill Bill at 20", ""]
)
def test_a_headline_that_only_sounds_like_it(headline):
    assert killed_by(headline) == ""
