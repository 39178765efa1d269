"""Data health as words and links for the screens."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.core.paginator import Page
from django.http import QueryDict
from django.urls import reverse

from ekinerja.core.format import angka
from ekinerja.core.format import nip as tulis_nip
from ekinerja.core.impor import KolomEkspor
from ekinerja.core.kit import (
    KartuAngka,
    Kolom,
    Kosong,
    Lencana,
    Sel,
    Tabel,
    Tautan,
    pager,
    tautan_dengan,
)
from ekinerja.organisasi.models import PemberianPeran
from ekinerja.organisasi.presenters.waktu import setempat
from ekinerja.pegawai.identity import Identitas
from ekinerja.penyiapan.masalah import HALANGAN, MASALAH, PERINGATAN, SARAN, TINGKAT, Masalah
from ekinerja.penyiapan.permissions import PELIHAT_KESEHATAN
from ekinerja.penyiapan.queries import HitunganTemuan, KeadaanPeriksa, Temuan

LENCANA_TINGKAT = {
    HALANGAN: Lencana("Menghalangi", "buruk", "alert-circle"),
    PERINGATAN: Lencana("Perlu diperiksa", "awas", "alert-triangle"),
    SARAN: Lencana("Baik dilengkapi", "info", "info-circle"),
}
KOLOM_EKSPOR = (
    KolomEkspor("Masalah", lebar=44),
    KolomEkspor("Tingkat"),
    KolomEkspor("Pegawai", lebar=32),
    KolomEkspor("NIP", lebar=20),
    KolomEkspor("Jabatan", lebar=40),
    KolomEkspor("Unit", lebar=40),
    KolomEkspor("Perangkat daerah", lebar=40),
    KolomEkspor("Keterangan", lebar=30),
    KolomEkspor("Yang dapat memperbaiki", lebar=28),
    KolomEkspor("Yang harus dilakukan", lebar=60),
)
SEBUTAN = dict(PemberianPeran.PERAN)


@dataclass(frozen=True, slots=True)
class KartuTemuan:
    """One gap of one's own data: what, why it matters, who mends it, and the request."""

    judul: str
    akibat: str
    saran: str
    siapa: str
    lencana: Lencana
    perbaiki: str
    permintaan: str
    kunci: str
    pegawai: str
    jabatan: str
    unit: str


def yang_memperbaiki(masalah: Masalah) -> str:
    """Roles that can mend it, in words."""
    return " atau ".join(SEBUTAN[satu] for satu in masalah.peran)


def alamat_perbaikan(temuan: Temuan, identitas: Identitas) -> str:
    """The page on which this reader can mend it, or nothing."""
    masalah = MASALAH[temuan.kunci]
    sendiri = temuan.pegawai_id is not None and temuan.pegawai_id == getattr(
        identitas.pegawai, "pk", None
    )
    if masalah.sasaran == "skp":
        return reverse("skp:baru") if sendiri else ""
    if not identitas.boleh_di(temuan.unit_id, *masalah.peran, PemberianPeran.BKPSDM):
        return ""
    return _alamat(masalah.sasaran, temuan)


def _alamat(sasaran: str, temuan: Temuan) -> str:
    if sasaran == "data" and temuan.pegawai_id:
        return reverse("pegawai:ubah", args=[temuan.pegawai_id])
    if sasaran == "pegawai" and temuan.pegawai_id:
        return reverse("pegawai:rincian", args=[temuan.pegawai_id])
    if sasaran == "jabatan" and temuan.jabatan_id:
        return reverse("organisasi:jabatan_rincian", args=[temuan.jabatan_id])
    if sasaran == "unit" and temuan.unit_id:
        return reverse("organisasi:unit", args=[temuan.unit_id])
    tetap = {
        "peran": "organisasi:peran",
        "kalender": "kalender:daftar",
        "skema": "regulasi:daftar",
    }
    return reverse(tetap[sasaran]) if sasaran in tetap else ""


def kartu_temuan(temuan: Iterable[Temuan], identitas: Identitas) -> list[KartuTemuan]:
    """The own gaps, the gravest first."""
    return [_kartu(satu, identitas) for satu in temuan]


def _kartu(satu: Temuan, identitas: Identitas) -> KartuTemuan:
    masalah = MASALAH[satu.kunci]
    sudah = satu.permintaan_id
    return KartuTemuan(
        judul=masalah.kalimat,
        akibat=f"{satu.catatan}. {masalah.akibat}" if satu.catatan else masalah.akibat,
        saran=masalah.saran,
        siapa=yang_memperbaiki(masalah),
        lencana=LENCANA_TINGKAT[masalah.tingkat],
        perbaiki=alamat_perbaikan(satu, identitas),
        permintaan=reverse("penyiapan:perbaikan_rincian", args=[sudah]) if sudah else "",
        kunci=satu.kunci,
        pegawai=str(satu.pegawai_id or ""),
        jabatan=str(satu.jabatan_id or ""),
        unit=str(satu.unit_id or ""),
    )


def kartu_ringkas(hitungan: Sequence[HitunganTemuan], params: QueryDict) -> list[KartuAngka]:
    """How many gaps of each weight; each card narrows the list to them."""
    ikon = {HALANGAN: "alert-circle", PERINGATAN: "alert-triangle", SARAN: "info-circle"}
    return [
        KartuAngka(
            judul=sebutan,
            nilai=angka(sum(h.jumlah for h in hitungan if MASALAH[h.kunci].tingkat == kode)),
            ikon=ikon[kode],
            url=tautan_dengan(params, tingkat=kode, kunci=None, halaman=None),
        )
        for kode, sebutan in TINGKAT
    ]


def tabel_masalah_data(hitungan: Sequence[HitunganTemuan], params: QueryDict) -> Tabel:
    """How often each gap is found; each opens its list."""
    jumlah: dict[str, int] = {}
    for satu in hitungan:
        jumlah[satu.kunci] = jumlah.get(satu.kunci, 0) + satu.jumlah
    return Tabel(
        judul="Masalah menurut jenisnya",
        id="tabel-jenis",
        kolom=(
            Kolom(judul="Masalah"),
            Kolom(judul="Tingkat"),
            Kolom(judul="Jumlah", jenis="angka"),
        ),
        baris=[
            (
                Sel(
                    teks=m.kalimat,
                    url=tautan_dengan(params, kunci=m.kunci, halaman=None),
                    catatan=f"{m.akibat} Diperbaiki {yang_memperbaiki(m)}.",
                ),
                Sel(lencana=LENCANA_TINGKAT[m.tingkat]),
                angka(jumlah[m.kunci]),
            )
            for m in MASALAH.values()
            if m.kunci in jumlah
        ],
        kosong=_SEHAT,
        satuan="jenis masalah",
    )


def stempel_periksa(keadaan: KeadaanPeriksa) -> str:
    """Of which moment the list is, in a sentence."""
    kapan = f"Keadaan {setempat(keadaan.pada)}."
    if not keadaan.berubah:
        return kapan
    return f"{kapan} Ada data yang berubah sesudahnya; diperiksa lagi dalam beberapa menit."


BELUM_DIPERIKSA = Kosong(
    judul="Data belum pernah diperiksa",
    keterangan="Pemeriksaan berjalan sendiri dalam beberapa menit. Muat ulang halaman ini nanti.",
    ikon="refresh",
)
_SEHAT = Kosong(
    judul="Tidak ada masalah di sini",
    keterangan="Semua yang diperiksa sudah lengkap.",
    ikon="circle-check",
)


def tabel_unit_data(hitungan: Sequence[HitunganTemuan], params: QueryDict) -> Tabel:
    """Gaps by perangkat daerah, those with most blocking ones first."""
    unit: dict[tuple[int | None, str], dict[str, int]] = {}
    for satu in hitungan:
        isi = unit.setdefault((satu.opd_id, satu.opd), dict.fromkeys(dict(TINGKAT), 0))
        isi[MASALAH[satu.kunci].tingkat] += satu.jumlah
    urut = sorted(unit.items(), key=lambda u: (-u[1][HALANGAN], -u[1][PERINGATAN], u[0][1]))
    return Tabel(
        judul="Masalah menurut perangkat daerah",
        id="tabel-unit",
        kolom=(
            Kolom(judul="Perangkat daerah"),
            *(Kolom(judul=sebutan, jenis="angka") for _, sebutan in TINGKAT),
        ),
        baris=[
            (
                Sel(
                    teks=nama or "Di luar perangkat daerah",
                    url=tautan_dengan(params, unit=pk, halaman=None) if pk else "",
                ),
                *(angka(isi[kode]) for kode, _ in TINGKAT),
            )
            for (pk, nama), isi in urut
        ],
        kosong=_SEHAT,
        satuan="perangkat daerah",
    )


def tabel_temuan(
    temuan: Sequence[Temuan], halaman: "Page[int]", params: QueryDict, *, identitas: Identitas
) -> Tabel:
    """The gaps one by one: whose, what, and where it is mended or asked for."""
    return Tabel(
        judul="Masalah satu per satu",
        kolom=(
            Kolom(judul="Masalah"),
            Kolom(judul="Pada"),
            Kolom(judul="Unit"),
            Kolom(judul="Tingkat"),
            Kolom(judul="Tindakan", jenis="aksi"),
        ),
        baris=[_baris(satu, identitas) for satu in temuan],
        kosong=_SEHAT,
        satuan="masalah",
        pager=pager(halaman, params),  # type: ignore[arg-type]  # a page of numbers
        ekspor=_ekspor(params),
    )


def _ekspor(params: QueryDict) -> list[Tautan]:
    saring = tautan_dengan(params, halaman=None)
    return [
        Tautan(
            judul=f"Unduh {bentuk}",
            url=reverse("penyiapan:kesehatan_ekspor", args=[bentuk]) + saring,
            ikon="download",
        )
        for bentuk in ("xlsx", "csv")
    ]


def _baris(satu: Temuan, identitas: Identitas) -> tuple[Sel | str, ...]:
    masalah = MASALAH[satu.kunci]
    pada = satu.pegawai or satu.jabatan or satu.unit
    return (
        Sel(teks=masalah.kalimat, catatan=satu.catatan),
        Sel(teks=pada, catatan=tulis_nip(satu.nip) if satu.nip else _rinci(satu)),
        Sel(teks=satu.unit or "–", catatan=satu.opd if satu.opd != satu.unit else ""),
        Sel(lencana=LENCANA_TINGKAT[masalah.tingkat]),
        _tindakan(satu, identitas),
    )


def _rinci(satu: Temuan) -> str:
    return satu.jabatan if satu.pegawai else ""


def _tindakan(satu: Temuan, identitas: Identitas) -> Sel | str:
    """Mend it oneself, else see the request or make one."""
    perbaiki = alamat_perbaikan(satu, identitas)
    if perbaiki:
        return Sel(teks="Perbaiki", url=perbaiki)
    if satu.permintaan_id:
        url = reverse("penyiapan:perbaikan_rincian", args=[satu.permintaan_id])
        return Sel(teks="Sudah diminta", url=url)
    if satu.unit_id is None or not identitas.punya(*PELIHAT_KESEHATAN):
        return ""
    return Sel(teks="Minta perbaikan", url=alamat_minta(satu))


def alamat_minta(satu: Temuan) -> str:
    """The page on which this gap is asked to be mended."""
    isi = {"kunci": satu.kunci, "unit": satu.unit_id}
    if satu.pegawai_id:
        isi["pegawai"] = satu.pegawai_id
    if satu.jabatan_id:
        isi["jabatan"] = satu.jabatan_id
    return f"{reverse('penyiapan:minta')}?{urlencode(isi)}"


def baris_ekspor(temuan: Iterable[Temuan]) -> Iterable[tuple[object, ...]]:
    """The gaps as rows of a file."""
    sebutan = dict(TINGKAT)
    for satu in temuan:
        masalah = MASALAH[satu.kunci]
        yield (
            masalah.kalimat, sebutan[masalah.tingkat], satu.pegawai, satu.nip, satu.jabatan,
            satu.unit, satu.opd, satu.catatan, yang_memperbaiki(masalah), masalah.saran,
        )  # fmt: skip
