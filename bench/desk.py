"""The desk with few stories and with many: python -m bench.desk [--many 100000] [--few 100] [--runs 15].

Makes a newsroom of each size (on PostgreSQL with TEST_DATABASE_URL=…), asks for the front page and the lists as the
cast do, and prints for every page the median with many, the median with few, their ratio, and its queries.
"""

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from functools import partial
from pathlib import Path

from tests.browser.newspaper import HERE, Newspaper, database_for

LIST = "/admin/articles/article/"
LOG = "/admin/articles/activity/"
STATES = ("draft", "changes", "review", "ready", "spiked", "scheduled", "published", "ahead", "withdrawn")
QUEUES = ("waiting", "mine", "timed", "today", "bare", "wordless", "behind", "overdue", "unanswered")
PAGES = {
    "layla": {
        "front page": "/admin/",
        "list": LIST,
        "list, page 4": f"{LIST}?p=4",
        **{f"list, {state}": f"{LIST}?state={state}" for state in STATES},
        **{f"list, {queue}": f"{LIST}?queue={queue}" for queue in QUEUES},
        "list, English": f"{LIST}?edition__exact=en",
        "list, analyses": f"{LIST}?genre__exact=analysis",
        "list, a region": f"{LIST}?region__id__exact=3",
        "list, English and published": f"{LIST}?edition__exact=en&state=published",
        "search, a word of many": f"{LIST}?q=الزيتون",
        "search, a word of none": f"{LIST}?q=قسطنطينوبوليس",
        "log": LOG,
        "log, one verb": f"{LOG}?verb=spike",
        "log, one person": f"{LOG}?by=2",
    },
    "omar": {"front page": "/admin/", "list": LIST, "list, review": f"{LIST}?state=review"},
    "salma": {"front page": "/admin/", "list": LIST, "list, bare": f"{LIST}?queue=bare"},
}


def measure(runs: int) -> dict[str, list[float]]:
    """Return {page: [median in milliseconds, queries]}, asked inside this process."""
    import django

    django.setup()
    from django.contrib.auth.models import User
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    found = {}
    for login, pages in PAGES.items():
        client = Client(headers={"host": "localhost"})
        client.force_login(User.objects.get(username=login))
        for page, address in pages.items():
            with CaptureQueriesContext(
                connection,
            ) as queries:
                answer = client.get(address)
            assert answer.status_code == 200, (login, address, answer.status_code)
            asked = len(queries)  # before the next request clears what was kept of this one
            found[f"{login}: {page}"] = [_median(partial(client.get, address), runs), asked]
    return found


def _median(ask, runs: int) -> float:
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        ask()
        times.append(time.perf_counter() - start)
    return statistics.median(times) * 1000


def newsroom_of(stories: int, runs: int) -> dict[str, list[float]]:
    """Make a newsroom with so many stories and return what `measure` finds there."""
    with tempfile.TemporaryDirectory() as folder, database_for(Path(folder)) as database:
        newspaper = Newspaper(Path(folder), database)
        newspaper.prepare()
        print(newspaper.manage("seed_bulk", str(stories), wait=3600).strip(), flush=True)
        command = [sys.executable, "-m", "bench.desk", "--measure", "--runs", str(runs)]
        done = subprocess.run(command, cwd=HERE, env=newspaper.env, capture_output=True, text=True, check=True)
        return json.loads(done.stdout)


def main() -> None:
    wanted = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    wanted.add_argument("--many", type=int, default=100_000)
    wanted.add_argument("--few", type=int, default=100)
    wanted.add_argument("--runs", type=int, default=15)
    wanted.add_argument("--measure", action="store_true", help="the newsroom of the environment, as JSON")
    asked = wanted.parse_args()
    if asked.measure:
        print(json.dumps(measure(asked.runs)))
        return
    few, many = newsroom_of(asked.few, asked.runs), newsroom_of(asked.many, asked.runs)
    print(f"{'median of ' + str(asked.runs):44}{'ms, many':>10}{'ms, few':>10}{'ratio':>8}{'queries':>9}")
    for page, (median, queries) in many.items():
        print(f"{page:44}{median:10.1f}{few[page][0]:10.1f}{median / few[page][0]:8.1f}{queries:9}")


if __name__ == "__main__":
    main()
