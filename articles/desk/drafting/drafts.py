"""What somebody has typed and not saved: kept while it is typed, given back when the page is opened again."""

from functools import partial
from uuid import uuid4

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponseNotAllowed, HttpResponseRedirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from articles.desk.drafting.answers import for_scripts
from articles.desk.drafting.autosave import NEW, autosave, new_name
from articles.desk.drafting.given_back import FORMS, kept_without_a_session
from articles.desk.drafting.quiet import data_of, differing, has_rows, quiet, quiet_rows
from articles.desk.fields.when import ago
from articles.desk.rights import access, asked
from articles.desk.rights.private import private
from articles.desk.story.state import moment
from articles.models.article import Article
from articles.models.draft import Draft

TEXTS = ("kicker", "headline", "short_headline", "standfirst", "body", "dateline", "slugline")
MOST_LISTED = 20


class Drafts:
    """The drafts' side of ArticleAdmin: the writing room opens with what its user has typed and not saved."""

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        draft = restored(request, obj)
        return quiet(form, data_of(draft)) if draft else form

    def get_formsets_with_inlines(self, request, obj=None):
        draft = restored(request, obj)
        for formset, inline in super().get_formsets_with_inlines(request, obj):
            bound = draft and has_rows(data_of(draft), formset.get_default_prefix())
            yield (quiet_rows(formset) if bound else formset), inline

    def get_formset_kwargs(self, request, obj, inline, prefix):
        given = super().get_formset_kwargs(request, obj, inline, prefix)
        draft = restored(request, obj)
        return {**given, "data": data_of(draft)} if draft and has_rows(data_of(draft), prefix) else given

    def render_change_form(self, request, context, *args, **kwargs):
        if draft := getattr(request, "restored_draft", None):
            rows = [inline.formset for inline in context["inline_admin_formsets"]]
            context["restored"] = said_of(draft, context["adminform"].form, rows)
        return super().render_change_form(request, context, *args, **kwargs)

    def get_urls(self):
        return kept_without_a_session(self, super().get_urls())


def restored(request, article: Article | None) -> Draft | None:
    """Return the draft that this page is to open with; looked up once a request, None while something is posted."""
    if not hasattr(request, "restored_draft"):
        request.restored_draft = _to_restore(request, article)
    return request.restored_draft


def _to_restore(request, article: Article | None) -> Draft | None:
    at_a_form = request.resolver_match and request.resolver_match.url_name in FORMS
    if request.method != "GET" or not at_a_form:
        return None
    if article is not None and article.pk:
        may = access.may_illustrate(request.user, article)
        return Draft.objects.filter(user=request.user, article=article.pk).first() if may else None
    name = new_name(request.GET.get("draft", ""))
    return Draft.objects.filter(user=request.user, new=name).first() if name else None


def said_of(draft: Draft, form, formsets) -> dict | None:
    """Return {"when", "fields": [{"label", "saved"}]} of what the draft has otherwise; None if it has nothing."""
    names = differing(form, formsets)
    labels = {rows.prefix: rows.model._meta.verbose_name_plural for rows in formsets}
    fields = [
        {
            "label": labels[name] if name in labels else form.fields[name].label,
            "saved": form[name].initial if name in TEXTS and draft.article_id else None,
        }
        for name in names
    ]
    return {"when": ago(draft.saved_at), "fields": fields} if fields else None


def addresses(model_admin, site) -> list:
    keeping = for_scripts(site, partial(autosave, model_admin))
    throwing = private(site, partial(discard, model_admin))
    return [
        path("add/autosave/", keeping, name="articles_article_add_autosave"),
        path("<int:number>/autosave/", keeping, name="articles_article_autosave"),
        path("add/draft/discard/", throwing, name="articles_article_add_discard"),
        path("<int:number>/draft/discard/", throwing, name="articles_article_discard"),
    ]


def shown(request, article: Article | None) -> dict:
    """Return what the writing room prints of drafts; `writing` is what its scripts ask for."""
    writes = article is None or access.may_illustrate(request.user, article)
    name = "" if article else _name_of_new(request)
    return {
        "new_draft": name,
        "unsaved": [] if article else _unsaved(request.user, name),
        "unplaced": None if writes else _unplaced(request.user, article),
        "discard_address": _address("discard", article),
        "writing": {
            "story": article.pk if article else name,
            "version": article.version if article else 0,
            "autosave": _address("autosave", article) if writes else "",
            "presence": reverse("admin:articles_article_presence", args=[article.pk]) if article else "",
            "journal": settings.DESK_JOURNAL,
            "most": settings.DATA_UPLOAD_MAX_MEMORY_SIZE,
        },
    }


def _name_of_new(request) -> str:
    """Return the name of this new story's draft: the one that was sent or asked for, else one of its own."""
    sent = request.POST if request.method == "POST" else {NEW: request.GET.get("draft", "")}
    return new_name(sent.get(NEW, "")) or str(uuid4())


def _unsaved(user, name: str) -> list[dict]:
    """Return {"headline", "when", "name", "address"} of the user's other new stories that were never saved."""
    drafts = Draft.objects.filter(user=user, article=None).exclude(new=name).defer("form")[:MOST_LISTED]
    add, now = reverse("admin:articles_article_add"), timezone.now()
    return [
        {
            "headline": draft.headline,
            "when": moment(draft.saved_at, now),
            "name": draft.new,
            "address": f"{add}?{urlencode({'draft': draft.new})}",
        }
        for draft in drafts
    ]


def _unplaced(user, article: Article) -> dict | None:
    """Return the texts of a draft whose writer may no longer change the story: theirs to read and to copy."""
    draft = Draft.objects.filter(user=user, article=article).first()
    if draft is None:
        return None
    typed = [(name, (draft.form.get(name) or [""])[0]) for name in TEXTS]
    texts = [
        {"label": Article._meta.get_field(name).verbose_name, "text": text}
        for name, text in typed
        if text.splitlines() != getattr(article, name).splitlines()
    ]
    return {"when": ago(draft.saved_at), "texts": texts} if texts else None


def discard(model_admin, request, number: int | None = None):
    """Throw a draft of the user's own away and open the page again, with what is saved."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    if number is not None:
        article = asked.story(model_admin, request, number)
        Draft.objects.filter(user=request.user, article=article).delete()
        messages.success(request, _("What was not saved is thrown away. This is the story as it was saved."))
        return HttpResponseRedirect(reverse("admin:articles_article_change", args=[number]))
    return HttpResponseRedirect(_without(request))


def _without(request) -> str:
    """Throw the named new story away; return where to go on: the new story that is being written, or an empty page."""
    mine = new_name(request.POST.get(NEW, ""))
    thrown = new_name(request.POST.get("discard", "")) or mine
    Draft.objects.filter(user=request.user, new=thrown).exclude(new="").delete()
    messages.success(request, _("The story that was never saved is thrown away."))
    goes_on = thrown != mine and Draft.objects.filter(user=request.user, new=mine).exclude(new="").exists()
    return reverse("admin:articles_article_add") + (f"?{urlencode({'draft': mine})}" if goes_on else "")


def _address(what: str, article: Article | None) -> str:
    if article is None:
        return reverse(f"admin:articles_article_add_{what}")
    return reverse(f"admin:articles_article_{what}", args=[article.pk])


def forget(request, article: Article) -> None:
    """Throw away the draft of what has just been saved."""
    Draft.objects.filter(user=request.user, article=article).delete()
    if name := request.POST.get(NEW, "")[:36]:
        Draft.objects.filter(user=request.user, new=name).delete()
