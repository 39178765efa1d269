"""How a target was divided: by quarters, and what rounding did to each month."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ekinerja.aturan.kinerja.pecah_target import Bagian
from ekinerja.core.format import angka, bulan_tahun
from ekinerja.core.kit import Rinci
from ekinerja.skp.models import Indikator

_ROMAWI = ("I", "II", "III", "IV")


@dataclass(frozen=True, slots=True)
class RingkasPecahan:
    """Quarters with their sums, and one line a month where rounding moved it."""

    cara: str
    triwulan: list[Rinci]
    pembulatan: list[str]


def ringkas_pecahan(
    indikator: Indikator, *, tersimpan: Mapping[date, Decimal], bagian: Mapping[date, Bagian]
) -> RingkasPecahan:
    """What is stored, and the rounding of the rule that made it (empty: by hand)."""
    jumlah: dict[tuple[int, int], Decimal] = {}
    for awal, nilai in sorted(tersimpan.items()):
        kunci = (awal.year, (awal.month - 1) // 3)
        jumlah[kunci] = jumlah.get(kunci, Decimal(0)) + nilai
    sama = {awal: satu.nilai for awal, satu in bagian.items()} == dict(tersimpan)
    return RingkasPecahan(
        cara=indikator.get_cara_pecah_display(),
        triwulan=[
            Rinci(
                judul=f"Triwulan {_ROMAWI[nomor]} {tahun}",
                isi=f"{angka(nilai)} {indikator.satuan}",
            )
            for (tahun, nomor), nilai in jumlah.items()
        ],
        pembulatan=[
            f"{bulan_tahun(awal)}: {angka(satu.tepat, 2)} menjadi {angka(satu.nilai)}"
            for awal, satu in bagian.items()
            if sama and satu.selisih
        ],
    )
