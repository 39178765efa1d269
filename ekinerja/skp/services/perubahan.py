"""A change of an agreed plan: a new version beside it, which replaces it when it is agreed."""

from datetime import datetime

from django.db import connection, transaction
from django.utils import timezone

from ekinerja.core.access import wajib
from ekinerja.core.errors import AksiDitolak
from ekinerja.core.workflow import SISTEM
from ekinerja.pegawai.models import Pegawai
from ekinerja.skp.models import (
    SKP,
    EkspektasiPerilaku,
    HasilKerja,
    Indikator,
    LampiranSKP,
    TargetBulanan,
)
from ekinerja.skp.permissions import pemilik_skp
from ekinerja.skp.queries import isi_skp, perubahan_terbuka
from ekinerja.skp.services.salinan import isi_indikator
from ekinerja.skp.services.susun import catat_awal
from ekinerja.skp.workflow import DISETUJUI, SKP_WORKFLOW

TugasHasilKerja = HasilKerja.tugas.through


@transaction.atomic
def mulai_perubahan(skp: SKP, *, alasan: str, oleh: Pegawai, pada: datetime) -> SKP:
    """Begin a new version of an agreed plan; the old one stays in force until it is agreed.

    :raises AksiDitolak: without a reason, when it is not agreed, or a change is already open.
    """
    wajib(pemilik_skp(skp, oleh))
    lama = SKP.objects.select_for_update(of=("self",)).get(pk=skp.pk)
    if lama.status != DISETUJUI:
        raise AksiDitolak("Hanya SKP yang disetujui dan masih berjalan yang dapat diubah.")
    if not alasan.strip():
        raise AksiDitolak("Alasan wajib diisi. Tuliskan mengapa SKP ini perlu diubah.")
    if perubahan_terbuka(lama) is not None:
        raise AksiDitolak("SKP ini sudah punya perubahan yang berjalan. Lanjutkan yang itu.")
    hari = timezone.localdate(pada)
    baru = SKP.objects.create(
        instansi_id=lama.instansi_id,
        pegawai_id=lama.pegawai_id,
        jabatan_id=lama.jabatan_id,
        jenis_pegawai=lama.jenis_pegawai,
        pendekatan=lama.pendekatan,
        masa=lama.masa,
        versi=lama.versi + 1,
        asal=lama,
        alasan_perubahan=alasan.strip(),
        berlaku_sejak=hari.replace(day=1),
    )
    catat_awal(baru, langkah="ubah", oleh=oleh, pada=pada, alasan=alasan.strip())
    _salin(lama, baru)
    return baru


def _salin(lama: SKP, baru: SKP) -> None:
    isi = isi_skp(lama)
    rhk = {satu.pk: _rhk_baru(satu, baru) for satu in isi}
    HasilKerja.objects.bulk_create(rhk.values())
    TugasHasilKerja.objects.bulk_create(
        TugasHasilKerja(hasilkerja=rhk[tugas.hasilkerja_id], uraiantugas_id=tugas.uraiantugas_id)
        for tugas in TugasHasilKerja.objects.filter(hasilkerja__skp=lama)
    )
    indikator = {
        satu.pk: _indikator_baru(satu, rhk[asal.pk])
        for asal in isi
        for satu in asal.indikator.all()
    }
    Indikator.objects.bulk_create(indikator.values())
    TargetBulanan.objects.bulk_create(
        TargetBulanan(indikator=indikator[satu.pk], awal=bulan.awal, target=bulan.target)
        for asal in isi
        for satu in asal.indikator.all()
        for bulan in satu.target_bulanan.all()
    )
    EkspektasiPerilaku.objects.bulk_create(
        EkspektasiPerilaku(skp=baru, nilai=satu.nilai, ekspektasi=satu.ekspektasi)
        for satu in lama.perilaku.all()
    )
    LampiranSKP.objects.bulk_create(
        LampiranSKP(skp=baru, jenis=satu.jenis, isi=satu.isi) for satu in lama.lampiran.all()
    )


def _rhk_baru(satu: HasilKerja, skp: SKP) -> HasilKerja:
    return HasilKerja(
        skp=skp,
        urutan=satu.urutan,
        jenis=satu.jenis,
        rencana=satu.rencana,
        perspektif=satu.perspektif,
        intervensi_id=satu.intervensi_id,
        tim_id=satu.tim_id,
        sasaran_id=satu.sasaran_id,
        penugasan_dari=satu.penugasan_dari,
        klasifikasi=satu.klasifikasi,
        intervensi_teks=satu.intervensi_teks,
        asal=satu,
    )


def _indikator_baru(satu: Indikator, rhk: HasilKerja) -> Indikator:
    return Indikator(
        hasil_kerja=rhk,
        urutan=satu.urutan,
        realisasi_awal=satu.realisasi_awal,
        cara_pecah=satu.cara_pecah,
        asal=satu,
        **isi_indikator(satu),
    )


# ``r`` is a result or an indicator of the new version with the one it came from
_RHK_BARU = "SELECT h.id, h.asal_id FROM skp_hasilkerja h WHERE h.skp_id = %(baru)s"
_INDIKATOR_BARU = """SELECT i.id, i.asal_id FROM skp_indikator i
JOIN skp_hasilkerja h ON h.id = i.hasil_kerja_id WHERE h.skp_id = %(baru)s"""
_GANTIKAN = (
    f"UPDATE skp_indikator t SET pengganti_id = r.id FROM ({_INDIKATOR_BARU}) r"  # noqa: S608
    " WHERE r.asal_id IN (t.id, t.pengganti_id)",
    f"""INSERT INTO skp_targetbulanan (indikator_id, awal, target, realisasi)
    SELECT r.id, t.awal, 0, t.realisasi FROM ({_INDIKATOR_BARU}) r
    JOIN skp_targetbulanan t ON t.indikator_id = r.asal_id AND t.realisasi <> 0
    ON CONFLICT (indikator_id, awal) DO UPDATE SET realisasi = EXCLUDED.realisasi""",  # noqa: S608
    f"""INSERT INTO skp_realisasidiisi
        (indikator_id, awal, nilai, uraian, oleh_id, oleh_nama, pada)
    SELECT r.id, d.awal, d.nilai, d.uraian, d.oleh_id, d.oleh_nama, d.pada
    FROM ({_INDIKATOR_BARU}) r JOIN skp_indikator i ON i.id = r.id AND NOT
        (i.bentuk = 'ANGKA' AND i.dibagi)
    JOIN skp_realisasidiisi d ON d.indikator_id = r.asal_id""",  # noqa: S608
    f"UPDATE skp_hasilkerja t SET pengganti_id = r.id FROM ({_RHK_BARU}) r"  # noqa: S608
    " WHERE r.asal_id IN (t.id, t.pengganti_id)",
    f"UPDATE skp_hasilkerja t SET intervensi_id = r.id FROM ({_RHK_BARU}) r"  # noqa: S608
    " WHERE t.intervensi_id = r.asal_id",
)


def gantikan(baru: SKP, *, pada: datetime) -> None:
    """The new version takes over: realisation and the links of subordinates come along.

    :raises AksiDitolak: when the old version is no longer in force.
    """
    lama = SKP.objects.get(perubahan=baru)
    SKP_WORKFLOW.run("ganti", lama, oleh=SISTEM, pada=pada)
    with connection.cursor() as cursor:
        for perintah in _GANTIKAN:
            cursor.execute(perintah, {"baru": baru.pk})
