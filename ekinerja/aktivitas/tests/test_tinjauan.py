"""Review of refused work by a team, to its binding end."""

import threading
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from ekinerja.aktivitas.models import Aktivitas, BuktiAktivitas, Peninjauan
from ekinerja.aktivitas.queries import angka_atasan, perubahan_setelah_tutup
from ekinerja.aktivitas.services import (
    Suara,
    bersuara,
    cabut,
    ganti_anggota,
    minta_peninjauan,
    nyatakan,
    setujui,
    tetapkan,
    tidak_setujui,
    tolak,
    tugaskan_tim,
)
from ekinerja.aktivitas.tests import pembuat, tim
from ekinerja.aktivitas.tests.pembuat import HARI_INI, PADA
from ekinerja.aktivitas.tests.skema_uji import berlakukan
from ekinerja.aktivitas.tests.tim import ALASAN_MINTA, ALASAN_TOLAK, NANTI, PERTIMBANGAN
from ekinerja.core.errors import AksiDitolak, TidakBerwenang
from ekinerja.core.lingkup import Lingkup
from ekinerja.core.testing import in_thread
from ekinerja.skp.models import TargetBulanan

MENOLAK = Suara("DITOLAK", "Bukti tidak mendukung.")
MENGABULKAN = Suara("DIKABULKAN", "Bukti mendukung.")
SEPARUH = Suara("SEBAGIAN", "Hanya sampai pukul 10.", menit=45, volume=Decimal("0.50"))
OKTOBER = (date(2026, 10, 1), date(2026, 11, 1))


def baca(aktivitas) -> Aktivitas:
    return Aktivitas.objects.get(pk=aktivitas.pk)


def realisasi(indikator) -> Decimal:
    baris = TargetBulanan.objects.filter(indikator=indikator, awal=OKTOBER[0])
    return baris.values_list("realisasi", flat=True).first() or Decimal(0)


def koreksi(pemeran) -> list[int]:
    lingkup = Lingkup(pemeran.instansi.pk, HARI_INI)
    semua = perubahan_setelah_tutup(
        lingkup, pegawai_ids=[pemeran.sari.pk], mulai=OKTOBER[0], selesai=OKTOBER[1]
    )
    return [satu.menit for satu in semua]


@pytest.mark.req("DPS-22")
class TestMintaPeninjauan:
    def test_what_is_reviewed_is_frozen(self, pemeran, dikirim):
        permohonan = tim.diminta(pemeran, dikirim)
        assert (permohonan.status, permohonan.asal) == ("DIAJUKAN", "ATASAN")
        assert (permohonan.pemohon, permohonan.termohon) == (pemeran.sari, pemeran.budi)
        assert permohonan.beku["menit"] == 90
        assert [satu["nama"] for satu in permohonan.beku["bukti"]] == ["rapat.jpg"]
        with pytest.raises(IntegrityError), transaction.atomic():
            BuktiAktivitas.objects.filter(aktivitas=dikirim).delete()

    def test_it_is_refused_to_who_did_not_do_the_work(self, pemeran, dikirim):
        ditolak = tolak(dikirim, oleh=pemeran.budi, pada=PADA, alasan=ALASAN_TOLAK)
        with pytest.raises(TidakBerwenang):
            minta_peninjauan(ditolak, oleh=pemeran.budi, pada=PADA, alasan=ALASAN_MINTA)

    def test_it_is_refused_for_work_that_waits(self, pemeran, dikirim):
        with pytest.raises(AksiDitolak, match="aktivitas yang ditolak"):
            minta_peninjauan(dikirim, oleh=pemeran.sari, pada=PADA, alasan=ALASAN_MINTA)

    def test_it_is_refused_a_second_time(self, pemeran, dikirim):
        tim.diminta(pemeran, dikirim)
        with pytest.raises(AksiDitolak, match="sudah pernah ditinjau"):
            minta_peninjauan(dikirim, oleh=pemeran.sari, pada=PADA, alasan=ALASAN_MINTA)

    def test_within_the_working_days_of_the_scheme(self, pemeran, dikirim):
        berlakukan(pemeran, batas_hari_permohonan_peninjauan=3, batas_hari_putusan_peninjauan=10)
        ditolak = tolak(dikirim, oleh=pemeran.budi, pada=PADA, alasan=ALASAN_TOLAK)
        with pytest.raises(AksiDitolak, match="15 Okt 2026"):
            minta_peninjauan(
                ditolak, oleh=pemeran.sari, pada=PADA + timedelta(days=4), alasan=ALASAN_MINTA
            )
        permohonan = minta_peninjauan(
            ditolak, oleh=pemeran.sari, pada=PADA + timedelta(days=3), alasan=ALASAN_MINTA
        )
        assert permohonan.tenggat == date(2026, 10, 29)

    def test_who_asked_may_withdraw_and_ask_again(self, pemeran, dikirim):
        permohonan = tim.diminta(pemeran, dikirim)
        with pytest.raises(TidakBerwenang):
            cabut(permohonan, oleh=pemeran.budi, pada=PADA)
        assert cabut(permohonan, oleh=pemeran.sari, pada=PADA).status == "DICABUT"
        assert baca(dikirim).status == "DITOLAK"
        assert minta_peninjauan(dikirim, oleh=pemeran.sari, pada=PADA, alasan=ALASAN_MINTA)


@pytest.mark.req("DPS-22")
class TestTugaskanTim:
    @pytest.fixture
    def permohonan(self, pemeran, dikirim):
        return tim.diminta(pemeran, dikirim)

    def tugaskan(self, pemeran, permohonan, *siapa, oleh="wayan"):
        anggota = [getattr(pemeran, satu) for satu in siapa]
        return tugaskan_tim(
            permohonan,
            anggota=anggota,
            ketua=anggota[0],
            oleh=tim.sebagai(getattr(pemeran, oleh)),
            pada=PADA,
        )

    def test_three_who_stand_outside_both_lines(self, pemeran, permohonan):
        tim.peninjau(pemeran, "tono", "made", "dewi")
        hasil = self.tugaskan(pemeran, permohonan, "tono", "made", "dewi")
        assert hasil.status == "DIPERIKSA"
        assert [a.pegawai for a in hasil.anggota.filter(ketua=True)] == [pemeran.tono]

    @pytest.mark.parametrize(
        "siapa", [("tono", "made"), ("tono",), ("tono", "made", "dewi", "wayan")]
    )
    def test_an_even_or_small_team_is_refused(self, pemeran, permohonan, siapa):
        tim.peninjau(pemeran, *siapa)
        with pytest.raises(AksiDitolak, match="ganjil"):
            self.tugaskan(pemeran, permohonan, *siapa)

    def test_who_stands_above_a_side_is_refused_by_name(self, pemeran, permohonan):
        tim.peninjau(pemeran, "tono", "made", "ratna")
        with pytest.raises(AksiDitolak, match="Ratna Dewi Lestari berada dalam garis atasan"):
            self.tugaskan(pemeran, permohonan, "tono", "made", "ratna")

    @pytest.mark.parametrize("siapa", ["budi", "sari"])
    def test_a_side_is_refused(self, pemeran, permohonan, siapa):
        tim.peninjau(pemeran, "tono", "made", siapa)
        with pytest.raises(AksiDitolak, match="salah satu pihak"):
            self.tugaskan(pemeran, permohonan, "tono", "made", siapa)

    def test_who_worked_under_a_side_on_the_day_is_refused(self, pemeran, indikator):
        aktivitas = pembuat.dikirim(pemeran.sari, indikator)
        ditolak = tolak(aktivitas, oleh=pemeran.budi, pada=PADA, alasan=ALASAN_TOLAK)
        permohonan = minta_peninjauan(ditolak, oleh=pemeran.sari, pada=PADA, alasan=ALASAN_MINTA)
        pemeran.dewi.penempatan.update(jabatan=pemeran.jabatan.prakom)
        tim.peninjau(pemeran, "tono", "made", "dewi")
        with pytest.raises(AksiDitolak, match="Dewi Anggraini berada dalam garis"):
            self.tugaskan(pemeran, permohonan, "tono", "made", "dewi")

    def test_who_holds_no_role_of_reviewer_is_refused(self, pemeran, permohonan):
        tim.peninjau(pemeran, "tono", "made")
        with pytest.raises(AksiDitolak, match="tidak memegang peran"):
            self.tugaskan(pemeran, permohonan, "tono", "made", "dewi")

    @pytest.mark.parametrize("siapa", ["budi", "ratna", "tono"])
    def test_only_bkpsdm_assigns(self, pemeran, permohonan, siapa):
        tim.peninjau(pemeran, "tono", "made", "dewi")
        with pytest.raises(TidakBerwenang, match="BKPSDM"):
            self.tugaskan(pemeran, permohonan, "tono", "made", "dewi", oleh=siapa)

    def test_a_member_who_is_hindered_is_replaced_before_the_vote(self, pemeran, permohonan):
        tim.diperiksa(pemeran, permohonan)
        (pengganti,) = tim.peninjau(pemeran, "komang")
        tim.suara(pemeran, permohonan, tono=MENGABULKAN)
        dewi = permohonan.anggota.get(pegawai=pemeran.dewi)
        ganti_anggota(dewi, pengganti=pengganti, oleh=tim.sebagai(pemeran.wayan), pada=NANTI)
        assert permohonan.anggota.filter(pegawai=pemeran.komang).exists()
        tono = permohonan.anggota.get(pegawai=pemeran.tono)
        with pytest.raises(AksiDitolak, match="sudah memberi suara"):
            ganti_anggota(tono, pengganti=pengganti, oleh=tim.sebagai(pemeran.wayan), pada=NANTI)


@pytest.mark.req("DPS-22")
class TestPutusan:
    @pytest.fixture
    def kasus(self, pemeran, dikirim):
        return tim.diperiksa(pemeran, tim.diminta(pemeran, dikirim))

    def putus(self, pemeran, kasus, **suara) -> Peninjauan:
        tim.suara(pemeran, kasus, **suara)
        return tetapkan(kasus, oleh=pemeran.tono, pada=NANTI, pertimbangan=PERTIMBANGAN)

    def test_both_sides_are_heard(self, pemeran, kasus):
        nyatakan(kasus, oleh=pemeran.sari, pada=NANTI, isi="Saya hadir sampai selesai.")
        nyatakan(kasus, oleh=pemeran.budi, pada=NANTI, isi="Saya tidak menugaskannya.")
        assert [satu.pihak for satu in kasus.pernyataan.all()] == ["PEMOHON", "TERMOHON"]
        with pytest.raises(TidakBerwenang, match="kedua pihak"):
            nyatakan(kasus, oleh=pemeran.tono, pada=NANTI, isi="Saya anggota tim.")

    def test_granted_work_counts_in_full(self, pemeran, kasus, dikirim, indikator):
        putusan = self.putus(pemeran, kasus, tono=MENGABULKAN, made=MENGABULKAN, dewi=MENOLAK)
        assert (putusan.keputusan, putusan.selisih_menit) == ("DIKABULKAN", 90)
        hasil = baca(dikirim)
        assert (hasil.status, hasil.menit, hasil.setelah_tutup) == ("DISETUJUI", 90, False)
        assert realisasi(indikator) == 1
        deed = hasil.riwayat.get(langkah="akui")
        assert (deed.oleh_nama, deed.alasan) == ("Tim Peninjau Aktivitas", PERTIMBANGAN)

    def test_a_part_is_granted_with_the_value_that_the_team_sets(
        self, pemeran, kasus, dikirim, indikator
    ):
        putusan = self.putus(pemeran, kasus, tono=MENGABULKAN, made=SEPARUH, dewi=MENOLAK)
        assert putusan.keputusan == "SEBAGIAN"
        hasil = baca(dikirim)
        assert (hasil.status, hasil.menit, hasil.volume) == ("DISETUJUI", 45, Decimal("0.50"))
        assert realisasi(indikator) == Decimal("0.50")

    def test_denied_work_stays_rejected(self, pemeran, kasus, dikirim, indikator):
        putusan = self.putus(pemeran, kasus, tono=MENOLAK, made=MENGABULKAN, dewi=MENOLAK)
        assert (putusan.keputusan, putusan.menit_diakui) == ("DITOLAK", 0)
        assert baca(dikirim).status == "DITOLAK"
        assert realisasi(indikator) == 0
        assert baca(dikirim).riwayat.filter(langkah="putusan_tim").exists()

    def test_after_the_close_it_becomes_a_correction(self, pemeran, kasus, dikirim, tutup_oktober):
        tutup_oktober()
        self.putus(pemeran, kasus, tono=SEPARUH, made=SEPARUH, dewi=MENGABULKAN)
        hasil = baca(dikirim)
        assert (hasil.status, hasil.menit, hasil.setelah_tutup) == ("DISETUJUI", 45, True)
        assert koreksi(pemeran) == [45]

    def test_it_waits_for_every_vote(self, pemeran, kasus):
        tim.suara(pemeran, kasus, tono=MENGABULKAN, made=MENGABULKAN)
        with pytest.raises(AksiDitolak, match="Belum semua anggota"):
            tetapkan(kasus, oleh=pemeran.tono, pada=NANTI, pertimbangan=PERTIMBANGAN)

    def test_only_the_head_writes_it_down_and_with_reasons(self, pemeran, kasus):
        tim.suara(pemeran, kasus, tono=MENGABULKAN, made=MENGABULKAN, dewi=MENOLAK)
        with pytest.raises(TidakBerwenang, match="ketua tim"):
            tetapkan(kasus, oleh=pemeran.made, pada=NANTI, pertimbangan=PERTIMBANGAN)
        with pytest.raises(AksiDitolak, match="Alasan wajib"):
            tetapkan(kasus, oleh=pemeran.tono, pada=NANTI, pertimbangan=" ")

    def test_a_vote_is_cast_once_by_members_with_reasons(self, pemeran, kasus):
        tim.suara(pemeran, kasus, tono=MENGABULKAN)
        with pytest.raises(AksiDitolak, match="sudah memberi suara"):
            bersuara(kasus, suara=MENOLAK, oleh=pemeran.tono, pada=NANTI)
        with pytest.raises(TidakBerwenang):
            bersuara(kasus, suara=MENOLAK, oleh=pemeran.budi, pada=NANTI)
        with pytest.raises(AksiDitolak, match="Alasan suara"):
            bersuara(kasus, suara=Suara("DITOLAK", " "), oleh=pemeran.made, pada=NANTI)

    @pytest.mark.parametrize(("menit", "volume"), [(0, "0"), (91, "1"), (45, "2"), (90, "1")])
    def test_a_part_lies_within_what_was_logged(self, pemeran, kasus, menit, volume):
        suara = Suara("SEBAGIAN", "Sebagian.", menit=menit, volume=Decimal(volume))
        with pytest.raises(AksiDitolak):
            bersuara(kasus, suara=suara, oleh=pemeran.made, pada=NANTI)

    def test_it_binds(self, pemeran, kasus, dikirim):
        self.putus(pemeran, kasus, tono=MENOLAK, made=MENOLAK, dewi=MENOLAK)
        for deed in (
            lambda: setujui(dikirim, oleh=pemeran.budi, pada=NANTI),
            lambda: minta_peninjauan(dikirim, oleh=pemeran.sari, pada=NANTI, alasan=ALASAN_MINTA),
            lambda: cabut(kasus, oleh=pemeran.sari, pada=NANTI),
            lambda: nyatakan(kasus, oleh=pemeran.sari, pada=NANTI, isi="Belum puas."),
            lambda: tetapkan(kasus, oleh=pemeran.tono, pada=NANTI, pertimbangan=PERTIMBANGAN),
        ):
            with pytest.raises(AksiDitolak):
                deed()

    def test_the_database_takes_no_other_value_than_the_decision(self, pemeran, kasus, dikirim):
        self.putus(pemeran, kasus, tono=SEPARUH, made=SEPARUH, dewi=SEPARUH)
        with pytest.raises(IntegrityError, match="terkunci"), transaction.atomic():
            Aktivitas.objects.filter(pk=dikirim.pk).update(menit=90)
        with pytest.raises(IntegrityError, match="terkunci"), transaction.atomic():
            Aktivitas.objects.filter(pk=dikirim.pk).update(uraian="Lain")


@pytest.mark.req("DPS-26")
class TestPimpinanTidakSetuju:
    @pytest.fixture
    def skema(self, pemeran):
        return berlakukan(pemeran, batas_hari_keberatan_pimpinan=3)

    @pytest.fixture
    def kasus(self, pemeran_lengkap, skema, dikirim):
        kasus = tim.disanggah(pemeran_lengkap, dikirim)
        return tim.diperiksa(pemeran_lengkap, kasus, "tono", "made", "rini")

    def putus(self, pemeran, kasus, suara) -> Peninjauan:
        tim.suara(pemeran, kasus, tono=suara, made=suara, rini=suara)
        return tetapkan(kasus, oleh=pemeran.tono, pada=NANTI, pertimbangan=PERTIMBANGAN)

    def test_until_the_team_decides_the_approval_counts(self, pemeran, kasus, dikirim, indikator):
        assert (kasus.asal, kasus.termohon) == ("PIMPINAN", pemeran.ratna)
        assert baca(dikirim).status == "DISETUJUI"
        assert realisasi(indikator) == 1

    def test_the_team_itself_sets_state_and_value(self, pemeran, kasus, dikirim, indikator):
        putusan = self.putus(pemeran, kasus, SEPARUH)
        hasil = baca(dikirim)
        assert (hasil.status, hasil.menit, hasil.volume) == ("DISETUJUI", 45, Decimal("0.50"))
        assert (putusan.selisih_menit, realisasi(indikator)) == (-45, Decimal("0.50"))

    def test_not_acknowledged_it_counts_no_more(self, pemeran, kasus, dikirim, indikator):
        self.putus(pemeran, kasus, MENOLAK)
        assert baca(dikirim).status == "DITOLAK"
        assert realisasi(indikator) == 0

    def test_acknowledged_it_stands(self, pemeran, kasus, dikirim, indikator):
        self.putus(pemeran, kasus, MENGABULKAN)
        assert (baca(dikirim).status, baca(dikirim).menit) == ("DISETUJUI", 90)
        assert realisasi(indikator) == 1

    def test_a_closed_month_stays_and_the_difference_is_a_correction(
        self, pemeran, kasus, dikirim, tutup_oktober
    ):
        tutup_oktober()
        self.putus(pemeran, kasus, SEPARUH)
        assert (baca(dikirim).menit, baca(dikirim).setelah_tutup) == (90, False)
        assert koreksi(pemeran) == [-45]

    def test_it_is_refused_after_the_days_of_the_scheme(self, pemeran, skema, dikirim):
        disetujui = setujui(dikirim, oleh=pemeran.budi, pada=PADA)
        with pytest.raises(AksiDitolak, match="15 Okt 2026, dan sudah lewat"):
            tidak_setujui(
                disetujui, oleh=pemeran.ratna, pada=PADA + timedelta(days=4), alasan="Tidak sesuai."
            )

    def test_without_a_decreed_limit_it_is_not_in_force(self, pemeran, dikirim):
        disetujui = setujui(dikirim, oleh=pemeran.budi, pada=PADA)
        with pytest.raises(AksiDitolak, match="belum ditetapkan"):
            tidak_setujui(disetujui, oleh=pemeran.ratna, pada=PADA, alasan="Tidak sesuai.")

    @pytest.mark.parametrize("siapa", ["budi", "sari", "tono", "nyoman", "wayan", "ucok"])
    def test_only_who_stands_above_the_approver(self, pemeran, skema, dikirim, siapa):
        disetujui = setujui(dikirim, oleh=pemeran.budi, pada=PADA)
        with pytest.raises(TidakBerwenang):
            tidak_setujui(
                disetujui, oleh=getattr(pemeran, siapa), pada=PADA, alasan="Tidak sesuai."
            )


@pytest.mark.req("DPS-23")
class TestAngkaAtasan:
    def test_refusals_and_what_a_team_saw_otherwise(self, pemeran, indikator, dikirim):
        kasus = tim.diperiksa(pemeran, tim.diminta(pemeran, dikirim))
        setujui(pembuat.dikirim(pemeran.sari, indikator), oleh=pemeran.budi, pada=PADA)
        lain = pembuat.dikirim(pemeran.sari, indikator)
        tolak(lain, oleh=pemeran.budi, pada=PADA, alasan=ALASAN_TOLAK)
        tim.suara(pemeran, kasus, tono=MENGABULKAN, made=MENGABULKAN, dewi=MENOLAK)
        tetapkan(kasus, oleh=pemeran.tono, pada=NANTI, pertimbangan=PERTIMBANGAN)
        lingkup = Lingkup(pemeran.instansi.pk, HARI_INI)
        (budi,) = angka_atasan(lingkup, mulai=PADA, selesai=NANTI + timedelta(days=1))
        assert (budi.nama, budi.diputus, budi.ditolak) == ("Budi Santoso", 3, 2)
        assert (budi.ditinjau, budi.berubah) == (1, 1)

    def test_another_government_is_not_counted(self, pemeran, dikirim):
        tolak(dikirim, oleh=pemeran.budi, pada=PADA, alasan=ALASAN_TOLAK)
        lingkup = Lingkup(pemeran.instansi_lain.pk, HARI_INI)
        assert angka_atasan(lingkup, mulai=PADA, selesai=NANTI) == []


@pytest.mark.django_db(transaction=True)
class TestDuaPutusan:
    def test_the_head_decides_twice_at_one_moment_and_it_counts_once(
        self, pemeran, indikator, dikirim
    ):
        kasus = tim.diperiksa(pemeran, tim.diminta(pemeran, dikirim))
        tim.suara(pemeran, kasus, tono=MENGABULKAN, made=MENGABULKAN, dewi=MENGABULKAN)
        mulai = threading.Barrier(2)

        def putus():
            mulai.wait()
            try:
                return tetapkan(kasus, oleh=pemeran.tono, pada=NANTI, pertimbangan=PERTIMBANGAN)
            except AksiDitolak as galat:
                return galat

        hasil = [satu.result(timeout=20) for satu in [in_thread(putus), in_thread(putus)]]
        assert sum(isinstance(satu, AksiDitolak) for satu in hasil) == 1
        assert realisasi(indikator) == 1
