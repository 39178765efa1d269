"""The inbox of a superior and the deeds in it."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from ekinerja.aktivitas import services
from ekinerja.aktivitas.forms import (
    AlasanForm,
    CariOrangForm,
    NilaiForm,
    SetujuiBanyakForm,
    tanda_dibuka,
)
from ekinerja.aktivitas.models import Aktivitas
from ekinerja.aktivitas.permissions import PEMBACA, pejabat_penilai, pemilik_aktivitas
from ekinerja.aktivitas.presenters import PutusanTampil, susun_kotak_masuk, susun_putusan
from ekinerja.aktivitas.presenters.putusan import kalimat_pengingat
from ekinerja.aktivitas.queries import (
    aktivitas_terlihat,
    aturan_putusan,
    kotak_masuk,
    menunggu_per_orang,
    menunggu_persetujuan,
    pendapat_aktivitas,
    peninjauan_aktivitas,
    ringkas_kotak,
    sebelum_dikembalikan,
)
from ekinerja.aktivitas.workflow import DIKIRIM, DISETUJUI, DITOLAK
from ekinerja.core.access import ambil, wajib
from ekinerja.core.errors import AksiDitolak
from ekinerja.core.format import angka
from ekinerja.core.htmx import fragment_or_redirect, is_htmx, render_page, safe_next
from ekinerja.core.kit import Terhitung
from ekinerja.core.workflow import HasilMassal
from ekinerja.pegawai.identity import Identitas
from ekinerja.pegawai.requests import PegawaiRequest, pegawai_required

HALAMAN = "aktivitas/persetujuan.html"
BARIS = 40


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
    """Approve one, with its score where it has one."""
    aktivitas = _untuk_diputus(request, pk)
    form = NilaiForm(request.POST)
    isi: dict[str, Any] = form.cleaned_data if form.is_valid() else {"mutu": "", "dibuka": None}
    services.setujui(
        aktivitas,
        oleh=request.pegawai,
        pada=timezone.now(),
        mutu=isi["mutu"],
        dibuka=isi["dibuka"],
    )
    return _kembali(request, f"Disetujui: {aktivitas.uraian}", ke=_rincian(pk))


@require_POST
@pegawai_required
def kembalikan(request: PegawaiRequest, pk: int) -> HttpResponse:
    """Return one with a note."""
    aktivitas = _untuk_diputus(request, pk)
    services.kembalikan(aktivitas, oleh=request.pegawai, pada=timezone.now(), **_alasan(request))
    return _kembali(request, f"Dikembalikan: {aktivitas.uraian}", ke=_rincian(pk))


@require_POST
@pegawai_required
def tolak(request: PegawaiRequest, pk: int) -> HttpResponse:
    """Reject one with the reason."""
    aktivitas = _untuk_diputus(request, pk)
    services.tolak(aktivitas, oleh=request.pegawai, pada=timezone.now(), **_alasan(request))
    return _kembali(request, f"Ditolak: {aktivitas.uraian}", ke=_rincian(pk))


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
        menunggu.filter(pk__in=dipilih),
        oleh=request.pegawai,
        pada=timezone.now(),
        dibuka=form.cleaned_data["dibuka"],
    )
    return _kembali(request, _kabar(hasil, len(dipilih)), ke=reverse("aktivitas:persetujuan"))


@require_POST
@pegawai_required
def minta_tinjau(request: PegawaiRequest, pk: int) -> HttpResponse:
    """The owner brings rejected work to the team."""
    lingkup = request.identitas.lingkup(*PEMBACA)
    aktivitas = ambil(aktivitas_terlihat(lingkup), pk, apa="Aktivitas")
    wajib(pemilik_aktivitas(aktivitas, request.pegawai))
    permohonan = services.minta_peninjauan(
        aktivitas, oleh=request.pegawai, pada=timezone.now(), alasan=_alasan(request)["alasan"]
    )
    messages.success(request, "Permohonan peninjauan diajukan. Tim ditugaskan oleh BKPSDM.")
    return HttpResponseRedirect(reverse("aktivitas:tinjauan_rinci", args=[permohonan.pk]))


def putusan_aktivitas(
    identitas: Identitas, aktivitas: Aktivitas, *, saat: datetime
) -> PutusanTampil:
    """What deciding adds to the page of an entry (at most two queries)."""
    kreatif = aktivitas.jenis == Aktivitas.KREATIVITAS and aktivitas.status == DIKIRIM
    rubrik = aturan_putusan(aktivitas.instansi_id, pada=identitas.hari).rubrik if kreatif else ()
    diputus = aktivitas.status in (DISETUJUI, DITOLAK)
    return susun_putusan(
        aktivitas,
        oleh=identitas.pegawai,
        hari=identitas.hari,
        rubrik=rubrik,
        dibuka=tanda_dibuka(saat),
        peninjauan=peninjauan_aktivitas(aktivitas.pk) if diputus else None,
        pendapat=pendapat_aktivitas(aktivitas.pk) if _kerja_tim(aktivitas) else (),
    )


def _kerja_tim(aktivitas: Aktivitas) -> bool:
    """Does it serve a result that is done for a team?"""
    return aktivitas.indikator.hasil_kerja.tim_id is not None


def _untuk_diputus(request: PegawaiRequest, pk: int) -> Aktivitas:
    """The entry, when this person is its penilai: 404 invisible, 403 with the reason."""
    aktivitas = ambil(aktivitas_terlihat(request.identitas.lingkup(*PEMBACA)), pk, apa="Aktivitas")
    wajib(pejabat_penilai(aktivitas, request.pegawai))
    return aktivitas


def _alasan(request: PegawaiRequest) -> dict[str, Any]:
    """Reason and moment of opening as they were sent."""
    form = AlasanForm(request.POST)
    if not form.is_valid():
        raise AksiDitolak(str(form.errors["alasan"][0]))
    return {"alasan": form.cleaned_data["alasan"], "dibuka": form.cleaned_data["dibuka"]}


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
    ringkas = ringkas_kotak(lingkup, cari=cari)
    halaman = Terhitung(kotak_masuk(lingkup, cari=cari), BARIS, jumlah=ringkas.jumlah).get_page(
        params.get("halaman")
    )
    baris = list(halaman.object_list)
    kreatif = any(satu.jenis == Aktivitas.KREATIVITAS for satu in baris)
    kotak = susun_kotak_masuk(
        halaman,
        menunggu=menunggu_per_orang(lingkup, pegawai_ids=[satu.pegawai_id for satu in baris]),
        sebelum=sebelum_dikembalikan([satu.pk for satu in baris if satu.diputus_pada]),
        rubrik=aturan_putusan(lingkup.instansi_id, pada=lingkup.per_tanggal).rubrik
        if kreatif
        else (),
        hari=lingkup.per_tanggal,
        params=params,
        mewakili=request.identitas.mewakili,
    )
    return {
        "kotak": kotak,
        "dibuka": tanda_dibuka(timezone.now()),
        "pengingat": kalimat_pengingat(ringkas),
    }


def _rincian(pk: int) -> str:
    return reverse("aktivitas:rincian", args=[pk])


def _kabar(hasil: HasilMassal, diminta: int) -> str:
    kalimat = f"{angka(len(hasil.selesai))} aktivitas disetujui."
    tertahan = len(hasil.ditolak)
    if tertahan:
        kalimat += f" {angka(tertahan)} tertahan: {next(iter(hasil.ditolak.values()))}"
    lain = diminta - len(hasil.selesai) - tertahan
    if lain:
        kalimat += f" {angka(lain)} lainnya sudah tidak menunggu keputusan Anda."
    return kalimat
