"""Locking days after rating, reopening with a reason; second check; opinion of the ketua tim."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from ekinerja.aktivitas.models import Aktivitas, KunciAktivitas
from ekinerja.aktivitas.services import (
    beri_pendapat,
    buka_kunci,
    kirim,
    kunci_hari,
    periksa_kedua,
    persoalkan,
    setujui,
    ubah_aktivitas,
)
from ekinerja.aktivitas.tests import pembuat, tim
from ekinerja.aktivitas.tests.pembuat import HARI_INI, PADA, isian
from ekinerja.aktivitas.tests.skema_uji import berlakukan
from ekinerja.core.errors import AksiDitolak, TidakBerwenang
from ekinerja.pegawai.models import TimKerja
from ekinerja.skp.models import HasilKerja
from ekinerja.skp.services import ajukan_skp, setujui_skp
from ekinerja.skp.tests import pembuat as pembuat_skp

BESOK = date(2026, 10, 13)


def kunci(pemeran, *, oleh="budi", mulai=HARI_INI, selesai=BESOK) -> KunciAktivitas:
    return kunci_hari(
        pemeran.sari, mulai=mulai, selesai=selesai, oleh=getattr(pemeran, oleh), pada=PADA
    )


@pytest.mark.req("DES-08", "DES-09")
class TestKunci:
    def test_it_says_who_and_when(self, pemeran, draf):
        hasil = kunci(pemeran)
        deed = hasil.riwayat.get(langkah="kunci")
        assert (deed.oleh, deed.pada, deed.kapasitas) == (
            pemeran.budi.user,
            PADA,
            "Pejabat penilai",
        )

    def test_drafts_are_locked_too(self, pemeran, indikator, draf):
        kunci(pemeran)
        with pytest.raises(AksiDitolak, match="sudah dikunci pejabat penilai"):
            ubah_aktivitas(draf, data=isian(indikator, menit=60), oleh=pemeran.sari, pada=PADA)
        with pytest.raises(AksiDitolak, match="sudah dikunci pejabat penilai"):
            kirim(draf, oleh=pemeran.sari, pada=PADA)

    def test_no_new_entry_fits_in_and_none_moves_in(self, pemeran, indikator):
        lain = pembuat.draf(pemeran.sari, indikator, tanggal=date(2026, 10, 9))
        kunci(pemeran)
        with pytest.raises(AksiDitolak, match="sudah dikunci"):
            pembuat.draf(pemeran.sari, indikator)
        with pytest.raises(AksiDitolak, match="sudah dikunci"):
            ubah_aktivitas(lain, data=isian(indikator), oleh=pemeran.sari, pada=PADA)

    def test_the_database_refuses_by_itself(self, pemeran, draf):
        kunci(pemeran)
        with pytest.raises(IntegrityError, match="dikunci"), transaction.atomic():
            Aktivitas.objects.filter(pk=draf.pk).update(menit=5)

    def test_another_day_and_another_person_stay_open(self, pemeran, indikator):
        kunci(pemeran)
        assert pembuat.draf(pemeran.sari, indikator, tanggal=date(2026, 10, 9))

    def test_a_whole_month(self, pemeran, indikator):
        kunci(pemeran, mulai=date(2026, 10, 1), selesai=date(2026, 11, 1))
        with pytest.raises(AksiDitolak, match="sudah dikunci"):
            pembuat.draf(pemeran.sari, indikator, tanggal=date(2026, 10, 2))

    def test_it_waits_until_everything_is_rated(self, pemeran, dikirim):
        with pytest.raises(AksiDitolak, match="1 aktivitas yang menunggu keputusan"):
            kunci(pemeran)
        setujui(dikirim, oleh=pemeran.budi, pada=PADA)
        assert kunci(pemeran).status == "TERKUNCI"

    def test_what_is_decided_may_still_be_changed_by_a_team(self, pemeran, indikator, dikirim):
        kasus = tim.diminta(pemeran, dikirim)
        kunci(pemeran)
        assert tim.diperiksa(pemeran, kasus).status == "DIPERIKSA"
        assert kasus.aktivitas.status in ("DITOLAK", "DIKIRIM")

    def test_twice_is_refused(self, pemeran):
        kunci(pemeran)
        with pytest.raises(AksiDitolak, match="sudah terkunci"):
            kunci(pemeran, mulai=date(2026, 10, 1), selesai=date(2026, 11, 1))

    def test_days_to_come_are_refused(self, pemeran):
        with pytest.raises(AksiDitolak, match="belum tiba"):
            kunci(pemeran, mulai=BESOK, selesai=date(2026, 10, 14))

    @pytest.mark.parametrize("siapa", ["sari", "ratna", "tono", "wayan"])
    def test_only_the_penilai_locks(self, pemeran, siapa):
        with pytest.raises(TidakBerwenang):
            kunci(pemeran, oleh=siapa)

    def test_reopening_is_a_deed_with_a_reason(self, pemeran, indikator, draf):
        terkunci = kunci(pemeran)
        with pytest.raises(AksiDitolak, match="Alasan wajib"):
            buka_kunci(terkunci, oleh=pemeran.budi, pada=PADA, alasan=" ")
        with pytest.raises(TidakBerwenang):
            buka_kunci(terkunci, oleh=pemeran.sari, pada=PADA, alasan="Saya lupa satu.")
        buka_kunci(terkunci, oleh=pemeran.budi, pada=PADA, alasan="Notulen menyusul.")
        assert terkunci.riwayat.get(langkah="buka").alasan == "Notulen menyusul."
        assert kirim(draf, oleh=pemeran.sari, pada=PADA).status == "DIKIRIM"
        assert kunci_lagi_setelah_putusan(pemeran, draf).status == "TERKUNCI"


def kunci_lagi_setelah_putusan(pemeran, aktivitas) -> KunciAktivitas:
    setujui(aktivitas, oleh=pemeran.budi, pada=PADA)
    return kunci(pemeran)


class TestPemeriksaanKedua:
    @pytest.fixture
    def disetujui(self, pemeran_lengkap, indikator):
        aktivitas = pembuat.dikirim(pemeran_lengkap.sari, indikator)
        return setujui(aktivitas, oleh=pemeran_lengkap.budi, pada=PADA)

    @pytest.fixture
    def skema(self, pemeran):
        return berlakukan(pemeran, pemeriksaan_kedua_admin=True)

    def test_the_admin_marks_it_once(self, pemeran_lengkap, skema, disetujui):
        gusti = tim.sebagai(pemeran_lengkap.gusti)
        assert periksa_kedua([disetujui.pk], oleh=gusti, pada=PADA) == 1
        assert periksa_kedua([disetujui.pk], oleh=gusti, pada=PADA) == 0
        with pytest.raises(AksiDitolak, match="dinyatakan sesuai"):
            persoalkan(disetujui, oleh=gusti, pada=PADA, alasan="Ada yang janggal.")

    def test_what_the_admin_doubts_goes_to_the_team_and_counts_until_then(
        self, pemeran_lengkap, skema, disetujui
    ):
        gusti = tim.sebagai(pemeran_lengkap.gusti)
        kasus = persoalkan(disetujui, oleh=gusti, pada=PADA, alasan="Buktinya foto lama.")
        assert (kasus.asal, kasus.termohon) == ("ADMIN", pemeran_lengkap.gusti)
        disetujui.refresh_from_db()
        assert disetujui.status == "DISETUJUI"

    def test_it_is_an_option_of_the_scheme(self, pemeran_lengkap, disetujui):
        with pytest.raises(AksiDitolak, match="belum ditetapkan"):
            periksa_kedua([disetujui.pk], oleh=tim.sebagai(pemeran_lengkap.gusti), pada=PADA)

    @pytest.mark.parametrize("siapa", ["budi", "sari", "tono", "wayan"])
    def test_only_the_admin_of_the_unit(self, pemeran_lengkap, skema, disetujui, siapa):
        oleh = tim.sebagai(getattr(pemeran_lengkap, siapa))
        with pytest.raises(TidakBerwenang):
            periksa_kedua([disetujui.pk], oleh=oleh, pada=PADA)


class TestPendapatKetua:
    @pytest.fixture
    def dikirim(self, pemeran):
        """Work of Sari for the team that Dewi heads."""
        satu = TimKerja.objects.create(
            instansi=pemeran.instansi, unit=pemeran.unit.dinas, nama="Tim Satu Data",
            ketua=pemeran.dewi, masa=("2026-01-01", None), dasar="SK 7/2026",
        )  # fmt: skip
        skp = pembuat_skp.lengkap(pemeran.sari)
        HasilKerja.objects.filter(skp=skp).update(tim=satu)
        skp = ajukan_skp(skp, oleh=pemeran.sari, pada=PADA)
        setujui_skp(skp, oleh=pemeran.budi, pada=PADA)
        return pembuat.dikirim(pemeran.sari, pembuat_skp.indikator_pertama(skp))

    def test_the_ketua_says_it_once(self, pemeran, dikirim):
        pendapat = beri_pendapat(dikirim, oleh=pemeran.dewi, pada=PADA, isi="Dikerjakan baik.")
        assert pendapat.isi == "Dikerjakan baik."
        with pytest.raises(AksiDitolak, match="sudah menyampaikan"):
            beri_pendapat(dikirim, oleh=pemeran.dewi, pada=PADA, isi="Sekali lagi.")

    def test_it_is_refused_to_others(self, pemeran, dikirim):
        for siapa in (pemeran.budi, pemeran.sari):
            with pytest.raises(TidakBerwenang):
                beri_pendapat(dikirim, oleh=siapa, pada=PADA, isi="Dikerjakan baik.")

    def test_it_comes_before_the_decision(self, pemeran, dikirim):
        setujui(dikirim, oleh=pemeran.budi, pada=PADA)
        with pytest.raises(AksiDitolak, match="selama aktivitas menunggu"):
            beri_pendapat(dikirim, oleh=pemeran.dewi, pada=PADA, isi="Dikerjakan baik.")

    def test_the_superior_reads_it_before_deciding(self, pemeran, as_dewi, as_budi, dikirim):
        assert dikirim.uraian in as_dewi.get(reverse("aktivitas:kerja_tim")).content.decode()
        bukti = reverse("aktivitas:bukti_bawahan", args=[dikirim.bukti.get().pk])
        assert as_dewi.get(bukti).status_code in (200, 409)
        alamat = reverse("aktivitas:pendapat", args=[dikirim.pk])
        assert as_dewi.post(alamat, {"alasan": "Dikerjakan dengan baik."}).status_code == 302
        for nama, args in (("persetujuan", []), ("rincian", [dikirim.pk])):
            halaman = as_budi.get(reverse(f"aktivitas:{nama}", args=args)).content.decode()
            assert "Dikerjakan dengan baik." in halaman

    def test_it_is_invisible_to_who_heads_no_team(self, as_tono, dikirim):
        assert dikirim.uraian not in as_tono.get(reverse("aktivitas:kerja_tim")).content.decode()
        alamat = reverse("aktivitas:pendapat", args=[dikirim.pk])
        assert as_tono.post(alamat, {"alasan": "Dikerjakan dengan baik."}).status_code == 404
