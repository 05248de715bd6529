"""A new newsroom knows the ways of writing that readers mix; an old one keeps what its editors made of them."""

import pytest
from django.core.management import call_command

from articles.models.spelling import Spelling, spellings

pytestmark = pytest.mark.django_db


def test_a_new_newsroom_finds_one_way_of_writing_by_the_other():
    call_command("common_spellings", verbosity=0)
    known = spellings()
    assert "اميركا" in known["امريكا"]
    assert "افب" in known["ا ف ب"]


def test_every_row_is_one_that_the_desk_would_take():
    call_command("common_spellings", verbosity=0)
    for row in Spelling.objects.all():
        row.full_clean()


def test_what_editors_threw_out_stays_out():
    call_command("common_spellings", verbosity=0)
    Spelling.objects.exclude(words__startswith="غوغل").delete()
    call_command("common_spellings", verbosity=0)
    assert Spelling.objects.count() == 1
