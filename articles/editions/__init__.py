"""The editions of the paper, as data. A new one is one file beside this: a module with an `EDITION` in it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from importlib import import_module
from pkgutil import iter_modules
from zoneinfo import ZoneInfo

Months = tuple[str, ...]


@dataclass(frozen=True)
class Edition:
    """How one language edition speaks. Pure data: no database, no Django."""

    code: str  # BCP 47; the address prefix, the gettext catalogue and <html lang>
    name: str  # in its own language
    direction: str  # "rtl" or "ltr"
    font: str  # the font file that its pages ask for first, of static/fonts, without .woff2
    paper: str  # the paper's name in this edition
    motto: str
    weekdays: tuple[str, ...]  # Monday first
    months: Months  # the first of its calendar first, as captions print them
    running_months: Months  # as running text prints them
    date_order: str  # over {day} {month} {year}
    quotes: tuple[str, str]
    comma: str
    gmt: str  # what stands after a time in Greenwich time
    local_time: str  # over {local} {greenwich} {gmt}: an event's own clock, and Greenwich's
    time_zone: str
    digits: str = "0123456789"
    calendar: str = "gregorian"  # or "jalali": whose days, months and years it prints
    month_styles: Mapping[str, tuple[Months, Months]] = field(default_factory=dict)  # others by name: (months, running)
    hijri_months: Months = ()  # Muharram first; empty where the masthead prints no Hijri date
    hijri_order: str = ""
    first_weekday: int = 6  # of a calendar's week: Monday is 0
    weekday_marks: tuple[str, ...] = ()  # Monday first, short enough for the head of a calendar
    desk: bool = False  # whether the desk speaks it too: its catalogue then says what the desk says

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.time_zone)

    @property
    def prefix(self) -> str:
        """The first segment of its addresses; the default edition has none."""
        return "" if self.code == DEFAULT_EDITION else f"{self.code}/"


DEFAULT_EDITION = "ar"
_modules = sorted(module.name for module in iter_modules(__path__))
_found = {name: import_module(f"{__name__}.{name}").EDITION for name in _modules}
EDITIONS = {DEFAULT_EDITION: _found.pop(DEFAULT_EDITION), **_found}
MONTH_STYLES = tuple(dict.fromkeys(style for edition in EDITIONS.values() for style in edition.month_styles))


def edition_choices() -> list[tuple[str, str]]:
    """(code, name) of every edition, the default first; a callable, so that a new edition needs no migration."""
    return [(edition.code, edition.name) for edition in EDITIONS.values()]


def in_style(edition: Edition, style: str) -> Edition:
    """Return the edition with its months in that style; as it is, if it has no such style."""
    months, running = edition.month_styles.get(style, (edition.months, edition.running_months))
    return replace(edition, months=months, running_months=running)


def print_months(style: str) -> None:
    """Let every edition that knows this style of months print it from now on. For the settings, before anything else.

    Raises ValueError for a style that no edition knows.
    """
    if style not in MONTH_STYLES:
        raise ValueError(style)
    EDITIONS.update({code: in_style(edition, style) for code, edition in EDITIONS.items()})
