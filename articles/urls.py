"""The readers' addresses: each edition has all of them under its prefix, the default one under none."""

from django.urls import include, path, re_path

from articles.editions import DEFAULT_EDITION, EDITIONS
from articles.reader.views import (
    app,
    article,
    browse,
    corrections,
    errors,
    front,
    media,
    person,
    photo,
    region,
    robots,
    standing,
    topic,
)

READERS = [
    path("", front.front, name="front"),
    path("articles/", browse.browse, name="browse"),
    path("search/", browse.search, name="search"),
    path("corrections/", corrections.corrections, name="corrections"),
    path("pages/<slug:slug>/", standing.standing, name="page"),
    path("saved/", app.saved, name="saved"),
    path("offline/", app.offline, name="offline"),
    path("manifest.webmanifest", app.manifest, name="manifest"),
    re_path(r"^articles/(?P<number>\d{1,18})/$", article.article, name="article-bare"),
    re_path(r"^articles/(?P<number>\d{1,18})/(?P<slug>[-\w]+)/$", article.article, name="article"),
    re_path(r"^next/(?P<number>\d{1,18})/$", article.fragment, name="fragment"),
    re_path(r"^regions/(?P<path>[-\w]+(?:/[-\w]+)*)/$", region.region, name="region"),
    path("topics/<slug:slug>/", topic.topic, name="topic"),
    re_path(r"^people/(?P<number>\d{1,18})/(?P<slug>[-\w]+)/$", person.person, name="person"),
    re_path(r"^photos/(?P<number>\d{1,18})/$", photo.photo, name="photo"),
]
SHORT = [re_path(r"^a/(?P<number>\d{1,18})/?$", article.short, name="short")]

urlpatterns = [
    re_path(r"^media/(?P<name>r/(?:\d+/)?[0-9a-f]{2}/[0-9a-f]{32}/[a-z]+-\d+\.(?:avif|webp|jpg))$", media.rendition),
    path("robots.txt", robots.robots),
    path("healthz", errors.healthz),
    path("kept/", app.kept),
    path("sw.js", app.worker),
    path("speculation.json", app.speculation),
    *(
        path(edition.prefix, include((READERS + SHORT, "articles"), namespace=code))
        for code, edition in EDITIONS.items()
        if code != DEFAULT_EDITION
    ),
    path("", include((READERS + SHORT, "articles"), namespace=DEFAULT_EDITION)),
]
