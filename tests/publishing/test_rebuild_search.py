"""rebuild_search: what the indexes lack or hold in an older way, entered while the newsroom works."""

import threading

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone

from articles.doors import readers_room
from articles.models.article import Article
from articles.models.desk_entry import DeskEntry
from articles.models.index import IndexEntry
from articles.models.published import PublishedArticle
from articles.publishing import indexing, rebuilding, working
from articles.publishing.publish import update, withdraw
from articles.reader.search.found import Search
from articles.text.asked import understand
from articles.text.beginnings import sought
from tests.makers import a_story, an_article, somebody


def found(words: str) -> set[int]:
    with readers_room():
        return set(Search(understand(words), "ar", timezone.now()).page().numbers)


def at_the_desk(words: str) -> set[int]:
    return set(working.having(Article.objects.all(), sought(words)).values_list("pk", flat=True))


def forget_everything() -> None:
    IndexEntry.objects.all().delete()
    DeskEntry.objects.all().delete()


def rebuild(capsys, *args, **options) -> list[str]:
    call_command("rebuild_search", *args, **options)
    return capsys.readouterr().out.splitlines()


def test_what_is_missing_or_older_is_entered_and_nothing_else(db, capsys):
    stories = [a_story(headline=f"خبر رقم {n}") for n in range(3)]
    draft, gone = an_article(headline="خبر مسودة"), a_story(headline="خبر مسحوب")
    withdraw(gone, by=somebody("layla"), reason="سبب")
    assert rebuild(capsys) == []
    forget_everything()
    assert found("خبر") == at_the_desk("خبر") == set()
    told = rebuild(capsys)
    assert told[0].startswith("3 of 3 published stories entered") and told[1].startswith("5 of 5 stories at the desk")
    assert found("خبر") == {story.pk for story in stories}
    assert at_the_desk("خبر") == {story.pk for story in (*stories, draft, gone)}
    IndexEntry.objects.filter(story=stories[1].pk).update(version=0)
    DeskEntry.objects.filter(article=draft).update(version=0)
    assert rebuild(capsys) == [
        f"1 of 1 published stories entered, down to number {stories[1].pk}.",
        f"1 of 1 stories at the desk entered, down to number {draft.pk}.",
    ]
    assert rebuild(capsys) == []


def test_what_an_older_newsroom_left_of_a_withdrawn_story_is_taken_out(db, capsys):
    story = a_story(headline="خبر مسحوب")
    PublishedArticle.objects.filter(pk=story.pk).update(withdrawn_at=timezone.now())
    rebuild(capsys)
    assert not IndexEntry.objects.exists()


def test_nothing_to_do_is_seen_without_a_look_at_the_stories(db, capsys, django_assert_max_num_queries):
    for _number in range(5):
        a_story()
    with django_assert_max_num_queries(11):  # one is a lock of PostgreSQL's
        rebuild(capsys)


def test_a_run_that_was_stopped_goes_on_where_it_was(db, capsys, monkeypatch):
    stories = [a_story(headline=f"خبر رقم {n}") for n in range(5)]
    forget_everything()
    monkeypatch.setattr(rebuilding, "AT_ONCE", 2)
    really, batches = indexing.enter_anew, []

    def stopped_in_the_second(numbers):
        batches.append(numbers)
        if len(batches) == 2:
            raise KeyboardInterrupt
        really(numbers)

    monkeypatch.setattr(indexing, "enter_anew", stopped_in_the_second)
    with pytest.raises(CommandError, match="it goes on where it was"):
        rebuild(capsys)
    capsys.readouterr()
    newest = {story.pk for story in stories[3:]}
    assert found("خبر") == newest
    assert rebuild(capsys)[0].startswith("2 of 3 published stories")
    assert found("خبر") == {story.pk for story in stories}


def test_all_of_them_and_from_a_number_on(db, capsys, monkeypatch):
    stories = [a_story() for _ in range(3)]
    assert rebuild(capsys, all=True)[0].startswith("3 of 3 published")
    assert len(rebuild(capsys, all=True, only="desk")) == 1
    told = rebuild(capsys, all=True, only="published", below=stories[2].pk)
    assert told == [f"2 of 2 published stories entered, down to number {stories[0].pk}."]
    with pytest.raises(CommandError, match="goes with"):
        rebuild(capsys, below=3)

    def stop(*args):
        raise KeyboardInterrupt

    monkeypatch.setattr(indexing, "enter_anew", stop)
    with pytest.raises(CommandError, match="--all --only published; then rebuild_search --all --only desk"):
        rebuild(capsys, all=True)


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_no_publication_of_that_moment_is_overwritten(monkeypatch, capsys):
    """The batch has been read when an editor publishes other words: these are what is found in the end."""
    story = a_story(headline="عنوان قديم")
    IndexEntry.objects.update(version=0)
    Article.objects.filter(pk=story.pk).update(headline="عنوان جديد")
    story.refresh_from_db()
    really, threads = indexing.enter_all, []

    def publish_meanwhile():
        try:
            update(story, by=somebody("layla"))
        finally:
            connection.close()

    def slowly(stories):
        monkeypatch.setattr(indexing, "enter_all", really)
        threads.append(threading.Thread(target=publish_meanwhile))
        threads[0].start()
        threads[0].join(1)
        assert threads[0].is_alive()  # it waits for the batch
        really(stories)

    somebody("layla")
    monkeypatch.setattr(indexing, "enter_all", slowly)
    call_command("rebuild_search")
    threads[0].join(30)
    assert found("جديد") == {story.pk} and found("قديم") == set()
