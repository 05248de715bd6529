"""`manage.py import_addresses`: thousands of old addresses at once, all of them or none, every wrong line named."""

import io

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from articles.models.activity import Activity
from articles.models.old_address import OldAddress
from tests.makers import a_person, a_region, a_topic, an_article, somebody

pytestmark = pytest.mark.django_db


@pytest.fixture
def take(tmp_path):
    """`take(text)`: what the command says of such a file, and the errors that it names."""

    def take(text, encoding="utf-8", **options):
        file = tmp_path / "old.csv"
        file.write_bytes(text if isinstance(text, bytes) else text.encode(encoding))
        out, err = io.StringIO(), io.StringIO()
        somebody("layla")
        try:
            call_command("import_addresses", str(file), by="layla", stdout=out, stderr=err, **options)
        except CommandError as refused:
            return f"{err.getvalue()}{refused}"
        return out.getvalue()

    return take


def test_everything_that_an_address_can_lead_to_is_taken_in(take):
    story, topic, person = an_article(), a_topic(), a_person()
    region = a_region("asia", parent=a_region("world"))
    lines = [
        "old,new", f"/?p=1,{story.pk}",
        f"/2,/articles/{story.pk}/x/", "/3,/topics/water/", "/4,/en/regions/world/asia/",
        f"/5,/people/{person.pk}/x/", '"/أخبار/6","https://example.org/a,b"', "/7,410", "", f"/8,/a/{story.pk}",
    ]  # fmt: skip
    assert "8 addresses are new" in take("\n".join(lines))
    found = {row.path: row for row in OldAddress.objects.all()}
    assert [found[path].story for path in ("/?p=1", "/2", "/8")] == [story.pk] * 3
    assert (found["/3"].topic, found["/4"].region, found["/4"].edition) == (topic, region, "en")
    assert (found["/5"].person, found["/أخبار/6"].url) == (person, "https://example.org/a,b")
    assert found["/7"].gone
    assert Activity.objects.filter(verb="lists", headline__startswith="import_addresses").count() == 1


def test_a_second_run_changes_what_leads_elsewhere_and_nothing_else(take):
    a_topic()
    take("old;new\n/1;410\n/2;410\n")
    assert "1 addresses are new, 1 lead elsewhere" in take("old;new\n/1;410\n/2/;/topics/water/\n/3;410\n")
    assert "0 addresses are new, 0 lead elsewhere" in take("old;new\n/1;410\n/2;/topics/water/\n/3;410\n")
    assert OldAddress.objects.get(path="/2").topic.slug == "water"


def test_every_wrong_line_is_named_and_nothing_is_kept(take):
    said = take("old,new\n/1,410\n/2,999999\n,410\n/4,nowhere\n/1/,410\n/6,/topics/none/\n/7,javascript:x\n/8,\n")
    for line, part in {
        3: "999999",
        4: "no path",
        5: "nowhere",
        6: "line 2",
        7: "none",
        8: "javascript",
        9: "“”",
    }.items():
        assert any(told.startswith(f"line {line}:") and part in told for told in said.splitlines()), (line, said)
    assert "7 lines are wrong; nothing was kept" in said and not OldAddress.objects.exists()


def test_a_file_that_is_no_such_table_is_refused(take):
    assert "must name the columns" in take("from,to\n/1,410\n")
    assert "not in UTF-8" in take("old,new\n/أخبار,410\n", encoding="cp1256")
    assert "must name the columns" in take("")


def test_a_rehearsal_keeps_nothing(take):
    assert "1 addresses are in order" in take("old\tnew\n/1\t410\n", dry_run=True)
    assert not OldAddress.objects.exists()
