"""The policy of logging: what the scheme decrees is applied, what it does not is free."""

from datetime import UTC, date, datetime, time
from decimal import Decimal

import pytest
import time_machine

from ekinerja.aktivitas.models import Aktivitas
from ekinerja.aktivitas.queries import kebijakan_pada
from ekinerja.aktivitas.queries.kebijakan import NAMA
from ekinerja.aktivitas.services import catat_aktivitas, kembalikan, kirim, ubah_aktivitas
from ekinerja.aktivitas.tests import pembuat
from ekinerja.aktivitas.tests.pembuat import HARI_INI, PADA
from ekinerja.aktivitas.tests.skema_uji import berlakukan
from ekinerja.core.errors import AksiDitolak
from ekinerja.presensi.models import HariPresensi

JUMAT = date(2026, 10, 9)
KAMIS = date(2026, 10, 8)


def hari_presensi(pemeran, status, *, tanggal=HARI_INI, **ubah):
    return HariPresensi.objects.create(
        instansi=pemeran.instansi,
        pegawai=pemeran.sari,
        tanggal=tanggal,
        status=status,
        jadwal_mulai=datetime(2026, 10, 12, 0, 30, tzinfo=UTC),
        jadwal_selesai=datetime(2026, 10, 12, 9, 0, tzinfo=UTC),
        dihitung_pada=PADA,
        **ubah,
    )


class TestNilai:
    def test_without_a_decree_nothing_is_guessed(self, pemeran):
        kini = kebijakan_pada(pemeran.instansi.pk, pada=HARI_INI)
        assert not kini.tempat_wajib
        assert {kini.batas_isi, kini.menit_terbanyak, kini.bertumpuk, kini.harga_poin} == {None}

    def test_every_parameter_is_read(self, pemeran):
        teks = {nama: "tolak" for nama in NAMA if nama.startswith("sikap_")}
        bulat = {
            "batas_hari_isi_aktivitas": 3,
            "batas_menit_aktivitas_sehari": 660,
            "menit_terendah_aktivitas_sehari": 300,
        }
        desimal = {"harga_poin": "1250.50", "target_poin_bulanan": "6000"}
        berlakukan(pemeran, **teks, **bulat, **desimal, tempat_aktivitas_wajib=True)
        kini = kebijakan_pada(pemeran.instansi.pk, pada=HARI_INI)
        assert (kini.batas_isi, kini.menit_terbanyak, kini.menit_terendah) == (3, 660, 300)
        assert {kini.bertumpuk, kini.tanpa_kehadiran, kini.luar_jam} == {"tolak"}
        assert kini.tempat_wajib
        assert (kini.harga_poin, kini.target_poin) == (Decimal("1250.50"), Decimal(6000))
        assert {*teks, *bulat, *desimal, "tempat_aktivitas_wajib"} == set(NAMA)


class TestBatasIsi:
    def test_working_days_count_and_the_weekend_does_not(self, pemeran, indikator):
        berlakukan(pemeran, batas_hari_isi_aktivitas=1)
        assert pembuat.draf(pemeran.sari, indikator, tanggal=JUMAT).pk
        with pytest.raises(AksiDitolak, match=r"hanya dapat diisi sampai Jumat, 9 Oktober 2026"):
            pembuat.draf(pemeran.sari, indikator, tanggal=KAMIS)

    def test_a_draft_sent_too_late_is_refused_a_returned_one_is_not(self, pemeran, indikator):
        draf = pembuat.draf(pemeran.sari, indikator)
        dikirim = pembuat.dikirim(pemeran.sari, indikator)
        kembali = kembalikan(dikirim, oleh=pemeran.budi, pada=PADA, alasan="Lengkapi uraiannya.")
        berlakukan(pemeran, batas_hari_isi_aktivitas=0)
        nanti = datetime(2026, 10, 14, 2, 0, tzinfo=UTC)
        with time_machine.travel(nanti, tick=False):
            with pytest.raises(AksiDitolak, match="hanya dapat diisi sampai"):
                kirim(draf, oleh=pemeran.sari, pada=nanti)
            lagi = ubah_aktivitas(
                kembali,
                data=pembuat.isian(indikator, uraian="Menyusun laporan lengkap"),
                oleh=pemeran.sari,
                pada=nanti,
                langsung_kirim=True,
            )
        assert lagi.status == "DIKIRIM"

    def test_the_day_is_the_servers_whatever_the_phone_says(self, pemeran, indikator):
        malam = datetime(2026, 10, 12, 16, 59, tzinfo=UTC)  # 23.59 WIB
        with time_machine.travel(malam, tick=False):
            data = pembuat.isian(indikator, tanggal=date(2026, 10, 13))
            with pytest.raises(AksiDitolak, match="belum tiba"):
                catat_aktivitas(
                    pemeran.sari,
                    data=data,
                    kunci_kirim="6f0e6c2e-57f4-4f5b-9a53-c7b2dbd8a001",
                    pada=malam,
                )


class TestWaktu:
    def test_a_day_has_a_most_of_minutes(self, pemeran, indikator):
        berlakukan(pemeran, batas_menit_aktivitas_sehari=300)
        pembuat.draf(pemeran.sari, indikator, menit=200)
        with pytest.raises(AksiDitolak, match="Sehari paling banyak 5 jam"):
            pembuat.draf(pemeran.sari, indikator, menit=101)

    @pytest.mark.parametrize(
        ("mulai", "selesai", "bertumpuk"),
        [(9, 11, False), (10, 12, True), (11, 12, True), (12, 13, False), (10, 13, True)],
    )
    def test_nobody_does_two_things_at_once(self, pemeran, indikator, mulai, selesai, bertumpuk):
        berlakukan(pemeran, sikap_aktivitas_bertumpuk="tolak")
        pembuat.draf(pemeran.sari, indikator, mulai=time(11), selesai=time(12))
        ubah = {"mulai": time(mulai), "selesai": time(selesai)}
        if bertumpuk:
            with pytest.raises(AksiDitolak, match=r"bertumpuk dengan aktivitas lain pukul 11.00"):
                pembuat.draf(pemeran.sari, indikator, **ubah)
        else:
            assert pembuat.draf(pemeran.sari, indikator, **ubah).menit == (selesai - mulai) * 60

    def test_or_it_is_only_marked_for_the_reviewer(self, pemeran, indikator, as_budi):
        berlakukan(pemeran, sikap_aktivitas_bertumpuk="peringatan")
        pembuat.draf(pemeran.sari, indikator, mulai=time(9), selesai=time(11))
        dua = pembuat.dikirim(pemeran.sari, indikator, mulai=time(10), selesai=time(12))
        assert dua.tanda == "BERTUMPUK"
        assert dua.peringatan == ["Waktunya bertumpuk dengan aktivitas lain"]

    @pytest.mark.parametrize(
        ("mulai", "selesai", "kalimat"),
        [
            (time(6), time(8), "Di luar jam kerja unit Anda, 07.30"),
            (time(15), time(17), "Di luar jam kerja"),
            (None, None, "Tulis jam mulai dan selesainya"),
        ],
    )
    def test_only_inside_hours_when_so_decreed(self, pemeran, indikator, mulai, selesai, kalimat):
        berlakukan(pemeran, sikap_aktivitas_luar_jam="tolak")
        with pytest.raises(AksiDitolak, match=kalimat):
            pembuat.draf(pemeran.sari, indikator, mulai=mulai, selesai=selesai)
        assert pembuat.draf(pemeran.sari, indikator, mulai=time(8), selesai=time(9)).tanda == ""

    def test_a_day_off_is_outside_hours(self, pemeran, indikator):
        berlakukan(pemeran, sikap_aktivitas_luar_jam="peringatan")
        minggu = date(2026, 10, 11)
        satu = pembuat.draf(
            pemeran.sari, indikator, tanggal=minggu, mulai=time(9), selesai=time(10)
        )
        assert satu.tanda == "LUAR_JAM"

    def test_the_end_is_after_the_start(self, pemeran, indikator):
        with pytest.raises(AksiDitolak, match="melewati tengah malam"):
            pembuat.draf(pemeran.sari, indikator, mulai=time(22), selesai=time(2))


class TestKehadiran:
    def test_a_day_computed_as_absent_is_refused(self, pemeran, indikator):
        berlakukan(pemeran, sikap_aktivitas_tanpa_kehadiran="tolak")
        hari_presensi(pemeran, HariPresensi.TANPA_KETERANGAN)
        with pytest.raises(AksiDitolak, match="tercatat tanpa keterangan"):
            pembuat.draf(pemeran.sari, indikator)

    def test_a_day_whose_records_have_not_come_is_only_marked(self, pemeran, indikator):
        berlakukan(pemeran, sikap_aktivitas_tanpa_kehadiran="tolak")
        assert pembuat.draf(pemeran.sari, indikator).tanda == "TANPA_HADIR"


class TestTempat:
    def test_the_place_is_asked_for_when_so_decreed(self, pemeran, indikator):
        berlakukan(pemeran, tempat_aktivitas_wajib=True)
        with pytest.raises(AksiDitolak, match="Tulis tempat pekerjaannya"):
            pembuat.draf(pemeran.sari, indikator)
        assert pembuat.draf(pemeran.sari, indikator, tempat="Posko").tempat == "Posko"


class TestTugasTambahan:
    @pytest.mark.req("BJR-16")
    def test_it_is_sent_with_its_letter_only(self, pemeran, indikator):
        surat = {"nomor_surat": "800/12/2026", "tanggal_surat": JUMAT, "jenis": "TAMBAHAN"}
        tanpa = pembuat.draf(pemeran.sari, indikator, **surat)
        with pytest.raises(AksiDitolak, match="nomor, tanggal, dan berkas surat tugas"):
            kirim(tanpa, oleh=pemeran.sari, pada=PADA)
        lengkap = ubah_aktivitas(
            tanpa,
            data=pembuat.isian(indikator, **surat),
            surat=[pembuat.pdf("surat-tugas.pdf")],
            oleh=pemeran.sari,
            pada=PADA,
            langsung_kirim=True,
        )
        assert (lengkap.status, lengkap.jenis) == ("DIKIRIM", "TAMBAHAN")
        assert set(lengkap.bukti.values_list("untuk", flat=True)) == {"BUKTI", "SURAT"}

    def test_a_letter_is_no_evidence(self, pemeran, indikator):
        surat = {"nomor_surat": "800/12/2026", "tanggal_surat": JUMAT, "jenis": "TAMBAHAN"}
        satu = pembuat.draf(pemeran.sari, indikator, bukti=[], **surat)
        ubah_aktivitas(
            satu,
            data=pembuat.isian(indikator, **surat),
            surat=[pembuat.pdf()],
            oleh=pemeran.sari,
            pada=PADA,
        )
        with pytest.raises(AksiDitolak, match="belum punya bukti"):
            kirim(satu, oleh=pemeran.sari, pada=PADA)


class TestTeks:
    def test_invisible_characters_are_taken_out_and_emoji_stay(self, pemeran, indikator):
        satu = pembuat.draf(pemeran.sari, indikator, uraian="Rapat\u200b  desa 🙂\x00")
        assert satu.uraian == "Rapat desa 🙂"
        assert Aktivitas.objects.get().uraian == "Rapat desa 🙂"
