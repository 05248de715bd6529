"""Two to sixteen editors and a thousand saves of one story: what was sent is the story or a revision of it, always."""

import pytest

from tests.browser.newspaper import Newspaper, database_for
from tests.editors import a_day, judge

pytestmark = pytest.mark.soak
A_QUARTER = 250  # of a thousand saves


@pytest.fixture(scope="module")
def newspaper(tmp_path_factory):
    """An empty newspaper on loopback with four workers, of four threads each."""
    folder = tmp_path_factory.mktemp("crowd")
    with database_for(folder) as database:
        paper = Newspaper(folder, database)
        paper.env["WEB_CONCURRENCY"] = "4"
        for command in (["compile_catalogues"], ["migrate", "-v0"], ["collectstatic", "--noinput", "-v0"]):
            paper.manage(*command)
        with paper.printing():
            yield paper


@pytest.mark.parametrize("editors", [2, 4, 8, 16])
def test_a_crowd_of_editors(newspaper, editors):
    day = a_day(newspaper, editors=editors, saves=A_QUARTER)
    print(f"\n{editors} editors, {day}")
    judge(day, saves=A_QUARTER)
    log = (newspaper.folder / "gunicorn.log").read_text()
    assert "locked" not in log and "Traceback" not in log
