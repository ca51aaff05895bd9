"""Where what is said begins: behind prepositions that grammar does not want, whom it was asked of, commas, datelines."""

from __future__ import annotations

import pytest

from mahdar.model import Article
from mahdar.read import read


def told(text: str) -> list[tuple[str, str, str]]:
    """Give source, act and content of each statement of an article of one text."""
    found = read(Article.make(text=text, published="2022-01-06")).statements
    return [(s.source.text, s.act, s.content.text) for s in found]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("طلبت الوزارة أمس الأحد من السكان مغادرة الحي.", ("الوزارة", "demand", "مغادرة الحي")),
        ("وطلبت الوزارة أمس من السكان «إخلاء منازلهم» في الحي.", ("الوزارة", "demand", "«إخلاء منازلهم» في الحي")),
        ("وتساءل الوزير عن مدى الضرر.", ("الوزير", "ask", "عن مدى الضرر")),
        ("كما أفاد المركز عن غرق سفينة.", ("المركز", "assert", "عن غرق سفينة")),
        (
            "أفاد بيان صادر عن البلدية الأحد أن الوفد عاد.",
            ("بيان صادر عن البلدية", "assert", "أن الوفد عاد"),
        ),
        ("وخلص المشاركون إلى ضرورة الحوار.", ("المشاركون", "assert", "إلى ضرورة الحوار")),
        ("حث الوزير الثلاثاء السكان إلى «ضبط النفس دائما» أمس.", ("الوزير", "demand", "إلى «ضبط النفس دائما»")),
        ("وكتب الوزير على صفحته، «الوفد عاد إلى المدينة».", ("الوزير", "assert", "«الوفد عاد إلى المدينة»")),
        ("بيروت (CNN) – عبر الوزير عن فخره بالفوز.", ("الوزير", "assert", "عن فخره بالفوز")),
    ],
)
def test_where_it_begins(text: str, said: tuple[str, str, str]) -> None:
    assert told(text)[-1:] == [said]


def test_a_complementiser_behind_a_stray_preposition() -> None:
    assert told("قال الوزير إن الوفد عاد، مشيرا على أن الطريق آمن.")[-1] == ("الوزير", "assert", "على أن الطريق آمن")


def test_pronouns_behind_plural_verbs() -> None:
    assert told("وأوضح الوزير أن أصدقاء الحزب نصحوه بالانتظار.")[-1][1:] == ("demand", "بالانتظار")


def test_an_adjective_that_looks_like_a_joined_verb_halts_nothing() -> None:
    assert told("وأضاف المندوب كين وارد: «الوفد عاد إلى المدينة».")[-1][2] == "«الوفد عاد إلى المدينة»"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        # what a nominal content is told with is no part of it
        ("وأعرب الوزير عن قلقه من الأزمة، رغم هدوء الجبهة.", ("الوزير", "assert", "عن قلقه من الأزمة")),
        ("ودعا الوزير إلى الحوار، حيث فشلت كل المساعي.", ("الوزير", "demand", "إلى الحوار")),
        ("كما أشار الوزير فيما يخص الملف إلى ضرورة الحوار.", ("الوزير", "assert", "إلى ضرورة الحوار")),
        (
            "دعا الرئيس، أمس، دول الجوار التي تحارب التهريب الكبيرة إلى «مضاعفة الجهود» على الحدود.",
            ("الرئيس", "demand", "إلى «مضاعفة الجهود» على الحدود"),
        ),
    ],
)
def test_where_a_noun_phrase_begins_and_ends(text: str, said: tuple[str, str, str]) -> None:
    assert told(text)[-1] == said


@pytest.mark.parametrize(
    "text",
    [
        "قال الوزير إن الحوار ممكن إذا ما وافقت الحركة على الهدنة.",
        "قال الوزير إنه لا يريد أن يحمل الحركة المسؤولية عن الأزمة.",
    ],
)
def test_what_is_supposed_or_wished_for_is_not_said(text: str) -> None:
    assert [act for _, act, _ in told(text)] == ["assert"]


def test_whom_a_joined_verb_describes_is_not_who_describes_him() -> None:
    said = told("قال الوزير إن الحوار مستمر. ووصف دونالد ترامب بأنه صديق.")
    assert said[-1] == ("الوزير", "assert", "دونالد ترامب بأنه صديق")
    said = told("قال الوزير إن الحوار مستمر. ووصف دونالد ترامب الحادث بأنه خطير.")
    assert said[-1] == ("دونالد ترامب", "assert", "الحادث بأنه خطير")


def test_who_speaks_in_words_on_the_speaker_is_not_who_goes_on() -> None:
    text = "قال سامي الحداد، المدير الذي أعلن الوزير عن تعيينه أمس، إن العمل مستمر. وأضاف أن الطريق آمن."
    assert told(text)[-1] == ("سامي الحداد، المدير", "assert", "أن الطريق آمن")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "وقال الضابط سامي الحداد، حيث غرقت السفينة: «وصلت فرق الإنقاذ إلى المكان».",
            ("الضابط سامي الحداد", "assert", "«وصلت فرق الإنقاذ إلى المكان»"),
        ),
        (
            "وقال الوزير على هامش افتتاح «دار الأفق» في العاصمة: «العمل مستمر في كل مكان».",
            ("الوزير", "assert", "«العمل مستمر في كل مكان»"),
        ),
        ("وطلب الوزير منهم مغادرة الحي.", ("الوزير", "demand", "مغادرة الحي")),
        ("وطلب الوزير منه «التأكيد على موعد العودة».", ("الوزير", "demand", "«التأكيد على موعد العودة»")),
        ("وقال الوزير إن بيان الشركة يؤكد أنها ملتزمة.", ("بيان الشركة", "assert", "أنها ملتزمة")),
    ],
)
def test_what_stands_between_a_speaker_and_his_words(text: str, said: tuple[str, str, str]) -> None:
    assert told(text)[-1] == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("الصحة اليمنية: ارتفاع عدد المصابين\nعاد الوفد.", ("الصحة اليمنية", "assert", "ارتفاع عدد المصابين")),
        ("لافروف: اتهام بلادنا بالتدخل خطأ\nعاد سيرغي لافروف.", ("لافروف", "assert", "اتهام بلادنا بالتدخل خطأ")),
    ],
)
def test_ministries_and_verbal_nouns_in_headlines(text: str, said: tuple[str, str, str]) -> None:
    assert said in told(text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("الناطق باسم الوزارة عبر عن أسفه لما جرى.", ("الناطق باسم الوزارة", "condemn", "عن أسفه لما جرى")),
        ("الناطق أكد رفض بلاده استخدام القوة.", ("الناطق", "assert", "رفض بلاده استخدام القوة")),
        ("وغادر الوفد القاعة، مؤكدا رفض بلاده الاتفاق.", ("الوفد", "assert", "رفض بلاده الاتفاق")),
        ("السفير يجدد استعداد باريس لاستضافة القمة", ("السفير", "pledge", "استعداد باريس لاستضافة القمة")),
        # a bare complementiser behind another verb or an adjective opens what that one takes
        (
            "لكن النواب طلبوا عدم الحضور في ما كان من المفترض أن يكون جلسة عادية.",
            ("النواب", "demand", "عدم الحضور في ما كان من المفترض أن يكون جلسة عادية"),
        ),
        (
            "أعلنت الوزارة إنهاء الحظر الذي من المقرر أن يتوقف غدا.",
            ("الوزارة", "assert", "إنهاء الحظر الذي من المقرر أن يتوقف غدا"),
        ),
        # a noun near the verb is what is said, not a preposition's phrase far from it
        (
            "وأكدت الشرطة لهم احتجاز شاحنتين عبرتا ليلا على الطريق.",
            ("الشرطة", "assert", "احتجاز شاحنتين عبرتا ليلا على الطريق"),
        ),
    ],
)
def test_verbs_behind_their_subject_and_objects_near_them(text: str, said: tuple[str, str, str]) -> None:
    assert told(text)[-1] == said


@pytest.mark.parametrize(
    "text",
    [
        "لا أحد ينكر أن البلد كبير.",
        "وتتمسك الدولة بالمواقف التي عبرت عنها في بيانات سابقة عن هذه القضايا.",
        "وهذا التضامن يظهر بوضوح عندما يكون هناك خطر يستوجب أن يتحرك الجميع.",
    ],
)
def test_what_nobody_says(text: str) -> None:
    assert told(text) == []


def test_nothing_behind_the_second_comma_names_the_source() -> None:
    text = "لكن الحكومة حملت، حسب الإذاعة الرسمية، حركة التغيير «المسؤولية عن الحادث الأخير»."
    found = read(Article.make(text=text, published="2022-01-06")).statements
    assert [c.text for s in found for c in s.chain] == ["الإذاعة الرسمية"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        # what a verb tells of an unnamed speaker, or of when his words were broadcast, parts him from them
        ("وقال شهود تحدثوا إلى رويترز إن الجنود أطلقوا النار.", ("شهود", "assert", "إن الجنود أطلقوا النار")),
        ("وقالت مصادر تحدثت للوكالة إن الوفد عاد.", ("مصادر", "assert", "إن الوفد عاد")),
        ("واعتبر محللون تحدثوا للصحيفة أن الخطوة متأخرة.", ("محللون", "assert", "أن الخطوة متأخرة")),
        ("وقال الوزير في مقابلة مع قناة العربية بثت الأحد إن الحل قريب.", ("الوزير", "assert", "إن الحل قريب")),
        (
            "وكتب السفير في رسالة موجهة إلى الكتائب «سنعود إلى بيوتنا قريبا».",
            ("السفير", "assert", "«سنعود إلى بيوتنا قريبا»"),
        ),
        ("وأعلنت الحركة في بيان مسؤوليتها عن الهجوم.", ("الحركة", "assert", "مسؤوليتها عن الهجوم")),
        ("وأوضح دبلوماسي غربي آخر أن الوفد عاد.", ("دبلوماسي غربي آخر", "assert", "أن الوفد عاد")),
        ("وأكد السفير مرة جديدة عزمه على العودة.", ("السفير", "assert", "عزمه على العودة")),
        ("كما عرضت الحكومة تدمير الموقع هذا العام.", ("الحكومة", "pledge", "تدمير الموقع هذا العام")),
        ("وعنونت صحيفة الفجر «نهاية مرحلة طويلة».", ("صحيفة الفجر", "assert", "«نهاية مرحلة طويلة»")),
        # who stands behind the one who urges or accuses is another
        ("ودعا الرئيس اللبنانيين إلى الهدوء.", ("الرئيس", "demand", "إلى الهدوء")),
        ("وحذر الوزير التجار من رفع الأسعار.", ("الوزير", "warn", "من رفع الأسعار")),
        ("واتهمت الوزارة السفير بالتدخل في شؤونها.", ("الوزارة", "accuse", "بالتدخل في شؤونها")),
    ],
)
def test_between_a_verb_and_its_content(text: str, said: tuple[str, str, str]) -> None:
    assert told(text) == [said]


def test_who_stands_behind_what_is_but_taken_up() -> None:
    text = "أوضح ذلك أمس مدير الفرع سالم العمري الذي بين أن الموقع يعمل، حاثا السكان على التسجيل."
    assert {source for source, _, _ in told(text)} == {"مدير الفرع سالم العمري"}


@pytest.mark.parametrize(
    "text", ["لقد أظهر المدرب أكثر من الندم هذا الأسبوع.", "وأظهرت الممثلة ارتياحا كبيرا بعد الحكم."]
)
def test_who_shows_what_he_feels_says_nothing(text: str) -> None:
    assert told(text) == []


def test_a_clause_is_attributed_with_what_it_tells_of_anothers_words() -> None:
    found = told("قتل عشرة جنود في الهجوم الذي لوحت الحركة بتكراره، بحسب الشرطة.")
    assert found[0] == ("الشرطة", "assert", "قتل عشرة جنود في الهجوم الذي لوحت الحركة بتكراره")
