"""Every closed state, at every public door: a story that readers may not see must not be seen anywhere, in any part.

The words of the story carry canaries; one of them in any byte of any answer fails. A new public page joins DOORS
(tests/doors.py) in the commit that makes it: test_every_public_address_is_a_door holds the list against the site's own
addresses.
"""

from datetime import timedelta
from urllib.parse import quote

import pytest
from django.urls import get_resolver
from django.utils import timezone

from articles.desk.lending.shared_preview import address as lent_at
from articles.editions import DEFAULT_EDITION, EDITIONS
from articles.models.article import Article
from articles.models.draft import Draft
from articles.models.note import Note
from articles.models.old_address import OldAddress
from articles.models.presence import Presence
from articles.models.preview_link import PreviewLink
from articles.models.published import PublishedArticle
from articles.models.revision import Revision
from articles.publishing.publish import update
from articles.publishing.record import record
from articles.publishing.revisions import head, keep_beginning
from tests.doors import CANARIES, DOORS, FORMERLY, LENT, ONCE, OUTSIDE_EDITIONS
from tests.makers import CLOSED, a_page, a_person, a_photo, a_region, a_story, a_topic, an_agency, somebody

pytestmark = pytest.mark.django_db


def open_neighbours(region):
    """Stories that readers may see: every list has something in it, and every story something related and next."""
    return [a_story(region=region, photos=[a_photo()], topics=[a_topic()], people=[a_person()]) for _ in range(4)]


def canary_words():
    photo = a_photo(
        [an_agency(CANARIES["topic_slug"], CANARIES["agency"], name=CANARIES["agency"] + " الكاملة")],
        caption=CANARIES["caption"],
        alt=CANARIES["alt"],
        photographer=CANARIES["photographer"],
    )
    second = a_photo(caption=CANARIES["caption"] + " ثانية", alt=CANARIES["alt"] + " ثانٍ")
    person = a_person(CANARIES["person"])
    words = {
        name: f"{CANARIES[name]} كلام" for name in ("headline", "kicker", "short_headline", "standfirst", "dateline")
    }
    return person, words | {
        "body": f"{CANARIES['body']} فقرة.\n\n![](photo:{second.pk})\n",
        "photos": [photo, second],
        "topics": [a_topic(CANARIES["topic_slug"], name=CANARIES["topic"])],
        "people": [person],
    }


def put_right(story):
    """Print a correction with the story, if readers were ever given a copy of it."""
    now = timezone.now()
    correction = {"kind": "correction", "text": CANARIES["correction"], "at": now.isoformat()}
    PublishedArticle.objects.filter(pk=story.pk).update(corrections=[correction], corrected_at=now)


def knock_everywhere(client, *stories, extra=()):
    """Yield (address, answer) of every door to these stories in every edition, redirects followed."""
    for edition in EDITIONS.values():
        doors = [door for name, door in DOORS.items() if edition.code == DEFAULT_EDITION or name not in ONCE]
        ways = (path for door in doors for story in stories for path in door(story))
        for path in dict.fromkeys([*ways, *extra]):
            address = f"/{edition.prefix}{path.lstrip('/')}"
            yield address, client.get(address, follow=True)
    for address in (*OUTSIDE_EDITIONS, "/preview/", f"/kept/?stories={','.join(str(story.pk) for story in stories)}"):
        yield address, client.get(address)
    for story in stories:
        for address in (FORMERLY.format(story.pk), f"/preview/{story.pk}/"):
            yield address, client.get(address)


def canaries_in(answer):
    everything = (
        answer.content.decode(errors="replace")
        + repr(answer.headers)
        + repr(answer.redirect_chain if hasattr(answer, "redirect_chain") else "")
    )
    shown = [name for name, word in CANARIES.items() if word in everything and name != "topic_slug"]
    return shown + [
        name for name, word in CANARIES.items() if quote(word) in everything and name not in (*shown, "topic_slug")
    ]


@pytest.fixture
def europe():
    a_page("about")
    return a_region("europe", parent=a_region("world"))


def closed_in(state, region, related):
    """A story in this state, all of whose words are canaries, with a correction and an address of earlier days."""
    person, words = canary_words()
    story = CLOSED[state](region=region, related=related, **words)
    story.person = person
    put_right(story)
    OldAddress.objects.get_or_create(path=FORMERLY.format(story.pk), defaults={"story": story.pk})
    return story


def test_closed_stories_are_seen_at_no_door(client, europe):
    """One of each state at once, newer than all open ones: whichever slipped through would lead every list."""
    neighbours = open_neighbours(europe)
    stories = {state: closed_in(state, europe, neighbours) for state in CLOSED}
    # the open stories point at them, which is how a closed one might slip in: few each, so that none is crowded out
    for neighbour, targets in zip(neighbours, dealt(stories.values(), len(neighbours)), strict=True):
        for target in targets:
            neighbour.link_rows.create(target=target)
        update(neighbour, by=somebody("layla"))
    knocked = [f"/articles/{neighbour.pk}/x/" for neighbour in neighbours] + [f"/next/{neighbours[0].pk}/"]
    for address, answer in knock_everywhere(client, *stories.values(), extra=knocked):
        found = [name for name in canaries_in(answer) if not asked_for(name, address)]
        assert not found, f"{found} at {address}; one of { {story.pk: state for state, story in stories.items()} }"
        kind = answer.headers.get("Content-Type", "")
        assert not kind.startswith("image/"), f"{kind} at {address}: no word can be read in a picture"


def dealt(things, hands):
    """The things in so many lists, as cards are dealt."""
    return [list(things)[hand::hands] for hand in range(hands)]


def asked_for(name, address):
    """A word that the visitor typed into the address may be answered with; that gives nothing away."""
    return quote(CANARIES[name]) in address


@pytest.mark.parametrize("state", CLOSED)
def test_closed_and_missing_stories_answer_alike(client, europe, state):
    open_neighbours(europe)
    person, words = canary_words()
    story = CLOSED[state](region=europe, **words)
    gone = 410 if state == "withdrawn" else 404
    for door in ("article", "article-bare", "short", "fragment", "api-story"):
        for number in (story.pk, 999_999_999):
            story.person, was = person, story.pk
            story.pk = number
            for path in DOORS[door](story):
                answer = client.get(path)
                assert answer.status_code == (gone if number == was else 404), (door, number)
            story.pk = was
    if state != "withdrawn":
        closed, missing = client.get(f"/articles/{story.pk}/x/"), client.get("/articles/999999999/x/")
        assert closed.content == missing.content.replace(b"999999999", str(story.pk).encode())


def test_the_open_story_is_seen_where_it_should_be(client, europe):
    person, words = canary_words()
    story = a_story(region=europe, **words)
    story.person = person
    put_right(story)
    seen = {}
    for name, door in DOORS.items():
        for path in door(story):
            answer = client.get(path, follow=True)
            assert answer.status_code == 200, path
            seen.setdefault(name, []).append((path, set(canaries_in(answer))))
    every_word = set(CANARIES) - {"topic_slug"}
    for path, shown in seen["article"] + seen["article-bare"] + seen["short"]:
        assert every_word - {"short_headline"} <= shown, (path, every_word - shown)
    assert all({"headline", "correction"} <= shown for _, shown in seen["corrections"])
    assert all(every_word <= shown for _, shown in seen["api-story"])
    assert all({"headline", "person", "topic", "correction"} <= shown for _, shown in seen["api-stories"])
    for name in ("front", "browse", "region", "topic", "person"):
        for path, shown in seen[name]:
            assert {"short_headline", "headline"} & shown, path


def test_the_door_opens_and_shuts_by_the_clock(client, europe, time_machine):
    now = timezone.now()
    _, words = canary_words()
    story = a_story(region=europe, at=now + timedelta(hours=1), **words)
    PublishedArticle.objects.filter(pk=story.pk).update(until=now + timedelta(hours=2))
    for hours, status in ((0.99, 404), (1.01, 200), (1.99, 200), (2.01, 404)):
        time_machine.move_to(now + timedelta(hours=hours))
        assert client.get(f"/articles/{story.pk}/x/", follow=True).status_code == status
        assert (CANARIES["short_headline"] in client.get("/regions/world/").content.decode()) == (status == 200)


def test_every_public_address_is_a_door():
    named, nameless = set(), set()

    def walk(patterns, prefix=""):
        for pattern in patterns:
            if hasattr(pattern, "url_patterns"):
                if getattr(pattern, "app_name", None) != "admin":
                    walk(pattern.url_patterns, prefix + str(pattern.pattern))
            elif pattern.name:
                named.add(pattern.name)
            else:
                nameless.add("/" + prefix + str(pattern.pattern))

    walk(get_resolver().url_patterns)
    assert named == {*DOORS, LENT}
    assert {address for address in nameless if not address.startswith("/^media")} == OUTSIDE_EDITIONS


# --- What only the desk knows of a story, of an open one too ------------------------------------------
DESKS = {
    "autosave": "كناريالحفظ",
    "autosave of a new story": "كناريالجديدة",
    "its headline": "كناريالمحفوظ",
    "revision": "كناريالمراجعة",
    "refused text": "كناريالمرفوض",
    "note": "كناريالملاحظة",
    "what is new": "كناريالتحديث",
    "slugline": "كناريالداخلي",
    "reason": "كناريالسبب",
    "link": "canary-key-of-a-preview-link",
    "person": "كناريالمحررة",
}


def at_the_desk(article):
    """Put a word into every table that the desk keeps about the story."""
    now, layla = timezone.now(), somebody("layla")
    layla.first_name = DESKS["person"]
    layla.save()
    about = {"user": layla, "headline": DESKS["its headline"], "began_at": now, "saved_at": now}
    Draft.objects.create(article=article, form={"body": [DESKS["autosave"]]}, **about)
    new = {"body": [DESKS["autosave of a new story"]]}
    Draft.objects.get_or_create(new="canary", defaults={"form": new, **about}, user=layla)
    Note.objects.create(article=article, text=DESKS["note"], by=layla, at=now)
    Presence.objects.create(article=article, user=layla, page="canary", seen_at=now)
    keep_beginning(article, by=layla)
    kept = head(article, article.version)
    content = {**kept.content, "body": DESKS["revision"], "headline": DESKS["revision"]}
    told = {"by": layla, "at": now, "article_number": article.pk, "version": article.version, "digest": "0" * 64}
    older = Revision.objects.create(
        kind="save", content=content, headline=DESKS["revision"], reason=DESKS["reason"], **told
    )
    Revision.objects.create(kind="refused", content={**content, "body": DESKS["refused text"]}, **told)
    record(article, "note", by=layla, reason=DESKS["reason"])
    Article.objects.filter(pk=article.pk).update(
        body=DESKS["autosave"], update_note=DESKS["what is new"], slugline=DESKS["slugline"]
    )
    lent = {"by": layla, "at": now, "expires_at": now + timedelta(hours=1), "key": DESKS["link"]}
    return PreviewLink.objects.create(article=article, revision=older, **lent)


def test_what_the_desk_keeps_about_a_story_is_seen_at_no_door(client, europe):
    topics, person = [a_topic(CANARIES["topic_slug"])], a_person(CANARIES["person"])
    words = {"region": europe, "topics": topics, "people": [person]}
    stories = {state: CLOSED[state](**words) for state in ("draft", "scheduled", "withdrawn")}
    stories["public"] = story = a_story(**words)
    links = {state: at_the_desk(each) for state, each in stories.items()}
    story.person, told = person, {**DESKS, **{f"token, {state}": lent_at(link) for state, link in links.items()}}
    own = [f"/articles/{each.pk}/" for each in stories.values()]
    for address, answer in knock_everywhere(client, story, extra=own):
        everything = answer.content.decode(errors="replace") + repr(answer.headers)
        everything += repr(getattr(answer, "redirect_chain", ""))
        assert not [name for name, word in told.items() if word in everything or quote(word) in everything], address
    for state, link in links.items():
        lent = client.get(lent_at(link))
        seen = {name for name, word in DESKS.items() if word in lent.content.decode() + repr(lent.headers)}
        assert seen == ({"revision"} if state in ("draft", "scheduled") else set()), state


def test_an_original_has_no_address(client):
    photo = a_photo()
    names = (photo.original.name, f"originals/{photo.original.name}", f"r/{photo.digest[:2]}/{photo.original.name}")
    for path in (photo.original.url, *(f"/media/{name}" for name in names), f"/originals/{photo.digest}.jpg"):
        assert client.get(path).status_code == 404, path
