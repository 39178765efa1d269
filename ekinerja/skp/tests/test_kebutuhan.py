"""What the page of a plan tells its owner to link or to add; and what it costs."""

from datetime import date

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from ekinerja.core.errors import AksiDitolak
from ekinerja.core.testing import counted_queries
from ekinerja.pegawai.models import AnggotaTim, Penempatan, TimKerja
from ekinerja.perencanaan.models import Sasaran
from ekinerja.skp.models import SKP
from ekinerja.skp.services import Rujukan, berlakukan_templat, susun_templat, tambah_hasil_kerja
from ekinerja.skp.tests import pembuat
from ekinerja.skp.tests.pembuat import PADA


def sasaran(pemeran, unit, kode="S1", **lain) -> Sasaran:
    return Sasaran.objects.create(
        instansi=pemeran.instansi, unit=unit, tingkat=Sasaran.SASARAN_PD, kode=kode,
        uraian="Layanan digital meningkat", tahun_awal=2025, tahun_akhir=2029, **lain,
    )  # fmt: skip


class TestPimpinan:
    """A head serves goals of the unit, not the results of a superior."""

    @pytest.mark.req("BJR-11")
    def test_the_plan_of_a_head_links_to_goals_of_the_unit(self, pemeran, as_ratna):
        skp = pembuat.draf(pemeran.ratna)
        assert skp.jenis_pegawai == SKP.PIMPINAN
        tujuan = sasaran(pemeran, pemeran.unit.dinas)
        isi = {"rencana": "Layanan digital membaik", "jenis": "UTAMA"}
        as_ratna.post(f"/skp/{skp.pk}/hasil-kerja/", isi)
        halaman = as_ratna.get(f"/skp/{skp.pk}/").content.decode()
        assert "Belum ditautkan ke sasaran unit" in halaman
        rhk = skp.hasil_kerja.get()
        tautan = {"rencana": rhk.rencana, "sasaran": tujuan.pk, "perspektif": "PENERIMA"}
        as_ratna.post(f"/skp/hasil-kerja/{rhk.pk}/ubah/", tautan)
        rhk.refresh_from_db()
        assert (rhk.sasaran, rhk.perspektif) == (tujuan, "PENERIMA")
        assert "Belum ditautkan" not in as_ratna.get(f"/skp/{skp.pk}/").content.decode()

    def test_a_goal_of_another_unit_or_year_is_refused(self, pemeran):
        skp = pembuat.draf(pemeran.ratna)
        for nomor, tujuan in enumerate(
            (
                sasaran(pemeran, pemeran.unit.dinas_lain, "S2"),
                sasaran(pemeran, pemeran.unit.dinas, "S3"),
            )
        ):
            if nomor:
                Sasaran.objects.filter(pk=tujuan.pk).update(tahun_awal=2030, tahun_akhir=2034)
            with pytest.raises(AksiDitolak, match="bukan sasaran unit Anda"):
                tambah_hasil_kerja(
                    skp,
                    rencana="Layanan membaik",
                    oleh=pemeran.ratna,
                    rujukan=Rujukan(sasaran_id=tujuan.pk),
                )


class TestTugasLain:
    @pytest.mark.req("BKN-12")
    def test_acting_work_is_offered_as_an_additional_result(self, pemeran, as_sari, skp_lengkap):
        Penempatan.objects.create(
            instansi=pemeran.instansi, pegawai=pemeran.sari, jabatan=pemeran.jabatan.kasubag,
            jenis=Penempatan.PLT, masa=DateRange(date(2026, 5, 1), None), dasar="SK 5/2026",
        )  # fmt: skip
        halaman = as_sari.get(f"/skp/{skp_lengkap.pk}/").content.decode()
        assert "Plt. Kepala Subbagian Keuangan" in halaman
        alamat = f"/skp/{skp_lengkap.pk}/hasil-kerja/?penugasan=Plt.+Kepala+Subbagian+Keuangan"
        assert 'value="Plt. Kepala Subbagian Keuangan"' in as_sari.get(alamat).content.decode()
        as_sari.post(
            alamat,
            {
                "rencana": "Keuangan tertib", "jenis": "TAMBAHAN",
                "penugasan_dari": "Plt. Kepala Subbagian Keuangan",
            },
        )  # fmt: skip
        halaman = as_sari.get(f"/skp/{skp_lengkap.pk}/").content.decode()
        assert "Tugas sementara belum masuk SKP" not in halaman

    def test_a_result_given_by_a_team_leans_on_its_leader(self, pemeran, skp_lengkap):
        atas = pembuat.disetujui(pemeran.nyoman, oleh=pemeran.ratna)
        rujukan = Rujukan(intervensi_id=atas.hasil_kerja.get().pk, pada=PADA.date())
        with pytest.raises(AksiDitolak, match="bukan milik pejabat penilai"):
            tambah_hasil_kerja(skp_lengkap, rencana="x", oleh=pemeran.sari, rujukan=rujukan)
        tim = TimKerja.objects.create(
            instansi=pemeran.instansi, unit=pemeran.unit.dinas, nama="Tim SPBE",
            ketua=pemeran.nyoman, masa=DateRange(date(2026, 1, 1), None), dasar="SK 3/2026",
        )  # fmt: skip
        with pytest.raises(AksiDitolak, match="anggota tim kerja"):
            tambah_hasil_kerja(
                skp_lengkap, rencana="x", oleh=pemeran.sari, rujukan=Rujukan(tim_id=tim.pk)
            )
        AnggotaTim.objects.create(
            tim=tim, pegawai=pemeran.sari, masa=DateRange(date(2026, 1, 1), None)
        )
        rhk = tambah_hasil_kerja(
            skp_lengkap,
            rencana="Peta SPBE tersusun",
            oleh=pemeran.sari,
            rujukan=Rujukan(rujukan.intervensi_id, tim.pk, pada=PADA.date()),
        )
        assert (rhk.tim, rhk.intervensi) == (tim, atas.hasil_kerja.get())


class TestTawaranTemplat:
    @pytest.mark.req("BKN-25")
    def test_a_changed_template_is_offered_to_its_holder(self, pemeran, as_sari, skp_disetujui):
        templat = susun_templat(pemeran.jabatan.prakom, dari="SKP", oleh=pemeran.wayan, pada=PADA)
        berlakukan_templat(templat, pada=PADA.replace(hour=9))
        halaman = as_sari.get("/skp/").content.decode()
        assert "berubah menjadi versi 1" in halaman
        assert "Ambil templat jabatan" not in halaman


class TestBiaya:
    def test_a_draft_with_everything_costs_no_more_than_15(self, as_sari, skp_lengkap):
        with counted_queries() as jumlah:
            assert as_sari.get(f"/skp/{skp_lengkap.pk}/").status_code == 200
        assert int(jumlah) <= 15
