"""Writing what an SKP file adds, in bulk."""

from collections import defaultdict
from dataclasses import asdict
from datetime import datetime

from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone

from ekinerja.core.tabel import rapikan
from ekinerja.core.workflow import Pelaku
from ekinerja.pegawai.queries import penilai_pada
from ekinerja.skp.importers.kolom import IndikatorImpor
from ekinerja.skp.models import SKP, HasilKerja, Indikator, RiwayatSKP, TargetBulanan
from ekinerja.skp.queries import (
    jabatan_menurut_id,
    jenis_menurut_jabatan,
    pegawai_menurut_nip,
    potret_pejabat,
    rhk_pimpinan,
)
from ekinerja.skp.workflow import DISETUJUI

_BAGIAN = 5_000


def simpan_skp(awal: list[IndikatorImpor], oleh: Pelaku, pada: datetime) -> list[SKP]:
    """The heads, agreed, with both officials frozen as an agreement by hand freezes them.

    What the file says about the penilai goes before what is known here.
    """
    if not awal:
        return []
    skp = _kepala(awal, pada)
    hari = timezone.localdate(pada)
    for satu, isi, potret in zip(skp, awal, potret_pejabat(skp, pada=hari), strict=True):
        satu.potret = potret | ({"penilai": isi.kepala.penilai} if isi.kepala.penilai else {})
    SKP.objects.bulk_create(skp, batch_size=_BAGIAN)
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


def _kepala(awal: list[IndikatorImpor], pada: datetime) -> list[SKP]:
    instansi_id = awal[0].instansi_id
    kini = penilai_pada(
        instansi_id,
        pada=timezone.localdate(pada),
        pegawai_ids=[satu.pegawai_id for satu in awal],
    )
    nip = {satu.kepala.penilai.get("nip", "") for satu in awal} - {""}
    tertulis = pegawai_menurut_nip(instansi_id, nip=nip) if nip else {}
    jabatan = jabatan_menurut_id([satu.jabatan_id for satu in awal])
    return [
        SKP(
            instansi_id=satu.instansi_id,
            pegawai_id=satu.pegawai_id,
            jabatan=jabatan[satu.jabatan_id],
            jenis_pegawai=jenis_menurut_jabatan(jabatan[satu.jabatan_id]),
            pendekatan=satu.kepala.pendekatan,
            penilai_id=tertulis.get(satu.kepala.penilai.get("nip", ""), kini.get(satu.pegawai_id)),
            masa=DateRange(satu.mulai, satu.selesai),
            status=DISETUJUI,
        )
        for satu in awal
    ]


def simpan_isi(skp: list[tuple[SKP, list[IndikatorImpor]]]) -> None:
    """Results and indicators; a superior's RHK that is known here is linked, else kept in words."""
    rhk: dict[tuple[int, str, str], HasilKerja] = {}
    isi: list[tuple[HasilKerja, IndikatorImpor]] = []
    atasan = _atasan(skp)
    for induk, semua in skp:
        urutan: dict[str, int] = defaultdict(int)
        for satu in semua:
            kunci = (induk.pk, satu.jenis, rapikan(satu.rencana).casefold())
            if kunci not in rhk:
                urutan[satu.jenis] += 1
                rhk[kunci] = _hasil_kerja(induk, satu, urutan[satu.jenis], atasan)
            isi.append((rhk[kunci], satu))
    HasilKerja.objects.bulk_create(rhk.values(), batch_size=_BAGIAN)
    _simpan_indikator(isi)


Atasan = dict[tuple[int, str], list[HasilKerja]]


def _atasan(skp: list[tuple[SKP, list[IndikatorImpor]]]) -> Atasan:
    penilai = {
        induk.penilai_id
        for induk, semua in skp
        if induk.penilai_id and any(satu.asal.atasan for satu in semua)
    }
    hasil: Atasan = defaultdict(list)
    for satu in rhk_pimpinan(penilai) if penilai else ():
        hasil[satu.skp.pegawai_id, rapikan(satu.rencana).casefold()].append(satu)
    return hasil


def _hasil_kerja(induk: SKP, satu: IndikatorImpor, urutan: int, atasan: Atasan) -> HasilKerja:
    asal = satu.asal
    kunci = (induk.penilai_id or 0, rapikan(asal.atasan).casefold())
    semasa = (
        rhk
        for rhk in atasan.get(kunci, ())
        if rhk.skp.masa.lower < satu.selesai and satu.mulai < rhk.skp.masa.upper
    )
    return HasilKerja(
        skp=induk,
        jenis=satu.jenis,
        rencana=satu.rencana,
        urutan=urutan,
        intervensi=next(semasa, None),
        intervensi_teks=asal.atasan,
        penugasan_dari=asal.penugasan_dari,
        perspektif=asal.perspektif,
        klasifikasi=asal.klasifikasi,
    )


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
                **asdict(satu.ukuran),
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
