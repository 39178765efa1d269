"""The own log: list, form, one entry, its evidence."""

from datetime import date, timedelta
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ekinerja.aktivitas import services
from ekinerja.aktivitas.bukti import kirim_bukti
from ekinerja.aktivitas.forms import (
    AktivitasForm,
    SaringBulanForm,
    isian_awal,
    isian_tersimpan,
)
from ekinerja.aktivitas.models import Aktivitas
from ekinerja.aktivitas.permissions import PEMBACA, aktivitas_dapat_diubah, pejabat_penilai
from ekinerja.aktivitas.presenters import ekspor_bulan, susun_bulan, susun_isian, susun_rincian
from ekinerja.aktivitas.queries import (
    aktivitas_bulan,
    aktivitas_rinci,
    aktivitas_terlihat,
    bukti_terlihat,
    catatan_pengembalian,
    jumlah_per_hari,
    ringkas_bulan,
    riwayat_aktivitas,
    saran_uraian,
    tugas_jabatan,
)
from ekinerja.core.access import ambil, wajib
from ekinerja.core.errors import AksiDitolak
from ekinerja.core.htmx import is_htmx, render_page, safe_next
from ekinerja.core.kit import Tautan
from ekinerja.organisasi.models import UraianTugas
from ekinerja.pegawai.identity import Identitas
from ekinerja.pegawai.requests import MasukRequest, PegawaiRequest, masuk_required, pegawai_required
from ekinerja.regulasi.queries import menit_target
from ekinerja.skp.queries import indikator_pilihan

BARIS, BULAN_LALU = 50, 12
TAHUN = range(2000, 2100)
JANGKA_INDIKATOR = timedelta(days=31)


@require_safe
@pegawai_required
def daftar(request: PegawaiRequest) -> HttpResponse:
    """The own month, newest day first."""
    hari_ini = request.identitas.hari
    awal, akhir = bulan_diminta(request, hari_ini)
    lingkup = request.identitas.lingkup_sendiri()
    siapa: dict[str, Any] = {"pegawai_id": request.pegawai.pk, "mulai": awal, "selesai": akhir}
    saring = SaringBulanForm(
        {"bulan": f"{awal:%Y-%m}", "status": request.GET.get("status", "")},
        bulan=bulan_terakhir(hari_ini, awal),
    )
    status = saring.cleaned_data["status"] if saring.is_valid() else ""
    baris = aktivitas_bulan(lingkup, **siapa, status=status)
    halaman = Paginator(baris, BARIS).get_page(request.GET.get("halaman"))
    bulan = susun_bulan(
        halaman,
        awal=awal,
        hari_ini=hari_ini,
        ringkas=ringkas_bulan(lingkup, **siapa, hari=hari_ini),
        per_hari=jumlah_per_hari(lingkup, **siapa),
        catatan=catatan_pengembalian(
            [satu.pk for satu in halaman.object_list if satu.status == "DIKEMBALIKAN"]
        ),
        target=menit_target(request.pegawai.instansi_id, pada=awal),
        params=request.GET,
    )
    return render_page(
        request, "aktivitas/daftar.html", {"bulan": bulan, "saring": saring}, part="isi-bulan"
    )


@require_safe
@pegawai_required
def ekspor(request: PegawaiRequest) -> HttpResponse:
    """The own month as a workbook."""
    awal, akhir = bulan_diminta(request, request.identitas.hari)
    baris = aktivitas_bulan(
        request.identitas.lingkup_sendiri(),
        pegawai_id=request.pegawai.pk,
        mulai=awal,
        selesai=akhir,
    )
    jawaban = HttpResponse(
        ekspor_bulan(list(baris[:5_000])),
        content_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    )
    nama = f"aktivitas-{awal:%Y-%m}.xlsx"
    jawaban["Content-Disposition"] = f'attachment; filename="{nama}"'
    return jawaban


@require_http_methods(["GET", "HEAD", "POST"])
@pegawai_required
def baru(request: PegawaiRequest) -> HttpResponse:
    """Log an entry. ``?salin=`` opens the form filled from a former entry."""
    if request.method == "POST":
        return _terima(request, aktivitas=None)
    lingkup = request.identitas.lingkup_sendiri()
    lalu = saran_uraian(lingkup, pegawai_id=request.pegawai.pk)
    nomor = request.GET.get("salin", "")
    milik = aktivitas_terlihat(lingkup).filter(pegawai_id=request.pegawai.pk)
    salinan = milik.filter(pk=nomor).first() if nomor.isdecimal() and len(nomor) < 19 else None
    awal = isian_awal(
        hari=request.identitas.hari,
        salinan=salinan,
        indikator_id=lalu[0].indikator_id if lalu else None,
    )
    return _formulir(request, AktivitasForm(initial=awal, tugas=_tugas(request)), lalu=lalu)


@require_http_methods(["GET", "HEAD", "POST"])
@pegawai_required
def ubah(request: PegawaiRequest, pk: int) -> HttpResponse:
    """Correct a draft or a returned entry."""
    aktivitas = _milik(request, pk)
    wajib(aktivitas_dapat_diubah(aktivitas, request.pegawai))
    if request.method == "POST":
        return _terima(request, aktivitas=aktivitas)
    awal = isian_tersimpan(aktivitas)
    form = AktivitasForm(initial=awal, tugas=_tugas(request, aktivitas))
    return _formulir(request, form, aktivitas)


@require_safe
@masuk_required
def rincian(request: MasukRequest, pk: int) -> HttpResponse:
    """One entry, for its owner, its penilai and those who read the unit."""
    aktivitas = ambil(aktivitas_rinci(request.identitas.lingkup(*PEMBACA)), pk, apa="Aktivitas")
    tampil = susun_rincian(
        aktivitas, riwayat=riwayat_aktivitas(aktivitas), oleh=request.identitas.pegawai
    )
    induk = _induk(aktivitas, request.identitas)
    return render(request, "aktivitas/rincian.html", {"aktivitas": tampil, "remah": [induk]})


@require_safe
@masuk_required
def bukti(request: MasukRequest, pk: int) -> HttpResponse:
    """A photo or file of a visible entry."""
    satu = ambil(bukti_terlihat(request.identitas.lingkup(*PEMBACA)), pk, apa="Bukti")
    return kirim_bukti(satu, kecil=request.GET.get("kecil") == "1")


@require_POST
@pegawai_required
def hapus_bukti(request: PegawaiRequest, pk: int) -> HttpResponse:
    """Take evidence off an entry that is still open."""
    satu = ambil(bukti_terlihat(request.identitas.lingkup_sendiri()), pk, apa="Bukti")
    services.hapus_bukti(satu, oleh=request.pegawai)
    messages.success(request, "Bukti dihapus.")
    return HttpResponseRedirect(reverse("aktivitas:ubah", args=[satu.aktivitas_id]))


@require_POST
@pegawai_required
def kirim(request: PegawaiRequest, pk: int) -> HttpResponse:
    """Send a draft or a corrected entry."""
    terkirim = services.kirim(_milik(request, pk), oleh=request.pegawai, pada=timezone.now())
    messages.success(request, _kabar(terkirim))
    return HttpResponseRedirect(reverse("aktivitas:rincian", args=[pk]))


@require_POST
@pegawai_required
def batalkan(request: PegawaiRequest, pk: int) -> HttpResponse:
    """Withdraw an entry."""
    services.batalkan(_milik(request, pk), oleh=request.pegawai, pada=timezone.now())
    messages.success(request, "Aktivitas dibatalkan dan tidak lagi dihitung.")
    return HttpResponseRedirect(reverse("aktivitas:daftar"))


def _tugas(request: PegawaiRequest, aktivitas: Aktivitas | None = None) -> list[UraianTugas]:
    """Tasks of the own posts in the days that can be chosen; saving checks the day itself."""
    hari = request.identitas.hari
    mulai = min(hari - JANGKA_INDIKATOR, aktivitas.tanggal if aktivitas else hari)
    return tugas_jabatan(request.pegawai.pk, mulai=mulai, sampai=hari)


def _milik(request: PegawaiRequest, pk: int) -> Aktivitas:
    return ambil(aktivitas_rinci(request.identitas.lingkup(*PEMBACA)), pk, apa="Aktivitas")


def _terima(request: PegawaiRequest, *, aktivitas: Aktivitas | None) -> HttpResponse:
    """The posted form becomes a deed; what is refused comes back with all that was typed."""
    form = AktivitasForm(request.POST, request.FILES, tugas=_tugas(request, aktivitas))
    if kalimat := request.META.get("UPLOAD_REFUSED"):
        form.add_error("berkas", kalimat)
    if not form.is_valid():
        return _formulir(request, form, aktivitas, status=422)
    try:
        tersimpan = _simpan(request, form, aktivitas)
    except AksiDitolak as galat:
        form.add_error(None, galat.kalimat)
        return _formulir(request, form, aktivitas, status=422)
    messages.success(request, _kabar(tersimpan))
    ke = safe_next(request, _daftar_bulan(tersimpan, kini=request.identitas.hari))
    if is_htmx(request):
        return HttpResponse(headers={"HX-Redirect": ke})
    return HttpResponseRedirect(ke)


def _daftar_bulan(aktivitas: Aktivitas, *, kini: date) -> str:
    """The list of the month in which the entry stands."""
    daftar = reverse("aktivitas:daftar")
    tanggal = aktivitas.tanggal
    if (tanggal.year, tanggal.month) == (kini.year, kini.month):
        return daftar
    return f"{daftar}?bulan={tanggal:%Y-%m}"


def _simpan(request: PegawaiRequest, form: AktivitasForm, aktivitas: Aktivitas | None) -> Aktivitas:
    bersama: dict[str, Any] = {
        "data": form.isian,
        "bukti": form.bukti,
        "pada": timezone.now(),
        "langsung_kirim": request.POST.get("aksi") == "kirim",
    }
    if aktivitas is not None:
        return services.ubah_aktivitas(aktivitas, oleh=request.pegawai, **bersama)
    kunci = form.cleaned_data["kunci_kirim"]
    return services.catat_aktivitas(request.pegawai, kunci_kirim=kunci, **bersama)


def _formulir(
    request: PegawaiRequest,
    form: AktivitasForm,
    aktivitas: Aktivitas | None = None,
    *,
    lalu: list[Aktivitas] | None = None,
    status: int = 200,
) -> HttpResponse:
    hari_ini = request.identitas.hari
    lingkup = request.identitas.lingkup_sendiri()
    mulai = hari_ini - JANGKA_INDIKATOR
    if aktivitas is not None:
        mulai = min(mulai, aktivitas.tanggal)
    if lalu is None:
        lalu = saran_uraian(lingkup, pegawai_id=request.pegawai.pk)
    tampil = susun_isian(
        form,
        url=_alamat(aktivitas),
        pilihan=indikator_pilihan(
            lingkup, pegawai_id=request.pegawai.pk, mulai=mulai, sampai=hari_ini
        ),
        lalu=lalu,
        hari_ini=hari_ini,
        aktivitas=aktivitas,
    )
    konteks = {"isian": tampil, "remah": [_daftar()], "ubah": aktivitas is not None}
    return render_page(request, "aktivitas/isian.html", konteks, part="galat-isian", status=status)


def _alamat(aktivitas: Aktivitas | None) -> str:
    if aktivitas is None:
        return reverse("aktivitas:baru")
    return reverse("aktivitas:ubah", args=[aktivitas.pk])


def _kabar(aktivitas: Aktivitas) -> str:
    if aktivitas.status == "DIKIRIM" and aktivitas.penilai is not None:
        return f"Aktivitas terkirim kepada {aktivitas.penilai.nama}."
    return "Aktivitas disimpan sebagai draf. Kirim setelah buktinya lengkap."


def _daftar() -> Tautan:
    return Tautan(judul="Aktivitas", url=reverse("aktivitas:daftar"))


def _induk(aktivitas: Aktivitas, identitas: Identitas) -> Tautan:
    """Where the reader came from: the own list, or the inbox."""
    pegawai = identitas.pegawai
    if pegawai is not None and pejabat_penilai(aktivitas, pegawai).boleh:
        return Tautan(judul="Persetujuan", url=reverse("aktivitas:persetujuan"))
    return _daftar()


def bulan_diminta(request: HttpRequest, hari_ini: date) -> tuple[date, date]:
    """``?bulan=2026-10`` as ``[awal, akhir)``; anything unreadable is the current month."""
    try:
        awal = date.fromisoformat(f"{request.GET.get('bulan', '')}-01")
    except ValueError:
        awal = hari_ini.replace(day=1)
    if awal.year not in TAHUN:
        awal = hari_ini.replace(day=1)
    return awal, bulan_berikut(awal)


def bulan_berikut(awal: date) -> date:
    """First day of the month after."""
    return date(awal.year + awal.month // 12, awal.month % 12 + 1, 1)


def bulan_terakhir(hari_ini: date, terpilih: date) -> list[date]:
    """The months the filter offers, newest first, the chosen one among them."""
    bulan = {terpilih}
    awal = hari_ini.replace(day=1)
    for _ in range(BULAN_LALU):
        bulan.add(awal)
        awal = (awal - timedelta(days=1)).replace(day=1)
    return sorted(bulan, reverse=True)
