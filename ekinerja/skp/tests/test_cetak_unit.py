"""Batches: a whole unit as one zip or one PDF, by a job that can be followed and cancelled."""

import io
import zipfile
from datetime import date, timedelta

import pytest
from django.core.files.storage import storages
from pypdf import PdfReader

from ekinerja.core.errors import AksiDitolak, TidakBerwenang
from ekinerja.core.models import Pekerjaan
from ekinerja.organisasi.queries import subpohon
from ekinerja.skp.models import SKP, CetakUnit, DokumenSKP
from ekinerja.skp.presenters.cetak_unit import berkas_unit
from ekinerja.skp.queries.cetak import skp_unit
from ekinerja.skp.services.cetak_unit import batalkan_cetak, buang_cetakan, minta_cetak
from ekinerja.skp.tasks import cetak_unit as tugas
from ekinerja.skp.tests import pembuat
from ekinerja.skp.tests.pembuat import PADA


@pytest.fixture
def sedinas(pemeran):
    """Agreed plans of Sari and Nyoman; Budi's is a draft."""
    pembuat.disetujui(pemeran.sari, oleh=pemeran.budi)
    pembuat.disetujui(pemeran.nyoman, oleh=pemeran.ratna)
    pembuat.lengkap(pemeran.budi)
    return pemeran.unit.dinas


def minta(pemeran, unit, bentuk=CetakUnit.ZIP):
    return minta_cetak(unit, tahun=2026, bentuk=bentuk, oleh=pemeran.wayan, pada=PADA)


def hasil(cetak) -> bytes:
    cetak.refresh_from_db()
    with storages["default"].open(cetak.jalur) as berkas:
        return berkas.read()


class TestCetakUnit:
    def test_a_zip_holds_one_pdf_a_person(self, pemeran, sedinas):
        cetak = minta(pemeran, sedinas)
        tugas(cetak.pk)
        with zipfile.ZipFile(io.BytesIO(hasil(cetak))) as arsip:
            nama = arsip.namelist()
            assert len(nama) == 2
            assert any("Sari-Wulandari" in satu for satu in nama)
            assert arsip.read(nama[0]).startswith(b"%PDF")
        pekerjaan = Pekerjaan.objects.get()
        assert (pekerjaan.status, pekerjaan.selesai, pekerjaan.total) == ("SELESAI", 2, 2)

    def test_a_merged_pdf_holds_everybody_in_order(self, pemeran, sedinas):
        cetak = minta(pemeran, sedinas, CetakUnit.GABUNG)
        tugas(cetak.pk)
        teks = [satu.extract_text() for satu in PdfReader(io.BytesIO(hasil(cetak))).pages]
        kepala = [satu for satu in teks if "RINCIAN TARGET BULANAN" in satu]
        assert len(kepala) == 2
        for nama in (pemeran.sari.nama, pemeran.nyoman.nama):
            assert any(nama in satu for satu in teks)

    def test_a_large_unit_laid_out_in_parts_is_one_pdf_all_the_same(
        self, pemeran, sedinas, monkeypatch
    ):
        cetak = minta(pemeran, sedinas, CetakUnit.GABUNG)
        unit = subpohon(sedinas.pk)
        semua = list(skp_unit(unit, instansi_id=pemeran.instansi.pk, tahun=2026))
        sekaligus = berkas_unit(cetak, semua, pada=PADA.date(), lapor=lambda _: True)
        monkeypatch.setattr("ekinerja.skp.presenters.cetak_unit.JILID", 1)
        tugas(cetak.pk)
        utuh, buku = PdfReader(sekaligus), PdfReader(io.BytesIO(hasil(cetak)), strict=True)
        assert cetak.jalur.endswith(".pdf")
        assert [satu.extract_text() for satu in buku.pages] == [
            satu.extract_text() for satu in utuh.pages
        ]

    def test_the_screen_says_what_one_gets(self, as_wayan):
        isi = as_wayan.get("/skp/cetak/").content.decode()
        assert "satu PDF gabungan, berapa pun banyaknya" in isi

    def test_plans_that_came_by_file_are_registered_on_the_way(self, pemeran, sedinas):
        SKP.objects.create(
            instansi=pemeran.instansi, pegawai=pemeran.komang, jabatan=pemeran.jabatan.prakom,
            masa=(date(2026, 1, 1), date(2027, 1, 1)), status="DISETUJUI",
        )  # fmt: skip
        assert DokumenSKP.objects.count() == 2
        tugas(minta(pemeran, sedinas).pk)
        assert DokumenSKP.objects.count() == 3

    def test_units_beneath_belong_to_it_and_others_do_not(self, pemeran, sedinas):
        with pytest.raises(AksiDitolak, match="Belum ada SKP 2026"):
            minta(pemeran, pemeran.unit.dinas_lain)

    def test_the_same_is_not_asked_for_twice(self, pemeran, sedinas):
        minta(pemeran, sedinas)
        with pytest.raises(AksiDitolak, match="sudah menunggu giliran"):
            minta(pemeran, sedinas)

    def test_a_cancelled_batch_leaves_no_file(self, pemeran, sedinas):
        cetak = minta(pemeran, sedinas)
        batalkan_cetak(cetak, oleh=pemeran.wayan, pada=PADA)
        tugas(cetak.pk)
        cetak.refresh_from_db()
        assert cetak.jalur == ""
        assert Pekerjaan.objects.get().keterangan == f"Dibatalkan oleh {pemeran.wayan.nama}."

    def test_only_who_asked_cancels(self, pemeran, sedinas):
        with pytest.raises(TidakBerwenang):
            batalkan_cetak(minta(pemeran, sedinas), oleh=pemeran.ratna, pada=PADA)

    def test_what_ended_cannot_be_cancelled(self, pemeran, sedinas):
        cetak = minta(pemeran, sedinas)
        tugas(cetak.pk)
        with pytest.raises(AksiDitolak, match="sudah berakhir"):
            batalkan_cetak(cetak, oleh=pemeran.wayan, pada=PADA)

    def test_its_file_is_thrown_away_after_a_week(self, pemeran, sedinas, as_wayan):
        cetak = minta(pemeran, sedinas)
        tugas(cetak.pk)
        cetak.refresh_from_db()
        assert buang_cetakan(pada=PADA + timedelta(days=6)) == 0
        assert buang_cetakan(pada=PADA + timedelta(days=8)) == 1
        assert not storages["default"].exists(cetak.jalur)
        assert as_wayan.get(f"/skp/cetak/{cetak.pk}/unduh/").status_code == 404
        assert "sudah dibuang" in as_wayan.get(f"/skp/cetak/{cetak.pk}/").content.decode()


class TestLayar:
    def test_it_is_asked_for_followed_and_downloaded(self, pemeran, sedinas, as_wayan):
        isi = {"unit": sedinas.pk, "tahun": "2026", "bentuk": "ZIP"}
        jawaban = as_wayan.post("/skp/cetak/", isi)
        cetak = CetakUnit.objects.get()
        assert jawaban["Location"] == f"/skp/cetak/{cetak.pk}/"
        assert "Batalkan" in as_wayan.get(jawaban["Location"]).content.decode()
        tugas(cetak.pk)
        assert "Unduh hasilnya" in as_wayan.get(f"/skp/cetak/{cetak.pk}/kemajuan/").content.decode()
        unduhan = as_wayan.get(f"/skp/cetak/{cetak.pk}/unduh/")
        assert "attachment" in unduhan["Content-Disposition"]
        assert b"".join(unduhan.streaming_content).startswith(b"PK")

    @pytest.mark.parametrize(
        ("ubah", "kalimat"),
        [
            ({"tahun": "2019"}, "sebelum 2022"),
            ({"unit": "0"}, "bukan dalam kewenangan Anda"),
            ({"tahun": "2027"}, "Belum ada SKP 2027"),
        ],
    )
    def test_a_refused_form_keeps_what_was_typed(self, sedinas, as_wayan, ubah, kalimat):
        isi = {"unit": sedinas.pk, "tahun": "2026", "bentuk": "GABUNG", **ubah}
        jawaban = as_wayan.post("/skp/cetak/", isi)
        assert jawaban.status_code == 422
        assert kalimat in jawaban.content.decode()

    def test_a_reader_sees_only_batches_of_the_own_units(self, pemeran, sedinas, as_gusti):
        milik = minta(pemeran, sedinas)
        kerja = Pekerjaan.objects.create(
            instansi=pemeran.instansi, jenis="skp.cetak_unit", judul="SKP", dibuat_pada=PADA,
            diperbarui_pada=PADA,
        )  # fmt: skip
        lain = CetakUnit.objects.create(
            instansi=pemeran.instansi, unit=pemeran.unit.dinas_lain, tahun=2026, bentuk="ZIP",
            pekerjaan=kerja, oleh=pemeran.wayan.user,
        )  # fmt: skip
        assert as_gusti.get(f"/skp/cetak/{milik.pk}/").status_code == 200
        for akhir in ("", "kemajuan/", "unduh/"):
            assert as_gusti.get(f"/skp/cetak/{lain.pk}/{akhir}").status_code == 404
        assert as_gusti.post(f"/skp/cetak/{lain.pk}/batal/").status_code == 404

    def test_nobody_without_a_role_comes_here(self, pemeran, sedinas, as_sari):
        cetak = minta(pemeran, sedinas)
        assert as_sari.get("/skp/cetak/").status_code == 403
        assert as_sari.get(f"/skp/cetak/{cetak.pk}/unduh/").status_code == 403
