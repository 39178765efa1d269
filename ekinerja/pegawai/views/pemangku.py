"""Who holds posts: parts of pages of the organisation, and pages of their own."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from ekinerja.core.access import ambil, nomor
from ekinerja.core.htmx import is_htmx, render_page
from ekinerja.core.kit import Tautan
from ekinerja.organisasi.permissions import PEMBACA as PEMBACA_ORGANISASI
from ekinerja.organisasi.queries import jabatan_terlihat, unit_terlihat
from ekinerja.organisasi.views.susunan import lingkup_pada
from ekinerja.pegawai import presenters
from ekinerja.pegawai.presenters.pemangku import nama_pemangku as susun_nama
from ekinerja.pegawai.presenters.pemangku import tabel_dahulu
from ekinerja.pegawai.queries import pemangku
from ekinerja.pegawai.queries.pemangku import pemangku_banyak, pemangku_dahulu
from ekinerja.pegawai.requests import MasukRequest, peran_required

PEMANGKU_MAKS = 200
DAHULU_MAKS = 50


@require_safe
@peran_required(*PEMBACA_ORGANISASI)
def pemangku_unit(request: MasukRequest, pk: int) -> HttpResponse:
    """Who holds the posts of a unit; a part of the unit's page, or a page of its own."""
    lingkup, _ = lingkup_pada(request)
    unit = ambil(unit_terlihat(lingkup), pk, apa="Unit")
    orang = list(pemangku(lingkup, unit_id=unit.pk)[:PEMANGKU_MAKS])
    context = {
        "judul_pemangku": f"Pemangku jabatan di {unit.nama}",
        "remah": [Tautan(judul=unit.nama, url=reverse("organisasi:unit", args=[pk]))],
        "tabel": presenters.tabel_pemangku(orang, per_jabatan=False),
    }
    return render_page(request, "pegawai/pemangku.html", context, part="pemangku")


@require_safe
@peran_required(*PEMBACA_ORGANISASI)
def pemangku_jabatan(request: MasukRequest, pk: int) -> HttpResponse:
    """Who holds one post and who held it before; a part of the post's page, or a page."""
    lingkup, _ = lingkup_pada(request)
    jabatan = ambil(jabatan_terlihat(lingkup), pk, apa="Jabatan")
    orang = list(pemangku(lingkup, jabatan_id=jabatan.pk)[:PEMANGKU_MAKS])
    dahulu = list(pemangku_dahulu(lingkup, jabatan)[:DAHULU_MAKS])
    context = {
        "judul_pemangku": f"Pemangku {jabatan.nama}",
        "remah": [Tautan(judul=jabatan.nama, url=reverse("organisasi:jabatan_rincian", args=[pk]))],
        "tabel": presenters.tabel_pemangku(orang, per_jabatan=True),
        "dahulu": tabel_dahulu(dahulu) if dahulu else None,
    }
    return render_page(request, "pegawai/pemangku.html", context, part="pemangku")


@require_safe
@peran_required(*PEMBACA_ORGANISASI)
def nama_pemangku(request: MasukRequest) -> HttpResponse:
    """Names of the holders of the posts in ``?j=``, each put into its card of the chart."""
    lingkup = request.identitas.lingkup(*PEMBACA_ORGANISASI)
    ids = [pk for pk in map(nomor, request.GET.getlist("j")[:PEMANGKU_MAKS]) if pk is not None]
    pemegang = pemangku_banyak(lingkup, ids)
    if is_htmx(request):
        context = {"nama": susun_nama(list(dict.fromkeys(ids)), pemegang)}
        return render(request, "pegawai/nama_pemangku.html", context)
    orang = [satu for daftar in pemegang.values() for satu in daftar]
    return render(
        request,
        "pegawai/pemangku.html",
        {
            "judul_pemangku": "Pemangku jabatan",
            "remah": [Tautan(judul="Bagan", url=reverse("organisasi:bagan_awal"))],
            "tabel": presenters.tabel_pemangku(orang, per_jabatan=False),
        },
    )
