"""What axe has to say of a page: WCAG 2.0, 2.1 and 2.2, levels A and AA, and its best practices."""

from importlib.resources import files

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
COLOURS = ["color-contrast", "link-in-text-block"]  # all that a change of theme can change
SOURCE = (files("axe_playwright_python") / "axe.min.js").read_text()
ASK = "async (how) => (await axe.run(document, { ...how, resultTypes: ['violations'] })).violations"


def violations(page, *, rules: list[str] | None = None, without: list[str] | None = None) -> list[str]:
    """Return what is wrong, "rule: the first element concerned" each, by these `rules` alone or `without` some."""
    if page.evaluate("typeof axe === 'undefined'"):
        page.evaluate(SOURCE)
    only = {"type": "rule", "values": rules} if rules else {"type": "tag", "values": TAGS}
    how = {"runOnly": only, "rules": {name: {"enabled": False} for name in without or ()}}
    return [f"{found['id']}: {found['nodes'][0]['html']}" for found in page.evaluate(ASK, how)]
