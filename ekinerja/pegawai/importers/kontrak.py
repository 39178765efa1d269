"""Contracts in the import of people: hours a week, wage, period."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateRange

from ekinerja.core.impor import BarisImpor, SelSalah
from ekinerja.pegawai.models import KontrakKerja

ISI = ("jam_per_minggu", "upah", "penyedia")


@dataclass(frozen=True, slots=True)
class IsiKontrak:
    """A contract to be written; ``id`` is None for a new one."""

    isi: dict[str, Any]
    id: int | None = None


def susun_kontrak(baris: BarisImpor, lama: Sequence[KontrakKerja]) -> IsiKontrak | None:
    """The contract that a row names; None when it names none, or the stored one as it is.

    The same number is the same contract.

    :raises SelSalah: half named, ends before it begins, or overlaps another one.
    """
    nomor, mulai = baris["nomor_kontrak"], baris["mulai_kontrak"]
    if nomor is None:
        terisi = [nama for nama in ("mulai_kontrak", *ISI) if baris[nama] is not None]
        if terisi:
            raise SelSalah("nomor_kontrak", "Nomor kontrak wajib bila isi kontraknya diisi.")
        return None
    kini = next((satu for satu in lama if satu.nomor == nomor), None)
    if mulai is None:
        if kini is None:
            raise SelSalah("mulai_kontrak", "Mulai kontrak wajib bila nomor kontraknya diisi.")
        mulai = kini.masa.lower
    akhir = baris["akhir_kontrak"]
    selesai = akhir + timedelta(days=1) if akhir else (kini.masa.upper if kini else None)
    if selesai is not None and selesai <= mulai:
        raise SelSalah("akhir_kontrak", "Kontrak ini berakhir sebelum mulai. Betulkan tanggalnya.")
    _tanpa_tabrakan(DateRange(mulai, selesai), [satu for satu in lama if satu is not kini])
    isi = {nama: _isi(baris, nama, kini) for nama in ISI}
    isi |= {"nomor": nomor, "masa": DateRange(mulai, selesai), "penyedia": isi["penyedia"] or ""}
    if kini is not None and all(getattr(kini, nama) == nilai for nama, nilai in isi.items()):
        return None
    return IsiKontrak(isi, kini.pk if kini else None)


def _isi(baris: BarisImpor, nama: str, kini: KontrakKerja | None) -> Any:
    if baris[nama] is None and kini is not None:
        return getattr(kini, nama)
    return baris[nama]


def _tanpa_tabrakan(masa: DateRange, lain: Sequence[KontrakKerja]) -> None:
    for satu in lain:
        mulai_dulu = masa.upper is None or satu.masa.lower < masa.upper
        if mulai_dulu and (satu.masa.upper is None or masa.lower < satu.masa.upper):
            raise SelSalah(
                "mulai_kontrak",
                f"Masa ini bertabrakan dengan kontrak {satu.nomor} (sejak "
                f"{satu.masa.lower:%d/%m/%Y}). Betulkan salah satunya.",
            )
