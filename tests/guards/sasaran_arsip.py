"""Sasaran alamat retensi arsip: disusun Wayan, disetujui orang lain."""

from datetime import date
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateRange

from ekinerja.aktivitas.tests.pembuat import HARI_INI, PADA
from ekinerja.penyiapan.models import BeritaAcara, JadwalRetensi
from ekinerja.penyiapan.services.arsip import IsianPenahanan, tahan_arsip
from ekinerja.regulasi.pelaku import Bertindak

Argumen = dict[str, Any]


def _berita_acara(pemeran: Any, **ubah: Any) -> Argumen:
    jadwal = JadwalRetensi.objects.create(
        instansi=pemeran.instansi, jenis="BUKTI_AKTIVITAS", aktif_bulan=12, inaktif_bulan=24,
        nasib="MUSNAH", masa=DateRange(date(2026, 1, 1), None), dasar="Perbup uji (rekaan)",
        oleh_nama="Wayan", dicatat_pada=PADA,
    )  # fmt: skip
    satu = BeritaAcara.objects.create(
        instansi=pemeran.instansi, jenis="BUKTI_AKTIVITAS", jadwal=jadwal, nomor="BA uji",
        sebelum=date(2023, 1, 1), disusun_oleh=pemeran.wayan.user, disusun_pada=PADA, **ubah,
    )  # fmt: skip
    return {"pk": satu.pk}


def berita_acara(pemeran: Any) -> Argumen:
    """Berita acara susunan Wayan yang menunggu persetujuan."""
    return _berita_acara(pemeran)


def disetujui(pemeran: Any) -> Argumen:
    """Berita acara yang disetujui Ratna."""
    return _berita_acara(
        pemeran, status="DISETUJUI", disetujui_oleh=pemeran.ratna.user, disetujui_pada=PADA
    )


def penahanan(pemeran: Any) -> Argumen:
    """Arsip Sari yang ditahan Wayan."""
    isi = IsianPenahanan(
        "AUDIT", None, pemeran.sari, date(2026, 1, 1), date(2026, 2, 1), "ST uji (rekaan)"
    )
    wayan = pemeran.wayan
    oleh = Bertindak(wayan.user_id, wayan.nama, wayan.instansi_id, HARI_INI)
    return {"pk": tahan_arsip(pemeran.instansi.pk, isi, oleh=oleh, pada=PADA).pk}


SASARAN: dict[str, Any] = {
    "penyiapan:arsip_rinci": berita_acara,
    "penyiapan:arsip_cetak": berita_acara,
    "penyiapan:arsip_setujui": berita_acara,
    "penyiapan:arsip_batal": berita_acara,
    "penyiapan:arsip_laksanakan": disetujui,
    "penyiapan:arsip_lepas": penahanan,
}
