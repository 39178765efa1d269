"""Shared events made by the real deeds: Monday, 12 October 2026, 08.00 to 10.00 WIB."""

import uuid
from datetime import UTC, date, datetime, time
from typing import Any

from ekinerja.aktivitas.kode_kegiatan import kode_kegiatan
from ekinerja.aktivitas.models import Kegiatan
from ekinerja.aktivitas.services.kegiatan import IsianKegiatan, buat_kegiatan
from ekinerja.aktivitas.services.kehadiran import IsianKehadiran, Kehadiran, konfirmasi, undang
from ekinerja.aktivitas.tests import pembuat
from ekinerja.aktivitas.tests.pembuat import HARI_INI, PADA

SORE = datetime(2026, 10, 12, 9, 0, tzinfo=UTC)  # 16.00 WIB
BESOK = datetime(2026, 10, 12, 17, 0, tzinfo=UTC)  # 13 Oktober, 00.00 WIB


def isian(**ubah: Any) -> IsianKegiatan:
    awal = {
        "nama": "Rapat koordinasi stunting",
        "tanggal": HARI_INI,
        "mulai": time(8),
        "selesai": time(10),
        "tempat": "Ruang rapat Diskominfo",
    }
    return IsianKegiatan(**awal | ubah)


def kegiatan(oleh: Any, *, bukti: Any = None, **ubah: Any) -> Kegiatan:
    return buat_kegiatan(
        oleh,
        data=isian(**ubah),
        bukti=[pembuat.foto()] if bukti is None else bukti,
        kunci_kirim=uuid.uuid4(),
        pada=PADA,
    )


def diundang(acara: Kegiatan, siapa: Any, *, peran: str = "PESERTA") -> int:
    return undang(acara, orang=[siapa], peran=peran, oleh=acara.penyelenggara, pada=PADA)


def hadir(
    acara: Kegiatan, siapa: Any, indikator: Any = None, *, pada: datetime = PADA, **ubah: Any
) -> Kehadiran:
    """By the code, unless ``kode=""``."""
    kode = ubah.pop("kode", kode_kegiatan(Kegiatan.objects.get(pk=acara.pk)))
    isi = {
        "pegawai_id": siapa.pk,
        "peran": "PESERTA",
        "indikator_id": indikator.pk if indikator else None,
    }
    return konfirmasi(acara, data=IsianKehadiran(**isi | ubah), kode=kode, oleh=siapa, pada=pada)


LUSA = date(2026, 10, 14)
