"""Matriks peran hasil as shapes: a grid for wide screens, one card a result for phones."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from urllib.parse import urlencode

from django.urls import reverse

from ekinerja.core.format import angka
from ekinerja.core.kit import Aksi, Kolom, Kosong, Lencana, Rinci, Sel, Tabel, lencana_untuk
from ekinerja.core.workflow import Pelaku
from ekinerja.pegawai.models import Pegawai
from ekinerja.skp.models import SKP, HasilKerja, PeranHasil
from ekinerja.skp.queries import IsiMatriks
from ekinerja.skp.workflow import DIBAHAS, DITERIMA, PERAN_WORKFLOW

Pilihan = tuple[str, str]
TANPA_PERAN = "TANPA"


@dataclass(frozen=True, slots=True)
class ButirPeran:
    """A contribution of a member: words, where it is opened, its state.

    :ivar id: of the proposal, or empty for a result of the member's own plan.
    """

    id: str
    teks: str
    url: str
    lencana: Lencana | None


@dataclass(frozen=True, slots=True)
class SelMatriks:
    """One person at one result."""

    nama: str
    butir: list[ButirPeran]
    tambah: str


@dataclass(frozen=True, slots=True)
class BarisMatriks:
    """One of the superior's results with everybody; ``selisih`` says what is left to hand out."""

    id: str
    rencana: str
    selisih: list[str]
    sel: list[SelMatriks]
    penyumbang: list[SelMatriks]
    tambah: str


@dataclass(frozen=True, slots=True)
class Matriks:
    """The page; columns are people, rows the superior's results.

    :ivar tambah: where a dragged result is proposed; empty for who only reads.
    :ivar kosong: why there is nothing to see, or None.
    """

    kolom: list[Pilihan]
    baris: list[BarisMatriks]
    tanpa_peran: list[str]
    tambah: str
    kosong: Kosong | None


def matriks_peran(
    skp: SKP, isi: IsiMatriks, *, dapat: bool, rhk: str = "", anggota: str = ""
) -> Matriks:
    """The grid as its owner fills it (``dapat``) or others read it.

    :param rhk: id of the only result to show; ``anggota``: of the only member, or ``TANPA``.
    """
    alamat = reverse("skp:peran_baru", args=[skp.pk]) if dapat else ""
    terisi = {pegawai for _, pegawai in (*isi.peran, *isi.dukungan)}
    tanpa = [satu for satu in isi.anggota if satu.pk not in terisi]
    orang = tanpa if anggota == TANPA_PERAN else isi.anggota
    orang = [satu for satu in orang if anggota in ("", TANPA_PERAN, str(satu.pk))]
    baris = [_baris(satu, orang, isi, alamat) for satu in isi.rhk if rhk in ("", str(satu.pk))]
    return Matriks(
        kolom=[(str(satu.pk), satu.nama) for satu in orang],
        baris=baris,
        tanpa_peran=[satu.nama for satu in tanpa],
        tambah=alamat,
        kosong=_kosong(isi, orang, baris),
    )


def _kosong(
    isi: IsiMatriks, orang: Sequence[Pegawai], baris: Sequence[BarisMatriks]
) -> Kosong | None:
    if not isi.rhk:
        return Kosong(
            judul="Belum ada hasil kerja",
            keterangan="Tambahkan rencana hasil kerja pada SKP ini, lalu bagikan kepada anggota.",
            ikon="target",
        )
    if not isi.anggota:
        return Kosong(
            judul="Belum ada anggota tim",
            keterangan="Bawahan langsung dan anggota tim kerja yang Anda ketuai muncul di sini.",
            ikon="users",
        )
    if not orang or not baris:
        return Kosong(
            judul="Tidak ada yang cocok",
            keterangan="Ubah pilihan anggota atau hasil kerja di atas.",
            ikon="search",
        )
    return None


def _baris(rhk: HasilKerja, orang: Sequence[Pegawai], isi: IsiMatriks, alamat: str) -> BarisMatriks:
    sel = [_sel(rhk, satu, isi, alamat) for satu in orang]
    return BarisMatriks(
        id=str(rhk.pk),
        rencana=rhk.rencana,
        selisih=_selisih(rhk, isi),
        sel=sel,
        penyumbang=[satu for satu in sel if satu.butir],
        tambah=f"{alamat}?rhk={rhk.pk}" if alamat else "",
    )


def _sel(rhk: HasilKerja, orang: Pegawai, isi: IsiMatriks, alamat: str) -> SelMatriks:
    peran = isi.peran.get((rhk.pk, orang.pk), [])
    lahir = {satu.hasil_id for satu in peran}
    butir = [
        ButirPeran(
            str(satu.pk),
            satu.rencana,
            reverse("skp:peran", args=[satu.pk]) if alamat else "",
            lencana_peran(satu.status),
        )
        for satu in peran
    ]
    butir += [
        ButirPeran("", satu.rencana, "", None)
        for satu in isi.dukungan.get((rhk.pk, orang.pk), [])
        if satu.pk not in lahir
    ]
    kueri = urlencode({"rhk": rhk.pk, "pegawai": orang.pk})
    return SelMatriks(orang.nama, butir, f"{alamat}?{kueri}" if alamat else "")


def _selisih(rhk: HasilKerja, isi: IsiMatriks) -> list[str]:
    """For each indicator divided by amount: handed out, target, and what is missing."""
    hasil = []
    for satu in rhk.indikator.all():
        bagian = isi.terbagi.get(satu.pk)
        if bagian is None or satu.target is None:
            continue
        kurang = satu.target - bagian
        akhir = f"masih {angka(kurang)} belum dibagi" if kurang > 0 else "habis dibagi"
        hasil.append(
            f"{satu.uraian}: {angka(bagian)} dari {angka(satu.target)} {satu.satuan}, {akhir}"
        )
    return hasil


def lencana_peran(status: str) -> Lencana:
    """The badge of a proposal."""
    if status == DITERIMA:
        return Lencana("Diterima", "baik", "circle-check")
    if status == DIBAHAS:
        return Lencana("Dibahas", "awas", "message")
    return lencana_untuk(status, dict(PERAN_WORKFLOW.labels).get(status, ""))


def rincian_peran(peran: PeranHasil) -> list[Rinci]:
    """A proposal in full."""
    cara = peran.get_cara_display()
    if peran.dasar_bagi:
        cara = f"{cara}, dibagi menurut {peran.get_dasar_bagi_display().lower()}"
    bagian = peran.bagian
    if peran.indikator is not None:
        bagian = f"{angka(peran.target)} dari {angka(peran.indikator.target or Decimal(0))}"
    return [
        Rinci(judul="Keadaan", isi="", lencana=lencana_peran(peran.status)),
        Rinci(judul="Mendukung", isi=peran.rhk.rencana, catatan=peran.rhk.skp.pegawai.nama),
        Rinci(judul="Anggota", isi=peran.pegawai.nama),
        Rinci(judul="Cara", isi=cara, catatan=bagian),
        Rinci(judul="Rencana hasil kerja", isi=peran.rencana),
        Rinci(
            judul="Indikator",
            isi=peran.uraian,
            catatan=f"Target {angka(peran.target)} {peran.satuan}",
        ),
    ]


_GAYA = {"terima": ("utama", "check"), "bahas": ("biasa", "message"), "cabut": ("bahaya", "x")}


def aksi_peran(peran: PeranHasil, oleh: Pelaku) -> list[Aksi]:
    """What this person may answer."""
    return [
        Aksi(
            judul=satu.label,
            url=reverse(f"skp:peran_{satu.nama}", args=[peran.pk]),
            gaya=_GAYA[satu.nama][0],
            ikon=_GAYA[satu.nama][1],
            perlu_alasan=satu.reason_required,
            label_alasan="Apa yang perlu dibahas",
        )
        for satu in PERAN_WORKFLOW.available(peran, oleh)
    ]


def tabel_peran(semua: Sequence[PeranHasil]) -> Tabel:
    """Proposals that wait for the member's answer."""
    return Tabel(
        judul="Usulan peran dari pimpinan",
        kolom=[Kolom(judul=nama) for nama in ("Hasil kerja", "Dari", "Target", "Keadaan")],
        baris=[
            (
                Sel(teks=satu.rencana, url=reverse("skp:peran", args=[satu.pk])),
                Sel(teks=satu.rhk.skp.pegawai.nama, catatan=satu.rhk.rencana),
                Sel(teks=f"{angka(satu.target)} {satu.satuan}"),
                Sel(lencana=lencana_peran(satu.status)),
            )
            for satu in semua
        ],
        satuan="usulan",
        id="peran",
        kosong=Kosong(judul="Tidak ada usulan peran", ikon="circle-check"),
    )
