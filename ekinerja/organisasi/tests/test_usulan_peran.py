"""Powerful roles: one keeper proposes, another agrees; a fresh government is told what to do."""

from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from ekinerja.core.errors import AksiDitolak, TidakBerwenang
from ekinerja.core.workflow import SISTEM
from ekinerja.organisasi.models import PemberianPeran, UsulanPeran
from ekinerja.organisasi.permissions import DUA_ORANG, butuh_orang_kedua
from ekinerja.organisasi.queries import SaringPeran, peran_terlihat, usulan_menunggu
from ekinerja.organisasi.services import (
    akhiri_peran,
    beri_peran,
    setujui_usulan,
    tarik_usulan,
    tolak_usulan,
    usulkan_peran,
)
from ekinerja.pegawai.queries import identitas

PADA = datetime(2026, 10, 5, 2, 0, tzinfo=UTC)
MULAI = date(2026, 10, 1)


def beri(penerima, peran, *, oleh=SISTEM, unit=None, mulai=MULAI):
    return beri_peran(
        penerima.user, peran=peran, unit=unit, mulai=mulai, dasar="SK 9/2026", oleh=oleh, pada=PADA
    )


def usulkan(penerima, peran="PEMERIKSA", *, oleh, unit=None, selesai=None):
    return usulkan_peran(
        penerima.user, peran=peran, unit=unit, mulai=MULAI, selesai=selesai, dasar="SK 9/2026",
        oleh=oleh, pada=PADA,
    )  # fmt: skip


def lingkup(orang):
    return identitas(orang.user, pada=PADA.date()).lingkup("BKPSDM", "ORGANISASI")


@pytest.fixture
def dua_pengelola(pemeran):
    """Wayan keeps the application for BKPSDM, Tono for Bagian Organisasi."""
    beri(pemeran.tono, "ORGANISASI")
    return pemeran


@pytest.fixture
def usulan(dua_pengelola):
    return usulkan(dua_pengelola.sari, oleh=dua_pengelola.wayan)


class TestPeranBerkuasa:
    @pytest.mark.parametrize("peran", sorted(DUA_ORANG))
    def test_one_person_alone_never_gives_it(self, dua_pengelola, peran):
        with pytest.raises(AksiDitolak, match="setelah disetujui orang kedua"):
            beri(dua_pengelola.budi, peran, oleh=dua_pengelola.wayan, unit=None)
        assert not PemberianPeran.objects.filter(user=dua_pengelola.budi.user).exists()

    def test_an_admin_of_the_whole_instansi_is_powerful_one_of_a_unit_is_not(self):
        assert butuh_orang_kedua("ADMIN_PD", seluruh_instansi=True)
        assert not butuh_orang_kedua("ADMIN_PD", seluruh_instansi=False)
        assert not butuh_orang_kedua("PEMBUAT_DAFTAR", seluruh_instansi=False)

    def test_a_small_role_is_not_proposed_but_given(self, dua_pengelola):
        with pytest.raises(AksiDitolak, match="tidak memerlukan orang kedua"):
            usulkan(dua_pengelola.sari, "PENINJAU", oleh=dua_pengelola.wayan)

    @pytest.mark.req("KLK-04", "BGL-11")
    def test_the_keeper_of_the_application_need_not_be_of_bkpsdm(self, pemeran):
        beri(pemeran.tono, "PENGELOLA_APLIKASI")
        hasil = beri(pemeran.sari, "ADMIN_PD", oleh=pemeran.tono, unit=pemeran.unit.dinas)
        assert hasil.peran == "ADMIN_PD"
        assert pemeran.tono.user.peran.get().unit is None


class TestUsulkan:
    def test_it_waits_and_gives_nothing_yet(self, dua_pengelola, usulan):
        assert (usulan.status, usulan.hasil) == ("MENUNGGU", None)
        assert not PemberianPeran.objects.filter(user=dua_pengelola.sari.user).exists()
        catatan = usulan.riwayat.get()
        assert (catatan.langkah, catatan.oleh_nama) == ("usulkan", "Wayan Sudiarta")

    def test_it_is_refused_to_others_and_about_oneself(self, dua_pengelola):
        with pytest.raises(TidakBerwenang):
            usulkan(dua_pengelola.sari, oleh=dua_pengelola.ratna)
        with pytest.raises(TidakBerwenang, match="diri sendiri"):
            usulkan(dua_pengelola.wayan, oleh=dua_pengelola.wayan)

    def test_twice_the_same_is_refused(self, dua_pengelola, usulan):
        with pytest.raises(AksiDitolak, match="masih menunggu"):
            usulkan(dua_pengelola.sari, oleh=dua_pengelola.tono)

    def test_what_is_held_already_is_refused(self, dua_pengelola):
        with pytest.raises(AksiDitolak, match="sudah memegang peran Pemeriksa"):
            usulkan(dua_pengelola.made, oleh=dua_pengelola.wayan)

    def test_a_keeper_alone_is_told_how_to_get_a_second_one(self, pemeran):
        with pytest.raises(AksiDitolak, match="perintah “manage"):
            usulkan(pemeran.sari, oleh=pemeran.wayan)

    def test_the_other_keeper_cannot_be_both_receiver_and_second_person(self, dua_pengelola):
        with pytest.raises(AksiDitolak, match="belum ada pengelola lain"):
            usulkan(dua_pengelola.tono, oleh=dua_pengelola.wayan)


class TestSetujui:
    def test_the_role_holds_with_both_names(self, dua_pengelola, usulan):
        pemberian = setujui_usulan(usulan, oleh=dua_pengelola.tono, pada=PADA)
        assert pemberian.masa == DateRange(MULAI, None)
        satu = peran_terlihat(lingkup(dua_pengelola.wayan)).get(pk=pemberian.pk)
        assert satu.usulan.diusulkan_oleh == dua_pengelola.wayan.user
        assert satu.usulan.diputus_oleh == dua_pengelola.tono.user
        assert satu.pemberi[0].oleh_nama == "Tono Hartono"

    def test_the_proposer_and_the_receiver_never_agree(self, dua_pengelola, usulan):
        beri(dua_pengelola.sari, "ORGANISASI")
        for siapa in (dua_pengelola.wayan, dua_pengelola.sari):
            with pytest.raises(TidakBerwenang, match="orang kedua"):
                setujui_usulan(usulan, oleh=siapa, pada=PADA)

    def test_neither_does_an_outsider_another_government_or_the_system(self, dua_pengelola, usulan):
        for siapa in (dua_pengelola.ratna, dua_pengelola.ucok, SISTEM):
            with pytest.raises(TidakBerwenang):
                setujui_usulan(usulan, oleh=siapa, pada=PADA)
        usulan.refresh_from_db()
        assert usulan.status == "MENUNGGU"

    def test_a_former_keeper_does_not_agree(self, dua_pengelola, usulan):
        akhiri_peran(
            PemberianPeran.objects.get(user=dua_pengelola.tono.user), selesai=date(2026, 10, 5),
            alasan="SK 12/2026", oleh=dua_pengelola.wayan, pada=PADA,
        )  # fmt: skip
        with pytest.raises(TidakBerwenang):
            setujui_usulan(usulan, oleh=dua_pengelola.tono, pada=PADA)

    def test_it_is_decided_once(self, dua_pengelola, usulan):
        setujui_usulan(usulan, oleh=dua_pengelola.tono, pada=PADA)
        with pytest.raises(AksiDitolak, match="Disetujui"):
            tolak_usulan(usulan, alasan="terlambat", oleh=dua_pengelola.tono, pada=PADA)

    def test_the_database_knows_the_three_people(self, dua_pengelola, usulan):
        for siapa in (dua_pengelola.sari, dua_pengelola.wayan):
            with pytest.raises(IntegrityError, match="usulan_peran"), transaction.atomic():
                UsulanPeran.objects.filter(pk=usulan.pk).update(
                    status="DISETUJUI", diputus_oleh=siapa.user
                )


class TestTolakDanTarik:
    def test_a_refusal_needs_a_reason(self, dua_pengelola, usulan):
        with pytest.raises(AksiDitolak, match="Alasan wajib diisi"):
            tolak_usulan(usulan, alasan=" ", oleh=dua_pengelola.tono, pada=PADA)
        hasil = tolak_usulan(usulan, alasan="Bukan tugasnya", oleh=dua_pengelola.tono, pada=PADA)
        assert hasil.status == "DITOLAK"
        assert not PemberianPeran.objects.filter(user=dua_pengelola.sari.user).exists()

    def test_only_the_proposer_withdraws(self, dua_pengelola, usulan):
        with pytest.raises(TidakBerwenang, match="pengusulnya"):
            tarik_usulan(usulan, oleh=dua_pengelola.tono, pada=PADA)
        assert tarik_usulan(usulan, oleh=dua_pengelola.wayan, pada=PADA).status == "DITARIK"

    def test_after_it_the_same_may_be_proposed_again(self, dua_pengelola, usulan):
        tarik_usulan(usulan, oleh=dua_pengelola.wayan, pada=PADA)
        assert usulkan(dua_pengelola.sari, oleh=dua_pengelola.wayan).status == "MENUNGGU"


class TestDuaLangkahPembayaran:
    """Two neighbouring steps meet also when one of them only waits."""

    def test_a_held_step_refuses_the_proposal_of_the_next(self, dua_pengelola):
        with pytest.raises(AksiDitolak, match="sudah memegang peran Pembuat daftar"):
            usulkan(
                dua_pengelola.komang, "PPK_SKPD", oleh=dua_pengelola.wayan,
                unit=dua_pengelola.unit.dinas,
            )  # fmt: skip

    def test_a_waiting_step_refuses_the_other(self, dua_pengelola):
        unit = dua_pengelola.unit.dinas
        usulkan(dua_pengelola.sari, "PPK_SKPD", oleh=dua_pengelola.wayan, unit=unit)
        with pytest.raises(AksiDitolak, match="diusulkan sebagai PPK-SKPD"):
            beri(dua_pengelola.sari, "PEMBUAT_DAFTAR", oleh=dua_pengelola.wayan, unit=unit)
        with pytest.raises(AksiDitolak, match="diusulkan sebagai PPK-SKPD"):
            usulkan(dua_pengelola.sari, "PA_KPA", oleh=dua_pengelola.wayan, unit=unit)

    def test_what_came_between_is_seen_when_it_is_agreed(self, dua_pengelola):
        unit = dua_pengelola.unit.dinas
        usulan = usulkan(dua_pengelola.sari, "PPK_SKPD", oleh=dua_pengelola.wayan, unit=unit)
        PemberianPeran.objects.create(
            instansi=dua_pengelola.instansi, user=dua_pengelola.sari.user, peran="PA_KPA",
            unit=unit, masa=DateRange(MULAI, None), dasar="SK lama",
        )  # fmt: skip
        with pytest.raises(AksiDitolak, match="harus dua orang"):
            setujui_usulan(usulan, oleh=dua_pengelola.tono, pada=PADA)
        usulan.refresh_from_db()
        assert usulan.status == "MENUNGGU"

    def test_acting_for_the_head_lends_no_payment_step(self, pemeran):
        """A Plt. of the head is not PA/KPA: that role needs its own letter and second person."""
        plt = pemeran.komang.penempatan.create(
            instansi=pemeran.instansi, jabatan=pemeran.jabatan.kadis, jenis="PLT",
            masa=DateRange(MULAI, None), dasar="Surat perintah 3/2026",
        )  # fmt: skip
        siapa = identitas(pemeran.komang.user, pada=PADA.date())
        assert plt.jenis == "PLT"
        assert siapa.memimpin
        assert not siapa.punya("PA_KPA")


class TestDaftar:
    def test_a_keeper_sees_what_waits_for_the_own_decision_only(self, dua_pengelola, usulan):
        wayan, tono = dua_pengelola.wayan, dua_pengelola.tono
        assert list(usulan_menunggu(lingkup(tono), user_id=tono.user_id)) == [usulan]
        assert not usulan_menunggu(lingkup(wayan), user_id=wayan.user_id).exists()

    def test_what_ends_soon_is_found(self, dua_pengelola):
        beri_peran(
            dua_pengelola.sari.user, peran="ADMIN_PD", unit=dua_pengelola.unit.dinas, mulai=MULAI,
            selesai=date(2026, 11, 1), dasar="SK", oleh=dua_pengelola.wayan, pada=PADA,
        )  # fmt: skip
        segera = peran_terlihat(lingkup(dua_pengelola.wayan), SaringPeran(masa="segera"))
        assert [satu.user for satu in segera] == [dua_pengelola.sari.user]
