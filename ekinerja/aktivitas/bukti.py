"""Evidence as it leaves the server: never as active content.

A photo leaves as its clean copy only (re-encoded, no camera data), whole or small; everything else
only as a download. All carry a policy that lets nothing inside them run.
"""

import io
from urllib.parse import quote

from django.http import HttpResponse
from django.utils import timezone
from PIL import Image

from ekinerja.aktivitas.models import BuktiAktivitas, BuktiKegiatan
from ekinerja.core.berkas import FOTO, selesai_diolah
from ekinerja.core.errors import AksiDitolak
from ekinerja.core.format import tanggal_panjang
from ekinerja.core.models import Berkas

SISI_KECIL = 192
_UMUR = 30 * 24 * 3600


def kirim_bukti(bukti: BuktiAktivitas | BuktiKegiatan, *, kecil: bool = False) -> HttpResponse:
    """The file as an answer.

    :param kecil: of a photo, a copy of at most 192 pixels a side.
    :raises AksiDitolak: while it is still being cleaned or scanned, or when it is malicious.
    """
    berkas = bukti.berkas
    if berkas.dimusnahkan_pada is not None:
        raise AksiDitolak(
            f"Berkas ini sudah dimusnahkan dengan berita acara nomor {berkas.berita_acara} pada "
            f"{tanggal_panjang(timezone.localdate(berkas.dimusnahkan_pada))}, menurut jadwal "
            "retensi arsip. Sidik isinya tetap tersimpan."
        )
    if berkas.pindaian == Berkas.BERBAHAYA:
        raise AksiDitolak(
            "Berkas ini berisi program berbahaya sehingga tidak dibagikan. "
            "Minta pemiliknya mengganti buktinya dengan berkas yang bersih."
        )
    if not selesai_diolah(berkas):
        raise AksiDitolak(
            "Bukti ini sedang dibersihkan dan dipindai. Muat ulang halaman beberapa saat lagi."
        )
    if berkas.jenis not in FOTO:
        nama = quote(berkas.nama_asli)
        return _jawaban(berkas.read(), berkas.jenis, f"attachment; filename*=UTF-8''{nama}")
    isi = berkas.read(berkas.olahan)
    return _jawaban(_perkecil(isi) if kecil else isi, "image/jpeg", "inline")


def _jawaban(isi: bytes, jenis: str, sikap: str) -> HttpResponse:
    jawaban = HttpResponse(isi, content_type=jenis)
    jawaban["Content-Disposition"] = sikap
    jawaban["X-Content-Type-Options"] = "nosniff"
    jawaban["Content-Security-Policy"] = "default-src 'none'; sandbox"
    jawaban["Cross-Origin-Resource-Policy"] = "same-origin"
    jawaban["Cache-Control"] = f"private, max-age={_UMUR}, immutable"
    return jawaban


def _perkecil(isi: bytes) -> bytes:
    with Image.open(io.BytesIO(isi)) as gambar:
        gambar.draft("RGB", (SISI_KECIL, SISI_KECIL))
        gambar.thumbnail((SISI_KECIL, SISI_KECIL))
        keluar = io.BytesIO()
        gambar.convert("RGB").save(keluar, "JPEG", quality=70)
        return keluar.getvalue()
