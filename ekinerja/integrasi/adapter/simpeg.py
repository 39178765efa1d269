"""SIMPEG over HTTP: three paged lists, as written in the contract."""

from collections.abc import Mapping
from typing import Any

from ekinerja.instansi.models import SumberData
from ekinerja.integrasi.adapter.http import LAMA, Klien, periksa_alamat, rahasia
from ekinerja.integrasi.bentuk import DataMentah, Mentah, SumberGagal
from ekinerja.integrasi.kontrak import SEMUA_KOLOM, SEMUA_WAJIB

HALAMAN_MAKS = 2_000
BARIS_MAKS = 300_000
SEBUTAN = "SIMPEG"


def baca_simpeg(sumber: SumberData) -> DataMentah:
    """All people; posts and units where the source gives them.

    :raises SumberGagal: anything but a whole answer.
    """
    dasar = periksa_alamat(sumber.alamat)
    kunci = rahasia(sumber.nama_rahasia)
    klien = Klien(SEBUTAN, {"Authorization": f"Bearer {kunci}"} if kunci else {})
    pegawai = baca_daftar(klien, dasar, "pegawai")
    if pegawai is None:
        raise SumberGagal(f"{SEBUTAN} tidak punya daftar pegawai pada alamat ini. Periksa alamat.")
    return DataMentah(
        pegawai=pegawai,
        jabatan=baca_daftar(klien, dasar, "jabatan"),
        unit=baca_daftar(klien, dasar, "unit"),
    )


def baca_daftar(klien: Klien, dasar: str, daftar: str) -> list[Mentah] | None:
    """Every page of a list, proven complete; None when there is no such list."""
    asal = klien.sebutan
    pertama = klien.ambil(f"{dasar}/{daftar}", {"halaman": "1"})
    if pertama is None:
        return None
    jumlah_halaman, jumlah, baris = _halaman(klien, pertama, daftar=daftar, nomor=1)
    if jumlah_halaman > HALAMAN_MAKS or jumlah > BARIS_MAKS:
        raise SumberGagal(f"Daftar {daftar} {asal} terlalu besar ({jumlah} baris). {LAMA}")
    semua = list(baris)
    for nomor in range(2, jumlah_halaman + 1):
        jawab = klien.ambil(f"{dasar}/{daftar}", {"halaman": str(nomor)})
        if jawab is None:
            raise SumberGagal(f"Halaman {nomor} daftar {daftar} {asal} tidak ada. {LAMA}")
        kini = _halaman(klien, jawab, daftar=daftar, nomor=nomor)
        if kini[:2] != (jumlah_halaman, jumlah):
            raise SumberGagal(f"Daftar {daftar} {asal} berubah selagi dibaca. Coba lagi nanti.")
        ulang = {satu["id"] for satu in kini[2]} & {satu["id"] for satu in semua}
        if ulang:
            raise SumberGagal(
                f"Halaman {nomor} daftar {daftar} {asal} memuat lagi id {min(map(str, ulang))} "
                f"dari halaman sebelumnya. {LAMA}"
            )
        semua += kini[2]
    if len(semua) != jumlah:
        raise SumberGagal(
            f"{asal} menyebut {jumlah} baris {daftar}, tetapi mengirim {len(semua)}. {LAMA}"
        )
    return semua


def _halaman(klien: Klien, jawab: Any, *, daftar: str, nomor: int) -> tuple[int, int, list[Mentah]]:
    """Number of pages, number of rows, rows of this page."""
    asal = klien.sebutan
    isi = jawab if isinstance(jawab, dict) else {}
    angka = [
        satu
        for nama in ("halaman", "jumlah_halaman", "jumlah")
        if isinstance(satu := isi.get(nama), int) and not isinstance(satu, bool) and satu >= 0
    ]
    if len(angka) < 3 or not isinstance(isi.get("data"), list):
        raise SumberGagal(
            f"Halaman {nomor} daftar {daftar} {asal} tidak berbentuk seperti kontraknya. {LAMA}"
        )
    if angka[0] != nomor:
        raise SumberGagal(
            f"{asal} mengirim halaman {angka[0]} ketika diminta halaman {nomor} daftar "
            f"{daftar}. {LAMA}"
        )
    baris = [periksa_baris(satu, daftar, f"halaman {nomor}") for satu in isi["data"]]
    return angka[1], angka[2], baris


def periksa_baris(baris: Any, daftar: str, letak: str) -> Mentah:
    """A row of the contract: known cells are text or nothing, other cells are left out.

    :raises SumberGagal: another type, or a required cell that is not there at all.
    """
    if not isinstance(baris, Mapping):
        raise SumberGagal(f"Ada isi {letak} daftar {daftar} yang bukan baris data. {LAMA}")
    hilang = [nama for nama in SEMUA_WAJIB[daftar] if nama not in baris]
    if hilang:
        raise SumberGagal(f"Baris {letak} daftar {daftar} tidak memuat {hilang[0]}. {LAMA}")
    hasil: dict[str, str | None] = {}
    for nama in SEMUA_KOLOM[daftar]:
        nilai = baris.get(nama)
        if nilai is not None and (not isinstance(nilai, str) or "\x00" in nilai):
            raise SumberGagal(
                f"Isi {nama} pada {letak} daftar {daftar} bukan teks (id {baris.get('id')!s:.40}). "
                "Kontraknya meminta semua isi sebagai teks; sampaikan kepada pengelola sumber."
            )
        hasil[nama] = " ".join(nilai.split()) if nilai else None
    return hasil
