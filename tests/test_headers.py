"""What every answer says about safety, and what no reader's answer carries."""

from datetime import timedelta

import pytest

from articles.editions import EDITIONS
from tests.makers import CLOSED, a_page, a_person, a_photo, a_region, a_story, a_topic
from tests.test_doors import DOORS, OUTSIDE_EDITIONS

pytestmark = pytest.mark.django_db
STRICT = ("default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self'", "frame-ancestors 'none'")


@pytest.fixture
def addresses():
    """Every door to an open story, every edition's first pages, and answers that are no page: missing, withdrawn."""
    topic, person = a_topic("canary-topic"), a_person()
    a_page("about")
    story = a_story(
        region=a_region("europe", parent=a_region("world")), photos=[a_photo()], topics=[topic], people=[person]
    )
    story.person = person
    gone = CLOSED["withdrawn"](ago=timedelta(hours=2))
    doors = [path for door in DOORS.values() for path in door(story)]
    return [
        *doors,
        *(f"/{edition.prefix}{page}" for edition in EDITIONS.values() for page in ("", "articles/")),
        "/articles/999/",
        "/no/such/page/",
        f"/articles/{gone.pk}/",
        *OUTSIDE_EDITIONS,
    ]


def answers(client, addresses):
    for address in addresses:
        answer = client.get(address)
        yield address, answer
        if answer.status_code in (301, 302):
            yield answer.url, client.get(answer.url)


@pytest.mark.once
def test_every_answer_is_strict(client, addresses):
    for address, answer in [*answers(client, addresses), ("/admin/login/", client.get("/admin/login/"))]:
        policy = answer.headers["Content-Security-Policy"]
        assert all(part in policy for part in STRICT) and "unsafe" not in policy and "*" not in policy, address
        assert answer.headers["X-Content-Type-Options"] == "nosniff", address
        assert answer.headers["X-Frame-Options"] == "DENY", address
        assert answer.headers["Referrer-Policy"] == "strict-origin-when-cross-origin", address
        assert "geolocation=()" in answer.headers["Permissions-Policy"], address


@pytest.mark.once
def test_no_readers_answer_sets_a_cookie_or_varies_by_one(client, addresses):
    for address, answer in answers(client, addresses):
        assert not answer.cookies, address
        assert "cookie" not in answer.headers.get("Vary", "").lower(), address


@pytest.mark.once
def test_readers_get_the_same_bytes_whoever_they_are(client, admin_client, addresses):
    for address in addresses:
        assert client.get(address).content == admin_client.get(address).content, address


@pytest.mark.once
def test_pages_are_read_and_never_written(client, addresses):
    for address in addresses:
        if client.get(address).status_code == 200:
            assert client.post(address).status_code == 405, address


@pytest.mark.once
def test_a_page_names_no_other_host(client, addresses):
    for address, answer in answers(client, addresses):
        page = answer.content.decode(errors="replace")  # a picture has no words
        for mark in ('src="http', 'src="//', "url(http", "@import"):
            assert mark not in page, address


@pytest.mark.parametrize(
    "word", ["%00", "a%00b", "%ff%fe", "'%22><script>", "9" * 400, "-1", "2026-13-45", "%F0%9F%92%A9", "None"]
)
def test_no_question_breaks_a_page(client, addresses, word):
    for name in ("region", "topic", "person", "agency", "from", "to", "before"):
        assert client.get(f"/articles/?{name}={word}").status_code == 200, name
    for path in ("/regions/{}/", "/topics/{}/", "/people/{}/x/", "/articles/{}/x/", "/a/{}", "/media/r/{}"):
        assert client.get(path.format(word)).status_code in (404, 301), path
