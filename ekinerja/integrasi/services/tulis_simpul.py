"""Writing what a source says of posts and units, through the services that keep them."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import datetime
from typing import Any

from django.utils import timezone

from ekinerja.core.errors import AksiDitolak
from ekinerja.core.workflow import Pelaku
from ekinerja.integrasi.models import Perbedaan, Sinkronisasi
from ekinerja.organisasi.models import Jabatan, UnitKerja
from ekinerja.organisasi.services import IsiJabatan, ubah_jabatan, ubah_letak


def tulis_simpul(
    sinkron: Sinkronisasi, baris: Sequence[Perbedaan], *, oleh: Pelaku, pada: datetime
) -> None:
    """Posts are mended; a unit gets its other name or parent from today on, with its past kept.

    :raises AksiDitolak: naming the post or unit that its service refuses, with the reason.
    """
    jabatan: dict[int, dict[str, Any]] = defaultdict(dict)
    unit: dict[int, dict[str, Any]] = defaultdict(dict)
    for satu in baris:
        isian = satu.medan.partition(".")[2]
        if satu.jabatan_id:
            jabatan[satu.jabatan_id][isian] = satu.isi["nilai"]
        elif satu.unit_id:
            unit[satu.unit_id][isian] = satu.isi["nilai"]
    dasar = f"Sinkron {sinkron.sumber} {timezone.localdate(sinkron.dimulai_pada):%d/%m/%Y}"
    for kita, isi in _muat(Jabatan, jabatan):
        _jabatan(kita, isi, dasar, oleh=oleh, pada=pada)
    for kita_unit, isi in _muat(UnitKerja, unit):
        _unit(kita_unit, isi, dasar, oleh=oleh, pada=pada)


def _muat(model: Any, isi: dict[int, dict[str, Any]]) -> list[tuple[Any, dict[str, Any]]]:
    ada = model.objects.select_related("instansi").in_bulk(list(isi))
    return [(ada[nomor], satu) for nomor, satu in isi.items()]


def _jabatan(
    kita: Jabatan, isi: dict[str, Any], dasar: str, *, oleh: Pelaku, pada: datetime
) -> None:
    kini = IsiJabatan(**{satu.name: getattr(kita, satu.name) for satu in fields(IsiJabatan)})
    ubah = dict(isi)
    if "atasan" in ubah:
        ubah["atasan"] = Jabatan.objects.get(pk=ubah["atasan"], instansi_id=kita.instansi_id)
    try:
        ubah_jabatan(kita, replace(kini, **ubah), alasan=dasar, oleh=oleh, pada=pada)
    except AksiDitolak as galat:
        raise AksiDitolak(f"{kita.nama}: {galat.kalimat} Tidak ada yang ditulis.") from galat


def _unit(
    kita: UnitKerja, isi: dict[str, Any], dasar: str, *, oleh: Pelaku, pada: datetime
) -> None:
    induk = kita.induk
    if "induk" in isi:
        induk = UnitKerja.objects.get(pk=isi["induk"], instansi_id=kita.instansi_id)
    try:
        ubah_letak(
            kita, induk=induk, nama=isi.get("nama", kita.nama), jenis=kita.jenis,
            mulai=timezone.localdate(pada), dasar=dasar, oleh=oleh, pada=pada,
        )  # fmt: skip
    except AksiDitolak as galat:
        raise AksiDitolak(f"{kita.nama}: {galat.kalimat} Tidak ada yang ditulis.") from galat
