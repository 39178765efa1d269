"""Lists of a month: overview, one list, its steps and its files."""

from datetime import date, timedelta
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from ekinerja.core.access import ambil
from ekinerja.core.errors import AksiDitolak
from ekinerja.core.format import bulan_tahun
from ekinerja.core.htmx import fragment_or_redirect
from ekinerja.core.kit import Tautan
from ekinerja.core.workflow import Putusan, Step
from ekinerja.instansi.kop import kop_surat
from ekinerja.organisasi.models import PemberianPeran as Peran
from ekinerja.organisasi.models import UnitKerja
from ekinerja.organisasi.requests import MasukRequest, masuk_required, peran_required
from ekinerja.regulasi.pelaku import Bertindak
from ekinerja.regulasi.requests import pelaku
from ekinerja.tpp import presenters
from ekinerja.tpp.facts import bulan_berikut
from ekinerja.tpp.forms import SaringDaftar, SaringOrang, SiapkanForm
from ekinerja.tpp.keterkinian import periksa_keterkinian
from ekinerja.tpp.models import DaftarTPP
from ekinerja.tpp.permissions import PELIHAT_DAFTAR
from ekinerja.tpp.queries import (
    bendahara_unit,
    bulan_berdaftar,
    dokumen_daftar,
    halangan_daftar,
    hasil_daftar,
    penanda_tangan,
    saring_daftar,
    unit_tanpa_daftar,
)
from ekinerja.tpp.services import (
    jumlah_menunggu,
    kembalikan_daftar,
    minta_hitung,
    siapkan_daftar,
    tutup_daftar,
    verifikasi_daftar,
)
from ekinerja.tpp.views.bersama import (
    SEHALAMAN,
    ambil_daftar,
    lingkup,
    sehalaman,
    terlihat,
    unduhan_pdf,
    unduhan_xlsx,
)
from ekinerja.tpp.workflow import DAFTAR_WORKFLOW, DIHITUNG, DITUTUP, DIVERIFIKASI

_DIBANDINGKAN = 200
_KAPASITAS = {Peran.PPK_SKPD: "PPK-SKPD", Peran.PA_KPA: "PA/KPA"}


@require_safe
@peran_required(*PELIHAT_DAFTAR, Peran.BENDAHARA)
def daftar(request: MasukRequest) -> HttpResponse:
    """Units by month, who must act, and which units have not begun."""
    kerja, _ = lingkup(request)
    semua = terlihat(request)
    kini = request.identitas.hari.replace(day=1)
    lalu = (kini - timedelta(days=1)).replace(day=1)
    bulan = sorted({kini, lalu, *bulan_berdaftar(semua)}, reverse=True)
    saring = SaringDaftar(request.GET, bulan=bulan)
    awal, status, cari = saring.nilai()
    tersaring = saring_daftar(semua, awal=awal, status=status, cari=cari)
    baris, letak = sehalaman(request, tersaring)
    belum = list(unit_tanpa_daftar(kerja, awal=awal or lalu))
    if not belum and awal is None:
        lalu, belum = kini, list(unit_tanpa_daftar(kerja, awal=kini))
    isi = {
        "saring": saring,
        "tabel": presenters.tabel_daftar(baris, pager=letak),
        "belum": _belum(request, belum),
        "bulan": presenters.sebutan_bulan(awal or lalu),
        "awal": awal or lalu,
    }
    return render(request, "tpp/daftar.html", isi)


@require_safe
@masuk_required
def rincian_daftar(request: MasukRequest, pk: int) -> HttpResponse:
    """One list: people, totals, steps, history."""
    satu = ambil_daftar(request, pk)
    cari = request.GET.get("cari", "").strip()
    baris, letak = sehalaman(request, hasil_daftar(satu, cari=cari))
    isi = _rincian(request, satu) | {
        "saring": SaringOrang(request.GET),
        "tabel": presenters.tabel_hasil(satu, baris, pager=letak, cari=cari),
    }
    return render(request, "tpp/rincian_daftar.html", isi)


@require_safe
@masuk_required
def kemajuan(request: MasukRequest, pk: int) -> HttpResponse:
    """Progress of the calculation, asked for again and again."""
    satu = presenters.kemajuan(ambil_daftar(request, pk))
    if satu is None:
        return HttpResponse("")
    return render(request, "kit/kemajuan.html", {"kemajuan": satu})


@require_safe
@masuk_required
def keterkinian(request: MasukRequest, pk: int) -> HttpResponse:
    """Do the records still say what was calculated? Asked for after the page is shown.

    Only for lists small enough to be compared at once; every step compares any list anyway.
    """
    satu = ambil_daftar(request, pk)
    putusan = Putusan(True)
    if satu.status in {DIHITUNG, DIVERIFIKASI} and satu.jumlah_orang <= _DIBANDINGKAN:
        berakhir = request.identitas.hari >= bulan_berikut(satu.bulan.awal)
        putusan = periksa_keterkinian(satu, lengkap=berakhir)
    return render(request, "tpp/keterkinian.html", {"putusan": putusan})


@require_POST
@peran_required(Peran.PEMBUAT_DAFTAR)
def siapkan(request: MasukRequest) -> HttpResponse:
    """Begin with a month: make the list and put its calculation into the queue."""
    form = SiapkanForm(request.POST)
    if not form.is_valid():
        raise AksiDitolak("Pilih perangkat daerah dan bulannya lebih dahulu.")
    kerja = request.identitas.lingkup(Peran.PEMBUAT_DAFTAR)
    awal: date = form.cleaned_data["awal"]
    if awal > request.identitas.hari:
        raise AksiDitolak(f"{bulan_tahun(awal)} belum tiba. Pilih bulan ini atau bulan sebelumnya.")
    unit = ambil(
        unit_tanpa_daftar(kerja, awal=awal), form.cleaned_data["unit"], apa="Perangkat daerah"
    )
    baru = siapkan_daftar(unit, awal)
    minta_hitung(baru, oleh=pelaku(request), pada=timezone.now())
    return HttpResponseRedirect(reverse("tpp:rincian_daftar", args=[baru.pk]))


@require_POST
@masuk_required
def hitung(request: MasukRequest, pk: int) -> HttpResponse:
    """Ask for the calculation."""
    satu = ambil_daftar(request, pk)
    minta_hitung(satu, oleh=pelaku(request), pada=timezone.now())
    return _kembali(request, pk, "Hitungan dimulai. Kemajuannya tampil di halaman ini.")


@require_POST
@masuk_required
def verifikasi(request: MasukRequest, pk: int) -> HttpResponse:
    """PPK-SKPD finds the list right."""
    satu = ambil_daftar(request, pk)
    verifikasi_daftar(satu, oleh=pelaku(request), pada=timezone.now())
    return _kembali(request, pk, "Daftar diverifikasi. Giliran PA/KPA menyetujui dan menutupnya.")


@require_POST
@masuk_required
def kembalikan(request: MasukRequest, pk: int) -> HttpResponse:
    """Send the list back with a reason."""
    satu = ambil_daftar(request, pk)
    oleh = pelaku(request)
    kembalikan_daftar(
        satu,
        oleh=oleh,
        pada=timezone.now(),
        alasan=request.POST.get("alasan", ""),
        kapasitas=_kapasitas(satu, oleh),
    )
    return _kembali(request, pk, "Daftar dikembalikan kepada pembuat daftar.")


@require_POST
@masuk_required
def tutup(request: MasukRequest, pk: int) -> HttpResponse:
    """PA/KPA approves and closes."""
    satu = ambil_daftar(request, pk)
    tutup_daftar(satu, oleh=pelaku(request), pada=timezone.now())
    return _kembali(request, pk, f"{bulan_tahun(satu.bulan.awal)} sudah ditutup.")


@require_safe
@masuk_required
def nominatif(request: MasukRequest, pk: int) -> HttpResponse:
    """The list as a workbook."""
    satu = ambil_daftar(request, pk)
    isi = presenters.nominatif(satu, hasil_daftar(satu), tanda_tangan=_tanda_tangan(request, satu))
    return unduhan_xlsx(isi, f"{_nama_berkas(satu)}.xlsx")


@require_safe
@masuk_required
def nominatif_pdf(request: MasukRequest, pk: int) -> HttpResponse:
    """The list as PDF for signing."""
    satu = ambil_daftar(request, pk)
    if satu.jumlah_orang > presenters.PDF_TERBANYAK:
        raise AksiDitolak(
            f"Daftar ini memuat {satu.jumlah_orang} orang, terlalu panjang untuk satu PDF. Unduh "
            "sebagai xlsx."
        )
    isi = presenters.nominatif_pdf(
        satu,
        list(hasil_daftar(satu)),
        tanda_tangan=_tanda_tangan(request, satu),
        dokumen=dokumen_daftar(satu),
        kop=kop_surat(satu.instansi),
    )
    return unduhan_pdf(isi, f"{_nama_berkas(satu)}.pdf")


def _nama_berkas(satu: DaftarTPP) -> str:
    return f"nominatif-tpp-{satu.unit_id}-{satu.bulan.awal:%Y-%m}"


def _tanda_tangan(request: MasukRequest, satu: DaftarTPP) -> dict[str, str]:
    nama = penanda_tangan(satu)
    return {
        "PA/KPA": nama.get("tutup", "") if satu.status == DITUTUP else "",
        "PPK-SKPD": nama.get("verifikasi", ""),
        "Bendahara pengeluaran": bendahara_unit(satu, pada=request.identitas.hari),
        "Pembuat daftar": nama.get("hitung", ""),
    }


def _belum(request: MasukRequest, unit: list[UnitKerja]) -> dict[str, list[UnitKerja]]:
    """Units without a list: where this person compiles, and the others."""
    oleh = pelaku(request)
    giliran = [
        satu for satu in unit if oleh.punya_di(satu.instansi_id, satu.pk, Peran.PEMBUAT_DAFTAR)
    ]
    lain = [satu for satu in unit if satu not in giliran]
    return {"giliran": giliran[:SEHALAMAN], "lain": lain[:SEHALAMAN]}


def langkah_ditawarkan(satu: DaftarTPP, oleh: Bertindak) -> list[Step]:
    """Steps of this state that this person may take; facts are compared only when one is taken."""
    if presenters.sedang_dihitung(satu):
        return []
    return [
        langkah
        for langkah in DAFTAR_WORKFLOW.steps.values()
        if satu.status in langkah.asal
        and DAFTAR_WORKFLOW.predicate(langkah.allowed)(satu, oleh).boleh
    ]


def _rincian(request: MasukRequest, satu: DaftarTPP) -> dict[str, Any]:
    return {
        "remah": [Tautan(judul="Daftar TPP", url=reverse("tpp:daftar"))],
        "rincian": presenters.rincian_daftar(
            satu,
            langkah=langkah_ditawarkan(satu, pelaku(request)),
            halangan=halangan_daftar(satu)[:SEHALAMAN],
            menunggu=jumlah_menunggu(satu),
            riwayat=satu.riwayat.order_by("-pada", "-pk")[:SEHALAMAN],
        ),
    }


def _kapasitas(satu: DaftarTPP, oleh: Bertindak) -> str:
    return next(
        (
            sebutan
            for peran, sebutan in _KAPASITAS.items()
            if oleh.punya_di(satu.instansi_id, satu.unit_id, peran)
        ),
        "",
    )


def _kembali(request: MasukRequest, pk: int, pesan: str) -> HttpResponse:
    return fragment_or_redirect(
        request,
        "tpp/rincian_daftar.html#kepala",
        _rincian(request, ambil_daftar(request, pk)),
        ke=reverse("tpp:rincian_daftar", args=[pk]),
        pesan=pesan,
    )
