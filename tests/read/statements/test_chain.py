"""Through whom a statement came: agencies, papers, channels, and those who quote another."""

from __future__ import annotations

import pytest

from mahdar.lang.pack import load
from mahdar.model import Article, Statement
from mahdar.read import read
from mahdar.read.statements.media import Media


def statements(text: str) -> list[Statement]:
    """Give the statements of an article of one text."""
    return list(read(Article.make(text=text, published="2022-01-06")).statements)


CASES = [
    ("قال الوزير لوكالة رويترز إن الوفد عاد.", "الوزير", ["وكالة رويترز"]),
    ("قالت متحدثة باسم الحكومة لفرانس برس إن الوفد عاد.", "متحدثة باسم الحكومة", ["فرانس برس"]),
    ("وقال الوزير لـ«الأفق» إن الوفد عاد.", "الوزير", ["الأفق"]),
    ("وقال الوزير لـ اليوم إن الوفد عاد.", "الوزير", ["اليوم"]),
    ('وقال الوزير في تصريح "للاقتصادية" إن الوفد عاد.', "الوزير", ["الاقتصادية"]),
    ('وقال لـ"الرياض" السفير سامر الحداد والذي شدد على أن الوفد عاد.', "السفير سامر الحداد", ["الرياض"]),
    ('وقال الوزير في مقابلة مع قناة "الأفق" إن الوفد عاد.', "الوزير", ["قناة الأفق"]),
    ('وفي مقابلة مع قناة "الأفق" قال الوزير إن الوفد عاد.', "الوزير", ["قناة الأفق"]),
    ("نقلت وكالة تاس عن الوزير قوله إن الوفد عاد.", "الوزير", ["وكالة تاس"]),
    ('ونقلت صحيفة "الأفق" عن مصدر حكومي أن الوفد عاد.', "مصدر حكومي", ["صحيفة الأفق"]),
    (
        "قال المتحدث باسم الكرملين إن الوفد عاد، بحسب ما نقلته وكالة إنترفاكس.",
        "المتحدث باسم الكرملين",
        ["وكالة إنترفاكس"],
    ),
    (
        'وأوضحت وزارة الدفاع في بلاغ أوردته وكالة "تاس" الروسية أن المناورات انتهت.',
        "وزارة الدفاع",
        ["وكالة تاس الروسية"],
    ),
    ('وذكرت صحيفة "الأفق" نقلا عن مصادر حكومية أن الوفد عاد.', "مصادر حكومية", ["صحيفة الأفق"]),
    ("عاد الوفد إلى العاصمة، بحسب ما نقلت وكالة تاس عن مصدر حكومي.", "مصدر حكومي", ["وكالة تاس"]),
    ("وقال لافروف، حسبما أفادت وكالة تاس، إن الوفد عاد.", "لافروف", ["وكالة تاس"]),
    ("وقال الوزير للإذاعة الحكومية إن الوفد عاد.", "الوزير", ["الإذاعة الحكومية"]),
    ("وقال الوزير في برنامج «صباح الأفق» على قناة النور إن الوفد عاد.", "الوزير", ["برنامج صباح الأفق", "قناة النور"]),
    ("وقال الوزير، في دردشة مع «الأفق»، إن الوفد عاد.", "الوزير", ["الأفق"]),
    (
        'وكانت وكالة أنباء "تاس" ذكرت، في خبر لها، نقلا عن مصادر حكومية، أن الوفد عاد.',
        "مصادر حكومية",
        ["وكالة أنباء تاس"],
    ),
    ("وحذر الوزير من الخطر، حسبما جاء في بيان للوزارة.", "الوزير", ["بيان الوزارة"]),
    ("وأكد الوزير أن الوفد عاد، بحسب بيان نشرته وكالة تاس.", "الوزير", ["وكالة تاس"]),
    ("وأكد الوزير أن الوفد عاد، بحسب مصدر تحدث إلى وكالة إنترفاكس.", "الوزير", ["وكالة إنترفاكس"]),
    ("واعترف الحارس، وفق ما أفادت به وزارة العدل في بيان، بتلقي رشوة.", "الحارس", ["وزارة العدل"]),
    ("وقال الوزير، حسبما نقلت وكالة فارس شبه الرسمية، إن الوفد عاد.", "الوزير", ["وكالة فارس شبه الرسمية"]),
    ("وقال الوزير لمراسل الأفق إن الوفد عاد.", "الوزير", ["مراسل الأفق"]),
    ("وقال الوزير لمراسل وكالة تاس إن الوفد عاد.", "الوزير", ["وكالة تاس"]),
    ("وأبلغ الوزير «الأفق» أن الوفد عاد.", "الوزير", ["الأفق"]),
    ("وتحدث الوزير إلى «الأفق» قائلا إن الوفد عاد.", "الوزير", ["الأفق"]),
    ("ونقلت وكالة تاس بيان الجيش الذي قال إن الوفد عاد.", "الجيش", ["وكالة تاس"]),
    ("أوضح ذلك لوكالة تاس مدير الفرع، مشيرا إلى أن المكتب أغلق.", "مدير الفرع", ["وكالة تاس"]),
    ("وكانت وكالة تاس نقلت عن مصدر حكومي أن الوفد عاد.", "مصدر حكومي", ["وكالة تاس"]),
    (
        'وكانت وكالة الأنباء المحلية "سانا" قد نقلت عن مصدر أمني، قوله إن الوفد عاد.',
        "مصدر أمني",
        ["وكالة الأنباء المحلية سانا"],
    ),
    (
        'ونقلت صحيفة أحوال عن سمير حداد، رئيس تحرير موقع "الضفة" المحلي، قوله إن الوفد عاد.',
        'سمير حداد، رئيس تحرير موقع "الضفة" المحلي',
        ["صحيفة أحوال"],
    ),
    (
        'ونقلت "الأفق" عبر موقعها الإلكتروني، الأحد، على لسان المتحدث باسم الحكومة، بأن الوفد عاد.',
        "المتحدث باسم الحكومة",
        ["الأفق"],
    ),
    ("ونسبت صحيفة محلية لفلاديمير بوتين القول إن الوفد عاد.", "فلاديمير بوتين", ["صحيفة محلية"]),
    (
        "عاد الوفد إلى المدينة، حسبما أوردت وسائل إعلام محلية الخميس نقلا عن البلدية.",
        "البلدية",
        ["وسائل إعلام محلية"],
    ),
    (
        "عاد الوفد إلى المدينة، وفقا لما نقلته وكالة تاس على لسان المتحدث باسم المركز.",
        "المتحدث باسم المركز",
        ["وكالة تاس"],
    ),
    ("وقال الوزير في حديث لإحدى القنوات اللبنانية إن الوفد عاد.", "الوزير", ["إحدى القنوات اللبنانية"]),
    ("وفي كلمة بثها التلفزيون قال الوزير إن الوفد عاد.", "الوزير", ["التلفزيون"]),
    ("وأضاف الوزير في مقابلة نشرتها اليوم بعض الصحف المحلية أن الوفد عاد.", "الوزير", ["بعض الصحف المحلية"]),
    ("وأوضحت المحكمة وفقا للأهرام أن القرار نهائي.", "المحكمة", ["الأهرام"]),
    ("وأكد مسؤول في الإدارة الواقعة لوكالة رويترز.", "مسؤول في الإدارة", ["وكالة رويترز"]),
    ("قال الوزير إن الوفد عاد، في أقوال نقلتها الصحف المحلية.", "الوزير", ["الصحف المحلية"]),
    ('أورد تلفزيون "بي.إف.إم"، نقلا عن موظف حكومي، أن الوفد عاد.', "موظف حكومي", ["تلفزيون بي.إف.إم"]),
    ("ونقل التلفزيون عن مدير البلدية، القريبة من الساحل، إن السفينة غرقت.", "مدير البلدية", ["التلفزيون"]),
    ("ونقلت رويترز عن مصدر لم تكشف عن اسمه أن السفينة غرقت.", "مصدر", ["رويترز"]),
    ("ونقلت رويترز عن مصدر مطلع على الملف، دون ذكر اسمه، أن السفينة غرقت.", "مصدر مطلع", ["رويترز"]),
    ("ونقلت رويترز عن بحار وهو صاحب الزورق قوله إن السفينة غرقت.", "بحار", ["رويترز"]),
    ('ونقلت وكالة تاس عن قائد فرقة "الصقور" أن السفينة غرقت.', 'قائد فرقة "الصقور"', ["وكالة تاس"]),
    (
        "غرقت السفينة، وفق ما نقلت وكالة الأنباء السورية الرسمية (سانا) عن مصدر عسكري.",
        "مصدر عسكري",
        ["وكالة الأنباء السورية الرسمية سانا"],
    ),
    ("ذكرت وكالة تاس للأنباء نقلا عن الوزارة، الأحد، أن السفينة غرقت.", "الوزارة", ["وكالة تاس للأنباء"]),
    ("وأضاف المصدر في البلدية لـ«الشرق الأوسط»، أن السفينة غرقت.", "المصدر في البلدية", ["الشرق الأوسط"]),
    ("قال الوزير لصحيفة «الأفق» وقناة «الضفة» إن الوفد عاد.", "الوزير", ["صحيفة الأفق", "قناة الضفة"]),
    ("قال الوزير لمحطة (بي.بي.سي) إن الوفد عاد.", "الوزير", ["محطة بي.بي.سي"]),
    ("قال الوزير في تصريح للتلفزيون الحكومي صباح أمس إن الوفد عاد.", "الوزير", ["التلفزيون الحكومي"]),
    ("قال الوزير، حسب ما نقلت وسائل إعلامية عنه، إن الوفد عاد.", "الوزير", ["وسائل إعلامية"]),
    ("وقال الوزير لـ «الشرق الأوسط إن الوفد عاد.", "الوزير", ["الشرق الأوسط"]),
    ("قال الوزير لموقع النادي الرسمي إن الوفد عاد.", "الوزير", ["موقع النادي الرسمي"]),
    ("وقال الوزير في لقاء أجراه معه سامي مع قناة النور إن الوفد عاد.", "الوزير", ["قناة النور"]),
]


@pytest.mark.parametrize(("text", "source", "links"), CASES, ids=[c[0][:40] for c in CASES])
def test_chain(text: str, source: str, links: list[str]) -> None:
    (said,) = statements(text)
    assert (said.source.text, [link.name for link in said.chain][: len(links)]) == (source, links)


NONE = [
    "أوضح المدير التنفيذي لـ«بيت العون» بالمدينة أن الوفد عاد.",
    "قال الوزير عبر القنوات الأمنية إن الوفد عاد.",
    "قال الأمين العام لـ«أوبك» إن الوفد عاد.",
    "ردا على سؤال عن تفتيش للمواقع العسكرية، قال الوزير إن الوفد عاد.",
    "قال الوزير ردا على سؤال حول المواقع العسكرية إن الوفد عاد.",
    "قال الوزير خلال زيارة محطة القطار إن الوفد عاد.",
    "قال الوزير لوكالة الفضاء إن الوفد عاد.",
    "قال سامي حداد نائب رئيس تحرير صحيفة الأفق إن الوفد عاد.",
    "تحدث الوزير عن زوجته التي غضبت حين نشرت صحيفة محلية صورتها.",
    "قالت الصحيفتان وتلفزيون النور إن الوفد عاد.",
    "قال الوزير في العاصمة، المحطة الأولى في جولته، إن الوفد عاد.",
]


@pytest.mark.parametrize("text", NONE, ids=[text[:40] for text in NONE])
def test_what_only_bears_such_a_name_is_no_link(text: str) -> None:
    (said,) = statements(text)
    assert said.chain == ()


def test_nobody_is_a_link_to_himself() -> None:
    said = statements("وأوضح مجلس الوزراء أنه أعلن حالة الطوارئ.")
    assert [s.chain for s in said] == [(), ()]


def test_an_interview_named_behind_a_participle_is_of_the_whole_sentence() -> None:
    said = statements("ونفى الوزير أي تدخل، قائلا في مقابلة مع قناة «الأفق» إن الوفد عاد.")
    assert [[x.name for x in s.chain] for s in said] == [["قناة الأفق"], ["قناة الأفق"]]


def test_a_medium_named_as_a_source_is_meant_by_its_noun() -> None:
    said = statements("قالت صحيفة «الأفق» إن الوفد عاد. وكتبت الصحيفة أن الوزير أكد أن الحوار مستمر.")
    assert [x.name for x in said[-1].chain] == ["صحيفة الأفق"]


def test_a_noun_with_what_any_medium_may_be_is_the_one_named_before() -> None:
    said = statements("قال الوزير لشبكة «الأفق» إن الوفد عاد. وقالت الوزيرة للشبكة التلفزيونية إن الحوار مستمر.")
    assert [[x.name for x in s.chain] for s in said] == [["شبكة الأفق"], ["شبكة الأفق"]]


def test_whom_it_is_told_to_is_no_source() -> None:
    said = statements("وصلت الوزيرة سلمى حداد. وقالت «للعربية»: «إن الوفد عاد».")
    assert [(s.source.text, [x.name for x in s.chain]) for s in said][-1] == ("الوزيرة سلمى حداد", ["العربية"])


def test_an_agency_that_speaks_for_itself_is_a_source() -> None:
    (said,) = statements("ذكرت وكالة رويترز أن الوفد عاد.")
    assert said.chain == ()
    assert "رويترز" in said.source.text


def test_a_participle_inherits_the_chain() -> None:
    first, second = statements("قال الوزير لوكالة رويترز إن الوفد عاد، مضيفا أن الحوار مستمر.")
    assert [x.name for x in second.chain] == [x.name for x in first.chain] == ["وكالة رويترز"]


def test_what_goes_on_comes_through_the_same_chain() -> None:
    said = statements("قال الوزير لوكالة رويترز إن الوفد عاد. وأضاف أن الحوار مستمر.")
    assert [[x.name for x in s.chain] for s in said] == [["وكالة رويترز"], ["وكالة رويترز"]]


def test_a_bare_noun_is_the_medium_named_before() -> None:
    text = "نقلت وكالة تاس عن الوزير قوله إن الوفد عاد. ونقلت الوكالة عن السفير قوله إن الحوار مستمر."
    assert [[x.name for x in s.chain] for s in statements(text)] == [["وكالة تاس"], ["وكالة تاس"]]


def test_links_know_what_the_pack_knows() -> None:
    (said,) = statements("قال الوزير لوكالة رويترز إن الوفد عاد.")
    assert (said.chain[0].kind, said.chain[0].entity) == ("agency", "reuters")


def test_the_pack_knows_the_media() -> None:
    media = {m.id: m for m in Media(load("ar")).known.values()}
    kinds = [m.kind for m in media.values()]
    assert kinds.count("agency") >= 60
    assert len(kinds) - kinds.count("agency") >= 100


def test_a_programme_is_shown_on_a_channel() -> None:
    said = statements("قال المذيع إن الوفد عاد. جاء ذلك في البرنامج الأسبوعي الذي يقدمه المذيع على قناة الأفق.")
    assert [[x.name for x in s.chain] for s in said] == [["قناة الأفق"]]


NO_MEDIUM = [
    "وقال الوزير في تغريدة على موقع تويتر إن الوفد عاد.",
    "وقال الوزير من المعقل الرئيسي لـ«الحزب القديم» إن الوفد عاد.",
    "وقال الوزير بعد أن انضم إلى «الحزب القديم» إن الوفد عاد.",
    "وقال المرشح الذي يتصدر استطلاعات الرأي في العاصمة إن الوفد عاد.",
]


@pytest.mark.parametrize("text", NO_MEDIUM, ids=[t[:40] for t in NO_MEDIUM])
def test_platforms_and_quoted_names_are_no_media(text: str) -> None:
    (said,) = statements(text)
    assert said.chain == ()


def test_a_name_in_quotation_marks_is_the_medium_that_the_pack_knows() -> None:
    (said,) = statements("وقال الوزير لـ«الشرق الأوسط» إن الوفد عاد.")
    assert [(x.name, x.entity, x.kind) for x in said.chain] == [("الشرق الأوسط", "aawsat", "paper")]


def test_what_was_said_came_where_the_next_sentence_tells() -> None:
    said = statements("قال الوزير إن الوفد عاد، مشيرا إلى أن الطريق آمن. جاء ذلك في مقابلة مع قناة «الأفق».")
    assert [[x.name for x in s.chain] for s in said] == [["قناة الأفق"], ["قناة الأفق"]]


def test_the_same_source_is_the_one_last_named() -> None:
    text = "واعترض السفير، بحسب ما كشف دبلوماسي أوروبي، على المسودة. وأوضح المصدر ذاته أن الاتفاق قريب."
    assert statements(text)[1].source.name == "دبلوماسي أوروبي"


def test_visitors_pass_on_what_they_heard() -> None:
    said = statements("قال الوزير سامي الجابر إن الوفد عاد. ونقل زواره عنه أنه مستاء.")
    assert (said[1].source.name, [x.name for x in said[1].chain]) == ("سامي الجابر", ["زواره"])


@pytest.mark.parametrize("closing", ["وفقا لوكالة تاس.", "وذلك بحسب ما ذكرته وكالة تاس."])
def test_an_attribution_of_its_own_says_the_sentence_before(closing: str) -> None:
    (whole,) = statements(f"عاد الوفد من المدينة أمس. {closing}")
    assert (whole.source.text, whole.content.text) == ("وكالة تاس", "عاد الوفد من المدينة أمس")
    (said,) = statements(f"قال الوزير إن الوفد عاد. {closing}")
    assert (said.source.text, [x.name for x in said.chain]) == ("الوزير", ["وكالة تاس"])


def test_a_rule_that_is_a_sentence_of_its_own_says_nothing() -> None:
    assert not statements("عاد الوفد من المدينة أمس. وذلك وفق القانون.")


def test_the_medium_of_what_goes_on_is_that_of_what_it_goes_on() -> None:
    said = statements("أكد الوزير سامي الجابر أن الوفد عاد. وأضاف في تصريح لـ«الأفق» أن الحوار مستمر.")
    assert [[x.name for x in s.chain] for s in said] == [["الأفق"], ["الأفق"]]


def test_an_unknown_name_behind_a_title_is_part_of_the_speaker() -> None:
    (said,) = statements("وقال المتحدث باسم حكومة الجزيرة حكمة سليمان لـ«الأفق» إن الوفد عاد.")
    assert (said.source.text, said.chain[0].name) == ("المتحدث باسم حكومة الجزيرة حكمة سليمان", "الأفق")


def test_a_medium_that_quotes_another_at_the_end_passes_his_words_on() -> None:
    (said,) = statements("ذكرت وكالة رويترز خروج السكان من المدينة، نقلا عن مصدر عسكري.")
    assert (said.source.text, [x.name for x in said.chain]) == ("مصدر عسكري", ["وكالة رويترز"])


def test_behind_a_complementiser_the_name_before_the_verb_is_its_subject() -> None:
    said = statements("نقلت وسائل إعلام محلية أن سامي الجابر برر طرح الموضوع بأنه يحمي المدينة.")
    assert said[-1].source.text == "سامي الجابر"


def test_the_paper_to_which_somebody_spoke_is_not_the_speaker() -> None:
    said = statements('نفى المتحدث باسم الحكومة ذلك. لكنه صرح لصحيفة "نيويورك بوست" قائلا: "الوفد عاد اليوم".')
    assert said[-1].source.text == "المتحدث باسم الحكومة"


def test_what_goes_on_behind_another_speaker_comes_through_the_same_chain() -> None:
    text = "قال الوزير لوكالة رويترز إن الوفد عاد. وقال السفير إن الطريق آمن. وأضاف الوزير أن الحوار مستمر."
    assert [[x.name for x in s.chain] for s in statements(text)] == [["وكالة رويترز"], [], ["وكالة رويترز"]]


@pytest.mark.parametrize(
    ("text", "source", "name", "links"),
    [
        (
            "ونقلت وكالة تاس بيان وزارة الدفاع والذي جاء فيه: «غرقت السفينة».",
            "بيان وزارة الدفاع",
            "وزارة الدفاع",
            ["وكالة تاس"],
        ),
        ("وأصدر حزب النور بيانا جاء فيه أن السفينة غرقت.", "بيانا", "حزب النور", []),
        ("وصدر تقرير للبلدية جاء فيه أن السفينة غرقت.", "تقرير للبلدية", "تقرير للبلدية", []),
    ],
)
def test_what_stands_in_a_text_is_said_by_it(text: str, source: str, name: str | None, links: list[str]) -> None:
    (said,) = statements(text)
    assert (said.source.text, said.source.name, [x.name for x in said.chain]) == (source, name, links)


def test_what_stands_in_it_may_be_described() -> None:
    (said,) = statements("وصف الوزير ما جاء فيه بأنه «غير مقبول».")
    assert said.source.text == "الوزير"


def test_pictures_do_not_speak_of_themselves() -> None:
    (said,) = statements("نشرت وزارة الدفاع صورا ومقاطع فيديو قالت إنها تظهر السفينة.")
    assert said.source.text == "وزارة الدفاع"


def test_whom_a_closing_attribution_names_and_whom_he_told_both_pass_it_on() -> None:
    first, second = statements("وقال الوزير إن الوفد عاد، وطالب بالحوار، وفقا لما ذكره مسؤولون في البلدية لـCNN.")
    assert [[link.name for link in s.chain] for s in (first, second)] == [["مسؤولون في البلدية", "CNN"]] * 2
    (counted,) = statements("وقال الوزير إن الوفد عاد، بحسب تعداد لوكالة رويترز.")
    assert [link.name for link in counted.chain] == ["وكالة رويترز"]


def test_an_unnamed_source_is_the_one_who_was_so_called_before() -> None:
    *_, last = statements("قال مصدر طبي في المدينة إن الوفد عاد. وأوضح المصدر أن الإدارة أعلنت أن الطريق آمن.")
    assert [(link.text, link.name) for link in last.chain] == [("المصدر", "مصدر طبي")]


@pytest.mark.parametrize(
    ("text", "source", "links"),
    [
        ("وطالب الوزير في تصريح نشرته الوكالة الرسمية الحكومة بالرد.", "الوزير", ["الوكالة الرسمية"]),
        (
            "سامي الحداد كتب أمس مقالا في صحيفة «الأفق» المحلية، دعا فيه إلى الحوار.",
            "سامي الحداد",
            ["صحيفة الأفق المحلية"],
        ),
        ("نشرت صحيفة «الأفق» مقالا لسامي الحداد دعا فيه إلى الحوار.", "سامي الحداد", ["صحيفة الأفق"]),
    ],
)
def test_what_is_printed_in_a_paper_comes_through_it(text: str, source: str, links: list[str]) -> None:
    said = statements(text)[-1]
    assert (said.source.name or said.source.text, [link.name for link in said.chain]) == (source, links)


def test_what_a_text_is_called_is_not_said() -> None:
    (said,) = statements("كتب الوزير مقالا بعنوان «الطريق إلى السلام الدائم» دعا فيه إلى الحوار.")
    assert said.content.text == "إلى الحوار"


def told(text: str) -> list[tuple[str, str, list[str]]]:
    """Give source, content and chain of each statement of a text."""
    return [(s.source.text, s.content.text, [link.name for link in s.chain]) for s in statements(text)]


def test_who_acts_on_in_the_words_of_another_is_quoted_by_him() -> None:
    outer, inner = told("وقال الوزير إن المتظاهرين خرجوا إلى الساحة وطالبوا بإقالة المحافظ.")
    assert outer == ("الوزير", "إن المتظاهرين خرجوا إلى الساحة وطالبوا بإقالة المحافظ", [])
    assert inner == ("المتظاهرين", "بإقالة المحافظ", ["الوزير"])
    outer, inner = told("وقال الخبير إن اللجنة، التي عمل فيها عامين، أشارت في تقريرها إلى تنظيف الموقع.")
    assert (outer[1][-12:], inner) == ("تنظيف الموقع", ("اللجنة", "إلى تنظيف الموقع", ["الخبير"]))


def test_a_turn_ends_what_another_says() -> None:
    outer, inner = told("وقال الوزير إن المتظاهرين خرجوا إلى الساحة، لكن شهودا قالوا إن أحدا لم يخرج.")
    assert (outer[1], inner[2]) == ("إن المتظاهرين خرجوا إلى الساحة", [])


@pytest.mark.parametrize(
    "issued", ["بيان لوزارة الخارجية", "بيان صادر عن وزارة الخارجية", "بيان أصدرته وزارة الخارجية"]
)
def test_the_statement_of_a_body_in_which_it_came_is_a_link(issued: str) -> None:
    found = told(f"أعلن الوزير أن الوفد عاد.\nجاء ذلك في {issued}، أكد فيه أن المحادثات انتهت.")
    assert [(source, chain) for source, _, chain in found] == [("الوزير", [issued])] * 2
    own = told(f"أعلنت وزارة الخارجية أن الوفد عاد.\nجاء ذلك في {issued}، أكدت فيه أن المحادثات انتهت.")
    assert [chain for _, _, chain in own] == [[], []]


def test_an_attribution_reaches_what_was_quoted_in_its_clause() -> None:
    (said,) = told("وصرح الوزير بأن «الحوار مستمر» بين الجانبين، بحسب ما أفادت وكالة تاس.")
    assert said[2] == ["وكالة تاس"]


def test_an_attribution_with_words_of_its_own_behind_it_ends_nothing() -> None:
    first, second = told("نقلت وكالة تاس أن لغما انفجر في المدينة، ووفقا للوكالة، فإن الهجوم وقع فجرا.")
    assert (first[2], second[1]) == ([], "فإن الهجوم وقع فجرا")
    (late,) = told("ووفقا لما قاله المدير سامر الحداد، رئيس القسم في تصريح لوكالة تاس من المدينة، فإن الطفل بخير.")
    assert late[1:] == ("فإن الطفل بخير", ["وكالة تاس"])


def test_a_byline_does_not_speak() -> None:
    (said,) = told("سالم الفهد- الأفق- جدة: كشف قائد القوة اللواء ماجد الحربي تفاصيل إصابته، نافيا الشائعات.")
    assert said[0] == "قائد القوة اللواء ماجد الحربي"


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("وقال الناطق إن المدرب طلب التعاقد مع لاعب جديد.", "المدرب", "التعاقد مع لاعب جديد"),
        ("وقال المسؤول إن المنظمة تقترح رفع الأجور.", "المنظمة", "رفع الأجور"),
        ("وقالت الوزارة إن الرئيسين أدانا الهجمات على المدنيين.", "الرئيسين", "الهجمات على المدنيين"),
        ("وقال المصدر إن الخبيرين أقرا أمس بوجود خطأ.", "الخبيرين", "بوجود خطأ"),
        (
            "وأوضح الوزير أن «رئاسة الإقليم تطالب الحزب بإعادة القوات كلها إلى قواعدها».",
            "رئاسة الإقليم",
            "بإعادة القوات كلها إلى قواعدها",
        ),
    ],
)
def test_one_quotes_another(text: str, source: str, content: str) -> None:
    outer, inner = told(text)
    assert (inner[0], inner[1].strip("»"), inner[2]) == (source, content, [outer[0]])


def test_in_a_quotation_its_speaker_says_nothing_again() -> None:
    (said,) = told("وقالت النائبة سارة حداد: «هذا الإجراء المؤسف جدا يظهر أن الحكومة لا تريد أي حل للأزمة».")
    assert said[0] == "النائبة سارة حداد"


def test_whom_somebody_calls_something() -> None:
    found = told("وقال المتحدث إن الجيش سيقاتل من وصفهم بـ«الخونة».")
    assert found[-1][:2] == ("المتحدث", "بـ«الخونة»")


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("كشف قائد القوة ماجد الحربي، لـ«سبق»؛ تفاصيل إصابته، نافيا الشائعات.", ["سبق"]),
        ("رفض الجيش «تقديم أي تعليق»، عند سؤاله من قبل CNN.", ["CNN"]),
        ("وجاء في بيان للرئاسة القبرصية أن الرئيس أبلغ ضيفه أن الوفد عاد.", ["بيان الرئاسة القبرصية"]),
        (
            "قالت وكالة تاس نقلا عن مصدر عسكري لم تذكر اسمه، إن الوفد عاد.",
            ["وكالة تاس"],
        ),
    ],
)
def test_to_whom_and_through_whom(text: str, links: list[str]) -> None:
    assert told(text)[-1][2] == links


def test_what_came_in_a_statement_is_what_was_said_last_and_not_an_aside() -> None:
    aside, first = told(
        "قال سامي الحداد، الوزير الذي أعلن الرئيس عن تعيينه أمس، إن الوفد عاد.\nجاء ذلك في بيان لوزارة الخارجية."
    )
    assert (first[2], aside[2]) == (["بيان لوزارة الخارجية"], [])


def test_a_copy_of_a_text_is_a_link_and_what_a_paper_was_sent_is_none() -> None:
    found = told("ووفق نسخة مسربة طلب الوزير من نظيره وقف الإنتاج، لافتا إلى أن الخسائر كبيرة.")
    assert [chain for source, _, chain in found if source == "الوزير"] == [["نسخة مسربة"]] * 2
    (said,) = told("وقال الوزير في بيان تلقت رويترز نسخة منه إن الوفد عاد.")
    assert said[2] == ["رويترز"]


@pytest.mark.parametrize("put_out", ["بيان أصدرته البلدية", "تصريح وزعته البلدية أمس", "بيان صادر عن البلدية"])
def test_who_puts_out_the_text_of_another_is_a_link(put_out: str) -> None:
    for text in (f"قال الأمير في {put_out} إن السد سيكتمل.", f"وفي {put_out}، قال الأمير إن السد سيكتمل."):
        assert told(text) == [("الأمير", "إن السد سيكتمل", ["البلدية"])]


def test_who_puts_out_his_own_text_is_no_link() -> None:
    (said,) = told("قالت البلدية في بيان أصدرته أمس إن السد سيكتمل.")
    assert said[2] == []
    (said,) = told("وحذرت الجمعية في بيان وزعته الأربعاء من الجفاف.")
    assert said == ("الجمعية", "من الجفاف", [])


def test_who_reads_a_text_out_in_anothers_stead_is_a_link() -> None:
    (said,) = told("وحذر الأمير في رسالة تلتها نيابة عنه الوزيرة سلوى الكيلاني من أن السد قد ينهار.")
    assert said == ("الأمير", "من أن السد قد ينهار", ["سلوى الكيلاني"])


def test_what_passes_on_an_inner_statement_passes_on_the_outer_one() -> None:
    outer, *inner = told("وقال الحزب إنه ينفي ما قيل عنه، ويؤكد أن ذلك كذب يدعو للضحك، وفقا لما نقلته قناة الضفاف.")
    assert outer[2] == ["قناة الضفاف"]
    assert all(chain == ["قناة الضفاف"] for _, _, chain in inner)


@pytest.mark.parametrize(
    "text",
    [
        'قال الأمير في الافتتاح "إن السد سيكتمل"، وذلك وفقا لما أوردته صحيفة الضفاف.',
        "وندد الاتحاد بما جرى في الجزيرة حيث هناك آلاف الأسر بلا مأوى في البرد، حسب صحيفة الضفاف.",
        'تعهد الحاكم، ونظيره نبيل الكيلاني، "برد قاس" على هجوم أسفر عن مقتل حارسين في القرية، بحسب صحيفة الضفاف.',
    ],
)
def test_an_attribution_behind_words_that_go_on_a_statement_is_no_statement(text: str) -> None:
    (said,) = told(text)
    assert said[2] == ["صحيفة الضفاف"]


def test_who_is_wished_well_between_dashes_is_the_subject_of_the_verb_behind() -> None:
    _, inner = told("وقال الوزير إن الأمير سعد – حفظه الله – دعا إلى بناء الخزان.")
    assert inner == ("الأمير سعد", "إلى بناء الخزان", ["الوزير"])


def test_what_is_shown_besides_is_nobody_who_says_so() -> None:
    for shown in ("عرضت صورا التقطت من الجو", "عرض صور عاملات نجون من الحريق"):
        assert told(f"ونفى الأمير هدم السوق، كما {shown}.")[0][2] == []
    assert told("تقلصت الغابة الكبيرة، كما أظهرت صور نشرت أمس.")[0][1] == "تقلصت الغابة الكبيرة"


def test_a_medium_named_twice_in_a_sentence_is_one_link() -> None:
    (said,) = told("وقال الوزير لوكالة رويترز إن الوفد عاد، وفقا لرويترز.")
    assert len(said[2]) == 1
