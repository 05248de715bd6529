"""What a sentence from right to left tears apart, and what it does not: one table for two tests.

`tests/text/test_bidi.py` asks what is isolated, `tests/browser/test_isolation.py` where a browser puts each letter.
"""

# sentence, the runs in it that are isolated: each is to stand as it is written, its first letter leftmost
ISOLATED = [
    ("اتصل على +966 11 212 8000 الآن", ["+966 11 212 8000"]),
    ("الهاتف 00966 11 212 8000 للحجز", ["00966 11 212 8000"]),
    ("الهاتف 050-123-4567 للحجز", ["050-123-4567"]),
    ("الهاتف (011) 212 8000 للحجز", ["(011) 212 8000"]),
    ("تراجع المؤشر -5% اليوم", ["-5%"]),
    ("تراوحت الحرارة بين -5 و+12° أمس", ["-5"]),
    ("من \u22123 إلى +7 درجات", ["\u22123", "+7"]),
    ("كُتب البرنامج بلغة C++ أولاً", ["C++"]),
    ("كُتب البرنامج بلغة C# أولاً", ["C#"]),
    ("كتب @user! على حسابه", ["@user"]),
    ("تحت وسم #news أمس", ["#news"]),
    ("قال مسؤول في U.S. أمس", ["U.S."]),
    ("زوروا https://example.org/a/ الآن", ["https://example.org/a/"]),
]
# sentence, its pieces in the order in which the eye meets them from right to left
LEFT_ALONE = [
    ("فاز الهلال 3 - 1 النصر", ["الهلال", "3", "1", "النصر"]),
    ("عند 18:38 بالتوقيت المحلي (09:38 ت\u00a0غ)", ["عند", "18:38", "بالتوقيت", "09:38", "ت\u00a0غ"]),
    ("في 2023/09/12 أمس", ["في", "2023/09/12", "أمس"]),
    ("موسم 2023-2024 الماضي", ["موسم", "2023", "2024", "الماضي"]),
    ("طائرة Boeing 737 هبطت", ["طائرة", "Boeing 737", "هبطت"]),
    ("مقاتلة F-16 هبطت", ["مقاتلة", "F-16", "هبطت"]),
    ("بلغ السعر 1,250.75 ريال", ["السعر", "1,250.75", "ريال"]),
    ("راسلوا desk@example.org اليوم", ["راسلوا", "desk@example.org", "اليوم"]),
    ("شركة AT&T وحدها", ["شركة", "AT&T", "وحدها"]),
]
