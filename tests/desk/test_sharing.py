"""Preview links: one revision of a story, for somebody without a login, until the story is out."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.desk.lending import shared_preview
from articles.desk.lending.shared_preview import address
from articles.desk.lending.sharing import make
from articles.models.activity import Activity
from articles.models.preview_link import PreviewLink
from articles.publishing import status
from articles.publishing.publish import publish, withdraw
from tests.desk.pages import press
from tests.makers import a_person, a_photo, a_region, a_story, a_topic, an_article, somebody

pytestmark = pytest.mark.django_db
NEVER_KEPT = {
    "Cache-Control": "no-store, private",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
    "Referrer-Policy": "no-referrer",
}


@pytest.fixture(autouse=True)
def nobody_has_opened_anything():
    shared_preview.counted.clear()


def change(article) -> str:
    return f"/admin/articles/article/{article.pk}/change/"


def share(client, article, **headers):
    return client.post(f"/admin/articles/article/{article.pk}/share/", headers=headers)


def a_link(article, by="layla") -> PreviewLink:
    return make(article, by=somebody(by))


def texts(response) -> str:
    return response.content.decode()


# --- Making, opening, ending ----------------------------------------------------------------------
def test_a_link_is_made_in_the_writing_room_and_opens_without_a_login(layla):
    photo, person, topic = a_photo(caption="شرح يراه الضيف"), a_person("هالة"), a_topic("water")
    article = an_article(headline="مادة تُعار قبل نشرها", photos=[photo], people=[person], topics=[topic])
    assert share(layla, article).url == f"{change(article)}#sharing"
    link = PreviewLink.objects.get()
    assert f"http://testserver{address(link)}" in texts(layla.get(change(article)))
    stranger = Client()
    page = stranger.get(address(link))
    for words in ("مادة تُعار قبل نشرها", "شرح يراه الضيف", "هالة", "موضوع water", '<p class="preview"'):
        assert words in texts(page)
    assert page.status_code == 200 and not page.cookies and not stranger.cookies
    assert [line.verb for line in Activity.objects.all()] == ["share"]


def test_it_speaks_the_language_of_the_storys_edition():
    article = an_article(edition="en", headline="The old bridge goes back to its people")
    page = texts(Client().get(address(a_link(article))))
    assert '<html lang="en" dir="ltr"' in page and "Not for circulation" in page


def test_an_embargo_is_printed_for_whoever_is_lent_the_story():
    article = an_article(edition="en", publish_at=timezone.now() + timedelta(days=3))
    page = texts(Client().get(address(a_link(article))))
    assert "Embargo until:" in page and "Published:" not in page
    assert "Embargo until:" not in texts(Client().get(address(a_link(an_article(edition="en")))))


def test_what_it_answers_is_kept_and_followed_by_nobody():
    link = a_link(an_article())
    for path in (address(link), "/preview/no-such-token/", address(link) + "x"):
        answer = Client().get(path)
        assert {name: answer.headers[name] for name in NEVER_KEPT} == NEVER_KEPT, path
        assert "Speculation-Rules" not in answer.headers and "cookie" not in answer.headers.get("Vary", "").lower()
    page = texts(Client().get(address(link)))
    assert "<script" not in page and "manifest" not in page and 'content="noindex"' in page


def test_it_is_read_and_never_written_to():
    link = a_link(an_article())
    for method in ("post", "put", "delete", "patch"):
        assert getattr(Client(enforce_csrf_checks=True), method)(address(link)).status_code == 405
    assert Client().head(address(link)).status_code == 200
    assert PreviewLink.objects.get().opened == 0, "a machine that only looks whether it is there has not opened it"


def test_it_prints_the_revision_and_not_what_was_written_later(layla):
    article = an_article(headline="عنوان المادة كما أُعيرت أول مرة")
    link = a_link(article)
    press(layla, change(article), "_continue", headline="عنوان كُتب بعد أن أُعيرت المادة")
    page = texts(Client().get(address(link)))
    assert "كما أُعيرت أول مرة" in page and "كُتب بعد" not in page
    assert "it has changed since" in texts(layla.get(change(article)))
    assert "كُتب بعد" in texts(Client().get(address(a_link(article.__class__.objects.get(pk=article.pk)))))


def test_what_has_left_the_library_since_is_left_out():
    photos, person, topic = [a_photo(), a_photo(caption="شرح الصورة الثانية")], a_person(), a_topic()
    article = an_article(
        region=a_region(), photos=photos, people=[person], topics=[topic], body=f"متن.\n\n![](photo:{photos[0].pk})"
    )
    link = a_link(article)
    for rows in (article.photo_rows, article.byline_rows):
        rows.all().delete()
    article.topics.clear()
    type(article).objects.filter(pk=article.pk).update(region=None)
    for row in (photos[0], person, topic, article.region):
        row.delete()
    page = Client().get(address(link))
    assert page.status_code == 200 and "شرح الصورة الثانية" in texts(page)


def test_an_ended_link_is_gone_and_the_log_says_who_ended_it(layla):
    article = an_article()
    link = a_link(article)
    ends = f"/admin/articles/article/{article.pk}/share/{link.pk}/end/"
    assert layla.post(ends).status_code == 302
    assert Client().get(address(link)).status_code == 404
    assert layla.post(ends).status_code == 302, "ending it twice is no mistake"
    assert [line.verb for line in Activity.objects.order_by("id")] == ["share", "unshare"]
    assert layla.post(f"/admin/articles/article/{an_article().pk}/share/{link.pk}/end/").status_code == 404


def test_the_panel_says_who_was_lent_the_story_and_how_often_they_looked(layla):
    article = an_article()
    link = a_link(article)
    Client().get(address(link))
    page = texts(layla.get(change(article)))
    assert "Layla" in page and "opened once" in page and "Until" in page
    answer = share(layla, article, Accept="application/json").json()
    assert answer["panel"].count('class="sharing-address"') == 2 and answer["said"]


def test_a_link_that_is_opened_in_a_rush_writes_once():
    link = a_link(an_article())
    for _ in range(5):
        with CaptureQueriesContext(connection) as queries:
            Client().get(address(link))
    assert not [query for query in queries.captured_queries if query["sql"].startswith("UPDATE")]
    link.refresh_from_db()
    assert link.opened == 1
    shared_preview.counted[link.pk] -= shared_preview.AT_ONCE
    Client().get(address(link))
    link.refresh_from_db()
    assert link.opened == 2


# --- When it is gone ------------------------------------------------------------------------------
def after_72_hours(article, link, clock):
    clock.move_to(timezone.now() + timedelta(hours=72, seconds=1))


def once_ended(article, link, clock):
    PreviewLink.objects.filter(pk=link.pk).update(ended_at=timezone.now())


def once_published(article, link, clock):
    publish(article, by=somebody("layla"))


def at_the_instant_of_publication(article, link, clock):
    at = timezone.now() + timedelta(hours=1)
    publish(article, by=somebody("layla"), at=at)
    clock.move_to(at - timedelta(seconds=1))
    assert Client().get(address(link)).status_code == 200, "scheduled, it is still to come"
    clock.move_to(at)


def once_published_and_withdrawn(article, link, clock):
    publish(article, by=somebody("layla"))
    withdraw(article, by=somebody("layla"), reason="خطأ")


def once_it_has_run_its_time(article, link, clock):
    now = timezone.now()
    publish(article, by=somebody("layla"), until=now + timedelta(minutes=1))
    clock.move_to(now + timedelta(minutes=2))


def once_spiked(article, link, clock):
    status.spike(article, by=somebody("layla"))


def once_deleted(article, link, clock):
    article.delete()


def once_its_maker_has_left(article, link, clock):
    link.by.is_active = False
    link.by.save()


def once_its_maker_is_no_editor(article, link, clock):
    link.by.groups.clear()


def once_its_maker_may_not_open_the_story(article, link, clock):
    link.by.groups.set(Group.objects.filter(name="Reporter"))


GONE = [
    after_72_hours,
    once_ended,
    once_published,
    at_the_instant_of_publication,
    once_published_and_withdrawn,
    once_it_has_run_its_time,
    once_spiked,
    once_deleted,
    once_its_maker_has_left,
    once_its_maker_is_no_editor,
    once_its_maker_may_not_open_the_story,
]


@pytest.mark.parametrize("state", GONE, ids=lambda state: state.__name__)
def test_a_link_that_leads_nowhere_answers_like_one_that_never_was(time_machine, state):
    article, now = an_article(region=a_region()), timezone.now()
    time_machine.move_to(now, tick=False)
    link = a_link(article)
    path = address(link)
    assert Client().get(path).status_code == 200
    state(article, link, time_machine)
    gone, wrong = Client().get(path), Client().get("/preview/no-such-token/")
    assert gone.status_code == wrong.status_code == 404
    assert gone.content == wrong.content
    assert {**gone.headers, "Date": ""} == {**wrong.headers, "Date": ""}


def test_a_link_made_before_a_schedule_that_was_called_off_is_good_again():
    article = an_article()
    link = a_link(article)
    publish(article, by=somebody("layla"), at=timezone.now() + timedelta(hours=1))
    withdraw(article, by=somebody("layla"), reason="تأجّل المؤتمر")
    assert Client().get(address(link)).status_code == 200


def test_no_link_is_made_to_what_readers_have_had(layla):
    for article in (a_story(), an_article()):
        if article.copied_at is None:
            status.spike(article, by=somebody("layla"))
        response = share(layla, article, Accept="application/json")
        assert response.status_code in (403, 422) or response.url
        assert not PreviewLink.objects.exists()


# --- Who may --------------------------------------------------------------------------------------
def test_only_who_may_share_a_story_makes_and_ends_links(layla, omar, salma, client):
    article = an_article(by=somebody("layla"))
    link = a_link(article)
    ends = f"/admin/articles/article/{article.pk}/share/{link.pk}/end/"
    for stranger in (omar, salma, client):
        assert share(stranger, article).status_code in (403, 404)
        assert stranger.post(ends).status_code in (403, 404)
    assert not PreviewLink.objects.exclude(pk=link.pk).exists() and Client().get(address(link)).status_code == 200
    for address_ in (f"/admin/articles/article/{article.pk}/share/", ends):
        assert layla.get(address_).status_code == 405


def test_a_forged_post_makes_no_link():
    client = Client(enforce_csrf_checks=True)
    client.force_login(somebody("layla"))
    assert share(client, an_article()).status_code == 403
    assert not PreviewLink.objects.exists()
