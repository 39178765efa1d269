"""Helpers for tests of every area."""

import re
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from html.parser import HTMLParser
from typing import Any, TypeVar
from urllib.parse import quote

from django.db import connection, connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

T = TypeVar("T")
_VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}


class _Slice(HTMLParser):
    """Collects the markup of the element with one id."""

    def __init__(self, wanted: str) -> None:
        super().__init__(convert_charrefs=True)
        self.wanted, self.depth, self.parts = wanted, 0, list[str]()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.depth or dict(attrs).get("id") == self.wanted:
            kept = sorted((k, v) for k, v in attrs if k != "value" or tag != "input")
            self.parts.append(f"<{tag} {kept}>")
            self.depth += tag not in _VOID

    def handle_endtag(self, tag: str) -> None:
        if self.depth and tag not in _VOID:
            self.depth -= 1
            self.parts.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        text = re.sub(r"\s+", " ", data).strip()
        if self.depth and text:
            self.parts.append(text)


def element(html: str, wanted: str) -> list[str]:
    """Normalised markup of the element with this id; tokens and other input values left out."""
    parser = _Slice(wanted)
    parser.feed(html)
    assert parser.parts, f"Tidak ada unsur dengan id “{wanted}”."
    return parser.parts


def assert_swap_equals_reload(
    client: Client, url: str, data: dict[str, Any], *, page: str, part: str
) -> None:
    """The fragment that a deed returns to htmx equals that part of the page loaded anew.

    :param url: address the deed is posted to.
    :param page: address of the whole page.
    :param part: id of the swapped element.
    """
    swapped = client.post(url, data, headers={"HX-Request": "true", "HX-Target": part})
    assert swapped.status_code == 200, swapped.content.decode()[:500]
    reloaded = client.get(page)
    assert element(swapped.content.decode(), part) == element(reloaded.content.decode(), part)


def database_url() -> str:
    """DATABASE_URL of the test database, for a process of its own (also over a unix socket)."""
    s = connection.settings_dict
    who = quote(str(s["USER"]), safe="") + (f":{quote(s['PASSWORD'])}" if s["PASSWORD"] else "")
    port = f":{s['PORT']}" if s["PORT"] else ""
    return f"postgres://{who}@{quote(str(s['HOST']), safe='')}{port}/{s['NAME']}"


class QueryCount:
    """Number of queries, without savepoints and SET."""

    def __init__(self, captured: CaptureQueriesContext) -> None:
        self._captured = captured

    def __int__(self) -> int:
        skipped = ("SAVEPOINT", "RELEASE", "ROLLBACK", "SET ", "BEGIN", "COMMIT")
        asked = (q["sql"] for q in self._captured.captured_queries)
        return sum(
            not sql.startswith(skipped) and "SET LOCAL transaction" not in sql for sql in asked
        )


@contextmanager
def counted_queries() -> Iterator[QueryCount]:
    """Count the queries of a block: ``with counted_queries() as n: …; assert int(n) <= 15``."""
    with CaptureQueriesContext(connection) as captured:
        yield QueryCount(captured)


def in_thread(deed: Callable[[], T]) -> Future[T]:
    """Run a deed on a connection of its own."""

    def run() -> T:
        try:
            return deed()
        finally:
            connections.close_all()

    return ThreadPoolExecutor(1).submit(run)


def wait_until_blocked() -> None:
    """Until another connection waits for a lock that this one holds."""
    with connection.cursor() as cursor:
        for _ in range(2000):
            cursor.execute(
                "SELECT count(*), pg_sleep(0.005) FROM pg_locks w WHERE NOT w.granted"
                " AND w.pid IN (SELECT l.pid FROM pg_locks l JOIN pg_database d"
                " ON d.oid = l.database AND d.datname = current_database())"
            )
            if cursor.fetchone()[0]:
                return
    raise AssertionError("Tidak ada yang menunggu.")
