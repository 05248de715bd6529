"""The cast at the desk, each logged in."""

import pytest
from django.test import Client

from tests.makers import somebody


@pytest.fixture
def at_the_desk(db):
    """Returns a function: the client of one of the cast, logged in and speaking English, which tests can read."""

    def client_of(login: str) -> Client:
        client = Client()
        client.force_login(somebody(login))
        client.cookies["desk_language"] = "en"
        return client

    return client_of


@pytest.fixture
def layla(at_the_desk):
    return at_the_desk("layla")


@pytest.fixture
def nour(at_the_desk):
    return at_the_desk("nour")


@pytest.fixture
def omar(at_the_desk):
    return at_the_desk("omar")


@pytest.fixture
def salma(at_the_desk):
    return at_the_desk("salma")


@pytest.fixture
def a_jpeg() -> bytes:
    """A small picture, as a file's bytes."""
    from io import BytesIO

    from PIL import Image

    file = BytesIO()
    Image.new("RGB", (320, 200), "teal").save(file, "JPEG")
    return file.getvalue()
