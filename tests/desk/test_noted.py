"""What is changed in the library, the lists and the accounts stands in the log: who, which field, from what to what."""

import pytest
from django.contrib.auth.models import Group, User
from django.core.files.uploadedfile import SimpleUploadedFile

from articles.models.activity import Activity
from articles.models.photo import Photo
from articles.models.topic import Topic
from articles.publishing.photos import logbook
from tests.desk.pages import filled, press, with_photo
from tests.makers import a_person, a_photo, a_region, a_topic, an_agency, an_article, somebody

Verb = Activity.Verb
PHOTO, TOPICS = "/admin/articles/photo/{}/change/", "/admin/articles/topic/"


def lines(verb) -> list[Activity]:
    return list(Activity.objects.filter(verb=verb).order_by("id"))


# --- Photos ---
def test_other_words_and_another_credit_are_one_line_that_says_from_what_to_what(salma):
    photo = a_photo(caption="جسر الشهداء", photographer="سامي")
    other = an_agency("reuters", "رويترز", name="رويترز الدولية")
    press(salma, PHOTO.format(photo.pk), "_save", form="photo_form", caption="جسر الجمهورية", agencies=str(other.pk))
    [line] = lines(Verb.PHOTO)
    assert line.by.username == "salma" and f"#{photo.pk}" in line.headline and "جسر الجمهورية" in line.headline
    for words in ("جسر الشهداء", "جسر الجمهورية", "وكالة afp", "رويترز الدولية"):
        assert words in line.reason
    assert "سامي" not in line.reason and line.article_number is None


def test_a_save_that_changes_no_word_leaves_no_line(salma):
    press(salma, PHOTO.format(a_photo().pk), "_save", form="photo_form")
    assert not lines(Verb.PHOTO)


def test_the_words_and_their_line_are_kept_together_or_not_at_all(salma, monkeypatch):
    photo = a_photo(caption="قبل")
    monkeypatch.setattr(logbook, "record_thing", lambda *args, **kwargs: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        press(salma, PHOTO.format(photo.pk), "_save", form="photo_form", caption="بعد")
    photo.refresh_from_db()
    assert photo.caption == "قبل"


def test_what_a_story_fills_in_for_the_library_is_written_down(omar):
    photo, story = a_photo([], caption="", alt="بديل"), an_article()
    address = f"/admin/articles/article/{story.pk}/change/"
    row = {"library_caption": "شرح من المراسل", "photographer": "عمر المراسل"}
    omar.post(address, {**with_photo(filled(omar, address), photo.pk, **row), "_continue": ""})
    [line] = lines(Verb.PHOTO)
    assert line.by.username == "omar" and "شرح من المراسل" in line.reason and "عمر المراسل" in line.reason
    assert Photo.objects.get().caption == "شرح من المراسل"


def test_whoever_brings_a_photo_is_known(omar, a_jpeg):
    add = "/admin/articles/photo/add/"
    file = SimpleUploadedFile("a.jpg", a_jpeg, "image/jpeg")
    assert omar.post(add, {**filled(omar, add, "photo_form"), "original": file}).status_code == 302
    [line] = lines(Verb.PHOTO)
    assert line.by.username == "omar" and f"#{Photo.objects.get().pk}" in line.headline


# --- Lists ---
def test_lists_are_changed_removed_and_added_to_in_the_open(layla):
    topic, person, agency = a_topic(name="ماء"), a_person("هالة"), an_agency(name="وكالة")
    for kind, thing in (("topic", topic), ("person", person), ("agency", agency)):
        press(layla, f"/admin/articles/{kind}/{thing.pk}/change/", "_save", form=f"{kind}_form", name="اسم آخر")
    assert [("اسم آخر" in line.headline, line.by.username) for line in lines(Verb.LISTS)] == [(True, "layla")] * 3
    assert "ماء" in lines(Verb.LISTS)[0].reason
    layla.post(f"{TOPICS}{topic.pk}/delete/", {"post": "yes"})
    assert not Topic.objects.exists() and f"#{topic.pk}" in lines(Verb.LISTS)[-1].headline
    press(layla, f"{TOPICS}add/", "_save", form="topic_form", name="هواء", slug="air")
    assert "هواء" in lines(Verb.LISTS)[-1].reason and len(lines(Verb.LISTS)) == 5


def test_a_box_ticked_in_a_list_is_a_change_too(layla):
    topic = a_topic(is_section=False)
    fields = filled(layla, TOPICS, "changelist-form", **{"form-0-is_section": "on"})
    layla.post(TOPICS, {**fields, "_save": ""})
    topic.refresh_from_db()
    assert topic.is_section and len(lines(Verb.LISTS)) == 1


def test_a_region_that_moves_says_from_where_to_where(layla):
    region, goal = a_region("paris"), a_region("france")
    press(layla, f"/admin/articles/region/{region.pk}/change/", "_save", form="region_form", parent=str(goal.pk))
    assert [line.reason for line in lines(Verb.MOVE)] == ["paris → france/paris"] and not lines(Verb.LISTS)


# --- Accounts ---
def test_a_group_that_is_given_more_says_what(admin_user, admin_client):
    group = Group.objects.get(name="Reporter")
    held = set(group.permissions.values_list("pk", flat=True))
    more = [*held, *group.permissions.model.objects.filter(codename="publish_article").values_list("pk", flat=True)]
    address = f"/admin/auth/group/{group.pk}/change/"
    press(admin_client, address, "_save", form="group_form", permissions=[str(key) for key in more])
    [line] = lines(Verb.ROLE)
    assert "publish_article" in line.reason and "change_article" not in line.reason


def test_accounts_are_removed_one_at_a_time_and_in_the_open(admin_client):
    gone = User.objects.create_user("gone", password="x")
    assert "delete_selected" not in admin_client.get("/admin/auth/user/").content.decode()
    admin_client.post("/admin/auth/user/", {"action": "delete_selected", "_selected_action": [gone.pk], "post": "yes"})
    assert User.objects.filter(pk=gone.pk).exists()
    admin_client.post(f"/admin/auth/user/{gone.pk}/delete/", {"post": "yes"})
    assert not User.objects.filter(pk=gone.pk).exists()
    [line] = lines(Verb.ROLE)
    assert "gone" in line.headline


def test_the_log_is_written_in_the_newsrooms_language_whoever_writes(layla):
    press(layla, f"{TOPICS}{a_topic(name='ماء').pk}/change/", "_save", form="topic_form", name="هواء")
    assert somebody("layla").pk == lines(Verb.LISTS)[0].by_id
    assert "name" not in lines(Verb.LISTS)[0].reason and "topic" not in lines(Verb.LISTS)[0].headline
