"""Which language letters tell of, as a table."""

import pytest

from articles.text.letters import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("الرئيس يفتتح المعرض في القاهرة", "ar"),
        ("رئيس الوزراء الباكستاني في لاهور", "ar"),
        ("الفنان چاك في حفل غنائي بالقاهرة", "ar"),  # one foreign letter is no foreign language
        ("رئیس‌جمهور نمایشگاه را گشود", "fa"),
        ("گفت‌وگو در تهران", "fa"),
        ("وزیراعظم نے لاہور میں نمائش کا افتتاح کیا", "ur"),
        ("لڑکے کرکٹ کھیل رہے ہیں", "ur"),
        ("Riot police outside parliament", "en"),
        ("BBC عربي: خبر من القاهرة", "ar"),
        ("2023", "ar"),
        ("", "ar"),
    ],
)
def test_letters_tell_the_language(text, language):
    assert language_of(text) == language


def test_letters_that_all_share_are_in_the_likely_language():
    assert language_of("مراد", "fa") == "fa" and language_of("مراد", "en") == "ar" and language_of("12", "en") == "en"
