"""The Arabic edition, at the root of the site. Dual months in running text, single ones in captions; Western digits."""

from . import Edition

MONTHS = (
    "يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر",
)  # fmt: skip
LEVANTINE = (
    "كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران", "تموز", "آب", "أيلول", "تشرين الأول", "تشرين الثاني",
    "كانون الأول",
)  # fmt: skip

EDITION = Edition(
    code="ar",
    name="العربية",
    direction="rtl",
    paper="الصحيفة",
    motto="يومية عربية مستقلة",
    weekdays=("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"),
    months=MONTHS,
    running_months=tuple(f"{ours} ({theirs})" for ours, theirs in zip(MONTHS, LEVANTINE, strict=True)),
    date_order="{day} {month} {year}",
    quotes=("«", "»"),
    comma="،",
    gmt="ت\u00a0غ",
    time_zone="Asia/Riyadh",
)
