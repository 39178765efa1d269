"""Reviewers and reviews made by the real deeds."""

from datetime import timedelta
from typing import Any

from ekinerja.aktivitas.models import Aktivitas, Peninjauan
from ekinerja.aktivitas.services import (
    Suara,
    bersuara,
    minta_peninjauan,
    setujui,
    tidak_setujui,
    tolak,
    tugaskan_tim,
)
from ekinerja.aktivitas.tests.pembuat import PADA
from ekinerja.organisasi.models import PemberianPeran
from ekinerja.pegawai.identity import Identitas
from ekinerja.pegawai.queries import identitas_saat

ALASAN_TOLAK = "Rapat ini bukan tugas Anda."
ALASAN_MINTA = "Rapat ini ada dalam SKP saya dan undangannya terlampir."
PERTIMBANGAN = "Undangan dan daftar hadir membuktikan rapatnya."
NANTI = PADA + timedelta(days=1)


def peninjau(pemeran: Any, *siapa: str) -> list[Any]:
    """These people hold the role of reviewer."""
    orang = [getattr(pemeran, satu) for satu in siapa]
    for satu in orang:
        PemberianPeran.objects.create(
            instansi=satu.instansi, user=satu.user, peran="PENINJAU",
            masa=("2020-01-01", None), dasar="SK tim 1/2026",
        )  # fmt: skip
    return orang


def sebagai(orang: Any) -> Identitas:
    """Who they are when the deed is done."""
    return identitas_saat(orang.user, saat=PADA)


def diminta(pemeran: Any, dikirim: Aktivitas) -> Peninjauan:
    """Rejected by Budi, brought to the team by Sari."""
    ditolak = tolak(dikirim, oleh=pemeran.budi, pada=PADA, alasan=ALASAN_TOLAK)
    return minta_peninjauan(ditolak, oleh=pemeran.sari, pada=PADA, alasan=ALASAN_MINTA)


def disanggah(pemeran: Any, dikirim: Aktivitas) -> Peninjauan:
    """Approved by Budi, disagreed with by Ratna."""
    disetujui = setujui(dikirim, oleh=pemeran.budi, pada=PADA)
    return tidak_setujui(
        disetujui, oleh=pemeran.ratna, pada=PADA, alasan="Rapat ini tidak pernah saya tugaskan."
    )


def diperiksa(pemeran: Any, peninjauan: Peninjauan, *siapa: str) -> Peninjauan:
    """Given to Tono (ketua), Made and Dewi, or to these people, the first one ketua."""
    anggota = peninjau(pemeran, *(siapa or ("tono", "made", "dewi")))
    return tugaskan_tim(
        peninjauan, anggota=anggota, ketua=anggota[0], oleh=sebagai(pemeran.wayan), pada=PADA
    )


def suara(pemeran: Any, peninjauan: Peninjauan, **isi: Suara) -> None:
    """Each votes: ``suara(…, tono=Suara(…), made=Suara(…))``."""
    for siapa, satu in isi.items():
        bersuara(peninjauan, suara=satu, oleh=getattr(pemeran, siapa), pada=NANTI)
