"""Answers that carry a file: tables as downloads, a person's file never as active content."""

from collections.abc import Iterable, Sequence
from urllib.parse import quote

from django.http import HttpResponse

from ekinerja.core.impor import KolomEkspor, tulis_csv, tulis_xlsx
from ekinerja.core.models import Berkas

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def kirim_tabel(
    kolom: Sequence[KolomEkspor], baris: Iterable[Sequence[object]], *, nama: str, bentuk: str
) -> HttpResponse:
    """A table as a download.

    :param bentuk: xlsx or csv.
    """
    if bentuk == "csv":
        isi, jenis = tulis_csv(kolom, baris), "text/csv; charset=utf-8"
    else:
        isi, jenis = tulis_xlsx(kolom, baris), XLSX
    return HttpResponse(
        isi,
        content_type=jenis,
        headers={"Content-Disposition": f'attachment; filename="{nama}.{bentuk}"'},
    )


def kirim_berkas(berkas: Berkas, *, gambar: bool = False) -> HttpResponse:
    """A person's file: offered for download, or its clean copy as a picture that can do nothing.

    :param gambar: show the clean copy of an image inside a page.
    """
    isi = berkas.read(berkas.olahan) if gambar else berkas.read()
    jenis = "image/jpeg" if gambar else "application/octet-stream"
    nama = quote(berkas.nama_asli)
    jawaban = HttpResponse(isi, content_type=jenis)
    jawaban["Content-Disposition"] = "inline" if gambar else f"attachment; filename*=UTF-8''{nama}"
    jawaban["X-Content-Type-Options"] = "nosniff"
    jawaban["Content-Security-Policy"] = "default-src 'none'; sandbox"
    jawaban["Cache-Control"] = "private, no-cache"
    return jawaban
