"""The catalogue changes by versions; units propose, Bagian Organisasi decides."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange
from django.urls import reverse

from ekinerja.aktivitas.importers import ImporKatalog
from ekinerja.aktivitas.models import KatalogAktivitas, UsulanKatalog
from ekinerja.aktivitas.services import (
    IsiAktivitas,
    setujui_usulan_katalog,
    tarik_usulan_katalog,
    tetapkan_katalog,
    tolak_usulan_katalog,
    usulkan_katalog,
)
from ekinerja.aktivitas.tests import pembuat
from ekinerja.aktivitas.tests.katalog_uji import katalog, rapat
from ekinerja.aktivitas.tests.pembuat import HARI_INI, PADA
from ekinerja.aktivitas.tests.skema_uji import berlakukan
from ekinerja.core.errors import AksiDitolak, TidakBerwenang
from ekinerja.core.impor import BarisImpor
from ekinerja.core.lingkup import Lingkup
from ekinerja.core.testing import counted_queries
from ekinerja.pegawai.queries import identitas

ISI = IsiAktivitas("U-1", "Melayani tamu", "UMUM", "Kegiatan", norma_waktu=45, poin=Decimal(80))
NOVEMBER = date(2026, 11, 1)


def sebagai(pegawai):
    return identitas(pegawai.user, pada=HARI_INI)


@pytest.fixture
def usulan(pemeran_lengkap):
    return usulkan_katalog(
        ISI,
        unit=pemeran_lengkap.unit.dinas,
        asal=None,
        mulai=NOVEMBER,
        alasan="Belum ada di katalog.",
        oleh=sebagai(pemeran_lengkap.gusti),
        pada=PADA,
    )


class TestVersi:
    def test_a_change_is_a_version_and_old_entries_keep_theirs(self, pemeran_lengkap, indikator):
        lama = katalog(pemeran_lengkap)
        satu = pembuat.dikirim(pemeran_lengkap.sari, indikator, katalog_id=lama.pk)
        baru = tetapkan_katalog(
            ISI, asal=lama, mulai=date(2026, 10, 12), oleh=sebagai(pemeran_lengkap.rini)
        )
        dua = pembuat.dikirim(pemeran_lengkap.sari, indikator, katalog_id=baru.pk)
        satu.refresh_from_db()
        lama.refresh_from_db()
        assert (satu.katalog_id, satu.poin, dua.poin) == (lama.pk, 60, 80)
        assert (baru.versi, lama.masa.upper) == (2, date(2026, 10, 12))

    @pytest.mark.parametrize(
        ("ubah", "kalimat"),
        [
            ({"mulai": date(2020, 1, 1)}, "dimulai sesudah itu"),
            ({"isi": IsiAktivitas("U-1", "A", "UMUM", "Kali")}, "Isi norma waktu, poin"),
            (
                {"isi": replace(ISI, poin=None, pengali={"PESERTA": Decimal(1)})},
                "Pengali peran mengalikan poin",
            ),
            ({"isi": IsiAktivitas("U-1", "A", "JABATAN", "Kali", norma_waktu=5)}, "menyebut nama"),
        ],
    )  # fmt: skip
    def test_what_cannot_be_is_a_sentence(self, pemeran_lengkap, ubah, kalimat):
        isi = {"isi": ISI, "mulai": NOVEMBER} | ubah
        with pytest.raises(AksiDitolak, match=kalimat):
            tetapkan_katalog(
                isi["isi"],
                asal=katalog(pemeran_lengkap),
                mulai=isi["mulai"],
                oleh=sebagai(pemeran_lengkap.rini),
            )

    def test_a_replaced_version_is_not_changed_again(self, pemeran_lengkap):
        lama = katalog(pemeran_lengkap, masa=DateRange(date(2020, 1, 1), date(2026, 1, 1)))
        with pytest.raises(AksiDitolak, match="sudah digantikan"):
            tetapkan_katalog(ISI, asal=lama, mulai=NOVEMBER, oleh=sebagai(pemeran_lengkap.rini))

    @pytest.mark.parametrize("siapa", ["sari", "gusti", "wayan"])
    def test_only_bagian_organisasi_writes_it(self, pemeran_lengkap, siapa):
        with pytest.raises(TidakBerwenang, match="Bagian Organisasi"):
            tetapkan_katalog(
                ISI, asal=None, mulai=NOVEMBER, oleh=sebagai(getattr(pemeran_lengkap, siapa))
            )


class TestUsulan:
    def test_it_becomes_a_version_when_agreed(self, pemeran_lengkap, usulan):
        rini = sebagai(pemeran_lengkap.rini)
        selesai = setujui_usulan_katalog(usulan, oleh=rini, pada=PADA)
        assert (selesai.status, selesai.hasil.kode, selesai.hasil.poin) == ("DISETUJUI", "U-1", 80)
        assert [satu.langkah for satu in usulan.riwayat.all()] == ["usulkan", "setujui"]
        with pytest.raises(AksiDitolak, match="Langkah ini tidak dapat dilakukan"):
            setujui_usulan_katalog(usulan, oleh=rini, pada=PADA)
        assert KatalogAktivitas.objects.count() == 1

    def test_a_code_taken_meanwhile_leaves_it_waiting(self, pemeran_lengkap, usulan):
        katalog(pemeran_lengkap, kode="U-1")
        with pytest.raises(AksiDitolak, match="Kode ini sudah"):
            setujui_usulan_katalog(usulan, oleh=sebagai(pemeran_lengkap.rini), pada=PADA)
        usulan.refresh_from_db()
        assert usulan.status == "DIAJUKAN"

    def test_a_refusal_has_a_reason(self, pemeran_lengkap, usulan):
        rini = sebagai(pemeran_lengkap.rini)
        with pytest.raises(AksiDitolak, match="Alasan wajib diisi"):
            tolak_usulan_katalog(usulan, alasan=" ", oleh=rini, pada=PADA)
        ditolak = tolak_usulan_katalog(usulan, alasan="Sudah ada.", oleh=rini, pada=PADA)
        assert ditolak.status == "DITOLAK"

    def test_only_its_proposer_takes_it_back(self, pemeran_lengkap, usulan):
        with pytest.raises(TidakBerwenang):
            tarik_usulan_katalog(usulan, oleh=sebagai(pemeran_lengkap.rini), pada=PADA)
        gusti = sebagai(pemeran_lengkap.gusti)
        assert tarik_usulan_katalog(usulan, oleh=gusti, pada=PADA).status == "DITARIK"

    def test_nobody_decides_about_the_own_proposal(self, pemeran_lengkap, usulan):
        with pytest.raises(TidakBerwenang, match="bukan oleh pengusulnya"):
            setujui_usulan_katalog(usulan, oleh=sebagai(pemeran_lengkap.gusti), pada=PADA)

    def test_a_unit_of_another_dinas_is_refused(self, pemeran_lengkap):
        with pytest.raises(TidakBerwenang, match="unit yang dikelolanya"):
            usulkan_katalog(
                ISI, unit=pemeran_lengkap.unit.dinas_lain, asal=None, mulai=NOVEMBER,
                alasan="Perlu.", oleh=sebagai(pemeran_lengkap.gusti), pada=PADA,
            )  # fmt: skip


class TestLayar:
    def kiriman(self, milik, **ubah):
        return {
            "kode": "U-5", "nama": "Melayani tamu", "kelompok": "UMUM", "satuan": "Kegiatan",
            "norma_waktu": "45", "poin": "60", "jenis_bukti": "FOTO", "bukti_wajib": "on",
            "pengali_peserta": "0.75", "mulai": "2026-11-01", "unit": milik.pk,
            "alasan": "Belum ada di katalog.",
        } | ubah  # fmt: skip

    def test_a_proposal_goes_by_form_to_its_decision(self, pemeran_lengkap, as_gusti, as_rini):
        alamat = reverse("aktivitas:katalog_baru")
        as_gusti.post(alamat, self.kiriman(pemeran_lengkap.unit.dinas))
        usulan = UsulanKatalog.objects.get()
        assert usulan.pengali_peran == {"PESERTA": "0.75"}
        halaman = reverse("aktivitas:usulan_katalog_rincian", args=[usulan.pk])
        assert "Peserta × 0,75" in as_rini.get(halaman).content.decode()
        as_rini.post(reverse("aktivitas:usulan_katalog_putus", args=[usulan.pk, "setujui"]))
        assert KatalogAktivitas.objects.get().jenis_bukti == "FOTO"

    def test_bagian_organisasi_writes_directly(self, pemeran_lengkap, as_rini):
        kiriman = self.kiriman(pemeran_lengkap.unit.dinas)
        jawaban = as_rini.post(reverse("aktivitas:katalog_baru"), kiriman)
        satu = KatalogAktivitas.objects.get()
        assert jawaban["Location"] == reverse("aktivitas:katalog_rincian", args=[satu.pk])

    @pytest.mark.parametrize(
        ("ubah", "kalimat"),
        [
            ({"nama": ""}, "Isi nama aktivitas."),
            ({"poin": "-1"}, "angka lebih dari nol"),
            ({"norma_waktu": "", "poin": ""}, "Isi norma waktu, poin, atau keduanya"),
            ({"unit": "0"}, "Pilih unit yang Anda kelola."),
            ({"alasan": ""}, "Tuliskan alasan usulannya."),
        ],
    )
    def test_what_is_refused_comes_back(self, pemeran_lengkap, as_gusti, ubah, kalimat):
        isi = self.kiriman(pemeran_lengkap.unit.dinas, **ubah)
        jawaban = as_gusti.post(reverse("aktivitas:katalog_baru"), isi)
        assert jawaban.status_code == 422
        assert kalimat in jawaban.content.decode()
        assert not UsulanKatalog.objects.exists()

    def test_others_are_refused(self, as_sari, pemeran):
        assert as_sari.get(reverse("aktivitas:katalog_baru")).status_code == 403

    @pytest.mark.req("DPS-10")
    def test_every_job_has_points_and_rupiah_once_decreed(self, pemeran, as_sari):
        satu = rapat(pemeran)
        alamat = reverse("aktivitas:katalog_rincian", args=[satu.pk])
        assert "belum ditetapkan" in as_sari.get(alamat).content.decode()
        berlakukan(pemeran, harga_poin="1250.50")
        for halaman in (alamat, reverse("aktivitas:katalog")):
            isi = as_sari.get(halaman).content.decode().replace("\xa0", " ")
            assert "75.030" in isi, halaman

    def test_the_list_is_filtered_exported_and_cheap(self, as_rini, usulan):
        alamat = reverse("aktivitas:usulan_katalog")
        with counted_queries() as n:
            isi = as_rini.get(alamat, {"q": "tamu", "status": "DIAJUKAN"}).content.decode()
        assert "Melayani tamu" in isi and int(n) <= 15
        assert "Tidak ada usulan" in as_rini.get(alamat, {"status": "DITOLAK"}).content.decode()
        ekspor = as_rini.get(reverse("aktivitas:usulan_katalog_ekspor", args=["xlsx"]))
        assert ekspor.content.startswith(b"PK")

    def test_it_is_invisible_to_outsiders(self, as_tono, as_ucok, usulan):
        alamat = reverse("aktivitas:usulan_katalog_rincian", args=[usulan.pk])
        assert as_tono.get(alamat).status_code == as_ucok.get(alamat).status_code == 404


def baris(nomor=2, **isi):
    awal = {k.nama: None for k in ImporKatalog.kolom} | {
        "kode": "U-1", "nama": "Melayani tamu", "satuan": "Kegiatan", "poin": Decimal("80.00"),
    }  # fmt: skip
    return BarisImpor(nomor, awal | isi)


@pytest.fixture
def impor(pemeran):
    lingkup = Lingkup(
        instansi_id=pemeran.instansi.pk, per_tanggal=HARI_INI, unit_ids=None, pegawai_id=None,
        kapasitas="Bagian Organisasi",
    )  # fmt: skip

    def jalankan(*semua):
        satu = ImporKatalog()
        rancangan = satu.periksa(semua, lingkup)
        if not rancangan.masalah:
            satu.terapkan(rancangan, oleh=pemeran.sari, pada=PADA)
        return rancangan

    return jalankan


class TestImpor:
    def test_hundreds_of_rows_with_points_only_cost_the_same(self, impor, pemeran):
        jumlah = []
        for banyak in (5, 300):
            semua = [baris(n, kode=f"S-{banyak}-{n}") for n in range(banyak)]
            with counted_queries() as n:
                assert len(impor(*semua).baru) == banyak
            jumlah.append(int(n))
        assert jumlah[0] == jumlah[1]
        assert KatalogAktivitas.objects.filter(norma_waktu=None, poin=80).count() == 305

    def test_the_same_file_twice_changes_nothing(self, impor):
        satu = baris(pengali_peran={"PESERTA": "0.75"}, mulai=date(2026, 1, 1))
        assert len(impor(satu).baru) == 1
        assert impor(satu).tetap == 1

    def test_a_later_date_is_a_new_version(self, impor, pemeran):
        impor(baris(mulai=date(2026, 1, 1)))
        impor(baris(poin=Decimal("90.00"), mulai=NOVEMBER))
        assert list(KatalogAktivitas.objects.order_by("versi").values_list("versi", "poin")) == [
            (1, Decimal("80.00")), (2, Decimal("90.00")),
        ]  # fmt: skip
        assert KatalogAktivitas.objects.get(versi=1).masa.upper == NOVEMBER

    def test_a_version_in_use_is_not_changed_in_place(self, impor, pemeran, indikator):
        impor(baris(mulai=date(2026, 1, 1)))
        milik = KatalogAktivitas.objects.get()
        pembuat.draf(pemeran.sari, indikator, katalog_id=milik.pk)
        masalah = impor(baris(poin=Decimal("90.00"))).masalah
        assert "sudah dipakai mencatat" in masalah[0].kalimat
        assert impor(baris()).tetap == 1

    @pytest.mark.parametrize(
        ("isi", "kalimat"),
        [
            ({"poin": None}, "Isi norma waktu, poin"),
            ({"poin": None, "norma_waktu": 5, "pengali_peran": {"PESERTA": "1.00"}}, "Isi poinnya"),
        ],
    )
    def test_a_row_without_worth_is_refused(self, impor, isi, kalimat):
        assert kalimat in impor(baris(**isi)).masalah[0].kalimat

    def test_two_versions_in_one_file_are_refused(self, impor):
        dua = impor(baris(2, mulai=date(2026, 1, 1)), baris(3, mulai=NOVEMBER))
        assert len(dua.masalah) == 2
