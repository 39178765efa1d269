"""Logging and correcting an entry."""

import uuid
from datetime import date
from decimal import Decimal

import pytest

from ekinerja.aktivitas.models import Aktivitas, BuktiAktivitas
from ekinerja.aktivitas.services import (
    catat_aktivitas,
    hapus_bukti,
    kirim,
    setujui,
    ubah_aktivitas,
)
from ekinerja.aktivitas.tests.pembuat import (
    HARI_INI,
    PADA,
    draf,
    foto,
    halaman_bernama_foto,
    isian,
    pdf,
)
from ekinerja.core.errors import AksiDitolak, TidakBerwenang
from ekinerja.core.models import Berkas
from ekinerja.skp.services import ajukan_skp, mulai_perubahan, setujui_skp
from ekinerja.skp.tests import pembuat as pembuat_skp


class TestCatatAktivitas:
    def test_it_is_kept_with_its_indicator_and_evidence(self, pemeran, indikator):
        aktivitas = draf(pemeran.sari, indikator, bukti=[foto(), pdf()])
        assert (aktivitas.status, aktivitas.indikator, aktivitas.menit) == ("DRAF", indikator, 90)
        jenis = aktivitas.bukti.values_list("berkas__jenis", flat=True)
        assert set(jenis) == {"image/jpeg", "application/pdf"}
        assert aktivitas.riwayat.get().langkah == "catat"

    def test_the_same_key_twice_is_one_entry(self, pemeran, indikator):
        kunci = uuid.uuid4()
        satu, dua = (
            catat_aktivitas(
                pemeran.sari, data=isian(indikator), bukti=[foto()], kunci_kirim=kunci, pada=PADA
            )
            for _ in range(2)
        )
        assert satu == dua
        assert Aktivitas.objects.count() == BuktiAktivitas.objects.count() == 1

    def test_the_same_file_twice_is_one_evidence(self, pemeran, indikator):
        assert draf(pemeran.sari, indikator, bukti=[foto(), foto("salinan.jpg")]).bukti.count() == 1

    @pytest.mark.parametrize(
        ("ubah", "kalimat"),
        [
            ({"tanggal": date(2026, 10, 13)}, "Selasa, 13 Oktober 2026 belum tiba"),
            ({"tanggal": date(2025, 12, 31)}, "SKP ini berlaku"),
            ({"menit": 0}, "antara 1 menit dan 24 jam"),
            ({"menit": 1441}, "antara 1 menit dan 24 jam"),
            ({"volume": Decimal(-1)}, "Volume tidak boleh kurang dari nol"),
        ],
    )
    def test_it_refuses_what_cannot_be(self, pemeran, indikator, ubah, kalimat):
        with pytest.raises(AksiDitolak, match=kalimat):
            draf(pemeran.sari, indikator, **ubah)
        assert not Aktivitas.objects.exists()

    def test_an_entry_of_a_version_that_was_replaced_goes_to_the_one_in_force(
        self, pemeran, indikator
    ):
        baru = mulai_perubahan(
            indikator.hasil_kerja.skp, alasan="PK berubah", oleh=pemeran.sari, pada=PADA
        )
        setujui_skp(ajukan_skp(baru, oleh=pemeran.sari, pada=PADA), oleh=pemeran.budi, pada=PADA)
        aktivitas = draf(pemeran.sari, indikator)
        assert aktivitas.indikator.hasil_kerja.skp == baru
        assert aktivitas.indikator.asal_id == indikator.pk

    @pytest.mark.req("BJR-01")
    def test_it_refuses_a_day_before_the_start(self, pemeran, indikator):
        pemeran.instansi.mulai_berlaku = date(2026, 10, 1)
        pemeran.instansi.save(update_fields=["mulai_berlaku"])
        with pytest.raises(AksiDitolak, match="September 2026 hanya arsip"):
            draf(pemeran.sari, indikator, tanggal=date(2026, 9, 30))
        assert draf(pemeran.sari, indikator, tanggal=date(2026, 10, 1)).pk

    def test_a_day_has_24_hours_and_cancelled_entries_free_theirs(self, pemeran, indikator):
        draf(pemeran.sari, indikator, menit=1000)
        with pytest.raises(AksiDitolak, match="sudah tercatat 16 jam 40 menit"):
            draf(pemeran.sari, indikator, menit=441)
        draf(pemeran.sari, indikator, menit=440)
        Aktivitas.objects.filter(menit=1000).update(status="DIBATALKAN")
        assert draf(pemeran.sari, indikator, menit=1000).menit == 1000

    def test_it_refuses_an_indicator_of_another_person(self, pemeran, indikator):
        with pytest.raises(AksiDitolak, match="bukan bagian dari SKP Anda"):
            draf(pemeran.budi, indikator)

    def test_it_refuses_an_skp_that_is_not_agreed(self, pemeran):
        skp = pembuat_skp.diajukan(pemeran.sari)
        with pytest.raises(AksiDitolak, match="belum disetujui pejabat penilai"):
            draf(pemeran.sari, pembuat_skp.indikator_pertama(skp))

    def test_it_refuses_a_closed_month(self, pemeran, indikator, tutup_oktober):
        tutup_oktober()
        with pytest.raises(AksiDitolak, match="Oktober 2026 sudah ditutup"):
            draf(pemeran.sari, indikator)


@pytest.mark.req("DPS-18")
class TestBukti:
    def test_a_photo_that_is_really_a_page_leaves_nothing_behind(self, pemeran, indikator):
        with pytest.raises(AksiDitolak, match=r"“foto.jpg” bukan foto .* atau PDF"):
            draf(pemeran.sari, indikator, bukti=[pdf(), halaman_bernama_foto()])
        assert not Aktivitas.objects.exists()
        assert not Berkas.objects.exists()

    def test_an_entry_without_evidence_stays_a_draft(self, pemeran, indikator):
        aktivitas = draf(pemeran.sari, indikator, bukti=[])
        with pytest.raises(AksiDitolak, match="belum punya bukti"):
            kirim(aktivitas, oleh=pemeran.sari, pada=PADA)

    def test_more_than_ten_files_are_refused(self, pemeran, indikator):
        banyak = [foto(f"{nomor}.jpg") for nomor in range(11)]
        with pytest.raises(AksiDitolak, match="paling banyak 10 berkas"):
            draf(pemeran.sari, indikator, bukti=banyak)

    def test_the_owner_may_take_it_off_a_draft(self, pemeran, draf):
        hapus_bukti(draf.bukti.get(), oleh=pemeran.sari)
        assert draf.bukti.count() == 0

    def test_nobody_takes_it_off_an_approved_entry(self, pemeran, dikirim):
        setujui(dikirim, oleh=pemeran.budi, pada=PADA)
        with pytest.raises(AksiDitolak, match="terkunci"):
            hapus_bukti(dikirim.bukti.get(), oleh=pemeran.sari)


class TestUbahAktivitas:
    def test_the_former_text_is_kept(self, pemeran, indikator, draf):
        ubah_aktivitas(
            draf,
            data=isian(indikator, uraian="Menyusun laporan bulanan"),
            bukti=[pdf()],
            oleh=pemeran.sari,
            pada=PADA,
        )
        draf.refresh_from_db()
        assert draf.uraian == "Menyusun laporan bulanan"
        assert draf.bukti.count() == 2
        assert draf.events.filter(uraian="Menyusun laporan bulanan").exists()

    def test_its_own_minutes_do_not_count_twice(self, pemeran, indikator, draf):
        assert (
            ubah_aktivitas(
                draf, data=isian(indikator, menit=1440), oleh=pemeran.sari, pada=PADA
            ).menit
            == 1440
        )

    def test_it_is_refused_once_it_is_sent(self, pemeran, indikator, dikirim):
        with pytest.raises(AksiDitolak, match="isinya terkunci"):
            ubah_aktivitas(dikirim, data=isian(indikator), oleh=pemeran.sari, pada=PADA)

    def test_it_is_refused_to_another_person(self, pemeran, indikator, draf):
        with pytest.raises(TidakBerwenang):
            ubah_aktivitas(draf, data=isian(indikator), oleh=pemeran.budi, pada=PADA)

    def test_it_is_refused_when_the_month_is_closed_meanwhile(
        self, pemeran, indikator, draf, tutup_oktober
    ):
        tutup_oktober()
        with pytest.raises(AksiDitolak, match="sudah ditutup"):
            ubah_aktivitas(
                draf, data=isian(indikator, tanggal=HARI_INI), oleh=pemeran.sari, pada=PADA
            )
