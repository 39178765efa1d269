"""Performance agreements: list, one, drawn up, signed."""

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ekinerja.core.access import ambil, wajib
from ekinerja.core.kit import Tautan
from ekinerja.core.workflow import jika
from ekinerja.organisasi.views.kirim import kirim_berkas
from ekinerja.pegawai.requests import MasukRequest, masuk_required
from ekinerja.perencanaan import services
from ekinerja.perencanaan.forms import (
    SaringPerjanjianForm,
    SusunPerjanjianForm,
    TandaTanganForm,
    berlaku,
)
from ekinerja.perencanaan.models import PerjanjianKinerja
from ekinerja.perencanaan.permissions import PENYUSUN, penyusun_perjanjian
from ekinerja.perencanaan.presenters import perjanjian as presenters
from ekinerja.perencanaan.presenters.umum import daftar_riwayat, tautan_perjanjian
from ekinerja.perencanaan.queries import perjanjian_terlihat, saring_perjanjian
from ekinerja.perencanaan.views.bersama import (
    BARIS,
    FORMULIR,
    HalamanFormulir,
    formulir,
    kerjakan,
    lingkup_aksi,
    lingkup_semua,
    pelaku,
)
from ekinerja.perencanaan.workflow import DRAF

BUKAN_KEPALA = (
    "Perjanjian kinerja disusun oleh kepala unit, admin perangkat daerah, Bappeda, atau Bagian "
    "Organisasi. Sampaikan permintaan Anda kepada mereka."
)
TANDA_TANGAN = "Dicatat setelah kedua pihak menandatanganinya. Sesudah itu isinya tidak berubah."


@require_safe
@masuk_required
def perjanjian(request: MasukRequest) -> HttpResponse:
    """The list of agreements."""
    form = SaringPerjanjianForm(request.GET)
    isi = berlaku(form, {"q": "", "tahun": None})
    daftar = saring_perjanjian(lingkup_aksi(request), cari=isi["q"], tahun=isi["tahun"])
    halaman = Paginator(daftar, BARIS).get_page(request.GET.get("halaman"))
    susun = _susun() if _menyusun(request) else None
    context = {
        "form": form,
        "susun": susun,
        "tabel": presenters.tabel_perjanjian(halaman, request.GET, susun=susun),
    }
    return render(request, "perencanaan/perjanjian.html", context)


def _menyusun(request: MasukRequest) -> bool:
    kini = request.identitas.penempatan
    kepala = kini is not None and kini.jabatan.kepala
    return kepala or request.identitas.punya(*PENYUSUN)


def _susun() -> Tautan:
    url = reverse("perencanaan:perjanjian_susun")
    return Tautan(judul="Susun perjanjian", url=url, ikon="plus")


@require_http_methods(FORMULIR)
@masuk_required
def perjanjian_susun(request: MasukRequest) -> HttpResponse:
    """Draw up the agreement of the head of a unit; heads draw up their own."""
    wajib(jika(_menyusun(request), BUKAN_KEPALA))
    kini = request.identitas.penempatan
    awal = {"tahun": request.identitas.hari.year, "unit": kini.jabatan.unit if kini else None}
    form = SusunPerjanjianForm(request.POST or None, initial=awal, lingkup=lingkup_semua(request))

    def simpan(isi: SusunPerjanjianForm) -> str:
        data = isi.cleaned_data
        hasil = services.susun_perjanjian(
            data["unit"], tahun=data["tahun"], alasan=data["alasan"], oleh=pelaku(request),
            pada=request.identitas.hari,
        )  # fmt: skip
        return _url(hasil.pk)

    halaman = HalamanFormulir(
        judul="Susun perjanjian kinerja", kembali=tautan_perjanjian(), tombol="Susun",
        keterangan="Isinya diambil dari target sasaran dan program unit pada tahun itu.",
        pesan="Perjanjian sudah disusun. Periksa isinya.",
    )  # fmt: skip
    return formulir(request, form, simpan, halaman=halaman)


@require_safe
@masuk_required
def perjanjian_rincian(request: MasukRequest, pk: int) -> HttpResponse:
    """One agreement with its goals, budget and history."""
    satu = _perjanjian(request, pk)
    penyusun = penyusun_perjanjian(satu, pelaku(request)).boleh
    context = {
        "perjanjian": satu,
        "remah": [tautan_perjanjian()],
        "rincian": presenters.rincian_perjanjian(satu),
        "butir": presenters.tabel_butir(list(satu.butir.all())),
        "anggaran": presenters.tabel_anggaran(list(satu.anggaran.all())),
        "riwayat": daftar_riwayat(list(satu.riwayat.order_by("-pada", "-id")[:BARIS])),
        "draf": penyusun and satu.status == DRAF,
    }
    return render(request, "perencanaan/perjanjian_rincian.html", context)


@require_http_methods(FORMULIR)
@masuk_required
def perjanjian_tandatangani(request: MasukRequest, pk: int) -> HttpResponse:
    """Record that both signed."""
    satu = _perjanjian(request, pk)
    wajib(penyusun_perjanjian(satu, pelaku(request)))
    form = TandaTanganForm(
        request.POST or None, request.FILES or None, initial={"tanggal": request.identitas.hari}
    )

    def simpan(isi: TandaTanganForm) -> str:
        services.tandatangani_perjanjian(
            satu, oleh=pelaku(request), pada=timezone.now(), **isi.cleaned_data
        )
        return _url(pk)

    halaman = HalamanFormulir(
        judul="Catat penandatanganan", keterangan=TANDA_TANGAN, pesan="Penandatanganan dicatat.",
        kembali=Tautan(judul=str(satu), url=_url(pk)),
    )  # fmt: skip
    return formulir(request, form, simpan, halaman=halaman)


@require_POST
@masuk_required
def perjanjian_buang(request: MasukRequest, pk: int) -> HttpResponse:
    """Throw away a draft."""
    satu = _perjanjian(request, pk)

    def perbuatan() -> None:
        services.buang_draf(satu, oleh=pelaku(request))

    return kerjakan(
        request, perbuatan, pesan="Draf sudah dibuang.", ke=reverse("perencanaan:perjanjian"),
        gagal=_url(pk),
    )  # fmt: skip


@require_safe
@masuk_required
def perjanjian_berkas(request: MasukRequest, pk: int) -> HttpResponse:
    """The signed scan, as a download only."""
    satu = _perjanjian(request, pk)
    if satu.berkas is None:
        raise Http404("Perjanjian ini belum punya pindaian.")
    return kirim_berkas(satu.berkas)


def _perjanjian(request: MasukRequest, pk: int) -> PerjanjianKinerja:
    return ambil(perjanjian_terlihat(lingkup_aksi(request)), pk, apa="Perjanjian kinerja")


def _url(pk: int) -> str:
    return reverse("perencanaan:perjanjian_rincian", args=[pk])
