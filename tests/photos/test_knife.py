"""How many pictures are cut at a time, and who waits for a free knife."""

import pytest

from articles.photos import knife
from articles.photos.slots import slot


@pytest.fixture
def nobody_waits(monkeypatch, settings, tmp_path):
    monkeypatch.setattr(knife, "slots", lambda: 1)
    monkeypatch.setattr(knife, "PATIENCE", 0)
    settings.DATA_DIR = tmp_path
    return tmp_path / "slots"


def test_an_editor_is_told_that_the_desk_is_busy(nobody_waits):
    with slot(nobody_waits, number=1, patience=0), pytest.raises(knife.Occupied), knife.at_hand():
        raise AssertionError("there are no more slots")


def test_a_command_that_nobody_waits_for_has_a_slot_of_its_own(nobody_waits):
    with slot(nobody_waits, number=1, patience=0), knife.on_its_own(), knife.at_hand():
        assert knife.Pace.on_its_own
    assert not knife.Pace.on_its_own
