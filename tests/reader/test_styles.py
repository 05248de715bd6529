"""The two sheets that pages link to are what their sources say."""

import pytest
from django.conf import settings

from articles.management.commands.build_styles import SHEETS, built

CSS = settings.BASE_DIR / "static" / "css"


@pytest.mark.parametrize("sheet", SHEETS)
def test_a_sheet_is_up_to_date(sheet):
    assert (CSS / sheet).read_text() == built(CSS, SHEETS[sheet]), "run: manage.py build_styles"


def test_every_source_is_in_one_sheet():
    indexes = "".join((CSS / index).read_text() for index in SHEETS.values())
    parts = {str(path.relative_to(CSS)) for path in CSS.rglob("*.css")} - {*SHEETS, *SHEETS.values()}
    assert {part for part in parts if indexes.count(f'"{part}"') != 1} == set()
