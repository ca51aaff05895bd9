"""Where what is said ends: another contradicts or answers it, and nothing of his belongs to whom he answers."""

from __future__ import annotations

import pytest

from mahdar.model import Article
from mahdar.read import read


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "وأكد الوزير أن الاتفاق قريب لكن السفير قال إن الخلاف باق.",
            [("الوزير", "أن الاتفاق قريب"), ("السفير", "إن الخلاف باق")],
        ),
        (
            "وأشار الجانبان إلى إمكانية التوصل لاتفاق بينهما لكن النقابة رفضت التوقيع.",
            [("الجانبان", "إلى إمكانية التوصل لاتفاق بينهما"), ("النقابة", "التوقيع")],
        ),
        (
            'قال أحد الأعضاء إنه يجب إلغاء البطولة، وهو ما رد عليه الوزير قائلا "لا أتفق معك أبدا".',
            [("أحد الأعضاء", "إنه يجب إلغاء البطولة"), ("الوزير", '"لا أتفق معك أبدا"')],
        ),
        ("وقالت الشرطة إنه كان يحمل سلاحا لكن تبين أنه هاتف.", [("الشرطة", "إنه كان يحمل سلاحا لكن تبين أنه هاتف")]),
        ("وقال الوزير إن الحدود مغلقة لكن هذا لا يمنع الحوار.", [("الوزير", "إن الحدود مغلقة لكن هذا لا يمنع الحوار")]),
        ("والتقى الوزير نظيره المصري وبحث معه الأزمة، مشددا على الحوار.", [("الوزير", "على الحوار")]),
    ],
)
def test_another_has_the_word(text: str, said: list[tuple[str, str]]) -> None:
    found = read(Article.make(text=text, published="2022-01-06")).statements
    assert [(s.source.text, s.content.text) for s in found if not s.chain] == said
