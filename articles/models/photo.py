"""The photo library: pictures with their words, their credit, and when they may be shown."""

from datetime import datetime

from django.core.files.storage import storages
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.editions import DEFAULT_EDITION, EDITIONS, edition_choices
from articles.models.agency import RightsClass
from articles.photos.renditions import Picture


def usable_q(now: datetime, prefix: str = "") -> Q:
    """Return the condition "its rights let it be shown then", over a photo or over rows that lead to one by `prefix`.

    The same rule in Python is `Photo.usable_at`; a test holds the two together.
    """
    return (
        Q(**{f"{prefix}held": False})
        & (Q(**{f"{prefix}usable_from__isnull": True}) | Q(**{f"{prefix}usable_from__lte": now}))
        & (Q(**{f"{prefix}usable_until__isnull": True}) | Q(**{f"{prefix}usable_until__gt": now}))
    )


def originals():
    return storages["originals"]


def original_name(photo, filename: str) -> str:
    """Return where an original is kept: the name that the file came with never touches the disk."""
    return f"{photo.digest[:2]}/{photo.digest}.{photo.format}"


class PhotoCredit(models.Model):
    """One agency in a photo's credit, in its order."""

    photo = models.ForeignKey("articles.Photo", models.CASCADE, related_name="credit_rows")
    agency = models.ForeignKey("articles.Agency", models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "id"]
        constraints = [models.UniqueConstraint(fields=["photo", "agency"], name="photo_names_an_agency_once")]

    def __str__(self):
        return f"{self.photo_id}: {self.agency_id}"


class Photo(models.Model):
    """A picture in the library, with the words that every story inherits."""

    original = models.FileField(_("picture"), storage=originals, upload_to=original_name, max_length=200)
    digest = models.CharField(max_length=64, editable=False, db_index=True)  # SHA-256 of the original, in hex
    format = models.CharField(max_length=8, editable=False)  # jpg, png, webp, avif: what the decoder found
    width = models.PositiveIntegerField(editable=False)  # pixels, upright
    height = models.PositiveIntegerField(editable=False)
    cuts = models.CharField(
        max_length=64, editable=False
    )  # the address of its renditions; changes with the focal point

    tone = models.CharField(max_length=7, blank=True, editable=False)  # "#RRGGBB": what stands there while it loads

    headline = models.CharField(
        _("title"),
        max_length=200,
        blank=True,
        help_text=_("A few words over the photo's own page; agencies bring one."),
    )
    edition = models.CharField(
        _("language of its words"), max_length=8, choices=edition_choices, default=DEFAULT_EDITION
    )
    caption = models.TextField(
        _("caption"), blank=True, help_text=_("What we see, who, where, when. No full stop at the end, no credit.")
    )
    alt = models.CharField(
        _("alternative text"),
        max_length=300,
        blank=True,
        help_text=_("For those who cannot see it: what the picture shows. Never the caption again."),
    )
    people = models.CharField(
        _("people"), max_length=500, blank=True, help_text=_("Who is in the picture: names, with commas between them.")
    )
    photographer = models.CharField(_("photographer"), max_length=120, blank=True)
    place = models.CharField(_("place"), max_length=120, blank=True)
    taken_on = models.DateField(_("taken on"), null=True, blank=True)
    worded_at = models.DateTimeField(null=True, editable=False)  # when caption or alt last changed

    rights_class = models.CharField(
        _("rights"), max_length=12, choices=RightsClass, blank=True, help_text=_("Empty: as its first agency says.")
    )
    copyright = models.CharField(_("copyright notice"), max_length=200, blank=True)
    held = models.BooleanField(
        _("do not publish"), default=False, help_text=_("Readers see it nowhere, whatever the dates below say.")
    )
    usable_from = models.DateTimeField(_("usable from"), null=True, blank=True)
    usable_until = models.DateTimeField(
        _("usable until"), null=True, blank=True, help_text=_("At this moment it leaves every page by itself.")
    )
    editions = models.JSONField(_("editions that may print it"), default=list, blank=True)  # codes; none: all of them

    focus_x = models.FloatField(
        _("focal point, across"), default=0.5, validators=[MinValueValidator(0), MaxValueValidator(1)]
    )
    focus_y = models.FloatField(
        _("focal point, down"), default=0.5, validators=[MinValueValidator(0), MaxValueValidator(1)]
    )
    added_at = models.DateTimeField(_("added"), auto_now_add=True)

    class Meta:
        verbose_name = _("photo")
        verbose_name_plural = _("photos")
        ordering = ["-added_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(focus_x__gte=0, focus_x__lte=1, focus_y__gte=0, focus_y__lte=1),
                name="photo_focus_is_inside",
            ),
            models.CheckConstraint(condition=Q(width__gt=0, height__gt=0), name="photo_has_a_size"),
            models.CheckConstraint(
                condition=Q(usable_from__isnull=True)
                | Q(usable_until__isnull=True)
                | Q(usable_until__gt=F("usable_from")),
                name="photo_rights_end_after_they_start",
                violation_error_message=_("The end must be later than the start."),
            ),
            models.CheckConstraint(
                condition=Q(rights_class="") | Q(rights_class__in=RightsClass.values), name="photo_rights_are_known"
            ),
        ]
        indexes = [
            models.Index(fields=["cuts"], name="photo_by_cuts"),
            models.Index(fields=["original"], name="photo_by_original"),
            models.Index(fields=["usable_until"], condition=Q(usable_until__isnull=False), name="photo_next_end"),
            models.Index(fields=["worded_at"], condition=Q(worded_at__isnull=False), name="photo_by_new_words"),
        ]

    def __str__(self):
        return self.caption[:80] or f"#{self.pk}"

    @property
    def picture(self) -> Picture:
        """Its renditions: addresses and sizes, worked out without a query or a look at the disk."""
        return Picture(self.cuts, self.width, self.height)

    @property
    def has_credit(self) -> bool:
        return bool(self.photographer.strip() or self.credit_rows.all())

    @property
    def direction(self) -> str:
        """The direction of its words and of its credit, whatever letters they begin with."""
        return EDITIONS[self.edition].direction

    def usable_at(self, now: datetime) -> bool:
        """Whether its rights let anybody show it at that moment; which editions may, `editions` says."""
        started = self.usable_from is None or self.usable_from <= now
        return not self.held and started and (self.usable_until is None or self.usable_until > now)

    @property
    def is_usable(self) -> bool:
        return self.usable_at(timezone.now())

    def credit_in(self, edition: str) -> str:
        """Return the credit without parentheses: photographer, then agencies in order, joined by " - "; "" if none."""
        sources = [self.photographer.strip(), *(row.agency.short_in(edition) for row in self.credit_rows.all())]
        return " - ".join(source for source in sources if source)
