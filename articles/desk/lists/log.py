"""The newsroom's log, narrowed: by whom, what, when, on which story; in pages by key, or as a file."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django import forms
from django.contrib.auth.models import User
from django.db.models import Q, QuerySet
from django.utils.dateparse import parse_datetime
from django.utils.timezone import localtime, make_aware
from django.utils.translation import gettext, gettext_lazy, pgettext_lazy
from django.utils.translation import gettext as _

from articles.desk.fields.numbers import DIGITS, number
from articles.models.activity import Activity
from articles.models.article import Article
from articles.models.revision import Revision

A_PAGE = 50  # lines
A_CHUNK = 2_000  # lines that are in memory at once while a file is sent
MOST = 100_000  # lines in one file
DAY = forms.DateInput({"type": "date"}, format="%Y-%m-%d")
WITH_REVISIONS = (Activity.Verb.PUBLISH, Activity.Verb.UPDATE, Activity.Verb.SCHEDULE, Activity.Verb.RESTORE)


class Who(forms.ModelChoiceField):
    def label_from_instance(self, user) -> str:
        return user.get_full_name() or user.get_username()


class LogForm(forms.Form):
    """What the log is narrowed to; empty fields narrow nothing."""

    by = Who(User.objects.order_by("first_name", "username"), label=gettext_lazy("who"), required=False)
    verb = forms.ChoiceField(label=gettext_lazy("what"), required=False)
    since = forms.DateField(label=pgettext_lazy("day", "from"), widget=DAY, required=False)
    to = forms.DateField(label=pgettext_lazy("day", "to"), widget=DAY, required=False)
    story = forms.CharField(label=gettext_lazy("story number"), max_length=DIGITS + 1, required=False)
    q = forms.CharField(label=pgettext_lazy("search", "words"), max_length=100, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"label_suffix": "", **kwargs})
        self.fields["by"].empty_label = gettext("everybody")
        self.fields["verb"].choices = [("", gettext("everything")), *Activity.Verb.choices]

    def clean_story(self) -> int:
        text = self.cleaned_data["story"].strip().removeprefix("#")
        if text and not number(text):
            raise forms.ValidationError(gettext("Write the number of a story, as it stands in its address."))
        return number(text)

    def clean(self):
        since, to = self.cleaned_data.get("since"), self.cleaned_data.get("to")
        if since and to and to < since:
            self.add_error("to", gettext("The last day must not be before the first one."))

    def lines(self) -> QuerySet[Activity]:
        """Return the lines asked for, the latest first; none of a form that is wrong."""
        lines = Activity.objects.order_by("-at", "-id").select_related("by")
        if not self.is_valid():
            return lines.none()
        asked = self.cleaned_data
        narrow = {"by": asked["by"], "verb": asked["verb"], "article_number": asked["story"]}
        lines = lines.filter(**{name: value for name, value in narrow.items() if value})
        if asked["since"]:
            lines = lines.filter(at__gte=midnight(asked["since"]))
        if asked["to"]:
            lines = lines.filter(at__lt=midnight(asked["to"] + timedelta(days=1)))
        for word in asked["q"].split():
            lines = lines.filter(Q(headline__icontains=word) | Q(reason__icontains=word))
        return lines


def midnight(day) -> datetime:
    """Return when that day begins on the newsroom's clock."""
    return make_aware(datetime.combine(day, time.min))


@dataclass
class Page:
    """One page of the log: its lines, and the keys of its neighbours, "" where there is none."""

    lines: list[Activity]
    older: str
    newer: str


def page(lines: QuerySet[Activity], *, before: str = "", after: str = "") -> Page:
    """Return the page below the line with the key `before`, or above `after`; the first one otherwise."""
    if above := key_of(after):
        at, last = above
        up = lines.filter(Q(at__gt=at) | Q(at=at, pk__gt=last)).order_by("at", "pk")
        found = list(up[: A_PAGE + 1])
        shown = found[:A_PAGE][::-1]
        more = len(found) > A_PAGE
        return Page(shown, key(shown[-1]) if shown else "", key(shown[0]) if more else "")
    below = key_of(before)
    found = list((_below(lines, *below) if below else lines)[: A_PAGE + 1])
    shown = found[:A_PAGE]
    return Page(shown, key(shown[-1]) if len(found) > A_PAGE else "", key(shown[0]) if below and shown else "")


def _below(lines: QuerySet[Activity], at: datetime, last: int) -> QuerySet[Activity]:
    return lines.filter(at__lte=at).filter(Q(at__lt=at) | Q(pk__lt=last))


def key(line: Activity) -> str:
    return f"{line.at.isoformat()}_{line.pk}"


def key_of(text: str) -> tuple[datetime, int] | None:
    """Return (moment, number) of the line that a key names; None for what is no key."""
    at, _line, last = text.rpartition("_")
    try:
        moment = parse_datetime(at)
    except ValueError:
        return None
    return (moment, number(last)) if moment and moment.tzinfo and number(last) else None


def know_links(lines: list[Activity]) -> list[Activity]:
    """Give each line `.there`, whether its story still is, and `.revision`, the number of what it left behind."""
    numbers = {line.article_number for line in lines if line.article_number}
    there = set(Article.objects.filter(pk__in=numbers).values_list("pk", flat=True)) if numbers else set()
    kept = {(line.article_number, line.at) for line in lines if line.verb in WITH_REVISIONS}
    revisions: dict = {}
    if kept:
        rows = Revision.objects.filter(article_number__in={one for one, _at in kept}, at__in={at for _one, at in kept})
        revisions = {(one, at): pk for one, at, pk in rows.order_by("pk").values_list("article_number", "at", "pk")}
    for line in lines:
        line.there = line.article_number in there
        line.revision = revisions.get((line.article_number, line.at)) if line.there else None
    return lines


def rows_of(lines: QuerySet[Activity]) -> Iterator[list]:
    """Yield the rows of a file: a head in the desk's language, then a line each, MOST of them.

    Call it while that language is spoken: what depends on it is looked up before the first row.
    """
    head = [_("when"), _("who"), _("login"), _("what"), _("story number"), _("headline"), _("why")]
    verbs = {value: str(label) for value, label in Activity.Verb.choices}
    cut = [_("The file ends here, after %(n)s lines. Narrow the dates for the rest.") % {"n": MOST}]
    return _rows(lines, head, verbs, cut)


def _rows(lines, head: list, verbs: dict, cut: list) -> Iterator[list]:
    yield head
    below, sent = None, 0
    while chunk := list((_below(lines, *below) if below else lines)[: min(A_CHUNK, MOST + 1 - sent)]):
        for line in chunk[: MOST - sent]:
            who = line.by
            name = who.get_full_name() or who.get_username()
            at = localtime(line.at).isoformat(timespec="seconds")
            verb = verbs.get(line.verb, line.verb)
            yield [at, name, who.get_username(), verb, line.article_number, line.headline, line.reason]
        sent += len(chunk)
        if sent > MOST:
            yield cut
            return
        below = chunk[-1].at, chunk[-1].pk
