"""Two versions put together by choice, and saved by the road of every save."""

from datetime import timedelta

import pytest
from django.contrib.messages import get_messages
from django.utils import timezone

from articles.models.article import Article
from articles.models.draft import Draft
from articles.models.published import PublishedArticle
from articles.publishing.revisions import snapshot
from tests.desk.clashes import change, choices, clash, settle, texts
from tests.desk.pages import filled, with_photo
from tests.makers import a_person, a_photo, a_region, a_story, a_topic, an_article, somebody

BODY = "فقرة أولى من المادة كما كتبها صاحبها.\n\nفقرة ثانية منها في آخرها كلام يتغيّر."


@pytest.fixture
def story(db):
    return an_article(body=BODY, headline="عنوان المادة قبل أن يغيّره أحد")


# --- Put together ----------------------------------------------------------------------------------
def test_what_one_alone_has_changed_is_chosen_already(layla, nour, story):
    response = clash(story, layla, nour, {"kicker": "من ليلى"}, {"headline": "عنوان نور", "dateline": "تونس"})
    assert "Nobody has changed what the other has changed" in texts(response)
    assert layla.post(settle(story), choices(response)).status_code == 302
    story.refresh_from_db()
    assert (story.kicker, story.headline, story.dateline, story.version) == ("من ليلى", "عنوان نور", "تونس", 3)
    assert story.changed_by == somebody("layla")


def test_what_both_have_changed_is_asked_about_and_mine_to_begin_with(layla, nour, story):
    response = clash(story, layla, nour, {"headline": "عنوان ليلى"}, {"headline": "عنوان نور"})
    assert "Take a look" in texts(response) and choices(response)["choice-headline"] == "mine"
    layla.post(settle(story), choices(response, choice__headline="theirs"))
    story.refresh_from_db()
    assert story.headline == "عنوان نور"


def test_a_body_that_both_have_changed_is_merged(layla, nour, story):
    mine, theirs = BODY.replace("أولى", "أولى جديدة"), BODY.replace("ثانية", "ثانية مزيدة")
    response = clash(story, layla, nour, {"body": mine}, {"body": theirs})
    assert choices(response)["choice-body"] == "merged"
    layla.post(settle(story), choices(response))
    story.refresh_from_db()
    assert story.body == BODY.replace("أولى", "أولى جديدة").replace("ثانية", "ثانية مزيدة")


def test_a_merge_with_two_versions_in_it_can_be_saved_and_not_published(layla, nour, story):
    mine, theirs = BODY.replace("يتغيّر", "تغيّر"), BODY.replace("يتغيّر", "سيتغيّر")
    response = clash(story, layla, nour, {"body": mine}, {"body": theirs})
    offered = choices(response)
    assert offered["choice-body"] == "mine" and "1 place holds both versions" in texts(response)
    saved = layla.post(settle(story), {**offered, "choice-body": "merged"})
    assert "Settle them before publishing" in str([str(said) for said in get_messages(saved.wsgi_request)])
    page = layla.post(change(story), {**filled(layla, change(story)), "_publish": ""})
    assert page.status_code == 200 and "still holds two versions" in texts(page)
    assert not PublishedArticle.objects.exists()
    mended = layla.post(change(story), {**filled(layla, change(story)), "body": mine, "_publish": ""})
    assert mended.status_code == 302 and PublishedArticle.objects.get().headline == story.headline


def test_what_was_mended_in_the_merge_is_what_is_saved(layla, nour, story):
    response = clash(story, layla, nour, {"body": f"{BODY} ليلى"}, {"body": f"{BODY} نور"})
    layla.post(settle(story), choices(response, choice__body="merged", merged__body="كما اتفقنا\r\n\r\nعليه"))
    story.refresh_from_db()
    assert story.body == "كما اتفقنا\n\nعليه"


def test_photos_links_and_names_are_chosen_as_fields(layla, nour):
    old, mine, theirs = a_photo(), a_photo(), a_photo(agencies=[], alt="")
    story = an_article(photos=[old], topics=[a_topic()], people=[a_person()], related=[an_article()])
    typed = with_photo(filled(layla, change(story)), mine.pk, row=1, caption="شرح ليلى")
    typed |= {"photo_rows-0-position": "5", "bylines": [str(a_person("سامر").pk)], "_continue": ""}
    other = with_photo(filled(nour, change(story)), theirs.pk, row=1)
    other |= {"topics": [str(a_topic("ports").pk)], "link_rows-0-DELETE": "on", "_continue": ""}
    assert nour.post(change(story), other).status_code == 302
    response = layla.post(change(story), typed)
    page = texts(response)
    assert response.status_code == 409 and "شرح ليلى" in page and "سامر" in page and "موضوع ports" in page
    assert layla.post(settle(story), choices(response)).status_code == 302
    after = snapshot(Article.objects.get(pk=story.pk))
    assert [(row["photo"], row["caption"]) for row in after["photos"]] == [(mine.pk, "شرح ليلى"), (old.pk, "")]
    assert [row["name"] for row in after["bylines"]] == ["سامر"]
    assert [row["name"] for row in after["topics"]] == ["موضوع ports"] and after["links"] == []


@pytest.mark.parametrize("choice", ["mine", "theirs"])
def test_times_region_and_the_rest_come_back_whole(layla, nour, choice):
    story, asia = an_article(), a_region("asia")
    day = timezone.localtime() + timedelta(days=2)
    start = {"publish_at_0": f"{day:%Y-%m-%d}", "publish_at_1": "18:30:00", "genre": "opinion", "update_note": ""}
    theirs = {"publish_at_0": f"{day:%Y-%m-%d}", "publish_at_1": "07:00:00", "region": str(asia.pk), "genre": "news"}
    response = clash(story, layla, nour, start | {"prominence": "lead"}, theirs)
    given = {"choice-publish_at": choice}
    assert layla.post(settle(story), choices(response) | given).status_code == 302
    story.refresh_from_db()
    assert f"{timezone.localtime(story.publish_at):%H:%M}" == {"mine": "18:30", "theirs": "07:00"}[choice]
    assert (story.region, story.genre, story.prominence) == (asia, "opinion", "lead")


def test_the_photo_desk_and_the_reporter_at_once_need_one_press(omar, salma):
    story, photo = an_article(body=BODY), a_photo()
    opened = with_photo(filled(salma, change(story)), photo.pk)
    assert omar.post(change(story), {**filled(omar, change(story)), "headline": "عنوان عمر"}).status_code == 302
    response = salma.post(change(story), {**opened, "headline": "عنوان سلمى المدسوس"})
    page = texts(response)
    assert response.status_code == 409 and "Nobody has changed what the other" in page
    assert 'id="versions-headline"' not in page and "المدسوس" not in page
    assert salma.post(settle(story), choices(response)).status_code == 302
    story.refresh_from_db()
    assert story.headline == "عنوان عمر" and [row.photo for row in story.photo_rows.all()] == [photo]


def test_new_words_for_the_library_are_not_lost_either(layla, nour):
    bare = a_photo(agencies=[], caption="", alt="")
    story = an_article(photos=[bare])
    typed = {"photo_rows-0-library_caption": "شرح للمكتبة", "photo_rows-0-photographer": "كريم"}
    response = clash(story, layla, nour, typed, {"headline": "عنوان نور"})
    assert layla.post(settle(story), choices(response)).status_code == 302
    bare.refresh_from_db()
    assert (bare.caption, bare.photographer) == ("شرح للمكتبة", "كريم")


# --- Again, and not ----------------------------------------------------------------------------------
def test_somebody_who_saves_once_more_meanwhile_makes_a_new_conflict_with_the_choices_intact(layla, nour, story):
    response = clash(story, layla, nour, {"headline": "عنوان ليلى", "kicker": "لها"}, {"headline": "عنوان نور"})
    offered = choices(response, choice__headline="theirs")
    nour.post(change(story), {**filled(nour, change(story)), "standfirst": "مقدمة نور", "_continue": ""})
    again = layla.post(settle(story), offered)
    assert again.status_code == 409
    picked = choices(again)
    assert picked["choice-kicker"] == "mine" and picked["choice-standfirst"] == "theirs"
    assert "choice-headline" not in picked, "what was settled is settled"
    assert layla.post(settle(story), picked).status_code == 302
    story.refresh_from_db()
    assert (story.headline, story.kicker, story.standfirst) == ("عنوان نور", "لها", "مقدمة نور")


def test_the_button_is_not_pressed_by_itself(layla, nour, story):
    response = clash(story, layla, nour, {"kicker": "لها"}, {"headline": "عنوان نور"}, button="_publish")
    assert "You had pressed “Publish”" in texts(response) and not PublishedArticle.objects.exists()
    saved = layla.post(settle(story), choices(response))
    assert saved.status_code == 302 and not PublishedArticle.objects.exists()
    assert "Press it again" in texts(layla.get(change(story)))


def test_choices_that_cannot_be_saved_are_asked_about_in_the_writing_room(layla, nour, story):
    response = clash(story, layla, nour, {"headline": "ع" * 500, "kicker": "لها"}, {"headline": "عنوان نور"})
    page = layla.post(settle(story), choices(response))
    assert page.status_code == 200 and "ع" * 500 in texts(page) and f'action="{change(story)}"' in texts(page)
    story.refresh_from_db()
    assert story.headline == "عنوان نور"


def test_a_text_that_was_settled_does_not_come_back_as_a_draft(layla, nour, story):
    response = clash(story, layla, nour, {"headline": "عنوان ليلى"}, {"headline": "عنوان نور"})
    now = timezone.now()
    stale = {"form": {"headline": ["عنوان ليلى"]}, "seen_version": 1, "began_at": now, "saved_at": now}
    for choice in ("mine", "theirs"):
        Draft.objects.create(user=somebody("layla"), article=story, **stale)
        assert layla.post(settle(story), choices(response, choice__headline=choice)).status_code == 302
        assert not Draft.objects.exists()
        response = clash(story, layla, nour, {"headline": "عنوان ليلى"}, {"headline": f"عنوان نور بعد {choice}"})


def test_the_refused_text_of_somebody_else_settles_nothing(layla, nour, omar, story):
    response = clash(story, layla, nour, {"headline": "عنوان ليلى"}, {"headline": "عنوان نور"})
    sent = choices(response)
    assert nour.post(settle(story), sent).status_code == 404
    other = an_article()
    assert layla.post(settle(other), sent).status_code == 404
    assert omar.post(settle(an_article(by=somebody("nour"))), sent).status_code == 404
    assert layla.get(settle(story)).status_code == 405
    assert Article.objects.get(pk=story.pk).headline == "عنوان نور"


@pytest.mark.parametrize("sent", [{}, {"kept": "9" * 18}, {"kept": "zz"}, {"kept": "²"}])
def test_forged_choices_are_answered(layla, story, sent):
    assert layla.post(settle(story), sent).status_code == 404


def test_a_story_that_was_sent_as_a_link_is_not_named_to_those_who_may_not_open_it(omar, layla):
    secret = a_story(
        at=timezone.now() + timedelta(days=1), by=somebody("nour"), headline="مادة تحت الحظر لا يعرفها عمر"
    )
    own = an_article(headline="مادة عمر")
    typed = {"link_rows-0-target": str(secret.pk), "translation_of": str(secret.pk), "kicker": "له"}
    response = clash(own, omar, layla, typed, {"headline": "عنوان ليلى"})
    assert response.status_code == 409 and "تحت الحظر" not in texts(response) and f"#{secret.pk}" in texts(response)
