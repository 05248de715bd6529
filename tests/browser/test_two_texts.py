"""The page of two texts, as a browser has it: nothing for axe to say, nothing beside the screen, one press to go on."""

import pytest
from axe_playwright_python.sync_playwright import Axe

pytestmark = pytest.mark.once

BODY = "فقرة أولى كتبها صاحبها.\n\nفقرة ثانية في آخرها كلام."
ADD = "/admin/articles/article/add/"


def saved(page) -> None:
    with page.expect_navigation():
        page.locator("button[name=_continue]:visible").first.click()


def begun(page) -> str:
    page.goto(ADD)
    page.fill("#id_headline", "مادة يكتبها اثنان في وقت واحد على المكتب")
    page.fill("#id_body", BODY)
    saved(page)
    return page.url


def look(page, *, width: int, scheme: str) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    page.wait_for_timeout(400)  # Django's frame fades from one scheme to the other
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0, f"{wide} px wider than {width}"
    assert page.locator("h1").count() == 1
    assert not page.context.complaints, page.context.complaints
    violations = Axe().run(page).response["violations"]
    page.context.complaints.clear()  # axe itself tries inline styles, and the policy refuses them
    assert not [f"{rule['id']}: {rule['nodes'][0]['html']}" for rule in violations]


def test_who_comes_too_late_sees_both_texts_and_loses_none(desk):
    layla, nour = desk("layla"), desk("nour")
    address = begun(layla)
    nour.goto(address)
    nour.fill("#id_body", f"{BODY} وزادت نور.")
    saved(nour)
    layla.evaluate("document.dispatchEvent(new Event('visibilitychange'))")  # as when the page is looked at again
    layla.locator(".rail .newer-here").wait_for()
    layla.fill("#id_kicker", "تمهيد")
    layla.fill("#id_body", f"{BODY} وزادت ليلى.")
    saved(layla)
    assert layla.locator("body.conflict mark").count()
    for width in (1280, 360):
        for scheme in ("light", "dark"):
            look(layla, width=width, scheme=scheme)
    folded = [layla.locator("#versions-body .version-fold").nth(n).get_attribute("open") is None for n in (0, 1)]
    assert folded == [True, True], "on a phone the body is read three times"
    layla.set_viewport_size({"width": 1280, "height": 900})
    assert layla.locator("#versions-kicker input:checked").get_attribute("value") == "mine"
    layla.locator("#versions-body .version", has_text="وزادت نور.").first.click()
    assert layla.locator("#versions-body input:checked").get_attribute("value") == "theirs"
    layla.fill("textarea[name=merged-body]", f"{BODY} وزادتا معاً.")
    assert layla.locator("#versions-body input:checked").get_attribute("value") == "merged"
    with layla.expect_navigation():
        layla.locator(".settle-bar button[type=submit]").click()
    assert layla.url == address
    assert layla.input_value("#id_body").endswith("وزادتا معاً.") and layla.input_value("#id_kicker") == "تمهيد"
    assert not layla.locator(".note--draft").count(), "what was settled is offered again"
    layla.locator(".rail-links a.bad").click()
    layla.locator("#content form [type=submit]").click()
