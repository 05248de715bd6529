"""A table as readers need it: headers for columns and rows, numbers that stand under each other, a caption."""

import re
import xml.etree.ElementTree as etree

from markdown.treeprocessors import Treeprocessor

# A number of any digits, signed or a percentage, or nothing at all; what has no digit is no number of a column.
NUMBER = re.compile(r"[+\-−–±]?\s?[\d٪%][\d.,٫٬\u00a0 ٪%]*|[—–-]?")
CAPTION = ": "


class Tables(Treeprocessor):
    """Runs over what Markdown made of pipes, before it reads the marks within the cells.

    The first column heads the rows unless it holds numbers. A last line, or the paragraph after the table, that begins
    with a colon is the caption.
    """

    def run(self, root: etree.Element) -> None:
        for parent in list(root.iter()):
            for table in parent.findall("table"):
                _caption(parent, table)
                _head(table)


def _caption(parent: etree.Element, table: etree.Element) -> None:
    """Move the caption from where it was typed to the front of the table."""
    rows = table.findall("tbody/tr")
    last = [cell.text or "" for cell in rows[-1]] if rows else []
    place = list(parent).index(table) + 1
    after = parent[place] if place < len(parent) else None
    if last and last[0].startswith(CAPTION) and not any(last[1:]):
        words = last[0]
        table.find("tbody").remove(rows[-1])  # type: ignore[union-attr]
    elif after is not None and after.tag == "p" and (after.text or "").startswith(CAPTION):
        words = after.text or ""
        parent.remove(after)
    else:
        return
    caption = etree.Element("caption")
    caption.text = words.removeprefix(CAPTION).strip()
    table.insert(0, caption)


def _head(table: etree.Element) -> None:
    heads, rows = table.findall("thead/tr/th"), [list(row) for row in table.findall("tbody/tr")]
    for cell in (*heads, *(cell for row in rows for cell in row)):
        cell.attrib.clear()
    for head in heads:
        _heads(head, "col")
    for column, cells in enumerate(zip(*rows, strict=False)):
        if _numbers(cells):
            for cell in cells:
                cell.set("dir", "ltr")  # a sign stands before its number in every edition
            for cell in (*(head for head in heads[column : column + 1] if head.tag == "th"), *cells):
                cell.set("class", "number")
        elif column == 0:
            for cell in cells:
                _heads(cell, "row")


def _heads(cell: etree.Element, scope: str) -> None:
    """Make it a header; an empty corner heads nothing."""
    cell.tag = "th" if (cell.text or "").strip() else "td"
    if cell.tag == "th":
        cell.set("scope", scope)


def _numbers(cells: tuple[etree.Element, ...]) -> bool:
    texts = [(cell.text or "").strip() for cell in cells]
    return all(NUMBER.fullmatch(text) for text in texts) and any(re.search(r"\d", text) for text in texts)
