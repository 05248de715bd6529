"""Two versions made one: the choices of the conflict page, saved by the road that every save takes."""

from django.contrib import messages
from django.http import Http404, HttpResponseNotAllowed, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.desk.fields.numbers import number as whole
from articles.desk.late.filled import as_form
from articles.desk.late.versions import MERGED, MINE, ORDER
from articles.desk.rights import asked
from articles.models.article import Article
from articles.models.revision import Revision
from articles.publishing.revisions import Content, head, snapshot
from articles.text.merge import unsettled


def settle(model_admin, request, number: int):
    """Save what was chosen; if somebody has saved once more, show the conflict with that, the choices taken along.

    404 for a story or a refused text that is not this user's, 403 for who may not change it. Publishes nothing: a
    button that was pressed when the save was refused is for its user to press again.
    """
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    article = asked.story(model_admin, request, number, "illustrate")
    change = reverse("admin:articles_article_change", args=[article.pk])
    shown = whole(request.POST.get("seen_version"))
    content = chosen(_refused_text(request, article).content, _shown_text(article, shown), request.POST)
    pressed, label = request.POST.get("pressed", ""), request.POST.get("pressed_label", "")[:80]
    request.POST = as_form(model_admin, request, article, content, seen=shown)
    request.POST["pressed"] = pressed
    response = model_admin.changeform_view(request, str(number), form_url=change)
    if isinstance(response, HttpResponseRedirect):
        _tell(request, content, label)
    return response


def chosen(mine: Content, theirs: Content, data: QueryDict) -> Content:
    """Return the story as the choices make it: theirs wherever nothing else was chosen."""
    content = dict(theirs)
    for name in ORDER:
        choice = data.get(f"choice-{name}")
        if choice == MINE:
            content[name] = mine.get(name, theirs[name])
        elif choice == MERGED and name == "body":
            content[name] = data.get("merged-body", mine[name])
    return content


def _refused_text(request, article: Article) -> Revision:
    refused = Revision.objects.of(article).filter(kind=Revision.Kind.REFUSED, by=request.user)
    kept = refused.filter(pk=whole(request.POST.get("kept"))).first()
    if kept is None:
        raise Http404
    return kept


def _shown_text(article: Article, version: int) -> Content:
    """Return the other side as the page showed it."""
    shown = head(article, version) if version != article.version else None
    return shown.content if shown else snapshot(article)


def _tell(request, content: Content, label: str) -> None:
    if label:
        messages.info(request, _("You had pressed “%(button)s”. Press it again if it still holds.") % {"button": label})
    if unsettled(content["body"]):
        messages.warning(
            request, _("The body still holds two versions between marks ‹‹‹ ›››. Settle them before publishing.")
        )
