"""Who said what: every cue of the pack by its own examples, and each construction by hand-made cases."""

from __future__ import annotations

from time import process_time

import pytest

from mahdar.lang.pack import Entry, load
from mahdar.model import Article, Statement
from mahdar.read import read
from mahdar.read.statements.cues import Frame

CUES = [e for e in load("ar").table("cue") if e.yes]


def statements(text: str) -> list[Statement]:
    """Give the statements of an article of one text."""
    return list(read(Article.make(text=text, published="2022-01-06")).statements)


def told(text: str) -> list[tuple[str, str, str]]:
    """Give source, act and content of each statement."""
    return [(s.source.text, s.act, s.content.text) for s in statements(text)]


@pytest.mark.parametrize("entry", CUES, ids=lambda e: e.id)
def test_cue_says_what_its_example_says(entry: Entry) -> None:
    frame = Frame.of(entry)
    allowed = {frame.act, frame.negated} | ({"support"} if "praise" in frame.flags else set())
    if "light" in frame.flags:
        allowed |= {e.get("act") for e in load("ar").table("act_noun")}
    for text in entry.yes:
        found = statements(f"غادر الوزير العاصمة أمس. {text}")
        assert any(s.act in allowed for s in found), (text, [(s.act, s.rule) for s in found])


@pytest.mark.parametrize("entry", [e for e in CUES if e.no], ids=lambda e: e.id)
def test_cue_says_nothing_in_what_it_must_leave(entry: Entry) -> None:
    for text in entry.no:
        assert not [s for s in statements(text) if s.rule.startswith(f"{entry.id}:")], text


CASES = [
    # who takes the word between commas has words of his own; whom an officer talked to has none
    (
        "وفي تصريحات لوكالة محلية، الجمعة، قال الوزير سعد الحريري، إن الوفد عاد.",
        [("الوزير سعد الحريري", "assert", "إن الوفد عاد")],
    ),
    (
        "وكان الوزير حذر موسكو من هجوم وشيك، قائلا، في تغريدة أمس، إن الرد قادم.",
        [("الوزير", "warn", "من هجوم وشيك"), ("الوزير", "assert", "إن الرد قادم")],
    ),
    ("وكشف مسؤول، تحدث لوكالة محلية، أن الوفد عاد.", [("مسؤول", "assert", "أن الوفد عاد")]),
    # quotations within quotations, with one mark for both
    (
        'قال الوزير: "مهما قيل عن "جسر السلام" ومستقبله، فالعمل مستمر."',
        [("الوزير", "assert", '"مهما قيل عن "جسر السلام" ومستقبله، فالعمل مستمر."')],
    ),
    ("وسارع الوزير إلى القول إن الوفد عاد.", [("الوزير", "assert", "إن الوفد عاد")]),
    # many, several; what a verb describes does not say it; whose friends are advised; who is called something
    ("وكان كثير من السكان في محافظة عدن رفضوا المغادرة.", [("كثير من السكان في محافظة عدن", "reject", "المغادرة")]),
    ("كما رفضت عدة قبائل المغادرة أمس.", [("عدة قبائل", "reject", "المغادرة أمس")]),
    ("مجلس الأمن يصوت اليوم ضد مشروع قرار يدين القصف", []),
    ("ونصح الرئيس حلفاءه الأكراد بالحوار.", [("الرئيس", "demand", "بالحوار")]),
    ("وقال شاب يدعى أحمد إن الوفد عاد.", [("شاب", "assert", "إن الوفد عاد")]),
    ("وكان الوزير عمر السالم أمس، قال إن الوفد عاد.", [("الوزير عمر السالم", "assert", "إن الوفد عاد")]),
    # nobody is named who says so; a name in quotation marks behind a pronoun is no quotation
    (
        "قال الوزير إن الوفد عاد. وتردد أن المحادثات فشلت. وأضاف أن الأمر مهم.",
        [
            ("الوزير", "assert", "إن الوفد عاد"),
            ("تردد", "assert", "أن المحادثات فشلت"),
            ("الوزير", "assert", "أن الأمر مهم"),
        ],
    ),
    # headlines, indefinite phrases, states and papers as subjects and objects
    ("تونس تنتقد باريس: إغلاق القنصلية خطأ فادح", [("تونس", "condemn", "إغلاق القنصلية خطأ فادح")]),
    ("واتهمت تقارير دولية الميليشيات المسلحة بزراعة الألغام.", [("تقارير دولية", "accuse", "بزراعة الألغام")]),
    ("ودعت الصحيفة فرنسا إلى الحوار.", [("الصحيفة", "demand", "إلى الحوار")]),
    ("صحيفة طهران تايمز تقول اليوم إن الحوار ممكن.", [("صحيفة طهران تايمز", "assert", "إن الحوار ممكن")]),
    (
        "نشر موقع الوزارة تصريحا للوزير ندد فيه بالهجوم.",
        [("للوزير", "condemn", "بالهجوم")],
    ),
    ("وتعد المدينة إحدى بوابات الشرق.", []),
    ("وبني المسجد في المكان الذي يعتقد أنه قبر الولي.", []),
    ("قتل شخصان على ما أفادت الشرطة.", [("الشرطة", "assert", "قتل شخصان")]),
    ("وبعد الاطلاع على ما قدمه الوزير قرر المجلس الموافقة.", []),
    # an attribution that opens a sentence is of that sentence; what is said of a medium besides
    (
        "قالت المصادر إن الأمر مهم. وبحسب الشرطة عاد الوفد أمس.",
        [("المصادر", "assert", "إن الأمر مهم"), ("الشرطة", "assert", "عاد الوفد أمس")],
    ),
    ("وفقا للشرطة، التي فتحت تحقيقا أمس، فإن الوفد عاد.", [("للشرطة", "assert", "فإن الوفد عاد")]),
    ("كما كذبها الوزير، ووصفها بالمزاعم.", [("الوزير", "assert", "بالمزاعم")]),
    ("أكد الوزير لتلفزيون «إل. سي. بي» أن الوفد عاد.", [("الوزير", "assert", "أن الوفد عاد")]),
    ("أوضح الوزير لشبكة إن.بي.سي أن الوفد عاد.", [("الوزير", "assert", "أن الوفد عاد")]),
    ("ذكر مسؤول تحدث شريطة عدم الكشف عن هويته أن الوفد عاد.", [("مسؤول", "assert", "أن الوفد عاد")]),
    # whom حيث or إذ takes up; a verb governs the participle behind it; his speech does not speak
    (
        "أكدت موسكو أن الوفد عاد. رفض ذلك الوزير سعد الحريري. إذ قال إن الأمر مهم.",
        [("موسكو", "assert", "أن الوفد عاد"), ("الوزير سعد الحريري", "assert", "إن الأمر مهم")],
    ),
    (
        "أكد لافروف أن الوفد عاد. حيث علق، الوزير سعد الحريري، على ذلك قائلا: «هذا الأمر مهم لنا».",
        [("لافروف", "assert", "أن الوفد عاد"), ("الوزير سعد الحريري", "assert", "«هذا الأمر مهم لنا»")],
    ),
    (
        "أكد لافروف أن الوفد عاد. وختم حديثه بالقول إن الأمر مهم.",
        [("لافروف", "assert", "أن الوفد عاد"), ("لافروف", "assert", "إن الأمر مهم")],
    ),
    ("وأشارت مصادر إلى أن الوفد عاد.", [("مصادر", "assert", "إلى أن الوفد عاد")]),
    # a body behind a definite phrase is no part of it
    ("طالبت القوى السياسية الحكومة بالاستقالة.", [("القوى السياسية", "demand", "بالاستقالة")]),
    # a verb that governs a noun of saying has the subject; many of whom
    ("اكتفى الوزير، ردا على سؤال، بالقول إن الوفد عاد.", [("الوزير", "assert", "إن الوفد عاد")]),
    (
        "أكدت موسكو أن الوفد عاد. ورد الوزير على ذلك بالقول إن الأمر مهم.",
        [("موسكو", "assert", "أن الوفد عاد"), ("الوزير", "assert", "إن الأمر مهم")],
    ),
    ("قال العديد من السكان إن المياه مقطوعة.", [("العديد من السكان", "assert", "إن المياه مقطوعة")]),
    # what the one who speaks did or said besides stands between him and his words
    (
        "قال الوزير الذي كشف عن الخطة ثم غادر وأعلن استقالته في لندن، إنه مقتنع بذلك.",
        [
            ("الوزير", "assert", "عن الخطة ثم غادر"),
            ("الوزير", "assert", "استقالته في لندن"),
            ("الوزير", "assert", "إنه مقتنع بذلك"),
        ],
    ),
    ("قال الوزير في الحلقة التي تبث غدا إن «الوفد باق».", [("الوزير", "assert", "إن «الوفد باق»")]),
    # an attribution within the sentence, and كما that only joins
    ("سقطت البلدة، وبحسب شهود عيان فإن القصف مستمر.", [("شهود عيان", "assert", "فإن القصف مستمر")]),
    ("عاد الوفد، كما أفاد مصدر في الوزارة.", [("مصدر في الوزارة", "assert", "عاد الوفد")]),
    ("كما تضمن اللقاء أبرز المقترحات.", []),
    ("كما شددت إجراءات الدخول إلى الميناء.", []),
    # a participle that takes ب itself
    ("اتهم العديد من المهتمين بالآثار الشركة بالإهمال.", [("العديد من المهتمين بالآثار", "accuse", "بالإهمال")]),
    ("هدد الوزير من أنه سيرد بالمثل.", [("الوزير", "threaten", "من أنه سيرد بالمثل")]),
    # names in quotation marks, unknown names, auxiliaries, a و of its own before the verb
    ("«الموانئ» تحذر من تأخر الشحنات.", [("«الموانئ»", "warn", "من تأخر الشحنات")]),
    ("لكن «مرصد البحار» أعلن أن السفينة غرقت.", [("«مرصد البحار»", "assert", "أن السفينة غرقت")]),
    (
        "دالين مورتو، الباحثة في «معهد البحار»، قالت إن الوقت ينفد.",
        [("دالين مورتو، الباحثة في «معهد البحار»", "assert", "إن الوقت ينفد")],
    ),
    (
        "قال الوزير إن الوفد عاد. وأصبح يرى أن الحوار ممكن.",
        [("الوزير", "assert", "إن الوفد عاد"), ("الوزير", "assert", "أن الحوار ممكن")],
    ),
    (
        "قال الوزير إن الوفد عاد. و أضاف أن الحوار ممكن.",
        [("الوزير", "assert", "إن الوفد عاد"), ("الوزير", "assert", "أن الحوار ممكن")],
    ),
    # whom the pronoun at the verb's end means does not speak himself
    (
        "قال لافروف إنه لن يلتقي زعيم الحزب الذي وصفه بأنه متهور.",
        [("لافروف", "assert", "إنه لن يلتقي زعيم الحزب الذي وصفه بأنه متهور"), ("لافروف", "assert", "بأنه متهور")],
    ),
    # an adverb, a noun, a name spelt like a verb of saying
    ("بقي الجنود هنا على الجسر.", []),
    ("كان ذلك مبدأ ثقافة الحوار.", []),
    ("قال القاضي إن بارك دفعت الغرامة.", [("القاضي", "assert", "إن بارك دفعت الغرامة")]),
    # the verb before its subject and behind it
    ("قال الوزير إن الوفد عاد.", [("الوزير", "assert", "إن الوفد عاد")]),
    ("وتقول موسكو إن المحادثات ستبدأ غدا.", [("موسكو", "assert", "إن المحادثات ستبدأ غدا")]),
    ("لكن الحكومة تنفي ذلك بشدة.", [("الحكومة", "deny", "ذلك بشدة")]),
    ("وكان الوزير قال أمام البرلمان إن العدد كبير.", [("الوزير", "assert", "إن العدد كبير")]),
    ("وكان بوتين قد دعا الحلف إلى وقف توسعه.", [("بوتين", "demand", "إلى وقف توسعه")]),
    # prepositions, bare objects, addressees
    ("حذر الوزير من أن الوقت ينفد.", [("الوزير", "warn", "من أن الوقت ينفد")]),
    ("أكدت وزارة الدفاع استمرار المناورات.", [("وزارة الدفاع", "assert", "استمرار المناورات")]),
    ("وكانت موسكو عبرت، في وقت سابق، عن قلقها.", [("موسكو", "assert", "عن قلقها")]),
    ("جدد لافروف اليوم رفض بلاده لتمدد الحلف.", [("لافروف", "reject", "رفض بلاده لتمدد الحلف")]),
    ("أكد الوزير أن بلاده ترفض القرار.", [("الوزير", "assert", "أن بلاده ترفض القرار"), ("بلاده", "reject", "القرار")]),
    ("اتهمت كييف موسكو بحشد قواتها.", [("كييف", "accuse", "بحشد قواتها")]),
    ("ونفت أي نية لشن حرب.", []),
    # hanging participles, ends at the next cue
    (
        "قال لافروف إن الوفد عاد، مضيفا أن الحوار مستمر.",
        [("لافروف", "assert", "إن الوفد عاد"), ("لافروف", "assert", "أن الحوار مستمر")],
    ),
    (
        "وأكدت وزارة الخارجية أن المعبر مفتوح محذرة من إغلاقه مشيرة إلى أن القافلة وصلت.",
        [
            ("وزارة الخارجية", "assert", "أن المعبر مفتوح"),
            ("وزارة الخارجية", "warn", "من إغلاقه"),
            ("وزارة الخارجية", "assert", "إلى أن القافلة وصلت"),
        ],
    ),
    # quotations
    (
        'قال لافروف: "سنعود إلى الطاولة. لا بديل من الحوار".',
        [("لافروف", "assert", '"سنعود إلى الطاولة. لا بديل من الحوار"')],
    ),
    ("وأضاف لافروف «لن نقبل بهذه الشروط».", [("لافروف", "assert", "«لن نقبل بهذه الشروط»")]),
    (
        "قال لافروف “لا نريد نزاعا”. لا نسعى إلى التصعيد “.",
        [("لافروف", "assert", "“لا نريد نزاعا”. لا نسعى إلى التصعيد “")],
    ),
    ("«لن نقبل بهذه الشروط أبدا»، قال لافروف.", [("لافروف", "assert", "«لن نقبل بهذه الشروط أبدا»")]),
    ('قالت صحيفة "الأفق" المحلية إن الوفد عاد.', [('صحيفة "الأفق" المحلية', "assert", "إن الوفد عاد")]),
    # what stands between commas
    ("قال لافروف، الذي وصل أمس، إن الوفد عاد.", [("لافروف", "assert", "إن الوفد عاد")]),
    ("وقال أحد المسؤولين، طالبا عدم كشف اسمه، إن الوفد عاد.", [("أحد المسؤولين", "assert", "إن الوفد عاد")]),
    # a subject far from its object: places, papers, relative clauses between them
    (
        "أكد سفير البلاد، الذي حضر الجلسة، على حسابه على تويتر، التزام الحكومة بالحل.",
        [("سفير البلاد", "assert", "التزام الحكومة بالحل")],
    ),
    (
        "طلب الاتحاد الأفريقي، الذي أرسل مراقبين، توضيحات من الحكومة.",
        [("الاتحاد الأفريقي", "demand", "توضيحات من الحكومة")],
    ),
    (
        "وكان الوزير قد أعلن، الاثنين، خلال مؤتمر صحافي وقف الرحلات، وغادر القاعة.",
        [("الوزير", "assert", "وقف الرحلات")],
    ),
    ("أكد الوزير لصحيفة «الأفق» استمرار المحادثات.", [("الوزير", "assert", "استمرار المحادثات")]),
    # subjects that no list knows
    ("نفت الحملة أي علاقة لها بالحادث.", [("الحملة", "deny", "أي علاقة لها بالحادث")]),
    ("نفى ثلاثة منهم ارتكاب أي مخالفة.", [("ثلاثة منهم", "deny", "ارتكاب أي مخالفة")]),
    ("رفض أربعة مرشحين النتائج.", [("أربعة مرشحين", "reject", "النتائج")]),
    ("لكن مسؤولا أوروبيا، فضل عدم ذكر اسمه، قال إن الباب مفتوح.", [("مسؤولا أوروبيا", "assert", "إن الباب مفتوح")]),
    ("جاء قرار أممي حث الأطراف على ضبط النفس.", [("قرار أممي", "demand", "على ضبط النفس")]),
    ("سبق لوسائل إعلام محلية أن ذكرت أن الوفد عاد.", [("وسائل إعلام محلية", "assert", "أن الوفد عاد")]),
    ("قبضت الشرطة على ثلاثة رجال، واعترفوا بسرقة المال.", [("ثلاثة رجال", "assert", "بسرقة المال")]),
    ("أصدرت الوزارة بيانا قالت فيه إن الوفد عاد.", [("الوزارة", "assert", "إن الوفد عاد")]),
    # a noun that is written as a verb
    ("أكد الوزير رفض بلاده للقرار.", [("الوزير", "assert", "رفض بلاده للقرار")]),
    (
        "وكان الوزير قد أكد، في مؤتمر صحفي، تحفظ بلاده على البيان، مبينا أن الوفد عاد.",
        [("الوزير", "assert", "تحفظ بلاده على البيان"), ("الوزير", "assert", "أن الوفد عاد")],
    ),
    ("لم يأت الوزير على ذكر المحادثات.", []),
    # a name, an addressee or the head of a phrase in quotation marks
    ("أكد «الراشد» أهمية الحوار.", [("«الراشد»", "assert", "أهمية الحوار")]),
    ("دعا الوزير «كل العقلاء» إلى ترك السلاح.", [("الوزير", "demand", "إلى ترك السلاح")]),
    ("اقترح الوزير، في ختام الجولة، «تجميد» الإنتاج.", [("الوزير", "propose", "«تجميد» الإنتاج")]),
    (
        'وقال متحدث باسم الشركة "لا خوف على العمال بعد اليوم".',
        [("متحدث باسم الشركة", "assert", '"لا خوف على العمال بعد اليوم"')],
    ),
    # who is accused is no accuser
    ("جاء ذلك بعد اتهام موسكو بخرق الهدنة.", []),
    ("جاء ذلك بعد اتهام كييف لموسكو بخرق الهدنة.", [("كييف", "accuse", "بخرق الهدنة")]),
    ("تبادل الطرفان الاتهامات بخرق الهدنة.", [("الطرفان", "accuse", "بخرق الهدنة")]),
    # verbs of another's words
    ("عاد الوفد، وفق ما أعلنت رئاسة الحكومة.", [("رئاسة الحكومة", "assert", "عاد الوفد")]),
    ("ازداد القصف، ما يشير إلى أن الهدنة انتهت.", []),
    ("وكُشف عن لقاء سري أمس.", []),
    ("غادر الوزير، وتبين أن الحوار فشل.", []),
    # without a verb
    ("عاد الوفد إلى العاصمة بحسب مصدر حكومي.", [("مصدر حكومي", "assert", "عاد الوفد إلى العاصمة")]),
    ("ووفقا لوزارة الصحة، أصيب ثلاثة عمال.", [("وزارة الصحة", "assert", "أصيب ثلاثة عمال")]),
    ("عاد الوفد إلى العاصمة، حسبما أفادت وزارة الخارجية.", [("وزارة الخارجية", "assert", "عاد الوفد إلى العاصمة")]),
    # verbal nouns
    ("جاء ذلك بعد دعوة الحكومة إلى الحوار.", [("الحكومة", "demand", "إلى الحوار")]),
    # negation
    ("لم ينف الوزير أن الوفد عاد.", [("الوزير", "assert", "أن الوفد عاد")]),
    ("لم يقل الوزير إن الوفد عاد.", []),
    # objects of certain nouns, before their speaker as well
    ("تبنى الهجوم تنظيم الفجر المسلح.", [("تنظيم الفجر المسلح", "assert", "الهجوم")]),
    ("قدم الوزير شكره لأعضاء الوفد.", [("الوزير", "support", "شكره لأعضاء الوفد")]),
    ("قدم الوزير هدية لأعضاء الوفد.", []),
    ("ألقت الحكومة باللائمة على الجيران.", [("الحكومة", "accuse", "باللائمة على الجيران")]),
    ("ألقى الوزير كلمة في المؤتمر.", []),
    ("شبه الوزير الاتفاق بهدنة هشة.", [("الوزير", "assert", "الاتفاق بهدنة هشة")]),
    ("اختتم الوزير حديثه بأن الوفد عاد.", [("الوزير", "assert", "بأن الوفد عاد")]),
    # a verb where a phrase or a noun might stand
    ("هذا وأعلنت الوزارة أن الوفد عاد.", [("الوزارة", "assert", "أن الوفد عاد")]),
    (
        "قال المدير إن اللجنة محايدة، كما بيّن الوكيل أن الوفد عاد.",
        [("المدير", "assert", "إن اللجنة محايدة"), ("الوكيل", "assert", "أن الوفد عاد")],
    ),
    # what is called by a quotation ends with it
    (
        "وفيما وصفه الوزير بأنه «معركة واحدة ضد الجميع» سمحت الحكومة بالعبور.",
        [("الوزير", "assert", "بأنه «معركة واحدة ضد الجميع»")],
    ),
    # a setting that opens the sentence does not speak
    ("وفي خطاب له أمس اتهم الرئيس المعارضة بالخيانة.", [("الرئيس", "accuse", "بالخيانة")]),
    # "in his name" belongs to whoever speaks in it
    (
        "واتهم المتحدث باسمه دميتري بيسكوف أوكرانيا بالتحضير لعملية.",
        [("المتحدث باسمه دميتري بيسكوف", "accuse", "بالتحضير لعملية")],
    ),
    # nobody is quoted
    ("طلب المصدر عدم كشف اسمه.", []),
    ("يذكر أن الوفد وصل أول من أمس.", []),
    ("عاد الوفد بعد أن أنهى مهمته.", []),
    ("يجب أن تقول الحكومة إن الحرب انتهت.", []),
]


@pytest.mark.parametrize(("text", "wanted"), CASES, ids=[c[0][:40] for c in CASES])
def test_construction(text: str, wanted: list[tuple[str, str, str]]) -> None:
    assert told(text) == wanted


def test_headline() -> None:
    found = statements("لافروف: لن نقبل بهذه الشروط\n\nغادر الوفد العاصمة أمس.")
    assert [(s.source.text, s.cue.text, s.content.text) for s in found] == [("لافروف", ":", "لن نقبل بهذه الشروط")]


@pytest.mark.parametrize(
    ("title", "source"),
    [
        ("قطر: لا صلة لنا بهذه القضية", "قطر"),
        ("السودان: سنبقى في التحالف", "السودان"),
        ("وزير الخارجية من عمان: الحل سياسي", "وزير الخارجية"),
        ("الحداد: القانون واضح", "الحداد"),
    ],
)
def test_who_speaks_in_a_headline(title: str, source: str) -> None:
    found = statements(title + "\n\nعاد نائب الرئيس سامر الحداد إلى العاصمة أمس.")
    assert [s.source.text for s in found] == [source]


@pytest.mark.parametrize("title", ["سوريا: 30 قتيلا في قصف", "فيديو: لحظة وصول الوفد إلى المطار"])
def test_topic_in_headline_says_nothing(title: str) -> None:
    assert not statements(title + "\n\nغادر الوفد العاصمة أمس.")


def test_ellipsis_takes_the_last_speaker_who_agrees() -> None:
    found = statements("قال وزير الخارجية سيرغي لافروف إن الوفد عاد. وأضاف أن الحوار مستمر.")
    assert [s.source.name for s in found] == ["سيرغي لافروف", "سيرغي لافروف"]


def test_bare_noun_is_the_body_last_so_named_and_an_indefinite_one_is_new() -> None:
    found = statements("زار الوفد شركة النور. وقالت الشركة إن العمل مستمر. وقال مصدر إن العمل توقف.")
    assert [(s.source.text, s.source.name) for s in found] == [("الشركة", "شركة النور"), ("مصدر", None)]


def test_one_attribution_behind_another_relays_it() -> None:
    (found,) = statements("ارتفعت الأسعار وفقا لمسؤولين في الوزارة، حسب صحيفة الشرق الأوسط.")
    assert (found.source.text, [link.kind for link in found.chain]) == ("مسؤولين في الوزارة", ["paper"])


def test_nested_statement_stands_beside_the_outer_one() -> None:
    found = statements("قال لافروف إن الحكومة السورية أكدت أن المعبر مفتوح.")
    assert [(s.source.text, [x.name for x in s.chain][-1:]) for s in found] == [
        ("لافروف", []),
        ("الحكومة السورية", ["سيرغي لافروف"]),
    ]


def test_direct_only_where_all_of_it_is_quoted() -> None:
    direct, reported = statements('قال لافروف: "عدنا إلى الطاولة". وقال لافروف إن الحوار "مفيد جدا".')
    assert (direct.direct, reported.direct) == (True, False)


def test_time_venue_and_addressee() -> None:
    (said,) = statements("قال لافروف يوم الأربعاء في مقابلة إن الوفد عاد.")
    assert (said.time, said.venue) == ("2022-01-05", "مقابلة")
    (urged,) = statements("دعت الحكومة مجلس الأمن إلى عقد جلسة.")
    assert urged.addressee == "مجلس الأمن"


@pytest.mark.parametrize("mark", ['"', "«", "»", "“", "(", "قال إن ", "بحسب ", "الذي "])
def test_hostile_input_is_read_in_its_share_of_time(mark: str) -> None:
    assert read(Article.make(text=mark * 5000)).statements is not None


def test_an_endless_sentence_takes_its_share_of_time() -> None:
    def spent(times: int) -> float:
        start = process_time()
        read(Article.make(text="قال الوزير إن " * times))
        return process_time() - start

    spent(100)
    assert spent(12_000) < 11 * spent(2000)


def test_confidence_is_a_share() -> None:
    assert all(0 < s.confidence < 1 for s in statements(" ".join(c[0] for c in CASES)))


def test_a_body_of_a_place_is_not_the_place() -> None:
    (said,) = statements("قالت المنطقة العسكرية الغربية في روسيا إن القوات عادت.")
    assert (said.source.name, said.source.entity) == (None, "RUS")


def test_two_of_one_surname_keep_their_names() -> None:
    found = statements("قالت سارة الحربي إنها عادت. وقال أحمد الحربي إنه عاد. وأضاف الحربي أنه راحل.")
    assert [s.source.name for s in found] == ["سارة الحربي", "أحمد الحربي", "أحمد الحربي"]


def test_what_nobody_said_by_name_has_nobody_for_a_source() -> None:
    found = statements("غادر الوزير العاصمة. ولكن قيل إن المحادثات فشلت.")
    assert [(s.source.name, s.source.kind) for s in found] == [("مجهول", "anonymous")]


def test_who_spoke_before_the_deed_does_not_go_on_speaking_behind_it() -> None:
    text = "قال الوزير إن الوفد عاد. وجاء القرار بعد أن دعا الحزب إلى الحوار. وأضاف أن الطريق آمن."
    assert [s.source.text for s in read(Article.make(text=text)).statements] == ["الوزير", "الحزب", "الوزير"]


def test_a_thing_of_the_one_before_the_verb_is_what_he_says() -> None:
    text = "كان مجلس الحزب قد أعلن قراره، يوم الأحد، بدعوة الرئيس للاستقالة."
    assert read(Article.make(text=text)).statements[0].source.text == "مجلس الحزب"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("عاد الوفد إلى المدينة، بحسب بيان مشترك للشرطة.", [("بيان مشترك للشرطة", "عاد الوفد إلى المدينة")]),
        ('وقد أدانت الجالية التركية السبت "جريمة لا إنسانية".', [("الجالية التركية", '"جريمة لا إنسانية"')]),
        ("وبلغ عددهم، بحسب المرصد، سبعين رجلا.", [("المرصد", "وبلغ عددهم، بحسب المرصد، سبعين رجلا.")]),
        (
            "جددت الوزارة تأكيدها بمواصلة العمل على الطريق.",
            [("الوزارة", "تأكيدها بمواصلة العمل على الطريق")],
        ),
    ],
)
def test_what_is_attributed_quoted_or_renewed(text: str, said: list[tuple[str, str]]) -> None:
    found = read(Article.make(text=text)).statements
    assert [(s.source.text, s.content.text) for s in found] == said


def test_a_decree_is_not_who_spoke_before() -> None:
    text = "قالت الوزارة إن الوفد عاد. وجاء في المرسوم أن العفو يشمل الجميع."
    assert read(Article.make(text=text)).statements[1].source.name is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "عاد الوفد. وأغلق المتجر، وفقا لما صرح به سامي الجابر، مالك المتجر، لصحيفة محلية.",
            [("سامي الجابر، مالك المتجر", "وأغلق المتجر")],
        ),
        ("قال الوزير إن الوفد عاد، في إشارة إلى الخلاف مع السفير، بحسب قوله.", [("الوزير", "إن الوفد عاد")]),
        (
            "عاد الوفد. وقال دونالد ترامب لطلاب المدرسة: «سنعود إلى الحوار غدا».",
            [("دونالد ترامب", "«سنعود إلى الحوار غدا»")],
        ),
        (
            "عاد الوفد. وقال التقرير إن الطريق آمن، وأكدت الوزيرة لبنى القاسمي أن الحوار مستمر.",
            [("التقرير", "إن الطريق آمن"), ("الوزيرة لبنى القاسمي", "أن الحوار مستمر")],
        ),
    ],
)
def test_where_words_end_and_whom_they_were_told(text: str, said: list[tuple[str, str]]) -> None:
    found = read(Article.make(text=text)).statements
    assert [(s.source.text, s.content.text) for s in found] == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("عاد الوفد. وفرضت قوات الأمن قيودا مشددة على دخول المصلين.", []),
        ("عاد الوفد. وأكد سامي الحداد لـ«الأفق» جاهزية وزارته للعمل.", [("سامي الحداد", "جاهزية وزارته للعمل")]),
        (
            "عاد الوفد. وأوضحت وزارة الأشغال على لسان المدير العام أن الطريق جاهز.",
            [("وزارة الأشغال", "أن الطريق جاهز")],
        ),
        (
            "صرح المدير سامي الحداد أن الوفد عاد.. وأبرزهم مجلس شباب المنطقة، وأضاف: إن الطريق آمن.",
            [("المدير سامي الحداد", "أن الوفد عاد"), ("المدير سامي الحداد", "إن الطريق آمن")],
        ),
    ],
)
def test_what_is_no_cue_and_who_goes_on(text: str, said: list[tuple[str, str]]) -> None:
    found = read(Article.make(text=text)).statements
    assert [(s.source.text, s.content.text) for s in found] == said


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("عاد الوفد. ووفقا لآخر تعداد رسمي، وصل ألف مهاجر إلى المنطقة.", "آخر تعداد رسمي", "وصل ألف مهاجر إلى المنطقة"),
        ("عاد الوفد. وأظهر أحدث استطلاع للرأي أن الحزب يتقدم.", "أحدث استطلاع للرأي", "أن الحزب يتقدم"),
        ("عاد الوفد. وذكر مصدران لـ CNN سماع صوت انفجارات.", "مصدران", "سماع صوت انفجارات"),
        ("عاد الوفد. و«الأفق» تطالب بتعويضات من الحكومة.", "«الأفق»", "بتعويضات من الحكومة"),
        ("عاد الوفد. وقال مسؤول آخر إن الطريق آمن.", "مسؤول آخر", "إن الطريق آمن"),
    ],
)
def test_the_latest_of_what_speaks_and_names_in_quotation_marks(text: str, source: str, content: str) -> None:
    (said,) = read(Article.make(text=text)).statements
    assert (said.source.text, said.content.text) == (source, content)


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("وأكد الوزير، في المقابل، أن الوفد باق.", "الوزير", "أن الوفد باق"),
        ("وأشارت النتائج، في المقابل، إلى أن الحزب تقدم.", "النتائج", "إلى أن الحزب تقدم"),
        ("ودرست سلمى في بريطانيا، وقالت أسرتها إن الشرطة تحقق في الحادث.", "أسرتها", "إن الشرطة تحقق في الحادث"),
        ("الوزيران انتقدا الاتفاق.", "الوزيران", "الاتفاق"),
        ("نفت النرويج وحليفتها الدنمارك وقوع الحادث.", "النرويج وحليفتها الدنمارك", "وقوع الحادث"),
        (
            'قال الخبير في شؤون البحار سامر الحداد لوكالة تاس: "الطريق آمن".',
            "الخبير في شؤون البحار سامر الحداد",
            '"الطريق آمن"',
        ),
    ],
)
def test_a_turn_between_commas_families_allies_and_two_who_speak(text: str, source: str, content: str) -> None:
    (said,) = read(Article.make(text=text, published="2022-01-06")).statements
    assert (said.source.text, said.content.text) == (source, content)


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("وعلى الفور أعلنت طهران أن الوفد سيعود غدا.", "طهران", "أن الوفد سيعود غدا"),
        ("وطلبت ميانمار «أدلة دامغة» لدعم الاتهام.", "ميانمار", "«أدلة دامغة» لدعم الاتهام"),
        ("وقال مسؤول لم يكشف عن اسمه إن الوفد عاد.", "مسؤول", "إن الوفد عاد"),
    ],
)
def test_at_once_in_quotation_marks_and_without_a_name(text: str, source: str, content: str) -> None:
    (said,) = statements(text)
    assert (said.source.text, said.content.text) == (source, content)


def test_who_speaks_in_turn_ends_what_was_said_before() -> None:
    text = "وقالت السفارة إن القمة هدف محتمل، من جهته قال السفير سامي الحداد: إن القمة آمنة، وأكد أن الوفد عاد."
    found = [(s.source.text, s.content.text) for s in statements(text)]
    assert found == [
        ("السفارة", "إن القمة هدف محتمل"),
        ("السفير سامي الحداد", "إن القمة آمنة"),
        ("السفير سامي الحداد", "أن الوفد عاد"),
    ]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("اليمن يتهم إيران بدعم المتمردين.", "اليمن"),
        ("لبنان يرفض الاتهامات الموجهة إليه.", "لبنان"),
        ("المغرب يقطع علاقاته مع إيران ويتهم الحزب بتدريب الجبهة.", "المغرب"),
        ("واتهمت الحكومة اليمنية الحوثيين بخرق الهدنة.", "الحكومة اليمنية"),
    ],
)
def test_states_of_either_gender_and_bodies_before_peoples(text: str, source: str) -> None:
    (said,) = statements(text)
    assert said.source.text == source


def test_a_byline_goes_on_nothing() -> None:
    (said,) = statements("الأفق- متابعة: أكدت الكويت أن الخلاف بسيط.")
    assert (said.source.text, said.chain) == ("الكويت", ())


def test_who_acts_in_the_sentence_before_goes_on() -> None:
    text = "وقال الخبير إن الحرب مستمرة.\nكما رسم الأمين العام سامي الحداد صورة قاتمة. ورأى أنها أزمات معقدة."
    assert statements(text)[-1].source.name == "سامي الحداد"


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("أجابه الوزير: «لن نعود إلى الحوار».", "الوزير"),
        ("أخبرتني طبيبة أن المستشفى أغلق.", "طبيبة"),
        ("أخطرت الشركة المحكمة بأنها أفلست.", "الشركة"),
    ],
)
def test_told_with_whom_it_was_told(text: str, source: str) -> None:
    (said,) = statements(text)
    assert said.source.text == source


@pytest.mark.parametrize("text", ["وقال الوزير إن على الجار أن يدفع ثمن الخزان كله.", "وبلغ الفريق الدور ثمن النهائي."])
def test_a_price_and_an_eighth_are_no_praise(text: str) -> None:
    assert not any(said.act == "support" for said in read(Article.make(text=text)).statements)


@pytest.mark.parametrize("when", ["بعد أن كشفت لجنة عن تقلصها", "بعدما تقلصت", "في أعقاب حريق التهم نصفها"])
def test_that_came_after_something_ends_what_was_said(when: str) -> None:
    first = read(Article.make(text=f"طالب النائب بحماية الغابة الكبيرة، وذلك {when}.")).statements[0]
    assert first.content.text == "بحماية الغابة الكبيرة"
