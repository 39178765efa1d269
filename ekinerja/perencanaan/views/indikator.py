"""Key indicators of a year, and what was reached of one."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from ekinerja.core.access import ambil, wajib
from ekinerja.core.kit import Tautan
from ekinerja.organisasi.presenters import tautan_ekspor
from ekinerja.organisasi.requests import peran_required
from ekinerja.organisasi.views.kirim import kirim_tabel
from ekinerja.pegawai.requests import MasukRequest, masuk_required
from ekinerja.perencanaan import services
from ekinerja.perencanaan.forms import SaringPohonForm, berlaku
from ekinerja.perencanaan.forms.indikator import RealisasiIndikatorForm, SaringIkuForm
from ekinerja.perencanaan.permissions import PENYUSUN, boleh_menyusun
from ekinerja.perencanaan.presenters import indikator as presenters
from ekinerja.perencanaan.presenters.umum import tautan_pohon
from ekinerja.perencanaan.queries import (
    capaian_indikator,
    iku_terlihat,
    indikator_sasaran_terlihat,
)
from ekinerja.perencanaan.views.bersama import (
    BARIS,
    EKSPOR_MAKS,
    FORMULIR,
    HalamanFormulir,
    formulir,
    lingkup_semua,
    pelaku,
)


def _pilihan(request: MasukRequest) -> tuple[SaringIkuForm, str, int]:
    hari = request.identitas.hari
    form = SaringIkuForm({"tahun": hari.year, **request.GET.dict()})
    isi = berlaku(form, {"q": "", "tahun": hari.year})
    return form, isi["q"], isi["tahun"]


@require_safe
@masuk_required
def iku(request: MasukRequest) -> HttpResponse:
    """Key indicators of a year: target, realisation, attainment."""
    form, cari, tahun = _pilihan(request)
    daftar = iku_terlihat(lingkup_semua(request), tahun=tahun, cari=cari)
    halaman = Paginator(daftar, BARIS).get_page(request.GET.get("halaman"))
    oleh = pelaku(request)
    boleh = request.identitas.punya(*PENYUSUN)
    context = {
        "form": form,
        "tahun": tahun,
        "remah": [tautan_pohon()],
        "tabel": presenters.tabel_iku(
            halaman, [capaian_indikator(satu, tahun=tahun) for satu in halaman], request.GET,
            ekspor=tautan_ekspor("perencanaan:iku_ekspor", request.GET),
            dapat=frozenset(
                satu.pk for satu in halaman
                if boleh and boleh_menyusun(satu.sasaran.unit, oleh).boleh
            ),
        ),
    }  # fmt: skip
    return render(request, "perencanaan/iku.html", context)


@require_safe
@masuk_required
def iku_ekspor(request: MasukRequest, bentuk: str) -> HttpResponse:
    """The same as a file, a row for every period."""
    _, cari, tahun = _pilihan(request)
    daftar = iku_terlihat(lingkup_semua(request), tahun=tahun, cari=cari)[:EKSPOR_MAKS]
    baris = (
        isi
        for satu in daftar.iterator(chunk_size=1_000)
        for isi in presenters.baris_ekspor(capaian_indikator(satu, tahun=tahun))
    )
    return kirim_tabel(presenters.KOLOM_IKU, baris, nama=f"iku-{tahun}", bentuk=bentuk)


@require_http_methods(FORMULIR)
@peran_required(*PENYUSUN)
def realisasi_indikator(request: MasukRequest, pk: int) -> HttpResponse:
    """What was reached of an indicator in the year of the address."""
    satu = ambil(indikator_sasaran_terlihat(lingkup_semua(request)), pk, apa="Indikator")
    wajib(boleh_menyusun(satu.sasaran.unit, pelaku(request)))
    tahun = berlaku(SaringPohonForm(request.GET), {"tahun": request.identitas.hari.year})["tahun"]
    awal = RealisasiIndikatorForm.isi(satu.realisasi.filter(tahun=tahun))
    form = RealisasiIndikatorForm(request.POST or None, initial=awal)

    def simpan(isi: RealisasiIndikatorForm) -> str:
        services.isi_realisasi_indikator(
            satu, isi.nilai, tahun=tahun, oleh=pelaku(request), pada=timezone.now(),
            keterangan=isi.cleaned_data["keterangan"],
        )  # fmt: skip
        return f"{reverse('perencanaan:iku')}?tahun={tahun}"

    halaman = HalamanFormulir(
        judul=f"Realisasi {tahun}", keterangan=f"{satu.uraian} ({satu.satuan})",
        kembali=Tautan(judul="Indikator kinerja utama", url=reverse("perencanaan:iku")),
        pesan=f"Realisasi {tahun} sudah disimpan.",
    )  # fmt: skip
    return formulir(request, form, simpan, halaman=halaman)
