"""What the home page shows of setting up, as one small request of its own."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from ekinerja.core.htmx import is_htmx
from ekinerja.instansi.queries import modul_aktif
from ekinerja.pegawai.requests import MasukRequest, masuk_required
from ekinerja.penyiapan import presenters
from ekinerja.penyiapan.permissions import PENANGAN, PENYIAP
from ekinerja.penyiapan.queries import isi_data, pengumuman_untuk, perbaikan_menunggu
from ekinerja.penyiapan.views.kesehatan import temuan_saya

TERBANYAK = 3


@require_safe
@masuk_required
def sekilas(request: MasukRequest) -> HttpResponse:
    """Unread notices, gaps in one's own data, requests waiting, the next step of the set-up."""
    identitas = request.identitas
    belum = list(
        pengumuman_untuk(identitas, pada=timezone.now(), belum=True).order_by(
            "-wajib_baca", "-terbit_pada"
        )[: TERBANYAK * 2]
    )
    temuan = temuan_saya(request)
    menunggu = perbaikan_menunggu(identitas).count() if identitas.punya(*PENANGAN) else 0
    context = {
        "wajib": [p for p in belum if p.wajib_baca][:TERBANYAK],
        "pengumuman": [p for p in belum if not p.wajib_baca][:TERBANYAK],
        "temuan": presenters.kartu_temuan(temuan[:TERBANYAK], identitas),
        "temuan_lain": max(len(temuan) - TERBANYAK, 0),
        "menunggu": menunggu,
        "langkah": _langkah(request) if identitas.punya(*PENYIAP) else None,
    }
    nama = "sekilas" if is_htmx(request) else "sekilas_halaman"
    return render(request, f"penyiapan/{nama}.html", context)


def _langkah(request: MasukRequest) -> presenters.Langkah | None:
    """The next step of the set-up, None once the first month was calculated."""
    lingkup = request.identitas.lingkup(*PENYIAP)
    if lingkup.unit_ids is not None:
        return None
    modul = modul_aktif(lingkup.instansi_id, pada=lingkup.per_tanggal)
    langkah = presenters.susun_langkah(isi_data(lingkup), modul)
    return next((satu for satu in langkah if satu.berikutnya), None)
