"""A story and its siblings in other editions: which there are, and how a new one begins."""

from django.db.models import Q
from django.urls import reverse
from django.utils.http import urlencode

from articles.desk.fields.numbers import number
from articles.desk.rights.access import linkable, may_open, visible
from articles.desk.story.source import is_behind, version_of
from articles.desk.story.state import published_copy
from articles.editions import EDITIONS
from articles.models.article import Article

COPIED = ("genre", "prominence")  # what a translation takes over as it is
ASKED = "translates"  # the parameter that names the story to be translated


def siblings(article: Article, user) -> list[dict]:
    """Return, for every other edition, {"edition", "story" or None, "behind", "begin": where a translation is begun}.

    A translation of this story is behind when this one's words or pictures have changed since (source.py).
    """
    if not article.pk:
        return []
    family = Article.objects.filter(Q(pk=article.family) | Q(translation_of=article.family)).exclude(pk=article.pk)
    there = {story.edition: story for story in visible(family, user)}
    taken = {story.edition for story in family}
    begin = f"{reverse('admin:articles_article_add')}?"
    return [
        {
            "edition": edition,
            "story": there.get(code),
            "behind": _is_behind(there.get(code), article),
            "begin": begin + urlencode({ASKED: article.family, "edition": code})
            if code not in taken and user.has_perm("articles.add_article")
            else "",
        }
        for code, edition in EDITIONS.items()
        if code != article.edition
    ]


def _is_behind(story: Article | None, article: Article) -> bool:
    return bool(story and story.translation_of_id == article.pk and is_behind(story, article))


def begun_from(request, initial: dict) -> dict:
    """Return what the form of a new story begins with; a translation takes over all that is not words.

    Of a story that is not the user's to open it takes over what readers see of it.
    """
    first = linkable(Article.objects.all(), request.user).filter(pk=number(initial.pop(ASKED, ""))).first()
    if first is None:
        return initial
    opens = may_open(request.user, first)
    source = first if opens else published_copy(first)
    taken = {name: getattr(source, name) for name in COPIED}
    begun = {**initial, **taken, "translation_of": first.pk, "region": source.region_id}
    begun["seen_source"] = f"{first.pk}.{version_of(first, opens)}"
    if not opens:
        return begun
    return {
        **begun,
        "topics": [topic.pk for topic in first.topics.all()],
        "bylines": list(first.byline_rows.values_list("person_id", flat=True)),
        "slugline": first.slugline,
    }
