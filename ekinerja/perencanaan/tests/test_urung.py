"""Goals and programs that a file wrote in the wizard are taken back in one deed."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from ekinerja.core.impor import tulis_xlsx
from ekinerja.core.lingkup import Lingkup
from ekinerja.penyiapan.models import Impor
from ekinerja.penyiapan.registry import REGISTRI
from ekinerja.penyiapan.services import (
    kerjakan_penerapan,
    minta_terapkan,
    terima_impor,
    urungkan_impor,
)
from ekinerja.perencanaan.models import ProgramKegiatan, Sasaran
from ekinerja.perencanaan.tests import test_impor
from ekinerja.perencanaan.tests.test_impor import ATAS, BAWAH


@pytest.fixture
def terapkan(pemeran):
    """Upload, accept and write rows of a kind as Wayan of BKPSDM."""

    def lakukan(kunci, *baris):
        judul = list(dict.fromkeys(nama for satu in baris for nama in satu))
        isi = tulis_xlsx(judul, [[satu.get(nama) for nama in judul] for satu in baris])
        pada = timezone.now()
        impor = terima_impor(
            REGISTRI[kunci], SimpleUploadedFile(f"{kunci}.xlsx", isi), oleh=pemeran.wayan,
            pada=pada,
            lingkup=Lingkup(pemeran.instansi.pk, timezone.localdate(pada), unit_ids=None),
        )  # fmt: skip
        Impor.objects.filter(pk=impor.pk).update(oleh=pemeran.wayan.user)
        minta_terapkan(impor, lewati_yang_salah=False, oleh=pemeran.wayan, pada=pada)
        kerjakan_penerapan(impor.pk, pada=pada)
        impor.refresh_from_db()
        assert impor.status == Impor.SELESAI, impor.keterangan
        return impor

    return lakukan


class TestUrungkan:
    def test_goals_with_their_parents_are_taken_back(self, pemeran, terapkan):
        impor = terapkan("sasaran", ATAS, BAWAH)
        assert Sasaran.objects.count() == 2
        urungkan_impor(impor, oleh=pemeran.wayan, pada=timezone.now())
        assert not Sasaran.objects.exists()

    def test_a_changed_goal_is_as_it_was(self, pemeran, terapkan):
        terapkan("sasaran", ATAS)
        impor = terapkan("sasaran", {**ATAS, "Uraian": "Uraian baru"})
        urungkan_impor(impor, oleh=pemeran.wayan, pada=timezone.now())
        assert Sasaran.objects.get().uraian == ATAS["Uraian"]

    def test_programs_are_taken_back(self, pemeran, terapkan):
        impor = terapkan("program", test_impor.TestProgram.PROGRAM)
        urungkan_impor(impor, oleh=pemeran.wayan, pada=timezone.now())
        assert not ProgramKegiatan.objects.exists()
