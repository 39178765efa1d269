"""What is written about a person: who may change it, and what it must look like."""

from datetime import UTC, date, datetime

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange
from django.urls import reverse

from ekinerja.aktivitas.tests.pembuat import foto
from ekinerja.core.errors import AksiDitolak, TidakBerwenang
from ekinerja.core.lingkup import Lingkup
from ekinerja.instansi.models import SumberData, SumberMedan
from ekinerja.pegawai.data_diri import (
    periksa_nik,
    periksa_npwp,
    periksa_ptkp,
    periksa_rekening,
    rapikan_angka,
)
from ekinerja.pegawai.golongan import GOLONGAN_PNS, golongan_untuk, sebutan_golongan
from ekinerja.pegawai.models import RiwayatPegawai
from ekinerja.pegawai.services import ubah_data

PADA = datetime(2026, 10, 5, 2, 0, tzinfo=UTC)
LAHIR = date(1990, 1, 1)


class TestNIK:
    def test_a_woman_has_forty_added_to_her_day(self):
        assert periksa_nik("5171014101900003", lahir=LAHIR, kelamin="P") == ""
        assert periksa_nik("5171010101900003", lahir=LAHIR, kelamin="L") == ""

    @pytest.mark.parametrize(
        ("nik", "kelamin", "kalimat"),
        [
            ("51710101019000", "L", "16 angka"),
            ("5171010101900003", "P", "bukan milik orang perempuan"),
            ("5171014101900003", "L", "bukan milik orang laki-laki"),
            ("5171010201900003", "L", "02-01-90"),
        ],
    )
    def test_a_contradiction_is_said(self, nik, kelamin, kalimat):
        assert kalimat in periksa_nik(nik, lahir=LAHIR, kelamin=kelamin)

    def test_unknown_facts_contradict_nothing(self):
        assert periksa_nik("5171014101900003", lahir=None, kelamin="") == ""
        assert periksa_nik("", lahir=LAHIR, kelamin="P") == ""


class TestAngka:
    def test_npwp_has_fifteen_or_sixteen_digits(self):
        assert periksa_npwp(rapikan_angka("01.234.567.8-901.000")) == ""
        assert periksa_npwp("5171014101900003") == ""
        assert "15 atau 16" in periksa_npwp("123")

    def test_accounts_and_ptkp(self):
        assert periksa_rekening("0100123456") == "" and periksa_ptkp("K/3") == ""
        assert "6 sampai 20" in periksa_rekening("12-A")
        assert "tidak dikenal" in periksa_ptkp("K/9")


class TestGolongan:
    def test_each_kind_has_its_own_ranks_in_order(self):
        assert golongan_untuk("PNS") == tuple(GOLONGAN_PNS)
        assert golongan_untuk("PPPK")[8] == "IX" and len(golongan_untuk("PPPK_PW")) == 17
        assert golongan_untuk("NON_ASN") == ()
        assert sebutan_golongan("IV/a") == "Pembina, IV/a" and sebutan_golongan("IX") == "IX"


class TestUbahData:
    def ubah(self, pemeran, isi, *, oleh=None, unit=None, orang=None):
        lingkup = Lingkup(
            instansi_id=pemeran.instansi.pk, per_tanggal=date(2026, 10, 5), unit_ids=unit or ()
        )
        return ubah_data(
            orang or pemeran.sari, isi, lingkup=lingkup, oleh=oleh or pemeran.wayan, pada=PADA
        )

    def test_the_central_keeper_changes_everything(self, pemeran):
        hasil = self.ubah(
            pemeran,
            {"nama": "Sari Wulandari, S.Kom.", "nik": "5171014101900003", "status_ptkp": "K/1"},
        )
        assert hasil.nama_urut == "SARI WULANDARI"
        pemeran.sari.user.refresh_from_db()
        assert pemeran.sari.user.nama == "Sari Wulandari, S.Kom."
        assert RiwayatPegawai.objects.get(objek=hasil).alasan == "nama, NIK, status PTKP"

    @pytest.mark.parametrize("isi", [{"nomor_rekening": "0100998877"}, {"status_ptkp": "K/3"}])
    def test_a_keeper_does_not_change_the_own_pay_alone(self, pemeran, isi):
        with pytest.raises(TidakBerwenang, match="diputuskan pengelola lain"):
            self.ubah(pemeran, isi, orang=pemeran.wayan)
        self.ubah(pemeran, {"telepon": "081200001111"}, orang=pemeran.wayan)

    def test_the_user_name_follows_the_nip(self, pemeran):
        self.ubah(pemeran, {"nip": "199001022015032003"})
        pemeran.sari.user.refresh_from_db()
        assert pemeran.sari.user.username == "199001022015032003"

    @pytest.mark.parametrize(
        ("isi", "kalimat"),
        [
            ({"nip": "199001012015132003"}, "bukan bulan"),
            ({"jenis": "PPPK"}, "berbentuk NIP PNS"),
            ({"golongan": "IX"}, "bukan golongan PNS"),
            ({"tanggal_lahir": date(9999, 12, 31)}, "tidak mungkin"),
            ({"tanggal_lahir": date(1, 1, 1)}, "tidak mungkin"),
            ({"nomor_rekening": "abc"}, "6 sampai 20"),
            ({"status_ptkp": "K/7"}, "tidak dikenal"),
            ({"nik": "5171010101900003", "jenis_kelamin": "P"}, "bukan milik"),
        ],
    )
    def test_it_is_refused_with_a_sentence(self, pemeran, isi, kalimat):
        with pytest.raises(AksiDitolak, match=kalimat):
            self.ubah(pemeran, isi)

    def test_a_nip_or_pin_of_another_is_refused(self, pemeran):
        with pytest.raises(AksiDitolak, match="sudah"):
            self.ubah(pemeran, {"nip": pemeran.dewi.nip})
        with pytest.raises(AksiDitolak, match="PIN mesin ini"):
            self.ubah(pemeran, {"pin_mesin": pemeran.budi.pin_mesin})

    def test_an_admin_changes_contact_and_pin_in_the_own_units(self, pemeran_lengkap):
        p, unit = pemeran_lengkap, (pemeran_lengkap.unit.bidang.pk,)
        assert self.ubah(p, {"pin_mesin": "77"}, oleh=p.gusti, unit=unit).pin_mesin == "77"
        with pytest.raises(TidakBerwenang, match="hanya diubah oleh BKPSDM"):
            self.ubah(p, {"nomor_rekening": "0199999999"}, oleh=p.gusti, unit=unit)
        with pytest.raises(TidakBerwenang, match="di luar kewenangan"):
            self.ubah(p, {"pin_mesin": "78"}, oleh=p.gusti, unit=unit, orang=p.tono)

    def test_a_person_changes_the_own_contact_only(self, pemeran):
        p = pemeran
        assert self.ubah(p, {"telepon": "081234567890"}, oleh=p.sari).telepon == "081234567890"
        for isi in ({"nomor_rekening": "0199999999"}, {"pin_mesin": "78"}, {"nama": "Sari"}):
            with pytest.raises(TidakBerwenang):
                self.ubah(p, isi, oleh=p.sari)
        with pytest.raises(TidakBerwenang):
            self.ubah(p, {"telepon": "081"}, oleh=p.tono)

    def test_another_instansi_is_refused(self, pemeran):
        with pytest.raises(TidakBerwenang, match="di luar kewenangan"):
            self.ubah(pemeran, {"telepon": "081"}, orang=pemeran.ucok)


class TestLayarUbah:
    def alamat(self, orang):
        return reverse("pegawai:ubah", args=[orang.pk])

    def test_the_form_offers_what_the_reader_may_change(self, as_sari, as_wayan, pemeran):
        sendiri = as_sari.get(self.alamat(pemeran.sari)).content.decode()
        assert 'name="telepon"' in sendiri and 'name="nomor_rekening"' not in sendiri
        assert 'name="nomor_rekening"' in as_wayan.get(self.alamat(pemeran.sari)).content.decode()

    def test_a_superior_may_not(self, as_budi, as_tono, pemeran):
        assert as_budi.get(self.alamat(pemeran.sari)).status_code == 403
        assert as_tono.post(self.alamat(pemeran.sari), {}).status_code == 404

    def test_a_photo_is_cleaned_before_it_is_shown(self, as_sari, pemeran):
        data = {"telepon": "0812345678", "surel": "sari@contoh.go.id", "foto": foto()}
        assert as_sari.post(self.alamat(pemeran.sari), data).status_code == 302
        pemeran.sari.refresh_from_db()
        gambar = reverse("pegawai:foto", args=[pemeran.sari.pk])
        assert pemeran.sari.foto.jenis == "image/jpeg"
        assert as_sari.get(gambar).status_code == 404

    def test_an_old_page_does_not_undo_what_another_tab_saved(self, as_sari, pemeran):
        lama = as_sari.get(self.alamat(pemeran.sari)).context["form"]["sidik"].value()
        satu = {"telepon": "0812345678", "surel": "", "sidik": lama}
        assert as_sari.post(self.alamat(pemeran.sari), satu).status_code == 302
        dua = {"telepon": "", "surel": "sari@contoh.go.id", "sidik": lama}
        jawaban = as_sari.post(self.alamat(pemeran.sari), dua)
        assert jawaban.status_code == 422
        assert "sudah diubah sejak halaman ini dibuka" in jawaban.content.decode()
        pemeran.sari.refresh_from_db()
        assert (pemeran.sari.telepon, pemeran.sari.surel) == ("0812345678", "")

    def test_a_refused_form_keeps_what_was_typed(self, as_wayan, pemeran):
        data = {"nama": "Sari Baru", "jenis": "PNS", "npwp": "123"}
        jawaban = as_wayan.post(self.alamat(pemeran.sari), data)
        assert jawaban.status_code == 422
        assert "15 atau 16 angka" in jawaban.content.decode()
        assert 'value="Sari Baru"' in jawaban.content.decode()


class TestAsalIsian:
    def halaman(self, client, pemeran):
        return client.get(reverse("pegawai:ubah", args=[pemeran.sari.pk])).text

    def test_a_field_of_another_system_says_so(self, as_wayan, pemeran):
        biasa = self.halaman(as_wayan, pemeran)
        assert "Diisi dari SIMPEG" not in biasa
        SumberData.objects.create(
            instansi=pemeran.instansi, jenis="SIMPEG",
            segar_pada=datetime(2026, 10, 4, 1, 0, tzinfo=UTC),
        )  # fmt: skip
        for medan, masa in (
            ("pegawai.rekening", DateRange(date(2020, 1, 1), None)),
            ("pegawai.npwp", DateRange(date(2020, 1, 1), date(2020, 2, 1))),
        ):
            SumberMedan.objects.create(
                instansi=pemeran.instansi, medan=medan, sumber="SIMPEG", masa=masa
            )
        halaman = self.halaman(as_wayan, pemeran)
        assert halaman.count("Diisi dari SIMPEG, terbaca 4 Okt 2026, 08.00 WIB") == 1
        assert "pertahankan di Sumber data" in halaman

    def test_a_source_of_another_instansi_says_nothing(self, as_wayan, pemeran):
        SumberMedan.objects.create(
            instansi=pemeran.ucok.instansi, medan="pegawai.npwp", sumber="SIASN",
            masa=DateRange(date(2020, 1, 1), None),
        )  # fmt: skip
        assert "Diisi dari" not in self.halaman(as_wayan, pemeran)
