"""A photograph's own page: there while readers can see it in a story, and saying what may be said of it."""

import re
from datetime import date, timedelta

import pytest
from django.utils import timezone

from articles.models.photo import Photo
from articles.models.published import PublishedArticle, PublishedPhoto
from articles.publishing.publish import withdraw
from articles.reader.photos import MOST_ELSEWHERE, TITLE
from tests.desk.pages import filled
from tests.makers import CLOSED, a_photo, a_region, a_story, an_agency, somebody

pytestmark = pytest.mark.django_db


@pytest.fixture
def europe(db):
    return a_region("europe", parent=a_region("world"))


def at(photo, prefix="") -> str:
    return f"/{prefix}photos/{photo.pk}/"


def told(client, photo, prefix="") -> str:
    answer = client.get(at(photo, prefix))
    assert answer.status_code == 200
    return answer.content.decode()


def facts(page: str) -> dict[str, str]:
    """What stands in the page's list of facts, by its names, without markup."""
    rows = re.findall(r"<dt>(.*?)</dt>(.*?)</div>", page, flags=re.S)
    return {name: " ".join(re.sub("<[^>]+>", " ", said).split()) for name, said in rows}


def stories(page: str) -> list[int]:
    """The numbers of the stories that the page leads to, in its order."""
    listed = page.partition('id="printed"')[2].partition("</main>")[0]
    return [int(number) for number in dict.fromkeys(re.findall(r'href="(?:/\w\w)?/articles/(\d+)/', listed))]


# --- When it is there -----------------------------------------------------------------------------------
@pytest.mark.parametrize("state", CLOSED)
def test_a_photo_of_a_closed_story_has_no_page_in_any_edition(client, europe, state):
    photo, open_photo = a_photo(), a_photo()
    CLOSED[state](region=europe, photos=[photo])
    a_story(region=europe, photos=[open_photo])
    for prefix in ("", "en/", "fa/", "ur/"):
        assert client.get(at(open_photo, prefix)).status_code == 200
        answer = client.get(at(photo, prefix))
        missing = client.get(f"/{prefix}photos/999999999/")
        assert answer.status_code == missing.status_code == 404
        assert answer.content == missing.content.replace(b"999999999", str(photo.pk).encode())
        assert answer.headers == missing.headers


def test_a_photo_that_stands_nowhere_has_no_page(client, europe):
    photo = a_photo()
    assert client.get(at(photo)).status_code == 404
    a_story(region=europe, photos=[a_photo(), photo])
    assert client.get(at(photo)).status_code == 200


def over(photo):
    photo.usable_until = timezone.now() - timedelta(seconds=1)


def not_yet(photo):
    photo.usable_from = timezone.now() + timedelta(hours=1)


def held(photo):
    photo.held = True


def for_others(photo):
    photo.editions = ["en"]


@pytest.mark.parametrize("rights", [over, not_yet, held, for_others])
def test_a_photo_that_may_not_be_shown_has_no_page(client, europe, rights):
    photo = a_photo()
    a_story(region=europe, photos=[photo])
    assert client.get(at(photo)).status_code == 200
    rights(photo)
    Photo.objects.filter(pk=photo.pk).update(
        **{name: getattr(photo, name) for name in ("usable_from", "usable_until", "held", "editions")}
    )
    assert client.get(at(photo)).status_code == 404


def test_a_story_that_may_not_print_it_gives_it_no_page_and_is_not_named(client, europe):
    photo = a_photo()
    barred, other = (a_story(region=europe, photos=[photo], ago=timedelta(hours=ago)) for ago in (1, 2))
    PublishedPhoto.objects.filter(story_id=barred.pk).update(barred=True)
    assert stories(told(client, photo)) == [other.pk]
    withdraw(other, by=somebody("layla"), reason="خطأ")
    assert client.get(at(photo)).status_code == 404


def test_the_page_goes_by_the_clock(client, europe, time_machine):
    now = timezone.now()
    photo = a_photo(usable_until=now + timedelta(hours=2))
    a_story(region=europe, photos=[photo], at=now + timedelta(hours=1))
    for hours, status in ((0.99, 404), (1.01, 200), (1.99, 200), (2.01, 404)):
        time_machine.move_to(now + timedelta(hours=hours))
        assert client.get(at(photo)).status_code == status, hours


def test_any_other_spelling_of_the_number_leads_to_the_page(client, europe):
    photo = a_photo()
    for spelling in (f"0{photo.pk}", "".join("٠١٢٣٤٥٦٧٨٩"[int(digit)] for digit in str(photo.pk))):
        assert client.get(f"/photos/{spelling}/").status_code == 404
    a_story(region=europe, photos=[photo])
    for spelling in (f"0{photo.pk}", "".join("٠١٢٣٤٥٦٧٨٩"[int(digit)] for digit in str(photo.pk))):
        answer = client.get(f"/photos/{spelling}/")
        assert (answer.status_code, answer.headers["Location"]) == (301, at(photo))


# --- What it says ---------------------------------------------------------------------------------------
def test_it_says_what_is_known_of_the_photo(client, europe):
    afp = an_agency(rights_class="subscription")
    photo = a_photo(
        [afp],
        headline="افتتاح الجسر",
        caption="عمّال يرفعون آخر ألواح الجسر قبل افتتاحه",
        people="هالة المرزوق، زياد الرمّال",
        place="كييف",
        taken_on=date(2025, 11, 21),
        photographer="ماجد العوّام",
        copyright="© وكالة الأنباء 2025",
    )
    a_story(region=europe, photos=[photo])
    page = told(client, photo)
    assert re.search(r"<h1>افتتاح الجسر</h1>", page) and photo.caption in page and f'alt="{photo.alt}"' in page
    assert "(ماجد العوّام - <abbr" in page
    said = facts(page)
    expected = (photo.people, photo.place, "ماجد العوّام", afp.name, "© وكالة الأنباء 2025")
    assert set(expected) < set(said.values()) and 'datetime="2025-11-21"' in page
    assert len(said) == 7
    Photo.objects.filter(pk=photo.pk).update(rights_class="staff")
    assert facts(told(client, photo)) != said
    bare = a_photo()
    a_story(region=europe, photos=[bare])
    bare.credit_rows.all().delete()
    assert facts(told(client, bare)) == {}


@pytest.mark.parametrize(
    ("caption", "over_it", "below"),
    [("شرح قصير", "شرح قصير", False), ("كلمة " * 40, "كلمة " * 16, True), ("", None, False)],
)
def test_without_a_title_the_caption_begins_the_page(client, europe, caption, over_it, below):
    photo = a_photo()
    a_story(region=europe, photos=[photo])
    Photo.objects.filter(pk=photo.pk).update(caption=caption.strip())
    page = told(client, photo)
    title = re.search(r"<h1[^>]*>(.*?)</h1>", page)[1]
    assert title.startswith(over_it.strip()) if over_it else str(photo.pk) in title
    assert len(title) <= TITLE
    assert (f"<span>{caption.strip()}</span>" in page) is below


def test_words_are_marked_with_their_own_language(client, europe):
    photo = a_photo(caption="جسر عند الفجر", place="كييف", people="هالة")
    a_story(region=europe, photos=[photo], edition="en", headline="A bridge")
    page = told(client, photo, "en/")
    assert '<h1 lang="ar" dir="rtl">جسر عند الفجر</h1>' in page
    assert page.count('<dd><bdi lang="ar" dir="rtl">') == 2


def test_search_engines_are_sent_to_an_edition_that_prints_it(client, europe):
    photo = a_photo()
    canonical = re.compile(r'<link rel="canonical" href="http://testserver([^"]*)">')
    languages = re.compile(r'<link rel="alternate" hreflang="(\w\w)" href="http://testserver([^"]*)">')
    a_story(region=europe, photos=[photo], edition="fa", headline="پل")
    for prefix in ("", "en/", "fa/"):
        page = told(client, photo, prefix)
        assert canonical.findall(page) == [at(photo, "fa/")] and languages.findall(page) == []
    a_story(region=europe, photos=[photo])
    assert canonical.findall(told(client, photo, "en/")) == [at(photo)]
    for prefix, other in (("", ("fa", at(photo, "fa/"))), ("fa/", ("ar", at(photo)))):
        page = told(client, photo, prefix)
        assert canonical.findall(page) == [at(photo, prefix)]
        assert other in languages.findall(page) and len(languages.findall(page)) == 2


# --- Where it was published -----------------------------------------------------------------------------
def test_this_editions_stories_come_first_the_newest_first_and_the_others_after_them(client, europe):
    photo = a_photo()
    ours = [a_story(region=europe, photos=[photo], ago=timedelta(hours=10 * hours)).pk for hours in (3, 1, 2)]
    theirs = [
        a_story(region=europe, photos=[photo], edition=edition, ago=timedelta(hours=hours), headline="A bridge").pk
        for edition, hours in (("en", 5), ("ur", 1))
    ]
    a_story(region=europe, photos=[a_photo()])
    assert stories(told(client, photo)) == [ours[1], ours[2], ours[0], theirs[1], theirs[0]]
    assert stories(told(client, photo, "en/"))[0] == theirs[0]
    assert re.search(rf'<a href="/en/articles/{theirs[0]}/[^"]*"><bdi lang="en" dir="ltr">', told(client, photo))


def test_a_photo_of_many_stories_has_many_pages(client, europe):
    photo, now = a_photo(), timezone.now()
    first = a_story(region=europe, photos=[photo])
    row = PublishedArticle.objects.get(pk=first.pk)
    for number in range(1, 50):
        row.pk = row.family = 1_000_000 + number
        row.edition = "ar" if number < 25 else "en"
        row.published_at = now - timedelta(days=number)
        row.save(force_insert=True)
        PublishedPhoto.objects.create(story=row, photo=photo)
    page = told(client, photo)
    older = re.search(r'href="(\?before=[^"]+)" rel="next"', page)[1]
    assert len(stories(page)) == 20 + MOST_ELSEWHERE
    rest = client.get(at(photo) + older).content.decode()
    assert len(stories(rest)) == 5 and not set(stories(rest)) & set(stories(page))
    assert 'content="noindex, follow"' in rest and 'rel="canonical"' not in rest


# --- The ways to it -------------------------------------------------------------------------------------
def test_a_photo_story_leads_to_its_pictures_pages_and_a_preview_does_not(client, europe):
    photos = [a_photo(), a_photo()]
    story = a_story(region=europe, photos=photos, genre="photo_story")
    address = PublishedArticle.objects.get(pk=story.pk).address()
    page = client.get(address).content.decode()
    ways = re.findall(r'<a class="photo__about" href="([^"]+)">', page)
    assert ways == [at(photo) for photo in photos]
    assert all(client.get(way).status_code == 200 for way in ways)
    assert 'data-page="/photos/0/"' in page
    client.force_login(somebody("layla"))
    desk = f"/admin/articles/article/{story.pk}"
    preview = client.post(f"{desk}/preview/", filled(client, f"{desk}/change/")).content.decode()
    assert "photo--story" in preview and "photo__about" not in preview


def test_a_plain_story_keeps_the_way_for_the_large_picture(client, europe):
    story = a_story(region=europe, photos=[a_photo()])
    page = client.get(PublishedArticle.objects.get(pk=story.pk).address()).content.decode()
    assert "photo__about" not in page and 'data-page="/photos/0/"' in page
