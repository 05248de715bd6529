"""What is a credit at the end of a caption, and what only stands in parentheses: as tables."""

import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as some

from articles.text.credits import is_organisation, is_person, join, key, names_in, split

REGISTERED = (
    "أ.ف.ب|ا ف ب|AFP|فرانس برس|Agence France-Presse|أ.ب|AP|أسوشييتد برس|رويترز|Reuters|REUTERS|د.ب.أ|إ.ب.أ|EPA|واس|غيتي"
    "|Getty Images|الشرق الأوسط|وكالة الأنباء السعودية|سبوتنيك|الأناضول|France 24|شينخوا|الصحيفة|وفا"
)
KEYS = {key(name) for name in REGISTERED.split("|")}
KIM = "كيم جونغ أون (وسط) خلال مراسم وداع لدى مغادرته بالقطار إلى روسيا"
SCENE = "متظاهرون في ساحة التحرير وسط العاصمة"


def known(name: str) -> bool:
    return key(name) in KEYS


CREDITED = [
    (f"{KIM} (أ.ف.ب)", KIM, ["أ.ف.ب"]),
    (f"{SCENE} (وكالة الأنباء المركزية الكورية - «تليغراف»)", SCENE, ["وكالة الأنباء المركزية الكورية", "تليغراف"]),
    # spelt in another way, or by another hand
    (f"{SCENE} (ا ف ب)", SCENE, ["ا ف ب"]),
    (f"{SCENE} (ا.ف.ب.)", SCENE, ["ا.ف.ب."]),
    (f"{SCENE} (أ. ف. ب)", SCENE, ["أ. ف. ب"]),
    (f"{SCENE}(أ.ف.ب)", SCENE, ["أ.ف.ب"]),
    (f"{SCENE} ( أ.ف.ب )", SCENE, ["أ.ف.ب"]),
    (f"{SCENE} (أ.ف.ب).", SCENE, ["أ.ف.ب"]),
    (f"{SCENE} (أ.ف.ب) \u200f\n", SCENE, ["أ.ف.ب"]),
    (f"{SCENE} （أ.ف.ب）。", SCENE, ["أ.ف.ب"]),
    (f"{SCENE} [أ.ف.ب]", SCENE, ["أ.ف.ب"]),
    (f"{SCENE} – (رويترز)", SCENE, ["رويترز"]),
    (f"{SCENE} («رويترز»)", SCENE, ["رويترز"]),
    (f"{SCENE} («الشرق الأوسط»)", SCENE, ["الشرق الأوسط"]),
    (f"{SCENE} (وَاس)", SCENE, ["وَاس"]),
    (f"{SCENE} (France 24)", SCENE, ["France 24"]),
    (f"{SCENE} (ق.ن.ن)", SCENE, ["ق.ن.ن"]),  # dotted letters that no register knows
    (f"{SCENE} (U.P.I.)", SCENE, ["U.P.I."]),
    (f"{SCENE} (وكالات)", SCENE, ["وكالات"]),
    (f"{SCENE} (وكالة الفضاء الأوروبية)", SCENE, ["وكالة الفضاء الأوروبية"]),
    (f"{SCENE} (وكالة ناسا)", SCENE, ["وكالة ناسا"]),
    (f"{SCENE} (المكتب الإعلامي للرئاسة)", SCENE, ["المكتب الإعلامي للرئاسة"]),
    ("رهبر دیدار کرد (خبرگزاری تسنیم)", "رهبر دیدار کرد", ["خبرگزاری تسنیم"]),
    # several, joined in every way
    (f"{SCENE} (أ.ف.ب - غيتي)", SCENE, ["أ.ف.ب", "غيتي"]),
    (f"{SCENE} (أ.ف.ب-غيتي)", SCENE, ["أ.ف.ب", "غيتي"]),
    (f"{SCENE} (أ.ف.ب – غيتي)", SCENE, ["أ.ف.ب", "غيتي"]),
    (f"{SCENE} (أ.ف.ب/غيتي)", SCENE, ["أ.ف.ب", "غيتي"]),
    (f"{SCENE} (أ.ف.ب، رويترز)", SCENE, ["أ.ف.ب", "رويترز"]),
    (f"{SCENE} (رويترز وأ.ف.ب)", SCENE, ["رويترز", "أ.ف.ب"]),
    (f"{SCENE} (رويترز وأ.ف.ب ود.ب.أ)", SCENE, ["رويترز", "أ.ف.ب", "د.ب.أ"]),
    (f"{SCENE} (أ.ف.ب عبر غيتي)", SCENE, ["أ.ف.ب", "غيتي"]),
    (f"{SCENE} (أ.ف.ب) (رويترز)", SCENE, ["أ.ف.ب", "رويترز"]),
    (f"{SCENE} (وزارة الدفاع الروسية - رويترز)", SCENE, ["وزارة الدفاع الروسية", "رويترز"]),
    (f"{SCENE} (وكالة الأنباء والإعلام)", SCENE, ["وكالة الأنباء والإعلام"]),  # one name, with an «و» in it
    ("Riot police. (AFP/Getty Images)", "Riot police.", ["AFP", "Getty Images"]),
    ("Riot police. (AFP via Getty Images)", "Riot police.", ["AFP", "Getty Images"]),
    # with the photographer
    (f"{SCENE} (كريم المنجد - أ.ف.ب)", SCENE, ["كريم المنجد", "أ.ف.ب"]),
    (f"{SCENE} (أ.ف.ب/كريم المنجد)", SCENE, ["أ.ف.ب", "كريم المنجد"]),
    (f"{SCENE} (تصوير: كريم المنجد)", SCENE, ["كريم المنجد"]),
    (f"{SCENE} (تصوير كريم المنجد)", SCENE, ["كريم المنجد"]),
    (f"{SCENE} (عدسة: سلمى ناصر - رويترز)", SCENE, ["سلمى ناصر", "رويترز"]),
    (f"{SCENE} (بعدسة سلمى ناصر)", SCENE, ["سلمى ناصر"]),
    (f"{SCENE} (المصدر: وزارة الثقافة)", SCENE, ["وزارة الثقافة"]),
    ("Riot police. (REUTERS/Ahmed Jadallah)", "Riot police.", ["REUTERS", "Ahmed Jadallah"]),
    ("Riot police. REUTERS/Ahmed Jadallah", "Riot police.", ["REUTERS", "Ahmed Jadallah"]),
    ("Riot police. AFP PHOTO / JACK GUEZ", "Riot police.", ["AFP PHOTO", "JACK GUEZ"]),
    ("Riot police (AP Photo/Hassan Ammar)", "Riot police", ["AP Photo", "Hassan Ammar"]),
    ("Riot police (Photo by Jack Guez / POOL / AFP)", "Riot police", ["Jack Guez", "POOL", "AFP"]),
    ("Riot police (Photo: Karim Munjid/AFP)", "Riot police", ["Karim Munjid", "AFP"]),
    ("Riot police (Courtesy of The Museum)", "Riot police", ["The Museum"]),
    ("Riot police (© 2023 Karim Munjid)", "Riot police", ["Karim Munjid"]),
    (f"{SCENE} (© كريم المنجد)", SCENE, ["كريم المنجد"]),
    # remarks stay
    (f"{SCENE} (رويترز - أرشيفية)", f"{SCENE} (أرشيفية)", ["رويترز"]),
    (f"{SCENE} (أرشيفية - أ.ف.ب)", f"{SCENE} (أرشيفية)", ["أ.ف.ب"]),
    (f"{SCENE} (أ.ف.ب، 12 سبتمبر 2023)", f"{SCENE} (12 سبتمبر 2023)", ["أ.ف.ب"]),
    ("Riot police. REUTERS/A. Jadallah/File Photo", "Riot police. (File Photo)", ["REUTERS", "A. Jadallah"]),
    (f"{SCENE} (أرشيفية) (أ.ف.ب)", f"{SCENE} (أرشيفية)", ["أ.ف.ب"]),
    ("(أ.ف.ب)", "", ["أ.ف.ب"]),
]
NOT_CREDITED = [
    "الرئيس الفرنسي إيمانويل ماكرون (وسط)",
    "الوزير السعودي ونظيره المصري (يمين)",
    "المستشار الألماني والرئيس الأوكراني (إلى اليسار)",
    "اللاعب محمد صلاح يحتفل بهدفه مع زميله (الثاني من اليمين)",
    "دبابات في أحد شوارع بغداد (أرشيفية)",
    "سد النهضة كما بدا من الجو (صورة من الأرشيف)",
    "مشهد من فيلم «الأرض» (1970)",
    "افتتاح دورة الألعاب في باريس (26 يوليو 2024)",
    "ولي العهد يستقبل ضيوفه (الأربعاء)",
    "حقل قمح في محافظة سوهاج خلال أغسطس (آب)",
    "احتفالات في دمشق مطلع ديسمبر (كانون الأول)",
    "الطفلة مريم تحمل دميتها (7 سنوات)",
    "المخرج يوسف شاهين (1926-2008)",
    "ناشطة أمام مقر البرلمان (القاهرة)",
    "جندي عند معبر حدودي (شمال سوريا)",
    "خيام النازحين في مخيم (دير البلح)",
    "مرشح الحزب خلال مهرجان انتخابي (CDU)",
    "زعيما الحزبين يتصافحان (CDU/CSU)",
    "مقاتلون في جبل قنديل (ب.ك.ك)",
    "مقاتلات في بلدة كوباني (ي.ب.ج)",
    "تمثال من الحجر الجيري عمره ثلاثة آلاف عام (ق.م)",
    "مخطوط بخط المؤلف (د.ت)",
    "ناقلة تعبر القناة عند السادسة (ت.غ)",
    "مبنى شركة الحديد والصلب (ش.م.ل)",
    "مقر إدارة الغذاء والدواء في واشنطن (U.S.)",
    "مدير الوكالة رافاييل غروسي (وكالة الطاقة الذرية)",
    "مدرسة تابعة للأونروا (وكالة غوث اللاجئين)",
    "مقر الاستخبارات في لانغلي (وكالة الاستخبارات المركزية)",
    "لقطة للعاصمة الرياض ليلا (تصوير جوي)",
    "طبيب يتفحص رئة المريض (تصوير بالأشعة)",
    "رئة المريض بعد العلاج (تصوير بالأشعة السينية)",
    "الممثلة بين فريق العمل (تصوير مشهد خارجي)",
    "نحلة على زهرة برتقال (عدسة مكبرة)",
    "ملصق أحدث أعمال المخرجة («الممر»)",
    "غلافا الروايتين («الممر» و«النهر»)",
    "فرقة روك تحيي حفلا (AC/DC)",
    "ندوة عن الوقاية من المرض (HIV/AIDS)",
    "رجل يبيع الخبز في دكان والده (أب لخمسة أطفال)",
    "العمود الأثري الباقي من المعبد (إلى الخلف)",
    "عامل في مصنع الغزل (المحلة الكبرى)",
    "منتخب المغرب قبل المباراة (أسود الأطلس)",
    "فوز الفريق الأحمر (2 - 1)",
    "مسيرة حاشدة رفعت فيها أعلام فلسطين (تصوير: أرشيف)",
    "الأمين العام خلال كلمته (المصدر: 2023)",
    "مدير المتحف مع فريقه (من اليمين: كريم وسلمى ونادر)",
    "طائرة من طراز جديد تقلع من المدرج (بوينغ 737)",
    "بائع كتب في شارع المتنبي (وكالة)",
    "خريطة لمواقع الزلزال (هيئة المساحة الأميركية)",
    "صورة وزعها (أ.ف.ب) للحدث",  # in the middle
    "كلام بلا قوس يفتح أ.ف.ب)",
    "كلام بلا قوس يغلق (أ.ف.ب",
    "كلام وقوسان لا شيء فيهما ()",
    "كلام وقوسان لا شيء فيهما ( - )",
    f"كلام ({'كلمة ' * 60}أ.ف.ب)",
    "A crowd outside parliament (left)",
    "A crowd outside parliament (Cairo, Egypt)",
    "A crowd outside parliament (file photo)",
    "The striker, aged 24 (photo: archive)",
    "المصور كريم المنجد يتسلم جائزته (2023) أ.ف.ب",
    "",
]


@pytest.mark.parametrize(("text", "caption", "names"), CREDITED)
def test_a_credit_is_taken_off_the_caption(text, caption, names):
    assert split(text, known) == (caption, names)


@pytest.mark.parametrize("text", NOT_CREDITED)
def test_what_is_no_credit_stays_in_the_caption(text):
    assert split(text, known) == (text, [])


def test_the_tables_are_as_long_as_they_were_promised():
    assert len(NOT_CREDITED) >= 40 and len(CREDITED) + len(NOT_CREDITED) >= 100


def test_form_alone_tells_dotted_letters_from_a_name_that_nobody_knows():
    assert split(f"{SCENE} (أ.ف.ب)") == (SCENE, ["أ.ف.ب"])
    assert split(f"{SCENE} (رويترز)") == (f"{SCENE} (رويترز)", [])


def letters(*texts: str) -> Counter:
    return Counter(letter for text in texts for letter in text if letter.isalnum())


@given(some.text("أفب.رويتزAFP/- «»()[]،ضى12 \u200f", max_size=60))
def test_splitting_loses_no_letter(text):
    caption, names = split(text, known)
    assert letters(caption, *names) == letters(text)
    assert (caption == text) == (not names)


SOURCES = some.lists(
    some.sampled_from(["أ.ف.ب", "رويترز", "كريم المنجد", "Getty Images", "«الشرق الأوسط»"]), min_size=1, max_size=4
)


@given(some.sampled_from([*NOT_CREDITED[:40], KIM, SCENE]), SOURCES.filter(lambda names: any(map(known, names))))
def test_what_was_joined_is_split_again(caption, names):
    assert split(join(caption, names), known) == (caption, [name.strip("«»") for name in names])


def test_a_hostile_text_is_read_to_its_end():
    for hostile in ("(" * 50_000, ")" * 50_000, "(أ.ف.ب" * 10_000 + ")", "REUTERS/A " * 10_000, "x (A/" * 9_000):
        assert split(hostile, known)[0]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("REUTERS/Ahmed Jadallah", ["REUTERS", "Ahmed Jadallah"]),
        ("AFP/Getty Images", ["AFP", "Getty Images"]),
        ("Agence France-Presse", ["Agence France-Presse"]),
        ("Karim Munjid", ["Karim Munjid"]),
        ("الديوان الملكي", ["الديوان الملكي"]),
        ("", []),
        (" - ", []),
    ],
)
def test_a_line_that_is_nothing_but_a_credit_is_read_as_one(line, names):
    assert names_in(line, known) == names


@pytest.mark.parametrize(
    "name", ["كريم المنجد", "Ahmed Jadallah", "A. Jadallah", "نجيب عبد الرحمن السعيد", "JACK GUEZ"]
)
def test_somebodys_name_is_told_from_an_organisations(name):
    assert is_person(name) and not is_organisation(name)


@pytest.mark.parametrize(
    "name", ["تليغراف", "وزارة الدفاع", "NASA", "Handout", "قناة «النهر»", "U.S. Navy", "غرفة 12", ""]
)
def test_an_organisations_name_is_nobodys(name):
    assert not is_person(name)


@pytest.mark.parametrize(
    ("one", "other"),
    [("أ.ف.ب", "ا ف ب"), ("Agence France-Presse", "AGENCE FRANCE PRESSE"), ("«رويترز»", "رويتـرز"), ("ۀ", "ه")],
)
def test_two_spellings_of_one_name_have_one_key(one, other):
    assert key(one) == key(other) and re.fullmatch(r"\w+", key(one))
