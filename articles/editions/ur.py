"""The Urdu edition, at /ur/. Months as Pakistan and India name them, Western digits."""

from . import Edition

MONTHS = (
    "جنوری", "فروری", "مارچ", "اپریل", "مئی", "جون", "جولائی", "اگست", "ستمبر", "اکتوبر", "نومبر", "دسمبر",
)  # fmt: skip

EDITION = Edition(
    code="ur",
    name="اردو",
    direction="rtl",
    font="naskh-ur",
    paper="اخبار",
    motto="عرب دنیا کا آزاد روزنامہ",
    weekdays=("پیر", "منگل", "بدھ", "جمعرات", "جمعہ", "ہفتہ", "اتوار"),
    months=MONTHS,
    running_months=MONTHS,
    date_order="{day} {month} {year}",
    quotes=("“", "”"),
    comma="،",
    gmt="جی\u00a0ایم\u00a0ٹی",
    local_time="مقامی وقت کے مطابق {local} ({greenwich} {gmt})",
    time_zone="Asia/Karachi",
    weekday_marks=("پیر", "منگل", "بدھ", "جمعرات", "جمعہ", "ہفتہ", "اتوار"),
)
