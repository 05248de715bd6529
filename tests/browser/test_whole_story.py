"""From an empty form to a withdrawn story, as Layla and a reader live it: every part of the page that was asked for."""

import io
import re

import pytest
from PIL import Image

PHOTOS = [  # caption, alternative text, agency as Layla types it, its short form
    ("القبة الزجاجية لمحطة «نور الجبل» في يوم افتتاحها", "قبة زجاجية تعكس غيوماً بيضاء", "الفرنسية", "أ.ف.ب"),
    ("فنيون يضبطون المرايا عند الفجر", "رجال بخوذ صفراء أمام مرايا مائلة", "أسوشييتد", "أ.ب"),
    ("مديرة المحطة سلوى الحموي (وسط) مع فريق الرصد", "امرأة بين خمسة أشخاص في قاعة شاشات", "الفرنسية", "أ.ف.ب"),
    ("طريق الإمداد الجديد كما يبدو من سفح الجبل", "طريق متعرج بين صخور حمراء", "أسوشييتد", "أ.ب"),
    ("أطفال القرية في أول زيارة مدرسية إلى المحطة", "أطفال ينظرون إلى أعلى", "الفرنسية", "أ.ف.ب"),
]
HEADLINE = "محطة «نور الجبل» تبدأ الرصد... وأهل القرية أول زوّارها"
STANDFIRST = "المرايا الأربعون صُنعت في ورش محلية واستغرق تركيبها عامين"
PARAGRAPHS = [
    "بدأت محطة «نور الجبل» رصد السماء، ليل أمس، بعد عامين من العمل في أعلى نقطة يصل إليها طريق معبّد في المنطقة.",
    "وقالت مديرة المحطة سلوى الحموي: «كنا نحلم بمرآة واحدة، فصنعنا أربعين».",
    "وفتحت المحطة أبوابها لأهل القرية قبل العلماء، وأمضى نحو ثلاثمئة منهم ليلتهم على الشرفة الكبيرة.",
    "وتتوقع الإدارة أن تستقبل عشرة آلاف زائر في عامها الأول.",
]
CITY = "نور الجبل-وادي السرو"


def a_picture(colour):
    stream = io.BytesIO()
    Image.linear_gradient("L").resize((1400, 900)).convert("RGB").point(lambda v: v // 2 + colour).save(stream, "JPEG")
    return stream.getvalue()


def choose(page, field, words):
    """Pick from one of the desk's search boxes as a person does: press, type, take the first."""
    page.locator(f"#id_{field} + .select2 .select2-selection").click()
    search = page.locator(".select2-container--open .select2-search__field").last
    search.fill(words)
    option = page.locator(".select2-results__option--highlighted", has_text=words).first
    option.wait_for()
    search.press("Enter")


def write(page):
    """Everything but the photographs."""
    page.goto("/admin/articles/article/add/")
    page.fill("#id_kicker", "علوم")
    page.fill("#id_headline", HEADLINE)
    page.fill("#id_standfirst", STANDFIRST)
    page.fill("#id_dateline", CITY)
    choose(page, "region", "أوروبا")
    choose(page, "topics", "الفضاء")
    choose(page, "bylines", "هالة المرزوق")


def upload(page):
    """Five pictures at once; each gets its words and its agency in the strip. Returns their library numbers."""
    files = [
        {"name": f"DSC_{n}.jpg", "mimeType": "image/jpeg", "buffer": a_picture(n * 25)} for n in range(len(PHOTOS))
    ]
    page.set_input_files("input[data-upload]", files)
    page.locator(".shot").nth(len(PHOTOS) - 1).wait_for(timeout=60_000)  # each is cut before it is shown
    for place, (caption, alt, agency, _) in enumerate(PHOTOS):
        row = page.locator(".shot").nth(place).get_attribute("id").removesuffix("-row")
        page.fill(f"#id_{row}-library_caption", caption)
        page.fill(f"#id_{row}-library_alt", alt)
        choose(page, f"{row}-agencies", agency)
    return [page.locator(".shot").nth(n).get_attribute("data-photo") for n in range(len(PHOTOS))]


def body_of(numbers):
    photos = [f"![](photo:{number})" for number in numbers[1:]]
    first, second, third, fourth = PARAGRAPHS
    parts = [first, photos[0], "## «أربعون مرآة»", second, photos[1], "## «ليلة على الشرفة»", third, photos[2], fourth]
    return "\n\n".join([*parts, photos[3]])


def relate(page, count=5):
    """Five related stories of ours, chosen by their headlines."""
    for number in range(count):
        if not page.locator(f"#id_link_rows-{number}-target").count():
            page.locator("[data-add]").first.click()
        page.locator(f"#id_link_rows-{number}-target + .select2 .select2-selection").click()
        options = page.locator(".select2-results__option[role=option], .select2-results__option--selectable")
        options.nth(number).wait_for()
        options.nth(number).click()


def number_of(page):
    return int(re.search(r"/article/(\d+)/", page.url)[1])


@pytest.fixture
def written(desk):
    """Layla's page with the whole story saved as a draft."""
    page = desk("layla", viewport={"width": 1280, "height": 1000})
    write(page)
    numbers = upload(page)
    page.fill("#id_body", body_of(numbers))
    relate(page)
    page.locator(".decide button[name=_continue]").click()
    page.wait_for_url(re.compile(r"/article/\d+/change/"))
    return page


def test_a_story_lives_from_the_first_word_to_its_withdrawal(written, reader_page, newspaper):
    desk, reader = written, reader_page
    number = number_of(desk)
    address, preview = f"/articles/{number}/", f"/admin/articles/article/{number}/preview/"

    # Saved, and nobody outside can tell.
    assert reader.goto(address).status == 404
    for path in (preview, "/admin/articles/article/add/preview/"):
        assert reader.request.get(path).status == 404
        assert reader.request.post(path).status in (403, 404)
    assert HEADLINE not in reader.goto("/").text()

    # The preview is the readers' own page, and it shows what is in the form, saved or not.
    desk.fill("#id_standfirst", STANDFIRST + " ونصف")
    desk.locator(".decide button[name=_preview]").click()
    frame = desk.frame_locator("iframe.preview-frame")
    frame.locator("h1", has_text="نور الجبل").wait_for()
    assert STANDFIRST + " ونصف" in frame.locator(".article__standfirst").inner_text()
    assert frame.locator("figure").count() >= 5
    desk.keyboard.press("Escape")
    desk.fill("#id_standfirst", STANDFIRST)

    # Published.
    with desk.expect_navigation():
        desk.locator(".decide button[name=_publish]").click()
    desk.locator(".messagelist .success, ul.messagelist li.success").first.wait_for()
    assert reader.goto(address).status == 200
    every_part_is_there(reader)

    # Found where readers look.
    for path in ("/", "/regions/world/europe/", "/regions/world/", "/topics/space/", "/articles/?region=europe"):
        assert "نور الجبل" in reader.goto(path).text(), path

    # And on into the next story, which takes over the address.
    reader.goto(address)
    mine = reader.url
    follow = reader.locator(".next a[href^='/articles/']").first.get_attribute("href")
    for _ in range(150):
        reader.mouse.wheel(0, 900)
        reader.wait_for_timeout(120)
        if reader.url != mine:
            break
    assert reader.url.endswith(follow), (reader.url, follow, reader.evaluate("[scrollY, document.body.scrollHeight]"))
    assert reader.locator("h1").count() == 1

    # Withdrawn: a notice at its address, gone from every door.
    desk.goto(f"/admin/articles/article/{number}/withdraw/")
    desk.fill("textarea[name=reason], input[name=reason]", "طلبت المحطة مراجعة الأرقام")
    desk.locator(".ask button[type=submit]").click()
    desk.wait_for_url(re.compile(rf"/article/{number}/change/"))
    gone = reader.goto(address)
    assert gone.status == 410
    assert "طلبت المحطة" not in gone.text() and HEADLINE not in gone.text()
    for path in ("/", "/regions/world/europe/", "/topics/space/", "/articles/?region=europe"):
        assert "نور الجبل" not in reader.goto(path).text(), path


def every_part_is_there(page):
    """The S-items of the page that was asked for, one by one."""
    assert page.locator("h1").count() == 1 and page.locator("h1").inner_text().strip() == HEADLINE
    assert page.locator(".article__standfirst").first.inner_text().strip() == STANDFIRST
    shown = [
        " ".join(text.split()) for text in page.locator(".article__lead figcaption, .body figcaption").all_inner_texts()
    ]
    for (caption, alt, _, short), printed in zip(PHOTOS, shown, strict=False):
        assert printed == f"{caption} ({short})", printed
        assert page.locator(f'img[alt="{alt}"]').count() >= 1
    assert [text.strip() for text in page.locator(".body h2").all_inner_texts()][:2] == [
        "«أربعون مرآة»",
        "«ليلة على الشرفة»",
    ]
    assert page.locator(".body p", has_text="وتتوقع الإدارة").count() == 1
    text_size(page)
    related = page.locator(".related article")
    assert related.count() >= 5
    card = related.filter(has=page.locator("img")).first  # not every story that was chosen has a picture
    assert card.locator("img").count() == 1 and card.locator("h3").count() == 1
    assert (
        card.locator(".kicker").count() == 1
        and card.locator(".credit").count() == 1
        and card.locator(".meta").count() == 1
    )
    assert "هالة المرزوق" in page.locator(".rail").first.inner_text()
    assert "نور الجبل-وادي السرو" in page.locator(".rail").first.inner_text()
    assert page.locator(".rail time[datetime]").count() >= 1
    crumbs = page.locator(".crumbs li").all_inner_texts()
    assert [crumb.strip() for crumb in crumbs][1:] == ["العالم", "أوروبا"]
    assert page.locator(".next a[href^='/articles/']").count() >= 1


def text_size(page):
    before = page.evaluate("getComputedStyle(document.querySelector('.body p')).fontSize")
    page.locator("[data-size-step='1']").first.click()
    after = page.evaluate("getComputedStyle(document.querySelector('.body p')).fontSize")
    assert float(after[:-2]) > float(before[:-2])
    page.reload()
    kept = page.evaluate("getComputedStyle(document.querySelector('.body p')).fontSize")
    assert kept == after
    page.locator("[data-size-step='-1']").first.click()


def test_without_scripts_the_page_is_whole_and_leads_on(open_context):
    page = open_context(java_script_enabled=False, viewport={"width": 1280, "height": 900}).new_page()
    page.goto("/")
    page.locator(".lead__title a").click()
    assert page.locator("h1").count() == 1
    page.locator(".next a[href^='/articles/']").first.click()
    assert page.locator("h1").count() == 1 and "/articles/" in page.url
