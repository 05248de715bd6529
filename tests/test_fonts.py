"""The cut fonts set every word as the whole fonts do, and carry every letter that the paper says."""

import re
from functools import cache
from io import BytesIO

import polib
import pytest
import uharfbuzz
from django.conf import settings
from fontTools.ttLib import TTFont

from articles.editions import EDITIONS
from fonts.cuts import ARABIC, BOLD, CUTS, PERSIAN, URDU
from fonts.faces import CUT, FAMILIES, FIRST, desk_sheet, serves, sheet
from fonts.make_subsets import DESK_SHEET, OUT, SHEET, SOURCES, made

pytestmark = pytest.mark.once

JOINING = ARABIC | PERSIAN | URDU
FACES = re.compile(r"@font-face \{(.*?)\}", re.DOTALL)
SAID_BY = {"ar": "Naskh", "fa": "Naskh fa", "ur": "Naskh ur", "en": "News"}
LABELS = {"ar": "kufi-ar", "fa": "kufi-fa", "ur": "kufi-ur", "en": "kufi-latin"}
ROUNDING = 3  # thousandths of the em: the cuts are drawn on a grid of 500


@cache
def said_in(code: str) -> str:
    """Everything that the paper says in an edition: its stories, its catalogue, its calendar."""
    root = settings.BASE_DIR
    texts = [path.read_text("utf-8") for path in (root / "articles" / "demo" / "stories" / code).glob("*.md")]
    for path in (root / "locale" / code).glob("*/*.po"):
        texts += [text for entry in polib.pofile(str(path)) for text in (entry.msgstr, *entry.msgstr_plural.values())]
    edition = EDITIONS[code]
    return " ".join([*texts, edition.name, edition.paper, edition.motto, *edition.weekdays, *edition.months])


def words(code: str) -> list[str]:
    """Every distinct word, with what clings to it."""
    return sorted(set(said_in(code).split()))


def opened(path, weight: int) -> uharfbuzz.Font:
    """A font ready for shaping, in thousandths of the em."""
    font = TTFont(path)
    font.flavor = None
    plain = BytesIO()
    font.save(plain)
    face = uharfbuzz.Font(uharfbuzz.Face(plain.getvalue()))
    face.set_variations({"wght": weight})
    face.scale = (1000, 1000)
    return face


def shaped(font: uharfbuzz.Font, language: str, word: str) -> list[int]:
    """Of every glyph of the word how far it moves the next one, and where it stands itself."""
    text = uharfbuzz.Buffer()
    text.add_str(word)
    text.guess_segment_properties()
    text.language = language
    uharfbuzz.shape(font, text)
    return [number for at in text.glyph_positions for number in (at.x_advance, at.x_offset, at.y_offset)]


def differing(name: str, part: str, language: str, wanted: list[str], weight: int, scale: float = 1) -> list[str]:
    """The words that the cut sets otherwise than the whole font does."""
    whole = opened(SOURCES / f"{CUT[name].source}-{part}-wght-normal.woff2", weight)
    ours = opened(OUT / f"{name}.woff2", weight)

    def same(word):
        pairs = zip(shaped(ours, language, word), shaped(whole, language, word), strict=True)
        return all(abs(our - theirs * scale) <= ROUNDING for our, theirs in pairs)

    return [word for word in wanted if not same(word)]


def first_file(code: str) -> str:
    return FAMILIES[SAID_BY[code]][0]


@pytest.mark.parametrize("code", EDITIONS)
def test_an_edition_asks_first_for_the_file_that_sets_its_text(code):
    assert EDITIONS[code].font == first_file(code)


@pytest.mark.parametrize("weight", [400, 700])
@pytest.mark.parametrize("code", EDITIONS)
def test_every_word_is_set_as_in_the_whole_font(code, weight):
    name = first_file(code)
    own = [word for word in words(code) if CUT[name].own.issuperset(map(ord, word))]
    assert len(own) > 20
    assert differing(name, CUT[name].part, code, own, weight) == []


@pytest.mark.parametrize("code", EDITIONS)
def test_every_word_of_a_label_is_set_as_in_the_whole_font(code):
    name = LABELS[code]
    own = [word for word in words(code) if CUT[name].own.issuperset(map(ord, word))]
    assert len(own) > 20
    assert differing(name, CUT[name].part, code, own, BOLD[0]) == []


@pytest.mark.parametrize("weight", [400, 700])
def test_borrowed_digits_are_drawn_smaller_and_keep_their_distances(weight):
    numbers = [word for word in words("ar") if CUT["naskh-ar"].borrowed.issuperset(map(ord, word))]
    assert len(numbers) > 20
    assert differing("naskh-ar", "latin", "ar", numbers, weight, scale=CUT["naskh-ar"].scale) == []
    assert differing("naskh-ar", "latin", "ar", numbers, weight) != []


@pytest.mark.parametrize("code", EDITIONS)
def test_every_letter_that_is_said_has_a_file(code):
    families = [SAID_BY[code]] if code == "en" else [SAID_BY[code], "Naskh more"]
    have = {letter for family in families for name in FAMILIES[family] for letter in serves(CUT[name])}
    missing = {letter for letter in said_in(code) if ord(letter) not in have and not letter.isspace()}
    strangers = {letter for letter in missing if letter.isalpha() and ord(letter) in JOINING} if code == "en" else set()
    assert missing - strangers == set()


@pytest.mark.parametrize("code", [code for code, edition in EDITIONS.items() if edition.direction == "rtl"])
def test_the_letters_of_one_word_come_from_one_file(code):
    have = {name: serves(CUT[name]) for name in (first_file(code), "naskh-more")}
    joined = (set(map(ord, word)) & JOINING for word in words(code))
    assert [letters for letters in joined if letters and not letters <= have[first_file(code)]] == []


@pytest.mark.parametrize("name", CUT)
def test_a_file_carries_the_letters_that_it_is_asked_for(name):
    have = TTFont(OUT / f"{name}.woff2").getBestCmap()
    assert serves(CUT[name]) - have.keys() == set()
    if name in {FAMILIES[family][0] for family in FIRST}:
        assert {0x20, 0xA0, 0x200C, 0x200D, 0x200E, 0x200F, *range(0x2066, 0x206A)} <= have.keys()


def test_all_faces_of_a_family_have_the_same_descriptors():
    """Else Chromium takes them for two families, and digits fall silently to the system's font."""
    descriptors: dict[str, set] = {}
    for rule in FACES.findall(SHEET.read_text()):
        if "url(" in rule:
            facts = dict(re.findall(r"([a-z-]+): ([^;]+);", rule))
            same = tuple(facts.get(name) for name in ("font-weight", "font-style", "font-stretch", "font-display"))
            descriptors.setdefault(facts["font-family"].strip('"'), set()).add(same)
    assert descriptors.keys() == FAMILIES.keys()
    assert {family: found for family, found in descriptors.items() if len(found) > 1} == {}


def test_the_sheets_say_what_the_table_says():
    assert SHEET.read_text() == sheet()
    assert DESK_SHEET.read_text() == desk_sheet()


def test_there_is_no_font_that_no_table_names():
    assert {path.stem for path in OUT.glob("*.woff2")} == CUT.keys()


@pytest.mark.parametrize("cut", CUTS, ids=lambda cut: cut.name)
def test_the_files_are_what_the_knife_makes(cut):
    assert (OUT / f"{cut.name}.woff2").read_bytes() == made(cut)
