"""A picture that may not be shown, in a story that may: its caption stays there, and it is seen at no door."""

import pytest
from django.utils import timezone

from articles.models.person import Person
from articles.models.photo import Photo
from articles.models.published import PublishedPhoto
from tests.makers import a_page, a_photo, a_region, a_story
from tests.test_doors import CANARIES, canaries_in, canary_words, knock_everywhere, open_neighbours

pytestmark = pytest.mark.django_db


@pytest.fixture
def europe():
    a_page("about")
    return a_region("europe", parent=a_region("world"))


@pytest.mark.parametrize("way", ["over", "barred"])
def test_a_picture_that_may_not_be_shown_is_seen_at_no_door(client, europe, way):
    open_neighbours(europe)
    person, words = canary_words()
    face = a_photo(alt=CANARIES["alt"])
    Person.objects.filter(pk=person.pk).update(portrait=face)
    story = a_story(region=europe, genre="opinion", **words)
    story.person, pictures = person, [face, *words["photos"]]
    own = f"/articles/{story.pk}/x/"
    assert picture_doors([(own, client.get(own, follow=True))], pictures)
    if way == "barred":
        PublishedPhoto.objects.filter(story=story.pk).update(barred=True)
        pictures.remove(face)  # which stands in no story that could be barred
    else:
        Photo.objects.filter(pk__in=[picture.pk for picture in pictures]).update(usable_until=timezone.now())
    assert not picture_doors(knock_everywhere(client, story), pictures)
    shown = canaries_in(client.get(own, follow=True))
    assert "caption" in shown and not {"photographer", "agency"} & {*shown}
    for picture in pictures if way == "over" else []:
        answer = client.get(f"/media/{picture.cuts}/card-320.webp")
        assert (answer.status_code, answer.content, answer["Cache-Control"]) == (410, b"", "no-store")


def picture_doors(knocked, pictures):
    """The doors in whose bytes there is an address of one of these pictures, or of the words for who cannot see it."""
    told = [*(picture.cuts for picture in pictures), CANARIES["alt"]]
    return [
        address
        for address, answer in knocked
        if any(each in answer.content.decode() + repr(answer.headers) for each in told)
    ]
