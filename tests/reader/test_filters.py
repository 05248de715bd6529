"""What the archive answers to, and how it says that it does not understand."""

import re
from datetime import timedelta

import pytest

from articles.editions import EDITIONS
from articles.models.published import PublishedArticle
from articles.text.dates import local_day
from tests.makers import a_person, a_photo, a_region, a_story, a_topic, an_agency

pytestmark = pytest.mark.django_db(databases=["default", "reader"])


@pytest.fixture
def wanted():
    """A story, and three more of which each differs in one thing. Returns the story."""
    europe, asia = a_region("europe", parent=a_region("world")), a_region("asia", parent=a_region("world"))
    words = {
        "region": europe,
        "topics": [a_topic("water")],
        "people": [a_person("هالة")],
        "photos": [a_photo([an_agency("afp")])],
    }
    story = a_story(**words)
    a_story(**{**words, "region": asia})
    a_story(**{**words, "topics": [a_topic("energy")]})
    a_story(**{**words, "people": [a_person("نادر")]})
    a_story(**{**words, "photos": [a_photo([an_agency("epa")])]})
    a_story(**words, ago=timedelta(days=900))
    return PublishedArticle.objects.get(pk=story.pk)


def found(client, **asked):
    return [story.pk for story in client.get("/articles/", asked).context["stories"]]


def test_filters_narrow_together(client, wanted):
    assert len(found(client)) == 6
    assert len(found(client, region="world")) == 6
    assert len(found(client, region="europe")) == 5
    assert len(found(client, agency="afp")) == 5
    asked = {"region": "europe", "topic": "water", "person": str(a_person("هالة").pk), "agency": "afp"}
    assert len(found(client, **asked)) == 2
    year_ago = wanted.published_at - timedelta(days=365)
    assert found(client, **asked, **{"from": f"{year_ago:%d/%m/%Y}"}) == [wanted.pk]
    assert wanted.pk not in found(client, **asked, to=f"{year_ago:%Y-%m-%d}")


@pytest.mark.parametrize(
    "day",
    [
        "31/01/2025",
        "٣١/٠١/٢٠٢٥",
        "۳۱/۰۱/۲۰۲۵",
        "2025-01-31",
        " 31.1.2025 ",
        "٣١\u200f/١\u200f/٢٠٢٥",  # as telephones write it
        "٣١؍١؍٢٠٢٥",
        "31 / 1 / 2025",
        "31 يناير 2025",
        "٣١ كانون الثاني ٢٠٢٥",
    ],
)
def test_days_are_read_as_people_write_them(client, db, day):
    form = client.get("/articles/", {"from": day}).context["form"]
    assert form.is_valid(), form.errors
    assert form.cleaned_data["from"].isoformat() == "2025-01-31"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("region", "atlantis"),
        ("topic", "\x00"),
        ("person", "nobody"),
        ("person", "99999999999999999999999"),
        ("agency", "<b>"),
        ("from", "غداً"),
        ("from", "31/02/2025"),
        ("to", "0001-01-01"),
        ("to", "9" * 400),
    ],
)
def test_what_makes_no_sense_is_told_at_its_field(client, wanted, name, value):
    page = client.get("/articles/", {name: value})
    assert page.status_code == 200
    assert list(page.context["form"].errors) == [name]
    assert page.context["stories"] == []
    text = page.content.decode()
    assert f'id="id_{name}_wrong"' in text
    assert "<b>" not in text.partition('class="filters"')[2].partition("</details>")[0]


@pytest.mark.parametrize("day", ["31/02/2025", "٣١/٢/٢٠٢٥", "2025-13-01", "2025/2/30"])
def test_a_day_that_no_calendar_has_is_not_said_to_be_written_wrong(client, db, day):
    page = client.get("/en/articles/", {"from": day}).content.decode()
    assert "The calendar has no such day." in page
    assert "Write the day as" not in page


def test_a_period_ends_after_it_begins(client, db):
    form = client.get("/articles/", {"from": "2/1/2025", "to": "1/1/2025"}).context["form"]
    assert list(form.errors) == ["to"]


def test_the_last_day_belongs_to_the_period(client, wanted):
    day = local_day(wanted.published_at, EDITIONS["ar"]).isoformat()
    assert wanted.pk in found(client, **{"from": day, "to": day})


def test_a_chip_leads_to_the_page_without_it(client, wanted):
    chips = client.get("/articles/", {"region": "europe", "topic": "water"}).context["chips"]
    assert [chip["without"] for chip in chips] == ["/articles/?topic=water", "/articles/?region=europe"]


def test_choices_stand_in_the_order_of_the_page_whatever_the_database(client, db):
    """Regions behind those that they are part of; all else by what the edition calls it."""
    asia, east = a_region("asia", name="آسيا", position=2), a_region("asia-east", name="الشرق", position=2)
    a_region("africa", name="أفريقيا", position=1)
    for place, (slug, name) in enumerate([("zebra", "أولى"), ("lake", "ثانية")]):
        a_region(slug, parent=asia, name=name, position=place)
    names = [("water", "المياه", "Alpha"), ("rail", "أسعار", "Gamma"), ("bread", "بحر", "beta")]
    for slug, name, other in names:
        a_story(region=east, topics=[a_topic(slug, name=name, other_names={"en": other})])

    def offered(address: str, name: str) -> list[str]:
        select = client.get(address).content.decode().partition(f'name="{name}"')[2].partition("</select>")[0]
        return re.findall(r'<option value="([^"]+)"', select)

    regions = [slug for slug in offered("/articles/", "region") if slug != "europe"]
    assert regions == ["africa", "asia", "zebra", "lake", "asia-east"]
    assert offered("/articles/", "topic") == ["rail", "water", "bread"]
    assert offered("/en/articles/", "topic") == ["water", "bread", "rail"]
