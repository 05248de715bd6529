"""A picture that may not be shown, in a story that may: its caption stays there, and it is seen at no door."""

import pytest
from django.utils import timezone

from articles.models.person import Person
from articles.models.photo import Photo
from articles.models.published import PublishedPhoto
from articles.publishing.library import logged, store_photo
from articles.publishing.photos.replacing import replace
from tests.desk.test_replacing import a_picture
from tests.doors import drawn_at
from tests.knife import knife_in_hand  # noqa: F401 - a fixture
from tests.makers import a_page, a_person, a_photo, a_region, a_story, somebody
from tests.test_doors import CANARIES, DOORS, canaries_in, canary_words, knock_everywhere, open_neighbours

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


def test_a_corrected_credit_and_a_new_file_stand_at_once_at_every_door_where_the_old_ones_stood(
    client,
    europe,
    knife_in_hand,  # noqa: F811
    settings,
    tmp_path,
):
    settings.MEDIA_ROOT, salma = tmp_path, somebody("salma")
    words = {"caption": "شرح", "alt": "بديل", "edition": "ar"}
    photo = store_photo(a_picture("navy"), photographer="مازن القديم", **words)
    story = a_story(region=europe, photos=[photo])
    story.person = a_person()
    old, credited, pictured = photo.cuts, doors(client, story, "مازن القديم"), doors(client, story, photo.cuts)
    assert len(credited) > 1 and len(pictured) > 5
    photo.photographer = "سناء الجديدة"
    with logged(photo, by=salma):
        photo.save()
    assert doors(client, story, "مازن القديم") == set()
    assert doors(client, story, "سناء الجديدة") == credited
    photo.refresh_from_db()
    shared = drawn_at(story)
    replaced = replace(photo, a_picture("olive"), seen=photo.digest, by=salma)
    assert replaced.cuts != old and doors(client, story, old) == set()
    assert doors(client, story, replaced.cuts) == pictured
    assert drawn_at(story) != shared and client.get(shared).url == drawn_at(story)


def doors(client, story, words: str) -> set[str]:
    """The addresses whose answers say these words, as readers of the default edition knock at them."""
    answers = {
        path: client.get(path, follow=True)
        for door in DOORS.values()
        for path in [*door(story), f"/photos/{story.photo_rows.get().photo_id}/"]
    }
    return {path for path, answer in answers.items() if words in said_by(answer)}


def picture_doors(knocked, pictures):
    """The doors in whose bytes there is an address of one of these pictures, or of the words for who cannot see it."""
    told = [*(picture.cuts for picture in pictures), CANARIES["alt"]]
    return [
        address for address, answer in knocked if any(each in said_by(answer) + repr(answer.headers) for each in told)
    ]


def said_by(answer) -> str:
    """What an answer says; of a picture, the letters among its bytes."""
    return answer.content.decode(errors="replace")
