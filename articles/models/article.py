"""The desk's working copy of a story. Saving it changes nothing that readers see."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from articles.editions import DEFAULT_EDITION, edition_choices
from articles.models.genre import Genre, Prominence


class Article(models.Model):
    """One story as the desk works on it."""

    class Status(models.TextChoices):
        DRAFT = "draft", _("draft")
        CHANGES = "changes", _("changes requested")
        REVIEW = "review", _("in review")
        READY = "ready", _("ready")
        SPIKED = "spiked", _("spiked")

    edition = models.CharField(_("edition"), max_length=8, choices=edition_choices, default=DEFAULT_EDITION)
    translation_of = models.ForeignKey(
        "articles.Article",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="translations",
        verbose_name=_("translation of"),
        help_text=_("The same story in the edition where it was first written."),
    )
    # The version of the original that this translation has taken account of.
    source_version = models.PositiveIntegerField(null=True, blank=True, editable=False)
    slugline = models.CharField(
        _("slugline"), max_length=80, blank=True, help_text=_("The desk's working name; readers never see it.")
    )
    kicker = models.CharField(_("kicker"), max_length=60, blank=True)
    headline = models.CharField(_("headline"), max_length=200, blank=True)
    short_headline = models.CharField(
        _("short headline"), max_length=80, blank=True, help_text=_("For cards and alerts; empty prints the headline.")
    )
    standfirst = models.CharField(
        _("standfirst"), max_length=320, blank=True, help_text=_("One sentence, without a full stop at its end.")
    )
    body = models.TextField(_("body"), blank=True)
    genre = models.CharField(_("genre"), max_length=12, choices=Genre, default=Genre.NEWS)
    prominence = models.CharField(_("prominence"), max_length=8, choices=Prominence, default=Prominence.NORMAL)
    region = models.ForeignKey(
        "articles.Region", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("region")
    )
    topics = models.ManyToManyField("articles.Topic", blank=True, related_name="+", verbose_name=_("topics"))
    dateline = models.CharField(
        _("dateline"), max_length=120, blank=True, help_text=_("Join several cities with a hyphen: موسكو-كييف.")
    )
    publish_at = models.DateTimeField(
        _("embargo until"), null=True, blank=True, help_text=_("Empty: readers see it as soon as it is published.")
    )
    publish_until = models.DateTimeField(_("withdraw by itself at"), null=True, blank=True)
    update_note = models.CharField(
        _("what is new"),
        max_length=300,
        blank=True,
        help_text=_("Printed with the story, dated, at the next update. Empty: readers see the time alone."),
    )
    status = models.CharField(_("status"), max_length=8, choices=Status, default=Status.DRAFT, editable=False)
    turn_of = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        db_index=False,  # nearly always empty: article_turn has the rest
        related_name="+",
        verbose_name=_("whose turn"),
    )
    version = models.PositiveIntegerField(_("version"), default=1, editable=False)  # counts the saves
    # When the copy that is out was made, empty if none is: the published row says the same, in a table that the desk's
    # lists would have to read from end to end. The verbs that publish and withdraw keep the two equal.
    copied_at = models.DateTimeField(null=True, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("begun by"),
    )
    created_at = models.DateTimeField(_("begun"), auto_now_add=True)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("changed by"),
    )
    changed_at = models.DateTimeField(_("changed"), auto_now=True)

    class Meta:
        verbose_name = _("story")
        verbose_name_plural = _("stories")
        ordering = ["-changed_at", "-id"]
        permissions = [
            ("publish_article", "Can publish, update and schedule a story"),
            ("withdraw_article", "Can withdraw a published story"),
            ("correct_article", "Can print a correction with a story"),
            ("review_article", "Can return a story to its writer, mark it ready or spike it"),
            ("see_every_article", "Can open the stories of other writers"),
            ("illustrate_article", "Can place photos in a story without touching its words"),
            ("note_article", "Can write notes about a story"),
            ("share_article", "Can make preview links for people without a login"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(publish_until__isnull=True)
                | Q(publish_at__isnull=True)
                | Q(publish_until__gt=F("publish_at")),
                name="article_ends_after_it_starts",
                violation_error_message=_("The end must be later than the start."),
            ),
            models.CheckConstraint(
                condition=Q(status__in=["draft", "changes", "review", "ready", "spiked"]),
                name="article_status_is_known",
            ),
            models.CheckConstraint(
                condition=Q(copied_at__isnull=True) | Q(status="ready"), name="article_that_is_out_is_ready"
            ),
            models.CheckConstraint(
                condition=~Q(status="spiked") | Q(turn_of__isnull=True), name="spiked_article_is_nobodys_turn"
            ),
            models.CheckConstraint(condition=Q(genre__in=Genre.values), name="article_genre_is_known"),
            models.CheckConstraint(condition=Q(prominence__in=Prominence.values), name="article_prominence_is_known"),
            models.CheckConstraint(
                condition=~Q(translation_of=F("id")),
                name="article_is_no_translation_of_itself",
                violation_error_message=_("A story is not a translation of itself."),
            ),
            models.UniqueConstraint(
                fields=["translation_of", "edition"],
                name="article_has_one_translation_an_edition",
                violation_error_message=_("That story already has a translation in this edition."),
            ),
        ]
        # Nearly every story was published long ago: what is in hand, and what is ahead of its readers, has indexes of
        # its own, and a list that is not narrowed to it walks from the latest change as far as its page.
        indexes = [
            models.Index(
                fields=["status", "-changed_at", "-id"], condition=Q(copied_at__isnull=True), name="article_queue"
            ),
            models.Index(fields=["created_by", "copied_at", "-changed_at", "-id"], name="article_own_queue"),
            models.Index(
                fields=["turn_of", "-changed_at", "-id"], condition=Q(turn_of__isnull=False), name="article_turn"
            ),
            models.Index(fields=["publish_at"], condition=Q(publish_at__isnull=False), name="article_next_start"),
            models.Index(
                fields=["-changed_at", "-id"], condition=Q(changed_at__gt=F("copied_at")), name="article_ahead"
            ),
            models.Index(fields=["-changed_at", "-id"], name="article_newest"),
            models.Index(fields=["created_by", "-changed_at", "-id"], name="article_own"),
            models.Index(fields=["edition", "-changed_at", "-id"], name="article_in_edition"),
            models.Index(fields=["region", "-changed_at", "-id"], name="article_in_region"),
            models.Index(fields=["genre", "-changed_at", "-id"], name="article_of_genre"),
        ]

    def __str__(self):
        return self.slugline or self.headline or f"#{self.pk}"

    @property
    def family(self) -> int:
        """The number that a story shares with its siblings in other editions: that of their original."""
        return self.translation_of_id or self.pk

    def clean(self):
        first = self.translation_of
        if first and first.translation_of_id:
            raise ValidationError(
                {"translation_of": _("Choose the story that was written first, not a translation of it.")}
            )
        if first and first.edition == self.edition:
            raise ValidationError({"translation_of": _("A translation belongs to another edition than its original.")})
        if first and self.pk and self.translations.exists():
            raise ValidationError({"translation_of": _("This story has translations of its own.")})
        if self.pk and self.translations.filter(edition=self.edition).exists():
            raise ValidationError({"edition": _("This story has a translation in that edition already.")})


class Byline(models.Model):
    """Who is named above a story, in order."""

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="byline_rows")
    person = models.ForeignKey("articles.Person", models.PROTECT, related_name="+", verbose_name=_("writer"))
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "id"]
        constraints = [models.UniqueConstraint(fields=["article", "person"], name="article_names_a_writer_once")]

    def __str__(self):
        return f"{self.article_id}: {self.person_id}"


class ArticlePhoto(models.Model):
    """A photo in a story, the first of them the lead. Blank words are inherited from the library."""

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="photo_rows")
    photo = models.ForeignKey("articles.Photo", models.PROTECT, related_name="+", verbose_name=_("photo"))
    position = models.PositiveSmallIntegerField(_("order"), default=0)
    caption = models.TextField(_("caption"), blank=True)
    alt = models.CharField(_("alternative text"), max_length=300, blank=True)

    worded_at = models.DateTimeField(null=True, editable=False)  # when its own caption or alt was last written, or kept

    class Meta:
        verbose_name = _("photo in the story")
        verbose_name_plural = _("photos")
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "photo"],
                name="article_has_a_photo_once",
                violation_error_message=_("This photo is in the story already."),
            )
        ]

    def __str__(self):
        return f"{self.article_id}: {self.photo_id}"


class RelatedLink(models.Model):
    """Something to read beside a story: one of ours, or an address outside."""

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="link_rows")
    target = models.ForeignKey(
        "articles.Article", models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("our story")
    )
    url = models.URLField(_("or an address outside"), max_length=500, blank=True)
    title = models.CharField(_("link text"), max_length=200, blank=True)
    position = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("related link")
        verbose_name_plural = _("related links")
        ordering = ["position", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(target__isnull=False, url="") | (Q(target__isnull=True) & ~Q(url="")),
                name="link_leads_to_one_place",
                violation_error_message=_("Choose one of our stories or write an address, not both and not neither."),
            ),
            models.CheckConstraint(
                condition=Q(target__isnull=True) | ~Q(target=F("article")),
                name="link_does_not_lead_to_itself",
                violation_error_message=_("A story is not related to itself; choose another one."),
            ),
            models.CheckConstraint(
                condition=Q(url="") | Q(url__startswith="https://") | Q(url__startswith="http://"),
                name="link_is_a_web_address",
                violation_error_message=_("The address must begin with https:// or http://."),
            ),
            models.CheckConstraint(
                condition=Q(url="") | ~Q(title=""),
                name="outside_link_has_a_text",
                violation_error_message=_("Write the text that readers will press for an address outside."),
            ),
        ]

    def __str__(self):
        return self.title or self.url or str(self.target_id)
