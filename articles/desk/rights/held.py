"""What holds a thing fast, so that it cannot be deleted: stories by their headlines, photos, parts of a region."""

from django.contrib.admin.utils import NestedObjects
from django.urls import reverse
from django.utils.html import format_html

from articles.models.article import Article
from articles.models.person import Person
from articles.models.photo import Photo, PhotoCredit
from articles.models.region import Region

MOST = 20  # names


def holders(objs) -> list:
    """Return links to what holds them, MOST at the most. Readers' copies and the log have no page to link to."""
    collector = NestedObjects(using="default")
    collector.collect(objs)
    found = {one.photo if isinstance(one, PhotoCredit) else one for one in collector.protected}
    named = sorted((one for one in found if isinstance(one, Article | Photo | Person | Region)), key=lambda one: one.pk)
    return [_link(one) for one in named[:MOST]] + (["…"] if len(named) > MOST else [])


def _link(one):
    address = reverse(f"admin:articles_{one._meta.model_name}_change", args=[one.pk])
    return format_html('<a href="{}"><bdi>{}</bdi></a>', address, getattr(one, "headline", "") or one)
