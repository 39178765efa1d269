"""What the validators find about classes and head-counts, on a day, in a scope."""

from datetime import UTC, date, datetime

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from ekinerja.core.errors import AksiDitolak, TidakBerwenang
from ekinerja.core.lingkup import Lingkup
from ekinerja.core.testing import counted_queries
from ekinerja.organisasi.models import EvaluasiJabatan, Jabatan, PengecualianPeriksa
from ekinerja.organisasi.queries import temuan_evaluasi
from ekinerja.organisasi.services import akhiri_pengecualian, catat_pengecualian
from ekinerja.pegawai.models import Penempatan
from ekinerja.pegawai.queries import pemangku_ganda

PADA = datetime(2026, 10, 5, 2, 0, tzinfo=UTC)
HARI = date(2026, 10, 5)
SEMULA = DateRange(date(2020, 1, 1), None)


def lingkup(pemeran, *, hari=HARI, unit_ids=None, instansi=None):
    return Lingkup((instansi or pemeran.instansi).pk, hari, unit_ids)


def temuan(pemeran, aturan, **ubah):
    return temuan_evaluasi(lingkup(pemeran, **ubah), aturan=aturan)


def kelas(pemeran, kunci, angka):
    Jabatan.objects.filter(pk=getattr(pemeran.jabatan, kunci).pk).update(kelas=angka)


def jabatan(pemeran, unit, *, nama="Pranata Komputer Ahli Pertama", kelas=8, **ubah):
    isi = {"jenis": "FUNGSIONAL", "kode": f"J-{unit}-{kelas}", "masa": SEMULA} | ubah
    return Jabatan.objects.create(
        instansi=pemeran.instansi, unit=getattr(pemeran.unit, unit), nama=nama, kelas=kelas, **isi
    )


def kecualikan(pemeran, satu, aturan, *, oleh=None, mulai=date(2026, 1, 1), **ubah):
    isi = {"alasan": "Persetujuan Menteri 7/2026", "selesai": None} | ubah
    return catat_pengecualian(
        satu, aturan=aturan, mulai=mulai, oleh=oleh or pemeran.wayan, pada=PADA, **isi
    )


class TestKelasMenurun:
    def test_a_sound_chain_has_no_findings(self, pemeran):
        assert temuan(pemeran, "") == []

    def test_a_superior_below_the_subordinate_is_found(self, pemeran):
        kelas(pemeran, "kabid", 15)
        [satu] = temuan(pemeran, "KELAS_MENURUN")
        assert (satu.jabatan_id, satu.pembanding) == (
            pemeran.jabatan.kabid.pk, pemeran.jabatan.kadis.nama,
        )  # fmt: skip
        assert satu.kalimat == (
            "Kelas 15, sedangkan atasannya Kepala Dinas Komunikasi dan Informatika kelas 14."
        )

    def test_functional_posts_may_stand_above_their_superior(self, pemeran):
        kelas(pemeran, "prakom", 13)
        assert temuan(pemeran, "KELAS_MENURUN") == []

    def test_a_post_between_that_is_not_managerial_is_passed(self, pemeran):
        tengah = jabatan(pemeran, "dinas", nama="Koordinator", atasan=pemeran.jabatan.kadis)
        Jabatan.objects.filter(pk=pemeran.jabatan.kabid.pk).update(atasan=tengah, kelas=15)
        [satu] = temuan(pemeran, "KELAS_MENURUN")
        assert satu.pembanding_id == pemeran.jabatan.kadis.pk

    def test_it_follows_the_date_of_an_evaluation(self, pemeran):
        EvaluasiJabatan.objects.create(
            instansi=pemeran.instansi, jabatan=pemeran.jabatan.kabid, set_faktor="MANAJERIAL",
            nilai=3_200, kelas=15, dasar="SK", masa=DateRange(date(2026, 11, 1), None),
        )  # fmt: skip
        assert temuan(pemeran, "KELAS_MENURUN") == []
        assert len(temuan(pemeran, "KELAS_MENURUN", hari=date(2026, 11, 1))) == 1


class TestKelasBerbeda:
    def test_the_post_that_differs_from_the_others_is_found(self, pemeran):
        jabatan(pemeran, "dinas_lain")
        beda = jabatan(pemeran, "bkpsdm", nama="pranata  komputer ahli pertama", kelas=9)
        [satu] = temuan(pemeran, "KELAS_BERBEDA")
        assert (satu.jabatan_id, satu.ada, satu.seharusnya, satu.jumlah) == (beda.pk, 9, 8, 2)

    def test_another_level_is_another_post(self, pemeran):
        jabatan(pemeran, "dinas_lain", kelas=9, jenjang="MUDA")
        assert temuan(pemeran, "KELAS_BERBEDA") == []

    def test_another_government_is_not_compared(self, pemeran):
        Jabatan.objects.filter(instansi=pemeran.instansi_lain).update(
            nama="Pranata Komputer Ahli Pertama", jenis="FUNGSIONAL", kelas=5
        )
        assert temuan(pemeran, "KELAS_BERBEDA") == []
        assert temuan(pemeran, "", instansi=pemeran.instansi_lain) == []


class TestBezetting:
    @pytest.mark.parametrize(("kebutuhan", "kata"), [(3, "kurang 2 orang"), (0, "lebih 1 orang")])
    def test_head_count_against_need_is_found(self, pemeran, kebutuhan, kata):
        Jabatan.objects.filter(pk=pemeran.jabatan.prakom.pk).update(kebutuhan=kebutuhan)
        [satu] = temuan(pemeran, "BEZETTING")
        assert kata in satu.kalimat

    def test_managerial_posts_and_posts_without_a_need_are_left_out(self, pemeran):
        Jabatan.objects.filter(pk=pemeran.jabatan.kabid.pk).update(kebutuhan=3)
        assert temuan(pemeran, "BEZETTING") == []


class TestLingkup:
    def test_only_posts_of_the_scope_are_listed_but_compared_with_all(self, pemeran):
        beda = jabatan(pemeran, "dinas_lain", kelas=9)
        jabatan(pemeran, "bkpsdm")
        assert temuan(pemeran, "", unit_ids=(pemeran.unit.dinas.pk,)) == []
        [satu] = temuan(pemeran, "", unit_ids=(pemeran.unit.dinas_lain.pk,))
        assert satu.jabatan_id == beda.pk

    def test_one_query_for_each_validator(self, pemeran):
        for n in range(30):
            jabatan(pemeran, "dinas", kode=f"J-{n}", kelas=9, kebutuhan=4)
        with counted_queries() as n:
            assert len(temuan(pemeran, "")) > 30
        assert int(n) == 3


class TestPemangkuGanda:
    def dua(self, pemeran, jenis="DEFINITIF"):
        Penempatan.objects.filter(pegawai=pemeran.tono).delete()
        Penempatan.objects.create(
            instansi=pemeran.instansi, pegawai=pemeran.tono, jabatan=pemeran.jabatan.kabid,
            jenis=jenis, masa=DateRange(date(2026, 10, 1), None), dasar="SK 9/2026",
        )  # fmt: skip

    def test_two_definitive_holders_of_a_managerial_post_are_found(self, pemeran):
        self.dua(pemeran)
        [satu] = pemangku_ganda(lingkup(pemeran))
        assert satu.jabatan_id == pemeran.jabatan.kabid.pk
        assert [nama for _, nama, _ in satu.pemangku] == ["Budi Santoso", "Tono Hartono"]
        assert satu.dihitung

    def test_it_follows_the_date_and_the_scope(self, pemeran):
        self.dua(pemeran)
        assert pemangku_ganda(lingkup(pemeran, hari=date(2026, 9, 30))) == []
        assert pemangku_ganda(lingkup(pemeran, unit_ids=(pemeran.unit.subbag.pk,))) == []
        assert pemangku_ganda(lingkup(pemeran, instansi=pemeran.instansi_lain)) == []

    def test_a_plt_beside_the_holder_is_no_finding(self, pemeran):
        self.dua(pemeran, jenis="PLT")
        assert pemangku_ganda(lingkup(pemeran)) == []

    def test_an_exception_is_shown_but_not_counted(self, pemeran):
        self.dua(pemeran)
        kecualikan(pemeran, pemeran.jabatan.kabid, "PEMANGKU_GANDA")
        [satu] = pemangku_ganda(lingkup(pemeran))
        assert not satu.dihitung
        assert satu.alasan == "Persetujuan Menteri 7/2026"


class TestPengecualian:
    @pytest.fixture
    def beda(self, pemeran):
        jabatan(pemeran, "dinas_lain")
        return jabatan(pemeran, "bkpsdm", kelas=9)

    def test_it_is_shown_with_its_reason_but_not_counted(self, pemeran, beda):
        kecualikan(pemeran, beda, "KELAS_BERBEDA")
        [satu] = temuan(pemeran, "KELAS_BERBEDA")
        assert (satu.dihitung, satu.alasan) == (False, "Persetujuan Menteri 7/2026")

    def test_it_ends_and_the_finding_counts_again(self, pemeran, beda):
        satu = kecualikan(pemeran, beda, "KELAS_BERBEDA")
        akhiri_pengecualian(satu, oleh=pemeran.wayan, pada=PADA)
        assert [t.dihitung for t in temuan(pemeran, "KELAS_BERBEDA")] == [True]
        assert [t.dihitung for t in temuan(pemeran, "KELAS_BERBEDA", hari=date(2026, 10, 4))] == [
            False
        ]

    def test_one_that_has_not_begun_is_dropped(self, pemeran, beda):
        satu = kecualikan(pemeran, beda, "KELAS_BERBEDA", mulai=date(2027, 1, 1))
        assert akhiri_pengecualian(satu, oleh=pemeran.wayan, pada=PADA) is None
        assert not PengecualianPeriksa.objects.exists()

    @pytest.mark.parametrize(
        ("ubah", "kalimat"),
        [
            ({"alasan": "pendek"}, "paling sedikit 10 huruf"),
            ({"selesai": date(2026, 1, 1)}, "harus sesudah tanggal mulai"),
        ],
    )
    def test_it_is_refused_with_a_sentence(self, pemeran, beda, ubah, kalimat):
        with pytest.raises(AksiDitolak, match=kalimat):
            kecualikan(pemeran, beda, "KELAS_BERBEDA", **ubah)

    def test_a_second_one_for_the_same_days_is_refused(self, pemeran, beda):
        kecualikan(pemeran, beda, "KELAS_BERBEDA")
        with pytest.raises(AksiDitolak, match="sudah dikecualikan"):
            kecualikan(pemeran, beda, "KELAS_BERBEDA")

    def test_it_is_refused_to_others(self, pemeran, beda):
        for siapa in (pemeran.ratna, pemeran.made, pemeran.ucok):
            with pytest.raises(TidakBerwenang):
                kecualikan(pemeran, beda, "KELAS_BERBEDA", oleh=siapa)
