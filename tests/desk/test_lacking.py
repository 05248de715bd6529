"""What photos lack: the database answers as the rule does, the worst comes first, and tiles say it from afar."""

import random
from datetime import date

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.desk.library.grid import page
from articles.desk.library.photo_list import LACKING, WORST, how_many_lack
from articles.models.photo import Photo
from articles.models.provenance import Collection
from articles.publishing import library
from articles.publishing.photos.credits import Register, spelt
from articles.publishing.photos.lacking import faults_of
from articles.text.captions import BLOCKS, WORST_FIRST, Fault, bit, weight
from tests.makers import a_photo, an_agency, filed, somebody

LIBRARY = "/admin/articles/photo/"
WHOLE = "عمال يفرغون شحنة قمح في ميناء صفاقس"
CAPTIONS = (
    "", "  ", WHOLE, f"{WHOLE}.", f"{WHOLE} (أ.ف.ب)", f"{WHOLE} (مجهولون)", f"{WHOLE} (وسط)", "ميناء", "قمح في {place}",
    f"{WHOLE} في 12 نوفمبر", f"{WHOLE} في 12 نوفمبر 2024", f"{WHOLE} وكلمة {{تاريخ}}",
)  # fmt: skip


def a_random_photo(chance: random.Random) -> Photo:
    caption = chance.choice(CAPTIONS)
    return a_photo(
        agencies=chance.choice(([], [an_agency()])),
        photographer=chance.choice(("", " ", "كريم المنجد")),
        caption=caption,
        alt=chance.choice(("", caption, "رافعة فوق سفينة بيضاء")),
        place=chance.choice(("", "صفاقس")),
        taken_on=chance.choice((None, date(2024, 11, 12))),
        edition=chance.choice(("ar", "ar", "en")),
    )


def said_in_python() -> dict[int, list[str]]:
    register = Register()
    photos = Photo.objects.prefetch_related("credit_rows")
    return {photo.pk: [fault.key for fault in faults_of(photo, register)] for photo in photos}


def agree() -> None:
    """The database finds, for every fault, the photos that the rule finds."""
    said, many = said_in_python(), how_many_lack()
    expected = {key: {pk for pk, keys in said.items() if key in keys} for key in WORST_FIRST}
    expected["anything"] = {pk for pk, keys in said.items() if keys}
    expected["blocks"] = expected["caption"] | expected["credit"]
    for key, condition in LACKING.items():
        assert set(Photo.objects.filter(condition).values_list("pk", flat=True)) == expected[key], key
        assert many[key] == len(expected[key])
    assert all(0 < len(found) < len(said) for found in expected.values()), "every fault must be seen, and its absence"


def test_the_database_says_what_the_rule_says(db):
    chance = random.Random(1905)  # noqa: S311
    for _ in range(250):
        filed(a_random_photo(chance))
    agree()
    spelt(an_agency(), ["مجهولون"])  # and the ends of captions that nobody has touched are credits
    with pytest.raises(AssertionError):
        agree()
    call_command("judge_photos", verbosity=0)
    agree()
    worst = list(Photo.objects.filter(LACKING["anything"]).order_by(*WORST).values_list("provenance__lacks", flat=True))
    assert worst == sorted(worst, reverse=True) and worst[0] > BLOCKS > worst[-1] > 0


def test_a_save_judges_the_photo_at_once(db):
    photo = filed(a_photo(caption="", place="صفاقس", alt="رافعة"))
    assert how_many_lack()["caption"] == how_many_lack()["blocks"] == 1
    with library.logged(photo, by=somebody("salma")):
        photo.caption = f"{WHOLE}."
        photo.save(update_fields=["caption"])
    many = how_many_lack()
    assert (many["caption"], many["blocks"], many["stop"], many["anything"]) == (0, 0, 1, 1)
    with library.logged(photo, by=somebody("salma")):
        photo.credit_rows.all().delete()
    assert how_many_lack()["credit"] == 1


def test_a_photo_is_judged_as_the_database_has_it(db):
    photo = filed(a_photo(caption=WHOLE, place="صفاقس"))
    Photo.objects.filter(pk=photo.pk).update(alt="")  # by somebody else, since this one was read
    with library.logged(photo, by=somebody("salma")):
        photo.save(update_fields=["caption"])
    assert how_many_lack()["alt"] == 1


# --- The queue ---
def queue(client, **asked) -> list[int]:
    found = client.get(LIBRARY, {"lacks": "anything", **asked})
    return [tile["photo"].pk for tile in found.context["page"].tiles]


def test_what_blocks_comes_first_in_the_queue_and_the_newest_of_it(salma):
    bare, older = filed(a_photo(caption="")), filed(a_photo(caption=WHOLE, agencies=[]))
    newer = filed(a_photo(caption=WHOLE, agencies=[]))
    stop, none = filed(a_photo(caption=f"{WHOLE}.", place="صفاقس")), filed(a_photo(caption=WHOLE, place="صفاقس"))
    silent = filed(a_photo(caption=WHOLE, place="صفاقس", alt=""))
    assert queue(salma) == [bare.pk, newer.pk, older.pk, silent.pk, stop.pk]
    assert queue(salma, lacks="blocks") == [bare.pk, newer.pk, older.pk] and queue(salma, lacks="stop") == [stop.pk]
    assert queue(salma, sort="newest") == [silent.pk, stop.pk, newer.pk, older.pk, bare.pk]
    assert none.pk not in queue(salma)


def test_the_queue_goes_on_where_it_was_though_the_last_photo_is_mended_meanwhile(db):
    photos = [filed(a_photo(caption="")) for _ in range(4)]
    among = Photo.objects.filter(LACKING["anything"])
    first = page(among, "worst", size=2)
    with library.logged(photos[2]):
        Photo.objects.filter(pk=photos[2].pk).update(caption=WHOLE, place="صفاقس")
    following = page(among, "worst", after=first.after, size=2)
    assert [tile["photo"] for tile in following.tiles] == [photos[1], photos[0]]


def labels(client, **asked) -> dict[str, str]:
    return dict(client.get(LIBRARY, asked).context["form"].fields["lacks"].choices)


def test_the_filter_says_how_many_until_something_else_narrows_the_list(salma):
    one = filed(a_photo(caption="", place="صفاقس"))
    filed(a_photo(caption="", place="صفاقس"))
    shoot = Collection.objects.create(name="قمة")
    shoot.photos.add(one)
    assert labels(salma)["caption"] == labels(salma, lacks="alt")["caption"] == "no caption (2)"
    assert labels(salma)["credit"] == "no credit (0)"
    assert labels(salma, q="قمة")["caption"] == "no caption"
    inside = salma.get(f"/admin/articles/collection/{shoot.pk}/change/").content.decode()
    assert "no caption (1)" in inside


def test_the_front_page_counts_what_blocks_and_leads_there(salma):
    filed(a_photo(caption=""))
    filed(a_photo(caption=WHOLE, agencies=[]))
    filed(a_photo(caption=f"{WHOLE}."))
    home = salma.get("/admin/")
    [number] = [number for number in home.context["numbers"] if number[0] == "lacking"]
    assert number[2] == 2 and len(queue(salma, lacks="blocks")) == 2 and number[3] == f"{LIBRARY}?lacks=blocks"
    assert f'href="{LIBRARY}?lacks=anything"' in home.content.decode()


# --- Tiles ---
def chips(client, photo) -> list[tuple[str, str]]:
    tiles = client.get(LIBRARY).context["page"].tiles
    return [(chip["key"], chip["label"]) for tile in tiles if tile["photo"] == photo for chip in tile["chips"]]


def test_a_tile_says_the_worst_loudly_and_counts_the_rest(salma):
    bare = a_photo(caption="", alt="", agencies=[])
    stop, several = a_photo(caption=f"{WHOLE}.", place="صفاقس"), a_photo(caption="ميناء.", alt="")
    silent = ("review", "no alternative text")
    assert chips(salma, bare) == [("problem", "no caption"), ("problem", "no credit"), silent]
    assert chips(salma, stop) == [("quiet", "full stop")]
    assert chips(salma, several) == [silent, ("quiet", "3 to mend")]
    page = salma.get(LIBRARY).content.decode()
    assert 'title="short caption; full stop; where and when?"' in page


def test_tiles_ask_the_register_once_a_page(salma):
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            salma.get(LIBRARY)
        return sum("articles_agencyspelling" in query["sql"] for query in queries)

    a_photo(caption=f"{WHOLE} (أ.ف.ب)")
    assert asked() == 1
    for _ in range(9):
        a_photo(caption=f"{WHOLE} (أ.ف.ب)")
    assert asked() == 1


def test_a_fault_weighs_more_than_all_lesser_ones_together():
    for place, key in enumerate(WORST_FIRST):
        assert bit(key) > weight(Fault(less, "caption") for less in WORST_FIRST[place + 1 :])
