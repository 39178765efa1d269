"""Drawing up a plan: the period, the results, their indicators."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Max
from django.utils import timezone

from ekinerja.core.access import wajib
from ekinerja.core.errors import AksiDitolak
from ekinerja.core.format import rentang_tanggal, tanggal_panjang
from ekinerja.core.workflow import Pelaku
from ekinerja.pegawai.models import Pegawai, Penempatan
from ekinerja.pegawai.pensiun import rencana_pensiun
from ekinerja.pegawai.queries import alasan_arsip
from ekinerja.skp.bulan import bulan_dalam
from ekinerja.skp.models import SKP, HasilKerja, Indikator, RiwayatSKP
from ekinerja.skp.permissions import dapat_ditautkan
from ekinerja.skp.queries import (
    dikelola_di_luar,
    garis_ke_atas,
    jenis_menurut_jabatan,
    penempatan_dalam,
    perlu_tautan,
    rhk_rujukan,
    sasaran_rujukan,
    skp_bersinggungan,
    tim_pegawai,
)
from ekinerja.skp.services.draf import catat_isi, kunci_draf
from ekinerja.skp.services.target import sebar_target
from ekinerja.skp.services.tugas import periksa_tugas
from ekinerja.skp.workflow import DRAF


@dataclass(frozen=True, slots=True)
class IsianIndikator:
    """An indicator as it is typed. ``target`` is the figure of the whole period, in ``satuan``;
    of a range the lower end; None when the target is words."""

    uraian: str
    target: Decimal | None
    satuan: str
    aspek: str = "KUANTITAS"
    bentuk: str = "ANGKA"
    target_atas: Decimal | None = None
    target_teks: str = ""
    polaritas: str = "NAIK"
    dibagi: bool = True
    realisasi_awal: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class Rujukan:
    """Where a result comes from: the superior's RHK, the team or person who gave the task.

    :ivar tugas_ids: tasks of the post that the result is made of.
    :ivar pada: day on which it is asked who the superior is; inside the period of the plan.
    """

    intervensi_id: int | None = None
    tim_id: int | None = None
    penugasan_dari: str = ""
    perspektif: str = ""
    sasaran_id: int | None = None
    klasifikasi: str = ""
    tugas_ids: tuple[int, ...] = ()
    pada: date | None = None


@transaction.atomic
def buat_skp(
    pegawai: Pegawai, *, mulai: date, selesai: date, pada: datetime, pendekatan: str = "KUANTITATIF"
) -> SKP:
    """Begin the SKP of a period ``[mulai, selesai)`` in the post held then.

    :raises AksiDitolak: for an empty or over-long period, without a post, beyond the day of
        retirement, or when another SKP of this person touches the period.
    """
    if not mulai < selesai:
        raise AksiDitolak("Masa SKP berakhir sebelum dimulai. Periksa kedua tanggalnya.")
    if len(bulan_dalam(mulai, selesai)) > 12:
        raise AksiDitolak("Satu SKP berlaku paling lama 12 bulan. Perpendek masanya.")
    penempatan = penempatan_dalam(pegawai.pk, mulai=mulai, selesai=selesai)
    if penempatan is None:
        raise AksiDitolak(
            "Pada masa itu Anda belum tercatat memangku jabatan. "
            "Hubungi BKPSDM untuk melengkapi data penempatan, lalu buat SKP."
        )
    arsip = alasan_arsip(pegawai.pk, tanggal=selesai - timedelta(days=1))
    if arsip:
        raise AksiDitolak(f"{arsip} Hasil masa itu dapat diimpor sebagai arsip tahunan.")
    _tolak_lewat_pensiun(pegawai, penempatan, selesai, pada=pada)
    _tolak_dikelola_di_luar(pegawai, mulai, selesai, pada=pada)
    _tolak_tumpang_tindih(pegawai, mulai, selesai)
    skp = SKP.objects.create(
        instansi_id=pegawai.instansi_id,
        pegawai=pegawai,
        jabatan=penempatan.jabatan,
        jenis_pegawai=jenis_menurut_jabatan(penempatan.jabatan),
        pendekatan=pendekatan,
        masa=DateRange(mulai, selesai),
    )
    catat_awal(skp, langkah="buat", oleh=pegawai, pada=pada)
    return skp


def catat_awal(skp: SKP, *, langkah: str, oleh: Pegawai, pada: datetime, alasan: str = "") -> None:
    """The first row of the history of a draft."""
    RiwayatSKP.objects.create(
        objek=skp,
        langkah=langkah,
        dari="",
        ke=DRAF,
        oleh_id=oleh.user_id,
        oleh_nama=oleh.nama,
        kapasitas="Pegawai",
        alasan=alasan,
        pada=pada,
    )


def sampai_pensiun(
    pegawai: Pegawai, penempatan: Penempatan, selesai: date, *, pada: datetime
) -> date:
    """The end of a period, or the first day of retirement in this post when that comes before."""
    rencana = rencana_pensiun(pegawai, penempatan.jabatan, pada=timezone.localdate(pada))
    return selesai if rencana is None else min(selesai, rencana.tanggal)


def _tolak_lewat_pensiun(
    pegawai: Pegawai, penempatan: Penempatan, selesai: date, *, pada: datetime
) -> None:
    rencana = rencana_pensiun(pegawai, penempatan.jabatan, pada=timezone.localdate(pada))
    if rencana is not None and selesai > rencana.tanggal:
        raise AksiDitolak(
            f"Menurut batas usia pensiun jabatan ini ({rencana.usia} tahun), masa pensiun mulai "
            f"{tanggal_panjang(rencana.tanggal)}. Akhiri masa SKP sebelum hari itu, atau hubungi "
            "BKPSDM bila tanggalnya keliru."
        )


def _tolak_dikelola_di_luar(
    pegawai: Pegawai, mulai: date, selesai: date, *, pada: datetime
) -> None:
    hari = min(max(timezone.localdate(pada), mulai), selesai - timedelta(days=1))
    aplikasi = dikelola_di_luar(pegawai.instansi_id, pada=hari, pegawai_ids=[pegawai.pk])
    if pegawai.pk in aplikasi:
        raise AksiDitolak(
            f"SKP jabatan Anda dikelola di {aplikasi[pegawai.pk]}, sehingga tidak perlu disusun di "
            "sini. Bila ini keliru, hubungi BKPSDM."
        )


def _tolak_tumpang_tindih(pegawai: Pegawai, mulai: date, selesai: date) -> None:
    Pegawai.objects.select_for_update(of=("self",), no_key=True).get(pk=pegawai.pk)
    lain = skp_bersinggungan(pegawai.pk, mulai=mulai, selesai=selesai).first()
    if lain is not None:
        raise AksiDitolak(
            f"Sudah ada SKP untuk {rentang_tanggal(lain.masa.lower, lain.masa.upper)}. "
            "Buka SKP itu, atau pilih masa yang tidak beririsan dengannya."
        )


@transaction.atomic
def tambah_hasil_kerja(
    skp: SKP,
    *,
    rencana: str,
    oleh: Pelaku,
    jenis: str = "UTAMA",
    rujukan: Rujukan | None = None,
) -> HasilKerja:
    """Add a planned result (RHK) to a draft.

    :raises AksiDitolak: when the plan is no draft any more, or the superior's RHK or the team
        named is not one of this person in this period.
    """
    skp = kunci_draf(skp.pk, oleh)
    asal = _periksa(skp, rujukan or Rujukan())
    terakhir = HasilKerja.objects.filter(skp=skp, jenis=jenis).aggregate(n=Max("urutan"))["n"] or 0
    rhk = HasilKerja.objects.create(
        skp=skp,
        jenis=jenis,
        rencana=rencana.strip(),
        urutan=terakhir + 1,
        intervensi_id=asal.intervensi_id,
        tim_id=asal.tim_id,
        penugasan_dari=asal.penugasan_dari.strip(),
        perspektif=asal.perspektif,
        sasaran_id=asal.sasaran_id,
        klasifikasi=asal.klasifikasi.strip(),
    )
    rhk.tugas.set(asal.tugas_ids)
    catat_isi(skp, f"RHK “{rhk.rencana}” ditambah", oleh)
    return rhk


@transaction.atomic
def ubah_hasil_kerja(
    rhk: HasilKerja,
    *,
    rencana: str,
    oleh: Pelaku,
    rujukan: Rujukan,
    stempel: int | None = None,
) -> None:
    """Change the words and the origin of a planned result in a draft."""
    skp = kunci_draf(rhk.skp_id, oleh, stempel=stempel)
    asal = _periksa(skp, rujukan)
    _tolak_melingkar(rhk, asal.intervensi_id)
    rhk.rencana = rencana.strip()
    rhk.intervensi_id, rhk.tim_id = asal.intervensi_id, asal.tim_id
    rhk.penugasan_dari, rhk.perspektif = asal.penugasan_dari.strip(), asal.perspektif
    rhk.sasaran_id, rhk.klasifikasi = asal.sasaran_id, asal.klasifikasi.strip()
    rhk.save(
        update_fields=[
            "rencana", "intervensi_id", "tim_id", "penugasan_dari", "perspektif", "sasaran_id",
            "klasifikasi",
        ]
    )  # fmt: skip
    rhk.tugas.set(asal.tugas_ids)
    catat_isi(skp, f"RHK “{rhk.rencana}” diubah", oleh)


@transaction.atomic
def tautkan(rhk: HasilKerja, *, rujukan: Rujukan, oleh: Pelaku) -> None:
    """Link a result to the superior's RHK; an agreed plan may still receive a missing link.

    :raises AksiDitolak: when that RHK is not one of the superior's in this period.
    """
    skp = SKP.objects.select_for_update(of=("self",)).get(pk=rhk.skp_id)
    wajib(dapat_ditautkan(skp, oleh))
    if skp.status != DRAF and not perlu_tautan(rhk):
        raise AksiDitolak(
            "Hasil kerja ini sudah bertaut dan SKP-nya sudah disepakati. Ubah tautannya lewat "
            "perubahan SKP."
        )
    _periksa(skp, rujukan)
    _tolak_melingkar(rhk, rujukan.intervensi_id)
    rhk.intervensi_id = rujukan.intervensi_id
    rhk.save(update_fields=["intervensi_id"])
    catat_isi(skp, f"RHK “{rhk.rencana}” ditautkan", oleh)


def _tolak_melingkar(rhk: HasilKerja, intervensi_id: int | None) -> None:
    if intervensi_id is not None and rhk.pk in garis_ke_atas(intervensi_id):
        raise AksiDitolak(
            "Hasil kerja itu sendiri mendukung hasil kerja ini, sehingga garisnya melingkar. "
            "Pilih hasil kerja lain, atau minta pemiliknya memindahkan tautannya."
        )


def _periksa(skp: SKP, rujukan: Rujukan) -> Rujukan:
    if rujukan.tim_id is not None and rujukan.tim_id not in {satu.pk for satu in tim_pegawai(skp)}:
        raise AksiDitolak(
            "Anda tidak tercatat sebagai anggota tim kerja itu pada masa SKP ini. Pilih tim lain, "
            "atau minta ketua tim mencatat keanggotaan Anda."
        )
    if rujukan.intervensi_id is not None and rujukan.intervensi_id not in {
        satu.pk for satu in rhk_rujukan(skp, pada=rujukan.pada)
    }:
        raise AksiDitolak(
            "Hasil kerja itu bukan milik pejabat penilai Anda atau ketua tim Anda pada masa ini. "
            "Pilih salah satu dari daftar."
        )
    if rujukan.sasaran_id is not None and rujukan.sasaran_id not in {
        satu.pk for satu in sasaran_rujukan(skp)
    }:
        raise AksiDitolak(
            "Sasaran itu bukan sasaran unit Anda pada tahun ini. Pilih salah satu dari daftar."
        )
    periksa_tugas(skp, rujukan.tugas_ids)
    return rujukan


@transaction.atomic
def tambah_indikator(hasil_kerja: HasilKerja, *, isian: IsianIndikator, oleh: Pelaku) -> Indikator:
    """Add an indicator; its target is spread evenly over the months at once.

    :raises AksiDitolak: when the plan is no draft any more, or the target is not usable.
    """
    skp = kunci_draf(hasil_kerja.skp_id, oleh)
    terakhir = Indikator.objects.filter(hasil_kerja=hasil_kerja).aggregate(n=Max("urutan"))["n"]
    indikator = Indikator(hasil_kerja=hasil_kerja, urutan=(terakhir or 0) + 1)
    _isi_indikator(indikator, isian)
    indikator.save()
    if indikator.terbagi:
        sebar_target(indikator, skp)
    catat_isi(skp, f"indikator “{indikator.uraian}” ditambah", oleh)
    return indikator


@transaction.atomic
def ubah_indikator(
    indikator: Indikator, *, isian: IsianIndikator, oleh: Pelaku, stempel: int | None = None
) -> None:
    """Change an indicator of a draft; a new target is spread evenly again.

    :raises AksiDitolak: when the plan changed meanwhile or the target is not usable.
    """
    skp = kunci_draf(indikator.hasil_kerja.skp_id, oleh, stempel=stempel)
    lama = (indikator.terbagi, indikator.target)
    _isi_indikator(indikator, isian)
    indikator.save()
    if (indikator.terbagi, indikator.target) != lama:
        if indikator.terbagi:
            sebar_target(indikator, skp)
        else:
            indikator.target_bulanan.all().delete()
    catat_isi(skp, f"indikator “{indikator.uraian}” diubah", oleh)


def _isi_indikator(indikator: Indikator, isian: IsianIndikator) -> None:
    _periksa_target(isian)
    angka = isian.bentuk != Indikator.TEKS
    indikator.aspek = isian.aspek
    indikator.uraian = isian.uraian.strip()
    indikator.bentuk = isian.bentuk
    indikator.target = isian.target if angka else None
    indikator.target_atas = isian.target_atas if isian.bentuk == Indikator.RENTANG else None
    indikator.target_teks = "" if angka else isian.target_teks.strip()
    indikator.satuan = isian.satuan.strip()
    indikator.polaritas = isian.polaritas
    indikator.dibagi = isian.dibagi
    indikator.realisasi_awal = isian.realisasi_awal if angka else Decimal(0)


def _periksa_target(isian: IsianIndikator) -> None:
    if isian.bentuk == Indikator.TEKS:
        if not isian.target_teks.strip():
            raise AksiDitolak("Tuliskan targetnya dengan kata, atau pilih target berupa angka.")
        return
    if isian.target is None or (isian.bentuk == Indikator.ANGKA and isian.target <= 0):
        raise AksiDitolak("Target harus lebih besar dari nol.")
    if isian.bentuk == Indikator.RENTANG and (
        isian.target_atas is None or isian.target_atas <= isian.target
    ):
        raise AksiDitolak(
            "Batas atas rentang harus lebih besar dari batas bawahnya. Tukar kedua angkanya."
        )
    if isian.realisasi_awal < 0:
        raise AksiDitolak("Realisasi awal tidak boleh kurang dari nol.")


@transaction.atomic
def hapus_hasil_kerja(hasil_kerja: HasilKerja, *, oleh: Pelaku) -> None:
    """Remove a planned result with its indicators from a draft.

    :raises AksiDitolak: when results of others build on it.
    """
    skp = kunci_draf(hasil_kerja.skp_id, oleh)
    pendukung = hasil_kerja.didukung_oleh.select_related("skp__pegawai").first()
    if pendukung is not None:
        raise AksiDitolak(
            f"Hasil kerja ini didukung RHK milik {pendukung.skp.pegawai.nama}. Minta tautannya "
            "dipindahkan dahulu, lalu hapus."
        )
    hasil_kerja.delete()
    catat_isi(skp, f"RHK “{hasil_kerja.rencana}” dihapus", oleh)


@transaction.atomic
def hapus_indikator(indikator: Indikator, *, oleh: Pelaku) -> None:
    """Remove an indicator from a draft."""
    skp = kunci_draf(indikator.hasil_kerja.skp_id, oleh)
    indikator.delete()
    catat_isi(skp, f"indikator “{indikator.uraian}” dihapus", oleh)
