"""Who else has the story open: said while it is so, forgotten when it is not, and nobody is surprised at a save."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models.article import Article
from articles.models.presence import Presence
from tests.desk.pages import filled, press
from tests.makers import an_article, somebody

PAGE = "0123456789abcdef0123456789abcdef"


def change(article) -> str:
    return f"/admin/articles/article/{article.pk}/change/"


def presence(article) -> str:
    return f"/admin/articles/article/{article.pk}/presence/"


def says(client, article, page=PAGE, **words) -> dict:
    """Return what a page is told when it says that it is there."""
    return client.post(presence(article), {"page": page, "seen_version": "1", **words}).json()


def texts(answer: dict) -> list[str]:
    return [other["text"] for other in answer["others"]]


def test_each_is_told_of_the_other_and_where_they_are(layla, omar):
    article = an_article()
    assert texts(says(omar, article, place="body")) == []
    assert texts(says(layla, article, place="photo_rows-0-caption")) == ["Now in this story: Omar (body)."]
    assert texts(says(omar, article)) == ["Now in this story: Layla (Photos)."]
    assert "Now in this story: Omar" in layla.get(change(article)).content.decode()


def test_it_says_when_they_last_saved(layla, omar):
    article = an_article()
    press(omar, change(article), "_continue", headline="عنوان حفظه عمر للتوّ")
    says(omar, article, seen_version="2")
    assert texts(says(layla, article, seen_version="2")) == ["Now in this story: Omar, last saved just now."]


def test_nobody_is_told_of_themselves_but_of_their_other_page(layla):
    article = an_article()
    assert texts(says(layla, article)) == [] and texts(says(layla, article)) == []
    assert "another page" in texts(says(layla, article, page="another"))[0]


def test_who_is_not_heard_of_for_forty_seconds_is_gone(layla, omar):
    article = an_article()
    says(omar, article)
    assert texts(says(layla, article))
    Presence.objects.filter(user__username="omar").update(seen_at=timezone.now() - timedelta(seconds=41))
    assert not texts(says(layla, article)) and "Omar" not in layla.get(change(article)).content.decode()


def test_who_leaves_is_gone_at_once(layla, omar):
    article = an_article()
    says(omar, article)
    says(omar, article, leaves="1")
    assert not texts(says(layla, article)) and Presence.objects.count() == 1


def test_an_autosave_is_a_sign_of_life(layla, omar):
    article = an_article()
    fields = filled(omar, change(article)) | {"page": PAGE, "place": "standfirst"}
    answer = omar.post(f"/admin/articles/article/{article.pk}/autosave/", fields).json()
    assert answer["others"] == [] and answer["newer"] is None
    assert texts(says(layla, article)) == ["Now in this story: Omar (standfirst)."]
    assert Presence.objects.get(user__username="omar").typed_at


def test_a_newer_version_is_told_with_the_way_to_compare_it(layla, omar):
    article = an_article()
    assert says(omar, article)["newer"] is None
    press(layla, change(article), "_continue", headline="ليلى غيّرت العنوان")
    answer = says(omar, article)
    assert answer["head_version"] == 2 and "by Layla" in answer["newer"]["text"]
    compared = omar.get(answer["newer"]["compare"])
    assert compared.status_code == 200 and "ليلى غيّرت" in compared.content.decode()
    assert says(omar, article, seen_version="2")["newer"] is None


@pytest.mark.parametrize("place", ["password", "<script>", "id", "created_by", "x" * 500, "\0"])
def test_a_place_that_is_none_is_left_out(layla, omar, place):
    article = an_article()
    says(omar, article, place=place)
    assert texts(says(layla, article)) == ["Now in this story: Omar."]


def test_old_rows_are_swept_a_few_at_a_time(layla, monkeypatch):
    monkeypatch.setattr("articles.desk.drafting.presence.A_SWEEP", 2)
    article, long_ago = an_article(), timezone.now() - timedelta(hours=1)
    for page in range(5):
        Presence.objects.create(user=somebody("omar"), article=article, page=str(page), seen_at=long_ago)
    says(layla, article)
    assert Presence.objects.filter(user__username="omar").count() == 3
    says(layla, article)  # the page is known by now
    assert Presence.objects.filter(user__username="omar").count() == 3


def test_it_is_told_to_nobody_who_may_not_open_the_story(layla, omar, salma, client):
    article = an_article(by=somebody("nour"))
    says(layla, article)
    assert client.post(presence(article), {"page": PAGE}).status_code == 401
    assert omar.post(presence(article), {"page": PAGE}).status_code == 404
    assert layla.get(presence(article)).status_code == 405
    assert texts(says(salma, article)) == ["Now in this story: Layla."]
    assert Presence.objects.count() == 2


def test_who_only_reads_a_story_is_there_as_well(layla, omar):
    article = an_article()
    Article.objects.update(status=Article.Status.READY)
    says(omar, article)
    assert texts(says(layla, article)) == ["Now in this story: Omar."]


def test_ten_people_cost_no_more_questions_than_one(layla, django_assert_max_num_queries):
    article = an_article()
    for name in range(10):
        user = somebody("omar").__class__.objects.create_user(f"u{name}", is_staff=True)
        Presence.objects.create(user=user, article=article, page=PAGE, seen_at=timezone.now())
    says(layla, article)
    with django_assert_max_num_queries(16):
        assert len(says(layla, article)["others"]) == 10
