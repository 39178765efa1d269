"""Deeds of career by form, the register of decisions, and taking one back."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ekinerja.core.access import ambil
from ekinerja.core.berkas import terima_berkas
from ekinerja.core.errors import AksiDitolak
from ekinerja.core.kit import Tautan
from ekinerja.organisasi.models import PemberianPeran as Peran
from ekinerja.organisasi.presenters import tautan_ekspor
from ekinerja.organisasi.views.kirim import kirim_berkas, kirim_tabel
from ekinerja.pegawai import presenters
from ekinerja.pegawai.ekspor import KOLOM_KEPUTUSAN, baris_keputusan
from ekinerja.pegawai.forms import (
    AktifKembaliForm,
    BatalForm,
    KedudukanForm,
    PangkatForm,
    PelantikanForm,
    PengangkatanForm,
    SaringKeputusanForm,
    SuratForm,
)
from ekinerja.pegawai.models import Keputusan, Pegawai
from ekinerja.pegawai.permissions import PEMBACA_KEPUTUSAN
from ekinerja.pegawai.queries import (
    catatan_karier,
    keputusan_terlihat,
    pegawai_terlihat,
    saring_keputusan,
)
from ekinerja.pegawai.requests import MasukRequest, masuk_required, peran_required
from ekinerja.pegawai.services import (
    PINDAH,
    DataKedudukan,
    DataKeputusan,
    aktifkan_kembali,
    angkat,
    batalkan_keputusan,
    keluarkan,
    naikkan_pangkat,
    pindahkan,
    tetapkan_kedudukan,
)

BARIS = 50
EKSPOR_MAKS = 50_000
PERTAMA = ("nomor_sk", "tanggal_sk", "tmt", "tanggal_pelantikan", "tanggal_spmt", "keterangan")


@dataclass(frozen=True, slots=True)
class Perbuatan:
    """A deed that a screen offers: its form, and how its content becomes the deed."""

    judul: str
    keterangan: str
    ikon: str
    form: type[SuratForm]
    jalan: Callable[..., Keputusan]


def _pindah(jenis: str) -> Callable[..., Keputusan]:
    def jalan(orang: Pegawai, isi: dict[str, Any], **lain: Any) -> Keputusan:
        return pindahkan(orang, isi["jabatan"], jenis=jenis, **lain)

    return jalan


def _keluar(jenis: str) -> Callable[..., Keputusan]:
    def jalan(orang: Pegawai, isi: dict[str, Any], **lain: Any) -> Keputusan:
        return keluarkan(orang, jenis, **lain)

    return jalan


def _kedudukan(jenis: str) -> Callable[..., Keputusan]:
    def jalan(orang: Pegawai, isi: dict[str, Any], **lain: Any) -> Keputusan:
        return tetapkan_kedudukan(orang, jenis, data=DataKedudukan(**isi), **lain)

    return jalan


def _angkat(orang: Pegawai, isi: dict[str, Any], **lain: Any) -> Keputusan:
    return angkat(orang, isi["jabatan"], selesai=isi["selesai"], **lain)


def _pangkat(orang: Pegawai, isi: dict[str, Any], **lain: Any) -> Keputusan:
    return naikkan_pangkat(orang, isi["golongan"], **lain)


def _aktif(orang: Pegawai, isi: dict[str, Any], **lain: Any) -> Keputusan:
    return aktifkan_kembali(orang, jabatan=isi["jabatan"], **lain)


PERBUATAN = {
    "pengangkatan": Perbuatan(
        "Pengangkatan", "Menempati jabatan pertama, atau kembali setelah tidak punya jabatan.",
        "user-check", PengangkatanForm, _angkat,
    ),
    "mutasi": Perbuatan(
        "Mutasi", "Pindah ke jabatan lain dengan satu SK.", "arrow-right", PelantikanForm,
        _pindah("MUTASI"),
    ),
    "promosi": Perbuatan(
        "Promosi", "Naik ke jabatan yang kelasnya lebih tinggi.", "chevron-up", PelantikanForm,
        _pindah("PROMOSI"),
    ),
    "penurunan": Perbuatan(
        "Penurunan jabatan", "Turun ke jabatan yang kelasnya lebih rendah.", "chevron-down",
        PelantikanForm, _pindah("PENURUNAN"),
    ),
    "kenaikan-pangkat": Perbuatan(
        "Kenaikan pangkat", "Golongan baru sejak TMT-nya.", "award", PangkatForm, _pangkat,
    ),
    "suspensi": Perbuatan(
        "Pemberhentian sementara", "Tidak bertugas selama diperiksa.", "ban", KedudukanForm,
        _kedudukan("SUSPENSI"),
    ),
    "cltn": Perbuatan(
        "Cuti di luar tanggungan negara", "Tidak bertugas dan tidak dibayar.", "calendar-off",
        KedudukanForm, _kedudukan("CLTN"),
    ),
    "tugas-belajar": Perbuatan(
        "Tugas belajar", "Belajar dengan surat tugas; dibayar atau tidak menurut daerah.", "book",
        KedudukanForm, _kedudukan("TUGAS_BELAJAR"),
    ),
    "diperbantukan": Perbuatan(
        "Diperbantukan", "Bekerja di unit atau instansi lain: siapa menilai, siapa membayar.",
        "building-community", KedudukanForm, _kedudukan("DIPERBANTUKAN"),
    ),
    "aktif-kembali": Perbuatan(
        "Pengaktifan kembali", "Selesai cuti, belajar, diperbantukan, atau diberhentikan.",
        "arrow-back-up", AktifKembaliForm, _aktif,
    ),
    "pensiun": Perbuatan(
        "Pensiun", "Jabatan, kontrak, delegasi, dan peran berakhir pada TMT-nya.", "logout",
        SuratForm, _keluar("PENSIUN"),
    ),
    "berhenti": Perbuatan(
        "Pemberhentian", "Berhenti atas permintaan sendiri atau diberhentikan.", "circle-x",
        SuratForm, _keluar("BERHENTI"),
    ),
    "wafat": Perbuatan(
        "Meninggal dunia", "Jabatan, kontrak, delegasi, dan peran berakhir pada TMT-nya.",
        "history", SuratForm, _keluar("WAFAT"),
    ),
}  # fmt: skip


def _orang(request: MasukRequest, pk: int) -> Pegawai:
    lingkup = request.identitas.lingkup(Peran.BKPSDM)
    return ambil(pegawai_terlihat(lingkup), pk, apa="Pegawai")


@require_safe
@peran_required(Peran.BKPSDM)
def pilih(request: MasukRequest, pk: int) -> HttpResponse:
    """Which deed is to be recorded."""
    orang = _orang(request, pk)
    context = {
        "pegawai": orang,
        "remah": [Tautan(judul=orang.nama, url=reverse("pegawai:rincian", args=[pk]))],
        "perbuatan": [
            (reverse("pegawai:keputusan_baru", args=[pk, kunci]), satu)
            for kunci, satu in PERBUATAN.items()
        ],
    }
    return render(request, "pegawai/keputusan_pilih.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@peran_required(Peran.BKPSDM)
def baru(request: MasukRequest, pk: int, perbuatan: str) -> HttpResponse:
    """Record one deed with its paper."""
    orang, deed = _orang(request, pk), PERBUATAN.get(perbuatan)
    if deed is None:
        raise Http404("Perbuatan ini tidak dikenal. Pilih dari daftarnya.")
    lingkup = request.identitas.lingkup(Peran.BKPSDM)
    form = deed.form(
        request.POST or None, request.FILES or None, lingkup=lingkup, pegawai=orang,
        initial={"jabatan": request.GET.get("jabatan", "")},
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        try:
            hasil = _jalankan(request, orang, deed, form)
        except AksiDitolak as galat:
            form.add_error(None, galat.kalimat)
        else:
            messages.success(request, _kabar(hasil))
            return HttpResponseRedirect(reverse("pegawai:keputusan_rincian", args=[hasil.pk]))
    kembali = Tautan(judul="Batal", url=reverse("pegawai:rincian", args=[pk]))
    context = {
        "form": form,
        "judul_formulir": f"{deed.judul}: {orang.nama}",
        "keterangan_formulir": f"{deed.keterangan} Bulan yang sudah ditutup tidak berubah.",
        "remah": [Tautan(judul=orang.nama, url=kembali.url)],
        "kembali": kembali,
    }
    return render(request, "pegawai/formulir.html", context, status=422 if form.errors else 200)


def _jalankan(request: MasukRequest, orang: Pegawai, deed: Perbuatan, form: SuratForm) -> Keputusan:
    pada = timezone.now()
    isi = dict(form.cleaned_data)
    naskah = isi.pop("berkas")
    berkas = terima_berkas(naskah, instansi_id=orang.instansi_id, pada=pada) if naskah else None
    sk = DataKeputusan(berkas=berkas, **{nama: isi.pop(nama) for nama in PERTAMA if nama in isi})
    return deed.jalan(orang, isi, sk=sk, oleh=request.identitas, pada=pada)


def _kabar(hasil: Keputusan) -> str:
    """What happened, in one sentence or two; the page below lists it."""
    kalimat = f"{hasil.get_jenis_display()} {hasil.pegawai.nama} sudah dicatat."
    berakhir = sum(satu["tabel"] == "peran" for satu in hasil.akibat)
    if berakhir:
        return f"{kalimat} {berakhir} peran dalam aplikasi ikut berakhir."
    tersisa = _peran_tersisa(hasil) if hasil.jenis in PINDAH else 0
    if tersisa:
        return f"{kalimat} Ia masih memegang {tersisa} peran; periksa apakah masih sesuai."
    return kalimat


def _peran_tersisa(hasil: Keputusan) -> int:
    """Roles that still hold after the first day of a decision."""
    catatan = catatan_karier([hasil.pegawai_id]).get(hasil.pegawai_id, [])
    return sum(
        satu.jenis == "PERAN" and (satu.selesai is None or satu.selesai > hasil.tmt)
        for satu in catatan
    )


@require_safe
@peran_required(*PEMBACA_KEPUTUSAN)
def daftar(request: MasukRequest) -> HttpResponse:
    """All decisions of the scope, the latest TMT first."""
    lingkup = request.identitas.lingkup(*PEMBACA_KEPUTUSAN)
    form = SaringKeputusanForm(request.GET, lingkup=lingkup)
    semua = saring_keputusan(lingkup, **_saringan(form))
    halaman = Paginator(semua, BARIS).get_page(request.GET.get("halaman"))
    ekspor = tautan_ekspor("pegawai:keputusan_ekspor", request.GET)
    context = {
        "judul_daftar": "Keputusan karier",
        "keterangan_daftar": "Pengangkatan, mutasi, pangkat, cuti, dan pensiun beserta SK-nya.",
        "form": form,
        "tabel": presenters.tabel_keputusan(halaman, request.GET, ekspor=ekspor),
        "remah": [Tautan(judul="Pegawai", url=reverse("pegawai:daftar"))],
    }
    return render(request, "pegawai/daftar_karier.html", context)


def _saringan(form: SaringKeputusanForm) -> dict[str, Any]:
    if not form.is_valid():
        return {}
    isi = form.cleaned_data
    return {"cari": isi["q"], "jenis": isi["jenis"], "tahun": isi["tahun"]}


@require_safe
@peran_required(*PEMBACA_KEPUTUSAN)
def ekspor(request: MasukRequest, bentuk: str) -> HttpResponse:
    """The filtered decisions as a file."""
    lingkup = request.identitas.lingkup(*PEMBACA_KEPUTUSAN)
    semua = saring_keputusan(
        lingkup, **_saringan(SaringKeputusanForm(request.GET, lingkup=lingkup))
    )
    baris = baris_keputusan(semua[:EKSPOR_MAKS])
    return kirim_tabel(KOLOM_KEPUTUSAN, baris, nama="keputusan-karier", bentuk=bentuk)


@require_safe
@masuk_required
def rincian(request: MasukRequest, pk: int) -> HttpResponse:
    """One decision: its paper, and what it opened and closed."""
    satu = _keputusan(request, pk)
    batal = request.identitas.punya(Peran.BKPSDM) and not satu.dibatalkan_pada and satu.akibat
    return render(request, "pegawai/keputusan.html", _konteks(satu, BatalForm() if batal else None))


def _konteks(satu: Keputusan, batal: BatalForm | None) -> dict[str, Any]:
    orang = Tautan(judul=satu.pegawai.nama, url=reverse("pegawai:rincian", args=[satu.pegawai_id]))
    return {
        "keputusan": satu,
        "rincian": presenters.rincian_keputusan(satu),
        "akibat": presenters.tabel_akibat(satu),
        "batal": batal,
        "remah": [orang],
    }


def _keputusan(request: MasukRequest, pk: int) -> Keputusan:
    """A decision about people of the own roles, or about oneself."""
    lingkup = request.identitas.lingkup(*PEMBACA_KEPUTUSAN)
    return ambil(keputusan_terlihat(lingkup), pk, apa="Keputusan")


@require_safe
@masuk_required
def berkas(request: MasukRequest, pk: int) -> HttpResponse:
    """The scan of the paper, as a download."""
    satu = _keputusan(request, pk)
    if satu.berkas is None:
        raise Http404("Salinan SK ini belum diunggah.")
    return kirim_berkas(satu.berkas)


@require_POST
@peran_required(Peran.BKPSDM)
def batalkan(request: MasukRequest, pk: int) -> HttpResponse:
    """Take back the last decision of a person, with a reason."""
    satu, form = _keputusan(request, pk), BatalForm(request.POST)
    kalimat = "Tulis alasan pembatalan, paling sedikit 10 huruf."
    if form.is_valid():
        kalimat = _batalkan(request, satu, form.cleaned_data["alasan"], pada=timezone.now())
    if kalimat:
        form.add_error(None, kalimat)
        return render(request, "pegawai/keputusan.html", _konteks(satu, form), status=422)
    messages.success(request, "Keputusan dibatalkan; data kembali seperti sebelumnya.")
    return HttpResponseRedirect(reverse("pegawai:keputusan_rincian", args=[pk]))


def _batalkan(request: MasukRequest, satu: Keputusan, alasan: str, *, pada: datetime) -> str:
    """The sentence of a refusal, or nothing."""
    try:
        batalkan_keputusan(satu, alasan=alasan, oleh=request.identitas, pada=pada)
    except AksiDitolak as galat:
        return galat.kalimat
    return ""
