"""Several editors save one story at once through a real server: nobody goes over anybody's head, and nothing is lost.

A small dose; tests/soak/test_editors.py has the large ones.
"""

from tests.editors import a_day, judge


def test_editors_at_once(newspaper):
    day = a_day(newspaper, editors=4, saves=60)
    judge(day, saves=60)
    assert day.refused, "nobody came too late: this was no crowd"
    log = (newspaper.folder / "gunicorn.log").read_text()
    assert "database is locked" not in log and "Traceback" not in log
