"""What every answer of this site says to the browser about safety, static files and errors included."""

from articles.text.embeds import FRAME_HOSTS

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        "worker-src 'self'",
        "manifest-src 'self'",
        f"frame-src {' '.join(f'https://{host}' for host in FRAME_HOSTS)}",  # asked only when a reader presses
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
PREVIEW = (
    "/preview/"  # what the desk lends to somebody without a login; whatever it answers, nobody keeps or follows it
)
LENT = {
    "Cache-Control": "no-store, private",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
    "Referrer-Policy": "no-referrer",
}
PERMISSIONS_POLICY = "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()"


class HeadersMiddleware:
    """Adds the headers that Django has no setting for in 5.2; the rest are in settings.py."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", CONTENT_SECURITY_POLICY)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        if request.path_info.startswith(PREVIEW):
            for name, value in LENT.items():
                response.headers[name] = value
        return response
