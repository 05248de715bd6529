"""Regions, topics, people and agencies; the log; and the language that the desk speaks."""

from django.test import Client

from articles.models.activity import Activity
from articles.models.person import Person
from articles.models.published import PublishedRegion
from articles.models.region import Region
from tests.desk.pages import filled
from tests.makers import a_person, a_region, a_story


def save(client, address: str, form: str, **given):
    return client.post(address, {**filled(client, address, form, **given), "_save": ""})


def test_a_moved_region_takes_its_stories_along(layla):
    world, europe, asia = a_region("world"), a_region("europe"), a_region("asia")
    a_story(region=asia)
    response = save(layla, f"/admin/articles/region/{asia.pk}/change/", "region_form", parent=str(world.pk))
    assert response.status_code == 302
    assert Region.objects.get(pk=asia.pk).path == "world/asia"
    assert set(PublishedRegion.objects.values_list("region", flat=True)) == {world.pk, asia.pk}
    assert Activity.objects.filter(verb="move").exists() and europe.path == "europe"


def test_a_region_is_not_part_of_its_own_part(layla):
    world = a_region("world")
    europe = a_region("europe", parent=world)
    response = save(layla, f"/admin/articles/region/{world.pk}/change/", "region_form", parent=str(europe.pk))
    assert response.status_code == 200 and "part of one of its own parts" in response.content.decode()


def test_a_name_in_another_edition_is_one_line_of_the_form(layla):
    person = a_person("هالة")
    save(layla, f"/admin/articles/person/{person.pk}/change/", "person_form", other_names_en="  Hala \u200f ")
    assert Person.objects.get().other_names == {"en": "Hala"}
    box = "/admin/autocomplete/?app_label=articles&model_name=byline&field_name=person&term="
    assert [row["text"] for row in layla.get(f"{box}hala").json()["results"]] == ["هالة"]
    assert [row["text"] for row in layla.get(f"{box}هال").json()["results"]] == ["هالة"]
    save(layla, f"/admin/articles/person/{person.pk}/change/", "person_form", other_names_en="")
    assert Person.objects.get().other_names == {}


def test_the_log_is_read_and_never_changed(layla):
    a_story()
    line = Activity.objects.get()
    assert layla.get("/admin/articles/activity/").status_code == 200
    assert layla.post(f"/admin/articles/activity/{line.pk}/change/", {}).status_code == 403
    assert layla.get("/admin/articles/activity/add/").status_code == 403
    assert layla.post(f"/admin/articles/activity/{line.pk}/delete/", {"post": "yes"}).status_code == 403


def test_the_desk_speaks_arabic_until_it_is_asked_for_another_language(db):
    client = Client()
    assert '<html lang="ar" dir="rtl"' in client.get("/admin/login/").content.decode()
    response = client.post("/admin/language/", {"language": "en", "next": "/admin/login/"})
    assert (response.status_code, response.url) == (302, "/admin/login/")
    assert response.cookies["desk_language"]["path"] == "/admin/"
    assert '<html lang="en" dir="ltr"' in client.get("/admin/login/").content.decode()


def test_the_language_switch_leads_nowhere_else(db):
    for elsewhere in ("https://example.org/", "//example.org/admin/", "/articles/"):
        response = Client().post("/admin/language/", {"language": "xx", "next": elsewhere})
        assert response.url == "/admin/" and "desk_language" not in response.cookies
    assert Client().get("/admin/language/").status_code == 405
