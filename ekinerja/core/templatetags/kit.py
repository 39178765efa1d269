"""Tags of the kit: icon, badge, form field, whole form. The words come from the caller."""

from functools import cache
from html import escape
from typing import Any

from django import forms, template
from django.forms.boundfield import BoundField
from django.forms.utils import flatatt
from django.template.base import token_kwargs
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

from ekinerja.core.kit import Lencana, lencana_untuk

register = template.Library()

IKON_PESAN = {
    "info": "info-circle",
    "baik": "circle-check",
    "awas": "alert-triangle",
    "buruk": "alert-circle",
}
JENIS_PESAN = {"success": "baik", "warning": "awas", "error": "buruk"}
BELUM = {
    "centang": "Belum dicentang.",
    "pilihan": "Belum dipilih.",
    "berkas": "Belum ada berkas yang dipilih.",
}
IKON = '<svg class="ikon{}" aria-hidden="true" focusable="false"><use href="{}#{}"/></svg>'


@cache
def _drawn(nama: str, ukuran: str, sprite: str) -> SafeString:
    return format_html(IKON, f" ikon-{ukuran}" if ukuran else "", sprite, nama)


@register.simple_tag
def ikon(nama: str, ukuran: str = "") -> SafeString:
    """An icon of the sprite; decoration only, the words stand beside it.

    :param ukuran: kecil (16 px), besar (24 px), or nothing (20 px).
    """
    return _drawn(nama, ukuran, static("vendor/ikon.svg"))


@register.simple_tag
def lencana(status: str | Lencana, teks: str = "") -> SafeString:
    """The badge of a state (see :data:`ekinerja.core.kit.LENCANA`) or of a given badge."""
    if not status:
        return SafeString("")
    satu = lencana_untuk(status, teks)
    return format_html(
        '<span class="lencana lencana-{}">{}{}</span>',
        satu.jenis,
        ikon(satu.ikon, "kecil"),
        satu.teks,
    )


@register.filter
def jenis_pesan(tags: str) -> str:
    """Kind of a Django message: info, baik, awas or buruk."""
    return next((jenis for tag, jenis in JENIS_PESAN.items() if tag in tags.split()), "info")


@register.filter
def ikon_pesan(jenis: str) -> str:
    """Icon of a kind of message."""
    return IKON_PESAN.get(jenis, IKON_PESAN["info"])


@register.filter
def inisial(nama: str) -> str:
    """First letters of the first two words, titles left out: ``dr. Sari Dewi`` reads ``SD``."""
    kata = [satu for satu in str(nama).split(",")[0].split() if not satu.endswith(".")]
    return "".join(satu[0] for satu in kata[:2]).upper() or "?"


def _kind(widget: forms.Widget) -> str:
    """Which way a field is drawn."""
    if isinstance(widget, forms.CheckboxInput):
        return "centang"
    if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
        return "pilihan"
    if isinstance(widget, forms.ClearableFileInput | forms.FileInput):
        return "berkas"
    return "sandi" if isinstance(widget, forms.PasswordInput) else "biasa"


def _css_class(widget: forms.Widget, jenis: str) -> str:
    if jenis == "centang":
        return "form-check-input"
    if jenis == "pilihan":
        return ""
    return "form-select" if isinstance(widget, forms.Select) else "form-control"


def _widget(medan: BoundField, jenis: str) -> SafeString:
    """The input itself, with its class, and marked when it holds an error."""
    kelas = [medan.field.widget.attrs.get("class", ""), _css_class(medan.field.widget, jenis)]
    if medan.errors:
        kelas.append("is-invalid")
    atribut: dict[str, str | bool] = {"class": " ".join(filter(None, kelas))} if any(kelas) else {}
    return medan.as_widget(attrs=atribut)


def _errors(medan: BoundField) -> list[str]:
    """Sentences of a field's errors; Django's own "required" is said in words of this field."""
    widget = medan.field.widget
    jenis = "pilihan" if isinstance(widget, forms.Select) else _kind(widget)
    umum = forms.Field.default_error_messages["required"]
    belum = BELUM.get(jenis, "Belum diisi.")
    return [belum if kalimat == umum else str(kalimat) for kalimat in medan.errors]


@register.simple_tag
def daftar_pilihan(kelompok: list[tuple[str | None, list[dict[str, Any]], int]]) -> SafeString:
    """Options of a list as the form library groups them (name, options, index)."""
    bagian = []
    for nama, pilihan, _ in kelompok:
        isi = "".join(map(_option, pilihan))
        bagian.append(f'<optgroup label="{escape(str(nama))}">{isi}</optgroup>' if nama else isi)
    return SafeString("".join(bagian))


def _option(satu: dict[str, Any]) -> str:
    atribut = flatatt(satu["attrs"]) if satu["attrs"] else ""
    nilai, label = escape(str(satu["value"])), escape(str(satu["label"]))
    return f'<option value="{nilai}"{atribut}>{label}</option>'


@register.filter
def galat_pertama(medan: BoundField) -> str:
    """The first error of a field, for the summary above the form."""
    return next(iter(_errors(medan)), "")


@register.inclusion_tag("kit/isian.html")
def isian(medan: BoundField, samping: bool = True) -> dict[str, Any]:
    """A form field: label, input, help, error.

    :param samping: help stands beside the input on a wide screen, else below it.
    """
    jenis = _kind(medan.field.widget)
    return {
        "medan": medan,
        "jenis": jenis,
        "masukan": _widget(medan, jenis),
        "galat_medan": _errors(medan),
        "samping": samping and bool(medan.help_text) and jenis not in {"centang", "berkas"},
    }


@register.inclusion_tag("kit/unggah.html")
def unggah(medan: BoundField, batas: int = 25_000_000) -> dict[str, Any]:
    """A file field with preview; photos are shrunk on the device before they are sent.

    :param batas: largest size of one file, in bytes.
    """
    atribut: dict[str, str | bool] = {"data-batas": str(batas)}
    if medan.errors:
        atribut["class"] = "is-invalid"
    masukan = medan.as_widget(attrs=atribut)
    return {"medan": medan, "masukan": masukan, "galat_medan": _errors(medan), "batas": batas}


@register.inclusion_tag("kit/formulir.html")
def formulir(form: forms.BaseForm, samping: bool = True) -> dict[str, Any]:
    """All fields of a form with the summary of its errors; the caller draws the buttons."""
    return {"form": form, "samping": samping}


@register.inclusion_tag("kit/saring.html", takes_context=True)
def saring(
    context: template.Context, form: forms.BaseForm, sasaran: str = "tabel"
) -> dict[str, Any]:
    """A filter bar over a list: sends itself as it changes, with a button without JavaScript.

    :param sasaran: id of the element that is replaced; the address keeps the filter.
    """
    url = context["request"].path
    return {"form": form, "sasaran": sasaran, "url": url, "label": "Saring daftar"}


class FormNode(template.Node):
    """The element around a form's fields, the same on every page."""

    def __init__(
        self,
        form: template.base.FilterExpression,
        pilihan: dict[str, template.base.FilterExpression],
        nodelist: template.NodeList,
    ) -> None:
        self.form, self.pilihan, self.nodelist = form, pilihan, nodelist

    def render(self, context: template.Context) -> SafeString:
        pilihan = {nama: isi.resolve(context) for nama, isi in self.pilihan.items()}
        return render_to_string(
            "kit/kirim.html",
            {
                "kelas": pilihan.get("kelas", "kartu formulir"),
                "tujuan": pilihan.get("tujuan", ""),
                "berkas": self.form.resolve(context).is_multipart(),
                "isi": SafeString(self.nodelist.render(context)),
                "csrf_token": context.get("csrf_token", ""),
            },
        )


@register.tag
def kirim(parser: template.base.Parser, token: template.base.Token) -> FormNode:
    """``{% kirim form %}…{% endkirim %}``: send these fields; our own sentences tell the faults.

    The browser's own bubbles stay away (novalidate), a form with a file is sent as such, and the
    token is there. ``kelas="…"`` and ``tujuan=url`` where they differ.
    """
    _, form, *sisa = token.split_contents()
    pilihan = token_kwargs(sisa, parser)
    if sisa:
        raise template.TemplateSyntaxError("kirim: hanya kelas=… dan tujuan=… yang dikenal.")
    nodelist = parser.parse(("endkirim",))
    parser.delete_first_token()
    return FormNode(parser.compile_filter(form), pilihan, nodelist)


class CaptureNode(template.Node):
    """Renders its inside into a variable, so that a block can be shown in two places."""

    def __init__(self, nama: str, nodelist: template.NodeList) -> None:
        self.nama, self.nodelist = nama, nodelist

    def render(self, context: template.Context) -> SafeString:
        context[self.nama] = SafeString(self.nodelist.render(context).strip())
        return SafeString("")


@register.tag
def tangkap(parser: template.base.Parser, token: template.base.Token) -> CaptureNode:
    """``{% tangkap nama %}…{% endtangkap %}``: keep the rendered inside as ``nama``."""
    _, nama = token.split_contents()
    nodelist = parser.parse(("endtangkap",))
    parser.delete_first_token()
    return CaptureNode(nama, nodelist)
