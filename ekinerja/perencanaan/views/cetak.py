"""Printed forms as downloads."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from ekinerja.core.access import ambil
from ekinerja.instansi.kop import kop_surat
from ekinerja.pegawai.requests import MasukRequest, masuk_required
from ekinerja.perencanaan.presenters.cetak import pdf_perjanjian, pdf_rencana
from ekinerja.perencanaan.queries import (
    isi_rencana,
    kepala_unit,
    perjanjian_terlihat,
    rencana_terlihat,
    riwayat_aksi,
)
from ekinerja.perencanaan.views.bersama import lingkup_aksi


@require_safe
@masuk_required
def rencana_pdf(request: MasukRequest, pk: int) -> HttpResponse:
    """An action plan as PDF."""
    satu = ambil(
        rencana_terlihat(lingkup_aksi(request)).select_related(
            "instansi__logo", "unit", "dokumen"
        ),
        pk, apa="Rencana aksi",
    )  # fmt: skip
    verifikasi = next((r for r in riwayat_aksi(satu) if r.langkah == "verifikasi"), None)
    isi = pdf_rencana(
        satu, isi_rencana(satu), kop=kop_surat(satu.instansi), verifikasi=verifikasi,
        kepala=kepala_unit(satu.unit, pada=request.identitas.hari),
    )  # fmt: skip
    return _unduhan(isi, f"rencana-aksi-{satu.unit.kode}-{satu.tahun}.pdf")


@require_safe
@masuk_required
def perjanjian_pdf(request: MasukRequest, pk: int) -> HttpResponse:
    """An agreement as PDF."""
    satu = ambil(
        perjanjian_terlihat(lingkup_aksi(request)).select_related("instansi__logo", "unit"),
        pk, apa="Perjanjian kinerja",
    )  # fmt: skip
    isi = pdf_perjanjian(satu, kop=kop_surat(satu.instansi))
    return _unduhan(isi, f"perjanjian-kinerja-{satu.unit.kode}-{satu.tahun}.pdf")


def _unduhan(isi: bytes, nama: str) -> HttpResponse:
    aman = "".join(huruf if huruf.isalnum() or huruf in "-." else "-" for huruf in nama)
    return HttpResponse(
        isi, content_type="application/pdf",
        headers={"Content-Disposition": f'attachment; filename="{aman}"'},
    )  # fmt: skip
