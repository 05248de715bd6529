"""A page of results: what it counts, what it marks, and that nobody is led astray at its edges."""

from datetime import timedelta

import pytest
from django.utils import timezone, translation

from articles.models.published import PublishedArticle
from articles.publishing.publish import correct
from articles.reader.search import found as room
from articles.reader.search.found import Count, Mark
from articles.templatetags.reading import found as said
from tests.makers import CLOSED, a_photo, a_story, an_agency, somebody

pytestmark = pytest.mark.django_db


def asked(client, **question):
    return client.get("/articles/", question)


def numbers(page) -> list[int]:
    return [story.pk for story in page.context["stories"]]


@pytest.mark.parametrize("day", ["1800-01-01", "2243-01-01", "9999-12-31"])
@pytest.mark.parametrize("side", ["from", "to"])
def test_words_are_looked_for_between_any_two_days(client, day, side):
    story = a_story(headline="حرب بعيدة")
    assert numbers(asked(client, q="حرب", **{side: day})) == ([story.pk] if (day < "2000") == (side == "from") else [])


@pytest.fixture
def few(monkeypatch):
    """Searches look at few entries, and count few stories."""
    for name, number in {"COUNTED": 3, "CLOSED": 1, "BATCH": 2, "MOST_PROPOSED": 4}.items():
        monkeypatch.setattr(room, name, number)


def test_a_story_that_has_ended_is_not_told_of_by_the_count(client, few, monkeypatch):
    monkeypatch.setattr(room, "MOST_PROPOSED", 40)
    for _ in range(3):
        a_story(headline="خبر عاجل")
    for number in range(2):
        CLOSED["expired"](headline="خبر عاجل")
        assert (asked(client, q="خبر").context["count"], asked(client, q="خبر").context["more"]) == (3, False), number
    a_story(headline="خبر عاجل")
    assert asked(client, q="خبر").context["more"]


def test_what_the_other_filters_let_through_is_reached_however_many_have_the_words(client, few):
    """Of very many that have the words few show the agency's photos: pages lead on until they are found."""
    with_photo = {"headline": "خبر عاجل", "photos": [a_photo([an_agency("afp")])]}
    oldest = a_story(**with_photo, ago=timedelta(days=9))
    for _ in range(9):
        a_story(headline="خبر عاجل", photos=[a_photo([an_agency("epa")])])
    newest = a_story(**with_photo, ago=timedelta(minutes=1))
    walked, page = [], asked(client, q="خبر", agency="afp")
    assert numbers(page) == [newest.pk] and "عاجل" in page.content.decode()
    for _ in range(5):
        walked += numbers(page)
        assert page.context["older"] is None or page.context["looking"]
        if not page.context["older"]:
            break
        page = client.get("/articles/" + page.context["older"])
    assert walked == [newest.pk, oldest.pk]


@pytest.mark.parametrize(
    ("count", "told"),
    [
        (Count(0), "No story"),
        (Count(2), "2 stories"),
        (Count(1000, more=True), "More than 1000 stories"),
        (Count(1, looking=True), "At least 1 story"),
        (Count(0, looking=True), "Nothing among the newest; older ones are on the next page"),
    ],
)
def test_a_count_is_told_as_far_as_it_is_known(count, told):
    with translation.override("en"):
        assert said(*count) == told


def test_a_page_behind_the_last_one_leads_back(client):
    story = a_story(headline="خبر عاجل")
    key = PublishedArticle.objects.get().published_at
    page = asked(client, q="خبر", before=str(Mark(0, room.last_key(key - timedelta(days=1)))))
    assert numbers(page) == [] and page.context["newest"] == "/articles/?q=%D8%AE%D8%A8%D8%B1"
    assert numbers(client.get("/articles/" + page.context["newer"])) == [story.pk]


def test_a_correction_is_found_and_shown_as_soon_as_it_is_printed(client):
    article = a_story(headline="خبر عاجل", body="نص.")
    assert numbers(asked(client, q="الزعفراني")) == []
    correct(article, by=somebody("layla"), text="ورد اسم سامي الزعفراني خطأ.")
    (story,) = asked(client, q="الزعفراني").context["stories"]
    assert [piece.text for piece in story.text_pieces if piece.found] == ["الزعفراني"]


def test_wherever_the_word_stands_the_result_shows_it(client):
    """In the long headline, behind the short one on the card; under the lead photo."""
    words = {"short_headline": "عودة القطار", "photos": [a_photo(caption="الجسر المعلّق في المساء")]}
    a_story(headline="القطار السريع يعود بعد انقطاع طويل", body="نص.", **words)
    for typed, pieces, marked in (("انقطاع", "title_pieces", "انقطاع"), ("معلق", "text_pieces", "المعلّق")):
        (story,) = asked(client, q=typed).context["stories"]
        assert [piece.text for piece in getattr(story, pieces) if piece.found] == [marked], typed
    (story,) = asked(client, q="قطار").context["stories"]
    assert "".join(piece.text for piece in story.title_pieces) == "عودة القطار"


def test_pages_neither_lose_nor_repeat_a_story_while_others_are_published(client):
    before = [a_story(headline="خبر عاجل", ago=timedelta(hours=n + 1)).pk for n in range(25)]
    page, walked = asked(client, q="خبر"), []
    while page:
        walked += numbers(page)
        a_story(headline="خبر عاجل", ago=timedelta(minutes=1))
        page = page.context["older"] and client.get("/articles/" + page.context["older"])
    assert walked == before


def test_a_story_is_looked_for_at_the_moment_that_is_asked_for(client, time_machine):
    """Neither ahead of its time nor after its end, by words, by a suggestion, by the count."""
    now = timezone.now()
    story = a_story(headline="خبر عاجل", at=now + timedelta(hours=1))
    PublishedArticle.objects.filter(pk=story.pk).update(until=now + timedelta(hours=2))
    for hours, seen in ((0.99, False), (1.01, True), (1.99, True), (2.01, False)):
        time_machine.move_to(now + timedelta(hours=hours))
        page = asked(client, q="عاجل")
        suggested = client.get("/suggest/", {"q": "عاج"}).json()["suggestions"]
        assert (bool(numbers(page)), page.context["count"], bool(suggested)) == (seen, int(seen), seen), hours
