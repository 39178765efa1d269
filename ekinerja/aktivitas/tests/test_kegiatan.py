"""Shared events: one record, each confirms a role, credits follow the role."""

from datetime import time
from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction

from ekinerja.aktivitas.models import (
    Aktivitas,
    BuktiAktivitas,
    BuktiKegiatan,
    Kegiatan,
    PesertaKegiatan,
    RiwayatPeserta,
)
from ekinerja.aktivitas.services import batalkan, setujui, ubah_aktivitas
from ekinerja.aktivitas.services.kegiatan import (
    batalkan_kegiatan,
    ganti_kode,
    hapus_bukti_kegiatan,
    tambah_bukti_kegiatan,
    ubah_kegiatan,
)
from ekinerja.aktivitas.services.kehadiran import keluar, keluarkan, ubah_peran
from ekinerja.aktivitas.services.tinjauan import bekukan
from ekinerja.aktivitas.tests import pembuat
from ekinerja.aktivitas.tests.katalog_uji import rapat
from ekinerja.aktivitas.tests.kegiatan_uji import (
    BESOK,
    LUSA,
    SORE,
    diundang,
    hadir,
    isian,
    kegiatan,
)
from ekinerja.aktivitas.tests.pembuat import PADA
from ekinerja.core.errors import AksiDitolak, TidakBerwenang
from ekinerja.skp.tests import pembuat as pembuat_skp

pytestmark = pytest.mark.django_db
ALASAN = "Tidak hadir menurut daftar hadir."


@pytest.fixture
def indikator_ratna(pemeran):
    kadis, atasan = pemeran.jabatan.kadis, pemeran.jabatan.auditor
    type(kadis).objects.filter(pk=kadis.pk).update(atasan=atasan)
    return pembuat_skp.indikator_pertama(pembuat_skp.disetujui(pemeran.ratna, oleh=pemeran.made))


@pytest.fixture
def acara(pemeran):
    return kegiatan(pemeran.budi, katalog_id=rapat(pemeran).pk)


class TestKehadiran:
    @pytest.mark.req("DPS-14")
    def test_one_record_gives_each_an_entry_worth_the_role(
        self, pemeran, acara, indikator, indikator_ratna
    ):
        diundang(acara, pemeran.ratna, peran="PEMIMPIN")
        pimpin = hadir(acara, pemeran.ratna, indikator_ratna, kode="").aktivitas
        peserta = hadir(acara, pemeran.sari, indikator).aktivitas
        assert (pimpin.peran, pimpin.poin) == ("PEMIMPIN", 90)
        assert (peserta.peran, peserta.poin) == ("PESERTA", 45)
        assert {satu.menit for satu in (pimpin, peserta)} == {120}
        assert {satu.uraian for satu in (pimpin, peserta)} == {acara.nama}
        assert {satu.status for satu in (pimpin, peserta)} == {"DIKIRIM"}

    def test_the_head_of_a_dinas_and_staf_weigh_the_same_as_participants(
        self, acara, pemeran, indikator, indikator_ratna
    ):
        poin = [
            hadir(acara, pemeran.ratna, indikator_ratna).aktivitas.poin,
            hadir(acara, pemeran.sari, indikator).aktivitas.poin,
        ]
        assert poin == [Decimal(45), Decimal(45)]

    def test_the_evidence_is_linked_once_and_counts_for_everybody(self, pemeran, acara, indikator):
        entri = hadir(acara, pemeran.sari, indikator).aktivitas
        assert entri.status == "DIKIRIM"
        assert not BuktiAktivitas.objects.exists()
        assert BuktiKegiatan.objects.count() == 1
        assert [satu["nama"] for satu in bekukan(entri)["bukti"]] == ["rapat.jpg"]

    def test_without_evidence_the_entry_waits_as_a_draft(self, pemeran, indikator):
        acara = kegiatan(pemeran.budi, bukti=[])
        hasil = hadir(acara, pemeran.sari, indikator)
        assert hasil.aktivitas.status == "DRAF"
        assert "bukti" in hasil.kabar
        assert hasil.peserta.status == "HADIR"

    def test_it_may_be_kept_as_a_draft(self, pemeran, acara, indikator):
        hasil = hadir(acara, pemeran.sari, indikator, langsung_kirim=False)
        assert hasil.aktivitas.status == "DRAF"
        assert not hasil.kabar

    def test_who_has_no_skp_is_on_the_list_without_an_entry(self, pemeran, acara):
        hasil = hadir(acara, pemeran.sari)
        assert (hasil.peserta.status, hasil.aktivitas) == ("HADIR", None)

    def test_twice_is_once(self, pemeran, acara, indikator):
        satu, dua = (hadir(acara, pemeran.sari, indikator) for _ in range(2))
        assert satu.aktivitas == dua.aktivitas
        assert Aktivitas.objects.count() == 1

    def test_an_entry_that_was_cancelled_may_be_made_again(self, pemeran, acara, indikator):
        batalkan(hadir(acara, pemeran.sari, indikator).aktivitas, oleh=pemeran.sari, pada=PADA)
        assert hadir(acara, pemeran.sari, indikator).aktivitas.status == "DIKIRIM"

    def test_the_role_of_an_invitation_is_not_changed_by_who_is_invited(self, pemeran, acara):
        diundang(acara, pemeran.sari, peran="NOTULIS")
        assert hadir(acara, pemeran.sari, kode="", peran="PEMIMPIN").peserta.peran == "NOTULIS"


class TestPenolakan:
    def test_a_second_leader(self, pemeran, acara):
        hadir(acara, pemeran.ratna, peran="PEMIMPIN")
        with pytest.raises(AksiDitolak, match="sudah punya pemimpin"):
            hadir(acara, pemeran.sari, peran="PEMIMPIN")

    def test_a_second_leader_by_the_database(self, pemeran, acara):
        for siapa in (pemeran.ratna, pemeran.sari):
            diundang(acara, siapa)
        with pytest.raises(IntegrityError, match="satu_pemimpin"), transaction.atomic():
            PesertaKegiatan.objects.update(peran="PEMIMPIN")

    def test_a_full_role(self, pemeran):
        acara = kegiatan(pemeran.budi, kapasitas={"NARASUMBER": 1})
        hadir(acara, pemeran.ratna, peran="NARASUMBER")
        with pytest.raises(AksiDitolak, match="narasumber dalam kegiatan ini sudah penuh"):
            hadir(acara, pemeran.sari, peran="NARASUMBER")

    def test_a_role_that_the_activity_does_not_know(self, pemeran, acara):
        with pytest.raises(AksiDitolak, match="tidak ada dalam kegiatan"):
            hadir(acara, pemeran.sari, peran="PANITIA")

    def test_two_events_at_one_time(self, pemeran, acara):
        lain = kegiatan(pemeran.ratna, mulai=time(9), selesai=time(11))
        hadir(acara, pemeran.sari)
        with pytest.raises(AksiDitolak, match="bertumpuk"):
            hadir(lain, pemeran.sari)
        assert hadir(lain, pemeran.dewi).peserta.status == "HADIR"

    def test_one_after_the_other_is_allowed(self, pemeran, acara):
        hadir(acara, pemeran.sari, pada=SORE)
        lain = kegiatan(pemeran.ratna, mulai=time(10), selesai=time(11))
        assert hadir(lain, pemeran.sari, pada=SORE).peserta.status == "HADIR"

    def test_for_another_person(self, pemeran, acara):
        with pytest.raises(TidakBerwenang, match="orangnya"):
            hadir(acara, pemeran.sari, pegawai_id=pemeran.dewi.pk)

    def test_without_invitation_and_code(self, pemeran, acara):
        with pytest.raises(TidakBerwenang, match="belum diundang"):
            hadir(acara, pemeran.sari, kode="")

    @pytest.mark.parametrize("kode", ["x", "1-aaaaaaaaaa", "-", "1f-"])
    def test_a_false_code(self, pemeran, acara, kode):
        with pytest.raises(AksiDitolak, match="tidak berlaku"):
            hadir(acara, pemeran.sari, kode=kode)

    def test_a_code_after_the_end_of_the_day(self, pemeran, acara):
        assert hadir(acara, pemeran.dewi, pada=SORE).peserta.status == "HADIR"
        with pytest.raises(AksiDitolak, match="akhir hari"):
            hadir(acara, pemeran.sari, pada=BESOK)

    def test_who_was_invited_needs_no_code_the_day_after(self, pemeran, acara):
        diundang(acara, pemeran.sari)
        assert hadir(acara, pemeran.sari, kode="", pada=BESOK).peserta.status == "HADIR"

    def test_a_code_that_was_replaced(self, pemeran, acara):
        ganti_kode(acara, oleh=pemeran.budi, pada=PADA)
        with pytest.raises(AksiDitolak, match="sudah diganti"):
            hadir(acara, pemeran.sari, kode=f"{acara.pk}-lama")

    def test_before_it_begins(self, pemeran):
        acara = kegiatan(pemeran.budi, tanggal=LUSA)
        with pytest.raises(AksiDitolak, match="baru dimulai"):
            hadir(acara, pemeran.sari)

    def test_in_a_closed_month(self, pemeran, acara, tutup_oktober):
        tutup_oktober()
        with pytest.raises(AksiDitolak, match="sudah ditutup"):
            hadir(acara, pemeran.sari)

    def test_one_who_was_removed_does_not_come_back_by_the_code(self, pemeran, acara):
        satu = hadir(acara, pemeran.sari).peserta
        keluarkan(satu, oleh=pemeran.budi, pada=PADA, alasan=ALASAN)
        with pytest.raises(AksiDitolak, match="mengeluarkan Anda"):
            hadir(acara, pemeran.sari)
        diundang(acara, pemeran.sari)
        assert hadir(acara, pemeran.sari, kode="").peserta.status == "HADIR"

    def test_somebody_of_another_government(self, pemeran, acara):
        with pytest.raises(AksiDitolak, match="instansi sendiri"):
            diundang(acara, pemeran.ucok)


class TestMengubah:
    def test_entries_follow_until_one_is_decided(self, pemeran, acara, indikator):
        entri = hadir(acara, pemeran.sari, indikator).aktivitas
        baru = isian(nama="Rapat stunting", selesai=time(11), katalog_id=acara.katalog_id)
        ubah_kegiatan(acara, data=baru, oleh=pemeran.budi, pada=PADA)
        entri.refresh_from_db()
        assert (entri.menit, entri.selesai, entri.uraian) == (180, time(11), "Rapat stunting")
        assert entri.riwayat.filter(langkah="kegiatan_diubah").exists()
        setujui(entri, oleh=pemeran.budi, pada=PADA)
        with pytest.raises(AksiDitolak, match="terkunci"):
            ubah_kegiatan(acara, data=isian(), oleh=pemeran.budi, pada=PADA)

    def test_the_database_locks_it_once_an_entry_is_decided(self, pemeran, acara, indikator):
        setujui(hadir(acara, pemeran.sari, indikator).aktivitas, oleh=pemeran.budi, pada=PADA)
        with pytest.raises(IntegrityError, match="terkunci"), transaction.atomic():
            Kegiatan.objects.update(selesai=time(12))
        with pytest.raises(IntegrityError, match="terkunci"), transaction.atomic():
            BuktiKegiatan.objects.all().delete()

    def test_a_role_is_corrected_with_its_points(self, pemeran, acara, indikator):
        hasil = hadir(acara, pemeran.sari, indikator)
        ubah_peran(hasil.peserta, "NOTULIS", oleh=pemeran.budi, pada=PADA)
        hasil.aktivitas.refresh_from_db()
        assert (hasil.aktivitas.peran, hasil.aktivitas.poin) == ("NOTULIS", 60)

    def test_the_owner_does_not_raise_the_own_role(self, pemeran, acara, indikator):
        entri = hadir(acara, pemeran.sari, indikator, langsung_kirim=False).aktivitas
        data = pembuat.isian(
            indikator, katalog_id=acara.katalog_id, mulai=time(8), selesai=time(10),
            peran="PEMIMPIN",
        )  # fmt: skip
        with pytest.raises(AksiDitolak, match="mengikuti kegiatan"):
            ubah_aktivitas(entri, data=data, oleh=pemeran.sari, pada=PADA)

    def test_the_day_stays_once_somebody_was_there(self, pemeran, acara):
        hadir(acara, pemeran.sari)
        with pytest.raises(AksiDitolak, match="Tanggalnya tidak dapat diubah"):
            ubah_kegiatan(acara, data=isian(tanggal=LUSA), oleh=pemeran.budi, pada=PADA)

    def test_hours_that_would_put_somebody_at_two_events(self, pemeran, acara):
        lain = kegiatan(pemeran.ratna, mulai=time(10), selesai=time(11))
        hadir(acara, pemeran.sari, pada=SORE)
        hadir(lain, pemeran.sari, pada=SORE)
        with pytest.raises(AksiDitolak, match="bertumpuk"):
            ubah_kegiatan(acara, data=isian(selesai=time(10, 30)), oleh=pemeran.budi, pada=SORE)

    def test_only_the_organiser(self, pemeran, acara):
        with pytest.raises(TidakBerwenang, match="penyelenggara"):
            ubah_kegiatan(acara, data=isian(), oleh=pemeran.sari, pada=PADA)

    def test_hours_the_wrong_way_round(self, pemeran):
        with pytest.raises(AksiDitolak, match="Jam selesai"):
            kegiatan(pemeran.budi, mulai=time(10), selesai=time(9))

    def test_evidence_is_added_and_taken_off(self, pemeran, acara):
        tambah_bukti_kegiatan(acara, bukti=[pembuat.pdf()], oleh=pemeran.budi, pada=PADA)
        assert acara.bukti.count() == 2
        hapus_bukti_kegiatan(acara.bukti.first(), oleh=pemeran.budi, pada=PADA)
        assert acara.bukti.count() == 1


class TestKeluar:
    def test_leaving_cancels_the_entry_and_leaves_history(self, pemeran, acara, indikator):
        hasil = hadir(acara, pemeran.sari, indikator)
        keluar(acara, oleh=pemeran.sari, pada=PADA)
        hasil.aktivitas.refresh_from_db()
        assert hasil.aktivitas.status == "DIBATALKAN"
        langkah = RiwayatPeserta.objects.values_list("langkah", flat=True)
        assert list(langkah) == ["konfirmasi", "keluar"]

    def test_it_is_refused_once_the_entry_is_decided(self, pemeran, acara, indikator):
        setujui(hadir(acara, pemeran.sari, indikator).aktivitas, oleh=pemeran.budi, pada=PADA)
        with pytest.raises(AksiDitolak, match="sudah diputus"):
            keluar(acara, oleh=pemeran.sari, pada=PADA)

    def test_removing_needs_a_reason_and_takes_the_entry(self, pemeran, acara, indikator):
        hasil = hadir(acara, pemeran.sari, indikator)
        with pytest.raises(AksiDitolak, match="Alasan"):
            keluarkan(hasil.peserta, oleh=pemeran.budi, pada=PADA, alasan=" ")
        keluarkan(hasil.peserta, oleh=pemeran.budi, pada=PADA, alasan=ALASAN)
        hasil.aktivitas.refresh_from_db()
        assert hasil.aktivitas.status == "DIBATALKAN"
        assert hasil.aktivitas.riwayat.get(langkah="lepas_kegiatan").alasan.endswith(ALASAN)

    def test_cancelling_sets_everybody_free(self, pemeran, acara, indikator):
        hadir(acara, pemeran.sari, indikator)
        batalkan_kegiatan(acara, oleh=pemeran.budi, pada=PADA, alasan="Ruangan dipakai.")
        lain = kegiatan(pemeran.ratna)
        assert hadir(lain, pemeran.sari, indikator).aktivitas.status == "DIKIRIM"
        with pytest.raises(AksiDitolak, match="dibatalkan"):
            hadir(acara, pemeran.dewi)

    def test_nobody_else_cancels_it(self, pemeran, acara):
        with pytest.raises(TidakBerwenang):
            batalkan_kegiatan(acara, oleh=pemeran.sari, pada=PADA, alasan="Iseng saja.")


class TestKunciOrang:
    def test_an_entry_and_its_place_are_one_to_one(self, pemeran, acara, indikator):
        entri = hadir(acara, pemeran.sari, indikator).aktivitas
        diundang(acara, pemeran.dewi)
        with pytest.raises(IntegrityError), transaction.atomic():
            PesertaKegiatan.objects.filter(pegawai=pemeran.dewi).update(aktivitas=entri)

    def test_two_confirmed_at_one_time_by_the_database(self, pemeran, acara):
        lain = kegiatan(pemeran.ratna)
        for satu in (acara, lain):
            diundang(satu, pemeran.sari)
        with (
            pytest.raises(IntegrityError, match="peserta_satu_kegiatan"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(
                "UPDATE aktivitas_pesertakegiatan SET status = 'HADIR', dikonfirmasi_pada = now()"
            )
