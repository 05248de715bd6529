"""What kind of story it is, and how loudly the paper says it."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Genre(models.TextChoices):
    NEWS = "news", _("news")
    ANALYSIS = "analysis", _("analysis")
    OPINION = "opinion", _("opinion")
    INTERVIEW = "interview", _("interview")
    PHOTO_STORY = "photo_story", _("photo story")


class Prominence(models.TextChoices):
    LEAD = "lead", _("lead")
    MAJOR = "major", _("major")
    NORMAL = "normal", _("normal")
