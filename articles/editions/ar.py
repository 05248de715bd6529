"""The Arabic edition, at the root of the site. Dual months in running text, single ones in captions; Western digits."""

from . import Edition

INTERNATIONAL = (
    "يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر",
)  # fmt: skip
LEVANT = (
    "كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران", "تموز", "آب", "أيلول", "تشرين الأول", "تشرين الثاني",
    "كانون الأول",
)  # fmt: skip
MAGHREB_MA = (
    "يناير", "فبراير", "مارس", "أبريل", "ماي", "يونيو", "يوليوز", "غشت", "شتنبر", "أكتوبر", "نونبر", "دجنبر",
)  # fmt: skip
MAGHREB_DZ = (
    "جانفي", "فيفري", "مارس", "أفريل", "ماي", "جوان", "جويلية", "أوت", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر",
)  # fmt: skip
DUAL = tuple(f"{ours} ({theirs})" for ours, theirs in zip(INTERNATIONAL, LEVANT, strict=True))
HIJRI = (
    "محرم", "صفر", "ربيع الأول", "ربيع الآخر", "جمادى الأولى", "جمادى الآخرة", "رجب", "شعبان", "رمضان", "شوال",
    "ذو القعدة", "ذو الحجة",
)  # fmt: skip

EDITION = Edition(
    code="ar",
    name="العربية",
    direction="rtl",
    font="naskh-ar",
    paper="الصحيفة",
    motto="يومية عربية مستقلة",
    weekdays=("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"),
    months=INTERNATIONAL,
    running_months=DUAL,
    date_order="{day} {month} {year}",
    quotes=("«", "»"),
    comma="،",
    gmt="ت\u00a0غ",
    local_time="{local} بالتوقيت المحلي ({greenwich} {gmt})",
    time_zone="Asia/Riyadh",
    month_styles={
        "dual": (INTERNATIONAL, DUAL),
        "international": (INTERNATIONAL, INTERNATIONAL),
        "levant": (LEVANT, LEVANT),
        "maghreb_ma": (MAGHREB_MA, MAGHREB_MA),  # Morocco
        "maghreb_dz": (MAGHREB_DZ, MAGHREB_DZ),  # Algeria and Tunisia
    },
    hijri_months=HIJRI,
    hijri_order="{day} {month} {year}\u00a0هـ",
    desk=True,
    weekday_marks=("ن", "ث", "ر", "خ", "ج", "س", "ح"),
)
