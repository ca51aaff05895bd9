"""Who acts: from the text around a deed, where its own clause does not name the actor."""

from __future__ import annotations

from time import process_time

import pytest

from mahdar.model import Article
from mahdar.read import read


def actors(text: str) -> list[set[str]]:
    return [set(e.actors) for e in read(Article.make(text=text, published="2022-01-06")).events]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قالت المستشارة الألمانية أنجيلا ميركل إن بلادها ستطرد عشرة دبلوماسيين روس.", {"DEU"}),
        ("وصلت الطائرات إلى قبرص. وقال وزير الدفاع الإيطالي: «سنرسل جنودا إلى المنطقة».", {"ITA"}),
        ("فرضت إسبانيا حالة الطوارئ في عشر مناطق، ومنعت دخول الرجال الروس.", {"ESP"}),
        ("هاجمت حركة طالبان القاعدة. وألغت الحركة مسيرة في هرات، واعتقل مسلحوها ثلاث متظاهرات.", {"طالبان"}),
        ("زار المدير العام لمنظمة الصحة العالمية الرياض.", {"منظمة الصحة العالمية"}),
        ("أجرى رئيس جامعة الأندلس محمد العلي محادثات مع وزير التعليم الأردني.", {"جامعة الأندلس", "JOR"}),
        ("التقى الوزير المصري نظيره العراقي في بغداد. واتفق الجانبان على عقد اجتماع للجنة المشتركة.", {"EGY", "IRQ"}),
        ("يعتزم زعيما الكوريتين، بعد انقطاع طويل، عقد لقاء قمة الشهر المقبل.", {"KOR", "PRK"}),
        ("أوضح مكتب الرئاسة في سيول أن الكوريتين قررتا أن تعقد القمة في قرية حدودية.", {"KOR", "PRK"}),
        ("قبل رحلة سيقوم بها الرئيس ماكرون الأحد إلى القاهرة للاجتماع مع الرئيس السيسي.", {"FRA", "EGY"}),
        ("تونس - في المغرب، مر عام على اعتقال العشرات.", {"MAR"}),
        ("اتسع الخلاف منذ قرار الكويت طرد القائم بالأعمال الإيراني.", {"KWT"}),
        ("طالبت بغداد أنقرة بسحب قواتها من الشمال.", {"TUR"}),
        ("أدى قيام الحوثيين بقصف البلدة إلى توتر.", {"الحوثيون"}),
        ("دمر الجيش الإسرائيلي منازل في غزة واعتقل عشرة شبان.", {"ISR"}),
        ("عقد في مأرب اجتماع حكومي لوزارة النفط اليمنية.", {"YEM"}),
        ("قالت بغداد إن غزو العراق للكويت كان خطأ.", {"IRQ"}),
        ("تنطلق من الجبال صواريخ جماعة الحوثي وتستهدف المواطنين.", {"الحوثيون"}),
        ("أعلن الجيش السوري أمس استمرار العمليات العسكرية في محيط حلب.", {"SYR"}),
        ("خرج مئات الإيرانيين إلى الشوارع احتفالا.", {"الإيرانيين"}),
        ("دعا ناشطون إلى اعتصام أمام مصرف لبنان غدا.", {"ناشطون"}),
        ("قتل عناصر من حزب العمال الكردستاني جنديين عند الحاجز.", {"حزب العمال الكردستاني"}),
        ("هاجم مقاتلون تابعون لحركة طالبان القاعدة.", {"طالبان"}),
        ("قصفت قوات الرئيس المخلوع علي عبد الله صالح المدينة.", {"علي عبد الله صالح"}),
        ("دارت اشتباكات بين الحوثيين والقوات الموالية للرئيس اليمني.", {"الحوثيون", "YEM"}),
    ],
)
def test_actors_understood_from_the_text(text: str, expected: set[str]) -> None:
    assert expected in actors(text)


def test_a_word_with_a_preposition_keeps_its_article_as_a_label() -> None:
    found = read(Article.make(text="شن الجيش هجوما ثم قدم البنك مساعدات للفلاحين.", published="2022-01-06")).events
    assert all(not name.startswith("لل") and not name.startswith("لف") for e in found for name in e.recipients)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("انقطعت الصلة عام 1990 عندما قطعت الحكومة المصرية علاقاتها مع إيران.", "1990"),
        ("داهمت الشرطة التركية منزلا في أنقرة أمس الأربعاء واعتقلت ثلاثة رجال.", "2022-01-05"),
        ("وقال متحدث إن قمة الاتحاد الأوروبي ستعقد كما هو مقرر يوم 29 يناير.", "2022-01-29"),
        ("وصرح الرئيس الفرنسي، الثلاثاء، خلال زيارته إلى الجزائر بأن العلاقات جيدة.", "2022-01-04"),
        ("فتح المعبر يوم الأربعاء لأول مرة منذ عام 1990، عندما انقطعت الصلة إثر غزو العراق للكويت.", "1990"),
        ("وتوقع الوزير الفرنسي أن يلغي الرئيس المصري زيارة كانت مقررة غدا الجمعة إلى باريس.", "2022-01-07"),
        ("وأقر رئيس الوزراء الإيطالي الخطة خلال ترؤسه أمس اجتماع مجلس الوزراء في روما.", "2022-01-05"),
    ],
)
def test_days_that_the_sentence_lends(text: str, day: str) -> None:
    found = read(Article.make(text="خبر عن السوق.\n\n" + text, published="2022-01-06")).events
    assert day in [e.date for e in found], [(e.type, e.actors, e.date) for e in found]


def test_a_headline_of_two_sentences_tells_what_has_been_done() -> None:
    text = "«قضية العام».. روسيا تعتقل مديرا\n\nموسكو: لم تعلق الشركة على الخبر."
    found = read(Article.make(text=text, title=text.split("\n")[0], published="2022-01-06")).events
    assert [(e.type, e.status, e.date) for e in found] == [("COERCE", "held", "2022-01-06")]


def test_an_endless_sentence_is_looked_through_within_bounds() -> None:
    """Four times the words take about four times as long, not sixteen times."""
    took = []
    for times in (150, 600):
        article = Article.make(text="التقى الرئيس وزيره خلال زيارة " * times, published="2022-01-06")
        start = process_time()
        read(article)
        took.append(process_time() - start)
    assert took[1] < took[0] * 9
