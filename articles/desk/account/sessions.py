"""The browsers in which somebody is logged in: listed, kept up to date, ended."""

import re
from datetime import timedelta

from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from articles.models.session import Session, end_of

SALT = "articles.desk.account.sessions"
BETWEEN = timedelta(seconds=60)  # a session is not written down more often than that
BY_ITSELF = {"articles_article_presence"}  # what an open page sends while nobody is at it
# The first that fits: what other browsers' names are made of comes last.
BROWSERS = {"Edge": r"Edg(?:e|A|iOS)?/", "Opera": r"OPR/", "Samsung Internet": r"SamsungBrowser/"}
BROWSERS |= {"Firefox": r"Firefox/|FxiOS/", "Chrome": r"Chrom(?:e|ium)/|CriOS/", "Safari": r"Safari/"}
SYSTEMS = {"iPhone": r"iPhone", "iPad": r"iPad", "Android": r"Android", "Windows": r"Windows"}
SYSTEMS |= {"Mac": r"Macintosh", "ChromeOS": r"CrOS", "Linux": r"Linux|X11"}


class SeenMiddleware:
    """Writes down, at most once a minute, that a session has been used."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        row = getattr(request.session, "row", None)
        match = request.resolver_match
        if row and row.user_id and not (match and match.url_name in BY_ITSELF):
            seen(row)
        return response


def seen(row: Session) -> None:
    now = timezone.now()
    if now - row.seen_at >= BETWEEN:
        Session.objects.filter(pk=row.pk).update(seen_at=now, expire_date=end_of(row.began_at, now))


def of(user):
    """Return the user's sessions, the one used last first."""
    return Session.objects.filter(user=user, expire_date__gt=timezone.now()).order_by("-seen_at")


def shown(user, *, here: str | None = None) -> list[dict]:
    """Return what is said of the user's sessions, that of the key `here` first."""
    rows = sorted(of(user), key=lambda row: row.pk != here)
    return [
        {"row": row, "handle": handle(row.pk), "browser": called(row.browser), "here": row.pk == here} for row in rows
    ]


def handle(key: str) -> str:
    """Return a name by which a page can speak of a session without giving away its key."""
    return salted_hmac(SALT, key, algorithm="sha256").hexdigest()[:24]


def end_one(user, name: str) -> int:
    """End the user's session of this handle; return how many there were."""
    keys = [row.pk for row in of(user) if handle(row.pk) == name]
    return Session.objects.filter(pk__in=keys).delete()[0]


def end_all(user, *, but: str | None = None) -> int:
    """End the user's sessions, all but the one with this key; return how many."""
    return Session.objects.filter(user=user).exclude(pk=but).delete()[0]


def called(browser: str) -> str:
    """Return a browser in words, of what it says of itself."""
    program = _first(BROWSERS, browser) or _("Unknown browser")
    system = _first(SYSTEMS, browser)
    return _("%(program)s on %(system)s") % {"program": program, "system": system} if system else program


def _first(table: dict[str, str], said: str) -> str:
    return next((name for name, pattern in table.items() if re.search(pattern, said)), "")
