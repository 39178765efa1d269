"""Every change of how a government runs its data stays on record, with who and why."""

from datetime import timedelta

import pytest
import time_machine
from django.apps import apps
from django.db import Error, transaction
from django.urls import reverse

from ekinerja.instansi.models import ModulInstansi, SumberData, SumberMedan
from ekinerja.integrasi.services import AturanSumber, alihkan_medan, atur_sumber
from ekinerja.integrasi.tests.conftest import PADA, alihkan, baca
from ekinerja.penyiapan.services import atur_modul

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def hari_ini():
    with time_machine.travel(PADA, tick=False):
        yield


def versi(model):
    """Events of a table, in the order in which they happened."""
    return apps.get_model("instansi", f"{model.__name__}Event").objects.order_by("pgh_id")


class TestSumber:
    def test_another_address_is_kept_with_who_wrote_it(self, pemeran, simpeg):
        for jadwal in ("", "HARIAN"):
            atur_sumber(
                pemeran.instansi.pk, "SIMPEG", AturanSumber("HTTP", simpeg.alamat, jadwal=jadwal),
                oleh=pemeran.wayan, pada=PADA,
            )  # fmt: skip
        terakhir = versi(SumberData).last()
        assert (terakhir.pgh_label, terakhir.jadwal) == ("update", "HARIAN")
        assert terakhir.pgh_context.metadata["nama"] == pemeran.wayan.nama
        assert terakhir.pgh_context.metadata["sebab"] == "sumber data diatur"

    def test_a_reading_is_not_a_change_of_the_setting(self, simpeg_lengkap):
        dulu = versi(SumberData).count()
        baca(simpeg_lengkap.sumber)
        assert SumberData.objects.get(pk=simpeg_lengkap.sumber.pk).segar_pada == PADA
        assert versi(SumberData).count() == dulu


class TestMedan:
    def test_a_cut_over_and_its_end_are_kept(self, pemeran, simpeg_lengkap):
        baca(simpeg_lengkap.sumber)
        alihkan(pemeran, "pegawai.rekening")
        alihkan_medan(
            pemeran.instansi.pk, ["pegawai.rekening"], SumberData.MANUAL,
            mulai=PADA.date() + timedelta(days=9), oleh=pemeran.wayan, pada=PADA,
        )  # fmt: skip
        assert [(satu.pgh_label, satu.sumber) for satu in versi(SumberMedan)] == [
            ("insert", "SIMPEG"), ("update", "SIMPEG"), ("insert", "MANUAL"),
        ]  # fmt: skip
        assert versi(SumberMedan).last().pgh_context.metadata["sebab"] == "medan dialihkan"


class TestModul:
    def test_a_module_switched_off_stays_on_record(self, pemeran):
        for modul in (["SKP", "TPP"], ["SKP"]):
            atur_modul(
                pemeran.instansi, modul, mulai=PADA.date(), oleh=pemeran.wayan, pada=PADA
            )  # fmt: skip
        assert not ModulInstansi.objects.filter(modul="TPP").exists()
        hilang = versi(ModulInstansi).last()
        assert (hilang.pgh_label, hilang.modul) == ("delete", "TPP")
        assert hilang.pgh_context.metadata["nama"] == pemeran.wayan.nama


def test_no_version_can_be_changed(as_wayan, pemeran, simpeg):
    kirim = {"moda": "HTTP", "alamat": simpeg.alamat, "aktif": "on"}
    as_wayan.post(reverse("integrasi:atur", args=["simpeg"]), kirim)
    with pytest.raises(Error), transaction.atomic():
        versi(SumberData).update(alamat="lain")
