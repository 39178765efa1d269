"""The import of 10,000 people: uploaded, checked, written, undone, as the wizard does it.

Runs as a process of its own on one database (bench.proses). Whatever it writes is undone.
"""

import resource
from datetime import date, timedelta
from time import perf_counter
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from ekinerja.core.impor import tulis_xlsx
from ekinerja.organisasi.models import Jabatan, PemberianPeran
from ekinerja.pegawai.models import Pegawai
from ekinerja.pegawai.queries import identitas
from ekinerja.penyiapan.models import Impor
from ekinerja.penyiapan.registry import REGISTRI
from ekinerja.penyiapan.services import (
    kerjakan_pemeriksaan,
    kerjakan_penerapan,
    minta_terapkan,
    terima_impor,
    urungkan_impor,
)

ORANG = 10_000
JUDUL = (
    "NIP", "Nama", "Jenis pegawai", "Golongan", "Kode jabatan", "TMT jabatan", "Nomor SK",
    "Nomor rekening", "Kode bank", "Status PTKP", "Dasar gaji BPJS",
)  # fmt: skip


def berkas(jabatan: list[str]) -> bytes:
    """A workbook of people with numbers of their own."""
    lahir = date(1963, 1, 1)
    baris = (
        (
            f"{lahir + timedelta(days=nomor):%Y%m%d}2010{nomor % 12 + 1:02d}1{nomor % 900 + 1:03d}",
            f"Orang Impor {nomor}", "PNS", "III/a", jabatan[nomor % len(jabatan)], "01/02/2020",
            f"821/{nomor}/2020", f"0100{nomor:08d}", "129", "TK/0", "4500000",
        )
        for nomor in range(ORANG)
    )  # fmt: skip
    return tulis_xlsx(JUDUL, baris)


def utama(argumen: list[str]) -> dict[str, Any]:
    """No arguments. Seconds of each step and the greatest memory of this process, MB."""
    peran = PemberianPeran.objects.filter(peran="BKPSDM").select_related("user")[0]
    pada = timezone.now()
    siapa = identitas(peran.user, pada=timezone.localdate(pada))
    jabatan = Jabatan.objects.filter(instansi_id=peran.instansi_id, kepala=False)
    unggahan = SimpleUploadedFile(
        "pegawai.xlsx", berkas(list(jabatan.values_list("kode", flat=True)[:500]))
    )
    jenis, waktu = REGISTRI["pegawai"], {}
    mulai = perf_counter()
    impor = terima_impor(
        jenis, unggahan, lingkup=siapa.lingkup(*jenis.peran), oleh=siapa, pada=pada
    )
    kerjakan_pemeriksaan(impor.pk, pada=pada)
    waktu["periksa"] = perf_counter() - mulai
    impor.refresh_from_db()
    if impor.baru != ORANG:
        raise SystemExit(f"Hanya {impor.baru} orang terbaca; {impor.salah} baris salah.")
    mulai = perf_counter()
    minta_terapkan(impor, lewati_yang_salah=False, oleh=siapa, pada=pada)
    kerjakan_penerapan(impor.pk, pada=pada)
    waktu["terapkan"] = perf_counter() - mulai
    impor.refresh_from_db()
    if impor.status != Impor.SELESAI:
        raise SystemExit(f"Impor tidak selesai: {impor.keterangan}")
    memori = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    mulai = perf_counter()
    urungkan_impor(impor, oleh=siapa, pada=pada)
    waktu["urungkan"] = perf_counter() - mulai
    sisa = Pegawai.objects.filter(nama__startswith="Orang Impor ").count()
    return {**waktu, "memori_mb": memori, "sisa": sisa, "orang": ORANG}
