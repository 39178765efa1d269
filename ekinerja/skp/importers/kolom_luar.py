"""Columns of an SKP that another application exported, beside those of our own file."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from ekinerja.core.impor import Kolom
from ekinerja.core.tabel import NilaiSalah, baca_pilihan, baca_teks
from ekinerja.skp.importers.kolom import KOLOM, baca_satuan
from ekinerja.skp.models import PEMBAGIAN, SKP, HasilKerja, Indikator

_SINONIM = {
    "nip": ("NIP pegawai",),
    "mulai": ("tanggalAwal", "Periode awal"),
    "akhir": ("tanggalAkhir", "Periode akhir"),
    "jenis": ("jenis hasil kerja",),
    "rencana": ("rencanaHasilKerja",),
    "uraian": ("ukuran keberhasilan",),
}
_BENTUK = {nama: kode for kode, nama in Indikator.BENTUK}
# column, heading, heading in SIASN, key of the snapshot
PENILAI = (
    ("penilai_nama", "Nama pejabat penilai", "penilaiNama", "nama"),
    ("penilai_nip", "NIP pejabat penilai", "penilaiNipNrp", "nip"),
    ("penilai_pangkat", "Pangkat/gol. ruang pejabat penilai", "penilaiGolongan", "pangkat"),
    ("penilai_jabatan", "Jabatan pejabat penilai", "penilaiJabatan", "jabatan"),
    ("penilai_unit", "Unit kerja pejabat penilai", "penilaiUnorNama", "unit"),
)


def _teks(batas: int) -> Callable[[object], str]:
    def baca(nilai: object) -> str:
        hasil = baca_teks(nilai)
        if len(hasil) > batas:
            raise NilaiSalah(f"Isi sel ini paling panjang {batas} huruf. Ringkaskan.")
        return hasil

    return baca


def _pilihan(semua: tuple[tuple[str, str], ...]) -> Callable[[object], str]:
    return baca_pilihan({nama: kode for kode, nama in semua})


def _boleh(nama: str, judul: str, baca: Callable[[object], Any], *sinonim: str) -> Kolom[Any]:
    return Kolom(nama, judul, baca, wajib=False, sinonim=sinonim)


def _dari_sendiri(asli: Kolom[Any]) -> Kolom[Any]:
    lain = replace(asli, sinonim=(*asli.sinonim, *_SINONIM.get(asli.nama, ())))
    if asli.nama == "target":
        return replace(
            lain, baca=_teks(500), contoh="120 laporan",
            petunjuk="Angka (“120 laporan”), rentang (“10–12 laporan”), atau uraian kata.",
        )  # fmt: skip
    return lain


KOLOM_LUAR: tuple[Kolom[Any], ...] = (
    *(
        _dari_sendiri(satu)
        for satu in KOLOM
        if not satu.nama.startswith("bulan_") and satu.nama != "satuan"
    ),
    Kolom(
        "satuan", "Satuan", baca_satuan, wajib=False, sinonim=("satuan target",),
        petunjuk="Kosong bila sudah tertulis pada target, atau bila targetnya uraian kata.",
    ),
    _boleh("pendekatan", "Pendekatan", _pilihan(SKP.PENDEKATAN)),
    *(_boleh(nama, judul, _teks(200), asing) for nama, judul, asing, _ in PENILAI),
    _boleh("klasifikasi", "Klasifikasi", _teks(60)),
    _boleh(
        "atasan", "RHK pimpinan yang diintervensi", _teks(1000), "rhkAtasanDiintervensi",
        "Rencana hasil kerja pimpinan yang diintervensi",
    ),
    _boleh("penugasan_dari", "Penugasan dari", _teks(250), "penugasanDari"),
    _boleh("perspektif", "Perspektif", _pilihan(HasilKerja.PERSPEKTIF)),
    _boleh("bentuk", "Bentuk target", baca_pilihan(_BENTUK), "bentukTarget"),
    _boleh("arah", "Arah", _pilihan(Indikator.POLARITAS)),
    _boleh(
        "pembagian", "Menurut bulan", baca_pilihan({nama: isi for isi, nama in PEMBAGIAN.items()}),
        "menurutBulan",
    ),
)  # fmt: skip
JUDUL_LUAR = {satu.nama: satu.judul for satu in KOLOM_LUAR}
