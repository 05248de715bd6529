"""No question breaks the search page, or keeps it busy; tests/soak has the same ten thousand times."""

from time import perf_counter

import pytest

from tests.makers import a_photo, a_region, a_story, a_topic, an_agency
from tests.reader.hostile import hostile

DOSE = 150
MOST_SECONDS = 1.0


def broken_by(client, count: int, seed: int = 1905) -> list[tuple]:
    """Return (what went wrong, the address) for each of so many hostile questions that a page does not bear."""
    found = []
    for address, query in hostile(count, seed):
        began = perf_counter()
        answer = client.get(address, QUERY_STRING=query)
        if answer.status_code in (301, 302):  # what meant nothing has left the address: the rest is asked
            answer = client.get(answer["Location"])
        took = perf_counter() - began
        if answer.status_code >= 500 or took > MOST_SECONDS:
            found.append((answer.status_code, round(took, 2), address, query[:300]))
    return found


@pytest.fixture
def paper(db, client):
    """A paper in which the hostile words are printed too, so that some are found. Returns a client that sees 500s."""
    region, photo = a_region("world"), a_photo([an_agency("afp")])
    for number, words in enumerate(["حرب", "وزير الخارجية «خبر عن» NEAR", "كلمة " * 30, "ﷺ a* b", "من في على"]):
        a_story(headline=f"خبر {number}", body=words, region=region, topics=[a_topic("water")], photos=[photo])
    client.raise_request_exception = False
    return client


def test_hostile_questions_are_answered_in_time(paper):
    assert paper.get("/articles/", {"q": "حرب"}).context["count"] == 1
    assert not broken_by(paper, DOSE)
