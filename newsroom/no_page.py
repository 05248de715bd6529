"""What is answered where there is no page: those at work hear it from the desk, everybody else from the paper."""

from articles.desk.front import no_page as desk
from articles.desk.language import DESK
from articles.reader.views import errors as paper


def bad_request(request, exception=None):
    """400: what was sent makes no sense, or names a host that this is not."""
    return desk.no_page(request, 400) if desk.is_at_work(request) else paper.bad_request(request, exception)


def forbidden(request, exception=None):
    """403: known to those at work alone; to a reader, what is closed and what is not there look the same."""
    return desk.no_page(request, 403) if desk.is_at_work(request) else paper.not_found(request, exception)


def not_found(request, exception=None):
    """404."""
    return desk.no_page(request, 404) if desk.is_at_work(request) else paper.not_found(request, exception)


def went_wrong(request):
    """500: without the database, which may be what went wrong; so without asking who it is."""
    return desk.broken(request) if request.path_info.startswith(DESK) else paper.went_wrong(request)
