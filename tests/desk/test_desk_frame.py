"""What Django's own pages become at this desk: the ways to them, what they name, what they do not offer."""

import re

import pytest
from django.contrib.auth.models import Permission, User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from articles.publishing.publish import correct
from tests.makers import a_photo, a_region, a_story, an_agency, an_article, somebody


@pytest.fixture
def mighty(layla):
    User.objects.filter(username="layla").update(is_superuser=True)
    return layla


def page(client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


def test_the_page_of_an_app_is_the_front_page(layla):
    answer = layla.get("/admin/articles/")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/admin/")
    way = page(layla, "/admin/articles/topic/add/").partition('class="breadcrumbs"')[2].partition("</div>")[0]
    assert 'href="/admin/articles/topic/"' in way
    assert 'href="/admin/articles/"' not in way


def test_a_telephone_finds_every_desk_on_the_front_page(layla):
    ways = page(layla, "/admin/").partition('class="desks"')[2].partition("</nav>")[0]
    for noun in ("article", "photo", "region", "activity"):
        assert f'href="/admin/articles/{noun}/"' in ways


def test_the_front_page_leads_who_adds_photos_to_where_they_come_in(salma, omar):
    reporters = User.objects.get(username="omar").groups.get()
    reporters.permissions.remove(Permission.objects.get(codename="add_photo"))
    way = reverse("admin:articles_photo_intake")
    for client, adds in ((salma, True), (omar, False)):
        acts = page(client, "/admin/").partition('class="home-acts"')[2].partition("</div>")[0]
        assert (f'href="{way}"' in acts) == adds == (client.get(way).status_code == 200)


@pytest.mark.parametrize("noun", ["article", "photo", "agency", "page", "collection"])
def test_an_empty_box_whose_text_says_which_way_it_runs_has_a_placeholder(salma, layla, noun):
    """Only so can the style sheet let it run as the page does while nothing is in it."""
    client = salma if noun == "collection" else layla
    boxes = re.findall(r'<(?:input|textarea)[^>]* dir="auto"[^>]*>', page(client, f"/admin/articles/{noun}/add/"))
    assert boxes and not [box for box in boxes if " placeholder=" not in box]


def test_what_is_in_use_is_not_offered_for_deletion_and_says_where_it_stands(layla):
    region = a_region("levant", name="Levant")
    an_article(headline="The mountain train", region=region)
    text = page(layla, f"/admin/articles/region/{region.pk}/delete/")
    assert "The mountain train" in text
    assert 'name="post"' not in text
    free = a_region("nile", name="Nile")
    assert 'name="post"' in page(layla, f"/admin/articles/region/{free.pk}/delete/")


def test_an_agency_is_held_by_its_photos_by_their_captions(layla):
    agency = an_agency()
    a_photo([agency], caption="Kites over the beach")
    text = page(layla, f"/admin/articles/agency/{agency.pk}/delete/")
    assert "Kites over the beach" in text
    assert "Photo credit" not in text


def test_logins_are_not_deleted_many_at_a_time(mighty):
    for path in ("/admin/auth/user/", "/admin/auth/group/"):
        mighty.post(path, {"action": "delete_selected", "_selected_action": [somebody("omar").pk], "post": "yes"})
        assert 'name="action"' not in page(mighty, path)
    assert User.objects.filter(username="omar").exists()


def test_a_list_says_when_there_is_nothing_in_it(layla):
    assert "Nothing here yet." in page(layla, "/admin/articles/topic/")
    narrowed = page(layla, "/admin/articles/topic/?q=nowhere")
    assert "Nothing fits what you asked for." in narrowed
    assert "Show all" in narrowed
    assert "Show all" not in page(layla, "/admin/articles/topic/")


def test_a_search_box_stands_without_djangos_pencil_and_cross(layla):
    assert "related-widget-wrapper-link" not in page(layla, "/admin/articles/region/add/")


def test_a_correction_is_listed_by_its_headline_and_whoever_made_it(layla):
    story = a_story(headline="Ten small ports", slugline="quiet-ports")
    User.objects.filter(username="layla").update(first_name="Layla H.")
    correct(story, kind="correction", text="It is 2.1 days.", by=somebody("layla"))
    text = page(layla, "/admin/articles/correction/")
    assert "Ten small ports" in text
    assert "quiet-ports" not in text
    assert "Layla H." in text


def test_a_picture_whose_form_was_wrong_elsewhere_is_asked_for_again(salma, a_jpeg):
    words = {"caption": "Kites over the beach", "alt": "Kites", "edition": "ar", "taken_on": "yesterday"}
    file = SimpleUploadedFile("kites.jpg", a_jpeg, "image/jpeg")
    text = salma.post("/admin/articles/photo/add/", {**words, "original": file}).content.decode()
    assert "Choose the file again" in text
    assert "Kites over the beach" in text
