"""Coming in by telephone: an app is set up, its code is asked for, also in a page's own dialog; a session is ended."""

import re
from base64 import b32decode

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.desk.door import shown_by

pytestmark = pytest.mark.once
LOGIN, PASSWORD = "hind", "kalima-2026-hind"
NEW = f"""
from django.contrib.auth.models import Group, User
user = User.objects.create_user({LOGIN!r}, password={PASSWORD!r}, is_staff=True, first_name="هند")
user.groups.add(Group.objects.get(name="Chief editor"))
"""


def weigh(page) -> None:
    """Nothing for axe to say about the page as it stands, and nothing beside the screen."""
    page.wait_for_load_state("networkidle")
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0 and not page.context.complaints, (page.url, wide, page.context.complaints)
    violations = Axe().run(page).response["violations"]
    page.context.complaints.clear()  # axe itself tries inline styles, and the policy refuses them
    assert not [f"{page.url} {rule['id']}: {rule['nodes'][0]['html']}" for rule in violations]


def knock(page) -> None:
    page.goto("/admin/login/")
    page.keyboard.type(LOGIN)  # the cursor stands there
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")


def test_a_second_factor_from_end_to_end(open_context, newspaper):
    newspaper.ask(NEW)
    context = open_context(viewport={"width": 360, "height": 760}, color_scheme="dark")
    page = context.new_page()
    page.goto("/admin/login/")
    weigh(page)
    knock(page)
    page.wait_for_url(re.compile(r"/admin/$"))
    for address in ("account/", "password_change/", "account/colleagues/", "account/app/"):
        page.goto(f"/admin/{address}")
        weigh(page)
    page.locator("summary").click()
    key = b32decode(page.locator(".key").text_content().replace(" ", "")).hex()
    page.fill("[name=code]", shown_by(key))
    page.press("[name=code]", "Enter")
    page.wait_for_selector(".codes")
    weigh(page)
    codes = page.locator(".codes code").all_text_contents()

    other = open_context().new_page()  # another browser, which must give a code as well
    knock(other)
    other.wait_for_url("**/admin/login/code/")
    weigh(other)
    other.keyboard.type(codes[0])
    other.keyboard.press("Enter")
    other.wait_for_url(re.compile(r"/admin/$"))

    page.goto("/admin/account/")
    assert page.locator(".sessions li").count() == 2
    page.locator(".sessions form button").click()
    page.wait_for_selector(".messagelist")
    assert page.locator(".sessions li").count() == 1
    other.goto("/admin/")
    assert "/login/" in other.url

    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto("/admin/articles/article/add/")
    context.clear_cookies(name="sessionid")
    page.fill("#id_headline", "عنوان كُتب بعد انتهاء الجلسة")
    dialog = page.locator("dialog.sign-in")
    dialog.locator("input[type=password]").fill(PASSWORD)
    dialog.locator("input[name=username]").fill(LOGIN)
    dialog.locator("button.btn--main").click()
    dialog.locator("input[name=code]").fill(codes[1])
    dialog.locator("button.btn--main").click()
    dialog.wait_for(state="detached")
    assert page.locator("#id_headline").input_value() == "عنوان كُتب بعد انتهاء الجلسة"
