"""Addresses as others need them: with scheme and host, and in every language."""

from collections.abc import Callable

from django.conf import settings

from articles.editions import DEFAULT_EDITION


def own_address(request, path: str) -> str:
    """Return the address with scheme and host: those of SITE_ADDRESS where it is set, whatever it was asked for by.

    So a paper that is reached by two names has one canonical address of each page, and one id of each story.
    """
    return f"{settings.SITE_ADDRESS}{path}" if settings.SITE_ADDRESS else request.build_absolute_uri(path)


def whole_for(request) -> Callable[[str], str]:
    """Return `own_address` for the paths of one answer."""
    return lambda path: own_address(request, path)


def with_default(pages: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return the (language, address) of a page and, if there are several and one is the default edition's, "x-default".

    That is the one for readers of every other language (hreflang, as search engines read it).
    """
    there = dict(pages).get(DEFAULT_EDITION)
    return [*pages, ("x-default", there)] if there and len(pages) > 1 else pages
