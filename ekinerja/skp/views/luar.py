"""Groups of posts whose SKP is kept in another application; kept by BKPSDM."""

from datetime import timedelta
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from ekinerja.core.access import ambil
from ekinerja.core.errors import AksiDitolak
from ekinerja.core.kit import Tautan, pager
from ekinerja.organisasi.models import PemberianPeran
from ekinerja.pegawai.requests import MasukRequest, peran_required
from ekinerja.skp.forms import AkhiriLuarForm, KelolaLuarForm
from ekinerja.skp.presenters import tabel_luar
from ekinerja.skp.queries import (
    dikelola_di_luar,
    jabatan_menurut_kode,
    kelola_luar_terlihat,
    unit_menurut_kode,
)
from ekinerja.skp.services import IsianKelolaLuar, akhiri_kelola_luar, kelola_di_luar
from ekinerja.skp.views.dasar import FORMULIR, halaman_formulir

BARIS = 50
PENGELOLA = (PemberianPeran.BKPSDM,)


@require_safe
@peran_required(*PENGELOLA)
def luar(request: MasukRequest) -> HttpResponse:
    """Which groups, and how many people today."""
    lingkup = request.identitas.lingkup(*PENGELOLA)
    halaman: Any = Paginator(kelola_luar_terlihat(lingkup), BARIS).get_page(
        request.GET.get("halaman")
    )
    orang = dikelola_di_luar(lingkup.instansi_id, pada=request.identitas.hari)
    konteks = {
        "tabel": tabel_luar(
            list(halaman), hari_ini=request.identitas.hari, pager=pager(halaman, request.GET)
        ),
        "banyak": len(orang),
    }
    return render(request, "skp/luar.html", konteks)


@require_http_methods(FORMULIR)
@peran_required(*PENGELOLA)
def luar_baru(request: MasukRequest) -> HttpResponse:
    """Name a group."""

    def simpan(form: Any) -> str:
        kelola_di_luar(
            request.identitas.lingkup(*PENGELOLA).instansi_id, isian=_isian(request, form)
        )
        return reverse("skp:luar")

    form = KelolaLuarForm(request.POST or None, initial={"mulai": request.identitas.hari})
    return halaman_formulir(
        request,
        form,
        simpan,
        judul="SKP dikelola di luar",
        keterangan="Pegawainya tidak punya kewajiban SKP, catatan harian, dan penilaian di sini.",
        remah=[_remah()],
    )


@require_http_methods(FORMULIR)
@peran_required(*PENGELOLA)
def luar_akhiri(request: MasukRequest, pk: int) -> HttpResponse:
    """End it from a day on."""
    satu = ambil(kelola_luar_terlihat(request.identitas.lingkup(*PENGELOLA)), pk, apa="Ketentuan")

    def simpan(form: Any) -> str:
        akhiri_kelola_luar(satu, selesai=form.cleaned_data["selesai"])
        return reverse("skp:luar")

    form = AkhiriLuarForm(request.POST or None, initial={"selesai": request.identitas.hari})
    return halaman_formulir(
        request,
        form,
        simpan,
        judul="Akhiri pengelolaan di luar",
        keterangan=f"Dikelola di {satu.aplikasi}.",
        remah=[_remah()],
    )


def _isian(request: MasukRequest, form: Any) -> IsianKelolaLuar:
    lingkup = request.identitas.lingkup(*PENGELOLA)
    isi = form.cleaned_data
    unit = unit_menurut_kode(lingkup, isi["kode_unit"]) if isi["kode_unit"] else None
    jabatan = jabatan_menurut_kode(lingkup, isi["kode_jabatan"]) if isi["kode_jabatan"] else None
    if isi["kode_unit"] and unit is None:
        raise AksiDitolak("Tidak ada unit dengan kode itu dalam kewenangan Anda. Periksa kodenya.")
    if isi["kode_jabatan"] and jabatan is None:
        raise AksiDitolak(
            "Tidak ada jabatan dengan kode itu dalam kewenangan Anda. Periksa kodenya."
        )
    if lingkup.unit_ids is not None and unit is None and jabatan is None:
        raise AksiDitolak(
            "Kewenangan Anda hanya untuk unit tertentu. Sebutkan kode unit atau kode jabatannya."
        )
    akhir = isi["akhir"]
    return IsianKelolaLuar(
        aplikasi=isi["aplikasi"],
        dasar=isi["dasar"],
        mulai=isi["mulai"],
        selesai=None if akhir is None else akhir + timedelta(days=1),
        kelompok=isi["kelompok"],
        jabatan=jabatan,
        unit=unit,
    )


def _remah() -> Tautan:
    return Tautan(judul="SKP dikelola di luar", url=reverse("skp:luar"))
