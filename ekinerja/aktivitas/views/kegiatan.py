"""Shared events: the list, the form, one event with its people and its QR, the attendance list."""

import uuid
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ekinerja.aktivitas.bukti import kirim_bukti
from ekinerja.aktivitas.forms.kegiatan import (
    KegiatanForm,
    PeranForm,
    SaringKegiatanForm,
    UndangForm,
    orang_dicentang,
    sebut_peran,
)
from ekinerja.aktivitas.kode_kegiatan import kode_kegiatan, nomor_kegiatan
from ekinerja.aktivitas.models import Kegiatan
from ekinerja.aktivitas.permissions import (
    PEMBACA,
    PEMBACA_PENINJAUAN,
    kegiatan_belum_disetujui,
    penyelenggara_kegiatan,
)
from ekinerja.aktivitas.presenters.kegiatan import (
    susun_kegiatan,
    tabel_kegiatan,
    tampilkan_calon,
)
from ekinerja.aktivitas.queries import peninjauan_terlihat
from ekinerja.aktivitas.queries.kegiatan import (
    KATALOG_TERBANYAK,
    bukti_kegiatan_terlihat,
    bukti_milik_kegiatan,
    calon_peserta,
    daftar_kegiatan,
    katalog_kegiatan,
    kegiatan_rinci,
    kegiatan_terlihat,
    orang_seinstansi,
    peserta_kegiatan,
    peserta_terlihat,
    riwayat_kegiatan,
    riwayat_peserta,
)
from ekinerja.aktivitas.services import kegiatan as services
from ekinerja.aktivitas.services.kehadiran import keluarkan, ubah_peran, undang
from ekinerja.aktivitas.workflow import HADIR, KELUAR, TERJADWAL
from ekinerja.core.access import ambil, nomor, wajib
from ekinerja.core.errors import AksiDitolak
from ekinerja.core.htmx import render_page
from ekinerja.core.kit import Tautan
from ekinerja.pegawai.requests import MasukRequest, PegawaiRequest, masuk_required, pegawai_required

BARIS = 30


@require_safe
@pegawai_required
def kegiatan(request: PegawaiRequest) -> HttpResponse:
    """Events that I organise or am invited to; a typed code leads to its confirmation."""
    kode = request.GET.get("kode", "").strip().lower()
    if kode and nomor_kegiatan(kode) is not None:
        return HttpResponseRedirect(reverse("aktivitas:kegiatan_ikut", args=[kode[:40]]))
    if kode:
        messages.warning(request, "Kode itu tidak terbaca. Salin kode yang ditampilkan.")
    saring = SaringKegiatanForm(request.GET)
    pilih = saring.cleaned_data["pilih"] if saring.is_valid() else ""
    semua = daftar_kegiatan(request.identitas.lingkup_sendiri(), pilih=pilih)
    halaman = Paginator(semua, BARIS).get_page(request.GET.get("halaman"))
    konteks = {
        "tabel": tabel_kegiatan(halaman, request.GET, pegawai_id=request.pegawai.pk),
        "saring": saring,
        "remah": [_hari_ini()],
    }
    return render_page(request, "aktivitas/kegiatan.html", konteks, part="tabel")


@require_http_methods(["GET", "HEAD", "POST"])
@pegawai_required
def kegiatan_baru(request: PegawaiRequest) -> HttpResponse:
    """Make an event."""
    if request.method == "POST":
        return _simpan(request, None)
    awal = {"kunci_kirim": uuid.uuid4(), "tanggal": request.identitas.hari}
    form = KegiatanForm(initial=awal, katalog=_katalog(request))
    return _formulir(request, form, None)


@require_http_methods(["GET", "HEAD", "POST"])
@pegawai_required
def kegiatan_ubah(request: PegawaiRequest, pk: int) -> HttpResponse:
    """Correct an event that is not locked."""
    satu = _milik(request, pk)
    if request.method == "POST":
        return _simpan(request, satu)
    awal = {
        "kunci_kirim": satu.kunci_kirim, "nama": satu.nama, "tanggal": satu.tanggal,
        "mulai": satu.mulai, "selesai": satu.selesai, "tempat": satu.tempat,
        "katalog": satu.katalog_id, "notulen": satu.notulen,
        **{f"batas_{peran}": banyak for peran, banyak in satu.kapasitas.items()},
    }  # fmt: skip
    return _formulir(request, KegiatanForm(initial=awal, katalog=_katalog(request)), satu)


def _katalog(request: PegawaiRequest) -> Any:
    hari = request.identitas.hari
    return katalog_kegiatan(request.pegawai.instansi_id, hari=hari)[:KATALOG_TERBANYAK]


def _simpan(request: PegawaiRequest, satu: Kegiatan | None) -> HttpResponse:
    form = KegiatanForm(request.POST, request.FILES, katalog=_katalog(request))
    if kalimat := request.META.get("UPLOAD_REFUSED"):
        form.add_error("berkas", kalimat)
    if not form.is_valid():
        return _formulir(request, form, satu, status=422)
    isi: dict[str, Any] = {"data": form.isian, "bukti": form.bukti, "pada": timezone.now()}
    try:
        if satu is None:
            kunci = form.cleaned_data["kunci_kirim"]
            satu = services.buat_kegiatan(request.pegawai, kunci_kirim=kunci, **isi)
        else:
            satu = services.ubah_kegiatan(satu, oleh=request.pegawai, **isi)
    except AksiDitolak as galat:
        form.add_error(None, galat.kalimat)
        return _formulir(request, form, satu, status=422)
    messages.success(request, "Kegiatan tersimpan.")
    return _ke(satu.pk)


def _formulir(
    request: PegawaiRequest, form: KegiatanForm, satu: Kegiatan | None, *, status: int = 200
) -> HttpResponse:
    konteks = {
        "form": form,
        "ubah": satu is not None,
        "kembali": _alamat(satu.pk) if satu else reverse("aktivitas:kegiatan"),
        "remah": [_daftar()],
    }
    return render(request, "aktivitas/kegiatan_formulir.html", konteks, status=status)


@require_safe
@pegawai_required
def kegiatan_lihat(request: PegawaiRequest, pk: int) -> HttpResponse:
    """One event: for its organiser with the QR and the people, for others as it stands."""
    satu = _terlihat(request, pk)
    peserta = list(peserta_kegiatan(satu))
    milik = penyelenggara_kegiatan(satu, request.pegawai).boleh
    terbuka = milik and satu.status == TERJADWAL
    mengelola = terbuka and kegiatan_belum_disetujui(satu, request.pegawai).boleh
    kode = kode_kegiatan(satu) if terbuka else ""
    saya = next((p for p in peserta if p.pegawai_id == request.pegawai.pk), None)
    cari = request.GET.get("cari", "")[:100]
    orang = calon_peserta(_lingkup(request), satu, cari=cari) if mengelola and cari else []
    konteks = {
        "kegiatan": susun_kegiatan(
            satu, peserta=peserta, riwayat=riwayat_kegiatan(satu),
            riwayat_orang=riwayat_peserta(satu), mengelola=mengelola, kode=kode,
            tautan=_tautan(request, kode) if kode else "",
        ),
        "pk": satu.pk, "mengelola": mengelola, "milik": milik, "cari": cari,
        "calon": tampilkan_calon(orang),
        "undang": UndangForm(peran=services.peran_tersedia(satu)) if mengelola else None,
        "peran": sebut_peran(services.peran_tersedia(satu)) if mengelola else [],
        "saya": saya, "dapat_keluar": saya is not None and saya.status != KELUAR,
        "dapat_hadir": saya is not None and saya.status not in (KELUAR, HADIR)
        and satu.status == TERJADWAL,
        "remah": [_daftar()],
    }  # fmt: skip
    return render(request, "aktivitas/kegiatan_rinci.html", konteks)


@require_POST
@pegawai_required
def kegiatan_undang(request: PegawaiRequest, pk: int) -> HttpResponse:
    """Invite the people that were ticked."""
    satu = _milik(request, pk)
    form = UndangForm(request.POST, peran=services.peran_tersedia(satu))
    ids = orang_dicentang(request.POST)
    if not form.is_valid() or not ids:
        messages.warning(request, "Centang orangnya dan pilih perannya, lalu undang.")
        return _ke(pk)
    orang = orang_seinstansi(satu.instansi_id, ids)
    banyak = undang(
        satu, orang=orang, peran=form.cleaned_data["peran"], oleh=request.pegawai,
        pada=timezone.now(),
    )  # fmt: skip
    messages.success(request, f"{banyak} orang diundang.")
    return _ke(pk)


@require_POST
@pegawai_required
def kegiatan_peran(request: PegawaiRequest, pk: int) -> HttpResponse:
    """Correct the role of a person."""
    peserta = ambil(peserta_terlihat(_lingkup(request)), pk, apa="Peserta")
    wajib(penyelenggara_kegiatan(peserta.kegiatan, request.pegawai))
    form = PeranForm(request.POST, peran=services.peran_tersedia(peserta.kegiatan))
    if form.is_valid():
        peran = form.cleaned_data["peran"]
        ubah_peran(peserta, peran, oleh=request.pegawai, pada=timezone.now())
        messages.success(request, f"Peran {peserta.pegawai.nama} diubah.")
    else:
        messages.warning(request, "Pilih perannya, lalu simpan.")
    return _ke(peserta.kegiatan_id)


@require_POST
@pegawai_required
def kegiatan_keluarkan(request: PegawaiRequest, pk: int) -> HttpResponse:
    """Remove a person with a reason."""
    peserta = ambil(peserta_terlihat(_lingkup(request)), pk, apa="Peserta")
    wajib(penyelenggara_kegiatan(peserta.kegiatan, request.pegawai))
    keluarkan(peserta, oleh=request.pegawai, pada=timezone.now(), alasan=_alasan(request))
    messages.success(request, f"{peserta.pegawai.nama} dikeluarkan dari kegiatan.")
    return _ke(peserta.kegiatan_id)


@require_POST
@pegawai_required
def kegiatan_batal(request: PegawaiRequest, pk: int) -> HttpResponse:
    """Cancel the event."""
    services.batalkan_kegiatan(
        _milik(request, pk), oleh=request.pegawai, pada=timezone.now(), alasan=_alasan(request)
    )
    messages.success(request, "Kegiatan dibatalkan; semua pesertanya dilepas.")
    return _ke(pk)


@require_POST
@pegawai_required
def kegiatan_kode(request: PegawaiRequest, pk: int) -> HttpResponse:
    """A new code."""
    services.ganti_kode(_milik(request, pk), oleh=request.pegawai, pada=timezone.now())
    messages.success(request, "Kode QR diganti. Kode yang lama tidak berlaku lagi.")
    return _ke(pk)


@require_safe
@masuk_required
def kegiatan_berkas(request: MasukRequest, pk: int) -> HttpResponse:
    """A file of an event, for its people, for readers of their entries, and for reviewers."""
    identitas = request.identitas
    ditinjau = peninjauan_terlihat(
        identitas.lingkup(*PEMBACA_PENINJAUAN), pusat=identitas.boleh_di(None, *PEMBACA_PENINJAUAN)
    )
    terlihat = bukti_kegiatan_terlihat(
        identitas.lingkup(*PEMBACA), identitas.lingkup_sendiri(), pusat=ditinjau
    )
    return kirim_bukti(ambil(terlihat, pk, apa="Bukti"), kecil=request.GET.get("kecil") == "1")


@require_POST
@pegawai_required
def kegiatan_hapus_berkas(request: PegawaiRequest, pk: int) -> HttpResponse:
    """Take a file off the event."""
    satu = _milik(request, pk)
    bukti = ambil(
        bukti_milik_kegiatan(satu), nomor(request.POST.get("berkas", "")) or 0, apa="Bukti"
    )
    services.hapus_bukti_kegiatan(bukti, oleh=request.pegawai, pada=timezone.now())
    messages.success(request, "Berkas dihapus dari kegiatan.")
    return HttpResponseRedirect(reverse("aktivitas:kegiatan_ubah", args=[pk]))


@require_safe
@pegawai_required
def kegiatan_qr(request: PegawaiRequest, pk: int) -> HttpResponse:
    """The QR alone, large, for the door and the projector."""
    return _cetak(request, _milik(request, pk), "aktivitas/kegiatan_qr.html")


@require_safe
@pegawai_required
def kegiatan_hadir(request: PegawaiRequest, pk: int) -> HttpResponse:
    """The attendance list to print."""
    return _cetak(request, _terlihat(request, pk), "aktivitas/kegiatan_hadir.html")


def _cetak(request: PegawaiRequest, satu: Kegiatan, templat: str) -> HttpResponse:
    milik = penyelenggara_kegiatan(satu, request.pegawai).boleh and satu.status == TERJADWAL
    kode = kode_kegiatan(satu) if milik else ""
    hadir = [p for p in peserta_kegiatan(satu) if p.status == HADIR]
    konteks = {
        "kegiatan": susun_kegiatan(
            satu, peserta=hadir, riwayat=(), riwayat_orang=(), mengelola=False, kode=kode,
            tautan=_tautan(request, kode) if kode else "",
        ),
        "pk": satu.pk,
        "remah": [_daftar(), Tautan(judul=satu.nama, url=_alamat(satu.pk))],
    }  # fmt: skip
    return render(request, templat, konteks)


def _tautan(request: HttpRequest, kode: str) -> str:
    return request.build_absolute_uri(reverse("aktivitas:kegiatan_ikut", args=[kode]))


def _alasan(request: PegawaiRequest) -> str:
    teks = request.POST.get("alasan", "").strip()
    if not 10 <= len(teks) <= 2_000:
        raise AksiDitolak("Tuliskan alasannya, 10 sampai 2.000 huruf, lalu kirim lagi.")
    return teks


def _lingkup(request: PegawaiRequest) -> Any:
    return request.identitas.lingkup_sendiri()


def _terlihat(request: PegawaiRequest, pk: int) -> Kegiatan:
    return ambil(kegiatan_rinci(kegiatan_terlihat(_lingkup(request))), pk, apa="Kegiatan")


def _milik(request: PegawaiRequest, pk: int) -> Kegiatan:
    satu = _terlihat(request, pk)
    wajib(penyelenggara_kegiatan(satu, request.pegawai))
    return satu


def _alamat(pk: int) -> str:
    return reverse("aktivitas:kegiatan_rinci", args=[pk])


def _ke(pk: int) -> HttpResponse:
    return HttpResponseRedirect(_alamat(pk))


def _hari_ini() -> Tautan:
    return Tautan(judul="Hari ini", url=reverse("aktivitas:hari"))


def _daftar() -> Tautan:
    return Tautan(judul="Kegiatan bersama", url=reverse("aktivitas:kegiatan"))
