"""Work that leaves no cyclic rubbish, without Python's search for it."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Keep Python from searching for cyclic rubbish meanwhile; as a context or as a decorator.

    Reading and linking leave hardly any: what they make goes with its last reference. The search takes time for every
    object that a long article or an archive has, again and again, and for all that the caches keep.

    >>> with uncollected():
    ...     gc.isenabled()
    False
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()
