"""Search results as words and links."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse

from ekinerja.core import format as bentuk
from ekinerja.core.kit import Sel
from ekinerja.pegawai.models import Pegawai, Penempatan
from ekinerja.pegawai.queries import HasilCari


@dataclass(frozen=True, slots=True)
class KelompokHasil:
    """Search results of one kind."""

    judul: str
    ikon: str
    butir: list[Sel]


def hasil_cari(hasil: HasilCari) -> list[KelompokHasil]:
    """Groups with something in them: people, posts, units."""
    return [satu for satu in _kelompok(hasil) if satu.butir]


def _kelompok(hasil: HasilCari) -> Iterator[KelompokHasil]:
    yield KelompokHasil("Pegawai", "users", [_butir_pegawai(satu) for satu in hasil.pegawai])
    yield KelompokHasil(
        "Jabatan",
        "briefcase",
        [
            Sel(
                teks=satu.nama,
                url=reverse("organisasi:jabatan_rincian", args=[satu.pk]),
                catatan=f"{satu.unit.nama} · kelas {bentuk.angka(satu.kelas)}",
            )
            for satu in hasil.jabatan
        ],
    )
    yield KelompokHasil(
        "Unit kerja",
        "building",
        [
            Sel(
                teks=satu.nama,
                url=reverse("organisasi:unit", args=[satu.pk]),
                catatan=satu.induk.nama if satu.induk else "",
            )
            for satu in hasil.unit
        ],
    )


def _butir_pegawai(pegawai: Pegawai) -> Sel:
    kini: list[Penempatan] = getattr(pegawai, "kini", [])
    tempat = f"{kini[0].jabatan.nama}, {kini[0].jabatan.unit.nama}" if kini else "Tanpa jabatan"
    nomor = bentuk.nip(pegawai.nip) if pegawai.nip else "Tanpa NIP"
    return Sel(
        teks=pegawai.nama,
        url=reverse("pegawai:rincian", args=[pegawai.pk]),
        catatan=f"{nomor} · {tempat}",
    )
