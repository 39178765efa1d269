"""Holders of posts by job evaluation, as of a day."""

from collections.abc import Sequence
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from ekinerja.core.impor import KolomEkspor
from ekinerja.core.kit import Tautan
from ekinerja.core.lingkup import Lingkup
from ekinerja.organisasi.permissions import PEMBACA
from ekinerja.organisasi.presenters import tautan_ekspor
from ekinerja.organisasi.requests import MasukRequest, peran_required
from ekinerja.organisasi.views.kirim import kirim_tabel
from ekinerja.organisasi.views.susunan import lingkup_pada
from ekinerja.pegawai.forms.peta import SaringPetaForm
from ekinerja.pegawai.presenters import peta as tampil
from ekinerja.pegawai.queries.peta_jabatan import PetaJabatan, SaringPeta, peta_jabatan

BARIS = 50
EKSPOR_MAKS = 100_000
KOLOM = (
    KolomEkspor("Perangkat daerah", lebar=40),
    KolomEkspor("Unit", lebar=40),
    KolomEkspor("Kode jabatan"),
    KolomEkspor("Nama jabatan", lebar=50),
    KolomEkspor("Jenis jabatan"),
    KolomEkspor("Kelas jabatan", "bulat", 10),
    KolomEkspor("Nilai jabatan", "bulat", 10),
    KolomEkspor("Dasar evaluasi", lebar=40),
    KolomEkspor("Bezetting", "bulat", 10),
    KolomEkspor("Jumlah pemangku", "bulat", 12),
    KolomEkspor("Pemangku", lebar=60),
    KolomEkspor("NIP pemangku", lebar=40),
)


class _Halaman(Sequence[PetaJabatan]):
    """The list as a paginator wants it: a page is asked for when it is sliced."""

    def __init__(self, lingkup: Lingkup, saring: SaringPeta) -> None:
        self.lingkup, self.saring = lingkup, saring
        self.total, self.awal = peta_jabatan(lingkup, saring, batas=BARIS)

    def __len__(self) -> int:
        return self.total

    def __getitem__(self, letak: Any) -> Any:
        mulai, akhir = letak.start or 0, letak.stop
        if mulai == 0:
            return self.awal[:akhir]
        return peta_jabatan(self.lingkup, self.saring, batas=akhir - mulai, mulai=mulai)[1]


@require_safe
@peran_required(*PEMBACA)
def peta(request: MasukRequest) -> HttpResponse:
    """Posts with class, value and holders on the day."""
    lingkup, pada = lingkup_pada(request)
    form = SaringPetaForm(request.GET, lingkup=lingkup)
    daftar = _Halaman(lingkup, _saring(form))
    halaman = Paginator(daftar, BARIS).get_page(request.GET.get("halaman"))
    ekspor = tautan_ekspor("pegawai:peta_jabatan_ekspor", request.GET)
    context = {
        "form": form,
        "pada": pada,
        "tabel": tampil.tabel_peta(halaman, request.GET, ekspor=ekspor),
        "remah": [Tautan(judul="Organisasi", url=reverse("organisasi:pohon"))],
    }
    return render(request, "pegawai/peta_jabatan.html", context)


@require_safe
@peran_required(*PEMBACA)
def peta_ekspor(request: MasukRequest, bentuk: str) -> HttpResponse:
    """The same as a file."""
    lingkup, _ = lingkup_pada(request)
    saring = _saring(SaringPetaForm(request.GET, lingkup=lingkup))
    _, daftar = peta_jabatan(lingkup, saring, batas=EKSPOR_MAKS)
    baris = (
        (
            satu.opd, satu.unit, satu.kode, satu.jabatan, tampil.JENIS[satu.jenis], satu.kelas,
            satu.nilai, satu.dasar, satu.bezetting, len(satu.pemangku),
            tampil.nama_pemangku(satu), ", ".join(nip for _, nip, _ in satu.pemangku),
        )
        for satu in daftar
    )  # fmt: skip
    return kirim_tabel(KOLOM, baris, nama="pemangku-jabatan", bentuk=bentuk)


def _saring(form: SaringPetaForm) -> SaringPeta:
    if not form.is_valid():
        return SaringPeta()
    isi = form.cleaned_data
    opd = isi["opd"]
    return SaringPeta(isi["q"], opd.pk if opd else None, isi["keadaan"])
