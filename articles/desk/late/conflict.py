"""A save that comes too late: refused, kept whole, and shown beside what was saved meanwhile."""

from functools import partial

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from articles.desk.drafting import drafts
from articles.desk.fields.numbers import number
from articles.desk.fields.when import ago
from articles.desk.late.posted import fields_of, posted, rows_of
from articles.desk.late.settle import settle
from articles.desk.late.versions import ORDER, Show, differ, rows
from articles.desk.rights import access, policy
from articles.desk.story import buttons
from articles.desk.story.story_form import WORDS
from articles.models.article import Article
from articles.models.revision import Revision
from articles.publishing.revisions import Content, Stale, head, refuse, snapshot
from articles.publishing.status import called
from articles.text.bidi import plain
from articles.text.merge import Marks


def turned_away(model_admin, request, object_id):
    """Return the answer to a save that comes too late, None to every other. Raises PermissionDenied for a copy."""
    if "_saveasnew" in request.POST:  # Django's own way round the story that was opened; this desk has no such button
        raise PermissionDenied
    if object_id is None:
        return None
    article = model_admin.get_object(request, unquote(object_id))
    if article is None:
        return gone(model_admin, request) if has_words(request) else None
    if not access.may_illustrate(request.user, article):
        return None
    stale = number(request.POST.get("seen_version")) != article.version
    return refused(model_admin, request, article) if stale else None


def late(model_admin, request, stale: Stale):
    """Answer a save that somebody was quicker than by less than the save itself took."""
    article = model_admin.get_object(request, str(stale.article.pk))
    return refused(model_admin, request, article) if article else gone(model_admin, request)


def refused(model_admin, request, article: Article):
    """Keep what was sent as a revision of its own, and return a page (409) with both texts.

    What was sent twice, by a press too many or by two who wrote the same, has been saved already: that is no conflict.
    """
    fields = fields_of(model_admin, request, article)
    names = [name for name in ORDER if name in fields or name in rows_of(model_admin, request, article)]
    mine, theirs = posted(model_admin, request, article), snapshot(article)
    if not differ(names, mine, theirs):
        return _saved_already(request, article)
    seen = min(number(request.POST.get("seen_version")), article.version)
    kept = refuse(article, mine, by=request.user, seen=seen)
    began = head(article, seen)
    base = began.content if began else None
    show = Show([mine, theirs], article=article, user=request.user, fields=fields)
    who = _whose(article, seen, request.user)
    marks = Marks(_text_of(called(request.user)), _text_of(who["name"]), pgettext("of two versions", "end"))
    found = rows(names, mine=mine, theirs=theirs, base=base, show=show, marks=marks)
    context = {
        **model_admin.admin_site.each_context(request),
        **who,
        **pressed(request, article),
        "title": _("A newer version of this story was saved"),
        "opts": model_admin.opts,
        "article": article,
        "kept": kept,
        "my_text": whole_text(mine),
        "apart": [row for row in found if row.changed_by],
        "alike": [row.label for row in found if not row.changed_by],
        "easy": not any(row.to_look_at for row in found),
        "knows_beginning": base is not None,
    }
    return TemplateResponse(request, "admin/articles/article/conflict.html", context, status=409).render()


def has_words(request) -> bool:
    """Whether somebody's words were sent: nothing may be answered without giving them back."""
    return request.method == "POST" and any(request.POST.get(name) for name in WORDS)


def gone(model_admin, request):
    """Return a page (404) with the words that were sent for a story that is not, or not for this user, at the desk."""
    typed = {name: plain(request.POST.get(name, "")) for name in WORDS}
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("This story is no longer at the desk"),
        "opts": model_admin.opts,
        "my_text": whole_text(typed),
    }
    return TemplateResponse(request, "admin/articles/article/gone.html", context, status=404).render()


def whole_text(content: Content) -> str:
    """Return all that readers would read in the story's own words, to be copied."""
    return "\n\n".join(content[name] for name in WORDS if content[name].strip())


def pressed(request, article: Article) -> dict:
    """Return the button that this save was sent with, which nobody has pressed since: {"pressed", "pressed_label"}."""
    name = next((name for name in policy.BUTTONS if name in request.POST), request.POST.get("pressed", ""))
    offered = [buttons.main_button(request.user, article), *buttons.more_buttons(request.user, article)]
    label = next((button.label for button in offered if button and button.name and button.name == name), "")
    return {"pressed": name if label else "", "pressed_label": label}


def _saved_already(request, article: Article):
    drafts.forget(request, article)
    saved = head(article, article.version)
    if not saved or saved.by_id != request.user.pk:
        messages.success(request, _("The story stands as you wrote it: there was nothing to save."))
        if label := pressed(request, article)["pressed_label"]:
            messages.info(
                request, _("You had pressed “%(button)s”. Press it again if it still holds.") % {"button": label}
            )
    return HttpResponseRedirect(reverse("admin:articles_article_change", args=[article.pk]))


def _whose(article: Article, seen: int, user) -> dict:
    """Return who has saved since: "name" of the last one, "names" of all, "saved_at", "ago"."""
    since = Revision.objects.of(article).filter(version__gt=seen).exclude(kind=Revision.Kind.REFUSED)
    names = list(dict.fromkeys(_called(row.by, user) for row in since.for_lists().order_by("id")))
    last = head(article, article.version)
    by, at = (last.by, last.at) if last else (article.changed_by, article.changed_at)
    name = _called(by, user)
    return {"name": name, "names": _(", ").join(names or [name]), "saved_at": at, "ago": ago(at)}


def _text_of(name: str) -> str:
    """Return the words of a mark. It may be saved with the story: whoever opens it next must know whose text it is."""
    return _("text of %(name)s") % {"name": name}


def _called(by, user) -> str:
    if by is None:
        return _("somebody")
    return " ".join((_("you, in another window") if by == user else called(by)).split())


def addresses(model_admin, site) -> list:
    view = site.admin_view(partial(settle, model_admin))
    return [path("<int:number>/settle/", view, name="articles_article_settle")]
