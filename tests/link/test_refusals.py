"""What a party denies again, in other words: one line of it, though the words that all reports share tell little."""

from mahdar.link import link
from mahdar.model import Claim, Reading
from tests.link.hand import name, reading, says

FILLER = "قال تاجر إن سعر القمح في الميناء ثابت. قال بحار إن الميناء مزدحم. قال سائق إن الطريق إلى الميناء مغلق"


STATES = {"OMN": "مسقط", "QAT": "الدوحة"}


def says_that(id: str, day: str, verb: str, content: str, act: str, code: str = "OMN") -> Reading:
    text = f"{verb} {STATES[code]} {content} بحسب بيان. {FILLER}"
    names = [name(text, state, "GPE", entity=c, state=c) for c, state in STATES.items() if state in text]
    more = [
        says(text, who, "قال", f"إن {what}")
        for who, what in (
            ("تاجر", "سعر القمح في الميناء ثابت"),
            ("بحار", "الميناء مزدحم"),
            ("سائق", "الطريق إلى الميناء مغلق"),
        )
    ]
    denial = says(text, STATES[code], verb, content, entity=code, act=act)
    return reading(id, text, day, id, names=names, statements=[denial, *more])


FIRST = says_that("a", "2022-01-10", "نفت", "إغراق أي سفينة قرب الميناء", "deny")


def denied_in(story: list[Reading], *articles: str) -> list[Claim]:
    return [c for c in link(story).claims if c.act == "deny" and {m.article for m in c.members} == set(articles)]


def test_what_is_denied_again_in_other_words_is_one_claim() -> None:
    again = says_that("b", "2022-01-15", "أكدت", "أنها لم تغرق سفينة الصيد التي اختفت مساء السبت الماضي", "assert")
    assert denied_in([FIRST, again], "a", "b")


def test_what_is_only_told_is_no_denial() -> None:
    told = says_that("b", "2022-01-15", "أكدت", "أن سفينة الصيد التي غرقت قد أبحرت مساء السبت الماضي", "assert")
    assert not denied_in([FIRST, told], "a", "b")


def test_who_denies_beside_the_first_holds_it_too() -> None:
    both = says_that("b", "2022-01-12", "نفت", "وحليفتها الدوحة إغراق السفينة عمدا", "deny")
    other = says_that("c", "2022-01-14", "نفت", "إغراق أي زورق أو سفينة في مياه الخليج تلك الليلة", "deny", code="QAT")
    assert [c.entity for c in denied_in([both, other], "b", "c")] == ["QAT"]


def test_what_only_points_at_the_same_matter_is_denied_with_it() -> None:
    such = says_that("b", "2022-01-12", "نفت", "أي عمل من هذا القبيل", "deny")
    assert denied_in([FIRST, such], "a", "b")


def test_what_is_denied_weeks_later_without_saying_what_is_another_denial() -> None:
    such = says_that("b", "2022-01-28", "نفت", "أي عمل من هذا القبيل", "deny")
    assert not denied_in([FIRST, such], "a", "b")
