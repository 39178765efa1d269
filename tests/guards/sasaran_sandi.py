"""Argumen alamat kata sandi pertama: penerbitan yang diminta Wayan bagi dinas Sari."""

from collections.abc import Callable
from typing import Any

from django.utils import timezone

from ekinerja.aktivitas.tests.pembuat import PADA
from ekinerja.core.lingkup import Lingkup
from ekinerja.core.models import Pekerjaan
from ekinerja.pegawai.services import minta_sandi_banyak

Argumen = dict[str, Any]


def penerbitan(pemeran: Any) -> Argumen:
    """Penerbitan Wayan yang selesai dan belum diunduh."""
    lingkup = Lingkup(pemeran.instansi.pk, timezone.localdate(PADA), None)
    hasil = minta_sandi_banyak(pemeran.unit.dinas, lingkup=lingkup, oleh=pemeran.wayan, pada=PADA)
    Pekerjaan.objects.filter(pk=hasil.pekerjaan_id).update(status=Pekerjaan.SELESAI)
    return {"pk": hasil.pk}


SASARAN: dict[str, Callable[[Any], Argumen]] = {
    f"pegawai:sandi_{nama}": penerbitan for nama in ("rincian", "kemajuan", "unduh")
}
