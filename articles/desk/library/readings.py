"""What a photo's file says of it, and where that wants a decision: contradictions, and sources that nobody knows."""

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponseNotAllowed, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from articles.desk.rights import policy
from articles.desk.rights.access import may_mend
from articles.models.photo import Photo
from articles.models.provenance import Provenance
from articles.publishing.photos import readings as said
from articles.publishing.photos.credits import known as agency_named
from articles.publishing.photos.credits import split_caption
from articles.publishing.photos.unnamed import settle_source

UNNAMED = "unnamed"
SOURCES = {"xmp": "XMP", "iptc": "IPTC", "exif": "EXIF"}


def readings(photo: Photo, user) -> dict:
    """Return {"known", "conflicts", "unnamed", "raw"}: the row of provenance, what to decide, and what was read."""
    known = Provenance.objects.select_related("added_by").filter(photo=photo).first()
    if known is None:
        return {"known": None, "conflicts": [], "unnamed": [], "raw": []}
    if not policy.may(user, "see where on earth"):
        known.location = None
    return {
        "known": known,
        "conflicts": [{**conflict, "box": _box(conflict)} for conflict in said.conflicts(known, photo)],
        "unnamed": [_source(name, user) for name in known.unnamed],
        "raw": [(SOURCES.get(name, name), list(_lines(values))) for name, values in sorted(known.raw.items())],
    }


def _box(conflict: said.Conflict) -> str:
    """Return the box of the form that a reading can be put into as it is, "" for none: who is named in a caption's end
    has to be taken off it, and credited.
    """
    caption = conflict["field"] == "caption"
    named = caption and any(split_caption(choice["value"])[1] for choice in conflict["choices"])
    return "" if named else f"id_{conflict['field']}"


def _source(name: str, user) -> dict:
    """Return {"name", "agency": the agency that it means by now, or None, "add": where one can be added, or ""}."""
    agency = agency_named(name)
    add = "" if agency or not policy.may(user, "add agency") else f"{reverse('admin:articles_agency_add')}?"
    return {"name": name, "agency": agency, "add": add and add + urlencode({"name": name, "short_form": name[:60]})}


def _lines(value: Any, name: str = "") -> Iterator[tuple[str, str]]:
    """Yield (name, text) of everything in a value of JSON, however deep, by name: jsonb has an order of its own."""
    if isinstance(value, dict):
        for key, inner in sorted(value.items()):
            yield from _lines(inner, f"{name} {key}".strip())
    elif isinstance(value, list) and any(isinstance(inner, dict | list) for inner in value):
        for inner in value:
            yield from _lines(inner, name)
    else:
        yield name, " · ".join(map(str, value)) if isinstance(value, list) else str(value)


def choose(model_admin, request, number: int):
    """Let the photo say what one source of its file says; or say what an unknown source is. Raises Http404."""
    photo = Photo.objects.filter(pk=number).first()
    if photo is None:
        raise Http404
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    if not model_admin.has_change_permission(request, photo):
        raise PermissionDenied
    try:
        _chosen(request, photo)
    except Photo.DoesNotExist:
        raise Http404 from None
    except ValueError:
        messages.error(request, _("The file does not say that any more. Look at the photo as it is now."))
    except ValidationError as wrong:
        messages.error(request, " ".join(wrong.messages))
    return HttpResponseRedirect(reverse("admin:articles_photo_change", args=[photo.pk]))


def _chosen(request, photo: Photo) -> None:
    field, source = request.POST.get("field", ""), request.POST.get("source", "")
    may, widens = may_mend(request.user), policy.may(request.user, policy.WIDEN)
    if field == UNNAMED:
        settle_source(photo, source, request.POST.get("as", ""), by=request.user, may=may)
        return
    known = Provenance.objects.filter(photo=photo).first() or Provenance(photo=photo)
    value = dict(reversed(said.readings(known, field))).get(source, "")
    said.choose(photo, field, value, by=request.user, may=may, may_widen=widens)
