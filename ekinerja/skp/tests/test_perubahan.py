"""A change is a new version; officials are frozen; realisation and links come along."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from ekinerja.core.errors import AksiDitolak, TidakBerwenang
from ekinerja.pegawai.models import Penempatan
from ekinerja.skp.models import SKP, HasilKerja, Indikator
from ekinerja.skp.services import (
    Rujukan,
    ajukan_skp,
    batalkan_skp,
    buat_skp,
    catat_realisasi,
    catat_realisasi_massal,
    mulai_perubahan,
    selesaikan_skp,
    setujui_skp,
    tambah_hasil_kerja,
    tautkan,
)
from ekinerja.skp.tests import pembuat
from ekinerja.skp.tests.pembuat import PADA, indikator_pertama

ALASAN = "Perjanjian kinerja dinas berubah."


def ubah(skp, pegawai) -> SKP:
    return mulai_perubahan(skp, alasan=ALASAN, oleh=pegawai, pada=PADA)


def sahkan(skp, pegawai, penilai) -> SKP:
    return setujui_skp(ajukan_skp(skp, oleh=pegawai, pada=PADA), oleh=penilai, pada=PADA)


class TestMulaiPerubahan:
    def test_it_copies_everything_beside_the_version_in_force(self, pemeran, skp_disetujui):
        baru = ubah(skp_disetujui, pemeran.sari)
        assert (baru.versi, baru.status, baru.asal) == (2, "DRAF", skp_disetujui)
        assert Indikator.objects.filter(hasil_kerja__skp=baru).count() == 2
        assert indikator_pertama(baru).target_bulanan.count() == 12
        skp_disetujui.refresh_from_db()
        assert skp_disetujui.status == "DISETUJUI"

    def test_it_is_refused_without_a_reason_twice_and_to_others(self, pemeran, skp_disetujui):
        with pytest.raises(AksiDitolak, match="Alasan wajib diisi"):
            mulai_perubahan(skp_disetujui, alasan=" ", oleh=pemeran.sari, pada=PADA)
        with pytest.raises(TidakBerwenang):
            ubah(skp_disetujui, pemeran.budi)
        ubah(skp_disetujui, pemeran.sari)
        with pytest.raises(AksiDitolak, match="sudah punya perubahan"):
            ubah(skp_disetujui, pemeran.sari)

    def test_a_draft_cannot_be_changed_that_way(self, pemeran, skp_draf):
        with pytest.raises(AksiDitolak, match="Hanya SKP yang disetujui"):
            ubah(skp_draf, pemeran.sari)

    def test_a_change_given_up_leaves_room_for_another(self, pemeran, skp_disetujui):
        baru = ubah(skp_disetujui, pemeran.sari)
        assert batalkan_skp(baru, oleh=pemeran.sari, pada=PADA).status == "DIBATALKAN"
        assert ubah(skp_disetujui, pemeran.sari).status == "DRAF"


class TestVersiBaru:
    def test_it_replaces_the_old_one_which_stays_readable(self, pemeran, skp_disetujui):
        baru = sahkan(ubah(skp_disetujui, pemeran.sari), pemeran.sari, pemeran.budi)
        skp_disetujui.refresh_from_db()
        assert (skp_disetujui.status, baru.status) == ("DIGANTI", "DISETUJUI")
        assert Indikator.objects.filter(hasil_kerja__skp=skp_disetujui).count() == 2
        assert skp_disetujui.riwayat.get(langkah="ganti").oleh_nama == "sistem"

    def test_realisation_comes_along_and_flows_on(self, pemeran, skp_disetujui):
        lama = indikator_pertama(skp_disetujui)
        oktober = date(2026, 10, 1)
        catat_realisasi(lama.pk, awal=oktober, volume=Decimal(3))
        baru = sahkan(ubah(skp_disetujui, pemeran.sari), pemeran.sari, pemeran.budi)
        kini = indikator_pertama(baru)
        catat_realisasi_massal({(lama.pk, oktober): Decimal(2), (kini.pk, oktober): Decimal(1)})
        assert kini.target_bulanan.get(awal=oktober).realisasi == 6
        assert lama.target_bulanan.get(awal=oktober).realisasi == 3

    def test_realisation_follows_over_two_changes(self, pemeran, skp_disetujui):
        lama = indikator_pertama(skp_disetujui)
        dua = sahkan(ubah(skp_disetujui, pemeran.sari), pemeran.sari, pemeran.budi)
        tiga = sahkan(ubah(dua, pemeran.sari), pemeran.sari, pemeran.budi)
        catat_realisasi(lama.pk, awal=date(2026, 10, 1), volume=Decimal(4))
        kini = indikator_pertama(tiga).target_bulanan.get(awal=date(2026, 10, 1))
        assert kini.realisasi == 4

    def test_links_of_subordinates_move_to_the_new_version(self, pemeran):
        atas = pembuat.disetujui(pemeran.budi, oleh=pemeran.ratna)
        milik = pembuat.draf(pemeran.sari)
        rhk = tambah_hasil_kerja(
            milik,
            rencana="Layanan tersedia",
            oleh=pemeran.sari,
            rujukan=Rujukan(intervensi_id=atas.hasil_kerja.get().pk, pada=PADA.date()),
        )
        baru = sahkan(ubah(atas, pemeran.budi), pemeran.budi, pemeran.ratna)
        rhk.refresh_from_db()
        assert rhk.intervensi == baru.hasil_kerja.get()

    def test_the_database_keeps_one_plan_in_force(self, pemeran, skp_disetujui):
        baru = ubah(skp_disetujui, pemeran.sari)
        SKP.objects.filter(pk=baru.pk).update(status="DIAJUKAN")
        with pytest.raises(IntegrityError), transaction.atomic():
            SKP.objects.filter(pk=baru.pk).update(status="DISETUJUI")


class TestPotret:
    @pytest.mark.req("BKN-13")
    def test_both_officials_are_frozen_as_they_were(self, pemeran, skp_disetujui):
        pegawai, penilai = skp_disetujui.potret["pegawai"], skp_disetujui.potret["penilai"]
        assert pegawai == {
            "nama": "Sari Wulandari",
            "nip": "199001012015032003",
            "pangkat": "Penata Muda Tingkat I, III/b",
            "jabatan": "Pranata Komputer Ahli Pertama",
            "unit": "Bidang Aplikasi Informatika",
        }
        assert penilai["jabatan"] == "Kepala Bidang Aplikasi Informatika"
        assert skp_disetujui.disetujui_pada == PADA
        assert skp_disetujui.diajukan_pada == PADA

    @pytest.mark.req("DES-09")
    @pytest.mark.parametrize("kolom", [{"potret": {}}, {"versi": 9}, {"pendekatan": "KUALITATIF"}])
    def test_the_database_refuses_to_rewrite_them(self, skp_disetujui, kolom):
        with pytest.raises(IntegrityError), transaction.atomic():
            SKP.objects.filter(pk=skp_disetujui.pk).update(**kolom)


class TestPenilaiKemarin:
    def test_yesterdays_superior_is_refused_before_the_night_job_ran(self, pemeran, skp_diajukan):
        Penempatan.objects.filter(pegawai=pemeran.budi).update(masa=("2020-01-01", "2026-10-12"))
        with pytest.raises(TidakBerwenang):
            setujui_skp(skp_diajukan, oleh=pemeran.budi, pada=PADA)
        assert setujui_skp(skp_diajukan, oleh=pemeran.ratna, pada=PADA).penilai == pemeran.ratna


class TestSelesaikan:
    def test_it_is_refused_while_the_period_runs(self, pemeran, skp_disetujui):
        with pytest.raises(AksiDitolak, match="Nyatakan selesai setelah masanya lewat"):
            selesaikan_skp(skp_disetujui, oleh=pemeran.budi, pada=PADA)

    def test_the_penilai_finishes_it_afterwards(self, pemeran, skp_disetujui):
        lewat = datetime(2027, 1, 4, 2, 0, tzinfo=UTC)
        skp = selesaikan_skp(skp_disetujui, oleh=pemeran.budi, pada=lewat)
        assert (skp.status, skp.selesai_pada) == ("SELESAI", lewat)


class TestTautkan:
    """The superior's result that a plan supports."""

    @pytest.fixture
    def atas(self, pemeran):
        return pembuat.disetujui(pemeran.budi, oleh=pemeran.ratna).hasil_kerja.get()

    @pytest.mark.req("BJR-13", "BJR-10")
    def test_a_result_supports_one_of_the_superiors(self, pemeran, atas, skp_lengkap):
        rhk = skp_lengkap.hasil_kerja.get()
        tautkan(rhk, rujukan=Rujukan(intervensi_id=atas.pk, pada=PADA.date()), oleh=pemeran.sari)
        rhk.refresh_from_db()
        assert rhk.intervensi == atas

    def test_a_result_of_another_unit_is_refused(self, pemeran, skp_lengkap):
        lain = pembuat.lengkap(pemeran.tono)
        SKP.objects.filter(pk=lain.pk).update(status="DIAJUKAN")
        rhk = skp_lengkap.hasil_kerja.get()
        with pytest.raises(AksiDitolak, match="bukan milik pejabat penilai Anda"):
            tautkan(
                rhk,
                rujukan=Rujukan(intervensi_id=lain.hasil_kerja.get().pk, pada=PADA.date()),
                oleh=pemeran.sari,
            )

    def test_a_draft_may_be_submitted_before_the_superior_has_a_plan(self, pemeran, skp_lengkap):
        assert ajukan_skp(skp_lengkap, oleh=pemeran.sari, pada=PADA).status == "DIAJUKAN"

    def test_it_must_be_linked_once_the_superior_has_one(self, pemeran, atas, skp_lengkap):
        with pytest.raises(AksiDitolak, match="belum ditautkan ke hasil kerja atasan"):
            ajukan_skp(skp_lengkap, oleh=pemeran.sari, pada=PADA)

    def test_an_agreed_plan_still_receives_a_missing_link_once(self, pemeran, skp_disetujui):
        atas = pembuat.disetujui(pemeran.budi, oleh=pemeran.ratna)
        rhk = skp_disetujui.hasil_kerja.get()
        rujukan = Rujukan(intervensi_id=atas.hasil_kerja.get().pk, pada=PADA.date())
        tautkan(rhk, rujukan=rujukan, oleh=pemeran.sari)
        rhk.refresh_from_db()
        with pytest.raises(AksiDitolak, match="sudah bertaut"):
            tautkan(rhk, rujukan=rujukan, oleh=pemeran.sari)

    def test_a_result_that_others_build_on_is_not_removed(self, pemeran, atas, skp_lengkap):
        HasilKerja.objects.filter(skp=skp_lengkap).update(intervensi=atas)
        SKP.objects.filter(pk=atas.skp_id).update(status="DIGANTI")
        assert HasilKerja.objects.get(skp=skp_lengkap).intervensi_id == atas.pk


class TestBuatSetelahDibatalkan:
    def test_a_cancelled_draft_frees_its_period(self, pemeran, skp_draf):
        batalkan_skp(skp_draf, oleh=pemeran.sari, pada=PADA)
        baru = buat_skp(pemeran.sari, mulai=date(2026, 1, 1), selesai=date(2027, 1, 1), pada=PADA)
        assert baru.status == "DRAF"
