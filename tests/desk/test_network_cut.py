"""The network is cut at twenty random bytes of some uploads; afterwards rows and files match one to one."""

import random
from hashlib import sha256

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


def test_cut_at_twenty_random_bytes_nothing_is_half_there(sender_through):
    cut_often(*sender_through, cuts=CUTS)


def cut_often(sender, cable, *, cuts: int) -> None:
    """Send pictures through a cable that is cut so often; only the first is given up. Nothing may be half there."""
    chance, sent, lost, pictures = random.Random(cuts), set(), 0, cuts // EACH  # noqa: S311
    for turn in range(pictures):
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
        if turn:
            assert sender.send(file, f"{turn}.jpg")["state"] in ("added", "known")
    assert lost >= cuts // 4, "the cable was hardly ever cut"
    assert not unmatched(sent)
    assert pictures - 1 <= Photo.objects.count() <= pictures
    assert Upload.objects.filter(state="sending").count() <= 1
