"""Readers' pages and searches as the paper grows: python -m bench.search [--sizes 1000 100000 1000000] [--runs 9].

Makes a newsroom and lets it grow from size to size (on PostgreSQL with TEST_DATABASE_URL=…), asks for every page as
readers do, by their own connection, and prints the median in milliseconds at each size and the ratio of the last to the
first. The words are looked up in the paper itself: by how many stories have them.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from urllib.parse import quote

from tests.browser.newspaper import HERE, Newspaper, database_for

# A share of the stories that have the word, or how many have it: what is asked for is a word that comes near to it.
SHARES = {"most": 0.5, "common": 0.1, "second": 0.06, "frequent": 0.02, "middling": 0.004}
RARE = 25  # stories at every size: as many as fill a page, of however many
DEEP = 1_000  # pages


def words() -> dict[str, str]:
    """Return a word of the paper for each share, the rare one, and three words that follow one another."""
    from articles.demo.vocabulary import vocabulary
    from articles.models.published import PublishedArticle

    latest = list(PublishedArticle.objects.of("ar").filter(headline__contains=": ").order_by("-published_at")[:600])
    sample = [set(story.body[0]["html"].replace(".", " ").replace("<p>", " ").split()) for story in latest]
    bare = [word for word in vocabulary("ar").words if len(word) > 3 and not word.startswith(("ال", "و", "ب", "لل"))]
    told = {word: sum(word in body for body in sample) / len(sample) for word in bare[:3000]}
    near = {name: min(told, key=lambda word: abs(told[word] - share)) for name, share in SHARES.items()}
    return {**near, "rare": rare(bare), "phrase": " ".join(latest[3].standfirst.split()[2:5])}


def rare(bare: list[str]) -> str:
    """Return a word that about RARE stories have, by halving the list of words, the most frequent of which is first."""
    from django.utils import timezone

    from articles.reader.search.found import Search
    from articles.reader.search.index import known
    from articles.text.asked import understand

    found, low, high = {}, 0, len(bare) - 1
    while low < high:
        word = bare[(low + high) // 2]
        asked = understand(word, known=known)
        found[word] = Search(asked, "ar", timezone.now()).count()[0]
        low, high = ((low + high) // 2 + 1, high) if found[word] > RARE else (low, (low + high) // 2)
    return min(found, key=lambda word: abs(found[word] - RARE))


def pages() -> dict[str, str]:
    """Return the address of every page to be asked for."""
    from django.utils import timezone

    from articles.models.published import PublishedArticle, PublishedRegion
    from articles.models.region import Region
    from articles.reader.paging import SIZE, Mark

    stories = PublishedArticle.objects.public(timezone.now()).of("ar").order_by("-published_at")
    story, region = stories[3:4].get(), Region.objects.get(slug="world")
    rows = PublishedRegion.objects.public().of("ar").filter(region=region).newest_first()
    depth = min(DEEP * SIZE, rows.count() // 2)
    deep = Mark(*rows.values_list("published_at", "story_id")[depth])
    word = words()

    def found(*asked: str, **more: str) -> str:
        typed = quote(" ".join(word.get(name, name) for name in asked))
        return f"/articles/?q={typed}" + "".join(f"&{name}={value}" for name, value in more.items())

    return {
        "front": "/",
        "article": story.address(),
        "region, first page": "/regions/world/",
        f"region, {DEEP} pages deep": f"/regions/world/?before={deep}",
        "browse, three filters": "/articles/?region=world&topic=water&from=2019-01-01",
        f"search: some {RARE} stories have it": found("rare"),
        "search: 1 in 250": found("middling"),
        "search: 1 in 50": found("frequent"),
        "search: 1 in 10": found("common"),
        "search: 1 in 10, newest first": found("common", sort="newest"),
        "search: every other": found("most"),
        "search: two words, 1 in 10 and 1 in 16": found("common", "second"),
        "search: two words, 1 in 50 and 1 in 250": found("frequent", "middling"),
        "search: a phrase": f"/articles/?q={quote('«' + word['phrase'] + '»')}",
        "search: a word of none": found("قسطنطينوبوليس"),
        "search: 1 in 10, region and topic": found("common", region="world", topic="water"),
        "search: 1 in 50, with pictures": found("frequent", photos="on"),
    }


def lay_out() -> None:
    """Enter what stories are filed under: a map, subjects, writers, photos; and a few stories by the verbs."""
    import django

    django.setup()
    from tests.makers import a_person, a_photo, a_region, a_story, a_topic

    world = a_region("world")
    regions = [a_region(slug, parent=world) for slug in ("europe", "asia", "africa", "americas")]
    regions += [a_region(f"{region.slug}-{number}", parent=region) for region in regions for number in range(4)]
    topics = [a_topic("water"), *(a_topic(f"topic-{number}") for number in range(20))]
    people = [a_person(f"كاتب {number}") for number in range(30)]
    photos = [a_photo() for _ in range(100)]
    for number in range(5):
        a_story(region=regions[number], topics=topics[:2], people=people[:1], photos=[photos[number]])


def measure(runs: int) -> dict[str, list[float]]:
    """Return {page: [median in milliseconds, the slowest]}, asked in turns inside this process."""
    import django

    django.setup()
    from django.test import Client

    client, asked = Client(headers={"host": "localhost"}), pages()
    times: dict[str, list[float]] = {page: [] for page in asked}
    for turn in range(runs + 1):
        for page, address in asked.items():
            start = time.perf_counter()
            answer = client.get(address)
            took = (time.perf_counter() - start) * 1000
            assert answer.status_code == 200, (page, address, answer.status_code)
            if turn:  # the first turn warms what every reader finds warm
                times[page].append(took)
    return {page: [statistics.median(took), max(took)] for page, took in times.items()}


def grown(sizes: list[int], runs: int) -> dict[int, dict[str, list[float]]]:
    """Let one newsroom grow from size to size and return what `measure` finds at each."""
    found = {}
    with tempfile.TemporaryDirectory() as folder, database_for(Path(folder)) as database:
        newspaper = Newspaper(Path(folder), database)
        for command in (("compile_catalogues",), ("migrate", "-v0"), ("collectstatic", "--noinput", "-v0")):
            newspaper.manage(*command)
        command = [sys.executable, "-c", "from bench.search import lay_out; lay_out()"]
        subprocess.run(command, cwd=HERE, env=newspaper.env, check=True)
        for size in sizes:
            print(newspaper.manage("seed_bulk", "--stories", str(size), wait=7200).strip(), flush=True)
            command = [sys.executable, "-m", "bench.search", "--measure", "--runs", str(runs)]
            done = subprocess.run(command, cwd=HERE, env=newspaper.env, capture_output=True, text=True, check=False)
            if done.returncode:
                sys.exit(done.stderr)
            found[size] = json.loads(done.stdout.splitlines()[-1])
    return found


def main() -> None:
    wanted = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    wanted.add_argument("--sizes", type=int, nargs="+", default=[1_000, 100_000, 1_000_000])
    wanted.add_argument("--runs", type=int, default=9)
    wanted.add_argument("--measure", action="store_true", help="the newsroom of the environment, as JSON")
    asked = wanted.parse_args()
    if asked.measure:
        print(json.dumps(measure(asked.runs)))
        return
    found, first, last = grown(asked.sizes, asked.runs), asked.sizes[0], asked.sizes[-1]
    engine = "PostgreSQL" if os.environ.get("TEST_DATABASE_URL") else "SQLite"
    load = " ".join(f"{load:.1f}" for load in os.getloadavg())
    print(f"{engine}, {date.today():%d %B %Y}, load {load}, median of {asked.runs}")
    print("| page | " + " | ".join(f"{size:,}" for size in asked.sizes) + " | ratio |")
    print("|---|" + "---|" * (len(asked.sizes) + 1))
    for page, (median, *_) in found[last].items():
        line = " | ".join(f"{found[size][page][0]:.1f}" for size in asked.sizes)
        print(f"| {page} | {line} | {median / found[first][page][0]:.2f} |")


if __name__ == "__main__":
    main()
