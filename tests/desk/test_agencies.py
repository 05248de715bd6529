"""Agencies at the desk: their spellings one a line, their rights, and the photos that they are credited for."""

import pytest

from articles.models.activity import Activity
from articles.models.agency import Agency
from articles.models.provenance import Provenance
from articles.publishing import library
from articles.publishing.photos.credits import known, spelt
from tests.desk.pages import filled
from tests.makers import a_photo, an_agency

ADD = "/admin/articles/agency/add/"
LIST = "/admin/articles/agency/"


def change(agency) -> str:
    return f"/admin/articles/agency/{agency.pk}/change/"


def sent(client, address, **given):
    return client.post(address, {**filled(client, address, "agency_form", **given), "_save": ""})


def test_spellings_are_written_one_a_line(salma):
    agency = an_agency()
    response = sent(salma, change(agency), spellings="فرانس برس\r\n\r\n Agence  France-Presse \u200f\nفرانس-برس\n")
    assert response.status_code == 302
    assert [row.spelling for row in agency.spellings.all()] == ["فرانس برس", "Agence France-Presse"]
    page = salma.get(change(agency)).content.decode()
    assert "فرانس برس\nAgence France-Presse</textarea>" in page
    assert "Agence France-Presse" in Activity.objects.get().reason
    sent(salma, change(agency))
    assert Activity.objects.count() == 1  # nothing has changed


def test_a_new_agency_comes_with_its_spellings_and_rights(salma):
    given = {"name": "وكالة تاس", "short_form": "تاس", "other_short_forms_en": "TASS", "slug": "tass"}
    assert sent(salma, ADD, **given, spellings="ITAR-TASS", rights_class="handout").status_code == 302
    agency = Agency.objects.get()
    assert known("itar tass") == agency and agency.rights_class == "handout"


def test_a_spelling_of_another_agency_is_refused_by_its_name_and_nothing_typed_is_lost(salma):
    spelt(an_agency(name="فرانس برس الدولية"), ["Agence France-Presse"])
    other = an_agency("ap", "أ.ب", name="أسوشييتد برس")
    response = sent(salma, change(other), spellings="AP Images\nAGENCE FRANCE PRESSE", short_form="أ.ب.")
    page = response.content.decode()
    assert response.status_code == 200 and "فرانس برس الدولية" in page
    assert "AP Images\nAGENCE FRANCE PRESSE</textarea>" in page and 'value="أ.ب."' in page
    assert not other.spellings.exists() and Agency.objects.get(pk=other.pk).short_form == "أ.ب"


def test_too_many_spellings_are_refused(salma):
    agency = an_agency()
    lines = "\n".join(f"spelling {number}" for number in range(61))
    assert sent(salma, change(agency), spellings=lines).status_code == 200
    assert not agency.spellings.exists()


def test_a_changed_short_form_is_what_its_photos_are_found_by(salma):
    agency = an_agency()
    photos = [a_photo([agency]) for _ in range(3)]
    for photo in photos:
        library.file_away(photo)
    sent(salma, change(agency), short_form="ف.ب.ف", other_short_forms_en="A-F-P Wire")
    for row in Provenance.objects.filter(photo__in=photos):
        assert " فبف " in row.folded and " wire " in row.folded and " افب " not in row.folded


def test_the_list_and_the_form_say_how_many_photos_it_credits(salma, django_assert_max_num_queries):
    agency, other = an_agency(), an_agency("ap", "أ.ب")
    for _ in range(2):
        a_photo([agency, other])
    a_photo([agency])
    salma.get(LIST)
    with django_assert_max_num_queries(12):
        page = salma.get(LIST).content.decode()
    library_of = f'href="/admin/articles/photo/?agency={agency.pk}"><bdi>3</bdi></a>'
    assert library_of in page and "<bdi>2</bdi></a>" in page
    assert library_of in salma.get(change(agency)).content.decode()


def test_a_colleague_who_may_only_look_sees_the_spellings(omar):
    agency = an_agency()
    spelt(agency, ["فرانس برس", "AFP/Getty"])
    page = omar.get(change(agency)).content.decode()
    assert "فرانس برس · AFP/Getty" in page and "<textarea" not in page


@pytest.mark.parametrize("term", ["فرانس برس", "AFP", "Getty"])
def test_the_list_finds_an_agency_by_its_spellings(salma, term):
    agency = an_agency(name="وكالة الصحافة")
    an_agency("ap", "أ.ب", name="أسوشييتد برس")
    spelt(agency, ["فرانس برس", "AFP/Getty"])
    page = salma.get(LIST, {"q": term}).content.decode()
    assert "وكالة الصحافة" in page and "أسوشييتد برس" not in page
