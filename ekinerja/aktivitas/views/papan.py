"""The board of a team, feedback, assignments, and the recap for the apel."""

from datetime import date, timedelta
from typing import Any

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ekinerja.aktivitas.forms import AlasanForm
from ekinerja.aktivitas.forms.papan import (
    DIAM_BIASA,
    DisposisiForm,
    SaringApelForm,
    SaringPapanForm,
    UmpanBalikForm,
)
from ekinerja.aktivitas.permissions import PEMBACA
from ekinerja.aktivitas.presenters.papan import (
    RekapApel,
    data_apel,
    kartu_tim,
    susun_apel,
    susun_disposisi,
    susun_orang,
)
from ekinerja.aktivitas.queries.papan import (
    OrangPapan,
    disposisi_terlihat,
    isi_papan,
    nama_pegawai,
    nama_unit,
    rekap_apel,
    tempat_tim,
    tempat_unit,
    tim_papan,
)
from ekinerja.aktivitas.services.papan import (
    beri_disposisi,
    beri_umpan_balik,
    selesaikan_disposisi,
    tarik_disposisi,
)
from ekinerja.aktivitas.views.bulan import TAHUN, bulan_diminta, bulan_terakhir
from ekinerja.core.access import ambil, nomor
from ekinerja.core.dokumen import susun_pdf
from ekinerja.core.errors import AksiDitolak
from ekinerja.core.kit import Tautan, pager
from ekinerja.instansi.kop import kop_surat
from ekinerja.organisasi.queries import pilihan_unit, subpohon
from ekinerja.pegawai.models import Pegawai
from ekinerja.pegawai.queries import orang_dengan_jabatan, tim_pada
from ekinerja.pegawai.requests import MasukRequest, PegawaiRequest, masuk_required, pegawai_required

BARIS, DISPOSISI_TAMPIL, UNIT_MAKS = 15, 60, 300


def _remah() -> list[Tautan]:
    return [Tautan(judul="Papan tim", url=reverse("aktivitas:papan"))]


def _tim(request: PegawaiRequest) -> list[int]:
    """Whom I judge today."""
    if not request.identitas.memimpin:
        return []
    return tim_pada(request.pegawai, pada=request.identitas.hari)


@require_safe
@pegawai_required
def papan(request: PegawaiRequest) -> HttpResponse:
    """My team on a day."""
    kini = request.identitas.hari
    hari = min(_hari(request, kini), kini)
    tim = tim_papan(_tim(request), hari=hari, instansi_id=request.pegawai.instansi_id)
    saring = SaringPapanForm(
        request.GET | {"tanggal": hari} if "tanggal" in request.GET else request.GET,
        unit=sorted({satu.unit for satu in tim if satu.unit}),
    )
    isi = saring.cleaned_data if saring.is_valid() else {}
    diam = isi.get("diam") or DIAM_BIASA
    halaman: Page[Any] = Paginator(_saring(tim, isi, diam), BARIS).get_page(
        request.GET.get("halaman")
    )
    orang: list[OrangPapan] = list(halaman.object_list)
    isi_papan(orang, hari=hari)
    konteks = {
        "saring": saring,
        "hari": hari,
        "kartu": kartu_tim(tim, diam=diam, hari_ini=hari.month == kini.month),
        "orang": susun_orang(orang, diam=diam, hari=hari),
        "ada_tim": bool(tim),
        "pager": pager(halaman, request.GET),
    }
    return render(request, "aktivitas/papan.html", konteks)


def _hari(request: PegawaiRequest, bawaan: date) -> date:
    try:
        hari = date.fromisoformat(request.GET.get("tanggal", ""))
    except ValueError:
        return bawaan
    return hari if hari.year in TAHUN else bawaan


def _saring(tim: list[OrangPapan], isi: dict[str, Any], diam: int) -> list[OrangPapan]:
    cari, unit, tampil = (isi.get(nama, "") for nama in ("cari", "unit", "tampil"))
    return [
        satu
        for satu in tim
        if (not cari or cari.casefold() in satu.nama.casefold())
        and (not unit or satu.unit == unit)
        and (tampil != "diam" or satu.diam >= diam)
        and (tampil != "menunggu" or satu.angka.tunggu)
    ]


@require_http_methods(["GET", "HEAD", "POST"])
@pegawai_required
def umpan(request: PegawaiRequest, pk: int) -> HttpResponse:
    """A line about the day of somebody in the team."""
    kini = request.identitas.hari
    orang = ambil(orang_dengan_jabatan(_tim(request), pada=kini), pk, apa="Anggota tim")
    if request.method != "POST":
        return _umpan(request, orang, UmpanBalikForm(initial={"tanggal": _hari(request, kini)}))
    form = UmpanBalikForm(request.POST)
    if not form.is_valid():
        return _umpan(request, orang, form, status=422)
    hari = form.cleaned_data["tanggal"]
    try:
        beri_umpan_balik(
            orang, tanggal=hari, isi=form.cleaned_data["isi"], oleh=request.pegawai,
            pada=timezone.now(),
        )  # fmt: skip
    except AksiDitolak as galat:
        form.add_error(None, galat.kalimat)
        return _umpan(request, orang, form, status=422)
    messages.success(request, f"Umpan balik untuk {orang.nama} tersimpan.")
    return HttpResponseRedirect(f"{reverse('aktivitas:papan')}?tanggal={hari.isoformat()}")


def _umpan(
    request: PegawaiRequest, orang: Pegawai, form: UmpanBalikForm, *, status: int = 200
) -> HttpResponse:
    konteks = {"form": form, "judul": f"Umpan balik untuk {orang.nama}", "remah": _remah()}
    return render(request, "aktivitas/papan_isian.html", konteks, status=status)


@require_safe
@pegawai_required
def disposisi(request: PegawaiRequest) -> HttpResponse:
    """Assignments that I received and gave."""
    semua = disposisi_terlihat(request.identitas.lingkup_sendiri())
    konteks = {
        "disposisi": susun_disposisi(
            list(semua[:DISPOSISI_TAMPIL]), oleh=request.pegawai, pegawai_id=request.pegawai.pk,
            hari=request.identitas.hari,
        ),
        "memimpin": request.identitas.memimpin,
    }  # fmt: skip
    return render(request, "aktivitas/papan_disposisi.html", konteks)


@require_http_methods(["GET", "HEAD", "POST"])
@pegawai_required
def disposisi_beri(request: PegawaiRequest) -> HttpResponse:
    """Give work to somebody of the team."""
    tim = list(orang_dengan_jabatan(_tim(request), pada=request.identitas.hari))
    if request.method != "POST":
        awal = {"pegawai": request.GET.get("pegawai", "")}
        return _beri(request, DisposisiForm(tim=tim, initial=awal))
    form = DisposisiForm(request.POST, tim=tim)
    if not form.is_valid():
        return _beri(request, form, status=422)
    try:
        beri_disposisi(
            form.orang, isi=form.cleaned_data["isi"], tenggat=form.cleaned_data["tenggat"],
            oleh=request.pegawai, pada=timezone.now(),
        )  # fmt: skip
    except AksiDitolak as galat:
        form.add_error(None, galat.kalimat)
        return _beri(request, form, status=422)
    messages.success(request, f"Disposisi untuk {form.orang.nama} tersimpan.")
    return HttpResponseRedirect(reverse("aktivitas:disposisi"))


def _beri(request: PegawaiRequest, form: DisposisiForm, *, status: int = 200) -> HttpResponse:
    konteks = {"form": form, "judul": "Disposisi baru", "remah": _remah()}
    return render(request, "aktivitas/papan_isian.html", konteks, status=status)


@require_POST
@pegawai_required
def disposisi_langkah(request: PegawaiRequest, pk: int, langkah: str) -> HttpResponse:
    """The receiver says it is done; the giver takes it back."""
    satu = ambil(disposisi_terlihat(request.identitas.lingkup_sendiri()), pk, apa="Disposisi")
    kini = timezone.now()
    if langkah == "selesai":
        selesaikan_disposisi(satu, oleh=request.pegawai, pada=kini)
        messages.success(request, "Disposisi dinyatakan selesai.")
    elif langkah == "tarik":
        form = AlasanForm(request.POST)
        if not form.is_valid():
            raise AksiDitolak(str(form.errors["alasan"][0]))
        alasan = str(form.cleaned_data["alasan"])
        tarik_disposisi(satu, oleh=request.pegawai, pada=kini, alasan=alasan)
        messages.success(request, "Disposisi ditarik.")
    else:
        raise AksiDitolak("Langkah itu tidak dikenal. Muat ulang halaman, lalu coba lagi.")
    return HttpResponseRedirect(reverse("aktivitas:disposisi"))


@require_safe
@masuk_required
def apel(request: MasukRequest) -> HttpResponse:
    """The month on one page, for the apel."""
    bulan, saring, tempat, sebutan = _apel(request)
    konteks = {
        "saring": saring,
        "rekap": _rekap(request, bulan, tempat),
        "tempat": sebutan,
        "pdf": f"{reverse('aktivitas:apel_pdf')}?{request.GET.urlencode()}",
        "remah": _remah(),
    }
    return render(request, "aktivitas/papan_apel.html", konteks)


@require_safe
@masuk_required
def apel_pdf(request: MasukRequest) -> HttpResponse:
    """The same, printed on one page."""
    bulan, _, tempat, sebutan = _apel(request)
    kop = kop_surat(request.identitas.user.instansi)
    isi = data_apel(_rekap(request, bulan, tempat), kop=kop.isi, tempat=sebutan)
    return HttpResponse(
        susun_pdf("aktivitas/papan_apel.typ", isi, berkas=kop.berkas),
        content_type="application/pdf",
        headers={"Content-Disposition": f'attachment; filename="apel-{bulan:%Y-%m}.pdf"'},
    )


def _apel(request: MasukRequest) -> tuple[date, SaringApelForm, dict[int, int], str]:
    """The month, the filter, whose days are counted (pegawai → unit), and how that reads.

    A reader of units chooses one of them; without a choice a superior sees the own team.
    """
    identitas = request.identitas
    lingkup = identitas.lingkup(*PEMBACA)
    bulan, _ = bulan_diminta(request, identitas.hari)
    unit = list(pilihan_unit(lingkup)[:UNIT_MAKS]) if identitas.punya(*PEMBACA) else []
    pilihan = [(satu.pk, satu.nama) for satu in unit]
    saring = SaringApelForm(
        {"bulan": f"{bulan:%Y-%m}", "unit": request.GET.get("unit", "")},
        bulan=bulan_terakhir(identitas.hari, bulan),
        unit=pilihan,
    )
    pk = nomor(request.GET.get("unit", ""))
    if pk is not None and pk in dict(pilihan):
        isi = tempat_unit(lingkup.instansi_id, unit_ids=subpohon(pk), pada=identitas.hari)
        return bulan, saring, isi, dict(pilihan)[pk]
    if identitas.pegawai is not None and identitas.memimpin:
        tim = tim_pada(identitas.pegawai, pada=identitas.hari)
        return bulan, saring, tempat_tim(tim, pada=identitas.hari), f"Tim {identitas.nama}"
    return bulan, saring, {}, "Pilih unit"


def _rekap(request: MasukRequest, bulan: date, tempat: dict[int, int]) -> RekapApel:
    """Days that have passed, today among them; what is to come is nobody's debt."""
    instansi_id = request.identitas.user.instansi_id
    _, akhir = bulan_diminta(request, request.identitas.hari)
    akhir = max(min(akhir, request.identitas.hari + timedelta(days=1)), bulan)
    isi = rekap_apel(tempat, instansi_id=instansi_id, awal=bulan, akhir=akhir)
    return susun_apel(
        isi, bulan=bulan, unit=nama_unit(tempat.values()), nama=nama_pegawai(list(tempat))
    )
