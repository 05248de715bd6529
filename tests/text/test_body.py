"""The only room that makes HTML out of what people type."""

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


def html(source, **words):
    return "".join(piece.get("html", "") for piece in body.render(source, **words))


@pytest.mark.parametrize("source", HOSTILE)
def test_nothing_that_runs_or_calls_elsewhere_survives(source):
    made = html(source).lower()
    for bad in BAD:
        assert bad not in made


def test_photos_stand_between_paragraphs_as_pieces():
    pieces = body.render("أولى.\n\n![](photo:12)\n\nثانية.\n![وصف](photo:7)\nثالثة.")
    assert [piece.get("photo") for piece in pieces] == [None, 12, None, 7, None]
    assert [piece["html"] for piece in pieces if "html" in piece] == ["<p>أولى.</p>", "<p>ثانية.</p>", "<p>ثالثة.</p>"]


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


def test_a_table_can_be_scrolled_by_keyboard():
    made = html("| أ | ب |\n|---|:-:|\n| 1 | 2 |")
    assert made.startswith('<div class="table" tabindex="0"><table>')
    assert '<th scope="col">' in made and "style" not in made


def test_too_much_is_refused_before_it_costs_anything():
    for source in ("ن" * (body.LONGEST + 1), "[" * (body.MOST_BRACKETS + 1)):
        with pytest.raises(body.TooLong):
            body.render(source)


def test_invisible_marks_are_left_out():
    assert html("نص\u202eمقلوب\u200f\x00") == "<p>نصمقلوب</p>"


def test_words_are_counted_without_photos_and_marks():
    assert body.word_count("كلمة **ثانية** مُسيّرة.\n\n![](photo:12)\n") == 3
