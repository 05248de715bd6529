"""What may be seen, as conditions for the database: of stories, and of the pictures in them."""

from datetime import datetime

from django.db.models import Q

from articles.models.photo import usable_q


def public_q(now: datetime, prefix: str = "") -> Q:
    """Return the condition "a reader may see it now", over a story or over rows that lead to one by `prefix`.

    The same rule in Python is `PublishedArticle.is_public`; a test holds the two together.
    """
    return (
        Q(**{f"{prefix}withdrawn_at__isnull": True})
        & Q(**{f"{prefix}published_at__lte": now})
        & (Q(**{f"{prefix}until__isnull": True}) | Q(**{f"{prefix}until__gt": now}))
    )


def shown_q(now: datetime, prefix: str = "") -> Q:
    """Return the condition "readers may see the picture now", over PublishedPhoto; in Python it is `is_shown`."""
    return Q(**{f"{prefix}barred": False}) & usable_q(now, f"{prefix}photo__")
