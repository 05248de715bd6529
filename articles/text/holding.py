"""What an agency's instructions forbid altogether: «لا للنشر», an embargo, a kill. Pure.

A limit is no hold: "do not publish in UK" is shown to the desk, which decides; "do not publish" keeps a picture back.
Where a sentence leaves it open, the picture is held: a person can let it go with one press, and cannot unprint it.
"""

import re

from articles.text.arabic import fold

# Phrases, as a regular expression each, over text as `fold` leaves it.
FORBIDDEN = (
    r"(?:do|must) not (?:be )?(?:publish|published|release|released|distribute|use|used)\b",
    r"(?:don.?t|never) (?:publish|release|use)\b",
    r"not (?:to be published|(?:yet )?for (?:publication|release|use|distribution))\b",
    r"no publication\b",
    r"لا (?:للنشر|تنشر|ينشر|يجوز النشر|يجوز نشر\w*|يسمح بالنشر|يسمح بنشر\w*)",
    r"(?:غير|ليست?) (?:مخصصه?|معده?|صالحه?|متاحه?|قابله?) للنشر|(?:ليست?|غير) للنشر",
    r"(?:ممنوع\w*|محظور\w*|يمنع|يحظر|تحظر|تمنع) (?:من )?(?:ال)?نشر\w*",
    r"للاطلاع فقط|للحفظ فقط",
    fold("منتشر نشود|غیر قابل انتشار|غیرقابل انتشار|انتشار ممنوع|اشاعت کے لیے نہیں|شائع نہ کریں|اشاعت ممنوع"),
)
EMBARGO = r"embargo(?:ed)?\b|حظر (?:ال)?نشر\w*|امبارغو|امبارجو"
KILLED = (
    r"(?:mandatory|picture|photo|image|photos|pictures) kill\b",
    r"^kill\b(?=\s*(?:[:!.\-–—]|$|notice|photo|picture|image))",
    r"\bkill (?:notice|photo|picture|image)\b",
    r"الغاء (?:الزامي|الصوره|نشر)|سحب الصوره",
)
HELD = re.compile(
    r"(?:^|[.!;\n]\s*)HOLD(?=\s*(?:$|[.!:;,\-–—\n]|(?:FOR|UNTIL|TILL|ALL|PUBLICATION)\b))"
)  # capitals: an order
LIFTED = r"(?:lifted|expired|ended|over|removed|passed|none|no\b|رفع|انتهي|منته|سابق|لا يوجد|لا شيء)"
NO_EMBARGO = re.compile(
    rf"(?:\bno|\bnot|\bwithout|\bnot under|\bpost|{LIFTED}|بدون|دون|بلا|لا|لا يوجد)[\s\-]*(?:an?\s|any\s|the\s|ال)?$"
)
# What makes a limit of a ban: a place, a purpose, a time after which. And what makes it a ban all the same.
LIMITS = re.compile(
    r"\b(?:in|for|after|beyond|except|if|to|on|by|larger|more)\b"
    r"|\bwithout (?:mandatory |a |the )?(?:credit|byline|source)\b"
    r"|\b(?:في|بعد|الا|سوي|باستثناء|لاغراض|لغرض|لاكثر|علي|الي|(?:ال|لل)?تجار\w*|در|براي)\b"
    r"|\b(?:دون|بدون) (?:ذكر|الاشاره|نسب)"
)
STILL = re.compile(
    r"\b(?:any|anywhere|at all|before|until|till|outside|permission|authori[sz]ation|consent|approval|clear\w*|notice"
    r"|online|web|websites?|internet|اي|حتي|قبل|اذن|موافقه|تصريح|مطلقا|اطلاقا|الانترنت|الويب|خارج|اشعار)\b"
)
CLAUSE = re.compile(r"[.;!؛\n]|\s[-–—]\s")


def held_by(*texts: str) -> str:
    """Return the sentence that forbids publication, as it is written; "" if none of the texts has one."""
    return next((clause.strip() for text in texts for clause in _clauses(text) if _forbids(clause)), "")


def killed_by(text: str) -> str:
    """Return the text if it orders a picture's withdrawal, as headlines of agencies do; "" if it does not."""
    folded = fold(text).strip()
    return text.strip() if any(re.search(phrase, folded) for phrase in KILLED) else ""


def _clauses(text: str) -> list[str]:
    return [clause for clause in CLAUSE.split(text) if clause.strip()]


def _forbids(clause: str) -> bool:
    folded = " ".join(fold(clause).split())
    if killed_by(clause) or HELD.search(clause.strip()):
        return True
    embargo = re.search(EMBARGO, folded)
    if embargo and _is_in_force(folded, embargo):
        return True
    return any(_is_whole(folded[found.end() :]) for phrase in FORBIDDEN for found in re.finditer(phrase, folded))


def _is_in_force(folded: str, embargo: re.Match[str]) -> bool:
    after = folded[embargo.end() :].strip(" :,-")
    return not NO_EMBARGO.search(folded[: embargo.start()]) and not re.match(
        rf"(?:is |has |was )?(?:been )?{LIFTED}", after
    )


def _is_whole(after: str) -> bool:
    """Whether nothing that follows makes a mere limit of it."""
    return bool(STILL.search(after)) or not LIMITS.search(after)
