"""A fresh government has one keeper; the second one comes from the command line, once."""

from datetime import UTC, datetime
from io import StringIO

import pytest
from django.core.management import call_command

from ekinerja.accounts.models import User
from ekinerja.organisasi.models import PemberianPeran
from ekinerja.organisasi.services import setujui_usulan, usulkan_peran
from ekinerja.pegawai.queries import identitas
from ekinerja.penyiapan.instansi_baru import buat_instansi

PADA = datetime(2026, 10, 5, 2, 0, tzinfo=UTC)


def perintah(*argumen):
    keluar, galat = StringIO(), StringIO()
    call_command("pengelola", *argumen, stdout=keluar, stderr=galat)
    return keluar.getvalue()


@pytest.fixture
def baru(db):
    return buat_instansi(
        "baru", "Kabupaten Baru", jenis="KABUPATEN", zona="Asia/Jakarta", pengguna="satu",
        pada=PADA,
    ).instansi  # fmt: skip


class TestPengelolaKedua:
    def test_two_keepers_then_give_powerful_roles_by_themselves(self, baru):
        kata = perintah("baru", "dua", "--nama", "Ayu Kedua")
        assert "Kata sandi sekali pakainya" in kata
        satu = identitas(User.objects.get(username="satu"), pada=PADA.date())
        dua = User.objects.get(username="dua")
        assert dua.wajib_ganti_sandi
        ketiga = User.objects.create_user(username="tiga", instansi=baru, nama="Tiga")
        PemberianPeran.objects.filter(user=dua).update(masa=satu.user.peran.get().masa)
        usulan = usulkan_peran(
            ketiga, peran="BKPSDM", unit=None, mulai=PADA.date(), dasar="SK 1", oleh=satu,
            pada=PADA,
        )  # fmt: skip
        hasil = setujui_usulan(usulan, oleh=identitas(dua, pada=PADA.date()), pada=PADA)
        assert hasil.user == ketiga

    def test_an_account_that_is_there_gets_no_new_password(self, baru):
        User.objects.create_user(username="ada", instansi=baru, nama="Sudah Ada")
        assert "Kata sandi" not in perintah("baru", "ada")

    @pytest.mark.parametrize(
        ("argumen", "kalimat"),
        [
            (("tidak-ada", "x"), "Tidak ada instansi berkode"),
            (("baru", "x"), "Sebutkan nama orangnya"),
        ],
    )
    def test_it_is_refused_with_a_sentence(self, baru, argumen, kalimat, capsys):
        with pytest.raises(SystemExit):
            call_command("pengelola", *argumen)
        assert kalimat in capsys.readouterr().err

    def test_a_third_one_is_the_matter_of_the_two(self, baru, capsys):
        perintah("baru", "dua", "--nama", "Ayu Kedua")
        with pytest.raises(SystemExit):
            call_command("pengelola", "baru", "tiga", "--nama", "Tiga")
        assert "halaman Peran" in capsys.readouterr().err
