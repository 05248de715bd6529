"""A request of the desk is one wait: however many photos it changes, nobody waits for their files again and again."""

from articles.publishing.photos.waiting import one_wait


class WaitingMiddleware:
    """Counts together what the user waits for renditions in one request."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        with one_wait():
            return self.get_response(request)
