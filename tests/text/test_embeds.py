"""Which addresses may be shown in place, and what is made of them."""

import pytest

from articles.text import embeds

TUBE = "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ"


@pytest.mark.parametrize(
    ("address", "provider", "src"),
    [
        ("https://www.youtube.com/watch?v=dQw4w9WgXcQ", "youtube", TUBE),
        ("http://youtube.com/watch?list=PL1&v=dQw4w9WgXcQ&t=1m30s", "youtube", f"{TUBE}?start=90"),
        ("https://m.youtube.com/watch?v=dQw4w9WgXcQ&feature=shared", "youtube", TUBE),
        ("https://youtu.be/dQw4w9WgXcQ?si=abc&t=2h", "youtube", f"{TUBE}?start=7200"),
        ("https://youtu.be/dQw4w9WgXcQ?t=75", "youtube", f"{TUBE}?start=75"),
        ("https://www.youtube.com/shorts/dQw4w9WgXcQ", "youtube", TUBE),
        ("https://www.youtube.com/live/dQw4w9WgXcQ?start=5", "youtube", f"{TUBE}?start=5"),
        ("https://vimeo.com/76979871", "vimeo", "https://player.vimeo.com/video/76979871?dnt=1"),
        (
            "https://vimeo.com/76979871/ab12cd34ef",
            "vimeo",
            "https://player.vimeo.com/video/76979871?dnt=1&h=ab12cd34ef",
        ),
        (
            "https://www.dailymotion.com/video/x8abcde",
            "dailymotion",
            "https://geo.dailymotion.com/player.html?video=x8abcde",
        ),
        ("https://dai.ly/x8abcde", "dailymotion", "https://geo.dailymotion.com/player.html?video=x8abcde"),
        (
            "https://soundcloud.com/a-band/sets/the-album?utm_source=x",
            "soundcloud",
            "https://w.soundcloud.com/player/?url=https%3A%2F%2Fsoundcloud.com%2Fa-band%2Fsets%2Fthe-album",
        ),
        (
            "https://x.com/NASA/status/1445116600000000000?s=20",
            "x",
            "https://platform.twitter.com/embed/Tweet.html?id=1445116600000000000&dnt=true",
        ),
        ("https://twitter.com/NASA/status/20", "x", "https://platform.twitter.com/embed/Tweet.html?id=20&dnt=true"),
    ],
)
def test_a_known_address_becomes_a_frame_and_a_link(address, provider, src):
    found = embeds.find(address)
    assert (found.provider, found.src) == (provider, src)
    again = embeds.find(found.url)
    assert again == found, "the link that is printed leads to the same thing"


@pytest.mark.parametrize(
    "address",
    [
        "",
        "نص",
        "youtube.com/watch?v=dQw4w9WgXcQ",
        "//youtube.com/watch?v=dQw4w9WgXcQ",
        "javascript:alert(1)//youtu.be/dQw4w9WgXcQ",
        "javascript://youtu.be/dQw4w9WgXcQ",
        "ftp://youtu.be/dQw4w9WgXcQ",
        "https://youtu.be.example.org/dQw4w9WgXcQ",
        "https://example.org/youtu.be/dQw4w9WgXcQ",
        "https://youtu.be@example.org/dQw4w9WgXcQ",
        "https://user:word@youtu.be/dQw4w9WgXcQ",
        "https://youtu.be:8443/dQw4w9WgXcQ",
        "https://youtu.be\\@example.org/dQw4w9WgXcQ",
        "https://example.org\\youtu.be/dQw4w9WgXcQ",
        "https://yоutu.be/dQw4w9WgXcQ",  # a Cyrillic о
        "https://xyoutu.be/dQw4w9WgXcQ",
        "https://youtu.be./dQw4w9WgXcQ",
        "https://[youtu.be/dQw4w9WgXcQ",
        "https://youtu.be/dQw4w9WgXc",
        "https://youtu.be/dQw4w9WgXcQQ",
        'https://youtu.be/dQw4w9WgX"><',
        "https://youtu.be/../dQw4w9WgXcQ",
        "https://youtu.be/dQw4w9WgXcQ/more",
        "https://youtu.be/dQw4w9\nWgXcQ",
        "https://www.youtube.com/watch?vv=dQw4w9WgXcQ",
        "https://www.youtube.com/watch#v=dQw4w9WgXcQ",
        "https://www.youtube.com/@someone",
        "https://vimeo.com/channels/staffpicks",
        "https://soundcloud.com/somebody",
        "https://x.com/NASA",
        "https://x.com/NASA/status/20/photo/1",
        "https://x.com/NASA/status/٢٠",
        "https://youtu.be/dQw4w9WgXcQ?t=" + "1" * 3000,
    ],
)
def test_anything_else_is_only_an_address(address):
    assert embeds.find(address) is None


def test_a_start_that_makes_no_sense_is_left_out():
    assert embeds.find("https://youtu.be/dQw4w9WgXcQ?t=soon").src == TUBE


def test_every_frame_comes_from_a_host_of_the_policy():
    assert set(embeds.FRAME_HOSTS) == {
        "www.youtube-nocookie.com",
        "player.vimeo.com",
        "geo.dailymotion.com",
        "w.soundcloud.com",
        "platform.twitter.com",
    }
