"""Where a request comes from: the address, as far as it can be believed, and a browser that has logged in before."""

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from unicodedata import normalize

from django.conf import settings
from django.core import signing
from django.utils.crypto import get_random_string, salted_hmac

from articles.desk.language import DESK

KNOWN = "desk_known"  # the cookie of a browser in which somebody has logged in
SALT = "articles.desk.account.known"
REMEMBERED = 90 * 24 * 3600  # seconds


def address_of(request) -> str:
    """Return the address that the request came from, "" if there is none.

    What a visitor writes into X-Forwarded-For is not believed: only its last hop, which the proxy has added, and only
    where there is a proxy.
    """
    said = request.META.get("REMOTE_ADDR", "")
    if settings.BEHIND_PROXY:
        said = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip() or said
    found = _read(said)
    return str(found) if found else ""


def network_of(address: str) -> str:
    """Return what stands for the address when tries are counted: of IPv6 the /64, all of which one visitor has."""
    found = _read(address)
    return str(ip_network((found, 64), strict=False)) if isinstance(found, IPv6Address) else address


def digest_of(login: str) -> str:
    """Return what stands for a login when tries are counted, however it was written.

    The form reads full-width and other compatible letters as the plain ones (NFKC); each is the same login here too.
    """
    written = normalize("NFKC", login).strip().casefold()
    return salted_hmac(SALT, written, algorithm="sha256").hexdigest()


def whence(request, login: str) -> str:
    """Return the place that tries for this login are counted under: the address, or the user's own known browser.

    So a stranger in the same building who wears out its address does not shut the door on those who work there.
    """
    try:
        known = signing.loads(request.COOKIES.get(KNOWN, ""), salt=SALT, max_age=REMEMBERED)
    except signing.BadSignature:
        known = {}
    if known.get("who") == digest_of(login):
        return f"browser {known['name']}"
    return network_of(address_of(request)) or "nowhere"


def remember(response, login: str) -> None:
    """Make the browser one in which this login has come in."""
    value = signing.dumps({"who": digest_of(login), "name": get_random_string(16)}, salt=SALT)
    response.set_cookie(
        KNOWN, value, max_age=REMEMBERED, path=DESK, secure=settings.HTTPS, httponly=True, samesite="Lax"
    )


def _read(said: str) -> IPv4Address | IPv6Address | None:
    try:
        found = ip_address(said.strip().strip("[]"))
    except ValueError:
        return None
    return (isinstance(found, IPv6Address) and found.ipv4_mapped) or found
