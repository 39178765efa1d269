"""Deeds on people: register, issue a password; and who may not."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from ekinerja.core.errors import AksiDitolak, TidakBerwenang
from ekinerja.core.lingkup import Lingkup
from ekinerja.organisasi.models import PemberianPeran
from ekinerja.pegawai.models import Pegawai, Penempatan, RiwayatPegawai
from ekinerja.pegawai.services import (
    DataPegawai,
    daftarkan_pegawai,
    terbitkan_sandi,
)

PADA = datetime(2026, 10, 5, 2, 0, tzinfo=UTC)
HARI = date(2026, 10, 5)
AGUS = DataPegawai(nama="drs. Agus Prasetyo, M.Si.", jenis="PNS", nip="199506172022031010")


def daftarkan(pemeran, data=AGUS, *, oleh=None, **lain):
    return daftarkan_pegawai(pemeran.instansi, data, oleh=oleh or pemeran.wayan, pada=PADA, **lain)


class TestDaftarkanPegawai:
    def test_it_makes_the_person_and_an_account_with_a_one_time_password(self, pemeran):
        orang, sandi = daftarkan(pemeran)
        assert orang.nama_urut == "AGUS PRASETYO"
        assert orang.user.check_password(sandi)
        assert orang.user.wajib_ganti_sandi
        assert RiwayatPegawai.objects.get(objek=orang).oleh_nama == "Wayan Sudiarta"

    def test_a_person_without_nip_gets_an_issued_name(self, pemeran):
        orang, _ = daftarkan(
            pemeran, DataPegawai(nama="Ketut", jenis="NON_ASN"), nama_pengguna="ketut.kontrak"
        )
        assert (orang.nip, orang.user.username) == (None, "ketut.kontrak")

    @pytest.mark.parametrize(
        ("ubah", "kalimat"),
        [
            ({"nip": "19950617202203101"}, "18 angka"),
            ({"nip": "199506172022031010", "jenis": "PPPK"}, "berbentuk NIP PNS"),
            ({"tanggal_lahir": date(1995, 6, 18)}, "berbeda dari NIP"),
            ({"jenis_kelamin": "P"}, "NIP menyatakan laki-laki"),
            ({"nip": None}, "Isi NIP"),
        ],
    )
    def test_it_is_refused_with_a_sentence(self, pemeran, ubah, kalimat):
        isi = {"nama": "Agus", "jenis": "PNS", "nip": AGUS.nip} | ubah
        with pytest.raises(AksiDitolak, match=kalimat):
            daftarkan(pemeran, DataPegawai(**isi))
        assert not Pegawai.objects.filter(nama="Agus").exists()

    def test_a_nip_in_use_is_refused(self, pemeran):
        with pytest.raises(AksiDitolak, match=r"sudah punya akun|sudah terdaftar"):
            daftarkan(pemeran, DataPegawai(nama="Agus", jenis="PNS", nip=pemeran.budi.nip))

    def test_it_is_refused_to_others(self, pemeran):
        for siapa in (pemeran.ratna, pemeran.made, pemeran.ucok):
            with pytest.raises(TidakBerwenang, match="Hanya BKPSDM"):
                daftarkan(pemeran, oleh=siapa)


class TestTerbitkanSandi:
    def lingkup(self, pemeran, unit=None):
        return Lingkup(pemeran.instansi.pk, HARI, unit)

    def terbitkan(self, pemeran, orang, *, oleh=None, unit=None):
        return terbitkan_sandi(
            orang, lingkup=self.lingkup(pemeran, unit), oleh=oleh or pemeran.wayan, pada=PADA
        )

    def test_it_replaces_the_password_and_must_be_changed(self, pemeran):
        sandi = self.terbitkan(pemeran, pemeran.sari)
        pemeran.sari.user.refresh_from_db()
        assert pemeran.sari.user.check_password(sandi)
        assert pemeran.sari.user.wajib_ganti_sandi
        assert RiwayatPegawai.objects.get(objek=pemeran.sari).langkah == "terbitkan_sandi"

    def test_open_sessions_end(self, pemeran, as_sari):
        assert as_sari.get("/").status_code == 200
        self.terbitkan(pemeran, pemeran.sari)
        assert as_sari.get("/").status_code == 302

    def test_an_admin_may_in_the_own_units(self, pemeran):
        assert self.terbitkan(pemeran, pemeran.sari, unit=(pemeran.unit.bidang.pk,))

    def test_an_admin_may_not_for_somebody_with_a_role(self, pemeran):
        with pytest.raises(TidakBerwenang, match="hanya dapat diterbitkan oleh BKPSDM"):
            self.terbitkan(pemeran, pemeran.komang, unit=(pemeran.unit.subbag.pk,))
        assert self.terbitkan(pemeran, pemeran.komang), "BKPSDM boleh"

    @pytest.mark.parametrize("siapa", ["ratna", "dewi", "nyoman", "made"])
    def test_nobody_alone_may_for_who_holds_a_role_of_two_persons(self, pemeran, siapa):
        with pytest.raises(
            TidakBerwenang, match=r"seorang pengelola saja tidak .* manage\.py sandi"
        ):
            self.terbitkan(pemeran, getattr(pemeran, siapa))

    def test_an_admin_may_not_for_a_superior_without_a_role(self, pemeran):
        unit = (pemeran.unit.dinas.pk, pemeran.unit.bidang.pk)
        PemberianPeran.objects.filter(user=pemeran.ratna.user).delete()
        for orang in (pemeran.ratna, pemeran.budi):
            with pytest.raises(TidakBerwenang, match="memangku jabatan yang memimpin"):
                self.terbitkan(pemeran, orang, unit=unit)
            assert self.terbitkan(pemeran, orang), "BKPSDM tetap boleh"

    def test_an_admin_may_not_for_who_leads_as_plt_or_from_a_later_day(self, pemeran):
        Penempatan.objects.create(
            instansi=pemeran.instansi, pegawai=pemeran.sari, jabatan=pemeran.jabatan.kasubag,
            jenis="PLT", dasar="SP 1/2026",
            masa=DateRange(HARI + timedelta(days=3), HARI + timedelta(days=60)),
        )  # fmt: skip
        with pytest.raises(TidakBerwenang, match="hanya dapat diterbitkan oleh BKPSDM"):
            self.terbitkan(pemeran, pemeran.sari, unit=(pemeran.unit.bidang.pk,))

    def test_an_admin_may_again_after_a_plt_ended(self, pemeran):
        Penempatan.objects.create(
            instansi=pemeran.instansi, pegawai=pemeran.sari, jabatan=pemeran.jabatan.kasubag,
            jenis="PLT", dasar="SP 1/2026", masa=DateRange(date(2026, 1, 1), HARI),
        )  # fmt: skip
        assert self.terbitkan(pemeran, pemeran.sari, unit=(pemeran.unit.bidang.pk,))

    def test_outside_the_scope_it_is_refused(self, pemeran):
        for orang in (pemeran.tono, pemeran.ucok):
            with pytest.raises(TidakBerwenang, match="di luar kewenangan"):
                self.terbitkan(pemeran, orang, unit=(pemeran.unit.dinas.pk,))

    def test_not_for_oneself(self, pemeran):
        with pytest.raises(TidakBerwenang, match="menu akun"):
            self.terbitkan(pemeran, pemeran.wayan)

    def test_a_person_without_account_is_refused(self, pemeran):
        tanpa = Pegawai.objects.create(
            instansi=pemeran.instansi, nama="Tanpa", nama_urut="TANPA", jenis="NON_ASN"
        )
        with pytest.raises(AksiDitolak, match="belum punya akun"):
            self.terbitkan(pemeran, tanpa)

    def test_a_role_that_ended_does_not_hinder(self, pemeran):
        PemberianPeran.objects.filter(user=pemeran.dewi.user).update(
            masa=DateRange(date(2020, 1, 1), HARI)
        )
        assert self.terbitkan(pemeran, pemeran.dewi, unit=(pemeran.unit.subbag.pk,))
