"""Rejecting with a reason, scores of creative work, stale pages, and two who decide at once."""

import threading
from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction

from ekinerja.aktivitas.models import Aktivitas, BuktiAktivitas, CatatanPutusan
from ekinerja.aktivitas.services import (
    batalkan,
    kembalikan,
    kirim,
    setujui,
    setujui_banyak,
    tolak,
    ubah_aktivitas,
)
from ekinerja.aktivitas.tests import pembuat
from ekinerja.aktivitas.tests.pembuat import HARI_INI, PADA, isian
from ekinerja.aktivitas.tests.skema_uji import berlakukan
from ekinerja.core.errors import AksiDitolak, TidakBerwenang
from ekinerja.core.testing import in_thread
from ekinerja.pegawai.models import Delegasi
from ekinerja.skp.models import TargetBulanan

ALASAN = "Kegiatan ini tidak pernah dilaksanakan."


@pytest.mark.req("DES-07")
class TestTolak:
    def test_it_says_why_and_counts_nothing(self, pemeran, indikator, dikirim):
        ditolak = tolak(dikirim, oleh=pemeran.budi, pada=PADA, alasan=ALASAN)
        assert (ditolak.status, ditolak.diputus_pada) == ("DITOLAK", PADA)
        assert ditolak.riwayat.get(langkah="tolak").alasan == ALASAN
        assert not TargetBulanan.objects.filter(indikator=indikator, realisasi__gt=0).exists()

    def test_it_is_refused_without_a_reason(self, pemeran, dikirim):
        with pytest.raises(AksiDitolak, match="Alasan wajib diisi"):
            tolak(dikirim, oleh=pemeran.budi, pada=PADA, alasan="  ")

    @pytest.mark.parametrize("siapa", ["sari", "ratna", "tono", "ucok"])
    def test_it_is_refused_to_everyone_but_the_penilai(self, pemeran, dikirim, siapa):
        with pytest.raises(TidakBerwenang):
            tolak(dikirim, oleh=getattr(pemeran, siapa), pada=PADA, alasan=ALASAN)

    def test_afterwards_nothing_in_it_changes(self, pemeran, indikator, dikirim):
        tolak(dikirim, oleh=pemeran.budi, pada=PADA, alasan=ALASAN)
        with pytest.raises(AksiDitolak):
            ubah_aktivitas(dikirim, data=isian(indikator), oleh=pemeran.sari, pada=PADA)
        with pytest.raises(AksiDitolak):
            batalkan(dikirim, oleh=pemeran.sari, pada=PADA)
        with pytest.raises(AksiDitolak):
            setujui(dikirim, oleh=pemeran.budi, pada=PADA)
        with pytest.raises(IntegrityError, match="terkunci"), transaction.atomic():
            Aktivitas.objects.filter(pk=dikirim.pk).update(menit=5)
        with pytest.raises(IntegrityError, match="terkunci"), transaction.atomic():
            BuktiAktivitas.objects.filter(aktivitas=dikirim).delete()

    def test_after_the_close_it_is_marked(self, pemeran, dikirim, tutup_oktober):
        tutup_oktober()
        assert tolak(dikirim, oleh=pemeran.budi, pada=PADA, alasan=ALASAN).setelah_tutup


@pytest.mark.req("DPS-15")
class TestNilaiMutu:
    @pytest.fixture
    def kreatif(self, pemeran, indikator):
        return pembuat.dikirim(
            pemeran.sari, indikator, jenis="KREATIVITAS", uraian="Aplikasi antre"
        )

    def test_creative_work_carries_the_score_of_its_reviewer(self, pemeran, kreatif):
        hasil = setujui(kreatif, oleh=pemeran.budi, pada=PADA, mutu="87,5")
        assert (hasil.status, hasil.nilai_mutu) == ("DISETUJUI", Decimal("87.50"))

    def test_without_a_score_it_is_not_approved(self, pemeran, kreatif):
        with pytest.raises(AksiDitolak, match="selalu diberi nilai"):
            setujui(kreatif, oleh=pemeran.budi, pada=PADA)
        hasil = setujui_banyak(
            Aktivitas.objects.filter(pk=kreatif.pk), oleh=pemeran.budi, pada=PADA
        )
        assert hasil.selesai == ()
        assert "selalu diberi nilai" in hasil.ditolak[kreatif.pk]

    @pytest.mark.parametrize("isi", ["101", "-1", "bagus", "NaN", "Infinity"])
    def test_a_score_out_of_range_is_refused(self, pemeran, kreatif, isi):
        with pytest.raises(AksiDitolak, match="0 sampai 100"):
            setujui(kreatif, oleh=pemeran.budi, pada=PADA, mutu=isi)

    def test_the_rubric_of_the_scheme_gives_the_words_and_the_score(self, pemeran, kreatif):
        berlakukan(pemeran, rubrik_mutu=[["Baik", "80"], ["Cukup", "60"]])
        with pytest.raises(AksiDitolak, match="rubrik yang berlaku"):
            setujui(kreatif, oleh=pemeran.budi, pada=PADA, mutu="Luar biasa")
        hasil = setujui(kreatif, oleh=pemeran.budi, pada=PADA, mutu="Baik")
        assert (hasil.nilai_mutu, hasil.sebutan_mutu) == (80, "Baik")


class TestHalamanLama:
    """What was sent anew since the page was opened is not decided unread."""

    @pytest.fixture
    def dikirim_ulang(self, pemeran, indikator, dikirim):
        kembali = kembalikan(dikirim, oleh=pemeran.budi, pada=PADA, alasan="Lengkapi uraiannya.")
        ubah_aktivitas(
            kembali, data=isian(indikator, uraian="Isi yang baru"), oleh=pemeran.sari, pada=PADA
        )
        return kirim(kembali, oleh=pemeran.sari, pada=PADA + timedelta(minutes=5))

    def test_each_decision_is_refused_with_what_to_do(self, pemeran, dikirim_ulang):
        saat = {"pada": PADA + timedelta(minutes=6), "dibuka": PADA + timedelta(minutes=1)}
        for deed in (
            lambda: setujui(dikirim_ulang, oleh=pemeran.budi, **saat),
            lambda: tolak(dikirim_ulang, oleh=pemeran.budi, alasan=ALASAN, **saat),
            lambda: kembalikan(dikirim_ulang, oleh=pemeran.budi, alasan=ALASAN, **saat),
        ):
            with pytest.raises(AksiDitolak, match="dikirim ulang sejak halaman Anda dibuka"):
                deed()

    def test_many_at_once_leave_it_waiting(self, pemeran, dikirim_ulang):
        hasil = setujui_banyak(
            Aktivitas.objects.filter(pk=dikirim_ulang.pk),
            oleh=pemeran.budi,
            pada=PADA + timedelta(minutes=6),
            dibuka=PADA + timedelta(minutes=1),
        )
        assert hasil.selesai == ()
        assert dikirim_ulang.pk in hasil.ditolak

    def test_a_page_opened_afterwards_decides(self, pemeran, dikirim_ulang):
        hasil = setujui(
            dikirim_ulang,
            oleh=pemeran.budi,
            pada=PADA + timedelta(minutes=8),
            dibuka=PADA + timedelta(minutes=7),
        )
        assert hasil.status == "DISETUJUI"


class TestCatatanPutusan:
    def test_many_at_once_leave_their_number_and_their_seconds(self, pemeran, indikator):
        pembuat.dikirim_banyak(pemeran.sari, indikator, penilai=pemeran.budi, banyak=7)
        setujui_banyak(
            Aktivitas.objects.filter(status="DIKIRIM"),
            oleh=pemeran.budi,
            pada=PADA + timedelta(seconds=12),
            dibuka=PADA,
        )
        (catatan,) = CatatanPutusan.objects.all()
        assert (catatan.jumlah, catatan.tepat, catatan.detik) == (7, 7, 12)
        assert (catatan.langkah, catatan.oleh, catatan.penilai) == (
            "setujui",
            pemeran.budi,
            pemeran.budi,
        )

    def test_what_is_decided_late_is_not_in_time(self, pemeran, dikirim):
        Aktivitas.objects.filter(pk=dikirim.pk).update(tenggat=HARI_INI - timedelta(days=1))
        setujui(dikirim, oleh=pemeran.budi, pada=PADA)
        catatan = CatatanPutusan.objects.get()
        assert (catatan.jumlah, catatan.tepat, catatan.detik) == (1, 0, None)

    def test_a_decision_is_no_fact_before_it_is_taken(self, pemeran, dikirim):
        with pytest.raises(TidakBerwenang):
            setujui(dikirim, oleh=pemeran.tono, pada=PADA)
        assert not CatatanPutusan.objects.exists()


@pytest.mark.django_db(transaction=True)
class TestBersamaan:
    """Two people at one moment, on the real database: one takes effect, the other is told."""

    def _berlomba(self, *perbuatan):
        mulai = threading.Barrier(len(perbuatan))

        def coba(satu):
            mulai.wait()
            try:
                return satu()
            except (AksiDitolak, TidakBerwenang) as galat:
                return galat

        return [
            satu.result(timeout=20) for satu in [in_thread(lambda s=s: coba(s)) for s in perbuatan]
        ]

    @pytest.fixture
    def delegasi(self, pemeran):
        return Delegasi.objects.create(
            instansi=pemeran.instansi,
            pemberi=pemeran.budi,
            penerima=pemeran.ratna,
            masa=(HARI_INI, HARI_INI + timedelta(days=3)),
            dasar="Surat 1/2026",
        )

    def test_superior_and_delegate_approve_exactly_once(
        self, pemeran, indikator, dikirim, delegasi
    ):
        hasil = self._berlomba(
            lambda: setujui(dikirim, oleh=pemeran.budi, pada=PADA),
            lambda: setujui(dikirim, oleh=pemeran.ratna, pada=PADA),
        )
        ditolak = [satu for satu in hasil if isinstance(satu, AksiDitolak)]
        assert len(ditolak) == 1
        assert "Disetujui" in ditolak[0].kalimat
        assert dikirim.riwayat.filter(langkah="setujui").count() == 1
        assert TargetBulanan.objects.get(indikator=indikator, realisasi__gt=0).realisasi == 1

    def test_the_superior_rejects_while_the_delegate_approves(self, pemeran, dikirim, delegasi):
        hasil = self._berlomba(
            lambda: tolak(dikirim, oleh=pemeran.budi, pada=PADA, alasan=ALASAN),
            lambda: setujui(dikirim, oleh=pemeran.ratna, pada=PADA),
        )
        assert sum(isinstance(satu, AksiDitolak) for satu in hasil) == 1
        assert dikirim.riwayat.filter(langkah__in=("setujui", "tolak")).count() == 1

    def test_the_owner_withdraws_while_the_superior_approves(self, pemeran, dikirim):
        hasil = self._berlomba(
            lambda: batalkan(dikirim, oleh=pemeran.sari, pada=PADA),
            lambda: setujui(dikirim, oleh=pemeran.budi, pada=PADA),
        )
        (ditolak,) = [satu for satu in hasil if isinstance(satu, AksiDitolak)]
        assert "keadaannya sekarang" in ditolak.kalimat
        dikirim.refresh_from_db()
        assert dikirim.riwayat.filter(langkah__in=("setujui", "batalkan")).count() == 1
        assert connection.in_atomic_block is False
