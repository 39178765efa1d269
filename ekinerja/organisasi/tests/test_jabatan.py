"""Posts are mended with a reason, never stand above themselves, and end when they are empty."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from ekinerja.core.errors import AksiDitolak, TidakBerwenang
from ekinerja.organisasi.models import EvaluasiJabatan, Jabatan
from ekinerja.organisasi.services import IsiJabatan, akhiri_jabatan, buat_jabatan, ubah_jabatan
from ekinerja.pegawai.models import Penempatan

PADA = datetime(2026, 10, 5, 2, 0, tzinfo=UTC)
NANTI = date(2027, 1, 1)


def isi(jabatan, **ubah):
    dasar = IsiJabatan(
        nama=jabatan.nama, jenis=jabatan.jenis, kelas=jabatan.kelas, kepala=jabatan.kepala,
        atasan=jabatan.atasan,
    )  # fmt: skip
    return replace(dasar, **ubah)


def ubah(pemeran, kunci, *, oleh=None, alasan="salah ketik", **nilai):
    jabatan = getattr(pemeran.jabatan, kunci)
    return ubah_jabatan(
        jabatan, isi(jabatan, **nilai), alasan=alasan, oleh=oleh or pemeran.wayan, pada=PADA
    )


class TestBuatJabatan:
    def test_it_holds_what_an_analysis_of_the_post_says(self, pemeran):
        baru = buat_jabatan(
            pemeran.unit.bidang, kode="J-pk", nama="Pranata Komputer Ahli Muda",
            jenis="FUNGSIONAL", jenjang="MUDA", kelompok="JF_TERTENTU", kelas=9, kebutuhan=3,
            batas_usia=58, ikhtisar="Mengelola infrastruktur.", mulai=date(2026, 10, 1),
            oleh=pemeran.wayan, pada=PADA,
        )  # fmt: skip
        baru.refresh_from_db()
        assert (baru.jenjang, baru.kelompok, baru.kebutuhan) == ("MUDA", "JF_TERTENTU", 3)
        assert (baru.batas_usia, baru.ikhtisar) == (58, "Mengelola infrastruktur.")

    def test_a_step_belongs_to_functional_posts_only(self, pemeran):
        with pytest.raises(AksiDitolak, match="Jenjang hanya ada pada jabatan fungsional"):
            buat_jabatan(
                pemeran.unit.bidang, kode="J-x", nama="Analis", jenis="PELAKSANA", jenjang="MUDA",
                kelas=7, mulai=date(2026, 10, 1), oleh=pemeran.wayan, pada=PADA,
            )  # fmt: skip

    def test_the_unit_must_exist_on_that_day(self, pemeran):
        with pytest.raises(AksiDitolak, match="belum atau tidak lagi ada"):
            buat_jabatan(
                pemeran.unit.bidang, kode="J-x", nama="Analis", jenis="PELAKSANA", kelas=7,
                mulai=date(2019, 1, 1), oleh=pemeran.wayan, pada=PADA,
            )  # fmt: skip


class TestUbahJabatan:
    def test_it_is_mended_and_every_version_is_kept(self, pemeran):
        ubah(pemeran, "prakom", kelas=9, atasan=pemeran.jabatan.kadis, alasan="Perbup 3/2026")
        jabatan = Jabatan.objects.get(pk=pemeran.jabatan.prakom.pk)
        assert (jabatan.kelas, jabatan.atasan) == (9, pemeran.jabatan.kadis)
        terakhir = jabatan.events.order_by("-pgh_id").first()
        assert terakhir.pgh_context.metadata["nama"] == pemeran.wayan.nama
        assert "Perbup 3/2026" in terakhir.pgh_context.metadata["sebab"]

    def test_a_loop_is_refused_and_shown(self, pemeran):
        with pytest.raises(AksiDitolak, match="Pranata Komputer Ahli Pertama → Kepala Bidang"):
            ubah(pemeran, "kadis", atasan=pemeran.jabatan.prakom)
        with pytest.raises(AksiDitolak, match="tidak dapat menjadi atasannya"):
            ubah(pemeran, "kadis", atasan=pemeran.jabatan.kadis)

    @pytest.mark.parametrize(
        ("kunci", "nilai", "kalimat"),
        [
            ("prakom", {"alasan": " "}, "Alasan perubahan wajib diisi"),
            ("prakom", {"kepala": True}, "sudah punya jabatan kepala"),
            ("kabid", {"jenjang": "MUDA"}, "Jenjang hanya ada"),
        ],
    )
    def test_it_is_refused_with_a_sentence(self, pemeran, kunci, nilai, kalimat):
        with pytest.raises(AksiDitolak, match=kalimat):
            ubah(pemeran, kunci, **nilai)

    def test_a_superior_of_another_instansi_is_refused(self, pemeran):
        with pytest.raises(AksiDitolak, match="tidak ditemukan"):
            ubah(pemeran, "prakom", atasan=pemeran.instansi_lain.jabatan.get())

    def test_an_ended_superior_is_refused(self, pemeran):
        lama = Jabatan.objects.create(
            instansi=pemeran.instansi, unit=pemeran.unit.dinas, kode="J-lama", nama="Lama",
            jenis="PENGAWAS", masa=DateRange(date(2020, 1, 1), date(2021, 1, 1)),
        )  # fmt: skip
        with pytest.raises(AksiDitolak, match="masih berlaku"):
            ubah(pemeran, "prakom", atasan=lama)

    def test_a_class_from_an_evaluation_is_changed_by_an_evaluation(self, pemeran):
        EvaluasiJabatan.objects.create(
            instansi=pemeran.instansi, jabatan=pemeran.jabatan.prakom, set_faktor="NONMANAJERIAL",
            nilai=1200, kelas=8, masa=DateRange(date(2020, 1, 1), None), dasar="SK 5/2020",
        )  # fmt: skip
        with pytest.raises(AksiDitolak, match=r"berasal dari evaluasi jabatan \(SK 5/2020\)"):
            ubah(pemeran, "prakom", kelas=9)
        assert ubah(pemeran, "prakom", ikhtisar="Baru").ikhtisar == "Baru"

    def test_it_is_refused_to_others(self, pemeran):
        for siapa in (pemeran.ratna, pemeran.made, pemeran.ucok):
            with pytest.raises(TidakBerwenang):
                ubah(pemeran, "prakom", oleh=siapa, kelas=9)


class TestAkhiriJabatan:
    def akhiri(self, pemeran, kunci, *, selesai=NANTI, oleh=None):
        return akhiri_jabatan(
            getattr(pemeran.jabatan, kunci), selesai=selesai, dasar="Perbup 8/2026",
            oleh=oleh or pemeran.wayan, pada=PADA,
        )  # fmt: skip

    def test_it_names_who_still_holds_it(self, pemeran):
        with pytest.raises(AksiDitolak, match="Sari Wulandari"):
            self.akhiri(pemeran, "prakom")

    def test_it_names_the_posts_that_answer_to_it(self, pemeran):
        with pytest.raises(AksiDitolak, match="Pranata Komputer Ahli Pertama"):
            self.akhiri(pemeran, "kabid")

    def test_an_empty_one_ends_and_may_be_taken_back(self, pemeran):
        Penempatan.objects.filter(pegawai=pemeran.sari).update(
            masa=DateRange(date(2020, 1, 1), NANTI)
        )
        assert self.akhiri(pemeran, "prakom").masa.upper == NANTI
        assert self.akhiri(pemeran, "prakom", selesai=None).masa.upper is None

    def test_it_is_refused_to_others(self, pemeran):
        for siapa in (pemeran.ratna, pemeran.made, pemeran.ucok):
            with pytest.raises(TidakBerwenang):
                self.akhiri(pemeran, "prakom", oleh=siapa)
