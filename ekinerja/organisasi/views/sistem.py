"""The state of the system for who runs it: no person's data, no pay."""

import shutil

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from ekinerja.core.views import keadaan_layanan
from ekinerja.organisasi import presenters
from ekinerja.organisasi.permissions import PELIHAT_SISTEM
from ekinerja.organisasi.queries import keadaan_antrean, pekerjaan_terbaru, tugas_gagal
from ekinerja.organisasi.requests import MasukRequest, peran_required
from ekinerja.organisasi.services import ulangi_gagal

BARIS = 20


@require_safe
@peran_required(*PELIHAT_SISTEM)
def sistem(request: MasukRequest) -> HttpResponse:
    """Health, queue with failed jobs, long work of the instansi, space, version."""
    kerja = Paginator(pekerjaan_terbaru(request.user.instansi_id), BARIS)
    gagal = tugas_gagal()
    context = {
        "kartu": presenters.kartu_sistem(
            keadaan_layanan(),
            keadaan_antrean(),
            gagal=gagal,
            versi=settings.VERSION,
            sisa=_ruang_sisa(),
        ),
        "gagal": presenters.baris_gagal(gagal),
        "tabel": presenters.tabel_pekerjaan(
            kerja.get_page(request.GET.get("halaman")), request.GET
        ),
    }
    return render(request, "organisasi/sistem.html", context)


def _ruang_sisa() -> int | None:
    """Free bytes where the files of people are kept, when that is a folder of this machine."""
    try:
        return shutil.disk_usage(settings.MEDIA_ROOT).free
    except OSError:
        return None


@require_POST
@peran_required(*PELIHAT_SISTEM)
def sistem_ulangi(request: MasukRequest) -> HttpResponse:
    """Put the failed jobs of the kind in ``?tugas=`` back into the queue."""
    jumlah = ulangi_gagal(
        request.GET.get("tugas", ""),
        instansi_id=request.user.instansi_id,
        oleh=request.identitas,
        pada=timezone.now(),
    )
    messages.success(request, f"{jumlah} pekerjaan dimasukkan lagi ke antrean.")
    return HttpResponseRedirect(reverse("organisasi:sistem"))
