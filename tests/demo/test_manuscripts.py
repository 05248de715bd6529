"""The demo newsroom's files hold together: stories, pages, pictures and names, each in its edition's own spelling."""

import re
from collections import Counter

import pytest

from articles.demo import manuscript
from articles.editions import DEFAULT_EDITION, EDITIONS
from articles.models.correction import Correction

STORIES, PAGES, ROSTER = manuscript.stories(), manuscript.pages(), manuscript.roster()
PICTURES = {table["name"]: table for table in manuscript.pictures()}
PLACES = [*ROSTER["regions"], *(child for region in ROSTER["regions"] for child in region["children"])]
NAMED = [*PLACES, *ROSTER["topics"], *ROSTER["people"], *ROSTER["agencies"]]
MARKS = re.compile(r"(?<=\])\([^)]*\)|^\d\. ", re.MULTILINE)  # addresses, and the numbers of lists
OTHERS = set(EDITIONS) - {DEFAULT_EDITION}


def of(edition):
    return [story for story in STORIES if story.edition == edition]


def words(sheet) -> str:
    """Everything that a story or a page says to readers, without Markdown's own marks."""
    shared = [getattr(sheet, name, "") for name in ("headline", "short_headline", "kicker", "dateline", "title")]
    carried = [*getattr(sheet, "captions", {}).values(), *getattr(sheet, "alts", {}).values()]
    carried += [correction["text"] for correction in getattr(sheet, "corrections", [])]
    return "\n".join([*shared, sheet.standfirst, MARKS.sub("", sheet.body), *carried])


def label(sheet) -> str:
    return f"{sheet.edition}-{getattr(sheet, 'key', '') or sheet.slug}"


def test_the_newsroom_is_as_large_as_it_was_promised():
    arabic = of("ar")
    assert len(arabic) >= 56 and len(of("en")) >= 20 and len(of("fa")) >= 6 and len(of("ur")) >= 6
    assert len({story.region for story in arabic}) >= 10
    assert len(PICTURES) >= 40
    states = Counter(story.state for story in arabic)
    assert set(states) == {
        "published",
        "draft",
        "changes",
        "review",
        "ready",
        "scheduled",
        "embargoed",
        "expired",
        "withdrawn",
        "spiked",
    }
    assert {story.genre for story in arabic} == {"news", "analysis", "opinion", "interview", "photo_story"}
    assert {0, 1, 5, 9} <= {len(story.photos) for story in arabic}
    assert any(not story.standfirst for story in arabic)


def test_every_edition_fills_its_front_page():
    for edition in EDITIONS:
        genres = Counter(story.genre for story in of(edition))
        assert genres["opinion"] and genres["photo_story"], edition
        assert len({story.region for story in of(edition)}) >= 5, edition
        assert [story.prominence for story in of(edition)].count("lead") == 1, edition
    english = Counter(story.genre for story in of("en"))
    assert english["opinion"] >= 3 and english["photo_story"] >= 2


def test_the_pieces_that_a_body_can_have_are_all_shown_in_arabic_and_in_english():
    gallery = re.compile(r"(?:!\[\]\(photo:[a-z0-9-]+\)\s+){3}")
    embed = re.compile(r"^\[.+\]\(https://www\.youtube\.com/watch\?v=[\w-]{11}\)$", re.MULTILINE)
    pull_quote, item = re.compile(r"^> .+\n> — ", re.MULTILINE), re.compile(r"^- ", re.MULTILINE)
    wide_table = re.compile(r"^\|(?:[^|\n]+\|){6,}$", re.MULTILINE)
    for edition in ("ar", "en"):
        for piece in (gallery, embed, pull_quote, item, wide_table):
            assert any(piece.search(story.body) for story in of(edition)), (edition, piece.pattern)
        two = {tuple(correction["kind"] for correction in story.corrections) for story in of(edition)}
        assert ("correction", "clarification") in two
        ages = {story.age.days for story in of(edition)}
        assert any(180 < days < 365 for days in ages) and any(days > 365 for days in ages)


@pytest.mark.parametrize("story", STORIES, ids=label)
def test_a_storys_file_holds_together(story):
    keys = {other.key for other in of(story.edition)}
    assert story.region in {table["slug"] for table in PLACES}
    assert set(story.topics) <= {table["slug"] for table in ROSTER["topics"]}
    assert set(story.bylines) <= {table["key"] for table in ROSTER["people"]}
    assert set(story.photos) <= set(PICTURES) and len(set(story.photos)) == len(story.photos)
    assert set(manuscript.PHOTO_NAME.findall(story.body)) <= set(story.photos[1:])
    assert set(story.related) <= keys - {story.key}
    assert set(story.captions) | set(story.alts) <= set(story.photos)
    assert not story.standfirst.endswith((".", "۔")) and len(story.standfirst) <= 320 and len(story.headline) <= 200
    assert all(correction["kind"] in Correction.Kind and correction["text"] for correction in story.corrections)
    opening, closing = EDITIONS[story.edition].quotes
    for heading in re.findall(r"^## (.+)$", story.body, re.MULTILINE):
        assert heading.startswith(opening) and heading.endswith(closing)
    if story.edition != DEFAULT_EDITION:
        assert set(story.captions) == set(story.alts) == set(story.photos)
        assert not story.translation_of or story.translation_of in {original.key for original in of(DEFAULT_EDITION)}


@pytest.mark.parametrize("story", [*of("fa"), *of("ur")], ids=label)
def test_a_headline_of_the_younger_editions_is_of_a_good_length(story):
    assert 50 <= len(story.headline) <= 75


def test_a_story_leads_to_itself_in_every_edition():
    """Some are printed in all editions, and every edition has one that is its own."""
    families = Counter(story.translation_of for story in STORIES if story.translation_of)
    assert [key for key, siblings in families.items() if siblings == len(OTHERS)]
    for edition in OTHERS:
        assert any(not story.translation_of for story in of(edition)), edition


def test_no_story_is_translated_twice_into_an_edition():
    twice = Counter((story.edition, story.translation_of) for story in STORIES if story.translation_of)
    assert max(twice.values()) == 1


def spelling(text: str, edition: str) -> list[str]:
    """What an eye for the edition's letters would strike out."""
    return [match[0] for pattern in (*EVERYWHERE, *SPELT[edition]) for match in re.finditer(pattern, text)]


EVERYWHERE = (
    r".{0,9}[\u200e\u200f\u202a-\u202e\u2066-\u2069]",  # invisible marks
    r"[\u0600-\u06FF]\s?[,;?]",  # Latin punctuation after an Arabic letter
    r"\u0640(?!«)",  # tatweel that does not lead to a quotation
    r"(?<!\w)['\"]|['\"](?!\w)",  # a typewriter's quotation marks
)
SPELT = {
    "ar": (r".{0,9}[\u200c\u06cc\u06a9“”۰-۹]",),
    "en": (r".{0,9}[\u0600-\u06ff«»]",),
    "fa": (
        r".{0,9}[يكىة]",
        r".{0,9}[“”0-9]",
        r"(?:^|\s)ن?می .{0,9}",  # «می‌خواهد» is one word
        r".{0,9} (?:ها|های|هایی|ترین)\b",  # and so are «کتاب‌ها» and «بزرگ‌ترین»
        r".{0,9}(?:\u200c[\s.،؛:»]|\s\u200c)",
    ),
    "ur": (r".{0,9}[يكىةه]", r".{0,9}[«»۰-۹]", r"[\u0600-\u06FF”]\."),
}


@pytest.mark.parametrize(
    ("edition", "text", "struck"),
    [
        ("fa", "كتاب", 1),
        ("fa", "کتاب‌ها می‌خواند", 0),
        ("fa", "کتاب ها می خواند", 2),
        ("ur", "وه کہتے ہیں", 1),
        ("ur", "وہ کہتے ہیں۔", 0),
        ("ar", "قال، ثم مضى؟", 0),
        ("ar", "قال, ثم", 1),
        ("en", "She said “no”", 0),
        ("en", 'She said "no"', 2),
    ],
)
def test_the_eye_for_letters_sees(edition, text, struck):
    assert len(spelling(text, edition)) == struck


@pytest.mark.parametrize("sheet", [*STORIES, *PAGES], ids=label)
def test_stories_and_pages_keep_their_editions_spelling(sheet):
    text = words(sheet)
    opening, closing = EDITIONS[sheet.edition].quotes
    assert text.count(opening) == text.count(closing)
    assert text.count("‘") <= text.count("’")  # the second is an apostrophe as well
    assert spelling(text, sheet.edition) == []


@pytest.mark.parametrize("table", NAMED, ids=lambda table: table.get("slug") or table["key"])
def test_everything_that_has_a_name_has_one_in_every_edition(table):
    assert set(table["names"]) == OTHERS
    assert set(table.get("short_forms", table["names"])) == OTHERS
    for name in (table["names"], table.get("short_forms", {})):
        assert all(word.strip() and not spelling(word, edition) for edition, word in name.items())


def test_the_paper_itself_is_called_what_its_editions_call_it():
    house = next(table for table in ROSTER["people"] if table["key"] == "house")
    assert house["names"] == {code: EDITIONS[code].paper for code in OTHERS}


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_edition_has_the_same_pages(edition):
    assert {page.slug for page in PAGES if page.edition == edition} == {
        "about",
        "contact",
        "corrections-policy",
        "privacy",
    }


@pytest.mark.parametrize("table", PICTURES.values(), ids=lambda table: table["name"])
def test_every_picture_has_its_words_and_its_file(table):
    assert table["path"].stat().st_size < 60_000
    assert table["caption"] and table["alt"] and table["caption"] != table["alt"] and not table["caption"].endswith(".")
    assert set(table["agencies"]) <= {agency["slug"] for agency in ROSTER["agencies"]}
    assert table["agencies"] or table["photographer"]
