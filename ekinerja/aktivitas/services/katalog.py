"""Deeds on the catalogue: a version is written, a unit proposes, Bagian Organisasi decides."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from ekinerja.aktivitas.models import (
    PERAN_KEGIATAN,
    KatalogAktivitas,
    RiwayatUsulanKatalog,
    UsulanKatalog,
)
from ekinerja.aktivitas.permissions import boleh_mengusulkan_katalog, boleh_menyusun_katalog
from ekinerja.aktivitas.workflow import DIAJUKAN, USULAN_KATALOG_WORKFLOW
from ekinerja.core.access import wajib
from ekinerja.core.errors import AksiDitolak
from ekinerja.core.format import tanggal_panjang
from ekinerja.organisasi.batasan import batasan
from ekinerja.organisasi.models import UnitKerja
from ekinerja.pegawai.identity import Identitas

_BATASAN = {
    "katalog_kode_unik": "Kode ini sudah dipakai aktivitas lain. Pakai kode yang belum ada.",
    "katalog_satu_versi_per_hari": "Kode ini sudah berlaku pada tanggal itu. Ubah yang sudah ada, "
    "atau pakai kode lain.",
    "usulan_katalog_satu_menunggu": "Kode ini sudah diusulkan dan masih menunggu keputusan.",
}


@dataclass(frozen=True, slots=True)
class IsiAktivitas:
    """What a version says; ``pengali`` maps a role to its multiplier."""

    kode: str
    nama: str
    kelompok: str
    satuan: str
    nama_jabatan: str = ""
    norma_waktu: int | None = None
    bobot: Decimal = Decimal(1)
    poin: Decimal | None = None
    pengali: Mapping[str, Decimal] = field(default_factory=dict)
    bertahap: bool = False
    bukti_wajib: bool = True
    jenis_bukti: str = KatalogAktivitas.APA_SAJA
    batas_hari: Decimal | None = None
    batas_bulan: Decimal | None = None
    dasar: str = ""

    def kolom(self) -> dict[str, Any]:
        """As columns; multipliers become words, so that none is ever a binary float."""
        isi = asdict(self)
        pengali = isi.pop("pengali")
        return isi | {"pengali_peran": {peran: f"{satu:f}" for peran, satu in pengali.items()}}


_KOLOM = tuple(
    "pengali_peran" if nama == "pengali" else nama for nama in IsiAktivitas.__dataclass_fields__
)


@transaction.atomic
def tetapkan_katalog(
    isi: IsiAktivitas, *, asal: KatalogAktivitas | None, mulai: date, oleh: Identitas
) -> KatalogAktivitas:
    """Write a new activity, or the next version of one; entries keep the version they named.

    :raises AksiDitolak: when the code is taken, or the version would begin before the former one.
    """
    wajib(boleh_menyusun_katalog(oleh))
    return _tetapkan(isi.kolom(), asal_id=asal.pk if asal else None, mulai=mulai, oleh=oleh)


def _tetapkan(
    kolom: Mapping[str, Any], *, asal_id: int | None, mulai: date, oleh: Identitas
) -> KatalogAktivitas:
    _periksa_isi(kolom)
    baru = KatalogAktivitas(**kolom, instansi_id=oleh.user.instansi_id, masa=DateRange(mulai, None))
    if asal_id is not None:
        asal = KatalogAktivitas.objects.select_for_update(of=("self",)).get(pk=asal_id)
        _akhiri(asal, mulai)
        baru.kode, baru.versi = asal.kode, asal.versi + 1
        baru.unit_id, baru.jabatan_id = asal.unit_id, asal.jabatan_id
        if baru.nama_jabatan != asal.nama_jabatan:
            baru.jabatan_id = None
    with batasan(_BATASAN):
        baru.save(force_insert=True)
    return baru


def _akhiri(asal: KatalogAktivitas, mulai: date) -> None:
    if asal.masa.upper is not None:
        raise AksiDitolak(
            "Versi ini sudah digantikan. Buka versi yang berlaku sekarang, lalu ubah yang itu."
        )
    if mulai <= asal.masa.lower:
        raise AksiDitolak(
            f"Versi yang berlaku dimulai {tanggal_panjang(asal.masa.lower)}; perubahannya dimulai "
            "sesudah itu. Pilih tanggal lain."
        )
    asal.masa = DateRange(asal.masa.lower, mulai)
    asal.save(update_fields=["masa"])


def _periksa_isi(kolom: Mapping[str, Any]) -> None:
    if not kolom["norma_waktu"] and kolom["poin"] is None:
        raise AksiDitolak("Isi norma waktu, poin, atau keduanya; tanpa itu tidak ada nilainya.")
    if kolom["pengali_peran"] and kolom["poin"] is None:
        raise AksiDitolak("Pengali peran mengalikan poin. Isi poinnya, atau kosongkan pengalinya.")
    if asing := set(kolom["pengali_peran"]) - set(dict(PERAN_KEGIATAN)):
        raise AksiDitolak(f"Peran {', '.join(sorted(asing))} tidak dikenal.")
    if (kolom["kelompok"] == KatalogAktivitas.UMUM) == bool(kolom["nama_jabatan"]):
        raise AksiDitolak(
            "Aktivitas umum tidak menyebut jabatan; aktivitas jabatan menyebut nama jabatannya."
        )


@transaction.atomic
def usulkan_katalog(
    isi: IsiAktivitas,
    *,
    unit: UnitKerja,
    asal: KatalogAktivitas | None,
    mulai: date,
    alasan: str,
    oleh: Identitas,
    pada: datetime,
) -> UsulanKatalog:
    """Propose a new activity or a change; it waits for Bagian Organisasi.

    :raises AksiDitolak: without a reason, or when the code already waits.
    """
    wajib(boleh_mengusulkan_katalog(unit.pk, oleh))
    pegawai = oleh.pegawai
    if pegawai is None:
        raise AksiDitolak("Akun ini belum terhubung dengan data pegawai. Hubungi BKPSDM.")
    if not alasan.strip():
        raise AksiDitolak("Tuliskan alasan usulannya.")
    kolom = isi.kolom() | ({"kode": asal.kode} if asal else {})
    _periksa_isi(kolom)
    with batasan(_BATASAN):
        usulan = UsulanKatalog.objects.create(
            **kolom,
            instansi_id=oleh.user.instansi_id,
            unit=unit,
            asal=asal,
            mulai=mulai,
            alasan=alasan.strip(),
            diusulkan_oleh=pegawai,
            diusulkan_pada=pada,
        )
    RiwayatUsulanKatalog.objects.create(
        objek=usulan, langkah="usulkan", dari="", ke=DIAJUKAN, oleh_id=oleh.user_id,
        oleh_nama=oleh.nama, alasan=usulan.alasan, pada=pada,
    )  # fmt: skip
    return usulan


@transaction.atomic
def setujui_usulan_katalog(
    usulan: UsulanKatalog, *, oleh: Identitas, pada: datetime
) -> UsulanKatalog:
    """The proposal becomes a version, whole or not at all.

    :raises AksiDitolak: when it no longer waits, or no longer fits the catalogue.
    """
    kini = UsulanKatalog.objects.select_for_update(of=("self",)).get(pk=usulan.pk)
    putusan = USULAN_KATALOG_WORKFLOW.decide("setujui", kini, oleh)
    if kini.status == DIAJUKAN:
        wajib(putusan)
    elif not putusan.boleh:
        raise AksiDitolak(putusan.alasan)
    kolom = {nama: getattr(kini, nama) for nama in _KOLOM}
    hasil = _tetapkan(kolom, asal_id=kini.asal_id, mulai=kini.mulai, oleh=oleh)
    return USULAN_KATALOG_WORKFLOW.run(
        "setujui", kini, oleh=oleh, pada=pada, ubah={"hasil_id": hasil.pk}
    )


def tolak_usulan_katalog(
    usulan: UsulanKatalog, *, alasan: str, oleh: Identitas, pada: datetime
) -> UsulanKatalog:
    """Refuse with a reason."""
    return USULAN_KATALOG_WORKFLOW.run("tolak", usulan, oleh=oleh, pada=pada, alasan=alasan.strip())


def tarik_usulan_katalog(
    usulan: UsulanKatalog, *, oleh: Identitas, pada: datetime
) -> UsulanKatalog:
    """Take back what one proposed."""
    return USULAN_KATALOG_WORKFLOW.run("tarik", usulan, oleh=oleh, pada=pada)
