"""A newsroom with a past: many stories at once, for measuring. They are rows, written past the verbs."""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import islice

from django.contrib.auth.models import User
from django.db import transaction

from articles.models.activity import Activity
from articles.models.article import Article, ArticlePhoto, Byline
from articles.models.note import Note
from articles.models.person import Person
from articles.models.photo import Photo
from articles.models.published import (
    PublishedArticle,
    PublishedPerson,
    PublishedPhoto,
    PublishedRegion,
    PublishedTopic,
)
from articles.models.region import Region
from articles.models.topic import Topic
from articles.text.body import word_count

BATCH = 2_000  # stories
YEARS = 12
WRITERS = 30
SENTENCES = (
    "قال شهود إن المياه بلغت عتبات البيوت قبل الفجر، وإن الأهالي أخرجوا ما استطاعوا من متاع.",
    "وأضاف المتحدث أن اللجنة ستجتمع مرة أخرى نهاية الشهر للنظر في ما تعذّر الاتفاق عليه.",
    "ولم يصدر تعليق من الوزارة حتى ساعة كتابة هذا الخبر.",
    "وتقول الأرقام التي نشرها مكتب الإحصاء إن الإنتاج زاد 3.4% في الربع الثالث من العام.",
    "ويعود الخلاف إلى خريطة رُسمت قبل 90 عاماً ولم يُبتّ فيها منذ ذلك الحين.",
    "وأظهرت صور التقطتها الأقمار الاصطناعية أن رقعة البحيرة تقلّصت إلى نصف ما كانت عليه.",
)
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
SHARES = {"spiked": 0.015, "withdrawn": 0.002, "ended": 0.003}  # of the past


@dataclass
class Newsroom:
    """What the stories are filed under, and the chance that deals it out."""

    now: datetime
    letters: int
    chance: random.Random = field(default_factory=lambda: random.Random(1905))

    def __post_init__(self):
        self.people = list(Person.objects.all()[:40])
        self.topics = list(Topic.objects.all()[:60])
        self.photos = list(Photo.objects.values_list("pk", flat=True)[:200])
        self.lineages = [region.lineage() for region in Region.objects.select_related("parent__parent__parent")]
        self.users = [*User.objects.filter(is_active=True, is_staff=True).order_by("pk")[:4], *_writers()]

    def words(self, number: int) -> dict:
        """Return the headline and body of a story, its own number among them."""
        deal = self.chance
        headline = f"{deal.choice(OPENINGS)} {deal.choice(MATTERS)}: ما جدّ في الأسبوع {number}"
        body, length = [], 0
        while length < self.letters:
            body.append(" ".join(deal.choices(SENTENCES, k=3)))
            length += len(body[-1])
        return {"headline": headline, "body": "\n\n".join(body)}


def _writers() -> list[User]:
    """Return those who wrote the past: names that nobody can log in with."""
    names = [f"bulk-writer-{number}" for number in range(1, WRITERS + 1)]
    users = [User(username=name, is_active=False) for name in names]
    User.objects.bulk_create(users, ignore_conflicts=True)
    return list(User.objects.filter(username__in=names).order_by("pk"))


def grow(total: int, *, now: datetime, letters: int) -> int:
    """Add stories until the desk has that many, and return how many that was."""
    have = Article.objects.count()
    if total <= have:
        return 0
    room = Newsroom(now=now, letters=letters)
    states = iter(_states(total - have, room))
    number = have
    while batch := list(islice(states, BATCH)):
        with transaction.atomic(), dated_by_hand(Article, "created_at", "changed_at"):
            _write(room, batch, number)
        number += len(batch)
    return total - have


def _states(count: int, room: Newsroom) -> Iterator[str]:
    """Yield the state of each: what is in hand last, so that it is what was touched last."""
    hand = [state for state, many in IN_HAND.items() for _ in range(many)][:count]
    room.chance.shuffle(hand)
    past = count - len(hand)
    for state, share in SHARES.items():
        for _ in range(int(past * share)):
            yield state
    for _ in range(past - sum(int(past * share) for share in SHARES.values())):
        yield "published"
    yield from hand


def _write(room: Newsroom, states: list[str], number: int) -> None:
    """Write one batch: working copies, their rows and log, and what readers have of them."""
    articles = [_article(room, state, number + place) for place, state in enumerate(states, 1)]
    Article.objects.bulk_create(articles)
    _rows_of(room, articles)
    out = [
        _copy(room, article, state)
        for article, state in zip(articles, states, strict=True)
        if article.copied_at or state == "withdrawn"
    ]
    PublishedArticle.objects.bulk_create(out)
    _rows_of_copies(room, out)
    Activity.objects.bulk_create(line for article in articles for line in _log(room, article))


def _article(room: Newsroom, state: str, number: int) -> Article:
    deal, now = room.chance, room.now
    long_ago = now - timedelta(minutes=deal.randint(26 * 60, YEARS * 365 * 24 * 60))
    lately = now - timedelta(minutes=deal.randint(5, 50 * 60))
    since_midnight = now - timedelta(minutes=deal.randint(1, 600))
    at = {"published": long_ago, "ended": long_ago, "withdrawn": long_ago, "spiked": long_ago, "today": since_midnight}
    made = at.get(state, lately)
    is_out = state in ("published", "ended", "today", "timed", "ahead")
    status = {"draft": "draft", "changes": "changes", "review": "review", "spiked": "spiked", "withdrawn": "draft"}
    start = now + timedelta(minutes=deal.randint(20, 4000)) if state in ("timed", "embargo") else None
    who = deal.choice(room.users)
    return Article(
        edition=deal.choices(("ar", "en", "fa", "ur"), weights=(85, 9, 3, 3))[0],
        slugline=f"bulk-{number}",
        region=deal.choice(room.lineages)[0],
        genre=deal.choices(("news", "analysis", "opinion"), weights=(80, 12, 8))[0],
        status="draft" if state == "embargo" else status.get(state, "ready"),
        publish_at=start,
        copied_at=made + timedelta(seconds=1) if is_out else None,
        created_by=who,
        created_at=made,
        changed_by=who,
        changed_at=made + timedelta(minutes=3) if state == "ahead" else made,
        turn_of=who if state == "changes" else None,
        **room.words(number),
    )


def _rows_of(room: Newsroom, articles: list[Article]) -> None:
    deal = room.chance
    if room.photos:
        ArticlePhoto.objects.bulk_create(ArticlePhoto(article=a, photo_id=deal.choice(room.photos)) for a in articles)
    if room.people:
        Byline.objects.bulk_create(Byline(article=a, person=deal.choice(room.people)) for a in articles)
    held = [article for article in articles if article.copied_at is None and article.status != "spiked"]
    Note.objects.bulk_create(
        Note(article=a, text="راجع الأرقام في الفقرة الثالثة.", by=deal.choice(room.users), at=a.changed_at)
        for a in held[::2]
    )


def _copy(room: Newsroom, article: Article, state: str) -> PublishedArticle:
    made = article.copied_at or article.changed_at
    return PublishedArticle(
        id=article.pk,
        edition=article.edition,
        family=article.pk,
        genre=article.genre,
        prominence=article.prominence,
        headline=article.headline,
        standfirst=SENTENCES[0],
        body=[{"html": f"<p>{paragraph}</p>"} for paragraph in article.body.split("\n\n")],
        words=word_count(article.body),
        slug=f"bulk-{article.pk}",
        region=article.region,
        published_at=article.publish_at or made,
        until=made + timedelta(hours=6) if state == "ended" else None,
        copied_at=made,
        withdrawn_at=made + timedelta(hours=2) if state == "withdrawn" else None,
    )


def _rows_of_copies(room: Newsroom, copies: list[PublishedArticle]) -> None:
    deal, lines = room.chance, {line[0].pk: line for line in room.lineages}
    dated = [(copy, {"story": copy, "edition": copy.edition, "published_at": copy.published_at}) for copy in copies]
    PublishedRegion.objects.bulk_create(
        PublishedRegion(region=region, **row) for copy, row in dated for region in lines[copy.region_id]
    )
    if room.topics:
        PublishedTopic.objects.bulk_create(PublishedTopic(topic=deal.choice(room.topics), **row) for _, row in dated)
    if room.people:
        PublishedPerson.objects.bulk_create(PublishedPerson(person=deal.choice(room.people), **row) for _, row in dated)
    if room.photos:
        PublishedPhoto.objects.bulk_create(
            PublishedPhoto(story=copy, photo_id=deal.choice(room.photos), position=0) for copy in copies
        )


def _log(room: Newsroom, article: Article) -> Iterator[Activity]:
    line = {"article_number": article.pk, "headline": article.headline}
    yield Activity(verb=Activity.Verb.BEGIN, by=article.created_by, at=article.created_at, **line)
    if article.copied_at:
        verb = Activity.Verb.SCHEDULE if article.publish_at else Activity.Verb.PUBLISH
        yield Activity(verb=verb, by=room.chance.choice(room.users), at=article.copied_at, **line)
    elif article.status != Article.Status.DRAFT:
        verb = Activity.Verb.SPIKE if article.status == Article.Status.SPIKED else Activity.Verb.SUBMIT
        yield Activity(verb=verb, by=article.created_by, at=article.changed_at, **line)


@contextmanager
def dated_by_hand(model, *names: str):
    """Leave the dates that Django sets by itself as they are written, for as long as this lasts."""
    fields = [model._meta.get_field(name) for name in names]
    before = [(field.auto_now, field.auto_now_add) for field in fields]
    for one in fields:
        one.auto_now = one.auto_now_add = False
    try:
        yield
    finally:
        for one, (now, add) in zip(fields, before, strict=True):
            one.auto_now, one.auto_now_add = now, add
