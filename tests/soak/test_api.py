"""Hundreds of questions to every address of the interface for programs."""

import pytest

from articles.editions import EDITIONS
from articles.reader.api.table import DOORS
from tests.makers import a_person, a_photo, a_region, a_story, a_topic
from tests.reader.described import ask_everything

pytestmark = [pytest.mark.soak, pytest.mark.django_db]
EXAMPLES = 300


def test_hundreds_of_questions_are_answered_as_described(settings, capsys):
    settings.ALLOWED_HOSTS = ["*"]
    words = {"region": a_region("europe", parent=a_region("world")), "topics": [a_topic()], "people": [a_person()]}
    for number in range(30):
        edition = list(EDITIONS)[number % len(EDITIONS)]
        a_story(edition=edition, headline=f"{edition} {number}: the bridge is open again", photos=[a_photo()], **words)
    asked = ask_everything(EXAMPLES)
    with capsys.disabled():
        print("\n" + "\n".join(f"{path}: {count} questions" for path, count in asked.items()))
    assert set(asked) == {door.path for door in DOORS} and sum(asked.values()) > len(DOORS) * EXAMPLES
