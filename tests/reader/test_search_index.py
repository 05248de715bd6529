"""The index from end to end: what is published is found, by any way of writing it, and nothing else is."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.doors import readers_room
from articles.models.index import IndexEntry
from articles.publishing.publish import correct, update, withdraw
from articles.reader.search.found import Count, Search
from articles.reader.search.index import known
from articles.text.asked import understand
from tests.makers import a_story, somebody

pytestmark = pytest.mark.django_db


def found(text: str, **more) -> list[int]:
    with readers_room():
        asked = understand(text, known=known)
        return Search(asked, more.pop("edition", "ar"), timezone.now(), **more).page().numbers if asked else []


@pytest.mark.parametrize(
    ("printed", "typed"),
    [
        ("زيارة رئيس أميركا إلى العاصمة", "امیرکا"),
        ("مُحَمَّدٌ في السوق", "محمد"),
        ("افتتاح المدرسة الجديدة", "مدرسه"),
        ("أخبار من العـــراق", "عراق"),
        ("حصيلة عام ٢٠٢٤", "2024"),
        ("الصورة (أ.ف.ب) من المرفأ", "افب"),
        ("عودة الوزير إلى مكتبه", "وزير"),
        ("كلمة للوزير أمام المجلس", "الوزير"),
        ("وفد من روسيا يصل غداً", "لروسيا"),
        ("وبالحرب تنتهي القصة", "حرب"),
        ("می‌خواهم بنویسم", "میخواهم"),
        ("می‌خواهم بنویسم", "می خواهم"),
        ("اتفاق وكالة الأنباء المركزية", "«وكالة الأنباء»"),
    ],
)
def test_a_story_is_found_by_another_way_of_writing_its_words(printed, typed):
    other, story = a_story(headline="خبر لا شأن له بما سواه", body="لا شيء فيه."), a_story(headline=printed, body="نص.")
    assert found(typed) == [story.pk] and other.pk not in found(typed)
    assert found(typed, by_time=True) == [story.pk]


def test_a_phrase_is_its_words_in_their_order():
    story = a_story(headline="وكالة الأنباء", body="نص.")
    a_story(headline="الأنباء عن وكالة", body="نص.")
    assert found("«وكالة الأنباء»") == [story.pk]
    assert len(found("وكالة الأنباء")) == 2


def test_the_headline_comes_first_and_what_was_typed_before_what_is_like_it():
    day = timedelta(days=1)
    in_text = a_story(headline="خبر أول", body="عن حرب بعيدة.", ago=1 * day)
    like_it = a_story(headline="خبر ثانٍ", body="عن الحرب البعيدة.", ago=2 * day)
    headline_like_it = a_story(headline="بعد الحرب", body="نص.", ago=3 * day)
    headline = a_story(headline="حرب بعيدة", body="نص.", ago=4 * day)
    wanted = [headline, headline_like_it, in_text, like_it]
    assert found("حرب") == [story.pk for story in wanted]
    assert found("حرب", by_time=True) == [story.pk for story in sorted(wanted, key=lambda s: -s.pk)][::-1]


def test_the_index_follows_the_story():
    article = a_story(headline="خبر عن الميناء", body="نص.")
    article.headline = "خبر عن المطار"
    article.save()
    assert found("ميناء") == [article.pk]
    update(article, by=somebody("layla"))
    assert (found("ميناء"), found("مطار")) == ([], [article.pk])
    correct(article, by=somebody("layla"), text="تصحيح")
    assert found("مطار") == [article.pk]
    withdraw(article, by=somebody("layla"), reason="سبب")
    assert found("مطار") == [] and not IndexEntry.objects.exists()


def test_what_is_ahead_or_over_is_not_found():
    now = timezone.now()
    a_story(headline="خبر مقبل", body="نص.", at=now + timedelta(hours=1))
    with_end = a_story(headline="خبر منته", body="نص.")
    type(with_end).objects.filter(pk=with_end.pk)
    from articles.models.published import PublishedArticle

    PublishedArticle.objects.filter(pk=with_end.pk).update(until=now - timedelta(minutes=1))
    assert found("خبر") == []


def test_pages_are_turned_in_both_directions():
    stories = [a_story(headline=f"خبر رقم {n}", body="نص.", ago=timedelta(hours=n + 1)).pk for n in range(7)]
    with readers_room():
        search = Search(understand("خبر"), "ar", timezone.now())
        first = search.page(size=3)
        second = search.page(after=first.older, size=3)
        third = search.page(after=second.older, size=3)
        assert first.numbers + second.numbers + third.numbers == stories
        assert (first.newer, third.older) == (None, None) and search.count() == Count(7)
        assert search.page(until=third.newer, size=3).numbers == second.numbers
        back = search.page(until=second.newer, size=3)
        assert back.numbers == first.numbers and back.newer is None
