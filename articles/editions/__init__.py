"""The editions of the paper, as data. A new one is one file beside this: a module with an `EDITION` in it."""

from dataclasses import dataclass
from importlib import import_module
from pkgutil import iter_modules
from zoneinfo import ZoneInfo


@dataclass(frozen=True)
class Edition:
    """How one language edition speaks. Pure data: no database, no Django."""

    code: str  # BCP 47; the address prefix, the gettext catalogue and <html lang>
    name: str  # in its own language
    direction: str  # "rtl" or "ltr"
    paper: str  # the paper's name in this edition
    motto: str
    weekdays: tuple[str, ...]  # Monday first
    months: tuple[str, ...]  # January first, as captions print them
    running_months: tuple[str, ...]  # January first, as running text prints them
    date_order: str  # over {day} {month} {year}
    quotes: tuple[str, str]
    comma: str
    gmt: str  # what stands after a time in Greenwich time
    time_zone: str
    digits: str = "0123456789"

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


def edition_choices() -> list[tuple[str, str]]:
    """(code, name) of every edition, the default first; a callable, so that a new edition needs no migration."""
    return [(edition.code, edition.name) for edition in EDITIONS.values()]
