"""Take in the addresses that the paper had before, thousands at a time, from a CSV file."""

import csv
from argparse import FileType
from collections.abc import Iterator

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils import translation

from articles.models.old_address import OldAddress
from articles.publishing import addresses
from articles.publishing.targets import Targets, Unknown

COLUMNS = ("old", "new")
MOST_TOLD = 50  # errors


class Command(BaseCommand):
    help = (
        "Read old addresses from a CSV file with the columns old and new. “new” is a story's number, an address of "
        "ours (/topics/economy/), an address elsewhere (https://…), or 410 for a page that is gone for good. "
        "Nothing is kept if one line is wrong; run again, what is known already stays as it is."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", type=FileType("r", encoding="utf-8-sig"), help="in UTF-8; “-” reads what is piped")
        parser.add_argument("--by", metavar="LOGIN", help="who is named in the log; default: the first superuser")
        parser.add_argument("--dry-run", action="store_true", help="judge every line, and keep nothing")

    def handle(self, *args, file, by: str | None, dry_run: bool, **options):
        who = self.person(by)
        try:
            with file, translation.override(None):  # errors are in this command's own language
                rows, wrong = judged(lines(file))
        except UnicodeDecodeError as broken:
            raise CommandError(f"The file is not in UTF-8 (byte {broken.start}). Save it as UTF-8.") from broken
        for told in wrong[:MOST_TOLD]:
            self.stderr.write(told)
        if wrong:
            more = f" ({len(wrong) - MOST_TOLD} more are not shown)" if len(wrong) > MOST_TOLD else ""
            raise CommandError(f"{len(wrong)} lines are wrong{more}; nothing was kept.")
        if dry_run:
            return self.stdout.write(f"{len(rows)} addresses are in order; nothing was kept.")
        new, changed = addresses.take_in(rows, by=who, source=f"import_addresses {file.name}"[:300])
        self.stdout.write(f"{new} addresses are new, {changed} lead elsewhere than before, {len(rows)} were read.")

    def person(self, login: str | None) -> User:
        found = User.objects.filter(username=login) if login else User.objects.filter(is_superuser=True).order_by("pk")
        if not (who := found.first()):
            raise CommandError(f"Nobody is called {login}." if login else "Say with --by in whose name this is done.")
        return who


def lines(file) -> Iterator[tuple[int, str, str]]:
    """Yield (line, old, new) of every line that is not empty. Raises CommandError without the two columns."""
    first = file.readline()
    parts = max(",;\t", key=first.count)
    heads = [head.strip().lower() for head in next(csv.reader([first], delimiter=parts), [])]
    if not set(COLUMNS) <= set(heads):
        raise CommandError(f"The first line must name the columns {' and '.join(COLUMNS)}; it says: {first.strip()}")
    reader = csv.DictReader(file, fieldnames=heads, delimiter=parts)
    for row in reader:
        old, new = ((row.get(name) or "").strip() for name in COLUMNS)
        if old or new:
            yield reader.line_num + 1, old, new


def judged(found: Iterator[tuple[int, str, str]]) -> tuple[list[OldAddress], list[str]]:
    """Return (the addresses that can be kept, a sentence for every line that cannot)."""
    rows, wrong, seen, targets = [], [], {}, Targets()
    for line, old, new in found:
        try:
            row = OldAddress(path=old, **targets.of(new))
            row.clean()
            row.clean_fields(exclude=("region", "topic", "person"))  # these have been found already
        except Unknown as unknown:
            wrong.append(f"line {line}: {unknown}")
            continue
        except ValidationError as invalid:
            wrong.append(f"line {line}: {' '.join(invalid.messages)}")
            continue
        if row.path in seen:
            wrong.append(f"line {line}: {row.path} stands in line {seen[row.path]} already")
            continue
        seen[row.path] = line
        rows.append(row)
    return rows, wrong
