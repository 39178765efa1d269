"""Templat: tanpa gaya dan skrip sisipan, tanpa keluaran mentah, tanpa berkas yang tidak dipakai."""

import ast
import re
from collections.abc import Iterator

import pytest

from tests.guards.sumber import (
    AKAR,
    Sumber,
    contoh,
    kalimat,
    panggilan,
    periksa_semua,
    sumber_python,
    templat,
)

LARANGAN = (
    (re.compile(r"\sstyle\s*=", re.I), "style=; pakai kelas"),
    (re.compile(r"<style\b", re.I), "<style>; pakai berkas CSS"),
    (re.compile(r"<script\b(?![^>]*\ssrc\s*=)", re.I), "skrip sisipan; pakai berkas JS"),
    (re.compile(r"<[a-z][^<>]*\son[a-z]+\s*=", re.I | re.S), "penangan on…=; pakai berkas JS"),
    (re.compile(r"javascript:", re.I), "javascript:; pakai berkas JS"),
    (re.compile(r"hx-on[:=-]", re.I), "hx-on; pakai berkas JS"),
    (re.compile(r"\|\s*safe(seq)?\b"), "|safe; keluaran mentah"),
    (re.compile(r"{%\s*autoescape\s+off"), "autoescape off; keluaran mentah"),
    (re.compile(r"https?://(?!www\.w3\.org)"), "alamat luar; semua aset dari server sendiri"),
)
FORM_POST = re.compile(r"<form\b[^>]*method\s*=\s*[\"']post[\"'][^>]*>(.*?)</form>", re.I | re.S)
KOMENTAR = re.compile(r"{#.*?#}|{%\s*comment\b.*?{%\s*endcomment\s*%}", re.S)
NAMA_TEMPLAT = re.compile(r"[\"']([\w./-]+\.html)(?:#[\w-]+)?[\"']")
NAMA_RAKITAN = re.compile(r"f[\"']([\w./-]*)\{\w+\}([\w./-]*\.html)")
KATA_BERKUTIP = re.compile(r"[\"']([\w-]+)[\"']")
# Dicari oleh pustaka menurut namanya, bukan oleh kode kita.
MENURUT_NAMA = {"400.html", "403.html", "404.html", "500.html"}
MENURUT_AWALAN = ("account/", "django/forms/")
# berkas yang menyaring sendiri, dan ujinya
MENYARING = {"ekinerja/core/templatetags/kit.py": "ekinerja/core/tests/test_pilihan.py"}
KELUARAN_MENTAH = {"mark_safe", "html_safe", "SafeString", "SafeText"}


def larangan(teks: str) -> Iterator[str]:
    bersih = KOMENTAR.sub(lambda satu: "\n" * satu[0].count("\n"), teks)
    for pola, sebutan in LARANGAN:
        for cocok in pola.finditer(bersih):
            yield f"{bersih.count(chr(10), 0, cocok.start()) + 1}: {sebutan}"
    for cocok in FORM_POST.finditer(bersih):
        if "csrf_token" not in cocok[1]:
            yield f"{bersih.count(chr(10), 0, cocok.start()) + 1}: formulir POST tanpa csrf_token"


def keluaran_mentah(sumber: Sumber) -> Iterator[str]:
    """Penanda aman hanya atas teks tetap atau hasil `render`; isi orang selalu disaring."""
    if sumber.jalur in MENYARING and (AKAR / MENYARING[sumber.jalur]).exists():
        return
    for baris, nama, panggil in panggilan(sumber.pohon):
        if nama.rpartition(".")[2] in KELUARAN_MENTAH and panggil.args:
            isi = panggil.args[0]
            if not isinstance(isi, ast.Constant) and ".render(" not in ast.unparse(isi):
                yield f"{baris}: {nama} atas data; pakai format_html"
        rakitan = bool(panggil.args) and isinstance(panggil.args[0], ast.JoinedStr | ast.BinOp)
        if nama.endswith("format_html") and rakitan:
            yield f"{baris}: format_html dengan pola rakitan; isi lewat argumen"


def nama_templat(teks: str) -> set[str]:
    """Nama templat yang disebut; pada f"skp/{nama}.html" setiap kata berkutip menjadi isinya."""
    hasil = {cocok[1] for cocok in NAMA_TEMPLAT.finditer(teks)}
    kata = set(KATA_BERKUTIP.findall(teks))
    for cocok in NAMA_RAKITAN.finditer(teks):
        hasil |= {f"{cocok[1]}{satu}{cocok[2]}" for satu in kata}
    return hasil


def tidak_dipakai(ada: set[str], disebut: set[str]) -> list[str]:
    dikecualikan = {satu for satu in ada if satu in MENURUT_NAMA or satu.startswith(MENURUT_AWALAN)}
    return sorted(ada - disebut - dikecualikan)


def _relatif(jalur: str) -> str:
    return jalur.partition("/templates/")[2]


class TestTemplat:
    def test_it_holds_no_inline_code_and_no_raw_output(self) -> None:
        assert templat(), "Tidak ada templat yang diperiksa."
        temuan = [
            f"{satu.relative_to(AKAR)}:{isi}"
            for satu in templat()
            for isi in larangan(satu.read_text(encoding="utf-8"))
        ]
        assert not temuan, kalimat("Templat melanggar kebijakan isi.", temuan)

    @pytest.mark.parametrize(
        "teks",
        [
            '<p style="color:red">',
            "<script>alert(1)</script>",
            '<a\n href="#" onclick="x()">',
            '<a href="javascript:x">',
            "{{ nama|safe }}",
            "{{ nama | safe }}",
            "{% autoescape off %}",
            '<form method="post"><button></form>',
            '<img src="https://contoh.id/a.png">',
            '<div hx-on:click="x()">',
        ],
    )
    def test_it_would_be_found(self, teks: str) -> None:
        assert list(larangan(teks))

    @pytest.mark.parametrize(
        "teks",
        [
            '<script src="/static/a.js" defer></script>',
            '<form method="post">{% csrf_token %}</form>',
            "{# style= boleh di komentar #}",
            '<p class="on-air">lanjutkan = ya</p>',
            '<svg xmlns="http://www.w3.org/2000/svg"></svg>',
        ],
    )
    def test_it_leaves_clean_markup_alone(self, teks: str) -> None:
        assert not list(larangan(teks))

    def test_every_template_is_used(self) -> None:
        ada = {_relatif(str(satu)) for satu in templat()}
        teks = [satu.teks for satu in sumber_python(("ekinerja", "config"))]
        teks += [satu.read_text(encoding="utf-8") for satu in templat()]
        temuan = tidak_dipakai(ada, set().union(*map(nama_templat, teks)))
        assert not temuan, kalimat("Templat ini tidak dipakai siapa pun; hapus.", temuan)

    def test_an_unused_template_would_be_found(self) -> None:
        disebut = nama_templat("render(r, 'skp/rincian.html#kepala')")
        assert tidak_dipakai({"skp/rincian.html", "skp/lama.html", "404.html"}, disebut) == [
            "skp/lama.html"
        ]

    def test_a_name_put_together_counts_for_the_words_around_it(self) -> None:
        teks = 'nama = "cabang" if x else "halaman"\nrender(r, f"unit/{nama}.html")'
        assert {"unit/cabang.html", "unit/halaman.html"} <= nama_templat(teks)


class TestKeluaranMentah:
    def test_it_is_never_made_of_data(self) -> None:
        temuan = periksa_semua(keluaran_mentah, sumber_python(("ekinerja", "config")))
        assert not temuan, kalimat("Isi orang selalu disaring sebelum tampil.", temuan)

    @pytest.mark.parametrize(
        "teks", ["mark_safe(nama)", "SafeString(f'<b>{nama}</b>')", "format_html(f'<b>{nama}</b>')"]
    )
    def test_it_would_be_found(self, teks: str) -> None:
        assert list(keluaran_mentah(contoh(teks)))

    def test_it_leaves_constants_alone(self) -> None:
        assert not list(keluaran_mentah(contoh("SafeString('')\nformat_html('<b>{}</b>', x)")))
