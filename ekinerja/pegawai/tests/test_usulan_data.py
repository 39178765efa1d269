"""A person proposes corrections of the own data; who keeps them decides, and nobody else."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError
from django.db.backends.postgresql.psycopg_any import DateRange
from django.urls import reverse

from ekinerja.core.errors import AksiDitolak, TidakBerwenang
from ekinerja.core.testing import counted_queries
from ekinerja.organisasi.models import PemberianPeran
from ekinerja.pegawai.models import Pegawai, RiwayatPegawai, UsulanData
from ekinerja.pegawai.services import (
    BuktiUsulan,
    tarik_usulan_data,
    terima_usulan_data,
    tolak_usulan_data,
    usulkan_perubahan,
)

PADA = datetime(2026, 10, 5, 2, 0, tzinfo=UTC)
LAMA, BARU = "0102030405", "0998877665"
PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF"


@pytest.fixture(autouse=True)
def pagi():
    with time_machine.travel(PADA, tick=False):
        yield


@pytest.fixture
def sari(pemeran):
    Pegawai.objects.filter(pk=pemeran.sari.pk).update(
        nomor_rekening=LAMA, kode_bank="129", npwp="", nik="", status_ptkp="TK/0"
    )
    pemeran.sari.refresh_from_db()
    return pemeran.sari


@pytest.fixture
def admin_sari(pemeran):
    """Tono keeps the people of the unit of Sari."""
    PemberianPeran.objects.create(
        instansi=pemeran.instansi, user=pemeran.tono.user, peran="ADMIN_PD",
        unit=pemeran.unit.dinas, masa=DateRange(date(2020, 1, 1), None), dasar="SK",
    )  # fmt: skip
    return pemeran.tono


def usul(orang, oleh=None, **isi):
    return usulkan_perubahan(
        orang, isi or {"nomor_rekening": BARU, "kode_bank": "129"},
        bukti=BuktiUsulan("Ganti rekening gaji"), oleh=oleh or orang, pada=PADA,
    )  # fmt: skip


class TestUsulkan:
    def test_each_changed_datum_waits_by_itself(self, sari):
        hasil = usul(sari, nomor_rekening=BARU, kode_bank="129", status_ptkp="K/1", npwp="")
        assert [(s.data, s.semula, s.menjadi, s.status) for s in hasil] == [
            ("PTKP", "TK/0", "K/1", "MENUNGGU"),
            ("REKENING", LAMA, BARU, "MENUNGGU"),
        ]
        assert (hasil[1].bank_semula, hasil[1].bank_menjadi) == ("129", "129")
        sari.refresh_from_db()
        assert (sari.nomor_rekening, sari.status_ptkp) == (LAMA, "TK/0")
        assert hasil[0].riwayat.get().langkah == "usulkan"

    def test_one_that_waits_already_is_refused(self, sari):
        usul(sari)
        with pytest.raises(AksiDitolak, match="masih menunggu diperiksa"):
            usul(sari, nomor_rekening="0111111111", kode_bank="129")

    @pytest.mark.parametrize(
        ("isi", "kalimat"),
        [
            ({"nomor_rekening": LAMA, "kode_bank": "129"}, "Tidak ada yang berubah"),
            ({"nomor_rekening": "12", "kode_bank": "129"}, "6 sampai 20 angka"),
            ({"nomor_rekening": "", "kode_bank": ""}, "tidak dapat dikosongkan"),
            ({"npwp": "1"}, "NPWP harus 15 atau 16"),
            ({"nik": "1"}, "NIK harus 16 angka"),
            ({"status_ptkp": "K/9"}, "tidak dikenal"),
        ],
    )
    def test_what_cannot_be_is_refused(self, sari, isi, kalimat):
        with pytest.raises(AksiDitolak, match=kalimat):
            usul(sari, **isi)
        assert not UsulanData.objects.exists()

    def test_about_another_it_is_refused(self, pemeran, sari):
        for oleh in (pemeran.budi, pemeran.wayan, pemeran.ucok):
            with pytest.raises(TidakBerwenang, match="orangnya sendiri"):
                usul(sari, oleh)


class TestPutuskan:
    def test_bkpsdm_accepts_and_the_register_follows_with_its_trail(self, pemeran, sari):
        usulan = terima_usulan_data(usul(sari)[0], oleh=pemeran.wayan, pada=PADA)
        sari.refresh_from_db()
        assert (usulan.status, sari.nomor_rekening) == ("DITERIMA", BARU)
        jejak = RiwayatPegawai.objects.get(objek=sari)
        assert (jejak.langkah, jejak.oleh_nama) == ("ubah", pemeran.wayan.nama)
        assert "nomor rekening" in jejak.alasan and f"usulan nomor {usulan.pk}" in jejak.alasan
        assert BARU not in jejak.alasan

    def test_the_admin_of_the_unit_accepts(self, sari, admin_sari):
        terima_usulan_data(usul(sari)[0], oleh=admin_sari, pada=PADA)
        sari.refresh_from_db()
        assert sari.nomor_rekening == BARU

    def test_an_admin_of_another_unit_may_not(self, pemeran, sari):
        PemberianPeran.objects.create(
            instansi=pemeran.instansi, user=pemeran.tono.user, peran="ADMIN_PD",
            unit=pemeran.unit.dinas_lain, masa=DateRange(None, None), dasar="SK",
        )  # fmt: skip
        usulan = usul(sari)[0]
        for oleh in (pemeran.tono, pemeran.budi, pemeran.made, pemeran.ucok):
            with pytest.raises(TidakBerwenang, match="admin perangkat daerah pegawainya"):
                terima_usulan_data(usulan, oleh=oleh, pada=PADA)
            with pytest.raises(TidakBerwenang):
                tolak_usulan_data(usulan, alasan="Bukti kurang", oleh=oleh, pada=PADA)

    def test_nobody_decides_on_the_own_proposal(self, pemeran):
        usulan = usul(pemeran.wayan, npwp="123456789012345")[0]
        with pytest.raises(TidakBerwenang, match="diperiksa orang lain"):
            terima_usulan_data(usulan, oleh=pemeran.wayan, pada=PADA)
        with pytest.raises(IntegrityError, match="usulan_data_diputus_orang_lain"):
            UsulanData.objects.filter(pk=usulan.pk).update(
                status="DITERIMA", diputus_oleh=pemeran.wayan.user
            )

    def test_a_refusal_needs_a_reason(self, pemeran, sari):
        usulan = usul(sari)[0]
        with pytest.raises(AksiDitolak, match="Alasan wajib"):
            tolak_usulan_data(usulan, alasan=" ", oleh=pemeran.wayan, pada=PADA)
        tolak_usulan_data(usulan, alasan="Buku tabungan buram", oleh=pemeran.wayan, pada=PADA)
        with pytest.raises(AksiDitolak, match="Ditolak"):
            terima_usulan_data(usulan, oleh=pemeran.wayan, pada=PADA)
        assert usul(sari), "boleh mengusulkan lagi"

    def test_a_value_that_changed_meanwhile_is_not_overwritten(self, pemeran, sari):
        usulan = usul(sari)[0]
        Pegawai.objects.filter(pk=sari.pk).update(nomor_rekening="0555555555")
        with pytest.raises(AksiDitolak, match="sudah berubah sejak diusulkan"):
            terima_usulan_data(usulan, oleh=pemeran.wayan, pada=PADA)
        usulan.refresh_from_db()
        assert usulan.status == "MENUNGGU"

    def test_only_the_proposer_takes_it_back(self, pemeran, sari):
        usulan = usul(sari)[0]
        with pytest.raises(TidakBerwenang, match="yang mengusulkannya"):
            tarik_usulan_data(usulan, oleh=pemeran.wayan, pada=PADA)
        assert tarik_usulan_data(usulan, oleh=sari, pada=PADA).status == "DITARIK"


def url(nama, *argumen):
    return reverse(f"pegawai:usulan_data{nama}", args=argumen)


class TestLayar:
    def kirim(self, client, **ubah):
        isi = {"nomor_rekening": BARU, "kode_bank": "129", "status_ptkp": "TK/0"}
        return client.post(url("_baru"), isi | ubah)

    def test_it_is_proposed_decided_and_read(self, as_sari, as_wayan, sari):
        assert url("_baru") in as_sari.get(reverse("pegawai:rincian", args=[sari.pk])).text
        bukti = SimpleUploadedFile("buku.pdf", PDF, "application/pdf")
        assert self.kirim(as_sari, berkas=bukti)["Location"] == url("")
        usulan = UsulanData.objects.get()
        assert "Menunggu diperiksa" in as_sari.get(url("")).text
        halaman = as_wayan.get(url("_rincian", usulan.pk)).text
        assert LAMA in halaman and BARU in halaman
        assert as_wayan.get(url("_berkas", usulan.pk)).content == PDF
        assert as_wayan.post(url("_putus", usulan.pk, "terima")).status_code == 302
        sari.refresh_from_db()
        assert sari.nomor_rekening == BARU
        assert "Diterima" in as_sari.get(url("_rincian", usulan.pk)).text

    def test_what_waits_is_not_offered_again(self, as_sari, sari):
        self.kirim(as_sari)
        halaman = as_sari.get(url("_baru")).text
        assert 'name="nomor_rekening"' not in halaman and "Rekening bank" in halaman
        assert 'name="npwp"' in halaman

    def test_a_refused_form_keeps_what_was_typed(self, as_sari, sari):
        jawaban = self.kirim(as_sari, nomor_rekening="77")
        assert jawaban.status_code == 422
        assert 'value="77"' in jawaban.text

    def test_the_list_and_the_file_hold_no_account_number(self, as_sari, as_wayan, sari):
        self.kirim(as_sari)
        berkas = as_wayan.get(url("_ekspor", "csv")).content.decode("utf-8-sig")
        assert "Rekening bank" in berkas and "Sari Wulandari" in berkas
        for teks in (berkas, as_wayan.get(url("")).text):
            assert BARU not in teks and LAMA not in teks

    def test_others_see_nothing_of_it(self, as_sari, as_budi, as_tono, as_made, as_ucok, sari):
        self.kirim(as_sari)
        pk = UsulanData.objects.get().pk
        for client in (as_budi, as_tono, as_made, as_ucok):
            assert client.get(url("_rincian", pk)).status_code == 404
            assert client.post(url("_putus", pk, "terima")).status_code == 404
            assert "Sari Wulandari" not in client.get(url("")).text

    def test_the_own_buttons_hold_no_decision(self, as_sari, sari):
        self.kirim(as_sari)
        pk = UsulanData.objects.get().pk
        halaman = as_sari.get(url("_rincian", pk)).text
        assert url("_putus", pk, "tarik") in halaman
        assert url("_putus", pk, "terima") not in halaman
        assert as_sari.post(url("_putus", pk, "terima")).status_code == 403

    def test_it_is_narrowed_and_takes_the_same_queries(self, as_wayan, pemeran, sari):
        usul(sari)
        as_wayan.get(url(""))
        with counted_queries() as sedikit:
            as_wayan.get(url(""))
        for orang in (pemeran.budi, pemeran.ratna, pemeran.tono, pemeran.dewi):
            usul(orang, npwp="123456789012345")
        with counted_queries() as banyak:
            as_wayan.get(url(""))
        assert int(banyak) == int(sedikit) <= 15
        hasil = as_wayan.get(url(""), {"q": "budi", "apa": "NPWP", "status": "MENUNGGU"}).text
        assert "Budi Santoso" in hasil and "Sari Wulandari" not in hasil
