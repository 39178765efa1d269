"""Delegation: who may decide in whose stead, for how long, and how it is written down."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.db import transaction
from django.urls import reverse

from ekinerja.accounts.models import User
from ekinerja.aktivitas import services as aktivitas
from ekinerja.aktivitas.models import Aktivitas
from ekinerja.aktivitas.tests import pembuat as aktivitas_uji
from ekinerja.core.errors import AksiDitolak, TidakBerwenang
from ekinerja.core.testing import in_thread, wait_until_blocked
from ekinerja.core.workflow import SISTEM
from ekinerja.pegawai.models import Delegasi, Penempatan, PenilaiKhusus
from ekinerja.pegawai.queries import boleh_bertindak_sebagai, penilai_seorang
from ekinerja.pegawai.services import (
    akhiri_delegasi,
    akhiri_penilai,
    delegasikan,
    tetapkan_penilai,
)
from ekinerja.skp import services as skp
from ekinerja.skp.tests import pembuat as skp_uji

PADA = aktivitas_uji.PADA
HARI = PADA.date()
AKHIR = HARI + timedelta(days=10)


@pytest.fixture(autouse=True)
def hari_ini():
    """Requests and objects live on the same day."""
    with time_machine.travel(PADA, tick=False):
        yield


def lend(pemberi, penerima, *, mulai=HARI, selesai=AKHIR, unit=None, oleh=None, dasar="SP 2/2026"):
    return delegasikan(
        pemberi, penerima, mulai=mulai, selesai=selesai, dasar=dasar, unit=unit,
        oleh=oleh or pemberi, pada=PADA,
    )  # fmt: skip


@pytest.fixture
def dikirim(pemeran):
    indikator = skp_uji.indikator_pertama(skp_uji.disetujui(pemeran.sari, oleh=pemeran.budi))
    return aktivitas_uji.dikirim(pemeran.sari, indikator, bukti=[aktivitas_uji.pdf()])


class TestDelegasikan:
    def test_the_receiver_may_act_for_the_lender_in_the_period(self, pemeran):
        lend(pemeran.budi, pemeran.nyoman)
        satu = boleh_bertindak_sebagai(pemeran.nyoman, pada=HARI)[0]
        assert (satu.pemberi_id, satu.nama) == (pemeran.budi.pk, "Budi Santoso")
        assert boleh_bertindak_sebagai(pemeran.nyoman, pada=AKHIR) == ()
        assert penilai_seorang(pemeran.sari, pada=HARI) == pemeran.budi

    def test_a_unit_narrows_it_to_its_people(self, pemeran):
        lend(pemeran.ratna, pemeran.dewi, unit=pemeran.unit.bidang)
        satu = boleh_bertindak_sebagai(pemeran.dewi, pada=HARI)[0]
        assert satu.mencakup(pemeran.ratna.pk, pemeran.budi.pk)
        assert not satu.mencakup(pemeran.ratna.pk, pemeran.nyoman.pk)

    def test_what_was_received_cannot_be_lent_on(self, pemeran):
        lend(pemeran.budi, pemeran.sari)
        with pytest.raises(AksiDitolak, match="tidak dapat didelegasikan lagi"):
            lend(pemeran.sari, pemeran.dewi)

    def test_who_judges_nobody_has_nothing_to_lend(self, pemeran):
        with pytest.raises(AksiDitolak, match="tidak menilai siapa pun"):
            lend(pemeran.sari, pemeran.dewi)

    def test_another_instansi_oneself_and_no_account_are_refused(self, pemeran):
        tanpa_akun = pemeran.komang
        type(tanpa_akun).objects.filter(pk=tanpa_akun.pk).update(user=None)
        tanpa_akun.refresh_from_db()
        for penerima in (pemeran.ucok, pemeran.budi, tanpa_akun):
            with pytest.raises(AksiDitolak):
                lend(pemeran.budi, penerima)

    @pytest.mark.parametrize(
        ("ubah", "bagian"),
        [
            ({"dasar": " "}, "surat wajib"),
            ({"selesai": HARI}, "sesudah tanggal mulai"),
            ({"mulai": HARI - timedelta(days=9), "selesai": HARI}, "sudah lewat"),
            ({"selesai": HARI + timedelta(days=400)}, "paling lama satu tahun"),
        ],
    )
    def test_a_faulty_letter_is_refused(self, pemeran, ubah, bagian):
        with pytest.raises(AksiDitolak, match=bagian):
            lend(pemeran.budi, pemeran.nyoman, **ubah)

    def test_twice_to_the_same_person_is_refused(self, pemeran):
        lend(pemeran.budi, pemeran.nyoman)
        with pytest.raises(AksiDitolak, match="Sudah ada delegasi"):
            lend(pemeran.budi, pemeran.nyoman)

    def test_only_the_lender_and_bkpsdm_may_record_and_end_it(self, pemeran):
        with pytest.raises(TidakBerwenang):
            lend(pemeran.budi, pemeran.nyoman, oleh=pemeran.ratna)
        satu = lend(pemeran.budi, pemeran.nyoman, oleh=pemeran.wayan)
        with pytest.raises(TidakBerwenang):
            akhiri_delegasi(satu, selesai=AKHIR, alasan="selesai cuti", oleh=pemeran.nyoman,
                            pada=PADA)  # fmt: skip
        besok = HARI + timedelta(days=1)
        akhiri_delegasi(satu, selesai=besok, alasan="selesai cuti", oleh=pemeran.budi, pada=PADA)
        assert Delegasi.objects.get().masa.upper == besok
        assert pemeran.budi.riwayat.count() == 2

    def test_what_was_in_force_stays_on_record(self, pemeran):
        satu = lend(pemeran.budi, pemeran.nyoman)
        for selesai in (HARI, HARI - timedelta(days=300)):
            with pytest.raises(AksiDitolak, match=r"sudah berlaku sejak .* tetap tercatat"):
                akhiri_delegasi(
                    satu, selesai=selesai, alasan="keliru", oleh=pemeran.budi,
                    pada=PADA + timedelta(days=3),
                )  # fmt: skip
        assert Delegasi.objects.get().masa == satu.masa


class TestMemutusAtasNama:
    def test_an_entry_is_approved_in_the_stead_of_the_lender(self, pemeran, dikirim):
        lend(pemeran.budi, pemeran.nyoman)
        aktivitas.setujui(dikirim, oleh=pemeran.nyoman, pada=PADA)
        terakhir = dikirim.riwayat.latest("id")
        assert (terakhir.langkah, terakhir.kapasitas) == ("setujui", "a.n. Budi Santoso")
        assert terakhir.oleh_nama == "Nyoman Suarta"

    def test_many_are_approved_each_in_its_capacity(self, pemeran, dikirim):
        lend(pemeran.budi, pemeran.nyoman)
        hasil = aktivitas.setujui_banyak(Aktivitas.objects.all(), oleh=pemeran.nyoman, pada=PADA)
        assert hasil.selesai == (dikirim.pk,)
        assert dikirim.riwayat.latest("id").kapasitas == "a.n. Budi Santoso"

    def test_a_return_too(self, pemeran, dikirim):
        lend(pemeran.budi, pemeran.nyoman)
        aktivitas.kembalikan(dikirim, oleh=pemeran.nyoman, pada=PADA, alasan="Lengkapi buktinya.")
        assert dikirim.riwayat.latest("id").kapasitas == "a.n. Budi Santoso"

    def test_after_the_period_it_is_refused(self, pemeran, dikirim):
        lend(pemeran.budi, pemeran.nyoman)
        sesudah = datetime(AKHIR.year, AKHIR.month, AKHIR.day, 2, tzinfo=UTC)
        with pytest.raises(TidakBerwenang, match="yang menerima delegasinya"):
            aktivitas.setujui(dikirim, oleh=pemeran.nyoman, pada=sesudah)

    def test_outside_the_unit_it_is_refused(self, pemeran, dikirim):
        lend(pemeran.budi, pemeran.nyoman, unit=pemeran.unit.subbag)
        with pytest.raises(TidakBerwenang):
            aktivitas.setujui(dikirim, oleh=pemeran.nyoman, pada=PADA)

    def test_nobody_decides_about_the_own_work_by_delegation(self, pemeran, dikirim):
        lend(pemeran.budi, pemeran.sari)
        with pytest.raises(TidakBerwenang):
            aktivitas.setujui(dikirim, oleh=pemeran.sari, pada=PADA)

    def test_an_skp_is_agreed_in_the_stead_of_the_lender(self, pemeran):
        satu = skp_uji.diajukan(pemeran.sari)
        with pytest.raises(TidakBerwenang):
            skp.setujui_skp(satu, oleh=pemeran.nyoman, pada=PADA)
        lend(pemeran.budi, pemeran.nyoman)
        skp.setujui_skp(satu, oleh=pemeran.nyoman, pada=PADA)
        assert satu.riwayat.latest("id").kapasitas == "a.n. Budi Santoso"

    def test_the_list_of_skp_says_for_whom(self, pemeran, as_nyoman):
        skp_uji.diajukan(pemeran.sari)
        assert "Sari Wulandari" not in as_nyoman.get(reverse("skp:daftar")).content.decode()
        lend(pemeran.budi, pemeran.nyoman)
        isi = as_nyoman.get(reverse("skp:daftar")).content.decode()
        assert "Sari Wulandari" in isi
        assert "a.n. Budi Santoso" in isi

    def test_the_inbox_lists_them_and_says_for_whom(self, pemeran, as_nyoman, dikirim):
        alamat = reverse("aktivitas:persetujuan")
        assert "Sari Wulandari" not in as_nyoman.get(alamat).content.decode()
        lend(pemeran.budi, pemeran.nyoman)
        isi = as_nyoman.get(alamat).content.decode()
        assert "Sari Wulandari" in isi
        assert "a.n. Budi Santoso" in isi
        jawaban = as_nyoman.post(reverse("aktivitas:setujui", args=[dikirim.pk]))
        assert jawaban.status_code == 302
        assert Aktivitas.objects.get(pk=dikirim.pk).status == "DISETUJUI"

    def test_the_entry_offers_its_buttons_to_the_receiver(self, pemeran, as_dewi, dikirim):
        alamat = reverse("aktivitas:rincian", args=[dikirim.pk])
        assert as_dewi.get(alamat).status_code == 404
        lend(pemeran.budi, pemeran.dewi)
        assert (
            reverse("aktivitas:setujui", args=[dikirim.pk]) in as_dewi.get(alamat).content.decode()
        )

    def test_the_home_page_says_in_whose_stead(self, pemeran, as_dewi, dikirim):
        lend(pemeran.budi, pemeran.dewi)
        isi = as_dewi.get("/").content.decode()
        assert "a.n. Budi Santoso" in isi
        assert "Periksa 1 aktivitas" in isi


class TestMengikutiPenilai:
    """What waits follows every kind of change, in the log and in SKP."""

    @pytest.mark.parametrize("cara", ["PLH", "KHUSUS"])
    def test_what_waits_passes_to_the_one_who_counts_now(self, pemeran, dikirim, cara):
        skp_dewi = skp_uji.diajukan(pemeran.dewi)
        if cara == "PLH":
            for jabatan in (pemeran.jabatan.kabid, pemeran.jabatan.kasubag):
                Penempatan.objects.create(
                    instansi=pemeran.instansi, pegawai=pemeran.komang, jabatan=jabatan,
                    jenis="PLH", masa=(HARI, AKHIR), dasar="SP",
                )  # fmt: skip
        else:
            for orang in (pemeran.sari, pemeran.dewi):
                tetapkan_penilai(orang, pemeran.komang, mulai=HARI, selesai=None, dasar="SP",
                                 oleh=SISTEM, pada=PADA)  # fmt: skip
        aktivitas.alihkan_penilai(pemeran.instansi.pk, pada=PADA)
        skp.alihkan_penilai(pemeran.instansi.pk, pada=PADA)
        dikirim.refresh_from_db()
        skp_dewi.refresh_from_db()
        assert dikirim.penilai == skp_dewi.penilai == pemeran.komang
        assert dikirim.riwayat.latest("id").langkah == "alihkan"


class TestTetapkanPenilai:
    def tetapkan(self, orang, penilai, *, oleh=SISTEM, dasar="SK 4/2026", selesai=None):
        return tetapkan_penilai(
            orang, penilai, mulai=HARI, selesai=selesai, dasar=dasar, oleh=oleh, pada=PADA
        )

    def test_letters_that_begin_later_do_not_lead_back(self, pemeran):
        nanti = HARI + timedelta(days=30)
        tetapkan_penilai(
            pemeran.nyoman, pemeran.sari, mulai=nanti, selesai=None, dasar="SK 1/2026",
            oleh=SISTEM, pada=PADA,
        )  # fmt: skip
        with pytest.raises(AksiDitolak, match=f"pada {nanti:%d/%m/%Y}.* saling menilai"):
            self.tetapkan(pemeran.sari, pemeran.nyoman)
        assert self.tetapkan(pemeran.sari, pemeran.nyoman, selesai=nanti)

    def test_it_outranks_the_line_until_it_ends(self, pemeran):
        satu = self.tetapkan(pemeran.sari, pemeran.nyoman)
        assert penilai_seorang(pemeran.sari, pada=HARI) == pemeran.nyoman
        akhiri_penilai(satu, selesai=AKHIR, alasan="SK 5/2026", oleh=SISTEM, pada=PADA)
        assert PenilaiKhusus.objects.get().masa.upper == AKHIR
        assert penilai_seorang(pemeran.sari, pada=AKHIR) == pemeran.budi

    def test_a_subordinate_cannot_judge_the_superior(self, pemeran):
        with pytest.raises(AksiDitolak, match="saling menilai"):
            self.tetapkan(pemeran.ratna, pemeran.sari)

    def test_oneself_another_instansi_no_letter_and_twice_are_refused(self, pemeran):
        for penilai, dasar in ((pemeran.sari, "SK"), (pemeran.ucok, "SK"), (pemeran.nyoman, " ")):
            with pytest.raises(AksiDitolak):
                self.tetapkan(pemeran.sari, penilai, dasar=dasar)
        self.tetapkan(pemeran.sari, pemeran.nyoman)
        with pytest.raises(AksiDitolak, match="sudah punya penilai menurut surat"):
            self.tetapkan(pemeran.sari, pemeran.ratna)

    def test_it_is_closed_to_who_is_not_bkpsdm(self, pemeran):
        with pytest.raises(TidakBerwenang):
            self.tetapkan(pemeran.sari, pemeran.nyoman, oleh=pemeran.budi)


class TestMasukTanpaNIP:
    def test_a_bupati_signs_in_with_an_issued_name_and_approves(self, client, pemeran):
        """Officials without NIP, and non-ASN staff, enter by their issued name."""
        user = User.objects.create_user(
            username="bupati.uji", instansi=pemeran.instansi, nama="Bupati Uji"
        )
        user.set_password("bukit-melati-empat")
        user.wajib_ganti_sandi = False
        user.save()
        bupati = type(pemeran.sari).objects.create(
            instansi=pemeran.instansi, user=user, nama="Bupati Uji", nama_urut="BUPATI UJI",
            jenis="NON_ASN",
        )  # fmt: skip
        tetapkan_penilai(pemeran.ratna, bupati, mulai=date(2026, 1, 1), selesai=None, dasar="SK",
                         oleh=SISTEM, pada=PADA)  # fmt: skip
        satu = skp_uji.diajukan(pemeran.ratna)
        client.post(
            reverse("account_login"), {"login": "bupati.uji", "password": "bukit-melati-empat"}
        )
        isi = client.get(reverse("pegawai:atasan_saya")).content.decode()
        assert "Ratna Dewi Lestari" in isi
        assert client.post(reverse("skp:setujui", args=[satu.pk])).status_code == 302
        satu.refresh_from_db()
        assert satu.status == "DISETUJUI"


@pytest.mark.django_db(transaction=True)
class TestSerentak:
    def test_two_letters_at_once_never_name_one_another(self, transactional_db, pemeran):
        def surat(orang, penilai):
            return tetapkan_penilai(
                orang, penilai, mulai=HARI, selesai=None, dasar="SK", oleh=SISTEM, pada=PADA
            )

        with transaction.atomic():
            surat(pemeran.sari, pemeran.nyoman)
            kedua = in_thread(lambda: surat(pemeran.nyoman, pemeran.sari))
            wait_until_blocked()
        with pytest.raises(AksiDitolak, match="saling menilai"):
            kedua.result(timeout=30)
        assert PenilaiKhusus.objects.count() == 1
