"""The board of a team: who wrote, who is silent, feedback, assignments, the recap for the apel."""

import io
import re
from datetime import date

import pikepdf
import pytest
from django.db import DatabaseError, connection, transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from ekinerja.aktivitas.models import Disposisi, UmpanBalik
from ekinerja.aktivitas.queries.papan import rekap_apel, tim_papan
from ekinerja.aktivitas.services import setujui
from ekinerja.aktivitas.services.papan import (
    beri_disposisi,
    beri_umpan_balik,
    selesaikan_disposisi,
    tarik_disposisi,
)
from ekinerja.aktivitas.tests import pembuat
from ekinerja.core.errors import AksiDitolak, TidakBerwenang
from ekinerja.core.models import Dokumen
from ekinerja.core.testing import counted_queries
from ekinerja.kalender.services import tambah_libur
from ekinerja.pegawai.models import Kedudukan, Keputusan, Pegawai, Penempatan
from ekinerja.presensi.models import Rekaman

PAPAN = "/aktivitas/papan/"
HARI, PADA = pembuat.HARI_INI, pembuat.PADA


def satu(pemeran, *, hari=HARI):
    [orang] = tim_papan([pemeran.sari.pk], hari=hari, instansi_id=pemeran.instansi.pk)
    return orang


@pytest.mark.req("DES-05")
class TestPapan:
    def test_it_shows_day_month_and_attendance_of_each_person(
        self, pemeran, as_budi, dikirim, indikator
    ):
        lain = pembuat.dikirim(pemeran.sari, indikator, uraian="Rapat tim", menit=60)
        setujui(lain, oleh=pemeran.budi, pada=PADA)
        Rekaman.objects.create(
            instansi=pemeran.instansi, pegawai=pemeran.sari, saat=PADA, zona="Asia/Jakarta",
            tanggal=HARI, sumber="MESIN", diterima_pada=PADA,
        )  # fmt: skip
        halaman = as_budi.get(PAPAN).content.decode()
        assert "2 aktivitas, 2 jam 30 menit" in halaman
        assert "Rapat tim" in halaman
        assert "1 hari tercatat · 1 jam disetujui · 1 jam 30 menit menunggu" in halaman
        assert "Hadir 09.00 WIB, belum ada rekaman pulang" in halaman

    def test_a_draft_is_not_read_by_the_superior(self, as_budi, draf):
        halaman = as_budi.get(PAPAN).content.decode()
        assert draf.uraian not in halaman
        assert "Belum ada yang dikirim." in halaman

    @pytest.mark.parametrize("siapa", ["tono", "komang", "ucok"])
    def test_others_see_nobody(self, request, dikirim, siapa):
        halaman = request.getfixturevalue(f"as_{siapa}").get(PAPAN).content.decode()
        assert "Sari" not in halaman
        assert dikirim.uraian not in halaman

    def test_it_costs_the_same_for_a_large_team(self, pemeran, as_budi, indikator):
        hitungan = []
        for tambahan in range(2):
            _bawahan(pemeran, banyak=tambahan * 30)
            pembuat.dikirim_banyak(pemeran.sari, indikator, penilai=pemeran.budi, banyak=20)
            with counted_queries() as jumlah:
                halaman = as_budi.get(PAPAN)
            hitungan.append(int(jumlah))
        assert "Halaman 1 dari 3" in halaman.content.decode()
        assert hitungan[0] == hitungan[1] <= 12

    def test_it_is_narrowed_by_name_and_unit(self, pemeran, as_budi, dikirim):
        assert "Sari" in as_budi.get(f"{PAPAN}?cari=wulan").content.decode()
        kosong = as_budi.get(f"{PAPAN}?cari=tono").content.decode()
        assert "Tidak ada yang cocok" in kosong
        unit = "Bidang Aplikasi Informatika"
        assert dikirim.uraian in as_budi.get(PAPAN, {"unit": unit}).content.decode()


def _bawahan(pemeran, *, banyak):
    for nomor in range(banyak):
        orang = Pegawai.objects.create(
            instansi=pemeran.instansi, nip=f"19900101201501{nomor:04d}", nama=f"Anggota {nomor}",
            nama_urut=f"ANGGOTA {nomor:03d}", jenis="PNS", golongan="III/a",
        )  # fmt: skip
        Penempatan.objects.create(
            instansi=pemeran.instansi, pegawai=orang, jabatan=pemeran.jabatan.prakom,
            masa=("2020-01-01", None), dasar="SK",
        )  # fmt: skip


@pytest.mark.req("DES-05")
class TestDiam:
    def test_it_counts_working_days_since_the_last_entry(self, pemeran, indikator):
        pembuat.draf(pemeran.sari, indikator, tanggal=date(2026, 10, 6))
        # Rabu, Kamis, Jumat; Sabtu dan Minggu bukan hari kerja, Senin baru berjalan
        assert satu(pemeran).diam == 3

    def test_a_holiday_is_nobodys_silence(self, pemeran, indikator):
        pembuat.draf(pemeran.sari, indikator, tanggal=date(2026, 10, 6))
        tambah_libur(
            pemeran.instansi, tanggal=date(2026, 10, 8), nama="Libur uji", dasar="SE uji",
            oleh=pemeran.wayan, pada=PADA,
        )  # fmt: skip
        assert satu(pemeran).diam == 2

    def test_who_is_not_in_service_is_not_silent(self, pemeran):
        Kedudukan.objects.create(
            instansi=pemeran.instansi, pegawai=pemeran.sari, jenis="TUGAS_BELAJAR",
            masa=DateRange(date(2026, 1, 1), None),
            keputusan=Keputusan.objects.create(
                instansi=pemeran.instansi, pegawai=pemeran.sari, jenis="TUGAS_BELAJAR",
                nomor_sk="SK", tanggal_sk=date(2025, 12, 1), tmt=date(2026, 1, 1),
                dicatat_pada=PADA,
            ),
        )  # fmt: skip
        orang = satu(pemeran)
        assert (orang.bertugas, orang.diam) == (False, 0)

    def test_the_silent_are_listed(self, pemeran, as_budi, indikator):
        assert "hari kerja tanpa catatan" in as_budi.get(f"{PAPAN}?tampil=diam").content.decode()
        pembuat.draf(pemeran.sari, indikator, tanggal=date(2026, 10, 9))
        assert "Tidak ada yang cocok" in as_budi.get(f"{PAPAN}?tampil=diam").content.decode()


class TestUmpanBalik:
    def test_the_person_reads_it_on_the_day_and_on_the_entry(
        self, pemeran, as_budi, as_sari, dikirim
    ):
        alamat = f"/aktivitas/papan/{pemeran.sari.pk}/umpan/"
        as_budi.post(alamat, {"tanggal": HARI, "isi": "Laporannya rapi."})
        for halaman in ("/aktivitas/", f"/aktivitas/{dikirim.pk}/"):
            assert "Laporannya rapi." in as_sari.get(halaman).content.decode()

    def test_without_words_it_is_refused_and_keeps_the_day(self, pemeran, as_budi):
        alamat = f"/aktivitas/papan/{pemeran.sari.pk}/umpan/"
        jawaban = as_budi.post(alamat, {"tanggal": "2026-10-09", "isi": "  "})
        assert jawaban.status_code == 422
        assert "2026-10-09" in jawaban.content.decode()

    def test_a_day_to_come_is_refused(self, pemeran):
        with pytest.raises(AksiDitolak, match="belum tiba"):
            beri_umpan_balik(
                pemeran.sari, tanggal=date(2026, 10, 13), isi="Bagus", oleh=pemeran.budi, pada=PADA
            )

    def test_only_the_superior_says_it(self, pemeran, as_tono):
        with pytest.raises(TidakBerwenang):
            beri_umpan_balik(pemeran.sari, tanggal=HARI, isi="Bagus", oleh=pemeran.tono, pada=PADA)
        assert as_tono.get(f"/aktivitas/papan/{pemeran.sari.pk}/umpan/").status_code == 404

    def test_the_database_keeps_it(self, pemeran):
        beri_umpan_balik(pemeran.sari, tanggal=HARI, isi="Bagus", oleh=pemeran.budi, pada=PADA)
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("UPDATE aktivitas_umpanbalik SET isi = 'lain'")
        assert UmpanBalik.objects.get().isi == "Bagus"


class TestDisposisi:
    def beri(self, pemeran, **ubah):
        isi = {"isi": "Susun laporan", "tenggat": date(2026, 10, 16)} | ubah
        return beri_disposisi(pemeran.sari, oleh=pemeran.budi, pada=PADA, **isi)

    def test_it_is_given_seen_and_done(self, pemeran, as_budi, as_sari, indikator):
        as_budi.post(
            "/aktivitas/disposisi/beri/",
            {"pegawai": pemeran.sari.pk, "isi": "Susun laporan", "tenggat": "2026-10-16"},
        )
        satu = Disposisi.objects.get()
        assert "Susun laporan (sampai 16 Okt 2026)" in as_budi.get(PAPAN).content.decode()
        halaman = as_sari.get("/aktivitas/disposisi/").content.decode()
        assert "dari Budi Santoso" in halaman
        assert "uraian=Susun+laporan" in halaman
        assert (
            "Susun laporan" in as_sari.get("/aktivitas/baru/?uraian=Susun+laporan").content.decode()
        )
        as_sari.post(f"/aktivitas/disposisi/{satu.pk}/selesai/")
        satu.refresh_from_db()
        assert satu.status == "SELESAI"
        assert [r.langkah for r in satu.riwayat.all()] == ["beri", "selesai"]

    def test_only_the_receiver_says_that_it_is_done(self, pemeran):
        with pytest.raises(TidakBerwenang):
            selesaikan_disposisi(self.beri(pemeran), oleh=pemeran.budi, pada=PADA)

    def test_it_is_taken_back_with_a_reason(self, pemeran):
        satu = self.beri(pemeran)
        with pytest.raises(AksiDitolak, match="Alasan"):
            tarik_disposisi(satu, oleh=pemeran.budi, pada=PADA, alasan=" ")
        satu = tarik_disposisi(satu, oleh=pemeran.budi, pada=PADA, alasan="Dikerjakan bidang lain")
        assert satu.status == "DITARIK"
        with pytest.raises(AksiDitolak, match="Ditarik"):
            selesaikan_disposisi(satu, oleh=pemeran.sari, pada=PADA)

    def test_a_passed_day_and_a_stranger_are_refused(self, pemeran, as_tono):
        with pytest.raises(AksiDitolak, match="sudah lewat"):
            self.beri(pemeran, tenggat=date(2026, 10, 9))
        with pytest.raises(TidakBerwenang):
            beri_disposisi(pemeran.sari, isi="Kerjakan", tenggat=None, oleh=pemeran.tono, pada=PADA)
        satu = self.beri(pemeran)
        assert as_tono.post(f"/aktivitas/disposisi/{satu.pk}/selesai/").status_code == 404


@pytest.mark.req("PBG-17")
class TestApel:
    def test_it_counts_person_days_and_obstacles(self, pemeran, indikator):
        for hari in (9, 12):
            pembuat.dikirim(
                pemeran.sari, indikator, tanggal=date(2026, 10, hari), kendala_jenis="SDM",
                kendala="Tenaga kurang",
            )  # fmt: skip
        isi = rekap_apel(
            {pemeran.sari.pk: pemeran.unit.bidang.pk}, instansi_id=pemeran.instansi.pk,
            awal=date(2026, 10, 1), akhir=date(2026, 10, 13),
        )  # fmt: skip
        [orang] = isi.orang
        # Kamis 1 sampai Senin 12 Oktober 2026: delapan hari kerja
        assert (orang.hari_kerja, orang.tercatat) == (8, 2)
        assert isi.kendala == [("SDM", 2, 1)]

    def test_the_superior_reads_and_prints_it_on_one_page(self, as_budi, dikirim):
        halaman = as_budi.get("/aktivitas/papan/apel/").content.decode()
        assert "12,5%" in halaman
        assert re.search(r"Sari Wulandari.*1 hari tercatat", halaman)
        pdf = as_budi.get("/aktivitas/papan/apel/pdf/")
        assert pdf["Content-Type"] == "application/pdf"
        assert len(pikepdf.open(io.BytesIO(pdf.content)).pages) == 1

    def test_a_reader_chooses_a_unit_of_the_scope(self, pemeran, as_wayan, as_komang, dikirim):
        alamat = f"/aktivitas/papan/apel/?unit={pemeran.unit.dinas.pk}"
        assert "Sari Wulandari" in as_wayan.get(alamat).content.decode()
        lain = f"/aktivitas/papan/apel/?unit={pemeran.unit.dinas_lain.pk}"
        assert "Tono" not in as_komang.get(lain).content.decode()


class TestLaporanBulan:
    def alamat(self, siapa):
        return f"/aktivitas/papan/{siapa.pk}/laporan/?bulan=2026-10"

    def test_the_superior_prints_it_registered_for_its_code(self, pemeran, as_budi, dikirim):
        setujui(dikirim, oleh=pemeran.budi, pada=PADA)
        jawaban = as_budi.post(self.alamat(pemeran.sari))
        assert jawaban["Content-Type"] == "application/pdf"
        assert len(pikepdf.open(io.BytesIO(jawaban.content)).pages) == 1
        dokumen = Dokumen.objects.get(jenis="aktivitas-bulan")
        assert ["Disetujui", "1 jam 30 menit"] in [list(satu) for satu in dokumen.ringkasan]

    def test_each_print_has_a_code_of_its_own(self, pemeran, as_sari, dikirim):
        for _ in range(2):
            assert as_sari.post(self.alamat(pemeran.sari)).status_code == 200
        semua = Dokumen.objects.filter(jenis="aktivitas-bulan")
        assert len({satu.kode for satu in semua}) == 2

    def test_nothing_sent_and_strangers_are_refused(self, pemeran, as_sari, as_tono):
        assert as_sari.post(self.alamat(pemeran.sari)).status_code == 409
        assert as_tono.post(self.alamat(pemeran.sari)).status_code == 404
