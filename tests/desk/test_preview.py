"""The preview: the story as it would be, to nobody but whoever writes it, and without a trace."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models.article import Article, ArticlePhoto
from articles.models.published import PublishedArticle
from tests.desk.pages import filled, with_photo
from tests.makers import a_person, a_photo, a_region, a_story, an_article

ADD = "/admin/articles/article/add/"


def preview_of(article) -> str:
    return f"/admin/articles/article/{article.pk}/preview/"


def change(article) -> str:
    return f"/admin/articles/article/{article.pk}/change/"


def test_it_prints_what_is_typed_and_not_saved(layla):
    article, photo, person = an_article(), a_photo(caption="شرح يراه القرّاء"), a_person("هالة")
    given = {"headline": "عنوان لم يُحفظ بعد في أي مكان", "bylines": [str(person.pk)]}
    fields = with_photo(filled(layla, change(article), **given), photo.pk)
    response = layla.post(preview_of(article), fields)
    page = response.content.decode()
    assert response.status_code == 200
    for words in ("عنوان لم يُحفظ بعد", "شرح يراه القرّاء", "هالة"):
        assert words in page


def test_it_writes_nothing(layla):
    article, photo = a_story(), a_photo(agencies=[])
    fields = with_photo(
        filled(layla, change(article), headline="عنوان آخر تماماً للمعاينة"), photo.pk, photographer="كريم"
    )
    before = Article.objects.values().get(), PublishedArticle.objects.values().get()
    with CaptureQueriesContext(connection) as queries:
        response = layla.post(preview_of(article), fields)
    assert response.status_code == 200 and "كريم" in response.content.decode()
    verbs = {query["sql"].lstrip("(").split()[0] for query in queries.captured_queries}
    assert verbs <= {"SELECT", "SAVEPOINT", "RELEASE", "BEGIN", "COMMIT"}, verbs
    assert (Article.objects.values().get(), PublishedArticle.objects.values().get()) == before
    assert not ArticlePhoto.objects.exists()


def test_a_story_that_was_never_saved_has_one_too(omar):
    fields = filled(omar, ADD, headline="عنوان قبل أول حفظ للمادة", body="متن.", region=str(a_region().pk))
    response = omar.post(f"{ADD}preview/", fields)
    assert response.status_code == 200 and "عنوان قبل أول حفظ" in response.content.decode()
    assert not Article.objects.exists()


def test_nobody_keeps_it(layla):
    article = an_article()
    response = layla.post(preview_of(article), filled(layla, change(article)))
    assert response.headers["Cache-Control"] == "no-store, private"
    assert "noindex" in response.headers["X-Robots-Tag"]


def test_it_speaks_the_language_of_its_edition(layla):
    article = an_article(edition="en", headline="The old bridge goes back to its people")
    page = layla.post(preview_of(article), filled(layla, change(article))).content.decode()
    assert '<html lang="en" dir="ltr"' in page


def test_a_link_to_an_unpublished_story_is_not_shown(layla):
    shown, hidden = a_story(headline="مادة منشورة يراها الجميع اليوم"), an_article(headline="مادة لم تُنشر بعد")
    article = an_article(related=[shown, hidden])
    page = layla.post(preview_of(article), filled(layla, change(article))).content.decode()
    assert "مادة منشورة" in page and "مادة لم تُنشر" not in page


@pytest.mark.parametrize(
    "given", [{"body": "ن" * 100_001}, {"link_rows-0-url": "javascript:alert(1)"}, {"region": None}]
)
def test_what_cannot_be_printed_says_why(layla, given):
    article = an_article()
    fields = filled(layla, change(article), **given)
    response = layla.post(preview_of(article), fields, headers={"Accept": "application/json"})
    assert response.status_code == 422 and response.json()["errors"]
    assert layla.post(preview_of(article), fields).status_code == 422


def test_it_answers_to_no_get(layla):
    assert layla.get(preview_of(an_article())).status_code == 405
