"""The house rules that a machine can check: stairs go down, tables keep apart, templates and styles stay plain."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.apps import apps

HERE = Path(__file__).resolve().parent.parent
DESK_MODELS = {"Article", "ArticlePhoto", "RelatedLink", "Activity", "DeskEntry", "Draft", "Revision"}
SOURCES = [path for room in ("articles", "newsroom", "tests", "bench") for path in sorted((HERE / room).rglob("*.py"))]
CODE = [path for path in [*SOURCES, HERE / "manage.py", HERE / "gunicorn.conf.py"] if "migrations" not in path.parts]
TEMPLATES = [path for path in sorted(HERE.glob("templates/**/*")) if path.suffix in {".html", ".xml", ".txt", ".svg"}]
STYLES = sorted(HERE.glob("static/**/*.css"))
SCRIPTS = sorted(HERE.glob("static/**/*.js"))


def name(path: Path) -> str:
    """A file as a reader of the report knows it."""
    return str(path.relative_to(HERE))


def offences(paths, pattern: str, *, leave_out: str = r"(?!)") -> list[str]:
    """Where the pattern occurs, as file:line: text; what `leave_out` matches is blanked first."""
    found = []
    for path in paths:
        text = re.sub(leave_out, lambda match: re.sub(r"[^\n]", " ", match[0]), path.read_text(), flags=re.S)
        for match in re.finditer(pattern, text, flags=re.I | re.S):
            line = text.count("\n", 0, match.start()) + 1
            found.append(f"{name(path)}:{line}: {match[0].strip()}")
    return found


# --- Rooms ---------------------------------------------------------------------------------------
LINT = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"


def test_stairs_go_down():
    """In a process of its own: the linter switches off every logger that is there, and other tests listen to them."""
    said = subprocess.run([sys.executable, "-c", LINT], cwd=HERE, capture_output=True, text=True, timeout=120)
    assert said.returncode == 0, said.stdout + said.stderr


def test_no_road_leads_from_the_published_tables_to_the_desk():
    """Any chain of relations that code could follow, forwards or by a reverse name, ends before the desk's tables."""
    models = {model.__name__: model for model in apps.get_app_config("articles").get_models()}
    published = {model for label, model in models.items() if label.startswith("Published")}
    assert published, "there are no published tables to judge"
    roads = {model: model.__name__ for model in published}
    waiting = list(published)
    while waiting:
        model = waiting.pop()
        for field in model._meta.get_fields():
            to = field.related_model
            if to in models.values() and to not in roads:
                roads[to] = f"{roads[model]}.{field.name} → {to.__name__}"
                waiting.append(to)
    assert not [road for model, road in roads.items() if model.__name__ in DESK_MODELS]


def test_readers_rooms_take_no_road_around_the_router():
    reader = [path for path in CODE if (HERE / "articles/reader") in path.parents]
    assert not offences(reader, r"\.cursor\(|get_model\(|\.using\(|\.raw\(|connections\b")


def test_status_changes_by_verb_only():
    """Nothing outside publishing/ sets a status in bulk, behind the verbs' back."""
    rest = [path for path in CODE if not {"tests", "publishing"} & set(path.parts)]
    assert not offences(rest, r"\.update\([^)]*\bstatus\s*=")


def test_every_setting_is_named_in_the_example():
    asked = set(re.findall(r"\benv\.\w+\(\s*\"(\w+)\"", (HERE / "newsroom/settings.py").read_text()))
    asked |= set(re.findall(r"\bsaid\.\w+\(\s*\"(\w+)\"", (HERE / "gunicorn.conf.py").read_text()))
    named = set(re.findall(r"^#?([A-Z0-9_]+)=", (HERE / ".env.example").read_text(), flags=re.M))
    assert asked, "settings.py reads nothing?"
    assert asked <= named, f"missing in .env.example: {sorted(asked - named)}"


# --- Files ---------------------------------------------------------------------------------------
def test_every_module_opens_with_a_sentence():
    spoken = {path: path.read_text() for path in CODE if path.read_text().strip()}
    assert not [name(path) for path, text in spoken.items() if not ast.get_docstring(ast.parse(text))]


def test_no_file_is_longer_than_three_hundred_lines():
    drawn = HERE / "articles/demo"  # data, and the code that paints the demo's pictures
    files = [path for path in [*CODE, *TEMPLATES, *STYLES, *SCRIPTS] if drawn not in path.parents]
    lengths = {name(path): len(path.read_text().splitlines()) for path in files}
    assert not {path: length for path, length in lengths.items() if length > 300}


def test_no_file_has_a_name_that_says_nothing():
    empty = {"utils", "helpers", "helper", "manager", "managers", "service", "services", "data", "info", "misc"}
    assert not [name(path) for path in CODE if empty & {path.stem, *path.relative_to(HERE).parts}]


# --- Templates -----------------------------------------------------------------------------------
COMMENTS = r"\{#.*?#\}|\{%\s*comment\b.*?endcomment\s*%\}|<!--.*?-->"


@pytest.mark.parametrize(
    "pattern",
    [
        pytest.param(r"\|\s*safe(seq)?\b|\{%\s*autoescape\s+off", id="unescaped text"),
        pytest.param(r"<[a-z][^<>]*\sstyle\s*=|<style\b", id="inline style"),
        pytest.param(r"<script\b(?![^>]*\bsrc\s*=)(?![^>]*\btype=\"application/(ld\+)?json\")", id="inline script"),
        pytest.param(r"<[a-z][^<>]*\son[a-z]+\s*=|javascript:", id="inline handler"),
    ],
)
def test_templates_have_no(pattern):
    assert not offences(TEMPLATES, pattern, leave_out=COMMENTS)


def test_every_component_opens_with_its_contract():
    components = [path for path in TEMPLATES if "components" in path.parts]
    assert not [name(path) for path in components if not path.read_text().startswith("{#")]


# --- Styles --------------------------------------------------------------------------------------
# Sides by name, and four sides in a row of which the second is not the fourth.
PHYSICAL = r"""(?x)
    (?<![\w-]) (?: [a-z-]+- )? (?:left|right) (?: -[a-z]+ )? \s* : [^;{}]* ;  # margin-left: … and left: …
  | (?<![\w-]) (?: text-align | float | clear | caption-side ) \s* : \s* (?:left|right) \b
  | (?<![\w-]) (?: margin | padding | inset | scroll-margin ) \s* : \s*
      [^;{}\s]+ \s+ (?P<second>[^;{}\s]+) \s+ [^;{}\s]+ \s+ (?!(?P=second)\s*[;}]) [^;{}\s]+ \s* [;}]
"""


def test_styles_have_no_left_and_no_right():
    assert not offences(STYLES, PHYSICAL, leave_out=r"/\*.*?\*/")


@pytest.mark.parametrize(
    "line", ["margin-left: 1px;", "left: 0;", "border-top-right-radius: 1px;", "float: right", "inset: 0 1px 0 2px;"]
)
def test_the_rule_about_left_and_right_catches(line):
    assert re.search(PHYSICAL, f"a {{ {line} }}")


@pytest.mark.parametrize(
    "line",
    [
        "margin-inline-start: 1px;",
        "a:hover .left { }",
        "text-align: start;",
        "margin: 0 auto;",
        "padding: 1px 2px 3px 2px;",
    ],
)
def test_the_rule_about_left_and_right_lets_pass(line):
    assert not re.search(PHYSICAL, f"a {{ {line} }}")
