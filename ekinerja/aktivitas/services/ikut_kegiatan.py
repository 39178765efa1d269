"""An entry of a shared event keeps what the event says; the rest of it is its owner's."""

from dataclasses import replace

from ekinerja.aktivitas.models import JUMLAH_BIASA, Aktivitas
from ekinerja.aktivitas.queries.kegiatan import kegiatan_entri
from ekinerja.aktivitas.services.isian import IsianAktivitas
from ekinerja.core.errors import AksiDitolak


def ikut_kegiatan(aktivitas: Aktivitas, data: IsianAktivitas) -> IsianAktivitas:
    """What was typed, when it leaves day, hours, role and activity as the event has them.

    :raises AksiDitolak: when one of these was changed.
    """
    kegiatan = kegiatan_entri(aktivitas.pk)
    if kegiatan is None:
        return data
    sama = {
        "tanggal": aktivitas.tanggal,
        "mulai": kegiatan.mulai,
        "selesai": kegiatan.selesai,
        "katalog_id": kegiatan.katalog_id,
        "jumlah": JUMLAH_BIASA,
    }
    berbeda = any(getattr(data, nama) != nilai for nama, nilai in sama.items())
    if berbeda or data.peran not in ("", aktivitas.peran):
        raise AksiDitolak(
            f"Aktivitas ini dari kegiatan bersama “{kegiatan.nama}”: tanggal, jam, peran, dan "
            "katalognya mengikuti kegiatan. Bila keliru, minta penyelenggaranya memperbaiki."
        )
    return replace(data, peran=aktivitas.peran)
