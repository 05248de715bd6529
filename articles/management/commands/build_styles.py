"""Put the style sheets of static/css into the two files that pages link to."""

import re
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand

from articles.text.colours import HUES, NEUTRAL, inks

SHEETS = {"reader.css": "index.css", "lists.css": "index-lists.css"}  # what is built, of what
IMPORT = re.compile(r'@import url\("([^"]+)"\)( print)?;')


def built(folder: Path, index_file: str) -> str:
    """Return one sheet: what the index names, in its order, one line a file, without comments."""
    index = (folder / index_file).read_text()
    order = re.search(r"@layer [^;]+;", index)
    lines = [order[0] if order else ""]
    for file, is_print in IMPORT.findall(index):
        text = " ".join(re.sub(r"/\*.*?\*/", "", (folder / file).read_text(), flags=re.S).split())
        lines.append(f"@media print {{ {text} }}" if is_print else text)
    return "\n".join(lines) + "\n"


def sections() -> str:
    """Return the sheet of section colours: one rule a hue, made by text/colours.py."""
    by_day, by_night = NEUTRAL
    rules = [
        "/* Made by build_styles from text/colours.py: one ink a hue, by day and by night. */",
        "@layer tokens {",
        "@supports (color: light-dark(#000, #fff)) {",
        f"  [data-hue] {{ --section: light-dark({by_day}, {by_night}); }}",
        '  [data-hue="none"] { --section: var(--ink); }',
    ]
    rules += [f'  [data-hue="{hue}"] {{ --section: light-dark({", ".join(inks(hue))}); }}' for hue in HUES]
    return "\n".join(rules) + "\n}\n}\n"


class Command(BaseCommand):
    help = (
        "Write static/css/reader.css and lists.css from the sheets that their indexes name. Run it after changing one."
    )

    def handle(self, *args, **options):
        folder = settings.BASE_DIR / "static" / "css"
        (folder / "sections.css").write_text(sections())
        for sheet, index in SHEETS.items():
            (folder / sheet).write_text(built(folder, index))
