"""Mengenali judul tabel lampiran: satu sampai empat baris, kata dan urutan kolom apa pun."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ekinerja.core.tabel import Baris, baca_teks, rapikan

BARIS_KEPALA_MAKS = 60
TINGGI_MAKS = 4
HURUF_JUDUL_MAKS = 80
# urut menurut kekhususan: kata pertama yang cocok menentukan jenis kolomnya
JENIS_KOLOM = (
    ("lain", r"\b(kode|jenis|jenjang|eselon|rumpun|golongan|pangkat|selisih|kebutuhan|abk)\b"),
    ("kelas", r"\b(kelas|kls|grade)\b"),
    ("lain", r"\b(nilai|skor|ket|keterangan|tpp|poin)\b"),
    ("bezetting", r"\b(persediaan|bezetting|formasi|jumlah|jml|pemangku|pegawai|orang|org)\b"),
    ("nama", r"\b(jabatan|nomenklatur)\b"),
    ("unit", r"\b(unit|satuan|perangkat|opd|skpd|organisasi|instansi|dinas|bagian|bidang)\b"),
    ("no", r"\b(no|nomor|urut)\b"),
)
NAMA_UTAMA = r"\b(nama|nomenklatur|uraian)\b"
BEZETTING_UTAMA = r"\b(persediaan|bezetting)\b"


@dataclass(frozen=True, slots=True)
class Kepala:
    """Letak kolom menurut judul tabel yang berakhir pada baris `nomor`.

    :ivar nama: kolom nama jabatan beserta kolom tanpa judul di kanannya (untuk tulisan menjorok).
    :ivar unit: kolom unit dari yang teratas; kosong bila unit ditulis sebagai baris judul.
    :ivar dikenal: semua kolom yang berjudul.
    """

    nomor: int
    nama: tuple[int, ...]
    kelas: int
    no: int = -1
    bezetting: int = -1
    unit: tuple[int, ...] = ()
    dikenal: frozenset[int] = frozenset()


def kepala_pertama(baris: Sequence[Baris]) -> tuple[int, int, Kepala] | None:
    """Urutan awal, urutan sesudahnya, dan isi judul tabel pertama; None bila tidak ada.

    Yang paling atas, lalu yang paling pendek, supaya judul dokumen di atasnya tidak ikut.
    """
    awal = [satu for satu in baris[:BARIS_KEPALA_MAKS] if satu.nomor <= BARIS_KEPALA_MAKS]
    for akhir in range(1, len(awal) + 1):
        for mulai in range(akhir - 1, max(-1, akhir - 1 - TINGGI_MAKS), -1):
            if kepala := _baca(awal[mulai:akhir]):
                return mulai, akhir, kepala
    return None


def kepala_pada(baris: Sequence[Baris], mulai: int) -> tuple[int, Kepala] | None:
    """Judul tabel yang diulang mulai dari urutan ini (halaman atau lembar berikutnya)."""
    if not _berkata_kunci(baris[mulai]):
        return None
    for tinggi in range(1, TINGGI_MAKS + 1):
        blok = baris[mulai : mulai + tinggi]
        if len(blok) == tinggi and (kepala := _baca(blok)):
            return mulai + tinggi, kepala
    return None


def _berkata_kunci(baris: Baris) -> bool:
    """Sel-selnya hanya kata, dan sedikitnya dua di antaranya kata judul tabel."""
    isi = [satu for satu in baris.sel if satu is not None]
    if not all(isinstance(satu, str) for satu in isi):
        return False
    return sum(_jenis(baca_teks(satu)) not in ("", "lain") for satu in isi) >= 2


def _jenis(teks: str) -> str:
    """Jenis kolom menurut judulnya; kosong bila bukan judul kolom."""
    kecil = rapikan(teks).casefold()
    if not kecil or len(kecil) > HURUF_JUDUL_MAKS or re.search(r"\d", kecil):
        return ""
    return next((jenis for jenis, pola in JENIS_KOLOM if re.search(pola, kecil)), "")


def _baca(blok: Sequence[Baris]) -> Kepala | None:
    """Kolom sebuah judul tabel; None bila nama jabatan atau kelasnya tidak ada."""
    if not blok or not all(_hanya_kata(satu) for satu in blok):
        return None
    lebar = max(len(satu.sel) for satu in blok)
    judul = [
        rapikan(" ".join(baca_teks(satu.ambil(letak)) for satu in blok)).casefold()
        for letak in range(lebar)
    ]
    if any(re.search(r"\bkode (unit|jabatan|unor)\b", satu) for satu in judul):
        return None
    jenis = [_jenis(satu) for satu in judul]
    kelas = [letak for letak, satu in enumerate(jenis) if satu == "kelas"]
    nama = _utama(judul, jenis, ("nama", NAMA_UTAMA))
    if nama < 0 or not kelas or any(len(satu) > HURUF_JUDUL_MAKS for satu in judul):
        return None
    unit = tuple(letak for letak, satu in enumerate(jenis) if satu == "unit" and letak < nama)
    return Kepala(
        nomor=blok[-1].nomor,
        nama=(nama, *_tanpa_judul(judul, nama)),
        kelas=kelas[0],
        no=jenis.index("no") if "no" in jenis else -1,
        bezetting=_utama(judul, jenis, ("bezetting", BEZETTING_UTAMA)),
        unit=unit,
        dikenal=frozenset(letak for letak, satu in enumerate(judul) if satu),
    )


def _hanya_kata(baris: Baris) -> bool:
    return all(satu is None or isinstance(satu, str) for satu in baris.sel)


def _utama(judul: Sequence[str], jenis: Sequence[str], cari: tuple[str, str]) -> int:
    """Kolom berjenis ini; yang berkata khas didahulukan. -1 bila tidak ada."""
    dicari, khas = cari
    calon = [letak for letak, satu in enumerate(jenis) if satu == dicari]
    berkhas = [letak for letak in calon if re.search(khas, judul[letak])]
    return (berkhas or calon or [-1])[0]


def _tanpa_judul(judul: Sequence[str], nama: int) -> list[int]:
    """Kolom tanpa judul tepat di kanan nama jabatan, sebelum kolom berjudul berikutnya."""
    kanan: list[int] = []
    for letak in range(nama + 1, len(judul)):
        if judul[letak]:
            return kanan
        kanan.append(letak)
    return []
