"""Dividing the targets of all drafts of the government; asked for by BKPSDM."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from ekinerja.core.access import ambil, wajib
from ekinerja.core.workflow import jika
from ekinerja.pegawai.requests import MasukRequest, peran_required
from ekinerja.skp.forms import PecahMassalForm
from ekinerja.skp.presenters import kemajuan_pecah
from ekinerja.skp.queries import banyak_belum_terpecah, pekerjaan_pecah
from ekinerja.skp.services import minta_pecah
from ekinerja.skp.views.dasar import FORMULIR, halaman_formulir, remah_daftar
from ekinerja.skp.views.luar import PENGELOLA


@require_http_methods(FORMULIR)
@peran_required(*PENGELOLA)
def pecah(request: MasukRequest) -> HttpResponse:
    """Ask for it, and follow the last one."""
    lingkup = request.identitas.lingkup(*PENGELOLA)
    wajib(
        jika(
            lingkup.unit_ids is None,
            "Pemecahan target berlaku untuk seluruh instansi. Minta BKPSDM yang berwenang untuk "
            "seluruh instansi.",
        )
    )
    terakhir = pekerjaan_pecah(lingkup).first()

    def simpan(form: Any) -> str:
        minta_pecah(
            lingkup.instansi_id,
            cara=form.cleaned_data["cara"],
            oleh=request.identitas,
            pada=timezone.now(),
        )
        return reverse("skp:pecah")

    return halaman_formulir(
        request,
        PecahMassalForm(request.POST or None),
        simpan,
        templat="skp/pecah.html",
        banyak=banyak_belum_terpecah(lingkup.instansi_id),
        kemajuan=None if terakhir is None else kemajuan_pecah(terakhir),
        remah=[remah_daftar()],
    )


@require_safe
@peran_required(*PENGELOLA)
def pecah_kemajuan(request: MasukRequest, pk: int) -> HttpResponse:
    """Progress, asked for again and again."""
    satu = ambil(pekerjaan_pecah(request.identitas.lingkup(*PENGELOLA)), pk, apa="Pekerjaan")
    return render(request, "kit/kemajuan.html", {"kemajuan": kemajuan_pecah(satu)})
