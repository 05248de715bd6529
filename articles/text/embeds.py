"""Which addresses elsewhere a story may show in place, as data: a video, a recording, a post.

Nothing of what was typed is passed on: an address is taken apart, and what is printed is built anew from the number
or name found in it. The security policy allows frames from exactly the hosts of this table (newsroom/headers.py).
"""

import re
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

LONGEST = 2_000  # letters of an address


@dataclass(frozen=True)
class Embed:
    """Something that another site shows. `src` is its frame's address, `url` the page that a link leads to."""

    provider: str
    name: str
    src: str
    url: str


@dataclass(frozen=True)
class Road:
    """One form of address: `pattern` is what path and question must be, its groups fill `url` and `src`."""

    provider: str
    name: str
    hosts: frozenset[str]
    pattern: str
    url: str
    src: str


def _hosts(domain: str) -> frozenset[str]:
    return frozenset({domain, f"www.{domain}", f"m.{domain}", f"mobile.{domain}"})


_WATCH, _FRAME = (
    "https://www.youtube.com/watch?v={id}{from_link}",
    "https://www.youtube-nocookie.com/embed/{id}{from_src}",
)
_YOUTUBE, _TUBE_HOSTS, _TUBE_ID = ("youtube", "YouTube"), _hosts("youtube.com"), r"(?P<id>[A-Za-z0-9_-]{11})"
_VIMEO = ("vimeo", "Vimeo", frozenset({"vimeo.com", "www.vimeo.com"}))
_DAILY = ("https://www.dailymotion.com/video/{id}", "https://geo.dailymotion.com/player.html?video={id}")
_SOUND = "https://soundcloud.com/{who}/{what}"
_ASKED = r"(?:\?[^#]*)?"

ROADS = (
    Road(*_YOUTUBE, _TUBE_HOSTS, rf"/watch\?(?:[^#]*&)?v={_TUBE_ID}(?:&[^#]*)?", _WATCH, _FRAME),
    Road(*_YOUTUBE, _TUBE_HOSTS, rf"/(?:shorts|live|embed)/{_TUBE_ID}/?{_ASKED}", _WATCH, _FRAME),
    Road(*_YOUTUBE, frozenset({"youtu.be"}), rf"/{_TUBE_ID}{_ASKED}", _WATCH, _FRAME),
    Road(
        *_VIMEO,
        rf"/(?P<id>[0-9]{{1,12}})/?{_ASKED}",
        "https://vimeo.com/{id}",
        "https://player.vimeo.com/video/{id}?dnt=1",
    ),
    Road(
        *_VIMEO,
        rf"/(?P<id>[0-9]{{1,12}})/(?P<key>[0-9a-f]{{6,20}})/?{_ASKED}",
        "https://vimeo.com/{id}/{key}",
        "https://player.vimeo.com/video/{id}?dnt=1&h={key}",
    ),
    Road("dailymotion", "Dailymotion", _hosts("dailymotion.com"), rf"/video/(?P<id>[a-z0-9]{{4,12}}){_ASKED}", *_DAILY),
    Road("dailymotion", "Dailymotion", frozenset({"dai.ly"}), rf"/(?P<id>[a-z0-9]{{4,12}}){_ASKED}", *_DAILY),
    Road(
        "soundcloud",
        "SoundCloud",
        _hosts("soundcloud.com"),
        rf"/(?P<who>[a-z0-9_-]{{2,40}})/(?P<what>(?:sets/)?[a-z0-9_-]{{1,100}})/?{_ASKED}",
        _SOUND,
        f"https://w.soundcloud.com/player/?url={_SOUND.replace(':', '%3A').replace('/', '%2F')}",
    ),
    Road(
        "x",
        "X",
        _hosts("x.com") | _hosts("twitter.com"),
        rf"/(?P<who>[A-Za-z0-9_]{{1,15}})/status/(?P<id>[0-9]{{1,20}})/?{_ASKED}",
        "https://x.com/{who}/status/{id}",
        "https://platform.twitter.com/embed/Tweet.html?id={id}&dnt=true",
    ),
)
FRAME_HOSTS = tuple(dict.fromkeys(urlsplit(road.src).netloc for road in ROADS))
START = re.compile(r"[?&](?:t|start)=(?:([0-9]{1,2})h)?(?:([0-9]{1,3})m)?(?:([0-9]{1,6})s?)?(?:&|$)")


def find(address: str) -> Embed | None:
    """Return what the address shows, or None for anything that is not exactly an address of the table.

    Host names are compared whole (RFC 3986 authority: a user, a password or a port makes it another), ASCII only.
    """
    if len(address) > LONGEST or not address.isascii() or re.search(r"[\s\\<>\"]", address):
        return None
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    if parts.scheme not in ("http", "https"):
        return None
    asked = f"{parts.path}?{parts.query}" if parts.query else parts.path
    for road in ROADS:
        found = re.fullmatch(road.pattern, asked) if parts.netloc.lower() in road.hosts else None
        if found:
            return _embed(road, found.groupdict(), _start(parts))
    return None


def _embed(road: Road, found: dict[str, str], start: int) -> Embed:
    words = {**found, "from_link": f"&t={start}s" if start else "", "from_src": f"?start={start}" if start else ""}
    if "what" in found:
        words["in_src"] = found["what"].replace("/", "%2F")
    src = road.src.replace("{what}", "{in_src}")
    return Embed(road.provider, road.name, src.format(**words), road.url.format(**words))


def _start(parts: SplitResult) -> int:
    """The second at which it shall begin: ?t=90, ?t=1m30s, ?start=90; 0 if it says nothing."""
    found = START.search(f"?{parts.query}")
    hours, minutes, seconds = (int(part or 0) for part in found.groups()) if found else (0, 0, 0)
    return hours * 3600 + minutes * 60 + seconds
