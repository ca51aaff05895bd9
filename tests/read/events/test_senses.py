"""Which deeds words tell, and on which day: what the company of a word says of its sense, and what the report's days say."""

from __future__ import annotations

import pytest

from tests.read.events.test_events import events

LEAD = "محكمة إيطالية تنظر في القضية\n\nعقدت المحكمة جلسة في روما أمس. وحضر كثيرون. وكان الجو حارا. "


@pytest.mark.parametrize(
    ("text", "type_", "there"),
    [
        ("استعرض الوزير الإيطالي مع نظيره المصري ملف المياه.", "CONSULT", True),
        ("استعرض الوزير الإيطالي ملامح الخطة الجديدة.", "CONSULT", False),
        ("تتفق السياسة المصرية مع هذه المبادئ.", "AGREE", False),
        ("أنهت الوزارة المصرية كافة الإجراءات.", "CONCEDE", False),
        ("رفعت الحكومة المصرية القيود عن السفر.", "CONCEDE", True),
        ("دخل وفد إيطالي مدينة دوما للتفتيش.", "ASSAULT", False),
        ("دخلت القوات الإيطالية مدينة دوما.", "ASSAULT", True),
        ("قطعت القوات العراقية خطوط إمداد المسلحين.", "COERCE", True),
        ("قطعت القوات العراقية خطوط إمداد المسلحين.", "SANCTION", False),
        ("ضبط الحراس أسلحة هربتها إيران لعناصر الميليشيا.", "RETREAT", False),
        ("جرى ذلك بالتعاون مع الأجهزة الإيطالية.", "COOPERATE", False),
        ("تتعاون إيطاليا مع مصر في ملف الهجرة.", "COOPERATE", True),
        ("استهدفت الطائرات تعزيزات للمسلحين قرب الجسر.", "MOBILIZE", False),
        ("وصلت تعزيزات الجيش العراقي إلى الجسر.", "MOBILIZE", True),
        ("اقتحم طلاب مبنى الوزارة الإيطالية.", "PROTEST", True),
        ("اقتحمت القوات الإيطالية مبنى الوزارة.", "PROTEST", False),
        ("سيطر الجنود على مبنى الاتصالات في إيطاليا.", "CONSULT", False),
        ("تنحى القاضي الإيطالي عن القضية.", "CONCEDE", False),
        ("ضرب الركود إيطاليا.", "ASSAULT", False),
        ("حاصرت الشرطة الإيطالية المبنى حيث عاش السكان في قمة البهجة.", "CONSULT", False),
        ("أجلت السلطات الإيطالية السكان قبل العاصفة.", "COERCE", False),
        ("تتهم إيطاليا مصر بقصف المدينة.", "ASSAULT", False),
        ("نقلت الشرطة الإيطالية أشخاصا احتجزتهم السيول.", "COERCE", False),
        ("تجمد العقوبات أي أصول إيطالية.", "SANCTION", False),
        ("بايعت حركة طالبان زعيم القاعدة.", "SUPPORT", True),
        ("وضعت الحكومة الإيطالية الشركة على القائمة السوداء.", "SANCTION", True),
        ("وضع الوزير الإيطالي قائمة المدعوين.", "SANCTION", False),
        ("أغلقت إيطاليا سفارتها في مصر.", "SANCTION", True),
        ("أغلقت إيطاليا سفارتها في مصر.", "COERCE", False),
        ("حلقت مقاتلات إيطالية فوق الجزيرة.", "MOBILIZE", True),
        ("حلقت طائرة ركاب إيطالية فوق الجزيرة.", "MOBILIZE", False),
        ("قيدت السلطات الإيطالية حركة الشاحنات.", "COERCE", True),
        ("وجه الادعاء الإيطالي الاتهام إلى مدير المصرف.", "COERCE", True),
        ("وجهت إيطاليا الاتهام إلى مصر.", "COERCE", False),
        ("أعلن الرئيس الإيطالي حل البرلمان.", "COERCE", True),
        ("حل الوزير الإيطالي ضيفا على المدينة.", "COERCE", False),
        ("كثفت الشرطة الإيطالية إجراءاتها الأمنية.", "MOBILIZE", True),
        ("عززت إيطاليا إجراءات التعاون مع مصر.", "MOBILIZE", False),
        ("توقفت إيطاليا عن استيراد النفط من مصر.", "SANCTION", True),
        ("سحبت إيطاليا مقاتليها من الجزيرة.", "RETREAT", True),
        ("ألقى طلاب الحجارة على السفارة الإيطالية.", "PROTEST", True),
        ("قضت محكمة إيطالية ببراءة المذيعة.", "CONCEDE", True),
        ("سجل المهندس الإيطالي براءة اختراع.", "CONCEDE", False),
        ("شددت الحكومة الإيطالية قبضتها على الإعلام.", "COERCE", False),
        ("أعلنت الشركات الإيطالية اعتراضها على السعر.", "ASSAULT", False),
        ("تبرعت الجمعية لأفراد أسرته في إيطاليا.", "COERCE", False),
        ("أبقت إيطاليا على الاتفاق بعد انسحاب مصر منه.", "SANCTION", True),
        ("بدأ خروج المدنيين الإيطاليين وفقا للاتفاق.", "SANCTION", False),
        ("سمحت اليونان لإيطاليا باستخدام قاعدة سودا الجوية.", "COOPERATE", True),
        ("سمحت اليونان لسياح إيطاليا باستخدام الجسر.", "COOPERATE", False),
        ("قدم السفير الإيطالي أوراق اعتماده إلى الوزير الأردني.", "SUPPORT", True),
        ("سلمت إيطاليا مصر أربع مقاتلات أمس.", "AID", True),
        ("سلمت إيطاليا مصر طائرة استطلاع ورقية.", "AID", False),
        ("تسلح إيطاليا القبائل في مصر.", "AID", True),
        ("يقترح الوزير الإيطالي تسليح المعلمين في مصر.", "AID", False),
        ("أحرق متطرفون طفلا إيطاليا في روما.", "ASSAULT", True),
        ("توفي أمس رجل إيطالي متأثرا بجروحه برصاص مسلحين.", "ASSAULT", True),
        ("توفي رجل إيطالي متأثرا بجروحه بعد سقوط الجدار.", "ASSAULT", False),
        ("أنشأت إيطاليا لجنة عسكرية مشتركة مع مصر أمس.", "COOPERATE", True),
        ("قرر مجلس الوزراء الإيطالي أمس الموافقة على نظام المحميات.", "AGREE", True),
    ],
)
def test_the_company_of_a_word_says_which_deed_it_tells(text: str, type_: str, there: bool) -> None:
    assert (type_ in {e.type for e in events(text)}) is there


def test_who_dies_in_an_accident_is_not_attacked() -> None:
    crash = "تحطمت طائرة إيطالية في الجبال. وقتل عشرة ركاب حين تحطمت الطائرة المنكوبة. وأخمدت فرق الإطفاء النيران."
    assert "ASSAULT" not in {e.type for e in events(crash)}
    assert "ASSAULT" in {e.type for e in events("قتل عشرة ركاب حين قصف الجيش الإيطالي الطائرة.")}


def test_a_raid_and_its_arrests_are_one() -> None:
    found = events("داهمت الشرطة الإيطالية منزلا أمس. واعتقلت الشرطة الإيطالية رجلين أمس.")
    assert [e.type for e in found] == ["COERCE"]


def test_the_same_people_attacking_the_same_are_one_attack() -> None:
    text = "بيان\n\nقصف الجيش السوري مقاتلي حركة طالبان. وهاجم الجيش السوري مقاتلي حركة طالبان ليلا."
    assert len([e for e in events(text) if e.type == "ASSAULT"]) == 1


def test_leaving_is_leaving_a_treaty_where_the_text_says_so() -> None:
    text = "اجتماع بعد انسحاب مصر\n\nأعلنت مصر انسحابها من المعاهدة. وبعد انسحاب مصر اجتمع الوزراء."
    assert {e.type for e in events(text)} & {"SANCTION", "RETREAT"} == {"SANCTION"}


def test_who_gets_a_deed_does_not_do_it() -> None:
    found = [e for e in events("حصلت اليونان على منحة من إيطاليا أمس.") if e.type == "AID"]
    assert [(e.actors, e.recipients) for e in found] == [(("ITA",), ("GRC",))]


def test_no_state_takes_hostages_where_nobody_is_named() -> None:
    found = events("انتهت في فرنسا عملية احتجاز الرهائن.")
    assert not any(e.actors for e in found if e.mode == "arrest")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("فرضت إيطاليا عقوبات على شركة مولت مرشحا في انتخابات 2016.", None),
        ("فرضت إيطاليا عقوبات على شركة في 2016.", "2016"),
        (LEAD + "واعتقلت الشرطة الإيطالية رجلين.", "2022-01-05"),
        (LEAD + "وكانت الشرطة الإيطالية قد اعتقلت رجلين.", None),
        (LEAD + "وتعتزم الشرطة الإيطالية اعتقال رجلين.", None),
    ],
)
def test_the_day_of_a_deed_told_without_one(text: str, day: str | None) -> None:
    assert [e.date for e in events(text) if e.type in ("SANCTION", "COERCE")] == [day]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("وصلت القافلة إلى حلب المحاصرة منذ عام 2013.", ("COERCE", "siege")),
        ("طلبت وزارة الخارجية المالطية أمس من السفير الليبي مغادرة البلاد.", ("SANCTION", "expulsion")),
        ("قال الوزير الإيطالي إنه تحدث مع نظيره المالطي.", ("CONSULT", "talks")),
        ("استقبلت عدن الوفد بعد تحريرها من المتمردين على يد الجيش اليمني.", ("ASSAULT", "taking_ground")),
    ],
)
def test_deeds_told_by_a_participle_a_pronoun_or_a_demand(text: str, kind: tuple[str, str]) -> None:
    assert kind in [(e.type, e.mode) for e in events(text)]


def test_whose_embassy_is_opened_opens_it() -> None:
    found = [e for e in events("حضر الوزير الليبي افتتاح السفارة المالطية في طرابلس.") if e.type == "SUPPORT"]
    assert [e.actors[0] for e in found] == ["MLT"]
