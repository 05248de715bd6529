"""Days, clocks and numbers as the page's edition prints them."""

from datetime import date, datetime

from django import template
from django.conf import settings
from django.utils.timezone import now
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from articles.editions import DEFAULT_EDITION, EDITIONS, Edition
from articles.templatetags.newspaper import edition_of
from articles.text import dates

register = template.Library()

HALF_A_YEAR = 6  # months; from here on a story says how old it is


@register.filter
def digits(number) -> str:
    """The number in the digits of the page's language: `{% blocktranslate count n=count with shown=count|digits %}`."""
    return dates.in_digits(str(number), EDITIONS.get(get_language() or "", EDITIONS[DEFAULT_EDITION]))


@register.simple_tag(takes_context=True)
def full_moment(context, moment: datetime) -> str:
    return dates.full_moment(moment, edition_of(context))


@register.simple_tag(takes_context=True)
def greenwich(context, moment: datetime) -> str:
    return dates.greenwich(moment, edition_of(context))


@register.simple_tag(takes_context=True)
def card_date(context, moment: datetime) -> str:
    """«قبل 5 دقائق» in its first 24 hours, then «30 أكتوبر 2024»: cards take one month name."""
    edition, present = edition_of(context), now()
    minutes = dates.minutes_ago(moment, present)
    if minutes is None:
        return dates.caption_date(dates.local_day(moment, edition), edition)
    return relative(minutes, edition)


def relative(minutes: int, edition: Edition) -> str:
    """Return «قبل 5 دقائق» or «قبل ساعتين», in the language that is being spoken."""
    if minutes < 1:
        return _("just now")
    count = minutes if minutes < 60 else minutes // 60
    if minutes < 60:
        phrase = ngettext("%(n)s minute ago", "%(n)s minutes ago", count)
    else:
        phrase = ngettext("%(n)s hour ago", "%(n)s hours ago", count)
    return phrase % {"n": dates.in_digits(str(count), edition)}


@register.simple_tag(takes_context=True)
def moment_short(context, moment: datetime) -> str:
    """«18:38» today, «21/11» on another day: all that a narrow column has room for."""
    edition = edition_of(context)
    local = dates.local_day(moment, edition)
    if local == dates.local_day(now(), edition):
        return dates.clock(moment, edition)
    return dates.short_date(local, edition)


@register.simple_tag(takes_context=True)
def day(context, value: date) -> str:
    return dates.caption_date(value, edition_of(context))


@register.simple_tag(takes_context=True)
def week_days(context) -> list[dict]:
    """The head of a calendar, in the order of the edition's week: [{"name", "mark"}, …]."""
    edition = edition_of(context)
    order = [(edition.first_weekday + after) % 7 for after in range(7)]
    marks = edition.weekday_marks or edition.weekdays
    return [{"name": edition.weekdays[place], "mark": marks[place]} for place in order]


@register.simple_tag(takes_context=True)
def today(context) -> dict:
    """The masthead's date where the edition is read: {"weekday", "date", "hijri" or nothing, "year", "iso"}."""
    edition = edition_of(context)
    here = dates.local_day(now(), edition)
    return {
        "weekday": dates.weekday(here, edition),
        "date": dates.running_date(here, edition),
        "hijri": dates.hijri_date(here, edition, settings.HIJRI_OFFSET) if settings.HIJRI_DATE else "",
        "year": dates.year(here, edition),
        "iso": here.isoformat(),
    }


@register.simple_tag(takes_context=True)
def age(context, story) -> dict:
    """How old the story is in whole {"months"} from half a year on, in {"years"} from a year on; before that {}."""
    edition = edition_of(context)
    months = dates.months_between(dates.local_day(story.published_at, edition), dates.local_day(now(), edition))
    if months < HALF_A_YEAR:
        return {}
    return {"months": months} if months < 12 else {"years": months // 12}


@register.filter
def is_updated(story) -> bool:
    """Whether it changed for readers so long after publication that they are told."""
    return dates.is_update(story.published_at, story.updated_at)


@register.filter
def is_fresh(moment: datetime) -> bool:
    """Whether it is less than an hour ago."""
    return (now() - moment).total_seconds() < 3600


@register.filter
def iso(moment: datetime) -> str:
    """The moment for a machine, to the second: HTML allows no microseconds."""
    return moment.isoformat(timespec="seconds")


@register.filter
def moment(text: str) -> datetime:
    """The moment that a correction was stored with."""
    return datetime.fromisoformat(text)
