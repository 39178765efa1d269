"""One search over people, posts and units."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Prefetch

from ekinerja.core.kata import cocok_kata, urai_kata
from ekinerja.core.lingkup import Lingkup
from ekinerja.organisasi.models import Jabatan, UnitKerja
from ekinerja.organisasi.queries import jabatan_terlihat, unit_terlihat
from ekinerja.pegawai.models import Pegawai, Penempatan
from ekinerja.pegawai.queries.orang import pegawai_terlihat

TERBANYAK = 10


@dataclass(frozen=True, slots=True)
class HasilCari:
    """What was found, each at most :data:`TERBANYAK`; ``kini`` holds the post of a person."""

    pegawai: Sequence[Pegawai]
    jabatan: Sequence[Jabatan]
    unit: Sequence[UnitKerja]

    def __bool__(self) -> bool:
        return bool(self.pegawai or self.jabatan or self.unit)


KOSONG = HasilCari([], [], [])


def cari_semua(lingkup: Lingkup, teks: str, *, organisasi: Lingkup | None = None) -> HasilCari:
    """People, posts and units of the scope in which every typed word begins some word.

    Four queries however many rows there are.

    :param lingkup: whose people may be found.
    :param organisasi: whose posts and units may be found; None finds people only.
    """
    kata = urai_kata(teks)
    if not kata:
        return KOSONG
    kini = Penempatan.objects.filter(
        jenis=Penempatan.DEFINITIF, masa__contains=lingkup.per_tanggal
    ).select_related("jabatan__unit")
    orang = cocok_kata(pegawai_terlihat(lingkup), ("nama", "nip"), kata)
    pegawai = list(
        orang.order_by("nama_urut", "id").prefetch_related(
            Prefetch("penempatan", queryset=kini, to_attr="kini")
        )[:TERBANYAK]
    )
    if organisasi is None:
        return HasilCari(pegawai, [], [])
    jabatan = cocok_kata(jabatan_terlihat(organisasi), ("nama", "kode"), kata)
    unit = cocok_kata(unit_terlihat(organisasi), ("nama", "kode"), kata)
    return HasilCari(
        pegawai,
        list(jabatan.order_by("nama", "id")[:TERBANYAK]),
        list(unit.order_by("nama", "id")[:TERBANYAK]),
    )
