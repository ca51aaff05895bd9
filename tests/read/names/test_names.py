"""Names: the rules' own examples, and cases in which several rules meet."""

from __future__ import annotations

import pytest

from mahdar.model import Article, Name
from mahdar.read import Reader, reader
from mahdar.read.names.stage import examples


@pytest.fixture(scope="module")
def read() -> Reader:
    return reader("ar")


def names(read: Reader, text: str, **fields: object) -> list[Name]:
    return list(read(Article.make(text=text, **fields)).names)


def shown(name: Name) -> str:
    return f"{name.head or '-'} | {name.role or '-'} | {name.entity or '-'}"


def test_examples_of_rules(read: Reader) -> None:
    assert list(examples(read.pack, read.analyser)) == []


CASES = [
    ("قال وزير الدفاع التركي خلوصي أكار إن الهدنة صامدة.", ["خلوصي أكار | وزير الدفاع التركي | TUR"]),
    ("وقال الرئيس الأميركي، جو بايدن، إن الوقت يضيق.", ["جو بايدن | الرئيس الأميركي | USA"]),
    ("أكد سامر النجار، وزير الصحة اللبناني، أن اللقاح وصل.", ["سامر النجار | وزير الصحة اللبناني | LBN"]),
    (
        "قال العقيد تركي المالكي المتحدث باسم التحالف العربي إن الغارة نُفذت.",
        ["تركي المالكي | المتحدث باسم التحالف العربي | COALITION_YEMEN"],
    ),
    ("صرح المتحدث باسم وزارة الخارجية الإيرانية بهرام قاسمي أمس.", ["بهرام قاسمي | المتحدث باسم وزارة الخارجية الإيرانية | IRN"]),
    ("قال الأمين العام للأمم المتحدة أنطونيو غوتيريش.", ["أنطونيو غوتيريش | الأمين العام للأمم المتحدة | UN"]),
    ("استقبل الأمير محمد بن سلمان بن عبدالعزيز ضيفه.", ["محمد بن سلمان بن عبدالعزيز | الأمير | SAU"]),
    ("التقى الشيخ عبد الرحمن بن راجح آل منيف نظيره.", ["عبد الرحمن بن راجح آل منيف | - | -"]),
    ("قال د. وليد الحربي إن العلاج متوفر.", ["وليد الحربي | - | -"]),
    ("قال مصدر دبلوماسي غربي إن الوفد عاد.", ["- | مصدر دبلوماسي غربي | -"]),
    ("قال مسؤولون أوكرانيون إن القصف توقف.", ["- | مسؤولون أوكرانيون | UKR"]),
    ("قال كبير الدبلوماسيين الروس إن الباب مفتوح.", ["- | كبير الدبلوماسيين الروس | RUS"]),
    ("أعلنت وزارة الشؤون الاجتماعية والعمل الكويتية نتائجها.", ["وزارة الشؤون الاجتماعية والعمل الكويتية | - | KWT"]),
    ("رحبت السعودية بالاتفاق.", ["السعودية | - | SAU"]),
    ("حذرت واشنطن والكرملين من التصعيد.", ["واشنطن | - | USA", "الكرملين | - | RUS"]),
    ("قصفت القوات الروسية والسورية البلدة.", ["القوات الروسية | - | RUS", "القوات السورية | - | SYR"]),
    ("قالت منظمة حظر الأسلحة الكيميائية إن العينات وصلت.", ["منظمة حظر الأسلحة الكيميائية | - | OPCW"]),
    ("قتل مسلحون من حزب العمال الكردستاني.", ["حزب العمال الكردستاني | - | حزب العمال الكردستاني"]),
    ("وصل الفلسطينيون إلى معبر رفح.", ["الفلسطينيون | - | PSE"]),
    ("عاد مبعوث الأمم المتحدة إلى اليمن من صنعاء.", ["- | مبعوث الأمم المتحدة إلى اليمن | UN"]),
    ("رأت رئيسة وزراء بريطانيا تيريزا ماي أن الحل ممكن.", ["تيريزا ماي | رئيسة وزراء بريطانيا | GBR"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_cases(read: Reader, text: str, wanted: list[str]) -> None:
    found = [shown(n) for n in names(read, text)]
    assert all(w in found for w in wanted), found


@pytest.mark.parametrize(
    "text",
    [
        "وكان الجو بارداً.",
        "التقط صوراً للمكان.",
        "عيد سعيد وعام جديد.",
        "المسار السياسي معقد.",
        "ناقشوا القضية أمام الناس.",
    ],
)
def test_words_that_are_no_names(read: Reader, text: str) -> None:
    assert names(read, text) == []


def test_later_mentions_have_the_full_name(read: Reader) -> None:
    text = "لافروف: لا حرب\nقال وزير الخارجية الروسي سيرغي لافروف إنه متفائل. وأضاف لافروف أن الحوار مستمر."
    found = [n for n in names(read, text) if n.type == "PERSON"]
    assert [n.head for n in found] == ["سيرغي لافروف"] * 3
    assert {n.entity for n in found} == {"RUS"}
    assert [text[n.start : n.end] for n in found][2] == "لافروف"


def test_compound_surnames_are_mentioned_whole(read: Reader) -> None:
    text = "قال السفير عبد الملك آل الشيخ إن الرحلة تأخرت. وشدد آل الشيخ على المواعيد."
    assert [n.head for n in names(read, text)][-1] == "عبد الملك آل الشيخ"


def test_an_office_is_given_to_its_holder(read: Reader) -> None:
    text = "وصل وزير النقل المصري كامل الوزيري أمس. وقال الوزير إن القطار جاهز."
    last = names(read, text)[-1]
    assert (last.head, last.role, last.entity) == ("كامل الوزيري", "الوزير", "EGY")


def test_two_holders_are_told_apart_by_state(read: Reader) -> None:
    text = "اتصل الرئيس الفرنسي إيمانويل ماكرون بالرئيس الروسي فلاديمير بوتين. وأبدى الرئيس الفرنسي قلقه."
    assert names(read, text)[-1].head == "إيمانويل ماكرون"


def test_a_bare_body_is_the_one_named_before(read: Reader) -> None:
    text = "نفت وزارة الدفاع البيلاروسية النبأ. وقالت الوزارة إن الحدود هادئة."
    last = names(read, text)[-1]
    assert (last.head, last.entity) == ("وزارة الدفاع البيلاروسية", "BLR")


def test_organs_without_a_state_belong_to_the_one_spoken_of(read: Reader) -> None:
    text = "شهدت القاهرة والإسكندرية احتجاجات. وقالت وزارة الداخلية إن الأمن مستتب."
    assert names(read, text)[-1].entity == "EGY"


def test_the_kingdom_is_the_one_spoken_of(read: Reader) -> None:
    assert names(read, "غادر الوفد المملكة.")[-1].entity == "SAU"
    assert names(read, "وصل الوفد من عمّان إلى المفرق والزرقاء ثم غادر المملكة.")[-1].entity == "JOR"


def test_spans_are_those_of_the_text(read: Reader) -> None:
    text = "قَالَ وزيرُ الخارجيةِ الرُّوسي #سيرغي_لافروف للصحافيين."
    (name,) = [n for n in names(read, text) if n.type == "PERSON" and n.head]
    assert text[name.start : name.end] == name.text
    assert name.head == "سيرغي لافروف"


def test_amman_and_oman_are_told_apart(read: Reader) -> None:
    assert names(read, "وصل الوفد إلى عمّان.")[-1].entity == "JOR"
    assert names(read, "وصل السلطان إلى مسقط، وقال الوزير العماني إن الجو حار في عُمان.")[-1].entity == "OMN"


def people(read: Reader, text: str) -> list[str | None]:
    """Give the heads of the people named in the text."""
    return [n.head for n in names(read, text) if n.type == "PERSON" and n.head]


def test_foreign_names_that_no_list_knows(read: Reader) -> None:
    text = "وصل مدير المتحف، هانغلر أوستفيك، إلى الموقع. وأضاف أوستفيك أن العمل مستمر."
    assert people(read, text) == ["هانغلر أوستفيك"] * 2
    assert people(read, "قال توم برادفيل إن الجسر آمن.") == ["توم برادفيل"]


def test_family_names_that_come_first(read: Reader) -> None:
    text = "التقى الوفد كيم يونغ نام في العاصمة. وقال كيم إن الزيارة مفيدة."
    assert people(read, text) == ["كيم يونغ نام"] * 2
    assert people(read, "وصل الرئيس الكوري الجنوبي مون جاي-إن إلى المطار.") == ["مون جاي-إن"]


def test_leaders_are_spelled_as_the_article_does(read: Reader) -> None:
    text = "غوتيريس يدعو إلى الهدوء\nقال الأمين العام للأمم المتحدة أنطونيو غوتيريس إن الوضع صعب."
    assert people(read, text) == ["أنطونيو غوتيريس"] * 2


def test_people_named_within_another_name(read: Reader) -> None:
    found = names(read, "انتقدت إدارة ترامب القرار.")
    assert [(n.type, n.head, n.text) for n in found] == [
        ("ORG", "إدارة ترامب", "إدارة ترامب"),
        ("PERSON", "دونالد ترامب", "ترامب"),
    ]


def test_fathers_names_are_no_short_names(read: Reader) -> None:
    text = "حضر الأمير فهد بن سعود بن محمد. وقال محمد إن الجو لطيف."
    assert people(read, text) == ["فهد بن سعود بن محمد"]


def test_kin_by_name_has_no_words_of_every_day(read: Reader) -> None:
    assert people(read, "عثر على الرجل وابنته يوليا فاقدي الوعي.") == ["يوليا"]


def test_two_of_one_surname_are_told_apart_by_the_verb(read: Reader) -> None:
    text = "قالت سارة الحربي إنها عادت. وقال أحمد الحربي إنه عاد. وأضافت الحربي أنها باقية. وأضاف الحربي أنه راحل."
    assert people(read, text) == ["سارة الحربي", "أحمد الحربي"] * 2


def test_a_surname_may_look_like_a_preposition_with_an_article(read: Reader) -> None:
    assert people(read, "قالت سارة العلي إنها عادت. وأضافت العلي أنها باقية.") == ["سارة العلي"] * 2


def test_clubs_are_no_voice_of_a_state(read: Reader) -> None:
    assert [(n.type, n.entity) for n in names(read, "وأعلن ريال مدريد أنه فاز.")] == [("ORG", None)]


@pytest.mark.parametrize(
    ("text", "head"),
    [
        (
            "زار صاحب السمو الملكي الأمير ماجد بن ناصر أمس المعرض مع الوزير سالم العامر. وأضاف سموه أن العمل مستمر.",
            "ماجد بن ناصر",
        ),
        ("التقى الأمير ماجد بن ناصر وزير المالية سالم العامر. وأكد معاليه أن العمل مستمر.", "سالم العامر"),
        ("عاد الوفد أمس. وأكد معاليه أن العمل مستمر.", None),
    ],
)
def test_a_rank_with_its_pronoun_is_who_was_last_so_called(read: Reader, text: str, head: str | None) -> None:
    assert next(n for n in names(read, text) if n.text in ("سموه", "معاليه")).head == head


FOREIGN = [
    ("وشكك دان هاردنغر رئيس المعهد في الأرقام. وقال هاردنغر إنها قديمة.", ["دان هاردنغر"]),
    ("زار نير ميلدرون رئيس بلدية المدينة السوق. ورحب ميلدرون بالباعة.", ["نير ميلدرون"]),
    ("وقال مستشار الرئيس إتش. أر. هاردنغر إن الموعد قائم.", ["إتش. أر. هاردنغر"]),
    ("وقال المتحدث باسم الرئاسة كوون يونغ-سيك إن الموعد قائم. وبحسب كوون فإن القمة قريبة.", ["كوون يونغ-سيك"]),
    ("عاد ابنهما أوتو ورديمير، 22 عاما، من السفر.", ["أوتو ورديمير"]),
    ("وقال المدير الفرنسي في مدريد زئيف ريدنكوف إن المعرض افتتح.", ["زئيف ريدنكوف"]),
    ("افتتح الرئيس كارتيس المعرض.", ["كارتيس"]),
    ("وقالت نادين هاردنغر إن المعرض افتتح.", ["نادين هاردنغر"]),
    ("وقال بختيار توماس إن المعرض افتتح.", ["بختيار توماس"]),
    ("عين راشد فهد الراشد مديرا.", ["راشد فهد الراشد"]),
]


@pytest.mark.parametrize(("text", "heads"), FOREIGN)
def test_names_from_abroad(read: Reader, text: str, heads: list[str]) -> None:
    assert {n.head for n in names(read, text) if n.type == "PERSON" and n.head} == set(heads)


@pytest.mark.parametrize(
    "text", ["دان الوزير الهجوم.", "فاز رونالدو ونجم آخر.", "رأت الملكة وهي تبتسم ضيوفها.", "ما هو المخرج؟"]
)
def test_what_only_looks_like_a_name_from_abroad(read: Reader, text: str) -> None:
    assert not [n for n in names(read, text) if n.type == "PERSON" and n.head and " " in n.head]


def test_a_name_known_in_full_is_nobodys_who_shares_its_last_word(read: Reader) -> None:
    text = "قال رئيس الوزراء أحمد داود أوغلو إنه باق. وأجاب جاويش أوغلو أمس."
    assert [n.head for n in names(read, text) if n.rule == "known"] == ["مولود جاويش أوغلو"]


def test_who_is_named_within_an_office_stands_in_the_record(read: Reader) -> None:
    found = names(read, "وصل محامي ترامب إلى المحكمة.")
    assert [(n.text, n.head) for n in found if n.rule == "inside"] == [("ترامب", "دونالد ترامب")]


def test_surnames_that_begin_like_what_is_joined_before_a_word(read: Reader) -> None:
    text = "قال مايكل فلين إنه عائد. وأضاف كريس كالدرون أنه باق."
    assert {n.head for n in names(read, text) if n.type == "PERSON"} == {"مايكل فلين", "كريس كالدرون"}


def test_a_known_person_goes_on_as_the_article_writes_him(read: Reader) -> None:
    text = "قالت السفيرة نيكي هيلي إنها عائدة. وأضافت هيلي أن اللقاء قريب."
    assert {n.head for n in names(read, text) if n.type == "PERSON"} == {"نيكي هيلي"}


def test_who_is_told_apart_by_commas(read: Reader) -> None:
    for name in ("كلارو ريدنكوف", "جمال ريدنكوف"):
        found = names(read, f"مات المؤلف الكوبي، {name}، أمس.")
        assert [n.head for n in found if n.type == "PERSON" and n.head] == [name]
    assert not [n for n in names(read, "وفي مارس، رفعت ريدنكوف دعوى.") if n.head and " " in n.head]


def test_a_given_name_that_also_stands_before_others_leaves_a_surname(read: Reader) -> None:
    text = "عاد الدكتور سعد ريدنكوف أمس. وقال ريدنكوف إنه تعب. واستقبل الرجل صلاح الدين. وقال إن الدين قديم."
    found = [(n.text, n.head) for n in names(read, text) if n.type == "PERSON" and n.head]
    assert ("ريدنكوف", "سعد ريدنكوف") in found
    assert not [text for text, _ in found if text == "الدين"]


def test_names_of_two_words_leave_a_surname(read: Reader) -> None:
    text = (
        "قال عبد الرحمن المطيري إنه عائد. وأضاف المطيري أن اللقاء قريب. ورحب أبو بكر ريدنكوف بهما. وقال ريدنكوف: أهلا."
    )
    heads = [n.head for n in names(read, text) if n.type == "PERSON" and n.head]
    assert heads == ["عبد الرحمن المطيري"] * 2 + ["أبو بكر ريدنكوف"] * 2


def test_two_officials_of_two_states_are_two(read: Reader) -> None:
    found = names(read, "استقبل السفير البولندي الرئيس الفنلندي ساولي نينيستو أمس.")
    assert [(n.role, n.state) for n in found] == [("السفير البولندي", "POL"), ("الرئيس الفنلندي", "FIN")]
    found = names(read, "استقبل الأمير محمد بن سلمان، الرئيس المصري، أمس.")
    assert [n.state for n in found] == ["SAU", "EGY"]


def test_the_crown_prince_holds_an_office(read: Reader) -> None:
    assert [shown(n) for n in names(read, "عاد ولي العهد النرويجي أمس.")] == ["- | ولي العهد النرويجي | NOR"]


def test_an_envoy_is_not_of_whom_he_is_accredited_to(read: Reader) -> None:
    assert [n.state for n in names(read, "عاد سفير المملكة لدى اليونان رائد ريدنكوف.")] == [None]
    assert [n.state for n in names(read, "عاد سفير المجر لدى اليونان.")] == ["HUN"]
