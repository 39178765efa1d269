"""The parts of the kit, drawn without a database."""

import re
from pathlib import Path

import pytest
from django import forms
from django.core.paginator import Paginator
from django.db import connection
from django.http import QueryDict
from django.template import Context, Template, TemplateSyntaxError
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext

from ekinerja.core import contoh_kit as contoh
from ekinerja.core import views_kit
from ekinerja.core.kit import (
    LENCANA,
    Aksi,
    Kemajuan,
    Kolom,
    Kosong,
    Lencana,
    Sel,
    Tabel,
    kolom_urut,
    lencana_untuk,
    pager,
    tautan_dengan,
)
from ekinerja.core.templatetags import kit as tags
from ops import assets

CORE = Path(__file__).resolve().parent.parent
TEMPLATES = sorted((CORE / "templates").rglob("*.html"))
KOSONG = Kosong(judul="Belum ada data", keterangan="Impor dahulu.")


def halaman(view, url: str = "/_kit", **headers: str) -> str:
    response = view(RequestFactory().get(url, headers=headers))
    assert response.status_code == 200
    return response.content.decode()


def warna(tema: str) -> dict[str, str]:
    """Colour variables of a theme."""
    css = (CORE / "static" / "core" / "tema.css").read_text()
    blok = re.search(
        r'\[data-bs-theme="' + tema + r'"\] \{\n  color-scheme(.*?)\n\}', css, re.DOTALL
    )
    assert blok is not None
    return dict(re.findall(r"--((?:kit|merek)-[\w-]+): (#[0-9a-f]{6});", blok[1]))


def terang(heksa: str) -> float:
    """Relative luminance as WCAG defines it."""
    kanal = [int(heksa[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    lurus = [k / 12.92 if k <= 0.03928 else ((k + 0.055) / 1.055) ** 2.4 for k in kanal]
    return 0.2126 * lurus[0] + 0.7152 * lurus[1] + 0.0722 * lurus[2]


def kontras(satu: str, dua: str) -> float:
    gelap, cerah = sorted((terang(satu), terang(dua)))
    return (cerah + 0.05) / (gelap + 0.05)


class TestLencana:
    @pytest.mark.parametrize("nama", sorted(LENCANA))
    def test_it_says_each_state_in_words_and_with_an_icon(self, nama):
        html = tags.lencana(nama)
        assert LENCANA[nama].teks in html
        assert f"#{LENCANA[nama].ikon}" in html

    def test_it_takes_other_words_for_a_known_state(self):
        assert lencana_untuk("DISETUJUI", "Disetujui atasan") == Lencana(
            "Disetujui atasan", "baik", "circle-check"
        )

    def test_it_shows_an_unknown_state_plainly(self):
        assert lencana_untuk("MENUNGGU_SK") == Lencana("Menunggu sk")

    def test_it_escapes_words_that_came_from_a_person(self):
        assert "<b>" not in tags.lencana(Lencana("<b>"))


class TestTabel:
    def test_it_labels_each_cell_for_the_phone(self):
        tabel = Tabel(
            judul="Pegawai",
            kolom=(Kolom(judul="Nama"), Kolom(judul="TPP", jenis="angka")),
            baris=((Sel(teks="Sari", url="/p/1"), "Rp1.000"),),
            kosong=KOSONG,
        )
        html = render_to_string("kit/tabel.html", {"tabel": tabel})
        assert '<th scope="row" role="rowheader"><a href="/p/1">Sari</a></th>' in html
        assert 'data-label="TPP" class="sel-angka"' in html
        assert "1 baris" in html

    def test_it_says_what_to_do_when_there_is_nothing(self):
        tabel = Tabel(judul="Pegawai", kolom=(), baris=(), kosong=KOSONG)
        html = render_to_string("kit/tabel.html", {"tabel": tabel})
        assert "Belum ada data" in html
        assert "<table" not in html

    def test_it_refuses_a_row_that_does_not_fit_its_columns(self):
        tabel = Tabel(judul="", kolom=(Kolom(judul="Nama"),), baris=(("a", "b"),), kosong=KOSONG)
        with pytest.raises(ValueError, match="zip"):
            tabel.pasangan  # noqa: B018

    def test_it_escapes_cells(self):
        tabel = Tabel(judul="", kolom=(Kolom(judul="Nama"),), baris=(("<script>",),), kosong=KOSONG)
        assert "<script>" not in render_to_string("kit/tabel.html", {"tabel": tabel})


class TestTautanDaftar:
    def test_it_turns_the_order_round_and_returns_to_the_first_page(self):
        params = QueryDict("q=sari&urut=nama&halaman=3")
        kolom = kolom_urut("Nama", "nama", params)
        assert (kolom.arah, kolom.aria_sort) == ("naik", "ascending")
        assert kolom.url == "?q=sari&urut=-nama"

    def test_it_marks_the_default_order(self):
        assert kolom_urut("TPP", "tpp", QueryDict(""), baku="-tpp").arah == "turun"

    def test_it_keeps_the_filter_while_paging(self):
        satu = pager(Paginator(range(120), 50).page(2), QueryDict("q=sari"))
        assert (satu.dari, satu.sampai, satu.total) == (51, 100, 120)
        assert (satu.sebelum, satu.sesudah) == ("?q=sari&halaman=1", "?q=sari&halaman=3")

    def test_it_has_no_way_beyond_the_ends(self):
        satu = pager(Paginator(range(10), 50).page(1), QueryDict(""))
        assert (satu.sebelum, satu.sesudah) == ("", "")

    def test_it_drops_an_emptied_parameter(self):
        assert tautan_dengan(QueryDict("a=1&b=2"), a=None, b=3) == "?b=3"


class TestFormulir:
    class Isian(forms.Form):
        nama = forms.CharField(label="Nama", help_text="Nama lengkap.")
        jenis = forms.ChoiceField(label="Jenis", choices=(("", "Pilih"), ("a", "A")))
        berkas = forms.FileField(label="Bukti")
        catatan = forms.CharField(label="Catatan", required=False)

    def gambar(self, form: forms.Form) -> str:
        return render_to_string("kit/formulir.html", {"form": form, "samping": True})

    def test_it_ties_help_and_error_to_the_field(self):
        html = self.gambar(self.Isian({}))
        assert 'aria-describedby="id_nama_helptext id_nama_error"' in html
        assert 'id="id_nama_helptext"' in html
        assert 'id="id_nama_error"' in html
        assert 'aria-invalid="true"' in html

    def test_it_says_what_is_missing_in_the_words_of_the_field(self):
        html = self.gambar(self.Isian({}))
        assert "Belum diisi." in html
        assert "Belum dipilih." in html
        assert "Belum ada berkas yang dipilih." in html
        assert '<a href="#id_nama">Nama</a>: Belum diisi.' in html

    def test_it_keeps_the_words_of_a_form_that_has_its_own(self):
        form = self.Isian({"nama": "Sari"})
        form.add_error("nama", "Nama ini sudah dipakai orang lain.")
        assert "Nama ini sudah dipakai orang lain." in self.gambar(form)

    def test_it_marks_what_may_stay_empty(self):
        html = self.gambar(self.Isian())
        assert html.count("(boleh kosong)") == 1
        assert 'role="alert"' not in html


class TestAksi:
    def gambar(self, *aksi: Aksi) -> str:
        return render_to_string("kit/aksi.html", {"aksi": aksi, "csrf_token": "kunci"})

    def test_it_asks_before_a_deed_that_cannot_be_undone(self):
        html = self.gambar(Aksi(judul="Batalkan", url="/b", gaya="bahaya", konfirmasi="Yakin?"))
        assert 'data-konfirmasi="Yakin?"' in html
        assert "data-konfirmasi-bahaya" in html
        assert 'value="kunci"' in html

    def test_it_opens_a_box_for_the_reason_without_a_script(self):
        html = self.gambar(Aksi(judul="Kembalikan", url="/k", perlu_alasan=True))
        assert "<details" in html
        assert re.search(r'<textarea[^>]*name="alasan"[^>]*required', html)


class TestKemajuan:
    def gambar(self, **isi: object) -> str:
        kerja = Kemajuan(judul="Menghitung", url="/k/1", **isi)
        return render_to_string("kit/kemajuan.html", {"kemajuan": kerja})

    def test_it_asks_again_while_the_work_goes_on(self):
        html = self.gambar(keadaan="BERJALAN", selesai=1500, total=3000, satuan="pegawai")
        assert 'hx-get="/k/1" hx-trigger="every 2s"' in html
        assert 'value="1500" max="3000"' in html
        assert "1.500 dari 3.000 pegawai" in html

    @pytest.mark.parametrize("keadaan", ["selesai", "GAGAL"])
    def test_it_stops_asking_at_the_end(self, keadaan):
        assert "hx-trigger" not in self.gambar(keadaan=keadaan, selesai=1, total=1)

    def test_it_promises_nothing_while_the_size_is_unknown(self):
        assert '<progress aria-label="Menghitung"></progress>' in self.gambar(keadaan="menunggu")


class TestHalamanKit:
    def test_it_shows_every_part(self):
        html = halaman(views_kit.kit)
        for kelas in ("kartu-angka", "lencana-buruk", "riwayat", "rincian", "kemajuan", "tabel"):
            assert kelas in html

    def test_it_answers_htmx_with_the_progress_only(self):
        html = halaman(views_kit.kit, "/_kit?langkah=10", **{"HX-Request": "true"})
        assert "<html" not in html
        assert "Buka daftar TPP" in html

    def test_it_draws_fifty_rows_in_the_same_frame(self):
        html = halaman(views_kit.kit_tabel, "/_kit/tabel")
        assert html.count('role="rowheader"') == 51
        assert 'aria-label="Menu utama"' in html

    def test_it_puts_what_does_not_fit_the_phone_bar_into_a_sheet(self):
        html = halaman(views_kit.kit_tabel)
        bar = html[html.index('<nav class="navigasi"') : html.index('id="nav-lainnya"')]
        assert bar.count('class="hanya-besar"') == len(contoh.NAVIGASI) - 4
        assert "Lainnya" in bar

    def test_it_says_why_and_what_to_do_when_it_refuses(self):
        html = halaman(views_kit.kit_galat)
        assert "data-galat" in html
        assert "Yang dapat Anda lakukan" in html


class TestTemplate:
    @pytest.mark.parametrize("berkas", TEMPLATES, ids=lambda b: b.name)
    def test_it_keeps_to_the_strict_policy(self, berkas):
        isi = berkas.read_text()
        assert not re.search(r"\sstyle=|<style|\son\w+=|hx-on|javascript:", isi)
        assert not re.search(r"<script(?![^>]*\bsrc=)", isi)

    @pytest.mark.parametrize("berkas", TEMPLATES, ids=lambda b: b.name)
    def test_it_uses_icons_that_are_in_the_sprite(self, berkas):
        dikenal = set(assets.icon_names(assets.DAFTAR_IKON.read_text()))
        assert set(re.findall(r'{% ikon "([\w-]+)"', berkas.read_text())) <= dikenal

    def test_it_gives_every_badge_an_icon_of_the_sprite(self):
        dikenal = set(assets.icon_names(assets.DAFTAR_IKON.read_text()))
        assert {satu.ikon for satu in LENCANA.values()} | set(tags.IKON_PESAN.values()) <= dikenal

    @pytest.mark.parametrize("nama", ["400.html", "403.html", "404.html", "500.html"])
    def test_it_draws_error_pages_without_any_context(self, nama):
        html = render_to_string(nama)
        assert "data-galat" in html
        assert "Ke beranda" in html


class TestWarna:
    TEKS = (
        ("kit-teks", "kit-latar"), ("kit-teks", "kit-permukaan"), ("kit-teks", "kit-permukaan-2"),
        ("kit-teks-2", "kit-latar"), ("kit-teks-2", "kit-permukaan"),
        ("kit-teks-2", "kit-permukaan-2"), ("merek-teks", "kit-latar"),
        ("merek-teks", "kit-permukaan"), ("merek-teks", "merek-lembut"),
        ("merek-di-atas", "merek-utama"), ("merek-di-atas", "merek-utama-tekan"),
        ("kit-permukaan", "kit-buruk-isi"), ("kit-baik", "kit-baik-lembut"),
        ("kit-buruk", "kit-buruk-lembut"), ("kit-buruk", "kit-permukaan"),
        ("kit-awas", "kit-awas-lembut"), ("kit-info", "kit-info-lembut"),
        *((teks, f"kit-{jenis}-lembut") for jenis in ("baik", "buruk", "awas", "info")
          for teks in ("kit-teks", "merek-teks")),
    )  # fmt: skip
    BENTUK = (
        ("kit-garis-isian", "kit-permukaan"), ("kit-fokus", "kit-latar"),
        ("kit-fokus", "kit-permukaan"), ("merek-utama", "kit-permukaan"),
        ("merek-utama", "kit-permukaan-2"), ("kit-buruk-isi", "kit-permukaan"),
    )  # fmt: skip

    @pytest.mark.parametrize("tema", ["light", "dark"])
    @pytest.mark.parametrize(("depan", "belakang"), TEKS)
    def test_it_can_be_read(self, tema, depan, belakang):
        palet = warna(tema)
        assert kontras(palet[depan], palet[belakang]) >= 4.5

    @pytest.mark.parametrize("tema", ["light", "dark"])
    @pytest.mark.parametrize(("depan", "belakang"), BENTUK)
    def test_it_shows_edges_and_focus(self, tema, depan, belakang):
        palet = warna(tema)
        assert kontras(palet[depan], palet[belakang]) >= 3


class TestAset:
    def test_it_drops_the_pointer_to_a_source_map(self):
        assert assets.without_source_map(b"a{}\n/*# sourceMappingURL=a.map */") == b"a{}\n"
        assert assets.without_source_map(b"x()\n//# sourceMappingURL=x.js.map\n") == b"x()\n"

    def test_it_reads_the_icon_list_once_each_in_order(self):
        assert assets.icon_names("# judul\nx\n\nhome\nx\n") == ["home", "x"]

    def test_it_leaves_stroke_and_size_to_the_page(self):
        latar = '<path stroke="none" d="M0 0h24v24H0z" fill="none" />'
        svg = f'<svg width="24" stroke="red">\n {latar}\n<path d="M1 1"/></svg>'
        assert '<symbol id="x" viewBox="0 0 24 24"><path d="M1 1"/></symbol>' in assets.sprite(
            [("x", svg)]
        )

    def test_it_refuses_a_file_that_is_no_icon(self):
        with pytest.raises(assets.AsetGagal, match="tidak dapat dibaca"):
            assets.sprite([("x", "bukan svg")])

    def test_it_keeps_registry_addresses_out_of_the_lock(self):
        kunci = (assets.AKAR / "package-lock.json").read_text()
        assert '"resolved"' not in kunci
        assert "registry" not in kunci


@pytest.mark.django_db
class TestAlamatKit:
    @pytest.mark.parametrize("alamat", ["/_kit", "/_kit/tabel"])
    def test_it_asks_the_database_nothing(self, client, alamat):
        with CaptureQueriesContext(connection) as kueri:
            assert client.get(alamat).status_code == 200
        dibaca = [q["sql"] for q in kueri if " FROM " in q["sql"]]
        assert dibaca == []

    def test_it_is_sent_under_the_strict_policy(self, client):
        aturan = client.get("/_kit").headers["Content-Security-Policy"]
        assert "script-src 'self';" in f"{aturan};"
        assert "style-src 'self';" in f"{aturan};"
        assert "unsafe" not in aturan


class BerkasForm(forms.Form):
    nama = forms.CharField()
    berkas = forms.FileField()


class TestKirim:
    def tampil(self, form, pilihan=""):
        naskah = f"{{% load kit %}}{{% kirim form {pilihan} %}}<b>isi</b>{{% endkirim %}}"
        return Template(naskah).render(Context({"form": form, "csrf_token": "abc", "ke": "/x/"}))

    def test_the_browser_keeps_its_own_bubbles(self):
        html = self.tampil(BerkasForm())
        assert html.startswith('<form class="kartu formulir" method="post"')
        assert " novalidate>" in html and 'value="abc"' in html and "<b>isi</b></form>" in html

    def test_a_form_with_a_file_is_sent_as_one(self):
        assert 'enctype="multipart/form-data"' in self.tampil(BerkasForm())
        assert "enctype" not in self.tampil(forms.Form())

    def test_class_and_address_may_differ(self):
        html = self.tampil(forms.Form(), 'kelas="" tujuan=ke')
        assert html.startswith('<form method="post" action="/x/" novalidate>')

    def test_an_unknown_word_is_refused(self):
        with pytest.raises(TemplateSyntaxError):
            self.tampil(forms.Form(), "lain")
