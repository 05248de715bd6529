"""What readers' pages print of a photo: sources, the first picture's haste, and what is spared who saves data."""

import re
from html.parser import HTMLParser

import pytest

from articles.models.published import PublishedArticle
from articles.photos.table import VERSION
from tests.makers import a_photo, a_region, a_story, an_agency

pytestmark = pytest.mark.django_db
LITE = {"headers": {"save-data": "on"}}
SMALL = [(64, 64), (200, 1000), (5000, 300)]


class Images(HTMLParser):
    """The attributes of every <img>, and of every <source> before it."""

    def __init__(self, page):
        super().__init__()
        self.images, self.sources, self.waiting = [], [], []
        self.feed(page.content.decode())

    def handle_starttag(self, tag, attrs):
        if tag == "source":
            self.waiting.append(dict(attrs))
        if tag == "img":
            self.images.append(dict(attrs))
            self.sources.append(self.waiting)
            self.waiting = []


@pytest.fixture
def story(client):
    """The address of a story with a lead and a photo in its text, and another story beside it."""
    photos = [a_photo([an_agency()], tone="#1A2B3C"), a_photo([an_agency()])]
    body = f"فقرة.\n\n![](photo:{photos[1].pk})\n\nفقرة أخرى."
    a_story(photos=[a_photo()], region=a_region())
    return PublishedArticle.objects.get(pk=a_story(photos=photos, body=body, region=a_region()).pk).address()


def test_a_picture_offers_avif_then_webp_and_jpeg_to_everybody(client, story):
    lead = Images(client.get(story))
    types = [source["type"] for source in lead.sources[0]]
    assert types == ["image/avif", "image/webp"] * 2
    assert lead.images[0]["src"].endswith(".jpg") and "srcset" not in lead.images[0]
    shapes = [int(s["width"]) / int(s["height"]) for s in lead.sources[0]]
    assert shapes == pytest.approx([3 / 2, 3 / 2, 16 / 9, 16 / 9], rel=0.01)


def test_one_picture_a_page_is_in_haste_and_the_others_wait(client, story):
    for address in (story, "/", f"/regions/{a_region().slug}/"):
        first, *rest = Images(client.get(address)).images
        assert (first["loading"], first["fetchpriority"]) == ("eager", "high") and "decoding" not in first, address
        assert rest and {(image["loading"], image["decoding"]) for image in rest} == {("lazy", "async")}, address


def test_the_place_of_a_picture_knows_its_colour(client, story):
    images = Images(client.get(story)).images
    assert images[0]["data-tone"] == "#1A2B3C" and "data-tone" not in images[1]


def test_link_previews_get_a_wide_jpeg(client, story):
    """Of a photo itself; a story has a picture with its headline (tests/reader/test_share.py)."""
    page = client.get(story).content.decode()
    number = re.search(r'data-photo="(\d+)"', page)[1]
    assert re.search(r'"og:image" content="http://testserver/share/\d+/[0-9a-f]{16}.jpg">', page)
    assert '"og:image:width" content="1200"' in page and '"og:image:height" content="630"' in page
    page = client.get(f"/photos/{number}/").content.decode()
    assert re.search(rf'"og:image" content="http://testserver/media/r/{VERSION}/.*/wide-1280.jpg">', page)
    assert '"og:image:width" content="1280"' in page and '"og:image:height" content="720"' in page


def test_who_saves_data_gets_the_first_picture_and_a_link_to_the_others(client, story):
    full, lite = client.get(story), client.get(story, **LITE)
    assert len(Images(full).images) > 1 and "photo__offer" not in full.content.decode()
    (only,) = Images(lite).images
    assert only == Images(full).images[0]
    text = lite.content.decode()
    (link,) = re.findall(r'<a class="photo__offer[^"]*" href="([^"]+)"', text)
    assert link.endswith(".webp") and "(أ.ف.ب)" in re.sub(r"<[^>]+>", "", text)
    assert text.count("<figcaption") == full.content.decode().count("<figcaption")


@pytest.mark.parametrize("address", ["/", "/articles/", "/en/"])
def test_caches_are_told_that_pages_differ_for_who_saves_data(client, story, address):
    assert "Save-Data" in client.get(address).headers["Vary"]
    assert len(Images(client.get(address, **LITE)).images) <= 1


@pytest.mark.parametrize("size", SMALL)
def test_a_picture_of_any_size_breaks_no_page(client, size):
    small = a_photo([an_agency()], width=size[0], height=size[1])
    region = a_region()
    body = f"فقرة.\n\n![](photo:{small.pk})\n\nفقرة أخرى."
    a_story(photos=[a_photo(), small], body=body, region=region)
    story = a_story(photos=[small], region=region)
    for address in ("/", f"/regions/{region.slug}/", "/articles/", PublishedArticle.objects.get(pk=story.pk).address()):
        found = Images(client.get(address))
        assert found.images, address
        assert all(int(image["width"]) and int(image["height"]) for image in found.images)
