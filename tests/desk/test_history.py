"""The versions of a story: all of them there, and to nobody else; what readers see is one of them."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.desk.past import sides
from articles.models.article import Article
from articles.models.published import PublishedArticle
from articles.models.revision import Revision
from articles.publishing.publish import publish, update, withdraw
from articles.publishing.revisions import refuse, snapshot
from tests.desk.versions import at, kept, page_of, restore_by, saved
from tests.makers import a_photo, a_story, an_article, somebody


def test_the_list_has_every_version_and_the_newest_first(layla):
    article = an_article()
    kept(article)
    saved(article, headline="عنوان ثان للمادة")
    page = page_of(layla, at(article, "revisions/"))
    assert page.index("Version 2") < page.index("Version 1")
    assert "عنوان ثان للمادة" in page and "Omar" in page and "Layla" in page


def test_a_publication_of_what_was_saved_is_no_line_of_its_own(layla):
    article = an_article()
    saved(article, headline="عنوان صالح للنشر كما يراه المكتب كله")
    publish(article, by=somebody("layla"))
    page = page_of(layla, at(article, "revisions/"))
    assert Revision.objects.of(article).count() == 2 and page.count("Version 2") == page.count(">Version 2</a>") * 3
    assert page.count(">Version 2</a>") == 1 and "saved" in page and "published" in page


def test_a_refused_text_is_marked_and_can_be_reached(layla):
    article = an_article()
    kept(article)
    saved(article, headline="عنوان من سبق")
    late = refuse(article, snapshot(article) | {"headline": "عنوان من تأخر"}, by=somebody("nour"), seen=1)
    page = page_of(layla, at(article, "revisions/"))
    assert "refused" in page and "عنوان من تأخر" in page
    compared = page_of(layla, at(article, f"compare/?to={late.pk}"))
    assert "Version 1" in compared and "Refused text, begun from version 1" in compared and "<ins>" in compared
    assert "عنوان من تأخر" in page_of(layla, at(article, f"revisions/{late.pk}/"))


def test_the_list_is_paged_and_never_loads_a_text(layla):
    article = an_article()
    kept(article)
    for place in range(70):
        saved(article, headline=f"عنوان {place}")
    with CaptureQueriesContext(connection) as queries:
        page = page_of(layla, at(article, "revisions/"))
    lists = [query["sql"] for query in queries if '"articles_revision"' in query["sql"] and "LIMIT 60" in query["sql"]]
    assert lists and not any('"articles_revision"."content"' in sql for sql in lists)
    found = 0
    address = at(article, "revisions/")
    for _page in range(3):
        page = page_of(layla, address)
        found += page.count('class="line-headline"')
        if 'rel="next"' not in page:
            break
        address = at(article, "revisions/") + page.split('href="?before=')[1].split('"')[0].join(("?before=", ""))
    assert found == 71 and _page == 2


def test_the_rail_counts_them(layla):
    article = an_article()
    assert "versions are kept" not in page_of(layla, at(article, "change/"))
    kept(article)
    saved(article, headline="ثان")
    assert "2 versions are kept" in page_of(layla, at(article, "change/"))


def test_it_costs_the_same_with_many(layla):
    article = an_article(photos=[a_photo()])
    kept(article)
    saved(article, headline="ثان")
    addresses = [at(article, end) for end in ("revisions/", "compare/", "change/")]

    def cost(address):
        with CaptureQueriesContext(connection) as queries:
            page_of(layla, address)
        return len(queries)

    few = [cost(address) for address in addresses]
    for place in range(20):
        saved(article, headline=f"عنوان {place}")
    assert all(cost(address) <= first for address, first in zip(addresses, few, strict=True))
    assert max(few) < 45


# --- What readers see ---


def test_the_readers_side_is_what_was_published_last(layla):
    article = a_story(headline="عنوان يراه القرّاء اليوم على صفحتهم")
    saved(article, headline="عنوان لا يراه أحد بعد من القرّاء أبداً")
    page = page_of(layla, at(article, "compare/?from=readers&to=desk"))
    assert "What readers see" in page and "<ins>" in page
    side = sides.readers(Article.objects.get(pk=article.pk))
    assert sides.agrees(side.content, PublishedArticle.objects.get(pk=article.pk))
    update(article, by=somebody("layla"))
    assert "word for word" in page_of(layla, at(article, "compare/?from=readers&to=desk"))


def test_a_copy_that_says_something_else_is_not_taken_for_it(db):
    article = a_story()
    kept_of = sides.readers(Article.objects.get(pk=article.pk))
    assert kept_of.revision is not None
    PublishedArticle.objects.filter(pk=article.pk).update(headline="شيء آخر")
    assert sides.readers(Article.objects.get(pk=article.pk)) is None


def test_a_copy_from_before_versions_were_kept_is_the_story_that_nobody_has_changed(db):
    article = a_story()
    PublishedArticle.objects.filter(pk=article.pk).update(copied_at=timezone.now() + timedelta(seconds=9))
    side = sides.readers(Article.objects.get(pk=article.pk))
    assert side is not None and side.revision is None


@pytest.mark.parametrize(
    ("make", "says"),
    [(an_article, "is not published"), (a_story, "is withdrawn")],
    ids=["draft", "withdrawn"],
)
def test_without_readers_it_says_so(layla, make, says):
    article = make()
    if make is a_story:
        withdraw(article, by=somebody("layla"), reason="خطأ")
    kept(article)
    response = layla.get(at(article, "compare/?from=readers&to=desk"), follow=True)
    assert response.status_code == 200 and says in response.content.decode()


# --- Whose they are ---


def test_the_versions_of_a_story_are_for_those_who_may_open_it(omar, salma, client):
    foreign = an_article(by=somebody("nour"))
    first = kept(foreign, "nour")
    saved(foreign, headline="سر الثاني")
    for end in ("revisions/", f"revisions/{first.pk}/", f"compare/?from={first.pk}", f"restore/{first.pk}/"):
        assert omar.get(at(foreign, end)).status_code == 404, end
        assert client.get(at(foreign, end)).status_code in (302, 404), end
    assert salma.get(at(foreign, "revisions/")).status_code == 200
    for send in (salma.get, salma.post):
        assert send(at(foreign, f"restore/{first.pk}/")).status_code == 403


def test_a_writer_restores_only_while_the_story_is_theirs(omar):
    article = an_article()
    first = kept(article)
    saved(article, "omar", headline="الثاني")
    assert "Restore" in page_of(omar, at(article, "revisions/"))
    Article.objects.filter(pk=article.pk).update(status="ready")
    assert omar.post(at(article, f"restore/{first.pk}/"), {"seen_version": 2}).status_code in (302, 403)
    assert Article.objects.get(pk=article.pk).headline == "الثاني"
    assert f"/restore/{first.pk}/" not in page_of(omar, at(article, "revisions/"))


def test_a_link_to_a_closed_story_of_a_colleague_neither_shows_nor_comes_back(omar):
    secret = an_article(by=somebody("nour"), headline="مادة سرية لزميلة")
    article = an_article()
    kept(article)
    forged = snapshot(article) | {"links": [{"target": secret.pk, "url": "", "title": ""}]}
    late = refuse(article, forged, by=somebody("omar"), seen=1)
    for end in (f"compare/?to={late.pk}", f"revisions/{late.pk}/", f"restore/{late.pk}/"):
        assert "سرية" not in page_of(omar, at(article, end))
    page = restore_by(omar, article, late, seen_version=str(article.version)).content.decode()
    assert "سرية" not in page and not article.link_rows.exists()
