"""Work that leaves no cyclic rubbish, without Python's search for it."""

from __future__ import annotations

import gc


class Uncollected:
    """Keeps Python from searching for cyclic rubbish meanwhile.

    Reading and linking leave hardly any: what they make goes with its last reference. The search takes time for every
    object that a long article or an archive has, again and again, and for all that the caches keep. It is no generator
    made into a context: that makes an object on leaving, at which the search would go through all that is still there.

    >>> with Uncollected():
    ...     gc.isenabled()
    False
    """

    __slots__ = ("_collecting",)

    def __enter__(self) -> None:
        self._collecting = gc.isenabled()
        gc.disable()

    def __exit__(self, *error: object) -> None:
        if self._collecting:
            gc.enable()
