"""Feeds, as programs that fetch them read them: nothing is lost, nothing is there that readers may not see."""

import json
from datetime import datetime, timedelta
from itertools import product

import feedparser
import pytest
from django.utils import timezone

from articles.models.photo import Photo
from articles.models.published import PublishedArticle
from articles.publishing.publish import correct, update, withdraw
from tests.makers import CLOSED, a_person, a_photo, a_region, a_story, a_topic, an_agency, somebody
from tests.reader import json_feed

pytestmark = pytest.mark.django_db
FORMS = ("rss", "atom", "json")
HERE = "http://testserver"
BODY = (
    "فقرة أولى فيها [رابط](/pages/about/).\n\n## عنوان فرعي\n\n![](photo:{photo})\n\n"
    "https://youtu.be/dQw4w9WgXcQ\n\n| بلد | عدد |\n|---|---|\n| مصر | 3 |"
)


def read(client, address: str):
    """The feed as a reader has it: RSS and Atom by feedparser, which must find nothing wrong; JSON as it is."""
    answer = client.get(address)
    assert answer.status_code == 200, address
    if address.partition("?")[0].endswith("json"):
        assert json_feed.wrong(answer.content) == [], address
        return json.loads(answer.content)
    found = feedparser.parse(answer.content, response_headers={"content-type": answer.headers["Content-Type"]})
    assert not found.bozo, (address, found.get("bozo_exception"))
    return found


def titles(client, page: str) -> list[str]:
    """The titles in the three feeds beside a page, which must be the same."""
    page, question, asked = page.partition("?")
    feeds = [read(client, f"{page}feed.{form}{question}{asked}") for form in FORMS]
    listed = [[item["title"] for item in feed["items"]] for feed in (feeds[0], feeds[1])]
    listed.append([item["title"] for item in feeds[2]["items"]])
    assert listed[0] == listed[1] == listed[2], page
    return listed[0]


@pytest.fixture
def europe():
    return a_region("europe", parent=a_region("world"), name="أوروبا")


@pytest.fixture
def full(settings):
    settings.FEEDS_FULL = True


@pytest.fixture
def story(europe):
    """A story with everything that a feed can say."""
    photos = [a_photo([an_agency()], caption="شرح الأولى", photographer="سلمى"), a_photo(caption="شرح الثانية")]
    made = a_story(
        region=europe,
        headline="قمة المياه تبدأ أعمالها",
        standfirst="مندوبون من 12 بلداً يناقشون الحصص",
        body=BODY.format(photo=photos[1].pk),
        dateline="كييف",
        topics=[a_topic("water", name="المياه")],
        people=[a_person("هالة المرزوق"), a_person("عمر")],
        photos=photos,
    )
    correct(made, by=somebody("layla"), text="عدد المندوبين 12 لا 21")
    return PublishedArticle.objects.get(pk=made.pk)


# --- Nothing is lost -----------------------------------------------------------------------------
@pytest.mark.parametrize("form", ["rss", "atom"])
def test_nothing_of_a_story_is_lost_on_a_feed_reader(client, full, story, form):
    feed = read(client, f"/feed.{form}")
    assert (feed.feed.title, feed.feed.language, feed.feed.link) == ("الصحيفة", "ar", f"{HERE}/")
    assert any(link.rel == "self" and link.href == f"{HERE}/feed.{form}" for link in feed.feed.links)
    (entry,) = feed.entries
    assert (entry.id, entry.link) == (f"{HERE}/a/{story.pk}", f"{HERE}{story.address()}")
    assert entry.title == story.headline
    assert entry.summary == story.standfirst
    assert [author.name for author in entry.authors] == ["هالة المرزوق", "عمر"]
    assert {tag.term for tag in entry.tags} == {"أوروبا", "المياه"}
    assert {tag.scheme for tag in entry.tags} == {f"{HERE}/regions/world/europe/", f"{HERE}/topics/water/"}
    assert moment(entry.published) == story.published_at.replace(microsecond=0)
    assert moment(entry.updated) == story.updated_at.replace(microsecond=0)
    assert [picture["width"] for picture in entry.media_content] == ["768", "768"]
    assert [credit["content"] for credit in entry.media_credit] == ["سلمى - أ.ف.ب", "أ.ف.ب"]
    html = "".join(content.value for content in entry.content)
    for word in ("شرح الأولى", "عنوان فرعي", "عدد المندوبين 12 لا 21", "https://www.youtube.com/watch?v=", "مصر"):
        assert word in html, word
    assert f'href="{HERE}/pages/about/"' in html


def test_nothing_of_a_story_is_lost_on_a_reader_of_json(client, full, story):
    feed = read(client, "/feed.json")
    (item,) = feed["items"]
    assert (item["id"], item["url"]) == (f"{HERE}/a/{story.pk}", f"{HERE}{story.address()}")
    assert (item["title"], item["summary"], item["language"]) == (story.headline, story.standfirst, "ar")
    assert [author["name"] for author in item["authors"]] == ["هالة المرزوق", "عمر"]
    assert item["tags"] == ["أوروبا", "المياه"]
    assert datetime.fromisoformat(item["date_modified"]) == story.updated_at.replace(microsecond=0)
    assert [one["title"] for one in item["attachments"]] == ["شرح الأولى (سلمى - أ.ف.ب)", "شرح الثانية (أ.ف.ب)"]
    assert item["_newsroom"]["corrections"][0]["text"] == "عدد المندوبين 12 لا 21"
    assert item["content_html"].count("<img ") == 2
    assert ' id="' not in item["content_html"] and "tabindex" not in item["content_html"]


def moment(text: str) -> datetime:
    from email.utils import parsedate_to_datetime

    return parsedate_to_datetime(text) if "," in text else datetime.fromisoformat(text)


@pytest.mark.parametrize("form", FORMS)
def test_a_feed_says_what_stands_above_the_story_unless_whole_ones_are_wanted(client, story, form):
    text = client.get(f"/feed.{form}").content.decode()
    assert "مندوبون من 12 بلداً" in text and "عدد المندوبين 12 لا 21" in text
    assert "فقرة أولى" not in text and "عنوان فرعي" not in text


# --- Everything that has a page has a feed -------------------------------------------------------
def test_every_list_has_a_feed_in_three_forms_and_its_page_says_where(client, story):
    agency = story.photo_rows.first().photo.credit_rows.first().agency
    person = story.person_rows.first().person
    pages = ["/", "/articles/", "/regions/world/", "/regions/world/europe/", "/topics/water/", person.address("ar")]
    pages += [f"/agencies/{agency.slug}/", "/articles/?q=%D8%A7%D9%84%D9%85%D9%8A%D8%A7%D9%87&region=europe"]
    for page in pages:
        assert titles(client, page) == [story.headline], page
        head = client.get(page).content.decode().partition("</head>")[0]
        address, question, asked = page.partition("?")
        for form in FORMS:
            there = f'href="{address}feed.{form}{question}{asked}"'.replace("&", "&amp;")
            assert there in head, there
    assert titles(client, "/corrections/") == [f"تصويب: {story.headline}"]
    photo = story.photo_rows.first().photo_id
    for page in ("/archive/", "/topics/", "/feeds/", f"/photos/{photo}/", "/en/archive/"):  # of none: the edition's
        prefix = "/en/" if page.startswith("/en/") else "/"
        head = client.get(page).content.decode().partition("</head>")[0]
        assert all(f'href="{prefix}feed.{form}"' in head for form in FORMS), page


def test_a_feed_is_of_one_edition_and_speaks_its_language(client, story, europe):
    a_story(region=europe, edition="en", headline="Water talks begin", people=[a_person("هالة المرزوق")])
    assert titles(client, "/en/") == titles(client, "/en/regions/world/") == ["Water talks begin"]
    assert read(client, "/en/feed.atom").feed.language == "en"
    assert titles(client, "/en/topics/water/") == []


def test_there_is_no_feed_of_nothing(client, europe):
    a_topic("water"), a_person("هالة المرزوق"), an_agency()
    person = a_person("هالة المرزوق")
    closed = ("/topics/water/", person.address("ar"), "/agencies/afp/", "/topics/nothing/", "/regions/nowhere/")
    for page, form in product(closed, FORMS):
        assert client.get(f"{page}feed.{form}").status_code == 404, page
    for asked in ("region=nowhere", "from=31/02/2025", "person=x%00", "topic=%FF"):
        assert client.get(f"/articles/feed.rss?{asked}").status_code == 404, asked
    assert titles(client, "/") == titles(client, "/regions/world/") == []


def test_a_region_that_has_moved_leads_on(client, story):
    answer = client.get("/regions/europe/feed.atom")
    assert (answer.status_code, answer.headers["Location"]) == (301, "/regions/world/europe/feed.atom")


def test_the_page_of_feeds_lists_them(client, story):
    text = client.get("/feeds/").content.decode()
    for address in ("/feed.rss", "/feed.atom", "/corrections/feed.json", "/regions/world/europe/feed.rss"):
        assert f'href="{address}"' in text


# --- What changes is told ------------------------------------------------------------------------
def test_an_old_story_that_is_put_right_is_told_again_for_a_week(client, europe, time_machine):
    old = a_story(region=europe, ago=timedelta(days=400), headline="خبر قديم")
    for number in range(3):
        a_story(region=europe, ago=timedelta(hours=number))
    from articles.reader.feeds import source

    source.ENTRIES, most = 3, source.ENTRIES
    try:
        assert "خبر قديم" not in titles(client, "/")
        correct(old, by=somebody("layla"), text="الرقم 7 لا 9")
        for page in ("/", "/regions/world/"):
            assert titles(client, page)[-1] == "خبر قديم"
        time_machine.move_to(timezone.now() + timedelta(days=7, minutes=1))
        assert "خبر قديم" not in titles(client, "/")
    finally:
        source.ENTRIES = most


def test_each_correction_is_an_entry_of_its_own_with_an_id_for_good(client, story):
    correct(somebody_elses(story), by=somebody("layla"), text="والمكان كييف")
    feed = read(client, "/corrections/feed.rss")
    assert [entry.id for entry in feed.entries] == [f"{HERE}/a/{story.pk}#correction-{place}" for place in (2, 1)]
    assert "والمكان كييف" in feed.entries[0].summary


def somebody_elses(story):
    from articles.models.article import Article

    return Article.objects.get(pk=story.pk)


def test_a_withdrawal_is_announced_for_a_week_and_says_nothing_but_the_notice(client, story, time_machine):
    withdraw(somebody_elses(story), by=somebody("layla"), reason="خطأ", notice="نُشرت المادة قبل التحقق منها.")
    for page in ("/", "/regions/world/"):
        rss, atom, said = (read(client, f"{page}feed.{form}") for form in FORMS)
        assert [entry.id for entry in rss.entries] == [f"{HERE}/a/{story.pk}"]
        assert "قبل التحقق منها" in rss.entries[0].summary
        assert said["items"][0]["_newsroom"]["withdrawn"] == said["items"][0]["id"] == f"{HERE}/a/{story.pk}"
        assert [entry.id for entry in atom.entries] == [f"{HERE}/a/{story.pk}#withdrawn"]
        text = client.get(f"{page}feed.atom").content.decode()
        assert f'<at:deleted-entry ref="{HERE}/a/{story.pk}" when="' in text
        assert story.headline not in text and "قمة" not in text
    time_machine.move_to(timezone.now() + timedelta(days=7, minutes=1))
    assert titles(client, "/") == []


def test_what_nobody_has_seen_is_not_said_to_be_withdrawn(client, europe):
    CLOSED["withdrawn before its time"](region=europe)
    assert titles(client, "/") == []


# --- What may not be seen ------------------------------------------------------------------------
@pytest.mark.parametrize("form", FORMS)
def test_a_picture_leaves_the_feeds_with_its_rights(client, full, story, form):
    first, second = (row.photo.cuts for row in story.photo_rows.select_related("photo"))
    text = client.get(f"/feed.{form}").content.decode()
    assert first in text and second in text
    Photo.objects.filter(cuts=first).update(usable_until=timezone.now() - timedelta(minutes=1))
    story.photo_rows.filter(photo__cuts=second).update(barred=True)
    text = client.get(f"/feed.{form}").content.decode()
    assert first not in text and second not in text and "شرح" not in text


HOSTILE = "عنوان\x01\x0b ]]> <b>«&amp;» \u202e\u200fقلب\ufffe\U0001ffff \x7f\x85"


@pytest.mark.parametrize("form", FORMS)
def test_whatever_was_typed_a_feed_can_be_read(client, full, story, form):
    words = {"headline": HOSTILE, "standfirst": HOSTILE, "body": [{"html": f"<p>{HOSTILE}</p>"}]}
    PublishedArticle.objects.filter(pk=story.pk).update(**words)
    feed = read(client, f"/feed.{form}")
    title = (feed["items"][0] if form == "json" else feed.entries[0])["title"]
    assert title == "عنوان ]]> <b>«&amp;» قلب"


def test_an_update_keeps_the_id_and_changes_the_address(client, story):
    article = somebody_elses(story)
    article.headline = "عنوان آخر تماماً"
    article.slug = "غيره"
    article.save()
    update(article, by=somebody("layla"))
    (entry,) = read(client, "/feed.atom").entries
    assert entry.id == f"{HERE}/a/{story.pk}" and entry.link == f"{HERE}{PublishedArticle.objects.get().address()}"
