"""What is done with the photos that somebody has chosen on the light table: gathered, taken out, captioned."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseNotAllowed, HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.desk.fields.numbers import number
from articles.desk.language import DESK
from articles.desk.rights import policy
from articles.desk.sheet.chosen import MOST, sheet_of
from articles.models.activity import Activity
from articles.models.photo import Photo
from articles.models.provenance import Collection
from articles.publishing.record import facts, noted
from articles.text.bidi import plain


def gather(model_admin, request):
    """Put the chosen photos into a collection, an old one or a new one; take them out; or go and caption them."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    if not policy.may(request.user, "change collection"):
        raise PermissionDenied
    photos = chosen(request)
    if not photos:
        messages.error(request, _("Choose photos first: tick them, or press the space bar on them."))
    elif "_caption" in request.POST:
        return HttpResponseRedirect(sheet_of([photo.pk for photo in photos]))
    elif "_remove" in request.POST:
        take_out(request, photos)
    else:
        put_in(request, photos)
    return HttpResponseRedirect(back(request))


def chosen(request) -> list[Photo]:
    """Return the photos that were ticked, in the order in which they stood."""
    numbers = [number(text) for text in request.POST.getlist("photo")[:MOST]]
    found = Photo.objects.only("pk").in_bulk(numbers)
    return [found[key] for key in dict.fromkeys(numbers) if key in found]


def put_in(request, photos: list[Photo]) -> None:
    """Put them into the collection that was chosen, or into a new one of the name that was written."""
    name = " ".join(plain(request.POST.get("name", "").replace("\0", "")).split())
    collection = begun(request, name) if name else picked(request, "collection")
    if collection is None:
        messages.error(request, _("Choose a collection, or write the name of a new one."))
        return
    collection.photos.add(*photos)
    text = ngettext("%(n)s photo is in %(name)s now.", "%(n)s photos are in %(name)s now.", len(photos))
    _tell(request, collection, text, photos)


def begun(request, name: str) -> Collection:
    if not policy.may(request.user, "add collection"):
        raise PermissionDenied
    collection = Collection(name=name[: Collection._meta.get_field("name").max_length], made_by=request.user)
    with noted(collection, Activity.Verb.LISTS, lambda one: facts(Collection, one.pk, ("name",)), by=request.user):
        collection.save()
    return collection


def picked(request, field: str) -> Collection | None:
    return Collection.objects.filter(pk=number(request.POST.get(field))).first()


def take_out(request, photos: list[Photo]) -> None:
    """Take them out of the collection whose page this is; they stay in the library."""
    collection = picked(request, "from")
    if collection is None:
        messages.error(request, _("That collection is no longer there."))
        return
    collection.photos.remove(*photos)
    text = ngettext("%(n)s photo was taken out of %(name)s.", "%(n)s photos were taken out of %(name)s.", len(photos))
    _tell(request, collection, text, photos)


def _tell(request, collection: Collection, text: str, photos: list[Photo]) -> None:
    address = reverse("admin:articles_collection_change", args=[collection.pk])
    name = format_html('<a href="{}"><bdi>{}</bdi></a>', address, collection.name)
    messages.success(request, mark_safe(text % {"n": len(photos), "name": name}))  # noqa: S308 - our own sentence


def back(request) -> str:
    """Return the page of the desk that the photos were chosen on; the library, if it does not say."""
    asked = request.POST.get("next", "")
    here = url_has_allowed_host_and_scheme(asked, {request.get_host()}, require_https=request.is_secure())
    return asked if here and asked.startswith(DESK) else reverse("admin:articles_photo_changelist")
