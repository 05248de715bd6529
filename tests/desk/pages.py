"""A page of the desk as a browser without scripts has it: its form, filled in and sent."""

from html.parser import HTMLParser


class Form(HTMLParser):
    """The named fields of the form with an id, as they would be sent; buttons are for `send` to press."""

    def __init__(self, page: str, number: str):
        super().__init__()
        self.number, self.inside, self.skip = number, False, 0
        self.fields: dict[str, list[str]] = {}
        self.area = self.select = None
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag == "form":
            self.inside = given.get("id") == self.number
        if tag in ("template", "noscript"):
            self.skip += 1
        if not self.inside or self.skip:
            return
        name = given.get("name")
        if tag == "input" and name and self._is_sent(given):
            ticked = "on" if given.get("type") in ("checkbox", "radio") else ""
            self.fields.setdefault(name, []).append(given.get("value", ticked) or "")
        elif tag == "textarea":
            self.area = name
            self.fields[name] = [""]
        elif tag == "select":
            self.select = name
        elif tag == "option" and self.select and "selected" in given:
            self.fields.setdefault(self.select, []).append(given.get("value") or "")

    def _is_sent(self, given) -> bool:
        kind = given.get("type", "text")
        return kind not in ("file", "submit", "button") and (kind not in ("checkbox", "radio") or "checked" in given)

    def handle_data(self, text):
        if self.area:
            self.fields[self.area][0] += text

    def handle_endtag(self, tag):
        if tag == "textarea" and self.area:
            self.fields[self.area][0] = self.fields[self.area][0].removeprefix("\n")
            self.area = None
        elif tag == "select":
            self.select = None
        elif tag == "form":
            self.inside = False
        elif tag in ("template", "noscript"):
            self.skip -= 1


def filled(client, address: str, form: str = "article_form", **given) -> dict:
    """Return what the page's form would send, with these fields filled in (None empties one)."""
    response = client.get(address)
    assert response.status_code == 200, (address, response.status_code)
    fields = Form(response.content.decode(), form).fields
    for name, value in given.items():
        fields[name] = value if isinstance(value, list) else [value]
    return {name: [value for value in values if value is not None] for name, values in fields.items()}


def press(client, address: str, button: str, form: str = "article_form", **given):
    """Fill in the page's form and press one of its buttons."""
    return client.post(address, {**filled(client, address, form, **given), button: ""})


def with_photo(fields: dict, photo, row: int = 0, **words) -> dict:
    """Add a row for a photo to a story's form, as the strip does."""
    total = max(int(fields["photo_rows-TOTAL_FORMS"][0]), row + 1)
    rows = {f"photo_rows-{row}-{name}": value for name, value in {"photo": photo, "position": row, **words}.items()}
    return {**fields, "photo_rows-TOTAL_FORMS": [str(total)], **rows}
