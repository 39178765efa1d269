"""Whatever the structure: up and down agree, nobody judges oneself, no line loops."""

from datetime import date
from random import Random

import pytest
from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ekinerja.instansi.models import Instansi
from ekinerja.organisasi.models import Jabatan, UnitKerja
from ekinerja.pegawai.models import (
    Kedudukan,
    Keputusan,
    Pegawai,
    Penempatan,
    PenilaiKhusus,
    PenugasanKepala,
)
from ekinerja.pegawai.queries import penilai_rinci, tim_pada

SEJAK, HARI = date(2020, 1, 1), date(2026, 10, 5)
MASA = DateRange(SEJAK, None)


def pemerintah(acak: Random) -> Instansi:
    """A government with vacancies, actings, assignments, letters and absences, all by chance."""
    instansi = Instansi.objects.create(kode="acak", nama="Kabupaten Acak", jenis="KABUPATEN")
    units: list[UnitKerja] = []
    for n in range(acak.randint(2, 6)):
        units.append(
            UnitKerja.objects.create(
                instansi=instansi, kode=f"u{n}", nama=f"Unit {n}", masa=MASA,
                induk=acak.choice(units) if units else None,
            )
        )  # fmt: skip
    posts = jabatan(acak, instansi, units)
    orang = Pegawai.objects.bulk_create(
        Pegawai(instansi=instansi, nama=f"Orang {n}", nama_urut=f"ORANG {n}", jenis="PNS")
        for n in range(acak.randint(4, 14))
    )
    for satu in orang:
        if acak.random() < 0.8:
            tempatkan(satu, acak.choice(posts), "DEFINITIF")
        if acak.random() < 0.3:
            tempatkan(satu, acak.choice(posts), acak.choice(["PLT", "PLH"]))
    surat(acak, instansi, units, orang)
    return instansi


def jabatan(acak: Random, instansi: Instansi, units: list[UnitKerja]) -> list[Jabatan]:
    posts: list[Jabatan] = []
    berkepala: set[int] = set()
    for n in range(acak.randint(3, 10)):
        unit = acak.choice(units)
        kepala = unit.pk not in berkepala and acak.random() < 0.5
        berkepala |= {unit.pk} if kepala else set()
        atasan = acak.choice(posts) if posts and acak.random() < 0.75 else None
        posts.append(
            Jabatan.objects.create(
                instansi=instansi, unit=unit, kode=f"j{n}", nama=f"Jabatan {n}",
                jenis="PELAKSANA", kepala=kepala, atasan=atasan, masa=MASA,
            )
        )  # fmt: skip
    return posts


def tempatkan(orang: Pegawai, post: Jabatan, jenis: str) -> None:
    Penempatan.objects.create(
        instansi_id=orang.instansi_id, pegawai=orang, jabatan=post, jenis=jenis, masa=MASA,
        dasar="SK",
    )  # fmt: skip


def surat(acak: Random, instansi: Instansi, units: list[UnitKerja], orang: list[Pegawai]) -> None:
    for unit in units:
        if acak.random() < 0.3:
            PenugasanKepala.objects.create(
                instansi=instansi, pegawai=acak.choice(orang), unit=unit, sebutan="Kepala",
                masa=MASA, dasar="SK",
            )  # fmt: skip
    for satu in orang:
        if acak.random() < 0.2:
            lain = acak.choice([p for p in orang if p != satu])
            PenilaiKhusus.objects.create(
                instansi=instansi, pegawai=satu, penilai=lain, masa=MASA, dasar="SK"
            )
        if acak.random() < 0.25:
            jenis = acak.choice(["CLTN", "DIPERBANTUKAN", "DIPERBANTUKAN"])
            keputusan = Keputusan.objects.create(
                instansi=instansi, pegawai=satu, jenis=jenis, nomor_sk="SK", tanggal_sk=SEJAK,
                tmt=SEJAK, dicatat_pada="2026-01-01T00:00Z",
            )  # fmt: skip
            Kedudukan.objects.create(
                instansi=instansi, pegawai=satu, jenis=jenis, masa=MASA, keputusan=keputusan,
                unit_penilai=acak.choice([None, *units]),
            )  # fmt: skip


@pytest.mark.django_db
class TestSifatPenilai:
    @settings(
        max_examples=40,
        deadline=None,
        suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    )
    @given(acak=st.randoms(use_true_random=False))
    def test_up_and_down_agree_and_no_line_loops(self, acak: Random) -> None:
        with transaction.atomic():
            instansi = pemerintah(acak)
            semua = penilai_rinci(instansi.pk, pada=HARI)
            for orang in Pegawai.objects.filter(instansi=instansi):
                bawahan = sorted(p for p, siapa in semua.items() if siapa.pegawai_id == orang.pk)
                assert tim_pada(orang, pada=HARI) == bawahan
                assert orang.pk not in bawahan
                sendiri = penilai_rinci(instansi.pk, pada=HARI, pegawai_ids=[orang.pk])
                assert sendiri.get(orang.pk) == semua.get(orang.pk)
                jalan, kini = [orang.pk], orang.pk
                while kini in semua:
                    kini = semua[kini].pegawai_id
                    assert kini not in jalan
                    jalan.append(kini)
            transaction.set_rollback(True)
