"""A real browser over a real socket. Without one the journeys are skipped, and say so loudly."""

import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import pytest
from django.db import connection, connections
from playwright.sync_api import Browser, Page, sync_playwright
from procrastinate.contrib.django import app

CHROMIUM = shutil.which("chromium")
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update", "--hide-scrollbars",
]  # fmt: skip
PONSEL = {"width": 360, "height": 740}
MEJA = {"width": 1440, "height": 900}
GAMBAR = Path(__file__).resolve().parents[2] / "docs" / "gambar"


def pytest_collection_modifyitems(items):
    here = str(Path(__file__).parent)
    for item in items:
        if str(item.path).startswith(here):
            item.add_marker(pytest.mark.journey)
            if CHROMIUM is None:
                item.add_marker(
                    pytest.mark.skip(reason="CHROMIUM TIDAK ADA: PERJALANAN INI TIDAK DIUJI")
                )


@pytest.fixture(scope="module")
def browser():
    """One browser a module: its driver keeps a loop running in this thread while it is open."""
    with sync_playwright() as driver, pytest.MonkeyPatch.context() as patch:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        opened = driver.chromium.launch(
            executable_path=CHROMIUM, args=FLAGS, env={**os.environ, "LANGUAGE": "id"}
        )
        yield opened
        opened.close()


class Pengguna:
    """One person at one device."""

    def __init__(self, browser: Browser, alamat: str, ukuran: dict[str, int]) -> None:
        self.alamat = alamat
        self.konteks = browser.new_context(
            viewport=ukuran, locale="id-ID", timezone_id="Asia/Jakarta", reduced_motion="reduce"
        )
        self.page: Page = self.konteks.new_page()
        self.galat: list[str] = []
        self.page.on("pageerror", lambda e: self.galat.append(str(e)))
        self.page.on("console", self._console)

    def _console(self, pesan) -> None:
        if pesan.type == "error" and "status of 4" not in pesan.text:
            self.galat.append(pesan.text)

    def masuk(self, nama: str, sandi: str) -> Page:
        self.buka("/masuk/")
        self.page.fill("[name=login]", nama)
        self.page.fill("[name=password]", sandi)
        self.page.click("main button[type=submit]")
        self.page.wait_for_url(lambda url: "/masuk/" not in url)
        return self.page

    def buka(self, path: str) -> Page:
        self.page.goto(self.alamat + path)
        return self.page

    def ukur(self, ukuran: dict[str, int]) -> None:
        """Resize the screen and wait until the page has it: the browser answers before it does."""
        if self.page.viewport_size != ukuran:
            self.page.set_viewport_size(ukuran)
            self.page.wait_for_function("lebar => window.innerWidth === lebar", arg=ukuran["width"])

    def potret(self, nama: str) -> None:
        """Keep a screenshot for the guides when EKINERJA_POTRET is set."""
        if os.environ.get("EKINERJA_POTRET"):
            GAMBAR.mkdir(parents=True, exist_ok=True)
            self.page.screenshot(path=GAMBAR / f"{nama}.png")

    def muat_di_layar(self) -> None:
        """Nothing sticks out of the screen sideways."""
        lebar = self.page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert lebar <= 0, f"{self.page.url} lebih lebar {lebar} piksel dari layar"


@pytest.fixture
def pengguna(browser, live_server):
    """Factory: ``pengguna(PONSEL)`` opens a device; script errors fail the journey."""
    dibuka: list[Pengguna] = []

    def buka(ukuran=MEJA) -> Pengguna:
        dibuka.append(Pengguna(browser, live_server.url, ukuran))
        return dibuka[-1]

    yield buka
    galat = [g for satu in dibuka for g in satu.galat]
    for satu in dibuka:
        with suppress(Exception):
            satu.konteks.close()
    assert not galat, galat


def kosongkan_antrean() -> None:
    """Forget all jobs; the queue's tables are not part of a flush."""
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE procrastinate_jobs, procrastinate_events CASCADE")


def kerjakan_antrean() -> None:
    """Run the jobs that wait, as the worker would, in a thread of its own."""

    def work() -> None:
        try:
            with app.replace_connector(app.connector.get_worker_connector()):
                app.run_worker(wait=False, install_signal_handlers=False, listen_notify=False)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(1) as pool:
        pool.submit(work).result(timeout=300)
