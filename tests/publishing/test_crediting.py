"""Whom a credit names: the register of agencies by any spelling, and how a credit is printed and found."""

from importlib import import_module

import pytest
from django.core.exceptions import ValidationError

from articles.models.agency import AgencySpelling
from articles.models.provenance import Provenance
from articles.publishing import library
from articles.publishing.photos import filing
from articles.publishing.photos.credits import known, resolve, spelt, split_caption
from articles.publishing.photos.filing import refiled
from tests.makers import a_photo, a_story, an_agency

pytestmark = pytest.mark.django_db
SCENE = "متظاهرون في ساحة التحرير وسط العاصمة بغداد"


# --- The register ---------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "name",
    [
        "أ.ف.ب", "ا.ف.ب", "«أ.ف.ب»", "أ ف ب", "(أ.ف.ب)", "AFP", "afp", "A.F.P.", "AFP Photo", "AFP/Getty", "فرانس برس",
        "وكالة فرانس برس", "وكالة «فرانس برس»", "Agence France-Presse", "AGENCE FRANCE PRESSE", "خبرگزاری فرانسه",
        "وكالة الصحافة الفرنسيّة", "اے ایف پی", "وكالة الأنباء «أ.ف.ب»",
    ],
)  # fmt: skip
def test_an_agency_is_known_however_it_is_spelt(register, name):
    assert known(name) == register["afp"]


@pytest.mark.parametrize("name", ["", "()", "وكالة", "وكالة الأنباء", "فرانس", "AFPs", "«»", "."])
def test_what_is_no_agencys_name_is_nobodys(register, name):
    assert known(name) is None


def test_a_caption_with_a_credit_is_split_by_the_register(register):
    assert split_caption(f"{SCENE} (رويترز)") == (SCENE, ["رويترز"])
    assert split_caption(f"{SCENE} (فرانس برس)") == (SCENE, ["فرانس برس"])
    assert split_caption(f"{SCENE} (شاهد)") == (f"{SCENE} (شاهد)", [])


@pytest.mark.parametrize(
    "end", ["أغسطس (آب)", "كريم (أب)", "محافظة (إب)", "في مكانه (ومع)", "Lagos, Nigeria (map)", "(ap)"]
)
def test_a_word_of_the_language_is_no_agency_of_single_letters(register, end):
    assert split_caption(f"{SCENE} {end}") == (f"{SCENE} {end}", [])


def test_such_a_word_is_the_agency_where_the_desk_has_said_so(register):
    assert split_caption(f"{SCENE} (افب)")[1] == []
    spelt(register["afp"], ["افب"])
    assert split_caption(f"{SCENE} (افب)") == (SCENE, ["افب"])


def test_the_register_is_one_query_and_never_out_of_date(register, django_assert_num_queries):
    with django_assert_num_queries(1):
        resolve(["AFP/Getty Images", "كريم المنجد - أ.ف.ب"])
    assert known("شينخوا") is None
    agency = an_agency("xinhua", "شينخوا")
    assert known("شينخوا") == agency


# --- Names become credits -------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("names", "photographer", "agencies", "unknown"),
    [
        (["كريم المنجد - أ.ف.ب"], "كريم المنجد", ["afp"], []),
        (["كريم المنجد", "أ.ف.ب"], "كريم المنجد", ["afp"], []),
        (["REUTERS/Ahmed Jadallah"], "Ahmed Jadallah", ["reuters"], []),
        (["رويترز", "أ.ف.ب"], "", ["reuters", "afp"], []),
        (["أ.ف.ب", "AFP", "فرانس برس"], "", ["afp"], []),
        (["AFP via Getty Images"], "", ["afp", "getty"], []),
        (["كريم المنجد", "سلمى ناصر", "رويترز"], "كريم المنجد، سلمى ناصر", ["reuters"], []),
        (["Karim Munjid", "Salma Nasser"], "Karim Munjid, Salma Nasser", [], []),
        (["وكالة الأنباء المركزية الكورية", "تليغراف"], "", [], ["وكالة الأنباء المركزية الكورية", "تليغراف"]),
        (["Ministry of Defence", "رويترز"], "", ["reuters"], ["Ministry of Defence"]),
        (["أ.ف.ب - أرشيفية"], "", ["afp"], []),
        ([], "", [], []),
        ([""], "", [], []),
    ],
)
def test_names_are_photographers_agencies_or_unknown(register, names, photographer, agencies, unknown):
    found = resolve(names)
    assert (found.photographer, [agency.slug for agency in found.agencies], found.unknown) == (
        photographer,
        agencies,
        unknown,
    )


def test_no_photographer_is_lost_for_want_of_room(register):
    names = [f"مصوّر صاحب{'ي' * 30} اسم{'ي' * place}" for place in range(1, 6)]
    found = resolve(names)
    assert len(found.photographer) <= 120 and found.photographer.split("، ") + found.unknown == names and found.unknown


# --- Spellings ------------------------------------------------------------------------------------
def test_a_spelling_means_one_agency_and_says_which(register):
    with pytest.raises(ValidationError) as refused:
        spelt(register["ap"], ["A.P.", "فرانس-برس", "رويترز"])
    assert len(refused.value.messages) == 2
    assert "وكالة الصحافة الفرنسية" in refused.value.messages[0] and "رويترز" in refused.value.messages[1]
    assert not AgencySpelling.objects.filter(agency=register["ap"]).exists()


def test_spellings_are_kept_once_each_in_their_order(register):
    rows = spelt(register["ap"], ["أسوشيتد برس", "", "  أسوشيتد  برس\u200f ", "Associated Press", "ASSOCIATED-PRESS"])
    assert [row.spelling for row in rows] == ["أسوشيتد برس", "Associated Press"]
    assert [row.spelling for row in spelt(register["ap"], ["AP Images"])] == ["AP Images"]
    assert known("Associated Press") is None and known("ap images") == register["ap"]


@pytest.mark.parametrize("line", ["...", "«»", "أ" * 121])
def test_what_cannot_be_a_spelling_is_refused_with_a_sentence(register, line):
    with pytest.raises(ValidationError):
        spelt(register["ap"], [line])


# --- What the library finds, and what readers see -------------------------------------------------
def test_photos_are_found_by_an_agencys_new_name_at_once(register, django_assert_max_num_queries):
    of_afp = [a_photo([register["afp"]]) for _ in range(3)]
    two = a_photo([register["reuters"], register["afp"]], caption="رويترز")
    for photo in (*of_afp, two):
        library.file_away(photo)
    with django_assert_max_num_queries(14), refiled(register["afp"]):
        register["afp"].short_form = "ف.ب.ف"
        register["afp"].save()
        spelt(register["afp"], ["الفرنسية"])
    for photo in (*of_afp, two):
        folded = Provenance.objects.get(photo=photo).folded
        assert " فبف " in folded and " الفرنسيه " in folded and " افب " not in folded
        library.file_away(photo)
        assert Provenance.objects.get(photo=photo).folded == folded
    with refiled(register["reuters"]):
        register["reuters"].name = register["reuters"].short_form = "رويتر"
        register["reuters"].save()
    assert " رويترز " in Provenance.objects.get(photo=two).folded  # its caption says so


@pytest.mark.parametrize(
    ("page", "name", "printed"),
    [
        (
            "en",
            "كريم المنجد",
            '<bdi lang="ar" dir="rtl">كريم المنجد</bdi> - <abbr title="Agence France-Presse">AFP</abbr>',
        ),
        ("en", "Karim Munjid", 'Karim Munjid - <abbr title="Agence France-Presse">AFP</abbr>'),
        (
            "ar",
            "Karim Munjid",
            '<bdi lang="en" dir="ltr">Karim Munjid</bdi> - <abbr title="وكالة الصحافة الفرنسية">أ.ف.ب</abbr>',
        ),
        ("ar", "كريم المنجد", 'كريم المنجد - <abbr title="وكالة الصحافة الفرنسية">أ.ف.ب</abbr>'),
    ],
)
def test_the_printed_credit_marks_each_name_with_its_own_language(register, client, page, name, printed):
    photo = a_photo([register["afp"]], photographer=name, caption="شرح بالعربية")
    story = a_story(photos=[photo], edition=page)
    prefix = "" if page == "ar" else f"/{page}"
    assert (
        f'<span class="credit">({printed})</span>'
        in client.get(f"{prefix}/articles/{story.pk}/", follow=True).content.decode()
    )


def test_an_agency_without_a_short_form_in_the_edition_is_marked_as_arabic(register, client):
    story = a_story(photos=[a_photo([an_agency("saba", "سبأ", name="سبأ", other_short_forms={})])], edition="en")
    assert (
        '(<bdi lang="ar" dir="rtl">سبأ</bdi>)' in client.get(f"/en/articles/{story.pk}/", follow=True).content.decode()
    )


def test_photos_from_before_the_register_had_spellings_are_filed_in_the_same_way(register):
    """The migration that files them cannot use today's code, and has to agree with it."""
    filed = import_module("articles.migrations.0004_photo_desk").filed
    assert filed(register["reuters"]) == filing.filed(register["reuters"])
