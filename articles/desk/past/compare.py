"""The page of two states of a story, side by side, the older first."""

from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.desk.past import sides
from articles.desk.past.contrast import Contrast
from articles.desk.past.sides import DESK, READERS, Side
from articles.desk.rights import access, asked
from articles.editions import EDITIONS
from articles.models.article import Article
from articles.models.revision import Revision


def compare(model_admin, request, number: int):
    """Show two sides of a story: `?from=` and `?to=` name them; without `from`, `to` stands beside the one before it.

    404 for a story that the user may not open and for a side that there never was; back to the list of revisions, with
    a word, for a side that is not there now.
    """
    article = asked.story(model_admin, request, number)
    found = _both(article, request.GET.get("from", ""), request.GET.get("to", DESK))
    if isinstance(found, str):
        messages.warning(request, found)
        return HttpResponseRedirect(reverse("admin:articles_article_revisions", args=[article.pk]))
    older, newer = found
    contrast = Contrast(older.content, newer.content, article=article, user=request.user)
    edition = EDITIONS.get(newer.content["edition"]) or EDITIONS[article.edition]
    writes = access.may_write(request.user, article)
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("Comparison of two versions"),
        "opts": model_admin.opts,
        "article": article,
        "sides": found,
        "newer": newer,
        "contrast": contrast,
        "edition": edition,
        "writes": writes,
        "restorable": older.revision if writes else None,
        "marks": any(row.only_marks or _has_marks(row) for row in contrast.changed),
    }
    return TemplateResponse(request, "admin/articles/article/compare.html", context)


def _both(article: Article, older: str, newer: str) -> tuple[Side, Side] | str:
    """Return the two sides, the older first, or why there are not two. Raises Http404."""
    newer_side = _side(article, newer)
    if isinstance(newer_side, str):
        return newer_side
    older_side = _side(article, older) if older else _before(article, newer_side)
    if isinstance(older_side, str):
        return older_side
    if older_side.place == newer_side.place:
        return _("That is one and the same version: there is nothing to compare.")
    first, second = sorted((older_side, newer_side), key=lambda side: side.place)
    return first, second


def _side(article: Article, key: str) -> Side | str:
    found = sides.side(article, key)
    if found is None and key != READERS:
        raise Http404
    return found or why_no_readers(article)


def _before(article: Article, newer: Side) -> Side | str:
    """Return what a side is a change of: for the desk what readers see, if they do; else the version before."""
    if newer.key == DESK and (found := sides.readers(article)):
        return found
    of = newer.revision or Revision.objects.of(article).exclude(kind=Revision.Kind.REFUSED).first()
    before = sides.one_before(article, of) if of else None
    return sides.of_revision(before) if before else _("This is the first version: there is none before it.")


def why_no_readers(article: Article) -> str:
    """Return why there is nothing that readers see to compare with."""
    copy = sides.published_copy(article)
    if copy is None:
        return _("This story is not published: there is nothing that readers see.")
    if copy.is_withdrawn:
        return _("This story is withdrawn: readers see a notice in its place.")
    return _("What readers see was published before versions were kept. Read it on its page.")


def _has_marks(row) -> bool:
    return any('class="marks"' in stretch.merged for stretch in row.stretches)
