"""From records to rupiah: a month of Sari calculated by hand, and what may go wrong."""

import json
import random
from copy import deepcopy
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from ekinerja.aturan import baca_jejak
from ekinerja.core.errors import AksiDitolak, TidakBerwenang
from ekinerja.core.testing import counted_queries
from ekinerja.core.workflow import SISTEM
from ekinerja.organisasi.models import LetakUnit
from ekinerja.pegawai.models import Pegawai, Penempatan
from ekinerja.pegawai.tests.test_segments import kedudukan
from ekinerja.tpp.facts import himpun
from ekinerja.tpp.hitungan import Hitungan, Penghitung
from ekinerja.tpp.jejak import pisah_jejak
from ekinerja.tpp.keterkinian import penghitung_bulan
from ekinerja.tpp.models import HasilTPP
from ekinerja.tpp.queries import penerima
from ekinerja.tpp.services import hitung_daftar, siapkan_daftar
from ekinerja.tpp.tests.conftest import (
    NOVEMBER_2,
    OKTOBER,
    aktivitas,
    hari_kerja_oktober,
    hari_presensi,
)


def pindahkan(pemeran, orang, jabatan, tanggal):
    lama = Penempatan.objects.get(pegawai=orang, jenis="DEFINITIF")
    lama.masa = DateRange(lama.masa.lower, tanggal)
    lama.save(update_fields=["masa"])
    Penempatan.objects.create(
        instansi=pemeran.instansi,
        pegawai=orang,
        jabatan=jabatan,
        masa=DateRange(tanggal, None),
        dasar="SK 9/2026",
    )


class TestSebulanSari:
    """The month of October 2026, by hand.

    Basic TPP kelas 8: 7.523.000 × 0,55 × 0,9 × 0,94 = 3.500.451,9 → 3.500.452.
    Produktivitas: 6.000 / 6.750 = 0,8888888889; bagiannya 0,6 × itu = 0,53333333334.
    Disiplin: 12 menit 0,5 % + 45 menit 1 % = 1,5 %; bagiannya 0,4 × 0,985 = 0,394.
    Beban kerja   50 %: pagu 1.750.226; produktivitas 933.453,87 → 933.454; bersama
      1.750.226 × 0,92733333334 = 1.623.042,91 → 1.623.043; disiplin 689.589.
    Prestasi      30 %: pagu 1.050.135,6 → 1.050.136; 560.072,53 → 560.073; bersama 973.826,12 →
      973.826; disiplin 413.753.
    Kondisi kerja 10 %: pagu 350.045,2 → 350.045; 186.690,67 → 186.691; bersama 324.608,40 →
      324.608; disiplin 137.917.
    Bruto 1.623.043 + 973.826 + 324.608 = 2.921.477.
    BPJS 1 % dari min(2.921.477; 12.000.000 − 4.000.000) = 29.214,77 → 29.215; pajak belum
      ditetapkan; neto 2.892.262.
    """

    @pytest.mark.req("KLK-11", "BJR-05", "BJR-19")
    def test_it_equals_the_hand_calculation(self, dihitung):
        sari = dihitung.hasil.get(nama="Sari Wulandari")
        assert (sari.bruto, sari.potongan, sari.neto) == (2921477, 29215, 2892262)
        harapan = {
            "basic_tpp": "3500452",
            "persen_produktivitas": "0.8888888889",
            "persen_disiplin": "0.9850000000",
            "pagu_beban_kerja": "1750226",
            "produktivitas_beban_kerja": "933454",
            "disiplin_beban_kerja": "689589",
            "bruto_prestasi_kerja": "973826",
            "disiplin_kondisi_kerja": "137917",
            "bpjs_pegawai": "29215",
            "bpjs_pemberi_kerja": "116859",
            "pajak_tpp": "0",
        }
        assert {nama: sari.rincian[nama] for nama in harapan} == harapan

    def test_it_keeps_the_records_behind_every_fact(self, dihitung, bulan):
        sari = dihitung.hasil.get(nama="Sari Wulandari")
        simpul = {s.istilah: s for s in baca_jejak(bytes(sari.jejak))}
        telat = [bulan["sari", date(2026, 10, hari)].pk for hari in (5, 6)]
        assert simpul["kejadian_terlambat"].nilai == (12, 45)
        assert simpul["kejadian_terlambat"].rekaman == tuple(("hari_presensi", i) for i in telat)
        assert len(simpul["menit_disetujui"].rekaman) == 20
        assert len(sari.jejak) <= 15_000

    def test_it_keeps_the_name_and_post_of_that_month(self, pemeran, dihitung):
        Pegawai.objects.filter(pk=pemeran.sari.pk).update(nama="Sari Menikah")
        sari = dihitung.hasil.get(pegawai=pemeran.sari)
        assert (sari.nama, sari.kelas, sari.jabatan, sari.unit_nama) == (
            "Sari Wulandari",
            8,
            "Pranata Komputer Ahli Pertama",
            "Bidang Aplikasi Informatika",
        )

    def test_it_adds_up_on_the_head_of_the_list(self, dihitung):
        baris = list(dihitung.hasil.all())
        assert dihitung.jumlah_orang == len(baris) == 6
        assert dihitung.jumlah_neto == sum(b.neto for b in baris)
        assert [b.nomor for b in baris] == [1, 2, 3, 4, 5, 6]


class TestBobot:
    """Weights 30/70 of a scheme: the blocks of pagu 1.750.226 are 525.068 and 1.225.158."""

    @pytest.mark.req("PBG-05", "PBG-06")
    def test_it_pays_discipline_and_productivity_by_the_weights(self, pemeran, daftar, skema):
        skema.masa = DateRange(date(2026, 1, 1), date(2026, 10, 1))
        skema.save()
        isi = deepcopy(skema.isi)
        isi["parameter"]["bobot_disiplin"]["nilai"] = "0.3"
        isi["parameter"]["bobot_produktivitas"]["nilai"] = "0.7"
        type(skema).objects.create(
            instansi=pemeran.instansi, kode="uji", versi=2, nama="30/70", isi=isi,
            masa=DateRange(date(2026, 10, 1), None), status="BERLAKU",
        )  # fmt: skip
        type(pemeran.jabatan.kabid).objects.filter(pk=pemeran.jabatan.kabid.pk).update(kelas=8)
        for tanggal in hari_kerja_oktober():
            aktivitas(pemeran, pemeran.budi, tanggal, menit=310)
        hasil = hitung_daftar(daftar, oleh=pemeran.komang, pada=NOVEMBER_2)
        budi = hasil.hasil.get(pegawai=pemeran.budi).rincian
        assert budi["pagu_beban_kerja"] == "1750226"
        assert budi["produktivitas_beban_kerja"] == "1225158"
        assert budi["disiplin_beban_kerja"] == "525068"


class TestHitungDaftar:
    def test_it_gathers_facts_with_a_constant_number_of_queries(self, pemeran, bulan):
        with counted_queries() as sedikit:
            himpun(pemeran.unit.dinas, OKTOBER)
        pindahkan(pemeran, pemeran.tono, pemeran.jabatan.prakom, date(2026, 10, 15))
        with counted_queries() as banyak:
            himpun(pemeran.unit.dinas, OKTOBER)
        assert int(sedikit) == int(banyak) == 3

    def test_it_replaces_the_result_when_run_again(self, pemeran, dihitung):
        lama = dihitung.hasil.get(pegawai=pemeran.sari)
        aktivitas(pemeran, pemeran.sari, date(2026, 10, 30), menit=300)
        baru = hitung_daftar(dihitung, oleh=pemeran.komang, pada=NOVEMBER_2)
        assert baru.hasil.count() == 6
        assert baru.hasil.get(pegawai=pemeran.sari).neto > lama.neto

    def test_it_gives_the_same_bytes_when_nothing_changed(self, pemeran, dihitung):
        lama = list(dihitung.hasil.values_list("pegawai_id", "sidik", "jejak"))
        baru = hitung_daftar(dihitung, oleh=pemeran.komang, pada=NOVEMBER_2)
        kini = list(baru.hasil.values_list("pegawai_id", "sidik", "jejak"))
        assert [(p, s, bytes(j)) for p, s, j in lama] == [(p, s, bytes(j)) for p, s, j in kini]

    def test_it_may_be_done_by_the_system(self, daftar):
        hasil = hitung_daftar(daftar, oleh=SISTEM, pada=NOVEMBER_2)
        assert hasil.riwayat.get().oleh_nama == "sistem"

    @pytest.mark.parametrize("siapa", ["sari", "nyoman", "ratna", "wayan", "tono", "ucok"])
    def test_it_is_refused_to_everybody_but_the_compiler(self, pemeran, daftar, siapa):
        with pytest.raises(TidakBerwenang, match="pembuat daftar"):
            hitung_daftar(daftar, oleh=getattr(pemeran, siapa), pada=NOVEMBER_2)

    def test_it_needs_a_scheme_in_force(self, pemeran):
        daftar = siapkan_daftar(pemeran.unit.dinas, OKTOBER)
        with pytest.raises(AksiDitolak, match="Belum ada skema TPP yang berlaku"):
            hitung_daftar(daftar, oleh=pemeran.komang, pada=NOVEMBER_2)

    def test_it_says_what_the_scheme_lacks(self, pemeran, daftar, skema):
        isi = {**skema.isi, "parameter": {}}
        skema.masa = DateRange(date(2026, 1, 1), date(2026, 10, 1))
        skema.save()
        type(skema).objects.create(
            instansi=pemeran.instansi, kode="uji", versi=2, nama="Kurang", isi=isi,
            masa=DateRange(date(2026, 10, 1), None), status="BERLAKU",
        )  # fmt: skip
        with pytest.raises(AksiDitolak, match=r"belum dapat dipakai.*ikfd"):
            hitung_daftar(daftar, oleh=pemeran.komang, pada=NOVEMBER_2)

    def test_it_refuses_a_month_that_has_not_begun(self, pemeran, daftar):
        with pytest.raises(AksiDitolak, match="belum dimulai"):
            hitung_daftar(daftar, oleh=pemeran.komang, pada=datetime(2026, 9, 1, tzinfo=UTC))

    def test_it_belongs_to_a_paying_unit(self, pemeran):
        with pytest.raises(AksiDitolak, match="Pilih perangkat daerahnya"):
            siapkan_daftar(pemeran.unit.bidang, OKTOBER)

    def test_it_refuses_a_verified_list(self, pemeran, diverifikasi):
        with pytest.raises(AksiDitolak, match="Diverifikasi"):
            hitung_daftar(diverifikasi, oleh=pemeran.komang, pada=NOVEMBER_2)


class TestHalangan:
    def test_it_names_what_to_do_and_stops_nobody_else(self, pemeran, daftar):
        type(pemeran.jabatan.prakom).objects.filter(pk=pemeran.jabatan.prakom.pk).update(kelas=None)
        Pegawai.objects.filter(pk=pemeran.budi.pk).update(dasar_gaji_bpjs=None)
        hasil = hitung_daftar(daftar, oleh=pemeran.komang, pada=NOVEMBER_2)
        kalimat = dict(hasil.halangan.values_list("pegawai__nama", "kalimat"))
        assert (
            "Kelas jabatan “Pranata Komputer Ahli Pertama” belum diisi" in kalimat["Sari Wulandari"]
        )
        assert "Dasar gaji" in kalimat["Budi Santoso"]
        assert hasil.jumlah_orang == hasil.hasil.count() == 4

    def test_it_goes_away_with_the_next_calculation(self, pemeran, daftar):
        Pegawai.objects.filter(pk=pemeran.budi.pk).update(dasar_gaji_bpjs=None)
        hitung_daftar(daftar, oleh=pemeran.komang, pada=NOVEMBER_2)
        Pegawai.objects.filter(pk=pemeran.budi.pk).update(dasar_gaji_bpjs=4_000_000)
        hasil = hitung_daftar(daftar, oleh=pemeran.komang, pada=NOVEMBER_2)
        assert not hasil.halangan.exists() and hasil.jumlah_orang == 6


class TestMutasiTengahBulan:
    """Tono moves on 15 October from kelas 9 (10 working days) to kelas 8 (12), no activities.

    Kelas 9: 9.360.000 × 0,4653 = 4.355.208; 10/22: pagu 989.820, 593.892, 197.964; disiplin 40 %
      395.928 + 237.557 + 79.186 = 712.671.
    Kelas 8: 3.500.452; 12/22: pagu 954.669, 572.801, 190.934; 381.868 + 229.120 + 76.374 =
      687.362. Together 1.400.033.
    """

    @pytest.fixture
    def tono(self, pemeran, daftar):
        pindahkan(pemeran, pemeran.tono, pemeran.jabatan.prakom, date(2026, 10, 15))
        for tanggal in hari_kerja_oktober():
            hari_presensi(pemeran, pemeran.tono, tanggal)
        hasil = hitung_daftar(daftar, oleh=pemeran.komang, pada=NOVEMBER_2)
        return hasil.hasil.get(pegawai=pemeran.tono)

    def test_it_is_paid_by_the_unit_of_the_last_day_with_both_segments(self, pemeran, tono):
        assert tono.bruto == 1_400_033
        assert [(s["unit"], s["bruto"]) for s in tono.rincian["segmen"]] == [
            ("Dinas Pertanian", "712671"),
            ("Bidang Aplikasi Informatika", "687362"),
        ]
        assert sum(Decimal(tono.rincian[f"bruto_{k}_kerja"]) for k in
                   ("beban", "prestasi", "kondisi")) == tono.bruto  # fmt: skip

    def test_it_keeps_a_trace_of_the_month_and_of_each_segment(self, tono):
        bulan, segmen = pisah_jejak(bytes(tono.jejak))
        jumlah = {s.istilah: s for s in baca_jejak(bulan)}["tpp_bruto_sebulan"]
        assert jumlah.nilai == 1_400_033 and len(segmen) == 2
        bruto = [{s.istilah: s.nilai for s in baca_jejak(satu)}["tpp_bruto"] for satu in segmen]
        assert bruto == [712_671, 687_362]


class TestUnitPindah:
    """The bidang of Sari went to another perangkat daerah on 1 July; so did the whole dinas."""

    JUNI, JULI = date(2026, 6, 1), date(2026, 7, 1)

    def pindah(self, pemeran, unit):
        LetakUnit.objects.create(
            instansi=pemeran.instansi, unit=unit, induk=unit.induk, opd=pemeran.unit.dinas,
            nama=unit.nama, jenis=unit.jenis, masa=DateRange(date(2020, 1, 1), self.JULI),
        )  # fmt: skip
        unit.opd = pemeran.unit.dinas_lain
        unit.save(update_fields=["opd"])

    def test_its_people_are_looked_for_where_it_stood_then(self, pemeran):
        self.pindah(pemeran, pemeran.unit.bidang)
        lama, baru = pemeran.unit.dinas.pk, pemeran.unit.dinas_lain.pk
        sari = pemeran.sari.pk
        assert sari in penerima([lama], self.JUNI)
        assert sari in penerima([baru], self.JULI) and sari not in penerima([lama], self.JULI)

    def test_a_former_perangkat_daerah_still_pays_its_open_months(self, pemeran):
        self.pindah(pemeran, pemeran.unit.dinas)
        assert siapkan_daftar(pemeran.unit.dinas, self.JUNI).unit == pemeran.unit.dinas
        with pytest.raises(AksiDitolak, match="Pilih perangkat daerahnya"):
            siapkan_daftar(pemeran.unit.dinas, self.JULI)

    def test_who_is_paid_from_there_on_secondment_is_looked_for_too(self, pemeran):
        kedudukan(
            pemeran, "DIPERBANTUKAN", DateRange(date(2026, 1, 1), None), dibayar=True,
            unit_pembayar=pemeran.unit.bkpsdm,
        )  # fmt: skip
        assert pemeran.sari.pk in penerima([pemeran.unit.bkpsdm.pk], OKTOBER)


class TestUrutanOrang:
    def test_it_does_not_matter(self, pemeran, bulan, daftar, skema):
        penghitung: Penghitung = penghitung_bulan(skema, daftar)
        isi = [o.isi for o in himpun(pemeran.unit.dinas, OKTOBER)]
        urut = {h.pegawai_id: h for h in map(penghitung.hitung, isi)}
        acak = isi[:]
        random.Random(7).shuffle(acak)
        assert {h.pegawai_id: h for h in map(penghitung.hitung, acak)} == urut
        assert all(isinstance(h, Hitungan) for h in urut.values())

    def test_it_never_lets_one_persons_facts_reach_another(self, pemeran, dihitung):
        for hasil in HasilTPP.objects.filter(daftar=dihitung):
            beku = json.loads(bytes(dihitung.fakta.get(pegawai_id=hasil.pegawai_id).isi))
            assert beku["pegawai"] == hasil.pegawai_id
            assert beku["orang"]["nama"] == hasil.nama
