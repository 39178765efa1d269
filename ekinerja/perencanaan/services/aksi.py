"""Deeds on a rencana aksi: rows and targets, realisation with evidence, verification."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from ekinerja.core.access import wajib
from ekinerja.core.berkas import Unggahan, terima_berkas
from ekinerja.core.bulk import mulai_massal
from ekinerja.core.dokumen import Terbitan, terbitkan
from ekinerja.core.errors import AksiDitolak
from ekinerja.core.format import BULAN, tanggal
from ekinerja.core.models import Dokumen
from ekinerja.organisasi.batasan import batasan
from ekinerja.organisasi.models import Jabatan, UnitKerja
from ekinerja.perencanaan.models import (
    BarisRencanaAksi,
    Berasal,
    BuktiAksi,
    IndikatorSasaran,
    LaporanAksi,
    ProgramKegiatan,
    RencanaAksi,
    Sasaran,
    TargetAksi,
)
from ekinerja.perencanaan.pelaku import PelakuPerencanaan
from ekinerja.perencanaan.permissions import aksi_dapat_diubah, boleh_menyusun
from ekinerja.perencanaan.workflow import AKSI_WORKFLOW, DIVERIFIKASI, LAPORAN_WORKFLOW

TERKUNCI: dict[str, str | None] = {
    "rencana_aksi_terkunci": None,
    "laporan_aksi_terkunci": None,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class IsiBaris:
    """What is written of one action."""

    kode: str
    aksi: str
    indikator: str
    satuan: str
    sasaran: Sasaran | None = None
    indikator_sasaran: IndikatorSasaran | None = None
    program: ProgramKegiatan | None = None
    penanggung_jawab: Jabatan | None = None


@transaction.atomic
def buat_rencana(
    unit: UnitKerja, *, tahun: int, periode: str, oleh: PelakuPerencanaan, pada: datetime
) -> RencanaAksi:
    """Begin the action plan of a perangkat daerah for a year.

    :raises TidakBerwenang: when the unit is outside what the actor plans for.
    :raises AksiDitolak: not a perangkat daerah, or a plan of that year exists.
    """
    wajib(boleh_menyusun(unit, oleh))
    if unit.opd_id != unit.pk:
        raise AksiDitolak(
            f"{unit} bukan perangkat daerah. Rencana aksi disusun per perangkat daerah; pilih "
            "perangkat daerahnya."
        )
    ada = f"Rencana aksi {unit} tahun {tahun} sudah ada. Buka yang ada, lalu lanjutkan."
    with batasan({"rencana_aksi_satu_setahun": ada}):
        return RencanaAksi.objects.create(
            instansi_id=unit.instansi_id, unit=unit, tahun=tahun, periode=periode,
            sumber=Berasal.MANUAL, segar_pada=pada,
        )  # fmt: skip


@transaction.atomic
def simpan_baris(
    rencana: RencanaAksi,
    isi: IsiBaris,
    target: Mapping[int, Decimal | None],
    *,
    oleh: PelakuPerencanaan,
    baris: BarisRencanaAksi | None = None,
) -> BarisRencanaAksi:
    """Add an action with its targets, or change one.

    :param target: last month of a period → target; None: nothing in that period.
    :raises AksiDitolak: a locked plan, a target that is zero or negative, no target at all.
    """
    rencana = _kunci(rencana)
    wajib(aksi_dapat_diubah(rencana, oleh))
    _periksa_sasaran(rencana, isi)
    dipakai = {bulan: nilai for bulan, nilai in target.items() if nilai is not None}
    periksa_target_aksi(rencana, dipakai)
    if baris is None:
        akhir = BarisRencanaAksi.objects.filter(rencana=rencana).aggregate(n=Max("urutan"))["n"]
        baris = BarisRencanaAksi(rencana=rencana, urutan=(akhir or 0) + 1)
    for satu in fields(IsiBaris):
        setattr(baris, satu.name, getattr(isi, satu.name))
    kode = f"Kode {isi.kode} sudah dipakai aksi lain dalam rencana ini. Pilih kode lain."
    with (
        mulai_massal(oleh, sebab="rencana aksi disusun"),
        batasan({**TERKUNCI, "baris_aksi_kode_unik": kode}),
    ):
        baris.save()
        _tulis_target(baris, dipakai)
    return baris


def _kunci(rencana: RencanaAksi) -> RencanaAksi:
    return (
        RencanaAksi.objects.select_for_update(of=("self",))
        .select_related("unit")
        .get(pk=rencana.pk)
    )


def _tulis_target(baris: BarisRencanaAksi, target: Mapping[int, Decimal]) -> None:
    """Only what changes is written, so that periods already verified are left alone."""
    lama = {satu.bulan: satu for satu in TargetAksi.objects.filter(baris=baris)}
    TargetAksi.objects.filter(baris=baris, bulan__in=set(lama) - set(target)).delete()
    for bulan, nilai in target.items():
        ada = lama.get(bulan)
        if ada is None:
            TargetAksi.objects.create(baris=baris, bulan=bulan, target=nilai)
        elif ada.target != nilai:
            ada.target = nilai
            ada.save(update_fields=["target"])


def _periksa_sasaran(rencana: RencanaAksi, isi: IsiBaris) -> None:
    instansi = {satu.instansi_id for satu in (isi.sasaran, isi.program) if satu is not None}
    if instansi - {rencana.instansi_id}:
        raise AksiDitolak("Sasaran atau programnya tidak ditemukan pada instansi ini.")
    if isi.sasaran is not None and isi.sasaran.unit is not None:
        unit = isi.sasaran.unit
        if unit.opd_id is not None and unit.opd_id != rencana.unit_id:
            raise AksiDitolak(
                f"“{isi.sasaran}” adalah sasaran {unit}. Pilih sasaran perangkat daerah ini atau "
                "sasaran daerah."
            )


def periksa_target_aksi(rencana: RencanaAksi, target: Mapping[int, Decimal]) -> None:
    """:raises AksiDitolak: no target, a period the plan does not have, zero or negative."""
    if not target:
        raise AksiDitolak("Isi target paling sedikit pada satu periode.")
    asing = sorted(set(target) - set(rencana.bulan_periode))
    if asing:
        raise AksiDitolak(
            f"Rencana ini diukur tiap triwulan, sehingga {BULAN[asing[0] - 1]} tidak punya target "
            "sendiri. Isi pada bulan terakhir triwulannya."
        )
    salah = next((bulan for bulan, nilai in sorted(target.items()) if nilai <= 0), None)
    if salah is not None:
        raise AksiDitolak(
            f"Target {rencana.sebut_periode(salah)} harus lebih besar dari nol. Kosongkan bila "
            "pada periode itu tidak ada yang dituju."
        )


@transaction.atomic
def hapus_baris(baris: BarisRencanaAksi, *, oleh: PelakuPerencanaan) -> None:
    """Remove an action with its targets, while the plan may change."""
    wajib(aksi_dapat_diubah(_kunci(baris.rencana), oleh))
    with mulai_massal(oleh, sebab="aksi dihapus"), batasan(TERKUNCI):
        baris.delete()


def langkah_rencana(
    rencana: RencanaAksi, langkah: str, *, oleh: PelakuPerencanaan, pada: datetime, alasan: str = ""
) -> RencanaAksi:
    """Submit, return, verify or open an action plan.

    :raises TidakBerwenang: when the actor may not take this step.
    :raises AksiDitolak: state, incompleteness or a missing reason.
    """
    with transaction.atomic():
        hasil = AKSI_WORKFLOW.run(
            langkah, rencana, oleh=oleh, pada=pada, alasan=alasan,
            kapasitas=_kapasitas(langkah, oleh),
        )  # fmt: skip
        if hasil.status == DIVERIFIKASI:
            hasil.dokumen = _terbitkan(hasil, oleh, pada)
            hasil.save(update_fields=["dokumen"])
    return hasil


def _terbitkan(rencana: RencanaAksi, oleh: PelakuPerencanaan, pada: datetime) -> Dokumen:
    """The verified plan under a code that its QR opens; the hash covers actions and targets."""
    isi = [
        [satu.baris.kode, satu.baris.aksi, satu.baris.indikator, satu.bulan, str(satu.target)]
        for satu in TargetAksi.objects.filter(baris__rencana=rencana)
        .select_related("baris")
        .order_by("baris__urutan", "baris_id", "bulan")
    ]
    [dokumen] = terbitkan(
        [
            Terbitan(
                jenis="rencana-aksi",
                judul=str(rencana),
                penerima=rencana.unit.nama,
                ringkasan={
                    "Perangkat daerah": rencana.unit.nama,
                    "Tahun": str(rencana.tahun),
                    "Banyaknya aksi": str(len({satu[0] for satu in isi})),
                    "Diverifikasi": f"{oleh.nama}, {tanggal(timezone.localdate(pada))}",
                },
                isi=json.dumps(isi, ensure_ascii=False).encode(),
            )
        ],
        instansi_id=rencana.instansi_id,
        pada=pada,
    )
    return dokumen


def langkah_laporan(
    rencana: RencanaAksi,
    bulan: int,
    langkah: str,
    *,
    oleh: PelakuPerencanaan,
    pada: datetime,
    alasan: str = "",
) -> LaporanAksi:
    """Submit, return, verify or open the report of one period; other periods are untouched.

    :param bulan: last month of the period.
    :raises AksiDitolak: before the period began, or as :func:`langkah_rencana`.
    """
    periksa_periode(rencana, bulan, pada=pada)
    with transaction.atomic():
        laporan, _ = LaporanAksi.objects.get_or_create(rencana=rencana, bulan=bulan)
        return LAPORAN_WORKFLOW.run(
            langkah, laporan, oleh=oleh, pada=pada, alasan=alasan,
            kapasitas=_kapasitas(langkah, oleh),
        )  # fmt: skip


def _kapasitas(langkah: str, oleh: PelakuPerencanaan) -> str:
    lingkup = oleh.penyusun if langkah == "ajukan" else oleh.verifikator
    return lingkup.kapasitas[:60]


def periksa_periode(rencana: RencanaAksi, bulan: int, *, pada: datetime) -> None:
    """:raises AksiDitolak: the plan has no such period, or it has not begun yet."""
    if bulan not in rencana.bulan_periode:
        raise AksiDitolak("Rencana aksi ini tidak punya periode itu. Pilih periode yang tersedia.")
    hari = timezone.localdate(pada)
    lebar = 12 // len(rencana.bulan_periode)
    if (rencana.tahun, bulan - lebar + 1) > (hari.year, hari.month):
        raise AksiDitolak(
            f"Periode {rencana.sebut_periode(bulan)} {rencana.tahun} belum berjalan. Realisasinya "
            "dicatat setelah periodenya mulai."
        )


@transaction.atomic
def isi_realisasi(
    target: TargetAksi,
    realisasi: Decimal,
    *,
    oleh: PelakuPerencanaan,
    pada: datetime,
    keterangan: str = "",
    bukti: Unggahan | None = None,
) -> TargetAksi:
    """Write what was realised of a target, with evidence when it is given.

    :raises AksiDitolak: negative, a period not begun, or a report already submitted.
    """
    rencana = target.baris.rencana
    periksa_periode(rencana, target.bulan, pada=pada)
    if realisasi < 0:
        raise AksiDitolak("Realisasi tidak boleh negatif. Tulis 0 bila belum ada hasilnya.")
    laporan, _ = LaporanAksi.objects.get_or_create(rencana=rencana, bulan=target.bulan)
    wajib(aksi_dapat_diubah(laporan, oleh))
    target = TargetAksi.objects.select_for_update(of=("self",)).get(pk=target.pk)
    target.realisasi, target.keterangan = realisasi, keterangan
    with mulai_massal(oleh, sebab="realisasi diisi"), batasan(TERKUNCI):
        target.save(update_fields=["realisasi", "keterangan"])
        if bukti is not None:
            berkas = terima_berkas(bukti, instansi_id=rencana.instansi_id, pada=pada)
            BuktiAksi.objects.get_or_create(target=target, berkas=berkas)
    return target


@transaction.atomic
def hapus_bukti(bukti: BuktiAksi, *, oleh: PelakuPerencanaan) -> None:
    """Take evidence off a realisation, while its report may change."""
    target = bukti.target
    laporan, _ = LaporanAksi.objects.get_or_create(rencana=target.baris.rencana, bulan=target.bulan)
    wajib(aksi_dapat_diubah(laporan, oleh))
    with batasan(TERKUNCI):
        bukti.delete()
