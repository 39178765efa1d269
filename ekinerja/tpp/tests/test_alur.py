"""Verify, send back, close: who may, in which order, and when it is refused."""

from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from ekinerja.core.errors import AksiDitolak, TidakBerwenang
from ekinerja.core.models import Dokumen
from ekinerja.kalender.models import BulanTertutup
from ekinerja.organisasi.models import PemberianPeran
from ekinerja.pegawai.models import Pegawai
from ekinerja.tpp.models import DaftarTPP, FaktaBulanan, HasilTPP, Penutupan
from ekinerja.tpp.services import (
    hitung_daftar,
    jumlah_menunggu,
    kembalikan_daftar,
    periksa_bulan,
    siapkan_daftar,
    tutup_daftar,
    verifikasi_daftar,
)
from ekinerja.tpp.tests.conftest import NOVEMBER_2, OKTOBER, aktivitas, hari_presensi

SEMUA = ("sari", "budi", "komang", "nyoman", "ratna", "dewi", "wayan", "made", "tono", "ucok")


def beri(pemeran, siapa, peran):
    PemberianPeran.objects.create(
        instansi=pemeran.instansi,
        user=getattr(pemeran, siapa).user,
        peran=peran,
        unit=pemeran.unit.dinas,
        masa=DateRange(date(2020, 1, 1), None),
        dasar="SK 4/2020",
    )


class TestVerifikasiDaftar:
    @pytest.mark.parametrize("siapa", [s for s in SEMUA if s != "nyoman"])
    def test_it_is_refused_to_everybody_but_ppk_skpd(self, pemeran, dihitung, siapa):
        with pytest.raises(TidakBerwenang, match="PPK-SKPD"):
            verifikasi_daftar(dihitung, oleh=getattr(pemeran, siapa), pada=NOVEMBER_2)

    def test_it_is_refused_to_whoever_calculated(self, pemeran, daftar):
        beri(pemeran, "nyoman", "PEMBUAT_DAFTAR")
        hasil = hitung_daftar(daftar, oleh=pemeran.nyoman, pada=NOVEMBER_2)
        with pytest.raises(TidakBerwenang, match="dua langkah berurutan"):
            verifikasi_daftar(hasil, oleh=pemeran.nyoman, pada=NOVEMBER_2)

    def test_it_waits_for_the_end_of_the_month(self, pemeran, dihitung):
        with pytest.raises(AksiDitolak, match="Oktober 2026 belum berakhir"):
            verifikasi_daftar(
                dihitung, oleh=pemeran.nyoman, pada=datetime(2026, 10, 30, tzinfo=UTC)
            )

    def test_it_is_refused_while_somebody_is_held_up(self, pemeran, daftar):
        Pegawai.objects.filter(pk=pemeran.budi.pk).update(dasar_gaji_bpjs=None)
        hasil = hitung_daftar(daftar, oleh=pemeran.komang, pada=NOVEMBER_2)
        with pytest.raises(AksiDitolak, match="1 orang belum dapat dihitung"):
            verifikasi_daftar(hasil, oleh=pemeran.nyoman, pada=NOVEMBER_2)

    def test_it_is_refused_when_attendance_is_incomplete(self, pemeran, daftar, bulan):
        bulan["budi", date(2026, 10, 7)].delete()
        hasil = hitung_daftar(daftar, oleh=pemeran.komang, pada=NOVEMBER_2)
        with pytest.raises(AksiDitolak, match="Kehadiran Budi Santoso belum lengkap"):
            verifikasi_daftar(hasil, oleh=pemeran.nyoman, pada=NOVEMBER_2)


class TestFaktaBerubah:
    """What changed after the calculation is noticed, by name, before money moves."""

    def test_it_notices_a_new_activity(self, pemeran, dihitung):
        aktivitas(pemeran, pemeran.sari, date(2026, 10, 30), menit=30)
        with pytest.raises(AksiDitolak, match="Data Sari Wulandari berubah sejak"):
            verifikasi_daftar(dihitung, oleh=pemeran.nyoman, pada=NOVEMBER_2)

    def test_it_notices_a_changed_day_before_the_close(self, pemeran, diverifikasi, bulan):
        hari = bulan["budi", date(2026, 10, 7)]
        hari.menit_terlambat = 20
        hari.save()
        with pytest.raises(AksiDitolak, match="Budi Santoso"):
            tutup_daftar(diverifikasi, oleh=pemeran.ratna, pada=NOVEMBER_2)

    def test_it_notices_another_scheme(self, pemeran, dihitung, skema):
        type(skema).objects.filter(pk=skema.pk).update(
            masa=DateRange(date(2026, 1, 1), date(2026, 10, 1))
        )
        with pytest.raises(AksiDitolak, match="Skema TPP bulan ini berganti"):
            verifikasi_daftar(dihitung, oleh=pemeran.nyoman, pada=NOVEMBER_2)

    def test_it_notices_rules_of_another_version(self, pemeran, dihitung):
        DaftarTPP.objects.filter(pk=dihitung.pk).update(sidik_aturan="0" * 64)
        with pytest.raises(AksiDitolak, match="Aturan atau parameter nasional berubah"):
            verifikasi_daftar(dihitung, oleh=pemeran.nyoman, pada=NOVEMBER_2)

    def test_it_does_not_mind_an_entry_that_waits(self, pemeran, dihitung):
        aktivitas(pemeran, pemeran.sari, date(2026, 10, 30), menit=30, status="DIKIRIM")
        assert verifikasi_daftar(dihitung, oleh=pemeran.nyoman, pada=NOVEMBER_2)


class TestKembalikanDaftar:
    def test_it_goes_back_with_the_reason(self, pemeran, diverifikasi):
        hasil = kembalikan_daftar(
            diverifikasi, oleh=pemeran.ratna, pada=NOVEMBER_2, alasan="Cuti Dewi belum masuk"
        )
        assert hasil.status == "DIHITUNG"
        assert hasil.riwayat.last().alasan == "Cuti Dewi belum masuk"

    def test_it_needs_a_reason(self, pemeran, diverifikasi):
        with pytest.raises(AksiDitolak, match="Alasan wajib"):
            kembalikan_daftar(diverifikasi, oleh=pemeran.ratna, pada=NOVEMBER_2, alasan="")

    @pytest.mark.parametrize("siapa", ["sari", "komang", "dewi", "wayan", "tono", "ucok"])
    def test_it_is_refused_to_others(self, pemeran, diverifikasi, siapa):
        with pytest.raises(TidakBerwenang):
            kembalikan_daftar(
                diverifikasi, oleh=getattr(pemeran, siapa), pada=NOVEMBER_2, alasan="x"
            )


class TestTutupDaftar:
    @pytest.mark.req("DPS-25")
    def test_it_freezes_everything_under_one_hash(self, pemeran, ditutup, skema):
        penutupan = ditutup.penutupan
        assert ditutup.status == "DITUTUP"
        assert len(penutupan.sidik) == 64 and penutupan.sidik_sebelumnya == ""
        assert b"setengah_ke_atas" in bytes(penutupan.skema_isi)
        assert b"tabel_tunjangan_bpk" in bytes(penutupan.parameter)
        assert BulanTertutup.objects.filter(awal=OKTOBER).count() == 6
        assert skema.pemakaian.get().awal == OKTOBER

    def test_it_issues_a_document_for_each_slip_and_for_the_list(self, ditutup):
        assert ditutup.dokumen.count() == 7
        assert Dokumen.objects.filter(jenis="Slip TPP").count() == 6
        daftar = ditutup.dokumen.get(pegawai=None).dokumen
        assert dict(daftar.ringkasan)["Perangkat daerah"] == "Dinas Komunikasi dan Informatika"

    @pytest.mark.parametrize("siapa", [s for s in SEMUA if s != "ratna"])
    def test_it_is_refused_to_everybody_but_pa_kpa(self, pemeran, diverifikasi, siapa):
        with pytest.raises(TidakBerwenang, match="PA/KPA"):
            tutup_daftar(diverifikasi, oleh=getattr(pemeran, siapa), pada=NOVEMBER_2)

    def test_it_is_refused_to_whoever_verified(self, pemeran, diverifikasi):
        beri(pemeran, "nyoman", "PA_KPA")
        with pytest.raises(TidakBerwenang, match="dua langkah berurutan"):
            tutup_daftar(diverifikasi, oleh=pemeran.nyoman, pada=NOVEMBER_2)

    def test_it_is_never_reached_without_verification(self, pemeran, dihitung):
        with pytest.raises(AksiDitolak, match="keadaannya sekarang"):
            tutup_daftar(dihitung, oleh=pemeran.ratna, pada=NOVEMBER_2)

    def test_it_tells_who_still_waits_for_approval(self, pemeran, daftar):
        aktivitas(pemeran, pemeran.sari, date(2026, 10, 30), menit=30, status="DIKIRIM")
        hasil = hitung_daftar(daftar, oleh=pemeran.komang, pada=NOVEMBER_2)
        assert jumlah_menunggu(hasil) == [("Sari Wulandari", 1)]

    def test_it_continues_the_chain_of_the_unit(self, pemeran, ditutup):
        november = date(2026, 11, 1)
        for kunci in ("ratna", "budi", "sari", "dewi", "komang", "nyoman"):
            for hari in range(1, 31):
                if date(2026, 11, hari).isoweekday() <= 5:
                    hari_presensi(pemeran, getattr(pemeran, kunci), date(2026, 11, hari))
        pada = datetime(2026, 12, 2, 3, tzinfo=UTC)
        daftar = siapkan_daftar(pemeran.unit.dinas, november)
        daftar = hitung_daftar(daftar, oleh=pemeran.komang, pada=pada)
        daftar = verifikasi_daftar(daftar, oleh=pemeran.nyoman, pada=pada)
        daftar = tutup_daftar(daftar, oleh=pemeran.ratna, pada=pada)
        assert daftar.penutupan.sidik_sebelumnya == ditutup.penutupan.sidik
        assert periksa_bulan(daftar).selaras


class TestBulanTertutup:
    """A closed month refuses every change, in the service and in the database."""

    def test_it_refuses_every_deed_with_one_sentence(self, pemeran, ditutup):
        kalimat = r"Oktober 2026 untuk Dinas Komunikasi dan Informatika sudah ditutup"
        for tindakan in (
            lambda: hitung_daftar(ditutup, oleh=pemeran.komang, pada=NOVEMBER_2),
            lambda: verifikasi_daftar(ditutup, oleh=pemeran.nyoman, pada=NOVEMBER_2),
            lambda: kembalikan_daftar(ditutup, oleh=pemeran.ratna, pada=NOVEMBER_2, alasan="x"),
            lambda: tutup_daftar(ditutup, oleh=pemeran.ratna, pada=NOVEMBER_2),
        ):
            with pytest.raises(AksiDitolak, match=kalimat):
                tindakan()

    @pytest.mark.parametrize(
        "ubah",
        [
            lambda d: HasilTPP.objects.filter(daftar=d).update(neto=1),
            lambda d: HasilTPP.objects.filter(daftar=d)._raw_delete("default"),
            lambda d: FaktaBulanan.objects.filter(daftar=d).update(sidik="x"),
            lambda d: FaktaBulanan.objects.filter(daftar=d)._raw_delete("default"),
            lambda d: DaftarTPP.objects.filter(pk=d.pk).update(status="DIHITUNG"),
            lambda d: DaftarTPP.objects.filter(pk=d.pk).update(jumlah_neto=1),
            lambda d: Penutupan.objects.filter(daftar=d).update(sidik="x"),
            lambda d: Penutupan.objects.filter(daftar=d)._raw_delete("default"),
            lambda d: HasilTPP.objects.create(
                daftar=d, pegawai=Pegawai.objects.get(nama="Tono Hartono"), nomor=99, nama="x",
                jabatan="x", unit_nama="x", kelas=1, bruto=1, potongan=0, neto=1, jejak=b"",
                sidik="",
            ),
        ],
    )  # fmt: skip
    def test_it_is_kept_by_the_database(self, ditutup, ubah):
        with pytest.raises(IntegrityError), transaction.atomic():
            ubah(ditutup)

    def test_it_keeps_the_facts_of_its_people(self, ditutup, bulan):
        hari = bulan["sari", date(2026, 10, 5)]
        hari.menit_terlambat = 0
        with pytest.raises(IntegrityError, match="sudah ditutup"), transaction.atomic():
            hari.save()
