"""The network is cut at twenty random bytes of some uploads; afterwards rows and files match one to one."""

import random
from hashlib import sha256
from pathlib import Path

import pytest
from django.conf import settings as newsroom
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.test import Client

from articles.desk.intake import pieces
from articles.models.photo import Photo
from articles.models.upload import Upload
from tests.desk.cable import Cable, Lost, Sender
from tests.desk.tally import unmatched
from tests.desk.test_intake import a_picture, own_stores  # noqa: F401 - a fixture
from tests.makers import somebody

pytestmark = pytest.mark.once
PIECE = 4096
CUTS = 20
EACH = 5  # cuts that one upload goes through


@pytest.fixture
def sender_through(live_server, monkeypatch, settings, tmp_path):
    """Returns Salma at her desk behind a cable: (sender, cable)."""
    settings.MEDIA_ROOT = tmp_path / "media"
    monkeypatch.setattr(pieces, "PIECE", PIECE)
    client = Client()
    client.force_login(somebody("salma"))
    assert {SESSION_KEY, BACKEND_SESSION_KEY, HASH_SESSION_KEY} <= set(client.session.keys())
    cable = Cable(live_server.thread.port)
    cookies = {newsroom.SESSION_COOKIE_NAME: client.cookies[newsroom.SESSION_COOKIE_NAME].value}
    yield Sender(cable.port, cookies, piece=PIECE), cable
    cable.close()


def test_cut_at_twenty_random_bytes_nothing_is_half_there(sender_through, tmp_path):
    sender, cable = sender_through
    chance, sent, left, lost = random.Random(20), set(), 0, 0  # noqa: S311
    for turn in range(CUTS // EACH):
        file = a_picture(turn, size=(320, 240), quality=90)
        sent.add(sha256(file).hexdigest())
        for _ in range(EACH):
            cable.cut_after(chance.randrange(1, 2 * len(file)))
            try:
                sender.send(file, f"{turn}.jpg")
            except Lost:
                lost += 1
            cable.cut_after(None)
            assert not {kind for kind in unmatched(sent) if "renditions" not in kind}
        if turn == 0:
            left += 1  # nobody comes back to this one
        else:
            assert sender.send(file, f"{turn}.jpg")["state"] in ("added", "known")
    assert lost >= CUTS // 4, "the cable was hardly ever cut"
    assert not unmatched(sent)
    assert CUTS // EACH - left <= Photo.objects.count() <= CUTS // EACH
    assert Upload.objects.filter(state="sending").count() <= left
    assert Path(tmp_path, "originals").is_dir()
