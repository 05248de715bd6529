"""What a deliberate save leaves behind: one revision of the whole story, and one of what was there before."""

import pytest

from articles.models.activity import Activity
from articles.models.article import Article
from articles.models.revision import Revision
from articles.publishing.revisions import Stale, digest, hold, keep, refuse, restore, snapshot
from tests.desk.pages import filled, press, with_photo
from tests.makers import a_person, a_photo, a_region, a_story, a_topic, an_article, somebody

ADD = "/admin/articles/article/add/"


def change(article) -> str:
    return f"/admin/articles/article/{article.pk}/change/"


def kept(article) -> list[tuple[str, int]]:
    return [(row.kind, row.version) for row in Revision.objects.of(article).order_by("id")]


def test_a_new_story_begins_with_a_revision(layla):
    fields = filled(layla, ADD, headline="عنوان مادة جديدة تبدأ الآن", region=str(a_region().pk))
    layla.post(ADD, {**with_photo(fields, a_photo().pk), "_continue": ""})
    article = Article.objects.get()
    revision = Revision.objects.get()
    assert kept(article) == [("save", 1)] and revision.by == somebody("layla")
    assert revision.content == snapshot(article) and revision.content["photos"]
    assert revision.digest == digest(snapshot(article))


def test_what_was_there_before_the_first_save_is_kept_under_its_writers_name(layla):
    article = an_article(topics=[a_topic()], people=[a_person()])
    before = snapshot(article)
    press(layla, change(article), "_continue", headline="عنوان بعد المراجعة الأولى للمادة")
    first, second = Revision.objects.order_by("id")
    assert kept(article) == [("save", 1), ("save", 2)]
    assert (first.by, first.content) == (somebody("omar"), before)
    assert (second.by, second.content["headline"]) == (somebody("layla"), "عنوان بعد المراجعة الأولى للمادة")


def test_every_part_of_a_story_makes_a_version(layla):
    article, photo = an_article(), a_photo()
    changes = [
        {"kicker": "تمهيد"},
        {"topics": [str(a_topic().pk)]},
        {"bylines": [str(a_person().pk)]},
        {"link_rows-0-url": "https://example.org/", "link_rows-0-title": "رابط"},
        {"photo_rows-0-photo": str(photo.pk), "photo_rows-0-position": "0"},
        {"photo_rows-0-caption": "شرح"},
        {"photo_rows-0-DELETE": "on"},
    ]
    for version, given in enumerate(changes, 2):
        press(layla, change(article), "_continue", **given)
        assert Article.objects.get().version == version, given
    assert kept(article) == [("save", version) for version in range(1, len(changes) + 2)]
    assert len({row.digest for row in Revision.objects.all()}) == len(changes)  # without its photo it is as it was


def test_a_save_that_changes_nothing_leaves_nothing(layla):
    article = a_story(photos=[a_photo()], people=[a_person()])
    before = kept(article)
    press(layla, change(article), "_continue")
    assert kept(article) == before and Article.objects.get().version == 1


def test_a_refused_form_leaves_nothing(layla):
    article = an_article()
    assert press(layla, change(article), "_publish", headline="").status_code == 200
    assert not kept(article) and Article.objects.get().version == 1


@pytest.mark.django_db
def test_a_story_that_has_moved_on_is_not_held():
    article = an_article()
    hold(article, seen=1)
    with pytest.raises(Stale):
        hold(article, seen=2)


def test_publishing_without_a_change_publishes_what_was_seen(layla):
    article = an_article()
    opened = filled(layla, change(article))
    press(layla, change(article), "_continue", headline="عنوان حُفظ في نافذة أخرى بعد ذلك")
    assert layla.post(change(article), {**opened, "_publish": ""}).status_code == 409
    assert not Activity.objects.filter(verb=Activity.Verb.PUBLISH).exists()


@pytest.mark.django_db
def test_a_refused_text_is_kept_once_in_a_row_and_apart_for_everybody():
    article, layla, nour = an_article(), somebody("layla"), somebody("nour")
    content = snapshot(article) | {"headline": "عنوان آخر"}
    first = refuse(article, content, by=layla, seen=1)
    refuse(article, content, by=nour, seen=1)
    assert refuse(article, content, by=layla, seen=1) == first
    assert refuse(article, content, by=layla, seen=2) != first
    assert refuse(article, content, by=layla, seen=1) != first
    assert Revision.objects.count() == 4


@pytest.mark.django_db
def test_restoring_leaves_status_and_turn_to_the_verbs(monkeypatch):
    """Or a story that is sent for review at the same moment would be a draft again."""
    article = an_article()
    first = keep(article, Revision.Kind.SAVE, by=somebody("omar"))
    found = Article.objects.get

    def sent_for_review_meanwhile(**words):
        loaded = found(**words)
        Article.objects.filter(pk=article.pk).update(status=Article.Status.REVIEW, turn_of=somebody("nour"))
        return loaded

    monkeypatch.setattr(Article.objects, "get", sent_for_review_meanwhile)
    restore(first, by=somebody("layla"), seen=1)
    monkeypatch.undo()
    article.refresh_from_db()
    assert (article.status, article.turn_of, article.version) == (Article.Status.REVIEW, somebody("nour"), 2)
