"""The state of the system as shapes of the kit."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.paginator import Page
from django.http import QueryDict
from django.urls import reverse

from ekinerja.core.format import angka, ukuran_berkas
from ekinerja.core.kit import (
    Aksi,
    KartuAngka,
    Kolom,
    Kosong,
    Sel,
    Tabel,
    lencana_untuk,
    pager,
)
from ekinerja.core.models import Pekerjaan
from ekinerja.organisasi.presenters.waktu import setempat
from ekinerja.organisasi.queries import Antrean, TugasGagal

BAGIAN = {
    "basis_data": ("Basis data", "list-details"),
    "antrean": ("Antrean pekerjaan", "clock"),
    "penyimpanan": ("Penyimpanan berkas", "paperclip"),
}
# what a kind of work is called on the screen; others keep their technical name
TUGAS = {
    "impor": "Impor data",
    "sistem.ulangi": "Mengulangi pekerjaan yang gagal",
    "tpp.hitung_unit": "Menghitung TPP satu perangkat daerah",
    "core.olah_berkas": "Menyiapkan salinan bersih berkas",
    "core.lanjutkan_macet": "Melanjutkan pekerjaan yang macet",
    "penyiapan.periksa_impor": "Memeriksa berkas impor",
    "penyiapan.terapkan_impor": "Menerapkan impor",
    "presensi.hitung_malam": "Menghitung hari presensi tiap malam",
    "pegawai.selaraskan": "Menyelaraskan data pegawai bertanggal",
    "organisasi.berlakukan_letak": "Memberlakukan susunan unit yang terencana",
    "organisasi.berlakukan_atasan": "Memberlakukan ganti atasan jabatan yang terencana",
    "aktivitas.alihkan_penilai": "Mengalihkan aktivitas yang menunggu penilai",
    "skp.alihkan_penilai": "Mengalihkan SKP yang menunggu penilai",
}


def sebutan_tugas(nama: str) -> str:
    """The words for a kind of work."""
    return TUGAS.get(nama, nama)


def kartu_sistem(
    bagian: Mapping[str, str],
    antrean: Antrean,
    *,
    gagal: Sequence[TugasGagal],
    versi: str,
    sisa: int | None,
) -> list[KartuAngka]:
    """Health of each part, counts of the queue, free space and version.

    :param sisa: free bytes where the files are kept; None when that is not a folder.
    """
    jumlah = sum(satu.jumlah for satu in gagal)
    kartu = [_kartu_bagian(kunci, keadaan) for kunci, keadaan in bagian.items()]
    kartu += [
        KartuAngka(judul="Menunggu", nilai=angka(antrean.menunggu), satuan="pekerjaan",
                   ikon="hourglass",
                   keterangan=f"Tertua {setempat(antrean.tertua)}" if antrean.tertua else ""),
        KartuAngka(judul="Berjalan", nilai=angka(antrean.berjalan), satuan="pekerjaan",
                   ikon="player-play"),
        KartuAngka(judul="Gagal", nilai=angka(jumlah), satuan="pekerjaan",
                   ikon="alert-circle",
                   lencana=lencana_untuk("gagal", "Perlu diperiksa") if jumlah else None),
        KartuAngka(judul="Versi", nilai=versi, ikon="info-circle"),
    ]  # fmt: skip
    if sisa is not None:
        kartu.append(
            KartuAngka(judul="Ruang tersisa", nilai=ukuran_berkas(sisa), ikon="database-import")
        )
    return kartu


def _kartu_bagian(kunci: str, keadaan: str) -> KartuAngka:
    judul, ikon = BAGIAN[kunci]
    if keadaan == "baik":
        return KartuAngka(judul=judul, nilai="Baik", ikon=ikon)
    terganggu = lencana_untuk("gagal", "Terganggu")
    return KartuAngka(
        judul=judul, nilai="Terganggu", ikon=ikon, keterangan=keadaan, lencana=terganggu
    )


def baris_gagal(daftar: Sequence[TugasGagal]) -> list[tuple[str, str, list[Aksi]]]:
    """Per kind of failed work: words, how many and when, and the button."""
    return [
        (
            sebutan_tugas(satu.tugas),
            f"{angka(satu.jumlah)} gagal"
            + (f", terakhir {setempat(satu.terakhir)}" if satu.terakhir else ""),
            [
                Aksi(
                    judul="Ulangi",
                    url=f"{reverse('organisasi:sistem_ulangi')}?tugas={satu.tugas}",
                    ikon="refresh",
                    konfirmasi="Pekerjaan yang gagal dimasukkan lagi ke antrean. Perbaiki dahulu "
                    "sebabnya, misalnya ruang penyimpanan yang penuh.",
                    konfirmasi_judul="Ulangi pekerjaan ini?",
                )
            ],
        )
        for satu in daftar
    ]


def tabel_pekerjaan(halaman: "Page[Any]", params: QueryDict) -> Tabel:
    """Long work of the instansi without titles: those may name people."""
    return Tabel(
        judul="Pekerjaan panjang",
        kolom=[
            Kolom(judul="Pekerjaan"), Kolom(judul="Dimulai"), Kolom(judul="Terakhir bergerak"),
            Kolom(judul="Kemajuan", jenis="angka"), Kolom(judul="Keadaan"),
        ],
        baris=[_baris_pekerjaan(satu) for satu in halaman],
        kosong=Kosong(
            judul="Belum ada pekerjaan panjang",
            keterangan="Impor besar dan penghitungan TPP akan tampil di sini.",
            ikon="clock",
        ),
        satuan="pekerjaan",
        pager=pager(halaman, params),
    )  # fmt: skip


def _baris_pekerjaan(satu: Pekerjaan) -> tuple[Sel | str, ...]:
    return (
        Sel(teks=sebutan_tugas(satu.jenis), catatan=f"Nomor {satu.pk}"),
        setempat(satu.dibuat_pada),
        setempat(satu.diperbarui_pada),
        f"{angka(satu.selesai)} dari {angka(satu.total)}" if satu.total else "–",
        Sel(lencana=lencana_untuk(satu.status.lower(), satu.get_status_display())),
    )
