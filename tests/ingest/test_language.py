import pytest

from mahdar.ingest.language import language_of


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("قال الوزير إن المحادثات في جنيف مستمرة", "ar"),
        ("وزیر امور خارجه گفت که این مذاکرات برای صلح است و از آن پشتیبانی کرد", "fa"),
        ("وزیر خارجہ نے کہا کہ مذاکرات جنیوا میں جاری ہیں اور ان کے نتائج سے ہم پر امید ہیں", "ur"),
        ("The minister said that the talks in Geneva would go on until the evening.", "en"),
        ("Министр заявил, что переговоры в Женеве продолжатся до вечера.", "ru"),
        ("قال CNN و BBC و Reuters إن المحادثات مستمرة في المدينة", "ar"),
        ("123 – 456", "und"),
    ],
)
def test_language(text: str, code: str) -> None:
    assert language_of(text) == code
