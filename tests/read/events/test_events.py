"""Events: who did what to whom, when, whether it was done at all, and each deed once."""

from __future__ import annotations

import pytest

from mahdar.lang.pack import load
from mahdar.model import Article, Event
from mahdar.read import read
from mahdar.read.events.lexis import Lexis
from mahdar.read.sheet import Analyser, Sheet

PLOVER = {
    "AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT", "MOBILIZE", "SANCTION", "COERCE",
    "ASSAULT", "PROTEST",
}  # fmt: skip
LEXIS = Lexis(load("ar"))


def events(text: str, published: str = "2022-01-06") -> list[Event]:
    return list(read(Article.make(text=text, published=published)).events)


def one(text: str, published: str = "2022-01-06") -> Event:
    found = events(text, published)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize("entry", [e for e in load("ar").entries if e.table == "deed"], ids=lambda e: e.id)
def test_deeds_of_the_pack_are_told_by_their_examples(entry) -> None:  # type: ignore[no-untyped-def]
    """Every example of a deed is read as that deed's type; its companions stand there."""
    assert entry.get("type") in PLOVER
    for text in entry.yes:
        tokens = Sheet(text, Analyser(load("ar"))).tokens
        types = {found[0].type for at in range(len(tokens)) if (found := LEXIS.deed(tokens, at))}
        assert entry.get("type") in types, text


@pytest.mark.parametrize(
    ("text", "kind", "mode", "actors"),
    [
        ("أجرى وزير الخارجية الألماني محادثات مع نظيره التركي في أنقرة.", "CONSULT", "talks", ("DEU", "TUR")),
        ("التقى الرئيس الفرنسي المستشارة الألمانية في برلين.", "CONSULT", "meeting", ("FRA", "DEU")),
        ("زار وزير الدفاع الإيطالي بيروت.", "CONSULT", "visit", ("ITA",)),
        ("بحث الرئيس المصري هاتفياً مع نظيره الجزائري الأزمة.", "CONSULT", "phone_call", ("EGY", "DZA")),
        ("وقعت الأردن والعراق اتفاقية لتصدير النفط.", "AGREE", "signing", ("JOR", "IRQ")),
        ("قصفت القوات الروسية مواقع للمعارضة في ريف إدلب.", "ASSAULT", "shelling", ("RUS",)),
        ("شنت طائرات إسرائيلية غارات على قطاع غزة.", "ASSAULT", "air_strike", ("ISR",)),
        ("اعتقلت الشرطة التركية ثلاثة صحافيين.", "COERCE", "arrest", ("TUR",)),
        ("فرضت الولايات المتحدة عقوبات على شركات إيرانية.", "SANCTION", "sanctions", ("USA",)),
        ("نشرت إسبانيا قوات على الحدود.", "MOBILIZE", "deployment", ("ESP",)),
        ("انسحبت القوات الفرنسية من مالي.", "RETREAT", "withdrawal", ("FRA",)),
        ("أفرجت السلطات الإيرانية عن بحارين.", "CONCEDE", "release", ("IRN",)),
        ("أرسلت قطر مساعدات طبية إلى لبنان.", "AID", "humanitarian", ("QAT",)),
        ("تظاهر آلاف العمال أمام البرلمان.", "PROTEST", "demonstration", ("العمال",)),
        ("انسحبت بريطانيا من المعاهدة.", "SANCTION", "treaty_left", ("GBR",)),
    ],
)
def test_type_mode_and_actors(text: str, kind: str, mode: str, actors: tuple[str, ...]) -> None:
    found = one(text)
    assert (found.type, found.mode) == (kind, mode)
    assert set(actors) <= set(found.actors)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("أجرت روسيا والصين مناورات مشتركة أمس.", "held"),
        ("ستجري روسيا والصين مناورات مشتركة.", "planned"),
        ("من المقرر أن يزور الرئيس الفرنسي القاهرة.", "planned"),
        ("ألغى الرئيس الأميركي زيارته إلى الدنمارك.", "cancelled"),
        ("نفت موسكو عقد اجتماع مع واشنطن.", "denied"),
        ("عقدت موسكو، التي تنفي ذلك، اجتماعا مع واشنطن.", "held"),
        ("هددت كوريا الشمالية بإلغاء القمة مع الولايات المتحدة.", "planned"),
        ("اقترحت تركيا عقد قمة مع روسيا.", "proposed"),
        ("القمة الأميركية الروسية المرتقبة في جنيف.", "planned"),
        ("تستمر احتجاجات الطلبة في بيروت.", "ongoing"),
    ],
)
def test_status(text: str, status: str) -> None:
    assert one(text).status == status


@pytest.mark.parametrize(
    "text",
    [
        "إذا هاجمت القوات المدينة فسنرد.",
        "يجب منع وقوع هجوم جديد.",
        "أكد الوزير أهمية مكافحة الإرهاب.",
        "احتجت الصين على التصريحات.",
        "لم يلتق الوزير أحداً.",
        "القطاع الاجتماعي يحتاج إلى دعم.",
    ],
)
def test_what_is_no_deed(text: str) -> None:
    assert events(text) == []


def test_passive_has_no_actor_but_who_is_named_as_such() -> None:
    assert one("قُتل 12 شخصاً في السوق أمس.").actors == ()
    assert one("قُتل جندي على يد القوات الإسرائيلية.").actors == ("ISR",)


def test_one_event_however_often_mentioned() -> None:
    found = one(
        "محادثات ألمانية تركية في أنقرة\n\nأجرى وزير الخارجية الألماني الأربعاء محادثات مع نظيره التركي. "
        "وانتهت المحادثات من دون نتيجة."
    )
    assert set(found.actors) == {"DEU", "TUR"}
    assert found.date == "2022-01-05"
    assert len(found.spans) > 4


def test_deeds_of_other_days_are_other_events() -> None:
    found = events(
        "التقى الرئيس الفرنسي نظيره المصري في 3 كانون الثاني 2022. "
        "وسيلتقي الرئيس الفرنسي نظيره المصري في 20 كانون الثاني 2022."
    )
    assert [e.date for e in found] == ["2022-01-03", "2022-01-20"]
    assert [e.status for e in found] == ["held", "planned"]


def test_track_of_talks_with_dates_each() -> None:
    found = events(
        "يُعقد في 10 يناير حوار بين موسكو وواشنطن، ويليه في 12 يناير اجتماع بين روسيا والناتو في بروكسل، "
        "وبعد يوم واحد يُعقد اجتماع في مقر منظمة الأمن والتعاون في أوروبا."
    )
    assert [(e.date, set(e.actors)) for e in found] == [
        ("2022-01-10", {"RUS", "USA"}), ("2022-01-12", {"RUS", "NATO"}), ("2022-01-13", {"OSCE"}),
    ]  # fmt: skip


def test_length_number_end_and_name() -> None:
    call = one("أجرى الرئيسان الفرنسي إيمانويل ماكرون والروسي محادثة هاتفية استمرت 50 دقيقة.")
    assert (call.mode, call.duration, set(call.actors)) == ("phone_call", "PT50M", {"FRA", "RUS"})
    drill = one("بدأت مصر في 3 يناير تدريبات مشتركة تحت اسم «درع الشمال 3» ومن المزمع أن تنتهي في 9 يناير.")
    assert (drill.date, drill.end, drill.name) == ("2022-01-03", "2022-01-09", "درع الشمال 3")
    back = one("أعلنت روسيا عودة أكثر من 10 آلاف جندي إلى قواعدهم.")
    assert back.magnitude == "أكثر من 10 آلاف جندي"


def test_home_state_acts_where_only_the_police_is_named() -> None:
    found = one("عمّان - أعلنت وزارة الداخلية الأردنية أن الشرطة ضبطت شبكة لتهريب السلاح.")
    assert found.actors == ("JOR",)


def test_spans_stand_in_the_text() -> None:
    text = "وصل وفد روسي إلى دمشق أمس."
    for found in events(text):
        assert all(text[s.start : s.end] == s.text for s in found.spans)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("استدعت الخارجية النمساوية السفير الياباني لإبلاغه احتجاجها.", "CONSULT"),
        ("استدعت النمسا سفيرها لدى طوكيو للتشاور.", "SANCTION"),
        ("وجهت النيابة المغربية إلى موظف تهمة الرشوة.", "COERCE"),
        ("حظرت كندا استيراد الفحم من جارتها.", "SANCTION"),
        ("منعت السلطات الكندية سفر الوزير السابق.", "COERCE"),
        ("استولى مقاتلو طالبان على مدينة قندوز.", "ASSAULT"),
        ("استولى مقاتلو طالبان على أموال المصرف.", "COERCE"),
    ],
)
def test_company_tells_words_apart(text: str, kind: str) -> None:
    assert one(text).type == kind


@pytest.mark.parametrize(
    "text",
    [
        "حاول مسلحون اقتحام الثكنة.",
        "يأمل الوزير توقيع اتفاق قريب.",
        "وجهت الحكومة أصابع الاتهام إلى جارتها.",
        "قال الوزير في حوار مع الصحيفة إن الأمطار كثيرة.",
    ],
)
def test_attempts_hopes_and_idioms_are_no_deeds(text: str) -> None:
    assert events(text) == []


def test_a_preposition_names_an_aim_but_no_outcome() -> None:
    assert one("أدى انفجار في السوق لمقتل تسعة جنود.").status == "held"
    assert one("تعرضت القرية لقصف مدفعي عنيف أوقع تسعة قتلى.").status == "held"
    assert events("تدرب الفريق لإجلاء ضحايا السيول.") == []


def test_a_particle_says_may_before_the_present_and_stresses_the_past() -> None:
    assert events("قد تهاجم القوات الروسية المدينة.") == []
    assert one("وكانت القوات الروسية قد هاجمت المدينة.").status == "held"


def test_a_verb_with_its_subject_carries_the_noun_behind_it() -> None:
    assert one("قرر السودان طرد السفير السويدي.").status == "planned"
    assert one("السودان طرد السفير السويدي.").status == "held"


def test_what_is_done_to_somebody_else_is_another_deed() -> None:
    found = events("فرضت كندا عقوبات على إيران. وقال ناطق إن الأمر جاد. وفرضت كندا عقوبات على فنزويلا.")
    assert [e.recipients for e in found] == [("IRN",), ("VEN",)]


def test_the_day_of_the_news_gives_way_to_the_day_that_is_told() -> None:
    found = one("الرئيس الفرنسي يزور القاهرة\n\nزار الرئيس الفرنسي القاهرة في 4 كانون الثاني 2022.")
    assert found.date == "2022-01-04"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("ضبطت الشرطة الإيطالية خلال موسم الصيد في العام الماضي عشرة مهربين.", "2021"),
        ("داهمت الشرطة الإيطالية المنزل أمس وصادرت وثائق، كما اعتقلت ثلاثة رجال.", "2022-01-05"),
        ("اعتقلت الشرطة الإيطالية المغني في روما، قبل نحو شهرين، بعد شجار.", "2021-11"),
        ("انتزع الجيش العراقي السيطرة على بلدة بوسط البلاد من يد خصومه في أيار الماضي.", "2021-05"),
        ("نفذت الطائرات الروسية مساء أمس وفجر اليوم غارات قرب البلدة.", "2022-01-05"),
        ("قال الوزير الفرنسي في ختام محادثاته مع نظيره المصري إن القتال اندلع في 2 كانون الثاني 2022.", "2022-01-06"),
    ],
)
def test_whose_time_it_is(text: str, day: str) -> None:
    assert day in {e.date for e in events(text) if e.type in ("COERCE", "CONSULT", "ASSAULT")}


def test_what_a_relative_clause_tells_is_no_news() -> None:
    found = events("إيطاليا: الطائرة التي أسقطتها اليونان كانت مسلحة\n\nقال الوزير إن التحقيق مستمر.")
    assert [e.date for e in found if e.type == "ASSAULT"] == [None]


def test_after_the_title_an_attack_told_by_a_verb_is_a_new_one() -> None:
    lead = "الأمم المتحدة تحذر\n\nقصف الجيش السوري قرية دير شميل. "
    for then, many in (
        ("وهاجم الجيش السوري بلدة قلعة المضيق ليلا.", 2),
        ("وكان القصف الذي شنه الجيش السوري عنيفا.", 1),
    ):
        assert len([e for e in events(lead + then) if e.type == "ASSAULT"]) == many, then


def test_a_verbal_noun_behind_that_is_no_verb() -> None:
    found = events("أضاف السفير أن قصف الجيش السوري للقرية مستمر.")
    assert [(e.type, e.actors) for e in found] == [("ASSAULT", ("SYR",))]


def test_companions_stand_no_farther_off_than_the_entry_says() -> None:
    near = "ذكر شهود أن تعزيزات روسية تحركت نحو المطار أمس."
    assert "MOBILIZE" in {e.type for e in events(near)}
    far = "كانت قوات الأمن الروسية قد أعلنت منذ الصباح الباكر أن الوزير تحرك نحو المطار."
    assert "MOBILIZE" not in {e.type for e in events(far)}


def test_a_definite_noun_speaks_of_the_deed_told_before() -> None:
    text = "قصف الجيش السوري قرية دير شميل. وقال وزير الدفاع الإيطالي إن القصف كان عنيفا."
    found = [e for e in events(text) if e.type == "ASSAULT"]
    assert [e.actors for e in found] == [("SYR",)]
    other = "زار الوزير الإيطالي بيروت. وقال إن الزيارة التي قام بها الوزير الفرنسي لأنقرة ناجحة."
    assert len([e for e in events(other) if e.type == "CONSULT"]) == 2


def test_the_host_who_confers_with_his_guest_is_at_the_same_meeting() -> None:
    text = "زار الرئيس المجري أنقرة. وأجرى الرئيس التركي محادثات في القصر."
    assert [set(e.actors) for e in events(text) if e.type == "CONSULT"] == [{"HUN", "TUR"}]
    apart = "زار الرئيس المجري أنقرة. وأجرى الرئيس الفنلندي محادثات في القصر."
    assert len([e for e in events(apart) if e.type == "CONSULT"]) == 2


def test_who_resigns_is_himself_and_his_state() -> None:
    assert set(one("استقال وزير العدل اللبناني أشرف ريفي من منصبه.").actors) == {"LBN", "أشرف ريفي"}


def test_empty_and_hostile_texts() -> None:
    assert events("") == []
    assert events("قصف " * 5000) is not None
    assert events("«" * 20000) == []


def test_what_a_verb_only_aims_at_was_not_done() -> None:
    assert "SANCTION" not in {e.type for e in events("اجتمع الوزراء في روما لتفرض إيطاليا عقوبات على جارتها.")}


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        ("هجوم لطالبان يستهدف مقر الشرطة الأفغانية في كابول.", ("طالبان",), ("AFG",)),
        ("استهدفت الضربات الأميركية مواقع الجيش السوري أمس.", ("USA",), ("SYR",)),
        ("استهدف هجوم لطالبان قوات الأمن الأفغانية في كابول.", ("طالبان",), ("AFG",)),
        ("شنت إسرائيل هجوما استهدف مواقع الجيش السوري.", ("ISR",), ("SYR",)),
        ("استهدفت غارات التحالف قاعدة جوية قرب المدينة.", ("التحالف",), ()),
    ],
)
def test_an_attack_that_is_the_subject_of_a_verb_is_one_deed_with_it(
    text: str, actors: tuple[str, ...], recipients: tuple[str, ...]
) -> None:
    found = read(Article.make(text=text, published="2022-01-06")).events
    assert [(e.actors, e.recipients) for e in found] == [(actors, recipients)]
