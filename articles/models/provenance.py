"""What only the desk knows of a photo: where it came from, what its file said, and the small print of its rights."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Provenance(models.Model):
    """One row a photo, in a table that the readers' connection is refused."""

    photo = models.OneToOneField("articles.Photo", models.CASCADE, primary_key=True, related_name="provenance")
    # Before what is long: a search that reads every row need not read all of it.
    folded = models.TextField(blank=True)  # everything that the library searches, as text.arabic.fold leaves it
    lacks = models.PositiveSmallIntegerField(default=0)  # what its words lack: bits, as text.captions.weight puts them
    file_name = models.CharField(max_length=255, blank=True)  # as it came, without direction marks; never on the disk
    size = models.PositiveBigIntegerField(default=0)  # bytes of the original
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    fingerprint = models.BigIntegerField(null=True)  # dHash, 64 bits, signed; near-duplicates differ in few of them
    raw = models.JSONField(default=dict)  # every field of the file's metadata as read, but for the place on earth
    readings = models.JSONField(default=dict)  # {field: [{"source": "xmp"|"iptc"|"exif", "value": …}]}, best first
    location = models.JSONField(null=True)  # what photos/metadata/reading.py says of it; for those who may see it
    keywords = models.JSONField(_("keywords"), default=list, blank=True)
    unnamed = models.JSONField(default=list)  # sources that the file names and the register of agencies does not know
    instructions = models.TextField(_("instructions"), blank=True)
    rights_note = models.TextField(_("note on rights"), blank=True)
    regions = models.ManyToManyField(
        "articles.Region",
        blank=True,
        related_name="+",
        verbose_name=_("regions whose stories may print it"),
        help_text=_("With all that is part of them. None: every region."),
    )

    class Meta:
        indexes = [
            models.Index(fields=["-lacks", "-photo"], condition=models.Q(lacks__gt=0), name="provenance_lacking"),
        ]
        permissions = [("see_location", "Can see where on earth a photo was taken")]

    def __str__(self):
        return f"#{self.photo_id}: {self.file_name}"


class Collection(models.Model):
    """Photos that belong together: a shoot, a subject. `stem` is what their captions begin with."""

    name = models.CharField(_("name"), max_length=120)
    stem = models.TextField(_("shared beginning of the captions"), blank=True)
    photos = models.ManyToManyField("articles.Photo", blank=True, related_name="+", verbose_name=_("photos"))
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+")
    made_at = models.DateTimeField(_("made"), auto_now_add=True)

    class Meta:
        verbose_name = _("collection")
        verbose_name_plural = _("collections")
        ordering = ["-made_at", "-id"]
        constraints = [models.CheckConstraint(condition=~models.Q(name=""), name="collection_has_a_name")]

    def __str__(self):
        return self.name
