"""Deeds on an SKP: draw it up, submit, agree; and the realisation that approved work adds."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import connection, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Max
from django.utils import timezone

from ekinerja.core.access import wajib
from ekinerja.core.errors import AksiDitolak
from ekinerja.core.format import angka, rentang_tanggal
from ekinerja.core.workflow import SISTEM, Pelaku
from ekinerja.pegawai.models import Pegawai
from ekinerja.pegawai.queries import penilai_seorang
from ekinerja.pegawai.services import kapasitas_memutus
from ekinerja.skp.models import SKP, HasilKerja, Indikator, RiwayatSKP, TargetBulanan
from ekinerja.skp.penilai import alihkan
from ekinerja.skp.permissions import skp_dapat_diubah
from ekinerja.skp.queries import penempatan_dalam
from ekinerja.skp.workflow import DIAJUKAN, DRAF, SKP_WORKFLOW

_SEN = Decimal("0.01")
ALASAN_ALIH = "Pejabat penilai berganti menurut jabatan, penugasan, atau surat."


@dataclass(frozen=True, slots=True)
class IsianIndikator:
    """An indicator as it is typed. ``target`` is the figure of the whole period, in ``satuan``."""

    uraian: str
    target: Decimal
    satuan: str
    aspek: str = "KUANTITAS"


@transaction.atomic
def buat_skp(
    pegawai: Pegawai, *, mulai: date, selesai: date, pada: datetime, pendekatan: str = "KUANTITATIF"
) -> SKP:
    """Begin the SKP of a period ``[mulai, selesai)`` in the post held then.

    :raises AksiDitolak: for an empty or over-long period, without a post, or when another SKP
        of this person touches the period.
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
    _tolak_tumpang_tindih(pegawai, mulai, selesai)
    skp = SKP.objects.create(
        instansi_id=pegawai.instansi_id,
        pegawai=pegawai,
        jabatan=penempatan.jabatan,
        pendekatan=pendekatan,
        masa=DateRange(mulai, selesai),
    )
    RiwayatSKP.objects.create(
        objek=skp,
        langkah="buat",
        dari="",
        ke=DRAF,
        oleh_id=pegawai.user_id,
        oleh_nama=pegawai.nama,
        kapasitas="Pegawai",
        pada=pada,
    )
    return skp


def _tolak_tumpang_tindih(pegawai: Pegawai, mulai: date, selesai: date) -> None:
    Pegawai.objects.select_for_update(of=("self",), no_key=True).get(pk=pegawai.pk)
    lain = SKP.objects.filter(pegawai=pegawai, masa__overlap=(mulai, selesai)).first()
    if lain is not None:
        raise AksiDitolak(
            f"Sudah ada SKP untuk {rentang_tanggal(lain.masa.lower, lain.masa.upper)}. "
            "Buka SKP itu, atau pilih masa yang tidak beririsan dengannya."
        )


@transaction.atomic
def tambah_hasil_kerja(skp: SKP, *, rencana: str, oleh: Pelaku, jenis: str = "UTAMA") -> HasilKerja:
    """Add a planned result (RHK) to a draft.

    :raises AksiDitolak: when the plan is no draft any more.
    """
    skp = _kunci_draf(skp.pk, oleh)
    terakhir = HasilKerja.objects.filter(skp=skp, jenis=jenis).aggregate(n=Max("urutan"))["n"] or 0
    return HasilKerja.objects.create(
        skp=skp, jenis=jenis, rencana=rencana.strip(), urutan=terakhir + 1
    )


@transaction.atomic
def tambah_indikator(hasil_kerja: HasilKerja, *, isian: IsianIndikator, oleh: Pelaku) -> Indikator:
    """Add an indicator; its target is spread evenly over the months at once.

    :raises AksiDitolak: when the plan is no draft any more, or the target is not positive.
    """
    skp = _kunci_draf(hasil_kerja.skp_id, oleh)
    if isian.target <= 0:
        raise AksiDitolak("Target harus lebih besar dari nol.")
    terakhir = Indikator.objects.filter(hasil_kerja=hasil_kerja).aggregate(n=Max("urutan"))["n"]
    indikator = Indikator.objects.create(
        hasil_kerja=hasil_kerja,
        urutan=(terakhir or 0) + 1,
        aspek=isian.aspek,
        uraian=isian.uraian.strip(),
        target=isian.target,
        satuan=isian.satuan.strip(),
    )
    _tulis_target(indikator, bagi_rata(isian.target, bulan_skp(skp)))
    return indikator


@transaction.atomic
def isi_target_bulanan(
    indikator: Indikator, *, oleh: Pelaku, target: Mapping[date, Decimal] | None = None
) -> None:
    """Set the target of each month; without figures they are spread evenly.

    :param target: first day of a month → target. A month left out becomes 0.
    :raises AksiDitolak: when a month lies outside, a figure is negative, or the sum is not the
        target of the whole period exactly.
    """
    skp = _kunci_draf(indikator.hasil_kerja.skp_id, oleh)
    bulan = bulan_skp(skp)
    isi = bagi_rata(indikator.target, bulan) if target is None else dict(target)
    if set(isi) - set(bulan):
        raise AksiDitolak("Ada target untuk bulan di luar masa SKP. Hapus target bulan itu.")
    if any(nilai < 0 for nilai in isi.values()):
        raise AksiDitolak("Target bulanan tidak boleh kurang dari nol.")
    jumlah = sum(isi.values(), Decimal(0))
    if jumlah != indikator.target:
        raise AksiDitolak(
            f"Target bulanan berjumlah {angka(jumlah)}, sedangkan target SKP "
            f"{angka(indikator.target)} {indikator.satuan}. Sesuaikan sampai jumlahnya sama."
        )
    _tulis_target(indikator, {awal: isi.get(awal, Decimal(0)) for awal in bulan})


@transaction.atomic
def hapus_hasil_kerja(hasil_kerja: HasilKerja, *, oleh: Pelaku) -> None:
    """Remove a planned result with its indicators from a draft."""
    _kunci_draf(hasil_kerja.skp_id, oleh)
    hasil_kerja.delete()


@transaction.atomic
def hapus_indikator(indikator: Indikator, *, oleh: Pelaku) -> None:
    """Remove an indicator from a draft."""
    _kunci_draf(indikator.hasil_kerja.skp_id, oleh)
    indikator.delete()


def _kunci_draf(pk: int, oleh: Pelaku) -> SKP:
    skp = SKP.objects.select_for_update(of=("self",)).get(pk=pk)
    if skp.status != DRAF:
        raise AksiDitolak(skp_dapat_diubah(skp, oleh).alasan or "SKP ini bukan draf lagi.")
    wajib(skp_dapat_diubah(skp, oleh))
    return skp


def _tulis_target(indikator: Indikator, target: Mapping[date, Decimal]) -> None:
    TargetBulanan.objects.bulk_create(
        [TargetBulanan(indikator=indikator, awal=a, target=t) for a, t in target.items()],
        update_conflicts=True,
        unique_fields=["indikator", "awal"],
        update_fields=["target"],
    )


def ajukan_skp(skp: SKP, *, oleh: Pegawai, pada: datetime) -> SKP:
    """Submit the plan to the superior by position of that day.

    :raises AksiDitolak: when the plan is incomplete or there is no superior.
    """
    penilai = penilai_seorang(skp.pegawai, pada=timezone.localdate(pada))
    if penilai is None:
        raise AksiDitolak(
            "Atasan langsung Anda belum ditetapkan, sehingga belum ada yang dapat menyetujui. "
            "Hubungi BKPSDM untuk melengkapi jabatan atasan."
        )
    return SKP_WORKFLOW.run(
        "ajukan", skp, oleh=oleh, pada=pada, kapasitas="Pegawai", ubah={"penilai_id": penilai.pk}
    )


@transaction.atomic
def kembalikan_skp(skp: SKP, *, oleh: Pegawai, pada: datetime, alasan: str) -> SKP:
    """Return the plan to its owner with a note.

    :raises AksiDitolak: without a note, or when it no longer waits.
    """
    kapasitas = kapasitas_memutus(skp, oleh=oleh, pada=pada)
    return SKP_WORKFLOW.run(
        "kembalikan", skp, oleh=oleh, pada=pada, kapasitas=kapasitas, alasan=alasan
    )


@transaction.atomic
def setujui_skp(skp: SKP, *, oleh: Pegawai, pada: datetime) -> SKP:
    """Agree the plan: from now on the database refuses every change to plans and targets.

    :raises AksiDitolak: when it no longer waits or is incomplete.
    """
    kapasitas = kapasitas_memutus(skp, oleh=oleh, pada=pada)
    return SKP_WORKFLOW.run("setujui", skp, oleh=oleh, pada=pada, kapasitas=kapasitas)


@transaction.atomic
def alihkan_penilai(instansi_id: int, *, pada: datetime) -> int:
    """Submitted plans follow the post of the superior when its holder changes.

    :returns: how many changed hands, each with its row of history.
    """
    pindah = alihkan(
        SKP.objects.filter(instansi_id=instansi_id, status=DIAJUKAN),
        instansi_id=instansi_id,
        hari=timezone.localdate(pada),
    )
    RiwayatSKP.objects.bulk_create(
        RiwayatSKP(
            objek_id=pk,
            langkah="alihkan",
            dari=DIAJUKAN,
            ke=DIAJUKAN,
            oleh_nama=SISTEM.nama,
            alasan=ALASAN_ALIH,
            pada=pada,
        )
        for pk in pindah
    )
    return len(pindah)


def catat_realisasi(indikator_id: int, *, awal: date, volume: Decimal) -> None:
    """Add approved volume to the month of an indicator, inside the caller's transaction."""
    catat_realisasi_massal({(indikator_id, awal): volume})


def catat_realisasi_massal(volume: Mapping[tuple[int, date], Decimal]) -> None:
    """The same for many: (indicator, first day of the month) → volume to add, in one statement.

    A month without a target gets a row with target 0; two approvals at once both count.
    """
    tambah = sorted((kunci, nilai) for kunci, nilai in volume.items() if nilai)
    if not tambah:
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO skp_targetbulanan (indikator_id, awal, target, realisasi)"
            " SELECT * FROM unnest(%s::bigint[], %s::date[], %s::numeric[], %s::numeric[])"
            " ON CONFLICT (indikator_id, awal) DO UPDATE"
            " SET realisasi = skp_targetbulanan.realisasi + EXCLUDED.realisasi",
            [
                [kunci[0] for kunci, _ in tambah],
                [kunci[1] for kunci, _ in tambah],
                [Decimal(0)] * len(tambah),
                [nilai for _, nilai in tambah],
            ],
        )


def bulan_skp(skp: SKP) -> list[date]:
    """First days of the months that an SKP touches."""
    return bulan_dalam(skp.masa.lower, skp.masa.upper)


def bulan_dalam(mulai: date, selesai: date) -> list[date]:
    """First days of the months touched by ``[mulai, selesai)``, in order."""
    bulan = []
    awal = mulai.replace(day=1)
    while awal < selesai:
        bulan.append(awal)
        awal = date(awal.year + awal.month // 12, awal.month % 12 + 1, 1)
    return bulan


def bagi_rata(target: Decimal, bulan: list[date]) -> dict[date, Decimal]:
    """Spread a target over months so that the sum is exact.

    A whole target is spread in whole units, others in hundredths; what is left over goes to the
    last months, one unit each.
    """
    satuan = Decimal(1) if target == target.to_integral_value() else _SEN
    langkah = int(target / satuan)
    dasar, sisa = divmod(langkah, len(bulan))
    batas = len(bulan) - sisa
    return {awal: (dasar + (nomor >= batas)) * satuan for nomor, awal in enumerate(bulan)}
