"""The picture that goes with a link: of open stories only, with what readers may see now, and drawn once."""

import io
import re
import time
from contextlib import ExitStack
from datetime import timedelta

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone
from PIL import Image

from articles.models.photo import Photo
from articles.models.published import PublishedArticle
from articles.photos.share import drawn as drawing
from articles.photos.share.setting import fitted
from articles.photos.slots import Busy, slot, slots
from articles.publishing.publish import update
from articles.templatetags.share import card_of, share_address
from tests.makers import CLOSED, a_photo, a_story, somebody

pytestmark = pytest.mark.django_db(databases=["default", "reader"])

ADDRESS = re.compile(r'<meta property="og:image" content="http://testserver(/[^"]+)"')


@pytest.fixture
def ordered(monkeypatch):
    """The cards that were given to be drawn; nothing is."""
    cards = []

    def made(card, folder):
        cards.append(card)
        return b"\xff\xd8 a picture"

    monkeypatch.setattr(drawing, "_made", made)
    return cards


def published(article) -> PublishedArticle:
    return PublishedArticle.objects.for_cards().get(pk=article.pk)


def named(client, article) -> str:
    """The address that the story's page names."""
    page = client.get(published(article).address()).content.decode()
    return ADDRESS.search(page)[1]


def test_a_storys_picture_is_drawn_when_it_is_asked_for_and_kept(client, europe, ordered):
    address = named(client, a_story(region=europe, photos=[a_photo()]))
    assert not ordered
    for _time in range(2):
        answer = client.get(address)
        assert (answer.status_code, answer.headers["Content-Type"]) == (200, "image/jpeg")
    assert len(ordered) == 1
    assert "s-maxage=1" in answer.headers["Cache-Control"] and not answer.cookies


@pytest.mark.parametrize("state", CLOSED)
def test_a_closed_story_has_no_picture_and_none_is_drawn(client, europe, ordered, state):
    photos = [a_photo()]
    closed = CLOSED[state](region=europe, photos=photos, headline="عنوان مغلق لا يُرسم")
    twin = a_story(region=europe, photos=photos, headline="عنوان مغلق لا يُرسم")
    digest = card_of(published(twin)).digest
    for address in (
        f"/share/{closed.pk}/{digest}.jpg",
        f"/share/{closed.pk}/abc.jpg",
        f"/en/share/{closed.pk}/{digest}.jpg",
    ):
        answer = client.get(address)
        assert answer.status_code == 404 and "Location" not in answer.headers
    assert not ordered
    assert client.get(f"/share/{twin.pk}/{digest}.jpg").status_code == 200


def test_a_picture_that_was_drawn_is_closed_with_its_story(client, europe, ordered, time_machine):
    story = a_story(region=europe)
    address = named(client, story)
    assert client.get(address).status_code == 200
    PublishedArticle.objects.filter(pk=story.pk).update(until=timezone.now() + timedelta(hours=1))
    time_machine.move_to(timezone.now() + timedelta(hours=2))
    assert client.get(address).status_code == 404


def test_another_headline_is_another_address_and_the_old_one_leads_to_it(client, europe, ordered):
    story = a_story(region=europe)
    before = named(client, story)
    story.headline = "عنوان آخر تماماً للمادة نفسها بعد التعديل"
    story.save()
    update(story, by=somebody("layla"))
    after = named(client, story)
    assert after != before
    led = client.get(before)
    assert (led.status_code, led.headers["Location"]) == (302, after)


def test_a_photo_whose_rights_end_leaves_the_picture(client, europe, ordered):
    photo = a_photo()
    story = a_story(region=europe, photos=[photo])
    with_photo = named(client, story)
    assert client.get(with_photo).status_code == 200 and ordered[0].picture.startswith(photo.cuts)
    Photo.objects.filter(pk=photo.pk).update(usable_from=None, usable_until=timezone.now() - timedelta(minutes=1))
    led = client.get(with_photo, follow=True)
    assert led.redirect_chain and ordered[-1].picture == ""


def test_when_the_machine_is_busy_the_picture_is_asked_for_again(client, europe, monkeypatch):
    story = a_story(region=europe)

    def busy(*args, **options):
        raise Busy

    monkeypatch.setattr(drawing, "slot", busy)
    answer = client.get(share_address(published(story)))
    assert answer.status_code == 503 and answer.headers["Retry-After"] and "no-store" in answer.headers["Cache-Control"]


def test_whoever_asks_for_an_archive_of_pictures_leaves_threads_for_readers(client, europe, ordered):
    address = share_address(published(a_story(region=europe)))
    with slot(settings.DATA_DIR / "slots" / "share", number=1, patience=20), ExitStack() as waiting:
        for _thread in range(drawing.AT_ONCE):
            waiting.enter_context(drawing._at_it)
        began = time.monotonic()
        assert client.get(address).status_code == 503 and not ordered
        assert time.monotonic() - began < drawing.PATIENCE / 2
    with ExitStack() as editors:  # every slot has a picture of theirs in it
        for _slot in range(slots()):
            editors.enter_context(slot(settings.DATA_DIR / "slots", number=slots(), patience=20))
        assert client.get(address).status_code == 200


def test_a_word_that_no_line_has_room_for_is_cut(client, europe):
    for word in ("ا" * 190, "https://example.org/" + "a" * 170):
        story = a_story(region=europe)
        PublishedArticle.objects.filter(pk=story.pk).update(headline=word)
        shown = pixels(client, story).convert("L").point(lambda value: 255 if value < 200 else 0)
        left, _, right, _ = shown.crop((0, 140, 1200, 500)).getbbox()
        assert 60 <= left < 400 and right <= 1140, word
    assert fitted("abcdefgh ij", len, width=50, height=40, sizes=range(10, 9, -1), lead=1).lines == ("abcd…", "ij")
    assert fitted("", len, width=50, height=40, sizes=range(10, 9, -1), lead=1).lines == ()


def pixels(client, story) -> Image.Image:
    answer = client.get(share_address(published(story)))
    assert answer.status_code == 200 and len(answer.content) < 300_000
    picture = Image.open(io.BytesIO(answer.content))
    assert picture.size == (1200, 630)
    return picture.convert("RGB")


def test_the_headline_is_in_ink_at_its_start_and_the_photo_at_the_other_side(client, europe):
    photo = a_photo()
    red = io.BytesIO()
    Image.new("RGB", (480, 600), (200, 10, 10)).save(red, "JPEG")
    picture = photo.picture
    default_storage.save(picture.name(picture.jpeg("tall"), "jpg"), ContentFile(red.getvalue()))
    shown = pixels(client, a_story(region=europe, photos=[photo], headline="وصلت سفينة الحبوب إلى الميناء بعد عاصفة"))
    red_side, text_side = shown.crop((10, 40, 470, 620)), shown.crop((540, 138, 1136, 520))
    assert min(red_side.getchannel("R").getextrema()) > 150 and max(red_side.getchannel("G").getextrema()) < 80
    dark = text_side.convert("L").point(lambda value: 255 if value < 90 else 0)
    share = dark.histogram()[255] / (dark.width * dark.height)
    assert 0.02 < share < 0.4
    left, _, right, _ = dark.getbbox()
    assert right > dark.width - 25 and left > 0  # an Arabic line begins on the right
    assert shown.getpixel((600, 5)) != shown.getpixel((600, 40))  # the section's colour along the top


def test_an_english_headline_begins_on_the_left(client, europe):
    shown = pixels(client, a_story(region=europe, edition="en", headline="A grain ship reaches port after a storm"))
    dark = shown.crop((40, 138, 1160, 520)).convert("L").point(lambda value: 255 if value < 90 else 0)
    left, _, right, _ = dark.getbbox()
    assert left < 50 and right < dark.width


@pytest.mark.parametrize(
    "headline",
    ["🚢" * 30, "🔴 عاجل: 👨‍👩‍👧 في الميناء", "كلمة " * 39, "\u064b\u0651 \u200c", "漢字 مع عربي and English 12%"],
)
def test_any_headline_can_be_drawn(client, europe, headline):
    story = a_story(region=europe)
    PublishedArticle.objects.filter(pk=story.pk).update(headline=headline)
    pixels(client, story)
