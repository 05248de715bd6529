"""What the desk and the writer say to each other about a story."""

from collections.abc import Iterable
from functools import partial

from django import forms
from django.contrib import messages
from django.db.models import Count, QuerySet
from django.http import Http404, HttpResponseRedirect, JsonResponse
from django.template.loader import render_to_string
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.desk.drafting.autosave import SEEN, keep
from articles.desk.fields.forms import AUTO, Plain
from articles.desk.rights import policy
from articles.models.article import Article
from articles.models.note import Note
from articles.publishing import notes
from articles.publishing.status import called

PANEL = "admin/articles/article/notes.html"
PHOTOS = "photos"
FIELDS = (
    "headline",
    "short_headline",
    "standfirst",
    "body",
    "region",
    "topics",
    "dateline",
)  # what a note may be about
KEPT = "unsent_note"  # in the session: what could not be taken, for the page that it goes back to


class NoteForm(forms.Form):
    """A note, and what of the story it is about. Its fields stand in the story's own form, which does not heed them."""

    text = Plain(
        label=gettext_lazy("A note to whoever works on this story"),
        max_length=2000,
        strip=True,
        widget=forms.Textarea({"rows": 2, **AUTO}),
        error_messages={"required": gettext_lazy("Write the note first.")},
    )
    about = forms.ChoiceField(label=gettext_lazy("about"), required=False, choices=lambda: places())
    prefix = "_note"  # autosave passes over names that begin so
    use_required_attribute = False

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"label_suffix": "", **kwargs})


def places() -> list[tuple[str, str]]:
    """Return what of a story a note can be about."""
    named = [(name, Article._meta.get_field(name).verbose_name) for name in FIELDS]
    return [("", _("the whole story")), *named, (PHOTOS, _("photos"))]


def addresses(model_admin, site) -> list:
    return [
        path(
            "<int:number>/notes/", site.admin_view(partial(write, model_admin)), name="articles_article_notes"
        ),
        path(
            "<int:number>/notes/<int:note>/settle/",
            site.admin_view(partial(settle, model_admin)),
            name="articles_article_settle_note",
        ),
    ]  # fmt: skip


def shown(request, article: Article | None) -> dict:
    """Return what the writing room prints of it: {"notes": {"open", "settled", "form", "may"}}, or nothing yet."""
    if article is None:
        return {"notes": None}
    unsent = request.session.pop(KEPT, None) if request.session.get(KEPT, {}).get("story") == article.pk else None
    form = NoteForm(unsent["note"]) if unsent else NoteForm()
    return {"notes": panel(request, article, form)}


def panel(request, article: Article, form: NoteForm) -> dict:
    known = list(of(article).select_related("by", "resolved_by"))
    about = dict(places())
    for note in known:
        note.place, note.anchor = about.get(note.about, ""), _anchor(note.about)
        note.writer, note.settler = called(note.by), called(note.resolved_by)
    return {
        "article": article,
        "open": [note for note in known if note.resolved_at is None],
        "settled": [note for note in reversed(known) if note.resolved_at],
        "form": form,
        "may": policy.may(request.user, "note", article),
    }


def of(article: Article) -> QuerySet[Note]:
    """Return the notes of a story, the oldest first."""
    return Note.objects.filter(article=article)


def open_count(stories: Iterable[Article]) -> dict[int, int]:
    """Return how many notes are open on each of these stories, in one query: {number: how many}, without the zeros."""
    numbers = [story.pk for story in stories if story.pk]
    rows = Note.objects.filter(article__in=numbers, resolved_at=None).order_by().values("article")
    return dict(rows.annotate(many=Count("pk")).values_list("article", "many")) if numbers else {}


def know_notes(stories: Iterable[Article]) -> None:
    """Look up, in one query, how many notes are open: each story's `open_notes`."""
    stories = list(stories)
    many = open_count(stories)
    for story in stories:
        story.open_notes = many.get(story.pk, 0)


def write(model_admin, request, number: int):
    """Keep what was written, and answer with the panel as it is then (JSON), or go back to the story.

    A note that cannot be taken goes back to where it was typed, with what is wrong. Without scripts the whole form of
    the story comes along: what was typed in it and not saved is kept as a draft, and given back.
    """
    article = _story(model_admin, request, number)
    form = NoteForm(request.POST)
    if form.is_valid():
        notes.write(article, by=request.user, **form.cleaned_data)
        return _answer(request, article, said=_("The note stands with the story."))
    return _answer(request, article, form=form)


def settle(model_admin, request, number: int, note: int):
    """Settle one of the story's notes, and answer as `write` does."""
    article = _story(model_admin, request, number)
    found = of(article).filter(pk=note).first()
    if found is None:
        raise Http404
    done = notes.settle(found, by=request.user)
    return _answer(request, article, said=_("Settled.") if done else _("Somebody has settled this note already."))


def _story(model_admin, request, number: int) -> Article:
    article = model_admin.get_object(request, str(number))
    if article is None or not policy.may(request.user, "note", article):
        raise Http404
    if SEEN in request.POST and policy.may(request.user, "illustrate", article):
        keep(request.user, article, "", request.POST)
    return article


def _answer(request, article: Article, *, said: str = "", form: NoteForm | None = None):
    if request.headers.get("Accept", "").startswith("application/json"):
        context = {"notes": panel(request, article, form or NoteForm())}
        html = render_to_string(PANEL, context, request)
        return JsonResponse({"html": html, "said": said}, status=422 if form else 200)
    if form:
        unsent = {form.add_prefix(name): request.POST.get(form.add_prefix(name), "") for name in form.fields}
        request.session[KEPT] = {"story": article.pk, "note": unsent}
    else:
        messages.success(request, said)
    return HttpResponseRedirect(reverse("admin:articles_article_change", args=[article.pk]) + "#notes")


def _anchor(about: str) -> str:
    return f"{PHOTOS[:-1]}_rows-group" if about == PHOTOS else f"id_{about}"
