"""Who else has the story open, where in it they are, and whether it has moved on since this page was made."""

from datetime import timedelta
from functools import partial

from django.db.models import Max
from django.http import JsonResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.desk.drafting.answers import for_scripts
from articles.desk.fields.numbers import number as whole
from articles.desk.fields.when import ago
from articles.desk.rights import asked
from articles.desk.story.story_form import FIELDS as PLACES
from articles.models.article import Article
from articles.models.presence import Presence
from articles.models.revision import Revision
from articles.publishing.revisions import head

GONE = timedelta(seconds=40)  # without a word from a page
FORGOTTEN = timedelta(minutes=10)  # then its row is swept away
A_SWEEP = 100  # rows
FIELDS = ("page", "place", "leaves")  # what a page says of itself beside its form
ROWS = {"photo_rows": gettext_lazy("Photos"), "link_rows": gettext_lazy("Related stories")}


def addresses(model_admin, site) -> list:
    view = for_scripts(site, partial(presence, model_admin))
    return [path("<int:number>/presence/", view, name="articles_article_presence")]


def shown(request, article: Article | None) -> dict:
    """Return what the writing room prints of it; a page with scripts goes on asking."""
    if article is None:
        return {"others": [], "newer": None}
    return {"others": others(article, request.user), "newer": newer(article, _seen(request, article), request.user)}


def presence(model_admin, request, number: int):
    """Note that this page is open, or that it is closed, and return what it should know as JSON."""
    article = asked.story(model_admin, request, number)
    return JsonResponse(heard(request, article))


def heard(request, article: Article, *, typed: bool = False) -> dict:
    """Note what a page says of itself; return {"head_version", "others", "newer"} for it."""
    user, page = request.user, request.POST.get("page", "")[:36].replace("\0", "")
    if page and "leaves" in request.POST:
        Presence.objects.filter(user=user, article=article, page=page).delete()
    elif page:
        _note(user, article, page, place=_known_place(request.POST.get("place", "")), typed=typed)
    seen = whole(request.POST.get("seen_version"))
    return {
        "head_version": article.version,
        "others": others(article, user, page),
        "newer": newer(article, seen, user),
    }


def others(article: Article, user, page: str = "") -> list[dict]:
    """Return {"who", "text"} for everybody else who has the story open now, and for the user's own other page."""
    there = Presence.objects.filter(article=article, seen_at__gt=timezone.now() - GONE).select_related("user")
    there = there.exclude(user=user, page=page) if page else there.exclude(user=user)
    latest = {row.user: row for row in there.order_by("seen_at")}
    saves = _last_saves(article, latest)
    return [
        {"who": who.pk, "text": _mine() if who == user else _sentence(row, saves.get(who.pk))}
        for who, row in sorted(latest.items(), key=lambda pair: _name(pair[0]))
    ]


def newer(article: Article, seen: int, user) -> dict | None:
    """Return {"text", "compare"} if somebody has saved the story since version `seen`; `compare` may be empty."""
    if article.version <= seen:
        return None
    last = Revision.objects.of(article).exclude(kind=Revision.Kind.REFUSED).for_lists().first()
    if last is None:
        return {"text": _("A newer version of this story has been saved."), "compare": ""}
    words = {"who": _name(last.by), "when": ago(last.at)}
    began = head(article, seen)
    return {
        "text": _("A newer version of this story has been saved, %(when)s, by %(who)s.") % words,
        "compare": _comparison(article, began, last) if began else "",
    }


def _comparison(article: Article, old: Revision, new: Revision) -> str:
    return f"{reverse('admin:articles_article_compare', args=[article.pk])}?from={old.pk}&to={new.pk}"


def _seen(request, article: Article) -> int:
    """Return the version that this page begins from: that of the draft it shows, else the story's own."""
    draft = getattr(request, "restored_draft", None)
    if request.method == "POST":
        return whole(request.POST.get("seen_version"))
    return draft.seen_version if draft else article.version


def _note(user, article: Article, page: str, *, place: str, typed: bool) -> None:
    now = timezone.now()
    words = {"place": place, "seen_at": now, **({"typed_at": now} if typed else {})}
    _row, new = Presence.objects.update_or_create(user=user, article=article, page=page, defaults=words)
    if new:
        _sweep(now)


def _sweep(now) -> None:
    """Throw away rows of pages that closed without a word; some at a time, whenever a page is opened."""
    old = Presence.objects.filter(seen_at__lt=now - FORGOTTEN).values_list("pk", flat=True)[:A_SWEEP]
    Presence.objects.filter(pk__in=list(old)).delete()


def _known_place(field: str) -> str:
    """Return the part of the story that a field's name belongs to, empty if there is none of that name."""
    prefix = field.partition("-")[0].removesuffix("_0").removesuffix("_1")
    return prefix if prefix in ROWS or prefix in PLACES else ""


def _label(place: str) -> str:
    return str(ROWS.get(place) or Article._meta.get_field(place).verbose_name)


def _last_saves(article: Article, users) -> dict:
    """Return {user's key: when they last saved this story}."""
    saved = Revision.objects.of(article).filter(by__in=users).exclude(kind=Revision.Kind.REFUSED)
    return dict(saved.order_by().values_list("by").annotate(Max("at"))) if users else {}


def _sentence(row: Presence, saved) -> str:
    """Say who is there without a verb: nobody's gender is known."""
    words = {"who": _name(row.user), "place": _label(row.place) if row.place else "", "when": saved and ago(saved)}
    if row.place and saved:
        return _("Now in this story: %(who)s (%(place)s), last saved %(when)s.") % words
    if saved:
        return _("Now in this story: %(who)s, last saved %(when)s.") % words
    if row.place:
        return _("Now in this story: %(who)s (%(place)s).") % words
    return _("Now in this story: %(who)s.") % words


def _mine() -> str:
    return _("You have this story open on another page as well. Write on one of them only.")


def _name(user) -> str:
    return user.get_full_name() or user.get_username()
