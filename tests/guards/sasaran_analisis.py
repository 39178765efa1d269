"""Sasaran alamat evaluasi dan analisis jabatan: milik jabatan Sari."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone

from ekinerja.aktivitas.tests.pembuat import PADA
from ekinerja.organisasi.services import (
    IsiEvaluasi,
    IsiUraian,
    catat_pengecualian,
    nilai_evaluasi,
    tambah_uraian,
)

Argumen = dict[str, Any]
AWAL = date(2026, 1, 1)


def jabatan(pemeran: Any) -> Argumen:
    """Jabatan Sari."""
    return {"pk": pemeran.jabatan.prakom.pk}


def evaluasi(pemeran: Any) -> Argumen:
    """Evaluasi jabatan Sari yang direncanakan Wayan mulai besok."""
    ada = pemeran.jabatan.prakom.evaluasi.first()
    if ada is not None:
        return {"pk": ada.pk}
    isi = IsiEvaluasi(dasar="SK Bupati 12/2026", nilai=1_460, kelas=9)
    besok = timezone.localdate(PADA) + timedelta(days=1)
    hasil = nilai_evaluasi(pemeran.jabatan.prakom, isi, mulai=besok, oleh=pemeran.wayan, pada=PADA)
    return {"pk": hasil.pk}


def pengecualian(pemeran: Any) -> Argumen:
    """Temuan pada jabatan Sari yang dikecualikan Wayan."""
    hasil = catat_pengecualian(
        pemeran.jabatan.prakom, aturan="KELAS_BERBEDA", alasan="Persetujuan Menteri 7/2026",
        mulai=AWAL, selesai=None, oleh=pemeran.wayan, pada=PADA,
    )  # fmt: skip
    return {"pk": hasil.pk}


def uraian(pemeran: Any) -> Argumen:
    """Uraian tugas jabatan Sari."""
    ada = pemeran.jabatan.prakom.uraian_tugas.first()
    if ada is not None:
        return {"pk": ada.pk}
    isi = IsiUraian(
        uraian="Menyusun program", output="Program", satuan="program", norma_waktu=600,
        volume=Decimal(12),
    )  # fmt: skip
    hasil = tambah_uraian(pemeran.jabatan.prakom, isi, mulai=AWAL, oleh=pemeran.wayan, pada=PADA)
    return {"pk": hasil.pk}


BENTUK: dict[str, Argumen] = {
    f"{area}_ekspor": {"bentuk": "csv"}
    for area in (
        "organisasi:temuan", "organisasi:uraian", "pegawai:beban_kerja", "pegawai:pemangku_ganda",
        "pegawai:peta_jabatan",
    )
}  # fmt: skip
SASARAN: dict[str, Callable[[Any], Argumen]] = {
    **{
        f"organisasi:{nama}": jabatan
        for nama in (
            "evaluasi_rincian", "evaluasi_baru", "evaluasi_keputusan", "uraian_jabatan",
            "uraian_baru", "uraian_salin", "kebutuhan",
        )
    },
    "organisasi:evaluasi_perbaiki": evaluasi,
    "organisasi:evaluasi_batal": evaluasi,
    "organisasi:pengecualian_baru": lambda pemeran: {**jabatan(pemeran), "aturan": "bezetting"},
    "organisasi:pengecualian": pengecualian,
    "organisasi:uraian_ubah": uraian,
    "organisasi:uraian_geser": uraian,
    "organisasi:uraian_akhiri": uraian,
}  # fmt: skip
