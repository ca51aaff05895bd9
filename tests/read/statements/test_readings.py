"""Who said what, in sentences of kinds that single words do not tell: what things are called, speech without marks."""

from __future__ import annotations

import pytest

from mahdar.model import Article
from mahdar.read import read


def told(text: str) -> list[tuple[str, str, str]]:
    """Give source, act and content of each statement of an article of one text."""
    found = read(Article.make(text=text, published="2022-01-06")).statements
    return [(s.source.name or s.source.text, s.act, s.content.text) for s in found]


CALLED = [
    (
        'نددت روسيا بما اعتبرته "مناورة فاشلة" من صنع الخصوم.',
        [
            ("روسيا", "condemn", 'بما اعتبرته "مناورة فاشلة" من صنع الخصوم'),
            ("روسيا", "assert", '"مناورة فاشلة"'),
        ],
    ),
    # of one word in quotation marks, what it is attributed to belongs to it
    (
        "ندد الوزير بما وصفه بـ«تجاوزات» الجيش في الشمال.",
        [
            ("الوزير", "condemn", "بما وصفه بـ«تجاوزات» الجيش في الشمال"),
            ("الوزير", "assert", "بـ«تجاوزات» الجيش في الشمال"),
        ],
    ),
    ("وعاد الوفد لمناقشة ما وصفه خبراء بالاتفاق المؤقت، الذي وقع أمس.", [("خبراء", "assert", "بالاتفاق المؤقت")]),
    ('وأدى ذلك إلى ما تعتبره الأمم المتحدة "أكبر نزوح".', [("الأمم المتحدة", "assert", '"أكبر نزوح"')]),
    (
        "حذرت الوزارة مما أسمته «بقايا الأزمة» في البلاد.",
        [
            ("الوزارة", "warn", "مما أسمته «بقايا الأزمة» في البلاد"),
            ("الوزارة", "assert", "«بقايا الأزمة»"),
        ],
    ),
    # who calls a thing so asks for nothing by the same words
    (
        "طلبت السلطات من الشركات إجلاء العمال بعد ما تصفه عمان بأنه إهمال.",
        [("السلطات", "demand", "إجلاء العمال بعد ما تصفه عمان بأنه إهمال"), ("عمان", "assert", "بأنه إهمال")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CALLED)
def test_what_a_thing_is_called(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert told(text) == expected


def test_a_verb_of_demanding_is_no_given_name() -> None:
    assert told("وطالب أبو زيد المجلس بالرد.") == [("أبو زيد", "demand", "بالرد")]
    assert told("وقال أبو طالب إن الوفد عاد.") == [("أبو طالب", "assert", "إن الوفد عاد")]


NAMED_LATER = [
    ("وأكد المشرف على حلقات الحي الأستاذ سالم العمري، أن الوفد عاد.", "سالم العمري"),
    ("قال مساعد المدير العام للمنظمة الدولية للهجرة، أندرو هاريسون، إن الوفد عاد.", "أندرو هاريسون"),
    ("قال الأميرال المتقاعد من البحرية البرتغالية، جون روبرت، إن الوفد عاد.", "جون روبرت"),
    ("قال وزير خارجية مصر في مؤتمر صحفي مع الوزير عادل الجبير إن الوفد عاد.", "وزير خارجية مصر"),
    ("وتقول لويز إنها عادت.", "لويز"),
]


@pytest.mark.parametrize(("text", "name"), NAMED_LATER)
def test_the_name_behind_where_one_has_one_s_office(text: str, name: str) -> None:
    assert [source for source, _, _ in told(text)] == [name]


def test_a_participle_hangs_on_who_speaks_not_on_whose_words_he_tells_of() -> None:
    text = "وقال المحلل فؤاد منصور إن ما ذكره الجبوري بشأن الوفد خطأ، داعيا الأحزاب إلى الحوار."
    assert [source for source, _, _ in told(text)] == ["فؤاد منصور", "فؤاد منصور"]


HANGING = [
    ("وقالت الوزارة إن الهدنة انتهت، متهمة موسكو بخرقها.", ("الوزارة", "accuse", "بخرقها")),
    ("وقالت الوزارة إن الهدنة انتهت، داعية مجلس الأمن إلى التحرك.", ("الوزارة", "demand", "إلى التحرك")),
    ("قال الوزير: «عدنا»، ومتهما وزارة الدفاع بأنها تخفي الأمر.", ("الوزير", "accuse", "بأنها تخفي الأمر")),
]


@pytest.mark.parametrize(("text", "expected"), HANGING)
def test_a_participle_that_is_a_title_as_well(text: str, expected: tuple[str, str, str]) -> None:
    assert told(text)[-1] == expected


def test_a_headline_may_tell_what_two_say() -> None:
    text = "المجلس الوطني: الحوار مستمر.. وقرقاش: النصر قريب\nوقال الوزير أنور قرقاش إن الوفد عاد."
    assert told(text)[:2] == [
        ("المجلس الوطني", "assert", "الحوار مستمر"),
        ("أنور قرقاش", "assert", "النصر قريب"),
    ]
    assert told("عاد الوفد.. والأردن: الحل قريب") == [("الأردن", "assert", "الحل قريب")]
    assert told("القاهرة: عاد الوفد.. رئيس الهيئة: الحل قريب") == [("رئيس الهيئة", "assert", "الحل قريب")]


ELLIPSIS = [
    ("وقتل الحزب الوطني ضابطين أمس، وقال إن الهجوم رد على القصف.", "الحزب الوطني"),
    ("واستقبل ترامب نظيره صباح اليوم وشكر فرنسا على دعمها.", "دونالد ترامب"),
    ("وعرضت دمشق على المفتشين 22 شاهد عيان قالوا إنهم كانوا هناك.", "22 شاهد عيان"),
    ('واتهمت روسيا وأنقرة "أهل المدينة" بتصوير الشريط.', "روسيا"),
]


@pytest.mark.parametrize(("text", "name"), ELLIPSIS)
def test_who_is_meant_by_a_verb_alone(text: str, name: str) -> None:
    assert told(text)[-1][0].startswith(name.split()[0]) or told(text)[-1][0] == name


UNMARKED = [
    ("وقال الوزير لا مجال للعودة إلى الوراء.", [("الوزير", "assert", "لا مجال للعودة إلى الوراء")]),
    ("وأضاف الوزير في كلمته لقد انتخبنا الناس.", [("الوزير", "assert", "لقد انتخبنا الناس")]),
    ("وقال الوزير الذي لم يحضر اللقاء: «عدنا».", [("الوزير", "assert", "«عدنا»")]),
    ("وقال الوزير ذلك أمس ثم غادر.", []),
]


@pytest.mark.parametrize(("text", "expected"), UNMARKED)
def test_speech_without_a_mark(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert told(text) == expected


THANKS = [
    (
        "ورفع محافظ تنومة جزيل الشكر والتقدير للأمير.",
        [("محافظ تنومة", "support", "جزيل الشكر والتقدير للأمير")],
    ),
    ("وأبدى المعهد انزعاجه من التدخل في شؤون البلاد.", [("المعهد", "assert", "انزعاجه من التدخل في شؤون البلاد")]),
    ("ودافعت الوزيرة ليلى سعيد عن مشاركة البلاد.", [("ليلى سعيد", "support", "عن مشاركة البلاد")]),
    ("وزير الزراعة يوجه بضرورة ترشيد المياه", [("وزير الزراعة", "demand", "بضرورة ترشيد المياه")]),
    ("وشكر الوزير سامي علي دول الخليج.", [("سامي علي", "support", "دول الخليج")]),
    ("بعث الأمير برقية شكر للرئيس.", []),
]


@pytest.mark.parametrize(("text", "expected"), THANKS)
def test_thanks_orders_and_defences(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert told(text) == expected


ENDS = [
    ("وأشار الوزير إلى أن «بيت الخير» حصلت على أرض.", "إلى أن «بيت الخير» حصلت على أرض"),
    (
        "وأكد الوزير أن الأدلة جديدة، فيما يتعلق بتهريب الذهب، وكافية.",
        "أن الأدلة جديدة، فيما يتعلق بتهريب الذهب، وكافية",
    ),
    ("وتعهد الوزير بإنهاء التجسس في البلاد، وتطالب إسرائيل بالعفو عنه.", "بإنهاء التجسس في البلاد"),
]


@pytest.mark.parametrize(("text", "content"), ENDS)
def test_where_what_is_said_ends(text: str, content: str) -> None:
    assert told(text)[0][2] == content


WORDS = [
    ("ووجه الوزير انتقادات حادة للحكومة.", [("الوزير", "condemn", "انتقادات حادة للحكومة")]),
    ("ووجهت لندن أصابع الاتهام إلى موسكو.", [("لندن", "accuse", "أصابع الاتهام إلى موسكو")]),
    ("ووجهت الوزارة إنذارين إلى صحيفتين بعد انتقادات.", []),
    ("ودعا الوزير بأن تقوم اللجنة بذلك.", [("الوزير", "demand", "بأن تقوم اللجنة بذلك")]),
    ("ورفضت الوزارة «تقديم تعليق الآن»، عند سؤالها.", [("الوزارة", "reject", "«تقديم تعليق الآن»")]),
    (
        "تميل الشرطة نحو فكرة السماح بالعمل، هكذا صرح محقق سابق.",
        [("محقق سابق", "assert", "تميل الشرطة نحو فكرة السماح بالعمل")],
    ),
    (
        "وقال البيان الذي بثه التلفزيون «نزف لكم بشرى دخول القوات إلى جامعة المدينة صباح اليوم».",
        [("البيان", "assert", "«نزف لكم بشرى دخول القوات إلى جامعة المدينة صباح اليوم»")],
    ),
    (
        "وأعلن المدير أنه يتقدم سبعة آلاف طالب وطالبة سنويا.",
        [("المدير", "assert", "أنه يتقدم سبعة آلاف طالب وطالبة سنويا")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), WORDS)
def test_words_that_a_noun_names(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert told(text) == expected


def test_a_surname_that_no_list_knows_is_of_whom_the_article_names_in_full() -> None:
    text = "التقى الوفد رئيس اللجنة فاروق القدوة أمس. وقال القدوة إن الوفد عاد."
    assert told(text)[-1] == ("فاروق القدوة", "assert", "إن الوفد عاد")
