"""Fields that the desk's forms share."""

from django import forms

from articles.editions import DEFAULT_EDITION, EDITIONS
from articles.text.bidi import plain

OTHER_EDITIONS = [edition for code, edition in EDITIONS.items() if code != DEFAULT_EDITION]


class Plain(forms.CharField):
    """Text of several lines, without the invisible marks that it may have been pasted with."""

    def to_python(self, value):
        return super().to_python(plain(value) if isinstance(value, str) else value)


class OneLine(Plain):
    """Text of one line, whatever it was pasted with."""

    def to_python(self, value):
        return " ".join(super().to_python(value).split())


# A box whose text says which way it runs; while it is empty it runs as the page does, which takes a placeholder (CSS).
AUTO = {"dir": "auto", "placeholder": " "}


class GrowingLine(forms.Textarea):
    """A line that grows downwards as it is written instead of hiding its beginning."""

    def __init__(self, attrs=None):
        super().__init__({"rows": 1, **AUTO, **(attrs or {})})


class EditionWidget(forms.MultiWidget):
    """One line an edition, each in its own language and direction."""

    def __init__(self, attrs=None):
        lines = {
            edition.code: forms.TextInput(
                {
                    "lang": edition.code,
                    "dir": edition.direction,
                    "aria-label": edition.name,
                    "placeholder": edition.name,
                }
            )
            for edition in OTHER_EDITIONS
        }
        super().__init__(lines, attrs)

    def decompress(self, value):
        value = value or {}
        return [value.get(edition.code, "") for edition in OTHER_EDITIONS]


class EditionWords(forms.MultiValueField):
    """What the other editions call something: {edition: words}, without the editions that say nothing of their own."""

    widget = EditionWidget

    def __init__(self, *, max_length: int, **kwargs):
        kwargs |= {"required": False, "require_all_fields": False}
        super().__init__([OneLine(required=False, max_length=max_length) for _ in OTHER_EDITIONS], **kwargs)

    def compress(self, values):
        return {edition.code: words for edition, words in zip(OTHER_EDITIONS, values, strict=False) if words}
