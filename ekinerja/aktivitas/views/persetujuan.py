"""The inbox of a superior and the deeds in it."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse, QueryDict
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from ekinerja.aktivitas import services
from ekinerja.aktivitas.forms import AlasanForm, CariOrangForm, SetujuiBanyakForm
from ekinerja.aktivitas.models import Aktivitas
from ekinerja.aktivitas.permissions import PEMBACA, pejabat_penilai
from ekinerja.aktivitas.presenters import susun_kotak_masuk
from ekinerja.aktivitas.queries import (
    aktivitas_terlihat,
    kotak_masuk,
    menunggu_per_orang,
    menunggu_persetujuan,
)
from ekinerja.core.access import ambil, wajib
from ekinerja.core.errors import AksiDitolak
from ekinerja.core.format import angka
from ekinerja.core.htmx import fragment_or_redirect, is_htmx, render_page, safe_next
from ekinerja.core.workflow import HasilMassal
from ekinerja.pegawai.requests import PegawaiRequest, pegawai_required

HALAMAN = "aktivitas/persetujuan.html"
BARIS = 50


@require_safe
@pegawai_required
def persetujuan(request: PegawaiRequest) -> HttpResponse:
    """What waits for my decision."""
    konteks = _kotak(request, request.GET)
    cari = CariOrangForm(request.GET)
    perlu_cari = konteks["kotak"].total > BARIS or bool(request.GET.get("cari"))
    konteks |= {"cari": cari, "perlu_cari": perlu_cari}
    return render_page(request, HALAMAN, konteks, part="kotak")


@require_POST
@pegawai_required
def setujui(request: PegawaiRequest, pk: int) -> HttpResponse:
    """Approve one."""
    aktivitas = _untuk_diputus(request, pk)
    services.setujui(aktivitas, oleh=request.pegawai, pada=timezone.now())
    return _kembali(request, f"Disetujui: {aktivitas.uraian}", ke=_rincian(pk))


@require_POST
@pegawai_required
def kembalikan(request: PegawaiRequest, pk: int) -> HttpResponse:
    """Return one with a note."""
    aktivitas = _untuk_diputus(request, pk)
    form = AlasanForm(request.POST)
    if not form.is_valid():
        raise AksiDitolak(str(form.errors["alasan"][0]))
    services.kembalikan(
        aktivitas, oleh=request.pegawai, pada=timezone.now(), alasan=form.cleaned_data["alasan"]
    )
    return _kembali(request, f"Dikembalikan: {aktivitas.uraian}", ke=_rincian(pk))


@require_POST
@pegawai_required
def setujui_banyak(request: PegawaiRequest) -> HttpResponse:
    """Approve the ticked ones, those of a day, or all that were shown of a person."""
    form = SetujuiBanyakForm(request.POST)
    dipilih = form.dipilih if form.is_valid() else []
    if not dipilih:
        raise AksiDitolak(
            "Belum ada aktivitas yang dipilih. Centang yang akan disetujui, lalu kirim lagi."
        )
    menunggu = menunggu_persetujuan(request.identitas.lingkup_sendiri())
    hasil = services.setujui_banyak(
        menunggu.filter(pk__in=dipilih), oleh=request.pegawai, pada=timezone.now()
    )
    return _kembali(request, _kabar(hasil, len(dipilih)), ke=reverse("aktivitas:persetujuan"))


def _untuk_diputus(request: PegawaiRequest, pk: int) -> Aktivitas:
    """The entry, when this person is its penilai: 404 invisible, 403 with the reason."""
    aktivitas = ambil(aktivitas_terlihat(request.identitas.lingkup(*PEMBACA)), pk, apa="Aktivitas")
    wajib(pejabat_penilai(aktivitas, request.pegawai))
    return aktivitas


def _kembali(request: PegawaiRequest, pesan: str, *, ke: str) -> HttpResponse:
    """htmx gets the inbox as the page that sent the deed shows it; others go back."""
    if not is_htmx(request):
        return fragment_or_redirect(request, HALAMAN, {}, ke=ke, pesan=pesan)
    _, _, params = safe_next(request, "").partition("?")
    konteks = _kotak(request, QueryDict(params))
    return fragment_or_redirect(request, f"{HALAMAN}#kotak", konteks, ke=ke, pesan=pesan)


def _kotak(request: PegawaiRequest, params: QueryDict) -> dict[str, Any]:
    lingkup = request.identitas.lingkup_sendiri()
    cari = params.get("cari", "").strip()[:100]
    halaman = Paginator(kotak_masuk(lingkup, cari=cari), BARIS).get_page(params.get("halaman"))
    menunggu = menunggu_per_orang(
        lingkup, pegawai_ids=[satu.pegawai_id for satu in halaman.object_list]
    )
    kotak = susun_kotak_masuk(
        halaman, menunggu=menunggu, params=params, mewakili=request.identitas.mewakili
    )
    return {"kotak": kotak}


def _rincian(pk: int) -> str:
    return reverse("aktivitas:rincian", args=[pk])


def _kabar(hasil: HasilMassal, diminta: int) -> str:
    kalimat = f"{angka(len(hasil.selesai))} aktivitas disetujui."
    lain = diminta - len(hasil.selesai)
    if lain:
        kalimat += f" {angka(lain)} lainnya sudah tidak menunggu keputusan Anda."
    return kalimat
