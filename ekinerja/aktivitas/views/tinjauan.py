"""Reviews by a team: the list, one case with its deeds, and the figures of superiors."""

from datetime import datetime, time
from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from ekinerja.aktivitas import services
from ekinerja.aktivitas.bukti import kirim_bukti
from ekinerja.aktivitas.forms.tinjauan import (
    PernyataanForm,
    PutusanForm,
    SaringTinjauanForm,
    SuaraForm,
    TimForm,
)
from ekinerja.aktivitas.models import Peninjauan
from ekinerja.aktivitas.permissions import (
    PEMBACA_PENINJAUAN,
    anggota_peninjau,
    boleh_membaca_angka,
    ketua_peninjau,
    pengelola_peninjauan,
    pihak_peninjauan,
)
from ekinerja.aktivitas.presenters.tinjauan import susun_tinjauan, tabel_angka, tabel_tinjauan
from ekinerja.aktivitas.queries import (
    angka_atasan,
    bukti_aktivitas,
    bukti_ditinjau,
    calon_peninjau,
    daftar_peninjauan,
    peninjauan_rinci,
    peninjauan_terlihat,
    rangkaian,
    riwayat_peninjauan,
)
from ekinerja.aktivitas.workflow import DIAJUKAN, DIPERIKSA, PENINJAUAN_WORKFLOW
from ekinerja.core.access import ambil, wajib
from ekinerja.core.errors import AksiDitolak
from ekinerja.core.htmx import render_page
from ekinerja.core.kit import Aksi, Tautan
from ekinerja.pegawai.identity import Identitas
from ekinerja.pegawai.requests import MasukRequest, PegawaiRequest, masuk_required, pegawai_required

RINCI, BARIS = "aktivitas/tinjauan_rinci.html", 30


@require_safe
@masuk_required
def tinjauan(request: MasukRequest) -> HttpResponse:
    """Reviews that concern me; all of them for who manages them."""
    saring = SaringTinjauanForm(request.GET)
    status = saring.cleaned_data["status"] if saring.is_valid() else ""
    halaman = Paginator(daftar_peninjauan(_terlihat(request), status=status), BARIS).get_page(
        request.GET.get("halaman")
    )
    konteks = {
        "tabel": tabel_tinjauan(halaman, params=request.GET),
        "saring": saring,
        "angka": boleh_membaca_angka(request.identitas).boleh,
    }
    return render_page(request, "aktivitas/tinjauan.html", konteks, part="tabel")


@require_safe
@masuk_required
def tinjauan_rinci(request: MasukRequest, pk: int) -> HttpResponse:
    """One case."""
    return _halaman(request, _kasus(request, pk))


@require_POST
@masuk_required
def tinjauan_tim(request: MasukRequest, pk: int) -> HttpResponse:
    """BKPSDM assigns the team."""
    kasus = _kasus(request, pk)
    wajib(pengelola_peninjauan(kasus, request.identitas))
    form = TimForm(request.POST, calon=_calon(kasus, request.identitas))
    return _lakukan(
        request, kasus, form, "tim", "Tim ditugaskan.",
        lambda: services.tugaskan_tim(
            kasus, anggota=form.tim[0], ketua=form.tim[1], oleh=request.identitas,
            pada=timezone.now(),
        ),
    )  # fmt: skip


@require_POST
@pegawai_required
def tinjauan_pernyataan(request: PegawaiRequest, pk: int) -> HttpResponse:
    """A side says its part."""
    kasus = _kasus(request, pk)
    wajib(pihak_peninjauan(kasus, request.pegawai))
    form = PernyataanForm(request.POST)
    return _lakukan(
        request, kasus, form, "pernyataan", "Pernyataan disampaikan kepada tim.",
        lambda: services.nyatakan(
            kasus, oleh=request.pegawai, pada=timezone.now(), isi=form.cleaned_data["isi"]
        ),
    )  # fmt: skip


@require_POST
@pegawai_required
def tinjauan_suara(request: PegawaiRequest, pk: int) -> HttpResponse:
    """A member votes."""
    kasus = _kasus(request, pk)
    wajib(anggota_peninjau(kasus, request.pegawai))
    form = SuaraForm(request.POST)
    return _lakukan(
        request, kasus, form, "suara", "Suara Anda tersimpan.",
        lambda: services.bersuara(
            kasus, suara=form.suara, oleh=request.pegawai, pada=timezone.now()
        ),
    )  # fmt: skip


@require_POST
@pegawai_required
def tinjauan_putusan(request: PegawaiRequest, pk: int) -> HttpResponse:
    """The head writes down what the majority decided."""
    kasus = _kasus(request, pk)
    wajib(ketua_peninjau(kasus, request.pegawai))
    form = PutusanForm(request.POST)
    return _lakukan(
        request, kasus, form, "putusan", "Putusan ditetapkan dan mengikat.",
        lambda: services.tetapkan(
            kasus, oleh=request.pegawai, pada=timezone.now(),
            pertimbangan=form.cleaned_data["pertimbangan"],
        ),
    )  # fmt: skip


@require_POST
@pegawai_required
def tinjauan_cabut(request: PegawaiRequest, pk: int) -> HttpResponse:
    """Who began it withdraws it."""
    kasus = _kasus(request, pk)
    services.cabut(kasus, oleh=request.pegawai, pada=timezone.now())
    messages.success(request, "Permohonan dicabut.")
    return HttpResponseRedirect(reverse("aktivitas:tinjauan_rinci", args=[pk]))


@require_safe
@masuk_required
def bukti_tinjauan(request: MasukRequest, pk: int) -> HttpResponse:
    """Evidence of a case, for its sides, its team and who manages it."""
    terlihat = bukti_ditinjau(_lingkup(request), pusat=_pusat(request))
    return kirim_bukti(ambil(terlihat, pk, apa="Bukti"), kecil=request.GET.get("kecil") == "1")


@require_safe
@masuk_required
def tinjauan_angka(request: MasukRequest) -> HttpResponse:
    """Refusals and overturned refusals by superior, this year."""
    wajib(boleh_membaca_angka(request.identitas))
    tahun = request.identitas.hari.year
    zona = timezone.get_current_timezone()
    awal = datetime.combine(request.identitas.hari.replace(month=1, day=1), time(), zona)
    semua = angka_atasan(_lingkup(request), mulai=awal, selesai=awal.replace(year=tahun + 1))
    halaman = Paginator(semua, BARIS).get_page(request.GET.get("halaman"))
    konteks = {
        "tabel": tabel_angka(halaman, params=request.GET),
        "tahun": str(tahun),
        "remah": [_remah()],
    }
    return render_page(request, "aktivitas/tinjauan_angka.html", konteks, part="tabel")


def _remah() -> Tautan:
    return Tautan(judul="Permohonan peninjauan", url=reverse("aktivitas:tinjauan"))


def _lingkup(request: MasukRequest) -> Any:
    return request.identitas.lingkup(*PEMBACA_PENINJAUAN)


def _pusat(request: MasukRequest) -> bool:
    """Does the person read the reviews of the whole instansi?"""
    return request.identitas.boleh_di(None, *PEMBACA_PENINJAUAN)


def _terlihat(request: MasukRequest) -> Any:
    return peninjauan_terlihat(_lingkup(request), pusat=_pusat(request))


def _kasus(request: MasukRequest, pk: int) -> Peninjauan:
    return ambil(peninjauan_rinci(_terlihat(request)), pk, apa="Permohonan")


def _calon(kasus: Peninjauan, identitas: Identitas) -> list[Any]:
    """Reviewers who stand outside both lines."""
    calon = list(calon_peninjau(kasus.instansi_id, pada=identitas.hari)[:200])
    dekat = rangkaian(
        kasus.instansi_id,
        pihak=(kasus.pemohon_id, kasus.termohon_id),
        hari=(kasus.aktivitas.tanggal, identitas.hari),
        calon=[satu.pk for satu in calon],
    )
    return [satu for satu in calon if satu.pk not in dekat]


def _lakukan(
    request: MasukRequest, kasus: Peninjauan, form: forms.Form, nama: str, pesan: str, deed: Any
) -> HttpResponse:
    """A valid form becomes the deed; what is refused comes back with all that was typed."""
    if form.is_valid():
        try:
            deed()
        except AksiDitolak as galat:
            form.add_error(None, galat.kalimat)
        else:
            messages.success(request, pesan)
            return HttpResponseRedirect(reverse("aktivitas:tinjauan_rinci", args=[kasus.pk]))
    return _halaman(request, kasus, status=422, **{nama: form})


def _halaman(
    request: MasukRequest, kasus: Peninjauan, *, status: int = 200, **form: forms.Form
) -> HttpResponse:
    tampil = susun_tinjauan(
        kasus,
        bukti=list(bukti_aktivitas(kasus.aktivitas_id)),
        riwayat=riwayat_peninjauan(kasus),
        hari=request.identitas.hari,
    )
    konteks = {
        "tinjauan": tampil,
        "alamat": {
            nama: reverse(f"aktivitas:tinjauan_{nama}", args=[kasus.pk])
            for nama in ("tim", "pernyataan", "suara", "putusan")
        },
        "remah": [_remah()],
        "aksi": _aksi(kasus, request.identitas),
        **_formulir(kasus, request.identitas),
        **form,
    }
    return render(request, RINCI, konteks, status=status)


def _formulir(kasus: Peninjauan, identitas: Identitas) -> dict[str, forms.Form]:
    """The forms that this person may fill in now."""
    orang, hasil = identitas.pegawai, dict[str, forms.Form]()
    anggota = {satu.pegawai_id: satu for satu in kasus.anggota.all()}
    belum = not any(satu.bersuara_pada for satu in anggota.values())
    if kasus.status in (DIAJUKAN, DIPERIKSA):
        if belum and pengelola_peninjauan(kasus, identitas).boleh:
            hasil["tim"] = TimForm(calon=_calon(kasus, identitas))
        if orang is not None and pihak_peninjauan(kasus, orang).boleh:
            hasil["pernyataan"] = PernyataanForm()
    saya = anggota.get(orang.pk) if orang is not None else None
    if kasus.status == DIPERIKSA and saya is not None:
        if saya.bersuara_pada is None:
            hasil["suara"] = SuaraForm()
        elif saya.ketua and all(satu.bersuara_pada for satu in anggota.values()):
            hasil["putusan"] = PutusanForm()
    return hasil


def _aksi(kasus: Peninjauan, identitas: Identitas) -> list[Aksi]:
    orang = identitas.pegawai
    if orang is None or not PENINJAUAN_WORKFLOW.decide("cabut", kasus, orang).boleh:
        return []
    return [
        Aksi(
            judul="Cabut permohonan",
            url=reverse("aktivitas:tinjauan_cabut", args=[kasus.pk]),
            gaya="bahaya",
            ikon="ban",
            konfirmasi="Aktivitas tetap seperti keadaannya sekarang.",
            konfirmasi_judul="Cabut permohonan ini?",
        )
    ]
