"""The browse page: what it says of what it found, and where it leads when it found nothing."""

from datetime import timedelta
from urllib.parse import quote

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext

from articles.models.spelling import Spelling
from tests.makers import CLOSED, a_person, a_photo, a_region, a_story, a_topic

pytestmark = pytest.mark.django_db


def asked(client, **question):
    return client.get("/articles/", question)


def test_the_count_is_said_in_the_right_plural(client, db):
    region = a_region("europe")
    for wanted, said in ((1, "مادة واحدة"), (2, "مادتان"), (3, "3 مواد"), (11, "11 مادة")):
        while asked(client, region="europe").context.get("count", 0) < wanted:
            a_story(region=region)
        assert said in asked(client, region="europe").content.decode()


def test_what_says_nothing_leaves_the_address(client, db):
    answer = client.get("/articles/?q=&region=&utm_source=x&topic=water&topic=water&sort=")
    assert (answer.status_code, answer["Location"]) == (302, "/articles/?topic=water")
    assert client.get("/articles/?utm_source=x")["Location"] == "/articles/"
    assert client.get("/articles/?q=x&sort=newest").status_code == 200


def test_only_with_pictures(client, db):
    with_picture = a_story(photos=[a_photo()])
    a_story()
    assert [story.pk for story in asked(client, photos="on").context["stories"]] == [with_picture.pk]


def test_filters_go_along_with_the_words(client, db):
    """One form holds both: what narrows the list is sent with the question, and the other way round."""
    page = asked(client, q="خبر", region=a_region("europe").slug).content.decode()
    form = page.partition('<form class="search-box" id="ask"')[2].partition("</form>")[0]
    assert 'name="q"' in form
    for name in ("region", "topic", "person", "agency", "from", "to", "photos"):
        assert f'name="{name}" form="ask"' in page


def test_other_ways_of_writing_are_named_as_stories_print_them(client, db):
    a_story(headline="افتتاح المدرسة", body="نص.")
    a_story(headline="مدرسة في الجبل", body="نص.")
    CLOSED["embargoed"](headline="مدرسات في العاصمة", body="نص.")
    page = asked(client, q="مدرسه")
    assert page.context["also"] == ["المدرسة"]
    assert "مدرسات" not in page.content.decode()


def test_who_bears_the_name_that_was_searched_stands_above_the_results(client, db):
    a_story(
        topics=[a_topic("water", name="المياه")],
        people=[a_person("هالة المرزوق")],
        region=a_region("asia", name="آسيا"),
    )
    for words, address in (("مياه", "/topics/water/"), ("اسيا", "/regions/asia/"), ("هاله المرزوق", "/people/")):
        found = asked(client, q=words).context["subjects"]
        assert len(found) == 1 and found[0].thing.address("ar").startswith(address), words
    assert asked(client, q="مياه البحر").context["subjects"] == []


def test_a_name_is_known_in_the_desks_other_spellings_and_no_other_word_is_meant(client, db):
    americas, signed = a_region("americas", name="أميركا"), [a_person("إنستغرام بلس")]
    a_story(headline="ماريكا القديمة", body="نص.", region=americas, people=signed)
    for ways in ("أميركا\nأمريكا", "إنستغرام\nإنستجرام"):
        Spelling.objects.create(words=ways)
    for words in ("امريكا", "أميركا", "إنستجرام بلس"):
        page = asked(client, q=words).context
        assert len(page["subjects"]) == 1 and page["meant"] is None, words
    assert asked(client, q="ميركا").context["subjects"] == []


@pytest.mark.parametrize("state", CLOSED)
def test_a_name_that_no_public_story_bears_is_not_told(client, db, state):
    CLOSED[state](topics=[a_topic("secret", name="موضوع سري")], region=a_region("asia", name="آسيا"))
    assert asked(client, q="موضوع سري").context["subjects"] == []
    assert client.get("/suggest/", {"q": "موضوع"}).json()["suggestions"] == []


# --- Did you mean ---------------------------------------------------------------------------------
def test_a_slip_of_the_hand_is_answered_with_the_word_as_it_is_printed(client, db):
    a_story(headline="افتتاح المكتبة الوطنيّة", body="نص.")
    page = asked(client, q="المكتبه الوطننية")
    assert page.context["meant"]["text"] == "المكتبه الوطنية"
    better = client.get(page.context["meant"]["address"])
    assert len(better.context["stories"]) == 1


def test_of_two_words_the_commoner_is_meant(client, db):
    for _ in range(3):
        a_story(headline="حديث عن الميناء", body="نص.")
    a_story(headline="حديث عن المينان", body="نص.")
    assert asked(client, q="المينار").context["meant"]["text"] == "الميناء"


def test_filters_are_kept_only_if_something_is_found_within_them(client, db):
    a_story(headline="افتتاح الميناء", body="نص.", region=a_region("europe"))
    a_region("asia")
    within, beyond = (asked(client, q="المينار", region=slug).context["meant"] for slug in ("europe", "asia"))
    assert "region=europe" in within["address"] and "region" not in beyond["address"]


@pytest.mark.parametrize("state", CLOSED)
def test_no_word_of_a_closed_story_is_meant(client, db, state):
    a_story(headline="خبر", body="نص.")
    CLOSED[state](headline="افتتاح الميناء", body="نص.")
    assert asked(client, q="المينار").context["meant"] is None


def test_what_is_found_needs_no_other_word(client, db):
    a_story(headline="حديث عن المينار", body="نص.")
    a_story(headline="حديث عن الميناء", body="نص.")
    assert "meant" not in asked(client, q="المينار").context


# --- Where nothing is found -----------------------------------------------------------------------
def test_an_empty_page_leads_on(client, db):
    a_story(headline="افتتاح الميناء", body="نص.", region=a_region("europe"), topics=[a_topic("water")])
    a_region("asia")
    page = asked(client, region="asia", topic="water")
    assert page.context["wider"] == ["region"]
    text = page.content.decode()
    assert 'href="/articles/?topic=water"' in text and "افتتاح الميناء" in text
    assert asked(client, region="asia").context["wider"] == []


def test_an_unlucky_question_is_answered_in_a_bounded_number_of_queries(client, db):
    a_story(headline="افتتاح الميناء والمطار والمحطة", body="نص.")
    a_region("asia")
    question = "المينار المطاز المحظة " + " ".join(f"كلمة{n}" for n in range(12))
    with CaptureQueriesContext(connections["reader"]) as queries:
        assert asked(client, q=question[:200], region="asia", photos="on").status_code == 200
    assert len(queries) < 120


# --- Suggestions ----------------------------------------------------------------------------------
def suggested(client, text, edition=""):
    return [one["text"] for one in client.get(f"{edition}/suggest/", {"q": text}).json()["suggestions"]]


def test_headlines_and_names_are_suggested_while_one_types(client, db):
    older = a_story(
        headline="افتتاح القطار السريع", body="نص.", ago=timedelta(days=2), topics=[a_topic("rail", name="قطارات")]
    )
    newer = a_story(headline="قطار الليل يعود", body="نص.")
    a_story(headline="خبر آخر", body="عن قطار.")
    assert suggested(client, "قطا") == ["قطارات", newer.headline, older.headline]
    assert suggested(client, "قطار السر") == [older.headline]
    assert (
        suggested(client, "ق") == suggested(client, "") == suggested(client, "؟") == suggested(client, "ق" * 300) == []
    )
    assert suggested(client, "قطا", "/en") == []


def test_a_name_is_suggested_with_its_article_and_without(client, db):
    a_story(headline="خبر", topics=[a_topic("water", name="المياه")])
    assert suggested(client, "الم") == suggested(client, "مي") == ["المياه"]


def test_a_surname_is_suggested_too(client, db):
    a_story(headline="خبر", people=[a_person("هالة المرزوق")])
    assert suggested(client, "مرز") == ["هالة المرزوق"]


def test_only_so_many_of_the_newest_are_read(client, db, monkeypatch):
    from articles.reader.search import suggested as room

    monkeypatch.setattr(room, "WINDOW", 2)
    old = a_story(headline="قطار قديم", body="نص.", ago=timedelta(days=9))
    for _ in range(2):
        a_story(headline="خبر جديد", body="نص.")
    assert old.headline not in suggested(client, "قطار")
    assert len(suggested(client, "خبر")) == 2


def test_the_search_icon_leads_into_the_box(client, db):
    page = client.get("/").content.decode()
    assert 'href="/articles/#id_q"' in page
    assert 'id="id_q"' in client.get("/articles/").content.decode()


def test_hostile_words_are_only_words(client, db):
    a_story(headline="خبر", body="نص.")
    for words in ("%", "' OR 1=1 --", "NEAR(a b)", "قطا*", "\x00قطا", "a:b", "<b>قطا", "😀"):
        assert client.get(f"/suggest/?q={quote(words)}").status_code == 200
        assert client.get(f"/articles/?q={quote(words)}").status_code == 200
