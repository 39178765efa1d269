"""Who has not, reminders once a day, and indicators against the calendar."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
import time_machine
from django.db import DatabaseError, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.urls import reverse

from ekinerja.core.lingkup import Lingkup
from ekinerja.core.testing import counted_queries
from ekinerja.kalender.queries import hari_kerja_unit
from ekinerja.laporan.models import Pengingat
from ekinerja.laporan.queries import (
    bagian_hari,
    daftar_kemajuan,
    keadaan_skp,
)
from ekinerja.laporan.services import hitung_ringkasan, ingatkan
from ekinerja.laporan.tests import pembuat
from ekinerja.pegawai.models import Delegasi
from ekinerja.skp.models import Indikator, KelolaLuar, TargetBulanan
from ekinerja.skp.tests import pembuat as skp_uji

pytestmark = pytest.mark.django_db
HARI = date(2026, 10, 12)
SEPULUH = Decimal("0.10")


@pytest.fixture(autouse=True)
def hari_ini():
    with time_machine.travel(skp_uji.PADA, tick=False):
        yield


def seluruh(pemeran):
    return Lingkup(pemeran.instansi.pk, HARI, None)


class TestKeadaan:
    def test_it_says_where_everybody_stands(self, pemeran):
        skp_uji.disetujui(pemeran.sari, oleh=pemeran.budi)
        skp_uji.diajukan(pemeran.budi)
        skp_uji.draf(pemeran.dewi)
        hasil = {s.unit.pk: s.banyak for s in keadaan_skp(seluruh(pemeran), pada=HARI).baris}
        assert hasil[pemeran.unit.dinas.pk] == {
            "belum": 3,
            "draf": 1,
            "menunggu": 1,
            "disetujui": 1,
        }

    def test_it_names_who_must_act(self, pemeran):
        skp_uji.diajukan(pemeran.budi)
        dicari = {"keadaan": ("menunggu",), "pada": HARI, "batas": 5}
        (satu,) = keadaan_skp(seluruh(pemeran), **dicari).orang
        assert (satu.nama, satu.penilai) == (pemeran.budi.nama, pemeran.ratna.nama)

    def test_it_owes_nothing_where_it_is_kept_elsewhere(self, pemeran, as_wayan):
        KelolaLuar.objects.create(
            instansi=pemeran.instansi, unit=pemeran.unit.dinas_lain, aplikasi="Ruang GTK",
            dasar="SE 1/2026", masa=("2026-01-01", None),
        )  # fmt: skip
        belum = keadaan_skp(seluruh(pemeran), keadaan=("belum",), pada=HARI, batas=50).orang
        assert pemeran.tono.pk not in {satu.pegawai_id for satu in belum}
        halaman = as_wayan.get(reverse("laporan:pemantauan")).content.decode()
        assert "1 orang dikelola di luar, dihitung lengkap" in halaman


class TestIngatkan:
    def kirim(self, siapa, keadaan="belum", unit=""):
        return siapa.post(reverse("laporan:ingatkan"), {"keadaan": keadaan, "unit": unit})

    def test_it_reminds_each_once_a_day(self, as_wayan, pemeran):
        self.kirim(as_wayan, unit=pemeran.unit.dinas.pk)
        assert Pengingat.objects.count() == 6
        self.kirim(as_wayan, unit=pemeran.unit.dinas.pk)
        assert Pengingat.objects.count() == 6
        esok = skp_uji.PADA + timedelta(days=1)
        enam = set(Pengingat.objects.values_list("penerima_id", flat=True))
        oleh = pemeran.wayan.user
        pesan = {
            "hal": Pengingat.MENYUSUN, "lingkup": seluruh(pemeran), "oleh": oleh,
            "pada": esok,
        }  # fmt: skip
        assert ingatkan(enam, **pesan) == (6, 0)
        assert ingatkan(enam, **pesan) == (0, 6)
        assert Pengingat.objects.count() == 12

    def delegasi(self, pemeran, **lain):
        return Delegasi.objects.create(
            instansi=pemeran.instansi, pemberi=pemeran.ratna, penerima=pemeran.nyoman,
            masa=DateRange(date(2026, 10, 1), date(2026, 11, 1)), dasar="SP 2/2026",
            **lain,
        )  # fmt: skip

    def test_who_decides_in_the_stead_of_another_sees_the_reminder(
        self, as_wayan, as_nyoman, as_dewi, pemeran
    ):
        self.delegasi(pemeran)
        skp_uji.diajukan(pemeran.budi)
        self.kirim(as_wayan, "menunggu")
        alamat = reverse("laporan:pengingat")
        isi = as_nyoman.get(alamat).content.decode()
        assert f"Putuskan SKP yang menunggu {pemeran.ratna.nama}" in isi
        assert "atas namanya" in isi
        assert "Tidak ada pengingat" in as_dewi.get(alamat).content.decode()

    def test_a_delegate_for_other_people_is_not_bothered(self, as_wayan, as_nyoman, pemeran):
        self.delegasi(pemeran, unit=pemeran.unit.subbag)
        skp_uji.diajukan(pemeran.budi)
        self.kirim(as_wayan, "menunggu")
        isi = as_nyoman.get(reverse("laporan:pengingat")).content.decode()
        assert "Tidak ada pengingat" in isi

    def test_it_reminds_who_must_decide(self, as_wayan, pemeran):
        skp_uji.diajukan(pemeran.budi)
        self.kirim(as_wayan, "menunggu")
        satu = Pengingat.objects.get()
        assert (satu.penerima, satu.hal) == (pemeran.ratna, Pengingat.MENYETUJUI)

    def test_it_is_read_on_the_home_page(self, as_wayan, as_sari, as_budi, pemeran):
        assert reverse("laporan:pengingat") in as_sari.get("/").content.decode()
        self.kirim(as_wayan, unit=pemeran.unit.bidang.pk)
        isi_sari = as_sari.get(reverse("laporan:pengingat"), headers={"HX-Request": "true"})
        assert "Susun SKP Anda" in isi_sari.content.decode()
        assert "Wayan Sudiarta" in isi_sari.content.decode()

    def test_it_reaches_only_the_subtree_of_a_head(self, as_budi, pemeran):
        self.kirim(as_budi)
        assert set(Pengingat.objects.values_list("penerima__nama", flat=True)) == {
            pemeran.sari.nama, pemeran.budi.nama,
        }  # fmt: skip
        assert self.kirim(as_budi, unit=pemeran.unit.dinas_lain.pk).status_code == 403

    def test_it_is_refused_to_staff_and_examiners(self, as_sari, as_made, pemeran):
        assert self.kirim(as_sari).status_code == 403
        assert self.kirim(as_made).status_code == 403
        assert not Pengingat.objects.exists()

    def test_it_changes_nothing_without_a_state(self, as_wayan, pemeran):
        self.kirim(as_wayan, keadaan="lain")
        assert not Pengingat.objects.exists()

    def test_it_is_never_changed(self, as_wayan, pemeran):
        self.kirim(as_wayan, unit=pemeran.unit.bidang.pk)
        with pytest.raises(DatabaseError, match="hanya dapat ditambah"), transaction.atomic():
            Pengingat.objects.update(hari=date(2026, 1, 1))


class TestHariKerja:
    def test_it_is_the_share_of_days_passed(self):
        kerja = [date(2026, 10, hari) for hari in (5, 6, 7, 8, 9, 12, 13, 14, 15, 16)]
        masa = {"mulai": date(2026, 10, 1), "selesai": date(2026, 11, 1)}
        assert bagian_hari(kerja, pada=date(2026, 10, 9), **masa) == Decimal("0.5")
        assert bagian_hari(kerja, pada=date(2026, 10, 1), **masa) == 0
        assert bagian_hari(kerja, pada=date(2026, 12, 1), **masa) == 1

    def test_it_follows_the_unit_whose_pattern_holds(self, pemeran):
        unit = [pemeran.unit.bidang.pk, pemeran.unit.dinas_lain.pk]
        with counted_queries() as banyak:
            hari = hari_kerja_unit(
                pemeran.instansi.pk, unit_ids=unit, awal=date(2026, 10, 1), akhir=date(2026, 11, 1)
            )
        assert int(banyak) == 1
        assert len(hari[unit[0]]) == 22
        assert hari[unit[0]] is hari[unit[1]]


class TestKemajuan:
    @pytest.fixture
    def rencana(self, pemeran):
        """120 reports in the year; 1 January to 12 October has passed."""
        skp = skp_uji.disetujui(pemeran.sari, oleh=pemeran.budi)
        self.laporan = skp_uji.indikator_pertama(skp)
        return seluruh(pemeran)

    def capai(self, banyak):
        bulan = TargetBulanan.objects.filter(indikator=self.laporan, awal=date(2026, 3, 1))
        bulan.update(realisasi=banyak)

    def nilai(self, lingkup, toleransi=SEPULUH):
        hitung_ringkasan(lingkup.instansi_id, awal=HARI, pada=skp_uji.PADA)
        semua = ("tertinggal", "sesuai", "mendahului")
        daftar = daftar_kemajuan(lingkup, keadaan=semua, toleransi=toleransi, batas=9)
        return next(satu for satu in daftar if satu.id == self.laporan.pk)

    @pytest.mark.req("PBG-13")
    def test_it_is_judged_against_the_working_days(self, pemeran, rencana):
        # 2026 without days off has 261 weekdays; 203 of them are past on Monday 12 October
        assert self.nilai(rencana).harapan == (Decimal(203) / 261).quantize(Decimal("0.0001"))
        for realisasi, keadaan in ((81, "tertinggal"), (82, "sesuai"), (105, "sesuai"),
                                   (106, "mendahului")):  # fmt: skip
            self.capai(realisasi)
            assert self.nilai(rencana).keadaan == keadaan, realisasi

    def test_it_forgives_what_the_tolerance_says(self, pemeran, rencana):
        self.capai(80)
        assert self.nilai(rencana).keadaan == "tertinggal"
        assert self.nilai(rencana, Decimal("0.20")).keadaan == "sesuai"

    def test_it_counts_what_was_reached_before(self, pemeran, rencana):
        self.capai(30)
        assert self.nilai(rencana).nyata == Decimal("0.25")
        assert self.nilai(rencana).realisasi == 30

    def test_it_does_not_judge_what_should_shrink(self, pemeran, rencana):
        ids = Indikator.objects.filter(polaritas="NAIK").count()
        hitung_ringkasan(rencana.instansi_id, awal=HARI, pada=skp_uji.PADA)
        daftar = daftar_kemajuan(rencana, keadaan=("tertinggal",), toleransi=SEPULUH, batas=9)
        assert len(daftar) == ids == 2

    @pytest.mark.req("BKN-23", "PBG-13")
    def test_it_is_shown_as_a_gauge(self, as_wayan, rencana):
        self.capai(30)
        hitung_ringkasan(rencana.instansi_id, awal=HARI, pada=skp_uji.PADA)
        alamat = reverse("laporan:kemajuan")
        with counted_queries() as banyak:
            halaman = as_wayan.get(alamat).content.decode()
        assert int(banyak) <= 15
        assert 'max="100" value="25"' in halaman
        assert "30 dari 120 laporan" in halaman
        assert "Tertinggal" in halaman

    def test_it_is_refused_to_staff(self, as_sari, as_tono):
        for nama in ("kemajuan", "pemantauan"):
            assert as_sari.get(reverse(f"laporan:{nama}")).status_code == 403
            assert as_tono.get(reverse(f"laporan:{nama}")).status_code == 403


class TestLayar:
    def test_it_asks_the_same_however_many_people(self, as_wayan, pemeran):
        alamat = reverse("laporan:pemantauan")
        with counted_queries() as sedikit:
            as_wayan.get(f"{alamat}?keadaan=disetujui")
        skp_uji.disetujui(pemeran.sari, oleh=pemeran.budi)
        with counted_queries() as banyak:
            halaman = as_wayan.get(f"{alamat}?keadaan=disetujui")
        assert int(sedikit) == int(banyak) <= 15
        assert pemeran.sari.nama in halaman.content.decode()

    def test_it_exports_the_list(self, as_budi, pemeran):
        alamat = reverse("laporan:pemantauan_ekspor", args=["csv"])
        isi_csv = as_budi.get(f"{alamat}?keadaan=belum").content.decode()
        assert pemeran.sari.nama in isi_csv
        assert pemeran.dewi.nama not in isi_csv

    def test_it_shows_the_line_of_the_whole(self, as_wayan, pemeran):
        pembuat.garis(pemeran)
        halaman = as_wayan.get(reverse("laporan:pemantauan")).content.decode()
        assert "Belum disetujui" in halaman
