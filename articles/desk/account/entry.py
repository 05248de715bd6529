"""Lines about signing in, in the newsroom's log."""

from django.conf import settings
from django.utils import timezone, translation
from django.utils.translation import gettext

from articles.models.activity import Activity


def note(about, what: str, *, by) -> Activity:
    """Write down, in the newsroom's own language, what `by` has done to the account `about`."""
    with translation.override(settings.LANGUAGE_CODE):
        reason = gettext(what)
    name = about.get_full_name() or about.get_username()
    return Activity.objects.create(verb=Activity.Verb.SECURITY, headline=name, by=by, at=timezone.now(), reason=reason)
