"""`Model.objects` hanya di queries, permissions, services, importers, manajer, migrasi, dan uji.

Di tempat lain kueri itu lolos dari `Lingkup`, dan data instansi lain dapat tampil.
"""

import ast
from collections.abc import Iterator

import pytest

from tests.guards.sumber import Sumber, contoh, kalimat, periksa_semua, sumber_python

BOLEH = {"queries", "permissions", "services", "importers", "managers", "migrations", "tests"}
MANAJER = {"objects", "_base_manager", "_default_manager"}
ALASAN = {
    "ekinerja/core/workflow.py": "mesin siklus hidup menulis riwayat model apa pun",
    "ekinerja/core/berkas.py": "penyimpan berkas menurut hash; tautannya milik tiap bidang",
    "ekinerja/core/dokumen.py": "pencetak dokumen; pembacanya halaman pemeriksaan publik",
    "ekinerja/core/tasks.py": "pekerjaan atas satu berkas, tanpa pembaca",
    "ekinerja/penyiapan/instansi_baru.py": "instansi pertama; belum ada lingkup untuk dipakai",
    "ekinerja/penyiapan/demo/": "membuat pemerintah contoh dari benih, bukan membaca data orang",
}


def kueri_liar(sumber: Sumber) -> Iterator[str]:
    if BOLEH.intersection(sumber.bagian) or sumber.jalur.startswith(tuple(ALASAN)):
        return
    for simpul in ast.walk(sumber.pohon):
        if not isinstance(simpul, ast.Attribute) or simpul.attr not in MANAJER:
            continue
        pemilik = simpul.value
        if isinstance(pemilik, ast.Name) and pemilik.id in ("self", "cls"):
            continue
        yield f"{simpul.lineno}: {ast.unparse(simpul)}; pindahkan ke queries dengan Lingkup"


class TestKueriLiar:
    def test_it_is_nowhere_in_the_product(self) -> None:
        temuan = periksa_semua(kueri_liar, sumber_python(("ekinerja",)))
        assert not temuan, kalimat("Kueri berada di queries dan menerima Lingkup.", temuan)

    def test_every_exception_still_exists(self) -> None:
        jalur = [satu.jalur for satu in sumber_python(("ekinerja",))]
        usang = [a for a in ALASAN if not any(satu.startswith(a) for satu in jalur)]
        assert not usang, kalimat("Pengecualian ini tidak berlaku lagi; hapus.", usang)

    @pytest.mark.parametrize(
        "teks", ["SKP.objects.get(pk=1)", "models.SKP.objects.all()", "SKP._base_manager.create()"]
    )
    def test_it_would_be_found(self, teks: str) -> None:
        assert list(kueri_liar(contoh(teks, "ekinerja/skp/views.py")))
        assert not list(kueri_liar(contoh(teks, "ekinerja/skp/queries.py")))
        assert not list(kueri_liar(contoh(teks, "ekinerja/skp/services/ajukan.py")))
