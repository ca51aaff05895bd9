from mahdar.ingest.sift import sift

BODY = "وقال المتحدث باسم الوزارة إن الجولة المقبلة ستعقد في جنيف بحضور وفود من الجانبين."
MORE = "وأضاف أن موسكو سلمت مقترحاتها مكتوبة، وأنها تنتظر الرد عليها قبل نهاية الشهر."


def test_headlines_after_a_marker_go() -> None:
    found = sift([BODY, "اقرأ أيضا:", "خمسة أسئلة عن محادثات الضمانات", "أمطار غزيرة على الساحل", MORE])
    assert found.kept == (BODY, MORE)


def test_a_subhead_after_a_marked_teaser_stays() -> None:
    found = sift([BODY, "اقرأ أيضا:", "خمسة أسئلة عن محادثات الضمانات", "موقف الحلف", MORE])
    assert found.kept == (BODY, "موقف الحلف", MORE)


def test_two_headlines_in_a_row_between_paragraphs_are_teasers() -> None:
    run = ["وفاة مخرج مسرحي بارز عن تسعين عاما", "مهرجان السينما يفتتح دورته في القاهرة"]
    assert sift([BODY, *run, MORE]).removed == tuple(run)


def test_one_headline_of_another_story_is_a_teaser() -> None:
    alone = "مهرجان السينما يفتتح دورته الثلاثين وسط إجراءات مشددة"
    assert sift([BODY, alone, MORE, BODY, MORE]).removed == (alone,)


def test_a_subhead_shares_words_with_what_it_heads() -> None:
    subhead = "موسكو تنتظر الرد المكتوب على المقترحات"
    assert subhead in sift([BODY, subhead, MORE, BODY]).kept


def test_paragraphs_without_a_full_stop_stay() -> None:
    ragged = "وأكد المصدر أن الوفد سيعود بعد انتهاء الأعمال إلى بلاده"
    assert sift([BODY, ragged, MORE]).kept == (BODY, ragged, MORE)


def test_a_list_after_a_colon_stays() -> None:
    lines = ["وتضم القائمة ثلاثة مطالب هي:", "وقف توسع الحلف شرقا", "سحب القوات من الدول المجاورة", BODY]
    assert sift([BODY, *lines]).removed == ()


def test_numbered_items_stay() -> None:
    lines = ["1- طريق الساحل السريع القديم", "2- طريق الجبل إلى المطار"]
    assert sift([BODY, *lines, MORE]).removed == ()


def test_tail_goes_only_below_the_last_paragraph() -> None:
    tail = ["الأكثر قراءة", "أمطار على الساحل", "فوز منتخب اليد"]
    assert sift([BODY, *tail]).removed == tuple(tail)
    assert BODY in sift(["الأكثر قراءة بين كتب العام", *tail[1:], BODY]).kept


def test_headline_may_look_like_a_teaser() -> None:
    headline = "شاهد.. لحظة وصول الوفد إلى جنيف"
    assert sift([headline, "", BODY]).kept[0] == headline


def test_notice_in_the_tail_is_seen() -> None:
    assert sift([BODY, "اقرأ أيضا:", "خبر", "هذا النص مترجم آليا"]).notice == "هذا النص مترجم آليا"


def test_nothing_is_lost_but_told() -> None:
    lines = [BODY, "شارك المقال", MORE, "التعليقات (3)"]
    found = sift(lines)
    assert sorted((*found.kept, *found.removed)) == sorted(lines)


def test_empty_page() -> None:
    assert sift([]).kept == ()
