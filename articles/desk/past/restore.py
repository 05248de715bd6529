"""The page that asks before an older version comes back, and the answer."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.desk.fields.numbers import number as whole
from articles.desk.past import sides
from articles.desk.past.contrast import Contrast
from articles.desk.rights import access
from articles.desk.story.state import published_copy, state
from articles.models.article import Article
from articles.models.draft import Draft
from articles.models.revision import Revision
from articles.publishing.restoring import Lost, lost, unfit
from articles.publishing.revisions import RESTORED, Stale, restore

COMES_BACK = {*RESTORED, "region", "topics", "bylines", "photos", "links"}


def ask(model_admin, request, number: int, revision: int):
    """Ask on GET, restore on POST. 404 for what the user may not open, 403 for who may not write the story."""
    article = model_admin.get_object(request, str(number))
    kept = Revision.objects.of(article).filter(pk=revision).select_related("by").first() if article else None
    if kept is None:
        raise Http404
    if not access.may_write(request.user, article):
        raise PermissionDenied
    linkable = access.linkable(Article.objects.all(), request.user, also=article.link_rows.values("target"))
    wrong, missing = unfit(kept.content), lost(kept.content, article, linkable=linkable)
    if request.method == "POST" and not wrong:
        return _restored(request, article, kept, missing, linkable)
    contrast = Contrast(sides.desk(article).content, kept.content, article=article, user=request.user)
    copy = published_copy(article)
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("Restore an older version"),
        "opts": model_admin.opts,
        "article": article,
        "state": state(article),
        "kept": sides.of_revision(kept),
        "changes": [row for row in contrast.changed if row.name in COMES_BACK],
        "wrong": wrong,
        "lost": missing,
        "lost_words": said(missing),
        "draft": _draft(request, article),
        "copy": copy if copy and not copy.is_withdrawn else None,
    }
    status = 422 if request.method == "POST" else 200
    return TemplateResponse(request, "admin/articles/article/restore.html", context, status=status)


def _restored(request, article: Article, kept: Revision, missing: Lost, linkable):
    seen = whole(request.POST.get("seen_version"))
    try:
        story = restore(kept, by=request.user, seen=seen, linkable=linkable)
    except Stale:
        messages.error(request, _("Somebody has saved this story since you opened the page. Look again, then restore."))
        return HttpResponseRedirect(reverse("admin:articles_article_restore", args=[article.pk, kept.pk]))
    name = sides.name(kept)
    messages.success(request, _("%(name)s is back, as version %(n)s.") % {"name": name, "n": story.version})
    draft = _draft(request, story)
    if draft and draft.saved_at.isoformat() == request.POST.get("draft"):  # the one that the page spoke of
        draft.delete()
        messages.info(request, _("What you had typed in this story and not saved is thrown away."))
    if missing:
        messages.warning(request, _("Not everything could come back: %(what)s") % {"what": said(missing)})
    return HttpResponseRedirect(reverse("admin:articles_article_change", args=[story.pk]))


def _draft(request, article: Article) -> Draft | None:
    return Draft.objects.filter(user=request.user, article=article).defer("form").first()


def said(missing: Lost) -> str:
    """Return what cannot come back, as a list in words."""
    parts = [
        (_("photos deleted from the library: %(what)s"), [str(number) for number in missing.photos]),
        (_("deleted topics: %(what)s"), missing.topics),
        (_("deleted writers: %(what)s"), missing.people),
        (_("related links: %(what)s"), missing.links),
        (_("deleted region: %(what)s"), [missing.region] if missing.region else []),
    ]
    return _("; ").join(sentence % {"what": _(", ").join(names)} for sentence, names in parts if names)
