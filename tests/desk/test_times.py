"""Times at the desk: on two clocks, and never guessed where a clock skips an hour or shows it twice."""

import re
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone, translation

from articles.desk.fields.when import at, both_clocks
from articles.models.article import Article
from articles.models.published import PublishedArticle
from articles.text.wall_clock import is_skipped, readings
from tests.desk.pages import filled, press
from tests.makers import an_article

ARAB = [
    "Asia/Riyadh",
    "Asia/Aden",
    "Asia/Amman",
    "Asia/Baghdad",
    "Asia/Bahrain",
    "Asia/Beirut",
    "Asia/Damascus",
    "Asia/Dubai",
    "Asia/Gaza",
    "Asia/Hebron",
    "Asia/Kuwait",
    "Asia/Muscat",
    "Asia/Qatar",
    "Africa/Algiers",
    "Africa/Cairo",
    "Africa/Casablanca",
    "Africa/Djibouti",
    "Africa/El_Aaiun",
    "Africa/Khartoum",
    "Africa/Mogadishu",
    "Africa/Nouakchott",
    "Africa/Tripoli",
    "Africa/Tunis",
]
ELSEWHERE = ["Europe/London", "America/New_York", "Australia/Lord_Howe", "America/St_Johns", "Asia/Kathmandu"]
QUARTER = timedelta(minutes=15)


def turns(zone: ZoneInfo) -> list[datetime]:
    """The moments of 2026 to 2030 at which clocks in the zone are turned, to a quarter of an hour."""
    day, found = datetime(2026, 1, 1, tzinfo=UTC), []
    while day.year < 2031:
        after = day + timedelta(days=1)
        if day.astimezone(zone).utcoffset() != after.astimezone(zone).utcoffset():
            steps = [day + QUARTER * step for step in range(97)]
            offsets = [step.astimezone(zone).utcoffset() for step in steps]
            found += [steps[place] for place in range(1, len(steps)) if offsets[place] != offsets[place - 1]]
        day = after
    return found


@pytest.mark.once
@pytest.mark.parametrize("name", [*ARAB, *ELSEWHERE])
def test_every_time_around_every_turn_of_the_clocks_is_read_as_it_was_shown(name):
    zone = ZoneInfo(name)
    for turn in turns(zone) or [datetime(2026, 6, 1, tzinfo=UTC)]:
        moments = [turn + QUARTER * step for step in range(-8, 9)]
        for moment in moments:
            wall = moment.astimezone(zone).replace(tzinfo=None, fold=0)
            found = readings(wall, zone)
            assert moment in found and not is_skipped(wall, zone), "what a clock has shown can be typed"
            assert {each.astimezone(zone).replace(tzinfo=None, fold=0) for each in found} == {wall}
        first, last = (moments[end].astimezone(zone).replace(tzinfo=None, fold=0) for end in (0, -1))
        shown = {moment.astimezone(zone).replace(tzinfo=None, fold=0) for moment in moments}
        walls = [first + QUARTER * step for step in range(int((last - first) / QUARTER) + 1)]
        for skipped in (wall for wall in walls if wall not in shown):
            assert is_skipped(skipped, zone)
            assert readings(skipped, zone) == [turn - timedelta(minutes=1), turn]


# --- On two clocks --------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("zone", "moment", "said"),
    [
        ("Asia/Riyadh", "2026-11-22T18:00", "21:00 Riyadh time (18:00 GMT)"),
        ("Asia/Riyadh", "2026-11-22T22:00", "01:00 Riyadh time (22:00 GMT the day before)"),
        ("America/New_York", "2026-11-23T02:00", "21:00 Washington and New York time (02:00 GMT the day after)"),
        ("Africa/Cairo", "2026-07-01T18:00", "21:00 Cairo time (18:00 GMT)"),
    ],
)
def test_a_moment_is_said_on_the_newsrooms_clock_and_on_greenwichs(settings, zone, moment, said):
    settings.TIME_ZONE = zone
    with timezone.override(zone), translation.override("en"):
        assert both_clocks(datetime.fromisoformat(moment).replace(tzinfo=UTC)) == said


def test_another_day_is_named(time_machine):
    time_machine.move_to(datetime(2026, 11, 22, 9, tzinfo=UTC))
    with translation.override("en"):
        assert at(datetime(2026, 11, 22, 18, tzinfo=UTC)) == "21:00 Riyadh time (18:00 GMT)"
        assert at(datetime(2026, 11, 23, 18, tzinfo=UTC)) == "23 November, 21:00 Riyadh time (18:00 GMT)"


# --- In the form ----------------------------------------------------------------------------------
PUT_BACK = {"publish_at_0": "2026-10-29", "publish_at_1": "23:30:00"}  # Cairo: midnight becomes 23:00 again
SKIPPED = {"publish_at_0": "2026-04-24", "publish_at_1": "00:30:00"}  # Cairo: midnight becomes 01:00


@pytest.fixture
def cairo(settings, time_machine):
    settings.TIME_ZONE = "Africa/Cairo"
    timezone.get_default_timezone.cache_clear()
    time_machine.move_to(datetime(2026, 3, 1, 12, tzinfo=UTC))
    yield ZoneInfo("Africa/Cairo")
    timezone.get_default_timezone.cache_clear()


def change(article) -> str:
    return f"/admin/articles/article/{article.pk}/change/"


def offered(response) -> list[str]:
    return re.findall(r'name="publish_at_2" value="([^"]+)"', response.content.decode())


def test_the_field_says_what_the_time_is_in_greenwich(layla):
    article = an_article(publish_at=datetime(2090, 1, 2, 18, tzinfo=UTC))
    page = layla.get(change(article)).content.decode()
    assert "21:00 Riyadh time (18:00 GMT)" in page and 'data-zone="Asia/Riyadh"' in page


@pytest.mark.parametrize(
    ("typed", "moments", "sentence"),
    [
        (PUT_BACK, ["2026-10-29T20:30:00+00:00", "2026-10-29T21:30:00+00:00"], "This time comes twice"),
        (SKIPPED, ["2026-04-23T21:59:00+00:00", "2026-04-23T22:00:00+00:00"], "There is no such time"),
    ],
)
def test_a_time_that_means_two_moments_or_none_asks_which_and_heeds_the_answer(layla, cairo, typed, moments, sentence):
    article = an_article()
    response = press(layla, change(article), "_publish", kicker="كُتب قبل السؤال", **typed)
    page = response.content.decode()
    assert response.status_code == 200 and sentence in page and "كُتب قبل السؤال" in page
    assert offered(response) == moments and typed["publish_at_1"][:5] in page
    assert not PublishedArticle.objects.exists()
    for chosen in moments:
        response = press(layla, change(article), "_publish", kicker="كُتب قبل السؤال", publish_at_2=chosen, **typed)
        assert response.status_code == 302
        assert PublishedArticle.objects.get().published_at.isoformat() == chosen
        assert Article.objects.get().publish_at.isoformat() == chosen


def test_saving_again_does_not_move_a_time_that_was_chosen(layla, cairo):
    second = datetime(2026, 10, 29, 21, 30, tzinfo=UTC)
    article = an_article(publish_at=second)
    fields = filled(layla, change(article))
    assert fields["publish_at_2"] == [second.isoformat()]
    version = article.version
    layla.post(change(article), {**fields, "_continue": ""})
    article.refresh_from_db()
    assert (article.publish_at, article.version) == (second, version), "nothing was changed"
    layla.post(change(article), {**fields, "kicker": "تغيّر", "_continue": ""})
    article.refresh_from_db()
    assert (article.publish_at, article.kicker) == (second, "تغيّر")


def test_an_answer_about_another_time_is_not_heeded(layla, cairo):
    article = an_article()
    stale = "2026-10-29T20:30:00+00:00"
    plain = {"publish_at_0": "2026-06-01", "publish_at_1": "10:00:00", "publish_at_2": stale}
    assert press(layla, change(article), "_continue", **plain).status_code == 302
    assert Article.objects.get().publish_at == datetime(2026, 6, 1, 7, tzinfo=UTC)
    page = press(layla, change(article), "_continue", **{**SKIPPED, "publish_at_2": stale}).content.decode()
    assert "There is no such time" in page
    assert press(layla, change(article), "_continue", publish_at_0="", publish_at_1="").status_code == 302
    assert Article.objects.get().publish_at is None


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "not a day"])
def test_a_day_at_the_end_of_the_calendar_breaks_nothing(layla, day):
    article = an_article()
    response = press(layla, change(article), "_continue", publish_at_0=day, publish_at_1="00:30")
    assert response.status_code == 200 and day in response.content.decode()
