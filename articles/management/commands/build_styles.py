"""Put the style sheets of static/css into the one file that pages link to."""

import re
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand

from articles.text.colours import HUES, NEUTRAL, inks

IMPORT = re.compile(r'@import url\("([^"]+)"\)( print)?;')


def built(folder: Path) -> str:
    """Return the one sheet: what index.css names, in its order, one line a file, without comments."""
    index = (folder / "index.css").read_text()
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
    help = "Write static/css/reader.css from the sheets that static/css/index.css names. Run it after changing one."

    def handle(self, *args, **options):
        folder = settings.BASE_DIR / "static" / "css"
        (folder / "sections.css").write_text(sections())
        (folder / "reader.css").write_text(built(folder))
