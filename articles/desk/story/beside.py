"""The original of a translation, to be read while it is written."""

from django.urls import reverse

from articles.desk.fields.numbers import number
from articles.desk.rights.access import linkable, may_open
from articles.desk.story.state import published_copy
from articles.desk.story.translating import ASKED
from articles.editions import EDITIONS
from articles.models.article import Article


def shown(request, article: Article | None) -> dict:
    """Return {"beside": {"edition", "headline", "standfirst", "body", "address"}}; {} where there is nothing to read.

    Of an original that is not the user's to open it is the headline and standfirst that readers see, with their page's
    address.
    """
    first = article.translation_of if article else _begun_from(request)
    if first is None:
        return {}
    edition = {"edition": EDITIONS[first.edition]}
    if may_open(request.user, first):
        words = {name: getattr(first, name) for name in ("headline", "standfirst", "body")}
        return {"beside": {**edition, **words, "address": reverse("admin:articles_article_change", args=[first.pk])}}
    copy = published_copy(first)
    if copy is None or not copy.is_public:
        return {}
    words = {"headline": copy.headline, "standfirst": copy.standfirst, "body": ""}
    return {"beside": {**edition, **words, "address": copy.address}}


def _begun_from(request) -> Article | None:
    asked = number(request.GET.get(ASKED, ""))
    return linkable(Article.objects.all(), request.user).filter(pk=asked).first() if asked else None
