"""The demo newsroom: its files hold together, and entering them twice adds nothing."""

import re
from collections import Counter
from datetime import datetime, timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from articles.demo import entering, manuscript
from articles.models.article import Article
from articles.models.published import PublishedArticle, PublishedRegion
from articles.publishing.publish import withdraw
from tests.makers import a_photo, a_story, somebody

STORIES = manuscript.stories()
ROSTER = manuscript.roster()
PICTURES = {table["name"]: table for table in manuscript.pictures()}
REGIONS = [child["slug"] for region in ROSTER["regions"] for child in region["children"]] + [
    r["slug"] for r in ROSTER["regions"]
]


def test_the_newsroom_is_as_large_as_it_was_promised():
    arabic = [story for story in STORIES if story.edition == "ar"]
    assert len(arabic) >= 48 and len(STORIES) - len(arabic) >= 10
    assert len({story.region for story in arabic}) >= 10
    assert len(PICTURES) >= 40
    states = Counter(story.state for story in arabic)
    assert set(states) == {
        "published",
        "draft",
        "review",
        "ready",
        "scheduled",
        "embargoed",
        "expired",
        "withdrawn",
        "spiked",
    }
    assert {story.genre for story in arabic} == {"news", "analysis", "opinion", "interview", "photo_story"}
    assert {0, 1, 5, 8} & {len(story.photos) for story in arabic}
    assert any(not story.standfirst for story in arabic) and any(story.correction for story in arabic)


@pytest.mark.parametrize("story", STORIES, ids=lambda story: f"{story.edition}-{story.key}")
def test_a_storys_file_holds_together(story):
    keys = {other.key for other in STORIES if other.edition == story.edition}
    assert story.region in REGIONS
    assert set(story.topics) <= {table["slug"] for table in ROSTER["topics"]}
    assert set(story.bylines) <= {table["key"] for table in ROSTER["people"]}
    assert set(story.photos) <= set(PICTURES) and len(set(story.photos)) == len(story.photos)
    assert set(manuscript.PHOTO_NAME.findall(story.body)) <= set(story.photos[1:])
    assert set(story.related) <= keys - {story.key}
    assert set(story.captions) | set(story.alts) <= set(story.photos)
    assert not story.standfirst.endswith(".") and len(story.standfirst) <= 320 and len(story.headline) <= 200
    if story.edition != "ar":
        assert set(story.captions) == set(story.alts) == set(story.photos)


@pytest.mark.parametrize("story", [s for s in STORIES if s.edition == "ar"], ids=lambda story: story.key)
def test_arabic_stories_keep_the_house_style(story):
    text = "\n".join([story.headline, story.standfirst, story.body, *story.captions.values(), *story.alts.values()])
    assert text.count("«") == text.count("»")
    assert not re.search(r"[\u0600-\u06FF]\s?[,;?]", text), "Latin punctuation after an Arabic letter"
    assert not re.search(r"[\u200e\u200f\u202a-\u202e\u2066-\u2069]", text), "invisible marks"
    assert not re.search(r"\u0640(?!«)", text), "tatweel that does not lead to a quotation"


@pytest.mark.parametrize("table", PICTURES.values(), ids=lambda table: table["name"])
def test_every_picture_has_its_words_and_its_file(table):
    assert table["path"].stat().st_size < 60_000
    assert table["caption"] and table["alt"] and table["caption"] != table["alt"] and not table["caption"].endswith(".")
    assert set(table["agencies"]) <= {agency["slug"] for agency in ROSTER["agencies"]}
    assert table["agencies"] or table["photographer"]


@pytest.mark.django_db
def test_a_newsroom_in_earnest_takes_no_demo(settings):
    settings.DEMO = False
    with pytest.raises(CommandError):
        call_command("seed_demo")


@pytest.fixture
def pictures_on_the_shelf(monkeypatch):
    """The pictures without the knife, which has tests of its own."""
    monkeypatch.setattr("articles.demo.seed.library", lambda agencies: {name: a_photo() for name in PICTURES})


@pytest.mark.django_db
def test_the_demo_is_entered_once_and_kept_fresh(pictures_on_the_shelf, time_machine, capsys):
    call_command("seed_demo")
    counts = Article.objects.count(), PublishedArticle.objects.count()
    assert counts[0] == len(STORIES)
    states = Counter(story.state for story in STORIES)
    assert PublishedArticle.objects.public().count() == states["published"]
    call_command("seed_demo")
    assert (Article.objects.count(), PublishedArticle.objects.count()) == counts
    before = PublishedArticle.objects.public().newest_first().first()
    tomorrow = timezone.now() + timedelta(days=3)
    time_machine.move_to(tomorrow)
    call_command("seed_demo")
    after = PublishedArticle.objects.get(pk=before.pk)
    assert timedelta(0) <= tomorrow - after.published_at < timedelta(hours=2)
    assert PublishedRegion.objects.filter(story=after, published_at=after.published_at).count() >= 2
    assert "password" in capsys.readouterr().out


@pytest.mark.django_db
def test_the_demos_clock_leaves_an_editors_own_story_alone(pictures_on_the_shelf, time_machine):
    call_command("seed_demo")
    own = a_story()
    date = PublishedArticle.objects.get(pk=own.pk).published_at
    time_machine.move_to(timezone.now() + timedelta(days=3))
    assert entering.freshen(STORIES) > 40
    assert PublishedArticle.objects.get(pk=own.pk).published_at == date


@pytest.mark.django_db
def test_the_demos_clock_leaves_alone_what_an_editor_has_ended(pictures_on_the_shelf, time_machine):
    call_command("seed_demo")
    one, two = Article.objects.filter(edition="ar", slugline__in=["wind-ship", "night-train"])
    PublishedArticle.objects.filter(pk=one.pk).update(until=timezone.now() + timedelta(hours=1))
    withdraw(two, by=somebody("layla"), reason="مراجعة")
    dates = dict(PublishedArticle.objects.filter(pk__in=[one.pk, two.pk]).values_list("pk", "published_at"))
    time_machine.move_to(timezone.now() + timedelta(days=3))
    call_command("seed_demo")
    assert dict(PublishedArticle.objects.filter(pk__in=dates).values_list("pk", "published_at")) == dates
    for story in PublishedArticle.objects.public().exclude(corrections=[]):
        assert all(datetime.fromisoformat(c["at"]) >= story.published_at for c in story.corrections)


@pytest.mark.django_db
def test_a_seeding_that_was_interrupted_is_simply_run_again(pictures_on_the_shelf, monkeypatch):
    with monkeypatch.context() as power_cut:
        power_cut.setattr(entering, "carry", lambda *args, **words: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            call_command("seed_demo")
    assert not Article.objects.exists()
    call_command("seed_demo")
    assert Article.objects.count() == len(STORIES)
