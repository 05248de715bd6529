"""Twenty browsers killed while somebody types in them: what is missing when they are opened again."""

import random
import statistics

import pytest

from tests.browser.conftest import chrome, desk, newspaper, open_context, sessions  # noqa: F401 - fixtures
from tests.browser.crashing import crash, open_profile, throw_away

pytestmark = [pytest.mark.soak, pytest.mark.browser, pytest.mark.once]

ADD = "/admin/articles/article/add/"
TIMES = 20


def test_twenty_killed_browsers_lose_no_more_than_five_seconds(chrome, newspaper, desk, tmp_path):  # noqa: F811
    page = desk("layla")
    page.goto("/admin/articles/article/")
    story = page.locator("#changelist a[href*='/change/']").first.get_attribute("href")
    cookies, found = page.context.cookies(), []
    for turn in range(TIMES):
        after = random.uniform(1, 15)  # noqa: S311
        profile = tmp_path / str(turn)
        found.append(crash(chrome, profile, newspaper.url, cookies, (story, ADD)[turn % 2], after=after))
        print(
            f"{turn + 1:2}. killed after {after:4.1f} s:", *(f"{name} {value:.2f}" for name, value in found[-1].items())
        )
        context = open_profile(chrome, profile, newspaper.url, cookies)
        context.pages[0].goto(story)
        throw_away(context.pages[0])
        context.close()
    for where in ("desk", "device"):
        lost = [one[where] for one in found]
        print(f"missing, {where}: median {statistics.median(lost):.2f} s, most {max(lost):.2f} s")
    assert max(one["desk"] for one in found) <= 5 and max(one["device"] for one in found) <= 1
