"""Tasks of a post: written, mended, moved, ended, copied; the need follows from them."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from ekinerja.core.errors import AksiDitolak, TidakBerwenang
from ekinerja.core.lingkup import Lingkup
from ekinerja.organisasi.beban import hasil_menit, hitung_beban
from ekinerja.organisasi.models import Jabatan, UraianTugas
from ekinerja.organisasi.queries import SaringUraian, saring_uraian, uraian_jabatan
from ekinerja.organisasi.services import (
    IsiUraian,
    akhiri_uraian,
    geser_uraian,
    salin_uraian,
    tambah_uraian,
    tetapkan_kebutuhan,
    ubah_uraian,
)

PADA = datetime(2026, 10, 5, 2, 0, tzinfo=UTC)
HARI, AWAL = date(2026, 10, 5), date(2026, 1, 1)
ISI = IsiUraian(
    uraian="Menyusun program aplikasi", output="Program aplikasi", satuan="Program",
    norma_waktu=600, volume=Decimal(12),
)  # fmt: skip
LAIN = IsiUraian(
    uraian="Memelihara aplikasi", output="Laporan", satuan="Laporan", norma_waktu=450,
    volume=Decimal(240),
)  # fmt: skip


def tambah(pemeran, isi=ISI, *, kunci="prakom", oleh=None, mulai=AWAL):
    jabatan = getattr(pemeran.jabatan, kunci)
    return tambah_uraian(jabatan, isi, mulai=mulai, oleh=oleh or pemeran.wayan, pada=PADA)


def lingkup(pemeran, **ubah):
    isi = {"per_tanggal": HARI, "unit_ids": None} | ubah
    return Lingkup(instansi_id=pemeran.instansi.pk, **isi)


def daftar(pemeran, **ubah):
    return [
        satu.uraian for satu in uraian_jabatan(lingkup(pemeran, **ubah), pemeran.jabatan.prakom)
    ]


def senama(pemeran, unit="dinas_lain", **ubah):
    isi = {"nama": "Pranata Komputer Ahli Pertama", "kode": f"J-{unit}"} | ubah
    return Jabatan.objects.create(
        instansi=pemeran.instansi, unit=getattr(pemeran.unit, unit), jenis="FUNGSIONAL",
        masa=DateRange(date(2020, 1, 1), None), **isi,
    )  # fmt: skip


class TestTambahUraian:
    def test_it_goes_to_the_end_of_the_list(self, pemeran):
        tambah(pemeran)
        assert tambah(pemeran, LAIN).urutan == 2
        assert daftar(pemeran) == [ISI.uraian, LAIN.uraian]

    def test_an_admin_writes_the_tasks_of_the_own_units(self, pemeran_lengkap):
        assert tambah(pemeran_lengkap, oleh=pemeran_lengkap.gusti).pk

    def test_an_admin_of_another_unit_does_not(self, pemeran_lengkap):
        with pytest.raises(TidakBerwenang, match="admin perangkat daerah unit"):
            tambah(pemeran_lengkap, kunci="penyuluh", oleh=pemeran_lengkap.gusti)

    def test_it_is_refused_to_others(self, pemeran):
        for siapa in (pemeran.sari, pemeran.ratna, pemeran.made, pemeran.ucok):
            with pytest.raises(TidakBerwenang):
                tambah(pemeran, oleh=siapa)

    @pytest.mark.parametrize(
        ("ubah", "kalimat"),
        [
            ({"uraian": " "}, "wajib diisi"),
            ({"norma_waktu": 0}, "lebih dari 0 menit"),
            ({"volume": Decimal(-1)}, "tidak boleh kurang dari 0"),
        ],
    )
    def test_it_is_refused_with_a_sentence(self, pemeran, ubah, kalimat):
        with pytest.raises(AksiDitolak, match=kalimat):
            tambah(pemeran, replace(ISI, **ubah))

    def test_the_same_wording_is_the_same_task(self, pemeran):
        tambah(pemeran)
        with pytest.raises(AksiDitolak, match="uraian yang sama sudah ada"):
            tambah(pemeran, replace(LAIN, uraian=" menyusun  PROGRAM aplikasi. "))

    def test_a_day_without_the_post_is_refused(self, pemeran):
        with pytest.raises(AksiDitolak, match="belum atau tidak lagi ada"):
            tambah(pemeran, mulai=date(2019, 1, 1))


class TestUbahGeserAkhiri:
    def test_it_is_mended_and_the_former_wording_is_kept(self, pemeran):
        satu = ubah_uraian(tambah(pemeran), LAIN, oleh=pemeran.wayan, pada=PADA)
        assert (satu.uraian, satu.norma_waktu) == (LAIN.uraian, 450)
        assert [v.uraian for v in satu.events.order_by("pgh_id")] == [ISI.uraian, LAIN.uraian]

    def test_the_wording_of_another_task_is_refused(self, pemeran):
        tambah(pemeran)
        with pytest.raises(AksiDitolak, match="sudah ada"):
            ubah_uraian(tambah(pemeran, LAIN), ISI, oleh=pemeran.wayan, pada=PADA)

    def test_it_is_moved_up_and_down(self, pemeran):
        tambah(pemeran)
        kedua = tambah(pemeran, LAIN)
        geser_uraian(kedua, naik=True, oleh=pemeran.wayan, pada=PADA)
        assert daftar(pemeran) == [LAIN.uraian, ISI.uraian]
        geser_uraian(kedua, naik=True, oleh=pemeran.wayan, pada=PADA)
        geser_uraian(kedua, naik=False, oleh=pemeran.wayan, pada=PADA)
        assert daftar(pemeran) == [ISI.uraian, LAIN.uraian]

    def test_it_ends_on_a_day_and_stays_readable_before(self, pemeran):
        akhiri_uraian(tambah(pemeran), selesai=HARI, oleh=pemeran.wayan, pada=PADA)
        assert daftar(pemeran) == []
        assert daftar(pemeran, per_tanggal=date(2026, 10, 4)) == [ISI.uraian]

    def test_it_cannot_end_before_it_began(self, pemeran):
        with pytest.raises(AksiDitolak, match="baru berlaku sejak 01/01/2026"):
            akhiri_uraian(tambah(pemeran), selesai=AWAL, oleh=pemeran.wayan, pada=PADA)

    def test_all_are_refused_to_others(self, pemeran):
        satu = tambah(pemeran)
        with pytest.raises(TidakBerwenang):
            ubah_uraian(satu, LAIN, oleh=pemeran.tono, pada=PADA)
        with pytest.raises(TidakBerwenang):
            geser_uraian(satu, naik=True, oleh=pemeran.tono, pada=PADA)
        with pytest.raises(TidakBerwenang):
            akhiri_uraian(satu, selesai=HARI, oleh=pemeran.tono, pada=PADA)


class TestSalinUraian:
    def salin(self, pemeran, *tujuan, oleh=None):
        return salin_uraian(
            pemeran.jabatan.prakom, tujuan, mulai=AWAL, oleh=oleh or pemeran.wayan, pada=PADA
        )

    def test_posts_of_the_same_name_receive_what_they_lack(self, pemeran):
        tambah(pemeran)
        tambah(pemeran, LAIN)
        tujuan = senama(pemeran)
        tambah_uraian(tujuan, replace(LAIN, volume=Decimal(5)), mulai=AWAL, oleh=pemeran.wayan,
                      pada=PADA)  # fmt: skip
        assert self.salin(pemeran, tujuan) == 1
        isi = dict(UraianTugas.objects.filter(jabatan=tujuan).values_list("uraian", "volume"))
        assert isi == {LAIN.uraian: 5, ISI.uraian: 12}
        assert self.salin(pemeran, tujuan) == 0

    def test_a_post_of_another_name_is_refused(self, pemeran):
        tambah(pemeran)
        with pytest.raises(AksiDitolak, match="bukan jabatan bernama sama"):
            self.salin(pemeran, pemeran.jabatan.auditor)

    def test_nothing_to_copy_or_nobody_to_copy_to_is_refused(self, pemeran):
        with pytest.raises(AksiDitolak, match="belum mempunyai uraian tugas"):
            self.salin(pemeran, senama(pemeran))
        tambah(pemeran)
        with pytest.raises(AksiDitolak, match="Belum ada jabatan yang dipilih"):
            self.salin(pemeran)

    def test_an_admin_cannot_reach_the_post_of_another_unit(self, pemeran_lengkap):
        tambah(pemeran_lengkap)
        with pytest.raises(TidakBerwenang):
            self.salin(pemeran_lengkap, senama(pemeran_lengkap), oleh=pemeran_lengkap.gusti)


class TestKebutuhan:
    def tetapkan(self, pemeran, *, kunci="prakom", dasar="ABK 3/2026", oleh=None):
        return tetapkan_kebutuhan(
            getattr(pemeran.jabatan, kunci), dasar=dasar, oleh=oleh or pemeran.wayan, pada=PADA
        )

    def test_it_is_written_on_the_post_with_its_document(self, pemeran):
        tambah(pemeran)
        tambah(pemeran, LAIN)
        jabatan = self.tetapkan(pemeran)
        assert jabatan.kebutuhan == 2  # 115.200 menit / 75.000 = 1,536
        versi = jabatan.events.order_by("pgh_id").last()
        assert versi.pgh_context.metadata["sebab"] == "kebutuhan pegawai ditetapkan: ABK 3/2026"

    def test_a_managerial_post_needs_one(self, pemeran):
        tambah(pemeran, replace(LAIN, volume=Decimal(900)), kunci="kabid")
        assert self.tetapkan(pemeran, kunci="kabid").kebutuhan == 1

    def test_it_is_refused_without_tasks_or_document(self, pemeran):
        with pytest.raises(AksiDitolak, match="uraian tugasnya belum ada"):
            self.tetapkan(pemeran)
        tambah(pemeran)
        with pytest.raises(AksiDitolak, match="dokumennya wajib diisi"):
            self.tetapkan(pemeran, dasar="")

    def test_it_is_refused_to_an_admin(self, pemeran_lengkap):
        tambah(pemeran_lengkap)
        with pytest.raises(TidakBerwenang):
            self.tetapkan(pemeran_lengkap, oleh=pemeran_lengkap.gusti)

    @pytest.mark.parametrize("menit", ["0", "37499", "37499.99", "37500", "112500", "9999999.99"])
    @pytest.mark.parametrize("manajerial", [False, True])
    def test_lists_and_posts_count_the_same(self, menit, manajerial):
        satu = hitung_beban([(Decimal(menit), 1)], manajerial=manajerial, pada=HARI)
        assert hasil_menit(Decimal(menit), manajerial=manajerial, pada=HARI) == satu

    def test_before_the_law_there_is_no_need(self):
        assert hasil_menit(Decimal(1), manajerial=False, pada=date(2019, 1, 1)) is None


class TestInventaris:
    @pytest.mark.req("BGL-08")
    def test_it_lists_the_tasks_of_all_posts_in_scope(self, pemeran):
        tambah(pemeran)
        tambah(pemeran, LAIN, kunci="penyuluh")
        semua = saring_uraian(lingkup(pemeran), SaringUraian())
        assert {satu.jabatan.nama for satu in semua} == {
            "Pranata Komputer Ahli Pertama", "Penyuluh Pertanian Ahli Muda",
        }  # fmt: skip
        sendiri = saring_uraian(
            lingkup(pemeran, unit_ids=(pemeran.unit.bidang.pk,)), SaringUraian()
        )
        assert [satu.uraian for satu in sendiri] == [ISI.uraian]

    def test_it_is_narrowed_by_words_and_kind(self, pemeran):
        tambah(pemeran)
        tambah(pemeran, LAIN)
        cari = saring_uraian(lingkup(pemeran), SaringUraian(cari="komputer memelihara"))
        assert [satu.uraian for satu in cari] == [LAIN.uraian]
        assert not saring_uraian(lingkup(pemeran), SaringUraian(jenis="PELAKSANA")).exists()
