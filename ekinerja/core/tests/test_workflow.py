from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from ekinerja.core.errors import AksiDitolak, TidakBerwenang
from ekinerja.regulasi.models import RiwayatSkema, Skema
from ekinerja.skp.models import SKP, RiwayatSKP
from ekinerja.skp.workflow import SKP_WORKFLOW

PADA = datetime(2026, 10, 14, 2, tzinfo=UTC)
TAHUN = DateRange(date(2026, 1, 1), date(2027, 1, 1))


@pytest.fixture
def diajukan(pemeran):
    return SKP.objects.create(
        instansi=pemeran.instansi, pegawai=pemeran.sari, penilai=pemeran.budi,
        jabatan=pemeran.jabatan.prakom, masa=TAHUN, status="DIAJUKAN",
    )  # fmt: skip


class TestRun:
    def test_it_changes_the_state_and_writes_who_when_why(self, diajukan, pemeran):
        SKP_WORKFLOW.run(
            "kembalikan",
            diajukan,
            oleh=pemeran.budi,
            pada=PADA,
            kapasitas="Atasan",
            alasan="Perbaiki",
        )
        catatan = diajukan.riwayat.get()
        assert (catatan.dari, catatan.ke, catatan.oleh_id) == (
            "DIAJUKAN", "DRAF", pemeran.budi.user_id,
        )  # fmt: skip
        assert (catatan.kapasitas, catatan.alasan, catatan.pada) == ("Atasan", "Perbaiki", PADA)

    def test_it_is_refused_without_a_reason_where_one_is_due(self, diajukan, pemeran):
        with pytest.raises(AksiDitolak, match="Alasan wajib"):
            SKP_WORKFLOW.run("kembalikan", diajukan, oleh=pemeran.budi, pada=PADA, alasan=" ")
        assert not diajukan.riwayat.exists()

    def test_it_is_refused_to_someone_else(self, diajukan, pemeran):
        with pytest.raises(TidakBerwenang):
            SKP_WORKFLOW.run("kembalikan", diajukan, oleh=pemeran.sari, pada=PADA, alasan="x")

    def test_it_is_refused_from_another_state(self, diajukan, pemeran):
        SKP_WORKFLOW.run("kembalikan", diajukan, oleh=pemeran.budi, pada=PADA, alasan="x")
        with pytest.raises(AksiDitolak, match="Draf"):
            SKP_WORKFLOW.run("kembalikan", diajukan, oleh=pemeran.budi, pada=PADA, alasan="x")

    def test_buttons_are_the_steps_that_are_allowed(self, diajukan, pemeran):
        names = {step.nama for step in SKP_WORKFLOW.available(diajukan, pemeran.budi)}
        assert "kembalikan" in names
        assert not SKP_WORKFLOW.available(diajukan, pemeran.sari)


class TestRunMany:
    def test_each_is_judged_like_a_single_one(self, diajukan, pemeran):
        draf = SKP.objects.create(
            instansi=pemeran.instansi, pegawai=pemeran.komang, penilai=pemeran.nyoman,
            jabatan=pemeran.jabatan.pengelola, masa=TAHUN,
        )  # fmt: skip
        hasil = SKP_WORKFLOW.run_many(
            "kembalikan", SKP.objects.all(), oleh=pemeran.budi, pada=PADA, alasan="Perbaiki"
        )
        assert hasil.selesai == (diajukan.pk,)
        assert "Draf" in hasil.ditolak[draf.pk]
        assert RiwayatSKP.objects.count() == 1


class TestTrigger:
    def test_the_database_refuses_a_change_that_is_no_step(self, diajukan):
        with pytest.raises(IntegrityError, match="bukan langkah"), transaction.atomic():
            SKP.objects.filter(pk=diajukan.pk).update(status="SELESAI")

    def test_history_can_be_neither_changed_nor_removed(self, pemeran):
        skema = Skema.objects.create(
            instansi=pemeran.instansi, kode="x", nama="x", masa=TAHUN, isi={}
        )
        RiwayatSkema.objects.create(
            objek=skema, langkah="berlakukan", dari="DRAF", ke="BERLAKU", oleh_nama="x", pada=PADA
        )
        for deed in (
            lambda: RiwayatSkema.objects.update(oleh_nama="y"),
            lambda: RiwayatSkema.objects.all().delete(),
        ):
            with pytest.raises(IntegrityError, match="hanya dapat ditambah"), transaction.atomic():
                deed()
