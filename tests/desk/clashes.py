"""Two who save one story: who comes too late, and the page that they get."""

from tests.desk.pages import Form, filled


def change(article) -> str:
    return f"/admin/articles/article/{article.pk}/change/"


def settle(article) -> str:
    return f"/admin/articles/article/{article.pk}/settle/"


def texts(response) -> str:
    return response.content.decode()


def clash(article, one, other, mine: dict, theirs: dict, button="_continue"):
    """Both open the story; the other saves first. Return the answer to the one who comes too late."""
    opened = filled(one, change(article))
    saved = other.post(change(article), {**filled(other, change(article)), **theirs, "_continue": ""})
    assert saved.status_code == 302
    return one.post(change(article), {**opened, **mine, button: ""})


def conflict_form(page: str) -> dict[str, list[str]]:
    """Return what the form of the conflict page would send."""
    inside = page[page.index('<form class="settle"') :].replace('<form class="settle"', '<form id="settle"', 1)
    return Form(inside[: inside.index("</form>") + len("</form>")], "settle").fields


def choices(response, **given) -> dict:
    """Return the choices as the conflict page offers them, but for these."""
    fields = {name: values[-1] for name, values in conflict_form(texts(response)).items()}
    return {**fields, **{name.replace("__", "-"): value for name, value in given.items()}}
