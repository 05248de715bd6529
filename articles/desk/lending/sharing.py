"""Preview links for people without a login: made and ended in the writing room, for one revision of the story each."""

from functools import partial

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponseNotAllowed, HttpResponseRedirect, JsonResponse
from django.template.loader import render_to_string
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.desk.fields.when import ago, at
from articles.desk.lending.shared_preview import address, is_to_come
from articles.desk.rights import asked, policy
from articles.desk.rights.private import private
from articles.models.activity import Activity
from articles.models.article import Article
from articles.models.preview_link import LASTS, PreviewLink
from articles.publishing.record import record
from articles.publishing.revisions import head, keep_beginning

PANEL = "admin/articles/article/sharing.html"
MOST_ENDED = 5  # links that lead nowhere any more, as a reminder of who was lent the story


def addresses(model_admin, site) -> list:
    def closed(view):
        return private(site, partial(view, model_admin))

    return [
        path("<int:number>/share/", closed(share), name="articles_article_share"),
        path("<int:number>/share/<int:link>/end/", closed(unshare), name="articles_article_unshare"),
    ]


def shown(request, article: Article | None) -> dict:
    """Return what the panel prints: the story's links, those that lead somewhere now first. Nothing to who may not."""
    if article is None or not policy.may_once(request.user, "share", article):
        return {}
    now, lent = timezone.now(), is_to_come(article)
    rows = PreviewLink.objects.filter(article=article).select_related("by", "revision").defer("revision__content")
    links = list(rows)
    living = [link for link in links if lent and link.ended_at is None and now < link.expires_at]
    panel = {
        "article": article,
        "living": [_row(request, link, article) for link in living],
        "ended": [_row(request, link, article) for link in links if link not in living][:MOST_ENDED],
        "may_share": lent and policy.may(request.user, "share", article),
        "may_end": policy.may(request.user, "end a link", article),
    }
    return {"sharing": panel}


def _row(request, link: PreviewLink, article: Article) -> dict:
    """Return a link as the panel prints it: its address, and who was lent what, when, until when."""
    opened = ngettext("opened once", "opened %(n)s times", link.opened) % {"n": link.opened}
    shows = _("The story as it is saved now.")
    if link.revision.version != article.version:
        shows = _("The story as it was saved %(when)s; it has changed since.") % {"when": ago(link.revision.at)}
    return {
        "number": link.pk,
        "address": request.build_absolute_uri(address(link)),
        "who": link.by.get_short_name() or link.by.username,
        "when": ago(link.at),
        "opened": opened if link.opened else _("not opened yet"),
        "shows": shows,
        "until": _("Until %(moment)s") % {"moment": at(link.expires_at)},
    }


def share(model_admin, request, number: int):
    """Make a link to the story as it was last saved."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    article = asked.story(model_admin, request, number, "share")
    if is_to_come(article):
        make(article, by=request.user)
        return _answered(request, article, _("The link is made. It is good for 72 hours, or until publication."))
    return _answered(request, article, _("Readers have had this story already; its address is everybody's."), said="no")


@transaction.atomic
def make(article: Article, *, by) -> PreviewLink:
    """Make a link to the revision that the story is now, and write it down."""
    keep_beginning(article, by=by)
    now, revision = timezone.now(), head(article, article.version)
    link = PreviewLink.objects.create(article=article, revision=revision, by=by, at=now, expires_at=now + LASTS)
    record(article, Activity.Verb.SHARE, by=by, at=now)
    return link


def unshare(model_admin, request, number: int, link: int):
    """End a link: whoever has its address finds nothing there from now on."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    article = asked.story(model_admin, request, number, "end a link")
    end(article, link, by=request.user)
    return _answered(request, article, _("The link is ended."))


@transaction.atomic
def end(article: Article, number: int, *, by) -> None:
    """End the story's link of that number, once. Raises Http404 if the story has none."""
    links = PreviewLink.objects.filter(article=article, pk=number)
    if links.filter(ended_at__isnull=True).update(ended_at=timezone.now()):
        record(article, Activity.Verb.UNSHARE, by=by)
    elif not links.exists():
        raise Http404


def _answered(request, article: Article, text: str, said: str = "yes"):
    """The panel as it is now for a page that asked with a script; else the writing room with a sentence over it."""
    if request.headers.get("Accept", "").startswith("application/json"):
        panel = render_to_string(PANEL, shown(request, article), request)
        return JsonResponse({"panel": panel, "said": text}, status=200 if said == "yes" else 422)
    messages.add_message(request, messages.SUCCESS if said == "yes" else messages.WARNING, text)
    return HttpResponseRedirect(f"{reverse('admin:articles_article_change', args=[article.pk])}#sharing")
