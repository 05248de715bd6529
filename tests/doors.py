"""Every public door, and the words that must come out of none of them before their time.

A new public page joins DOORS in the commit that makes it; tests/test_doors.py knocks everywhere.
"""

from datetime import timedelta
from urllib.parse import quote

from django.utils import timezone

from articles.editions import EDITIONS
from articles.models.published import PublishedArticle
from articles.templatetags.share import share_address

CANARIES = {
    "headline": "كناريالعنوان",
    "kicker": "كناريالتمهيد",
    "short_headline": "كناريالمختصر",
    "standfirst": "كناريالمقدمة",
    "body": "كناريالمتن",
    "dateline": "كناريالمكان",
    "caption": "كناريالشرح",
    "photographer": "كناريالمصور",
    "agency": "كناريالوكالة",
    "alt": "كناريالبديل",
    "topic": "كناريالموضوع",
    "person": "كناريالكاتب",
    "topic_slug": "canary-topic",
    "correction": "كناريالتصويب",
}


def an_hour_ago():
    """When makers date their stories, on the Arabic edition's clock."""
    return (timezone.now() - timedelta(hours=1)).astimezone(EDITIONS["ar"].zone)


def drawn_at(story):
    """Where the story's picture is or, readers having no copy of it, would be looked for."""
    copy = PublishedArticle.objects.for_cards().filter(pk=story.pk).first()
    return share_address(copy) if copy else f"/share/{story.pk}/0123456789abcdef.jpg"


# name of the address: the ways to knock there for a story
DOORS = {
    "front": lambda story: ["/"],
    "browse": lambda story: [
        "/articles/",
        f"/articles/?region={story.region.slug}",
        f"/articles/?topic={CANARIES['topic_slug']}",
        f"/articles/?agency={CANARIES['topic_slug']}",
        f"/articles/?person={story.person.pk}",
        f"/articles/?region={story.region.slug}&topic={CANARIES['topic_slug']}",
        "/articles/?from=2020-01-01&to=2030-01-01",
        f"/articles/?q={quote(CANARIES['headline'])}",
        f"/articles/?q={quote(CANARIES['headline'][:-1])}",  # a slip of the hand away from it
        f"/articles/?q={quote(CANARIES['topic'])}&region={story.region.slug}&photos=on",
    ],
    "search": lambda story: ["/search/"],
    "article": lambda story: [f"/articles/{story.pk}/{quote(CANARIES['headline'])}/", f"/articles/{story.pk}/x/"],
    "article-bare": lambda story: [f"/articles/{story.pk}/"],
    "fragment": lambda story: [f"/next/{story.pk}/"],
    "region": lambda story: ["/regions/world/", "/regions/world/europe/", "/regions/europe/"],
    "topic": lambda story: [f"/topics/{CANARIES['topic_slug']}/"],
    "person": lambda story: [
        f"/people/{story.person.pk}/x/",
        f"/people/{story.person.pk}/{quote(CANARIES['person'])}/",
    ],
    "share": lambda story: [drawn_at(story)],
    "photo": lambda story: [f"/photos/{number}/" for number in story.photo_rows.values_list("photo_id", flat=True)],
    "corrections": lambda story: ["/corrections/"],
    "page": lambda story: ["/pages/about/"],
    "saved": lambda story: ["/saved/"],
    "offline": lambda story: ["/offline/"],
    "manifest": lambda story: ["/manifest.webmanifest"],
    "short": lambda story: [f"/a/{story.pk}", f"/a/{story.pk}/"],
    "api": lambda story: ["/api/"],
    "api-openapi": lambda story: ["/api/openapi.json"],
    "api-nowhere": lambda story: [],
    "api-stories": lambda story: [
        "/api/stories/",
        f"/api/stories/?region={story.region.slug}&topic={CANARIES['topic_slug']}&limit=50",
        f"/api/stories/?person={story.person.pk}&agency={CANARIES['topic_slug']}&photos=true",
    ],
    "api-story": lambda story: [f"/api/stories/{story.pk}.json"],
    "api-regions": lambda story: ["/api/regions/"],
    "api-topics": lambda story: ["/api/topics/"],
    "api-people": lambda story: ["/api/people/"],
    "oembed": lambda story: [
        f"/oembed/?format={form}&url={quote(f'http://testserver{path}')}"
        for path in (f"/a/{story.pk}", *DOORS["photo"](story))
        for form in ("json", "xml")
    ],
}
DOORS |= {
    "suggest": lambda story: [f"/suggest/?q={quote(word)}" for word in ("كناري", CANARIES["headline"][:-1], "وكا")],
    "archive": lambda story: ["/archive/"],
    "archive-year": lambda story: [f"/archive/{an_hour_ago():%Y}/"],
    "archive-month": lambda story: [f"/archive/{an_hour_ago():%Y/%m}/"],
    "archive-day": lambda story: [f"/archive/{an_hour_ago():%Y/%m/%d}/"],
    "agency": lambda story: [f"/agencies/{CANARIES['topic_slug']}/"],
    "regions": lambda story: ["/regions/"],
    "topics": lambda story: ["/topics/"],
    "people": lambda story: ["/people/"],
    "agencies": lambda story: ["/agencies/"],
}
# Feeds of a story are put together once and written in three forms: all three are knocked at beside the front page.
DOORS |= {
    "feeds": lambda story: ["/feeds/"],
    "front-feed": lambda story: [f"/feed.{form}" for form in ("rss", "atom", "json")],
    "browse-feed": lambda story: [
        "/articles/feed.json",
        f"/articles/feed.rss?topic={CANARIES['topic_slug']}",
        f"/articles/feed.atom?q={quote('كلام')}",
    ],
    "corrections-feed": lambda story: ["/corrections/feed.json"],
    "region-feed": lambda story: ["/regions/europe/feed.atom"],
    "topic-feed": lambda story: [f"/topics/{CANARIES['topic_slug']}/feed.rss"],
    "person-feed": lambda story: [f"/people/{story.person.pk}/x/feed.json"],
    "agency-feed": lambda story: [f"/agencies/{CANARIES['topic_slug']}/feed.atom"],
    "opensearch": lambda story: ["/opensearch.xml"],
    "sitemap": lambda story: ["/sitemap.xml"],
    "sitemap-news": lambda story: ["/sitemap-news.xml"],
    "sitemap-edition": lambda story: [f"/sitemap-{code}.xml" for code in EDITIONS],
    "sitemap-month": lambda story: [f"/sitemap-ar-{timezone.now() - timedelta(hours=1):%Y-%m}.xml"],
}
MACHINES = {"api-stories", "api-story"}  # one address for all editions, where stories are told
# One for all editions: knocked at once.
ONCE = {"sitemap", "sitemap-news", "sitemap-edition", "sitemap-month", "oembed"}
ONCE |= {name for name in DOORS if name.startswith("api-")}
OUTSIDE_EDITIONS = {"/ads.txt", "/humans.txt", "/.well-known/security.txt"}
OUTSIDE_EDITIONS |= {"/robots.txt", "/healthz", "/kept/", "/sw.js", "/speculation.json"}
FORMERLY = "/once/{}-was-here.html"  # an address of earlier days, kept for the story of that number
LENT = "shared_preview"  # what the desk lends to somebody without a login; tests/desk/test_sharing.py knocks there
