"""Two versions of a story, side by side."""

import re

import pytest
from django.utils import timezone

from tests.desk.versions import at, kept, page_of, saved
from tests.makers import a_person, a_photo, a_region, a_topic, an_article


def test_words_are_marked_whole(layla):
    article = an_article(headline="الجسر القديم يعود بعد ثلاثة أشهر")
    first = kept(article)
    saved(article, headline="الجسر القديم يعود بعد أربعة أشهر")
    page = page_of(layla, at(article, f"compare/?from={first.pk}&to=desk"))
    assert "<del>ثلاثة</del>" in page and "<ins>أربعة</ins>" in page
    assert 'class="words words--both" lang="ar" dir="rtl"' in page


def test_the_older_stands_first_whatever_is_asked(layla):
    article = an_article(headline="أول")
    first = kept(article)
    second = saved(article, headline="ثان")
    for ask in (f"from={first.pk}&to={second.pk}", f"from={second.pk}&to={first.pk}"):
        page = page_of(layla, at(article, f"compare/?{ask}"))
        assert "<del>أول</del>" in page and page.index("<h2>Version 1") < page.index("<h2>Version 2")


def test_vowel_signs_alone_are_named_as_such(layla):
    article = an_article(headline="قال المرمم")
    first = kept(article)
    saved(article, headline="قال المرمّم")
    page = page_of(layla, at(article, f"compare/?from={first.pk}&to=desk"))
    assert "Vowel signs only" in page and '<mark class="marks">المرمّم</mark>' in page
    assert '<span class="marks"><del>المرمم</del> <ins>المرمّم</ins></span>' in page


def test_a_text_runs_as_its_edition_does(layla):
    article = an_article(edition="en", headline="Three months")
    first = kept(article)
    saved(article, headline="Four months")
    page = page_of(layla, at(article, f"compare/?from={first.pk}&to=desk"))
    assert '<div class="words words--older" lang="en" dir="ltr"><del>Three</del> months</div>' in page


def test_what_was_typed_is_never_markup(layla):
    article = an_article(headline="<script>alert(1)</script> قبل")
    first = kept(article)
    saved(article, headline="<script>alert(2)</script> بعد", slugline="<b>x</b>")
    page = page_of(layla, at(article, f"compare/?from={first.pk}&to=desk"))
    assert "<script>alert" not in page and "<b>x</b>" not in page


def test_a_hidden_mark_of_direction_is_seen(layla):
    article = an_article(headline="قال له")
    first = kept(article)
    saved(article, headline="قال\u202e له")
    assert "RLO" in page_of(layla, at(article, f"compare/?from={first.pk}&to=desk"))


def test_paragraphs_far_from_a_change_are_folded(layla):
    lines = [f"فقرة رقم {place} لا شيء فيها." for place in range(9)]
    article = an_article(body="\n\n".join(lines))
    first = kept(article)
    lines[4] = "فقرة جديدة."
    saved(article, body="\n\n".join(lines))
    page = page_of(layla, at(article, f"compare/?from={first.pk}&to=desk"))
    assert page.count("3 paragraphs are the same") == 2
    assert (
        page.count("فقرة رقم 0") == 1 and page.count("فقرة رقم 3") == 3
    )  # folded once; beside the change in each view


def test_photos_links_and_names_are_compared(layla):
    photos = [a_photo(caption=f"صورة {place} من المكتبة") for place in range(3)]
    stories = [an_article(), an_article()]
    article = an_article(photos=photos[:2], topics=[a_topic("water")], people=[a_person("هالة")], related=stories[:1])
    first = kept(article)
    article.photo_rows.filter(photo=photos[0]).delete()
    article.photo_rows.filter(photo=photos[1]).update(caption="شرح خاص بهذه المادة")
    article.photo_rows.create(photo=photos[2], position=5)
    article.topics.set([a_topic("war")])
    article.link_rows.all().delete()
    article.link_rows.create(url="https://example.org/", title="في الخارج")
    saved(article, region=a_region("asia"), dateline="موسكو-كييف", genre="analysis")
    page = page_of(layla, at(article, f"compare/?from={first.pk}&to=desk"))
    for words in (
        '<del dir="auto">صورة 0 من المكتبة</del>', '<ins dir="auto">صورة 2 من المكتبة</ins>', "شرح خاص بهذه المادة",
        "its words have changed", "<del>موضوع water</del>", "<ins>موضوع war</ins>", "https://example.org/",
        "<del>منطقة europe</del>", "<ins>موسكو-كييف</ins>", "<ins>Analysis</ins>",
    ):  # fmt: skip
        assert words.lower() in page.lower(), words
    assert page.count('class="thumb"') == 3 and "writers" in page.split('class="same-fields"')[1]


def test_a_photo_that_has_moved_says_from_where(layla):
    photos = [a_photo() for _place in range(3)]
    article = an_article(photos=photos)
    first = kept(article)
    article.photo_rows.filter(photo=photos[2]).update(position=0)
    article.photo_rows.filter(photo=photos[0]).update(position=1)
    article.photo_rows.filter(photo=photos[1]).update(position=2)
    saved(article)
    page = page_of(layla, at(article, f"compare/?from={first.pk}&to=desk"))
    assert page.count("moved: place 3, now 1") == 1 and page.count("moved:") == 1


def test_the_same_is_said_to_be_the_same(layla):
    article = an_article()
    first = kept(article)
    assert "word for word" in page_of(layla, at(article, f"compare/?from={first.pk}&to=desk"))
    response = layla.get(at(article, f"compare/?from={first.pk}&to={first.pk}"), follow=True)
    assert "nothing to compare" in response.content.decode()


@pytest.mark.parametrize("ask", ["from=999999", "to=999999", "from=x", "to=-1", "from=1%00"])
def test_what_never_was_is_not_found(layla, ask):
    article = an_article()
    kept(article)
    assert layla.get(at(article, f"compare/?{ask}")).status_code == 404


def test_a_version_of_another_story_is_not_found(layla):
    article, other = an_article(), an_article()
    foreign = kept(other)
    kept(article)
    for end in (f"compare/?from={foreign.pk}", f"revisions/{foreign.pk}/", f"restore/{foreign.pk}/"):
        assert layla.get(at(article, end)).status_code == 404


def test_a_paragraph_that_is_new_stands_alone(layla):
    article = an_article(body="أولى.\n\nثانية.\n\nثالثة.")
    first = kept(article)
    saved(article, body="أولى.\n\nجديدة.\n\nثانية.\n\nثالثة.\n\nأخيرة.")
    page = page_of(layla, at(article, f"compare/?from={first.pk}&to=desk"))
    assert '<div class="words words--newer" lang="ar" dir="rtl"><ins>جديدة.</ins></div>' in page
    assert '<div class="words words--newer" lang="ar" dir="rtl"><ins>أخيرة.</ins></div>' in page


def test_nobody_counts_the_words_of_a_region_or_a_moment(layla):
    article = an_article(region=None)
    first = kept(article)
    saved(article, headline="عنوان آخر للمادة", region=a_region(), publish_until=timezone.now())
    page = page_of(layla, at(article, f"compare/?from={first.pk}&to=desk"))
    amounts = re.findall(r'<h2 id="field-(?:region|publish_until)">(.*?)</h2>', page)
    assert len(amounts) == 2 and not [said for said in amounts if "word" in said], amounts
    assert "words new" in page
