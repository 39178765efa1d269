"""Setiap layanan organisasi dan pegawai menolak orang luar, juga bila dipanggil tanpa layarnya.

Layanan ditemukan dari nama yang diekspor bidangnya, dan isiannya disusun dari tanda tangannya,
sehingga layanan baru langsung ikut diuji. Orang luarnya memegang semua peran di tempatnya sendiri.
"""

import dataclasses
import inspect
import types
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from datetime import date, datetime
from typing import Any, Union, get_args, get_origin, get_type_hints

import pytest
import time_machine
from django.db import DatabaseError, models, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.http import Http404

from ekinerja.accounts.models import User
from ekinerja.aktivitas.tests import pembuat as aktivitas_uji
from ekinerja.core.errors import AksiDitolak, TidakBerwenang
from ekinerja.core.lingkup import Lingkup
from ekinerja.core.workflow import Pelaku
from ekinerja.instansi.models import Instansi
from ekinerja.organisasi import services as organisasi
from ekinerja.organisasi.models import Jabatan, UnitKerja
from ekinerja.pegawai import services as pegawai
from ekinerja.pegawai.models import Pegawai, Penempatan, PenilaiKhusus, PenugasanKepala
from ekinerja.pegawai.queries import identitas
from tests.guards.sasaran_url import PADA, SASARAN
from tests.guards.sumber import kalimat
from tests.guards.test_serangan_lingkup import BIDANG, PERAN, beri, berubah, sidik

# dijalankan penjadwal, atau bukan perbuatan
BUKAN_PERBUATAN = {
    "berlakukan_atasan", "berlakukan_evaluasi", "berlakukan_letak", "kapasitas_memutus",
}  # fmt: skip
KATA = {
    "peran": "PEMBUAT_DAFTAR", "jenis": "PELAKSANA", "golongan": "IV/a", "nip": "",
    "zona": "", "kelompok": "UMUM", "jenjang": "", "aturan": "BEZETTING",
}  # fmt: skip
Layanan = Callable[..., Any]


def layanan() -> list[tuple[str, Layanan]]:
    """Semua perbuatan yang diekspor: yang menerima pelakunya."""
    return [
        (nama, satu)
        for bidang in (organisasi, pegawai)
        for nama in bidang.__all__
        if inspect.isfunction(satu := getattr(bidang, nama))
        and "oleh" in inspect.signature(satu).parameters
        and nama not in BUKAN_PERBUATAN
    ]


class Penyusun:
    """Menyusun isian sebuah layanan bagi orang luar; objeknya milik unit Sari."""

    def __init__(self, pemeran: Any, luar: Any) -> None:
        self.pemeran, self.luar = pemeran, identitas(luar.user, pada=PADA.date())
        self.tetap: dict[Any, Any] = {
            UnitKerja: pemeran.unit.bidang, Jabatan: pemeran.jabatan.prakom,
            Pegawai: pemeran.sari, User: pemeran.sari.user, Instansi: pemeran.instansi,
            date: date(2026, 12, 1), datetime: PADA, bool: True, int: 1, Pelaku: self.luar,
            Lingkup: self.luar.lingkup(*PERAN),
        }  # fmt: skip

    def isian(self, satu: Layanan) -> dict[str, Any]:
        jenis = get_type_hints(satu)
        return {
            nama: self.nilai(nama, jenis[nama])
            for nama, medan in inspect.signature(satu).parameters.items()
            if medan.default is inspect.Parameter.empty
        }

    def nilai(self, nama: str, jenis: Any) -> Any:
        if nama in {"penerima", "penilai"} and jenis is Pegawai:
            return self.pemeran.budi
        if nama == "instansi_id":
            return self.pemeran.instansi.pk
        if get_origin(jenis) in {Union, types.UnionType}:
            return self.nilai(nama, get_args(jenis)[0])
        if jenis is str:
            return KATA.get(nama, "Perbuatan orang luar")
        if jenis in self.tetap:
            return self.tetap[jenis]
        return self._bentukan(nama, jenis)

    def _bentukan(self, nama: str, jenis: Any) -> Any:
        asal = get_origin(jenis) or jenis
        if asal in {Sequence, tuple, list}:
            return [self.nilai(nama, get_args(jenis)[0])]
        if asal is dict or getattr(asal, "__name__", "") == "Mapping":
            return {"telepon": "0811"}
        if dataclasses.is_dataclass(asal):
            return self._data(asal)
        if isinstance(asal, type) and issubclass(asal, models.Model):
            return asal._base_manager.order_by("pk").last()
        return aktivitas_uji.pdf()

    def _data(self, jenis: Any) -> Any:
        """Yang wajib, dan semua yang menunjuk unit, jabatan, atau orang."""
        petunjuk = get_type_hints(jenis)
        return jenis(
            **{
                satu.name: self.nilai(satu.name, petunjuk[satu.name])
                for satu in dataclasses.fields(jenis)
                if _tanpa_bawaan(satu) or _menunjuk(petunjuk[satu.name])
            }
        )


def _tanpa_bawaan(medan: "dataclasses.Field[Any]") -> bool:
    return medan.default is dataclasses.MISSING and medan.default_factory is dataclasses.MISSING


def _menunjuk(jenis: Any) -> bool:
    return bool({UnitKerja, Jabatan, Pegawai} & {jenis, *get_args(jenis)})


def siapkan_objek(pemeran: Any) -> None:
    """Satu dari tiap jenis objek organisasi dan pegawai, milik unit Sari."""
    for nama in SASARAN:
        if nama.startswith(BIDANG):
            with suppress(AksiDitolak, DatabaseError), transaction.atomic():
                SASARAN[nama](pemeran)
    isi: dict[str, Any] = {
        "instansi": pemeran.instansi, "pegawai": pemeran.sari, "dasar": "SK 5/2026",
        "masa": DateRange(date(2026, 9, 1), date(2027, 9, 1)),
    }  # fmt: skip
    PenilaiKhusus.objects.create(**isi, penilai=pemeran.ratna)
    PenugasanKepala.objects.create(**isi, unit=pemeran.unit.bidang, sebutan="Kepala")
    Penempatan.objects.create(**isi, jabatan=pemeran.jabatan.kabid, jenis="PLT")


def akibat(satu: Layanan, isian: dict[str, Any]) -> str:
    """Ditolak karena wewenang, ditolak karena hal lain, atau apa yang terjadi."""
    lama = sidik()
    with transaction.atomic():
        try:
            with transaction.atomic():
                satu(**isian)
        except (TidakBerwenang, Http404):
            hasil = "wewenang"
        except (AksiDitolak, DatabaseError) as galat:
            hasil = f"ditolak karena sebab lain: {galat}"
        else:
            hasil = "berhasil"
        ubah = berubah(lama, sidik())
        transaction.set_rollback(True)
    return f"mengubah {', '.join(ubah)}" if ubah else hasil


@pytest.fixture(autouse=True)
def hari_ini() -> Iterator[None]:
    with time_machine.travel(PADA, tick=False):
        yield


@pytest.mark.django_db
@pytest.mark.parametrize("kunci", ["tono", "ucok"])
def test_every_deed_refuses_an_outsider_for_want_of_authority(pemeran: Any, kunci: str) -> None:
    siapkan_objek(pemeran)
    luar = getattr(pemeran, kunci)
    unit = pemeran.unit.dinas_lain if kunci == "tono" else None
    beri(luar.user, PERAN, instansi=luar.instansi, unit=unit)
    penyusun = Penyusun(pemeran, luar)
    temuan = []
    for nama, satu in layanan():
        isian = penyusun.isian(satu)
        hasil = "objeknya belum ada di SASARAN" if None in isian.values() else akibat(satu, isian)
        if hasil != "wewenang":
            temuan.append(f"{nama}: {hasil}")
    assert not temuan, kalimat("Layanan ini tidak menolak orang luar.", temuan)


def test_the_deeds_are_found() -> None:
    nama = {nama for nama, _ in layanan()}
    assert {"akhiri_unit", "setujui_usulan", "daftarkan_pegawai", "terbitkan_sandi"} <= nama
    assert len(nama) > 45
