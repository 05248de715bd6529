"""One newsroom's half of bench.search: which addresses are asked for there, and how long each takes."""

import json
import sys
import time
from datetime import timedelta
from urllib.parse import quote

# A share of the stories that have the word: what is asked for is a word that comes near to it.
SHARES = {"most": 0.5, "common": 0.1, "second": 0.06, "frequent": 0.02, "middling": 0.004}
FEW = 25  # stories that the rare word stands in, at every size: as many as fill a page, of however many
DEEP = 1_000  # pages
SAMPLE = 600  # stories whose words are counted


def words() -> dict[str, str]:
    """Return a word of the paper for each share, the rare one, and three words that follow one another."""
    from articles.demo.vocabulary import vocabulary
    from articles.models.published import PublishedArticle

    latest = PublishedArticle.objects.public().of("ar").filter(slug__startswith="bulk-").newest_first()[:SAMPLE]
    sample = [set(story.body[0]["html"].replace(".", " ").replace("<p>", " ").split()) for story in latest]
    bare = [word for word in vocabulary("ar").words if len(word) > 3 and not word.startswith(("ال", "و", "ب", "لل"))]
    told = {word: sum(word in body for body in sample) / len(sample) for word in bare[:3000]}
    near = {name: min(told, key=lambda word: abs(told[word] - share)) for name, share in SHARES.items()}
    headline = next(story.headline for story in latest if ": " in story.headline)
    phrase = " ".join(latest[3].standfirst.split()[2:5])
    return {**near, "rare": rare(bare), "phrase": phrase, "begun": headline.partition(": ")[2].split()[0][:4]}


def rare(bare: list[str]) -> str:
    """Return a word that about so FEW stories have, by halving the list of words: the most frequent is first."""
    from django.utils import timezone

    from articles.reader.search.found import Search
    from articles.reader.search.index import known
    from articles.text.asked import understand

    found, low, high = {}, 0, len(bare) - 1
    while low < high:
        word = bare[(low + high) // 2]
        found[word] = Search(understand(word, known=known), "ar", timezone.now()).count()[0]
        low, high = ((low + high) // 2 + 1, high) if found[word] > FEW else (low, (low + high) // 2)
    return min(found, key=lambda word: abs(found[word] - FEW))


def addresses() -> dict[str, str]:
    """Return the address of every page to be asked for; what begins with «search» is one."""
    from django.utils import timezone

    from articles.models.published import PublishedArticle, PublishedRegion
    from articles.models.region import Region
    from articles.reader.paging import SIZE, Mark

    latest = PublishedArticle.objects.public(timezone.now()).of("ar").newest_first()
    story, region = latest[3], Region.objects.get(slug="world")
    older = latest.filter(published_at__lt=timezone.now() - timedelta(days=800))[0].published_at
    rows = PublishedRegion.objects.public().of("ar").filter(region=region).newest_first()
    depth = min(DEEP * SIZE, rows.count() // 2)  # a small paper has no thousand pages: the middle of its list
    deep = Mark(*rows.values_list("published_at", "story_id")[depth])
    month = latest.filter(published_at__lt=older.replace(day=20)).values_list("published_at", "pk")[0]
    word, mid = words(), Mark(*month)

    def found(*asked: str, **more: str) -> str:
        typed = quote(" ".join(word.get(name, name) for name in asked))
        return f"/articles/?q={typed}" + "".join(f"&{name}={value}" for name, value in more.items())

    return {
        "front": "/",
        "article": story.address(),
        "region, page 1": "/regions/world/",
        "region, page 1,000": f"/regions/world/?before={deep}",
        "browse, page 1,000": f"/articles/?before={deep}",
        "browse, up to a day": f"/articles/?to={older:%Y-%m-%d}",
        "browse, three filters": "/articles/?region=world&topic=water&from=2019-01-01",
        "browse, three that few stories meet": "/articles/?region=europe-1&topic=topic-3&person=5",
        "browse, pictures of an agency": "/articles/?agency=epa",
        "an agency": "/agencies/afp/",
        "archive, all years": "/archive/",
        "archive, a month": f"/archive/{older:%Y/%m}/",
        "archive, a day": f"/archive/{older:%Y/%m/%d}/",
        "archive, a month, page 20": f"/archive/{older:%Y/%m}/?before={mid}",
        "feed of a region": "/regions/world/feed.atom",
        "sitemap, index": "/sitemap.xml",
        "sitemap, a month": f"/sitemap-ar-{older:%Y-%m}.xml",
        "search: a rare word": found("rare"),
        "search: a common word, 1 in 10": found("common"),
        "search: the same, newest first": found("common", sort="newest"),
        "search: 1 in 250": found("middling"),
        "search: 1 in 50": found("frequent"),
        "search: every other": found("most"),
        "search: two words, 1 in 10 and 1 in 16": found("common", "second"),
        "search: two words, 1 in 50 and 1 in 250": found("frequent", "middling"),
        "search: a phrase": f"/articles/?q={quote('«' + word['phrase'] + '»')}",
        "search: a word of none": found("قسطنطينوبوليس"),
        "search: 1 in 10, region and topic": found("common", region="world", topic="water"),
        "search: 1 in 50, with pictures": found("frequent", photos="on"),
        "search: suggestions": f"/suggest/?q={quote(word['begun'])}",
    }


def lay_out() -> None:
    """Enter what stories are filed under, if nothing is: a map, subjects, writers, photos; and a few stories."""
    import django

    django.setup()
    from articles.models.region import Region
    from tests.makers import a_person, a_photo, a_region, a_story, a_topic, an_agency

    if Region.objects.exists():
        return
    world = a_region("world")
    regions = [a_region(slug, parent=world) for slug in ("europe", "asia", "africa", "americas")]
    regions += [a_region(f"{region.slug}-{number}", parent=region) for region in regions for number in range(4)]
    topics = [a_topic("water"), *(a_topic(f"topic-{number}") for number in range(20))]
    people = [a_person(f"كاتب {number}") for number in range(30)]
    agencies = [an_agency("afp"), an_agency("afp"), an_agency("epa", "إ.ب.أ")]
    photos = [a_photo([agencies[number % 3]]) for number in range(100)]
    for number in range(5):
        a_story(region=regions[number], topics=topics[:2], people=people[:1], photos=[photos[number]])


def main() -> None:
    """Say which pages there are; then, for every page that is named, how many milliseconds it took."""
    import django

    django.setup()
    from django.test import Client

    client, asked = Client(headers={"host": "localhost"}), addresses()
    print(json.dumps(list(asked)), flush=True)
    for line in sys.stdin:
        address = asked[line.strip()]
        start = time.perf_counter()
        answer = client.get(address)
        answer.content  # noqa: B018 - a page is there when its bytes are
        took = (time.perf_counter() - start) * 1000
        assert answer.status_code == 200, (line, address, answer.status_code)
        print(json.dumps(took), flush=True)


if __name__ == "__main__":
    main()
