"""Pages of the import: choose, upload, preview, apply, history."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ekinerja.core.access import ambil
from ekinerja.core.errors import AksiDitolak, TidakBerwenang
from ekinerja.core.impor import KolomEkspor, buat_templat, tulis_xlsx
from ekinerja.core.kit import Tautan
from ekinerja.organisasi.views.kirim import kirim_tabel
from ekinerja.pegawai.requests import MasukRequest, peran_required
from ekinerja.penyiapan import presenters
from ekinerja.penyiapan.forms import LembarForm, PemetaanForm, SaringImporForm, UnggahForm
from ekinerja.penyiapan.models import Impor
from ekinerja.penyiapan.queries import (
    SaringImpor,
    baris_impor,
    hitung_baris,
    impor_terlihat,
    saring_impor,
)
from ekinerja.penyiapan.registry import REGISTRI, SEMUA_PERAN, JenisImpor
from ekinerja.penyiapan.services import (
    buang_impor,
    dapat_diurungkan,
    minta_terapkan,
    minta_urungkan,
    petakan_kolom,
    pilih_lembar,
    terhenti,
    terima_impor,
    ulangi_impor,
)
from ekinerja.penyiapan.views.kesehatan import EKSPOR_MAKS

BARIS = 50
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
REMAH = (Tautan(judul="Impor data", url="/penyiapan/"),)


def _jenis_saya(request: MasukRequest) -> list[JenisImpor]:
    return [satu for satu in REGISTRI.values() if request.identitas.punya(*satu.peran)]


def _jenis(request: MasukRequest, kunci: str) -> JenisImpor:
    """The kind of import in the address: 404 unknown, 403 of another role."""
    jenis = REGISTRI.get(kunci)
    if jenis is None:
        raise Http404("Jenis impor ini tidak ada.")
    if not request.identitas.punya(*jenis.peran):
        raise TidakBerwenang(
            f"Impor {jenis.judul.lower()} dilakukan oleh peran lain. Serahkan berkasnya kepada "
            "BKPSDM."
        )
    return jenis


def _terlihat(request: MasukRequest) -> QuerySet[Impor]:
    """Imports that the reader may see: each kind by the roles of that kind."""
    saya, siapa = _jenis_saya(request), request.identitas
    return impor_terlihat(
        siapa.lingkup(*SEMUA_PERAN),
        kunci=tuple(satu.kunci for satu in saya),
        seluruh=tuple(j.kunci for j in saya if siapa.lingkup(*j.peran).unit_ids is None),
        user_id=request.user.pk,
    )


def _impor(request: MasukRequest, pk: int) -> Impor:
    """An import that the reader may see."""
    return ambil(_terlihat(request), pk, apa="Impor")


def _riwayat(request: MasukRequest, form: SaringImporForm) -> QuerySet[Impor]:
    """The history of imports that the reader may see, narrowed."""
    semua = _terlihat(request).defer("laporan")
    if not form.is_valid():
        return semua.none()
    isi = form.cleaned_data
    return saring_impor(
        semua,
        SaringImpor(
            cari=isi["q"], kunci=isi["jenis"], status=isi["status"], oleh=isi["oleh"],
            dari=isi["dari"], sampai=isi["sampai"],
        ),
    )  # fmt: skip


def _galat(form: SaringImporForm) -> str:
    """The first sentence about a filter that cannot be read; empty when it can."""
    return next((str(satu) for daftar in form.errors.values() for satu in daftar), "")


@require_safe
@peran_required(*SEMUA_PERAN)
def daftar(request: MasukRequest) -> HttpResponse:
    """What can be imported, and what was."""
    jenis = _jenis_saya(request)
    form = SaringImporForm(request.GET, jenis=jenis)
    halaman = Paginator(_riwayat(request, form), BARIS).get_page(request.GET.get("halaman"))
    disaring = any(form.data.get(nama) for nama in form.fields)
    context = {
        "kartu": presenters.kartu_impor(jenis),
        "form": form,
        "tabel": presenters.tabel_riwayat(
            halaman, request.GET, disaring=disaring, galat=_galat(form)
        ),
    }
    return render(request, "penyiapan/daftar.html", context)


@require_safe
@peran_required(*SEMUA_PERAN)
def riwayat_ekspor(request: MasukRequest, bentuk: str) -> HttpResponse:
    """The filtered history as a file."""
    form = SaringImporForm(request.GET, jenis=_jenis_saya(request))
    baris = presenters.baris_riwayat(_riwayat(request, form)[:EKSPOR_MAKS])
    return kirim_tabel(presenters.KOLOM_RIWAYAT, baris, nama="riwayat-impor", bentuk=bentuk)


@require_safe
@peran_required(*SEMUA_PERAN)
def templat(request: MasukRequest, kunci: str) -> HttpResponse:
    """The template, made from the same columns that check it."""
    jenis = _jenis(request, kunci)
    return _xlsx(buat_templat(jenis.importir()), f"templat-{jenis.kunci}.xlsx")


def _xlsx(isi: bytes, nama: str) -> HttpResponse:
    tajuk = {"Content-Disposition": f'attachment; filename="{nama}"'}
    return HttpResponse(isi, content_type=XLSX, headers=tajuk)


@require_http_methods(["GET", "HEAD", "POST"])
@peran_required(*SEMUA_PERAN)
def unggah(request: MasukRequest, kunci: str) -> HttpResponse:
    """Upload a file; it is checked, and nothing is written yet."""
    jenis = _jenis(request, kunci)
    kiriman = request.POST if request.method == "POST" else None
    ditolak = str(request.META.get("UPLOAD_REFUSED", ""))
    form = UnggahForm(kiriman, request.FILES or None, jenis=jenis, ditolak=ditolak)
    if request.method == "POST" and form.is_valid():
        try:
            impor = terima_impor(
                jenis,
                form.cleaned_data["berkas"],
                lingkup=request.identitas.lingkup(*jenis.peran),
                oleh=request.identitas,
                pada=timezone.now(),
            )
        except AksiDitolak as galat:
            form.add_error("berkas", galat.kalimat)
        else:
            return _lanjut(impor)
    context = {"form": form, "jenis": jenis, "kolom": jenis.importir.kolom, "remah": REMAH}
    status = 422 if form.errors else 200
    return render(request, "penyiapan/unggah.html", context, status=status)


@require_safe
@peran_required(*SEMUA_PERAN)
def rincian(request: MasukRequest, pk: int) -> HttpResponse:
    """One import: what it would change, what is wrong with it, what may be done."""
    impor = _impor(request, pk)
    masalah = [satu for satu in impor.laporan.get("masalah", []) if not satu["baris"]]
    halaman = Paginator(masalah, BARIS).get_page(request.GET.get("halaman"))
    berhenti = terhenti(impor, pada=timezone.now())
    jumlah_masalah = impor.laporan.get("jumlah_masalah", 0)
    berjalan = impor.pekerjaan is not None and not impor.pekerjaan.tuntas
    urung = not berjalan and dapat_diurungkan(impor, pada=timezone.now())
    context = {
        "impor": impor,
        "jenis": REGISTRI[impor.kunci],
        "remah": REMAH,
        "lanjutan": presenters.lanjutan(impor),
        "ubah_pemetaan": presenters.url_pemetaan(impor),
        "kalimat_selesai": presenters.kalimat_selesai(impor, dapat_diurungkan=urung),
        "pratinjau": _pratinjau(request, impor),
        "lencana_impor": presenters.lencana_impor(impor),
        "kartu": presenters.kartu_hasil(impor) if "masalah" in impor.laporan else [],
        "kemajuan": None if berhenti else presenters.kemajuan(impor),
        "terhenti": berhenti,
        "dibersihkan": presenters.kalimat_dibersihkan(impor),
        "keputusan": presenters.keputusan(impor),
        "catatan": impor.laporan.get("catatan", []),
        "tabel": presenters.tabel_masalah(halaman, request.GET, impor=impor) if masalah else None,
        "terpotong": jumlah_masalah - len(impor.laporan.get("masalah", ())),
        "aksi": presenters.aksi_impor(impor, terhenti=berhenti, dapat_diurungkan=urung),
    }
    return render(request, "penyiapan/rincian.html", context)


def _pratinjau(request: MasukRequest, impor: Impor) -> presenters.TabelPratinjau | None:
    """One page of the rows of the file, narrowed by what becomes of them."""
    jumlah = hitung_baris(impor)
    if not jumlah:
        return None
    baris = baris_impor(impor, nasib=request.GET.get("nasib", ""))
    halaman = Paginator(baris, BARIS).get_page(request.GET.get("halaman"))
    return presenters.tabel_pratinjau(impor, halaman, request.GET, jumlah=jumlah)


@require_http_methods(["GET", "HEAD", "POST"])
@peran_required(*SEMUA_PERAN)
def lembar(request: MasukRequest, pk: int) -> HttpResponse:
    """Say which sheet of the workbook is read."""
    impor = _impor(request, pk)
    jenis = _jenis(request, impor.kunci)
    if not impor.laporan.get("pilihan_lembar"):
        return HttpResponseRedirect(reverse("penyiapan:rincian", args=[pk]))
    form = LembarForm(request.POST if request.method == "POST" else None, impor=impor)
    if request.method == "POST" and form.is_valid():
        try:
            hasil = pilih_lembar(
                impor, form.cleaned_data["lembar"], pada=timezone.now(),
                lingkup=request.identitas.lingkup(*jenis.peran),
            )  # fmt: skip
        except AksiDitolak as galat:
            form.add_error("lembar", galat.kalimat)
        else:
            return _lanjut(hasil)
    aksi = [presenters.aksi_buang(impor)]
    context = {"form": form, "impor": impor, "jenis": jenis, "remah": REMAH, "aksi": aksi}
    status = 422 if form.errors else 200
    return render(request, "penyiapan/lembar.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@peran_required(*SEMUA_PERAN)
def pemetaan(request: MasukRequest, pk: int) -> HttpResponse:
    """Say which column of the file is which of ours."""
    impor = _impor(request, pk)
    jenis = _jenis(request, impor.kunci)
    boleh = impor.status in {Impor.DIPETAKAN, Impor.DIPERIKSA}
    if not boleh or not impor.laporan.get("kepala"):
        return HttpResponseRedirect(reverse("penyiapan:rincian", args=[pk]))
    form = PemetaanForm(request.POST if request.method == "POST" else None, impor=impor)
    if request.method == "POST" and form.is_valid():
        try:
            hasil = petakan_kolom(
                impor, form.pemetaan(), nama=form.cleaned_data["nama_sumber"],
                lingkup=request.identitas.lingkup(*jenis.peran), pada=timezone.now(),
            )  # fmt: skip
        except AksiDitolak as galat:
            form.add_error(None, galat.kalimat)
        else:
            return _lanjut(hasil)
    aksi = [presenters.aksi_buang(impor)]
    context = {"form": form, "impor": impor, "jenis": jenis, "remah": REMAH, "aksi": aksi}
    status = 422 if form.errors else 200
    return render(request, "penyiapan/pemetaan.html", context, status=status)


def _lanjut(impor: Impor) -> HttpResponseRedirect:
    """To the next question, or to the preview."""
    lanjutan = presenters.lanjutan(impor)
    tujuan = lanjutan.url if lanjutan else reverse("penyiapan:rincian", args=[impor.pk])
    return HttpResponseRedirect(tujuan)


@require_POST
@peran_required(*SEMUA_PERAN)
def urungkan(request: MasukRequest, pk: int) -> HttpResponse:
    """Undo an applied import."""
    impor = _impor(request, pk)
    _jenis(request, impor.kunci)
    hasil = minta_urungkan(impor, oleh=request.identitas, pada=timezone.now())
    if hasil.status == Impor.DIURUNGKAN:
        messages.success(request, "Impor diurungkan; datanya kembali seperti sebelum impor.")
    return HttpResponseRedirect(reverse("penyiapan:rincian", args=[pk]))


@require_safe
@peran_required(*SEMUA_PERAN)
def kemajuan(request: MasukRequest, pk: int) -> HttpResponse:
    """The moving part of an import's page; done, it sends the reader to the result."""
    impor = _impor(request, pk)
    jawaban = render(request, "kit/kemajuan.html", {"kemajuan": presenters.kemajuan(impor)})
    if impor.pekerjaan is not None and impor.pekerjaan.tuntas:
        jawaban["HX-Refresh"] = "true"
    return jawaban


@require_safe
@peran_required(*SEMUA_PERAN)
def masalah(request: MasukRequest, pk: int) -> HttpResponse:
    """The faulty rows as a file."""
    impor = _impor(request, pk)
    kolom = [KolomEkspor(judul, lebar=24) for judul in presenters.KOLOM_MASALAH]
    return _xlsx(tulis_xlsx(kolom, presenters.baris_masalah(impor)), f"masalah-impor-{pk}.xlsx")


@require_POST
@peran_required(*SEMUA_PERAN)
def terapkan(request: MasukRequest, pk: int) -> HttpResponse:
    """Write everything, by a job."""
    return _terapkan(request, pk, lewati=False)


@require_POST
@peran_required(*SEMUA_PERAN)
def terapkan_sebagian(request: MasukRequest, pk: int) -> HttpResponse:
    """Write the good rows only, by a job."""
    return _terapkan(request, pk, lewati=True)


def _terapkan(request: MasukRequest, pk: int, *, lewati: bool) -> HttpResponse:
    minta_terapkan(
        _impor(request, pk), lewati_yang_salah=lewati, oleh=request.identitas, pada=timezone.now()
    )
    return HttpResponseRedirect(reverse("penyiapan:rincian", args=[pk]))


@require_POST
@peran_required(*SEMUA_PERAN)
def ulangi(request: MasukRequest, pk: int) -> HttpResponse:
    """Begin anew what stopped halfway."""
    ulangi_impor(_impor(request, pk), oleh=request.identitas, pada=timezone.now())
    return HttpResponseRedirect(reverse("penyiapan:rincian", args=[pk]))


@require_POST
@peran_required(*SEMUA_PERAN)
def buang(request: MasukRequest, pk: int) -> HttpResponse:
    """Throw the upload away."""
    buang_impor(_impor(request, pk), pada=timezone.now())
    messages.success(request, "Berkas dibuang; tidak ada yang ditulis.")
    return HttpResponseRedirect(reverse("penyiapan:daftar"))
