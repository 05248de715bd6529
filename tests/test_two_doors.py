"""The tests' own ground: readers see what a test has just written, and a second door is there when asked for."""

import threading

import pytest
from django.contrib.auth.models import Group, User
from django.db import DatabaseError, connections
from django.utils import timezone

from articles import triggers
from articles.models.activity import Activity
from articles.models.generation import Generation
from articles.models.region import Region


@pytest.mark.django_db
def test_both_doors_see_the_row_that_this_test_wrote():
    User.objects.create(username="layla")
    assert connections["reader"] is connections["default"]
    assert User.objects.using("reader").filter(username="layla").exists()


@pytest.mark.parametrize("turn", [1, 2])
@pytest.mark.django_db
def test_a_row_does_not_outlive_its_test(turn):
    assert not User.objects.using("reader").exists()
    User.objects.create(username=f"omar {turn}")


def test_the_plain_db_fixture_opens_both_doors(db):
    User.objects.create(username="salma")
    assert User.objects.using("reader").count() == 1


@pytest.mark.django_db(transaction=True)
def test_both_doors_see_rows_in_real_transactions():
    User.objects.create(username="layla")
    assert User.objects.using("reader").count() == 1


@pytest.mark.django_db(transaction=True)
def test_another_thread_gets_doors_of_its_own():
    mine, seen = connections["default"], []

    def look():
        seen.append(connections["default"] is mine)
        seen.append(connections["reader"] is connections["default"])
        connections.close_all()

    thread = threading.Thread(target=look)
    thread.start()
    thread.join()
    assert seen == [False, False]


def test_an_own_door_is_another_connection(own_door):
    assert own_door is connections["reader"]
    assert own_door is not connections["default"]
    assert own_door.settings_dict["NAME"] == connections["default"].settings_dict["NAME"]


def test_an_own_door_is_refused_what_readers_may_not_see(own_door):
    User.objects.create(username="layla")
    with pytest.raises(DatabaseError):
        User.objects.using("reader").count()
    assert Region.objects.using("reader").count() == 0


@pytest.mark.parametrize("turn", [1, 2])
@pytest.mark.django_db(transaction=True)
def test_a_flush_empties_the_log_and_leaves_the_house_furnished(turn):
    assert not Activity.objects.exists()
    assert not triggers.missing()
    assert Generation.objects.filter(id=1).exists()
    assert Group.objects.exists()
    layla = User.objects.create(username="layla")
    Activity.objects.create(verb=Activity.Verb.SPIKE, by=layla, at=timezone.now(), headline=f"turn {turn}")
