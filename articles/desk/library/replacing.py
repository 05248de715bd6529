"""The page on which a photo gets a better file: the picture that is there beside the one that is to come."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.desk.library.photo_form import NewPhotoForm
from articles.desk.library.pictures import rendition
from articles.models.photo import Photo
from articles.photos.formats import ACCEPT
from articles.photos.intake import Refused
from articles.publishing.photos.replacing import Overtaken, SameFile, replace
from articles.publishing.photos.using import stories_with

KEEP, RESET = "keep", "reset"


class ReplaceForm(forms.Form):
    """The new file, what becomes of the focal point, and which file the user has seen."""

    file = forms.FileField(
        label=gettext_lazy("new file"),
        widget=forms.FileInput({"accept": ACCEPT}),
        help_text=NewPhotoForm.base_fields["original"].help_text,
    )
    focus = forms.ChoiceField(
        label=gettext_lazy("focal point"),
        choices=[
            (KEEP, gettext_lazy("Where it is: the new file is the same picture")),
            (RESET, gettext_lazy("Back to the middle: the new file is framed differently")),
        ],
        initial=KEEP,
        widget=forms.RadioSelect,
    )
    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"label_suffix": "", **kwargs})


def replacing(model_admin, request, number: int):
    """Ask for the new file, and put it in the old one's place. Raises Http404, PermissionDenied."""
    photo = Photo.objects.filter(pk=number).first()
    if photo is None:
        raise Http404
    if not model_admin.has_change_permission(request, photo):
        raise PermissionDenied
    form = ReplaceForm(request.POST or None, request.FILES or None, initial={"seen": photo.digest})
    if request.method == "POST" and form.is_valid() and _replaced(request, photo, form):
        messages.success(request, _("The file has been replaced. Every story that has this photo shows the new one."))
        return HttpResponseRedirect(reverse("admin:articles_photo_change", args=[photo.pk]))
    return TemplateResponse(request, "admin/articles/photo/replace.html", _context(model_admin, request, photo, form))


def _replaced(request, photo: Photo, form: ReplaceForm) -> bool:
    """Whether the file has taken the old one's place; if not, the form says why."""
    file, asked = form.cleaned_data["file"], form.cleaned_data
    try:
        replace(photo, file, seen=asked["seen"], name=file.name, keep_focus=asked["focus"] == KEEP, by=request.user)
    except Refused as refusal:
        form.add_error("file", str(refusal))
    except SameFile:
        form.add_error("file", _("This is the file that the photo has already. Nothing was changed."))
    except Overtaken:
        meanwhile = _("Somebody has changed this picture meanwhile. Look at it as it is now, and choose again.")
        form.add_error(None, meanwhile)
        form.data = {**form.data.dict(), "seen": Photo.objects.values_list("digest", flat=True).get(pk=photo.pk)}
    return not form.errors


def _context(model_admin, request, photo: Photo, form: ReplaceForm) -> dict:
    photo.refresh_from_db()
    return {
        **model_admin.admin_site.each_context(request),
        "title": _("Replace the file"),
        "opts": model_admin.opts,
        "photo": photo,
        "form": form,
        "shown": rendition(photo, "whole", width=768),
        "stories": stories_with(photo).count(),
    }
