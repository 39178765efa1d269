"""Orang di luar lingkup tidak melihat dan tidak mengubah apa pun, apa pun peran dan isiannya.

Sifatnya: peran × objek × perbuatan. Orang luar (Tono berperan di dinas lain, Ucok di instansi lain)
mengirim isian yang masuk akal dan menunjuk objek orang lain, lewat alamat maupun lewat isiannya.
Peran menambah wewenang dan tidak pernah menguranginya, sehingga “semua peran sekaligus” mencakup
tiap gabungan; gabungan acak tetap dicoba. Pemeriksa membaca semuanya dan tidak menulis apa pun.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
import time_machine
from django.apps import apps
from django.db import connection, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ekinerja.accounts.models import User
from ekinerja.organisasi.models import PemberianPeran
from tests.guards.sasaran_url import PADA, SASARAN, argumen
from tests.guards.sumber import kalimat
from tests.guards.test_url import BARIS

BIDANG = ("organisasi:", "pegawai:")
PERAN = tuple(kode for kode, _ in PemberianPeran.PERAN)
MENULIS = sorted({satu["nama"] for satu in BARIS if satu["metode"] == "POST"})
DITOLAK = {403, 404}
# yang boleh dikirim siapa pun yang masuk: akunnya sendiri, dan tanda bacanya sendiri
MILIK_SENDIRI = {
    "account_login", "account_logout", "account_signup", "account_change_password",
    "organisasi:dukungan_selesai",
}  # fmt: skip


def sidik(instansi_id: int | None = None) -> dict[str, str]:
    """Sidik isi setiap tabel data; bila disebut, hanya baris milik instansi itu."""
    syarat = "" if instansi_id is None else f" WHERE t.instansi_id = {int(instansi_id)}"
    potong = " UNION ALL ".join(
        f"SELECT '{nama}', md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), ''))"
        f" FROM {nama} t{syarat}"
        for nama in _tabel(berinstansi=instansi_id is not None)
    )
    with connection.cursor() as cursor:
        cursor.execute(potong)
        return dict(cursor.fetchall())


def _tabel(*, berinstansi: bool) -> list[str]:
    """Tabel data kita; akun tidak termasuk karena waktu masuknya bergerak sendiri."""
    return [
        model._meta.db_table
        for model in apps.get_models()
        if model.__module__.startswith("ekinerja.")
        and model is not User
        and (not berinstansi or any(f.column == "instansi_id" for f in model._meta.concrete_fields))
    ]


def berubah(lama: dict[str, str], baru: dict[str, str]) -> list[str]:
    return sorted(nama for nama in lama if lama[nama] != baru[nama])


def beri(user: Any, peran: Any, *, instansi: Any, unit: Any) -> None:
    """Peran itu saja, di tempat orang itu."""
    PemberianPeran.objects.filter(user=user).delete()
    PemberianPeran.objects.bulk_create(
        PemberianPeran(
            instansi=instansi, user=user, peran=satu, unit=unit,
            masa=DateRange(date(2020, 1, 1), None), dasar="SK 3/2020",
        )
        for satu in peran
    )  # fmt: skip


def isian(pemeran: Any) -> dict[str, Any]:
    """Isian yang masuk akal bagi formulir mana pun, menunjuk objek unit Sari."""
    tanggal, unit, jabatan = "2026-12-01", pemeran.unit.dinas.pk, pemeran.jabatan.prakom.pk
    orang = dict.fromkeys(
        ("pegawai", "penerima", "penilai", "pemberi", "ketua", "anggota"), pemeran.sari.pk
    )
    hari = dict.fromkeys(
        ("mulai", "selesai", "tmt", "tanggal", "tanggal_sk", "tanggal_spmt", "pada"), tanggal
    )
    kata = dict.fromkeys(
        ("nama", "kode", "alasan", "dasar", "judul", "nomor", "nomor_sk", "pejabat", "sebutan"),
        "Diubah orang luar",
    )
    return {
        **orang, **hari, **kata, "unit": unit, "induk": unit, "unit_penilai": unit,
        "jabatan": jabatan, "atasan": jabatan, "tujuan": jabatan, "pengguna": pemeran.budi.nip,
        "untuk": pemeran.budi.nip, "peran": "PEMBUAT_DAFTAR", "jenis": "PELAKSANA", "kelas": "9",
        "golongan": "IV/e", "jam": "8", "nilai": "1", "nip": pemeran.sari.nip,
        "nomor_rekening": "000111", "kode_bank": "129", "surel": "luar@contoh.id",
    }  # fmt: skip


def klien(user: Any) -> Client:
    hasil = Client(raise_request_exception=False)
    hasil.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return hasil


def kirim(
    siapa: Client, nama: str, pemeran: Any, *, instansi_id: int | None = None
) -> Iterator[str]:
    """Satu perbuatan pada objek unit Sari; apa yang berubah atau terjawab."""
    alamat = reverse(nama, kwargs=argumen(nama, pemeran))
    lama = sidik(instansi_id)
    jawab = siapa.post(alamat, isian(pemeran))
    if jawab.status_code >= 500:
        yield f"{nama}: dijawab {jawab.status_code}"
    if nama in SASARAN and jawab.status_code not in DITOLAK:
        yield f"{nama}: objek orang lain dijawab {jawab.status_code}"
    if tabel := berubah(lama, sidik(instansi_id)):
        yield f"{nama}: mengubah {', '.join(tabel)}"


def coba(siapa: Client, nama: str, pemeran: Any, *, instansi_id: int | None = None) -> list[str]:
    """Perbuatan itu, lalu dibatalkan seluruhnya."""
    with transaction.atomic():
        hasil = list(kirim(siapa, nama, pemeran, instansi_id=instansi_id))
        transaction.set_rollback(True)
    return hasil


@pytest.fixture(autouse=True)
def hari_ini() -> Iterator[None]:
    with time_machine.travel(PADA, tick=False):
        yield


PERBUATAN = [nama for nama in MENULIS if nama.startswith(BIDANG) and nama not in MILIK_SENDIRI]


@pytest.fixture
def orang_luar(pemeran: Any) -> dict[str, tuple[Any, Any, Any]]:
    """Kunci → akun, instansi, dan unit tempat ia berperan."""
    return {
        "tono": (pemeran.tono.user, pemeran.instansi, pemeran.unit.dinas_lain),
        "ucok": (pemeran.ucok.user, pemeran.instansi_lain, None),
    }


@pytest.mark.django_db
class TestOrangLuar:
    @pytest.mark.parametrize("kunci", ["tono", "ucok"])
    def test_with_every_role_at_home_no_deed_touches_others(
        self, pemeran: Any, orang_luar: Any, kunci: str
    ) -> None:
        user, instansi, unit = orang_luar[kunci]
        beri(user, PERAN, instansi=instansi, unit=unit)
        siapa, milik = klien(user), pemeran.instansi.pk if kunci == "ucok" else None
        temuan = [
            satu for nama in PERBUATAN for satu in coba(siapa, nama, pemeran, instansi_id=milik)
        ]
        assert not temuan, kalimat("Orang luar mengubah atau membuka milik orang lain.", temuan)

    @given(
        kunci=st.sampled_from(("tono", "ucok")),
        peran=st.sets(st.sampled_from(PERAN), max_size=4),
        nama=st.sampled_from([satu for satu in PERBUATAN if satu in SASARAN]),
    )
    @settings(
        max_examples=30, deadline=None, derandomize=True,
        suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    )  # fmt: skip
    def test_with_any_roles_at_home_the_same_holds(
        self, pemeran: Any, orang_luar: Any, kunci: str, peran: set[str], nama: str
    ) -> None:
        user, instansi, unit = orang_luar[kunci]
        with transaction.atomic():
            beri(user, sorted(peran), instansi=instansi, unit=unit)
            temuan = coba(klien(user), nama, pemeran)
            transaction.set_rollback(True)
        assert not temuan, kalimat("Orang luar mengubah atau membuka milik orang lain.", temuan)

    def test_a_change_would_be_found(self, pemeran: Any) -> None:
        lama = sidik()
        pemeran.unit.dinas.nama = "Diubah"
        pemeran.unit.dinas.save(update_fields=["nama"])
        assert "organisasi_unitkerja" in berubah(lama, sidik())


@pytest.mark.django_db
class TestPemeriksa:
    """An examiner from outside, without a post of the own."""

    @pytest.fixture
    def bpk(self, pemeran: Any) -> Client:
        user = User.objects.create(
            username="bpk-1", nama="Pemeriksa BPK", instansi=pemeran.instansi,
            wajib_ganti_sandi=False,
        )  # fmt: skip
        beri(user, ("PEMERIKSA",), instansi=pemeran.instansi, unit=None)
        return klien(user)

    def test_no_deed_of_any_area_changes_anything(self, pemeran_lengkap: Any, bpk: Client) -> None:
        temuan = []
        for nama in MENULIS:
            if nama in MILIK_SENDIRI:
                continue
            with transaction.atomic():
                alamat = reverse(nama, kwargs=argumen(nama, pemeran_lengkap))
                lama = sidik()
                jawab = bpk.post(alamat, isian(pemeran_lengkap))
                if jawab.status_code >= 500:
                    temuan.append(f"{nama}: dijawab {jawab.status_code}")
                temuan += [f"{nama}: mengubah {tabel}" for tabel in berubah(lama, sidik())]
                transaction.set_rollback(True)
        assert not temuan, kalimat("Pemeriksa membaca saja.", temuan)

    def test_what_lies_in_the_scope_is_readable(self, pemeran: Any, bpk: Client) -> None:
        for nama, pk in (
            ("pegawai:rincian", pemeran.sari.pk),
            ("organisasi:unit", pemeran.unit.dinas.pk),
            ("organisasi:jabatan_rincian", pemeran.jabatan.prakom.pk),
        ):
            assert bpk.get(reverse(nama, args=[pk])).status_code == 200
        for nama in ("organisasi:peran", "organisasi:usulan", "organisasi:dukungan", "wewenang"):
            assert bpk.get(reverse(nama)).status_code == 200
        assert bpk.get(reverse("pegawai:rincian", args=[pemeran.ucok.pk])).status_code == 404
