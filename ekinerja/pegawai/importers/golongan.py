"""Ranks in the import of people: what the file says becomes a dated row of the history."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.backends.postgresql.psycopg_any import DateRange

from ekinerja.core.errors import AksiDitolak
from ekinerja.core.impor import BarisImpor, SelSalah
from ekinerja.pegawai.models import Pegawai, RiwayatGolongan

_SEMULA = "Data sebelum riwayat dicatat"


@dataclass(frozen=True, slots=True)
class IsiGolongan:
    """A rank to be written; ``semula`` is the one on the register until then, if any."""

    golongan: str
    mulai: date
    semula: str = ""


def susun_golongan(
    baris: BarisImpor, lama: Pegawai | None, sejak: date | None, *, hari: date
) -> IsiGolongan | None:
    """The rank that a row brings; None when it brings none, or the one on the register.

    :param sejak: since when the last rank of the history holds; None without one.
    :raises SelSalah: a day to come, or one before what the history knows already.
    """
    golongan, tmt = baris["golongan"], baris["tmt_golongan"]
    semula = lama.golongan if lama is not None else ""
    if not golongan or golongan == semula:
        return None
    if tmt is not None and tmt > hari:
        raise SelSalah(
            "tmt_golongan",
            "TMT golongan ini belum tiba. Catat sebagai kenaikan pangkat di halaman pegawainya.",
        )
    mulai = tmt or hari
    if sejak is not None and mulai < sejak:
        raise SelSalah(
            "tmt_golongan",
            f"Riwayat pangkatnya sudah mencatat golongan {semula} sejak {sejak:%d/%m/%Y}. Isi TMT "
            "sesudah itu, atau betulkan riwayatnya lebih dahulu.",
        )
    return IsiGolongan(golongan, mulai, semula)


def tulis_golongan(
    instansi_id: int, isi: dict[int, IsiGolongan], *, hari: date, bersamaan: str, kelompok: int
) -> None:
    """One dated row a person, after the row that ends with it (three statements).

    :param isi: person id → the rank.
    :param bersamaan: the sentence when the history changed since the check.
    """
    riwayat: dict[int, list[RiwayatGolongan]] = defaultdict(list)
    ada = RiwayatGolongan.objects.select_for_update(of=("self",)).filter(pegawai_id__in=list(isi))
    for baris in ada.order_by("masa"):
        riwayat[baris.pegawai_id].append(baris)
    ubah: list[RiwayatGolongan] = []
    baru: list[RiwayatGolongan] = []
    for pegawai_id, satu in isi.items():
        lama, tambah = _susun(satu, riwayat[pegawai_id], bersamaan)
        ubah += lama
        baru += [
            RiwayatGolongan(
                instansi_id=instansi_id, pegawai_id=pegawai_id, golongan=golongan, masa=masa,
                dasar=_SEMULA if golongan == satu.semula else f"Impor pegawai {hari:%d/%m/%Y}",
            )
            for golongan, masa in tambah
        ]  # fmt: skip
    RiwayatGolongan.objects.bulk_update(ubah, ["masa", "golongan"], batch_size=kelompok)
    RiwayatGolongan.objects.bulk_create(baru, batch_size=kelompok)


def _susun(
    isi: IsiGolongan, riwayat: Sequence[RiwayatGolongan], bersamaan: str
) -> tuple[list[RiwayatGolongan], list[tuple[str, DateRange]]]:
    """Rows to be changed, and new ones as (rank, period)."""
    kini = DateRange(isi.mulai, None)
    if not riwayat:
        semula = [(isi.semula, DateRange(None, isi.mulai))] if isi.semula else []
        return [], [*semula, (isi.golongan, kini)]
    terakhir = riwayat[-1]
    mulai, selesai = terakhir.masa.lower, terakhir.masa.upper
    if mulai is not None and mulai > isi.mulai:
        raise AksiDitolak(bersamaan)
    if mulai == isi.mulai:
        terakhir.golongan, terakhir.masa = isi.golongan, kini
        return [terakhir], []
    if selesai is not None and selesai <= isi.mulai:
        return [], [(isi.golongan, kini)]
    terakhir.masa = DateRange(mulai, isi.mulai)
    return [terakhir], [(isi.golongan, kini)]
