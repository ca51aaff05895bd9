from mahdar.ingest.clean import clean_lines, clean_text


def test_invisible_marks_go_and_vowel_signs_stay() -> None:
    assert clean_text("\ufeffقَالَ\u200f الوزير\u200c\u00ad") == "قَالَ الوزير"


def test_line_ends_of_every_system() -> None:
    assert clean_lines("أ\r\nب\rج\u2028د<br />هـ") == ["أ", "ب", "ج", "د", "هـ"]


def test_entities_are_resolved_once() -> None:
    assert clean_text("&quot;نعم&quot; &amp; لا &#1593;") == '"نعم" & لا ع'


def test_blanks_become_one() -> None:
    assert clean_lines(" قال\u00a0\u00a0 الوزير\t") == ["قال الوزير"]


def test_control_characters_go() -> None:
    assert clean_text("\x1aوتر\x00") == "وتر"
