import pytest

from mahdar.errors import InputError
from mahdar.ingest.decode import decode

TEXT = "قال وزير الخارجية إن المحادثات في جنيف مستمرة بين الجانبين، وإن الوفد سيعود إلى موسكو بعد يومين من الآن."


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1256", "iso8859_6"]
)
def test_encodings(encoding: str) -> None:
    text = TEXT.replace("،", "") if encoding == "iso8859_6" else TEXT
    assert decode(text.encode(encoding), "a.txt") == text


def test_text_that_was_saved_twice() -> None:
    assert decode(TEXT.encode().decode("cp1252", errors="replace").encode(), "a.txt")
    assert decode("قال".encode().decode("latin-1").encode(), "a.txt") == "قال"


def test_a_few_broken_bytes_do_not_lose_the_text() -> None:
    assert decode(TEXT.encode() * 10 + b"\xd9", "a.txt") == TEXT * 10


@pytest.mark.parametrize("data", [b"", b" \n\t", b"\xef\xbb\xbf", b"\x00" * 100])
def test_empty(data: bytes) -> None:
    with pytest.raises(InputError, match=r"a\.txt: is empty; give a file with the text of a report"):
        decode(data, "a.txt")


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7 ...", "is a PDF; save its text as .txt"),
        (b"PK\x03\x04....", "is a ZIP or Office file"),
        (b"\x1f\x8b\x08....", "is a gzip file; unpack it first"),
        (b"\x89PNG\r\n", "is a picture"),
        (bytes(range(256)) * 8, "is binary, no text"),
        (b"\x01\x02\x03\x04" * 50, "is binary, no text"),
    ],
)
def test_binary(data: bytes, what: str) -> None:
    with pytest.raises(InputError, match=what):
        decode(data, "a.txt")


def test_unknown_encoding() -> None:
    with pytest.raises(InputError, match=r"a\.txt: is in an encoding that cannot be told; save it as UTF-8"):
        decode("こんにちは世界、これは日本語の文章です。".encode("euc-jp"), "a.txt")
