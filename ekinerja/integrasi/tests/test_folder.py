"""SIMPEG as csv in a folder: used when its manifest says that it is whole."""

import hashlib
import json

import pytest

from ekinerja.core.errors import AksiDitolak
from ekinerja.core.workflow import SISTEM
from ekinerja.integrasi.models import Perbedaan
from ekinerja.integrasi.services import AturanSumber, atur_sumber
from ekinerja.integrasi.tests.conftest import PADA, SEMUA, alihkan, baca, baris_simpeg

pytestmark = pytest.mark.django_db
KOLOM = ("id", "nip", "nama", "golongan", "nomor_rekening", "kode_jabatan", "tmt_jabatan")


@pytest.fixture
def folder(settings, tmp_path, pemeran):
    """A folder with everybody in it, set up as the source."""
    settings.SUMBER_FOLDER = tmp_path
    tujuan = tmp_path / "simpeg"
    tujuan.mkdir()
    orang = [baris_simpeg(getattr(pemeran, satu)) for satu in SEMUA]
    tulis(tujuan, orang)
    sumber = atur_sumber(
        pemeran.instansi.pk, "SIMPEG", AturanSumber("FOLDER", "simpeg"),
        oleh=pemeran.wayan, pada=PADA,
    )  # fmt: skip
    return tujuan, orang, sumber


def tulis(tujuan, orang, *, pemisah=";", jumlah=None, sidik=None):
    """The csv and its manifest, as SIMPEG would write them."""
    baris = [pemisah.join(KOLOM)]
    baris += [pemisah.join(satu[kolom] or "" for kolom in KOLOM) for satu in orang]
    byte = ("\r\n".join(baris) + "\r\n").encode()
    (tujuan / "pegawai.csv").write_bytes(byte)
    isi = {"baris": len(orang) if jumlah is None else jumlah}
    isi["sha256"] = sidik or hashlib.sha256(byte).hexdigest()
    (tujuan / "manifes.json").write_text(json.dumps({"berkas": {"pegawai.csv": isi}}))


class TestFolder:
    @pytest.mark.req("KLK-06")
    def test_it_reads_the_same_shape_as_the_service(self, folder, pemeran):
        tujuan, orang, sumber = folder
        assert baca(sumber).status == "SELESAI"
        alihkan(pemeran, "pegawai.nama")
        orang[2]["nama"] = "Sari Wulandari, M.Kom."
        tulis(tujuan, orang, pemisah=",") if "," not in orang[2]["nama"] else tulis(tujuan, orang)
        assert baca(sumber).beda == 1

    @pytest.mark.parametrize(
        ("rusak", "kalimat"),
        [
            (lambda f, o: (f / "manifes.json").unlink(), "belum selesai ditulis"),
            (lambda f, o: (f / "pegawai.csv").unlink(), "tidak ada di folder"),
            (lambda f, o: tulis(f, o, sidik="0" * 64), "mungkin terpotong"),
            (lambda f, o: tulis(f, o, jumlah=8), "berisi 9 baris"),
            (lambda f, o: (f / "manifes.json").write_text("[1"), "bukan JSON"),
            (lambda f, o: (f / "manifes.json").write_text("[]"), "tidak berbentuk"),
            (lambda f, o: (f / "manifes.json").write_text('{"berkas": {}}'), "tidak menyebut"),
        ],
    )
    def test_what_is_not_whole_is_not_used(self, folder, rusak, kalimat):
        tujuan, orang, sumber = folder
        rusak(tujuan, orang)
        sinkron = baca(sumber)
        assert (sinkron.status, kalimat in sinkron.kalimat) == ("GAGAL", True)
        sumber.refresh_from_db()
        assert sumber.segar_pada is None and not Perbedaan.objects.exists()

    @pytest.mark.parametrize(
        ("byte", "kalimat"),
        [
            ("id;nip;nama\r\n1;2;José\r\n".encode("latin-1"), "bukan teks UTF-8"),
            (b'id;nip;nama\r\n1;2;"Sari', "tanda kutip"),
            (b"id;nip;nama\r\n1;2\r\n", "punya 2 kolom"),
            (b"id;nip;nip;nama\r\n1;2;3;4\r\n", "berulang"),
            (b"id;nama\r\n1;Sari\r\n", "tidak memuat nip"),
        ],
    )
    def test_a_broken_csv_is_a_sentence(self, folder, byte, kalimat):
        tujuan, _, sumber = folder
        (tujuan / "pegawai.csv").write_bytes(byte)
        manifes = {"berkas": {"pegawai.csv": {"baris": 1}}}
        (tujuan / "manifes.json").write_text(json.dumps(manifes))
        assert kalimat in baca(sumber).kalimat

    def test_a_link_to_another_file_is_not_followed(self, folder, tmp_path):
        tujuan, _, sumber = folder
        (tmp_path / "rahasia").write_text("x")
        (tujuan / "pegawai.csv").unlink()
        (tujuan / "pegawai.csv").symlink_to(tmp_path / "rahasia")
        assert "tidak ada di folder" in baca(sumber).kalimat

    @pytest.mark.parametrize("nama", ["../etc", "/etc", "a/b", "..", "Simpeg"])
    def test_a_name_that_leads_elsewhere_is_refused(self, pemeran, nama):

        with pytest.raises(AksiDitolak, match="Nama folder"):
            atur_sumber(
                pemeran.instansi.pk, "SIMPEG", AturanSumber("FOLDER", nama),
                oleh=pemeran.wayan, pada=PADA,
            )  # fmt: skip


class TestMilikSatuInstansi:
    """Several governments on one server: the folder or key of one is closed to the others."""

    def atur(self, instansi, aturan):
        return atur_sumber(instansi.pk, "SIMPEG", aturan, oleh=SISTEM, pada=PADA)

    @pytest.mark.parametrize(
        "aturan",
        [
            AturanSumber("FOLDER", "simpeg"),
            AturanSumber("HTTP", "https://simpeg.uji/v1", "EKINERJA_RAHASIA_SIMPEG"),
            AturanSumber("HTTP", "https://simpeg.uji/v1"),
        ],
    )
    def test_another_government_cannot_use_it(self, pemeran, settings, aturan):
        settings.SUMBER_ALAMAT = frozenset({"simpeg.uji"})
        self.atur(pemeran.instansi, aturan)
        assert self.atur(pemeran.instansi, aturan).alamat == aturan.alamat
        with pytest.raises(AksiDitolak, match="dipakai pemerintah daerah lain"):
            self.atur(pemeran.instansi_lain, aturan)

    def test_an_own_key_for_a_shared_service_is_fine(self, pemeran, settings):
        settings.SUMBER_ALAMAT = frozenset({"simpeg.uji"})
        alamat = "https://simpeg.uji/v1"
        self.atur(pemeran.instansi, AturanSumber("HTTP", alamat, "EKINERJA_RAHASIA_SATU"))
        lain = AturanSumber("HTTP", alamat, "EKINERJA_RAHASIA_DUA")
        assert self.atur(pemeran.instansi_lain, lain).nama_rahasia == "EKINERJA_RAHASIA_DUA"
