"""What readers looked for in vain, the most wanted first, with the way to let them find it."""

from datetime import timedelta
from urllib.parse import urlencode

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import Max, Sum
from django.http import HttpResponseNotAllowed
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone

from articles.desk.lists.record import Record
from articles.desk.rights import policy
from articles.models.unfound import KEPT, Unfound

PERIODS = (1, 7, 30, KEPT.days)  # days, today among them
MOST = 200  # rows


@admin.register(Unfound)
class UnfoundAdmin(Record):
    """The page of searches without a result."""

    def changelist_view(self, request, extra_context=None):
        if not self.has_view_permission(request):
            raise PermissionDenied
        if request.method not in ("GET", "HEAD"):
            return HttpResponseNotAllowed(["GET"])
        days = next((days for days in PERIODS if str(days) == request.GET.get("days")), PERIODS[1])
        context = {
            **self.admin_site.each_context(request),
            "title": self.opts.verbose_name_plural,
            "opts": self.opts,
            "days": days,
            "periods": PERIODS,
            "rows": rows(days),
            "may_spell": policy.may(request.user, "add spelling"),
        }
        return TemplateResponse(request, "admin/articles/unfound/change_list.html", context)


def rows(days: int) -> list[dict]:
    """Return the searches of the last so many days: {"words", "many", "last", "spelling", "search"}, MOST of them.

    `last` is the day of the last; `spelling` and `search` are where a way of writing is made of the words, and where
    one sees whether readers find something by now.
    """
    since = timezone.localdate() - timedelta(days=days - 1)
    found = Unfound.objects.filter(day__gte=since).values("words").order_by()
    counted = found.annotate(many=Sum("times"), last=Max("day")).order_by("-many", "-last", "words")[:MOST]
    spelling, search = reverse("admin:articles_spelling_add"), reverse("ar:browse")
    return [
        {
            **row,
            "spelling": f"{spelling}?{urlencode({'words': row['words']})}",
            "search": f"{search}?{urlencode({'q': row['words']})}",
        }
        for row in counted
    ]
