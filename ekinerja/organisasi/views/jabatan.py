"""One post, and the deeds on it as forms."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ekinerja.core.access import ambil
from ekinerja.core.errors import AksiDitolak
from ekinerja.core.format import tanggal
from ekinerja.core.kit import Tautan
from ekinerja.organisasi import presenters
from ekinerja.organisasi.forms import AkhiriForm, GantiAtasanForm, JabatanForm, UbahJabatanForm
from ekinerja.organisasi.models import Jabatan
from ekinerja.organisasi.permissions import PEMBACA, PENGELOLA
from ekinerja.organisasi.queries import (
    SaringJabatan,
    atasan_pada,
    atasan_terencana,
    bawahan,
    evaluasi_berlaku,
    jabatan_terlihat,
    jalur_unit,
    letak_jabatan,
    saring_jabatan,
    unit_terlihat,
    versi_data,
)
from ekinerja.organisasi.requests import MasukRequest, peran_required
from ekinerja.organisasi.services import (
    IsiJabatan,
    akhiri_jabatan,
    batalkan_atasan,
    buat_jabatan,
    ganti_atasan,
    ubah_jabatan,
)
from ekinerja.organisasi.views.susunan import lingkup_pada
from ekinerja.organisasi.views.unit import SARAN, formulir, halaman_formulir, kabar_akhir

BAWAHAN_MAKS = 100
ISI = (
    "nama", "jenis", "jenjang", "kelompok", "kelas", "bezetting", "kebutuhan", "atasan", "kepala",
    "batas_usia", "ikhtisar",
)  # fmt: skip


@require_safe
@peran_required(*PEMBACA)
def jabatan_rincian(request: MasukRequest, pk: int) -> HttpResponse:
    """One post: class, superior and subordinates, versions; who holds it comes from above."""
    lingkup, pada = lingkup_pada(request)
    satu = ambil(jabatan_terlihat(lingkup), pk, apa="Jabatan")
    bawah = list(bawahan(lingkup, satu)[: BAWAHAN_MAKS + 1])
    context = {
        "jabatan": satu,
        "pada": pada,
        "kepala": presenters.KEPALA if satu.kepala else None,
        "remah": presenters.remah(jalur_unit([satu.unit_id])[satu.unit_id], pada),
        "rincian": presenters.rincian_jabatan(
            satu, evaluasi_berlaku(lingkup, satu), atasan_pada(satu, lingkup.per_tanggal)
        ),
        "atasan": presenters.riwayat_atasan(
            satu,
            list(letak_jabatan(lingkup, satu)),
            batal=_url_batal if request.identitas.punya(*PENGELOLA) else None,
        ),
        "bawahan": presenters.tabel_bawahan(bawah[:BAWAHAN_MAKS], lagi=len(bawah) > BAWAHAN_MAKS),
        "perubahan": presenters.perubahan(versi_data(satu), presenters.MEDAN_JABATAN),
        "pengelola": request.identitas.punya(*PENGELOLA),
    }
    return render(request, "organisasi/jabatan_rincian.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@peran_required(*PENGELOLA)
def jabatan_baru(request: MasukRequest, unit_pk: int) -> HttpResponse:
    """A new post in a unit."""
    lingkup = request.identitas.lingkup(*PENGELOLA)
    induk = ambil(unit_terlihat(lingkup), unit_pk, apa="Unit")
    form = JabatanForm(
        request.POST or None, initial={"mulai": lingkup.per_tanggal}, lingkup=lingkup
    )
    if request.method == "POST" and form.is_valid():
        try:
            baru = buat_jabatan(
                induk, **form.cleaned_data, oleh=request.identitas, pada=timezone.now()
            )
        except AksiDitolak as galat:
            form.add_error(None, galat.kalimat)
        else:
            return _ke_jabatan(baru)
    return formulir(
        request, form, judul="Jabatan baru", keterangan=f"Di {induk.nama}.", induk=induk
    )


@require_http_methods(["GET", "HEAD", "POST"])
@peran_required(*PENGELOLA)
def jabatan_ubah(request: MasukRequest, pk: int) -> HttpResponse:
    """Mend what is written of a post."""
    lingkup = request.identitas.lingkup(*PENGELOLA)
    satu = ambil(jabatan_terlihat(lingkup), pk, apa="Jabatan")
    awal = {kunci: getattr(satu, kunci) for kunci in ISI}
    form = UbahJabatanForm(request.POST or None, initial=awal, lingkup=lingkup)
    if request.method == "POST" and form.is_valid():
        isi = IsiJabatan(**{kunci: form.cleaned_data[kunci] for kunci in ISI})
        try:
            ubah_jabatan(
                satu, isi, alasan=form.cleaned_data["alasan"], oleh=request.identitas,
                pada=timezone.now(),
            )  # fmt: skip
        except AksiDitolak as galat:
            form.add_error(None, galat.kalimat)
        else:
            messages.success(request, "Data jabatan sudah diperbaiki.")
            return _ke_jabatan(satu)
    return halaman_formulir(
        request, form, judul="Perbaiki data jabatan", kembali=_kembali(satu),
        keterangan=f"{satu.nama}. Setiap perubahan tercatat dengan nama Anda dan alasannya.",
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@peran_required(*PENGELOLA)
def jabatan_atasan(request: MasukRequest, pk: int) -> HttpResponse:
    """Another superior post from a day on."""
    lingkup = request.identitas.lingkup(*PENGELOLA)
    satu = ambil(jabatan_terlihat(lingkup), pk, apa="Jabatan")
    awal = {"atasan": satu.atasan, "mulai": lingkup.per_tanggal}
    form = GantiAtasanForm(request.POST or None, initial=awal, lingkup=lingkup)
    if request.method == "POST" and form.is_valid():
        try:
            ganti_atasan(satu, **form.cleaned_data, oleh=request.identitas, pada=timezone.now())
        except AksiDitolak as galat:
            form.add_error(None, galat.kalimat)
        else:
            mulai = tanggal(form.cleaned_data["mulai"])
            messages.success(request, f"Atasan jabatan ini berganti mulai {mulai}.")
            return _ke_jabatan(satu)
    return halaman_formulir(
        request, form, judul="Ganti atasan", kembali=_kembali(satu),
        keterangan=f"{satu.nama}. Pemangkunya dinilai oleh pemangku jabatan atasan sejak tanggal "
        "itu; hari-hari sebelumnya tetap milik atasan yang lama.",
    )  # fmt: skip


@require_POST
@peran_required(*PENGELOLA)
def atasan_batal(request: MasukRequest, pk: int) -> HttpResponse:
    """Drop a planned change of a superior post."""
    lingkup = request.identitas.lingkup(*PENGELOLA)
    letak = ambil(atasan_terencana(lingkup), pk, apa="Rencana ganti atasan")
    batalkan_atasan(letak, oleh=request.identitas, pada=timezone.now())
    messages.success(request, "Rencana ganti atasan sudah dibatalkan.")
    return _ke_jabatan(letak.jabatan)


def _url_batal(letak_pk: int) -> str:
    return reverse("organisasi:atasan_batal", args=[letak_pk])


@require_http_methods(["GET", "HEAD", "POST"])
@peran_required(*PENGELOLA)
def jabatan_akhiri(request: MasukRequest, pk: int) -> HttpResponse:
    """End a post on a day."""
    satu = ambil(jabatan_terlihat(request.identitas.lingkup(*PENGELOLA)), pk, apa="Jabatan")
    form = AkhiriForm(request.POST or None, initial={"selesai": satu.masa.upper})
    if request.method == "POST" and form.is_valid():
        try:
            akhiri_jabatan(satu, **form.cleaned_data, oleh=request.identitas, pada=timezone.now())
        except AksiDitolak as galat:
            form.add_error(None, galat.kalimat)
        else:
            messages.success(request, kabar_akhir("Jabatan", form.cleaned_data["selesai"]))
            return HttpResponseRedirect(reverse("organisasi:unit", args=[satu.unit_id]))
    return halaman_formulir(
        request, form, judul="Akhiri jabatan", kembali=_kembali(satu),
        keterangan=f"{satu.nama}. Pemangku dan jabatan di bawahnya harus sudah dipindahkan. Data "
        "sebelum tanggal itu tetap terbaca.",
    )  # fmt: skip


@require_safe
@peran_required(*PENGELOLA)
def saran_jabatan(request: MasukRequest) -> HttpResponse:
    """Up to ten posts that match what is being typed, as options of a list."""
    kata = request.GET.get("atasan", "").strip()
    lingkup = request.identitas.lingkup(*PENGELOLA)
    saran = saring_jabatan(lingkup, SaringJabatan(cari=kata))[:SARAN] if len(kata) > 2 else []
    return render(request, "organisasi/saran.html", {"saran": saran})


def _kembali(jabatan: Jabatan) -> Tautan:
    return Tautan(judul=jabatan.nama, url=reverse("organisasi:jabatan_rincian", args=[jabatan.pk]))


def _ke_jabatan(jabatan: Jabatan) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("organisasi:jabatan_rincian", args=[jabatan.pk]))
