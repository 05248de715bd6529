"""Every sentence that the newsroom says has its Arabic: nothing in English slips onto an Arabic page."""

import ast
import re
from pathlib import Path

import polib
import pytest
from django.utils.translation.template import templatize

HERE = Path(__file__).parent.parent
CATALOGUE = HERE / "locale/ar/LC_MESSAGES/django.po"
SAYS = {"_", "gettext", "gettext_lazy", "gettext_noop", "ngettext", "ngettext_lazy"}
SAYS |= {"pgettext", "pgettext_lazy", "npgettext"}
CALLS = re.compile(r"\b(?:_|n?p?gettext)\((?:[^()'\"]|'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\")*\)")
PLURAL, CONTEXT = {"ngettext", "ngettext_lazy", "npgettext"}, {"pgettext", "pgettext_lazy", "npgettext"}


def said_in(tree):
    """Yield (context, msgid, msgid_plural) of every call that says something."""
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        name = getattr(call.func, "id", getattr(call.func, "attr", ""))
        texts = [arg.value for arg in call.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
        if name in SAYS and texts:
            context = texts.pop(0) if name in CONTEXT else None
            yield context, texts[0], texts[1] if name in PLURAL else None


def sentences():
    """Yield (file, context, msgid, msgid_plural) of everything said in Python and in templates."""
    for folder in ("articles", "newsroom"):
        for path in (HERE / folder).rglob("*.py"):
            for said in said_in(ast.parse(path.read_text())):
                yield path.relative_to(HERE), *said
    for path in (HERE / "templates").rglob("*.html"):
        for call in CALLS.findall(templatize(path.read_text())):
            for said in said_in(ast.parse(call)):
                yield path.relative_to(HERE), *said


def is_said(entry, plural):
    """Whether the entry says it, in all six plural forms where a number is said."""
    forms = entry.msgstr_plural.values()
    return len(forms) == 6 and all(forms) if plural else bool(entry.msgstr)


def test_every_sentence_has_its_arabic():
    arabic = {(entry.msgctxt, entry.msgid): entry for entry in polib.pofile(str(CATALOGUE)) if not entry.obsolete}
    said = list(sentences())
    assert len(said) > 300
    missing = set()
    for path, context, msgid, plural in said:
        entry = arabic.get((context, msgid))
        if entry is None or entry.fuzzy or not is_said(entry, plural):
            missing.add(f"{path}: {msgid}")
    assert not missing, sorted(missing)


@pytest.mark.parametrize("name", ["django.po", "djangojs.po"])
def test_arabic_is_written_as_arabic_is(name):
    for entry in polib.pofile(str(CATALOGUE.with_name(name))):
        for text in [entry.msgstr, *entry.msgstr_plural.values()]:
            plain = re.sub(r"%\(\w+\)s|%s|<[^>]+>|https?://\S+", "", text)
            assert not re.search(r"[\u0600-\u06FF]\s?[,;?]", plain), text
            assert not re.search(r"[\u200e\u200f\u202a-\u202e\u2066-\u2069]", plain), text
            assert plain.count("«") == plain.count("»"), text
            wanted = set(re.findall(r"%\(\w+\)s", entry.msgid_plural or entry.msgid))
            assert set(re.findall(r"%\(\w+\)s", text)) <= wanted, text


def test_the_catalogue_counts_as_arabic_counts():
    assert "nplurals=6" in polib.pofile(str(CATALOGUE)).metadata["Plural-Forms"]
