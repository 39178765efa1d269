"""``make bench``: measure, then print one line a figure; nonzero exit when any is over."""

import json
import sys
from collections.abc import Iterator
from statistics import median
from time import monotonic
from typing import Any

from bench import kecepatan, patokan, peramban
from bench.basisdata import BESAR, KECIL, SERIBU, TUTUP, Pelayan, lapor
from bench.data import siapkan
from bench.hasil import Angka, detik
from bench.layanan import gunicorn

OPD_BESAR, OPD_KECIL = "01", "02"
KUERI_TERBANYAK = 15
KALI_KIT = 3
MEMORI_MB = 600
JEJAK_BITA = 15_000
KALI_POLOS = 4
RASIO_SERIBU = 1.3
PERTAMA_KB, BERIKUT_KB = 200, 25
SELESAI_DALAM = 20 * 60
Data = dict[str, Any]


def ukur_bulan(pelayan: Pelayan) -> Iterator[Angka]:
    """The month of 10,000 people, beside the bare work and beside 1,000 people."""
    lapor("Menghitung dan menutup sebulan bagi 10.000 orang …")
    pelayan.buat(TUTUP, dari=BESAR)
    besar: Data = json.loads(pelayan.jalankan(TUTUP, "-m", "bench.proses", "bulan", "3", "--tutup"))
    lapor(json.dumps(besar))
    seribu: Data = json.loads(pelayan.jalankan(SERIBU, "-m", "bench.proses", "bulan", "3"))
    lapor(json.dumps(seribu))
    sepuluh_ribu = median(besar["hitung"])
    yield Angka("tutup_bulan_kali_kerja_polos", sepuluh_ribu / median(besar["polos"]), KALI_POLOS)
    yield Angka("jejak_terbesar_bita", besar["jejak_terbesar"], JEJAK_BITA)
    yield Angka("memori_pekerja_mb", besar["memori_mb"], MEMORI_MB)
    yield Angka(
        "waktu_seorang_10000_terhadap_1000",
        (sepuluh_ribu / besar["orang"]) / (median(seribu["hitung"]) / seribu["orang"]),
        RASIO_SERIBU,
    )
    yield Angka("orang_tanpa_hasil", besar["orang"] - besar["hasil"], 0)


def ukur_kueri(besar: list[Data], kecil: list[Data]) -> Iterator[Angka]:
    """Queries of every page for every role, with 150 and with 10,000 people."""
    banyak = {(h["peran"], h["nama"]): h["kueri"] for h in besar}
    sedikit = {(h["peran"], h["nama"]): h["kueri"] for h in kecil}
    for kunci in sorted(banyak.keys() ^ sedikit.keys()):
        lapor(f"hanya ada pada satu basis data: {' '.join(kunci)}")
    beda = [k for k in sorted(banyak.keys() & sedikit.keys()) if banyak[k] != sedikit[k]]
    for kunci in beda:
        lapor(f"kueri berbeda: {' '.join(kunci)}: {sedikit[kunci]} lalu {banyak[kunci]}")
    for kunci, kueri in sorted({**sedikit, **banyak}.items(), key=lambda satu: -satu[1])[:5]:
        lapor(f"kueri terbanyak: {' '.join(kunci)}: {kueri}")
    yield Angka(
        "kueri_halaman_terbanyak", max([*banyak.values(), *sedikit.values()]), KUERI_TERBANYAK
    )
    yield Angka("halaman_yang_kuerinya_ikut_bertambah", len(beda), 0)


def ukur_kecepatan(porta: int, halaman: list[Data]) -> Iterator[Angka]:
    """Every page as a multiple of the constant table."""
    lapor(f"Mengukur {len(halaman)} halaman …")
    rasio = kecepatan.rasio_halaman(porta, halaman)
    for nama, kali in sorted(rasio.items(), key=lambda satu: -satu[1])[:8]:
        lapor(f"halaman terlambat: {nama}: {kali:.2f} kali tabel kit")
    yield Angka("halaman_terlambat_kali_tabel_kit", max(rasio.values()), KALI_KIT)


def ukur_unduhan(porta: int, halaman: list[Data]) -> Iterator[Angka]:
    """Bytes in a phone's browser, for a person without any role."""
    if peramban.chromium() is None:
        lapor("CHROMIUM TIDAK ADA: unduhan telepon tidak terukur. apt-get install chromium")
        yield Angka("unduhan_pertama_kb", float("inf"), PERTAMA_KB)
        return
    milik = [h for h in halaman if h["peran"] == "PEGAWAI" and "kit" not in h["nama"]]
    unduhan = peramban.ukur(porta, milik[0]["sesi"], [h["alamat"] for h in milik])
    terbesar = max(unduhan.berikut, key=lambda alamat: unduhan.berikut[alamat])
    lapor(f"unduhan berikut terbesar: {terbesar}: {unduhan.berikut[terbesar]} bita")
    yield Angka("unduhan_pertama_kb", unduhan.pertama / 1000, PERTAMA_KB)
    yield Angka("unduhan_berikut_kb", unduhan.berikut[terbesar] / 1000, BERIKUT_KB)


def ukur_semua(pelayan: Pelayan) -> Iterator[Angka]:
    """All figures, in the order in which they are measured."""
    for nama in (KECIL, SERIBU, BESAR):
        siapkan(pelayan, nama)
    yield from ukur_bulan(pelayan)
    lapor("Menelusuri halaman …")
    besar = json.loads(pelayan.jalankan(TUTUP, "-m", "bench.proses", "halaman", OPD_BESAR))
    kecil = json.loads(pelayan.jalankan(KECIL, "-m", "bench.proses", "halaman", OPD_KECIL))
    yield from ukur_kueri(besar, kecil)
    with gunicorn(pelayan, TUTUP) as porta:
        yield from ukur_kecepatan(porta, [h for h in besar if "kit" not in h["nama"]])
        yield from ukur_unduhan(porta, besar)


def main() -> int:
    mulai = monotonic()
    with Pelayan() as pelayan:
        faktor = patokan.faktor(patokan.ukur(pelayan.alamat("postgres")), patokan.acuan())
        lapor(f"Patokan: mesin ini {faktor:.2f} kali acuan.")
        angka = list(ukur_semua(pelayan))
        pelayan.hapus(TUTUP)
    angka.append(detik("bench_selesai", monotonic() - mulai, batas=SELESAI_DALAM, faktor=faktor))
    for satu in angka:
        print(satu.baris())
    return 0 if all(satu.cukup for satu in angka) else 1


if __name__ == "__main__":
    sys.exit(main())
