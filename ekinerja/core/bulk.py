"""Bulk paths tell the database who acts, because statement triggers cannot ask the request."""

from collections.abc import Iterator
from contextlib import contextmanager

import pghistory

from ekinerja.core.workflow import Pelaku


@contextmanager
def mulai_massal(oleh: Pelaku, *, sebab: str) -> Iterator[None]:
    """All history rows written inside carry the actor and the cause."""
    with pghistory.context(user=oleh.user_id, nama=oleh.nama, sebab=sebab):
        yield
