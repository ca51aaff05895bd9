"""What the links to the evidence show."""

from mahdar.model import Article, Linked, Reading
from mahdar.store import Dossier
from mahdar.tell.links import Links
from mahdar.tell.wording import wording

TEXT = "وصل الوفد صباحا. واتهمت موسكو جارتها بحشد قواتها قرب الحدود، وهو ما نفته كييف. وغادر الوفد."


def links() -> Links:
    article = Article.make(text=TEXT, outlet="الميناء", id="a")
    return Links(Dossier(readings={"a": Reading(article=article)}, linked=Linked()), wording("en"))


def evidence(words: str, article: str = "a") -> dict[str, object]:
    start = TEXT.index(words)
    return {"article": article, "start": start, "end": start + len(words), "text": words}


def test_words_are_marked_in_their_sentence_and_in_no_other() -> None:
    proof = links().proof(evidence("بحشد قواتها"), around=True)
    assert "واتهمت موسكو جارتها <mark>بحشد قواتها</mark> قرب الحدود، وهو ما نفته كييف</q>" in proof
    assert "الوفد" not in proof


def test_a_sentence_too_long_is_cut_between_words() -> None:
    text = "كلمة " * 60 + "هنا " + "أخرى " * 60
    article = Article.make(text=text, id="b")
    found = Links(Dossier(readings={"b": Reading(article=article)}, linked=Linked()), wording("ar"))
    start = text.index("هنا")
    proof = found.proof({"article": "b", "start": start, "end": start + 3, "text": "هنا"}, around=True)
    assert ">…كلمة" in proof
    assert "كلمة <mark>هنا</mark> أخرى" in proof
    assert "أخرى…</q>" in proof


def test_words_that_stand_in_longer_ones_are_left_out() -> None:
    longer, shorter, other = evidence("بحشد قواتها قرب الحدود"), evidence("قواتها"), evidence("كييف")
    assert links().ranked([shorter, longer, other]) == [longer, other]
    elsewhere = evidence("قواتها", "z")
    assert elsewhere in links().ranked([elsewhere, longer])


def test_an_outlet_has_one_name() -> None:
    named = {
        str(n): Article.make(text=TEXT, id=str(n), outlet=o) for n, o in enumerate(["الميناء", "صحيفة الميناء", None])
    }
    dossier = Dossier(readings={id: Reading(article=article) for id, article in named.items()}, linked=Linked())
    assert [a.outlet for a in dossier.articles.values()] == ["صحيفة الميناء", "صحيفة الميناء", None]
