"""The verbs of pages that are no stories: what is saved, what is refused, and what the log keeps of it."""

import re

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override

from articles.models.activity import Activity
from articles.models.page import Page
from articles.publishing import pages
from articles.text.body import LONGEST, TooLong
from tests.makers import a_page, somebody

pytestmark = pytest.mark.django_db


def logged():
    return list(Activity.objects.order_by("pk").values_list("verb", "headline"))


def test_a_page_is_cleaned_and_made_into_pieces():
    page = a_page(title=" من\u200f نحن ", standfirst="سطر\u202b\nواحد", body="فقرة.\r\n\r\n## عنوان <script>\u200b")
    page = Page.objects.get(pk=page.pk)
    assert (page.title, page.standfirst) == ("من نحن", "سطر واحد")
    html = "".join(piece["html"] for piece in page.pieces)
    assert ">فقرة.</p>" in html and "<h2" in html
    assert "<script" not in html and "\u200b" not in page.body + html


def test_an_english_page_marks_what_runs_the_other_way():
    page = a_page(edition="en", body="A paragraph.\n\nفقرة بالعربية.")
    html = "".join(piece["html"] for piece in page.pieces)
    assert re.search(r'<p[^>]* dir="rtl"[^>]*>فقرة', html) and not re.search(r"<p[^>]* dir=[^>]*>A paragraph", html)


def test_the_log_says_what_it_was_for_readers():
    page = a_page(title="ميثاق", shown=False)
    page.shown = True
    pages.put(page, by=somebody("layla"))
    page.title = "ميثاق التحرير"
    pages.put(page, by=somebody("layla"))
    page.shown = False
    pages.put(page, by=somebody("layla"))
    pages.remove(page, by=somebody("layla"))
    assert logged() == [("page", "ميثاق"), ("page", "ميثاق"), *[("page", "ميثاق التحرير")] * 3]
    with override("en"):
        pages.put(Page(edition="ar", slug="about", title="ميثاق", shown=True), by=somebody("layla"))
    said = list(Activity.objects.order_by("pk").values_list("reason", flat=True))
    assert len(set(said[:5])) == 5 and said[5] == "Readers see it now: /pages/about/"
    Page.objects.all().delete()
    assert all("/pages/about/" in line.reason and line.by.username == "layla" for line in Activity.objects.all())
    assert not Page.objects.exists()


def test_too_long_a_page_changes_nothing():
    page = a_page(title="من نحن")
    page.title, page.body = "غيره", "س" * (LONGEST + 1)
    with pytest.raises(TooLong):
        pages.put(page, by=somebody("layla"))
    assert Page.objects.get().title == "من نحن"
    assert logged() == [("page", "من نحن")]


def test_an_edition_has_one_page_at_an_address():
    a_page("about")
    a_page("about", edition="en")
    with pytest.raises(ValidationError):
        a_page("about")
    assert Page.objects.count() == 2 == len(logged())
