"""Small real photos and one real PDF as evidence, made anew from the seed."""

import io
from datetime import datetime

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw

from ekinerja.core.berkas import terima_berkas
from ekinerja.core.models import Berkas
from ekinerja.penyiapan.demo.acak import acak

BANYAK_FOTO = 24
_UKURAN = (640, 480)


def susun_bukti(instansi_id: int, *, pada: datetime) -> list[Berkas]:
    """Receive the files through the same door as uploads; the PDF is the last one."""
    berkas = [(f"foto-kegiatan-{n:02d}.jpg", _foto(n), "image/jpeg") for n in range(BANYAK_FOTO)]
    notula = naskah_pdf("Notula rapat - dokumen peragaan, isinya rekaan")
    berkas.append(("notula-rapat.pdf", notula, "application/pdf"))
    return [
        terima_berkas(
            SimpleUploadedFile(nama, isi, content_type=jenis), instansi_id=instansi_id, pada=pada
        )
        for nama, isi, jenis in berkas
    ]


def _foto(nomor: int) -> bytes:
    """A scene of desks, papers and windows in changing colours."""
    dadu = acak("foto", nomor)
    dinding = tuple(dadu.randint(190, 235) for _ in range(3))
    gambar = Image.new("RGB", _UKURAN, dinding)
    kuas = ImageDraw.Draw(gambar)
    kuas.rectangle((0, 330, 640, 480), fill=tuple(dadu.randint(90, 150) for _ in range(3)))
    for kiri in range(60, 600, 190):
        kuas.rectangle((kiri, 60, kiri + 110, 190), fill=(200, 225, 245), outline=(90, 90, 90))
        kuas.rectangle((kiri - 20, 280, kiri + 140, 350), fill=(120, 84, 60))
        for _ in range(dadu.randint(1, 4)):
            x, y = kiri + dadu.randint(-10, 90), 262 + dadu.randint(0, 16)
            kuas.rectangle((x, y, x + 34, y + 12), fill=(250, 250, 245), outline=(160, 160, 160))
        if dadu.random() < 0.7:
            kuas.ellipse((kiri + 30, 200, kiri + 70, 244), fill=(94, 62, 44))
            kuas.rectangle((kiri + 18, 240, kiri + 82, 284), fill=(60, 80 + 9 * (nomor % 9), 140))
    keluar = io.BytesIO()
    gambar.save(keluar, "JPEG", quality=70)
    return keluar.getvalue()


def naskah_pdf(judul: str) -> bytes:
    """A one-page document written by hand: the smallest that every reader opens.

    :param judul: plain letters without brackets or backslashes.
    """
    teks = b"BT /F1 16 Tf 72 760 Td (%s) Tj ET" % judul.encode("ascii")
    objek = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(teks), teks),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    isi, letak = b"%PDF-1.4\n", []
    for nomor, satu in enumerate(objek, start=1):
        letak.append(len(isi))
        isi += b"%d 0 obj\n%s\nendobj\n" % (nomor, satu)
    rujukan = b"".join(b"%010d 00000 n \n" % awal for awal in letak)
    ekor = b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n" % (len(objek) + 1, len(isi))
    return (
        isi + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objek) + 1) + rujukan + ekor + b"%%EOF\n"
    )
