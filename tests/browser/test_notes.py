"""A note is sent from the middle of a sentence, and the sentence stays."""

import pytest

pytestmark = pytest.mark.once


def test_a_note_is_written_and_settled_without_leaving_what_is_being_written(desk):
    page = desk("omar")
    page.goto("/admin/articles/article/?state=changes")
    page.goto(page.locator("#result_list a[href*='/change/']").first.get_attribute("href"))
    page.fill("#id_standfirst", "ما لم يُحفظ بعد")
    page.fill(".story-notes textarea", "سألت المهندس: الصحيح 18 في المائة")
    page.press(".story-notes textarea", "Control+Enter")
    note = page.locator(".story-note", has_text="سألت المهندس")
    note.wait_for()
    assert page.input_value(".story-notes textarea") == ""
    page.fill(".story-notes textarea", "ملاحظة أخرى لم تُرسل")
    note.locator("button[data-note=settle]").click()
    page.locator(".story-notes-settled .story-note", has_text="سألت المهندس").wait_for(state="attached")
    assert page.input_value(".story-notes textarea") == "ملاحظة أخرى لم تُرسل"
    assert page.input_value("#id_standfirst") == "ما لم يُحفظ بعد" and not page.context.complaints
