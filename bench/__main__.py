"""``make bench``: measure, then print one line a figure; nonzero exit when any is over."""

import json
import sys
from collections.abc import Iterator
from statistics import median
from time import monotonic
from typing import Any

from bench import kecepatan, patokan, peramban
from bench.basisdata import BESAR, KECIL, PERAGAAN, SERIBU, TUTUP, TUTUP_KECIL, Pelayan, lapor
from bench.data import siapkan
from bench.hasil import Angka, detik, tulis
from bench.layanan import gunicorn

# perangkat daerah yang akunnya dipakai: dinas terbesar, dan dinas pada petunjuk masuk peragaan
OPD, OPD_PERAGAAN = "01", "02"
KUERI_TERBANYAK = 15
KALI_KIT = 3
MEMORI_MB = 600
IMPOR_DETIK = 60
JEJAK_BITA = 15_000
KALI_POLOS = 4
RASIO_SERIBU = 1.3
PERTAMA_KB, BERIKUT_KB = 200, 25
PENILAI_DETIK = 1
# circles of people who act for each other are broken by asking again
PENILAI_KUERI = {"polos": 1, "ramai": 3}
SELESAI_DALAM = 20 * 60
CARI_DETIK = 0.1
GARIS_DETIK, LAPORAN_DETIK = 0.05, 3
PECAH_DETIK, PECAH_DRAF = 60, 10_000
CETAK_SATU_DETIK, CETAK_SERIBU_DETIK = 0.5, 90
Data = dict[str, Any]


def ukur_bulan(pelayan: Pelayan) -> Iterator[Angka]:
    """The month of 10,000 people, beside the bare work and beside 1,000 people.

    The thousand are measured before and after the ten thousand, so that a neighbour's work on the
    machine weighs on both.
    """
    lapor("Menghitung dan menutup sebulan bagi 10.000 orang …")
    pelayan.buat(TUTUP, dari=BESAR)
    pelayan.buat(TUTUP_KECIL, dari=KECIL)
    sebelum = hitung_bulan(pelayan, SERIBU, 5)
    besar = hitung_bulan(pelayan, TUTUP, 3, "--tutup")
    sesudah = hitung_bulan(pelayan, SERIBU, 5)
    hitung_bulan(pelayan, TUTUP_KECIL, 1, "--tutup")
    sepuluh_ribu = median(besar["hitung"])
    seribu = median([*sebelum["hitung"], *sesudah["hitung"]])
    yield Angka("tutup_bulan_kali_kerja_polos", sepuluh_ribu / median(besar["polos"]), KALI_POLOS)
    yield Angka("jejak_terbesar_bita", besar["jejak_terbesar"], JEJAK_BITA)
    yield Angka("memori_pekerja_mb", besar["memori_mb"], MEMORI_MB)
    yield Angka(
        "waktu_seorang_10000_terhadap_1000",
        (sepuluh_ribu / besar["orang"]) / (seribu / sebelum["orang"]),
        RASIO_SERIBU,
    )
    yield Angka("orang_tanpa_hasil", besar["orang"] - besar["hasil"], 0)


def hitung_bulan(pelayan: Pelayan, basis_data: str, ulangan: int, *pilihan: str) -> Data:
    """Calculate a month on a database several times."""
    keluaran = pelayan.jalankan(basis_data, "-m", "bench.proses", "bulan", str(ulangan), *pilihan)
    lapor(keluaran.strip())
    hasil: Data = json.loads(keluaran)
    return hasil


def telusuri(pelayan: Pelayan, basis_data: str, opd: str) -> list[Data]:
    """Every page of every role on a database, with its number of queries."""
    lapor(f"Menelusuri halaman pada {basis_data} …")
    hasil: list[Data] = json.loads(
        pelayan.jalankan(basis_data, "-m", "bench.proses", "halaman", opd)
    )
    return hasil


def ukur_kueri(besar: list[Data], kecil: list[Data], peragaan: list[Data]) -> Iterator[Angka]:
    """Queries of every page for every role, with 150 and with 10,000 people."""
    banyak = {(h["peran"], h["nama"]): h["kueri"] for h in besar}
    sedikit = {(h["peran"], h["nama"]): h["kueri"] for h in kecil}
    lapor(f"{len(banyak)} halaman menurut peran, {len({h['nama'] for h in besar})} macam")
    for kunci in sorted(sedikit.keys() - banyak.keys()):
        lapor(f"tidak ditemukan pada 10.000 orang: {' '.join(kunci)}")
    beda = [k for k in sorted(banyak.keys() & sedikit.keys()) if banyak[k] != sedikit[k]]
    for kunci in beda:
        lapor(f"kueri berbeda: {' '.join(kunci)}: {sedikit[kunci]} lalu {banyak[kunci]}")
    semua = sorted((*besar, *kecil, *peragaan), key=lambda h: -h["kueri"])
    for satu in semua[:5]:
        lapor(f"kueri terbanyak: {satu['peran']} {satu['nama']}: {satu['kueri']}")
    gagal = [h for h in semua if not h["sesi"]]
    for satu in gagal:
        lapor(f"gagal: {satu['peran']} {satu['alamat']}")
    yield Angka("halaman_gagal", len(gagal), 0)
    yield Angka("kueri_halaman_terbanyak", semua[0]["kueri"], KUERI_TERBANYAK)
    yield Angka("halaman_yang_kuerinya_berubah_dengan_banyak_orang", len(beda), 0)


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
    milik = [h for h in halaman if h["peran"] == "PEGAWAI"]
    unduhan = peramban.ukur(porta, milik[0]["sesi"], [h["alamat"] for h in milik])
    terbesar = max(unduhan.berikut, key=lambda alamat: unduhan.berikut[alamat])
    lapor(f"unduhan berikut terbesar: {terbesar}: {unduhan.berikut[terbesar]} bita")
    yield Angka("unduhan_pertama_kb", unduhan.pertama / 1000, PERTAMA_KB)
    yield Angka("unduhan_berikut_kb", unduhan.berikut[terbesar] / 1000, BERIKUT_KB)


def ukur_semua(pelayan: Pelayan, faktor: float) -> Iterator[Angka]:
    """All figures, in the order in which they are measured."""
    for nama in (PERAGAAN, KECIL, SERIBU, BESAR):
        siapkan(pelayan, nama)
    pelayan.jalankan(
        BESAR, "manage.py", "collectstatic", "--noinput", "--clear", "--verbosity", "0"
    )
    yield from ukur_bulan(pelayan)
    yield from angka_cari(ukur_induk(pelayan, TUTUP), faktor, "10000")
    yield from ukur_penilai(pelayan, TUTUP, faktor)
    yield from ukur_skp(pelayan, TUTUP, faktor)
    yield from ukur_garis(pelayan, TUTUP, faktor)
    besar = telusuri(pelayan, TUTUP, OPD)
    kecil = telusuri(pelayan, TUTUP_KECIL, OPD)
    yield from ukur_kueri(besar, kecil, telusuri(pelayan, PERAGAAN, OPD_PERAGAAN))
    yield from ukur_impor(pelayan, TUTUP_KECIL, faktor)
    yield from ukur_cetak(pelayan, TUTUP, faktor)
    with gunicorn(pelayan, TUTUP) as porta:
        yield from ukur_kecepatan(porta, tersibuk([h for h in besar if h["sesi"]]))
        yield from ukur_unduhan(porta, besar)


def ukur_impor(pelayan: Pelayan, basis_data: str, faktor: float) -> Iterator[Angka]:
    """10,000 people through the wizard: checked and written, its memory, and undone again."""
    lapor(f"Mengimpor 10.000 orang ke {basis_data} …")
    keluaran = pelayan.jalankan(basis_data, "-m", "bench.proses", "impor")
    lapor(keluaran.strip())
    hasil: Data = json.loads(keluaran)
    terukur = hasil["periksa"] + hasil["terapkan"]
    yield detik("impor_10000_orang", terukur, batas=IMPOR_DETIK, faktor=faktor)
    yield Angka("impor_10000_orang_memori_mb", hasil["memori_mb"], MEMORI_MB)
    yield Angka("impor_diurungkan_sisa_orang", hasil["sisa"], 0)


def ukur_cetak(pelayan: Pelayan, basis_data: str, faktor: float) -> Iterator[Angka]:
    """One printed SKP, and a thousand of them in one zip and in one PDF."""
    lapor(f"Mencetak 1.000 SKP dari {basis_data} …")
    keluaran = pelayan.jalankan(basis_data, "-m", "bench.proses", "cetak")
    lapor(keluaran.strip())
    hasil: Data = json.loads(keluaran)
    yield detik("cetak_satu_skp", hasil["satu_detik"], batas=CETAK_SATU_DETIK, faktor=faktor)
    for bentuk in ("zip", "gabung"):
        yield detik(
            f"cetak_1000_skp_{bentuk}",
            hasil[f"{bentuk}_detik"],
            batas=CETAK_SERIBU_DETIK,
            faktor=faktor,
        )


def ukur_penilai(pelayan: Pelayan, basis_data: str, faktor: float) -> Iterator[Angka]:
    """Who judges whom for everybody on a date: seconds and queries, plain and with all letters."""
    lapor(f"Menentukan penilai semua orang pada {basis_data} …")
    keluaran = pelayan.jalankan(basis_data, "-m", "bench.proses", "penilai")
    lapor(keluaran.strip())
    for keadaan, satu in json.loads(keluaran).items():
        yield detik(
            f"penilai_semua_orang_{keadaan}", satu["detik"], batas=PENILAI_DETIK, faktor=faktor
        )
        yield Angka(f"penilai_semua_orang_{keadaan}_kueri", satu["kueri"], PENILAI_KUERI[keadaan])


def ukur_garis(pelayan: Pelayan, basis_data: str, faktor: float) -> Iterator[Angka]:
    """The walk up of an activity, and the figures of all units, with 10,000 people."""
    lapor(f"Menelusuri garis kinerja pada {basis_data} …")
    hasil: Data = json.loads(pelayan.jalankan(basis_data, "-m", "bench.proses", "garis"))
    lapor(f"{hasil}")
    yield Angka("garis_ke_atas_kueri", hasil["kueri"], 1)
    yield detik("garis_ke_atas", hasil["naik_detik"], batas=GARIS_DETIK, faktor=faktor)
    yield detik("ringkasan_bulan", hasil["ringkasan_detik"], batas=LAPORAN_DETIK, faktor=faktor)


def ukur_skp(pelayan: Pelayan, basis_data: str, faktor: float) -> Iterator[Angka]:
    """The matriks of 60 people × 40 results, and the targets of 10,000 drafts divided."""
    lapor(f"Membuka matriks dan memecah target pada {basis_data} …")
    matriks: Data = json.loads(pelayan.jalankan(basis_data, "-m", "bench.proses", "matriks"))
    pecah: Data = json.loads(pelayan.jalankan(basis_data, "-m", "bench.proses", "pecah"))
    lapor(f"{matriks} {pecah}")
    yield Angka("matriks_60_orang_40_hasil_kueri", matriks["kueri"], KUERI_TERBANYAK)
    yield detik("pecah_10000_skp", pecah["detik"], batas=PECAH_DETIK, faktor=faktor)
    yield Angka("pecah_10000_skp_sisa", pecah["sisa"] + PECAH_DRAF - pecah["draf"], 0)


def ukur_induk(pelayan: Pelayan, basis_data: str) -> Data:
    """Search, a person, the tree: queries and seconds of each page."""
    lapor(f"Mencari dan membuka data induk pada {basis_data} …")
    keluaran = pelayan.jalankan(basis_data, "-m", "bench.proses", "induk", OPD)
    lapor(keluaran.strip())
    hasil: Data = json.loads(keluaran)
    return hasil


def angka_cari(induk: Data, faktor: float, banyak: str) -> Iterator[Angka]:
    """The slowest search, beside a tenth of a second."""
    paling = max(h["detik"] for nama, h in induk.items() if nama.startswith("cari"))
    yield detik(f"cari_terlambat_{banyak}", paling, batas=CARI_DETIK, faktor=faktor)


def tersibuk(halaman: list[Data]) -> list[Data]:
    """Each kind of page once, for the role that needs most queries for it."""
    terpilih: dict[str, Data] = {}
    for satu in sorted(halaman, key=lambda h: h["kueri"]):
        terpilih[satu["nama"]] = satu
    return list(terpilih.values())


def main() -> int:
    mulai = monotonic()
    with Pelayan() as pelayan:
        faktor = patokan.faktor(patokan.ukur(pelayan.alamat("postgres")), patokan.acuan())
        lapor(f"Patokan: mesin ini {faktor:.2f} kali acuan.")
        angka = list(ukur_semua(pelayan, faktor))
        pelayan.hapus(TUTUP, TUTUP_KECIL)
    angka.append(detik("bench_selesai", monotonic() - mulai, batas=SELESAI_DALAM, faktor=faktor))
    return tulis(angka)


if __name__ == "__main__":
    sys.exit(main())
