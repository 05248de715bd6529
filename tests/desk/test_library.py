"""The library is searched as it is spoken of, narrowed by what is known of a photo, and paged by key."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from django.utils.html import escape

from articles.desk.library.asked import LibraryForm
from articles.desk.library.found import find
from articles.desk.library.grid import KEYS, page
from articles.models.photo import Photo
from articles.models.provenance import Collection, Provenance
from articles.models.spelling import Spelling
from articles.publishing.photos.filing import file_away, provenance_of
from tests.makers import a_photo, a_story, an_agency, an_article, somebody

LIBRARY = "/admin/articles/photo/"


def filed(keywords=(), **words) -> Photo:
    photo = a_photo(**words)
    known = provenance_of(photo)
    known.keywords = list(keywords)
    known.save()
    file_away(photo)
    return photo


# --- Search ---
@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("امريكا", "جسر في أميركا عند الغروب"),
        ("أمريكا", "جسر في أميركا عند الغروب"),
        ("الامريكي", "الرئيس الأميركي في المطار"),
        ("جسر", "والجسر القديم في بغداد"),
        ("الجسر", "جسر الشهداء"),
        ("الى", "وصول القطار إلى المحطة"),
        ("متوجها", "متوجّهاً إلى موسكو"),
        ("ريكشاو", "سائق الريكشاو"),
        ("موسكو", "بموسكو ثلوج كثيفة"),
        ("بيونج يانج", "عرض في بيونغ يانغ"),
        ("کیم", "كيم جونغ أون"),
        ("٢٠٢٣", "قمة 2023 في فلاديفوستوك"),
        ("putin", "Vladimir PUTIN in Moscow"),
        ("جسر بغداد", "بغداد كما تبدو من فوق الجسر"),
    ],
)
def test_a_word_is_found_however_it_is_spelt_and_whatever_is_written_on_to_it(db, asked, said):
    for words in ("أميركا\nأمريكا", "أميركي\nأمريكي", "بيونغ يانغ\nبيونج يانج"):
        Spelling.objects.create(words=words)
    photo = filed(caption=said)
    filed(caption="حقول القمح في السهل")
    assert list(find(Photo.objects.all(), asked)) == [photo]


@pytest.mark.parametrize("asked", ["سور", "جسر القاهرة", "%", "_", "ج%ر"])
def test_what_is_not_said_is_not_found(db, asked):
    filed(caption="جسر بغداد الجديد، شمّر", alt="نهر")
    found = list(find(Photo.objects.all(), asked))
    assert (found != []) is (asked in "%_")  # signs alone are no words: nothing is asked for


@pytest.mark.parametrize("asked", ["أليكسي", "تاس", "TASS", "دبي", "2024-11-01", "قمّة", "عيسى", "كرملين"])
def test_people_agency_photographer_place_day_and_keywords_are_searched(db, asked):
    tass = an_agency("tass", "تاس", name="تاس الروسية", other_short_forms={"en": "TASS"})
    words = {"people": "أليكسي نافالني", "photographer": "عيسى الكبيسي", "place": "دبي", "taken_on": date(2024, 11, 1)}
    photo = filed(agencies=[tass], caption="قمة", keywords=["الكرملين"], **words)
    filed(caption="غيرها", agencies=[])
    assert list(find(Photo.objects.all(), asked)) == [photo]


def test_the_number_of_a_photo_finds_it(db):
    first, other = filed(), filed()
    assert first in find(Photo.objects.all(), f"#{first.pk}") and other not in find(Photo.objects.all(), f"#{first.pk}")


def test_search_boxes_of_the_desk_search_as_the_library_does(layla):
    Spelling.objects.create(words="أميركا\nأمريكا")
    photo = filed(caption="جسر في أميركا")
    box = "/admin/autocomplete/?app_label=articles&model_name=person&field_name=portrait&term=امريكا"
    assert [row["id"] for row in layla.get(box).json()["results"]] == [str(photo.pk)]


# --- Filters ---
def asked_for(**asked) -> set[Photo]:
    form = LibraryForm({name: str(value) for name, value in asked.items()}, user=somebody("salma"))
    return set(form.photos())


def test_each_filter_leaves_what_it_says(db):
    now = timezone.now()
    photos = {
        "plain": a_photo(taken_on=date(2024, 5, 1)),
        "held": a_photo(held=True),
        "ended": a_photo(usable_until=now - timedelta(minutes=1)),
        "soon": a_photo(usable_until=now + timedelta(days=6)),
        "later": a_photo(usable_until=now + timedelta(days=8)),
        "ahead": a_photo(usable_from=now + timedelta(days=1)),
        "english": a_photo(edition="en", taken_on=date(2020, 1, 1)),
        "bare": filed(agencies=[], caption="", alt=""),
        "tass": a_photo(agencies=[an_agency("tass", "تاس")]),
    }
    named = {photo: name for name, photo in photos.items()}
    an_article(photos=[photos["english"]])
    shoot = Collection.objects.create(name="قمة")
    shoot.photos.add(photos["tass"])
    Provenance.objects.create(photo=photos["later"], added_by=somebody("salma"))

    def left(**asked):
        return {named[photo] for photo in asked_for(**asked)}

    everything = set(photos)
    assert left() == left(rights="", agency="nobody", taken_from="yesterday", lacks="money") == everything
    assert left(rights="held") == {"held"} and left(rights="ended") == {"ended"} and left(rights="soon") == {"soon"}
    assert left(rights="usable") == everything - {"held", "ended", "ahead"}
    assert left(used="yes") == {"english"} and left(used="no") == everything - {"english"}
    assert left(edition="en") == {"english"} and left(lacks="credit") == left(lacks="anything") == {"bare"}
    assert left(agency=an_agency("tass").pk) == left(collection=shoot.pk) == {"tass"}
    assert left(taken_from="2024-05-01") == {"plain"} and left(taken_to="2024-04-30") == {"english"}
    assert left(mine="on") == {"later"}
    assert left(used="no", rights="soon", edition="ar") == {"soon"}


def test_a_photo_that_readers_still_have_is_used(db):
    photo = a_photo()
    story = a_story(photos=[photo])
    story.photo_rows.all().delete()
    assert asked_for(used="yes") == {photo}


# --- Order and pages ---
@pytest.mark.parametrize("sort", KEYS)
def test_the_pages_of_every_order_have_each_photo_once_there_and_back(db, sort):
    for number in range(11):
        filed(
            caption="" if number % 5 == 0 else f"شرح {number % 3}",
            taken_on=date(2024, 1, 1 + number % 3) if number % 4 else None,
        )
    photos = Photo.objects.all()
    whole = [tile["photo"].pk for tile in page(photos, sort, size=50).tiles]
    forth, step, steps = [], page(photos, sort, size=4), []
    assert step.before == 0
    while step:
        steps.append(step)
        forth.append([tile["photo"].pk for tile in step.tiles])
        step = step.after and page(photos, sort, after=step.after, size=4)
    assert [len(part) for part in forth] == [4, 4, 3] and [one for part in forth for one in part] == whole
    back = page(photos, sort, before=steps[2].before, size=4)
    assert [tile["photo"].pk for tile in back.tiles] == forth[1] and back.after == steps[1].after
    first = page(photos, sort, before=back.before, size=4)
    assert [tile["photo"].pk for tile in first.tiles] == forth[0] and not first.before


def test_orders_begin_with_what_they_promise(db):
    late = filed(caption="ياء", taken_on=date(2024, 2, 1))
    early = filed(caption="ألف", taken_on=date(2024, 1, 1))
    bare = filed(caption="")
    orders = {sort: [tile["photo"] for tile in page(Photo.objects.all(), sort).tiles] for sort in KEYS}
    worst = orders.pop("worst")
    assert orders == {"newest": [bare, early, late], "taken": [late, early, bare], "caption": [early, late, bare]}
    assert worst == [bare, early, late]


@pytest.mark.parametrize("asked", ["after=zz", "before=²", f"after={'9' * 30}", "q=%00", "sort=upside", "collection=²"])
def test_an_odd_address_is_answered_with_photos(salma, asked):
    a_photo()
    assert 'class="tile"' in salma.get(f"{LIBRARY}?{asked}").content.decode()


# --- The page ---
def test_the_page_keeps_what_was_asked_on_its_way_to_the_next(salma):
    for _number in range(25):
        filed(caption="جسر بغداد")
    page = salma.get(f"{LIBRARY}?q=جسر&sort=caption").content.decode()
    assert page.count('class="tile"') == 24 and 'rel="next"' in page and 'rel="prev"' not in page
    following = page.partition('rel="next" href="')[2].partition('"')[0].replace("&amp;", "&")
    second = salma.get(following).content.decode()
    assert second.count('class="tile"') == 1 and 'rel="prev"' in second and escape("جسر") in second


def test_what_may_not_be_used_is_marked(salma):
    a_photo(held=True)
    a_photo()
    page = salma.get(LIBRARY).content.decode()
    assert page.count("tile--barred") == 1 and page.count('class="tile"') == 1


def test_the_library_is_looked_at_and_not_written_to(salma):
    response = salma.post(LIBRARY, {"q": "x"})
    assert response.status_code == 405


def test_the_picker_of_a_story_searches_the_same_and_goes_on_by_key(omar):
    for _number in range(25):
        filed(caption="جسر بغداد")
    barred = filed(caption="جسر آخر", held=True)
    picker = "/admin/articles/article/photos/library/"
    first = omar.get(f"{picker}?q=الجسر").json()
    assert (
        first["html"].count("data-photo=") == 24 and "narrow" in first and f'data-photo="{barred.pk}"' in first["html"]
    )
    assert "tile--barred" in first["html"]
    second = omar.get(f"{picker}?q=الجسر&after={first['after']}").json()
    assert second["html"].count("data-photo=") == 2 and second["after"] == 0 and "narrow" not in second


def test_a_credit_runs_as_the_words_of_its_photo_in_the_library_and_as_its_story_in_the_strip(layla):
    photos = [a_photo(edition=edition, photographer="Sami") for edition in ("ar", "en")]
    shown = layla.get(LIBRARY).content.decode()
    assert [way in shown for way in ('<bdi dir="rtl"><b>Sami', '<bdi dir="ltr"><b>Sami')] == [True, True]
    for edition, way in (("ar", "rtl"), ("en", "ltr")):
        article = an_article(edition=edition, photos=photos)
        strip = layla.get(f"/admin/articles/article/{article.pk}/change/").content.decode()
        assert strip.count(f'<bdi dir="{way}"><b>(Sami') == 2
