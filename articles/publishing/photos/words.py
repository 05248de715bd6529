"""The words of the library's photos, changed field by field: nobody's change is ever written over unseen."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from django.db import transaction
from django.utils.translation import gettext as _

from articles.models.photo import Photo, PhotoCredit
from articles.publishing import library
from articles.publishing.library import May, anybody
from articles.publishing.photos import logbook
from articles.publishing.photos.credits import Credit, Register, split_caption
from articles.publishing.photos.typed import Unfit, named_in, typed

# In the order in which they are taken: a caption may be filled in with what the others say.
FIELDS = ("place", "taken_on", "people", "photographer", "agencies", "alt", "caption")
BETWEEN = " - "  # agencies


class State(StrEnum):
    KEPT = "kept"
    CLASH = "clash"  # the field says something else than the page believed
    REFUSED = "refused"  # it cannot be kept as it was typed
    GONE = "gone"  # there is no such photo any more


@dataclass(frozen=True)
class Change:
    """What somebody typed into one field of one photo, and what the field said when they began."""

    photo: int
    field: str
    was: str
    now: str
    pasted: bool = False  # a caption that came in one piece: a credit at its end is taken off it
    number: int = 0  # its place among the photos of the batch, for {number}
    sent: tuple[str, ...] = ()  # sent before and not answered: the field may say that, and is nobody else's
    typing: bool = False  # it is still being written: the log waits for the end of the visit


@dataclass(frozen=True)
class Answer:
    """What became of a change: `now` is what the field says in the library, `said` a sentence, if there is one to say.

    A pasted caption may bring answers for fields that nobody asked about.
    """

    photo: int
    field: str
    state: State
    now: str = ""
    said: str = ""


def set_word(photo: int, field: str, was: str, now: str, by) -> Answer:
    """Change one field of one photo; as `set_words`."""
    return set_words([Change(photo, field, was, now)], by=by)[0]


def set_words(changes: Iterable[Change], *, by, may: May = anybody) -> list[Answer]:
    """Make these changes, each if its field still says what it said; return what became of them.

    One transaction a photo; whether the user `may` change it is asked once its row is locked. What is printed has its
    new words sealed in afterwards, at the end of a visit where the log waits for that.
    """
    answers: list[Answer] = []
    register = Register()
    for number, some in groupby(sorted(changes, key=_order), key=lambda change: change.photo):
        of_one = list(some)
        with transaction.atomic():
            photo = _locked(number)
            if photo and may(number):
                answers += Pen(photo, register).take(of_one, by)
            else:
                answers += [closed(change) if photo else _gone(change) for change in of_one]
    logbook.end_abandoned()
    return answers


def value_of(photo: Photo, field: str) -> str:
    """Return what a field says, as it stands in a box."""
    if field == "agencies":
        return BETWEEN.join(row.agency.short_in(photo.edition) for row in photo.credit_rows.all())
    value = getattr(photo, field)
    return value.isoformat() if hasattr(value, "isoformat") else value or ""


class Pen:
    """One photo's row, locked until the transaction ends, and what is being written into it."""

    def __init__(self, photo: Photo, register: Register):
        self.photo, self.register = photo, register
        self.dirty: set[str] = set()
        self.agencies = [row.agency for row in photo.credit_rows.all()]
        self.more: list[Answer] = []  # for fields that nobody asked about

    def take(self, changes: list[Change], by) -> list[Answer]:
        answers = [self.one(change) for change in changes]
        if self.dirty:
            with library.logged(self.photo, by=by, pausing=all(change.typing for change in changes)):
                self.save()
        return answers + self.more

    def one(self, change: Change) -> Answer:
        now = self.says(change.field)
        text, found, said = split(change.now, self.register) if change.pasted else (change.now, None, "")
        try:
            value = typed(self.photo, change.field, text, register=self.register, number=change.number)
        except Unfit as unfit:
            return self.answer(change, State.REFUSED, str(unfit))
        is_there = self.shown(change.field, value) == now
        if not is_there and not self.is_known(change, now):
            return self.answer(change, State.CLASH, _("Somebody else has changed this meanwhile."))
        if not is_there:
            self.write(change.field, value)
        if found:
            self.credit(found)
        return self.answer(change, State.KEPT, said)

    def is_known(self, change: Change, now: str) -> bool:
        """Whether its writer knows what the field says: they found it there, or have sent it and heard no answer."""
        if _even(now) in map(_even, (change.was, *change.sent)):
            return True
        return any(now == self.kept_as(change, text) for text in change.sent)

    def kept_as(self, change: Change, text: str) -> str | None:
        try:
            value = typed(self.photo, change.field, text, register=self.register, number=change.number)
        except Unfit:
            return None
        return self.shown(change.field, value)

    def credit(self, found: Credit) -> None:
        """Add a photographer where there is none, and those agencies that are not there yet."""
        if found.photographer and not self.photo.photographer:
            self.add("photographer", found.photographer)
        strange = [agency for agency in found.agencies if agency not in self.agencies]
        if strange:
            self.add("agencies", [*self.agencies, *strange])

    def add(self, field: str, value) -> None:
        self.write(field, value)
        self.more.append(Answer(self.photo.pk, field, State.KEPT, self.says(field)))

    def says(self, field: str) -> str:
        return self.shown(field, self.agencies) if field == "agencies" else value_of(self.photo, field)

    def shown(self, field: str, value) -> str:
        if field == "agencies":
            return BETWEEN.join(agency.short_in(self.photo.edition) for agency in value)
        return value.isoformat() if hasattr(value, "isoformat") else value or ""

    def write(self, field: str, value) -> None:
        self.dirty.add(field)
        if field == "agencies":
            self.agencies = value
        else:
            setattr(self.photo, field, value)

    def save(self) -> None:
        self.photo.save(update_fields=[field for field in self.dirty if field != "agencies"])
        if "agencies" in self.dirty:
            self.photo.credit_rows.all().delete()
            rows = [PhotoCredit(photo=self.photo, agency=one, position=n) for n, one in enumerate(self.agencies)]
            PhotoCredit.objects.bulk_create(rows)

    def answer(self, change: Change, state: State, said: str = "") -> Answer:
        return Answer(self.photo.pk, change.field, state, self.says(change.field), said)


def _locked(number: int) -> Photo | None:
    rows = Photo.objects.select_for_update(of=("self",)).filter(pk=number)
    return rows.prefetch_related("credit_rows__agency").first()


def closed(change: Change) -> Answer:
    """Return the answer to whoever may not change the photo."""
    said = _("Readers see this photo, in a story or as a portrait: only editors and the photo desk change its words.")
    return Answer(change.photo, change.field, State.REFUSED, change.was, said)


def _gone(change: Change) -> Answer:
    return Answer(change.photo, change.field, State.GONE, said=_("This photo is no longer in the library."))


def split(caption: str, register: Register) -> tuple[str, Credit | None, str]:
    """Take the credit off the end of a pasted caption: the caption, the credit, and a sentence.

    A credit that the register does not know in full stays where it is, and the sentence says why.
    """
    rest, names = split_caption(caption, register)
    if not names:
        return caption, None, ""
    try:
        found = named_in(names, register)
    except Unfit as unfit:
        return caption, None, str(unfit)
    said = _("The credit at its end, “%(credit)s”, was moved to where credits stand.")
    return rest, found, said % {"credit": BETWEEN.join(names)}


def _order(change: Change) -> tuple[int, int]:
    return change.photo, FIELDS.index(change.field)


def _even(text: str) -> str:
    return " ".join(text.split())
