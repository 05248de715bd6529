"""Ten thousand hostile questions: none is answered with an error of ours, none takes a second."""

import pytest

from tests.reader.test_hostile_searches import broken_by, paper  # noqa: F401 - the fixture

pytestmark = pytest.mark.soak


def test_ten_thousand_hostile_questions_are_answered_in_time(paper):  # noqa: F811
    assert not broken_by(paper, 10_000, seed=6)
