"""First passwords for a whole unit: who gets one, who is left out, and the one download."""

import io
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.db.backends.postgresql.psycopg_any import DateRange
from django.urls import reverse
from python_calamine import CalamineWorkbook

from ekinerja.accounts.models import User
from ekinerja.core.errors import AksiDitolak, TidakBerwenang
from ekinerja.core.lingkup import Lingkup
from ekinerja.core.models import Pekerjaan
from ekinerja.core.testing import counted_queries
from ekinerja.organisasi.models import PemberianPeran, UnitKerja
from ekinerja.pegawai.models import Pegawai, PenerbitanSandi, RiwayatPegawai
from ekinerja.pegawai.services import (
    kerjakan_sandi,
    lupakan_sandi,
    minta_sandi_banyak,
    pilah_calon,
    terbitkan_sandi,
    unduh_sandi,
)
from ekinerja.pegawai.tasks import lupakan, sandi_banyak

PADA = datetime(2026, 10, 5, 2, 0, tzinfo=UTC)
HARI = date(2026, 10, 5)


@pytest.fixture
def pemeran(pemeran_lengkap):
    return pemeran_lengkap


def unit_ucok(pemeran):
    return UnitKerja.objects.get(instansi=pemeran.instansi_lain)


def lingkup(pemeran, *unit):
    return Lingkup(pemeran.instansi.pk, HARI, tuple(satu.pk for satu in unit) or None)


def minta(pemeran, *, unit=None, oleh=None, **lain):
    batas = lain.pop("batas", lingkup(pemeran))
    return minta_sandi_banyak(
        unit or pemeran.unit.dinas, lingkup=batas, oleh=oleh or pemeran.wayan, pada=PADA
    )


def kerjakan(penerbitan, *, pada=PADA):
    banyak = kerjakan_sandi(penerbitan.pk, kini=lambda: pada, lapor=lambda _: None)
    Pekerjaan.objects.filter(pk=penerbitan.pekerjaan_id).update(status=Pekerjaan.SELESAI)
    penerbitan.refresh_from_db()
    return banyak


@pytest.fixture
def terbit(pemeran):
    """Issued by Wayan for the whole dinas, waiting for the download."""
    hasil = minta(pemeran)
    kerjakan(hasil)
    return hasil


class TestMintaSandiBanyak:
    def test_everybody_of_the_subtree_gets_one_that_opens_the_account(self, pemeran, terbit):
        isi = {baris[3]: baris for baris in unduh_sandi(terbit, oleh=pemeran.wayan, pada=PADA)}
        nama, nip, unit, _, sandi = isi[pemeran.sari.user.username]
        user = User.objects.get(pk=pemeran.sari.user_id)
        assert (nama, nip, unit) == (
            pemeran.sari.nama,
            pemeran.sari.nip,
            "Bidang Aplikasi Informatika",
        )
        assert user.check_password(sandi)
        assert user.wajib_ganti_sandi
        catatan = RiwayatPegawai.objects.get(objek=pemeran.sari)
        assert (catatan.langkah, catatan.oleh_nama) == ("terbitkan_sandi", "Wayan Sudiarta")

    def test_a_person_without_account_gets_one_named_by_the_nip(self, pemeran):
        Pegawai.objects.filter(pk=pemeran.sari.pk).update(user=None)
        User.objects.filter(pk=pemeran.sari.user_id).update(username="lama")
        hasil = minta(pemeran)
        kerjakan(hasil)
        isi = {baris[3]: baris[4] for baris in unduh_sandi(hasil, oleh=pemeran.wayan, pada=PADA)}
        assert User.objects.get(username=pemeran.sari.nip).check_password(isi[pemeran.sari.nip])

    def test_a_nip_used_by_an_account_of_nobody_is_left_out(self, pemeran):
        Pegawai.objects.filter(pk=pemeran.sari.pk).update(user=None)
        _, dilewati = pilah_calon(pemeran.unit.dinas, lingkup=lingkup(pemeran), oleh=pemeran.wayan)
        sebab = {orang.pk: alasan for orang, alasan in dilewati}
        assert "bukan miliknya" in sebab[pemeran.sari.pk]

    def test_holders_of_roles_are_left_out_and_listed(self, pemeran):
        terpilih, dilewati = pilah_calon(
            pemeran.unit.dinas, lingkup=lingkup(pemeran), oleh=pemeran.wayan
        )
        sebab = {orang.pk: alasan for orang, alasan in dilewati}
        berperan = set(
            PemberianPeran.objects.filter(masa__contains=HARI).values_list("user", flat=True)
        )
        assert not berperan & {orang.user_id for orang in terpilih}
        assert sebab[pemeran.dewi.pk] == "Memegang peran dalam aplikasi"
        assert pemeran.budi in terpilih, "BKPSDM juga menerbitkan bagi yang memimpin"

    def test_who_signed_in_already_is_not_touched(self, pemeran):
        User.objects.filter(pk=pemeran.sari.user_id).update(last_login=PADA)
        sandi = User.objects.get(pk=pemeran.sari.user_id).password
        kerjakan(minta(pemeran))
        assert User.objects.get(pk=pemeran.sari.user_id).password == sandi

    def test_an_admin_gets_nobody_who_leads(self, pemeran):
        batas = lingkup(pemeran, pemeran.unit.dinas, pemeran.unit.bidang)
        terpilih, dilewati = pilah_calon(pemeran.unit.dinas, lingkup=batas, oleh=pemeran.gusti)
        assert pemeran.budi not in terpilih
        assert pemeran.sari in terpilih
        assert pemeran.budi.pk in {orang.pk for orang, _ in dilewati}

    def test_outside_the_scope_it_is_refused(self, pemeran):
        for unit in (pemeran.unit.dinas, unit_ucok(pemeran)):
            with pytest.raises(TidakBerwenang, match="di luar kewenangan"):
                minta(pemeran, unit=unit, batas=lingkup(pemeran, pemeran.unit.bidang))

    def test_a_second_one_waits_for_the_first(self, pemeran):
        minta(pemeran)
        with pytest.raises(AksiDitolak, match="masih berjalan"):
            minta(pemeran)

    def test_nobody_left_is_refused(self, pemeran):
        User.objects.update(last_login=PADA)
        with pytest.raises(AksiDitolak, match="tidak ada yang memerlukan"):
            minta(pemeran)


class TestKerjakanSandi:
    def test_a_role_given_meanwhile_leaves_the_person_out(self, pemeran):
        hasil = minta(pemeran)
        PemberianPeran.objects.create(
            instansi=pemeran.instansi, user=pemeran.sari.user, peran="BENDAHARA",
            unit=pemeran.unit.dinas, masa=DateRange(HARI, None), dasar="SK 1",
        )  # fmt: skip
        kerjakan(hasil)
        assert hasil.orang.get(pegawai=pemeran.sari).alasan == "Memegang peran dalam aplikasi"

    def test_a_second_run_issues_nothing_twice(self, pemeran, terbit):
        sandi = User.objects.get(pk=pemeran.sari.user_id).password
        kerjakan(terbit, pada=PADA + timedelta(hours=1))
        assert User.objects.get(pk=pemeran.sari.user_id).password == sandi


class TestUnduhSandi:
    def test_it_is_given_once(self, pemeran, terbit):
        unduh_sandi(terbit, oleh=pemeran.wayan, pada=PADA)
        with pytest.raises(AksiDitolak, match="sudah diunduh"):
            unduh_sandi(terbit, oleh=pemeran.wayan, pada=PADA)
        assert PenerbitanSandi.objects.get().garam == ""

    def test_it_is_refused_to_others(self, pemeran, terbit):
        with pytest.raises(TidakBerwenang, match="hanya diunduh oleh yang menerbitkannya"):
            unduh_sandi(terbit, oleh=pemeran.rini, pada=PADA)

    def test_it_is_refused_before_the_end_of_the_job(self, pemeran):
        with pytest.raises(AksiDitolak, match="masih berjalan"):
            unduh_sandi(minta(pemeran), oleh=pemeran.wayan, pada=PADA)

    def test_it_is_refused_and_forgotten_after_a_day(self, pemeran, terbit):
        besok = PADA + timedelta(hours=24)
        with pytest.raises(AksiDitolak, match="lebih dari 24 jam"):
            unduh_sandi(terbit, oleh=pemeran.wayan, pada=besok)
        assert lupakan_sandi(pada=besok) == 1
        assert PenerbitanSandi.objects.get().garam == ""

    def test_who_received_a_role_or_another_password_since_is_not_in_it(self, pemeran, terbit):
        terbitkan_sandi(
            pemeran.sari, lingkup=lingkup(pemeran), oleh=pemeran.wayan, pada=PADA + timedelta(1)
        )
        PemberianPeran.objects.create(
            instansi=pemeran.instansi, user=pemeran.budi.user, peran="PENINJAU",
            unit=pemeran.unit.dinas, masa=DateRange(HARI, None), dasar="SK 1",
        )  # fmt: skip
        nama = {baris[0] for baris in unduh_sandi(terbit, oleh=pemeran.wayan, pada=PADA)}
        assert terbit.orang.exclude(terbit_pada=None).count() >= 2
        assert not nama & {pemeran.sari.nama, pemeran.budi.nama}


class TestLayarSandi:
    @time_machine.travel(PADA, tick=False)
    def test_it_confirms_issues_and_gives_one_file(self, pemeran, as_wayan):
        alamat = reverse("pegawai:sandi_banyak")
        halaman = as_wayan.get(alamat, {"unit": pemeran.unit.dinas.kode})
        assert "orang akan menerima kata sandi" in halaman.content.decode()
        kirim = as_wayan.post(alamat, {"unit": pemeran.unit.dinas.kode})
        kerjakan(PenerbitanSandi.objects.get())
        assert "Unduh xlsx" in as_wayan.get(kirim["Location"]).content.decode()
        berkas = as_wayan.post(f"{kirim['Location']}unduh/")
        assert berkas["Cache-Control"] == "no-store"
        buku = CalamineWorkbook.from_filelike(io.BytesIO(berkas.content))
        judul, *baris = buku.get_sheet_by_index(0).to_python()
        assert judul[-1] == "Kata sandi pertama"
        assert pemeran.sari.nip in {satu[1] for satu in baris}
        assert as_wayan.post(f"{kirim['Location']}unduh/").status_code in {409, 422}

    @time_machine.travel(PADA, tick=False)
    def test_somebody_elses_issue_is_invisible(self, pemeran, as_gusti, terbit):
        for nama in ("sandi_rincian", "sandi_kemajuan"):
            assert as_gusti.get(reverse(f"pegawai:{nama}", args=[terbit.pk])).status_code == 404
        alamat = reverse("pegawai:sandi_unduh", args=[terbit.pk])
        assert as_gusti.post(alamat).status_code == 404

    @time_machine.travel(PADA, tick=False)
    def test_a_unit_outside_the_scope_is_not_offered(self, pemeran, as_gusti):
        jawaban = as_gusti.post(reverse("pegawai:sandi_banyak"), {"unit": "05"})
        assert jawaban.status_code == 422
        assert not PenerbitanSandi.objects.exists()


class TestSandiPemegangPeranBerkuasa:
    def test_one_keeper_alone_is_refused(self, pemeran):
        with pytest.raises(TidakBerwenang, match=r"manage\.py sandi"):
            terbitkan_sandi(pemeran.rini, lingkup=lingkup(pemeran), oleh=pemeran.wayan, pada=PADA)

    def test_the_server_may(self, pemeran, capsys):
        call_command("sandi", pemeran.instansi.kode, pemeran.rini.user.username)
        sandi = capsys.readouterr().out.split(": ")[1].split(".")[0]
        assert User.objects.get(pk=pemeran.rini.user_id).check_password(sandi)
        assert RiwayatPegawai.objects.get(objek=pemeran.rini).kapasitas == "Baris perintah"

    def test_an_unknown_account_is_refused_with_a_sentence(self, pemeran, capsys):
        with pytest.raises(SystemExit):
            call_command("sandi", pemeran.instansi.kode, pemeran.ucok.user.username)
        assert "Tidak ada akun terbuka" in capsys.readouterr().err


class TestPekerjaanSandi:
    def test_the_job_tells_how_many_it_issued(self, pemeran):
        hasil = minta(pemeran)
        sandi_banyak(penerbitan_id=hasil.pk)
        pekerjaan = Pekerjaan.objects.get(pk=hasil.pekerjaan_id)
        assert (pekerjaan.status, pekerjaan.selesai) == (Pekerjaan.SELESAI, pekerjaan.total)
        assert pekerjaan.keterangan == f"{pekerjaan.total} kata sandi terbit."

    def test_one_that_was_forgotten_before_its_turn_says_so(self, pemeran):
        hasil = minta(pemeran)
        lupakan(timestamp=int((PADA + timedelta(hours=25)).timestamp()))
        sandi_banyak(penerbitan_id=hasil.pk)
        pekerjaan = Pekerjaan.objects.get(pk=hasil.pekerjaan_id)
        assert pekerjaan.status == Pekerjaan.GAGAL
        assert "sudah kedaluwarsa" in pekerjaan.keterangan
        assert not hasil.orang.exclude(terbit_pada=None).exists()

    def test_the_pages_stay_within_fifteen_queries(self, pemeran, as_wayan, terbit):
        for alamat in (
            reverse("pegawai:sandi_rincian", args=[terbit.pk]),
            reverse("pegawai:sandi_banyak") + "?unit=01",
        ):
            with time_machine.travel(PADA, tick=False), counted_queries() as n:
                assert as_wayan.get(alamat).status_code == 200
            assert int(n) <= 15
