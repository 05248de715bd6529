"""The demo without the knife."""

import pytest

from articles.demo import manuscript
from tests.makers import a_photo


def on_the_shelf(patch: pytest.MonkeyPatch) -> None:
    """Have the demo's pictures without cutting them; the knife has tests of its own."""
    names = [table["name"] for table in manuscript.pictures()]
    patch.setattr("articles.demo.seed.library", lambda agencies: {name: a_photo() for name in names})


@pytest.fixture
def pictures_on_the_shelf(monkeypatch):
    on_the_shelf(monkeypatch)
