"""A list of choices says what the library's own template says, escaped, only sooner."""

import re
from pathlib import Path

import django.forms
import pytest
from django import forms
from django.template import Context, Template

BAWAAN = Path(django.forms.__file__).parent / "templates/django/forms/widgets/select.html"
BERKELOMPOK = (
    ("", "Pilih…"),
    ("Dinas", (("1", "Dinas <b>Satu</b>"), (2, 'Dinas "Dua" & Tiga'))),
    ("</select><script>", (("'>", "Lain"),)),
)


def rapat(teks: str) -> str:
    """Markup without the blanks between tags, quotes escaped one way."""
    return re.sub(r"\s*\n\s*", "", teks).strip()


def bawaan(medan: forms.Field, nilai: object) -> str:
    """The same list by the template that the library ships."""
    context = medan.widget.get_context("unit", nilai, {"id": "id_unit", "required": True})
    return Template(BAWAAN.read_text(encoding="utf-8")).render(Context(context))


@pytest.mark.parametrize("nilai", [None, "", "1", 2, "tidak ada"])
@pytest.mark.parametrize(
    "medan",
    [
        forms.ChoiceField(choices=BERKELOMPOK),
        forms.ChoiceField(choices=()),
        forms.ChoiceField(choices=(("a", "A"), ("b", "B")), disabled=True),
    ],
    ids=["grouped", "empty", "plain"],
)
class TestDaftarPilihan:
    def test_it_equals_the_library(self, medan, nilai):
        hasil = medan.widget.render("unit", nilai, {"id": "id_unit", "required": True})
        assert rapat(hasil) == rapat(bawaan(medan, nilai))

    def test_nothing_typed_becomes_markup(self, medan, nilai):
        hasil = medan.widget.render("unit", nilai, {})
        assert "<script>" not in hasil and "<b>" not in hasil
