"""What the desk is told when the library's words of a photo have changed: which stories that concerns."""

from collections.abc import Iterable

from django.contrib import messages
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.desk.rights.access import visible
from articles.models.article import Article, ArticlePhoto
from articles.models.photo import Photo
from articles.publishing.photos.using import concerned

NAMED = 8  # stories


def tell_stories(request, photo: Photo) -> None:
    """Say which stories show the photo's new words at once, and which have older words of their own."""
    inherit, drifted = concerned(photo)
    if inherit:
        text = ngettext(
            "%(n)s story shows the new words at once.", "%(n)s stories show the new words at once.", len(inherit)
        )
        messages.info(request, _said(text, inherit, request.user))
    if drifted:
        text = ngettext(
            "%(n)s story has words of its own that are older than these. Look whether they still hold.",
            "%(n)s stories have words of their own that are older than these. Look whether they still hold.",
            len(drifted),
        )
        messages.warning(request, _said(text, drifted, request.user))


def _said(text: str, rows: list[ArticlePhoto], user) -> SafeString:
    stories = list(visible(Article.objects.filter(pk__in=[row.article_id for row in rows]), user).defer("body")[:NAMED])
    named = format_html_join(_("; "), '<a href="{}#photo_rows-group"><bdi>{}</bdi></a>', _links(stories))
    return format_html("{} {}", text % {"n": len(rows)}, named)


def _links(stories: Iterable[Article]) -> list[tuple[str, str]]:
    return [
        (reverse("admin:articles_article_change", args=[story.pk]), story.headline or str(story)) for story in stories
    ]
