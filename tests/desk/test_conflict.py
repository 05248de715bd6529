"""A save that comes too late: refused, kept whole whatever is in it, and there is no way round."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models.article import Article
from articles.models.revision import Revision
from articles.publishing.revisions import snapshot
from tests.desk.clashes import change, clash, texts
from tests.desk.pages import filled
from tests.makers import a_person, a_photo, a_region, a_topic, an_article, somebody

BODY = "فقرة أولى من المادة كما كتبها صاحبها.\n\nفقرة ثانية منها في آخرها كلام يتغيّر."
REFUSED = Revision.Kind.REFUSED


@pytest.fixture
def story(db):
    return an_article(body=BODY, headline="عنوان المادة قبل أن يغيّره أحد")


# --- Refused, and kept -----------------------------------------------------------------------------
def test_a_stale_save_changes_nothing_and_is_kept_whole(layla, nour, story):
    response = clash(story, layla, nour, {"headline": "عنوان ليلى", "kicker": "لها"}, {"headline": "عنوان نور"})
    assert response.status_code == 409
    story.refresh_from_db()
    assert (story.headline, story.kicker, story.version) == ("عنوان نور", "", 2)
    kept = Revision.objects.get(kind=REFUSED)
    assert (kept.version, kept.by, kept.article_number) == (1, somebody("layla"), story.pk)
    assert (kept.content["headline"], kept.content["kicker"], kept.content["body"]) == ("عنوان ليلى", "لها", BODY)


def test_the_page_shows_both_texts_and_who_saved(layla, nour, story):
    page = texts(clash(story, layla, nour, {"headline": "عنوان ليلى"}, {"headline": "عنوان نور"}))
    assert "عنوان ليلى" in page.replace("<mark>", "").replace("</mark>", "")
    assert "عنوان نور" in page.replace("<mark>", "").replace("</mark>", "")
    assert "saved just now by Nour" in page and "None of your text is lost" in page
    assert "Text of Nour" in page and 'id="versions-body"' not in page


def test_marks_in_a_merge_name_both_writers(layla, nour, story):
    """They may be saved with the story, and whoever opens it next was neither."""
    page = texts(clash(story, layla, nour, {"body": "نص ليلى كله."}, {"body": "نص نور كله."}))
    assert "‹‹‹ text of Layla ›››" in page and "‹‹‹ text of Nour ›››" in page


def test_a_press_too_many_is_kept_once(layla, nour, story):
    opened = filled(layla, change(story), headline="عنوان ليلى")
    nour.post(change(story), {**filled(nour, change(story)), "headline": "عنوان نور", "_continue": ""})
    for _press in range(3):
        assert layla.post(change(story), {**opened, "_continue": ""}).status_code == 409
    layla.post(change(story), {**opened, "headline": "عنوان آخر", "_continue": ""})
    assert Revision.objects.filter(kind=REFUSED).count() == 2


def test_the_same_save_sent_twice_is_no_conflict(layla, story):
    sent = {**filled(layla, change(story), headline="عنوان ليلى"), "_continue": ""}
    assert [layla.post(change(story), sent).status_code for _press in range(2)] == [302, 302]
    assert not Revision.objects.filter(kind=REFUSED).exists()
    assert Article.objects.get().version == 2


@pytest.mark.parametrize("seen", ["", "0", "zz", "²", "-1", "9" * 18, "9" * 40, "2"])
def test_a_version_that_is_not_the_storys_is_refused(layla, story, seen):
    sent = {**filled(layla, change(story)), "headline": "عنوان ليلى", "seen_version": seen, "_continue": ""}
    assert layla.post(change(story), sent).status_code == 409
    assert Article.objects.get().headline == story.headline
    assert Revision.objects.get(kind=REFUSED).content["headline"] == "عنوان ليلى"


def test_a_form_that_could_not_be_saved_is_kept_as_it_was_typed(layla, nour, story):
    photo = a_photo()
    typed = {
        "headline": "ع" * 500,
        "publish_at_0": "2090-01-02",
        "publish_at_1": "بعد العصر",
        "region": "9" * 30,
        "topics": ["zz", "7777"],
        "photo_rows-TOTAL_FORMS": "9" * 18,
        "photo_rows-0-photo": str(photo.pk),
        "photo_rows-0-caption": "شرح \0لم يُحفظ",
        "photo_rows-0-library_alt": "ما يُرى",
        "photo_rows-1-photo": "²",
        "link_rows-0-url": "javascript:alert(1)",
        "link_rows-0-title": "عنوان الرابط",
        "prominence": "\0nothing",
    }
    assert clash(story, layla, nour, typed, {"headline": "عنوان نور"}).status_code == 409
    kept = Revision.objects.get(kind=REFUSED).content
    assert kept["headline"] == "ع" * 500 and kept["publish_at"] == "2090-01-02 بعد العصر"
    assert kept["region"] is None and kept["topics"] == []
    words = {"photo": photo.pk, "caption": "شرح لم يُحفظ", "alt": "", "library": {"library_alt": ["ما يُرى"]}}
    assert kept["photos"] == [words]
    assert kept["links"] == [{"target": None, "url": "javascript:alert(1)", "title": "عنوان الرابط"}]


@pytest.mark.parametrize("sent", [{}, {"headline": "عنوان وحده"}, {"photo_rows-TOTAL_FORMS": "3"}])
def test_a_forged_form_without_most_of_it_is_answered(layla, sent):
    story = an_article(photos=[a_photo()], topics=[a_topic()], people=[a_person()], body=BODY)
    sent = {"seen_version": "7", **sent}
    assert layla.post(change(story), sent).status_code in (302, 409)
    assert Article.objects.get().version == 1 and snapshot(story)["body"] == BODY


def test_rows_are_kept_in_their_order_without_the_removed_ones(layla, nour):
    photos = [a_photo() for _place in range(3)]
    story = an_article(photos=photos, topics=[a_topic("water"), a_topic("ports")], people=[a_person()])
    typed = {
        "photo_rows-0-position": "2",
        "photo_rows-1-DELETE": "on",
        "photo_rows-2-position": "0",
        "photo_rows-2-caption": "شرح جديد",
        "topics": [],
        "bylines": [str(a_person("سامر").pk), str(a_person().pk)],
    }
    clash(story, layla, nour, typed, {"headline": "عنوان نور"})
    kept = Revision.objects.get(kind=REFUSED).content
    assert [row["photo"] for row in kept["photos"]] == [photos[2].pk, photos[0].pk]
    assert kept["photos"][0]["caption"] == "شرح جديد"
    assert kept["topics"] == [] and [row["name"] for row in kept["bylines"]] == ["سامر", "هالة المرزوق"]


def test_an_untouched_form_makes_the_story_that_it_was_made_from(layla):
    """Or every field that nobody has touched would be shown as a difference."""
    late = timezone.now() + timedelta(days=3, microseconds=123)
    story = an_article(
        photos=[a_photo()], topics=[a_topic("water"), a_topic("ports")], people=[a_person("سامر"), a_person()],
        related=[an_article()], publish_at=late, kicker="تمهيد", slugline="جسر-ترميم", dateline="تونس",
    )  # fmt: skip
    before = snapshot(story)
    layla.post(change(story), {**filled(layla, change(story)), "seen_version": "0", "kicker": "آخر", "_continue": ""})
    kept = Revision.objects.get(kind=REFUSED).content
    assert kept.pop("publish_at")[:19] == before.pop("publish_at")[:19]
    assert kept == {**before, "kicker": "آخر"}


# --- No way round -------------------------------------------------------------------------------------
def test_a_copy_of_the_story_is_nobodys_to_make(layla, story):
    sent = {**filled(layla, change(story)), "_saveasnew": ""}
    assert layla.post(change(story), sent).status_code == 403
    assert Article.objects.count() == 1


@pytest.mark.parametrize("extra", ["?_popup=1", "?_to_field=id", "?_changelist_filters=x"])
def test_no_other_kind_of_page_saves_a_stale_form(layla, nour, story, extra):
    opened = filled(layla, change(story), headline="عنوان ليلى")
    nour.post(change(story), {**filled(nour, change(story)), "headline": "عنوان نور", "_continue": ""})
    assert layla.post(change(story) + extra, {**opened, "_popup": "1", "_continue": ""}).status_code == 409
    assert Article.objects.get().headline == "عنوان نور"


def test_a_new_story_takes_no_row_from_an_old_one(layla):
    story = an_article(photos=[a_photo()], related=[an_article()])
    row, link = story.photo_rows.get(), story.link_rows.get()
    sent = filled(layla, "/admin/articles/article/add/", headline="عنوان المادة الجديدة", region=str(a_region().pk))
    sent |= {"id": str(story.pk), "pk": str(story.pk), "photo_rows-INITIAL_FORMS": "1", "link_rows-INITIAL_FORMS": "1"}
    sent |= {"photo_rows-0-id": str(row.pk), "photo_rows-0-photo": str(row.photo_id), "photo_rows-0-caption": "مسروق"}
    sent |= {"link_rows-0-id": str(link.pk), "link_rows-0-DELETE": "on", "photo_rows-0-article": str(story.pk)}
    layla.post("/admin/articles/article/add/", {**sent, "_continue": ""})
    row.refresh_from_db()
    assert row.article == story and row.caption == "" and story.link_rows.count() == 1
    assert Article.objects.get(pk=story.pk).version == 1


def test_a_save_leaves_status_and_turn_to_the_verbs(layla, story):
    opened = filled(layla, change(story), kicker="جديد", status="spiked", turn_of=str(somebody("omar").pk), version="9")
    Article.objects.filter(pk=story.pk).update(turn_of=somebody("nour"))
    assert layla.post(change(story), {**opened, "_continue": ""}).status_code == 302
    story.refresh_from_db()
    assert (story.status, story.turn_of, story.version) == (Article.Status.DRAFT, somebody("nour"), 2)


def test_words_for_a_story_that_was_deleted_are_given_back(layla, nour, story):
    opened = filled(layla, change(story), headline="عنوان ليلى", body="متن ليلى الذي لم يُحفظ")
    nour.post(f"/admin/articles/article/{story.pk}/delete/", {"post": "yes"})
    assert not Article.objects.exists()
    response = layla.post(change(story), {**opened, "_continue": ""})
    assert response.status_code == 404 and "متن ليلى الذي لم يُحفظ" in texts(response)
