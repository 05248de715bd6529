"""Markdown as the house writes it, made into safe HTML: who is quoted, what heads a table, which paragraph is which.

Markdown is rendered first and cleaned afterwards (nh3, an allow-list), because Markdown itself lets HTML through.
"""

import html
import re
import xml.etree.ElementTree as etree

import markdown
import nh3
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from articles.text.bidi import direction, isolate_runs
from articles.text.tables import Tables

STASHED = re.compile("\x02[^\x03]*\x03")  # where Markdown keeps raw HTML aside while it works
# One tag as nh3 writes it; in text it writes every < as &lt;, so whoever finds all tags in order finds no false one.
TAG = re.compile(r'<(/?)([a-z][a-z0-9]*)((?:\s+[a-z:-]+="[^"]*")*)\s*>')
OUR_ID = re.compile(r' id="p-\d+"')
TAGS = {
    "p", "h2", "h3", "blockquote", "footer", "ul", "ol", "li", "a", "strong", "em", "br", "sub", "sup",
    "table", "caption", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip
ATTRIBUTES = {"a": {"href"}, "blockquote": {"class"}, "th": {"scope", "class"}, "td": {"class"}, "ol": {"start"}}
ATTRIBUTES |= {tag: ATTRIBUTES.get(tag, set()) | {"dir"} for tag in TAGS - {"br", "a", "strong", "em", "sub", "sup"}}
ALLOWED = {
    "class": {("blockquote", "pull-quote"), ("td", "number"), ("th", "number")},
    "scope": {("th", "col"), ("th", "row")},
}
BLOCKS = ("p", "h2", "h3", "li", "blockquote", "footer", "caption", "td", "th", "table", "ul", "ol")
HEADINGS = {"h1": "h2", "h4": "h3", "h5": "h3", "h6": "h3"}
ISOLATED_CELL = re.compile(r'(<t[dh][^>]* dir="ltr">)<bdi dir="ltr">([^<]*)</bdi>(?=</t[dh]>)')
NUMBERED = ("p", "h2", "h3")
TABLE = '<div class="table" tabindex="0">'  # nobody can type this: the allow-list has no div


class Typesetter:
    """Sets one story, part by part; it remembers which paragraph comes next and under which heading it stands."""

    def __init__(self, reading: str):
        self.reading = reading
        self.number = self.tables = 0
        self.heading = ""

    def set(self, source: str) -> str:
        """Return safe HTML; every paragraph and heading has an id, `p-1`, `p-2`…, counted through the story."""
        if not source.strip():
            return ""
        dirty = markdown.markdown(
            source, extensions=["tables", _House(self.reading)], output_format="html", lazy_ol=False
        )
        clean = nh3.clean(
            dirty,
            tags=TAGS,
            attributes=ATTRIBUTES,
            url_schemes={"http", "https", "mailto"},
            link_rel="noopener",
            generic_attribute_prefixes=set(),
            attribute_filter=_only_ours,
        )
        return TAG.sub(self._mark, self._isolated(re.sub(r"<p[^>]*>\s*</p>", "", clean))).strip()

    def _isolated(self, clean: str) -> str:
        """What an Arabic line would turn around is isolated; a cell of numbers says its own direction already."""
        return ISOLATED_CELL.sub(r"\1\2", isolate_runs(clean)) if self.reading == "rtl" else clean

    def _mark(self, tag: re.Match) -> str:
        closing, name, attributes = tag.groups()
        if name == "table":
            return self._frame(tag)
        if closing or name not in NUMBERED:
            return tag[0]
        if name != "p":
            self.heading = words_before(f"</{name}>", tag)
        self.number += 1
        return f'<{name} id="p-{self.number}"{attributes}>'

    def _frame(self, tag: re.Match) -> str:
        """The box in which a wide table slides, around the outermost of tables; it is called as the table is."""
        self.tables += -1 if tag[1] else 1
        if tag[1]:
            return tag[0] if self.tables else f"{tag[0]}</div>"
        return tag[0] if self.tables > 1 else labelled(self._title(tag)) + tag[0]

    def _title(self, tag: re.Match) -> str:
        caption = re.compile(r"\s*<caption[^>]*>").match(tag.string, tag.end())
        return words_before("</caption>", caption) if caption else self.heading


def labelled(label: str) -> str:
    """The opening tag of a table's box; without a label it gets the page's word for one when it is printed."""
    if not label:
        return TABLE
    return f'{TABLE[:-1]} role="group" aria-label="{html.escape(label)}">'


def lowered(text: str) -> str:
    """Return HTML of ours with its sub-headings one rank lower and without ids, to stand beside another story's."""

    def lower(tag: re.Match) -> str:
        closing, name, attributes = tag.groups()
        name = {"h2": "h3", "h3": "h4"}.get(name, name)
        return f"<{closing}{name}{OUR_ID.sub('', attributes)}>"

    return TAG.sub(lower, text)


def words_before(end: str, start: re.Match) -> str:
    """The text, without any markup, from the end of the match to the tag `end`."""
    inside = start.string[start.end() : start.string.find(end, start.end())]
    return " ".join(html.unescape(TAG.sub("", inside)).split())


def _only_ours(tag: str, attribute: str, value: str) -> str | None:
    if attribute in ALLOWED:
        return value if (tag, value) in ALLOWED[attribute] else None
    if attribute == "start":
        return value if value.isdecimal() and len(value) < 5 else None
    if attribute == "dir":
        return value if value in ("rtl", "ltr") else None
    return value


class _House(Extension):
    def __init__(self, reading: str):
        super().__init__()
        self.reading = reading

    def extendMarkdown(self, md: markdown.Markdown) -> None:
        md.parser.blockprocessors["olist"].LAZY_OL = False  # a list after a photo goes on counting
        md.treeprocessors.register(_PullQuotes(md), "pull-quotes", 30)  # before inline marks are read
        md.treeprocessors.register(Tables(md), "tables", 29)
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


class _Directions(Treeprocessor):
    """A block that runs against the edition says so; what it says itself (a number's cell) stays."""

    def __init__(self, md: markdown.Markdown, reading: str):
        super().__init__(md)
        self.reading = reading

    def run(self, root: etree.Element) -> None:
        for element in root.iter():
            if element.tag in BLOCKS and not element.get("dir"):
                runs = direction(STASHED.sub("", "".join(element.itertext())))
                if runs and runs != self.reading:
                    element.set("dir", runs)
