"""Objek orang lain dan perbuatan tanpa wewenang: lewat nomor, lewat isian lebih, lewat peran."""

import uuid
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.test import Client
from django.urls import reverse

from ekinerja.accounts.models import User
from ekinerja.aktivitas.models import Aktivitas
from ekinerja.aktivitas.tests import pembuat as aktivitas_uji
from ekinerja.organisasi.models import PemberianPeran
from ekinerja.pegawai.models import Penempatan
from ekinerja.skp.models import SKP
from ekinerja.skp.tests import pembuat as skp_uji
from ekinerja.tpp.tests.conftest import NOVEMBER_2
from tests.guards import sasaran_laporan, sasaran_perencanaan
from tests.guards.medan_serangan import argumen, isi_medan, semua_pola

# alamat bernomor yang tidak memuat apa pun milik orang (sengaja terbuka bagi yang masuk)
TERBUKA = {
    "verifikasi", "regulasi:rincian", *sasaran_perencanaan.DIBACA, *sasaran_laporan.TERBUKA,
}  # fmt: skip


@pytest.fixture(autouse=True)
def hari_ini() -> Iterator[None]:
    with time_machine.travel(NOVEMBER_2, tick=False):
        yield


@pytest.fixture
def medan(pemeran: Any) -> dict[str, Any]:
    return isi_medan(pemeran)


def bernomor(medan: dict[str, Any]) -> list[tuple[str, str]]:
    return [
        (nama, reverse(nama, kwargs=argumen(nama, butuh, medan)))
        for nama, butuh in semua_pola()
        if any(satu.endswith("pk") for satu in butuh)
    ]


def dibuka(klien: Client, medan: dict[str, Any]) -> list[str]:
    """Alamat bernomor yang menjawab orang ini, dengan GET atau POST."""
    temuan = []
    for nama, tujuan in bernomor(medan):
        for cara in ("get", "post"):
            with transaction.atomic():
                jawab = getattr(klien, cara)(tujuan)
                transaction.set_rollback(True)
            if jawab.status_code not in {403, 404, 405}:
                temuan.append(f"{cara} {nama}: {jawab.status_code}")
    return temuan


@pytest.mark.django_db
class TestNomorOrangLain:
    def test_a_keeper_of_another_instansi_opens_nothing(self, as_ucok: Any, medan: Any) -> None:
        assert dibuka(as_ucok, medan) == []

    def test_every_role_of_another_instansi_opens_nothing(
        self, pemeran: Any, as_ucok: Any, medan: Any
    ) -> None:
        for peran, _ in PemberianPeran.PERAN:
            PemberianPeran.objects.get_or_create(
                instansi=pemeran.instansi_lain, user=pemeran.ucok.user, peran=peran, unit=None,
                defaults={"masa": DateRange(date(2020, 1, 1), None), "dasar": "SK"},
            )  # fmt: skip
        assert dibuka(as_ucok, medan) == []

    def test_a_colleague_of_another_unit_opens_rules_only(self, as_tono: Any, medan: Any) -> None:
        assert {satu.split()[1].rstrip(":") for satu in dibuka(as_tono, medan)} <= TERBUKA

    def test_a_role_that_ended_or_lies_ahead_opens_nothing(
        self, pemeran: Any, as_tono: Any, medan: Any
    ) -> None:
        hari = date(2026, 11, 2)
        for peran, _ in PemberianPeran.PERAN:
            for masa in (
                DateRange(hari - timedelta(30), hari),
                DateRange(hari + timedelta(1), None),
            ):
                PemberianPeran.objects.create(
                    instansi=pemeran.instansi, user=pemeran.tono.user, peran=peran, unit=None,
                    masa=masa, dasar="SK",
                )  # fmt: skip
        assert {satu.split()[1].rstrip(":") for satu in dibuka(as_tono, medan)} <= TERBUKA

    def test_a_role_over_another_unit_opens_nothing_of_this_one(
        self, pemeran: Any, as_tono: Any, medan: Any
    ) -> None:
        for peran, _ in PemberianPeran.PERAN:
            PemberianPeran.objects.create(
                instansi=pemeran.instansi, user=pemeran.tono.user, peran=peran,
                unit=pemeran.unit.dinas_lain, masa=DateRange(date(2020, 1, 1), None), dasar="SK",
            )  # fmt: skip
        dapat = {satu.split()[1].rstrip(":") for satu in dibuka(as_tono, medan)}
        assert dapat <= TERBUKA

    def test_a_colleague_never_gets_a_slip_or_its_paper(
        self, as_budi: Any, as_tono: Any, as_ucok: Any, medan: Any
    ) -> None:
        for nama in ("tpp:slip", "tpp:slip_pdf"):
            for klien in (as_budi, as_tono, as_ucok):
                assert klien.get(reverse(nama, kwargs=medan["tpp:slip"])).status_code == 404


@pytest.mark.django_db
class TestPerbuatan:
    @pytest.fixture
    def indikator(self, pemeran: Any) -> Any:
        with time_machine.travel(aktivitas_uji.PADA, tick=False):
            return skp_uji.indikator_pertama(skp_uji.disetujui(pemeran.sari, oleh=pemeran.budi))

    @pytest.fixture
    def dikirim(self, pemeran: Any, indikator: Any) -> Aktivitas:
        return aktivitas_uji.dikirim(pemeran.sari, indikator)

    def test_nobody_approves_the_own_work(
        self, pemeran: Any, as_sari: Any, dikirim: Aktivitas
    ) -> None:
        Aktivitas.objects.filter(pk=dikirim.pk).update(penilai=pemeran.sari)
        as_sari.post(reverse("aktivitas:setujui", args=[dikirim.pk]))
        isi = {"cara": "dicentang", "pilih": [str(dikirim.pk)]}
        as_sari.post(reverse("aktivitas:setujui_banyak"), isi)
        dikirim.refresh_from_db()
        assert dikirim.status == "DIKIRIM"

    def test_bulk_reaches_only_what_waits_for_oneself(
        self, as_ratna: Any, as_wayan: Any, as_ucok: Any, dikirim: Aktivitas
    ) -> None:
        hari = f"{dikirim.pk}|{dikirim.tanggal}"
        for klien in (as_ratna, as_wayan, as_ucok):
            isi = {"cara": "semua", "pilih": [str(dikirim.pk)], "tampil": [hari]}
            klien.post(reverse("aktivitas:setujui_banyak"), isi)
        dikirim.refresh_from_db()
        assert dikirim.status == "DIKIRIM"

    def test_a_former_superior_decides_nothing_new(
        self, pemeran: Any, as_budi: Any, indikator: Any
    ) -> None:
        Penempatan.objects.filter(pegawai=pemeran.budi).update(
            masa=DateRange(date(2020, 1, 1), date(2026, 11, 1))
        )
        baru = aktivitas_uji.draf(pemeran.sari, indikator)
        from ekinerja.aktivitas.services import kirim

        baru = kirim(baru, oleh=pemeran.sari, pada=NOVEMBER_2)
        assert baru.penilai_id == pemeran.ratna.pk
        assert as_budi.post(reverse("aktivitas:setujui", args=[baru.pk])).status_code == 404

    def test_a_role_that_reads_does_not_decide(
        self, as_made: Any, as_wayan: Any, as_ratna: Any, dikirim: Aktivitas
    ) -> None:
        for klien in (as_made, as_wayan, as_ratna):
            for langkah in ("setujui", "kembalikan", "batalkan", "kirim", "ubah"):
                alamat = reverse(f"aktivitas:{langkah}", args=[dikirim.pk])
                jawab = klien.post(alamat, {"alasan": "alasan yang panjang"})
                assert jawab.status_code in {403, 409}, langkah
        dikirim.refresh_from_db()
        assert dikirim.status == "DIKIRIM"

    def test_extra_fields_change_nothing(self, pemeran: Any, as_sari: Any, indikator: Any) -> None:
        jahat = {
            "status": "DISETUJUI", "pegawai": pemeran.tono.pk, "pegawai_id": pemeran.tono.pk,
            "penilai": pemeran.sari.pk, "penilai_id": pemeran.sari.pk,
            "instansi": pemeran.instansi_lain.pk, "diputus_pada": "2026-10-12", "id": 1, "pk": 1,
            "setelah_tutup": "on", "oleh": pemeran.budi.pk,
        }  # fmt: skip
        isi = {
            "kunci_kirim": str(uuid.uuid4()), "indikator": indikator.pk, "uraian": "Menyusun surat",
            "menit": 30, "tanggal": "2026-10-12", "aksi": "draf",
        }  # fmt: skip
        with time_machine.travel(aktivitas_uji.PADA, tick=False):
            as_sari.post(reverse("aktivitas:baru"), isi | jahat)
        satu = Aktivitas.objects.get(uraian="Menyusun surat")
        assert (satu.status, satu.pegawai_id, satu.penilai_id) == ("DRAF", pemeran.sari.pk, None)
        assert (satu.instansi_id, satu.setelah_tutup) == (pemeran.instansi.pk, False)

    def test_extra_fields_do_not_agree_a_plan(self, pemeran: Any, as_tono: Any) -> None:
        isi = {
            "mulai": "2026-01-01", "akhir": "2026-12-31", "pendekatan": "KUANTITATIF",
            "status": "DISETUJUI", "pegawai": pemeran.sari.pk, "penilai": pemeran.tono.pk,
        }  # fmt: skip
        as_tono.post(reverse("skp:baru"), isi)
        satu = SKP.objects.get()
        assert (satu.status, satu.pegawai_id, satu.penilai_id) == ("DRAF", pemeran.tono.pk, None)

    def test_an_indicator_of_another_person_is_not_used(self, as_tono: Any, indikator: Any) -> None:
        isi = {
            "kunci_kirim": str(uuid.uuid4()), "indikator": indikator.pk, "uraian": "Menyusun surat",
            "menit": 30, "tanggal": "2026-10-12", "aksi": "draf",
        }  # fmt: skip
        assert as_tono.post(reverse("aktivitas:baru"), isi).status_code == 422
        assert not Aktivitas.objects.exists()

    def test_a_key_of_another_person_does_not_open_the_entry(
        self, pemeran: Any, as_tono: Any, dikirim: Aktivitas
    ) -> None:
        isi = {
            "kunci_kirim": str(dikirim.kunci_kirim), "indikator": dikirim.indikator_id,
            "uraian": "Menyusun surat", "menit": 30, "tanggal": "2026-10-12",
        }  # fmt: skip
        assert as_tono.post(reverse("aktivitas:baru"), isi).status_code == 422


@pytest.mark.django_db
class TestPeranBukanUntukDiri:
    def test_nobody_gives_a_role_to_oneself_or_another_instansi(
        self, pemeran: Any, as_wayan: Any
    ) -> None:
        for nama in (pemeran.wayan.user.username, pemeran.ucok.user.username):
            isi = {
                "pengguna": nama,
                "peran": "PA_KPA",
                "unit": "",
                "mulai": "2026-11-02",
                "dasar": "SK",
            }
            assert as_wayan.post(reverse("organisasi:peran_baru"), isi).status_code in {403, 422}
        assert not PemberianPeran.objects.filter(user=pemeran.wayan.user, peran="PA_KPA").exists()

    def test_an_admin_of_everything_does_not_take_over_a_role_holder(
        self, pemeran: Any, as_tono: Any
    ) -> None:
        PemberianPeran.objects.create(
            instansi=pemeran.instansi, user=pemeran.tono.user, peran="ADMIN_PD", unit=None,
            masa=DateRange(date(2020, 1, 1), None), dasar="SK",
        )  # fmt: skip
        for siapa in (pemeran.nyoman, pemeran.wayan, pemeran.ratna):
            jawab = as_tono.post(reverse("pegawai:sandi", args=[siapa.pk]))
            assert jawab.status_code == 403, siapa.nama
        assert as_tono.post(reverse("pegawai:sandi", args=[pemeran.sari.pk])).status_code == 200

    def test_a_month_is_not_begun_in_the_middle_or_out_of_time(
        self, pemeran: Any, as_komang: Any, medan: Any
    ) -> None:
        for awal in ("2026-11-15", "9999-12-31", "9999-12-01", "0001-01-01", "2031-01-01"):
            isi = {"unit": pemeran.unit.dinas.pk, "awal": awal}
            jawab = as_komang.post(reverse("tpp:siapkan"), isi)
            assert jawab.status_code in {404, 409}, awal


@pytest.mark.django_db
class TestTokenFormulir:
    def test_every_deed_asks_for_its_token(self, pemeran: Any, medan: Any) -> None:
        klien = Client(enforce_csrf_checks=True)
        klien.force_login(pemeran.wayan.user, backend="django.contrib.auth.backends.ModelBackend")
        for nama, butuh in semua_pola():
            alamat = reverse(nama, kwargs=argumen(nama, butuh, medan))
            for cara in ("post", "put", "patch", "delete"):
                status = getattr(klien, cara)(alamat).status_code
                assert status in {403, 405}, f"{cara} {nama}: {status}"

    def test_sign_in_asks_for_it_too(self, db: None) -> None:
        klien = Client(enforce_csrf_checks=True)
        assert klien.post("/masuk/", {"login": "a", "password": "b"}).status_code == 403

    def test_no_get_changes_a_row(
        self, pemeran: Any, as_wayan: Any, as_sari: Any, medan: Any
    ) -> None:
        sebelum = _jejak()
        for klien in (as_wayan, as_sari):
            for nama, butuh in semua_pola():
                klien.get(reverse(nama, kwargs=argumen(nama, butuh, medan)))
        assert _jejak() == sebelum


def _jejak() -> list[tuple[Any, ...]]:
    isi: list[tuple[Any, ...]] = list(Aktivitas.objects.order_by("pk").values_list())
    isi += SKP.objects.order_by("pk").values_list()
    isi += User.objects.order_by("pk").values_list("pk", "password", "is_active")
    isi += PemberianPeran.objects.order_by("pk").values_list("pk", "peran")
    return isi
