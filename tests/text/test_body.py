"""The only room that makes HTML out of what people type."""

import re
from html.parser import HTMLParser

import pytest

from articles.text import body

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '<a href="javascript:alert(1)">x</a>',
    "[x](javascript:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](vbscript:x)",
    "<svg onload=alert(1)>",
    '<p style="position:fixed" onclick="x()">نص</p>',
    "<iframe src=https://example.org></iframe>",
    "<math><mi xlink:href='javascript:x'>",
    "![x](https://example.org/x.png)",
    '<blockquote class="masthead">نص</blockquote>',
    '<td class="masthead" scope="x">نص</td>',
    "<form action=/admin/><input></form>",
    "<a href='//x' id='main' name='x'>y</a>",
]


BAD = [
    "<script",
    "onerror",
    "onload",
    "onclick",
    "javascript:",
    "data:",
    "vbscript",
    "<svg",
    "<iframe",
    "<math",
    "<img",
]
BAD += ["style=", "masthead", "<form", "<input", " id=", " name="]


OURS = re.compile(r' id="p-\d+"')


def html(source, **words):
    """The HTML of all pieces without the numbers of paragraphs, which have a test of their own."""
    return OURS.sub("", "".join(piece.get("html", "") for piece in body.render(source, **words)))


@pytest.mark.parametrize("source", HOSTILE)
def test_nothing_that_runs_or_calls_elsewhere_survives(source):
    made = html(source).lower()
    for bad in BAD:
        assert bad not in made


class Attributes(HTMLParser):
    """Every attribute that a browser would see."""

    def __init__(self, text):
        super().__init__()
        self.found = set()
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.found |= {name for name, _value in attrs}


@pytest.mark.parametrize(
    "source",
    [
        '<a href="https://example.org/<p onmouseover=alert(1) x=">نص</a>',
        "<a href='https://example.org/\"<table onmouseover=alert(1) x'>نص</a>",
        '<p>نص <h2 id="p-1" onclick="x()">نص</p>',
        '## "><img src=x onerror=alert(1)>\n\n| أ | ب |\n|---|---|\n| ج | د |\n: " onfocus=alert(1) x=',
        "<table onfocus=x><caption>\"' onfocus=alert(1)</caption><td><table><h2>د</h2>",
    ],
)
def test_no_attribute_slips_in_where_the_typesetter_adds_its_own(source):
    made = "".join(piece["html"] for piece in body.render(source))
    assert Attributes(made).found <= {"href", "rel", "id", "class", "tabindex", "role", "aria-label", "scope", "dir"}


def test_photos_stand_between_paragraphs_as_pieces():
    pieces = body.render("أولى.\n\n![](photo:12)\n\nثانية.\n![وصف](photo:7)\nثالثة.")
    assert [piece.get("photo") for piece in pieces] == [None, 12, None, 7, None]
    assert [piece["html"] for piece in pieces if "html" in piece] == [
        '<p id="p-1">أولى.</p>',
        '<p id="p-2">ثانية.</p>',
        '<p id="p-3">ثالثة.</p>',
    ]


@pytest.mark.parametrize(
    ("source", "made"),
    [
        ("# كبير", "<h2>كبير</h2>"),
        ("## «فرعي»", "<h2>«فرعي»</h2>"),
        ("##### صغير", "<h3>صغير</h3>"),
        ("- واحد\n- اثنان", "<ul>\n<li>واحد</li>\n<li>اثنان</li>\n</ul>"),
        ("قال **بحزم** ومضى", "<p>قال <strong>بحزم</strong> ومضى</p>"),
        ("[نص](https://example.org/ا)", '<p><a href="https://example.org/ا" rel="noopener">نص</a></p>'),
        ("> قول", "<blockquote>\n<p>قول</p>\n</blockquote>"),
        ("", ""),
    ],
)
def test_markdown_becomes_what_the_page_prints(source, made):
    assert html(source) == made


def test_a_quotation_that_names_its_speaker_is_a_pull_quote():
    made = html("> لم نُعِد قطاراً من الماضي\n> — مديرة **التشغيل**")
    assert '<blockquote class="pull-quote">' in made
    assert "<p>لم نُعِد قطاراً من الماضي</p>" in made
    assert "<footer>مديرة <strong>التشغيل</strong></footer>" in made
    assert "pull-quote" not in html("> قول بلا صاحب\n> وسطر ثانٍ")


def test_a_paragraph_that_runs_the_other_way_says_so():
    assert (
        html("An English paragraph.\n\nوفقرة عربية.") == '<p dir="ltr">An English paragraph.</p>\n<p>وفقرة عربية.</p>'
    )
    assert html("BBC عربي: خبر طويل") == "<p>BBC عربي: خبر طويل</p>"
    assert html("English.\n\nعربية.", reading="ltr") == '<p>English.</p>\n<p dir="rtl">عربية.</p>'
    assert html("نص <b>raw</b> عربي") == "<p>نص raw عربي</p>"


def test_paragraphs_and_headings_are_numbered_through_the_story():
    made = "".join(
        piece.get("html", "")
        for piece in body.render("أولى.\n\n![](photo:12)\n\n## عنوان\n\n> اقتباس\n\n- بند\n\nأخيرة.")
    )
    assert re.findall(r'<(\w+) id="(p-\d+)"', made) == [("p", "p-1"), ("h2", "p-2"), ("p", "p-3"), ("p", "p-4")]


def kinds(source):
    return [next(iter(piece.items())) for piece in body.render(source) if "html" not in piece]


def test_three_photos_with_nothing_between_them_stand_together():
    three = "![](photo:1)\n\n![](photo:2)\n\n \n![](photo:3)"
    assert kinds(f"نص.\n\n{three}\n\nنص.") == [("photos", [1, 2, 3])]
    assert kinds("![](photo:1)\n![](photo:2)") == [("photo", 1), ("photo", 2)]
    assert kinds(three.replace(" \n", "كلمة\n\n")) == [("photo", 1), ("photo", 2), ("photo", 3)]
    assert body.photos_in([{"html": ""}, {"photo": 9}, *body.render(three)]) == [9, 1, 2, 3]
    assert body.photo_numbers(three) == [1, 2, 3]


VIDEO = "https://www.youtube.com/watch?v=dQw4w9WgXcQ"


@pytest.mark.parametrize(
    ("line", "title"),
    [(VIDEO, ""), (f"<{VIDEO}>", ""), (f"[من «داخل» المصنع]({VIDEO})", "من «داخل» المصنع"), (f"  {VIDEO}  ", "")],
)
def test_an_address_alone_in_its_paragraph_is_shown_in_place(line, title):
    (embed,) = [piece["embed"] for piece in body.render(f"قبل.\n\n{line}\n\nبعد.") if "embed" in piece]
    assert embed["provider"] == "youtube" and embed["url"] == VIDEO and embed["title"] == title
    assert body.word_count(f"قبل.\n\n{line}\n\nبعد.") == 2


@pytest.mark.parametrize(
    "source", [f"شاهد {VIDEO}", f"سطر\n{VIDEO}", f"{VIDEO}\nسطر", f"> {VIDEO}", f"- {VIDEO}", f"    {VIDEO}"]
)
def test_an_address_among_words_stays_among_them(source):
    assert not kinds(source)
    assert "dQw4w9WgXcQ" in html(source)


def test_an_address_that_is_not_known_stays_a_link():
    assert html("[نص](https://youtube.com.example.org/watch?v=dQw4w9WgXcQ)").startswith("<p><a href=")


def test_a_table_can_be_scrolled_by_keyboard_and_is_called_as_its_heading():
    made = html("| أ | ب |\n|---|:-:|\n| 1 | 2 |")
    assert made.startswith('<div class="table" tabindex="0"><table>') and made.endswith("</table></div>")
    assert '<th class="number" scope="col">' in made and "style" not in made
    made = html("## «أسعار *القمح*»\n\nنص.\n\n![](photo:1)\n\n| أ | ب |\n|---|---|\n| ج | د |")
    assert '<div class="table" tabindex="0" role="group" aria-label="«أسعار القمح»"><table>' in made


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_table_takes_its_caption_from_the_line_after_it(gap):
    made = html(f"| أ | ب |\n|---|---|\n| ج | د |{gap}: محصول **القمح**\n\nنص.")
    assert "<table><caption>محصول <strong>القمح</strong></caption>" in made
    assert 'aria-label="محصول القمح"' in made and made.count("<tr>") == 2 and made.endswith("<p>نص.</p>")


def test_a_table_has_headers_both_ways_and_its_numbers_stand_under_each_other():
    made = html(
        "| المدينة | العدد | التغيّر | ملاحظة |\n|---|---|---|---|\n"
        "| غنت | 1,200 | -3.5% | 7 قرى |\n| لييج | 90 | — | لا |"
    )
    assert made.count('<th scope="row">') == 2 and '<th scope="col">المدينة</th>' in made
    assert '<td class="number" dir="ltr">-3.5%</td>' in made and '<th class="number" scope="col">العدد</th>' in made
    assert "<td>7 قرى</td>" in made and '<th scope="col">ملاحظة</th>' in made
    made = html("|  | ب |\n|---|---|\n| 1 | ج |")
    assert "<td></td>" in made and 'scope="row"' not in made and '<td class="number" dir="ltr">1</td>' in made


def test_too_much_is_refused_before_it_costs_anything():
    for source in ("ن" * (body.LONGEST + 1), "[" * (body.MOST_MARKS + 1), "<a " * (body.MOST_MARKS + 1), "=\n" * 1600):
        with pytest.raises(body.TooLong):
            body.render(source)


def test_invisible_marks_are_left_out():
    assert html("نص\u202eمقلوب\u200f\x00") == "<p>نصمقلوب</p>"


def test_words_are_counted_without_photos_and_marks():
    assert body.word_count("كلمة **ثانية** مُسيّرة.\n\n![](photo:12)\n") == 3


def test_runs_that_would_turn_around_in_the_line_are_isolated_and_scores_are_not():
    [piece] = body.render("اتصل على +966 11 212 8000 بعد أن تراجع المؤشر -5% وانتهت المباراة الهلال 3 - 1 النصر.")
    assert '<bdi dir="ltr">+966 11 212 8000</bdi>' in piece["html"]
    assert '<bdi dir="ltr">-5%</bdi>' in piece["html"]
    assert "الهلال 3 - 1 النصر" in piece["html"]


def test_an_address_within_a_link_keeps_its_link():
    [piece] = body.render("[الموقع](https://example.org/a+b) والهاتف")
    assert '<a href="https://example.org/a+b"' in piece["html"]


def test_a_list_goes_on_counting_after_a_photo():
    pieces = body.render("1. أول\n2. ثانٍ\n\n![](photo:7)\n\n3. ثالث")
    assert 'start="3"' in pieces[2]["html"] and "start" not in pieces[0]["html"]


def test_an_address_does_not_turn_its_paragraph_around():
    words = "للمزيد: https://www.example.com/news/a-long-address-in-latin-letters"
    [piece] = body.render(f"{words}\n\n- المصدر: a.writer@example.org")
    assert 'dir="ltr"' not in piece["html"].replace('<bdi dir="ltr">', "")
    [piece] = body.render("https://www.example.com/news/")
    assert piece["html"].startswith("<p") and ' dir="ltr"' in piece["html"].partition(">")[0]


def test_what_a_browser_sends_between_paragraphs_divides_them():
    assert not body.is_tangled("سطر\r\n\r\n" * (body.MOST_LINES + 100))
    assert body.is_tangled("سطر\r\n" * (body.MOST_LINES + 100))
