"""Positions: demands and what answers them, red lines, threats with their condition, issues named by the user."""

from pathlib import Path

import pytest

from mahdar.errors import MahdarError
from mahdar.link import Issue, link, load_issues
from mahdar.model import Position, Reading
from tests.link.hand import name, reading, says, time


def said(id: str, day: str, source: str, code: str, cue: str, content: str, act: str = "assert") -> Reading:
    text = f"{cue} {source} {content}"
    return reading(id, text, day, f"صحيفة {id}", statements=[says(text, source, cue, content, entity=code, act=act)])


STORY = [
    said("a", "2022-01-03", "القاهرة", "EGY", "طالبت", "بوقف ملء خزان النهضة قبل موسم الأمطار", "demand"),
    said("b", "2022-01-05", "أديس أبابا", "ETH", "رفضت", "وقف ملء خزان النهضة قبل موسم الأمطار", "reject"),
    said("c", "2022-01-06", "القاهرة", "EGY", "أكدت", "أن المساس بحصتها من المياه خط أحمر"),
    said("d", "2022-01-07", "الخرطوم", "SDN", "حذرت", "من عواقب وخيمة إذا انهار الحوار، بحسب بيانها", "warn"),
    said("e", "2022-01-08", "أديس أبابا", "ETH", "قالت", "إنها ليست مستعدة لتوقيع أي وثيقة ملزمة"),
]


def positions(issues: list[Issue] | None = None) -> dict[str, Position]:
    return {p.article: p for p in link(STORY, issues=issues).positions}


def test_stances_by_act_and_by_words() -> None:
    stances = {id: p.stance for id, p in positions().items()}
    assert stances == {"a": "demand", "b": "reject", "c": "red_line", "d": "threat", "e": "reject"}


def test_a_refusal_answers_the_demand_on_its_issue() -> None:
    found = positions()
    assert found["b"].answers == found["a"].id
    assert found["b"].issue == found["a"].issue
    assert found["a"].party == "EGY"


def test_a_threat_has_its_condition() -> None:
    assert positions()["d"].condition == "إذا انهار الحوار"


def test_issues_of_the_user_go_before_found_ones() -> None:
    issues = [Issue("السد", ["خزان النهضة"]), Issue("المياه", ["حصتها من المياه"], same_as="السد")]
    found = positions(issues)
    assert {found["a"].issue, found["b"].issue, found["c"].issue} == {"السد"}


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('[[issue]]\nname = "أ"\nsame_as = "ب"\n[[issue]]\nname = "ب"\nsame_as = "أ"\n', "row 1 (أ): runs in a circle"),
        ('[[issue]]\nname = "أ"\nsame_as = "ج"\n', "row 1 (أ): names an unknown issue"),
        ('[[issue]]\nname = "أ"\n[[issue]]\nname = "أ"\n', "row 2 (أ): names an issue a second time"),
        ("[[issue]]\nname = 3\n", "a row that cannot be right"),
        ("[[issue]\n", "is no TOML"),
    ],
)
def test_an_issue_file_that_cannot_be_right(tmp_path: Path, text: str, fault: str) -> None:
    file = tmp_path / "issues.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(MahdarError, match=r"issues\.toml") as error:
        load_issues(file)
    assert fault in str(error.value)


def test_what_a_report_of_the_next_morning_tells_was_said_the_day_before() -> None:
    text = "أعلنت الوزارة الجمعة إغلاق الميناء. وطالب كمال أيدين بتعويض الصيادين"
    asks = says(text, "كمال أيدين", "طالب", "بتعويض الصيادين", act="demand", entity="TUR")
    friday = time(text, "الجمعة", "2022-01-07", type="DATE")
    people = [name(text, "كمال أيدين", state="TUR")]
    for published, day in (("2022-01-08", "2022-01-07"), ("2022-01-20", "2022-01-20")):
        told = reading("a", text, published, names=people, statements=[asks], times=[friday])
        assert [p.date for p in link([told]).positions] == [day]
