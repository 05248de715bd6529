"""The front page."""

from django.shortcuts import render
from django.utils import timezone

from articles.models.published import PublishedArticle
from articles.reader.cards import cards
from articles.reader.frontpage import Numbers, choose
from articles.reader.page import page
from articles.reader.schema.pages import paper

Story = PublishedArticle


@page
def front(request):
    """The paper's first page, composed anew from what is public now."""
    now = timezone.now()
    numbers = choose(request.edition.code, now)
    loaded = cards(numbers.all(), edition=request.edition.code, now=now)
    return render(request, "reader/front.html", {**laid_out(numbers, loaded), "schema": paper(request)})


def laid_out(numbers: Numbers, loaded: dict[int, Story]) -> dict:
    """Return the stories by place."""

    def stories(wanted: list[int]) -> list[Story]:
        return [loaded[number] for number in wanted if number in loaded]

    bands = alternated([{"region": region, **band(stories(wanted))} for region, wanted in numbers.bands])
    sections = [{"topic": topic, **section(stories(wanted))} for topic, wanted in numbers.sections]
    return {
        "lead": loaded.get(numbers.lead),
        "second": stories(numbers.second),
        "more": stories(numbers.more),
        "latest": stories(numbers.latest),
        "voices": stories(numbers.voices),
        "pictures": [story for story in stories(numbers.pictures) if story.lead],
        "first_bands": bands[:1],
        "second_bands": bands[1:2],
        "other_bands": bands[2:],
        "halves": sections[:2],
        "wide_sections": sections[2:],
    }


def band(stories: list[Story]) -> dict:
    """Give a band its feature, which has a photograph if any story has one, two beside it, and a list.

    A list of three and more is a column of its own; a shorter one stands below the two.
    """
    feature = next((story for story in stories if story.lead), stories[0])
    rest = [story for story in stories if story is not feature]
    pair = [story for story in rest if story.lead][:2] or rest[:2]
    rest = [story for story in rest if story not in pair][:5]
    return {"feature": feature, "pair": pair, **({"column": rest} if len(rest) > 2 else {"below": rest})}


def alternated(bands: list[dict]) -> list[dict]:
    """Turn every other band round, and lay every other one that has no column of its own across the page.

    Neighbours then never look alike, and the eye does not run down one side.
    """
    short = [band for band in bands if "column" not in band]
    for turn, band in enumerate(bands):
        band["late"] = turn % 2 == 1
    for band in short[1::2]:
        others = [*band["pair"], *band["below"]]
        if len(others) in (3, 4):
            band["row"] = others
    return bands


def section(stories: list[Story]) -> dict:
    """Give a section its feature, which has a photograph if any story has one, and the rest."""
    feature = next((story for story in stories if story.lead), stories[0])
    return {"feature": feature, "rest": [story for story in stories if story is not feature]}
