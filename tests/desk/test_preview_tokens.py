"""The address of a preview link is signed: it opens one link, and nothing that only looks like it opens anything."""

from datetime import timedelta
from urllib.parse import quote, urlsplit

import pytest
from django.db import connection
from django.http import Http404
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import Resolver404, resolve

from articles.desk.lending import shared_preview
from articles.desk.lending.shared_preview import address
from articles.desk.lending.sharing import make
from articles.models.preview_link import PreviewLink
from articles.models.revision import Revision
from tests.makers import an_article, somebody

pytestmark = pytest.mark.django_db


def a_link(article) -> PreviewLink:
    return make(article, by=somebody("layla"))


def changed(token: bytes):
    """Every token that differs from this one in one bit."""
    for place in range(len(token) * 8):
        other = bytearray(token)
        other[place // 8] ^= 1 << (place % 8)
        yield bytes(other)


def opens(path: str, rf) -> bool:
    """Whether the site has a preview at this path: its own routing and view, without printing what is missing."""
    try:
        match = resolve(path)
        return match.func(rf.get("/"), *match.args, **match.kwargs).status_code == 200
    except (Resolver404, Http404):
        return False


def test_a_token_with_any_one_bit_changed_opens_nothing(rf):
    links = [a_link(an_article()) for _ in range(2)]
    paths = [address(link) for link in links]
    tried = 0
    for path in paths:
        token = path.removeprefix("/preview/").removesuffix("/").encode()
        assert Client().get(path).status_code == 200
        with CaptureQueriesContext(connection) as queries:
            for other in changed(token):
                tried += 1
                assert not opens(f"/preview/{other.decode('utf-8', 'replace')}/", rf), other
        assert not queries.captured_queries, "nothing is looked up for a token that we did not sign"
    assert tried >= 1000
    for other in list(changed(token))[::17]:  # and through the whole house
        answer = Client().get(f"/preview/{quote(other)}/")
        assert answer.status_code in (404, 400), other


def test_a_token_signed_for_something_else_opens_nothing():
    link = a_link(an_article())
    for signer in (shared_preview.Signer(sep="."), shared_preview.Signer(salt="other", sep=".")):
        assert Client().get(f"/preview/{signer.sign(f'{link.pk}-{link.key}')}/").status_code == 404
    stolen = shared_preview.SIGNER.sign(f"{link.pk}-another-key")
    assert Client().get(f"/preview/{stolen}/").status_code == 404


def test_the_address_is_the_same_whenever_it_is_asked_for():
    link = a_link(an_article())
    again = PreviewLink.objects.get(pk=link.pk)
    assert address(link) == address(again) and urlsplit(address(link)).path.count("/") == 3
    assert link.revision == Revision.objects.get() and link.expires_at - link.at == timedelta(hours=72)
