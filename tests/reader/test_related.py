"""What stands beside a story by itself: what has the most in common with it, the newest first, and nothing closed."""

from datetime import timedelta

import pytest

from articles.models.published import PublishedArticle
from tests.makers import CLOSED, a_person, a_region, a_story, a_topic

pytestmark = pytest.mark.django_db(databases=["default", "reader"])

HEADLINE = "سفينة الحبوب تبلغ ميناء الإسكندرية بعد عاصفة"


@pytest.fixture
def crowd(europe):
    """Twelve stories of the same region and no other likeness, all newer than what a test makes."""
    return [
        a_story(region=europe, ago=timedelta(minutes=1 + n), headline=f"خبر عابر رقم {n} من القارة") for n in range(12)
    ]


def beside(client, story) -> list[int]:
    page = client.get(PublishedArticle.objects.get(pk=story.pk).address())
    following = page.context["next"]
    found = [card.pk for card in page.context["related"]]
    assert not following or following.pk not in found
    assert story.pk not in found and len(found) == len(set(found)) <= 5
    return found


def far(number: int):
    return a_region(f"far-{number}")


def test_two_words_in_common_bring_a_story_from_anywhere(client, europe, crowd):
    story = a_story(region=europe, headline=HEADLINE, ago=timedelta(days=3))
    akin = a_story(region=far(1), headline="العاصفة تؤخر وصول الحبوب أسبوعاً", ago=timedelta(days=9))
    one_word = a_story(region=far(2), headline="عاصفة على الجبال تقطع الطرق", ago=timedelta(days=9))
    found = beside(client, story)
    assert akin.pk in found and one_word.pk not in found


def test_a_word_and_a_writer_or_a_topic_in_common_do_too(client, europe, crowd):
    writer, topic = a_person(), a_topic()
    story = a_story(region=europe, headline=HEADLINE, people=[writer], ago=timedelta(days=3))
    signed = a_story(region=far(1), headline="حكاية عاصفة", people=[writer], ago=timedelta(days=9))
    other = a_story(region=far(2), headline="يوم في السوق", people=[writer], ago=timedelta(days=9))
    assert signed.pk in beside(client, story) and other.pk not in beside(client, story)
    about = a_story(region=europe, headline="ارتفاع أسعار الخبز مجدداً", topics=[topic], ago=timedelta(days=3))
    same = a_story(region=far(3), headline="الخبز يغيب عن الرفوف", topics=[topic], ago=timedelta(days=400))
    assert same.pk in beside(client, about)  # its topic's newest, whatever its age


def test_the_nearest_stand_newest_first_after_the_chosen(client, europe, crowd):
    chosen = a_story(region=far(9), headline="اختاره المحرر", ago=timedelta(days=50))
    akin = [a_story(region=far(n), headline=f"{HEADLINE} {n}", ago=timedelta(days=n)) for n in (8, 2, 5)]
    story = a_story(region=europe, headline=HEADLINE, related=[chosen], ago=timedelta(days=3))
    found = beside(client, story)
    assert found[0] == chosen.pk and {one.pk for one in akin} <= set(found)
    dates = dict(PublishedArticle.objects.values_list("pk", "published_at"))
    assert [dates[number] for number in found[1:]] == sorted((dates[number] for number in found[1:]), reverse=True)


def test_what_few_share_with_it_tells_more_than_what_many_do(client, europe):
    story = a_story(region=europe, headline=HEADLINE, ago=timedelta(days=30))
    for n in range(8):
        a_story(region=far(1), headline=f"سفينة سياح تغادر الميناء رقم {n}", ago=timedelta(hours=n + 1))
    rare = a_story(region=far(2), headline="صوامع الحبوب في الإسكندرية ممتلئة", ago=timedelta(days=40))
    found = beside(client, story)
    assert rare.pk in found and len(found) == 5


def test_another_edition_is_not_akin(client, europe):
    story = a_story(region=europe, headline=HEADLINE)
    english = a_story(region=europe, edition="en", headline=HEADLINE)
    assert english.pk not in beside(client, story)


@pytest.mark.parametrize("state", CLOSED)
def test_what_is_closed_stands_beside_nothing(client, europe, state):
    topic, writer = a_topic(), a_person()
    story = a_story(region=europe, headline=HEADLINE, topics=[topic], people=[writer])
    closed = CLOSED[state](region=europe, headline=HEADLINE, topics=[topic], people=[writer])
    assert closed.pk not in beside(client, story)
    open_one = a_story(region=far(1), headline=HEADLINE, ago=timedelta(hours=5))
    a_story(region=far(1), headline="خبر آخر تماماً يتلو ذلك", ago=timedelta(hours=2))
    assert open_one.pk in beside(client, story)
