"""Stories appear and vanish within a second of their instant, at every door, with nothing running but the web server.

A newspaper of eight stories and no robot, whose pictures' rights end while their stories go on: it is asked for every
door over and over while their instants pass. An answer that was asked for before the instant and came before it must
not know of what is to come; one that was asked for a second after it must be right. What was the latest wrong answer,
and when each door was first seen right, is printed.
"""

import json
import subprocess
import sys
import time
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone

from articles.editions import DEFAULT_EDITION, EDITIONS
from articles.models.article import ArticlePhoto
from articles.publishing.publish import correct, publish
from tests.browser.newspaper import HERE, Newspaper, database_for
from tests.doors import CANARIES, DOORS, MACHINES
from tests.makers import a_person, a_photo, a_region, a_topic, an_article, somebody

pytestmark = pytest.mark.server

ALLOWED = 1.0  # seconds that a door may be late
AT_LEAST = 1.5  # seconds between two instants
ROUNDS = 6  # of all doors between them, where that takes longer: the first, of an empty newspaper, is the quickest
# Doors that have no story of these behind them, or ask for the address of this very newspaper.
SHOWS_NONE = {"page", "saved", "offline", "manifest", "photo", "oembed", "feeds", "opensearch"}
SHOWS_NONE |= {"api", "api-openapi", "api-nowhere", "api-regions", "api-topics", "api-people"}
SHOWS_NONE |= {"archive", "archive-year", "archive-month", "regions", "topics", "people", "agencies"}
SHOWS_NONE |= {"sitemap", "sitemap-edition"}
PICTURES_ONLY = {"agency", "agency-feed"}  # a story stands there as long as its picture does
WITHOUT_PICTURES = {"corrections", "corrections-feed", "share", "suggest", "sitemap-news"}
# Ways to these stories where DOORS have those to the canaries, and to a day of its own.
OWN = {
    "browse": lambda story: [*(way for way in DOORS["browse"](story) if "q=" not in way), "/articles/?q=minute"],
    "browse-feed": lambda story: ["/articles/feed.json", "/articles/feed.atom?q=minute"],
    "suggest": lambda story: ["/suggest/?q=minut"],
    "share": lambda story: [f"/share/{story.pk}/0123456789abcdef.jpg"],  # which leads to its picture; none is drawn
    "agency": lambda story: ["/agencies/afp/"],
    "agency-feed": lambda story: ["/agencies/afp/feed.atom"],
    "archive-day": lambda story: [f"/archive/{timezone.now():%Y/%m/%d}/"],
    "sitemap-month": lambda story: [f"/sitemap-{story.edition}-{timezone.now():%Y-%m}.xml"],
}
SCHEDULE = "import django; django.setup(); from tests.test_on_the_minute import schedule; schedule(%r)"


def schedule(between: float) -> None:
    """In the newspaper's own process: for every edition, a story that comes and goes, and one that is there and goes;
    the right to the picture of the second ends when the first comes.

    Prints {"opens", "closes": seconds since 1970, "person": number, "stories", "pictures": [{"edition", "pk", "word",
    "comes", "closes"}]}, where a picture's word is its address.
    """
    words = {"region": a_region("europe", parent=a_region("world")), "topics": [a_topic(CANARIES["topic_slug"])]}
    words["people"], layla = [a_person()], somebody("layla")
    told, pictures = [], []
    made = [(code, comes, an_article(edition=code, headline=f"{code}{comes:d}Lighthouse opens on the minute", **words))
            for code in EDITIONS for comes in (True, False)]  # fmt: skip
    opens = timezone.now() + timedelta(seconds=between + 1)
    closes = opens + timedelta(seconds=between)
    for code, comes, article in made:
        about = {"edition": code, "pk": article.pk, "comes": comes}
        if not comes:
            photo = a_photo(usable_until=opens)
            ArticlePhoto.objects.create(article=article, photo=photo)
            default_storage.save(f"{photo.cuts}/card-320.webp", ContentFile(photo.cuts.encode()))
            pictures.append({**about, "word": photo.cuts, "photo": photo.pk, "closes": opens.timestamp()})
        publish(article, by=layla, at=opens if comes else None, until=closes)
        correct(article, by=layla, text="الصواب")
        told.append({**about, "word": article.headline.split()[0], "closes": closes.timestamp()})
    assert timezone.now() < opens - timedelta(seconds=between / 2), "too slow a machine for this schedule"
    moments = {"opens": opens.timestamp(), "closes": closes.timestamp()}
    print(json.dumps({**moments, "stories": told, "pictures": pictures, "person": words["people"][0].pk}))


@pytest.fixture(scope="module")
def tiny(tmp_path_factory):
    """A newspaper without a story, printing."""
    folder = tmp_path_factory.mktemp("minute")
    with database_for(folder) as database:
        paper = Newspaper(folder, database)
        paper.env["DJANGO_SETTINGS_MODULE"] = "tests.plain_settings"
        paper.manage("migrate", "--verbosity", "0")
        with paper.printing():
            yield paper


class Staying(urllib.request.HTTPRedirectHandler):
    """Who is told where else to go, and stays."""

    def redirect_request(self, *told):
        return None


follow, stay = urllib.request.build_opener().open, urllib.request.build_opener(Staying).open


def ask(address: str) -> tuple[float, float, str]:
    """(when it was asked, when the answer had come, the answer), redirects followed, but not to a picture.

    400 is what programs are told that ask for a topic of which nothing is public.
    """
    asked = time.time()
    try:
        with (stay if "/share/" in address else follow)(address, timeout=20) as answer:
            text = answer.read().decode()
    except urllib.error.HTTPError as refusal:
        text = refusal.headers["Location"] or refusal.read().decode()
        text = text if refusal.code in (302, 400, 404, 410) else f"{refusal.code}!"
    return asked, time.time(), text


def doors_of(found: dict) -> list[tuple[str, list[dict]]]:
    """(path, the stories and pictures that stand behind it when they may): every door, in other editions one way to it.

    A picture stands at its own address too.
    """
    paths: dict[str, list[dict]] = {f"/media/{each['word']}/card-320.webp": [each] for each in found["pictures"]}
    paths |= {f"/{EDITIONS[each['edition']].prefix}photos/{each['photo']}/": [each] for each in found["pictures"]}
    for story in [*found["stories"], *found["pictures"]]:
        none = SHOWS_NONE | (WITHOUT_PICTURES if story in found["pictures"] else PICTURES_ONLY)
        thing = SimpleNamespace(
            pk=story["pk"], edition=story["edition"],
            region=SimpleNamespace(slug="europe"), person=SimpleNamespace(pk=found["person"]),
        )  # fmt: skip
        for name, door in (DOORS | OWN).items():
            ways = [way for way in door(thing) if "agency" not in way] if name not in none else []
            for path in ways if story["edition"] == DEFAULT_EDITION else ways[:1]:
                paths.setdefault(at(name, path, story["edition"]), []).append(story)
    numbers = ",".join(str(story["pk"]) for story in found["stories"])
    return [*paths.items(), (f"/kept/?stories={numbers}", found["stories"])]


def at(name: str, path: str, edition: str) -> str:
    """The address of a door in an edition."""
    if name.startswith("sitemap"):
        return path
    if name not in MACHINES:
        return f"/{EDITIONS[edition].prefix}{path.lstrip('/')}"
    return path if edition == DEFAULT_EDITION or path.endswith(".json") else f"{path}?edition={edition}"


def shows(path: str, text: str, story: dict) -> bool:
    if path.startswith("/kept/"):
        return f'"{story["pk"]}"' in text
    if "/share/" in path:
        return f"/share/{story['pk']}/" in text
    return story["word"].lower() in text.lower()  # an address has no capitals


def test_stories_come_and_go_on_their_instant_at_every_door(tiny, capsys):
    empty = {"stories": [{"edition": code, "pk": 1} for code in EDITIONS], "pictures": [], "person": 1}
    with ThreadPoolExecutor(4) as readers:
        began = time.time()
        list(readers.map(lambda door: ask(tiny.url + door[0]), doors_of(empty)))
        between = max(AT_LEAST, ROUNDS * (time.time() - began))
        said = subprocess.run(
            [sys.executable, "-c", SCHEDULE % between],
            cwd=HERE,
            env=tiny.env,
            capture_output=True,
            text=True,
            timeout=60,
        )
        assert said.returncode == 0, said.stderr
        found = json.loads(said.stdout)
        doors, answers = doors_of(found), []
        while time.time() < found["closes"] + ALLOWED:
            answers += readers.map(lambda door: (*door, *ask(tiny.url + door[0])), doors)
        answers += readers.map(lambda door: (*door, *ask(tiny.url + door[0])), doors)
    latest, firsts = judged(found, answers)
    rounds = len(answers) // len(doors)
    with capsys.disabled():
        print(f"\n{len(doors)} doors, {len(answers)} answers in {rounds} rounds, {between:.1f} s between instants: "
              f"the latest wrong answer {latest * 1000:.0f} ms after its instant; each door first seen right "
              f"{min(firsts) * 1000:.0f} to {max(firsts) * 1000:.0f} ms after it")  # fmt: skip
    assert latest < ALLOWED


def judged(found: dict, answers: list) -> tuple[float, list[float]]:
    """Return how late the latest wrong answer was asked for (0 if none was), and when each door was first right.

    Fails for an answer that was early, and for a door that was not asked before, between and after the instants.
    """
    opens, latest, right = found["opens"], 0.0, {}
    for path, stories, asked, answered, text in answers:
        for story in stories:
            start, closes = opens if story["comes"] else 0.0, story["closes"]
            shown, key = shows(path, text, story), (path, story["word"])
            if answered < start or asked > closes:
                turned, is_right = closes if asked > closes else 0.0, not shown
            elif asked > start and answered < closes:
                turned, is_right = start, shown
            else:
                continue  # the instant passed while it was answered: either is right
            assert is_right or turned, f"{path} showed {story['word']} before its time"
            if is_right:
                right.setdefault((key, turned), answered - turned)
            else:
                latest = max(latest, asked - turned)
        assert not text.endswith("!"), (path, text)
    expected = [((path, story["word"]), turned) for path, stories in doors_of(found) for story in stories
                for turned in [0.0, *[opens] * story["comes"], story["closes"]]]  # fmt: skip
    assert not [each for each in expected if each not in right]
    return latest, [lag for (_, turned), lag in right.items() if turned]
