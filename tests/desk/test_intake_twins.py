"""A picture that looks like one of the library, and may not be printed itself."""

import pytest

from articles.models.photo import Photo
from articles.photos import knife
from tests.desk.test_intake import HERE, a_picture, own_stores, taken  # noqa: F401
from tests.knife import knife_in_hand  # noqa: F401

pytestmark = pytest.mark.usefixtures("knife_in_hand")


@pytest.mark.parametrize(
    ("field", "value"), [("instructions", "DO NOT PUBLISH"), ("until", "2020-01-01T00:00:00+00:00")]
)
def test_a_twin_that_may_not_be_printed_waits_as_any_other(salma, monkeypatch, field, value):
    assert taken(salma, a_picture(1))["state"] == "added"
    said = {"fields": {field: [{"source": "xmp", "value": value}]}}
    monkeypatch.setattr(knife, "read", lambda original: said)
    twin = taken(salma, a_picture(1, quality=70))
    assert (twin["state"], salma.get(HERE).status_code) == ("twin", 200)
    added = salma.post(twin["decide"], {"keep": "add"}, headers={"Accept": "application/json"}).json()
    assert added["state"] == "added" and str(added["photo"]) in added["html"]
    assert not Photo.objects.latest("pk").is_usable
