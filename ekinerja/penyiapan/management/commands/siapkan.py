"""`manage.py siapkan`: everything between a new database and the first page."""

import hashlib
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.utils import timezone

from ekinerja.penyiapan.demo.akun import daftar_akun_demo
from ekinerja.penyiapan.demo.muat import muat_demo


class Command(BaseCommand):
    help = "Terapkan migrasi, kumpulkan berkas statis, dan isi instansi peragaan bila kosong."

    def handle(self, *args: Any, **options: Any) -> None:
        """Prints the demonstration sign-ins on stdout; everything else goes to stderr."""
        call_command("migrate", verbosity=0, interactive=False)
        self._collect_static()
        if settings.MODE == "demo":
            if muat_demo(timezone.localdate(), lapor=self.stderr.write):
                self.stderr.write("Instansi peragaan dimuat.")
            for akun in daftar_akun_demo():
                sandi = akun.sandi or "(kata sandi sendiri)"
                self.stdout.write(f"  {akun.nama_pengguna:<20} {sandi:<22} {akun.sebutan}")

    def _collect_static(self) -> None:
        stamp = Path(settings.STATIC_ROOT) / ".stempel"
        digest = _static_digest()
        if stamp.exists() and stamp.read_text() == digest:
            return
        call_command("collectstatic", verbosity=0, interactive=False, clear=True)
        stamp.write_text(digest)


def _static_digest() -> str:
    found = hashlib.sha256()
    for finder in get_finders():
        for path, storage in finder.list([]):
            info = Path(storage.path(path)).stat()
            found.update(f"{path}:{info.st_size}:{info.st_mtime_ns}\n".encode())
    return found.hexdigest()
