"""A story as readers would see it, from what is typed in the form and nowhere saved."""

from django.forms.formsets import all_valid
from django.http import HttpResponse, HttpResponseNotAllowed, JsonResponse
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from articles.desk.rights import asked
from articles.desk.story.state import published_copy
from articles.editions import EDITIONS
from articles.models.article import Article
from articles.models.published import PublishedArticle
from articles.publishing.compose import compose, material, noted
from articles.publishing.publish import was_seen


def preview(model_admin, request, number: int | None = None):
    """Return the posted story as the readers' page; 422 with what is wrong if it cannot be made. Writes nothing."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    article = asked.story_or_new(model_admin, request, number)
    form, formsets = _bound(model_admin, request, article)
    if not (form.is_valid() and all_valid(formsets)):
        return _refused(request, model_admin, sentences(form, formsets))
    story = composed(model_admin.save_form(request, form, change=article is not None), form, formsets)
    if story.region_id is None:
        return _refused(request, model_admin, [_("Choose the region before the preview.")])
    return printed(request, story)


def _bound(model_admin, request, article: Article | None):
    """Bind form and formsets as the admin itself does before it saves."""
    fields = [name for _label, options in model_admin.get_fieldsets(request, article) for name in options["fields"]]
    form_class = model_admin.get_form(request, article, change=article is not None, fields=fields)
    form = form_class(request.POST, request.FILES, instance=article)
    formsets, _inlines = model_admin._create_formsets(request, form.instance, change=article is not None)
    return form, formsets


def composed(article: Article, form, formsets) -> PublishedArticle:
    """Compose the story from the bound form and formsets; what the user may not change comes from the saved story."""
    rows = material(article) if article.pk else {"topics": [], "people": [], "photos": [], "links": []}
    if "topics" in form.cleaned_data:
        rows["topics"] = form.cleaned_data["topics"]
    if "bylines" in form.cleaned_data:
        rows["people"] = form.cleaned_data["bylines"]
    for formset in formsets:
        name = {"photo_rows": "photos", "link_rows": "links"}[formset.prefix]
        rows[name] = [row.instance for row in sorted(_kept(formset), key=lambda row: row.place)]
    corrections = article.corrections.all() if article.pk else ()
    return compose(article, **rows, corrections=corrections, updates=_updates(article))


def _updates(article: Article) -> list[dict]:
    """Return what readers are told was new, with the note that an update would add now."""
    copy, now = published_copy(article), timezone.now()
    if copy is None:
        return []
    return noted(copy.updates, article.update_note, now) if was_seen(copy, now) else copy.updates


def _kept(formset):
    return [
        form
        for form in formset.forms
        if not (formset.can_delete and formset._should_delete_form(form)) and (form.instance.pk or form.has_changed())
    ]


def chosen(story: PublishedArticle) -> list[PublishedArticle]:
    """Return the cards of the stories it links to, in order: as for readers, only what is public in its edition."""
    numbers = [link.target_id for link in story.linked if link.target_id]
    cards = PublishedArticle.objects.public().of(story.edition).for_cards().in_bulk(numbers)
    return [cards[number] for number in numbers if number in cards]


def sentences(form, formsets) -> list[str]:
    """Return everything that is wrong, each sentence after the name of its field."""
    found = []
    for part in (form, *(row for formset in formsets for row in formset.forms)):
        for name, errors in part.errors.items():
            label = part.fields[name].label if name in part.fields else ""
            found += [f"{label}: {error}" if label else str(error) for error in errors]
    return found + [str(error) for formset in formsets for error in formset.non_form_errors()]


def _refused(request, model_admin, texts: list[str]):
    if request.headers.get("Accept", "").startswith("application/json"):
        return JsonResponse({"errors": texts}, status=422)
    context = {**model_admin.admin_site.each_context(request), "title": _("No preview yet"), "errors": texts}
    return TemplateResponse(request, "admin/articles/article/no_preview.html", context, status=422).render()


def printed(request, story: PublishedArticle, **more) -> HttpResponse:
    """Return the readers' page of a story that is not theirs yet, in the language of its edition."""
    edition = EDITIONS[story.edition]
    desk, request.edition = getattr(request, "edition", None), edition
    try:
        with translation.override(edition.code):
            context = {"story": story, "related": chosen(story), "next": None, "preview": True, **more}
            return HttpResponse(render_to_string("reader/article.html", context, request))
    finally:
        request.edition = desk
