"""Skema contoh bersama, dan hitungan sumber kasus emas di akhir uji."""

from collections import Counter

import pytest

from ekinerja.aturan.skema import baca_skema

from .golden import semua_kasus, skema_contoh


@pytest.fixture
def data_skema():
    """Isi skema contoh sebagai data JSON; boleh diubah oleh uji."""
    return skema_contoh()


@pytest.fixture(scope="session")
def skema():
    return baca_skema(skema_contoh())


def pytest_terminal_summary(terminalreporter):
    """Berapa kasus emas yang angkanya terbit dan berapa yang dihitung dengan tangan."""
    lulus = sum(
        "test_kasus.py" in laporan.nodeid for laporan in terminalreporter.stats.get("passed", [])
    )
    if not lulus:
        return
    jumlah = Counter(kasus.sumber for kasus in semua_kasus())
    selisih = sum(bool(kasus.toleransi) for kasus in semua_kasus())
    terminalreporter.write_line(
        f"Kasus emas: {jumlah['terbit']} terbit (di antaranya {selisih} dengan selisih tercatat), "
        f"{jumlah['hitungan_tangan']} hitungan tangan."
    )
