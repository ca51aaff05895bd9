"""A dossier that is written and loaded is the same dossier."""

from pathlib import Path

import msgspec
import pytest
from sqlalchemy import select
from story import story

from mahdar.errors import DossierError
from mahdar.model import Article, Linked, Quantity, Reading
from mahdar.store import Dossier, load, publish, save
from mahdar.store.database import FILE, engine
from mahdar.store.load import cached_readings
from mahdar.store.mentions import quantity
from mahdar.store.shapes import SHAPES, Shape


def test_round_trip(tmp_path: Path) -> None:
    dossier = story()
    save(dossier, tmp_path)
    found = load(tmp_path)
    for field in dossier.linked.__struct_fields__:
        assert getattr(found.linked, field) == getattr(dossier.linked, field), field
    assert found.readings == dossier.readings
    assert found.judgements == dossier.judgements


def test_a_number_beyond_64_bits_is_kept(tmp_path: Path) -> None:
    text = "999999999999999999999999999999 جنديا"
    huge = Quantity(start=0, end=len(text), text=text, value=10**30, unit="جندي")
    reading = Reading(article=Article.make(text=text, id="A-1"), quantities=(huge,))
    save(Dossier(readings={"A-1": reading}, linked=Linked()), tmp_path)
    with engine(tmp_path / FILE).connect() as connection:
        assert connection.execute(select(quantity.c.value)).scalar_one() == 1e30
    assert load(tmp_path).readings["A-1"].quantities[0].value == 10**30


def test_the_shelf_serves_the_next_build(tmp_path: Path) -> None:
    dossier = story()
    save(dossier, tmp_path)
    assert len(cached_readings(tmp_path, dossier.run.reader)) == len(dossier.readings)
    assert cached_readings(tmp_path, "another reader") == {}


def test_a_record_without_its_article_is_refused(tmp_path: Path) -> None:
    dossier = story()
    lost = msgspec.structs.replace(dossier, readings={})
    with pytest.raises(DossierError, match="does not fit"):
        save(lost, tmp_path)


def test_publish_swaps(tmp_path: Path) -> None:
    target = tmp_path / "dossier"
    for _ in range(2):
        with publish(target) as work:
            save(story(), work)
    assert load(target).linked == story().linked
    assert sorted(p.name for p in tmp_path.iterdir()) == ["dossier"]


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.name)
def test_every_field_of_a_record_has_a_place(shape: Shape) -> None:
    fields = {f.encode_name for f in msgspec.structs.fields(shape.record)}
    stored = set(shape.table.columns.keys()) | set(shape.lists) | {"evidence"}
    assert fields <= stored
    assert stored - fields <= {"id", "evidence"}
