"""Photographs on the page: what `sizes` says is what is shown, and no picture is cut but by the knife."""

import pytest

pytestmark = pytest.mark.once

WIDTHS = (360, 390, 768, 1024, 1280, 1600)
TOLERANCE = 0.15
# With w descriptors a loaded picture's naturalWidth is its `sizes` in CSS pixels: what the browser was told before it
# had a style sheet. Its ratio is that of the file.
LOADED = """async () => {
  const shown = [...document.querySelectorAll('main picture img')].filter((img) => img.checkVisibility());
  for (const img of shown) img.loading = 'eager';
  await Promise.all(shown.map((img) => img.decode()));
  return shown.map((img) => {
    const box = img.getBoundingClientRect();
    const file = img.currentSrc.split('/').pop();
    return {file, where: img.closest('[class]').className, told: img.naturalWidth, wide: box.width, high: box.height,
            ratio: img.naturalWidth / img.naturalHeight, cut: Number(file.match(/-(\\d+)/)[1])};
  });
}"""

EMPTY_FRAMES = """() => [...document.querySelectorAll('.card__photo, .rail__portrait')]
  .some((frame) => frame.offsetHeight && !frame.querySelector('picture'))"""
FIND = """
from articles.models.published import PublishedArticle, PublishedPhoto
public = PublishedArticle.objects.public().newest_first()
galleries = [story for story in public if any("photos" in piece for piece in story.body)]
for story in [public.of("ar")[0], public.of("en")[0], *galleries[:1], *public.filter(genre="photo_story")[:1],
              *public.filter(person_rows__person__portrait__isnull=False)[:1]]:
    print(story.address())
shown = [row.photo for row in PublishedPhoto.objects.filter(story__in=public.of("ar")).select_related("photo")]
for is_portrait in (False, True):
    print(*[f"/photos/{photo.pk}/" for photo in shown if photo.picture.is_portrait == is_portrait][:1])
"""


@pytest.fixture(scope="module")
def addresses(newspaper):
    """The main templates: lists, the newest stories, one with a gallery, a photo story, a columnist's, photos alone."""
    stories = newspaper.ask(FIND).split()
    return ["/", "/en/", "/regions/arab/", "/articles/", *dict.fromkeys(stories)]


def test_no_picture_is_shown_far_wider_or_narrower_than_sizes_says_nor_in_another_shape(page, addresses):
    wrong = []
    for address in addresses:
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            page.goto(address)
            shown = page.evaluate(LOADED)
            assert shown, f"{address} has no picture"
            wrong += [f"{address} at {width}: {one}" for one in shown if not is_true(one)]
    assert not wrong, "\n".join(wrong)


def is_true(one: dict) -> bool:
    """Pixels are whole: a quarter of a pixel more or less is no other shape."""
    told = abs(one["told"] / one["wide"] - 1) <= TOLERANCE
    return told and abs(one["wide"] / one["ratio"] - one["high"]) <= 0.02 * one["high"] + 1


def test_a_very_fine_telephone_takes_no_more_than_twice_what_it_shows(open_context, addresses):
    """Three pixels to one would be two and a quarter times the bytes, and nobody sees them."""
    context = open_context(viewport={"width": 390, "height": 844}, device_scale_factor=3, is_mobile=True)
    page = context.new_page()
    for address in addresses:
        page.goto(address)
        for one in page.evaluate(LOADED):
            assert one["cut"] <= max(2.3 * one["wide"], 320), (address, one)
            assert one["file"].endswith(".avif"), one


def test_a_pictures_own_colour_stands_in_its_place(open_context):
    """Where the browser reads colours from attributes; where it does not, the page's sunk ground stands there."""
    page = open_context(viewport={"width": 1280, "height": 900}).new_page()
    page.goto("/")
    lead = page.locator("main picture img").first
    tone = lead.get_attribute("data-tone")
    assert tone and tone.startswith("#")
    red, green, blue = (int(tone[place : place + 2], 16) for place in (1, 3, 5))
    ground = lead.evaluate("img => getComputedStyle(img).backgroundColor")
    typed = page.evaluate("CSS.supports('color', 'attr(data-tone type(<color>), red)')")
    assert not typed or ground == f"rgb({red}, {green}, {blue})"
    assert typed or ground != "rgba(0, 0, 0, 0)"


def test_who_saves_data_loads_one_picture(open_context, addresses):
    context = open_context(viewport={"width": 390, "height": 844}, extra_http_headers={"Save-Data": "on"})
    page, loaded = context.new_page(), []
    page.on("response", lambda answer: loaded.append(answer.url) if "/media/" in answer.url else None)
    for address in addresses:
        loaded.clear()
        page.goto(address)
        page.evaluate("scrollTo(0, document.body.scrollHeight)")
        page.wait_for_load_state("networkidle")
        assert len(set(loaded)) <= 1, (address, loaded)
        assert not page.evaluate(EMPTY_FRAMES), f"{address} keeps an empty frame"
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
