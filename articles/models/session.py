"""Who is logged in, in which browser, and until when: the table behind the cookie, and the engine that keeps it."""

from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.contrib.auth import SESSION_KEY as USER
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

BEGAN, ADDRESS, BROWSER = "began", "address", "browser"  # what a session knows of its own log-in
HALF_WAY = timedelta(minutes=10)  # for whoever has given a password and not yet the second factor


class Session(AbstractBaseSession):
    """One browser at the desk. `expire_date` is the nearer of its two ends: too long unused, too long ago begun."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="+")
    address = models.CharField(max_length=45, blank=True)
    browser = models.CharField(max_length=300, blank=True)  # as it calls itself
    began_at = models.DateTimeField()
    seen_at = models.DateTimeField()

    class Meta:
        verbose_name = _("session")
        verbose_name_plural = _("sessions")
        default_permissions = ()
        permissions = [("look_after_accounts", "Can end colleagues' sessions and reset their second factor")]

    @classmethod
    def get_session_store_class(cls):
        return SessionStore


def end_of(began: datetime, seen: datetime) -> datetime:
    """Return when a session ends by itself that began and was used at these times."""
    idle, whole = timedelta(seconds=settings.SESSION_IDLE), timedelta(seconds=settings.SESSION_COOKIE_AGE)
    return min(seen + idle, began + whole)


class SessionStore(DatabaseStore):
    """Django's own sessions in the database, in rows that say whose they are."""

    row: Session | None = None  # as it was read for this request

    @classmethod
    def get_model_class(cls):
        return Session

    def _get_session_from_db(self):
        self.row = super()._get_session_from_db()
        return self.row

    def create_model_instance(self, data):
        now, user = timezone.now(), data.get(USER)
        if user:
            data.setdefault(BEGAN, now.timestamp())
        row = super().create_model_instance(data)
        row.user_id = int(user) if user else None
        row.address, row.browser = data.get(ADDRESS, ""), data.get(BROWSER, "")
        row.began_at = datetime.fromtimestamp(data.get(BEGAN, now.timestamp()), UTC)
        row.seen_at = now
        row.expire_date = end_of(row.began_at, now) if user else now + HALF_WAY
        return row
