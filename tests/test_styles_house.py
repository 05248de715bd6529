"""What readers' styles and templates may not say: Arabic is neither stretched, slanted nor cut; no side has a name."""

import re

import pytest

from tests.test_house import COMMENTS, HERE, TEMPLATES, offences

READERS = [
    path
    for path in sorted((HERE / "static/css").rglob("*.css"))
    if path.name not in {"reader.css", "lists.css", "index.css", "index-lists.css"}  # made from the others
]
MARKUP = [path for path in TEMPLATES if "admin" not in path.parts and "registration" not in path.parts]
REMARKS = r"/\*.*?\*/|unicode-range:[^;]*;"

FORBIDDEN = {
    "letters set apart": r"letter-spacing\s*:(?!\s*0\s*[;}])[^;}]*",
    "words set apart": r"word-spacing\s*:(?!\s*0\s*[;}])[^;}]*",
    "capitals": r"text-transform\s*:|font-variant(?:-caps)?\s*:[^;}]*small-caps",
    "slanted letters": r"font-style\s*:\s*(?:italic|oblique)|(?<![\w-])font\s*:\s*[^;}]*\b(?:italic|oblique)\b",
    "stretched lines": r"text-align(?:-last)?\s*:\s*(?:justify|left|right)|text-justify\s*:",
    "split words": r"hyphens\s*:\s*auto",
    "a cut first letter": r"::?first-letter",
    "clipped lines": r"text-overflow\s*:",
    "a sideways step that knows no direction": (
        r"translateX\((?![^)]*var\(--dir\))|(?<![\w-])translate\s*:(?![^;}]*var\(--dir\))"
    ),
    "a shade that knows its sides": r"gradient\(\s*to\s+(?:(?:top|bottom)\s+)?(?:left|right)",
    "an arrow": r"content\s*:\s*\"[^\"]*[←→↑↓‹›«»➔➜⟵⟶<>][^\"]*\"",
}
# Where a stretch of text has a direction of its own whatever the page's: addresses on paper.
DIRECTED = {"print.css"}


@pytest.mark.parametrize("rule", FORBIDDEN)
def test_styles_have_no(rule):
    assert not offences(READERS, FORBIDDEN[rule], leave_out=REMARKS)


@pytest.mark.parametrize(
    ("rule", "line"),
    [
        ("letters set apart", "letter-spacing: .02em;"),
        ("words set apart", "word-spacing: 1px;"),
        ("capitals", "text-transform: uppercase;"),
        ("capitals", "font-variant: small-caps;"),
        ("slanted letters", "font-style: italic;"),
        ("slanted letters", "font: italic 1rem serif;"),
        ("stretched lines", "text-align: justify;"),
        ("split words", "hyphens: auto;"),
        ("a cut first letter", "p::first-letter { }"),
        ("clipped lines", "text-overflow: ellipsis;"),
        ("a sideways step that knows no direction", "transform: translateX(1rem);"),
        ("a sideways step that knows no direction", "translate: 1rem;"),
        ("a shade that knows its sides", "background: linear-gradient(to right, red, blue);"),
        ("a shade that knows its sides", "background: linear-gradient(to bottom left, red, blue);"),
        ("an arrow", 'content: "›";'),
    ],
)
def test_the_rules_catch(rule, line):
    assert re.search(FORBIDDEN[rule], line)


@pytest.mark.parametrize(
    "line",
    [
        "letter-spacing: 0;",
        "font-style: normal;",
        "text-align: start;",
        "hyphens: manual;",
        "transform: translateX(calc(1rem * var(--dir)));",
        "background: linear-gradient(to top, red, blue);",
        'content: "";',
        'content: " (" attr(href) ")";',
    ],
)
def test_the_rules_let_pass(line):
    assert not [rule for rule, pattern in FORBIDDEN.items() if re.search(pattern, line)]


def test_direction_comes_from_the_page_not_from_styles():
    rest = [path for path in READERS if path.name not in DIRECTED]
    assert not offences(rest, r"(?<![\w-])direction\s*:", leave_out=REMARKS)


def test_templates_point_with_drawings_not_with_letters():
    """Typed arrows and single guillemets turn round by rules of their own, or not at all."""
    assert not offences(MARKUP, r"[←→↑↓⇐⇒➔➜⟵⟶‹›]|&[lr]s?aquo;|&[lr]arr;", leave_out=COMMENTS)


def test_templates_stretch_no_word_and_carry_no_marks_that_nobody_sees():
    assert not offences(MARKUP, "[\u0640\u200e\u200f\u202a-\u202e]")


def test_every_value_that_is_asked_for_is_given():
    """A misspelt token is silence: the browser says nothing and the page looks almost right."""
    texts = [re.sub(REMARKS, "", path.read_text(), flags=re.S) for path in READERS]
    given = {name for text in texts for name in re.findall(r"(--[\w-]+)\s*:", text)}
    asked = {name for text in texts for name in re.findall(r"var\((--[\w-]+)\)", text)}
    assert asked, "styles ask for nothing?"
    assert asked <= given, sorted(asked - given)


BY_LANGUAGE = re.compile(r"([^{}]*(?::lang\(|\[dir|\[lang)[^{}]*)\{([^{}]*)\}")
SET_IN_TYPE = re.compile(
    r"(?:--)?font(?:-\w+)?|line-height|letter-spacing|text-align|--(?:size|lead|weight|dir)(?:-\w+)?"
)


def test_a_language_and_a_direction_set_type_and_nothing_else():
    """tests/browser/test_crawl.py judges the colours of two editions, and the others have the same."""
    found = {}
    for path in READERS:
        for selector, says in BY_LANGUAGE.findall(re.sub(REMARKS, "", path.read_text(), flags=re.S)):
            found |= {(selector.strip(), name): path.name for name in re.findall(r"([\w-]+)\s*:", says)}
    assert found and not [rule for rule in found if not SET_IN_TYPE.fullmatch(rule[1])], found
