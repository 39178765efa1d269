"""``make bench-besar``: what needs a long rush or very many rows; one line a figure.

The figures of a run are kept in docs/adr/0008-ukuran-besar.md.
"""

import json
import sys
from collections.abc import Iterator
from typing import Any

from bench import kecepatan, patokan, serbuan
from bench.__main__ import (
    KALI_KIT,
    KUERI_TERBANYAK,
    OPD,
    angka_cari,
    telusuri,
    tersibuk,
    ukur_induk,
)
from bench.basisdata import BESAR, INDUK, SERBUAN, Pelayan, lapor
from bench.data import SETAHUN, siapkan, siapkan_arsip
from bench.hasil import Angka, detik, tulis
from bench.layanan import gunicorn

PEKERJA_WEB = 2
# pagi hari 10.000 orang membuka dua halaman dalam seperempat jam
PERMINTAAN_DIBUTUHKAN = 10_000 * 2 / 900
P95_DETIK = 2.0
SETAHUN_ORANG_DETIK, SETAHUN_UNIT_DETIK = 0.05, 1.0
SENDIRIAN_DETIK = 15
INDUK_KALI = 2
HALAMAN_SETAHUN = ("tpp:", "beranda")
Data = dict[str, Any]


def proses(pelayan: Pelayan, *argumen: str) -> Any:
    """What a measurement in a process of its own gives."""
    return json.loads(pelayan.jalankan(SERBUAN, "-m", "bench.proses", *argumen))


def ukur_arsip(pelayan: Pelayan, faktor: float) -> Iterator[Angka]:
    """The closed months of a year: complete, proved, and quick to ask."""
    lapor("Memeriksa bulan tertutup yang paling lama dan menanyakan setahun …")
    arsip = proses(pelayan, "arsip")
    lapor(json.dumps(arsip))
    yield Angka("arsip_bulan_kurang", SETAHUN - 1 - arsip["bulan"], 0)
    yield Angka("arsip_orang_bulan_kurang", arsip["orang"] * (SETAHUN - 1) - arsip["baris"], 0)
    yield Angka("arsip_orang_tidak_diperiksa", arsip["orang"] - arsip["diperiksa"], 0)
    yield Angka("arsip_beda_ketika_dihitung_ulang", arsip["beda"], 0)
    for nama, batas in (
        ("setahun_orang", SETAHUN_ORANG_DETIK),
        ("setahun_unit", SETAHUN_UNIT_DETIK),
    ):
        yield detik(f"kueri_{nama}", arsip[nama], batas=batas, faktor=faktor)


def ukur_serbuan(pelayan: Pelayan, porta: int, faktor: float) -> Iterator[Angka]:
    """Sixteen people at full rate for a minute, beside one person alone."""
    sesi = proses(pelayan, "sesi", str(serbuan.KLIEN))
    serbuan.panaskan(porta, sesi)
    lapor(f"Satu orang selama {SENDIRIAN_DETIK} detik …")
    sendirian = serbuan.serbu(porta, sesi, klien=1, selama=SENDIRIAN_DETIK)
    lapor(f"{serbuan.KLIEN} orang sekaligus selama {serbuan.SERBUAN_DETIK} detik …")
    ramai = serbuan.serbu(porta, sesi, klien=serbuan.KLIEN, selama=serbuan.SERBUAN_DETIK)
    for nama, catatan in (("sendirian", sendirian), ("serbuan", ramai)):
        lapor(
            f"{nama}: {len(catatan.detik)} jawaban, {catatan.laju:.1f} sedetik, median "
            f"{catatan.persentil(50):.3f}, p95 {catatan.persentil(95):.3f}, "
            f"p99 {catatan.persentil(99):.3f} detik, galat {dict(catatan.galat)}"
        )
    yield Angka("serbuan_galat", sum((sendirian.galat + ramai.galat).values()), 0)
    dibutuhkan = PERMINTAAN_DIBUTUHKAN / (max(ramai.laju, 1e-9) * faktor)
    yield Angka("serbuan_dibutuhkan_terhadap_dilayani", dibutuhkan, 1)
    yield detik("serbuan_p95", ramai.persentil(95), batas=P95_DETIK, faktor=faktor)
    seimbang = sendirian.laju / max(ramai.laju, 1e-9)
    yield Angka("serbuan_waktu_sejawaban_terhadap_sendirian", seimbang, 1)


def ukur_halaman(porta: int, halaman: list[Data]) -> Iterator[Angka]:
    """Every page with a year behind it: queries, and time beside the constant table."""
    for satu in (h for h in halaman if not h["sesi"]):
        lapor(f"gagal: {satu['peran']} {satu['alamat']}")
    yield Angka("setahun_halaman_gagal", sum(not h["sesi"] for h in halaman), 0)
    yield Angka("setahun_kueri_terbanyak", max(h["kueri"] for h in halaman), KUERI_TERBANYAK)
    milik = [h for h in halaman if h["sesi"] and h["nama"].startswith(HALAMAN_SETAHUN)]
    rasio = kecepatan.rasio_halaman(porta, tersibuk(milik))
    for nama, kali in sorted(rasio.items(), key=lambda satu: -satu[1]):
        lapor(f"{nama}: {kali:.2f} kali tabel kit")
    yield Angka("setahun_halaman_terlambat_kali_tabel_kit", max(rasio.values()), KALI_KIT)


def ukur_seratus_ribu(pelayan: Pelayan, faktor: float) -> Iterator[Angka]:
    """Base data of 100,000 people beside that of 10,000: the same queries, at most twice the time.

    The smaller is measured before and after the larger, and its slower median counts.
    """
    for nama in (BESAR, INDUK):
        siapkan(pelayan, nama)
    sebelum = ukur_induk(pelayan, BESAR)
    besar = ukur_induk(pelayan, INDUK)
    sesudah = ukur_induk(pelayan, BESAR)
    beda = [nama for nama in besar if besar[nama]["kueri"] != sebelum[nama]["kueri"]]
    for nama in beda:
        lapor(f"kueri berbeda: {nama}: {sebelum[nama]['kueri']} lalu {besar[nama]['kueri']}")
    yield Angka("induk_kueri_berubah_dengan_100000_orang", len(beda), 0)
    for nama, satu in besar.items():
        kecil = max(sebelum[nama]["detik"], sesudah[nama]["detik"])
        yield Angka(f"induk_{nama}_100000_terhadap_10000", satu["detik"] / kecil, INDUK_KALI)
    yield from angka_cari(besar, faktor, "100000")


def ukur_semua(pelayan: Pelayan, faktor: float) -> Iterator[Angka]:
    """All figures, on a copy of the year's database."""
    yield from ukur_seratus_ribu(pelayan, faktor)
    nama = siapkan_arsip(pelayan, SETAHUN)
    pelayan.buat(SERBUAN, dari=nama)
    pelayan.jalankan(
        SERBUAN, "manage.py", "collectstatic", "--noinput", "--clear", "--verbosity", "0"
    )
    yield from ukur_arsip(pelayan, faktor)
    halaman = telusuri(pelayan, SERBUAN, OPD)
    with gunicorn(pelayan, SERBUAN, pekerja=PEKERJA_WEB) as porta:
        yield from ukur_serbuan(pelayan, porta, faktor)
        yield from ukur_halaman(porta, halaman)


def main() -> int:
    with Pelayan() as pelayan:
        faktor = patokan.faktor(patokan.ukur(pelayan.alamat("postgres")), patokan.acuan())
        lapor(f"Patokan: mesin ini {faktor:.2f} kali acuan.")
        try:
            angka = list(ukur_semua(pelayan, faktor))
        finally:
            pelayan.hapus(SERBUAN)
    return tulis(angka)


if __name__ == "__main__":
    sys.exit(main())
