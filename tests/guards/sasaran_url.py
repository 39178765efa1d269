"""Argumen alamat untuk tabel URL × peran: objek milik siapa yang dibuka.

Setiap alamat berargumen menunjuk objek milik instansi para pemeran (Sari dan unitnya), sehingga
kolom `tono` (unit lain) dan `ucok` (instansi lain) pada tabel membuktikan bahwa orang luar tidak
melihatnya. Objek dibuat lewat layanan bidangnya, lalu dibatalkan bersama transaksinya.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from ekinerja.regulasi.models import Skema
from ekinerja.regulasi.services import DataSkema, buat_skema
from ekinerja.regulasi.tests.skema_contoh import isi as isi_skema

PADA = datetime(2026, 11, 2, 3, 0, tzinfo=UTC)
Argumen = dict[str, Any]


def skema(pemeran: Any) -> Argumen:
    """Draf skema yang disusun Wayan."""
    data = DataSkema(isi=isi_skema(), nama="Skema uji", contoh=True)
    hasil: Skema = buat_skema(pemeran.instansi.pk, data=data, oleh=pemeran.wayan, pada=PADA)
    return {"pk": hasil.pk}


# nama alamat → pembuat argumen; menerima para pemeran
SASARAN: dict[str, Callable[[Any], Argumen]] = {
    "verifikasi": lambda _: {"kode": "TIDAKADA"},
    "regulasi:rincian": skema,
    "regulasi:ubah": skema,
    "regulasi:naskah": skema,
    "regulasi:berlakukan": skema,
    "regulasi:cabut": skema,
}
