"""A shoot: pictures of the demo once more, without a word, and somebody who captions them with the keyboard alone."""

import json
from contextlib import contextmanager, suppress

from playwright.sync_api import Error

from tests.browser.crashing import kill, open_profile

SHEET = "/admin/articles/photo/sheet/"
COPIED = """
import json
from itertools import cycle, islice
from django.contrib.auth.models import User
from articles.models.photo import Photo
from articles.publishing.photos.words import Change, set_words
found = []
for row in islice(cycle(Photo.objects.order_by("pk")[:20]), {count}):
    row.pk, row._state.adding = None, True
    row.headline = row.caption = row.alt = row.people = row.photographer = row.place = ""
    row.taken_on = row.worded_at = None
    row.save()
    found.append(row.pk)
rows = zip(found, {words}, strict=False)
set_words([Change(key, *pair) for key, row in rows for pair in row], by=User.objects.get(username="salma"))
print(json.dumps(found))
"""
REMOVED = "from articles.models.photo import Photo; Photo.objects.filter(pk__in={photos}).delete()"
SAID = """
import json
from articles.models.photo import Photo
from articles.publishing.photos.words import value_of
rows = Photo.objects.in_bulk({photos})
fields = ("caption", "alt", "place", "taken_on", "photographer", "agencies")
print(json.dumps([[value_of(rows[key], field) for field in fields] for key in {photos}]))
"""
FIELDS = ("caption", "alt", "place", "taken_on", "photographer", "agencies")
SAME = ("سوق المدينة العتيقة، تونس", "2024-11-01", "كريم المنجد", "أ.ف.ب")  # in every picture of the shoot


@contextmanager
def shoot(newspaper, count: int, *, worded: bool = False):
    """While this lasts the library has so many pictures more, which say nothing, or what they should; their numbers."""
    words = [[(field, "", text) for field, text in zip(FIELDS, row, strict=True)] for row in words_of(count)]
    asked = COPIED.format(count=count, words=words if worded else [])
    photos = json.loads(newspaper.ask(asked).splitlines()[-1])
    try:
        yield photos
    finally:
        newspaper.ask(REMOVED.format(photos=photos))


def sheet_of(photos) -> str:
    return f"{SHEET}?{'&'.join(f'photo={photo}' for photo in photos)}"


def words_of(count: int) -> list[list[str]]:
    """What each picture is to say, field by field."""
    return [
        [f"بائعة الخضار رقم {n} ترتّب بسطتها قبل وصول الزبائن صباح الجمعة", f"امرأة خلف صناديق الطماطم، {n}", *SAME]
        for n in range(1, count + 1)
    ]


def caption_all(page, count: int, *, last_column=lambda: None) -> None:
    """Write caption and alternative text of every picture, then what is the same: typed once and repeated downwards.

    No mouse, and no focus that keys have not moved. `last_column` is called before the agencies are written.
    """
    keys, words = page.keyboard, words_of(count)
    keys.press("Alt+ArrowDown")  # into the first caption
    for column in range(2):
        for place, row in enumerate(words):
            keys.type(row[column])
            if place + 1 < count:
                keys.press("Alt+ArrowDown")
        to_the_top(page, count)
        keys.press("Tab")
    for column, text in enumerate(SAME):
        if text == SAME[-1]:
            last_column()
        keys.type(text)
        for _row in range(count - 1):
            keys.press("Alt+ArrowDown")
            keys.press("Alt+KeyD")
        if column + 1 < len(SAME):
            to_the_top(page, count)
            keys.press("Tab")
        if column == 1:
            keys.press("Tab")  # past the people


def to_the_top(page, count: int) -> None:
    for _row in range(count - 1):
        page.keyboard.press("Alt+ArrowUp")


def shown(page, photos) -> list[list[str]]:
    """What the boxes hold."""
    names = [f"{field}-{photo}" for photo in photos for field in FIELDS]
    found = page.evaluate("names => names.map((name) => document.getElementById(name).value)", names)
    return [found[place : place + len(FIELDS)] for place in range(0, len(found), len(FIELDS))]


def said(newspaper, photos) -> list[list[str]]:
    """What the library says."""
    return json.loads(newspaper.ask(SAID.format(photos=photos)).splitlines()[-1])


def until_saved(page) -> None:
    page.locator("contact-sheet[data-kept=true]").wait_for()


def sheet_in(chrome, profile, newspaper, cookies, photos):
    """The sheet of these photos in a new browser whose memory is a folder, when all on it is saved: its page."""
    page = open_profile(chrome, profile, newspaper.url, cookies).pages[0]
    page.goto(sheet_of(photos))
    until_saved(page)
    return page


def kill_at(profile, page) -> None:
    """Kill the page's browser as a power cut would."""
    kill(profile)
    with suppress(Error):
        page.context.close()


@contextmanager
def browser(chrome, profile, newspaper, cookies):
    """A browser whose memory is a folder, so that it may be killed and opened again: its first page."""
    context = open_profile(chrome, profile, newspaper.url, cookies)
    try:
        yield context.pages[0]
    finally:
        context.close()
