"""Narrowing the archive: what may be asked for, and how it is asked of the database."""

from copy import copy
from datetime import datetime

import django_filters
from django import forms
from django.db.models import OuterRef, QuerySet, Subquery
from django.forms.models import ModelChoiceIterator
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from articles.editions import EDITIONS
from articles.models.agency import Agency
from articles.models.index import filed
from articles.models.named import in_order
from articles.models.person import Person
from articles.models.published import (
    PublishedArticle,
    PublishedPerson,
    PublishedPhoto,
    PublishedRegion,
    PublishedTopic,
)
from articles.models.region import Region, in_tree
from articles.models.seen import public_q, shown_q
from articles.models.topic import Topic
from articles.reader.days import day
from articles.reader.search.found import Search
from articles.text.asked import Asked
from articles.text.bidi import isolated
from articles.text.dates import day_bounds

LONGEST_QUESTION = 200  # letters
FILED = {"region": "r", "topic": "t", "person": "p"}
DEEPER = "\u2003"  # which browsers do not drop at the beginning of a choice
COUNTED = 2000  # beyond this many rows, how many more makes no difference


class InOrder(ModelChoiceIterator):
    """The choices by what the page's language calls them, regions as they stand on the map."""

    def __iter__(self):
        yield "", self.field.empty_label
        things = in_tree if self.queryset.model is Region else in_order
        yield from map(self.choice, things(self.queryset, get_language()))


class NamedField(forms.ModelChoiceField):
    """A choice among named things, in the page's language."""

    iterator = InOrder

    def label_from_instance(self, thing) -> str:
        """Its name; a region's behind a space for each region that it is part of."""
        deep = thing.path.count("/") if isinstance(thing, Region) else 0
        return deep * DEEPER + isolated(thing.name_in(get_language()), EDITIONS[get_language()].direction)


class NamedFilter(django_filters.ModelChoiceFilter):
    field_class = NamedField


def named(things, label, unknown, *, to_field_name: str | None = "slug") -> NamedFilter:
    """A filter by one of `things`, a function of the request that returns them."""
    wrong = {"invalid_choice": unknown}
    return NamedFilter(
        queryset=things, label=label, empty_label=_("All"), to_field_name=to_field_name, error_messages=wrong
    )


# What stands in no public story is not offered either: its very name could give a story away.
def regions(request) -> QuerySet:
    return Region.objects.order_by()


def topics(request) -> QuerySet:
    return with_any(Topic.objects.all(), PublishedTopic.objects.public().filter(topic=OuterRef("pk")))


def people(request) -> QuerySet:
    return with_any(Person.objects.all(), PublishedPerson.objects.public().filter(person=OuterRef("pk")))


def agencies(request) -> QuerySet:
    now = timezone.now()
    printed = PublishedPhoto.objects.filter(public_q(now, "story__"), shown_q(now))
    return with_any(Agency.objects.all(), printed.filter(photo__credit_rows__agency=OuterRef("pk")))


def with_any(things: QuerySet, rows: QuerySet) -> QuerySet:
    """Keep those of whom there is a row: by a scalar subquery, for PostgreSQL joins whole tables for an EXISTS."""
    there = Subquery(rows.order_by().values("pk")[:1])
    return things.alias(there=there).filter(there__isnull=False).order_by()


class Period(forms.Form):
    """The filters' form, which also sees that the period does not end before it begins."""

    def clean(self):
        cleaned = super().clean()
        first, last = cleaned.get("from"), cleaned.get("to")
        if first and last and last < first:
            self.add_error("to", _("The last day is before the first one."))
        return cleaned


class StoryFilters(django_filters.FilterSet):
    """q, region, topic, person, agency, from, to, photos. `rows()`, with words `search()`, is what they leave over."""

    q = django_filters.CharFilter(label=_("Search the paper"), max_length=LONGEST_QUESTION)

    region = named(regions, _("Region"), _("The paper has no such region. Choose one from the list."))
    topic = named(topics, _("Topic"), _("The paper has no such topic. Choose one from the list."))
    person = named(
        people, _("Writer"), _("The paper has no such writer. Choose one from the list."), to_field_name=None
    )
    agency = named(agencies, _("Photo agency"), _("The paper knows no such agency. Choose one from the list."))
    photos = django_filters.BooleanFilter(label=_("Only with pictures"), widget=forms.CheckboxInput)

    class Meta:
        model = PublishedArticle
        fields: list[str] = []
        form = Period

    @classmethod
    def get_filters(cls):
        return {**super().get_filters(), "from": day(_("From")), "to": day(_("To"))}

    def rows(self, edition: str, now: datetime) -> tuple[QuerySet, str]:
        """Return (rows to page through, the column of the story's number).

        The smallest list drives, and each of the others is asked about one story at a time: databases turn anything
        but a scalar subquery into a join that reads both lists to their ends.
        """
        lists = self.lists(edition)
        if not lists:
            return self.illustrated(self.within(PublishedArticle.objects.of(edition)).public(now), "pk", now), "pk"
        if len(lists) > 1:
            lists.sort(key=lambda rows: rows.values("published_at")[:COUNTED].count())
        driver, *probes = lists
        driver = driver.public(now)
        for place, probe in enumerate(probes):
            driver = asked(driver, f"in_{place}", probe, "story_id")
        return self.illustrated(self.within(driver), "story_id", now), "story_id"

    left_out: frozenset[str] = frozenset()

    def chosen(self) -> dict:
        """The values that a reader has chosen and that make sense, by name."""
        return {name: value for name, value in self.form.cleaned_data.items() if value and name not in self.left_out}

    def without(self, *names: str) -> "StoryFilters":
        """Return the same question without these filters."""
        wider = copy(self)
        wider.left_out = self.left_out | set(names)
        return wider

    def lists(self, edition: str) -> list[QuerySet]:
        """The rows of what was chosen, closed stories' among them: to see which list is short, no story is read."""
        shelves = {"region": PublishedRegion, "topic": PublishedTopic, "person": PublishedPerson}
        chosen = self.chosen()
        return [
            shelf.objects.of(edition).filter(**{name: chosen[name]}).order_by()
            for name, shelf in shelves.items()
            if name in chosen
        ]

    def search(self, asked: Asked, edition: str, now: datetime, *, by_time: bool) -> Search:
        """Return the same as a question to the index, for those words."""
        chosen = self.chosen()
        labels = [filed(kind, chosen[name].pk) for name, kind in FILED.items() if name in chosen]
        start, end = day_bounds(chosen.get("from"), chosen.get("to"), EDITIONS[get_language()])
        return Search(
            asked, edition, now, labels=(filed("e", edition), *labels), since=start, before=end, by_time=by_time,
            narrow=lambda stories: self.illustrated(stories, "pk", now),
        )  # fmt: skip

    def within(self, rows: QuerySet) -> QuerySet:
        chosen = self.chosen()
        start, end = day_bounds(chosen.get("from"), chosen.get("to"), EDITIONS[get_language()])
        rows = rows.filter(published_at__gte=start) if start else rows
        return rows.filter(published_at__lt=end) if end else rows

    def illustrated(self, rows: QuerySet, number: str, now: datetime) -> QuerySet:
        """Of these rows, those of stories that show a photo, or one of the agency."""
        chosen, photos = self.chosen(), PublishedPhoto.objects.filter(shown_q(now)).order_by()
        if agency := chosen.get("agency"):
            photos = photos.filter(photo__credit_rows__agency=agency)
        return asked(rows, "in_photos", photos, number) if agency or chosen.get("photos") else rows


def asked(rows: QuerySet, name: str, probe: QuerySet, number: str) -> QuerySet:
    """Keep the rows whose story is in the other list, by a scalar subquery."""
    there = Subquery(probe.filter(story_id=OuterRef(number)).values("pk")[:1])
    return rows.annotate(**{name: there}).filter(**{f"{name}__isnull": False})
