"""Every sentence is said in the language of its page: nothing in English slips onto an Arabic, Persian or Urdu one."""

import ast
import re
from pathlib import Path

import polib
import pytest
from django.utils import translation
from django.utils.translation.template import templatize

from articles.editions import DEFAULT_EDITION, EDITIONS

HERE = Path(__file__).parent.parent
SPOKEN = [code for code in EDITIONS if code != "en"]  # English is what the sentences are written in
FORMS = {"ar": 6, "fa": 2, "ur": 2}  # the plural forms of every language we speak
READERS = ("articles/reader", "articles/templatetags", "articles/text")
FOREIGN = {  # letters, digits and marks that look right and belong to a neighbour
    "ar": "[\u06a9\u06cc\u06c1\u06d2\u06d4\u06f0-\u06f9]",
    "fa": "[\u0643\u064a\u0629\u06c1\u06d2\u06d4\u0640\u0660-\u06690-9]",
    "ur": "[\u0643\u064a\u0629\u0647\u0640\u0660-\u0669\u06f0-\u06f9]|[\u0600-\u06ff][.]",
}
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


def catalogue(code: str) -> polib.POFile:
    return polib.pofile(str(HERE / f"locale/{code}/LC_MESSAGES/django.po"))


def is_readers(path: Path) -> bool:
    """Whether readers can come upon what this file says; a desk's preview is a reader's page too."""
    at_the_desk = ("admin", "registration")
    return str(path).startswith(READERS) or (path.parts[0] == "templates" and path.parts[1] not in at_the_desk)


def is_said(entry, plural, forms):
    """Whether the entry says it, in all its plural forms where a number is said."""
    said = [form for form in entry.msgstr_plural.values() if form]
    return len(said) == forms if plural else bool(entry.msgstr)


@pytest.mark.parametrize("code", SPOKEN)
def test_every_sentence_is_said_in_the_language_of_its_page(code):
    """The desk's languages say everything; an edition whose desk speaks another says what readers can see."""
    there = {(entry.msgctxt, entry.msgid): entry for entry in catalogue(code) if not entry.obsolete}
    said = [line for line in sentences() if EDITIONS[code].desk or is_readers(line[0])]
    assert len(said) > (300 if EDITIONS[code].desk else 80)
    missing = set()
    for path, context, msgid, plural in said:
        entry = there.get((context, msgid))
        if entry is None or entry.fuzzy or not is_said(entry, plural, FORMS[code]):
            missing.add(f"{path}: {msgid}")
    assert not missing, sorted(missing)


@pytest.mark.parametrize(
    "path", sorted((HERE / "locale").rglob("*.po")), ids=lambda path: f"{path.parts[-3]}-{path.name}"
)
def test_every_language_is_written_as_it_is(path):
    code = path.parts[-3]
    for entry in polib.pofile(str(path)):
        for text in [entry.msgstr, *entry.msgstr_plural.values()]:
            plain = re.sub(r"%\(\w+\)s|%[sd]|\{\w+\}|<[^>]+>|https?://\S+", "", text)
            assert not re.search(r"[\u0600-\u06FF]\s?[,;?]", plain), text
            assert not re.search(r"[\u200e\u200f\u202a-\u202e\u2066-\u2069]", plain), text
            assert not re.search(FOREIGN.get(code, r"(?!)"), plain), text
            assert plain.count("«") == plain.count("»") and plain.count("“") == plain.count("”"), text
            wanted = set(re.findall(r"%\(\w+\)s", entry.msgid_plural or entry.msgid))
            assert set(re.findall(r"%\(\w+\)s", text)) <= wanted, text


@pytest.mark.parametrize("code", SPOKEN)
def test_a_catalogue_counts_as_its_language_counts(code):
    assert f"nplurals={FORMS[code]};" in catalogue(code).metadata["Plural-Forms"]


@pytest.mark.parametrize("code", set(SPOKEN) - {DEFAULT_EDITION})
@pytest.mark.parametrize("msgid", ["Enter a valid date.", "Null characters are not allowed."])
def test_what_django_itself_says_is_not_said_in_the_default_language(code, msgid):
    with translation.override(DEFAULT_EDITION):
        default = translation.gettext(msgid)
    with translation.override(code):
        assert translation.gettext(msgid) not in (default, msgid)
