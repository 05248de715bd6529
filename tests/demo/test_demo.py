"""Entering the demo newsroom: once is enough, an editor's work stays, and what is new is added."""

from collections import Counter
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from articles.demo import entering, manuscript, seed
from articles.editions import EDITIONS
from articles.models.agency import Agency
from articles.models.article import Article
from articles.models.page import Page
from articles.models.person import Person
from articles.models.photo import Photo
from articles.models.published import PublishedArticle, PublishedRegion
from articles.models.region import Region
from tests.makers import a_story

STORIES, PAGES = manuscript.stories(), manuscript.pages()
PICTURES = {table["name"]: table for table in manuscript.pictures()}


@pytest.mark.django_db
def test_a_newsroom_in_earnest_takes_no_demo(settings):
    settings.DEMO = False
    with pytest.raises(CommandError):
        call_command("seed_demo")


@pytest.mark.django_db
def test_the_demo_is_entered_once_and_kept_fresh(pictures_on_the_shelf, time_machine, capsys):
    call_command("seed_demo")
    counts = Article.objects.count(), PublishedArticle.objects.count()
    assert counts[0] == len(STORIES)
    states = Counter(story.state for story in STORIES)
    assert PublishedArticle.objects.public().count() == states["published"]
    assert Page.objects.public().count() == len(PAGES)
    call_command("seed_demo")
    assert Page.objects.count() == len(PAGES)
    assert (Article.objects.count(), PublishedArticle.objects.count()) == counts
    before = PublishedArticle.objects.public().newest_first().first()
    tomorrow = timezone.now() + timedelta(days=3)
    time_machine.move_to(tomorrow)
    call_command("seed_demo")
    after = PublishedArticle.objects.get(pk=before.pk)
    assert timedelta(0) <= tomorrow - after.published_at < timedelta(hours=2)
    assert PublishedRegion.objects.filter(story=after, published_at=after.published_at).count() >= 2
    assert "password" in capsys.readouterr().out


@pytest.mark.once
@pytest.mark.django_db
def test_a_seeding_that_was_interrupted_is_simply_run_again(pictures_on_the_shelf, monkeypatch):
    with monkeypatch.context() as power_cut:
        power_cut.setattr(entering, "carry", lambda *args, **words: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            call_command("seed_demo")
    assert not Article.objects.exists()
    call_command("seed_demo")
    assert Article.objects.count() == len(STORIES)


@pytest.fixture
def before_the_younger_editions(monkeypatch):
    """The demo's files as they were when the paper had two editions; `undo()` brings back the rest."""
    grown = manuscript.roster()
    young = {code for code in EDITIONS if code not in ("ar", "en")}

    def child(table):
        for words in (table.get("names", {}), table.get("short_forms", {})):
            for code in young:
                words.pop(code, None)
        for part in table.get("children", []):
            child(part)

    for tables in grown.values():
        for table in tables:
            child(table)
    with monkeypatch.context() as then:
        then.setattr(manuscript, "roster", lambda: grown)
        then.setattr(manuscript, "stories", lambda: [story for story in STORIES if story.edition not in young])
        then.setattr(manuscript, "pages", list)
        yield then


@pytest.mark.once
@pytest.mark.django_db
def test_an_older_demo_gains_the_new_editions_and_keeps_what_editors_did(
    pictures_on_the_shelf, before_the_younger_editions
):
    call_command("seed_demo")
    assert Region.objects.get(slug="asia").other_names == {"en": "Asia"}
    Region.objects.filter(slug="gulf").update(name="دول الخليج", other_names={"en": "Gulf states"})
    Region.objects.filter(slug="levant").update(other_names={})  # the desk prints the Arabic name in English
    Person.objects.filter(name="هالة المرزوق").update(name="هالة مرزوق")
    Article.objects.filter(edition="ar", slugline="wind-ship").update(headline="عنوان من المكتب")
    own = a_story(slugline="")
    writers = Person.objects.count()

    before_the_younger_editions.undo()
    call_command("seed_demo")
    gulf = Region.objects.get(slug="gulf")
    assert (gulf.name, gulf.name_in("en")) == ("دول الخليج", "Gulf states")
    assert gulf.name_in("fa") == "خلیج فارس" and Region.objects.get(slug="asia").name_in("ur") == "ایشیا"
    assert "en" not in Region.objects.get(slug="levant").other_names
    assert Agency.objects.get(slug="afp").short_in("ur") == "اے ایف پی"
    assert Person.objects.count() == writers
    original = Article.objects.get(edition="ar", slugline="wind-ship")
    assert original.headline == "عنوان من المكتب"
    assert set(original.translations.values_list("edition", flat=True)) == set(EDITIONS) - {"ar"}
    assert PublishedArticle.objects.public().filter(family=original.pk).count() == len(EDITIONS)
    assert not own.translations.exists()
    assert Article.objects.count() == len(STORIES) + 1 and Page.objects.count() == len(PAGES)


@pytest.mark.once
@pytest.mark.django_db
def test_new_stories_of_an_older_demo_are_of_the_same_day(
    pictures_on_the_shelf, before_the_younger_editions, time_machine
):
    call_command("seed_demo")
    time_machine.move_to(timezone.now() + timedelta(days=30))
    before_the_younger_editions.undo()
    call_command("seed_demo")
    for edition in EDITIONS:
        newest = PublishedArticle.objects.public().of(edition).newest_first().first()
        assert timezone.now() - newest.published_at < timedelta(hours=2), edition


@pytest.mark.once
@pytest.mark.django_db
def test_a_translation_made_at_the_desk_keeps_its_original(pictures_on_the_shelf, before_the_younger_editions):
    call_command("seed_demo")
    original = Article.objects.get(edition="ar", slugline="wind-ship")
    ours = Article.objects.create(edition="fa", headline="ترجمهٔ میز", translation_of=original)
    before_the_younger_editions.undo()
    call_command("seed_demo")
    assert list(original.translations.filter(edition="fa")) == [ours]
    assert Article.objects.get(edition="fa", slugline="wind-ship").translation_of is None


@pytest.mark.once
@pytest.mark.django_db
def test_a_picture_is_known_by_itself_and_not_by_its_words(monkeypatch):
    monkeypatch.setattr(manuscript, "pictures", lambda: [PICTURES["columnist-4"]])
    first = seed.library({"house": Agency.objects.create(slug="house", name="أرشيف", short_form="أرشيف")})
    Photo.objects.update(alt="كلمات من مكتب الصور")
    assert seed.library({}) == first
    assert Photo.objects.count() == 1
