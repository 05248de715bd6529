"""The revisions of a story: their list, one of them alone, and the way to them from the writing room."""

from dataclasses import dataclass
from functools import partial

from django.http import Http404
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import gettext as _

from articles.desk.fields.numbers import number as whole
from articles.desk.past import compare, restore, sides
from articles.desk.past.contrast import Contrast
from articles.desk.rights import access, asked
from articles.desk.story.state import is_ahead, published_copy
from articles.editions import EDITIONS
from articles.models.article import Article
from articles.models.revision import Revision

A_PAGE = 30
REFUSED, RESTORE = Revision.Kind.REFUSED, Revision.Kind.RESTORE


@dataclass
class Line:
    """One state of the story in the list: a save, and whatever else was done with the same text at the same version."""

    rows: list[Revision]  # the newest first

    @property
    def revision(self) -> Revision:
        return self.rows[0]

    @property
    def refused(self) -> bool:
        return self.revision.kind == REFUSED

    @property
    def name(self) -> str:
        return sides.name(self.revision)

    def holds(self, revision: Revision) -> bool:
        last = self.revision
        same = (revision.version, revision.digest) == (last.version, last.digest)
        return same and not self.refused and revision.kind not in (REFUSED, RESTORE)


def addresses(model_admin, site) -> list:
    views = {
        "revisions/": (revisions, "revisions"),
        "revisions/<int:revision>/": (one, "revision"),
        "compare/": (compare.compare, "compare"),
        "restore/<int:revision>/": (restore.ask, "restore"),
    }
    return [
        path(f"<int:number>/{end}", site.admin_view(partial(view, model_admin)), name=f"articles_article_{name}")
        for end, (view, name) in views.items()
    ]


def shown(request, article: Article | None) -> dict:
    """Return what the writing room prints of it: how many there are, and whether readers have another text."""
    if article is None:
        return {"revisions": 0}
    copy = published_copy(article)
    return {
        "revisions": Revision.objects.of(article).count(),
        "differs_from_readers": bool(copy and not copy.is_withdrawn and is_ahead(article)),
    }


def revisions(model_admin, request, number: int):
    """List a story's revisions, the newest first, a page at a time; `?before=` is the last of the page above."""
    article = asked.story(model_admin, request, number)
    before = whole(request.GET.get("before"))
    rows = Revision.objects.of(article).for_lists()
    lines, more = _lines(rows.filter(pk__lt=before) if before else rows)
    copy, readers = published_copy(article), sides.readers(article)
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("Versions of the story"),
        "opts": model_admin.opts,
        "article": article,
        "lines": lines,
        "older": lines[-1].rows[-1].pk if more else None,
        "is_first_page": not before,
        "readers": readers,
        "no_readers": "" if readers else compare.why_no_readers(article),
        "page": copy.address() if copy and copy.is_public and not readers else "",
        "from": None if readers else _to_begin_with(lines),
        "writes": access.may_write(request.user, article),
        "direction": EDITIONS[article.edition].direction,
    }
    return TemplateResponse(request, "admin/articles/article/revisions.html", context)


def _to_begin_with(lines: list[Line]) -> int | None:
    """Return the version that is chosen to compare with what stands now: the one before it."""
    saved = [line.revision.pk for line in lines if not line.refused][:2]
    return saved[-1] if saved else None


def _lines(rows) -> tuple[list[Line], bool]:
    """Return the lines of one page, and whether there are older ones. A line is never cut by the end of a page."""
    lines: list[Line] = []
    found = list(rows[: 2 * A_PAGE])
    for place, row in enumerate(found):
        if lines and lines[-1].holds(row):
            lines[-1].rows.append(row)
        elif place >= A_PAGE:
            return lines, True
        else:
            lines.append(Line([row]))
    return lines, len(found) == 2 * A_PAGE


def one(model_admin, request, number: int, revision: int):
    """Show one revision alone, to be read and copied."""
    article = model_admin.get_object(request, str(number))
    kept = sides.side(article, str(revision)) if article else None
    if kept is None:
        raise Http404
    alone = Contrast(kept.content, kept.content, article=article, user=request.user)
    before = sides.one_before(article, kept.revision)
    context = {
        **model_admin.admin_site.each_context(request),
        "title": kept.name,
        "opts": model_admin.opts,
        "article": article,
        "kept": kept,
        "rows": alone.unchanged,
        "before": before,
        "edition": EDITIONS.get(kept.content["edition"]) or EDITIONS[article.edition],
        "writes": access.may_write(request.user, article),
    }
    return TemplateResponse(request, "admin/articles/article/revision.html", context)
