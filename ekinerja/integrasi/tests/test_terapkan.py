"""Differences: found, applied in one transaction, and gone at the next reading."""

from datetime import date, timedelta

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from ekinerja.core.errors import AksiDitolak, TidakBerwenang
from ekinerja.core.testing import counted_queries
from ekinerja.instansi.models import SumberMedan
from ekinerja.integrasi.models import Padanan, Penimpaan, Perbedaan
from ekinerja.integrasi.services import akhiri_timpa, padankan, terapkan_beda, timpa
from ekinerja.integrasi.tests.conftest import (
    HARI,
    PADA,
    alihkan,
    baca,
    baris_simpeg,
    nilai_beda,
    ubah_di,
)
from ekinerja.pegawai.models import Pegawai, Penempatan, RiwayatGolongan

pytestmark = pytest.mark.django_db
BESOK = PADA + timedelta(days=1)


@pytest.fixture
def beralih(simpeg_lengkap, pemeran):
    """Fields moved to SIMPEG after a first reading in which everything was the same."""
    baca(simpeg_lengkap.sumber)
    alihkan(
        pemeran, "pegawai.nama", "pegawai.rekening", "pegawai.golongan", "pegawai.penempatan",
        "pegawai.nip", "jabatan.nama", "jabatan.atasan", "unit.nama", "unit.induk",
    )  # fmt: skip
    return simpeg_lengkap


class TestMenerapkan:
    @pytest.mark.req("KLK-06")
    def test_ours_becomes_theirs_and_the_next_reading_finds_nothing(self, beralih, pemeran):
        sari = pemeran.sari
        ubah_di(
            beralih, sari, nama="Sari Wulandari, S.Kom.", nomor_rekening="0200999888",
            golongan="III/c", tmt_golongan="2026-10-01", sk_golongan="823/1/2026",
            kode_jabatan="J-penyuluh", nama_jabatan="", tmt_jabatan="2026-10-01",
            nomor_sk="821/7/2026", tanggal_sk="2026-09-20",
        )  # fmt: skip
        sinkron = baca(beralih.sumber)
        assert (sinkron.status, sinkron.beda) == ("SIAP", 4)
        assert terapkan_beda(sinkron, oleh=pemeran.wayan, pada=PADA) == 4
        sari.refresh_from_db()
        assert (sari.nama, sari.golongan) == ("Sari Wulandari, S.Kom.", "III/c")
        assert (sari.nama_urut, sari.user.nama) == ("SARI WULANDARI", "Sari Wulandari, S.Kom.")
        tempat = list(Penempatan.objects.filter(pegawai=sari).order_by("masa"))
        assert [(satu.jabatan.kode, satu.masa) for satu in tempat] == [
            ("J-prakom", DateRange(date(2020, 1, 1), date(2026, 10, 1))),
            ("J-penyuluh", DateRange(date(2026, 10, 1), None)),
        ]
        assert tempat[1].dasar == "821/7/2026 tanggal 20/09/2026"
        golongan = RiwayatGolongan.objects.filter(pegawai=sari).order_by("masa")
        assert [(satu.golongan, satu.masa.upper) for satu in golongan] == [
            ("III/b", date(2026, 10, 1)),
            ("III/c", None),
        ]
        assert sari.riwayat.get().kapasitas == "Sinkron SIMPEG"
        assert baca(beralih.sumber, pada=BESOK).status == "SELESAI"

    def test_a_few_can_be_chosen(self, beralih, pemeran):
        ubah_di(beralih, pemeran.sari, nomor_rekening="0200999888")
        ubah_di(beralih, pemeran.budi, nomor_rekening="0200777666")
        sinkron = baca(beralih.sumber)
        satu = Perbedaan.objects.get(sinkron=sinkron, pegawai=pemeran.sari)
        terapkan_beda(sinkron, oleh=pemeran.wayan, pada=PADA, pilihan=[satu.pk])
        pemeran.budi.refresh_from_db()
        assert pemeran.budi.nomor_rekening != "0200777666"
        assert list(nilai_beda(baca(beralih.sumber, pada=BESOK))) == [
            (pemeran.budi.nip, "pegawai.rekening")
        ]

    def test_nothing_is_written_when_ours_changed_meanwhile(self, beralih, pemeran):
        ubah_di(beralih, pemeran.sari, nomor_rekening="0200999888")
        ubah_di(beralih, pemeran.budi, nomor_rekening="0200777666")
        sinkron = baca(beralih.sumber)
        Pegawai.objects.filter(pk=pemeran.sari.pk).update(nomor_rekening="0300111222")
        with pytest.raises(AksiDitolak, match="berubah sejak"):
            terapkan_beda(sinkron, oleh=pemeran.wayan, pada=PADA)
        pemeran.budi.refresh_from_db()
        assert pemeran.budi.nomor_rekening != "0200777666"

    def test_it_is_refused_to_others(self, beralih, pemeran):
        ubah_di(beralih, pemeran.sari, nomor_rekening="0200999888")
        sinkron = baca(beralih.sumber)
        for orang in (pemeran.sari, pemeran.made, pemeran.ucok):
            with pytest.raises(TidakBerwenang):
                terapkan_beda(sinkron, oleh=orang, pada=PADA)

    def test_an_older_reading_cannot_be_applied_any_more(self, beralih, pemeran):
        ubah_di(beralih, pemeran.sari, nomor_rekening="0200999888")
        lama = baca(beralih.sumber)
        baca(beralih.sumber, pada=BESOK)
        with pytest.raises(AksiDitolak, match="Diganti"):
            terapkan_beda(lama, oleh=pemeran.wayan, pada=BESOK)

    def test_the_nip_follows_the_id_of_the_source(self, beralih, pemeran):
        baru = "199001012015032004"
        ubah_di(beralih, pemeran.sari, nip=baru)
        sinkron = baca(beralih.sumber)
        terapkan_beda(sinkron, oleh=pemeran.wayan, pada=PADA)
        pemeran.sari.refresh_from_db()
        assert (pemeran.sari.nip, pemeran.sari.user.username) == (baru, baru)

    def test_the_number_of_queries_does_not_grow_with_people(self, beralih, pemeran):
        jumlah = []
        for siapa in (["sari"], ["budi", "dewi", "komang", "tono"]):
            for satu in siapa:
                ubah_di(
                    beralih, getattr(pemeran, satu), nomor_rekening=f"0200{len(satu)}99888",
                    kode_jabatan="J-penyuluh", tmt_jabatan="2026-10-01", nomor_sk="821/7",
                )  # fmt: skip
            sinkron = baca(beralih.sumber)
            with counted_queries() as n:
                terapkan_beda(sinkron, oleh=pemeran.wayan, pada=PADA)
            jumlah.append(int(n))
        assert jumlah[0] == jumlah[1]


class TestSumberMedan:
    @pytest.mark.req("BGL-10")
    def test_a_field_moves_to_the_source_after_a_reconciliation_and_loses_nothing(
        self, simpeg_lengkap, pemeran
    ):
        ubah_di(simpeg_lengkap, pemeran.sari, nomor_rekening="0200999888")
        ubah_di(simpeg_lengkap, pemeran.budi, nomor_rekening="")
        sebelum = list(Pegawai.objects.order_by("pk").values_list("nomor_rekening", flat=True))
        sinkron = baca(simpeg_lengkap.sumber)
        assert (sinkron.sama["pegawai.rekening"], sinkron.beda) == (7, 1)
        with pytest.raises(AksiDitolak, match="belum dialihkan"):
            terapkan_beda(sinkron, oleh=pemeran.wayan, pada=PADA)
        alihkan(pemeran, "pegawai.rekening")
        kini = list(Pegawai.objects.order_by("pk").values_list("nomor_rekening", flat=True))
        assert kini == sebelum
        terapkan_beda(sinkron, oleh=pemeran.wayan, pada=PADA)
        pemeran.sari.refresh_from_db(), pemeran.budi.refresh_from_db()
        assert pemeran.sari.nomor_rekening == "0200999888"
        assert pemeran.budi.nomor_rekening == "0100041002"

    @pytest.mark.req("BGL-10")
    def test_the_cut_over_date_counts_and_it_can_be_taken_back(self, simpeg_lengkap, pemeran):
        ubah_di(simpeg_lengkap, pemeran.sari, nomor_rekening="0200999888")
        sinkron = baca(simpeg_lengkap.sumber)
        alihkan(pemeran, "pegawai.rekening", mulai=HARI + timedelta(days=1))
        with pytest.raises(AksiDitolak, match="belum dialihkan"):
            terapkan_beda(sinkron, oleh=pemeran.wayan, pada=PADA)
        terapkan_beda(sinkron, oleh=pemeran.wayan, pada=BESOK)
        alihkan(pemeran, "pegawai.rekening", sumber="MANUAL", mulai=HARI + timedelta(days=30))
        masa = SumberMedan.objects.order_by("masa").values_list("sumber", "masa")
        assert [(sumber, satu.lower, satu.upper) for sumber, satu in masa] == [
            ("SIMPEG", date(2026, 11, 3), date(2026, 12, 2)),
            ("MANUAL", date(2026, 12, 2), None),
        ]

    def test_a_source_that_was_never_read_cannot_be_the_record(self, simpeg_lengkap, pemeran):
        with pytest.raises(AksiDitolak, match="belum pernah terbaca"):
            alihkan(pemeran, "pegawai.rekening")

    def test_a_past_day_an_unknown_field_and_others_are_refused(self, beralih, pemeran):
        with pytest.raises(AksiDitolak, match="sudah lewat"):
            alihkan(pemeran, "pegawai.surel", mulai=HARI - timedelta(days=1))
        with pytest.raises(AksiDitolak, match="sedikitnya satu medan"):
            alihkan(pemeran, "pegawai.sandi")
        with pytest.raises(AksiDitolak, match="tidak menyediakan Nomor rekening"):
            alihkan(pemeran, "pegawai.rekening", sumber="SIASN")
        pemeran.wayan = pemeran.made
        with pytest.raises(TidakBerwenang):
            alihkan(pemeran, "pegawai.surel")


class TestPenimpaan:
    def _timpa(self, pemeran, sampai=HARI + timedelta(days=30)):
        return timpa(
            pemeran.sari, "pegawai.rekening", sampai=sampai, oleh=pemeran.wayan, pada=PADA,
            alasan="Rekening di SIMPEG sudah ditutup bank.",
        )  # fmt: skip

    @pytest.mark.req("BGL-10")
    def test_ours_is_kept_over_the_source_until_it_ends(self, beralih, pemeran):
        ubah_di(beralih, pemeran.sari, nomor_rekening="0200999888")
        baca(beralih.sumber)
        self._timpa(pemeran)
        sinkron = baca(beralih.sumber, pada=BESOK)
        assert Perbedaan.objects.get(sinkron=sinkron).keputusan == "DITAHAN"
        with pytest.raises(AksiDitolak, match="ditahan"):
            terapkan_beda(sinkron, oleh=pemeran.wayan, pada=BESOK)
        lewat = baca(beralih.sumber, pada=PADA + timedelta(days=31))
        assert Perbedaan.objects.get(sinkron=lewat).keputusan == "MENUNGGU"

    def test_it_can_be_ended_early(self, beralih, pemeran):
        ubah_di(beralih, pemeran.sari, nomor_rekening="0200999888")
        sinkron = baca(beralih.sumber)
        penimpaan = self._timpa(pemeran)
        akhiri_timpa(penimpaan, oleh=pemeran.wayan, pada=PADA)
        assert not Penimpaan.objects.exists()
        assert terapkan_beda(sinkron, oleh=pemeran.wayan, pada=PADA) == 1

    def test_without_reason_without_end_twice_or_by_others_it_is_refused(self, beralih, pemeran):
        self._timpa(pemeran)
        with pytest.raises(AksiDitolak, match="sudah ditahan"):
            self._timpa(pemeran)
        with pytest.raises(AksiDitolak, match="setahun"):
            self._timpa(pemeran, sampai=HARI + timedelta(days=400))
        with pytest.raises(AksiDitolak, match="alasannya"):
            timpa(
                pemeran.budi, "pegawai.nama", sampai=HARI, alasan="", oleh=pemeran.wayan, pada=PADA
            )
        with pytest.raises(TidakBerwenang):
            timpa(
                pemeran.budi, "pegawai.nama", sampai=HARI, alasan="Ejaan menurut ijazah",
                oleh=pemeran.sari, pada=PADA,
            )  # fmt: skip


class TestYangTidakDikenal:
    def test_who_is_unknown_or_missing_is_listed_and_nobody_is_deleted(self, beralih, pemeran):
        sari = baris_simpeg(pemeran.sari)
        beralih.daftar["pegawai"] = [
            satu for satu in beralih.daftar["pegawai"] if satu["nip"] != pemeran.tono.nip
        ]
        baru = {**sari, "id": "P-baru", "nip": "198001012005011009", "nama": "Orang Baru"}
        beralih.daftar["pegawai"].append(baru)
        sinkron = baca(beralih.sumber)
        assert (sinkron.asing, sinkron.hilang) == (1, 1)
        hilang = Perbedaan.objects.get(sinkron=sinkron, jenis="HILANG")
        assert (hilang.pegawai, "tidak dihapus" in hilang.saran) == (pemeran.tono, True)
        assert Pegawai.objects.filter(pk=pemeran.tono.pk).exists()
        asing = Perbedaan.objects.get(sinkron=sinkron, jenis="ORANG_ASING")
        assert asing.kunci_luar == "198001012005011009"

    def test_an_unknown_post_is_matched_once_and_known_from_then_on(self, beralih, pemeran):
        ubah_di(beralih, pemeran.sari, kode_jabatan="S-77", nama_jabatan="Pranata Komputer Pertama")
        sinkron = baca(beralih.sumber)
        asing = Perbedaan.objects.get(sinkron=sinkron, jenis="JABATAN_ASING")
        assert asing.mereka == "Dipangku Sari Wulandari"
        with pytest.raises(AksiDitolak, match="Tidak ada jabatan"):
            padankan(asing, "J-tiada", oleh=pemeran.wayan, pada=PADA)
        with pytest.raises(TidakBerwenang):
            padankan(asing, "J-prakom", oleh=pemeran.sari, pada=PADA)
        padankan(asing, "J-prakom", oleh=pemeran.wayan, pada=PADA)
        assert Padanan.objects.get(jabatan__isnull=False).id_luar == "S-77"
        assert baca(beralih.sumber, pada=BESOK).status == "SELESAI"

    @pytest.mark.parametrize(
        ("ubah", "kalimat"),
        [
            ({"golongan": "III/z", "tmt_golongan": "2026-10-01"}, "tidak dikenal"),
            ({"golongan": "IX", "tmt_golongan": "2026-10-01"}, "bukan golongan PNS"),
            ({"tanggal_lahir": "1991-01-01"}, "berbeda dari NIP"),
            ({"tanggal_lahir": "31/12/1990"}, "TTTT-BB-HH"),
            ({"nomor_rekening": "12"}, "6 sampai 20 angka"),
            ({"nama": "Joko Prasetyo"}, "atas nama"),
            ({"kode_jabatan": "J-penyuluh", "tmt_jabatan": None}, "TMT jabatan"),
            ({"kode_jabatan": "J-penyuluh", "tmt_jabatan": "2019-01-01"}, "tidak sesudah"),
        ],
    )
    def test_a_value_that_cannot_be_is_listed_and_not_used(self, beralih, pemeran, ubah, kalimat):
        ubah_di(beralih, pemeran.sari, **ubah)
        sinkron = baca(beralih.sumber)
        assert nilai_beda(sinkron) == {}
        assert kalimat in Perbedaan.objects.get(sinkron=sinkron, jenis="SALAH").saran

    def test_another_instansi_is_never_touched(self, beralih, pemeran):
        asing = {**baris_simpeg(pemeran.sari), "id": "P-u", "nip": pemeran.ucok.nip, "nama": "Ucok"}
        beralih.daftar["pegawai"].append(asing)
        sinkron = baca(beralih.sumber)
        assert Perbedaan.objects.get(sinkron=sinkron).jenis == "ORANG_ASING"


class TestJabatanDanUnit:
    @pytest.mark.req("KLK-06")
    def test_names_superiors_and_parents_follow_the_source(self, beralih, pemeran):
        beralih.daftar["unit"] = [
            {"id": "01", "nama": pemeran.unit.dinas.nama},
            {"id": "01.1", "nama": "Bidang Layanan Digital", "kode_induk": "01"},
            {"id": "99", "nama": "Unit yang tidak ada"},
        ]
        beralih.daftar["jabatan"] = [
            {"id": "J-analis", "nama": "Bendahara Pengeluaran", "kode_atasan": "J-kadis"},
        ]
        sinkron = baca(beralih.sumber)
        assert set(nilai_beda(sinkron)) == {
            ("01.1", "unit.nama"), ("J-analis", "jabatan.nama"), ("J-analis", "jabatan.atasan"),
        }  # fmt: skip
        assert Perbedaan.objects.get(sinkron=sinkron, jenis="UNIT_ASING").kunci_luar == "99"
        terapkan_beda(sinkron, oleh=pemeran.wayan, pada=PADA)
        analis, bidang = pemeran.jabatan.analis, pemeran.unit.bidang
        analis.refresh_from_db(), bidang.refresh_from_db()
        assert (analis.nama, analis.atasan) == ("Bendahara Pengeluaran", pemeran.jabatan.kadis)
        assert bidang.nama == "Bidang Layanan Digital"
        assert bidang.letak.get().nama == "Bidang Aplikasi Informatika"
        assert nilai_beda(baca(beralih.sumber, pada=BESOK)) == {}

    def test_a_circle_of_superiors_is_refused_with_its_name(self, beralih, pemeran):
        beralih.daftar["jabatan"] = [
            {"id": "J-kadis", "nama": pemeran.jabatan.kadis.nama, "kode_atasan": "J-prakom"}
        ]
        sinkron = baca(beralih.sumber)
        with pytest.raises(AksiDitolak, match="Kepala Dinas"):
            terapkan_beda(sinkron, oleh=pemeran.wayan, pada=PADA)
