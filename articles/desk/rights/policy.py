"""Who may do what at the desk: the one table. Every page, button and search box asks it; docs/roles.md is made of it.

`ACTS` says what each act needs, on whose story, in which stage of it. `ADDRESSES` says which act each address of the
desk is, by method, and `BUTTONS` which act a button of the writing room is. gate.py holds every request against them,
and an address that stands in neither is closed to everybody.
"""

from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db.models import Q, QuerySet

from articles.desk.story.state import stage
from articles.models.article import Article
from articles.publishing.approval import wants_another

STAGES = ("draft", "changes", "review", "ready", "spiked", "scheduled", "public", "ended", "withdrawn")
EVERY = frozenset(STAGES)
NEVER: frozenset[str] = frozenset()
OUT = frozenset({"scheduled", "public", "ended"})
AT_THE_DESK = EVERY - OUT - {"spiked"}
WRITERS = AT_THE_DESK - {"ready"}  # while the story is still its writer's
UNSENT = frozenset({"draft", "changes", "withdrawn"})
ALL_STORIES = "see_every_article"  # the permission that opens colleagues' stories


@dataclass(frozen=True)
class Rule:
    """One way to be allowed something: all these permissions and, of a story, one of these stages.

    `every` is for those who see every story, `own` for those who see only their own; None: not about a story.
    """

    needs: tuple[str, ...] = ()
    every: frozenset[str] | None = None
    own: frozenset[str] | None = None


def _story(needs: str, every=EVERY, own=None) -> tuple[Rule, ...]:
    return (Rule((needs,), every, every if own is None else own),)


def _noun(app: str, noun: str) -> dict[str, tuple[Rule, ...]]:
    """The four acts that Django knows of everything; who may change a thing may look at it."""
    acts = {f"{verb} {noun}": (Rule((f"{app}.{verb}_{noun}",)),) for verb in ("add", "change", "delete")}
    return {**acts, f"view {noun}": (Rule((f"{app}.view_{noun}",)), Rule((f"{app}.change_{noun}",)))}


LIBRARY = ("region", "topic", "person", "agency", "page", "photo", "collection", "oldaddress", "spelling")
ACTS: dict[str, tuple[Rule, ...]] = {
    # --- A story ---
    "begin": (Rule(("add_article",)),),
    "open": _story("view_article"),
    "write": _story("change_article", own=WRITERS),
    "illustrate": (*_story("change_article", own=WRITERS), *_story("illustrate_article")),
    "delete": _story("delete_article", frozenset({"draft"})),
    "submit": _story("change_article", UNSENT),
    "review": _story("review_article", AT_THE_DESK),  # to be the one whom a story is sent to
    "return": _story("review_article", frozenset({"review", "ready"})),
    "approve": _story("review_article", AT_THE_DESK - {"ready"}),
    "spike": _story("review_article", AT_THE_DESK),
    "revive": _story("review_article", frozenset({"spiked"})),
    "assign": _story("review_article", EVERY - {"spiked"}),
    "publish": _story("publish_article", EVERY - {"spiked"}),
    "correct": _story("correct_article", frozenset({"public"})),
    "withdraw": _story("withdraw_article", OUT),
    "note": _story("note_article"),
    "share": _story("share_article", AT_THE_DESK | {"scheduled"}, own=WRITERS),
    "end a link": _story("share_article"),
    # --- Everything else ---
    **{act: rules for noun in LIBRARY for act, rules in _noun("articles", noun).items()},
    # What stands in a published story is printed from the library.
    "change printed photo": (
        Rule(("change_photo", "publish_article")), Rule(("change_photo", "illustrate_article")),
    ),
    # Everybody else may only narrow what a photo may be used for.
    "widen the rights of a photo": (
        Rule(("change_photo", "publish_article")), Rule(("change_photo", "illustrate_article")),
    ),
    "place photos": (Rule(("view_photo", "add_articlephoto")),),
    "upload": (Rule(("view_photo", "add_articlephoto", "add_photo")),),
    "see where on earth": (Rule(("view_photo", "see_location")),),
    "tell the time": (Rule(("add_article",)), Rule(("change_article",))),
    "read the log": (Rule(("view_activity",)),),
    "read the corrections": (Rule(("view_correction",)),),
    "read what was not found": (Rule(("view_unfound",)),),
    **{act: rules for noun in ("user", "group") for act, rules in _noun("auth", noun).items()},
    "look up": tuple(Rule((f"view_{noun}",)) for noun in ("article", *LIBRARY)),
    "look after accounts": (Rule(("look_after_accounts",)),),
    "work": (Rule(),),  # whoever may come in
    "come in": (),  # anybody at all: gate.py lets strangers pass here and nowhere else
    "never": (),  # nobody at all
}  # fmt: skip
ANYBODY, NOBODY = "come in", "never"
PRINTED = "change printed photo"
WIDEN = "widen the rights of a photo"

GET, POST = "GET", "POST"
Methods = dict[str, str]


def _pages(noun: str, app: str = "articles") -> dict[str, Methods]:
    """The five addresses that Django gives to everything."""
    first = f"{app}_{noun}_"
    view, change = f"view {noun}", f"change {noun}"
    return {
        f"{first}changelist": {GET: view, POST: change},
        f"{first}add": dict.fromkeys((GET, POST), f"add {noun}"),
        f"{first}change": {GET: view, POST: change},
        f"{first}delete": dict.fromkeys((GET, POST), f"delete {noun}"),
        f"{first}history": {GET: view},
    }


def _record(noun: str, act: str) -> dict[str, Methods]:
    """What is only ever read."""
    closed = dict.fromkeys(("add", "delete"), dict.fromkeys((GET, POST), NOBODY))
    pages = {"changelist": {GET: act}, "change": {GET: act, POST: NOBODY}, "history": {GET: act}, **closed}
    return {f"articles_{noun}_{page}": methods for page, methods in pages.items()}


def _asks(*acts: str) -> dict[str, Methods]:
    """The pages that ask before the act of their name."""
    return {f"articles_article_{act}": {GET: act, POST: act} for act in acts}


ADDRESSES: dict[str, Methods] = {
    "login": {GET: ANYBODY, POST: ANYBODY},
    "login_code": {GET: ANYBODY, POST: ANYBODY},
    "logout": {POST: ANYBODY},
    "language": {POST: ANYBODY},
    "index": {GET: "work"},
    "jsi18n": {GET: "work"},
    "app_list": {GET: "look up"},
    "autocomplete": {GET: "look up"},
    "account": {GET: "work"},
    "password_change": {GET: "work", POST: "work"},
    "account_app": {GET: "work", POST: "work"},
    "account_app_remove": {GET: "work", POST: "work"},
    "account_codes": {GET: "work", POST: "work"},
    "account_end_session": {POST: "work"},
    "account_end_others": {POST: "work"},
    "colleagues": {GET: "look after accounts"},
    "colleague": {GET: "look after accounts"},
    "colleague_end": {POST: "look after accounts"},
    "colleague_reset": {GET: "look after accounts", POST: "look after accounts"},
    # --- A story ---
    "articles_article_changelist": {GET: "open"},
    "articles_article_add": {GET: "begin", POST: "begin"},
    "articles_article_change": {GET: "open", POST: "illustrate"},
    "articles_article_delete": {GET: "delete", POST: "delete"},
    "articles_article_history": {GET: "open"},
    "articles_article_preview": {POST: "open"},
    "articles_article_add_preview": {POST: "begin"},
    **_asks("return", "spike", "withdraw", "correct", "assign"),
    "articles_article_autosave": {POST: "illustrate"},
    "articles_article_add_autosave": {POST: "begin"},
    "articles_article_discard": {POST: "open"},
    "articles_article_add_discard": {POST: "begin"},
    "articles_article_presence": {POST: "open"},
    "articles_article_settle": {POST: "illustrate"},
    "articles_article_revisions": {GET: "open"},
    "articles_article_revision": {GET: "open"},
    "articles_article_compare": {GET: "open"},
    "articles_article_restore": {GET: "write", POST: "write"},
    "articles_article_notes": {POST: "note"},
    "articles_article_settle_note": {POST: "note"},
    "articles_article_share": {POST: "share"},
    "articles_article_unshare": {POST: "end a link"},
    "articles_article_caught_up": {POST: "write"},
    "articles_article_clocks": {GET: "tell the time"},
    "articles_article_library": {GET: "place photos"},
    "articles_article_rows": {GET: "place photos"},
    # --- Everything else ---
    **{name: methods for noun in LIBRARY for name, methods in _pages(noun).items()},
    "articles_photo_original": {GET: "view photo"},
    "articles_photo_cut": {GET: "view photo"},
    "articles_photo_replace": {GET: "change photo", POST: "change photo"},
    "articles_photo_reading": {POST: "change photo"},
    "articles_photo_intake": {GET: "upload", POST: "upload"},
    "articles_photo_begin": {POST: "upload"},
    "articles_photo_piece": {GET: "upload", POST: "upload"},
    "articles_photo_finish": {POST: "upload"},
    "articles_photo_decide": {POST: "upload"},
    "articles_photo_sheet": {GET: "view photo", POST: "change photo"},
    "articles_photo_word": {POST: "change photo"},
    "articles_collection_gather": {POST: "change collection"},
    **_record("activity", "read the log"),
    **_record("correction", "read the corrections"),
    **_record("unfound", "read what was not found"),
    "articles_activity_export": {GET: "read the log"},
    **{name: methods for noun in ("user", "group") for name, methods in _pages(noun, "auth").items()},
    "auth_user_password_change": {GET: "change user", POST: "change user"},
}
# Addresses without a name: the one that leads from a thing's number to its page, and the one for what is not there.
NAMELESS = ("<path:object_id>/", "(?P<url>.*)$")
# Buttons of the writing room that do more than save, wherever they are sent to.
BUTTONS = {"_publish": "publish", "_approve": "approve", "_revive": "revive", "_submit": "submit"}
# What moves a story: pressed on one that has moved on meanwhile, the verb itself says so and does nothing.
VERBS = frozenset({"submit", "return", "approve", "spike", "revive", "assign", "publish", "correct", "withdraw"})
SECOND_EYES = "publish"


def may(user, act: str, article: Article | None = None) -> bool:
    """Whether the user may do it: to this story as it stands now, or, without one, to a story of some kind at all."""
    if act == ANYBODY:
        return True
    if not (_at_work(user) and any(_allows(rule, user, article) for rule in ACTS[act])):
        return False
    return article is None or act != SECOND_EYES or not wants_another(article, by=user)


def may_once(user, act: str, article: Article) -> bool:
    """Whether the user may do it to this story in one stage or another: so that «not any more» is not «not you»."""
    own = not user.has_perm(f"articles.{ALL_STORIES}")
    if own and not is_own(user, article):
        return False
    rules = [rule for rule in ACTS[act] if (rule.own if own else rule.every)]
    return _at_work(user) and any(_holds(rule, user) for rule in rules)


def who_may(act: str, article: Article) -> QuerySet[User]:
    """Return the people who may do it to this story as it stands now, by name."""
    here, found = stage(article), Q(pk__in=[])
    for rule in ACTS[act]:
        able = Q(pk__in=User.objects.all())
        for name in rule.needs:
            able &= Q(pk__in=holders(name))
        sees = Q(pk__in=holders(ALL_STORIES))
        if rule.every and here in rule.every:
            found |= Q(is_superuser=True) | able & sees
        if rule.own and here in rule.own:
            found |= able & Q(pk=article.created_by_id)
    return User.objects.filter(found, is_active=True, is_staff=True).order_by("first_name", "username")


def holders(name: str) -> QuerySet[User]:
    """Return who has a permission, by a group or in person; superusers need none."""
    given = {"content_type__app_label": "articles", "codename": name}
    in_person = Q(**{f"user_permissions__{key}": value for key, value in given.items()})
    by_group = Q(**{f"groups__permissions__{key}": value for key, value in given.items()})
    return User.objects.filter(in_person | by_group)


def is_own(user, article: Article) -> bool:
    """Whether the user began the story, or is beginning it now."""
    return article.pk is None or (user.pk is not None and article.created_by_id == user.pk)


def act_of(name: str | None, route: str, method: str) -> str | None:
    """Return the act that an address asks for; None where the address does not know the method.

    An address that the table does not know is NOBODY's.
    """
    if name is None:
        return "work" if route.endswith(NAMELESS) else NOBODY
    if name not in ADDRESSES:
        return NOBODY
    return ADDRESSES[name].get(GET if method == "HEAD" else method)


def _at_work(user) -> bool:
    return user.is_active and user.is_staff


def _allows(rule: Rule, user, article: Article | None) -> bool:
    if not _holds(rule, user):
        return False
    if article is None or rule.every is None:
        return True
    if user.has_perm(f"articles.{ALL_STORIES}"):
        return stage(article) in rule.every
    return is_own(user, article) and stage(article) in (rule.own or NEVER)


def _holds(rule: Rule, user) -> bool:
    return all(user.has_perm(name if "." in name else f"articles.{name}") for name in rule.needs)
