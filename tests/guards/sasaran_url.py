"""Argumen alamat untuk tabel URL × peran: objek milik siapa yang dibuka.

Setiap alamat berargumen menunjuk objek milik instansi para pemeran (Sari dan unitnya), sehingga
kolom `tono` (unit lain) dan `ucok` (instansi lain) pada tabel membuktikan bahwa orang luar tidak
melihatnya. Objek dibuat lewat layanan bidangnya, lalu dibatalkan bersama transaksinya.
"""

from collections.abc import Callable
from typing import Any

from ekinerja.aktivitas.tests import pembuat as aktivitas_uji
from ekinerja.regulasi.models import Skema
from ekinerja.regulasi.services import DataSkema, buat_skema
from ekinerja.regulasi.tests.skema_contoh import isi as isi_skema
from ekinerja.skp.tests import pembuat as skp_uji

PADA = aktivitas_uji.PADA
Argumen = dict[str, Any]


def skema(pemeran: Any) -> Argumen:
    """Draf skema yang disusun Wayan."""
    data = DataSkema(isi=isi_skema(), nama="Skema uji", contoh=True)
    hasil: Skema = buat_skema(pemeran.instansi.pk, data=data, oleh=pemeran.wayan, pada=PADA)
    return {"pk": hasil.pk}


def skp_draf(pemeran: Any) -> Argumen:
    """SKP Sari yang sedang disusun."""
    return {"pk": skp_uji.lengkap(pemeran.sari).pk}


def hasil_kerja(pemeran: Any) -> Argumen:
    """Hasil kerja pada SKP Sari yang sedang disusun."""
    return {"pk": skp_uji.lengkap(pemeran.sari).hasil_kerja.get().pk}


def indikator(pemeran: Any) -> Argumen:
    """Indikator pada SKP Sari yang sedang disusun."""
    return {"pk": skp_uji.indikator_pertama(skp_uji.lengkap(pemeran.sari)).pk}


def skp_diajukan(pemeran: Any) -> Argumen:
    """SKP Sari yang menunggu Budi."""
    return {"pk": skp_uji.diajukan(pemeran.sari).pk}


def _indikator_disetujui(pemeran: Any) -> Any:
    return skp_uji.indikator_pertama(skp_uji.disetujui(pemeran.sari, oleh=pemeran.budi))


def aktivitas_draf(pemeran: Any) -> Argumen:
    """Catatan Sari yang belum dikirim."""
    catatan = aktivitas_uji.draf(
        pemeran.sari, _indikator_disetujui(pemeran), bukti=[aktivitas_uji.pdf()]
    )
    return {"pk": catatan.pk}


def aktivitas_dikirim(pemeran: Any) -> Argumen:
    """Catatan Sari yang menunggu Budi."""
    catatan = aktivitas_uji.dikirim(
        pemeran.sari, _indikator_disetujui(pemeran), bukti=[aktivitas_uji.pdf()]
    )
    return {"pk": catatan.pk}


def bukti(pemeran: Any) -> Argumen:
    """Bukti PDF pada catatan Sari yang menunggu Budi."""
    catatan = aktivitas_uji.dikirim(
        pemeran.sari, _indikator_disetujui(pemeran), bukti=[aktivitas_uji.pdf()]
    )
    return {"pk": catatan.bukti.get().pk}


def bukti_draf(pemeran: Any) -> Argumen:
    """Bukti PDF pada catatan Sari yang belum dikirim."""
    catatan = aktivitas_uji.draf(
        pemeran.sari, _indikator_disetujui(pemeran), bukti=[aktivitas_uji.pdf()]
    )
    return {"pk": catatan.bukti.get().pk}


# nama alamat → pembuat argumen; menerima para pemeran
SASARAN: dict[str, Callable[[Any], Argumen]] = {
    "verifikasi": lambda _: {"kode": "TIDAKADA"},
    "regulasi:rincian": skema,
    "regulasi:ubah": skema,
    "regulasi:naskah": skema,
    "regulasi:berlakukan": skema,
    "regulasi:cabut": skema,
    "skp:rincian": skp_draf,
    "skp:tambah_hasil_kerja": skp_draf,
    "skp:ajukan": skp_draf,
    "skp:setujui": skp_diajukan,
    "skp:kembalikan": skp_diajukan,
    "skp:tambah_indikator": hasil_kerja,
    "skp:hapus_hasil_kerja": hasil_kerja,
    "skp:target": indikator,
    "skp:hapus_indikator": indikator,
    "aktivitas:rincian": aktivitas_dikirim,
    "aktivitas:setujui": aktivitas_dikirim,
    "aktivitas:kembalikan": aktivitas_dikirim,
    "aktivitas:ubah": aktivitas_draf,
    "aktivitas:kirim": aktivitas_draf,
    "aktivitas:batalkan": aktivitas_draf,
    "aktivitas:bukti": bukti,
    "aktivitas:hapus_bukti": bukti_draf,
}
