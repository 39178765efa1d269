"""The matriks of a unit with 60 people and 40 results: ``python -m bench.proses matriks``.

The unit is made in a transaction that is rolled back; the page is opened by the owner of the plan.
"""

from datetime import date
from statistics import median
from time import perf_counter
from typing import Any

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from ekinerja.core.testing import counted_queries
from ekinerja.organisasi.models import Jabatan
from ekinerja.pegawai.models import Pegawai, Penempatan
from ekinerja.skp.models import SKP, HasilKerja, Indikator, PeranHasil
from ekinerja.skp.queries import anggota_matriks

ORANG, HASIL = 60, 40
TIAP = 7
ULANGAN = 5


def besarkan(skp: SKP) -> None:
    """Fill a plan up to 40 results and its team up to 60 people; every seventh cell has a role."""
    hasil = list(HasilKerja.objects.filter(skp=skp).order_by("-urutan"))
    awal = hasil[0].urutan if hasil else 0
    baru = HasilKerja.objects.bulk_create(
        HasilKerja(skp=skp, urutan=awal + n, jenis="UTAMA", rencana=f"Hasil kerja bidang ke-{n}")
        for n in range(1, HASIL - len(hasil) + 1)
    )
    Indikator.objects.bulk_create(
        Indikator(hasil_kerja=satu, urutan=1, uraian="Jumlah laporan", target=120, satuan="laporan")
        for satu in baru
    )
    _tambah_orang(skp)
    orang = anggota_matriks(skp, pada=timezone.localdate())
    sel = [(satu, siapa) for satu in (*hasil, *baru) for siapa in orang]
    PeranHasil.objects.bulk_create(
        PeranHasil(
            instansi_id=skp.instansi_id, rhk=satu, pegawai=siapa, cara="TAK",
            rencana=f"Laporan bulanan {satu.rencana.lower()}", uraian="Jumlah laporan", target=12,
            satuan="laporan",
        )
        for satu, siapa in sel[::TIAP]
    )  # fmt: skip


def _tambah_orang(skp: SKP) -> None:
    ada = len(anggota_matriks(skp, pada=timezone.localdate()))
    jabatan = Jabatan.objects.create(
        instansi_id=skp.instansi_id, unit_id=skp.jabatan.unit_id, atasan_id=skp.jabatan_id,
        kode=f"ukur-{skp.pk}", nama="Pengelola Data", jenis="PELAKSANA", kelas=6,
        masa=DateRange(date(2020, 1, 1), None),
    )  # fmt: skip
    orang = Pegawai.objects.bulk_create(
        Pegawai(
            instansi_id=skp.instansi_id, nama=f"Anggota Tim {n}", nama_urut=f"ANGGOTA TIM {n}",
            jenis="PNS",
        )
        for n in range(ORANG - ada)
    )  # fmt: skip
    Penempatan.objects.bulk_create(
        Penempatan(
            instansi_id=skp.instansi_id, pegawai=satu, jabatan=jabatan, dasar="SK",
            masa=DateRange(date(2020, 1, 1), None),
        )
        for satu in orang
    )  # fmt: skip


def utama(_argumen: list[str]) -> dict[str, Any]:
    """No arguments. Queries, seconds and bytes of the page."""
    skp = (
        SKP.objects.filter(status="DISETUJUI", jabatan__bawahan__isnull=False)
        .exclude(pegawai__user=None)
        .order_by("pk")
        .select_related("pegawai__user", "jabatan")[0]
    )
    with transaction.atomic():
        besarkan(skp)
        hasil = _buka(skp)
        transaction.set_rollback(True)
    return hasil


def _buka(skp: SKP) -> dict[str, Any]:
    klien = Client()
    klien.force_login(skp.pegawai.user, backend="django.contrib.auth.backends.ModelBackend")
    waktu = []
    for _ in range(ULANGAN):
        mulai = perf_counter()
        with counted_queries() as kueri:
            isi = klien.get(reverse("skp:matriks", args=[skp.pk]))
        waktu.append(perf_counter() - mulai)
    if isi.status_code != 200:
        raise SystemExit(f"Matriks dijawab {isi.status_code}.")
    return {"kueri": int(kueri), "detik": median(waktu), "bita": len(isi.content)}
