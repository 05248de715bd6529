"""A picture that may not be shown any more leaves every page at once; in its story a note and its caption remain."""

import re
from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone

from articles.models.photo import Photo
from articles.models.published import PublishedArticle, PublishedPhoto
from articles.templatetags.share import card_of
from tests.makers import a_person, a_photo, a_region, a_story, a_topic, an_agency
from tests.reader.test_queries import asked

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
NOTE = '<p class="photo__removed">'
NOTES = {
    "ar": "أزيلت هذه الصورة",
    "fa": "این عکس برداشته شده است",
    "ur": "یہ تصویر ہٹا دی گئی ہے",
    "en": "This picture has been removed",
}
WAYS = {
    "held": {"held": True},
    "over": {"usable_until": -DAY},
    "not yet": {"usable_from": DAY},
    "barred": {},
}


def remove(photo, way="held"):
    """Take the right away as the clock or the desk would, without the desk."""
    now = timezone.now()
    fields = {name: now + value if isinstance(value, timedelta) else value for name, value in WAYS[way].items()}
    if fields:
        Photo.objects.filter(pk=photo.pk).update(**fields)
    else:
        PublishedPhoto.objects.filter(photo=photo).update(barred=True)


def text(client, address):
    answer = client.get(address, follow=True)
    assert answer.status_code == 200, address
    return answer.content.decode()


def shared(page: str) -> str:
    """The address of the picture that goes with a link to the page: it changes with what is on the picture."""
    return re.search(r'"og:image" content="([^"]+)"', page)[1]


@pytest.fixture
def printed():
    """A story with a lead, a picture in its text and two more; its address and its photos."""
    photos = [
        a_photo([an_agency("canary", "وكالةكناري")], caption=f"شرح كناري {n}", alt=f"بديل كناري {n}") for n in range(4)
    ]
    for n, photo in enumerate(photos):
        Photo.objects.filter(pk=photo.pk).update(photographer=f"مصورة كناري {n}")
    story = a_story(
        photos=photos, body=f"فقرة.\n\n![](photo:{photos[1].pk})\n\nفقرة أخرى.", region=a_region(), topics=[a_topic()]
    )
    return PublishedArticle.objects.get(pk=story.pk), photos


@pytest.mark.parametrize(("place", "way"), [(0, "held"), (0, "barred"), (1, "over"), (2, "not yet")])
def test_in_its_story_a_note_and_its_caption_remain(client, printed, way, place):
    story, photos = printed
    before = text(client, story.address())
    assert photos[place].cuts in before and NOTE not in before
    remove(photos[place], way)
    for address in (story.address(), story.fragment_address()):
        page = text(client, address)
        assert photos[place].cuts not in page and f"بديل كناري {place}" not in page
        assert page.count(NOTE) == 1 and page.count(f"شرح كناري {place}") == 1
        assert f"مصورة كناري {place}" not in page
        figure = page[page.index(NOTE) :].partition("</figure>")[0]
        assert f"شرح كناري {place}" in figure and "<img" not in figure and "credit" not in figure
        assert all(other.cuts in page for other in photos if other is not photos[place])
        assert "<light-box" in page
    assert (shared(before) != shared(text(client, story.address()))) == (place == 0)
    assert bool(card_of(PublishedArticle.objects.for_cards().get(pk=story.pk)).picture) == (place != 0)


def test_a_story_without_any_picture_left_has_no_light_box_and_offers_none(client, printed):
    story, photos = printed
    for photo in photos:
        remove(photo)
    page, lite = (
        text(client, story.address()),
        client.get(story.address(), headers={"save-data": "on"}).content.decode(),
    )
    for said in (page, lite):
        assert said.count(NOTE) == 4 and "<light-box" not in said and "photo__offer" not in said
        assert "/media/r/" not in said and "data-photo" not in said


@pytest.mark.parametrize("code", NOTES)
def test_the_note_is_in_the_language_of_the_page(client, code):
    story = a_story(edition=code, photos=[photo := a_photo()], region=a_region())
    remove(photo)
    assert NOTES[code] in text(client, PublishedArticle.objects.get(pk=story.pk).address())


@pytest.mark.parametrize("way", ["over", "barred"])
def test_lists_print_the_story_as_one_without_a_photo(client, way):
    world = a_region("world")
    topic, person = a_topic("water", is_section=True), a_person()
    words = {"region": world, "topics": [topic], "people": [person]}
    photo = a_photo([an_agency("canary", "وكالةكناري")], caption="شرح كناري", alt="بديل كناري")
    story = a_story(photos=[photo], prominence="lead", ago=timedelta(minutes=5), **words)
    other = a_story(photos=[a_photo()], **words)
    beside = PublishedArticle.objects.get(pk=other.pk).address()
    lists = ["/", "/articles/", "/regions/world/", "/topics/water/", f"/people/{person.pk}/x/", beside]
    assert all(photo.cuts in text(client, address) for address in lists)
    remove(photo, way)
    for address in lists:
        page = text(client, address)
        assert story.headline in page and photo.cuts not in page, address
        assert "كناري" not in page.replace("/articles/?agency", ""), address
        assert NOTE not in page, address


def test_the_front_page_chooses_photo_stories_that_have_their_picture(client):
    bare = [a_story(photos=[a_photo()], genre="photo_story", region=a_region("world")) for _ in range(4)]
    shown = a_story(photos=[a_photo()], genre="photo_story", region=a_region("world"), ago=timedelta(days=3))
    for _ in range(9):
        a_story(region=a_region("world"), ago=timedelta(minutes=1))
    for story in bare:
        remove(story.photo_rows.get().photo)
    gallery = re.search(r'<section class="gallery".*?</section>', text(client, "/"), re.S)[0]
    assert shown.headline in gallery and not [story for story in bare if story.headline in gallery]


@pytest.mark.parametrize("way", ["over", "edition"])
def test_a_portrait_goes_too(client, way):
    face = a_photo()
    person = a_person(portrait=face, role="كاتبة")
    story = a_story(people=[person], genre="opinion", region=a_region("world"), photos=[a_photo()])
    pages = [PublishedArticle.objects.get(pk=story.pk).address(), f"/people/{person.pk}/x/", "/"]
    for _ in range(9):
        a_story(region=a_region("world"), ago=timedelta(minutes=1))
    assert all(face.cuts in text(client, address) for address in pages)
    if way == "edition":
        Photo.objects.filter(pk=face.pk).update(editions=["en"])
    else:
        remove(face, way)
    for address in pages:
        page = text(client, address)
        assert face.cuts not in page and person.name in page, address


def test_a_search_by_agency_finds_what_still_shows_its_picture(client):
    agency = an_agency("canary", "وكالةكناري", name="وكالة كناري العالمية")
    one, two = a_photo([agency]), a_photo([agency])
    gone, there = a_story(photos=[one]), a_story(photos=[two])
    remove(one)
    page = text(client, "/articles/?agency=canary")
    assert there.headline in page and gone.headline not in page
    remove(two)
    assert agency.name not in text(client, "/articles/")


def test_pictures_come_and_go_by_the_clock_alone(client, printed, time_machine):
    story, photos = printed
    now = timezone.now()
    Photo.objects.filter(pk=photos[0].pk).update(usable_from=now + DAY, usable_until=now + 2 * DAY)
    for days, shown in ((0.99, False), (1.01, True), (1.99, True), (2.01, False)):
        time_machine.move_to(now + days * DAY)
        for address in ("/", story.address()):
            assert (photos[0].cuts in text(client, address)) is shown, (days, address)


def test_a_removed_picture_costs_no_query(client, printed):
    story, photos = printed
    before = {address: asked(client, address) for address in ("/", story.address())}
    remove(photos[0])
    assert {address: asked(client, address) for address in before} == before


# --- What a device has kept --------------------------------------------------------------------------
def test_a_device_hears_that_a_picture_of_its_story_has_gone(client, printed, time_machine):
    story, photos = printed
    address, now = f"/kept/?stories={story.pk}", timezone.now()
    assert client.get(address).json() == {str(story.pk): story.published_at.isoformat()}
    end = now + timedelta(hours=1)
    Photo.objects.filter(pk=photos[1].pk).update(usable_until=end)
    assert client.get(address).json() == {str(story.pk): story.published_at.isoformat()}
    time_machine.move_to(now + 2 * DAY)
    assert client.get(address).json() == {str(story.pk): end.isoformat()}
    remove(photos[2])
    assert client.get(address).json()[str(story.pk)] > (now + 2 * DAY - timedelta(minutes=1)).isoformat()
    assert asked(client, address) == 1


# --- Renditions at their own addresses ----------------------------------------------------------------
@pytest.fixture
def cut(settings, tmp_path):
    """A photo whose rendition is in the store, and the rendition's address."""
    settings.MEDIA_ROOT = tmp_path
    photo = a_photo()
    default_storage.save(f"{photo.cuts}/card-320.webp", ContentFile(b"RIFF"))
    return photo, f"/media/{photo.cuts}/card-320.webp"


def status(answer) -> int:
    """Its status; its file is closed, as a server does, and the test's database is left open."""
    for close in answer._resource_closers:
        close()
    return answer.status_code


def kept(answer) -> str:
    assert status(answer) == 200
    return answer["Cache-Control"]


@pytest.mark.parametrize("way", ["held", "over", "not yet"])
def test_the_picture_itself_is_gone_too(client, cut, way):
    photo, address = cut
    assert status(client.get(address)) == 200
    remove(photo, way)
    insists = {"if-modified-since": "Sat, 01 Jan 2095 00:00:00 GMT", "if-none-match": "*", "range": "bytes=0-1"}
    for answer in (client.get(address), client.get(address, headers=insists), client.head(address)):
        assert (answer.status_code, answer.content, answer["Cache-Control"]) == (410, b"", "no-store")


def test_a_picture_whose_right_ends_is_kept_until_then(client, cut):
    photo, address = cut
    assert kept(client.get(address)) == kept(client.head(address)) == "public, max-age=31536000, immutable"
    Photo.objects.filter(pk=photo.pk).update(usable_until=timezone.now() + timedelta(minutes=10))
    for answer in (client.get(address), client.head(address)):
        assert 580 <= int(re.fullmatch(r"public, max-age=(\d+)", kept(answer))[1]) < 600
    Photo.objects.filter(pk=photo.pk).update(usable_until=timezone.now() + 4000 * DAY)
    assert kept(client.get(address)) == "public, max-age=31536000"


def test_one_usable_row_of_several_that_share_a_set_is_enough(client, cut):
    photo, address = cut
    twin = a_photo(cuts=photo.cuts)
    remove(photo)
    assert status(client.get(address)) == 200
    remove(twin, "over")
    assert status(client.get(address)) == 410


@pytest.mark.parametrize(("facts", "then"), [('{"digest": "%s"}', 410), ("{}", 200), ("[", 200), (None, 200)])
def test_older_cuts_are_judged_by_the_picture_that_they_are_of(client, cut, facts, then):
    photo, address = cut
    if facts:
        default_storage.save(f"{photo.cuts}/facts.json", ContentFile(facts.replace("%s", photo.digest).encode()))
    Photo.objects.filter(pk=photo.pk).update(cuts="r/2/ff/" + "f" * 32)
    assert status(client.get(address)) == 200
    remove(photo)
    assert status(client.get(address)) == then


def test_behind_nginx_the_file_is_sent_by_it_at_our_word(client, cut, settings):
    photo, address = cut
    settings.MEDIA_ACCEL = "/renditions/"
    answer = client.get(address)
    assert answer["X-Accel-Redirect"] == f"/renditions/{photo.cuts}/card-320.webp"
    assert (answer["Content-Type"], answer.content) == ("image/webp", b"")
    assert answer["X-Kept-For"] == "public, max-age=31536000, immutable" and "Cache-Control" not in answer
    remove(photo)
    answer = client.get(address)
    assert answer.status_code == 410 and "X-Accel-Redirect" not in answer
