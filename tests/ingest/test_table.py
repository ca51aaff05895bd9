import json
from pathlib import Path

import pytest

from mahdar.errors import InputError
from mahdar.ingest import load_file

ROW = {
    "id": "S-1",
    "outlet": "ساحل",
    "url": "https://sahel.example/1",
    "published": "2022-01-09T10:00:00+00:00",
    "author": "موسكو - رويترز",
    "title": "عودة الوفد",
    "text": "عاد الوفد إلى موسكو.\nوقال إن الجولة انتهت.",
}


def table(folder: Path, *lines: object) -> Path:
    path = folder / "reports.jsonl"
    path.write_text(
        "\n".join(x if isinstance(x, str) else json.dumps(x, ensure_ascii=False) for x in lines), encoding="utf-8"
    )
    return path


def test_fields(tmp_path: Path) -> None:
    article = next(load_file(table(tmp_path, ROW)))
    assert article.text == "عودة الوفد\nعاد الوفد إلى موسكو.\nوقال إن الجولة انتهت."
    assert (article.id, article.outlet, article.url, article.title) == (
        "S-1",
        "ساحل",
        "https://sahel.example/1",
        "عودة الوفد",
    )
    assert (article.published, article.published_basis) == ("2022-01-09T10:00:00+00:00", "metadata")
    assert (article.author, article.agencies) == ("موسكو - رويترز", ("رويترز",))
    assert article.file.endswith("reports.jsonl#1")


def test_only_text_is_needed(tmp_path: Path) -> None:
    article = next(load_file(table(tmp_path, {"text": "عاد الوفد إلى موسكو."})))
    assert (article.id, article.title, article.published_basis) == ("reports.jsonl:1", None, "unknown")


def test_title_from_the_text_where_no_field_holds_it(tmp_path: Path) -> None:
    text = "عودة الوفد إلى موسكو\n\nعاد الوفد إلى موسكو مساء الأحد بعد انتهاء الجولة الأولى من المحادثات في جنيف."
    assert next(load_file(table(tmp_path, {"text": text}))).title == "عودة الوفد إلى موسكو"


def test_numbers_as_ids_and_nulls(tmp_path: Path) -> None:
    article = next(load_file(table(tmp_path, {**ROW, "id": 7, "author": None, "published": None})))
    assert (article.id, article.author, article.published) == ("7", None, None)


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("{broken", ":2: is not a report in JSON"),
        ('{"title": "بلا نص"}', ":2: is not a report in JSON (Object missing required field `text`"),
        ('{"text": "  "}', ":2: has an empty text"),
        ('{"text": "***"}', ":2: has no article"),
        ('["text"]', ":2: is not a report in JSON"),
        ('{"text": 3}', ":2: is not a report in JSON"),
        ("[" * 100_000, ":2: is not a report in JSON"),
        ('{"a":' * 5_000, ":2: is not a report in JSON (it is nested too deeply)"),
        ('{"text": "قال \\ud800"}', ":2: is not a report in JSON"),
    ],
)
def test_broken_lines_are_told_and_the_rest_is_read(tmp_path: Path, line: str, what: str) -> None:
    told: list[InputError] = []
    found = list(load_file(table(tmp_path, ROW, line, {**ROW, "id": "S-2"}), on_error=told.append))
    assert [article.id for article in found] == ["S-1", "S-2"]
    assert len(told) == 1
    assert what in str(told[0])
    assert told[0].remedy


def test_without_a_listener_the_good_lines_come_first(tmp_path: Path) -> None:
    articles = load_file(table(tmp_path, "{broken", ROW))
    assert next(articles).id == "S-1"
    with pytest.raises(InputError, match="jsonl:1: is not a report"):
        next(articles)


def test_blank_lines_and_byte_order_mark(tmp_path: Path) -> None:
    assert len(list(load_file(table(tmp_path, "\ufeff" + json.dumps(ROW), "", "  ", {**ROW, "id": "S-2"})))) == 2


def test_lines_in_windows_1256(tmp_path: Path) -> None:
    path = tmp_path / "old.jsonl"
    text = "قال الوزير إن المحادثات في جنيف مستمرة بين الجانبين."
    path.write_bytes(json.dumps({"text": text}, ensure_ascii=False).encode("cp1256"))
    assert next(load_file(path)).text == text


def test_a_line_beyond_the_limit(tmp_path: Path) -> None:
    told: list[InputError] = []
    path = table(tmp_path, {"text": "ا" * 3000}, ROW)
    assert [a.id for a in load_file(path, on_error=told.append, limit=2000)] == ["S-1"]
    assert "reports.jsonl:1: is longer than" in str(told[0])


def test_empty_table(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"reports\.jsonl: is empty"):
        list(load_file(table(tmp_path)))


def test_furniture_and_teasers_in_the_text(tmp_path: Path) -> None:
    text = f"{ROW['text']}\nللمزيد: خمسة أسئلة عن المحادثات\nوانتهت الجولة مساء. سمات روسيا الناتو"
    article = next(load_file(table(tmp_path, {**ROW, "text": text})))
    assert article.text.endswith("وانتهت الجولة مساء.")
    assert article.removed == ("للمزيد: خمسة أسئلة عن المحادثات", "سمات روسيا الناتو")


def test_markup_in_the_text(tmp_path: Path) -> None:
    text = "<p>عاد الوفد إلى <b>موسكو</b>.</p><figure><figcaption>الوفد في المطار</figcaption></figure><p>وانتهت الجولة.</p>"
    article = next(load_file(table(tmp_path, {**ROW, "text": text})))
    assert article.text == "عودة الوفد\nعاد الوفد إلى موسكو.\nوانتهت الجولة."
