"""The bar's «Local time»: a clock somewhere, and Greenwich's, as the story's edition writes it."""

import pytest

from tests.makers import a_story

ADDRESS = "/admin/articles/article/clocks/"


def ask(client, **question):
    asked = {"clock": "18:38", "day": "2023-09-13", "zone": "Asia/Pyongyang", "edition": "ar", **question}
    return client.get(ADDRESS, asked)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ({}, "18:38 بالتوقيت المحلي (09:38 ت\u00a0غ)"),
        ({"clock": "١٨:٣٨"}, "18:38 بالتوقيت المحلي (09:38 ت\u00a0غ)"),
        ({"clock": "۱۸.۳۸"}, "18:38 بالتوقيت المحلي (09:38 ت\u00a0غ)"),
        ({"clock": "7:05", "zone": "Asia/Kolkata"}, "07:05 بالتوقيت المحلي (01:35 ت\u00a0غ)"),
        ({"zone": "Europe/Paris", "day": "2026-07-01"}, "18:38 بالتوقيت المحلي (16:38 ت\u00a0غ)"),
        ({"zone": "Europe/Paris", "day": "2026-12-01"}, "18:38 بالتوقيت المحلي (17:38 ت\u00a0غ)"),
        ({"edition": "en"}, "18:38 local time (09:38 GMT)"),
        ({"edition": "xx"}, "18:38 بالتوقيت المحلي (09:38 ت\u00a0غ)"),
    ],
)
def test_the_phrase_is_the_editions(omar, question, words):
    assert ask(omar, **question).json() == {"words": words}


@pytest.mark.parametrize(
    ("field", "question"),
    [
        ("clock", {"clock": ""}),
        ("clock", {"clock": "25:00"}),
        ("clock", {"clock": "18:60"}),
        ("clock", {"clock": "مساءً"}),
        ("clock", {"clock": "\0:00"}),
        ("zone", {"zone": "Mars/Olympus"}),
        ("zone", {"zone": "../../etc/passwd"}),
        ("day", {"day": ""}),
        ("day", {"day": "2023-02-30"}),
        ("day", {"day": "0001-01-01"}),
        ("clock", {"zone": "Europe/Paris", "day": "2026-03-29", "clock": "02:30"}),
    ],
)
def test_nonsense_is_refused_with_a_sentence_for_its_field(omar, field, question):
    answer = ask(omar, **question)
    assert answer.status_code == 422
    assert answer.json()["field"] == field and answer.json()["error"].endswith(".")


def test_the_newsrooms_own_city_comes_first(omar, settings):
    places = omar.get(ADDRESS).json()["places"]
    assert places[0] == {"zone": "Asia/Riyadh", "name": "Riyadh"}
    assert len({place["zone"] for place in places}) == len(places) > 30
    settings.TIME_ZONE = "America/Argentina/Ushuaia"
    assert omar.get(ADDRESS).json()["places"][0] == {"zone": settings.TIME_ZONE, "name": "Ushuaia"}


def test_only_writers_are_told(omar, salma, client):
    assert ask(omar).status_code == 200
    assert ask(salma).status_code == 403  # the photo desk writes no stories
    assert ask(client).status_code == 404  # a stranger is told nothing


def test_the_form_knows_where_to_ask(layla):
    story = a_story()
    for address in ("/admin/articles/article/add/", f"/admin/articles/article/{story.pk}/change/"):
        assert f'data-clocks="{ADDRESS}"' in layla.get(address).content.decode()
