"""The own plan: today's work and its load, tomorrow's, what comes back, and the recap."""

from datetime import date, timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ekinerja.aktivitas.forms.rencana import RencanaForm, awal_rencana
from ekinerja.aktivitas.presenters.pekerjaan import susun_pekerjaan, tabel_rekap
from ekinerja.aktivitas.presenters.rencana import BULAN, MINGGU, jangka_rencana
from ekinerja.aktivitas.queries.rencana import hari_rencana, rekap_rencana
from ekinerja.aktivitas.services.rencana import (
    catat_rencana,
    hapus_rencana,
    hentikan_pola,
    pakai_pola,
    pindahkan,
    rencanakan,
    ulangi,
)
from ekinerja.aktivitas.views.bulan import TAHUN
from ekinerja.core.access import nomor
from ekinerja.core.errors import AksiDitolak
from ekinerja.core.format import tanggal_panjang
from ekinerja.core.kit import Tautan, Terhitung, pager, tautan_dengan
from ekinerja.pegawai.queries import orang_dengan_jabatan, tim_pada
from ekinerja.pegawai.requests import PegawaiRequest, pegawai_required
from ekinerja.skp.queries import indikator_pilihan

SEHARI = timedelta(days=1)
ORANG = 25


@require_http_methods(["GET", "HEAD", "POST"])
@pegawai_required
def pekerjaan(request: PegawaiRequest) -> HttpResponse:
    """The plan of a day, and the form that adds to it."""
    hari = _hari(request)
    pilihan = indikator_pilihan(
        request.identitas.lingkup_sendiri(), pegawai_id=request.pegawai.pk, mulai=hari, sampai=hari
    )
    form = RencanaForm(request.POST or None, initial=awal_rencana(hari), pilihan=pilihan)
    if request.method == "POST" and form.is_valid():
        try:
            return _simpan(request, form)
        except AksiDitolak as galat:
            form.add_error(None, galat.kalimat)
    kini = request.identitas.hari
    isi = hari_rencana(request.pegawai, hari=hari)
    judul = {kini: "Hari ini", kini + SEHARI: "Besok"}.get(hari, "Hari lain")
    konteks = {
        "halaman": susun_pekerjaan(
            isi, hari=hari, judul=f"{judul}, {tanggal_panjang(hari)}", boleh_catat=hari <= kini
        ),
        "form": form,
        "hari": hari,
        "boleh_catat": hari <= kini,
        "boleh_rencana": hari >= kini,
        "pilih_hari": [
            ("Hari ini", _alamat(kini), hari == kini),
            ("Besok", _alamat(kini + SEHARI), hari == kini + SEHARI),
        ],
        "geser": {"sebelum": _alamat(hari - SEHARI), "sesudah": _alamat(hari + SEHARI)},
        "remah": [Tautan(judul="Aktivitas", url=reverse("aktivitas:daftar"))],
    }
    status = 422 if form.is_bound else 200
    return render(request, "aktivitas/pekerjaan.html", konteks, status=status)


def _simpan(request: PegawaiRequest, form: RencanaForm) -> HttpResponse:
    isian, kini = form.isian, timezone.now()
    ulang = form.cleaned_data["ulang"]
    if ulang:
        ulangi(request.pegawai, data=isian, hari=ulang, pada=kini)
        messages.success(request, "Pekerjaan berulang disimpan dan ditawarkan pada hari-harinya.")
    else:
        rencanakan(request.pegawai, data=isian, pada=kini)
        messages.success(request, f"Direncanakan untuk {tanggal_panjang(isian.tanggal)}.")
    return HttpResponseRedirect(_alamat(isian.tanggal))


@require_POST
@pegawai_required
def rencana_ubah(request: PegawaiRequest) -> HttpResponse:
    """One tap on a plan: make an entry, delete, move to the day shown, take recurring work over."""
    hari, kini = _hari(request), timezone.now()
    for nama, tindak in (("catat", _catat), ("hapus", _hapus), ("henti", _henti)):
        pk = nomor(request.POST.get(nama, ""))
        if pk:
            return tindak(request, pk, hari)
    pindah = nomor(request.POST.get("pindah", ""))
    if pindah:
        pindahkan(pindah, ke=hari, oleh=request.pegawai, pada=kini)
        messages.success(request, f"Dipindahkan ke {tanggal_panjang(hari)}.")
    elif "pola" in request.POST:
        isi = hari_rencana(request.pegawai, hari=hari)
        banyak = pakai_pola(request.pegawai, pola=isi.ditawarkan(hari), hari=hari, pada=kini)
        messages.success(request, f"{banyak} pekerjaan berulang masuk rencana.")
    return HttpResponseRedirect(_alamat(hari))


def _catat(request: PegawaiRequest, pk: int, _hari_ini: date) -> HttpResponse:
    aktivitas = catat_rencana(pk, oleh=request.pegawai, pada=timezone.now())
    messages.success(request, "Menjadi draf aktivitas. Tambahkan buktinya, lalu kirim.")
    return HttpResponseRedirect(reverse("aktivitas:ubah", args=[aktivitas.pk]))


def _hapus(request: PegawaiRequest, pk: int, hari: date) -> HttpResponse:
    hapus_rencana(pk, oleh=request.pegawai)
    messages.success(request, "Rencana dihapus.")
    return HttpResponseRedirect(_alamat(hari))


def _henti(request: PegawaiRequest, pk: int, hari: date) -> HttpResponse:
    hentikan_pola(pk, oleh=request.pegawai, pada=timezone.now())
    messages.success(request, "Pekerjaan ini tidak berulang lagi.")
    return HttpResponseRedirect(_alamat(hari))


@require_safe
@pegawai_required
def rekap(request: PegawaiRequest) -> HttpResponse:
    """Planned, done, reported: by day of a week or month, of oneself or of the team."""
    tampil = BULAN if request.GET.get("tampil") == BULAN else MINGGU
    jangka = jangka_rencana(tampil, _hari(request))
    tim = request.identitas.menyetujui and request.GET.get("siapa") == "tim"
    konteks: dict[str, Any] = {
        "jangka": jangka,
        "tabel": _rekap_tim(request, jangka) if tim else _rekap_sendiri(request, jangka),
        "pilihan": [
            ("Mingguan", tautan_dengan(request.GET, tampil=MINGGU), tampil == MINGGU),
            ("Bulanan", tautan_dengan(request.GET, tampil=BULAN), tampil == BULAN),
        ],
        "siapa": [
            ("Saya", tautan_dengan(request.GET, siapa=None, halaman=None), not tim),
            ("Tim saya", tautan_dengan(request.GET, siapa="tim", halaman=None), tim),
        ]
        if request.identitas.menyetujui
        else [],
        "geser": {
            "sebelum": _geser(request, jangka.mulai - SEHARI),
            "sesudah": _geser(request, jangka.selesai),
        },
        "remah": [Tautan(judul="Pekerjaan saya", url=reverse("aktivitas:pekerjaan"))],
    }
    return render(request, "aktivitas/rekap.html", konteks)


def _rekap_sendiri(request: PegawaiRequest, jangka: Any) -> Any:
    isi = rekap_rencana([request.pegawai.pk], mulai=jangka.mulai, selesai=jangka.selesai)
    return tabel_rekap(isi, orang={})


def _rekap_tim(request: PegawaiRequest, jangka: Any) -> Any:
    hari = request.identitas.hari
    ids = tim_pada(request.pegawai, pada=hari)
    semua = orang_dengan_jabatan(ids, pada=hari)
    halaman = Terhitung(semua, ORANG, jumlah=len(ids)).get_page(request.GET.get("halaman"))
    orang = {satu.pk: satu for satu in halaman.object_list}
    isi = rekap_rencana(list(orang), mulai=jangka.mulai, selesai=jangka.selesai)
    banyak = pager(halaman, request.GET) if halaman.paginator.num_pages > 1 else None
    return tabel_rekap(isi, orang=orang, pager=banyak)


def _geser(request: PegawaiRequest, hari: date) -> str:
    return tautan_dengan(request.GET, tanggal=hari.isoformat(), halaman=None)


def _hari(request: PegawaiRequest) -> date:
    diminta = request.GET.get("tanggal", "") or request.POST.get("hari", "")
    try:
        hari = date.fromisoformat(diminta)
    except ValueError:
        return request.identitas.hari
    return hari if hari.year in TAHUN else request.identitas.hari


def _alamat(hari: date) -> str:
    return f"{reverse('aktivitas:pekerjaan')}?{urlencode({'tanggal': hari.isoformat()})}"
