"""The month of a person on paper, registered for its QR."""

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_POST

from ekinerja.aktivitas.presenters.laporan_bulan import (
    LaporanBulan,
    pdf_laporan,
    terbitan_laporan,
)
from ekinerja.aktivitas.queries.papan import laporan_bulan as bahan
from ekinerja.aktivitas.services.papan import terbitkan_laporan
from ekinerja.aktivitas.views.bulan import bulan_diminta
from ekinerja.core.access import ambil
from ekinerja.core.errors import AksiDitolak
from ekinerja.core.format import nip
from ekinerja.instansi.kop import kop_surat
from ekinerja.pegawai.queries import orang_dengan_jabatan, penilai_seorang, tim_pada
from ekinerja.pegawai.requests import PegawaiRequest, pegawai_required


@require_POST
@pegawai_required
def laporan_bulan(request: PegawaiRequest, pk: int) -> HttpResponse:
    """Register and download the month of oneself or of somebody in the own team."""
    identitas = request.identitas
    tim = tim_pada(request.pegawai, pada=identitas.hari) if identitas.memimpin else []
    terlihat = orang_dengan_jabatan([request.pegawai.pk, *tim], pada=identitas.hari)
    orang = ambil(terlihat, pk, apa="Pegawai")
    awal, akhir = bulan_diminta(request, identitas.hari)
    entri = bahan(orang.pk, awal=awal, akhir=akhir)
    if not entri:
        raise AksiDitolak("Belum ada aktivitas yang dikirim pada bulan itu. Pilih bulan lain.")
    penilai = penilai_seorang(orang, pada=identitas.hari)
    isi = LaporanBulan(
        pegawai=orang,
        jabatan=getattr(orang, "nama_jabatan", None) or "",
        unit=getattr(orang, "nama_unit", None) or "",
        penilai=(penilai.nama, nip(penilai.nip)) if penilai is not None else ("", ""),
        awal=awal,
        entri=entri,
    )
    dokumen = terbitkan_laporan(
        terbitan_laporan(isi), instansi_id=orang.instansi_id, pada=timezone.now()
    )
    pdf = pdf_laporan(isi, kop=kop_surat(identitas.user.instansi), kode=dokumen.kode)
    return HttpResponse(
        pdf,
        content_type="application/pdf",
        headers={
            "Content-Disposition": f'attachment; filename="aktivitas-{awal:%Y-%m}-{orang.pk}.pdf"'
        },
    )
