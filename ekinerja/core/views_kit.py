"""The living page of the kit, served in development and tests only. Constant data, no query."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ekinerja.core import contoh_kit as contoh


class ContohForm(forms.Form):
    """One field of every kind."""

    nama = forms.CharField(label="Nama aktivitas", help_text="Mulai dengan kata kerja: menyusun…")
    tanggal = forms.DateField(
        label="Tanggal", widget=forms.DateInput(attrs={"type": "date"}), required=False
    )
    jenis = forms.ChoiceField(
        label="Rencana hasil kerja", choices=(("", "Pilih…"), ("1", "Laporan keuangan triwulan"))
    )
    uraian = forms.CharField(
        label="Uraian", widget=forms.Textarea(attrs={"rows": 3}), required=False
    )
    cara = forms.ChoiceField(
        label="Tempat bekerja",
        choices=(("kantor", "Kantor"), ("luar", "Dinas luar")),
        widget=forms.RadioSelect,
    )
    sandi = forms.CharField(
        label="Kata sandi", widget=forms.PasswordInput, help_text="Paling sedikit 10 huruf."
    )
    bukti = forms.FileField(
        label="Foto atau berkas bukti",
        widget=forms.FileInput(attrs={"accept": "image/*,application/pdf"}),
        help_text="Foto dari kamera atau PDF.",
    )
    benar = forms.BooleanField(label="Saya menyatakan isian ini benar")


class SaringForm(forms.Form):
    """A filter bar."""

    q = forms.CharField(
        label="Cari", required=False, widget=forms.TextInput(attrs={"type": "search"})
    )
    unit = forms.ChoiceField(
        label="Unit kerja", required=False, choices=(("", "Semua unit"), ("1", "Dinas Kesehatan"))
    )
    status = forms.ChoiceField(
        label="Status", required=False, choices=(("", "Semua status"), ("1", "Disetujui"))
    )


def _step(request: HttpRequest) -> int:
    teks = request.GET.get("langkah", "3")
    return min(int(teks), 10) if teks.isascii() and teks.isdigit() and len(teks) < 4 else 3


def _form_with_errors() -> ContohForm:
    return ContohForm({"nama": "", "tanggal": "2026-02-30", "cara": "kantor", "benar": ""})


@require_safe
def kit(request: HttpRequest) -> HttpResponse:
    """Every part in every state; ``?langkah=`` answers htmx with the moving progress only."""
    langkah = _step(request)
    jalan = contoh.kemajuan(langkah)[0]
    if request.headers.get("HX-Request") == "true" and "langkah" in request.GET:
        pesan = "" if jalan.bergerak else "TPP Oktober 2026 selesai dihitung."
        return render(request, "_kit/kemajuan.html", {"kemajuan": jalan, "pesan": pesan})
    context: dict[str, Any] = {
        **contoh.RANGKA,
        "contoh": contoh,
        "jalan": jalan,
        "lencana": contoh.semua_lencana(),
        "form": ContohForm(auto_id="isi_%s"),
        "form_salah": _form_with_errors(),
        "saring_form": SaringForm(auto_id="saring_%s"),
        "tabel": contoh.tabel(8),
        "tabel_kosong": contoh.tabel(0),
    }
    return render(request, "_kit/kit.html", context)


@require_safe
def kit_tabel(request: HttpRequest) -> HttpResponse:
    """Fifty constant rows in the base layout: what a page costs before it asks the database."""
    context = {**contoh.RANGKA, "tabel": contoh.tabel()}
    return render(request, "_kit/tabel.html", context)


@require_safe
def kit_galat(request: HttpRequest) -> HttpResponse:
    """A refusal: why, and what to do."""
    context = {
        "judul": "Belum dapat ditutup",
        "kalimat": "Bulan Oktober 2026 belum dapat ditutup karena 2 pegawai masih memiliki "
        "aktivitas yang belum diputuskan.",
        "langkah": (
            "Minta Budi Santoso memutuskan aktivitas Sari Dewi Lestari.",
            "Setelah itu, hitung kembali lalu tutup.",
        ),
    }
    return render(request, "galat.html", context)
