"""Results, indicators and monthly targets of a draft."""

from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods, require_POST

from ekinerja.core.access import wajib
from ekinerja.pegawai.requests import PegawaiRequest, pegawai_required
from ekinerja.skp import services
from ekinerja.skp.forms import HasilKerjaForm, IndikatorForm, TautanForm, TugasForm
from ekinerja.skp.models import SKP
from ekinerja.skp.permissions import dapat_ditautkan
from ekinerja.skp.queries import (
    rhk_rujukan,
    sasaran_rujukan,
    tim_pegawai,
    tugas_diusulkan,
    tugas_jabatan,
)
from ekinerja.skp.views.dasar import (
    FORMULIR,
    alamat,
    ambil_draf,
    ambil_indikator,
    ambil_rhk,
    halaman_formulir,
    kembali,
    remah,
)


def _form_rhk(request: PegawaiRequest, skp: SKP, awal: dict[str, Any]) -> HasilKerjaForm:
    return HasilKerjaForm(
        request.POST or None,
        initial={"stempel": skp.stempel, **awal},
        rujukan=rhk_rujukan(skp, pada=request.identitas.hari),
        tim=tim_pegawai(skp),
        sasaran=sasaran_rujukan(skp) if skp.jenis_pegawai == SKP.PIMPINAN else None,
        tugas=tugas_jabatan(skp),
    )


@require_http_methods(FORMULIR)
@pegawai_required
def tambah_hasil_kerja(request: PegawaiRequest, pk: int) -> HttpResponse:
    """Add a planned result to a draft; ``?penugasan=`` fills in a task outside the line."""
    skp = ambil_draf(request, pk)
    penugasan = request.GET.get("penugasan", "")[:250]
    awal = {"jenis": "TAMBAHAN" if penugasan else "UTAMA", "penugasan_dari": penugasan}

    def simpan(form: Any) -> str:
        services.tambah_hasil_kerja(
            skp,
            rencana=form.cleaned_data["rencana"],
            jenis=form.cleaned_data["jenis"],
            oleh=request.pegawai,
            rujukan=form.rujukan(pada=request.identitas.hari),
        )
        return alamat(pk)

    form = _form_rhk(request, skp, awal)
    return halaman_formulir(
        request, form, simpan, judul="Tambah rencana hasil kerja", remah=remah(skp)
    )


@require_http_methods(FORMULIR)
@pegawai_required
def ubah_hasil_kerja(request: PegawaiRequest, pk: int) -> HttpResponse:
    """Change a planned result of a draft."""
    rhk = ambil_rhk(request, pk)
    skp = ambil_draf(request, rhk.skp_id)
    awal = {
        "rencana": rhk.rencana,
        "jenis": rhk.jenis,
        "intervensi": rhk.intervensi_id,
        "tim": rhk.tim_id,
        "sasaran": rhk.sasaran_id,
        "penugasan_dari": rhk.penugasan_dari,
        "perspektif": rhk.perspektif,
        "klasifikasi": rhk.klasifikasi,
        "tugas": tugas_diusulkan(rhk),
    }

    def simpan(form: Any) -> str:
        services.ubah_hasil_kerja(
            rhk,
            rencana=form.cleaned_data["rencana"],
            oleh=request.pegawai,
            rujukan=form.rujukan(pada=request.identitas.hari),
            stempel=form.cleaned_data["stempel"],
        )
        return alamat(skp.pk)

    form = _form_rhk(request, skp, awal)
    del form.fields["jenis"]
    return halaman_formulir(
        request, form, simpan, judul="Ubah rencana hasil kerja", remah=remah(skp)
    )


@require_http_methods(FORMULIR)
@pegawai_required
def tautkan(request: PegawaiRequest, pk: int) -> HttpResponse:
    """Link a result to the superior's, also after agreement."""
    rhk = ambil_rhk(request, pk)
    wajib(dapat_ditautkan(rhk.skp, request.pegawai))

    def simpan(form: Any) -> str:
        rujukan = services.Rujukan(
            intervensi_id=form.cleaned_data["intervensi"],
            tim_id=rhk.tim_id,
            pada=request.identitas.hari,
        )
        services.tautkan(rhk, rujukan=rujukan, oleh=request.pegawai)
        return alamat(rhk.skp_id)

    form = TautanForm(
        request.POST or None,
        initial={"intervensi": rhk.intervensi_id},
        rujukan=rhk_rujukan(rhk.skp, pada=request.identitas.hari),
    )
    return halaman_formulir(
        request,
        form,
        simpan,
        judul="Tautkan ke hasil kerja atasan",
        keterangan=rhk.rencana,
        remah=remah(rhk.skp),
    )


@require_http_methods(FORMULIR)
@pegawai_required
def tugas(request: PegawaiRequest, pk: int) -> HttpResponse:
    """Put tasks of the post under a result, also after agreement."""
    rhk = ambil_rhk(request, pk)
    wajib(dapat_ditautkan(rhk.skp, request.pegawai))
    pilihan = tugas_jabatan(rhk.skp)

    def simpan(form: Any) -> str:
        services.tautkan_tugas(
            rhk, tugas_ids=form.cleaned_data.get("tugas", ()), oleh=request.pegawai
        )
        return alamat(rhk.skp_id)

    form = TugasForm(request.POST or None, initial={"tugas": tugas_diusulkan(rhk)}, tugas=pilihan)
    return halaman_formulir(
        request,
        form,
        simpan,
        judul="Uraian tugas di bawah hasil kerja",
        keterangan=rhk.rencana
        if pilihan
        else "Uraian tugas jabatan ini belum ada. Minta Bagian Organisasi melengkapinya.",
        remah=remah(rhk.skp),
    )


@require_http_methods(FORMULIR)
@pegawai_required
def tambah_indikator(request: PegawaiRequest, pk: int) -> HttpResponse:
    """Add an indicator to a planned result."""
    rhk = ambil_rhk(request, pk)
    skp = ambil_draf(request, rhk.skp_id)

    def simpan(form: Any) -> str:
        services.tambah_indikator(rhk, isian=form.isian, oleh=request.pegawai)
        return alamat(skp.pk)

    form = IndikatorForm(request.POST or None, initial={"stempel": skp.stempel})
    return halaman_formulir(
        request,
        form,
        simpan,
        judul="Tambah indikator",
        keterangan=rhk.rencana,
        remah=remah(skp),
    )


@require_http_methods(FORMULIR)
@pegawai_required
def ubah_indikator(request: PegawaiRequest, pk: int) -> HttpResponse:
    """Change an indicator of a draft."""
    satu = ambil_indikator(request, pk)
    skp = ambil_draf(request, satu.hasil_kerja.skp_id)

    def simpan(form: Any) -> str:
        services.ubah_indikator(
            satu, isian=form.isian, oleh=request.pegawai, stempel=form.cleaned_data["stempel"]
        )
        return alamat(skp.pk)

    awal = {"stempel": skp.stempel, **IndikatorForm.isi(satu)}
    form = IndikatorForm(request.POST or None, initial=awal)
    return halaman_formulir(
        request,
        form,
        simpan,
        judul="Ubah indikator",
        keterangan=satu.hasil_kerja.rencana,
        remah=remah(skp),
    )


@require_POST
@pegawai_required
def hapus_hasil_kerja(request: PegawaiRequest, pk: int) -> HttpResponse:
    """Remove a planned result from a draft."""
    rhk = ambil_rhk(request, pk)
    services.hapus_hasil_kerja(rhk, oleh=request.pegawai)
    return kembali(request, rhk.skp_id, "Rencana hasil kerja dihapus.")


@require_POST
@pegawai_required
def hapus_indikator(request: PegawaiRequest, pk: int) -> HttpResponse:
    """Remove an indicator from a draft."""
    satu = ambil_indikator(request, pk)
    services.hapus_indikator(satu, oleh=request.pegawai)
    return kembali(request, satu.hasil_kerja.skp_id, "Indikator dihapus.")
