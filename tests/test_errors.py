"""Errors cross from one process to another whole."""

import pickle

import pytest

from mahdar.errors import DossierError, MahdarError, PackError, SpanMismatch


@pytest.mark.parametrize(
    "error", [DossierError("out", "is a file", "choose a folder"), PackError("a:1", "b"), SpanMismatch("a", 0, 1, "x")]
)
def test_errors_are_carried_between_processes(error: MahdarError) -> None:
    carried = pickle.loads(pickle.dumps(error))
    assert (type(carried), str(carried), carried.where) == (type(error), str(error), error.where)
