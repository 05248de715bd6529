"""How much stories have in common with one: words of the headline, topics, writers, the region.

What few of them share with it tells more than what most of them do, so nobody has to know which words are rare.
"""

from collections import Counter
from collections.abc import Iterable
from math import fsum, log2

from django.db.models import Exists, OuterRef

from articles.models.published import PublishedArticle, PublishedPerson, PublishedTopic
from articles.reader.kin import roots, telling


def most_alike(story: PublishedArticle, cards: Iterable[PublishedArticle]) -> list[PublishedArticle]:
    """Return the cards, which `shared_with` has annotated, those most like the story first.

    A thing that all of them share with it counts 1, one that every eighth shares 3.2. Those that are equally alike
    stay in their order.
    """
    names = set(shared_with(story))
    own = roots(" ".join(telling(story.headline))) | names | {_region(story)}
    common = {card: own & _things(card, names) for card in cards}
    having = Counter(thing for things in common.values() for thing in things)
    tells = {thing: log2(1 + len(common) / count) for thing, count in having.items()}
    return sorted(common, key=lambda card: fsum(tells[thing] for thing in common[card]), reverse=True)


def _things(card: PublishedArticle, names: set[str]) -> set[str]:
    return roots(card.headline) | {name for name in names if getattr(card, name)} | {_region(card)}


def _region(story: PublishedArticle) -> str:
    return f"region {story.region_id}"


def shared_with(story: PublishedArticle) -> dict[str, Exists]:
    """Return annotations topic_12, person_3: whether another story has that topic, or that writer, of this one."""
    topics = {f"topic_{topic.pk}": PublishedTopic.objects.filter(topic=topic) for topic in story.topic_list}
    people = {f"person_{number}": PublishedPerson.objects.filter(person=number) for number in story.writers}
    return {name: Exists(rows.filter(story=OuterRef("pk"))) for name, rows in (topics | people).items()}
