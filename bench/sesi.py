"""People who have signed in, for a rush; runs as a process of its own (bench.proses)."""

from typing import Any

from django.conf import settings
from django.db import connection
from django.test import Client
from django.urls import reverse

from ekinerja.accounts.models import User

# halaman yang dibuka semua orang pada pagi hari
HALAMAN = (
    "beranda", "aktivitas:daftar", "aktivitas:baru", "presensi:saya", "skp:daftar", "tpp:slip_saya",
)  # fmt: skip
ORANG_SQL = """
SELECT p.user_id FROM pegawai_pegawai p WHERE p.user_id IS NOT NULL
  AND EXISTS (SELECT 1 FROM aktivitas_aktivitas a WHERE a.pegawai_id = p.id)
ORDER BY md5(p.id::text) LIMIT %s
"""


def utama(argumen: list[str]) -> list[dict[str, Any]]:
    """Argument: how many people. Each with a session and the addresses to open."""
    with connection.cursor() as cursor:
        cursor.execute(ORANG_SQL, [int(argumen[0])])
        ids = [user_id for (user_id,) in cursor.fetchall()]
    alamat = [reverse(nama) for nama in HALAMAN]
    return [{"sesi": _masuk(User.objects.get(pk=pk)), "alamat": alamat} for pk in ids]


def _masuk(user: User) -> str:
    klien = Client()
    klien.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return klien.cookies[settings.SESSION_COOKIE_NAME].value
