"""Pages of job evaluations: one post evaluated, its history, and what the validators find."""

from dataclasses import replace
from datetime import date
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ekinerja.core.access import ambil
from ekinerja.core.errors import AksiDitolak
from ekinerja.core.format import tanggal
from ekinerja.core.htmx import render_page
from ekinerja.core.impor import KolomEkspor
from ekinerja.core.kit import Rinci, Tautan
from ekinerja.core.lingkup import Lingkup
from ekinerja.organisasi import presenters
from ekinerja.organisasi.faktor import (
    HasilEvaluasi,
    daftar_faktor,
    hitung_evaluasi,
    set_faktor,
)
from ekinerja.organisasi.forms import (
    EvaluasiForm,
    KeputusanForm,
    PengecualianForm,
    SaringTemuanForm,
)
from ekinerja.organisasi.models import EvaluasiJabatan, Jabatan, PengecualianPeriksa
from ekinerja.organisasi.permissions import PEMBACA, PENGELOLA
from ekinerja.organisasi.presenters import evaluasi as tampil
from ekinerja.organisasi.queries import jabatan_terlihat
from ekinerja.organisasi.queries.evaluasi import (
    TemuanEvaluasi,
    evaluasi_jabatan,
    evaluasi_terlihat,
    pengecualian_terlihat,
    temuan_evaluasi,
)
from ekinerja.organisasi.requests import MasukRequest, peran_required
from ekinerja.organisasi.services.evaluasi import (
    IsiEvaluasi,
    akhiri_pengecualian,
    batalkan_evaluasi,
    catat_pengecualian,
    nilai_evaluasi,
    perbaiki_evaluasi,
)
from ekinerja.organisasi.views.kirim import kirim_tabel
from ekinerja.organisasi.views.susunan import lingkup_pada
from ekinerja.organisasi.views.unit import halaman_formulir

BARIS = 50
KOLOM_TEMUAN = (
    KolomEkspor("Pemeriksaan", lebar=40),
    KolomEkspor("Unit", lebar=40),
    KolomEkspor("Kode jabatan"),
    KolomEkspor("Nama jabatan", lebar=50),
    KolomEkspor("Temuan", lebar=60),
    KolomEkspor("Keadaan"),
    KolomEkspor("Alasan pengecualian", lebar=40),
)


@require_safe
@peran_required(*PEMBACA)
def evaluasi_rincian(request: MasukRequest, pk: int) -> HttpResponse:
    """The evaluation of a post on the day with its factors, and all its evaluations."""
    lingkup, pada = lingkup_pada(request)
    jabatan = ambil(jabatan_terlihat(lingkup), pk, apa="Jabatan")
    daftar = evaluasi_jabatan(lingkup, jabatan)
    kini = next((satu for satu in daftar if lingkup.per_tanggal in satu.masa), None)
    pengelola = request.identitas.punya(*PENGELOLA)
    rencana = next((satu for satu in daftar if satu.masa.lower > request.identitas.hari), None)
    context = {
        "jabatan": jabatan,
        "pada": pada,
        "remah": [_kembali(jabatan)],
        "kini": tampil.rincian_evaluasi(kini) if kini else None,
        "faktor": _faktor(kini),
        "tanpa_faktor": tampil.TANPA_FAKTOR if kini and not kini.faktor else None,
        "belum": tampil.BELUM,
        "tabel": tampil.tabel_evaluasi(daftar, hari=request.identitas.hari, pengelola=pengelola),
        "rencana": rencana if pengelola else None,
        "pengelola": pengelola and jabatan.jenis != "POLITIS",
    }
    return render(request, "organisasi/evaluasi.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@peran_required(*PENGELOLA)
def evaluasi_baru(request: MasukRequest, pk: int) -> HttpResponse:
    """Evaluate a post by its factors; ``lihat`` shows the result without storing it."""
    lingkup = request.identitas.lingkup(*PENGELOLA)
    jabatan = ambil(jabatan_terlihat(lingkup), pk, apa="Jabatan")
    if jabatan.jenis == "POLITIS":
        raise Http404("Jabatan pejabat negara tidak dievaluasi.")
    himpunan = set_faktor(jabatan.jenis in Jabatan.MANAJERIAL)
    lama = next((e for e in evaluasi_jabatan(lingkup, jabatan) if lingkup.per_tanggal in e.masa),
                None)  # fmt: skip
    awal = {"mulai": lingkup.per_tanggal, **(lama.faktor if lama else {})}
    if lama is not None:
        awal["dokumen"] = lama.dokumen_id
    form = EvaluasiForm(
        request.POST or None, initial=awal, lingkup=lingkup, himpunan=himpunan,
        hari=lingkup.per_tanggal,
    )  # fmt: skip
    if request.method == "POST" and "lihat" not in request.POST and form.is_valid():
        isi = _isi(form, faktor=form.tingkat())
        try:
            evaluasi = nilai_evaluasi(
                jabatan, isi, mulai=form.cleaned_data["mulai"], oleh=request.identitas,
                pada=timezone.now(),
            )  # fmt: skip
        except AksiDitolak as galat:
            form.add_error(None, galat.kalimat)
        else:
            return _selesai(request, evaluasi)
    return _formulir_faktor(request, form, jabatan)


@require_http_methods(["GET", "HEAD", "POST"])
@peran_required(*PENGELOLA)
def evaluasi_keputusan(request: MasukRequest, pk: int) -> HttpResponse:
    """Write down value and class as a decree states them, without factors."""
    lingkup = request.identitas.lingkup(*PENGELOLA)
    jabatan = ambil(jabatan_terlihat(lingkup), pk, apa="Jabatan")
    awal = {"mulai": lingkup.per_tanggal, "nilai": jabatan.nilai, "kelas": jabatan.kelas}
    form = KeputusanForm(request.POST or None, initial=awal, lingkup=lingkup)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            evaluasi = nilai_evaluasi(
                jabatan, _isi(form, nilai=data["nilai"], kelas=data["kelas"]),
                mulai=data["mulai"], oleh=request.identitas, pada=timezone.now(),
            )  # fmt: skip
        except AksiDitolak as galat:
            form.add_error(None, galat.kalimat)
        else:
            return _selesai(request, evaluasi)
    return halaman_formulir(
        request, form, judul="Catat nilai dari keputusan", kembali=_ke_evaluasi(jabatan),
        keterangan=f"{jabatan.nama}. Untuk lampiran keputusan yang hanya memuat nilai dan kelas; "
        "evaluasi ini ditandai tanpa rincian faktor.",
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@peran_required(*PENGELOLA)
def evaluasi_perbaiki(request: MasukRequest, pk: int) -> HttpResponse:
    """Mend what an evaluation says, with a reason."""
    lingkup = request.identitas.lingkup(*PENGELOLA)
    evaluasi = ambil(evaluasi_terlihat(lingkup), pk, apa="Evaluasi jabatan")
    form = _form_perbaikan(request, evaluasi)
    if request.method == "POST" and "lihat" not in request.POST and form.is_valid():
        data = form.cleaned_data
        isi = (
            _isi(form, faktor=form.tingkat())
            if isinstance(form, EvaluasiForm)
            else _isi(form, nilai=data["nilai"], kelas=data["kelas"])
        )
        try:
            perbaiki_evaluasi(
                evaluasi, isi, alasan=data["alasan"], oleh=request.identitas, pada=timezone.now()
            )
        except AksiDitolak as galat:
            form.add_error(None, galat.kalimat)
        else:
            messages.success(request, "Evaluasi jabatan sudah diperbaiki.")
            return HttpResponseRedirect(_ke_evaluasi(evaluasi.jabatan).url)
    if isinstance(form, EvaluasiForm):
        return _formulir_faktor(request, form, evaluasi.jabatan, perbaikan=True)
    return halaman_formulir(
        request, form, judul="Perbaiki evaluasi", kembali=_ke_evaluasi(evaluasi.jabatan),
        keterangan=f"{evaluasi.jabatan.nama}. Masa berlakunya tetap.",
    )  # fmt: skip


@require_POST
@peran_required(*PENGELOLA)
def evaluasi_batal(request: MasukRequest, pk: int) -> HttpResponse:
    """Drop a planned evaluation."""
    lingkup = request.identitas.lingkup(*PENGELOLA)
    evaluasi = ambil(evaluasi_terlihat(lingkup), pk, apa="Evaluasi jabatan")
    try:
        batalkan_evaluasi(evaluasi, oleh=request.identitas, pada=timezone.now())
    except AksiDitolak as galat:
        messages.error(request, galat.kalimat)
    else:
        messages.success(request, "Rencana evaluasi sudah dibatalkan.")
    return HttpResponseRedirect(_ke_evaluasi(evaluasi.jabatan).url)


@require_safe
@peran_required(*PEMBACA)
def temuan(request: MasukRequest) -> HttpResponse:
    """What the validators find on the day."""
    lingkup, pada = lingkup_pada(request)
    form = SaringTemuanForm(request.GET)
    daftar = _temuan_tersaring(lingkup, form)
    halaman = Paginator(daftar, BARIS).get_page(request.GET.get("halaman"))
    ekspor = presenters.tautan_ekspor("organisasi:temuan_ekspor", request.GET)
    context = {
        "form": form,
        "pada": pada,
        "remah": presenters.remah(()),
        "tabel": tampil.tabel_temuan(
            halaman, request.GET, pengelola=request.identitas.punya(*PENGELOLA), ekspor=ekspor
        ),
    }
    return render(request, "organisasi/temuan.html", context)


@require_safe
@peran_required(*PEMBACA)
def temuan_ekspor(request: MasukRequest, bentuk: str) -> HttpResponse:
    """The filtered findings as a file."""
    lingkup, _ = lingkup_pada(request)
    baris = (
        (
            tampil.ATURAN[satu.aturan], satu.unit, satu.kode, satu.jabatan, satu.kalimat,
            (tampil.PERLU if satu.dihitung else tampil.DIKECUALIKAN).teks, satu.alasan,
        )
        for satu in _temuan_tersaring(lingkup, SaringTemuanForm(request.GET))
    )  # fmt: skip
    return kirim_tabel(KOLOM_TEMUAN, baris, nama="temuan-evaluasi-jabatan", bentuk=bentuk)


@require_http_methods(["GET", "HEAD", "POST"])
@peran_required(*PENGELOLA)
def pengecualian_baru(request: MasukRequest, pk: int, aturan: str) -> HttpResponse:
    """Accept a finding about a post with a reason."""
    lingkup = request.identitas.lingkup(*PENGELOLA)
    jabatan = ambil(jabatan_terlihat(lingkup), pk, apa="Jabatan")
    sebutan = tampil.ATURAN.get(aturan.upper())
    if sebutan is None:
        raise Http404("Pemeriksaan ini tidak dikenal.")
    form = PengecualianForm(request.POST or None, initial={"mulai": lingkup.per_tanggal})
    if request.method == "POST" and form.is_valid():
        try:
            catat_pengecualian(
                jabatan, aturan=aturan.upper(), **form.cleaned_data, oleh=request.identitas,
                pada=timezone.now(),
            )  # fmt: skip
        except AksiDitolak as galat:
            form.add_error(None, galat.kalimat)
        else:
            messages.success(request, "Temuan dikecualikan. Alasannya tampil pada daftar temuan.")
            return HttpResponseRedirect(reverse("organisasi:temuan"))
    return halaman_formulir(
        request, form, judul="Kecualikan temuan",
        kembali=Tautan(judul="Temuan evaluasi", url=reverse("organisasi:temuan")),
        keterangan=f"{sebutan}: {jabatan.nama}, {jabatan.unit.nama}.",
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@peran_required(*PENGELOLA)
def pengecualian(request: MasukRequest, pk: int) -> HttpResponse:
    """One exception; a POST ends it today."""
    lingkup = request.identitas.lingkup(*PENGELOLA)
    satu: PengecualianPeriksa = ambil(pengecualian_terlihat(lingkup), pk, apa="Pengecualian")
    if request.method == "POST":
        akhiri_pengecualian(satu, oleh=request.identitas, pada=timezone.now())
        messages.success(request, "Pengecualian diakhiri. Temuannya kembali dihitung.")
        return HttpResponseRedirect(reverse("organisasi:temuan"))
    context = {
        "remah": [Tautan(judul="Temuan evaluasi", url=reverse("organisasi:temuan"))],
        "rincian": tampil.rincian_pengecualian(satu),
    }
    return render(request, "organisasi/pengecualian.html", context)


def _temuan_tersaring(lingkup: Lingkup, form: SaringTemuanForm) -> list[TemuanEvaluasi]:
    isi = form.cleaned_data if form.is_valid() else {"q": "", "aturan": "", "keadaan": ""}
    kata = isi["q"].casefold().split()
    return [
        satu
        for satu in temuan_evaluasi(lingkup, aturan=isi["aturan"])
        if isi["keadaan"] in ("", "dihitung" if satu.dihitung else "kecuali")
        and all(k in f"{satu.jabatan} {satu.unit} {satu.kode}".casefold() for k in kata)
    ]


def _faktor(kini: EvaluasiJabatan | None) -> list[Rinci] | None:
    if kini is None or not kini.faktor:
        return None
    pada: date = kini.masa.lower
    hasil = hitung_evaluasi(kini.set_faktor, kini.faktor, pada=pada)
    daftar = daftar_faktor(kini.set_faktor, pada=pada)
    return tampil.rincian_faktor(daftar, kini.faktor, diakui=hasil.diakui, nilai=kini.nilai)


def _form_perbaikan(
    request: MasukRequest, evaluasi: EvaluasiJabatan
) -> EvaluasiForm | KeputusanForm:
    lingkup = request.identitas.lingkup(*PENGELOLA)
    awal = {"dasar": evaluasi.dasar, "dokumen": evaluasi.dokumen_id, **evaluasi.faktor}
    isi = request.POST or None
    if not evaluasi.faktor:
        awal |= {"nilai": evaluasi.nilai, "kelas": evaluasi.kelas}
        return KeputusanForm(isi, initial=awal, lingkup=lingkup, perbaikan=True)
    return EvaluasiForm(
        isi, initial=awal, lingkup=lingkup, perbaikan=True, himpunan=evaluasi.set_faktor,
        hari=evaluasi.masa.lower,
    )  # fmt: skip


def _formulir_faktor(
    request: MasukRequest, form: EvaluasiForm, jabatan: Jabatan, *, perbaikan: bool = False
) -> HttpResponse:
    """The page of the factors with their result; a preview is shown without complaints."""
    lihat = request.method == "POST" and "lihat" in request.POST
    if form.is_bound:
        form.is_valid()
    tingkat = form.tingkat() if form.is_bound else _awal(form)
    if lihat:
        form = form.tanpa_keluhan()
    context = {
        "form": form,
        "jabatan": jabatan,
        "perbaikan": perbaikan,
        "hasil": _hasil(form, tingkat, jabatan),
        "belum": tampil.BELUM,
        "remah": [_kembali(jabatan), _ke_evaluasi(jabatan)],
        "kembali": _ke_evaluasi(jabatan),
        "alamat": request.path,
    }
    status = 422 if form.errors else 200
    return render_page(
        request, "organisasi/evaluasi_formulir.html", context, part="hasil", status=status
    )


def _awal(form: EvaluasiForm) -> dict[str, int]:
    kunci = [satu.kunci for satu in form.faktor]
    return {k: n for k, n in form.initial.items() if k in (*kunci, "situasi_khusus") and n}


def _hasil(form: EvaluasiForm, tingkat: dict[str, int], jabatan: Jabatan) -> tampil.HasilTampil:
    try:
        hasil: HasilEvaluasi = hitung_evaluasi(form.himpunan, tingkat, pada=form.hari)
    except AksiDitolak as galat:
        return tampil.HasilTampil(kurang=galat.kalimat)
    return tampil.hasil_tampil(hasil, jabatan)


def _isi(form: EvaluasiForm | KeputusanForm, **isi: Any) -> IsiEvaluasi:
    dasar = IsiEvaluasi(dasar=form.cleaned_data["dasar"], dokumen=form.cleaned_data["dokumen"])
    return replace(dasar, **isi)


def _selesai(request: MasukRequest, evaluasi: EvaluasiJabatan) -> HttpResponse:
    messages.success(
        request,
        f"Nilai jabatan {evaluasi.nilai}, kelas {evaluasi.kelas}, berlaku sejak "
        f"{tanggal(evaluasi.masa.lower)}.",
    )
    return HttpResponseRedirect(_ke_evaluasi(evaluasi.jabatan).url)


def _kembali(jabatan: Jabatan) -> Tautan:
    return Tautan(judul=jabatan.nama, url=reverse("organisasi:jabatan_rincian", args=[jabatan.pk]))


def _ke_evaluasi(jabatan: Jabatan) -> Tautan:
    url = reverse("organisasi:evaluasi_rincian", args=[jabatan.pk])
    return Tautan(judul="Evaluasi jabatan", url=url)
