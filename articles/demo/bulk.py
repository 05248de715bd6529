"""A newsroom with a past: many stories at once, for measuring. They are rows, written past the verbs."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice

from django.contrib.auth.models import User
from django.db import transaction

from articles.demo import printed
from articles.demo.pouring import numbers, pour
from articles.demo.vocabulary import Vocabulary, vocabulary
from articles.models.activity import Activity
from articles.models.article import Article, ArticlePhoto, Byline
from articles.models.note import Note
from articles.models.person import Person
from articles.models.photo import Photo
from articles.models.region import Region
from articles.models.topic import Topic
from articles.publishing import working

BATCH = 2_000  # stories
YEARS = 12
WRITERS = 30
EDITIONS = {"ar": 85, "en": 9, "fa": 3, "ur": 3}  # of a hundred stories
SENTENCE = (9, 22)  # words
PARAGRAPH = (2, 5)  # sentences
IN_THE_NEWS = 60_000  # words that the stories of a batch are cut from
OPENINGS = (
    "اتفاق على",
    "خلاف حول",
    "تقرير عن",
    "مهرجان",
    "افتتاح",
    "عودة",
    "ارتفاع كلفة",
    "تأجيل",
    "نتائج",
    "أسئلة عن",
)
MATTERS = ("مياه النهر", "خط السكك الجديد", "موسم الزيتون", "ميناء الشمال", "متحف المدينة", "أسعار القمح", "كأس الشباب")
# How many stories of a newsroom are in hand, whatever its past; the rest were published, or never will be.
IN_HAND = {
    "draft": 36, "changes": 10, "review": 24, "ready": 14, "timed": 9, "embargo": 4, "ahead": 8, "today": 30,
}  # fmt: skip
CLOSED = {"spiked": 0.015, "withdrawn": 0.017, "ended": 0.02}  # of the past, each with those before it


@dataclass
class Newsroom:
    """What the stories are filed under, the words they are made of, and the chance that deals it all out."""

    now: datetime
    letters: int
    have: int  # stories that are there; dealt on from here, a newsroom that grows twice does not repeat itself

    def __post_init__(self):
        self.chance = random.Random(f"1905 {self.have}")
        self.people = list(Person.objects.values_list("pk", flat=True)[:40])
        self.topics = list(Topic.objects.values_list("pk", flat=True)[:60])
        self.captions = dict(Photo.objects.order_by("pk").values_list("pk", "caption")[:200])
        self.photos = list(self.captions)
        regions = Region.objects.select_related("parent__parent__parent")
        self.lineages = {region.pk: [one.pk for one in region.lineage()] for region in regions}
        self.regions = list(self.lineages)
        self.users = [*User.objects.filter(is_active=True, is_staff=True).order_by("pk")[:4], *_writers()]
        self.vocabularies: dict[str, Vocabulary] = {edition: vocabulary(edition) for edition in EDITIONS}
        self.running: dict[str, list[str]] = {}
        self.reader, self.known = printed.Reader(), set()

    def turn(self) -> None:
        """Deal the words that the next stories are cut from: what is in the news is in many of them, for a while."""
        self.reader.turn()
        for edition, share in EDITIONS.items():
            self.running[edition] = self.vocabularies[edition].deal(self.chance, 500 + IN_THE_NEWS * share // 100)

    def cut(self, edition: str, count: int) -> str:
        """Return so many words that follow one another in what was dealt."""
        running = self.running[edition]
        first = int(self.chance.random() * (len(running) - count))
        return " ".join(running[first : first + count])

    def words(self, edition: str, number: int) -> dict:
        """Return headline, standfirst and body of a story, its own number among them."""
        deal = self.chance
        matter = f"{deal.choice(OPENINGS)} {deal.choice(MATTERS)}: " if edition == "ar" else ""
        headline = f"{matter}{self.cut(edition, deal.randint(3, 7))} {number}"
        body, length = [], 0
        while length < self.letters:
            sentences = [self.cut(edition, deal.randint(*SENTENCE)) for _ in range(deal.randint(*PARAGRAPH))]
            body.append(f"{'. '.join(sentences)}.")
            length += len(body[-1])
        return {"headline": headline, "standfirst": self.cut(edition, 18), "body": "\n\n".join(body)}


def _writers() -> list[User]:
    """Return those who wrote the past: names that nobody can log in with."""
    names = [f"bulk-writer-{number}" for number in range(1, WRITERS + 1)]
    users = [User(username=name, is_active=False) for name in names]
    User.objects.bulk_create(users, ignore_conflicts=True)
    return list(User.objects.filter(username__in=names).order_by("pk"))


def grow(total: int, *, now: datetime, letters: int, told: Callable[[int], None] = lambda made: None) -> int:
    """Add stories until the desk has that many, and return how many that was; `told` hears how many there are by now.

    Every batch stands by itself: stopped, it goes on from there when it is called again.
    """
    have = Article.objects.count()
    if total <= have:
        return 0
    room = Newsroom(now=now, letters=letters, have=have)
    states = iter(_states(total - have, room))
    made = have
    with printed.pouring():
        while batch := list(islice(states, BATCH)):
            with transaction.atomic():
                _write(room, batch, made, total)
            made += len(batch)
            told(made)
    return total - have


def _states(count: int, room: Newsroom) -> Iterator[str]:
    """Yield the state of each: what is in hand last, so that it is what was touched last."""
    hand = [state for state, many in IN_HAND.items() for _ in range(many)][:count]
    room.chance.shuffle(hand)
    for _ in range(count - len(hand)):
        lot = room.chance.random()
        yield next((state for state, share in CLOSED.items() if lot < share), "published")
    yield from hand


def _write(room: Newsroom, states: list[str], made: int, total: int) -> None:
    """Write one batch: working copies, their rows and log, and what readers have of them."""
    room.turn()
    keys = numbers(Article, len(states))
    articles = [
        _article(room, state, key, (made + place) / total)
        for place, (state, key) in enumerate(zip(states, keys, strict=True), 1)
    ]
    pour(articles)
    working.enter_all(articles, read=room.reader)
    _rows_of(room, articles)
    both = zip(articles, states, strict=True)
    printed.write(room, [(article, state) for article, state in both if article.copied_at or state == "withdrawn"])
    pour([line for article in articles for line in _log(room, article)])


def _article(room: Newsroom, state: str, number: int, along: float) -> Article:
    """Return a working copy; `along` says how far the past has come, from 0 to 1: higher numbers are later stories."""
    deal, now = room.chance, room.now
    back = timedelta(days=YEARS * 365 * (1 - along), minutes=deal.randint(26 * 60, 28 * 60))
    lately = now - timedelta(minutes=deal.randint(5, 50 * 60))
    since_midnight = now - timedelta(minutes=deal.randint(1, 600))
    past = dict.fromkeys(("published", "ended", "withdrawn", "spiked"), now - back)
    made = {**past, "today": since_midnight}.get(state, lately)
    is_out = state in ("published", "ended", "today", "timed", "ahead")
    status = {"draft": "draft", "changes": "changes", "review": "review", "spiked": "spiked", "withdrawn": "draft"}
    start = now + timedelta(minutes=deal.randint(20, 4000)) if state in ("timed", "embargo") else None
    who = deal.choice(room.users).pk
    edition = deal.choices(list(EDITIONS), weights=list(EDITIONS.values()))[0]
    return Article(
        pk=number,
        edition=edition,
        slugline=f"bulk-{number}",
        region_id=deal.choice(room.regions),
        genre=deal.choices(("news", "analysis", "opinion"), weights=(80, 12, 8))[0],
        status="draft" if state == "embargo" else status.get(state, "ready"),
        publish_at=start,
        copied_at=made + timedelta(seconds=1) if is_out else None,
        created_by_id=who,
        created_at=made,
        changed_by_id=who,
        changed_at=made + timedelta(minutes=3) if state == "ahead" else made,
        turn_of_id=who if state == "changes" else None,
        **room.words(edition, number),
    )


def _rows_of(room: Newsroom, articles: list[Article]) -> None:
    deal = room.chance
    if room.photos:
        pour([ArticlePhoto(article_id=a.pk, photo_id=deal.choice(room.photos)) for a in articles])
    if room.people:
        pour([Byline(article_id=a.pk, person_id=deal.choice(room.people)) for a in articles])
    held = [article for article in articles if article.copied_at is None and article.status != "spiked"]
    text = "راجع الأرقام في الفقرة الثالثة."
    pour([Note(article_id=a.pk, text=text, by_id=deal.choice(room.users).pk, at=a.changed_at) for a in held[::2]])


def _log(room: Newsroom, article: Article) -> Iterator[Activity]:
    line = {"article_number": article.pk, "headline": article.headline}
    yield Activity(verb=Activity.Verb.BEGIN, by_id=article.created_by_id, at=article.created_at, **line)
    if article.copied_at:
        verb = Activity.Verb.SCHEDULE if article.publish_at else Activity.Verb.PUBLISH
        yield Activity(verb=verb, by_id=room.chance.choice(room.users).pk, at=article.copied_at, **line)
    elif article.status != Article.Status.DRAFT:
        verb = Activity.Verb.SPIKE if article.status == Article.Status.SPIKED else Activity.Verb.SUBMIT
        yield Activity(verb=verb, by_id=article.created_by_id, at=article.changed_at, **line)
