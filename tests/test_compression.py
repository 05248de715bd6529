"""Readers' pages are packed, the desk's are not, and nobody gets what he did not ask for."""

import gzip

import brotli
import pytest
from django.http import HttpResponse, StreamingHttpResponse

from newsroom.compression import SMALLEST, CompressionMiddleware, compressed
from tests.makers import a_story

BROWSER = "gzip, deflate, br, zstd"


@pytest.mark.parametrize(
    ("accept", "encoding"),
    [
        ("", ""),
        ("identity", ""),
        ("deflate, zstd", ""),
        ("gzip", "gzip"),
        ("br", "br"),
        (BROWSER, "br"),
        ("GZIP;q=1.0, BR", "br"),
        ("br;q=0, gzip", "gzip"),
        ("br;q=0.001", "br"),
        ("br;q=0, gzip;q=0.0", ""),
        ("br;q=nonsense", ""),
        ("*", "br"),
        ("*;q=0", ""),
        ("br;q=0, *", "gzip"),
    ],
)
def test_what_is_asked_for_is_what_comes(accept, encoding):
    body, said = compressed("خبر".encode() * 500, accept)
    assert said == encoding
    unpacked = {"br": brotli.decompress, "gzip": gzip.decompress, "": bytes}[encoding](body)
    assert unpacked == "خبر".encode() * 500


def test_packing_the_same_page_twice_gives_the_same_bytes():
    for accept in ("br", "gzip"):
        assert compressed(b"news " * 500, accept) == compressed(b"news " * 500, accept)


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["get", "head"])
def test_a_readers_page_is_packed(client, method):
    a_story(headline="ميناء المرجان")
    plain = client.get("/")
    packed = getattr(client, method)("/", headers={"accept-encoding": BROWSER})
    assert "Content-Encoding" not in plain.headers and packed.headers["Content-Encoding"] == "br"
    assert all("Accept-Encoding" in answer.headers["Vary"] for answer in (plain, packed))
    assert int(packed.headers["Content-Length"]) < int(plain.headers["Content-Length"]) / 2
    if method == "get":
        assert brotli.decompress(packed.content) == plain.content
        assert int(packed.headers["Content-Length"]) == len(packed.content)


@pytest.mark.django_db
def test_a_page_that_is_not_there_is_packed_as_well(client):
    answer = client.get("/no/such/page/", headers={"accept-encoding": "gzip"})
    assert answer.status_code == 404 and answer.headers["Content-Encoding"] == "gzip"


@pytest.mark.django_db
def test_the_desk_is_never_packed(client):
    """A login form holds a token beside what the visitor typed: its packed length would tell the token."""
    answer = client.get("/admin/login/?next=/admin/", headers={"accept-encoding": BROWSER})
    assert answer.status_code == 200 and len(answer.content) > SMALLEST
    assert "Content-Encoding" not in answer.headers


@pytest.mark.django_db
def test_small_answers_stay_as_they_are(client):
    answer = client.get("/robots.txt", headers={"accept-encoding": BROWSER})
    assert len(answer.content) < SMALLEST and "Content-Encoding" not in answer.headers


def answer_to(rf, response, accept=BROWSER):
    return CompressionMiddleware(lambda request: response)(rf.get("/", headers={"accept-encoding": accept}))


@pytest.mark.parametrize(
    ("kind", "is_packed"),
    [
        ("text/html; charset=utf-8", True),
        ("application/json", True),
        ("application/manifest+json", True),
        ("application/rss+xml", True),
        ("image/avif", False),
        ("font/woff2", False),
    ],
)
def test_only_text_is_packed(rf, kind, is_packed):
    answer = answer_to(rf, HttpResponse(b"news " * 500, content_type=kind))
    assert ("Content-Encoding" in answer.headers) is is_packed


def test_what_is_packed_already_is_left_alone(rf):
    body = gzip.compress(b"news " * 5000) * 10
    answer = answer_to(rf, HttpResponse(body, headers={"Content-Encoding": "gzip"}))
    assert answer.content == body and answer.headers["Content-Encoding"] == "gzip"


@pytest.mark.parametrize("accept", ["br", "identity"])
def test_a_strong_etag_of_a_packed_page_becomes_weak(rf, accept):
    answer = answer_to(rf, HttpResponse(b"news " * 500, headers={"ETag": '"7"'}), accept)
    assert answer.headers["ETag"] == {"br": 'W/"7"', "identity": '"7"'}[accept]


def test_a_stream_is_not_read_to_be_packed(rf):
    answer = answer_to(rf, StreamingHttpResponse(iter([b"news " * 500])))
    assert "Content-Encoding" not in answer.headers
