"""Ways of writing at the desk: what a row must be, who keeps them, and that search goes by them at once."""

import pytest

from articles.models.activity import Activity
from articles.models.spelling import Spelling, spellings
from articles.publishing import finding
from tests.desk.pages import Form, filled
from tests.makers import a_story

LIST = "/admin/articles/spelling/"


def send(client, words: str, address: str = f"{LIST}add/"):
    return client.post(address, {**filled(client, address, "spelling_form", words=words), "_save": ""})


def test_a_row_is_kept_as_it_is_written_and_searched_as_it_is_folded(layla):
    assert send(layla, " بيونغ  يانغ \u200f\n\nبيونج يانج\n").status_code == 302
    row = Spelling.objects.get()
    assert (row.words, row.folded) == ("بيونغ يانغ\nبيونج يانج", ["بيونغ يانغ", "بيونج يانج"])
    assert str(row) == "بيونغ يانغ، بيونج يانج"
    assert "بيونغ يانغ؛ بيونج يانج" in Activity.objects.get(verb="lists").reason
    assert spellings() == {"بيونغ يانغ": ["بيونج يانج"], "بيونج يانج": ["بيونغ يانغ"]}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("غوغل", "two ways or more"),
        ("إيران\nايران", "two ways or more"),
        ("؟\n!", "two ways or more"),
        ("واحد\nاثنان\nثلاثة\nأربعة\nخمسة\nستة", "At most 5 ways"),
        ("واحد اثنان ثلاثة أربعة\nواحد", "each of at most 3 words"),
    ],
)
def test_a_row_that_would_do_nothing_is_refused_in_words(layla, words, said):
    response = send(layla, words)
    assert response.status_code == 200 and said in response.content.decode() and not Spelling.objects.exists()


def test_a_way_of_writing_stands_in_one_row(layla):
    other = Spelling.objects.create(words="أميركا\nأمريكا")
    response = send(layla, "امیرکا\nالولايات المتحدة")
    page = response.content.decode()
    assert response.status_code == 200 and "in another row already" in page and "أميركا، أمريكا" in page
    assert send(layla, "أمريكا\nأميركا\nأمیريكا", f"{LIST}{other.pk}/change/").status_code == 302  # its own row


def test_editors_keep_them_and_reporters_do_not(layla, nour, omar, salma):
    row = Spelling.objects.create(words="غوغل\nجوجل")
    for client, status in ((layla, 200), (nour, 200), (omar, 403), (salma, 403)):
        assert {client.get(LIST).status_code, client.get(f"{LIST}{row.pk}/change/").status_code} == {status}
    assert nour.post(f"{LIST}{row.pk}/delete/", {"post": "yes"}).status_code == 302
    assert not Spelling.objects.exists() and "غوغل" in Activity.objects.get(verb="lists").headline


def test_the_form_says_what_readers_find_by_each(layla, client):
    a_story(headline="محرك غوغل"), a_story(headline="وغوغل مرة أخرى"), a_story(headline="جوجل وحدها")
    row = Spelling.objects.create(words="غوغل\nجوجل\nقوقل")
    page = layla.get(f"{LIST}{row.pk}/change/").content.decode()
    assert "<bdi>غوغل</bdi>: 2 stories" in page and "<bdi>جوجل</bdi>: 1 story" in page
    assert "<bdi>قوقل</bdi>: No story" in page
    assert client.get("/articles/", {"q": "جوجل"}).context["count"] == 3


def test_quotes_around_a_way_of_writing_are_none_of_its_words(db):
    a_story(headline="محرك غوغل"), a_story(headline="أخبار غوغلية")
    assert finding.how_many("غوغل") == finding.how_many("«غوغل»") == (1, False)


def test_a_reader_finds_by_it_from_the_moment_it_is_saved(layla, client):
    story, asked = a_story(headline="قمة في بيونغ يانغ"), {"q": "بيونج يانج"}
    assert client.get("/articles/", asked).context["count"] == 0
    send(layla, "بيونغ يانغ\nبيونج يانج")
    found = client.get("/articles/", asked).context
    assert found["count"] == 1 and [one.pk for one in found["stories"]] == [story.pk]


def test_the_words_of_an_address_stand_in_the_new_row(layla):
    page = layla.get(f"{LIST}add/?words=كلمة").content.decode()
    assert Form(page, "spelling_form").fields["words"] == ["كلمة"]
