"""Readers' pages are sent compressed. The desk's are not: they carry secrets beside what a visitor typed (BREACH)."""

import gzip

import brotli
from django.utils.cache import patch_vary_headers

DESK = "/admin/"
SMALLEST = 512  # bytes; below that the headers weigh more than what is saved
BROTLI_QUALITY = 5  # the knee: 2 ms a page; 11 takes a hundred times as long for a tenth less
GZIP_LEVEL = 6


class CompressionMiddleware:
    """Stands outside the readers' room and packs what comes out of it."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if request.path_info.startswith(DESK) or not worth_it(response):
            return response
        patch_vary_headers(response, ["Accept-Encoding"])
        body, encoding = compressed(response.content, request.headers.get("Accept-Encoding", ""))
        if encoding:
            response.content = body
            response.headers["Content-Encoding"] = encoding
            response.headers["Content-Length"] = str(len(body))
            weaken_etag(response)
        return response


def compressed(body: bytes, accept: str) -> tuple[bytes, str]:
    """Return the body as an `Accept-Encoding` of this value wants it, and the `Content-Encoding`; "" for as it is."""
    encoding = chosen(accept)
    if encoding == "br":
        return brotli.compress(body, quality=BROTLI_QUALITY, mode=brotli.MODE_TEXT), encoding
    if encoding == "gzip":
        return gzip.compress(body, GZIP_LEVEL, mtime=0), encoding
    return body, ""


def chosen(accept: str) -> str:
    """Return the first of br and gzip that is not refused (RFC 9110, 12.5.3), or ""."""
    weights = {}
    for part in accept.lower().split(","):
        name, _, weight = part.partition(";")
        weights[name.strip()] = quality(weight)
    return next((name for name in ("br", "gzip") if weights.get(name, weights.get("*", 0)) > 0), "")


def quality(text: str) -> float:
    """Return the number of "q=0.5"; 1 if there is none, 0 if it cannot be read."""
    _, equals, number = text.partition("=")
    try:
        return float(number) if equals else 1
    except ValueError:
        return 0


def worth_it(response) -> bool:
    """Say whether the answer is text, whole, not packed yet and long enough."""
    kind = response.headers.get("Content-Type", "").partition(";")[0].strip()
    is_text = kind == "text/html" or kind.endswith(("json", "xml"))
    is_packed = "Content-Encoding" in response.headers
    return is_text and not is_packed and not response.streaming and len(response.content) >= SMALLEST


def weaken_etag(response) -> None:
    """The same page, not the same bytes: a strong ETag would promise that."""
    etag = response.headers.get("ETag", "")
    if etag and not etag.startswith("W/"):
        response.headers["ETag"] = f"W/{etag}"
