"""A translation and its original: whether the original's words or pictures have changed since.

The measure is what is saved at the desk: a translation is written beside the original, often before either is out, and
whoever translates must not wait for readers to be shown a mistake. Only of an original that is not the user's to open
the measure is what was published, because more than that is none of their business.
"""

from functools import partial

from django.contrib import messages
from django.http import Http404, HttpResponseNotAllowed, HttpResponseRedirect, JsonResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _

from articles.desk.fields import numbers
from articles.desk.fields.when import ago
from articles.desk.rights import access, asked
from articles.desk.rights.private import private
from articles.models.article import Article
from articles.models.revision import Revision
from articles.publishing.revisions import Content, head, snapshot

# What a translation follows. Where the original stands in the paper and when it opens are its own business.
FOLLOWED = ("kicker", "headline", "short_headline", "standfirst", "body", "dateline", "photos", "links")
SEEN = "_source"  # the version of the original that the page was about


def addresses(model_admin, site) -> list:
    view = private(site, partial(caught_up, model_admin))
    return [path("<int:number>/source/seen/", view, name="articles_article_caught_up")]


def shown(request, article: Article | None) -> dict:
    """Return what the writing room prints of the original of this translation, if it has changed since."""
    first = article.translation_of if article else None
    if first is None:
        return {}
    opens = access.may_open(request.user, first)
    present = version_of(first, opens)
    if not is_behind(article, first, present):
        return {}
    since = {
        "article": article,
        "original": first,
        "opens": opens,
        "version": present,
        "changed": ago(first.changed_at) if opens else "",
        "comparison": _comparison(article, first) if opens else "",
        "writes": access.may_write(request.user, article),
    }
    return {"source": since}


def version_of(first: Article, opens: bool) -> int:
    """Return the version of the original that counts for somebody: the saved one, or the last that was published."""
    if opens:
        return first.version
    published = Revision.objects.of(first).filter(kind=Revision.Kind.PUBLISH)
    return published.values_list("version", flat=True).first() or 0


def is_behind(article: Article, first: Article, present: int | None = None) -> bool:
    """Whether the words or pictures of the original have changed since the translation took account of it."""
    present = first.version if present is None else present
    if article.source_version is None or article.source_version >= present:
        return False
    before = head(first, article.source_version)
    return before is None or _followed(before.content) != _followed(_content(first, present))


def _content(first: Article, version: int) -> Content:
    kept = head(first, version)
    return kept.content if kept else snapshot(first)


def _followed(content: Content) -> Content:
    return {name: content.get(name) for name in FOLLOWED}


def _comparison(article: Article, first: Article) -> str:
    """Return where the original, as it was translated, is compared with what it is now; "" if that was never kept."""
    before = head(first, article.source_version)
    if before is None:
        return ""
    return f"{reverse('admin:articles_article_compare', args=[first.pk])}?from={before.pk}&to=desk"


def caught_up(model_admin, request, number: int):
    """Take note that the translation takes account of the original as the page showed it. Raises Http404."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    article = asked.story(model_admin, request, number, "write")
    if article.translation_of is None:
        raise Http404
    take_note(article, numbers.number(request.POST.get(SEEN)))
    text = _("Noted. You are told when the original changes again.")
    if request.headers.get("Accept", "").startswith("application/json"):
        return JsonResponse({"panel": "", "said": text})
    messages.success(request, text)
    return HttpResponseRedirect(reverse("admin:articles_article_change", args=[article.pk]))


def take_note(article: Article, seen: int) -> None:
    """Write down which version of the original the translation has taken account of: no older one, none to come."""
    version = min(seen, article.translation_of.version)
    same = Article.objects.filter(pk=article.pk, translation_of=article.translation_of_id)
    same.exclude(source_version__gte=version).update(source_version=version)
    article.refresh_from_db(fields=["source_version"])
