"""Pages of the machinery: health, verification of documents, progress, refusals."""

from django.conf import settings
from django.core.files.storage import storages
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ekinerja.core.queries import dokumen_terbit


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form was open too long or cookies are off."""
    return render(
        request,
        "galat.html",
        {
            "judul": "Formulir kedaluwarsa",
            "kalimat": "Halaman ini terbuka terlalu lama sehingga kirimannya tidak dapat "
            "dipercaya. Kembali ke halaman sebelumnya, muat ulang, lalu kirim lagi.",
        },
        status=403,
    )


def keadaan_layanan() -> dict[str, str]:
    """Health of database, queue and storage: "baik", or what is wrong."""
    return {"basis_data": _database(), "antrean": _queue(), "penyimpanan": _storage()}


@require_safe
def sehat(request: HttpRequest) -> JsonResponse:
    """Health of database, queue and storage; 503 when one of them fails."""
    bagian = keadaan_layanan()
    baik = all(nilai == "baik" for nilai in bagian.values())
    return JsonResponse(
        {"status": "baik" if baik else "terganggu", **bagian, "versi": settings.VERSION},
        status=200 if baik else 503,
    )


def _database() -> str:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return "tidak terjangkau"
    return "baik"


def _queue() -> str:
    try:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(*) FROM procrastinate_jobs"
                " WHERE status = 'todo' AND scheduled_at < now() - interval '15 minutes'"
            )
            (tertinggal,) = cursor.fetchone()
    except DatabaseError:
        return "tidak terjangkau"
    return "baik" if tertinggal == 0 else f"{tertinggal} pekerjaan tertunda lebih dari 15 menit"


def _storage() -> str:
    try:
        storages["default"].listdir("")
    except FileNotFoundError:
        return "baik"
    except OSError:
        return "folder bukti tidak dapat dibaca"
    return "baik"


@require_safe
def verifikasi(request: HttpRequest, kode: str) -> HttpResponse:
    """Public: what the QR of a document opens. Shows that it is ours and what it says."""
    dokumen = dokumen_terbit(kode)
    status = 200 if dokumen is not None else 404
    return render(request, "verifikasi.html", {"dokumen": dokumen, "kode": kode}, status=status)
