"""The desk's lists are searched by beginnings of words, folded, and nobody finds what is not theirs."""

import pytest
from django.db import DatabaseError, connection, connections

from articles.doors import DESK_INDEX
from articles.models.article import Article
from articles.models.desk_entry import DeskEntry
from articles.models.person import Person
from articles.models.spelling import Spelling
from articles.publishing import revisions, working
from articles.publishing.publish import publish, update, withdraw
from tests.desk.pages import filled, press
from tests.makers import a_person, a_region, a_story, a_topic, an_agency, an_article, somebody

STORIES = "/admin/articles/article/"
BOX = "/admin/autocomplete/?app_label=articles&model_name={}&field_name={}&term={}"


def listed(client, words: str, **more) -> list[int]:
    page = client.get(STORIES, {"q": words, **more})
    assert page.status_code == 200
    return [story.pk for story in page.context["cl"].result_list]


def offered(client, model: str, field: str, term: str) -> list[str]:
    answer = client.get(BOX.format(model, field, term)).json()
    return [row["id"] for row in answer["results"]]


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("امیرکا", {"headline": "زيارة إلى أميركا"}),
        ("مدرسه", {"body": "افتتحت المدرسة أبوابها."}),
        ("ميناء جديد", {"headline": "الميناء", "body": "رصيف جديد."}),
        ("مين", {"headline": "وللميناء قصة"}),
        ("محمد", {"standfirst": "مُحَمَّدٌ في السوق"}),
        ("slug-12", {"slugline": "Slug-12"}),
        ("٢٠٢٤", {"dateline": "عام 2024"}),
        ("«رصيف جديد»", {"body": "رصيف جديد."}),
    ],
)
def test_a_story_is_found_by_any_way_of_writing_its_words(layla, typed, words):
    other, story = an_article(body="لا شيء."), an_article(**words)
    assert listed(layla, typed) == [story.pk] and other.pk in listed(layla, "")


def test_the_newest_change_stands_first_and_filters_go_on(layla):
    stories = [an_article(headline=f"خبر {n}", edition="ar" if n % 2 else "en") for n in range(6)]
    assert listed(layla, "خبر") == [story.pk for story in stories[::-1]]
    assert listed(layla, "خبر", edition="en") == [story.pk for story in stories[::-1] if story.edition == "en"]
    assert listed(layla, "؟!") == [] and listed(layla, "خبر غائب") == []


@pytest.mark.parametrize("few", [2_000, 1])
def test_common_words_are_found_as_rare_ones_are(layla, monkeypatch, few):
    """Of many the database looks each story up, of few they are named to it: the page is the same."""
    monkeypatch.setattr(working, "FEW", few)
    stories = [an_article(headline=f"خبر رقم {n}") for n in range(4)]
    an_article(headline="سواه")
    assert listed(layla, "الخبر") == [story.pk for story in stories[::-1]]
    assert listed(layla, "خبر 2") == [stories[2].pk]


def test_the_index_follows_every_save(layla):
    address = f"{STORIES}add/"
    region = a_region()
    press(layla, address, "_continue", headline="ميناء الشمال", body="نص.", region=str(region.pk))
    article = Article.objects.get()
    assert listed(layla, "ميناء") == [article.pk]
    press(layla, f"{STORIES}{article.pk}/change/", "_continue", headline="مطار الشمال")
    assert (listed(layla, "ميناء"), listed(layla, "مطار")) == ([], [article.pk])
    first = revisions.Revision.objects.of(article).order_by("pk").first()
    article.refresh_from_db()
    revisions.restore(first, by=somebody("layla"), seen=article.version)
    assert (listed(layla, "ميناء"), listed(layla, "مطار")) == ([article.pk], [])


def test_the_working_copy_is_searched_and_not_what_readers_have(layla):
    article = a_story(headline="عنوان عند القراء", body="نص.")
    press(layla, f"{STORIES}{article.pk}/change/", "_continue", headline="عنوان عند المحررين")
    assert (listed(layla, "القراء"), listed(layla, "محررين")) == ([], [article.pk])
    article.refresh_from_db()
    update(article, by=somebody("layla"))
    withdraw(article, by=somebody("layla"), reason="سبب")
    assert listed(layla, "محررين") == [article.pk]


def test_what_is_deleted_leaves_no_words_behind(layla):
    article = an_article(headline="سيُحذف")
    assert layla.post(f"{STORIES}{article.pk}/delete/", {"post": "yes"}).status_code == 302
    assert not DeskEntry.objects.exists() and not Article.objects.exists()
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT count(*) FROM {DESK_INDEX} WHERE {DESK_INDEX} MATCH %s", ['"سيحذف"'])
            assert cursor.fetchone() == (0,)


def test_nobody_finds_a_story_that_is_not_theirs(omar, layla):
    own, other = an_article(headline="خبر عمر"), an_article(headline="خبر نور", by=somebody("nour"))
    assert listed(omar, "خبر") == [own.pk] and set(listed(layla, "خبر")) == {own.pk, other.pk}


def test_a_reporter_links_to_colleagues_stories_by_what_readers_call_them(omar):
    nour = somebody("nour")
    public = a_story(headline="جسر يراه القراء", by=nour)
    hidden = an_article(headline="جسر لم يُنشر", by=nour)
    ahead = an_article(headline="جسر مؤجل", by=nour)
    own = an_article(headline="جسري أنا")
    Article.objects.filter(pk=public.pk).update(headline="سرّ يُكتب الآن")
    working.enter(Article.objects.get(pk=public.pk))
    publish(ahead, by=somebody("layla"), at=ahead.changed_at.replace(year=ahead.changed_at.year + 1))
    found = offered(omar, "relatedlink", "target", "الجسر")
    assert set(found) == {str(public.pk), str(own.pk)} and str(hidden.pk) not in found
    assert offered(omar, "relatedlink", "target", "سر") == [] and offered(omar, "relatedlink", "target", "يراه")


def test_short_lists_are_folded_too(layla):
    Spelling.objects.create(words="أميركا\nأمريكا")
    region, topic = a_region("america", name="أميركا الجنوبية"), a_topic("water", name="المياه")
    a_region("asia", name="آسيا"), a_topic("war", name="الحرب")
    person = a_person("مُهنّد الأحمد")
    agency = an_agency("tass", "تاس", name="وكالة تاس")
    assert offered(layla, "article", "region", "امريكا") == offered(layla, "article", "region", "جنوبيه")
    assert offered(layla, "article", "region", "امريكا") == [str(region.pk)]
    assert offered(layla, "article", "topics", "مياة") == [str(topic.pk)]
    assert offered(layla, "byline", "person", "مهند احمد") == [str(person.pk)]
    assert offered(layla, "byline", "person", "؟") == [] and len(offered(layla, "byline", "person", "")) == 1
    assert Person.objects.count() == 1 and agency
    assert "وكالة تاس" in layla.get("/admin/articles/agency/", {"q": "وكاله"}).content.decode()


@pytest.mark.parametrize("words", ["\0", "'", '"', "a' OR 1=1", "«", "*", "خبر*", "NEAR(", ":* & !", "ﷺ", "ا" * 5000])
def test_odd_words_are_answered(layla, words):
    an_article()
    assert isinstance(listed(layla, words), list)


def test_readers_cannot_ask_the_desks_index(own_door):
    an_article(headline="كناري")
    asked = {"sqlite": f"SELECT rowid FROM {DESK_INDEX} WHERE {DESK_INDEX} MATCH 'كناري'"}
    for sql in (asked.get(own_door.vendor, "SELECT article_id FROM articles_deskentry"), "SELECT 1"):
        with connections["reader"].cursor() as cursor:
            if sql == "SELECT 1":
                cursor.execute(sql)
                continue
            with pytest.raises(DatabaseError):
                cursor.execute(sql)
                cursor.fetchall()
        connections["reader"].close()


def test_the_form_of_a_story_still_finds_its_region(layla):
    article = an_article()
    assert filled(layla, f"{STORIES}{article.pk}/change/")["region"] == [str(article.region_id)]
