"""Pages of the catalogue of activities."""

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ekinerja.aktivitas.forms import SaringKatalogForm
from ekinerja.aktivitas.permissions import PENGUSUL_KATALOG, boleh_menyusun_katalog
from ekinerja.aktivitas.presenters.katalog import KOLOM_EKSPOR, baris_katalog, tabel_katalog
from ekinerja.aktivitas.queries import kebijakan_pada
from ekinerja.aktivitas.queries.katalog import SaringKatalog, katalog_terlihat
from ekinerja.core.impor import tulis_csv, tulis_xlsx
from ekinerja.pegawai.requests import MasukRequest, masuk_required

BARIS = 50
EKSPOR_MAKS = 50_000
JENIS = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}


def _saring(request: MasukRequest, form: SaringKatalogForm) -> SaringKatalog:
    """What the filter asks for; "saya" is general ones and those of the own post."""
    if not form.is_valid():
        return SaringKatalog()
    isi = form.cleaned_data
    if isi["kelompok"] != "SAYA":
        return SaringKatalog(isi["q"], isi["kelompok"])
    tempat = getattr(request.identitas, "penempatan", None)
    return SaringKatalog(isi["q"], jabatan=tempat.jabatan.nama if tempat else "-")


@require_safe
@masuk_required
def katalog(request: MasukRequest) -> HttpResponse:
    """What can be logged: general activities and those of posts."""
    form = SaringKatalogForm(request.GET)
    daftar = katalog_terlihat(request.identitas.lingkup_sendiri(), _saring(request, form))
    halaman = Paginator(daftar, BARIS).get_page(request.GET.get("halaman"))
    identitas = request.identitas
    harga = kebijakan_pada(identitas.user.instansi_id, pada=identitas.hari).harga_poin
    penyusun = boleh_menyusun_katalog(identitas).boleh
    context = {
        "form": form,
        "tabel": tabel_katalog(halaman, request.GET, harga=harga),
        "menulis": penyusun,
        "mengusulkan": not penyusun and identitas.punya(*PENGUSUL_KATALOG),
    }
    return render(request, "aktivitas/katalog.html", context)


@require_safe
@masuk_required
def katalog_ekspor(request: MasukRequest, bentuk: str) -> HttpResponse:
    """The list as a file that the import reads back."""
    if bentuk not in JENIS:
        raise Http404("Bentuk berkas ini tidak ada.")
    form = SaringKatalogForm(request.GET)
    daftar = katalog_terlihat(request.identitas.lingkup_sendiri(), _saring(request, form))
    baris = baris_katalog(daftar[:EKSPOR_MAKS])
    isi = tulis_csv(KOLOM_EKSPOR, baris) if bentuk == "csv" else tulis_xlsx(KOLOM_EKSPOR, baris)
    tajuk = {"Content-Disposition": f'attachment; filename="katalog-aktivitas.{bentuk}"'}
    return HttpResponse(isi, content_type=JENIS[bentuk], headers=tajuk)
