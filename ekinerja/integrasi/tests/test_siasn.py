"""SIASN over real HTTP with two tokens, from a folder, and from an uploaded file."""

import io
import json

import pytest
import time_machine
from django.urls import reverse

from ekinerja.integrasi.models import Perbedaan, Sinkronisasi
from ekinerja.integrasi.services import AturanSumber, atur_sumber, terapkan_beda
from ekinerja.integrasi.tests.conftest import PADA, SEMUA, alihkan, baca, nilai_beda

pytestmark = pytest.mark.django_db


def orang_siasn(orang, **ubah):
    """A person as SIASN tells it."""
    tempat = orang.penempatan.get(jenis="DEFINITIF").jabatan
    return {
        "data-utama": {
            "id": f"A{orang.pk}", "nipBaru": orang.nip, "nama": orang.nama.upper(),
            "gelarDepan": None, "gelarBelakang": "", "golRuangAkhir": orang.golongan, **ubah,
        },
        "rw-jabatan": [
            {
                "namaJabatan": tempat.nama, "unorId": f"U{tempat.unit_id}",
                "unorNama": tempat.unit.nama, "tmtJabatan": "01-01-2020",
                "nomorSk": "SK 1/2020", "tanggalSk": "01-01-0001",
            },
            {"namaJabatan": "Jabatan lama", "unorNama": "Unit lama", "tmtJabatan": "01-01-2015"},
        ],
        "rw-golongan": [
            {"golonganId": "31", "golongan": orang.golongan, "tmtGolongan": "01-04-2019"},
        ],
    }  # fmt: skip


@pytest.fixture
def siasn_lengkap(siasn, pemeran):
    """A SIASN that knows everybody; set up as our source."""
    for satu in SEMUA:
        orang = getattr(pemeran, satu)
        siasn.orang[orang.nip] = orang_siasn(orang)
    aturan = AturanSumber("HTTP", siasn.alamat, "EKINERJA_RAHASIA_SIASN", "HARIAN")
    siasn.sumber = atur_sumber(pemeran.instansi.pk, "SIASN", aturan, oleh=pemeran.wayan, pada=PADA)
    return siasn


class TestMembaca:
    @pytest.mark.req("BKN-22")
    def test_the_profile_follows_siasn_and_keeps_its_id(self, siasn_lengkap, pemeran):
        assert baca(siasn_lengkap.sumber).status == "SELESAI"
        alihkan(pemeran, "pegawai.nik", "pegawai.golongan", "pegawai.npwp", sumber="SIASN")
        sari = siasn_lengkap.orang[pemeran.sari.nip]
        sari["data-utama"] |= {"nik": "5106014101900001", "noNpwp": "01.234.567.8-901.000"}
        sari["rw-golongan"].append(
            {"golonganId": "33", "golongan": None, "tmtGolongan": "01-10-2026", "skNomor": "823/9"}
        )
        sinkron = baca(siasn_lengkap.sumber)
        assert nilai_beda(sinkron) == {
            (pemeran.sari.nip, "pegawai.nik"): ("(kosong)", "5106014101900001"),
            (pemeran.sari.nip, "pegawai.npwp"): ("(kosong)", "012345678901000"),
            (pemeran.sari.nip, "pegawai.golongan"): (
                "Penata Muda Tingkat I, III/b", "Penata, III/c",
            ),
        }  # fmt: skip
        terapkan_beda(sinkron, oleh=pemeran.wayan, pada=PADA)
        pemeran.sari.refresh_from_db()
        assert (pemeran.sari.nik, pemeran.sari.golongan) == ("5106014101900001", "III/c")
        assert baca(siasn_lengkap.sumber, pada=PADA.replace(day=3)).status == "SELESAI"

    def test_who_is_unknown_there_is_listed(self, siasn_lengkap, pemeran):
        del siasn_lengkap.orang[pemeran.tono.nip]
        sinkron = baca(siasn_lengkap.sumber)
        assert sinkron.hilang == 1
        assert Perbedaan.objects.get(sinkron=sinkron).pegawai == pemeran.tono


def _tipe(penjawab, daftar, ke):
    penjawab.kirim_json({"data": {"id": 1, "nipBaru": ["x"], "nama": "Sari"}})
    return True


def _lain(penjawab, daftar, ke):
    penjawab.kirim_json({"data": {"id": "1", "nipBaru": "1" * 18, "nama": "Sari"}})
    return True


def _rusak_di_tengah(penjawab, daftar, ke):
    if ke > 8:
        penjawab.kirim(503, b"")
    return ke > 8


def _bukan_daftar(penjawab, daftar, ke):
    if daftar == "rw-jabatan":
        penjawab.kirim_json({"data": {"bukan": "daftar"}})
    return daftar == "rw-jabatan"


class TestMenolak:
    @pytest.mark.parametrize(
        ("nakal", "kalimat"),
        [
            (_tipe, "tidak berbentuk"),
            (_lain, "tidak berbentuk"),
            (_rusak_di_tengah, "sedang terganggu"),
            (_bukan_daftar, "rw-jabatan"),
        ],
    )
    def test_a_broken_answer_ends_the_whole_reading(self, siasn_lengkap, nakal, kalimat):
        siasn_lengkap.nakal = nakal
        sinkron = baca(siasn_lengkap.sumber)
        assert (sinkron.status, kalimat in sinkron.kalimat) == ("GAGAL", True), sinkron.kalimat
        siasn_lengkap.sumber.refresh_from_db()
        assert siasn_lengkap.sumber.segar_pada is None and not Perbedaan.objects.exists()

    def test_a_wrong_token_is_a_sentence(self, siasn_lengkap):
        siasn_lengkap.sso = "token-lain"
        assert "menolak kunci" in baca(siasn_lengkap.sumber).kalimat

    def test_a_secret_that_is_not_whole_is_a_sentence(self, siasn_lengkap, monkeypatch):
        monkeypatch.setenv("EKINERJA_RAHASIA_SIASN", '{"klien": "a"}')
        assert "belum lengkap" in baca(siasn_lengkap.sumber).kalimat

    def test_tokens_are_only_asked_of_hosts_on_the_list(self, siasn_lengkap, monkeypatch):
        kunci = {"token_url": "https://luar.contoh/t", "klien": "a", "rahasia": "b", "sso": "c"}
        monkeypatch.setenv("EKINERJA_RAHASIA_SIASN", json.dumps(kunci))
        assert "belum diizinkan" in baca(siasn_lengkap.sumber).kalimat


def _berkas(pemeran, *siapa):
    isi = []
    for satu in siapa:
        orang = orang_siasn(getattr(pemeran, satu), nik="5106014101900001")
        isi.append({nama.replace("-", "_"): nilai for nama, nilai in orang.items()})
    return json.dumps(isi).encode()


class TestBerkas:
    @pytest.mark.req("BKN-22")
    def test_a_folder_gives_the_same(self, settings, tmp_path, pemeran):
        settings.SUMBER_FOLDER = tmp_path
        (tmp_path / "siasn").mkdir()
        (tmp_path / "siasn" / "siasn.json").write_bytes(_berkas(pemeran, "sari"))
        manifes = {"berkas": {"siasn.json": {"baris": 1}}}
        (tmp_path / "siasn" / "manifes.json").write_text(json.dumps(manifes))
        aturan = AturanSumber("FOLDER", "siasn")
        sumber = atur_sumber(pemeran.instansi.pk, "SIASN", aturan, oleh=pemeran.wayan, pada=PADA)
        sinkron = baca(sumber)
        assert set(nilai_beda(sinkron)) == {(pemeran.sari.nip, "pegawai.nik")}
        assert sinkron.hilang == 0

    def test_an_uploaded_file_is_compared_at_once(self, as_wayan, pemeran):
        with time_machine.travel(PADA, tick=False):
            jawab = as_wayan.post(
                reverse("integrasi:unggah"),
                {"berkas": io.BytesIO(_berkas(pemeran, "sari", "budi"))},
            )
        assert jawab.status_code == 302
        sinkron = Sinkronisasi.objects.get()
        assert (sinkron.status, sinkron.cara, sinkron.terbaca) == ("SIAP", "UNGGAHAN", 2)

    @pytest.mark.parametrize(
        ("isi", "kalimat"),
        [
            (b"PK\x03\x04\xff", "UTF-8"),
            (b"{}", "daftar orang"),
            (b"[1]", "data_utama"),
            (b"[", "J"),
        ],
    )
    def test_another_file_is_a_sentence(self, as_wayan, isi, kalimat):
        with time_machine.travel(PADA, tick=False):
            as_wayan.post(reverse("integrasi:unggah"), {"berkas": io.BytesIO(isi)})
        sinkron = Sinkronisasi.objects.get()
        assert sinkron.status == "GAGAL" and kalimat in sinkron.kalimat
