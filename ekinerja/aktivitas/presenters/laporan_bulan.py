"""The printed month of a person: what was done, with what result, who approved it."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from ekinerja.aktivitas.models import Aktivitas
from ekinerja.aktivitas.presenters.umum import lama_dan_volume
from ekinerja.core.dokumen import Terbitan, alamat_verifikasi, susun_pdf
from ekinerja.core.format import angka, bulan_tahun, durasi, nip, tanggal
from ekinerja.instansi.kop import KopSurat
from ekinerja.pegawai.models import Pegawai

JENIS_DOKUMEN = "aktivitas-bulan"
TEMPLAT = "aktivitas/papan_laporan.typ"


@dataclass(frozen=True, slots=True)
class LaporanBulan:
    """Who, which month, and the entries that were sent, in order of days.

    :ivar penilai: name and NIP of who signs as superior, empty where nobody is.
    """

    pegawai: Pegawai
    jabatan: str
    unit: str
    penilai: tuple[str, str]
    awal: date
    entri: Sequence[Aktivitas]


def terbitan_laporan(isi: LaporanBulan) -> Terbitan:
    """What its QR opens: whose month, how much, and the digest of every line."""
    return Terbitan(
        jenis=JENIS_DOKUMEN,
        judul=f"Laporan aktivitas {isi.pegawai.nama}, {bulan_tahun(isi.awal)}"[:200],
        penerima=isi.pegawai.nama,
        ringkasan={
            "Pegawai": isi.pegawai.nama,
            "Jabatan": isi.jabatan,
            "Bulan": bulan_tahun(isi.awal),
            "Aktivitas": angka(len(isi.entri)),
            "Disetujui": durasi(_menit(isi)),
        },
        isi=json.dumps(_baris(isi), ensure_ascii=False).encode(),
    )


def pdf_laporan(isi: LaporanBulan, *, kop: KopSurat, kode: str) -> bytes:
    """The report for signature as PDF/A, with the QR of its registration."""
    data: dict[str, Any] = {
        "kop": kop.isi,
        "judul": f"Laporan aktivitas {bulan_tahun(isi.awal)}",
        "kode": kode,
        "orang": [
            ["Nama", isi.pegawai.nama], ["NIP", nip(isi.pegawai.nip)], ["Jabatan", isi.jabatan],
            ["Unit kerja", isi.unit],
        ],
        "baris": _baris(isi),
        "jumlah": f"{angka(len(isi.entri))} aktivitas, {durasi(_menit(isi))} disetujui",
        "tanda": [
            {"sebagai": "Pejabat penilai", "nama": isi.penilai[0], "nip": isi.penilai[1]},
            {
                "sebagai": "Pegawai", "nama": isi.pegawai.nama, "nip": nip(isi.pegawai.nip),
            },
        ],
    }  # fmt: skip
    return susun_pdf(TEMPLAT, data, alamat_qr=alamat_verifikasi(kode), berkas=kop.berkas)


def _menit(isi: LaporanBulan) -> int:
    return sum(satu.menit for satu in isi.entri if satu.status == "DISETUJUI")


def _baris(isi: LaporanBulan) -> list[list[str]]:
    return [
        [
            tanggal(satu.tanggal), satu.uraian, lama_dan_volume(satu),
            angka(satu.poin) if satu.poin is not None else "–", _bukti(satu),
            _putusan(satu),
        ]
        for satu in isi.entri
    ]  # fmt: skip


def _bukti(satu: Aktivitas) -> str:
    banyak = len(satu.bukti.all())
    return f"{angka(banyak)} berkas" if banyak else "–"


def _putusan(satu: Aktivitas) -> str:
    if satu.status != "DISETUJUI":
        return satu.get_status_display()
    return satu.penilai.nama if satu.penilai is not None else "batas waktu"
