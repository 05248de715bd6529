"""Which language a few words are written in, as far as their letters tell. Pure; knows no editions."""

import re

from articles.text.bidi import direction

ARABIC = re.compile("[يكةىأإؤئ]")  # letters that Persian and Urdu write otherwise, or hardly ever
IRANIAN = re.compile("[یکپچژگۀ]")  # Persian, and Urdu too
URDU = re.compile("[ٹڈڑںےہھۂۓ]")


def language_of(text: str, likely: str = "ar") -> str:
    """Return "ar", "fa", "ur" or "en" for most of the text's letters, and `likely` where no letter tells.

    A name in letters that all three share, such as «مراد», is in the likely one of them, or else in Arabic.
    """
    runs = direction(text)
    if runs != "rtl":
        return "en" if runs else likely
    arabic, iranian, urdu = (len(letters.findall(text)) for letters in (ARABIC, IRANIAN, URDU))
    if arabic == iranian + urdu == 0:
        return likely if likely in ("ar", "fa", "ur") else "ar"
    if arabic >= iranian + urdu:
        return "ar"
    return "ur" if urdu or likely == "ur" else "fa"
