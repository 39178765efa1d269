"""The chart of posts: cards to walk on a phone, and a few levels for paper."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.urls import reverse

from ekinerja.core.format import angka
from ekinerja.organisasi.models import Jabatan
from ekinerja.organisasi.queries import SimpulBagan


@dataclass(frozen=True, slots=True)
class KartuJabatan:
    """A post in the chart: its words, where it leads, and where its holder is asked for."""

    id: int
    nama: str
    keterangan: str
    url: str
    rincian_url: str
    pemangku_url: str
    bawahan: str = ""


@dataclass(slots=True)
class CabangBagan:
    """A post with those below it, for paper."""

    kartu: KartuJabatan
    bawah: list["CabangBagan"] = field(default_factory=list)


def kartu_jabatan(jabatan: Jabatan, jumlah: int) -> KartuJabatan:
    """A post as a card.

    :param jumlah: how many posts answer to it.
    """
    return _kartu(jabatan.pk, jabatan.nama, _keterangan(jabatan.unit.nama, jabatan.kelas), jumlah)


def _keterangan(unit: str, kelas: int | None) -> str:
    return f"{unit} · kelas {kelas}" if kelas else unit


def _kartu(pk: int, nama: str, keterangan: str, jumlah: int) -> KartuJabatan:
    return KartuJabatan(
        id=pk,
        nama=nama,
        keterangan=keterangan,
        url=reverse("organisasi:bagan", args=[pk]),
        rincian_url=reverse("organisasi:jabatan_rincian", args=[pk]),
        pemangku_url=reverse("pegawai:pemangku_jabatan", args=[pk]),
        bawahan=f"{angka(jumlah)} jabatan di bawahnya" if jumlah else "",
    )


def daftar_kartu(jabatan: Sequence[Jabatan], jumlah: Mapping[int, int]) -> list[KartuJabatan]:
    """Posts as cards."""
    return [kartu_jabatan(satu, jumlah.get(satu.pk, 0)) for satu in jabatan]


def pohon_bagan(simpul: Sequence[SimpulBagan]) -> CabangBagan:
    """Levels as a tree; a post whose superior fell outside the limit is left out.

    :param simpul: the top first, level by level.
    """
    cabang: dict[int, CabangBagan] = {}
    for satu in simpul:
        kartu = _kartu(satu.id, satu.nama, _keterangan(satu.unit, satu.kelas), 0)
        cabang[satu.id] = CabangBagan(kartu)
        if satu.tinggi and satu.atasan_id in cabang:
            cabang[satu.atasan_id].bawah.append(cabang[satu.id])
    return cabang[simpul[0].id]


def tanya_pemangku(ids: Sequence[int]) -> str:
    """Address that brings the names of those who hold these posts."""
    return f"{reverse('pegawai:nama_pemangku')}?{'&'.join(f'j={satu}' for satu in ids)}"
