"""The worksheet for the Minister's approval: ceilings, sums, the workbook, the letters."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.urls import reverse
from python_calamine import CalamineWorkbook

from ekinerja.core.errors import AksiDitolak, TidakBerwenang
from ekinerja.core.lingkup import Lingkup
from ekinerja.core.testing import counted_queries
from ekinerja.organisasi.models import Jabatan
from ekinerja.pegawai.models import Pegawai
from ekinerja.regulasi.rencana import skema_terpakai
from ekinerja.regulasi.tests.skema_contoh import isi
from ekinerja.tpp.kertas_kerja import pagu_kelas, susun_kertas_kerja
from ekinerja.tpp.models import PersetujuanTPP
from ekinerja.tpp.queries import baris_jabatan
from ekinerja.tpp.services import IsiPersetujuan, catat_persetujuan

HARI = date(2026, 11, 20)
SAAT = datetime(2026, 11, 20, 3, tzinfo=UTC)
# indeks 0,55 × 0,9 × 0,94 = 0,4653; kelas 14 + 11 + 9 + 8 + 7 + 6, tiap kriteria dibulatkan sendiri
DINAS = 9_336_477 + 5_180_185 + 3_919_687 + 3_150_407 + 2_777_703 + 2_413_791


@pytest.fixture
def kertas(pemeran, skema):
    semua = Lingkup(pemeran.instansi.pk, HARI, None)
    return susun_kertas_kerja(skema_terpakai(skema), baris_jabatan(semua), pada=HARI)


def surat(**ubah) -> IsiPersetujuan:
    return IsiPersetujuan(
        **{"nomor": "900/1/Keuda", "tanggal": date(2026, 2, 3), "setahun": 10**9, **ubah}
    )


class TestPagu:
    @pytest.mark.req("BGL-06")
    def test_the_ceiling_of_a_class_is_the_published_basic_times_the_criteria(self, skema):
        (satu,) = pagu_kelas(skema_terpakai(skema), [8], pada=HARI)
        assert satu.basic == 3_500_452  # Seruyan 2022, kelas 8
        assert satu.kriteria == {
            "beban_kerja": Decimal(1_750_226),
            "prestasi_kerja": Decimal(1_050_136),
            "kondisi_kerja": Decimal(350_045),
        }
        assert satu.jumlah == 3_150_407

    def test_the_sums_of_a_unit_are_those_of_its_holders(self, kertas, pemeran):
        dinas = next(r for r in kertas.per_opd() if r.nama == pemeran.unit.dinas.nama)
        assert (dinas.pemangku, dinas.sebulan, dinas.setahun) == (6, DINAS, DINAS * 12)
        assert kertas.jumlah.sebulan == sum(r.sebulan for r in kertas.per_opd())
        assert kertas.jumlah.sebulan == sum(r.sebulan for _, r in kertas.per_kelas())

    def test_who_is_not_paid_and_what_has_no_class_is_left_out_and_said(self, pemeran, skema):
        Pegawai.objects.filter(pk=pemeran.sari.pk).update(jenis="NON_ASN")
        Jabatan.objects.filter(pk=pemeran.jabatan.kabid.pk).update(kelas=None)
        semua = Lingkup(pemeran.instansi.pk, HARI, None)
        kertas = susun_kertas_kerja(skema_terpakai(skema), baris_jabatan(semua), pada=HARI)
        dinas = next(r for r in kertas.per_opd() if r.nama == pemeran.unit.dinas.nama)
        assert dinas.sebulan == DINAS - 3_150_407 - 5_180_185
        assert [b.jabatan for b in kertas.tanpa_kelas] == [pemeran.jabatan.kabid.nama]

    def test_one_query_and_only_the_own_government_and_scope(self, pemeran, skema):
        bidang = Lingkup(pemeran.instansi.pk, HARI, (pemeran.unit.bidang.pk,))
        with counted_queries() as jumlah:
            baris = baris_jabatan(bidang)
        assert int(jumlah) == 1
        assert {b.unit for b in baris} == {pemeran.unit.bidang.nama}


class TestSurat:
    def test_it_is_recorded_and_a_second_one_follows_the_first(self, pemeran, skema):
        catat_persetujuan(skema, surat(), oleh=pemeran.wayan, pada=SAAT)
        catat_persetujuan(skema, surat(setahun=2 * 10**9), oleh=pemeran.wayan, pada=SAAT)
        assert list(PersetujuanTPP.objects.values_list("setahun", flat=True)) == [2 * 10**9, 10**9]

    @pytest.mark.parametrize(
        ("ubah", "kata"),
        [({"tanggal": date(2026, 11, 21)}, "belum tiba"), ({"setahun": 0}, "lebih dari nol")],
    )
    def test_it_is_refused_with_a_sentence(self, pemeran, skema, ubah, kata):
        with pytest.raises(AksiDitolak, match=kata):
            catat_persetujuan(skema, surat(**ubah), oleh=pemeran.wayan, pada=SAAT)

    def test_the_same_letter_is_recorded_once(self, pemeran, skema):
        catat_persetujuan(skema, surat(), oleh=pemeran.wayan, pada=SAAT)
        with pytest.raises(AksiDitolak, match="sudah dicatat"):
            catat_persetujuan(skema, surat(), oleh=pemeran.wayan, pada=SAAT)

    def test_only_its_keepers_record_it(self, pemeran, skema):
        for bukan in (pemeran.made, pemeran.dewi, pemeran.ucok):
            with pytest.raises(TidakBerwenang):
                catat_persetujuan(skema, surat(), oleh=bukan, pada=SAAT)


class TestLayar:
    @pytest.mark.req("BGL-07")
    def test_the_file_for_the_approval_comes_out_of_the_system(
        self, as_wayan, pemeran, skema, tmp_path
    ):
        alamat = reverse("tpp:persetujuan", args=[skema.pk])
        isi_surat = {"nomor": "900/1/Keuda", "tanggal": "2026-02-03", "setahun": "400000000"}
        halaman = as_wayan.post(alamat, isi_surat, follow=True).content.decode()
        assert "Surat persetujuan dicatat." in halaman and "900/1/Keuda" in halaman
        assert f"Rp{DINAS:,}".replace(",", ".") in halaman
        assert "Melebihi persetujuan" in halaman
        berkas = tmp_path / "k.xlsx"
        berkas.write_bytes(as_wayan.get(reverse("tpp:kertas_kerja_xlsx")).content)
        buku = CalamineWorkbook.from_path(str(berkas))
        assert buku.sheet_names == [
            "Dasar", "Per perangkat daerah", "Per kelas", "Per jabatan", "Belum berkelas",
        ]  # fmt: skip
        dasar = " ".join(str(s) for b in buku.get_sheet_by_name("Dasar").to_python() for s in b)
        assert "900/1/Keuda" in dasar and "Lampiran I" in dasar
        per_kelas = buku.get_sheet_by_name("Per kelas").to_python()
        delapan = next(b for b in per_kelas if b[0] == 8)
        assert delapan[1:6] == [3_500_452, 1_750_226, 1_050_136, 350_045, 3_150_407]
        opd = {b[0]: b for b in buku.get_sheet_by_name("Per perangkat daerah").to_python()}
        assert opd[pemeran.unit.dinas.nama][1:] == [6, DINAS, DINAS * 12]
        per_jabatan = buku.get_sheet_by_name("Per jabatan").to_python()
        assert sum(b[-2] for b in per_jabatan[1:]) == opd["Seluruhnya"][2]

    def test_a_form_that_is_refused_keeps_what_was_typed(self, as_wayan, skema):
        alamat = reverse("tpp:persetujuan", args=[skema.pk])
        jawab = as_wayan.post(alamat, {"nomor": "900/77", "tanggal": "", "setahun": "satu juta"})
        assert jawab.status_code == 422
        assert "900/77" in jawab.content.decode() and "rupiah bulat" in jawab.content.decode()

    def test_an_examiner_reads_and_cannot_record(self, as_made, skema):
        halaman = as_made.get(reverse("tpp:kertas_kerja")).content.decode()
        assert "Pagu setahun" in halaman and "Catat surat" not in halaman
        jawab = as_made.post(reverse("tpp:persetujuan", args=[skema.pk]), {})
        assert jawab.status_code == 403

    def test_without_a_scheme_it_says_what_to_do(self, as_wayan):
        halaman = as_wayan.get(reverse("tpp:kertas_kerja")).content.decode()
        assert "Belum ada skema TPP yang berlaku" in halaman
        assert as_wayan.get(reverse("tpp:kertas_kerja_xlsx")).status_code == 409

    def test_a_draft_that_lacks_a_ceiling_says_so(self, as_wayan, pemeran, skema):
        rusak = isi()
        del rusak["parameter"]["ikfd"]
        skema.pk, skema.versi, skema.status, skema.isi = None, 2, "DRAF", rusak
        skema.save()
        halaman = as_wayan.get(reverse("tpp:kertas_kerja"), {"skema": skema.pk}).content.decode()
        assert "Skema ini belum dapat dihitung" in halaman
