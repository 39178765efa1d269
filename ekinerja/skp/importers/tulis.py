"""Writing what an SKP file adds, in bulk."""

from collections import defaultdict
from datetime import datetime

from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone

from ekinerja.core.tabel import rapikan
from ekinerja.core.workflow import Pelaku
from ekinerja.pegawai.queries import penilai_pada
from ekinerja.skp.importers.kolom import IndikatorImpor
from ekinerja.skp.models import SKP, HasilKerja, Indikator, RiwayatSKP, TargetBulanan
from ekinerja.skp.workflow import DISETUJUI

_BAGIAN = 5_000


def simpan_skp(awal: list[IndikatorImpor], oleh: Pelaku, pada: datetime) -> list[SKP]:
    if not awal:
        return []
    penilai = penilai_pada(
        awal[0].instansi_id,
        pada=timezone.localdate(pada),
        pegawai_ids=[satu.pegawai_id for satu in awal],
    )
    skp = SKP.objects.bulk_create(
        (
            SKP(
                instansi_id=satu.instansi_id,
                pegawai_id=satu.pegawai_id,
                jabatan_id=satu.jabatan_id,
                penilai_id=penilai.get(satu.pegawai_id),
                masa=DateRange(satu.mulai, satu.selesai),
                status=DISETUJUI,
            )
            for satu in awal
        ),
        batch_size=_BAGIAN,
    )
    RiwayatSKP.objects.bulk_create(
        (
            RiwayatSKP(
                objek=satu,
                langkah="impor",
                dari="",
                ke=DISETUJUI,
                oleh_id=oleh.user_id,
                oleh_nama=oleh.nama,
                kapasitas="Impor data",
                pada=pada,
            )
            for satu in skp
        ),
        batch_size=_BAGIAN,
    )
    return skp


def simpan_isi(skp: list[tuple[SKP, list[IndikatorImpor]]]) -> None:
    rhk: dict[tuple[int, str, str], HasilKerja] = {}
    isi: list[tuple[HasilKerja, IndikatorImpor]] = []
    for induk, semua in skp:
        urutan: dict[str, int] = defaultdict(int)
        for satu in semua:
            kunci = (induk.pk, satu.jenis, rapikan(satu.rencana).casefold())
            if kunci not in rhk:
                urutan[satu.jenis] += 1
                rhk[kunci] = HasilKerja(
                    skp=induk, jenis=satu.jenis, rencana=satu.rencana, urutan=urutan[satu.jenis]
                )
            isi.append((rhk[kunci], satu))
    HasilKerja.objects.bulk_create(rhk.values(), batch_size=_BAGIAN)
    _simpan_indikator(isi)


def _simpan_indikator(isi: list[tuple[HasilKerja, IndikatorImpor]]) -> None:
    urutan: dict[int, int] = defaultdict(int)
    indikator = []
    for induk, satu in isi:
        urutan[induk.pk] += 1
        indikator.append(
            Indikator(
                hasil_kerja=induk,
                urutan=urutan[induk.pk],
                aspek=satu.aspek,
                uraian=satu.uraian,
                target=satu.target,
                satuan=satu.satuan,
            )
        )
    Indikator.objects.bulk_create(indikator, batch_size=_BAGIAN)
    TargetBulanan.objects.bulk_create(
        (
            TargetBulanan(indikator=indikator_satu, awal=awal, target=target)
            for indikator_satu, (_, satu) in zip(indikator, isi, strict=True)
            for awal, target in satu.bulanan
        ),
        batch_size=_BAGIAN,
    )
