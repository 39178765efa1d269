"""On a schedule, by hand, and by command: each time the same result."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from procrastinate.contrib.django import app

from ekinerja.instansi.models import SumberData
from ekinerja.integrasi.models import Sinkronisasi
from ekinerja.integrasi.services import (
    kerjakan_sinkron,
    minta_sinkron,
    minta_yang_terjadwal,
    mulai_sinkron,
)
from ekinerja.integrasi.tests.conftest import PADA, alihkan, baca, ubah_di
from ekinerja.pegawai.models import Pegawai


@pytest.mark.django_db
class TestJadwal:
    @pytest.mark.req("KLK-06")
    def test_a_source_is_read_when_its_time_has_come(self, simpeg_lengkap):
        assert minta_yang_terjadwal(pada=PADA) == 1
        kerjakan_sinkron(Sinkronisasi.objects.get().pk, pada=PADA)
        assert minta_yang_terjadwal(pada=PADA + timedelta(hours=5)) == 0
        assert minta_yang_terjadwal(pada=PADA + timedelta(hours=24)) == 1

    def test_what_is_off_or_by_hand_only_is_left_alone(self, simpeg_lengkap):
        SumberData.objects.update(aktif=False)
        assert minta_yang_terjadwal(pada=PADA) == 0
        SumberData.objects.update(aktif=True, jadwal="")
        assert minta_yang_terjadwal(pada=PADA) == 0

    def test_a_reading_whose_server_died_makes_room_for_the_next(self, simpeg_lengkap, pemeran):
        mati = mulai_sinkron(simpeg_lengkap.sumber, oleh=pemeran.wayan, pada=PADA)
        assert minta_yang_terjadwal(pada=PADA + timedelta(hours=24)) == 1
        mati.refresh_from_db()
        assert mati.status == "GAGAL" and "terhenti" in mati.kalimat

    def test_doing_it_twice_changes_nothing(self, simpeg_lengkap):
        sekali = baca(simpeg_lengkap.sumber)
        jumlah = len(simpeg_lengkap.permintaan)
        assert kerjakan_sinkron(sekali.pk, pada=PADA).status == "SELESAI"
        assert len(simpeg_lengkap.permintaan) == jumlah


@pytest.mark.django_db
class TestPerintah:
    @pytest.mark.req("KLK-06")
    def test_it_reports_and_applies_when_told(self, simpeg_lengkap, pemeran, capsys):
        baca(simpeg_lengkap.sumber)
        alihkan(pemeran, "pegawai.rekening")
        ubah_di(simpeg_lengkap, pemeran.sari, nomor_rekening="0200999888")
        call_command("sinkron", "simpeg", instansi="uji")
        assert "0100032003 → 0200999888" in capsys.readouterr().out
        assert Pegawai.objects.get(pk=pemeran.sari.pk).nomor_rekening == "0100032003"
        call_command("sinkron", "simpeg", instansi="uji", terapkan=True)
        assert "1 perbedaan diterapkan." in capsys.readouterr().out
        assert Pegawai.objects.get(pk=pemeran.sari.pk).nomor_rekening == "0200999888"
        call_command("sinkron", "simpeg", instansi="uji", terapkan=True)
        assert "Tidak ada yang perlu diterapkan." in capsys.readouterr().out

    @pytest.mark.parametrize(
        ("jenis", "instansi", "kalimat"),
        [("siasn", "uji", "belum diatur"), ("simpeg", "tiada", "Instansi tidak ditemukan")],
    )
    def test_a_wrong_use_is_a_sentence(self, simpeg_lengkap, capsys, jenis, instansi, kalimat):
        with pytest.raises(SystemExit) as keluar:
            call_command("sinkron", jenis, instansi=instansi)
        assert keluar.value.code == 2 and kalimat in capsys.readouterr().err

    def test_a_source_that_cannot_be_read_is_a_sentence(self, simpeg_lengkap, capsys, settings):
        settings.SUMBER_ALAMAT = frozenset()
        with pytest.raises(SystemExit):
            call_command("sinkron", "simpeg", instansi="uji")
        assert "belum diizinkan" in capsys.readouterr().err


@pytest.mark.django_db(transaction=True)
def test_the_button_is_done_by_a_worker(simpeg_lengkap, pemeran, transactional_db):
    sinkron = minta_sinkron(simpeg_lengkap.sumber, oleh=pemeran.wayan, pada=PADA)
    with app.replace_connector(app.connector.get_worker_connector()):
        app.run_worker(wait=False, install_signal_handlers=False, listen_notify=False)
    sinkron.refresh_from_db()
    assert sinkron.status == "SELESAI"
