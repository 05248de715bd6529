"""Share pictures are drawn again when somebody asks, so `manage.py sweep_media` takes old ones away."""

import os
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone

from articles.publishing.photos import sweeping

pytestmark = pytest.mark.django_db


def test_share_pictures_go_when_they_are_old():
    old, new = "share/ab/abcd.jpg", "share/cd/cdef.jpg"
    for name in (old, new):
        default_storage.save(name, ContentFile(b"a picture"))
    then = (timezone.now() - timedelta(days=30)).timestamp()
    os.utime(Path(default_storage.path(old)), (then, then))
    before = timezone.now() - timedelta(days=7)
    found = [one for one in sweeping.litter(before) if one.kind == "share"]
    assert [one.name for one in found] == [old]
    assert found[0].remove(before) and not default_storage.exists(old) and default_storage.exists(new)
    assert not sweeping.Litter("share", new).remove(before)
