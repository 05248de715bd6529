"""The readers' addresses: each edition has all of them under its prefix, the default one under none."""

from django.urls import include, path, re_path

from articles.editions import DEFAULT_EDITION, EDITIONS
from articles.reader.views import (
    agency,
    api,
    app,
    archive,
    article,
    browse,
    contents,
    corrections,
    errors,
    feeds,
    front,
    media,
    oembed,
    person,
    photo,
    region,
    robots,
    share,
    sitemaps,
    standing,
    suggest,
    topic,
)

READERS = [
    path("", front.front, name="front"),
    path("articles/", browse.browse, name="browse"),
    path("search/", browse.search, name="search"),
    path("suggest/", suggest.suggest, name="suggest"),
    path("archive/", archive.years, name="archive"),
    re_path(r"^archive/(?P<year>[0-9]{4})/$", archive.year, name="archive-year"),
    re_path(r"^archive/(?P<year>[0-9]{4})/(?P<month>[0-9]{2})/$", archive.days, name="archive-month"),
    re_path(r"^archive/(?P<year>[0-9]{4})/(?P<month>[0-9]{2})/(?P<day>[0-9]{2})/$", archive.days, name="archive-day"),
    path("corrections/", corrections.corrections, name="corrections"),
    path("pages/<slug:slug>/", standing.standing, name="page"),
    path("api/", api.about, name="api"),
    path("saved/", app.saved, name="saved"),
    path("offline/", app.offline, name="offline"),
    path("manifest.webmanifest", app.manifest, name="manifest"),
    re_path(r"^articles/(?P<number>\d{1,18})/$", article.article, name="article-bare"),
    re_path(r"^articles/(?P<number>\d{1,18})/(?P<slug>[-\w]+)/$", article.article, name="article"),
    re_path(r"^next/(?P<number>\d{1,18})/$", article.fragment, name="fragment"),
    re_path(r"^regions/(?P<path>[-\w]+(?:/[-\w]+)*)/$", region.region, name="region"),
    path("topics/<slug:slug>/", topic.topic, name="topic"),
    path("agencies/<slug:slug>/", agency.agency, name="agency"),
    path("regions/", contents.regions, name="regions"),
    path("topics/", contents.topics, name="topics"),
    path("people/", contents.people, name="people"),
    path("agencies/", contents.agencies, name="agencies"),
    re_path(r"^people/(?P<number>\d{1,18})/(?P<slug>[-\w]+)/$", person.person, name="person"),
    re_path(r"^share/(?P<number>\d{1,18})/(?P<digest>[0-9a-f]{1,64})\.jpg$", share.share, name="share"),
    re_path(r"^photos/(?P<number>\d{1,18})/$", photo.photo, name="photo"),
    path("feeds/", feeds.listing, name="feeds"),
    path("opensearch.xml", robots.opensearch, name="opensearch"),
]
FORM = r"feed\.(?P<form>rss|atom|json)$"  # beside each page that has a feed
READERS += [
    re_path(rf"^{FORM}", feeds.front, name="front-feed"),
    re_path(rf"^articles/{FORM}", feeds.browse, name="browse-feed"),
    re_path(rf"^corrections/{FORM}", feeds.corrections, name="corrections-feed"),
    re_path(rf"^regions/(?P<path>[-\w]+(?:/[-\w]+)*)/{FORM}", feeds.region, name="region-feed"),
    re_path(rf"^topics/(?P<slug>[-\w]+)/{FORM}", feeds.topic, name="topic-feed"),
    re_path(rf"^people/(?P<number>\d{{1,18}})/(?P<slug>[-\w]+)/{FORM}", feeds.person, name="person-feed"),
    re_path(rf"^agencies/(?P<slug>[-\w]+)/{FORM}", feeds.agency, name="agency-feed"),
]
SHORT = [re_path(r"^a/(?P<number>\d{1,18})/?$", article.short, name="short")]

MACHINES = [  # one for all editions: the question names one
    path("api/openapi.json", api.openapi, name="api-openapi"),
    path("api/stories/", api.listed, name="api-stories"),
    re_path(r"^api/stories/(?P<number>\d{1,18})\.json$", api.story, name="api-story"),
    path("api/regions/", api.regions, name="api-regions"),
    path("api/topics/", api.topics, name="api-topics"),
    path("api/people/", api.people, name="api-people"),
    re_path(r"^api/.+$", api.nowhere, name="api-nowhere"),
    path("oembed/", oembed.card, name="oembed"),
]

urlpatterns = [
    re_path(r"^media/(?P<name>r/(?:\d+/)?[0-9a-f]{2}/[0-9a-f]{32}/[a-z]+-\d+\.(?:avif|webp|jpg))$", media.rendition),
    path("robots.txt", robots.robots),
    path("ads.txt", robots.ads),
    path("humans.txt", robots.humans),
    path(".well-known/security.txt", robots.security),
    path("sitemap.xml", sitemaps.index, name="sitemap"),
    path("sitemap-news.xml", sitemaps.news, name="sitemap-news"),
    re_path(r"^sitemap-(?P<edition>[a-z]{2,8})\.xml$", sitemaps.edition, name="sitemap-edition"),
    re_path(
        r"^sitemap-(?P<edition>[a-z]{2,8})-(?P<year>\d{4})-(?P<month>\d\d)(?:-(?P<part>[1-9]\d{0,4}))?\.xml$",
        sitemaps.month,
        name="sitemap-month",
    ),
    path("healthz", errors.healthz),
    path("kept/", app.kept),
    path("sw.js", app.worker),
    path("speculation.json", app.speculation),
    *MACHINES,
    *(
        path(edition.prefix, include((READERS + SHORT, "articles"), namespace=code))
        for code, edition in EDITIONS.items()
        if code != DEFAULT_EDITION
    ),
    path("", include((READERS + SHORT, "articles"), namespace=DEFAULT_EDITION)),
]
