"""Cells of a CSV file that a spreadsheet opens: nothing in them may be taken for a formula."""

import csv
import re
from collections.abc import Iterable, Iterator

from articles.text.bidi import plain

BOM = "\ufeff"  # without it, Excel reads UTF-8 as the code page of the machine
# What begins a formula in Excel, LibreOffice or Google Sheets, and the full-width twins that Excel takes for them.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "|", "%", "＝", "＋", "－", "＠")
NEW_LINE = " ⏎ "
# A spreadsheet that cuts lines at semicolons, as in much of Europe, takes what follows one for a cell of its own.
AFTER_A_CUT = re.compile(rf"(;[\s\"]*)(?=[{re.escape(''.join(FORMULA))}])")


class _Echo:
    """A file that hands back what is written to it."""

    def write(self, text: str) -> str:
        return text


def cell(value: object) -> object:
    """Return a value fit for a cell: numbers as they are, a text on one line and without invisible marks.

    What would begin a formula gets an apostrophe before it (OWASP, CSV Injection), after a semicolon too.
    """
    if value is None or isinstance(value, int):
        return value
    lines = plain(str(value)).split("\n")
    text = NEW_LINE.join(line.replace("\t", " ").strip() for line in lines if line.strip())
    text = AFTER_A_CUT.sub(r"\1'", text)
    return f"'{text}" if text.startswith(FORMULA) else text


def written(rows: Iterable[Iterable[object]]) -> Iterator[str]:
    """Yield a CSV file line by line (RFC 4180, with a byte order mark), for streaming."""
    writer = csv.writer(_Echo())
    yield BOM
    for row in rows:
        yield writer.writerow([cell(value) for value in row])
