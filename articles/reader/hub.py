"""The hub that tells the subscribers of a feed when it has changed (W3C WebSub); publishing.pinging tells the hub."""

from django.conf import settings

from articles.templatetags.addresses import own_address


def hub(path: str = "") -> str:
    """Return the hub's address, for the feed at this path to name; "" where the newsroom has none.

    The feed of a search («?q=…») names none: there is one for every question, and the hub is not told of each.
    """
    return "" if "?" in path else settings.WEBSUB_HUB


def links(request, path: str) -> str:
    """Return the Link header of the feed at this path: its hub and itself (WebSub, 4); "" where there is no hub."""
    return f'<{hub()}>; rel="hub", <{own_address(request, path)}>; rel="self"' if hub(path) else ""
