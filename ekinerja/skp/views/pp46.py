"""SKP of the years under PP 46/2011: recorded from paper, calculated, printed."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ekinerja.core.access import ambil, wajib
from ekinerja.core.errors import AksiDitolak
from ekinerja.core.kit import Tautan, pager
from ekinerja.instansi.kop import kop_surat
from ekinerja.pegawai.requests import MasukRequest, masuk_required, peran_required
from ekinerja.skp.forms.pp46 import Kegiatan46Form, SKP46Form, Tambahan46Form
from ekinerja.skp.models import SKP46
from ekinerja.skp.permissions import PENGELOLA46, pengelola_skp46
from ekinerja.skp.presenters.pp46 import lembar_skp46, pdf_skp46, tabel_skp46
from ekinerja.skp.queries import orang_menurut_nip
from ekinerja.skp.queries.pp46 import (
    isi_skp46,
    kegiatan46_terlihat,
    skp46_terlihat,
    tambahan46_terlihat,
)
from ekinerja.skp.services import pp46 as services
from ekinerja.skp.views.cetak import unduhan_pdf
from ekinerja.skp.views.dasar import FORMULIR, halaman_formulir, remah_daftar

BARIS = 50


@require_safe
@masuk_required
def pp46(request: MasukRequest) -> HttpResponse:
    """One's own, and those of the units one keeps."""
    semua = skp46_terlihat(request.identitas.lingkup(*PENGELOLA46))
    halaman: Any = Paginator(semua, BARIS).get_page(request.GET.get("halaman"))
    konteks = {
        "tabel": tabel_skp46(list(halaman), pager=pager(halaman, request.GET)),
        "pengelola": request.identitas.punya(*PENGELOLA46),
        "remah": [remah_daftar()],
    }
    return render(request, "skp/cetak/pp46_daftar.html", konteks)


@require_http_methods(FORMULIR)
@peran_required(*PENGELOLA46)
def pp46_baru(request: MasukRequest) -> HttpResponse:
    """Begin a record."""
    lingkup = request.identitas.lingkup(*PENGELOLA46)

    def simpan(form: Any) -> str:
        nip = form.cleaned_data["nip"].strip()
        orang = orang_menurut_nip(lingkup, nip=[nip]).get(nip)
        if orang is None:
            raise AksiDitolak("NIP ini tidak ditemukan di unit yang Anda kelola. Periksa NIP-nya.")
        isian = _isian(form, orang.id)
        skp = services.buat_skp46(lingkup.instansi_id, isian=isian, oleh=request.identitas)
        return _alamat(skp.pk)

    return halaman_formulir(
        request,
        SKP46Form(request.POST or None),
        simpan,
        judul="Catat SKP PP 46/2011",
        keterangan="Salin dari formulir kertasnya. Kegiatannya ditambahkan sesudah ini.",
        remah=_remah(),
    )


@require_http_methods(FORMULIR)
@peran_required(*PENGELOLA46)
def pp46_ubah(request: MasukRequest, pk: int) -> HttpResponse:
    """Correct the head of a record; whose it is stays."""
    skp = _kelola(request, pk)

    def simpan(form: Any) -> str:
        services.ubah_skp46(skp, isian=_isian(form, skp.pegawai_id), oleh=request.identitas)
        return _alamat(skp.pk)

    form = SKP46Form(request.POST or None, initial=SKP46Form.isi(skp))
    del form.fields["nip"]
    return _formulir(request, form, simpan, skp=skp, judul="Ubah kepala SKP")


@require_safe
@masuk_required
def pp46_rincian(request: MasukRequest, pk: int) -> HttpResponse:
    """One record with its calculation."""
    skp = _ambil(request, pk)
    konteks = {
        "skp": skp,
        "lembar": lembar_skp46(skp, isi=isi_skp46(skp), kota=""),
        "dapat": pengelola_skp46(skp, request.identitas).boleh,
        "remah": _remah(),
    }
    return render(request, "skp/cetak/pp46_rincian.html", konteks)


@require_http_methods(FORMULIR)
@peran_required(*PENGELOLA46)
def pp46_kegiatan(request: MasukRequest, pk: int) -> HttpResponse:
    """Add an activity."""
    skp = _kelola(request, pk)

    def simpan(form: Any) -> str:
        services.simpan_kegiatan(skp, isi=form.cleaned_data, oleh=request.identitas)
        return _alamat(skp.pk)

    form = Kegiatan46Form(request.POST or None)
    return _formulir(request, form, simpan, skp=skp, judul="Tambah kegiatan")


@require_http_methods(FORMULIR)
@peran_required(*PENGELOLA46)
def pp46_kegiatan_ubah(request: MasukRequest, pk: int) -> HttpResponse:
    """Change an activity."""
    satu = ambil(kegiatan46_terlihat(_lingkup(request)), pk, apa="Kegiatan")
    wajib(pengelola_skp46(satu.skp, request.identitas))

    def simpan(form: Any) -> str:
        services.simpan_kegiatan(
            satu.skp, isi=form.cleaned_data, oleh=request.identitas, kegiatan=satu
        )
        return _alamat(satu.skp_id)

    form = Kegiatan46Form(request.POST or None, instance=satu)
    return _formulir(request, form, simpan, skp=satu.skp, judul="Ubah kegiatan")


@require_POST
@peran_required(*PENGELOLA46)
def pp46_kegiatan_hapus(request: MasukRequest, pk: int) -> HttpResponse:
    """Take an activity out."""
    satu = ambil(kegiatan46_terlihat(_lingkup(request)), pk, apa="Kegiatan")
    services.hapus_kegiatan(satu, oleh=request.identitas)
    return HttpResponseRedirect(_alamat(satu.skp_id))


@require_http_methods(FORMULIR)
@peran_required(*PENGELOLA46)
def pp46_tambahan(request: MasukRequest, pk: int) -> HttpResponse:
    """Add a task or a creative work."""
    skp = _kelola(request, pk)

    def simpan(form: Any) -> str:
        services.tambah_tambahan(skp, isi=form.cleaned_data, oleh=request.identitas)
        return _alamat(skp.pk)

    form = Tambahan46Form(request.POST or None, initial={"jenis": "TUGAS"})
    return _formulir(request, form, simpan, skp=skp, judul="Tambah tugas atau kreativitas")


@require_POST
@peran_required(*PENGELOLA46)
def pp46_tambahan_hapus(request: MasukRequest, pk: int) -> HttpResponse:
    """Take it out."""
    satu = ambil(tambahan46_terlihat(_lingkup(request)), pk, apa="Tugas tambahan")
    services.hapus_tambahan(satu, oleh=request.identitas)
    return HttpResponseRedirect(_alamat(satu.skp_id))


@require_safe
@masuk_required
def pp46_formulir_pdf(request: MasukRequest, pk: int) -> HttpResponse:
    """Formulir SKP."""
    return _pdf(request, pk, capaian=False)


@require_safe
@masuk_required
def pp46_capaian_pdf(request: MasukRequest, pk: int) -> HttpResponse:
    """Penilaian Capaian SKP."""
    return _pdf(request, pk, capaian=True)


def _pdf(request: MasukRequest, pk: int, *, capaian: bool) -> HttpResponse:
    skp = _ambil(request, pk)
    kop = kop_surat(request.identitas.user.instansi)
    lembar = lembar_skp46(skp, isi=isi_skp46(skp), kota=kop.kota)
    nama = "penilaian-capaian" if capaian else "formulir"
    return unduhan_pdf(
        pdf_skp46(lembar, capaian=capaian, kop=kop),
        f"{nama}-skp-{skp.masa.lower.year}-{skp.pegawai.nip or skp.pk}.pdf",
    )


def _isian(form: Any, pegawai_id: int) -> services.IsianSKP46:
    return services.IsianSKP46(
        pegawai_id=pegawai_id,
        mulai=form.cleaned_data["mulai"],
        selesai=form.selesai,
        pejabat={"pegawai": form.orang("pegawai"), "penilai": form.orang("penilai")},
        tanggal_sasaran=form.cleaned_data["tanggal_sasaran"],
        tanggal_penilaian=form.cleaned_data["tanggal_penilaian"],
    )


def _lingkup(request: MasukRequest) -> Any:
    return request.identitas.lingkup(*PENGELOLA46)


def _ambil(request: MasukRequest, pk: int) -> SKP46:
    return ambil(skp46_terlihat(_lingkup(request)), pk, apa="SKP")


def _kelola(request: MasukRequest, pk: int) -> SKP46:
    skp = _ambil(request, pk)
    wajib(pengelola_skp46(skp, request.identitas))
    return skp


def _formulir(
    request: MasukRequest, form: Any, simpan: Any, *, skp: SKP46, judul: str
) -> HttpResponse:
    remah = [*_remah(), Tautan(judul=str(skp), url=_alamat(skp.pk))]
    return halaman_formulir(request, form, simpan, judul=judul, remah=remah)


def _remah() -> list[Tautan]:
    return [remah_daftar(), Tautan(judul="SKP PP 46/2011", url=reverse("skp:pp46"))]


def _alamat(pk: int) -> str:
    return reverse("skp:pp46_rincian", args=[pk])
