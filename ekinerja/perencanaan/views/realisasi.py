"""One period of an action plan: realisation, evidence, steps of its report."""

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from ekinerja.core.access import ambil, wajib
from ekinerja.core.errors import AksiDitolak
from ekinerja.core.kit import Tautan
from ekinerja.organisasi.views.kirim import kirim_berkas
from ekinerja.pegawai.requests import MasukRequest, masuk_required
from ekinerja.perencanaan import services
from ekinerja.perencanaan.forms import RealisasiForm, nama_periode
from ekinerja.perencanaan.models import LaporanAksi, RencanaAksi, TargetAksi
from ekinerja.perencanaan.permissions import aksi_dapat_diubah
from ekinerja.perencanaan.presenters import aksi as presenters
from ekinerja.perencanaan.presenters.umum import daftar_riwayat, keadaan, tautan_rencana
from ekinerja.perencanaan.queries import (
    bukti_terlihat,
    laporan_rencana,
    rencana_terlihat,
    riwayat_aksi,
    target_periode,
    target_terlihat,
)
from ekinerja.perencanaan.views.bersama import lingkup_aksi, pelaku
from ekinerja.perencanaan.workflow import LAPORAN_WORKFLOW


@require_safe
@masuk_required
def periode(request: MasukRequest, pk: int, bulan: int) -> HttpResponse:
    """Targets of a period, each with its realisation and evidence."""
    rencana = ambil(rencana_terlihat(lingkup_aksi(request)), pk, apa="Rencana aksi")
    return _halaman(request, rencana, bulan)


def _halaman(
    request: MasukRequest,
    rencana: RencanaAksi,
    bulan: int,
    terikat: dict[int, RealisasiForm] | None = None,
) -> HttpResponse:
    if bulan not in rencana.bulan_periode:
        raise Http404("Rencana aksi ini tidak punya periode itu.")
    laporan = laporan_rencana(rencana).get(bulan)
    kini = laporan or LaporanAksi(rencana=rencana, bulan=bulan)
    oleh = pelaku(request)
    dapat = aksi_dapat_diubah(kini, oleh).boleh
    url = {
        nama: reverse("perencanaan:laporan_langkah", args=[rencana.pk, bulan, nama])
        for nama in LAPORAN_WORKFLOW.steps
    }
    target = target_periode(rencana, bulan)
    context = {
        "rencana": rencana,
        "periode": f"{nama_periode(rencana, bulan)} {rencana.tahun}",
        "lencana": keadaan(kini.status),
        "remah": [tautan_rencana(), _ke(rencana)],
        "target": presenters.tampil_target(target, dapat_diubah=dapat, terikat=terikat or {}),
        "dapat_diubah": dapat,
        "aksi": presenters.tombol(LAPORAN_WORKFLOW.available(kini, oleh), url) if target else [],
        "riwayat": daftar_riwayat(riwayat_aksi(laporan)) if laporan else [],
    }
    status = 422 if terikat else 200
    return render(request, "perencanaan/periode.html", context, status=status)


@require_POST
@masuk_required
def realisasi(request: MasukRequest, pk: int) -> HttpResponse:
    """Write what was realised of a target."""
    target = ambil(target_terlihat(lingkup_aksi(request)), pk, apa="Target")
    rencana = target.baris.rencana
    wajib(aksi_dapat_diubah(_laporan(target), pelaku(request)))
    form = RealisasiForm(request.POST, request.FILES, auto_id=f"id_{pk}_%s")
    if form.is_valid():
        try:
            services.isi_realisasi(
                target, oleh=pelaku(request), pada=timezone.now(), **form.cleaned_data
            )
        except AksiDitolak as galat:
            form.add_error(None, galat.kalimat)
        else:
            messages.success(request, f"Realisasi “{target.baris}” sudah disimpan.")
            return HttpResponseRedirect(f"{_url(rencana.pk, target.bulan)}#target-{pk}")
    return _halaman(request, rencana, target.bulan, {pk: form})


def _laporan(target: TargetAksi) -> LaporanAksi:
    """The report of the period of a target; a new one while nothing was written."""
    rencana = target.baris.rencana
    return laporan_rencana(rencana).get(target.bulan) or LaporanAksi(
        rencana=rencana, bulan=target.bulan
    )


@require_POST
@masuk_required
def laporan_langkah(request: MasukRequest, *, pk: int, bulan: int, langkah: str) -> HttpResponse:
    """Submit, return, verify or open the report of a period."""
    rencana = ambil(rencana_terlihat(lingkup_aksi(request)), pk, apa="Rencana aksi")
    if langkah not in LAPORAN_WORKFLOW.steps or bulan not in rencana.bulan_periode:
        raise Http404("Langkah ini tidak dikenal.")
    try:
        services.langkah_laporan(
            rencana, bulan, langkah, oleh=pelaku(request), pada=timezone.now(),
            alasan=request.POST.get("alasan", "")[:2000],
        )  # fmt: skip
    except AksiDitolak as galat:
        messages.error(request, galat.kalimat)
    else:
        messages.success(request, "Sudah dicatat.")
    return HttpResponseRedirect(_url(pk, bulan))


@require_safe
@masuk_required
def bukti(request: MasukRequest, pk: int) -> HttpResponse:
    """Evidence, as a download only."""
    satu = ambil(bukti_terlihat(lingkup_aksi(request)), pk, apa="Bukti")
    return kirim_berkas(satu.berkas)


@require_POST
@masuk_required
def bukti_hapus(request: MasukRequest, pk: int) -> HttpResponse:
    """Take evidence off a realisation that may change."""
    satu = ambil(bukti_terlihat(lingkup_aksi(request)), pk, apa="Bukti")
    target = satu.target
    services.hapus_bukti(satu, oleh=pelaku(request))
    messages.success(request, "Bukti sudah dilepas.")
    return HttpResponseRedirect(_url(target.baris.rencana_id, target.bulan))


def _url(pk: int, bulan: int) -> str:
    return reverse("perencanaan:periode", args=[pk, bulan])


def _ke(satu: RencanaAksi) -> Tautan:
    return Tautan(judul=str(satu), url=reverse("perencanaan:rencana_rincian", args=[satu.pk]))
