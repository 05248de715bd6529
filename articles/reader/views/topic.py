"""A topic's page."""

from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from articles.models.published import PublishedTopic
from articles.models.topic import Topic
from articles.reader.lists import listed, open_or_missing
from articles.reader.page import page
from articles.reader.schema.pages import of_topic


@page
def topic(request, slug: str):
    """The list of a topic, newest first."""
    now = timezone.now()
    here = get_object_or_404(Topic, slug=slug)
    rows = PublishedTopic.objects.public(now).filter(topic=here)
    context = open_or_missing(listed(request, rows.of(request.edition.code), now), rows)
    context["schema"] = of_topic(request, here, context["stories"]) if context["is_first"] else None
    return render(request, "reader/topic.html", {"topic": here, **context})
