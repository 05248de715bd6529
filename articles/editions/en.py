"""The English edition, at /en/."""

from . import Edition

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip

EDITION = Edition(
    code="en",
    name="English",
    direction="ltr",
    font="news-latin",
    paper="The Paper",
    motto="An independent Arab daily",
    weekdays=("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    months=MONTHS,
    running_months=MONTHS,
    date_order="{day} {month} {year}",
    quotes=("“", "”"),
    comma=",",
    gmt="GMT",
    local_time="{local} local time ({greenwich} {gmt})",
    time_zone="Asia/Riyadh",
    desk=True,
    weekday_marks=("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
    first_weekday=0,
)
