"""Berkas pengguna tidak pernah disajikan sebagai isi aktif: unduhan, atau gambar terkurung.

Jawaban yang jenisnya tidak tetap, atau yang mengirim berkas, harus menyebut sikapnya
(Content-Disposition), melarang penebakan jenis, dan mengurung isinya.
"""

import ast
import re
from collections.abc import Iterator

import pytest
from django.conf import settings

from ekinerja.core.berkas import BUKTI
from tests.guards.sumber import (
    Sumber,
    contoh,
    kalimat,
    nama_lengkap,
    periksa_semua,
    sumber_python,
)

JAWABAN = {"HttpResponse", "StreamingHttpResponse", "FileResponse"}
AKTIF = ("text/html", "image/svg+xml", "application/xhtml+xml", "text/xml", "application/xml")
UNDUHAN = re.compile(r"Content-Disposition['\"]\]?\s*[:=]\s*f?['\"]attachment")
PENGURUNG = ("Content-Disposition", "X-Content-Type-Options", "Content-Security-Policy")


def _tetapan(panggil: ast.Call, nama: str) -> object:
    """Nilai tetap sebuah argumen; Ellipsis bila tidak tetap, None bila tidak disebut."""
    for satu in panggil.keywords:
        if satu.arg == nama:
            return satu.value.value if isinstance(satu.value, ast.Constant) else ...
    return None


def isi_aktif(sumber: Sumber) -> Iterator[str]:
    for fungsi in ast.walk(sumber.pohon):
        if not isinstance(fungsi, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        isi = ast.unparse(fungsi)
        terkurung = all(satu in isi for satu in PENGURUNG) or UNDUHAN.search(isi) is not None
        for simpul in ast.walk(fungsi):
            if not isinstance(simpul, ast.Call) or nama_lengkap(simpul.func) not in JAWABAN:
                continue
            jenis = _tetapan(simpul, "content_type")
            berkas = nama_lengkap(simpul.func) == "FileResponse"
            if isinstance(jenis, str) and jenis.startswith(AKTIF):
                yield f"{simpul.lineno}: jawaban berjenis {jenis}; pakai templat atau unduhan"
            elif berkas and _tetapan(simpul, "as_attachment") is not True and not terkurung:
                yield f"{simpul.lineno}: berkas dikirim tanpa as_attachment=True"
            elif jenis is ... and not terkurung:
                yield f"{simpul.lineno}: jenis isi dari data tanpa {', '.join(PENGURUNG)}"


class TestIsiAktif:
    def test_no_file_of_a_person_is_served_as_active_content(self) -> None:
        temuan = periksa_semua(isi_aktif, sumber_python(("ekinerja",)))
        assert not temuan, kalimat("Berkas pengguna tidak pernah menjadi isi aktif.", temuan)

    @pytest.mark.parametrize(
        "teks",
        [
            "def f():\n    return HttpResponse(isi, content_type=berkas.jenis)",
            "def f():\n    return FileResponse(berkas)",
            "def f():\n    return HttpResponse(isi, content_type='image/svg+xml')",
            "def f():\n    return HttpResponse(isi, content_type='text/html; charset=utf-8')",
        ],
    )
    def test_it_would_be_found(self, teks: str) -> None:
        assert list(isi_aktif(contoh(teks)))

    def test_it_leaves_downloads_and_fixed_kinds_alone(self) -> None:
        unduhan = "def f():\n    return FileResponse(x, as_attachment=True)"
        tetap = "def f():\n    return HttpResponse(x, content_type='text/css')"
        assert not list(isi_aktif(contoh(unduhan)))
        kepala = "headers={'Content-Disposition': f'attachment; filename={n}'}"
        jenis = f"def f():\n    return HttpResponse(x, content_type=jenis, {kepala})"
        assert not list(isi_aktif(contoh(tetap)))
        assert not list(isi_aktif(contoh(jenis)))

    def test_no_active_kind_is_received_and_kinds_are_never_guessed(self) -> None:
        assert not set(BUKTI).intersection(AKTIF)
        assert settings.SECURE_CONTENT_TYPE_NOSNIFF is True
        arahan = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
        assert "'unsafe-inline'" not in str(arahan)
        assert "'unsafe-eval'" not in str(arahan)
