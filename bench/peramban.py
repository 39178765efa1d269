"""Bytes over the network in a phone's browser: first visit, and pages after it."""

import shutil
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import CDPSession, Page, sync_playwright

from bench.layanan import NAMA_SESI

ARGUMEN = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
    "--no-first-run", "--disable-sync", "--disable-component-update",
)  # fmt: skip
TELEPON = {"width": 360, "height": 740}


@dataclass(frozen=True, slots=True)
class Unduhan:
    """Bytes of the first visit, and of each later page."""

    pertama: int
    berikut: dict[str, int]


def chromium() -> str | None:
    """Path of the browser, or None when the machine has none."""
    return shutil.which("chromium")


def ukur(porta: int, sesi: str, halaman: list[str]) -> Unduhan:
    """Visit home with an empty cache, then these pages with what the browser kept."""
    pangkal = f"http://127.0.0.1:{porta}"
    with sync_playwright() as playwright:
        peramban = playwright.chromium.launch(executable_path=chromium(), args=list(ARGUMEN))
        konteks = peramban.new_context(viewport=TELEPON, device_scale_factor=2, is_mobile=True)
        konteks.add_cookies([{"name": NAMA_SESI, "value": sesi, "url": pangkal}])
        tab = konteks.new_page()
        penghitung = _Penghitung(konteks.new_cdp_session(tab))
        pertama = penghitung.kunjungi(tab, f"{pangkal}/")
        berikut = {alamat: penghitung.kunjungi(tab, f"{pangkal}{alamat}") for alamat in halaman}
        peramban.close()
    return Unduhan(pertama, berikut)


class _Penghitung:
    """Adds up what the network delivered, headers included."""

    def __init__(self, cdp: CDPSession) -> None:
        self.bita = 0
        cdp.send("Network.enable")
        cdp.on("Network.loadingFinished", self._tambah)

    def _tambah(self, kejadian: dict[str, Any]) -> None:
        self.bita += int(kejadian["encodedDataLength"])

    def kunjungi(self, tab: Page, alamat: str) -> int:
        self.bita = 0
        tab.goto(alamat, wait_until="networkidle")
        return self.bita
