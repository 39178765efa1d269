"""The chart of posts: walked card by card, and a few levels for paper."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from ekinerja.core.access import ambil
from ekinerja.core.kit import Tautan
from ekinerja.organisasi import presenters
from ekinerja.organisasi.permissions import PEMBACA
from ekinerja.organisasi.queries import (
    bawahan,
    jabatan_puncak,
    jabatan_terlihat,
    jumlah_bawahan,
    rangkaian_atasan,
    susun_bagan,
)
from ekinerja.organisasi.requests import MasukRequest, peran_required
from ekinerja.organisasi.views.susunan import lingkup_pembaca

KARTU = 30
CETAK_MAKS = 150


@require_safe
@peran_required(*PEMBACA)
def bagan_awal(request: MasukRequest) -> HttpResponse:
    """Where the chart begins: the posts that nobody in the scope stands above."""
    lingkup = lingkup_pembaca(request)
    halaman = Paginator(jabatan_puncak(lingkup), KARTU).get_page(request.GET.get("halaman"))
    ids = [satu.pk for satu in halaman]
    context = {
        "remah": presenters.remah(()),
        "kartu": presenters.daftar_kartu(list(halaman), jumlah_bawahan(lingkup, ids)),
        "halaman": halaman,
        "pemangku_url": presenters.tanya_pemangku(ids) if ids else "",
    }
    return render(request, "organisasi/bagan_awal.html", context)


@require_safe
@peran_required(*PEMBACA)
def bagan(request: MasukRequest, pk: int) -> HttpResponse:
    """One post: the superiors above it, itself, and those below it."""
    lingkup = lingkup_pembaca(request)
    satu = ambil(jabatan_terlihat(lingkup), pk, apa="Jabatan")
    halaman = Paginator(bawahan(lingkup, satu), KARTU).get_page(request.GET.get("halaman"))
    ids = [bawah.pk for bawah in halaman]
    atas = satu.atasan if satu.atasan and lingkup.mencakup_unit(satu.atasan.unit_id) else None
    sekitar = [satu.pk, *([atas.pk] if atas else []), *ids]
    jumlah = jumlah_bawahan(lingkup, sekitar)
    context = {
        "jabatan": satu,
        "remah": [Tautan(judul="Bagan", url=reverse("organisasi:bagan_awal"))],
        "rangkaian": [nama for _, nama in reversed(rangkaian_atasan(satu.pk)[1:])],
        "atasan": presenters.kartu_jabatan(atas, jumlah.get(atas.pk, 0)) if atas else None,
        "diri": presenters.kartu_jabatan(satu, jumlah.get(satu.pk, 0)),
        "bawah": presenters.daftar_kartu(list(halaman), jumlah),
        "halaman": halaman,
        "pemangku_url": presenters.tanya_pemangku(sekitar),
    }
    return render(request, "organisasi/bagan.html", context)


@require_safe
@peran_required(*PEMBACA)
def bagan_cetak(request: MasukRequest, pk: int) -> HttpResponse:
    """A post and two levels below it, on one sheet."""
    lingkup = lingkup_pembaca(request)
    satu = ambil(jabatan_terlihat(lingkup), pk, apa="Jabatan")
    simpul = susun_bagan(lingkup, satu, maks=CETAK_MAKS + 1)
    tampil = simpul[:CETAK_MAKS]
    context = {
        "jabatan": satu,
        "remah": [
            Tautan(judul="Bagan", url=reverse("organisasi:bagan_awal")),
            Tautan(judul=satu.nama, url=reverse("organisasi:bagan", args=[satu.pk])),
        ],
        "pohon": presenters.pohon_bagan(tampil),
        "terpotong": len(simpul) > CETAK_MAKS,
        "maks": CETAK_MAKS,
        "hari": lingkup.per_tanggal,
        "pemangku_url": presenters.tanya_pemangku([bagian.id for bagian in tampil]),
    }
    return render(request, "organisasi/bagan_cetak.html", context)
