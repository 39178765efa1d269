"""After the decision: locks of days, the second look at approved work, the credit."""

from datetime import datetime, time, timedelta
from typing import Any

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ekinerja.aktivitas import services
from ekinerja.aktivitas.bukti import kirim_bukti
from ekinerja.aktivitas.forms import AlasanForm
from ekinerja.aktivitas.forms.tinjauan import KunciForm, PilihForm
from ekinerja.aktivitas.models import Peninjauan
from ekinerja.aktivitas.permissions import PEMERIKSA_KEDUA, boleh_memeriksa_kedua
from ekinerja.aktivitas.presenters.sesudah import (
    susun_bawahan,
    susun_kedua,
    susun_kredit,
    susun_kunci,
    susun_tim,
)
from ekinerja.aktivitas.queries import (
    aturan_putusan,
    belum_diperiksa_kedua,
    bukti_bawahan,
    disetujui_bawahan,
    kunci_terlihat,
    pekerjaan_tim,
    setuju_per_hari,
)
from ekinerja.core.access import ambil, wajib
from ekinerja.core.errors import AksiDitolak
from ekinerja.core.format import angka, bulan_tahun
from ekinerja.core.kit import Tautan, pager
from ekinerja.pegawai.queries import orang_dengan_jabatan, tim_pada
from ekinerja.pegawai.requests import PegawaiRequest, pegawai_required

BARIS, KUNCI_TAMPIL = 25, 30
DUA_BULAN = timedelta(days=62)


def _remah() -> list[Tautan]:
    return [Tautan(judul="Persetujuan", url=reverse("aktivitas:persetujuan"))]


@require_http_methods(["GET", "HEAD", "POST"])
@pegawai_required
def kunci(request: PegawaiRequest) -> HttpResponse:
    """Lock a day or a month of somebody in the team; the locks so far."""
    hari = request.identitas.hari
    tim = list(orang_dengan_jabatan(_tim(request), pada=hari))
    if request.method != "POST":
        return _halaman_kunci(request, KunciForm(tim=tim, initial={"tanggal": hari}))
    form = KunciForm(request.POST, tim=tim)
    if form.is_valid():
        mulai, selesai = form.masa
        try:
            services.kunci_hari(
                form.orang, mulai=mulai, selesai=selesai, oleh=request.pegawai, pada=timezone.now()
            )
        except AksiDitolak as galat:
            form.add_error(None, galat.kalimat)
        else:
            messages.success(request, f"Terkunci: {form.orang.nama}.")
            return HttpResponseRedirect(reverse("aktivitas:kunci"))
    return _halaman_kunci(request, form, status=422)


def _halaman_kunci(request: PegawaiRequest, form: KunciForm, *, status: int = 200) -> HttpResponse:
    terlihat = kunci_terlihat(request.identitas.lingkup_sendiri())
    konteks = {
        "form": form,
        "kunci": susun_kunci(terlihat[:KUNCI_TAMPIL]),
        "remah": _remah(),
    }
    return render(request, "aktivitas/kunci.html", konteks, status=status)


@require_POST
@pegawai_required
def buka_kunci(request: PegawaiRequest, pk: int) -> HttpResponse:
    """Reopen locked days, with the reason."""
    satu = ambil(kunci_terlihat(request.identitas.lingkup_sendiri()), pk, apa="Kunci")
    services.buka_kunci(satu, oleh=request.pegawai, pada=timezone.now(), alasan=_alasan(request))
    messages.success(request, "Kunci dibuka. Pemiliknya dapat memperbaiki dan mengirim lagi.")
    return HttpResponseRedirect(reverse("aktivitas:kunci"))


@require_safe
@pegawai_required
def bawahan(request: PegawaiRequest) -> HttpResponse:
    """What the superiors below me approved lately."""
    aturan = aturan_putusan(request.pegawai.instansi_id, pada=request.identitas.hari)
    sejak = request.identitas.hari - timedelta(days=(aturan.batas_pimpinan or 0) * 2 + 14)
    semua = disetujui_bawahan(
        request.identitas.lingkup_sendiri(), penilai_ids=_tim(request), sejak=sejak
    )
    halaman: Page[Any] = Paginator(semua, BARIS).get_page(request.GET.get("halaman"))
    konteks = {
        "daftar": susun_bawahan(halaman.object_list),
        "pager": pager(halaman, request.GET),
        "batas": aturan.batas_pimpinan,
        "remah": _remah(),
    }
    return render(request, "aktivitas/bawahan.html", konteks)


@require_POST
@pegawai_required
def tidak_setujui(request: PegawaiRequest, pk: int) -> HttpResponse:
    """A higher official brings approved work to the team."""
    lingkup = request.identitas.lingkup_sendiri()
    terlihat = disetujui_bawahan(
        lingkup, penilai_ids=_tim(request), sejak=request.identitas.hari - DUA_BULAN * 6
    )
    aktivitas = ambil(terlihat, pk, apa="Aktivitas")
    kasus = services.tidak_setujui(
        aktivitas, oleh=request.pegawai, pada=timezone.now(), alasan=_alasan(request)
    )
    return _ke_kasus(request, kasus)


@require_safe
@pegawai_required
def bukti_khusus(request: PegawaiRequest, pk: int) -> HttpResponse:
    """Evidence of work that the superiors below me approved."""
    terlihat = bukti_bawahan(request.identitas.lingkup_sendiri(), penilai_ids=_tim(request))
    return kirim_bukti(ambil(terlihat, pk, apa="Bukti"), kecil=request.GET.get("kecil") == "1")


@require_http_methods(["GET", "HEAD", "POST"])
@pegawai_required
def periksa_kedua(request: PegawaiRequest) -> HttpResponse:
    """The admin of the unit looks a second time at approved work, where the scheme says so."""
    wajib(boleh_memeriksa_kedua(request.identitas))
    if request.method == "POST":
        form = PilihForm(request.POST)
        banyak = services.periksa_kedua(form.dipilih, oleh=request.identitas, pada=timezone.now())
        messages.success(request, f"{angka(banyak)} aktivitas dinyatakan sesuai.")
        return HttpResponseRedirect(reverse("aktivitas:periksa_kedua"))
    lingkup = request.identitas.lingkup(*PEMERIKSA_KEDUA)
    semua = belum_diperiksa_kedua(lingkup, sejak=request.identitas.hari - DUA_BULAN)
    halaman: Page[Any] = Paginator(semua, BARIS).get_page(request.GET.get("halaman"))
    aturan = aturan_putusan(request.pegawai.instansi_id, pada=request.identitas.hari)
    konteks = {
        "daftar": susun_kedua(halaman.object_list) if aturan.kedua else [],
        "pager": pager(halaman, request.GET),
        "berlaku": aturan.kedua,
    }
    return render(request, "aktivitas/periksa_kedua.html", konteks)


@require_POST
@pegawai_required
def persoalkan(request: PegawaiRequest, pk: int) -> HttpResponse:
    """The admin brings approved work to the team."""
    wajib(boleh_memeriksa_kedua(request.identitas))
    lingkup = request.identitas.lingkup(*PEMERIKSA_KEDUA)
    terlihat = belum_diperiksa_kedua(lingkup, sejak=request.identitas.hari - DUA_BULAN)
    aktivitas = ambil(terlihat, pk, apa="Aktivitas")
    kasus = services.persoalkan(
        aktivitas, oleh=request.identitas, pada=timezone.now(), alasan=_alasan(request)
    )
    return _ke_kasus(request, kasus)


@require_safe
@pegawai_required
def kerja_tim(request: PegawaiRequest) -> HttpResponse:
    """What waits for a superior and is done for a team that I head."""
    semua = pekerjaan_tim(request.identitas.lingkup_sendiri())
    halaman: Page[Any] = Paginator(semua, BARIS).get_page(request.GET.get("halaman"))
    konteks = {
        "daftar": susun_tim(halaman.object_list),
        "pager": pager(halaman, request.GET),
        "remah": [Tautan(judul="Aktivitas", url=reverse("aktivitas:daftar"))],
    }
    return render(request, "aktivitas/kerja_tim.html", konteks)


@require_POST
@pegawai_required
def pendapat(request: PegawaiRequest, pk: int) -> HttpResponse:
    """The ketua of a team says what they think of work done for it."""
    aktivitas = ambil(pekerjaan_tim(request.identitas.lingkup_sendiri()), pk, apa="Aktivitas")
    services.beri_pendapat(
        aktivitas, oleh=request.pegawai, pada=timezone.now(), isi=_alasan(request)[:500]
    )
    messages.success(request, "Pendapat disampaikan kepada atasannya.")
    return HttpResponseRedirect(reverse("aktivitas:kerja_tim"))


@require_safe
@pegawai_required
def kredit(request: PegawaiRequest) -> HttpResponse:
    """Approvals that I gave this month, and the points that the scheme gives for them."""
    hari = request.identitas.hari
    awal = datetime.combine(hari.replace(day=1), time(), timezone.get_current_timezone())
    selesai = datetime.combine(hari + timedelta(days=1), time(), awal.tzinfo)
    konteks = {
        "kredit": susun_kredit(
            setuju_per_hari(request.pegawai.pk, mulai=awal, selesai=selesai),
            aturan_putusan(request.pegawai.instansi_id, pada=hari),
        ),
        "bulan": bulan_tahun(hari),
        "remah": _remah(),
    }
    return render(request, "aktivitas/kredit.html", konteks)


def _tim(request: PegawaiRequest) -> list[int]:
    """Whom I judge today."""
    if not request.identitas.memimpin:
        return []
    return tim_pada(request.pegawai, pada=request.identitas.hari)


def _alasan(request: PegawaiRequest) -> str:
    form = AlasanForm(request.POST)
    if not form.is_valid():
        raise AksiDitolak(str(form.errors["alasan"][0]))
    return str(form.cleaned_data["alasan"])


def _ke_kasus(request: PegawaiRequest, kasus: Peninjauan) -> HttpResponse:
    messages.success(
        request, "Dibawa ke Tim Peninjau Aktivitas. Sampai diputus, persetujuannya tetap berlaku."
    )
    return HttpResponseRedirect(reverse("aktivitas:tinjauan_rinci", args=[kasus.pk]))
