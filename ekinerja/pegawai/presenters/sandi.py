"""First passwords for a whole unit, as their screens show them."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.urls import reverse

from ekinerja.core import format as bentuk
from ekinerja.core.impor import KolomEkspor
from ekinerja.core.kit import Kemajuan, Kolom, Kosong, Lencana, Pager, Sel, Tabel, lencana_untuk
from ekinerja.pegawai.models import Pegawai, PenerbitanSandi

KOLOM_SANDI = (
    KolomEkspor("Nama", lebar=34),
    KolomEkspor("NIP", lebar=20),
    KolomEkspor("Unit", lebar=34),
    KolomEkspor("Nama pengguna", lebar=20),
    KolomEkspor("Kata sandi pertama", lebar=20),
)


def kemajuan_sandi(penerbitan: PenerbitanSandi) -> Kemajuan:
    """How far the job is."""
    pekerjaan = penerbitan.pekerjaan
    return Kemajuan(
        judul=pekerjaan.judul,
        url=reverse("pegawai:sandi_kemajuan", args=[penerbitan.pk]),
        keadaan=pekerjaan.status,
        selesai=pekerjaan.selesai,
        total=pekerjaan.total,
        satuan="orang",
        keterangan=pekerjaan.keterangan,
    )


def keadaan_sandi(penerbitan: PenerbitanSandi, *, kini: datetime) -> Lencana:
    """Can the file still be downloaded?"""
    if penerbitan.diunduh_pada is not None:
        return lencana_untuk("selesai", "Sudah diunduh")
    if not penerbitan.garam or penerbitan.kedaluwarsa <= kini:
        return lencana_untuk("berakhir", "Kedaluwarsa")
    if not penerbitan.pekerjaan.tuntas:
        return lencana_untuk("berjalan", "Berjalan")
    return lencana_untuk("menunggu", "Belum diunduh")


def tabel_penerbitan(penerbitan: Sequence[PenerbitanSandi], *, kini: datetime) -> Tabel:
    """What the reader issued before."""
    return Tabel(
        judul="Penerbitan Anda",
        kolom=(
            Kolom(judul="Unit"), Kolom(judul="Diminta"), Kolom(judul="Terbit", jenis="angka"),
            Kolom(judul="Berkas"),
        ),
        baris=[
            (
                Sel(teks=satu.unit.nama, url=reverse("pegawai:sandi_rincian", args=[satu.pk])),
                bentuk.waktu(satu.diminta_pada),
                bentuk.angka(satu.pekerjaan.selesai),
                Sel(lencana=keadaan_sandi(satu, kini=kini)),
            )
            for satu in penerbitan
        ],
        satuan="penerbitan",
        kosong=Kosong(judul="Belum ada penerbitan", ikon="lock"),
    )  # fmt: skip


def tabel_dilewati(orang: Iterable[tuple[Pegawai, str]], *, halaman: Pager | None = None) -> Tabel:
    """Who gets no password together with the unit, and why."""
    return Tabel(
        judul="Dilewati",
        kolom=(Kolom(judul="Nama"), Kolom(judul="Sebab")),
        baris=[
            (
                Sel(
                    teks=satu.nama,
                    url=reverse("pegawai:rincian", args=[satu.pk]),
                    catatan=bentuk.nip(satu.nip) if satu.nip else "",
                ),
                alasan,
            )
            for satu, alasan in orang
        ],
        satuan="orang",
        id="dilewati",
        pager=halaman,
        kosong=Kosong(judul="Tidak ada yang dilewati", ikon="check"),
    )
