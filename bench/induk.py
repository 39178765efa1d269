"""Base data on screen: search, a person, the tree and the lists, for one keeper.

Runs as a process of its own on one database (bench.proses); the pages are asked in turns, so that
what weighs on the machine weighs on all.
"""

from statistics import median
from time import perf_counter
from typing import Any

from django.test import Client
from django.urls import reverse

from bench.halaman import pemegang_peran
from ekinerja.core.testing import counted_queries
from ekinerja.organisasi.models import Jabatan, UnitKerja
from ekinerja.pegawai.models import Pegawai

ULANGAN = 15
PENDEK = 3
PENGELOLA = "BKPSDM"


def alamat(orang: Pegawai, jabatan: Jabatan, unit: UnitKerja) -> dict[str, str]:
    """What is measured → its address; searched for are a name, a NIP and a post."""
    kata = next(satu for satu in orang.nama_urut.split() if len(satu) > PENDEK).lower()
    return {
        "cari_nama": f"{reverse('cari')}?q={kata}",
        "cari_nip": f"{reverse('cari')}?q={orang.nip}",
        "cari_jabatan": f"{reverse('cari')}?q={jabatan.nama.split()[0].lower()}",
        "daftar_pegawai": reverse("pegawai:daftar"),
        "halaman_pegawai": reverse("pegawai:rincian", args=[orang.pk]),
        "halaman_unit": reverse("organisasi:unit", args=[unit.pk]),
        "pohon_unit": reverse("organisasi:pohon"),
    }


def utama(argumen: list[str]) -> dict[str, Any]:
    """Argument: code of a perangkat daerah. Per page: queries and the median of its time."""
    pengelola = pemegang_peran(argumen[0])[PENGELOLA]
    klien = Client()
    klien.force_login(pengelola, backend="django.contrib.auth.backends.ModelBackend")
    orang = Pegawai.objects.filter(nip__isnull=False).order_by("-pk")[0]
    jabatan = Jabatan.objects.order_by("-pk")[0]
    dibuka = alamat(orang, jabatan, UnitKerja.objects.get(kode=argumen[0]))
    waktu: dict[str, list[float]] = {nama: [] for nama in dibuka}
    kueri = dict.fromkeys(dibuka, 0)
    for ulangan in range(ULANGAN + 1):
        for nama, satu in dibuka.items():
            awal = perf_counter()
            with counted_queries() as banyak:
                jawaban = klien.get(satu)
            if jawaban.status_code != 200:
                raise SystemExit(f"{satu} menjawab {jawaban.status_code}.")
            if ulangan:
                waktu[nama].append(perf_counter() - awal)
                kueri[nama] = int(banyak)
    return {nama: {"kueri": kueri[nama], "detik": median(waktu[nama])} for nama in dibuka}
