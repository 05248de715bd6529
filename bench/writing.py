"""A story with many versions beside one with none: python -m bench.writing [--versions 500] [--rounds 15].

Opens, compares, lists and saves both in turn, in one run and one process, and prints for each the medians and their
ratio. On SQLite in a folder of its own, or on PostgreSQL with TEST_DATABASE_URL=….
"""

import argparse
import json
import random
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.browser.newspaper import HERE, Newspaper, database_for

SENTENCE = "قال الوزير إن الجسر القديم فوق النهر يعود إلى أهله بعد ترميم استغرق ثلاثة أشهر من العمل في المدينة"
MOST = 2.0  # times as long as with none
PAGED = "list of versions"  # a page of thirty lines, beside one of two: no ratio to hold it to


def text(letters: int, seed: int) -> str:
    """Return a body of so many letters, in paragraphs, with numbers that make most sentences their own."""
    chance, words, parts, length = random.Random(seed), SENTENCE.split(), [], 0
    while length < letters:
        number = f" {chance.randrange(9999)}" if chance.random() < 0.2 else ""
        parts.append(chance.choice(words) + number + ("\n\n" if chance.random() < 0.02 else " "))
        length += len(parts[-1])
    return "".join(parts)[:letters].strip()


def edited(body: str, seed: int) -> str:
    """Return the body with some ten words written anew."""
    chance, words = random.Random(seed), body.split(" ")
    for _word in range(10):
        words[chance.randrange(len(words))] = f"كلمة{seed}"
    return " ".join(words)


def measure(versions: int, letters: int, rounds: int) -> dict[str, list[float]]:
    """Return {deed: [median in milliseconds with none, with so many]}, asked inside this process."""
    import django

    django.setup()
    from django.test import Client

    from articles.models.article import Article
    from articles.models.revision import Revision
    from articles.publishing.revisions import advance, keep
    from tests.desk.pages import filled
    from tests.makers import an_article, somebody

    layla = somebody("layla")
    client = Client(headers={"host": "localhost"})
    client.force_login(layla)

    def story(body: str) -> Article:
        return an_article(body=body, by=layla)

    def versions_of(article: Article, how_many: int) -> None:
        for number in range(how_many):
            if number:
                advance(article, seen=article.version)
                article.body = edited(article.body, number)
                article.save()
            keep(article, Revision.Kind.SAVE, by=layla)

    body = text(letters, 1)
    old = story(body)
    versions_of(old, versions)
    times: dict[str, tuple[list[float], list[float]]] = {}

    def timed(deed: str, which: int, ask, expected: int):
        start = time.perf_counter()
        answer = ask()
        times.setdefault(deed, ([], []))[which].append(time.perf_counter() - start)
        assert answer.status_code == expected, (deed, which, answer.status_code)
        return answer

    for turn in range(rounds + 1):
        for which, article in sorted(enumerate((story(body), old)), reverse=bool(turn % 2)):
            here = f"/admin/articles/article/{article.pk}/"
            fields = filled(client, f"{here}change/", body=edited(body, 1000 + turn))
            timed("open", which, lambda: client.get(f"{here}change/"), 200)  # noqa: B023 - asked at once
            timed("save", which, lambda: client.post(f"{here}change/", fields), 302)  # noqa: B023
            timed("open again", which, lambda: client.get(f"{here}change/"), 200)  # noqa: B023
            timed(PAGED, which, lambda: client.get(f"{here}revisions/"), 200)  # noqa: B023
            timed("compare the last two", which, lambda: client.get(f"{here}compare/"), 200)  # noqa: B023
            first = Revision.objects.of(article).last().pk
            ask = f"{here}compare/?from={first}&to=desk"
            timed("compare first and now", which, lambda: client.get(ask), 200)  # noqa: B023
    return {deed: [statistics.median(side[1:]) * 1000 for side in sides] for deed, sides in times.items()}


def main() -> None:
    wanted = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    wanted.add_argument("--versions", type=int, default=500)
    wanted.add_argument("--letters", type=int, default=20_000)
    wanted.add_argument("--rounds", type=int, default=15)
    wanted.add_argument("--measure", action="store_true", help=argparse.SUPPRESS)
    args = wanted.parse_args()
    if args.measure:
        print(json.dumps(measure(args.versions, args.letters, args.rounds)))
        return
    with tempfile.TemporaryDirectory() as folder, database_for(Path(folder)) as database:
        newspaper = Newspaper(Path(folder), database)
        for command in (("compile_catalogues",), ("migrate",), ("collectstatic", "--noinput")):
            newspaper.manage(*command)
        command = [sys.executable, "-m", "bench.writing", "--measure"]
        for name in ("versions", "letters", "rounds"):
            command += [f"--{name}", str(getattr(args, name))]
        done = subprocess.run(command, cwd=HERE, env=newspaper.env, capture_output=True, text=True, check=False)
        if done.returncode:
            sys.exit(done.stderr)
        found = json.loads(done.stdout.splitlines()[-1])
    print(f"| deed | with none (ms) | with {args.versions} (ms) | ratio |\n|---|---|---|---|")
    for deed, (none, many) in found.items():
        print(f"| {deed} | {none:.1f} | {many:.1f} | {many / none:.2f} |")
    slow = [deed for deed, (none, many) in found.items() if deed != PAGED and many >= MOST * none]
    if slow:
        sys.exit(f"more than {MOST} times as long: {', '.join(slow)}")


if __name__ == "__main__":
    main()
