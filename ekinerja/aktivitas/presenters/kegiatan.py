"""Shared events as words: the list, one event, the confirmation, the attendance list."""

import base64
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.core.paginator import Page
from django.http import QueryDict
from django.urls import reverse

from ekinerja.aktivitas.forms.kegiatan import KehadiranForm
from ekinerja.aktivitas.models import (
    PERAN_KEGIATAN,
    Kegiatan,
    PesertaKegiatan,
    RiwayatKegiatan,
    RiwayatPeserta,
)
from ekinerja.aktivitas.presenters.isian import PilihanTampil
from ekinerja.aktivitas.presenters.umum import BuktiTampil, tampilkan_bukti
from ekinerja.aktivitas.workflow import DIBATALKAN, DIUNDANG, HADIR, KELUAR
from ekinerja.core.dokumen import qr_svg
from ekinerja.core.format import angka, jam, tanggal, tanggal_panjang
from ekinerja.core.format import nip as tulis_nip
from ekinerja.core.kit import (
    Aksi,
    Kolom,
    Kosong,
    Lencana,
    Peristiwa,
    Rinci,
    Sel,
    Tabel,
    Tautan,
    lencana_untuk,
    pager,
)
from ekinerja.pegawai.models import Pegawai
from ekinerja.skp.queries import PilihanIndikator

_STATUS = {
    DIUNDANG: Lencana("Belum menjawab", "awas", "hourglass"),
    HADIR: Lencana("Hadir", "baik", "circle-check"),
    KELUAR: Lencana("Keluar", "netral", "circle-x"),
}
_KEGIATAN = {
    "buat": ("Kegiatan dibuat", "info", "plus"),
    "ubah": ("Kegiatan diperbaiki", "awas", "pencil"),
    "batalkan": ("Kegiatan dibatalkan", "buruk", "ban"),
    "hapus_bukti": ("Bukti dihapus", "awas", "trash"),
    "ganti_kode": ("Kode QR diganti", "info", "qrcode"),
}
_PESERTA = {
    "undang": ("diundang", "info", "mail"),
    "konfirmasi": ("mengonfirmasi kehadiran", "baik", "circle-check"),
    "keluar": ("keluar", "netral", "logout"),
    "keluarkan": ("dikeluarkan", "awas", "circle-x"),
    "ubah_peran": ("perannya diubah", "info", "pencil"),
}


@dataclass(frozen=True, slots=True)
class PesertaTampil:
    """A person in the event. ``id`` is text, so that no template groups its digits."""

    id: str
    nama: str
    keterangan: str
    nip: str
    jabatan: str
    unit: str
    peran: str
    lencana: Lencana
    aksi: list[Aksi]
    url_peran: str = ""


@dataclass(frozen=True, slots=True)
class CalonTampil:
    """A person who may be invited."""

    id: str
    nama: str
    keterangan: str


@dataclass(frozen=True, slots=True)
class KegiatanTampil:
    """The page of one event.

    :ivar qr: picture of the code as an address of its own data; empty for who does not organise.
    """

    nama: str
    waktu: str
    lencana: Lencana | None
    rincian: list[Rinci]
    notulen: str
    bukti: list[BuktiTampil]
    peserta: list[PesertaTampil]
    ringkas: str
    riwayat: list[Peristiwa]
    aksi: list[Aksi] = field(default_factory=list)
    qr: str = ""
    kode: str = ""
    tautan: str = ""


@dataclass(frozen=True, slots=True)
class KehadiranTampil:
    """The page on which a person confirms."""

    nama: str
    waktu: str
    tempat: str
    penyelenggara: str
    saya: str
    peran: list[tuple[str, str, bool]]
    peran_tetap: str
    indikator: list[PilihanTampil]
    form: KehadiranForm
    url: str
    sudah: str
    halangan: str


def gambar_qr(alamat: str) -> str:
    """The QR of an address as a picture that stands in the page itself."""
    return "data:image/svg+xml;base64," + base64.b64encode(qr_svg(alamat).encode()).decode()


def waktu_kegiatan(kegiatan: Kegiatan) -> str:
    """``Senin, 12 Oktober 2026, 08.00–10.00``."""
    return f"{tanggal_panjang(kegiatan.tanggal)}, {jam(kegiatan.mulai)}–{jam(kegiatan.selesai)}"


def lencana_kegiatan(kegiatan: Kegiatan) -> Lencana | None:
    """Only a cancelled event carries a badge of its own."""
    return lencana_untuk(DIBATALKAN) if kegiatan.status == DIBATALKAN else None


def tabel_kegiatan(halaman: "Page[Any]", params: QueryDict, *, pegawai_id: int) -> Tabel:
    """The own events, newest first."""
    return Tabel(
        judul="Kegiatan bersama",
        kolom=(Kolom(judul="Kegiatan"), Kolom(judul="Penyelenggara"), Kolom(judul="Keadaan")),
        baris=[
            (
                Sel(
                    teks=satu.nama,
                    url=reverse("aktivitas:kegiatan_rinci", args=[satu.pk]),
                    catatan=f"{tanggal(satu.tanggal)}, {jam(satu.mulai)}–{jam(satu.selesai)}",
                ),
                Sel(
                    teks="Anda" if satu.penyelenggara_id == pegawai_id else satu.penyelenggara.nama
                ),
                Sel(lencana=_keadaan(satu)),
            )
            for satu in halaman
        ],
        kosong=Kosong(
            judul="Belum ada kegiatan bersama",
            keterangan="Kegiatan yang Anda buat atau yang mengundang Anda tampil di sini.",
            ikon="users",
            aksi=Tautan(judul="Buat kegiatan", url=reverse("aktivitas:kegiatan_baru"), ikon="plus"),
        ),
        satuan="kegiatan",
        pager=pager(halaman, params),
    )


def _keadaan(satu: Kegiatan) -> Lencana | None:
    batal = lencana_kegiatan(satu)
    status: str | None = getattr(satu, "status_saya", None)
    return batal or (_STATUS[status] if status else None)


def susun_kegiatan(
    kegiatan: Kegiatan,
    *,
    peserta: Sequence[PesertaKegiatan],
    riwayat: Sequence[RiwayatKegiatan],
    riwayat_orang: Sequence[RiwayatPeserta],
    mengelola: bool,
    tautan: str = "",
    kode: str = "",
) -> KegiatanTampil:
    """The event as who organises it, or who takes part, sees it."""
    hidup = [satu for satu in peserta if satu.status != KELUAR]
    hadir = sum(satu.status == HADIR for satu in hidup)
    semua = [*(_deed(satu) for satu in riwayat), *(_deed_orang(satu) for satu in riwayat_orang)]
    return KegiatanTampil(
        nama=kegiatan.nama,
        waktu=waktu_kegiatan(kegiatan),
        lencana=lencana_kegiatan(kegiatan),
        rincian=_rincian(kegiatan),
        notulen=kegiatan.notulen,
        bukti=tampilkan_bukti(kegiatan.bukti.all(), alamat="aktivitas:kegiatan_berkas"),
        peserta=[_peserta(satu, mengelola=mengelola) for satu in hidup],
        ringkas=f"{angka(hadir)} hadir dari {angka(len(hidup))} orang",
        riwayat=sorted(semua, key=lambda satu: satu.kapan, reverse=True),
        aksi=_aksi(kegiatan) if mengelola else [],
        qr=gambar_qr(tautan) if tautan else "",
        kode=kode,
        tautan=tautan,
    )


def _rincian(kegiatan: Kegiatan) -> list[Rinci]:
    baris = [
        Rinci(judul="Waktu", isi=waktu_kegiatan(kegiatan)),
        Rinci(judul="Tempat", isi=kegiatan.tempat),
        Rinci(judul="Penyelenggara", isi=kegiatan.penyelenggara.nama),
    ]
    if kegiatan.katalog is not None:
        baris.append(Rinci(judul="Katalog", isi=kegiatan.katalog.nama))
    if kegiatan.kapasitas:
        sebutan = dict(PERAN_KEGIATAN)
        isi = ", ".join(
            f"{sebutan[peran].lower()} {angka(banyak)} orang"
            for peran, banyak in sorted(kegiatan.kapasitas.items())
        )
        baris.append(Rinci(judul="Batas peran", isi=isi))
    return baris


def _peserta(satu: PesertaKegiatan, *, mengelola: bool) -> PesertaTampil:
    jabatan, unit = getattr(satu, "nama_jabatan", ""), getattr(satu, "nama_unit", "")
    aksi = [
        Aksi(
            judul="Keluarkan",
            url=reverse("aktivitas:kegiatan_keluarkan", args=[satu.pk]),
            gaya="bahaya",
            perlu_alasan=True,
            label_alasan="Mengapa dikeluarkan",
        )
    ]
    return PesertaTampil(
        id=str(satu.pk),
        nama=satu.pegawai.nama,
        keterangan=" · ".join(teks for teks in (jabatan, unit) if teks),
        nip=tulis_nip(satu.pegawai.nip or ""),
        jabatan=jabatan or "",
        unit=unit or "",
        peran=satu.get_peran_display(),
        lencana=_STATUS[satu.status],
        aksi=aksi if mengelola else [],
        url_peran=reverse("aktivitas:kegiatan_peran", args=[satu.pk]) if mengelola else "",
    )


def _aksi(kegiatan: Kegiatan) -> list[Aksi]:
    return [
        Aksi(
            judul="Ganti kode QR",
            url=reverse("aktivitas:kegiatan_kode", args=[kegiatan.pk]),
            ikon="refresh",
            konfirmasi="Kode dan tautan yang sudah dibagikan tidak berlaku lagi.",
            konfirmasi_judul="Ganti kode QR?",
        ),
        Aksi(
            judul="Batalkan kegiatan",
            url=reverse("aktivitas:kegiatan_batal", args=[kegiatan.pk]),
            gaya="bahaya",
            ikon="ban",
            perlu_alasan=True,
            label_alasan="Mengapa dibatalkan",
        ),
    ]


def _deed(satu: RiwayatKegiatan) -> Peristiwa:
    apa, jenis, ikon = _KEGIATAN.get(satu.langkah, (satu.langkah.capitalize(), "netral", "check"))
    return Peristiwa(
        apa=apa, oleh=satu.oleh_nama, kapan=satu.pada, alasan=satu.alasan, jenis=jenis, ikon=ikon
    )


def _deed_orang(satu: RiwayatPeserta) -> Peristiwa:
    apa, jenis, ikon = _PESERTA.get(satu.langkah, (satu.langkah, "netral", "check"))
    return Peristiwa(
        apa=f"{satu.objek.pegawai.nama} {apa}", oleh=satu.oleh_nama, kapan=satu.pada,
        alasan=satu.alasan, jenis=jenis, ikon=ikon,
    )  # fmt: skip


def tampilkan_calon(orang: Sequence[Pegawai]) -> list[CalonTampil]:
    """People found by name, with post and unit."""
    return [
        CalonTampil(
            str(satu.pk),
            satu.nama,
            " · ".join(
                teks
                for teks in (getattr(satu, "nama_jabatan", ""), getattr(satu, "nama_unit", ""))
                if teks
            ),
        )
        for satu in orang
    ]


def susun_kehadiran(
    kegiatan: Kegiatan,
    form: KehadiranForm,
    *,
    pegawai: Pegawai,
    peserta: PesertaKegiatan | None,
    indikator: Sequence[PilihanIndikator],
    indikator_lalu: int | None,
    url: str,
    pada: datetime,
) -> KehadiranTampil:
    """The confirmation: who is signed in, which role, for which indicator.

    :param indikator_lalu: of the latest entry, chosen beforehand: one tap is then enough.
    """
    pilihan = [(str(nilai), str(sebutan)) for nilai, sebutan in form.fields["peran"].choices]  # type: ignore[attr-defined]  # a ChoiceField
    terpilih = str(form["peran"].value() or "PESERTA")
    bawaan = indikator[0].id if len(indikator) == 1 else indikator_lalu
    dipilih = str(form["indikator"].value() or bawaan or "")
    hadir = peserta is not None and peserta.status == HADIR
    return KehadiranTampil(
        nama=kegiatan.nama,
        waktu=waktu_kegiatan(kegiatan),
        tempat=kegiatan.tempat,
        penyelenggara=kegiatan.penyelenggara.nama,
        saya=pegawai.nama,
        peran=[(nilai, sebutan, nilai == terpilih) for nilai, sebutan in pilihan],
        peran_tetap=pilihan[0][1] if len(pilihan) == 1 else "",
        indikator=[
            PilihanTampil(
                str(satu.id), satu.uraian, satu.rencana, satu.satuan, str(satu.id) == dipilih
            )
            for satu in indikator
        ],
        form=form,
        url=url,
        sudah=f"Anda sudah tercatat hadir sebagai {peserta.get_peran_display().lower()}."
        if hadir and peserta is not None
        else "",
        halangan=_halangan(kegiatan, pada),
    )


def _halangan(kegiatan: Kegiatan, pada: datetime) -> str:
    if kegiatan.status == DIBATALKAN:
        return "Kegiatan ini sudah dibatalkan oleh penyelenggaranya."
    if pada < kegiatan.masa.lower:
        return (
            f"Kegiatan ini baru dimulai {waktu_kegiatan(kegiatan)}. Kehadiran dikonfirmasi "
            "setelah dimulai."
        )
    return ""
