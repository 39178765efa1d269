"""The catalogue of activities for the screen and for files."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Any

from django.core.paginator import Page
from django.http import QueryDict
from django.urls import reverse

from ekinerja.aktivitas.importers.pengali import tulis_pengali
from ekinerja.aktivitas.models import (
    PERAN_KEGIATAN,
    IsiKatalog,
    KatalogAktivitas,
)
from ekinerja.core.format import angka, durasi, rentang_tanggal, rupiah
from ekinerja.core.impor import KolomEkspor
from ekinerja.core.kit import (
    Kolom,
    Kosong,
    Rinci,
    Sel,
    Tabel,
    Tautan,
    pager,
)

KOLOM_EKSPOR = (
    KolomEkspor("Kode aktivitas"),
    KolomEkspor("Nama aktivitas", lebar=50),
    KolomEkspor("Kelompok"),
    KolomEkspor("Nama jabatan", lebar=40),
    KolomEkspor("Kode jabatan"),
    KolomEkspor("Kode unit"),
    KolomEkspor("Satuan"),
    KolomEkspor("Norma waktu", "bulat", 12),
    KolomEkspor("Bobot", "desimal", 10),
    KolomEkspor("Poin", "desimal", 10),
    KolomEkspor("Pengali peran", lebar=40),
    KolomEkspor("Bertahap"),
    KolomEkspor("Bukti wajib"),
    KolomEkspor("Jenis bukti"),
    KolomEkspor("Batas sehari", "desimal", 12),
    KolomEkspor("Batas sebulan", "desimal", 12),
    KolomEkspor("Dasar", lebar=40),
    KolomEkspor("Berlaku sejak", "tanggal"),
)


def tabel_katalog(
    halaman: "Page[Any]", params: QueryDict, *, harga: Decimal | None = None
) -> Tabel:
    """The list with its ways out.

    :param harga: rupiah of one point, where the government decreed it.
    """
    kolom = [Kolom(judul="Aktivitas"), Kolom(judul="Berlaku bagi"), Kolom(judul="Satuan")]
    kolom += [Kolom(judul="Norma waktu", jenis="angka"), Kolom(judul="Poin", jenis="angka")]
    return Tabel(
        judul="Katalog aktivitas",
        kolom=kolom,
        baris=[
            (
                Sel(
                    teks=satu.nama,
                    catatan=satu.kode,
                    url=reverse("aktivitas:katalog_rincian", args=[satu.pk]),
                ),
                Sel(
                    teks=satu.nama_jabatan or "Semua pegawai",
                    catatan=satu.unit.nama if satu.unit else "",
                ),
                satu.satuan,
                durasi(satu.norma_waktu) if satu.norma_waktu else "–",
                _nilai_poin(satu.poin, harga),
            )
            for satu in halaman
        ],
        kosong=Kosong(
            judul="Belum ada aktivitas di katalog",
            keterangan="Katalog diisi dari hasil analisis jabatan lewat Impor data, atau tidak "
            "ada yang cocok dengan saringan.",
            ikon="book",
        ),
        satuan="aktivitas",
        pager=pager(halaman, params),
        ekspor=[
            Tautan(judul=bentuk, url=f"{_alamat(bentuk)}?{params.urlencode()}")
            for bentuk in ("xlsx", "csv")
        ],
    )


def _alamat(bentuk: str) -> str:
    return reverse("aktivitas:katalog_ekspor", args=[bentuk])


def baris_katalog(daftar: Iterable[KatalogAktivitas]) -> Iterator[tuple[object, ...]]:
    """Rows for a file that the import reads back."""
    for satu in daftar:
        yield (
            satu.kode, satu.nama, "Umum" if satu.kelompok == "UMUM" else "Jabatan",
            satu.nama_jabatan, satu.jabatan.kode if satu.jabatan else "",
            satu.unit.kode if satu.unit else "", satu.satuan, satu.norma_waktu, satu.bobot,
            satu.poin, tulis_pengali(satu.pengali_peran), _ya(satu.bertahap), _ya(satu.bukti_wajib),
            satu.get_jenis_bukti_display(), satu.batas_hari, satu.batas_bulan, satu.dasar,
            satu.masa.lower,
        )  # fmt: skip


def _ya(nilai: bool) -> str:
    return "Ya" if nilai else "Tidak"


def _nilai_poin(poin: Decimal | None, harga: Decimal | None) -> Sel:
    if poin is None:
        return Sel(teks="–")
    return Sel(teks=angka(poin), catatan=rupiah(poin * harga) if harga is not None else "")


def isi_katalog(satu: IsiKatalog) -> list[Rinci]:
    """What a version or a proposal says."""
    pengali = ", ".join(
        f"{sebutan} × {angka(Decimal(satu.pengali_peran[peran]))}"
        for peran, sebutan in PERAN_KEGIATAN
        if peran in satu.pengali_peran
    )
    bukti = satu.get_jenis_bukti_display() if satu.bukti_wajib else "Tidak diwajibkan"
    baris = [
        Rinci(judul="Kode", isi=satu.kode),
        Rinci(judul="Berlaku bagi", isi=satu.nama_jabatan or "Semua pegawai"),
        Rinci(judul="Satuan hasil", isi=satu.satuan),
        Rinci(judul="Norma waktu", isi=durasi(satu.norma_waktu) if satu.norma_waktu else "–"),
        Rinci(judul="Poin", isi=angka(satu.poin) if satu.poin is not None else "–"),
        Rinci(judul="Pengali peran", isi=pengali or "–",
              catatan="Peran yang sama berbobot sama bagi siapa pun." if pengali else ""),
        Rinci(judul="Bukti", isi=bukti),
        Rinci(judul="Batas sehari", isi=_batas(satu.batas_hari)),
        Rinci(judul="Batas sebulan", isi=_batas(satu.batas_bulan)),
        Rinci(judul="Dasar", isi=satu.dasar or "belum terverifikasi"),
    ]  # fmt: skip
    if satu.bertahap:
        isi = "Bertahap: poinnya dibayar sekali, menurut kemajuan"
        baris.insert(6, Rinci(judul="Cara dihitung", isi=isi))
    return baris


def _batas(nilai: Decimal | None) -> str:
    return f"{angka(nilai)} hasil" if nilai is not None else "Tidak dibatasi"


def rincian_katalog(satu: KatalogAktivitas, *, harga: Decimal | None) -> list[Rinci]:
    """One version in force or past.

    :param harga: rupiah of one point; None while the government has not decreed it.
    """
    baris = isi_katalog(satu)
    if satu.poin is not None:
        isi = rupiah(satu.poin * harga) if harga is not None else "belum ditetapkan"
        baris.insert(5, Rinci(judul="Nilai rupiah satu hasil", isi=isi))
    masa = rentang_tanggal(satu.masa.lower, satu.masa.upper)
    return [*baris, Rinci(judul="Versi", isi=str(satu.versi), catatan=masa)]


def tabel_versi(versi: Sequence[KatalogAktivitas]) -> Tabel:
    """All versions of one activity, newest first."""
    judul = ("Versi", "Masa", "Norma waktu", "Poin", "Dasar")
    return Tabel(
        judul="Versi",
        kolom=[Kolom(judul=satu) for satu in judul],
        baris=[
            (
                Sel(
                    teks=f"Versi {satu.versi}",
                    url=reverse("aktivitas:katalog_rincian", args=[satu.pk]),
                ),
                rentang_tanggal(satu.masa.lower, satu.masa.upper),
                durasi(satu.norma_waktu) if satu.norma_waktu else "–",
                angka(satu.poin) if satu.poin is not None else "–",
                satu.dasar or "belum terverifikasi",
            )
            for satu in versi
        ],
        kosong=Kosong(judul="Belum ada versi", keterangan="", ikon="book"),
        satuan="versi",
    )
