"""Notes between reporter and desk, and whose turn the story is: written, read and settled in the writing room."""

import pytest
from django.utils import timezone

from articles.desk.story.notes import open_count
from articles.models.activity import Activity
from articles.models.article import Article
from articles.models.draft import Draft
from articles.models.note import Note
from articles.publishing import notes, status
from tests.desk.pages import filled, press
from tests.makers import CLOSED, a_story, an_article, somebody

STORY = "/admin/articles/article/{}/"
JSON = {"HTTP_ACCEPT": "application/json"}


def at(article, page="change/") -> str:
    return STORY.format(article.pk) + page


def page_of(client, article) -> str:
    response = client.get(at(article))
    assert response.status_code == 200
    return response.content.decode()


def write(client, article, text, about="", **headers):
    return client.post(at(article, "notes/"), {"_note-text": text, "_note-about": about}, **headers)


# --- Writing and settling ------------------------------------------------------------------------------
def test_a_note_is_kept_with_the_story_and_everybody_there_reads_it(omar, layla, salma):
    article = an_article()
    response = write(layla, article, "من أين الرقم في العنوان؟", "headline")
    assert response.status_code == 302 and response.url.endswith("/change/#notes")
    note = Note.objects.get()
    assert (note.by, note.about, note.article) == (somebody("layla"), "headline", article)
    for client in (omar, salma):
        page = page_of(client, article)
        assert "من أين الرقم في العنوان؟" in page and "About: headline" in page and "Layla" in page
    line = Activity.objects.get()
    assert (line.verb, line.by, line.reason) == ("note", somebody("layla"), "من أين الرقم في العنوان؟")


def test_a_settled_note_says_who_settled_it_and_stands_below_the_open_ones(omar, layla):
    article = an_article()
    write(layla, article, "ملاحظة قديمة سُوّيت")
    omar.post(at(article, f"notes/{Note.objects.get().pk}/settle/"))
    write(layla, article, "ملاحظة جديدة مفتوحة")
    note = Note.objects.first()
    assert note.resolved_by == somebody("omar") and note.resolved_at
    page = page_of(layla, article)
    assert page.index("ملاحظة جديدة مفتوحة") < page.index("ملاحظة قديمة سُوّيت")
    assert "Settled by Omar" in page
    assert Activity.objects.filter(verb="settle", by=somebody("omar")).count() == 1


def test_a_note_is_settled_once(omar, layla):
    article = an_article()
    note = notes.write(article, by=somebody("layla"), text="راجع الاسم")
    address = at(article, f"notes/{note.pk}/settle/")
    assert layla.post(address, **JSON).json()["said"] == "Settled."
    assert omar.post(address, **JSON).json()["said"] == "Somebody has settled this note already."
    note.refresh_from_db()
    assert note.resolved_by == somebody("layla") and Activity.objects.filter(verb="settle").count() == 1


def test_a_note_of_another_story_is_not_settled_from_here(omar):
    here, there = an_article(), an_article(by=somebody("nour"))
    note = notes.write(there, by=somebody("nour"), text="سرّ")
    assert omar.post(at(here, f"notes/{note.pk}/settle/")).status_code == 404
    assert omar.post(at(there, f"notes/{note.pk}/settle/")).status_code == 404
    assert Note.objects.get().resolved_at is None


@pytest.mark.parametrize(
    ("text", "about", "sentence"),
    [
        ("  ", "", "Write the note first."),
        ("ن" * 2001, "", "at most 2000 characters"),
        ("ملاحظة", "created_by", "Select a valid choice"),
    ],
)
def test_what_cannot_be_taken_is_given_back_with_what_is_wrong(layla, text, about, sentence):
    article = an_article()
    assert write(layla, article, text, about).status_code == 302
    page = page_of(layla, article)
    assert sentence in page and text in page
    assert sentence not in page_of(layla, article)  # said once
    answer = write(layla, article, text, about, **JSON)
    assert answer.status_code == 422 and sentence in answer.json()["html"]
    assert not Note.objects.exists()


def test_what_was_being_written_in_the_story_is_kept_when_a_note_is_sent_without_scripts(omar):
    article = an_article()
    fields = filled(omar, at(article), headline="عنوان كتبته ولم أحفظه بعد")
    omar.post(at(article, "notes/"), {**fields, "_note-text": "انتهيت من الفقرة الأولى"})
    assert Note.objects.get().text == "انتهيت من الفقرة الأولى"
    assert Article.objects.get().headline == article.headline
    assert Draft.objects.get().headline == "عنوان كتبته ولم أحفظه بعد"
    assert "عنوان كتبته ولم أحفظه بعد" in page_of(omar, article)


def test_a_note_sent_by_a_script_leaves_the_form_alone(omar):
    article = an_article()
    answer = write(omar, article, "انتهيت", **JSON)
    assert answer.status_code == 200 and "انتهيت" in answer.json()["html"]
    assert "<html" not in answer.json()["html"] and not Draft.objects.exists()


def test_marks_in_a_note_are_words(layla):
    article = an_article()
    write(layla, article, "<script>alert(1)</script> <b>مهم</b>")
    page = page_of(layla, article)
    assert "<script>alert(1)" not in page and "&lt;b&gt;مهم" in page


# --- Who may -------------------------------------------------------------------------------------------
@pytest.mark.parametrize("closed", [*CLOSED])
def test_a_writer_and_the_desk_can_talk_wherever_the_story_stands(omar, closed):
    article = CLOSED[closed](by=somebody("omar"))
    assert write(omar, article, "ملاحظة").status_code == 302
    assert Note.objects.filter(by=somebody("omar")).count() == 1


def test_a_note_on_a_story_that_is_not_theirs_is_refused(omar):
    article = an_article(by=somebody("nour"))
    notes.write(article, by=somebody("nour"), text="سرّ من أسرار التحرير")
    assert write(omar, article, "ملاحظة").status_code == 404
    assert Note.objects.count() == 1


def test_open_notes_are_counted_in_one_query(layla, django_assert_num_queries):
    one, two, three = an_article(), an_article(), an_article()
    for text in ("أولى", "ثانية", "ثالثة"):
        note = notes.write(one, by=somebody("layla"), text=text)
    notes.settle(note, by=somebody("layla"))
    notes.write(two, by=somebody("layla"), text="رابعة")
    with django_assert_num_queries(1):
        assert open_count([one, two, three]) == {one.pk: 2, two.pk: 1}
    page = layla.get("/admin/articles/article/").content.decode()
    assert "2 open notes" in page and "1 open note<" in page


# --- Returned, passed on, sent to somebody -----------------------------------------------------------
def test_a_returned_story_says_so_and_goes_to_review_again(omar, layla):
    article = an_article(status="review")
    assert layla.post(at(article, "return/"), {"reason": " "}).status_code == 422
    layla.post(at(article, "return/"), {"reason": "ينقصها مصدر ثانٍ"})
    page = page_of(omar, article)
    assert "chip--changes" in page and "Changes requested:" in page and "ينقصها مصدر ثانٍ" in page
    assert "Send for review" in page and "Asks for changes" in page
    press(omar, at(article), "_submit", kicker="بعد التعديل")
    article.refresh_from_db()
    assert (article.status, article.kicker) == ("review", "بعد التعديل")


def test_a_story_with_requested_changes_is_found_under_that_state(layla):
    article = an_article(status="review", headline="مادة أعيدت إلى صاحبها")
    other = an_article(headline="مادة لم تُرسل بعد")
    status.send_back(article, by=somebody("layla"), reason="راجعها")
    page = layla.get("/admin/articles/article/?state=changes").content.decode()
    assert "مادة أعيدت إلى صاحبها" in page and other.headline not in page and "راجعها" in page
    page = layla.get("/admin/articles/article/?state=draft").content.decode()
    assert "مادة أعيدت إلى صاحبها" not in page


def test_a_story_is_sent_to_somebody_who_could_review_it_and_to_nobody_else(omar):
    nour, salma = somebody("nour"), somebody("salma")
    article = an_article()
    page = page_of(omar, article)
    assert f'<option value="{nour.pk}">Nour' in page and f'<option value="{salma.pk}">' not in page
    press(omar, at(article), "_submit", _send_to=str(nour.pk))
    assert Article.objects.get(pk=article.pk).turn_of == nour
    other = an_article()
    press(omar, at(other), "_submit", _send_to=str(salma.pk))
    other.refresh_from_db()
    assert (other.status, other.turn_of) == ("review", None)


def test_a_story_is_passed_on_with_a_note(layla, omar):
    article, nour = an_article(status="review"), somebody("nour")
    assert "Pass on to…" in page_of(layla, article)
    layla.post(at(article, "assign/"), {"to": nour.pk, "note": "راجعي الأرقام"})
    article.refresh_from_db()
    assert article.turn_of == nour and article.status == "review"
    assert "Waiting for <bdi>Nour" in page_of(omar, article) and Note.objects.get().text == "راجعي الأرقام"
    assert omar.get(at(article, "assign/")).status_code == 403


def test_a_story_is_passed_on_only_to_those_who_can_do_something_with_it(layla):
    ready, omar, left = CLOSED["ready"](by=somebody("omar")), somebody("omar"), somebody("nour")
    salma = somebody("salma")
    left.is_active = False
    left.save()
    page = layla.get(at(ready, "assign/")).content.decode()
    assert f'<option value="{omar.pk}"' not in page and f'<option value="{left.pk}"' not in page
    assert f'<option value="{salma.pk}"' in page  # she could place photos
    for to in (omar, left):
        assert layla.post(at(ready, "assign/"), {"to": to.pk}).status_code == 422
    assert Article.objects.get().turn_of is None


@pytest.mark.parametrize("page", ["return/", "spike/", "assign/"])
def test_a_page_that_asks_says_when_the_story_has_moved_on(layla, page):
    article = CLOSED["spiked"]()
    response = layla.post(at(article, page), {"reason": "راجعها", "to": somebody("nour").pk}, follow=True)
    assert "The story has moved on meanwhile" in response.content.decode()
    assert Article.objects.get().status == "spiked" and not Note.objects.exists()


def test_a_button_pressed_too_late_keeps_the_words_and_moves_nothing(layla):
    article = an_article(status="review")
    fields = filled(layla, at(article), kicker="كلمة لا تضيع")
    status.spike(article, by=somebody("nour"))
    page = layla.post(at(article), {**fields, "_approve": ""}, follow=True).content.decode()
    article.refresh_from_db()
    assert "The story has moved on meanwhile" in page
    assert (article.status, article.kicker) == ("spiked", "كلمة لا تضيع")


def test_words_that_come_after_the_desk_has_taken_the_story_are_given_back(omar):
    article = an_article()
    fields = filled(omar, at(article), body="ما كتبه عمر بعد أن أخذ المكتب مادته.")
    status.approve(article, by=somebody("layla"))
    response = omar.post(at(article), {**fields, "_continue": ""})
    assert response.status_code == 403 and "ما كتبه عمر بعد أن أخذ المكتب مادته." in response.content.decode()
    assert Article.objects.get().body == article.body


# --- Four eyes at the desk -----------------------------------------------------------------------------
def test_with_four_eyes_the_button_says_why_it_is_not_there(settings, layla, at_the_desk):
    article = an_article(by=somebody("layla"))
    assert 'name="_publish"' in page_of(layla, article)
    settings.FOUR_EYES = True
    page = page_of(layla, article)
    assert 'name="_publish"' not in page and "Somebody else publishes this story" in page
    assert "Send for review" in page
    assert 'name="_publish"' in page_of(at_the_desk("nour"), article)
    add = layla.get("/admin/articles/article/add/").content.decode()
    assert 'name="_publish"' not in add and "Somebody else publishes this story" in add


def test_with_four_eyes_a_forged_button_saves_the_words_and_publishes_nothing(settings, layla):
    settings.FOUR_EYES = True
    mine, public = an_article(by=somebody("layla")), a_story(by=somebody("omar"))
    page = press(layla, at(mine), "_publish", kicker="جديد")
    mine.refresh_from_db()
    assert page.status_code == 302 and mine.kicker == "جديد" and mine.copied_at is None
    assert "Somebody else publishes this story" in page_of(layla, mine)
    press(layla, at(public), "_publish", kicker="جديد")
    public.refresh_from_db()
    assert public.copied_at and public.copied_at > timezone.now() - timezone.timedelta(minutes=1)


# --- What is not named to those who may not open it ---------------------------------------------------
def test_a_delete_page_names_no_story_that_points_here(layla):
    article = an_article()
    an_article(by=somebody("nour"), related=[article], headline="مادة سرّية تشير إليها")
    page = layla.get(at(article, "delete/")).content.decode()
    assert "سرّية" not in page and article.headline in page
