"""What is kept from its surroundings, as tables. Where a browser puts it: tests/browser/test_isolation.py."""

import re

import pytest
from django.utils.html import escape
from hypothesis import given
from hypothesis import strategies as some

from articles.text.bidi import isolate_runs, isolated
from tests.text.isolation import ISOLATED, LEFT_ALONE


@pytest.mark.parametrize(("sentence", "runs"), ISOLATED)
def test_what_would_be_torn_apart_is_isolated(sentence, runs):
    html = isolate_runs(sentence)
    found = re.findall(r'<bdi dir="ltr">([^<]*)</bdi>', html)
    assert found[: len(runs)] == runs
    assert re.sub(r"<[^>]+>", "", html) == sentence


@pytest.mark.parametrize("sentence", [sentence for sentence, _pieces in LEFT_ALONE])
def test_what_reads_well_is_left_alone(sentence):
    assert isolate_runs(escape(sentence)) == escape(sentence)


@pytest.mark.parametrize(
    "html",
    [
        '<a href="tel:+966 11 212 8000" title="-5%">اتصل</a>',
        '<bdi dir="ltr">+966 11 212 8000</bdi>',
        "<code>i -= -5; C++</code>",
        "<pre>C++\n-5%</pre>",
        "&#39;x&#39; &#x27;y&#x27; &amp; &lt;5",
        "كوفيد-19 و3-1 و«2 - 2»",
        "في 01-02-2023 و05.06.2024 07:30",
        "من 10-15 إلى 100+",
        "",
    ],
)
def test_tags_entities_and_what_is_isolated_already_stay(html):
    assert isolate_runs(html) == html


def test_what_follows_an_isolated_element_is_looked_at_again():
    assert isolate_runs("<bdi>C++</bdi> -5%") == '<bdi>C++</bdi> <bdi dir="ltr">-5%</bdi>'
    assert isolate_runs("<td>-5%</td><td><p>+3</p></td>").count("<bdi") == 2


@given(some.text(alphabet="+-0123456789 ()C#@a.%<>/bdi&;م،", max_size=60))
def test_nothing_but_isolation_is_added(text):
    html = escape(text)
    assert re.sub(r"</?bdi[^>]*>", "", isolate_runs(html)) == html


@pytest.mark.parametrize(
    ("text", "reading", "printed"),
    [
        ("خبر عاجل", "rtl", "خبر عاجل"),
        ("Breaking news", "ltr", "Breaking news"),
        ("Breaking news", "rtl", "\u2066Breaking news\u2069"),
        ("هالة المرزوق", "ltr", "\u2067هالة المرزوق\u2069"),
        ("BBC عربي: خبر", "rtl", "\u2067BBC عربي: خبر\u2069"),  # begins the other way: titles go by the first letter
        ("زعيم Kim", "rtl", "زعيم Kim"),
        ("2023", "rtl", "2023"),
        ("", "rtl", ""),
    ],
)
def test_a_title_that_runs_the_other_way_is_isolated(text, reading, printed):
    assert isolated(text, reading) == printed
