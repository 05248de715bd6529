"""The story's page: every part of it, also for a story that is not saved."""

import re
from datetime import timedelta

import pytest
from django.template.loader import render_to_string

from articles.models.article import Article, ArticlePhoto
from articles.models.published import PublishedArticle
from articles.publishing.compose import compose
from articles.publishing.publish import correct, update
from articles.reader.room import EDITIONS
from tests.makers import a_person, a_photo, a_story, a_topic, an_agency, an_article, somebody

pytestmark = pytest.mark.django_db(databases=["default", "reader"])

BODY = """فقرة أولى.

## «عنوان فرعي»

![](photo:{inside})

> جملة تستحق الوقوف
> — قائلها

| مدينة | عدد |
|---|---|
| غنت | 3 |
"""


@pytest.fixture
def page(client, europe):
    """A full story's page as text, and the story."""
    photos = [a_photo(photographer="سليم الورّاق"), a_photo(), a_photo()]
    article = a_story(
        kicker="سكك حديدية",
        standfirst="جملة واحدة تقول ما الخبر",
        dateline="إنسبروك-فيرونا",
        region=europe,
        topics=[a_topic()],
        people=[a_person()],
        photos=photos,
        body=BODY.format(inside=photos[1].pk),
        ago=timedelta(days=800),
        related=[a_story(region=europe, photos=[a_photo()])],
    )
    article.link_rows.create(url="https://example.org/report", title="التقرير الكامل", position=5)
    update(article, by=somebody("layla"))
    correct(article, by=somebody("layla"), text="العدد 38 لا 36")
    story = PublishedArticle.objects.get(pk=article.pk)
    return client.get(story.address()).content.decode(), story


def test_a_story_has_all_its_parts(page):
    text, story = page
    assert re.findall(r"<h1>([^<]*)</h1>", text) == [story.headline]
    assert "سكك حديدية" in text and "(إنسبروك-فيرونا)" in text
    assert f'<meta name="description" content="{story.standfirst}">' in text
    assert '<blockquote class="pull-quote"' in text and "<footer>قائلها</footer>" in text
    assert '<div class="table" tabindex="0" role="group" aria-label="«عنوان فرعي»">' in text
    assert "album__photo" in text and "note--correction" in text and "العدد 38 لا 36" in text
    assert "note--age" in text
    assert 'href="https://example.org/report"' in text
    assert 'class="related__grid' in text and "<read-on" in text
    assert text.count("data-size-step") == 2


def test_a_caption_ends_in_its_credit_and_the_alt_is_another_text(page):
    text, _ = page
    captions = re.findall(r"<figcaption>(.*?)</figcaption>", text, flags=re.S)
    assert len(captions) == 3
    for caption in captions:
        assert re.search(r'<span class="credit">\(.*\)</span>\s*$', caption), caption
    assert "(سليم الورّاق - " in captions[0]
    alts = re.findall(r'<img[^>]* alt="([^"]+)"', text)
    assert alts and not any(alt in caption for alt in alts for caption in captions)


def test_photos_state_their_size(page):
    images = re.findall(r"<img[^>]*>", page[0])
    assert images
    assert all(re.search(r' width="\d+" height="\d+"', image) for image in images)


def test_related_stories_are_chosen_first_and_never_twice(client, newspaper):
    newest, *others = newspaper(12)
    newest.link_rows.create(target=others[9])
    update(newest, by=somebody("layla"))
    related = client.get(PublishedArticle.objects.get(pk=newest.pk).address()).context["related"]
    numbers = [story.pk for story in related]
    assert numbers[0] == others[9].pk
    assert len(numbers) == len(set(numbers)) == 5
    assert newest.pk not in numbers


def test_a_story_without_writers_is_signed_by_the_paper(client, europe):
    story = PublishedArticle.objects.get(pk=a_story(region=europe).pk)
    assert "«الصحيفة»" in client.get(story.address()).content.decode()


def previewed(rf, story):
    request = rf.get("/admin/")
    request.edition = EDITIONS[story.edition]
    context = {"story": story, "related": [], "next": None, "preview": True}
    return render_to_string("reader/article.html", context, request)


def test_a_preview_is_printed_by_the_same_template(rf, europe, django_assert_max_num_queries):
    photo = a_photo([an_agency()])
    photo.credit_rows.all()
    article = an_article(region=europe)
    row = ArticlePhoto(article=article, photo=photo)
    story = compose(article, photos=[row], links=[], topics=[a_topic()], people=[a_person()])
    text = previewed(rf, story)
    assert 'class="preview"' in text and 'content="noindex"' in text
    assert story.headline in text and "شرح الصورة" in text


def test_a_preview_of_almost_nothing_is_printed_too(rf):
    story = compose(Article(), photos=[], links=[], topics=[], people=[])
    text = previewed(rf, story)
    assert "<h1></h1>" in text
