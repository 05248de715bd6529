"""The one sheet that pages link to is what its sources say."""

from django.conf import settings

from articles.management.commands.build_styles import built

CSS = settings.BASE_DIR / "static" / "css"


def test_the_sheet_is_up_to_date():
    assert (CSS / "reader.css").read_text() == built(CSS), "run: manage.py build_styles"


def test_every_source_is_in_the_sheet():
    index = (CSS / "index.css").read_text()
    parts = {str(path.relative_to(CSS)) for path in CSS.rglob("*.css")} - {"index.css", "reader.css"}
    assert {part for part in parts if f'"{part}"' not in index} == set()
