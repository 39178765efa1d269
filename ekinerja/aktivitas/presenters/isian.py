"""The fast form: indicators to tap, former entries to repeat."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.urls import reverse

from ekinerja.aktivitas.forms import AktivitasForm
from ekinerja.aktivitas.models import PERAN_KEGIATAN, Aktivitas, KatalogAktivitas
from ekinerja.aktivitas.presenters.umum import (
    BuktiTampil,
    lama_dan_volume,
    nilai_katalog,
    tampilkan_bukti,
)
from ekinerja.core.format import angka
from ekinerja.core.kit import Kosong, Tautan
from ekinerja.skp.queries import PilihanIndikator

TERBUKA, SARAN = 3, 3


@dataclass(frozen=True, slots=True)
class PilihanTampil:
    """A radio card. ``id`` is text, so that no template groups its digits."""

    id: str
    uraian: str
    rencana: str
    satuan: str
    terpilih: bool


@dataclass(frozen=True, slots=True)
class SaranTampil:
    """A former entry that fills the form with one tap."""

    uraian: str
    ringkas: str
    url: str


@dataclass(frozen=True, slots=True)
class KatalogTampil:
    """The chosen activity: what it is worth, and what it asks for."""

    nama: str
    keterangan: str
    berperan: bool
    peran: list[tuple[str, str, bool]]
    bertahap: bool
    satuan: str
    bukti: str


@dataclass(frozen=True, slots=True)
class IsianTampil:
    """The page of the form. ``bukti`` is what an entry under correction already has.

    :ivar kabar: why a line could not be read.
    """

    form: AktivitasForm
    url: str
    terbuka: list[PilihanTampil]
    lainnya: list[PilihanTampil]
    saran: list[SaranTampil]
    uraian_lalu: list[str]
    bukti: list[BuktiTampil]
    hari_ini: date
    kosong: Kosong
    katalog: KatalogTampil | None = None
    kabar: str = ""


def susun_isian(
    form: AktivitasForm,
    *,
    url: str,
    pilihan: Sequence[PilihanIndikator],
    lalu: Sequence[Aktivitas],
    hari_ini: date,
    aktivitas: Aktivitas | None = None,
    katalog: KatalogAktivitas | None = None,
    kabar: str = "",
) -> IsianTampil:
    """Beyond a handful only the chosen indicator stands open, and the rest is folded away."""
    satunya = pilihan[0].id if len(pilihan) == 1 else ""
    terpilih = str(form["indikator"].value() or satunya)
    kartu = [
        PilihanTampil(
            str(satu.id), satu.uraian, satu.rencana, satu.satuan, str(satu.id) == terpilih
        )
        for satu in pilihan
    ]
    banyak = len(kartu) > TERBUKA
    urut = sorted(kartu, key=lambda satu: not satu.terpilih) if banyak else kartu
    batas = 1 if banyak and urut[0].terpilih else TERBUKA
    return IsianTampil(
        form=form,
        url=url,
        terbuka=urut[:batas],
        lainnya=urut[batas:],
        saran=[]
        if form.is_bound or aktivitas or katalog or form.initial.get("uraian")
        else _saran(lalu, pilihan),
        uraian_lalu=[satu.uraian for satu in lalu],
        bukti=tampilkan_bukti(aktivitas.bukti.all()) if aktivitas else [],
        hari_ini=hari_ini,
        kosong=Kosong(
            judul="Belum ada SKP yang disetujui",
            keterangan="Aktivitas dicatat terhadap indikator SKP yang sudah disetujui. "
            "Susun dan ajukan SKP Anda kepada atasan lebih dahulu.",
            ikon="target",
            aksi=Tautan(judul="Buka SKP", url=reverse("skp:daftar"), ikon="target"),
        ),
        katalog=_katalog(katalog, str(form["peran"].value() or "")) if katalog else None,
        kabar=kabar,
    )


def _katalog(katalog: KatalogAktivitas, terpilih: str) -> KatalogTampil:
    peran = [
        (nama, f"{sebutan} × {angka(Decimal(katalog.pengali_peran[nama]))}", nama == terpilih)
        for nama, sebutan in PERAN_KEGIATAN
        if nama in katalog.pengali_peran
    ]
    bukti = f"Bukti: {katalog.get_jenis_bukti_display()}" if katalog.bukti_wajib else ""
    return KatalogTampil(
        nama=katalog.nama,
        keterangan=" · ".join(nilai_katalog(katalog)),
        berperan=bool(peran),
        peran=peran,
        bertahap=katalog.bertahap,
        satuan=katalog.satuan,
        bukti=bukti or "Bukti tidak diwajibkan bagi aktivitas ini.",
    )


def _saran(lalu: Sequence[Aktivitas], pilihan: Sequence[PilihanIndikator]) -> list[SaranTampil]:
    ditawarkan = {satu.id for satu in pilihan}
    return [
        SaranTampil(
            satu.uraian, lama_dan_volume(satu), f"{reverse('aktivitas:baru')}?salin={satu.pk}"
        )
        for satu in lalu
        if satu.indikator_id in ditawarkan
    ][:SARAN]
