"""Pages of schemes: list, one scheme, draft, put in force, revoke."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ekinerja.aturan.kesalahan import SkemaTidakSah
from ekinerja.core.access import ambil, wajib
from ekinerja.core.berkas import PDF, terima_berkas
from ekinerja.core.errors import AksiDitolak
from ekinerja.core.htmx import fragment_or_redirect
from ekinerja.core.kit import pager
from ekinerja.organisasi.requests import MasukRequest, masuk_required
from ekinerja.regulasi.forms import SkemaForm
from ekinerja.regulasi.models import Skema
from ekinerja.regulasi.permissions import PELIHAT_DRAF, draf_saja, perancang_skema
from ekinerja.regulasi.presenters import isi_yaml, remah, rincian_skema, tabel_skema
from ekinerja.regulasi.queries import bulan_terpakai, skema_terlihat
from ekinerja.regulasi.requests import pelaku
from ekinerja.regulasi.services import (
    DataSkema,
    berlakukan_skema,
    buat_skema,
    cabut_skema,
    ubah_skema,
)
from ekinerja.regulasi.workflow import SKEMA_WORKFLOW

_SEHALAMAN = 50


@require_safe
@masuk_required
def daftar(request: MasukRequest) -> HttpResponse:
    """Schemes of the instansi; drafts only for those who work on them."""
    halaman = Paginator(_terlihat(request), _SEHALAMAN).get_page(request.GET.get("halaman"))
    boleh = perancang_skema(request.user.instansi_id, pelaku(request)).boleh
    tabel = tabel_skema(list(halaman), pager(halaman, request.GET))
    return render(request, "regulasi/daftar.html", {"tabel": tabel, "boleh_menyusun": boleh})


@require_safe
@masuk_required
def rincian(request: MasukRequest, pk: int) -> HttpResponse:
    """One scheme, read like a decree."""
    skema = ambil(_terlihat(request), pk, apa="Skema")
    return render(request, "regulasi/rincian.html", _rincian(request, skema))


@require_safe
@masuk_required
def naskah(request: MasukRequest, pk: int) -> HttpResponse:
    """The decree itself, always as a download."""
    skema = ambil(_terlihat(request), pk, apa="Skema")
    if skema.naskah is None:
        raise Http404("Salinan keputusan skema ini belum diunggah.")
    nama = f"{skema.kode}-{skema.versi}.pdf"
    return HttpResponse(
        skema.naskah.read(),
        content_type="application/pdf",
        headers={"Content-Disposition": f'attachment; filename="{nama}"'},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@masuk_required
def baru(request: MasukRequest) -> HttpResponse:
    """Upload a scheme as a draft."""
    wajib(perancang_skema(request.user.instansi_id, pelaku(request)))
    if request.method != "POST":
        return _formulir(request, SkemaForm(), None)
    form = SkemaForm(request.POST, request.FILES)
    skema = _simpan(request, form, None)
    if skema is None:
        return _formulir(request, form, None, status=422)
    return HttpResponseRedirect(reverse("regulasi:rincian", args=[skema.pk]))


@require_http_methods(["GET", "HEAD", "POST"])
@masuk_required
def ubah(request: MasukRequest, pk: int) -> HttpResponse:
    """Replace the content of a draft."""
    skema = ambil(_terlihat(request), pk, apa="Skema")
    wajib(perancang_skema(skema.instansi_id, pelaku(request)))
    putusan = draf_saja(skema)
    if not putusan.boleh:
        raise AksiDitolak(putusan.alasan)
    if request.method != "POST":
        return _formulir(request, SkemaForm(initial=_awal(skema)), skema)
    form = SkemaForm(request.POST, request.FILES)
    if _simpan(request, form, skema) is None:
        return _formulir(request, form, skema, status=422)
    return HttpResponseRedirect(reverse("regulasi:rincian", args=[skema.pk]))


@require_POST
@masuk_required
def berlakukan(request: MasukRequest, pk: int) -> HttpResponse:
    """Put a draft in force."""
    skema = ambil(_terlihat(request), pk, apa="Skema")
    skema = berlakukan_skema(skema, oleh=pelaku(request), pada=timezone.now())
    return _kembali(request, skema, "Skema diberlakukan.")


@require_POST
@masuk_required
def cabut(request: MasukRequest, pk: int) -> HttpResponse:
    """Revoke a scheme that no closed month used."""
    skema = ambil(_terlihat(request), pk, apa="Skema")
    skema = cabut_skema(
        skema, oleh=pelaku(request), pada=timezone.now(), alasan=request.POST.get("alasan", "")
    )
    return _kembali(request, skema, "Skema dicabut.")


def _terlihat(request: MasukRequest) -> Any:
    dengan_draf = pelaku(request).punya(request.user.instansi_id, *PELIHAT_DRAF)
    return skema_terlihat(request.identitas.lingkup_sendiri(), dengan_draf=dengan_draf)


def _rincian(request: MasukRequest, skema: Skema) -> dict[str, Any]:
    oleh = pelaku(request)
    return {
        "remah": remah(),
        "rincian": rincian_skema(
            skema,
            riwayat=skema.riwayat.all(),
            bulan=bulan_terpakai(skema),
            langkah=SKEMA_WORKFLOW.available(skema, oleh),
        ),
        "boleh_ubah": draf_saja(skema).boleh and perancang_skema(skema.instansi_id, oleh).boleh,
    }


def _kembali(request: MasukRequest, skema: Skema, pesan: str) -> HttpResponse:
    return fragment_or_redirect(
        request,
        "regulasi/rincian.html#kepala",
        _rincian(request, ambil(_terlihat(request), skema.pk)),
        ke=reverse("regulasi:rincian", args=[skema.pk]),
        pesan=pesan,
    )


def _formulir(
    request: MasukRequest, form: SkemaForm, skema: Skema | None, *, status: int = 200
) -> HttpResponse:
    isi = {"form": form, "skema": skema, "remah": remah()}
    return render(request, "regulasi/formulir.html", isi, status=status)


def _simpan(request: MasukRequest, form: SkemaForm, skema: Skema | None) -> Skema | None:
    """The kept draft, or None with the faults on the form."""
    if not form.is_valid():
        return None
    oleh, pada = pelaku(request), timezone.now()
    try:
        data = _data(request, form)
        if skema is None:
            return buat_skema(request.user.instansi_id, data=data, oleh=oleh, pada=pada)
        return ubah_skema(skema, data=data, oleh=oleh, pada=pada)
    except SkemaTidakSah as galat:
        form.tolak_isi(galat.masalah)
    except AksiDitolak as galat:
        form.add_error(None, galat.kalimat)
    return None


def _data(request: MasukRequest, form: SkemaForm) -> DataSkema:
    isi = form.cleaned_data
    salinan = isi["salinan"]
    return DataSkema(
        isi=isi["isi"],
        nama=isi["nama"],
        nomor_keputusan=isi["nomor_keputusan"],
        tanggal_keputusan=isi["tanggal_keputusan"],
        sampai=isi["sampai"],
        contoh=isi["contoh"],
        naskah=terima_berkas(
            salinan,
            instansi_id=request.user.instansi_id,
            pada=timezone.now(),
            jenis_boleh=PDF,
        )
        if salinan
        else None,
    )


def _awal(skema: Skema) -> dict[str, Any]:
    return {
        "nama": skema.nama,
        "isi_teks": isi_yaml(skema),
        "nomor_keputusan": skema.nomor_keputusan,
        "tanggal_keputusan": skema.tanggal_keputusan,
        "sampai": skema.masa.upper,
        "contoh": skema.contoh,
    }
