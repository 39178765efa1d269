"""The stored trace stays small, keeps every record, and months stored earlier still prove."""

from datetime import date, timedelta

import pytest

from ekinerja.aturan import baca_jejak
from ekinerja.pegawai.models import Penempatan
from ekinerja.tpp.hitungan import Hitungan, Penghitung, tulis_orang
from ekinerja.tpp.jejak import BATAS_BIASA, bentuk_sama, pisah_jejak
from ekinerja.tpp.keterkinian import penghitung_bulan
from ekinerja.tpp.models import HasilTPP
from ekinerja.tpp.services import hitung_daftar, periksa_bulan
from ekinerja.tpp.tests.conftest import NOVEMBER_2, hari_kerja_oktober, hari_presensi
from ekinerja.tpp.tests.test_hitung import pindahkan
from ekinerja.tpp.tests.test_periksa import diam_diam

BATAS = 15_000
HARI = 22


def sibuk(banyak: int, *, aktivitas: int = 176) -> bytes:
    """A month late and early on each of 22 days, 176 entries, in this many segments."""
    segmen = []
    for n in range(banyak):
        awal, akhir = n * HARI // banyak, (n + 1) * HARI // banyak
        hari = [218_000_000 + 9_973 * i for i in range(awal, akhir)]
        per_hari = aktivitas // HARI
        ids = [1_650_000_000 + 89_771 * i for i in range(awal * per_hari, akhir * per_hari)]
        segmen.append(_segmen(n, hari, ids))
    orang = {"nip": "1", "nama": "Sibuk", "golongan": ""}
    return tulis_orang(
        {"awal": "2026-10-01", "bentuk": 1, "orang": orang, "pegawai": 7, "segmen": segmen}
    )


def _segmen(n, hari, ids):
    kejadian = [
        {"nilai": [sisi + i for i in range(len(hari))], "rekaman": [["hari_presensi", hari]]}
        for sisi in (3, 20)
    ]
    fakta = {
        "cpns": {"nilai": False, "rekaman": [["pegawai", [7]]]},
        "kelas_jabatan": {"nilai": 8 + n, "rekaman": [["jabatan", [50_000 + n]]]},
        "dasar_gaji_bpjs": {"nilai": 4_000_000, "rekaman": [["pegawai", [7]]]},
        "hari_kalender": {"nilai": len(hari)},
        "hari_kalender_bulan": {"nilai": 31},
        "hari_kerja": {"nilai": len(hari)},
        "hari_kerja_bulan": {"nilai": HARI},
        "hari_hadir": {"nilai": len(hari)},
        "hari_tanpa_keterangan": {"nilai": 0},
        "kejadian_terlambat": kejadian[0],
        "kejadian_pulang_cepat": kejadian[1],
        "menit_disetujui": {"nilai": 37 * len(ids), "rekaman": [["aktivitas", ids]]},
    }
    mulai = date(2026, 10, 1) + timedelta(days=n)
    return {
        "fakta": fakta, "jabatan": {"id": 50_000 + n, "nama": "Jabatan"},
        "mulai": mulai.isoformat(), "selesai": "2026-11-01", "unit": {"id": 1, "nama": "Unit"},
    }  # fmt: skip


@pytest.fixture
def penghitung(skema, daftar) -> Penghitung:
    return penghitung_bulan(skema, daftar)


class TestUkuran:
    @pytest.mark.parametrize("segmen", [1, 2, 3, 4])
    def test_the_busiest_person_fits_with_every_record(self, penghitung, segmen):
        hasil = penghitung.hitung(sibuk(segmen))
        assert isinstance(hasil, Hitungan)
        assert len(hasil.jejak) <= BATAS
        bulan, bagian = pisah_jejak(hasil.jejak)
        rekaman = {r for satu in (bulan, *bagian) for s in baca_jejak(satu) for r in s.rekaman}
        assert sum(jenis == "aktivitas" for jenis, _ in rekaman) == 176
        assert sum(jenis == "hari_presensi" for jenis, _ in rekaman) == HARI

    def test_a_moved_person_needs_little_more_than_one_who_stayed(self, penghitung):
        satu, dua = (penghitung.hitung(sibuk(n)) for n in (1, 2))
        assert len(dua.jejak) < 1.2 * min(BATAS_BIASA, len(satu.jejak))

    def test_a_common_trace_stays_flat(self, pemeran, dihitung):
        jejak = bytes(dihitung.hasil.get(pegawai=pemeran.sari).jejak)
        assert pisah_jejak(jejak) == (jejak, [])


class TestBentukLama:
    """Months stored with the traces side by side are still proven byte for byte."""

    @pytest.fixture
    def lama(self, pemeran, daftar):
        pindahkan(pemeran, pemeran.tono, pemeran.jabatan.prakom, date(2026, 10, 15))
        for tanggal in hari_kerja_oktober():
            hari_presensi(pemeran, pemeran.tono, tanggal)
        hitung_daftar(daftar, oleh=pemeran.komang, pada=NOVEMBER_2)
        return self.simpan_lama(daftar, pemeran.tono)

    @staticmethod
    def simpan_lama(daftar, orang):
        baru = bytes(HasilTPP.objects.get(daftar=daftar, pegawai=orang).jejak)
        lama = bentuk_sama(baru, dengan=b'{"bulan":')
        assert lama.startswith(b'{"bulan":') and pisah_jejak(lama) == pisah_jejak(baru)
        diam_diam("UPDATE tpp_hasiltpp SET jejak = %s WHERE pegawai_id = %s", lama, orang.pk)
        daftar.refresh_from_db()
        return daftar

    def test_it_is_proven(self, pemeran, lama):
        assert Penempatan.objects.filter(pegawai=pemeran.tono).count() == 2
        hasil = periksa_bulan(lama)
        assert hasil.selaras and hasil.jumlah == 7

    def test_a_changed_byte_is_named(self, pemeran, lama):
        diam_diam(
            "UPDATE tpp_hasiltpp SET jejak = convert_to(replace(convert_from(jejak, 'UTF8'),"
            " '712671', '712672'), 'UTF8') WHERE pegawai_id = %s",
            pemeran.tono.pk,
        )
        beda = periksa_bulan(lama).beda
        assert [kalimat for _, kalimat in beda] == ["Jejak hitungan tidak sama byte demi byte."]
