"""The Persian edition, at /fa/. Its days are the Iranian calendar's, its digits ۰ to ۹."""

from . import Edition

MONTHS = (
    "فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند",
)  # fmt: skip

EDITION = Edition(
    code="fa",
    name="فارسی",
    direction="rtl",
    font="naskh-fa",
    paper="روزنامه",
    motto="روزنامه‌ای مستقل از جهان عرب",
    weekdays=("دوشنبه", "سه‌شنبه", "چهارشنبه", "پنجشنبه", "جمعه", "شنبه", "یکشنبه"),
    months=MONTHS,
    running_months=MONTHS,
    date_order="{day} {month} {year}",
    quotes=("«", "»"),
    comma="،",
    gmt="به وقت گرینویچ",
    local_time="{local} به وقت محلی ({greenwich} {gmt})",
    time_zone="Asia/Tehran",
    digits="۰۱۲۳۴۵۶۷۸۹",
    calendar="jalali",
    weekday_marks=("د", "س", "چ", "پ", "ج", "ش", "ی"),
    first_weekday=5,
)
