"""Versions of a story, for tests: saved as the desk saves them, and their pages."""

from articles.models.revision import Revision
from articles.publishing.revisions import advance, keep
from tests.desk.pages import filled
from tests.makers import somebody


def at(article, end="") -> str:
    return f"/admin/articles/article/{article.pk}/{end}"


def saved(article, login="layla", **words) -> Revision:
    """Save the story once more, with these words, as the desk does."""
    advance(article, seen=article.version)
    for name, text in words.items():
        setattr(article, name, text)
    article.save()
    return keep(article, Revision.Kind.SAVE, by=somebody(login))


def page_of(client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, (address, response.status_code, response.headers.get("Location"))
    return response.content.decode()


def kept(article, login="omar") -> Revision:
    return keep(article, Revision.Kind.SAVE, by=somebody(login))


def restore_by(client, article, revision, **given):
    address = at(article, f"restore/{revision.pk}/")
    return client.post(address, filled(client, address, "restore_form", **given), follow=True)
