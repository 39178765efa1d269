"""The own log: list, form, one entry, its evidence."""

from datetime import date, timedelta
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ekinerja.aktivitas import services
from ekinerja.aktivitas.forms import (
    AktivitasForm,
    SaringBulanForm,
    isian_awal,
    isian_tersimpan,
)
from ekinerja.aktivitas.models import Aktivitas, KatalogAktivitas
from ekinerja.aktivitas.permissions import (
    PEMBACA,
    aktivitas_dapat_diubah,
    pejabat_penilai,
)
from ekinerja.aktivitas.presenters import ekspor_bulan, susun_bulan, susun_isian, susun_rincian
from ekinerja.aktivitas.presenters.papan import umpan_tampil
from ekinerja.aktivitas.queries import (
    aktivitas_bulan,
    aktivitas_rinci,
    aktivitas_terlihat,
    catatan_pengembalian,
    jumlah_per_hari,
    katalog_pegawai,
    operator_kini,
    pekerjaan_terbuka,
    ringkas_bulan,
    riwayat_aktivitas,
    saran_uraian,
    tugas_jabatan,
)
from ekinerja.aktivitas.queries.papan import umpan_hari
from ekinerja.aktivitas.sms import BarisSMS, BarisTakTerbaca, baca_baris, cocokkan
from ekinerja.aktivitas.views.bukti import telaah
from ekinerja.aktivitas.views.bulan import bulan_diminta, bulan_terakhir
from ekinerja.aktivitas.views.persetujuan import putusan_aktivitas
from ekinerja.core.access import ambil, nomor, wajib
from ekinerja.core.errors import AksiDitolak
from ekinerja.core.htmx import is_htmx, render_page, safe_next
from ekinerja.core.kit import Tautan
from ekinerja.organisasi.models import UraianTugas
from ekinerja.pegawai.identity import Identitas
from ekinerja.pegawai.requests import MasukRequest, PegawaiRequest, masuk_required, pegawai_required
from ekinerja.regulasi.queries import menit_target
from ekinerja.skp.queries import indikator_pilihan

BARIS = 50
JANGKA_INDIKATOR = timedelta(days=31)
KATALOG_TERBANYAK, PEKERJAAN_TERBANYAK = 1_000, 30


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
        request,
        "aktivitas/daftar.html",
        {
            "bulan": bulan,
            "saring": saring,
            "operator": operator_kini(request.pegawai.pk, hari=hari_ini),
        },
        part="isi-bulan",
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
    """Log an entry. The form opens filled: ``?salin=`` from a former entry, ``?katalog=`` and
    ``?indikator=`` from a choice, ``?baris=`` from a line like SMS,
    ``?uraian=`` from an assignment."""
    if request.method == "POST":
        return _terima(request, aktivitas=None)
    lalu = saran_uraian(request.identitas.lingkup_sendiri(), pegawai_id=request.pegawai.pk)
    baris, kalimat = _baris(request)
    salinan, katalog = _salinan(request), _katalog(request, baris)
    indikator_id = nomor(request.GET.get("indikator", ""))
    if indikator_id is None and lalu:
        indikator_id = _indikator_lalu(lalu, katalog)
    awal = isian_awal(
        hari=request.identitas.hari,
        salinan=salinan,
        indikator_id=indikator_id,
        katalog=katalog,
        baris=baris,
    )
    if kalimat:
        awal["uraian"] = request.GET.get("baris", "")[:500]
    elif "uraian" in request.GET:
        awal["uraian"] = request.GET["uraian"][:500]
    form = AktivitasForm(initial=awal, tugas=_tugas(request), pekerjaan=_pekerjaan(request))
    return _formulir(request, form, lalu=lalu, kabar=kalimat, katalog=katalog)


def _baris(request: PegawaiRequest) -> tuple[BarisSMS | None, str]:
    """The line that was typed, or the sentence why it cannot be read."""
    teks = request.GET.get("baris")
    if teks is None:
        return None, ""
    try:
        return baca_baris(teks), ""
    except BarisTakTerbaca as galat:
        return None, str(galat)


def _salinan(request: PegawaiRequest) -> Aktivitas | None:
    pk = nomor(request.GET.get("salin", ""))
    if pk is None:
        return None
    milik = aktivitas_terlihat(request.identitas.lingkup_sendiri())
    return milik.filter(pegawai_id=request.pegawai.pk, pk=pk).first()


def _katalog(request: PegawaiRequest, baris: BarisSMS | None) -> KatalogAktivitas | None:
    """The activity that was chosen, or the one that the line means."""
    hari = request.identitas.hari
    pk = nomor(request.GET.get("katalog", ""))
    if pk is not None:
        return katalog_pegawai(request.pegawai, hari=hari).filter(pk=pk).first()
    if baris is None:
        return None
    semua = list(katalog_pegawai(request.pegawai, hari=hari)[:KATALOG_TERBANYAK])
    letak = cocokkan(baris.teks, [satu.nama for satu in semua])
    return None if letak is None else semua[letak]


def _indikator_lalu(lalu: list[Aktivitas], katalog: KatalogAktivitas | None) -> int:
    """The indicator under which this activity was logged last, else the last one of all."""
    if katalog is not None:
        for satu in lalu:
            if satu.katalog is not None and satu.katalog.kode == katalog.kode:
                return satu.indikator_id
    return lalu[0].indikator_id


def _pekerjaan(
    request: PegawaiRequest, aktivitas: Aktivitas | None = None
) -> list[tuple[int, str]]:
    """Own jobs over many days, for the form."""
    buka = pekerjaan_terbuka(request.pegawai.pk, banyak=PEKERJAAN_TERBANYAK)
    pilihan = [(pk, f"{uraian} ({capaian} %)") for pk, uraian, capaian in buka]
    induk = aktivitas.pekerjaan if aktivitas is not None else None
    if induk is not None and induk.pk not in dict(pilihan):
        pilihan.append((induk.pk, induk.uraian))
    return pilihan


@require_http_methods(["GET", "HEAD", "POST"])
@pegawai_required
def ubah(request: PegawaiRequest, pk: int) -> HttpResponse:
    """Correct a draft or a returned entry."""
    aktivitas = _milik(request, pk)
    wajib(aktivitas_dapat_diubah(aktivitas, request.pegawai))
    if request.method == "POST":
        return _terima(request, aktivitas=aktivitas)
    awal = isian_tersimpan(aktivitas)
    form = AktivitasForm(
        initial=awal, tugas=_tugas(request, aktivitas), pekerjaan=_pekerjaan(request, aktivitas)
    )
    return _formulir(request, form, aktivitas, katalog=aktivitas.katalog)


@require_safe
@masuk_required
def rincian(request: MasukRequest, pk: int) -> HttpResponse:
    """One entry, for its owner, its penilai and those who read the unit."""
    aktivitas = ambil(aktivitas_rinci(request.identitas.lingkup(*PEMBACA)), pk, apa="Aktivitas")
    tampil = susun_rincian(
        aktivitas, riwayat=riwayat_aktivitas(aktivitas), oleh=request.identitas.pegawai
    )
    induk = _induk(aktivitas, request.identitas)
    konteks = {
        "aktivitas": tampil,
        "putusan": putusan_aktivitas(request.identitas, aktivitas, saat=timezone.now()),
        "umpan": umpan_tampil(umpan_hari(aktivitas.pegawai_id, tanggal=aktivitas.tanggal)),
        "telaah": telaah(aktivitas, request.identitas.pegawai),
        "remah": [induk],
    }
    return render(request, "aktivitas/rincian.html", konteks)


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
    form = AktivitasForm(
        request.POST,
        request.FILES,
        tugas=_tugas(request, aktivitas),
        pekerjaan=_pekerjaan(request, aktivitas) if request.POST.get("pekerjaan") else (),
    )
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
    for kalimat in tersimpan.peringatan:
        messages.warning(
            request, f"{kalimat}. Aktivitas tetap tersimpan; atasan melihat tanda ini."
        )
    ke = safe_next(request, _daftar_bulan(tersimpan, kini=request.identitas.hari))
    if is_htmx(request):
        return HttpResponse(headers={"HX-Redirect": ke})
    return HttpResponseRedirect(ke)


def _daftar_bulan(aktivitas: Aktivitas, *, kini: date) -> str:
    """The day when it is today, else the list of the month in which the entry stands."""
    tanggal = aktivitas.tanggal
    if tanggal == kini:
        return reverse("aktivitas:hari")
    return f"{reverse('aktivitas:daftar')}?bulan={tanggal:%Y-%m}"


def _simpan(request: PegawaiRequest, form: AktivitasForm, aktivitas: Aktivitas | None) -> Aktivitas:
    bersama: dict[str, Any] = {
        "data": form.isian,
        "bukti": form.bukti,
        "surat": form.surat_tugas,
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
    kabar: str = "",
    katalog: KatalogAktivitas | None = None,
) -> HttpResponse:
    """
    :param kabar: why a line could not be read; the form opens all the same.
    """
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
        katalog=katalog or _katalog_terkirim(request, form),
        kabar=kabar,
    )
    konteks = {"isian": tampil, "remah": [_daftar()], "ubah": aktivitas is not None}
    return render_page(request, "aktivitas/isian.html", konteks, part="galat-isian", status=status)


def _katalog_terkirim(request: PegawaiRequest, form: AktivitasForm) -> KatalogAktivitas | None:
    """The activity of a refused or copied form, shown again."""
    pk = nomor(str(form["katalog"].value() or ""))
    if pk is None:
        return None
    return katalog_pegawai(request.pegawai, hari=request.identitas.hari).filter(pk=pk).first()


def _alamat(aktivitas: Aktivitas | None) -> str:
    if aktivitas is None:
        return reverse("aktivitas:baru")
    return reverse("aktivitas:ubah", args=[aktivitas.pk])


def _kabar(aktivitas: Aktivitas) -> str:
    if aktivitas.status == "DIKIRIM" and aktivitas.penilai is not None:
        return f"Aktivitas terkirim kepada {aktivitas.penilai.nama}."
    return "Aktivitas disimpan sebagai draf. Kirim setelah buktinya lengkap."


def _daftar() -> Tautan:
    return Tautan(judul="Hari ini", url=reverse("aktivitas:hari"))


def _induk(aktivitas: Aktivitas, identitas: Identitas) -> Tautan:
    """Where the reader came from: the own list, or the inbox."""
    pegawai = identitas.pegawai
    if pegawai is not None and pejabat_penilai(aktivitas, pegawai).boleh:
        return Tautan(judul="Persetujuan", url=reverse("aktivitas:persetujuan"))
    return _daftar()
