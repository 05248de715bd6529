"""From the writing room to the readers, and everything that must not get there."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models.activity import Activity
from articles.models.article import Article
from articles.models.published import PublishedArticle
from tests.desk.pages import filled, press, with_photo
from tests.makers import a_person, a_photo, a_region, a_story, a_topic, an_agency, an_article

ADD = "/admin/articles/article/add/"
WORDS = {"headline": "جسر جديد يصل ضفّتي النهر بعد عامين من العمل", "body": "فقرة أولى.\n\n## عنوان فرعي\n\nفقرة ثانية."}


def change(article) -> str:
    return f"/admin/articles/article/{article.pk}/change/"


def texts(response) -> str:
    return response.content.decode()


# --- The whole way -------------------------------------------------------------------------------
def test_an_editor_writes_and_publishes_in_one_go(layla, client):
    region, topic, photo = a_region(), a_topic(), a_photo()
    second, first = a_person("سامر"), a_person("هالة")
    fields = filled(
        layla, ADD, region=str(region.pk), topics=[str(topic.pk)], bylines=[str(second.pk), str(first.pk)], **WORDS
    )
    response = layla.post(ADD, {**with_photo(fields, photo.pk), "_publish": ""})
    article = Article.objects.get()
    assert response.status_code == 302 and response.url == change(article)
    assert [row.person for row in article.byline_rows.all()] == [second, first]
    page = client.get(PublishedArticle.objects.get().address())
    assert page.status_code == 200 and WORDS["headline"] in texts(page)
    assert "Open it on the paper" in texts(layla.get(response.url))


def test_saving_shows_readers_nothing_until_the_published_is_updated(layla, client):
    article = a_story()
    address = PublishedArticle.objects.get().address()
    press(layla, change(article), "_continue", headline="عنوان آخر للمادة نفسها بعد المراجعة")
    assert "عنوان آخر" not in texts(client.get(address, follow=True))
    assert "newer than what readers see" in texts(layla.get(change(article)))
    press(layla, change(article), "_publish")
    assert "عنوان آخر" in texts(client.get(PublishedArticle.objects.get().address()))


def test_a_start_that_is_ahead_schedules(layla, client):
    article = an_article()
    start = timezone.localtime() + timedelta(days=1)
    press(layla, change(article), "_publish", publish_at_0=f"{start:%Y-%m-%d}", publish_at_1=f"{start:%H:%M:%S}")
    story = PublishedArticle.objects.get()
    assert story.published_at > timezone.now() and client.get(story.address()).status_code == 404
    assert Activity.objects.get().verb == "schedule"


def test_a_story_that_waits_for_its_moment_is_not_scheduled_twice_by_name(layla):
    story = a_story(at=timezone.now() + timedelta(days=1))
    page = layla.get(change(story)).content.decode()
    assert "Update the scheduled" in page and ">Schedule<" not in page


def test_saving_without_a_change_leaves_the_story_as_readers_see_it(layla):
    article = a_story(photos=[a_photo()], people=[a_person()], topics=[a_topic()])
    before = Article.objects.get(pk=article.pk).changed_at
    assert press(layla, change(article), "_continue").status_code == 302
    assert Article.objects.get(pk=article.pk).changed_at == before


# --- Nothing wrong goes out, and nothing typed is lost -----------------------------------------------
@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"headline": ""}, "Write a headline before publishing."),
        ({"body": ""}, "Write the body before publishing."),
        ({"region": None}, "Choose the region before publishing."),
        ({"body": "نص\n\n![](photo:999999)\n\nنص"}, "Photo 999999 stands in the body but is not among"),
        ({"body": "ن" * 100_001}, "The body has 100,001 letters"),
        ({"body": "ن" * 300_000}, "The body has 300,000 letters"),
        ({"publish_until_0": "2020-01-01", "publish_until_1": "10:00"}, "This end has passed already."),
        ({"publish_at_0": "2020-01-01", "publish_at_1": "10:00"}, "This time has passed already."),
        (
            {
                "publish_at_0": "2090-01-02",
                "publish_at_1": "10:00",
                "publish_until_0": "2090-01-01",
                "publish_until_1": "10:00",
            },
            "The end must be later than the start.",
        ),
        ({"publish_at_0": "2090-01-02", "publish_at_1": "later"}, "Enter a valid time."),
        ({"link_rows-0-url": "javascript:alert(1)", "link_rows-0-title": "اضغط"}, "Write a whole address"),
        ({"link_rows-0-url": "https://example.org/"}, "Write the text that readers will press"),
    ],
    ids=lambda value: "" if isinstance(value, str) else " ".join(value),
)
def test_what_is_wrong_is_said_at_its_field_and_nothing_is_lost(layla, given, sentence):
    article = an_article()
    typed = {"kicker": "ما كتبته للتوّ", "standfirst": "مقدمة لم تُحفظ بعد", **given}
    response = press(layla, change(article), "_publish", **typed)
    page = texts(response)
    assert response.status_code == 200 and sentence in page
    assert "ما كتبته للتوّ" in page and "مقدمة لم تُحفظ بعد" in page
    if given.get("body"):
        assert given["body"] in page.replace("\r\n", "\n")
    assert not PublishedArticle.objects.exists() and not Article.objects.get().kicker


def test_a_photo_without_credit_or_caption_is_named_at_its_row(layla):
    article = an_article(photos=[a_photo(), a_photo(agencies=[], caption="")])
    page = texts(press(layla, change(article), "_publish", kicker="لم يضع"))
    assert "Add the credit of photo 2 before publishing." in page
    assert "Write the caption of photo 2 before publishing." in page
    assert "لم يضع" in page and not PublishedArticle.objects.exists()


def test_the_words_that_a_photo_lacks_can_be_written_in_the_story(layla):
    photo = a_photo(agencies=[], caption="", alt="")
    second, first = an_agency("reuters", "رويترز"), an_agency()
    fields = filled(layla, ADD, region=str(a_region().pk), **WORDS)
    mended = {"library_caption": "شرح جديد", "photographer": "كريم", "agencies": [str(second.pk), str(first.pk)]}
    response = layla.post(ADD, {**with_photo(fields, photo.pk, **mended), "_publish": ""})
    assert response.status_code == 302
    photo.refresh_from_db()
    assert (photo.caption, photo.credit_in("ar")) == ("شرح جديد", "كريم - رويترز - أ.ف.ب")


def test_a_story_does_not_link_to_itself(layla):
    article = an_article()
    page = texts(press(layla, change(article), "_publish", **{"link_rows-0-target": str(article.pk)}))
    assert "A story is not related to itself" in page and not PublishedArticle.objects.exists()


def test_invisible_marks_do_not_reach_the_database(layla):
    article = an_article()
    press(layla, change(article), "_continue", headline="\u200f\u202bعنوان\u202c  نظيف\u200b", body="نص\u2066ان\u2069")
    article.refresh_from_db()
    assert (article.headline, article.body) == ("عنوان نظيف", "نصان")


def test_photos_keep_their_order_and_can_be_removed(layla):
    first, second, third = a_photo(), a_photo(), a_photo()
    article = an_article(photos=[first, second, third])
    rows = {row.photo_id: place for place, row in enumerate(article.photo_rows.all())}
    order = {f"photo_rows-{rows[first.pk]}-position": "2", f"photo_rows-{rows[third.pk]}-position": "0"}
    press(layla, change(article), "_continue", **order, **{f"photo_rows-{rows[second.pk]}-DELETE": "on"})
    assert list(article.photo_rows.values_list("photo_id", flat=True)) == [third.pk, first.pk]


# --- Verbs that ask first ----------------------------------------------------------------------------
def test_a_withdrawal_needs_its_reason(layla, client):
    article = a_story()
    address = f"/admin/articles/article/{article.pk}/withdraw/"
    assert layla.get(address).status_code == 200
    assert layla.post(address, {"reason": " "}).status_code == 422
    assert client.get(PublishedArticle.objects.get().address()).status_code == 200
    layla.post(address, {"reason": "خطأ في الأسماء", "notice": "سُحبت المادة للمراجعة"})
    gone = client.get(PublishedArticle.objects.get().address())
    assert gone.status_code == 410 and "سُحبت المادة للمراجعة" in texts(gone)


def test_a_correction_is_printed_with_the_story(layla, client):
    article = a_story()
    layla.post(f"/admin/articles/article/{article.pk}/correct/", {"kind": "correction", "text": "الصواب: ثلاثة جسور"})
    assert "الصواب: ثلاثة جسور" in texts(client.get(PublishedArticle.objects.get().address()))


def test_a_returned_story_says_why_to_its_writer(layla, omar):
    article = an_article()
    press(omar, change(article), "_submit")
    layla.post(f"/admin/articles/article/{article.pk}/return/", {"reason": "راجع الأرقام"})
    assert "راجع الأرقام" in texts(omar.get(change(article)))
    article.refresh_from_db()
    assert article.status == Article.Status.CHANGES
