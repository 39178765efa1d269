"""Entries and evidence made by the real deeds."""

import io
import uuid
from datetime import UTC, date, datetime
from decimal import Decimal

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from ekinerja.aktivitas.models import Aktivitas
from ekinerja.aktivitas.services import IsianAktivitas, catat_aktivitas, kirim
from ekinerja.skp.models import Indikator

PADA = datetime(2026, 10, 12, 2, 0, tzinfo=UTC)  # Senin, 12 Oktober 2026, 09.00 WIB
HARI_INI = date(2026, 10, 12)
PDF = b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
HALAMAN = b"<!doctype html><html><script>alert(1)</script></html>"


def foto(nama: str = "rapat.jpg", warna: str = "teal", jenis: str = "JPEG") -> SimpleUploadedFile:
    keluar = io.BytesIO()
    Image.new("RGB", (320, 240), warna).save(keluar, jenis)
    return SimpleUploadedFile(nama, keluar.getvalue(), f"image/{jenis.lower()}")


def pdf(nama: str = "notulen.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(nama, PDF, "application/pdf")


def halaman_bernama_foto() -> SimpleUploadedFile:
    return SimpleUploadedFile("foto.jpg", HALAMAN, "image/jpeg")


def isian(indikator: Indikator, **ubah) -> IsianAktivitas:
    awal = {
        "indikator_id": indikator.pk,
        "tanggal": HARI_INI,
        "uraian": "Menyusun laporan layanan mingguan",
        "menit": 90,
        "volume": Decimal(1),
    }
    return IsianAktivitas(**awal | ubah)


def draf(pegawai, indikator: Indikator, *, bukti=None, **ubah) -> Aktivitas:
    return catat_aktivitas(
        pegawai,
        data=isian(indikator, **ubah),
        bukti=[foto()] if bukti is None else bukti,
        kunci_kirim=uuid.uuid4(),
        pada=PADA,
    )


def dikirim(pegawai, indikator: Indikator, **ubah) -> Aktivitas:
    return kirim(draf(pegawai, indikator, **ubah), oleh=pegawai, pada=PADA)


def dikirim_banyak(pegawai, indikator: Indikator, *, penilai, banyak: int) -> list[Aktivitas]:
    """Many sent entries at once, for pages and query counts."""
    return Aktivitas.objects.bulk_create(
        Aktivitas(
            instansi_id=pegawai.instansi_id,
            pegawai=pegawai,
            indikator=indikator,
            tanggal=date(2026, 10, 1 + nomor % 12),
            uraian=f"Memeriksa berkas nomor {nomor}",
            menit=20,
            volume=Decimal(1),
            status="DIKIRIM",
            penilai=penilai,
            dikirim_pada=PADA,
            kunci_kirim=uuid.uuid4(),
        )
        for nomor in range(banyak)
    )
