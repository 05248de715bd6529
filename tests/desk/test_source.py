"""A translation and its original: begun from it, told when its words or pictures have changed, and quiet otherwise."""

import re

import pytest

from articles.desk.story.source import take_note
from articles.models.article import Article
from articles.publishing.publish import publish, update
from articles.publishing.revisions import advance
from tests.desk.pages import filled, press
from tests.makers import a_photo, a_region, a_story, an_article, somebody

ADD = "/admin/articles/article/add/"
TOLD = "The original has changed since it was translated."


def change(article) -> str:
    return f"/admin/articles/article/{article.pk}/change/"


def texts(response) -> str:
    return response.content.decode()


def seen_at(article) -> int | None:
    return Article.objects.values_list("source_version", flat=True).get(pk=article.pk)


def present(article) -> int:
    return Article.objects.values_list("version", flat=True).get(pk=article.pk)


def translated(client, original, edition="en", **given) -> Article:
    """A translation begun from the original's page and saved."""
    begin = f"{ADD}?translates={original.pk}&edition={edition}"
    fields = filled(client, begin, headline="The bridge goes back to its people", body="Text.", **given)
    assert client.post(begin, {**fields, "_continue": ""}).status_code == 302
    return Article.objects.get(translation_of=original, edition=edition)


@pytest.fixture
def pair(layla):
    """An original with a revision, and its translation."""
    original = an_article()
    press(layla, change(original), "_continue", kicker="جسور")
    return original, translated(layla, original)


def test_a_translation_remembers_which_version_it_was_begun_from(layla):
    original = an_article()
    begin = f"{ADD}?translates={original.pk}&edition=en"
    fields = filled(layla, begin, headline="The bridge goes back to its people", body="Text.")
    press(layla, change(original), "_continue", body="متن تغيّر بينما كان المترجم يكتب.")
    layla.post(begin, {**fields, "_continue": ""})
    translation = Article.objects.get(translation_of=original)
    assert seen_at(translation) == present(original) - 1
    assert TOLD in texts(layla.get(change(translation)))


def test_an_original_that_is_named_later_counts_from_then(layla, pair):
    original, _ = pair
    other = an_article(edition="fa")
    press(layla, change(other), "_continue", translation_of=str(original.pk))
    assert seen_at(other) == present(original)
    press(layla, change(other), "_continue", translation_of="")
    assert seen_at(other) is None


def test_its_writer_is_told_when_the_words_change_until_they_have_taken_it_over(layla, pair):
    original, translation = pair
    assert TOLD not in texts(layla.get(change(translation)))
    press(layla, change(original), "_continue", body="متن جديد تماماً.")
    page = texts(layla.get(change(translation)))
    assert TOLD in page and f"/article/{original.pk}/compare/?from=" in page and "to=desk" in page
    assert "behind this one" in texts(layla.get(change(original)))
    shown = re.search(r'name="_source" value="(\d+)"', page)[1]
    press(layla, change(original), "_continue", body="ثم تغيّر مرة أخرى بعد أن فُتحت الصفحة.")
    seen = f"/admin/articles/article/{translation.pk}/source/seen/"
    assert layla.post(seen, {"_source": shown}).status_code == 302
    assert TOLD in texts(layla.get(change(translation))), "what they have not seen they have not taken over"
    answer = layla.post(seen, {"_source": present(original)}, headers={"Accept": "application/json"})
    assert answer.json()["said"]
    assert TOLD not in texts(layla.get(change(translation)))
    assert "behind this one" not in texts(layla.get(change(original)))
    version = present(translation)
    layla.post(seen, {"_source": "999999"})
    assert (seen_at(translation), present(translation)) == (present(original), version)


@pytest.mark.parametrize(
    ("given", "is_told"),
    [
        ({"headline": "عنوان غيّره المحرر بعد الترجمة"}, True),
        ({"standfirst": "مقدمة جديدة"}, True),
        ({"slugline": "جسر-2"}, False),
        ({"prominence": "lead"}, False),
        ({"publish_at_0": "2090-01-02", "publish_at_1": "10:00"}, False),
    ],
    ids=lambda value: str(*value) if isinstance(value, dict) and len(value) == 1 else None,
)
def test_only_words_and_pictures_count(layla, pair, given, is_told):
    original, translation = pair
    press(layla, change(original), "_continue", **given)
    assert present(original) > seen_at(translation)
    assert (TOLD in texts(layla.get(change(translation)))) == is_told


def test_pictures_count_and_publishing_does_not(layla, pair):
    original, translation = pair
    publish(Article.objects.get(pk=original.pk), by=somebody("layla"))
    assert TOLD not in texts(layla.get(change(translation)))
    original.photo_rows.create(photo=a_photo())
    press(layla, change(original), "_continue", kicker="صور")
    assert TOLD in texts(layla.get(change(translation)))


def test_who_may_not_open_the_original_is_told_of_what_was_published_only(layla, omar):
    original = a_story(by=somebody("layla"), region=a_region())
    translation = translated(omar, original)
    assert translation.created_by == somebody("omar") and seen_at(translation) is not None
    press(layla, change(original), "_continue", headline="عنوان سرّي لم ينشر بعد للقرّاء")
    assert TOLD not in texts(omar.get(change(translation))), "what the desk is writing is none of their business"
    update(Article.objects.get(pk=original.pk), by=somebody("layla"))
    page = texts(omar.get(change(translation)))
    assert TOLD in page and "/compare/" not in page and f"/{original.pk}/change/" not in page
    shown = re.search(r'name="_source" value="(\d+)"', page)[1]
    omar.post(f"/admin/articles/article/{translation.pk}/source/seen/", {"_source": shown})
    assert TOLD not in texts(omar.get(change(translation)))


def test_only_its_writers_take_over(layla, omar, salma, client, pair):
    original, translation = pair
    press(layla, change(original), "_continue", body="متن جديد.")
    before, seen = seen_at(translation), f"/admin/articles/article/{translation.pk}/source/seen/"
    for stranger in (omar, salma, client):
        assert stranger.post(seen, {"_source": present(original)}).status_code in (403, 404)
    assert layla.get(seen).status_code == 405
    assert layla.post(f"/admin/articles/article/{original.pk}/source/seen/").status_code == 404
    assert seen_at(translation) == before


def test_a_translation_from_before_the_count_says_nothing(layla):
    original = an_article()
    translation = an_article(edition="en", translation_of=original)
    press(layla, change(original), "_continue", body="متن جديد.")
    assert TOLD not in texts(layla.get(change(translation)))


def test_a_save_puts_back_nothing_that_was_noted_of_the_original_meanwhile(layla, pair, monkeypatch):
    original, translation = pair
    press(layla, change(original), "_continue", body="متن تغيّر بعد الترجمة.")

    def noted_meanwhile(article, *, seen):
        take_note(Article.objects.get(pk=article.pk), present(original))
        advance(article, seen=seen)

    monkeypatch.setattr("articles.desk.story.article.advance", noted_meanwhile)
    press(layla, change(translation), "_continue", kicker="Bridges")
    assert seen_at(translation) == present(original)


def test_of_two_notes_the_later_version_stays(layla, pair):
    original, translation = pair
    press(layla, change(original), "_continue", body="متن تغيّر بعد الترجمة.")
    early = Article.objects.get(pk=translation.pk)
    take_note(Article.objects.get(pk=translation.pk), present(original))
    take_note(early, 1)
    assert seen_at(translation) == early.source_version == present(original)


# --- Read while it is translated ---
def test_the_original_stands_beside_its_translation(layla):
    original = an_article(standfirst="موجز الأصل", body="فقرة من الأصل.\n\nوفقرة <بعدها>.")
    begin = f"{ADD}?translates={original.pk}&edition=en"
    shown = texts(layla.get(begin))
    assert '<details class="beside" open>' in shown and 'lang="ar" dir="rtl"' in shown
    assert "فقرة من الأصل.\n\nوفقرة &lt;بعدها&gt;." in shown
    kept = texts(layla.get(change(translated(layla, original))))
    assert '<details class="beside">' in kept and "موجز الأصل" in kept
    assert 'class="beside"' not in texts(layla.get(change(original))) + texts(layla.get(ADD))


def test_of_an_original_that_is_not_theirs_a_translator_reads_what_readers_read(layla, omar):
    original = a_story(by=somebody("layla"), region=a_region(), headline="عنوان منشور")
    begin = f"{ADD}?translates={original.pk}&edition=en"
    press(layla, change(original), "_continue", headline="عنوان سرّي", body="متن سرّي لم ينشر.")
    shown = texts(omar.get(begin))
    assert "عنوان منشور" in shown and "سرّي" not in shown and f"/{original.pk}/change/" not in shown
    hidden = an_article(headline="مسودة ليست له", by=somebody("layla"))
    assert "مسودة ليست له" not in texts(omar.get(f"{ADD}?translates={hidden.pk}&edition=en"))
    assert omar.get(f"{ADD}?translates=٩x").status_code == 200
