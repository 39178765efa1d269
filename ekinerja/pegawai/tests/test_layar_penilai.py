"""Pages of who judges whom: own, of others, appointments, delegations, teams."""

from datetime import date

import pytest
import time_machine
from django.db.backends.postgresql.psycopg_any import DateRange
from django.urls import reverse

from ekinerja.aktivitas.tests.pembuat import PADA
from ekinerja.core.testing import counted_queries
from ekinerja.organisasi.models import PemberianPeran
from ekinerja.pegawai.models import (
    AnggotaTim,
    Delegasi,
    Pegawai,
    Penempatan,
    PenilaiKhusus,
    PenugasanKepala,
    TimKerja,
)

HARI = PADA.date()
MASA = DateRange(date(2026, 1, 1), date(2027, 1, 1))


@pytest.fixture(autouse=True)
def hari_ini():
    with time_machine.travel(PADA, tick=False):
        yield


def alamat(nama, *argumen):
    return reverse(f"pegawai:{nama}", args=argumen)


def isi(client, nama, *argumen, **query):
    jawaban = client.get(alamat(nama, *argumen), query)
    assert jawaban.status_code == 200, jawaban.content.decode()[:300]
    return jawaban.content.decode()


def plt(pemeran, orang=None, jabatan=None, *, jenis="PLT", masa=MASA):
    return Penempatan.objects.create(
        instansi=pemeran.instansi, pegawai=orang or pemeran.komang,
        jabatan=jabatan or pemeran.jabatan.kabid, jenis=jenis, masa=masa, dasar="SP 1/2026",
    )  # fmt: skip


def delegasi(pemeran, pemberi, penerima, masa=MASA):
    return Delegasi.objects.create(
        instansi=pemeran.instansi, pemberi=pemberi, penerima=penerima, masa=masa, dasar="SP 2/2026"
    )


def tim(pemeran):
    satu = TimKerja.objects.create(
        instansi=pemeran.instansi, unit=pemeran.unit.bidang, nama="Tim Layanan",
        ketua=pemeran.sari, masa=MASA, dasar="SK 7/2026",
    )  # fmt: skip
    AnggotaTim.objects.create(tim=satu, pegawai=pemeran.sari, peran="Ketua", masa=MASA)
    return satu


class TestAtasanSaya:
    def test_it_says_who_judges_me_and_the_line_above(self, as_sari):
        hasil = isi(as_sari, "atasan_saya")
        assert "Budi Santoso" in hasil
        assert "Memangku jabatan atasan: Kepala Bidang Aplikasi Informatika." in hasil
        assert "2. Ratna Dewi Lestari" in hasil
        assert "Yang saya nilai" not in hasil

    def test_it_names_the_letter_of_an_acting_superior(self, as_sari, pemeran):
        Penempatan.objects.filter(pegawai=pemeran.budi).delete()
        plt(pemeran)
        hasil = isi(as_sari, "atasan_saya")
        assert "Plt. Kepala Bidang Aplikasi Informatika." in hasil
        assert "SP 1/2026" in hasil

    def test_nobody_above_says_what_to_do(self, as_tono):
        assert "Hubungi BKPSDM" in isi(as_tono, "atasan_saya")

    def test_it_shows_whom_i_judge_act_for_and_have_lent_to(self, as_budi, pemeran):
        delegasi(pemeran, pemeran.budi, pemeran.nyoman)
        delegasi(pemeran, pemeran.ratna, pemeran.budi)
        tim(pemeran)
        hasil = isi(as_budi, "atasan_saya")
        assert "Sari Wulandari" in hasil
        assert "Memutus a.n. Ratna Dewi Lestari" in hasil
        assert "Nyoman Suarta" in hasil
        assert "Delegasikan" in hasil

    def test_it_takes_at_most_fifteen_queries(self, as_budi, as_ratna, pemeran):
        delegasi(pemeran, pemeran.budi, pemeran.nyoman)
        for client in (as_budi, as_ratna):
            with counted_queries() as n:
                isi(client, "atasan_saya")
            assert int(n) <= 15

    def test_an_account_without_person_is_told_so(self, client, pemeran):
        user = pemeran.komang.user
        Pegawai.objects.filter(pk=pemeran.komang.pk).update(user=None)
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        assert client.get(alamat("atasan_saya")).status_code == 403


class TestAtasanOrangLain:
    def test_bkpsdm_sees_it_with_the_deeds(self, as_wayan, pemeran):
        hasil = isi(as_wayan, "atasan", pemeran.sari.pk)
        assert "Budi Santoso" in hasil
        assert alamat("penugasan_baru", "penilai") in hasil
        assert "Atasan dan tim Sari Wulandari" in hasil

    def test_the_superior_sees_it_without_and_an_outsider_not_at_all(
        self, as_budi, as_tono, as_ucok, pemeran
    ):
        assert alamat("penugasan_baru", "penilai") not in isi(as_budi, "atasan", pemeran.sari.pk)
        for client in (as_tono, as_ucok):
            assert client.get(alamat("atasan", pemeran.sari.pk)).status_code == 404

    def test_it_takes_at_most_fifteen_queries(self, as_wayan, pemeran):
        with counted_queries() as n:
            isi(as_wayan, "atasan", pemeran.ratna.pk)
        assert int(n) <= 15


class TestDaftarPenugasan:
    def test_it_lists_every_kind_and_filters(self, as_wayan, pemeran):
        plt(pemeran)
        delegasi(pemeran, pemeran.budi, pemeran.nyoman)
        PenugasanKepala.objects.create(
            instansi=pemeran.instansi, pegawai=pemeran.tono, unit=pemeran.unit.dinas_lain,
            sebutan="Kepala", masa=MASA, dasar="SK 3/2026",
        )  # fmt: skip
        PenilaiKhusus.objects.create(
            instansi=pemeran.instansi, pegawai=pemeran.made, penilai=pemeran.ratna, masa=MASA,
            dasar="SK 4/2026",
        )  # fmt: skip
        hasil = isi(as_wayan, "penugasan")
        for bagian in (
            "Plt. Kepala Bidang Aplikasi Informatika", "Memutus a.n. Budi Santoso",
            "Kepala Dinas Pertanian", "Menilai Made Wirawan", "lebih dari 6 bulan",
        ):  # fmt: skip
            assert bagian in hasil
        hanya = isi(as_wayan, "penugasan", cara="DELEGASI")
        assert "Memutus a.n. Budi Santoso" in hanya
        assert "Menilai Made Wirawan" not in hanya
        assert "Tidak ada yang cocok" in isi(as_wayan, "penugasan", q="zzz")
        assert "Menilai Made Wirawan" in isi(as_wayan, "penugasan", q="made")

    @pytest.mark.parametrize(
        ("masa", "terlihat"),
        [
            ("", {"jalan", "segera"}), ("segera", {"segera"}), ("nanti", {"nanti"}),
            ("berakhir", {"lewat"}),
        ],
    )  # fmt: skip
    def test_it_tells_running_ending_coming_and_past_apart(self, as_wayan, pemeran, masa, terlihat):
        tahun = HARI.year
        rentang = {
            "jalan": (date(tahun, 1, 1), None),
            "segera": (date(tahun, 1, 1), HARI.replace(day=28)),
            "nanti": (date(tahun + 1, 1, 1), date(tahun + 1, 2, 1)),
            "lewat": (date(tahun - 1, 1, 1), date(tahun - 1, 2, 1)),
        }
        for nama, (mulai, selesai) in rentang.items():
            satu = delegasi(pemeran, pemeran.budi, pemeran.nyoman, DateRange(mulai, selesai))
            Delegasi.objects.filter(pk=satu.pk).update(dasar=f"surat {nama}")
        hasil = isi(as_wayan, "penugasan", masa=masa)
        assert {nama for nama in rentang if f"surat {nama}" in hasil} == terlihat

    def test_an_admin_sees_those_of_the_own_units_only(self, as_gusti, pemeran_lengkap):
        plt(pemeran_lengkap)
        plt(pemeran_lengkap, pemeran_lengkap.rini, pemeran_lengkap.jabatan.sekda)
        hasil = isi(as_gusti, "penugasan")
        assert "Komang Adi Putra" in hasil
        assert "Rini Astuti" not in hasil
        assert "Akhiri" not in hasil

    def test_another_instansi_sees_nothing(self, as_ucok, pemeran):
        plt(pemeran)
        assert "Komang" not in isi(as_ucok, "penugasan")

    def test_it_takes_the_same_number_of_queries_however_long(self, as_wayan, pemeran):
        delegasi(pemeran, pemeran.ratna, pemeran.tono)
        isi(as_wayan, "penugasan")
        with counted_queries() as sedikit:
            isi(as_wayan, "penugasan")
        for orang in (pemeran.sari, pemeran.dewi, pemeran.komang):
            plt(pemeran, orang)
            delegasi(pemeran, pemeran.budi, orang)
        with counted_queries() as banyak:
            isi(as_wayan, "penugasan")
        assert int(banyak) == int(sedikit) <= 15

    def test_the_files_hold_the_same_rows(self, as_wayan, as_tono, pemeran):
        plt(pemeran)
        csv = as_wayan.get(alamat("penugasan_ekspor", "csv")).content.decode("utf-8-sig")
        assert "Plt.;Komang Adi Putra;Kepala Bidang Aplikasi Informatika" in csv
        assert as_wayan.get(alamat("penugasan_ekspor", "xlsx")).content.startswith(b"PK")
        assert as_tono.get(alamat("penugasan_ekspor", "csv")).status_code == 403

    def test_everybody_with_the_penilai_of_today_as_a_file(self, as_wayan, as_ucok, pemeran):
        csv = as_wayan.get(alamat("penilai_ekspor", "csv")).content.decode("utf-8-sig")
        baris = next(satu for satu in csv.splitlines() if "Sari Wulandari" in satu)
        assert "Budi Santoso" in baris
        assert "Pejabat definitif" in baris
        lain = as_ucok.get(alamat("penilai_ekspor", "csv")).content.decode("utf-8-sig")
        assert "Sari" not in lain


class TestFormulirPenugasan:
    SURAT = {"nomor_sk": "SP 9/2026", "tanggal_sk": "2026-10-01", "tmt": "2026-10-01"}

    def kirim(self, client, macam, **data):
        return client.post(alamat("penugasan_baru", macam), data)

    def test_a_plt_is_recorded_with_a_warning_when_long(self, as_wayan, pemeran):
        Penempatan.objects.filter(pegawai=pemeran.budi).delete()
        data = {
            **self.SURAT, "pegawai": pemeran.nyoman.nip, "jenis": "PLT", "jabatan": "J-kabid",
            "selesai": "2027-06-01",
        }  # fmt: skip
        jawaban = as_wayan.post(alamat("penugasan_baru", "pelaksana"), data, follow=True)
        assert "lebih dari 6 bulan" in jawaban.content.decode()
        assert Penempatan.objects.get(jenis="PLT").pegawai == pemeran.nyoman

    def test_a_refused_one_keeps_what_was_typed(self, as_wayan, pemeran):
        data = {
            **self.SURAT, "pegawai": "999", "jenis": "PLH", "jabatan": "J-kabid",
            "selesai": "2026-11-01",
        }  # fmt: skip
        jawaban = self.kirim(as_wayan, "pelaksana", **data)
        assert jawaban.status_code == 422
        assert "Tidak ada pegawai dengan NIP" in jawaban.content.decode()
        assert 'value="J-kabid"' in jawaban.content.decode()
        data |= {"pegawai": pemeran.budi.nip}
        jawaban = self.kirim(as_wayan, "pelaksana", **data)
        assert "jabatan definitif Budi Santoso sendiri" in jawaban.content.decode()

    def test_head_delegation_and_penilai_are_recorded(self, as_wayan, pemeran):
        self.kirim(
            as_wayan, "kepala", **self.SURAT, pegawai=pemeran.tono.nip, unit="02", sebutan="Kepala"
        )
        self.kirim(
            as_wayan, "delegasi", pemberi=pemeran.budi.nip, penerima=pemeran.nyoman.nip,
            mulai="2026-10-01", selesai="2026-12-01", unit="01.1", dasar="SP 2/2026",
        )  # fmt: skip
        self.kirim(
            as_wayan, "penilai", pegawai=pemeran.made.nip, penilai=pemeran.ratna.nip,
            mulai="2026-10-01", dasar="SK 4/2026",
        )  # fmt: skip
        assert PenugasanKepala.objects.get().unit == pemeran.unit.dinas_lain
        assert Delegasi.objects.get().unit == pemeran.unit.bidang
        assert PenilaiKhusus.objects.get().penilai == pemeran.ratna

    def test_an_unknown_kind_is_not_found(self, as_wayan):
        assert as_wayan.get(alamat("penugasan_baru", "lain")).status_code == 404

    @pytest.mark.parametrize("jenis", ["pelaksana", "kepala", "delegasi", "penilai"])
    def test_it_is_for_bkpsdm_only(self, as_wayan, as_ratna, as_made, as_gusti, jenis):
        assert as_wayan.get(alamat("penugasan_baru", jenis)).status_code == 200
        for client in (as_ratna, as_made, as_gusti):
            assert client.get(alamat("penugasan_baru", jenis)).status_code == 403
            assert client.post(alamat("penugasan_baru", jenis), {}).status_code == 403

    def test_each_kind_is_ended(self, as_wayan, pemeran):
        baris = {
            "pelaksana": plt(pemeran),
            "delegasi": delegasi(pemeran, pemeran.budi, pemeran.nyoman),
        }
        for jenis, satu in baris.items():
            url = alamat("penugasan_akhiri", jenis, satu.pk)
            assert as_wayan.post(url, {"selesai": "2026-11-01", "alasan": ""}).status_code == 422
            data = {"selesai": "2026-11-01", "alasan": "SK 8/2026"}
            assert as_wayan.post(url, data).status_code == 302
            satu.refresh_from_db()
            assert satu.masa.upper == date(2026, 11, 1)

    def test_people_are_suggested_while_typing(self, as_wayan, as_gusti, as_sari):
        assert 'value="199001012015032003"' in isi(as_wayan, "saran_pegawai", pegawai="sari")
        assert isi(as_wayan, "saran_pegawai", pegawai="sa").strip() == ""
        assert "Tono" not in isi(as_gusti, "saran_pegawai", pegawai="tono")
        assert as_sari.get(alamat("saran_pegawai")).status_code == 403


class TestDelegasiSaya:
    DATA = {"mulai": "2026-10-20", "selesai": "2026-12-01", "dasar": "SP 2/2026"}

    def test_a_superior_lends_and_takes_back(self, as_budi, pemeran):
        data = {**self.DATA, "penerima": pemeran.nyoman.nip}
        assert as_budi.post(alamat("delegasi_saya"), data).status_code == 302
        satu = Delegasi.objects.get()
        assert (satu.pemberi, satu.penerima) == (pemeran.budi, pemeran.nyoman)
        url = alamat("penugasan_akhiri", "delegasi", satu.pk)
        data = {"selesai": "2026-11-01", "alasan": "kembali bertugas"}
        assert as_budi.post(url, data).status_code == 302

    def test_the_own_team_is_suggested(self, as_budi):
        assert "Sari Wulandari" in isi(as_budi, "delegasi_saya")

    def test_who_judges_nobody_is_refused(self, as_sari):
        assert as_sari.get(alamat("delegasi_saya")).status_code == 403
        assert as_sari.post(alamat("delegasi_saya"), self.DATA).status_code == 403

    def test_nobody_ends_the_delegation_of_another(self, as_nyoman, as_ratna, as_ucok, pemeran):
        satu = delegasi(pemeran, pemeran.budi, pemeran.nyoman)
        for client in (as_nyoman, as_ratna, as_ucok):
            url = alamat("penugasan_akhiri", "delegasi", satu.pk)
            assert client.get(url).status_code == 404

    def test_a_receiver_may_not_issue_passwords_of_and_is_protected(self, as_wayan, pemeran):
        """An admin cannot replace the password of who decides in another's stead."""
        delegasi(pemeran, pemeran.budi, pemeran.sari)
        PemberianPeran.objects.create(
            instansi=pemeran.instansi, user=pemeran.tono.user, peran="ADMIN_PD",
            unit=pemeran.unit.bidang, masa=MASA, dasar="SK",
        )  # fmt: skip
        as_wayan.force_login(pemeran.tono.user, backend="django.contrib.auth.backends.ModelBackend")
        jawaban = as_wayan.post(alamat("sandi", pemeran.sari.pk))
        assert jawaban.status_code == 403


class TestLayarTim:
    def test_it_is_listed_opened_and_exported(self, as_wayan, as_sari, pemeran):
        satu = tim(pemeran)
        for client in (as_wayan, as_sari):
            assert "Tim Layanan" in isi(client, "tim")
            assert "SK 7/2026" in isi(client, "tim_rincian", satu.pk)
        assert "Tim Layanan" in as_wayan.get(alamat("tim_ekspor", "csv")).content.decode()

    def test_others_do_not_see_it(self, as_dewi, as_ucok, pemeran):
        satu = tim(pemeran)
        for client in (as_dewi, as_ucok):
            assert "Tim Layanan" not in isi(client, "tim")
            assert client.get(alamat("tim_rincian", satu.pk)).status_code == 404

    def test_an_admin_makes_fills_and_ends_it(self, as_gusti, pemeran_lengkap):
        pemeran = pemeran_lengkap
        PemberianPeran.objects.filter(user=pemeran.gusti.user).update(unit=None)
        data = {
            "nama": "Tim Data", "unit": pemeran.unit.bidang.kode, "ketua": pemeran.sari.nip,
            "mulai": "2026-10-01", "selesai": "2027-01-01", "dasar": "SK 1/2026",
        }  # fmt: skip
        assert as_gusti.post(alamat("tim_baru"), data).status_code == 302
        satu = TimKerja.objects.get()
        data = {"pegawai": pemeran.dewi.nip, "peran": "Anggota", "mulai": "2026-10-01"}
        assert as_gusti.post(alamat("anggota_baru", satu.pk), data).status_code == 302
        anggota = satu.anggota.get(pegawai=pemeran.dewi)
        data = {"selesai": "2026-11-01", "alasan": "pindah tugas"}
        assert as_gusti.post(alamat("anggota_akhiri", anggota.pk), data).status_code == 302
        assert as_gusti.post(alamat("tim_akhiri", satu.pk), data).status_code == 302
        satu.refresh_from_db()
        assert satu.masa.upper == date(2026, 11, 1)

    def test_a_member_without_role_changes_nothing(self, as_sari, as_made, pemeran):
        satu = tim(pemeran)
        for client in (as_sari, as_made):
            for nama in ("anggota_baru", "tim_akhiri"):
                assert client.post(alamat(nama, satu.pk), {}).status_code == 403

    def test_an_admin_of_another_unit_does_not_reach_it(self, as_tono, pemeran):
        satu = tim(pemeran)
        PemberianPeran.objects.create(
            instansi=pemeran.instansi, user=pemeran.tono.user, peran="ADMIN_PD",
            unit=pemeran.unit.dinas_lain, masa=MASA, dasar="SK",
        )  # fmt: skip
        assert as_tono.post(alamat("tim_akhiri", satu.pk), {}).status_code == 404
