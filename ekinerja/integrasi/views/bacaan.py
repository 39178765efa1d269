"""Pages of one reading: what differs, deciding on it, and what is kept over the source."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ekinerja.core.access import ambil, nomor
from ekinerja.core.errors import AksiDitolak
from ekinerja.core.kit import Aksi, Tautan, pager
from ekinerja.instansi.models import SumberData
from ekinerja.integrasi import presenters
from ekinerja.integrasi.forms import PadanForm, SaringBedaForm, SaringPenimpaanForm, TimpaForm
from ekinerja.integrasi.models import Perbedaan, Sinkronisasi
from ekinerja.integrasi.permissions import PELIHAT, PENERAP
from ekinerja.integrasi.queries import (
    SaringBeda,
    dapat_diterapkan,
    hitung_medan,
    medan_dari,
    medan_milik,
    penimpaan_terlihat,
    perbedaan_terlihat,
    saring_beda,
    sinkron_terlihat,
    sumber_medan,
)
from ekinerja.integrasi.services import akhiri_timpa, padankan, terapkan_beda, timpa
from ekinerja.integrasi.views.sumber import REMAH, lingkup_sumber
from ekinerja.integrasi.workflow import MEMBACA, SIAP
from ekinerja.organisasi.presenters import tautan_ekspor
from ekinerja.organisasi.views.kirim import kirim_tabel
from ekinerja.pegawai.requests import MasukRequest, peran_required

BARIS = 50
EKSPOR_MAKS = 100_000


def _bacaan(request: MasukRequest, pk: int, *peran: str) -> Sinkronisasi:
    terlihat = sinkron_terlihat(lingkup_sumber(request, *peran))
    return ambil(terlihat, pk, apa="Bacaan")


def _saring(form: SaringBedaForm) -> SaringBeda:
    if not form.is_valid():
        return SaringBeda()
    isi = form.cleaned_data
    return SaringBeda(isi["q"], isi["jenis"], isi["medan"], isi["guna"], isi["keputusan"])


@require_safe
@peran_required(*PELIHAT)
def rincian(request: MasukRequest, pk: int) -> HttpResponse:
    """One reading: how it went, every difference, and the reconciliation."""
    sinkron = _bacaan(request, pk, *PELIHAT)
    if sinkron.sumber.jenis == SumberData.RENDA:
        return _rincian_rencana(request, sinkron)
    hari = request.identitas.hari
    catatan = sumber_medan(sinkron.instansi_id, pada=hari)
    berlaku = medan_milik(sinkron.sumber, catatan)
    form = SaringBedaForm(request.GET)
    semua = saring_beda(sinkron, _saring(form), medan=berlaku)
    halaman: Page[Any] = Paginator(semua, BARIS).get_page(request.GET.get("halaman"))
    menunggu = dapat_diterapkan(sinkron, pada=hari, medan=berlaku).count()
    boleh = request.identitas.punya(*PENERAP) and sinkron.status == SIAP
    context: dict[str, Any] = {
        "sinkron": sinkron,
        "remah": REMAH,
        "lencana_bacaan": presenters.LENCANA[sinkron.status],
        "kemajuan": presenters.kemajuan(sinkron) if sinkron.status == MEMBACA else None,
        "kartu": presenters.kartu_bacaan(sinkron, diterapkan=menunggu),
        "form": form,
        "baris": presenters.baris_beda(list(halaman), berlaku=berlaku, boleh=boleh),
        "kosong": presenters.kosong_beda(sinkron, tersaring=form.has_changed()),
        "pager": pager(halaman, request.GET),
        "ekspor": _ekspor(request, pk),
        "menunggu": menunggu if boleh else 0,
        "rekonsiliasi": presenters.tabel_rekonsiliasi(sinkron, hitung_medan(sinkron), catatan),
        "riwayat": presenters.riwayat(list(sinkron.riwayat.all())),
    }
    return render(request, "integrasi/bacaan.html", context)


def _rincian_rencana(request: MasukRequest, sinkron: Sinkronisasi) -> HttpResponse:
    """A reading of the planning system: list by list, and the rows that could not be used."""
    salah = saring_beda(sinkron, SaringBeda(), medan=())
    halaman: Page[Any] = Paginator(salah, BARIS).get_page(request.GET.get("halaman"))
    context = {
        "sinkron": sinkron,
        "remah": REMAH,
        "lencana_bacaan": presenters.LENCANA[sinkron.status],
        "kemajuan": presenters.kemajuan(sinkron) if sinkron.status == MEMBACA else None,
        "kartu": presenters.kartu_bacaan(sinkron, diterapkan=0),
        "rencana": presenters.tabel_daftar_rencana(sinkron),
        "baris": list(halaman),
        "salah": presenters.tabel_salah_rencana(halaman, request.GET),
        "riwayat": presenters.riwayat(list(sinkron.riwayat.all())),
    }
    return render(request, "integrasi/bacaan.html", context)


def _ekspor(request: MasukRequest, pk: int) -> list[Tautan]:
    saring = f"?{request.GET.urlencode()}" if request.GET else ""
    berkas = [
        Tautan(
            judul=f"Unduh {satu}", url=reverse("integrasi:ekspor", args=[pk, satu]) + saring,
            ikon="download",
        )
        for satu in ("xlsx", "csv")
    ]  # fmt: skip
    baru = reverse("integrasi:orang_baru", args=[pk])
    return [*berkas, Tautan(judul="Orang baru, untuk impor", url=baru, ikon="file-spreadsheet")]


@require_safe
@peran_required(*PELIHAT)
def kemajuan(request: MasukRequest, pk: int) -> HttpResponse:
    """The moving part of a reading's page; done, it reloads the page."""
    sinkron = _bacaan(request, pk, *PELIHAT)
    jawaban = render(request, "kit/kemajuan.html", {"kemajuan": presenters.kemajuan(sinkron)})
    if sinkron.status != MEMBACA:
        jawaban["HX-Refresh"] = "true"
    return jawaban


@require_safe
@peran_required(*PELIHAT)
def ekspor(request: MasukRequest, pk: int, bentuk: str) -> HttpResponse:
    """The filtered differences as a file."""
    sinkron = _bacaan(request, pk, *PELIHAT)
    if bentuk not in {"xlsx", "csv"}:
        raise Http404("Berkasnya hanya tersedia sebagai xlsx atau csv.")
    berlaku = medan_dari(sinkron.sumber, pada=request.identitas.hari)
    semua = saring_beda(sinkron, _saring(SaringBedaForm(request.GET)), medan=berlaku)
    baris = presenters.baris_ekspor(list(semua[:EKSPOR_MAKS]))
    return kirim_tabel(presenters.KOLOM_BEDA, baris, nama=f"perbedaan-{pk}", bentuk=bentuk)


@require_safe
@peran_required(*PELIHAT)
def orang_baru(request: MasukRequest, pk: int) -> HttpResponse:
    """People whom only the source knows, as a file for the import of people."""
    sinkron = _bacaan(request, pk, *PELIHAT)
    asing = saring_beda(sinkron, SaringBeda(jenis=Perbedaan.ORANG_ASING), medan=())
    baris = presenters.baris_orang_baru(list(asing[:EKSPOR_MAKS]))
    return kirim_tabel(presenters.KOLOM_ORANG_BARU, baris, nama=f"orang-baru-{pk}", bentuk="xlsx")


@require_POST
@peran_required(*PENERAP)
def terapkan(request: MasukRequest, pk: int) -> HttpResponse:
    """Write what the source says: the ticked rows, or everything that waits."""
    sinkron = _bacaan(request, pk, *PENERAP)
    pilihan = None
    if request.POST.get("cara") != "semua":
        pilihan = [n for satu in request.POST.getlist("pilih") if (n := nomor(satu)) is not None]
        if not pilihan:
            raise AksiDitolak("Belum ada yang dicentang. Centang barisnya, lalu terapkan.")
    jumlah = terapkan_beda(sinkron, oleh=request.identitas, pada=timezone.now(), pilihan=pilihan)
    messages.success(request, f"{jumlah} perbedaan diterapkan; nilainya kini sama dengan sumber.")
    return HttpResponseRedirect(reverse("integrasi:bacaan", args=[pk]))


@require_http_methods(["GET", "HEAD", "POST"])
@peran_required(*PENERAP)
def padan(request: MasukRequest, pk: int) -> HttpResponse:
    """Say which of our posts or units an unknown one is."""
    beda = ambil(perbedaan_terlihat(lingkup_sumber(request, *PENERAP)), pk, apa="Baris")
    form = PadanForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            hasil = padankan(
                beda, form.cleaned_data["kode"], oleh=request.identitas, pada=timezone.now()
            )
        except AksiDitolak as galat:
            form.add_error("kode", galat.kalimat)
        else:
            kita = hasil.jabatan or hasil.unit
            messages.success(request, f"Dipadankan dengan {kita}. Baca sumbernya sekali lagi.")
            return HttpResponseRedirect(reverse("integrasi:bacaan", args=[beda.sinkron_id]))
    context = {"form": form, "beda": beda, "remah": _remah(beda)}
    return render(request, "integrasi/padan.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@peran_required(*PENERAP)
def pertahankan(request: MasukRequest, pk: int) -> HttpResponse:
    """Keep our value of this field over the source for a while."""
    semua = perbedaan_terlihat(lingkup_sumber(request, *PENERAP)).filter(pegawai__isnull=False)
    beda = ambil(semua, pk, apa="Baris")
    form = TimpaForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and beda.pegawai is not None:
        try:
            timpa(
                beda.pegawai, beda.medan, **form.cleaned_data, oleh=request.identitas,
                pada=timezone.now(),
            )  # fmt: skip
        except AksiDitolak as galat:
            form.add_error(None, galat.kalimat)
        else:
            messages.success(request, "Nilai di sini dipertahankan sampai tanggal itu.")
            return HttpResponseRedirect(reverse("integrasi:bacaan", args=[beda.sinkron_id]))
    context = {"form": form, "beda": beda, "remah": _remah(beda)}
    return render(request, "integrasi/timpa.html", context, status=422 if form.errors else 200)


def _remah(beda: Perbedaan) -> tuple[Tautan, ...]:
    url = reverse("integrasi:bacaan", args=[beda.sinkron_id])
    return (*REMAH, Tautan(judul="Perbedaan", url=url))


@require_safe
@peran_required(*PELIHAT)
def penimpaan(request: MasukRequest) -> HttpResponse:
    """What is kept over the sources, until when, and why."""
    lingkup = lingkup_sumber(request, *PELIHAT)
    form = SaringPenimpaanForm(request.GET)
    cari = form.cleaned_data["q"] if form.is_valid() else ""
    halaman = Paginator(penimpaan_terlihat(lingkup, cari=cari), BARIS).get_page(
        request.GET.get("halaman")
    )
    ekspor_ = tautan_ekspor("integrasi:penimpaan_ekspor", request.GET)
    tabel = presenters.tabel_penimpaan(
        halaman, request.GET, hari=lingkup.per_tanggal, ekspor=ekspor_
    )
    context = {"form": form, "tabel": tabel, "remah": REMAH}
    return render(request, "integrasi/penimpaan.html", context)


@require_safe
@peran_required(*PELIHAT)
def penimpaan_ekspor(request: MasukRequest, bentuk: str) -> HttpResponse:
    """The same as a file."""
    lingkup = lingkup_sumber(request, *PELIHAT)
    form = SaringPenimpaanForm(request.GET)
    cari = form.cleaned_data["q"] if form.is_valid() else ""
    semua = list(penimpaan_terlihat(lingkup, cari=cari)[:EKSPOR_MAKS])
    baris = presenters.baris_penimpaan(semua)
    return kirim_tabel(presenters.KOLOM_PENIMPAAN, baris, nama="penimpaan", bentuk=bentuk)


@require_safe
@peran_required(*PELIHAT)
def penimpaan_rinci(request: MasukRequest, pk: int) -> HttpResponse:
    """One override, and the way to end it."""
    lingkup = lingkup_sumber(request, *PELIHAT)
    satu = ambil(penimpaan_terlihat(lingkup), pk, apa="Penimpaan")
    aksi = []
    if lingkup.per_tanggal in satu.masa and request.identitas.punya(*PENERAP):
        aksi = [
            Aksi(
                judul="Akhiri hari ini", url=reverse("integrasi:penimpaan_akhiri", args=[pk]),
                gaya="bahaya", konfirmasi="Sesudah ini nilai dari sumber dapat diterapkan lagi.",
            )
        ]  # fmt: skip
    context = {
        "satu": satu,
        "rincian": presenters.rincian_penimpaan(satu),
        "lencana_penimpaan": presenters.lencana_penimpaan(satu, hari=lingkup.per_tanggal),
        "aksi": aksi,
        "remah": (*REMAH, Tautan(judul="Penimpaan", url=reverse("integrasi:penimpaan"))),
    }
    return render(request, "integrasi/penimpaan_rinci.html", context)


@require_POST
@peran_required(*PENERAP)
def penimpaan_akhiri(request: MasukRequest, pk: int) -> HttpResponse:
    """Let the source speak again."""
    lingkup = lingkup_sumber(request, *PENERAP)
    satu = ambil(penimpaan_terlihat(lingkup), pk, apa="Penimpaan")
    akhiri_timpa(satu, oleh=request.identitas, pada=timezone.now())
    messages.success(request, "Penimpaan diakhiri.")
    return HttpResponseRedirect(reverse("integrasi:penimpaan"))
