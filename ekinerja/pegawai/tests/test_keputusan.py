"""Deeds of career: each with its paper, its effects, its refusals, and the way back."""

from datetime import UTC, date, datetime

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from ekinerja.core.errors import AksiDitolak, TidakBerwenang
from ekinerja.core.lingkup import Lingkup
from ekinerja.organisasi.models import Jabatan, PemberianPeran
from ekinerja.pegawai.models import (
    Delegasi,
    Kedudukan,
    KontrakKerja,
    Pegawai,
    Penempatan,
    RiwayatGolongan,
    RiwayatPegawai,
)
from ekinerja.pegawai.queries import penilai_seorang, tim_terlihat
from ekinerja.pegawai.services import (
    DataKedudukan,
    DataKeputusan,
    DataKontrak,
    DataTim,
    aktifkan_kembali,
    angkat,
    batalkan_keputusan,
    bentuk_tim,
    catat_kontrak,
    keluarkan,
    naikkan_pangkat,
    pindahkan,
    selaraskan_semua,
    tetapkan_kedudukan,
)

PADA = datetime(2026, 10, 5, 2, 0, tzinfo=UTC)
SK = DataKeputusan("821/5/2026", date(2026, 10, 1), date(2026, 11, 1))
LALU = DataKeputusan("821/4/2026", date(2026, 9, 1), date(2026, 10, 1))


def sk(**ubah):
    isi = {"nomor_sk": "821/5/2026", "tanggal_sk": date(2026, 10, 1), "tmt": date(2026, 11, 1)}
    return DataKeputusan(**isi | ubah)


def tempat(orang):
    return [(n.jabatan.nama, n.masa.lower, n.masa.upper) for n in orang.penempatan.all()]


class TestPindahkan:
    def pindah(self, pemeran, *, sk=SK, oleh=None, ke=None, jenis="MUTASI"):
        return pindahkan(
            pemeran.sari, ke or pemeran.jabatan.pengelola, jenis=jenis, sk=sk,
            oleh=oleh or pemeran.wayan, pada=PADA,
        )  # fmt: skip

    def test_the_old_post_ends_where_the_new_one_begins(self, pemeran):
        keputusan = self.pindah(pemeran)
        lama, baru = Penempatan.objects.filter(pegawai=pemeran.sari)
        assert (lama.masa.upper, baru.masa) == (SK.tmt, DateRange(SK.tmt, None))
        assert (baru.keputusan, baru.dasar) == (keputusan, "821/5/2026 tanggal 01/10/2026")
        assert penilai_seorang(pemeran.sari, pada=SK.tmt) == pemeran.nyoman
        assert penilai_seorang(pemeran.sari, pada=date(2026, 10, 31)) == pemeran.budi
        assert RiwayatPegawai.objects.get(objek=pemeran.sari).langkah == "mutasi"

    @pytest.mark.parametrize(
        ("ubah", "kalimat"),
        [
            ({"nomor_sk": " "}, "Nomor SK wajib diisi"),
            ({"tanggal_sk": date(2026, 10, 6)}, "belum tiba"),
            ({"tmt": date(2019, 1, 1)}, "Tidak ada jabatan definitif"),
            ({"tmt": date(1989, 1, 1)}, "lebih awal daripada tanggal lahir"),
            ({"tmt": date(2036, 1, 1)}, "dua tahun lagi"),
            (
                {"tanggal_pelantikan": date(2026, 11, 3), "tanggal_spmt": date(2026, 11, 2)},
                "mendahului pelantikan",
            ),
        ],
    )
    def test_it_is_refused_with_a_sentence(self, pemeran, ubah, kalimat):
        with pytest.raises(AksiDitolak, match=kalimat):
            self.pindah(pemeran, sk=sk(**ubah))

    def test_the_same_post_is_refused(self, pemeran):
        with pytest.raises(AksiDitolak, match="sama dengan jabatan sekarang"):
            self.pindah(pemeran, ke=pemeran.jabatan.prakom)

    def test_a_post_of_another_instansi_is_refused(self, pemeran):
        with pytest.raises(AksiDitolak, match="tidak ditemukan"):
            self.pindah(pemeran, ke=pemeran.instansi_lain.jabatan.get())

    def test_a_promotion_does_not_lower_the_class(self, pemeran):
        with pytest.raises(AksiDitolak, match="bukan promosi"):
            self.pindah(pemeran, jenis="PROMOSI")
        with pytest.raises(AksiDitolak, match="bukan penurunan"):
            self.pindah(pemeran, jenis="PENURUNAN", ke=pemeran.jabatan.kasubag)
        assert self.pindah(pemeran, jenis="PROMOSI", ke=pemeran.jabatan.kasubag).akibat

    def test_it_is_refused_to_others(self, pemeran):
        for siapa in (pemeran.ratna, pemeran.sari, pemeran.ucok):
            with pytest.raises(TidakBerwenang):
                self.pindah(pemeran, oleh=siapa)


class TestAngkat:
    def test_a_person_without_post_gets_one(self, pemeran):
        Penempatan.objects.filter(pegawai=pemeran.sari).delete()
        angkat(pemeran.sari, pemeran.jabatan.prakom, sk=SK, oleh=pemeran.wayan, pada=PADA)
        assert tempat(pemeran.sari) == [(pemeran.jabatan.prakom.nama, SK.tmt, None)]

    def test_a_term_of_office_has_its_end(self, pemeran):
        Penempatan.objects.filter(pegawai=pemeran.sari).delete()
        for selesai in (SK.tmt, date(2026, 10, 1)):
            with pytest.raises(AksiDitolak, match="sesudah tanggal mulai"):
                self.menjabat(pemeran, selesai)
        self.menjabat(pemeran, date(2031, 11, 1))
        assert tempat(pemeran.sari) == [(pemeran.jabatan.prakom.nama, SK.tmt, date(2031, 11, 1))]

    def menjabat(self, pemeran, selesai):
        angkat(
            pemeran.sari, pemeran.jabatan.prakom, sk=SK, selesai=selesai, oleh=pemeran.wayan,
            pada=PADA,
        )  # fmt: skip

    def test_a_post_that_ends_is_not_held_beyond_its_end(self, pemeran):
        Penempatan.objects.filter(pegawai=pemeran.sari).delete()
        jabatan, akhir = pemeran.jabatan.prakom, date(2027, 1, 1)
        Jabatan.objects.filter(pk=jabatan.pk).update(masa=DateRange(jabatan.masa.lower, akhir))
        with pytest.raises(AksiDitolak, match="berakhir pada 01/01/2027"):
            self.menjabat(pemeran, None)
        self.menjabat(pemeran, akhir)
        assert tempat(pemeran.sari) == [(jabatan.nama, SK.tmt, akhir)]

    def test_a_second_definitive_post_is_refused(self, pemeran):
        with pytest.raises(AksiDitolak, match="sudah punya jabatan definitif"):
            angkat(pemeran.sari, pemeran.jabatan.analis, sk=SK, oleh=pemeran.wayan, pada=PADA)


class TestNaikkanPangkat:
    def naik(self, pemeran, golongan="III/c", **ubah):
        return naikkan_pangkat(pemeran.sari, golongan, sk=sk(**ubah), oleh=pemeran.wayan, pada=PADA)

    def test_the_rank_of_today_follows_on_its_day(self, pemeran):
        self.naik(pemeran)
        pemeran.sari.refresh_from_db()
        assert pemeran.sari.golongan == "III/b"
        assert selaraskan_semua(pada=datetime(2026, 10, 31, 17, 5, tzinfo=UTC)) == (1, 0)
        pemeran.sari.refresh_from_db()
        assert pemeran.sari.golongan == "III/c"

    def test_the_history_begins_with_the_rank_on_the_register(self, pemeran):
        self.naik(pemeran, tmt=date(2026, 10, 1))
        isi = RiwayatGolongan.objects.filter(pegawai=pemeran.sari).order_by("masa")
        assert [(satu.golongan, satu.masa.upper) for satu in isi] == [
            ("III/b", date(2026, 10, 1)),
            ("III/c", None),
        ]
        pemeran.sari.refresh_from_db()
        assert pemeran.sari.golongan == "III/c"

    @pytest.mark.parametrize(
        ("golongan", "kalimat"), [("IX", "bukan golongan PNS"), ("III/a", "tidak lebih tinggi")]
    )
    def test_it_is_refused_with_a_sentence(self, pemeran, golongan, kalimat):
        with pytest.raises(AksiDitolak, match=kalimat):
            self.naik(pemeran, golongan)

    def test_a_rank_before_the_last_one_is_refused(self, pemeran):
        self.naik(pemeran)
        with pytest.raises(AksiDitolak, match="tidak sedang berlaku"):
            self.naik(pemeran, "III/d", tmt=date(2026, 10, 15))

    def test_cancelling_gives_the_old_rank_back(self, pemeran):
        hasil = self.naik(pemeran, tmt=date(2026, 10, 1))
        batalkan_keputusan(hasil, alasan="salah orang, SK milik Sari lain", oleh=pemeran.wayan,
                           pada=PADA)  # fmt: skip
        pemeran.sari.refresh_from_db()
        assert pemeran.sari.golongan == "III/b"
        assert RiwayatGolongan.objects.get(pegawai=pemeran.sari).golongan == "III/b"


class TestKeluarkan:
    def keluar(self, pemeran, orang, *, jenis="PENSIUN", sk=LALU):
        return keluarkan(orang, jenis, sk=sk, oleh=pemeran.wayan, pada=PADA)

    def test_everything_held_ends_on_that_day(self, pemeran):
        Penempatan.objects.create(
            instansi=pemeran.instansi, pegawai=pemeran.komang, jabatan=pemeran.jabatan.kasubag,
            jenis="PLT", masa=DateRange(date(2026, 6, 1), date(2026, 12, 1)), dasar="SP",
        )  # fmt: skip
        Delegasi.objects.create(
            instansi=pemeran.instansi, pemberi=pemeran.nyoman, penerima=pemeran.komang,
            masa=DateRange(date(2026, 9, 1), date(2026, 12, 1)), dasar="SP",
        )  # fmt: skip
        hasil = self.keluar(pemeran, pemeran.komang)
        assert {satu["tabel"] for satu in hasil.akibat} == {
            "penempatan", "delegasi", "kedudukan", "peran"
        }  # fmt: skip
        assert not Penempatan.objects.filter(pegawai=pemeran.komang, masa__contains=LALU.tmt)
        assert not PemberianPeran.objects.filter(
            user=pemeran.komang.user, masa__contains=LALU.tmt
        ).exists()
        pemeran.komang.user.refresh_from_db()
        assert not pemeran.komang.user.is_active

    def test_the_account_stays_open_until_that_day(self, pemeran):
        self.keluar(pemeran, pemeran.sari, sk=SK)
        pemeran.sari.user.refresh_from_db()
        assert pemeran.sari.user.is_active
        assert selaraskan_semua(pada=datetime(2026, 10, 31, 17, 5, tzinfo=UTC)) == (0, 1)
        pemeran.sari.user.refresh_from_db()
        assert not pemeran.sari.user.is_active

    def test_nothing_may_be_recorded_after_it(self, pemeran):
        self.keluar(pemeran, pemeran.sari, jenis="WAFAT")
        with pytest.raises(AksiDitolak, match="meninggal dunia sejak"):
            naikkan_pangkat(pemeran.sari, "III/c", sk=SK, oleh=pemeran.wayan, pada=PADA)
        with pytest.raises(AksiDitolak, match="mulai 01/10/2026"):
            self.keluar(pemeran, pemeran.sari)

    def test_a_later_move_must_be_taken_back_first(self, pemeran):
        pindahkan(
            pemeran.sari, pemeran.jabatan.pengelola, jenis="MUTASI", sk=SK, oleh=pemeran.wayan,
            pada=PADA,
        )  # fmt: skip
        with pytest.raises(AksiDitolak, match="Batalkan keputusan itu lebih dahulu"):
            self.keluar(pemeran, pemeran.sari)

    def test_cancelling_restores_all_but_the_roles(self, pemeran):
        semula = tempat(pemeran.komang)
        hasil = self.keluar(pemeran, pemeran.komang)
        batalkan_keputusan(hasil, alasan="yang wafat orang lain", oleh=pemeran.wayan, pada=PADA)
        assert tempat(pemeran.komang) == semula
        assert not Kedudukan.objects.filter(pegawai=pemeran.komang).exists()
        pemeran.komang.user.refresh_from_db()
        assert pemeran.komang.user.is_active
        assert PemberianPeran.objects.get(user=pemeran.komang.user).masa.upper == LALU.tmt

    def test_a_team_without_its_ketua_says_so_until_it_is_cancelled(self, pemeran):
        seluruh = Lingkup(pemeran.instansi.pk, LALU.tmt, None)
        data = DataTim("Tim Layanan", pemeran.sari, date(2026, 9, 1), date(2027, 9, 1), "SK 7")
        tim = bentuk_tim(pemeran.unit.bidang, data, lingkup=seluruh, oleh=pemeran.wayan, pada=PADA)
        assert not tim_terlihat(seluruh).get().tanpa_ketua
        hasil = self.keluar(pemeran, pemeran.sari)
        assert "Tim Layanan kehilangan ketuanya" in {
            satu["sebutan"].split(":")[0] for satu in hasil.akibat
        }
        assert tim_terlihat(seluruh).get().tanpa_ketua
        tim.refresh_from_db()
        assert tim.masa.upper == date(2027, 9, 1), "timnya tetap bagi anggota lain"
        batalkan_keputusan(hasil, alasan="yang pensiun orang lain", oleh=pemeran.wayan, pada=PADA)
        assert not tim_terlihat(seluruh).get().tanpa_ketua

    def test_it_is_refused_to_others(self, pemeran):
        with pytest.raises(TidakBerwenang):
            keluarkan(pemeran.sari, "PENSIUN", sk=LALU, oleh=pemeran.ratna, pada=PADA)


class TestKedudukan:
    def tetapkan(self, pemeran, jenis="CLTN", *, sk=SK, **data):
        return tetapkan_kedudukan(
            pemeran.sari, jenis, data=DataKedudukan(**data), sk=sk, oleh=pemeran.wayan, pada=PADA
        )

    def test_unpaid_leave_may_vacate_the_post_and_come_back(self, pemeran):
        self.tetapkan(pemeran, sk=LALU, lepas_jabatan=True)
        assert tempat(pemeran.sari)[0][2] == LALU.tmt
        with pytest.raises(AksiDitolak, match="Pilih jabatannya"):
            aktifkan_kembali(pemeran.sari, jabatan=None, sk=SK, oleh=pemeran.wayan, pada=PADA)
        aktifkan_kembali(
            pemeran.sari, jabatan=pemeran.jabatan.analis, sk=SK, oleh=pemeran.wayan, pada=PADA
        )
        assert Kedudukan.objects.get(pegawai=pemeran.sari).masa.upper == SK.tmt
        assert tempat(pemeran.sari)[1][:2] == ("Bendahara", SK.tmt)

    @pytest.mark.parametrize(
        ("jenis", "data", "kalimat"),
        [
            ("DIPERBANTUKAN", {}, "tempat ia diperbantukan"),
            ("CLTN", {"selesai": date(2026, 11, 1)}, "sesudah TMT"),
        ],
    )
    def test_it_is_refused_with_a_sentence(self, pemeran, jenis, data, kalimat):
        with pytest.raises(AksiDitolak, match=kalimat):
            self.tetapkan(pemeran, jenis, **data)

    def test_a_payer_without_pay_is_refused(self, pemeran):
        with pytest.raises(AksiDitolak, match="tidak dibayar"):
            self.tetapkan(pemeran, "DIPERBANTUKAN", tujuan="KPU", unit_pembayar=pemeran.unit.bkpsdm)

    def test_two_standings_at_once_are_refused(self, pemeran):
        self.tetapkan(pemeran)
        with pytest.raises(AksiDitolak, match="Kedudukan lain sudah tercatat"):
            self.tetapkan(pemeran, "SUSPENSI", sk=sk(tmt=date(2026, 12, 1)))

    def test_nothing_to_come_back_from_is_refused(self, pemeran):
        with pytest.raises(AksiDitolak, match="Tidak ada pemberhentian"):
            aktifkan_kembali(pemeran.sari, jabatan=None, sk=SK, oleh=pemeran.wayan, pada=PADA)


class TestBatalkan:
    def pindah(self, pemeran, ke="pengelola", sk=LALU):
        return pindahkan(
            pemeran.sari, getattr(pemeran.jabatan, ke), jenis="MUTASI", sk=sk,
            oleh=pemeran.wayan, pada=PADA,
        )  # fmt: skip

    def batal(self, pemeran, hasil, *, alasan="keliru dicatat", oleh=None):
        return batalkan_keputusan(hasil, alasan=alasan, oleh=oleh or pemeran.wayan, pada=PADA)

    def test_the_rows_become_what_they_were(self, pemeran):
        semula = tempat(pemeran.sari)
        hasil = self.batal(pemeran, self.pindah(pemeran))
        assert tempat(pemeran.sari) == semula
        assert (hasil.dibatalkan_pada, hasil.alasan_batal) == (PADA, "keliru dicatat")
        assert RiwayatPegawai.objects.filter(objek=pemeran.sari, langkah="batalkan").exists()

    def test_only_the_last_one_can_be_taken_back(self, pemeran):
        pertama = self.pindah(pemeran)
        kedua = self.pindah(pemeran, "analis", SK)
        with pytest.raises(AksiDitolak, match="keputusan terakhir"):
            self.batal(pemeran, pertama)
        self.batal(pemeran, kedua)
        self.batal(pemeran, pertama)
        assert len(tempat(pemeran.sari)) == 1

    def test_not_after_its_rows_changed(self, pemeran):
        hasil = self.pindah(pemeran)
        Penempatan.objects.filter(keputusan=hasil).update(
            masa=DateRange(LALU.tmt, date(2026, 12, 1))
        )
        with pytest.raises(AksiDitolak, match="sudah berubah"):
            self.batal(pemeran, hasil)

    def test_it_needs_a_reason_and_happens_once(self, pemeran):
        hasil = self.pindah(pemeran)
        with pytest.raises(AksiDitolak, match="alasan pembatalan"):
            self.batal(pemeran, hasil, alasan="")
        self.batal(pemeran, hasil)
        with pytest.raises(AksiDitolak, match="sudah dibatalkan"):
            self.batal(pemeran, hasil)

    def test_it_is_refused_to_others(self, pemeran):
        with pytest.raises(TidakBerwenang):
            self.batal(pemeran, self.pindah(pemeran), oleh=pemeran.ratna)


class TestKontrak:
    def orang(self, pemeran, jenis):
        Pegawai.objects.filter(pk=pemeran.sari.pk).update(jenis=jenis, nip=None)
        return Pegawai.objects.get(pk=pemeran.sari.pk)

    def catat(self, pemeran, jenis="PPPK", **ubah):
        isi = {"nomor": "800/1", "mulai": date(2026, 1, 1), "selesai": date(2027, 1, 1)} | ubah
        return catat_kontrak(
            self.orang(pemeran, jenis), DataKontrak(**isi), oleh=pemeran.wayan, pada=PADA
        )

    def test_a_part_time_contract_names_hours_and_wage(self, pemeran):
        hasil = self.catat(pemeran, "PPPK_PW", jam_per_minggu=20, upah=1_500_000)
        assert (hasil.jam_per_minggu, hasil.upah) == (20, 1_500_000)
        with pytest.raises(AksiDitolak, match="Sudah ada kontrak"):
            self.catat(pemeran, "PPPK_PW", jam_per_minggu=20, upah=1_500_000)
        self.catat(pemeran, "PPPK_PW", jam_per_minggu=20, upah=1, mulai=date(2027, 1, 1),
                   selesai=date(2028, 1, 1))  # fmt: skip
        assert KontrakKerja.objects.count() == 2

    @pytest.mark.parametrize(
        ("jenis", "ubah", "kalimat"),
        [
            ("PNS", {}, "tidak bekerja menurut kontrak"),
            ("PPPK_PW", {}, "Isi keduanya"),
            ("PPPK", {"jam_per_minggu": 60}, "paling banyak 48"),
            ("PPPK", {"selesai": date(2026, 1, 1)}, "sesudah tanggal mulai"),
            ("PPPK", {"nomor": ""}, "Nomor kontrak"),
            ("ALIH_DAYA", {}, "perusahaan penyedia"),
        ],
    )
    def test_it_is_refused_with_a_sentence(self, pemeran, jenis, ubah, kalimat):
        with pytest.raises(AksiDitolak, match=kalimat):
            self.catat(pemeran, jenis, **ubah)
