"""Write docs/roles.md, the policy's table as people read it."""

from django.conf import settings
from django.core.management.base import BaseCommand

from articles.desk.rights import policy, roles

FILE = settings.BASE_DIR / "docs" / "roles.md"
GROUPS = (roles.CHIEF_EDITOR, roles.EDITOR, roles.REPORTER, roles.PHOTO_DESK)
HEAD = """# Who may do what

Made by `manage.py write_roles` from `articles/desk/rights/policy.py`, the one table that every page, button and
search box of the desk asks; a test holds that it is up to date, and another that the desk does what stands here, for
everybody, at every address, with stories of their own and of colleagues, in every stage. A superuser may do what any
group may.

## Acts on a story

Those who see every story (chief editor, editor, photo desk) may do these in the stages named, whoever began the story;
a reporter sees their own alone. `draft changes review ready spiked` are stages at the desk, `scheduled public ended`
those of a story that is out, `withdrawn` one that was taken from readers. With `FOUR_EYES=1` nobody does “publish” to a
story that they began, or that nobody else has ever saved.
"""
OTHERS = """
## Acts on everything else

“come in” is anybody's, a stranger's too; “work” is for whoever has come in; “never” is nobody's, superusers included.
"""
PLACES = """
## Addresses of the desk

What each asks for, by method; any other method is answered 405, and an address that is not here is closed. A verb that
comes too late, because the story is in another stage by now, says so and does nothing.
"""


class Command(BaseCommand):
    help = "Write docs/roles.md from the table of who may do what."

    def handle(self, *args, **options):
        FILE.write_text(text(), "utf-8")
        self.stdout.write(f"Wrote {FILE}.")


def text() -> str:
    """Return the page."""
    on_stories = {act: rules for act, rules in policy.ACTS.items() if any(rule.every is not None for rule in rules)}
    rest = {act: rules for act, rules in policy.ACTS.items() if act not in on_stories}
    return "\n".join([HEAD, *_grid(on_stories), OTHERS, *_grid(rest), PLACES, *_addresses(), ""])


def _grid(acts: dict) -> list[str]:
    heads = ("act", *GROUPS)
    rows = [(act, *(_reach(group, act, rules) for group in GROUPS)) for act, rules in acts.items()]
    return [_row(heads), "|---" * len(heads) + "|", *map(_row, rows)]


def _reach(group: str, act: str, rules: tuple[policy.Rule, ...]) -> str:
    """Return what a group may: «–», «yes», or the stages, after «own:» if only of their own stories."""
    if act == policy.ANYBODY:
        return "yes"
    has = roles.GROUPS[group]
    held = [rule for rule in rules if all(name.removeprefix("articles.") in has for name in rule.needs)]
    if act == policy.NOBODY or not held:
        return "–"
    if held[0].every is None:
        return "yes"
    every = policy.ALL_STORIES in has
    stages = set().union(*(rule.every if every else rule.own or () for rule in held))
    named = "every stage" if stages == policy.EVERY else " ".join(s for s in policy.STAGES if s in stages)
    return named if every else f"own: {named}"


def _addresses() -> list[str]:
    rows = [
        (f"`{name}`", *(methods.get(method, "") for method in (policy.GET, policy.POST)))
        for name, methods in sorted(policy.ADDRESSES.items())
    ]
    return [_row(("address", "GET", "POST")), "|---|---|---|", *map(_row, rows)]


def _row(cells) -> str:
    return f"| {' | '.join(cells)} |"
