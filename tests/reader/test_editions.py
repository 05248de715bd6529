"""Four editions on readers' pages: how each says days and numbers, and how one leads to another."""

import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.template import RequestContext, Template
from django.utils import timezone, translation

from articles.editions import EDITIONS
from articles.models.published import PublishedArticle
from articles.publishing.publish import publish
from tests.makers import a_person, a_photo, a_region, a_story, a_topic, an_article, somebody

pytestmark = pytest.mark.django_db(databases=["default", "reader"])
CODES = list(EDITIONS)


def text_of(client, address) -> str:
    """The page in one line, without its tags."""
    page = client.get(address, follow=True).content.decode()
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))


def printed(article) -> PublishedArticle:
    return PublishedArticle.objects.get(pk=article.pk)


# --- Days and numbers ----------------------------------------------------------------------------
MASTHEADS = {
    "ar": "الثلاثاء 12 سبتمبر (أيلول) 2023 – 27 صفر 1445 هـ",
    "en": "Tuesday 12 September 2023",
    "fa": "سه‌شنبه ۲۱ شهریور ۱۴۰۲",
    "ur": "منگل 12 ستمبر 2023",
}


@pytest.mark.parametrize("code", MASTHEADS)
@time_machine.travel(datetime(2023, 9, 12, 9, tzinfo=UTC))
def test_the_masthead_says_the_day_as_its_edition_does(client, code, settings):
    front = f"/{EDITIONS[code].prefix}"
    assert MASTHEADS[code] in text_of(client, front)
    assert ("هـ" in text_of(client, front)) == (code == "ar")
    settings.HIJRI_DATE = False
    assert "هـ" not in text_of(client, front)


@time_machine.travel(datetime(2023, 9, 12, 9, tzinfo=UTC))
def test_the_hijri_date_may_be_a_day_off(client, settings):
    settings.HIJRI_OFFSET = 1
    assert "28 صفر 1445" in text_of(client, "/")


@time_machine.travel(datetime(2090, 1, 1, tzinfo=UTC))
def test_beyond_the_tables_there_is_no_hijri_date(client):
    answer = client.get("/")
    assert answer.status_code == 200 and "هـ" not in answer.content.decode()


READ = {"ar": "4 دقائق", "en": "4 minutes", "fa": "۴ دقیقه", "ur": "4 منٹ"}


@pytest.mark.parametrize("code", READ)
def test_reading_time_is_in_the_editions_digits(client, europe, code):
    story = a_story(edition=code, region=europe, body="كلمة " * 600)
    assert READ[code] in text_of(client, printed(story).address())


AGES = {
    ("ar", 185): "مضى على نشر هذه المادة أكثر من 6 أشهر.",
    ("ar", 340): "مضى على نشر هذه المادة أكثر من 11 شهراً.",
    ("ar", 800): "مضى على نشر هذه المادة أكثر من سنتين.",
    ("en", 370): "This story is more than 1 year old.",
    ("fa", 340): "بیش از ۱۱ ماه از انتشار این مطلب گذشته است.",
    ("fa", 800): "بیش از ۲ سال از انتشار این مطلب گذشته است.",
    ("ur", 800): "اس تحریر کی اشاعت کو 2 سال سے زیادہ ہو چکے ہیں۔",
}


@pytest.mark.parametrize(("code", "days"), AGES)
@time_machine.travel(datetime(2026, 3, 15, 9, tzinfo=UTC))
def test_an_old_story_says_how_old_it_is_and_of_what_day(client, europe, code, days):
    story = printed(a_story(edition=code, region=europe, ago=timedelta(days=days)))
    page = client.get(story.address()).content.decode()
    note = re.search(r'<p class="note note--age">(.*?)</p>', page, flags=re.S)[1]
    assert AGES[code, days] in note
    assert f'<time datetime="{story.published_at.isoformat(timespec="seconds")}">' in note


@time_machine.travel(datetime(2026, 3, 15, 9, tzinfo=UTC))
def test_a_story_of_less_than_half_a_year_says_nothing_of_its_age(client, europe):
    story = printed(a_story(region=europe, ago=timedelta(days=180)))
    assert "note--age" not in client.get(story.address()).content.decode()


def test_a_card_counts_for_a_day_and_then_tells_the_date(client, europe):
    new, old = (printed(a_story(region=europe, ago=timedelta(minutes=minutes))) for minutes in (125, 1445))
    page = client.get("/articles/").content.decode()
    whens = re.findall(r'<span class="meta__when">· <time datetime="([^"]+)" title="([^"]+)">([^<]+)</time>', page)
    assert [when for when, _title, _words in whens] == [
        story.published_at.isoformat(timespec="seconds") for story in (new, old)
    ]
    assert whens[0][2] == "قبل ساعتين"
    assert re.fullmatch(r"\d{1,2} [^\d(]+ \d{4}", whens[1][2])
    assert all(re.search(r"\d{4}، \d\d:\d\d$", title) for _when, title, _words in whens)


def test_a_moment_ahead_is_told_by_its_date(rf):
    request = rf.get("/")
    request.edition = EDITIONS["ar"]
    context = {"ahead": timezone.now() + timedelta(hours=2), "past": timezone.now() - timedelta(minutes=125)}
    with translation.override("ar"):
        words = Template("{% card_date ahead %}|{% card_date past %}").render(RequestContext(request, context))
    assert re.fullmatch(r"\d{1,2} \w+ \d{4}\|قبل ساعتين", words)


def test_the_column_of_the_latest_keeps_to_the_clock(client, newspaper):
    newspaper(9)
    column = client.get("/").content.decode().partition('id="latest"')[2].partition("</section>")[0]
    whens = re.findall(r"<time[^>]* title=[^>]*>([^<]*)</time>", column)
    assert whens and all(re.fullmatch(r"\d\d:\d\d|\d{1,2}/\d{1,2}", when) for when in whens)


@pytest.mark.parametrize(("minutes", "told"), [(5, False), (6, True)])
def test_an_update_is_told_if_it_came_later_than_five_minutes(client, europe, minutes, told):
    story = printed(a_story(region=europe))
    PublishedArticle.objects.filter(pk=story.pk).update(updated_at=story.published_at + timedelta(minutes=minutes))
    assert ("آخر تحديث" in text_of(client, story.address())) == told


@time_machine.travel(datetime(2026, 3, 15, 9, tzinfo=UTC))
def test_a_persian_reader_asks_for_days_of_the_persian_calendar(client, europe):
    wanted = a_story(edition="fa", region=europe, headline="خبر روز بیستم اسفند", ago=timedelta(days=4))
    other = a_story(edition="fa", region=europe, headline="خبر روز دهم اسفند", ago=timedelta(days=14))
    page = text_of(client, "/fa/articles/?from=۱۴۰۴/۱۲/۱۵&to=1404-12-29")
    assert wanted.headline in page and other.headline not in page
    assert "۱۵ اسفند ۱۴۰۴" in page
    assert text_of(client, "/fa/articles/?from=2026-03-06").count(wanted.headline) == 1
    assert "۱۴۰۴/۱۰/۳۰" in text_of(client, "/fa/articles/?from=1404/12")
    assert "چنین روزی در تقویم نیست" in text_of(client, "/fa/articles/?from=1404/13/1")


# --- From one edition to another -----------------------------------------------------------------
def others(client, address) -> dict[str, str]:
    """{edition: where the masthead leads} on that page."""
    page = client.get(address).content.decode()
    menu = re.search(r'<details class="editions">(.*?)</details>', page, flags=re.S)[1]
    return {code: href for href, code in re.findall(r'<a href="([^"]+)" hreflang="(\w+)"', menu)}


@pytest.mark.parametrize("code", CODES)
def test_every_edition_leads_to_every_other(client, db, code):
    edition = EDITIONS[code]
    page = client.get(f"/{edition.prefix}").content.decode()
    menu = re.search(r'<details class="editions">(.*?)</details>', page, flags=re.S)[1]
    assert edition.name in re.search(r"<summary[^>]*>(.*?)</summary>", menu, flags=re.S)[1]
    for other in EDITIONS.values():
        marked = f'<bdi lang="{other.code}" dir="{other.direction}">{other.name}</bdi>'
        assert (marked in menu) == (other.code != code)


def test_the_way_to_another_edition_is_never_a_dead_end(client, europe):
    story = printed(a_story(region=europe, people=[a_person()], topics=[a_topic()]))
    english = an_article(edition="en", headline="A bridge for the night train", region=europe)
    english.translation_of_id = story.pk
    english.save()
    sibling = publish(english, by=somebody("layla"))
    found = others(client, story.address())
    assert found == {"en": sibling.address(), "fa": "/fa/regions/world/europe/", "ur": "/ur/regions/world/europe/"}
    starts = ["/", "/articles/", "/articles/?region=europe", "/regions/world/europe/", "/topics/water/"]
    starts += ["/no-such-page/", story.address(), a_person().address("ar"), sibling.address()]
    for start in starts:
        for code, address in others(client, start).items():
            answer = client.get(address)
            assert answer.status_code == 200, f"{start} leads to {address}"
            assert f'<html lang="{code}"' in answer.content.decode()
    assert others(client, "/articles/?region=europe")["fa"] == "/fa/articles/"


@pytest.mark.parametrize("code", CODES)
def test_an_edition_without_stories_has_its_pages_all_the_same(client, europe, code):
    for path in ("", "articles/", "regions/world/europe/"):
        assert client.get(f"/{EDITIONS[code].prefix}{path}").status_code == 200


# --- Words that an edition does not have ---------------------------------------------------------
@pytest.mark.parametrize("code", ["en", "fa", "ur"])
def test_a_name_that_an_edition_lacks_is_marked_with_its_language(client, code):
    world = a_region("world", name="العالم", other_names={code: f"World in {code}"}, in_navigation=True)
    europe = a_region("europe", parent=world, name="أوروبا")
    who = a_person("هالة المرزوق", role="محررة البيئة")
    story = printed(a_story(edition=code, region=europe, people=[who], headline="عنوان", photos=[a_photo()]))
    page = client.get(story.address()).content.decode()
    assert '<bdi lang="ar" dir="rtl">أوروبا</bdi>' in page
    assert '<bdi lang="ar" dir="rtl">هالة المرزوق</bdi>' in page
    assert f">World in {code}<" in page
    assert '<bdi lang="ar" dir="rtl">محررة البيئة</bdi>' in client.get(who.address(code)).content.decode()
    title = re.search(r"<title>(.*?)</title>", client.get(who.address(code)).content.decode())[1]
    archive = client.get(f"/{code}/articles/").content.decode()
    in_its_place = ">\u2003\u2067أوروبا\u2069</option>" if code == "en" else ">\u2003أوروبا</option>"
    assert in_its_place in archive and f"World in {code}" in archive
    assert title.startswith("\u2067هالة المرزوق\u2069 |" if code == "en" else "هالة المرزوق |")


# --- The desk speaks fewer languages than the paper ----------------------------------------------
@pytest.mark.parametrize("code", CODES)
def test_the_desk_offers_only_languages_that_it_speaks(client, code):
    client.force_login(somebody("layla"))
    client.cookies["desk_language"] = code
    page = client.get("/admin/").content.decode()
    assert f'<html lang="{code if EDITIONS[code].desk else "ar"}"' in page
    spoken = {other for other, edition in EDITIONS.items() if edition.desk}
    assert set(re.findall(r'name="language" value="(\w+)"', page)) == spoken - {code if code in spoken else "ar"}
    answer = client.post("/admin/language/", {"language": code})
    assert ("desk_language" in answer.cookies) == EDITIONS[code].desk
