"""The one table: it knows every address, docs/roles.md is made of it, and the desk does what stands there."""

import pytest
from django.contrib.auth.models import AnonymousUser, User
from django.db import connection
from django.test import Client
from django.urls import get_resolver

from articles.desk.rights import access, policy
from articles.desk.story.state import stage
from articles.management.commands.write_roles import FILE, text
from articles.models.article import Article
from articles.publishing.status import ROADS
from tests.desk.matrix import judge, other_cells, some_of, stories_cells
from tests.desk.oracle import STAGES, Oracle
from tests.desk.scene import ROLES, Scene
from tests.makers import an_article, somebody


@pytest.fixture
def scene(db):
    return Scene(STAGES)


def addresses_of_the_desk():
    """Yield (name, route) of every address under /admin/."""

    def walk(patterns, route=""):
        for pattern in patterns:
            here = route + str(pattern.pattern)
            if hasattr(pattern, "url_patterns"):
                yield from walk(pattern.url_patterns, here)
            elif here.startswith("admin/"):
                yield pattern.name, here

    yield from walk(get_resolver().url_patterns)


# --- The table itself --------------------------------------------------------------------------------
def test_the_table_knows_every_address_of_the_desk_and_no_other():
    there = {name for name, _ in addresses_of_the_desk() if name}
    assert there == set(policy.ADDRESSES)
    nameless = [route for name, route in addresses_of_the_desk() if not name]
    assert not [route for route in nameless if not route.endswith(policy.NAMELESS)]


def test_every_act_that_an_address_asks_for_is_one():
    assert {act for methods in policy.ADDRESSES.values() for act in methods.values()} <= set(policy.ACTS)
    assert set(policy.BUTTONS.values()) <= set(policy.ACTS)


def test_an_address_that_the_table_does_not_know_is_nobodys(layla, monkeypatch):
    monkeypatch.delitem(policy.ADDRESSES, "articles_article_changelist")
    User.objects.update(is_superuser=True)
    assert layla.get("/admin/articles/article/").status_code == 403


def test_the_page_about_it_is_up_to_date():
    assert FILE.read_text("utf-8") == text(), "run manage.py write_roles and read what has changed"


def test_the_table_and_the_roads_agree():
    """What policy.py lets somebody press, status.py can do; a withdrawn story lies at the desk as a draft."""
    for verb, (origins, _) in ROADS.items():
        stages = {*map(str, origins)} | ({"withdrawn"} if "draft" in origins else set())
        for rule in policy.ACTS[verb.value]:
            assert rule.every == stages, verb


def test_what_must_never_be_otherwise():
    """A few cells written by hand, so that a slip in the table does not become the truth by being written down."""
    acts = Oracle().acts
    for act in ("publish", "approve", "return", "spike", "withdraw", "correct", "assign", "delete"):
        assert act not in acts["reporter"] and act not in acts["photo desk"], act
    assert "withdraw" not in acts["editor"] and "write" not in acts["photo desk"]
    assert acts["reporter"]["write"] == (False, ("draft", "changes", "review", "withdrawn"))
    assert acts["reporter"]["open"][0] is False and "add user" not in acts["chief editor"]
    assert not {"open", "begin", "view photo", "read the log"} & set(acts["no group"])


# --- The answers of `may` ------------------------------------------------------------------------------
@pytest.mark.parametrize("role", [role for role in ROLES if role != "anonymous"])
def test_who_may_is_may_asked_of_everybody(scene, role):
    scene.play(role)
    everybody = list(User.objects.all())
    for article in scene.stories.values():
        for act in ("write", "illustrate", "review", "publish", "submit"):
            asked = {user.pk for user in everybody if policy.may(user, act, article)}
            assert {user.pk for user in policy.who_may(act, article)} == asked, (act, stage(article))


def test_what_is_visible_is_what_may_be_opened(scene):
    for role in ROLES[2:]:
        scene.play(role)
        user = User.objects.get(pk=scene.actor.pk)
        visible = set(access.visible(Article.objects.all(), user))
        may_open = {article for article in scene.stories.values() if access.may_open(user, article)}
        assert may_open == visible, role


def test_a_stranger_may_nothing():
    article = Article(headline="عنوان")
    assert not [act for act in policy.ACTS if policy.may(AnonymousUser(), act, article) and act != policy.ANYBODY]


# --- The matrix ----------------------------------------------------------------------------------------
def test_the_desk_does_what_the_page_says(scene, capsys, caplog):
    """Everybody at every address of a story by every method, each time with another of eighteen, and the rest.

    The whole product, every forgery with every story, is tests/soak/test_matrix.py. Who may do what is no matter of
    the database, so that PostgreSQL gets every address and few of the forgeries.
    """
    forged = 5 if connection.vendor == "sqlite" else 40
    caplog.set_level("CRITICAL", "django.request")  # thousands of refusals, as it should be
    oracle = Oracle()
    cells = [*some_of(stories_cells(oracle), forged=forged), *some_of(other_cells(oracle), plain=2, forged=forged)]
    asked, found = judge(cells, scene)
    with capsys.disabled():
        print(f" {asked} cells", end="")
    assert not found, "\n".join(found)


def test_a_post_without_a_token_moves_nothing(db):
    client = Client(enforce_csrf_checks=True)
    client.force_login(somebody("layla"))
    article = an_article()
    for page in ("spike", "delete", "return", "assign", "notes", "share", "autosave", "change"):
        response = client.post(f"/admin/articles/article/{article.pk}/{page}/", {"reason": "س", "post": "yes"})
        assert response.status_code == 403, page
    assert Article.objects.get().status == "draft"
