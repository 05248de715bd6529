"""What stands above a story and after it, by its kind: news, opinion, analysis, photo stories."""

import re

import pytest

from articles.models.published import PublishedArticle
from tests.makers import a_person, a_photo, a_story

pytestmark = pytest.mark.django_db(databases=["default", "reader"])


@pytest.fixture
def printed(client, europe):
    """`printed(genre)`: the page of such a story, with a photograph and a writer who has a role."""

    def printed(genre, **words):
        words = {"photos": [a_photo()], "people": [a_person("ليلى الدبّاغ", role="كاتبة رأي")], "kicker": "", **words}
        article = a_story(region=europe, genre=genre, **words)
        return client.get(PublishedArticle.objects.get(pk=article.pk).address()).content.decode()

    return printed


def order(page: str, *parts: str) -> list[str]:
    """The parts in the order in which the page has them; those it lacks are left out."""
    found = {part: page.find(part) for part in parts}
    return sorted((part for part in parts if found[part] >= 0), key=found.get)


def test_an_opinion_names_its_writer_before_the_headline(printed):
    assert order(printed("opinion"), "<h1", 'class="columnist"') == ['class="columnist"', "<h1"]
    assert order(printed("news"), "<h1", 'class="columnist"') == ["<h1"]


def test_an_opinion_stands_in_the_ink_of_opinion_whatever_its_region(printed):
    opening = re.compile(r'<article class="article page([^"]*)" data-hue="([^"]*)"')
    assert opening.search(printed("opinion")).groups() == (" article--opinion", "30")
    assert "article--opinion" not in opening.search(printed("news"))[1]


def test_a_photo_story_opens_with_its_picture(printed):
    assert order(printed("photo_story"), "<h1", "article__lead") == ["article__lead", "<h1"]
    assert order(printed("news"), "<h1", "article__lead") == ["<h1", "article__lead"]


def test_a_photo_story_without_a_picture_opens_with_its_words(printed):
    page = printed("photo_story", photos=())
    assert "article__scene" not in page
    assert "<h1" in page


@pytest.mark.parametrize(("genre", "label"), [("opinion", "رأي"), ("news", None)])
def test_the_kind_of_a_story_is_said_in_words_unless_it_is_news(printed, genre, label):
    found = re.search(r'<span class="genre">([^<]+)<', printed(genre))
    assert (found and found[1]) == label


def test_a_kicker_that_says_the_same_is_not_said_twice(printed):
    head = re.search(r'<p class="article__kicker">.*?</p>', printed("opinion", kicker="رأي"), flags=re.S)[0]
    assert head.count("رأي") == 1
    other = re.search(r'<p class="article__kicker">.*?</p>', printed("opinion", kicker="مدن"), flags=re.S)[0]
    assert "رأي" in other
    assert "مدن" in other


def test_whoever_wrote_it_is_named_again_after_the_last_word(printed):
    assert "كاتبة رأي" in re.search(r'class="plain authors">.*?</ul>', printed("news"), flags=re.S)[0]
    assert 'class="plain authors"' not in printed("news", people=())


def test_paper_carries_the_short_address_with_its_host(printed):
    address = re.search(r'<p class="print-only"><bdi dir="ltr">([^<]+)</bdi>', printed("news"))[1]
    assert re.fullmatch(r"https?://[^/]+/a/\d+/?", address)
