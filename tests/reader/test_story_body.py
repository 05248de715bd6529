"""What stands in a story's text on its page: galleries, photo stories, things of other sites, tables."""

import re

import pytest

from articles.models.genre import Genre
from articles.models.published import PublishedArticle
from tests.makers import a_photo, a_story

pytestmark = pytest.mark.django_db(databases=["default", "reader"])
VIDEO = "[من الداخل](https://youtu.be/dQw4w9WgXcQ)"


@pytest.fixture
def printed(client, europe):
    """`printed(body, photos=…)`: the page of such a story as text, and the story; {1} in the body is photo 1."""

    def printed(body, *, photos=0, door="address", headers=None, **words):
        library = [a_photo() for _ in range(photos)]
        body = re.sub(r"\{(\d+)\}", lambda place: f"![](photo:{library[int(place[1])].pk})", body)
        article = a_story(region=europe, photos=library, body=body, **words)
        story = PublishedArticle.objects.get(pk=article.pk)
        page = client.get(getattr(story, door)(), headers=headers)
        return page.content.decode(), story, [photo.pk for photo in library]

    return printed


def figures(text):
    """The classes of every picture with words, in order."""
    return [classes.split()[1] for classes in re.findall(r'<figure id="photo-\d+" class="(photo [^"]*)"', text)]


@pytest.mark.parametrize(
    ("count", "rest"),
    [
        (3, ["half", "half"]),
        (4, ["third", "third", "last"]),
        (5, ["half"] * 4),
        (6, ["half", "half", "third", "third", "last"]),
        (7, ["third"] * 6),
    ],
)
def test_photos_in_a_row_are_a_gallery_without_gaps(printed, count, rest):
    body = "نص.\n\n" + "\n\n".join(f"{{{place}}}" for place in range(1, count + 1))
    text, _, _ = printed(body, photos=count + 1)
    assert figures(text) == ["article__lead", "pictures-first", *(f"pictures-{role}" for role in rest)]
    gallery = text.partition('<div class="pictures"')[2].partition("</div>")[0]
    assert gallery.count('<span class="credit">') == gallery.count("<figcaption>") == count


def test_two_photos_in_a_row_stand_for_themselves_and_one_is_printed_once(printed):
    text, _, _ = printed("{1}\n\n{2}\n\nنص.\n\n{1}\n\n{0}", photos=4)
    assert 'class="pictures"' not in text
    assert figures(text) == ["article__lead", "photo--wide", "photo--margin", "album__photo"]


def test_a_gallery_keeps_its_photos_out_of_the_album(printed):
    text, _, numbers = printed("{1}\n\n{2}\n\n{3}", photos=5)
    album = text.partition('<div class="album"')[2].partition("</div>")[0]
    assert re.findall(r'id="photo-(\d+)"', album) == [str(numbers[4])]


def test_every_photo_leads_to_its_largest_jpeg_and_has_a_name(printed):
    text, _, numbers = printed("{1}\n\nنص.", photos=3)
    links = re.findall(r'<a class="photo__open" href="([^"]+)" data-photo="(\d+)" data-widths="([^"]+)"', text)
    assert [int(number) for _, number, _ in links] == numbers
    for address, _, widths in links:
        assert re.fullmatch(r"/media/r/\S+/whole-\d+\.jpg", address) and int(widths.split()[-1]) >= 1024
    assert text.count("<light-box") == 1


def test_whoever_saves_data_opens_the_picture_by_pressing_for_it(printed):
    text, _, _ = printed("{1}\n\nنص.", photos=2, headers={"Save-Data": "on"})
    assert 'class="photo__offer photo__open"' in text and 'data-alt="ما يُرى' in text


def test_the_front_page_opens_no_picture(client, printed):
    printed("نص.", photos=1)
    assert "photo__open" not in client.get("/").content.decode()


def test_a_photo_story_prints_every_picture_large_and_numbered(printed):
    text, _, _ = printed("نص.\n\n{3}\n\n{1}\n\n{2}\n\nنص.", photos=5, genre=Genre.PHOTO_STORY)
    assert figures(text) == ["article__lead", *["photo--story"] * 4]
    assert re.findall(r'<b class="photo__count"><bdi>([^<]+)</bdi>', text) == ["1/5", "2/5", "3/5", "4/5", "5/5"]
    assert 'class="album"' not in text
    assert "photo__count" not in printed("{1}", photos=2)[0]


def test_a_video_is_words_and_a_link_until_it_is_asked_for(printed):
    text, _, _ = printed(f"نص.\n\n{VIDEO}\n\nنص.")
    assert "<iframe" not in text and 'src="http' not in text
    assert 'data-frame="https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ"' in text
    assert '<a href="https://www.youtube.com/watch?v=dQw4w9WgXcQ" rel="noopener">' in text and "من الداخل" in text


def test_frames_may_come_from_the_known_hosts_only(client):
    policy = client.get("/").headers["Content-Security-Policy"]
    frames = next(part for part in policy.split("; ") if part.startswith("frame-src "))
    assert frames.split()[1:] == [
        "https://www.youtube-nocookie.com",
        "https://player.vimeo.com",
        "https://geo.dailymotion.com",
        "https://w.soundcloud.com",
        "https://platform.twitter.com",
    ]


BODY = "أولى.\n\n## «عنوان»\n\n### أصغر\n\n{1}\n\n| أ | ب |\n|---|---|\n| ج | د |"


def test_paragraphs_have_addresses_in_the_first_story_of_a_page_only(printed):
    text, _, _ = printed(BODY, photos=2)
    assert re.findall(r'<(\w+) id="(p-\d+)"', text) == [("p", "p-1"), ("h2", "p-2"), ("h3", "p-3")]
    text, _, _ = printed(BODY, photos=2, door="fragment_address")
    assert "<h3>«عنوان»</h3>" in text and "<h4>أصغر</h4>" in text and 'aria-label="أصغر"' in text
    assert not re.search(r'\sid="', text)
    assert text.count('class="photo__open"') == 2 and text.count("<light-box") == 1


def test_a_story_that_was_stored_before_still_prints(printed, client):
    _, story, numbers = printed("نص.", photos=2)
    old = '<p>قديمة</p><h2>«عنوان»</h2><div class="table" tabindex="0"><table><tr><td>1</td></tr></table></div>'
    PublishedArticle.objects.filter(pk=story.pk).update(body=[{"html": old}, {"photo": numbers[1]}])
    for address, rank in ((story.address(), "h2"), (story.fragment_address(), "h3")):
        text = client.get(address).content.decode()
        assert f"<p>قديمة</p><{rank}>«عنوان»</{rank}>" in text and "photo--wide" in text
        assert re.search(r'<div class="table" tabindex="0" role="group" aria-label="[^"]+"><table>', text)
