"""A small newspaper for the reader's pages: a map, subjects, writers, and as many stories as a test asks for."""

from datetime import timedelta

import pytest

from tests.makers import a_person, a_photo, a_region, a_story, a_topic

GENRES = ["news", "news", "opinion", "analysis", "photo_story"]


@pytest.fixture
def europe(db):
    return a_region("europe", parent=a_region("world"))


@pytest.fixture
def newspaper(europe):
    """`newspaper(60)`: that many stories, an hour apart, the first of them the newest and the fullest. Returns them."""
    people = [a_person(f"كاتب {number}") for number in range(3)]
    topics = [a_topic("economy", is_section=True), a_topic("culture", is_section=True), a_topic("water")]

    def print_one(number):
        photos = [a_photo(), a_photo(), a_photo()]
        return a_story(
            ago=timedelta(hours=1 + number),
            region=europe if number % 2 else europe.parent,
            genre=GENRES[number % len(GENRES)],
            prominence="lead" if number == 0 else "major" if number % 4 == 1 else "normal",
            people=people[: 1 + number % 3],
            topics=topics[: 1 + number % 3],
            photos=photos,
            body=f"فقرة.\n\n![](photo:{photos[1].pk})\n\nفقرة أخرى.",
        )

    return lambda count: [print_one(number) for number in range(count)]
