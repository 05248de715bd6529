"""Readers' pages and searches as the paper grows: python -m bench.search [--sizes 1000 100000 1000000] [--runs 15].

Makes a newsroom of every size by `seed_bulk` (on PostgreSQL with TEST_DATABASE_URL=…), asks each of them for every
page as readers do, by their own connection, and prints the median in milliseconds at each size and the ratio of the
last size to the first. With `--keep FOLDER` the newsrooms stay there (on PostgreSQL as databases named after that of
the address: newsroom_1000, …), and are used again by the next run; `--make` makes them and measures nothing.

The sizes take turns, page by page, so that whatever else the machine does befalls all of them alike.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from contextlib import ExitStack, closing, contextmanager
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from tests.browser.newspaper import HERE, Newspaper, database_for

PAGES_GOAL, SEARCHES_GOAL, WORDS_GOAL = 1.2, 2.0, 1.5  # times the first size; times the rare word
WARM = 2  # turns that nobody counts: every reader finds these pages warm
RARE, COMMON = "search: a rare word", "search: a common word, 1 in 10"


class Asked:
    """A process that asks one newsroom for pages, each when it is told to."""

    def __init__(self, newspaper: Newspaper):
        command = [sys.executable, "-m", "bench.asking"]
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
        self.process = subprocess.Popen(command, cwd=HERE, env=newspaper.env, text=True, **pipes)
        self.pages: list[str] = self.answer()

    def answer(self):
        line = self.process.stdout.readline()
        if not line:
            sys.exit(f"The newsroom does not answer: {self.process.wait()}")
        return json.loads(line)

    def time(self, page: str) -> float:
        """Return how many milliseconds the page takes."""
        self.process.stdin.write(f"{page}\n")
        self.process.stdin.flush()
        return self.answer()

    def close(self) -> None:
        self.process.stdin.close()
        self.process.wait()


@contextmanager
def database_of(folder: Path, size: int, *, kept: bool):
    """The address of the newsroom's database; one that is kept is made if it is not there."""
    server = os.environ.get("TEST_DATABASE_URL")
    if not kept or not server:
        with database_for(folder) as address:
            yield address
        return
    import psycopg

    parts = urlsplit(server)
    name = f"{parts.path.strip('/')}_{size}"
    with psycopg.connect(urlunsplit(parts._replace(path="/postgres")), autocommit=True) as keeper:
        if not keeper.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
            keeper.execute(f'CREATE DATABASE "{name}"')
    yield urlunsplit(parts._replace(path=f"/{name}"))


@contextmanager
def newsroom(folder: Path, size: int, *, kept: bool):
    """A newsroom with so many stories: made, or grown to that, or as it is there."""
    folder.mkdir(parents=True, exist_ok=True)
    with database_of(folder, size, kept=kept) as database:
        newspaper = Newspaper(folder, database)
        for command in (("compile_catalogues",), ("migrate", "-v0"), ("collectstatic", "--noinput", "-v0")):
            newspaper.manage(*command)
        command = [sys.executable, "-c", "from bench.asking import lay_out; lay_out()"]
        subprocess.run(command, cwd=HERE, env=newspaper.env, check=True)
        grow = [sys.executable, "manage.py", "seed_bulk", "--stories", str(size)]
        subprocess.run(grow, cwd=HERE, env=newspaper.env, check=True)
        yield newspaper


def measured(newsrooms: dict[int, Newspaper], runs: int) -> dict[str, dict[int, float]]:
    """Return {page: {size: its median in milliseconds}}."""
    with ExitStack() as doors:
        asked = {size: doors.enter_context(closing(Asked(one))) for size, one in newsrooms.items()}
        pages = next(iter(asked.values())).pages
        times = {page: {size: [] for size in asked} for page in pages}
        for turn in range(WARM + runs):
            for page in pages:
                for size, door in asked.items():
                    took = door.time(page)
                    if turn >= WARM:
                        times[page][size].append(took)
    return {page: {size: statistics.median(took) for size, took in sizes.items()} for page, sizes in times.items()}


def table(found: dict[str, dict[int, float]], runs: int) -> str:
    """Return what was measured as a table, with a sign at what is over its goal."""
    sizes = list(next(iter(found.values())))
    first, last = sizes[0], sizes[-1]
    engine = "PostgreSQL" if os.environ.get("TEST_DATABASE_URL") else "SQLite"
    load = " ".join(f"{load:.1f}" for load in os.getloadavg())
    lines = [f"{engine}, {date.today():%d %B %Y}, load {load}, median of {runs} in milliseconds", ""]
    lines += ["| page | " + " | ".join(f"{size:,}" for size in sizes) + " | ratio |", "|---" * (len(sizes) + 2) + "|"]
    for page, times in found.items():
        ratio = times[last] / times[first]
        over = " !" if ratio > (SEARCHES_GOAL if page.startswith("search") else PAGES_GOAL) else ""
        lines.append(f"| {page} | " + " | ".join(f"{times[size]:.1f}" for size in sizes) + f" | {ratio:.2f}{over} |")
    words = ", ".join(f"{found[COMMON][size] / found[RARE][size]:.2f} at {size:,}" for size in sizes)
    goals = f"Goals: pages {PAGES_GOAL}, searches {SEARCHES_GOAL}, the common word {WORDS_GOAL}; «!» is over it."
    return "\n".join([*lines, "", f"The common word takes, of the rare one's time: {words}.", goals])


def main() -> None:
    wanted = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    wanted.add_argument("--sizes", type=int, nargs="+", default=[1_000, 100_000, 1_000_000])
    wanted.add_argument("--runs", type=int, default=15)
    wanted.add_argument("--keep", type=Path, help="a folder where the newsrooms stay")
    wanted.add_argument("--make", action="store_true", help="make the newsrooms and measure nothing")
    asked = wanted.parse_args()
    with tempfile.TemporaryDirectory() as passing, ExitStack() as doors:
        folder = (asked.keep or Path(passing)).absolute()
        newsrooms = {
            size: doors.enter_context(newsroom(folder / str(size), size, kept=bool(asked.keep))) for size in asked.sizes
        }
        if not asked.make:
            print(table(measured(newsrooms, asked.runs), asked.runs))


if __name__ == "__main__":
    main()
