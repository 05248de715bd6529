"""A story's Markdown as safe pieces: HTML made once, and the places where photographs stand.

This is the only room that makes HTML out of what people type. Markdown is rendered first and cleaned afterwards
(nh3, an allow-list), because Markdown itself lets HTML through.
"""

import re
import xml.etree.ElementTree as etree

import markdown
import nh3
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from articles.text.bidi import direction, plain

LONGEST = 100_000  # letters; a whole newspaper page is about 30,000
MOST_BRACKETS = 1_000  # Python-Markdown's link pattern is quadratic in "["

PHOTO_LINE = re.compile(r"^[ \t]{0,3}!\[[^\]\n]*\]\(photo:(\d{1,18})\)[ \t]*$", re.MULTILINE)
STASHED = re.compile("\x02[^\x03]*\x03")  # where Markdown keeps raw HTML aside while it works
TAGS = {
    "p", "h2", "h3", "blockquote", "footer", "ul", "ol", "li", "a", "strong", "em", "br", "sub", "sup",
    "table", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip
ATTRIBUTES = {"a": {"href"}, "blockquote": {"class"}, "th": {"scope"}}
ATTRIBUTES |= {tag: ATTRIBUTES.get(tag, set()) | {"dir"} for tag in TAGS - {"br", "a", "strong", "em", "sub", "sup"}}
BLOCKS = ("p", "h2", "h3", "li", "blockquote", "td", "th", "table", "ul", "ol")
HEADINGS = {"h1": "h2", "h4": "h3", "h5": "h3", "h6": "h3"}


class TooLong(ValueError):
    """The body is longer, or more tangled, than a story can be."""


def render(source: str, *, reading: str = "rtl") -> list[dict]:
    """Return the body in order as pieces: {"html": safe text} and {"photo": library number}.

    `reading` is the edition's direction; a block that runs the other way gets its own `dir`.
    Raises TooLong beyond LONGEST letters or MOST_BRACKETS brackets (CPU time of Python-Markdown#798).
    """
    source = plain(source)
    if len(source) > LONGEST or source.count("[") > MOST_BRACKETS:
        raise TooLong
    words = PHOTO_LINE.split(source)
    pieces: list[dict] = []
    for text, number in zip(words[::2], [*words[1::2], None], strict=True):
        html = _html(text, reading)
        if html:
            pieces.append({"html": html})
        if number:
            pieces.append({"photo": int(number)})
    return pieces


def photo_numbers(source: str) -> list[int]:
    """Return the library numbers of the photographs that the body places, in order."""
    return [int(number) for number in PHOTO_LINE.findall(plain(source))]


def word_count(source: str) -> int:
    """Return how many words a reader reads; marks and photo lines do not count."""
    return len(re.findall(r"[\w\u064B-\u0652]+", PHOTO_LINE.sub("", source)))


def _html(source: str, reading: str) -> str:
    if not source.strip():
        return ""
    dirty = markdown.markdown(source, extensions=["tables", _House(reading)], output_format="html")
    clean = nh3.clean(
        dirty,
        tags=TAGS,
        attributes=ATTRIBUTES,
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener",
        generic_attribute_prefixes=set(),
        attribute_filter=_only_ours,
    )
    clean = re.sub(r"<p[^>]*>\s*</p>", "", clean)
    return (
        clean.replace("<table", '<div class="table" tabindex="0"><table').replace("</table>", "</table></div>").strip()
    )


def _only_ours(tag: str, attribute: str, value: str) -> str | None:
    if attribute == "class":
        return value if value == "pull-quote" else None
    if attribute == "dir":
        return value if value in ("rtl", "ltr") else None
    return value


class _House(Extension):
    def __init__(self, reading: str):
        super().__init__()
        self.reading = reading

    def extendMarkdown(self, md: markdown.Markdown) -> None:
        md.treeprocessors.register(_PullQuotes(md), "pull-quotes", 30)  # before inline marks are read
        md.treeprocessors.register(_Headings(md), "headings", 9)
        md.treeprocessors.register(_Directions(md, self.reading), "directions", 8)


class _PullQuotes(Treeprocessor):
    """A quotation whose last line begins with a long dash is a pull quote, and that line says who spoke."""

    def run(self, root: etree.Element) -> None:
        for quote in root.iter("blockquote"):
            last = quote[-1] if len(quote) else None
            if last is None or last.tag != "p" or not last.text:
                continue
            words, dash, speaker = last.text.rpartition("\n")
            if not speaker.startswith("— ") or not dash:
                continue
            last.text = words
            etree.SubElement(quote, "footer").text = speaker.removeprefix("— ")
            quote.set("class", "pull-quote")


class _Headings(Treeprocessor):
    """The page's only h1 is the headline; a body has sub-headings of two ranks."""

    def run(self, root: etree.Element) -> None:
        for element in root.iter():
            element.tag = HEADINGS.get(element.tag, element.tag)
            if element.tag == "th":
                element.attrib.clear()
                element.set("scope", "col")
            elif element.tag == "td":
                element.attrib.clear()


class _Directions(Treeprocessor):
    def __init__(self, md: markdown.Markdown, reading: str):
        super().__init__(md)
        self.reading = reading

    def run(self, root: etree.Element) -> None:
        for element in root.iter():
            if element.tag in BLOCKS:
                runs = direction(STASHED.sub("", "".join(element.itertext())))
                if runs and runs != self.reading:
                    element.set("dir", runs)
