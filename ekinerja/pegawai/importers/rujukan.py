"""People and posts that rows of other lists point to."""

from dataclasses import dataclass, field
from typing import NamedTuple

from ekinerja.core.impor import BarisImpor, Kolom, SelSalah
from ekinerja.core.lingkup import Lingkup
from ekinerja.core.tabel import baca_nip
from ekinerja.organisasi.models import Jabatan
from ekinerja.pegawai.importers.kolom import baca_panjang
from ekinerja.pegawai.models import Pegawai

NIP = Kolom(
    "nip", "NIP", baca_nip, wajib=False, contoh="199001012015032999",
    petunjuk="18 angka dalam format Teks. Kosong hanya bagi pegawai tanpa NIP.",
    sinonim=("NIP Baru", "NI PPPK", "NIP/NI PPPK", "Nomor Induk Pegawai"),
)  # fmt: skip
PENGGUNA = Kolom(
    "nama_pengguna", "Nama pengguna", baca_panjang(60), wajib=False,
    petunjuk="Hanya bagi pegawai tanpa NIP.", sinonim=("Username",),
)  # fmt: skip


class Orang(NamedTuple):
    """A person that a row names."""

    id: int
    nama: str
    unit_ids: frozenset[int]


class Pos(NamedTuple):
    """A post that a row names."""

    id: int
    unit_id: int
    nama: str


@dataclass
class Rujukan:
    """People by NIP or user name and posts by code, loaded with three queries."""

    lingkup: Lingkup
    orang: dict[str, Orang] = field(default_factory=dict)
    jabatan: dict[str, Pos] = field(default_factory=dict)

    def __post_init__(self) -> None:
        instansi = self.lingkup.instansi_id
        unit: dict[int, set[int]] = {}
        for pegawai, nomor in Pegawai.objects.filter(instansi_id=instansi).values_list(
            "id", "penempatan__jabatan__unit_id"
        ):
            unit.setdefault(pegawai, set()).add(nomor)
        for nomor, nip, pengguna, nama in Pegawai.objects.filter(instansi_id=instansi).values_list(
            "id", "nip", "user__username", "nama"
        ):
            self.orang[nip or pengguna or f"#{nomor}"] = Orang(
                nomor, nama, frozenset(unit.get(nomor, ()))
            )
        for kode, nomor, unit_id, nama in Jabatan.objects.filter(instansi_id=instansi).values_list(
            "kode", "id", "unit_id", "nama"
        ):
            self.jabatan[kode.casefold()] = Pos(nomor, unit_id, nama)

    def cari_orang(self, baris: BarisImpor, kolom: str = "nip") -> Orang:
        """The person of a row.

        :raises SelSalah: nobody named, unknown, or outside the scope.
        """
        cadangan = baris.isi.get("nama_pengguna") if kolom == "nip" else None
        siapa = baris[kolom] or cadangan
        if not siapa:
            raise SelSalah(kolom, "NIP wajib diisi, atau Nama pengguna bagi yang tanpa NIP.")
        orang = self.orang.get(siapa)
        if orang is None:
            raise SelSalah(kolom, "Pegawai ini belum terdaftar. Impor pegawainya lebih dahulu.")
        if self.lingkup.unit_ids is not None and not orang.unit_ids & set(self.lingkup.unit_ids):
            raise SelSalah(kolom, "Pegawai ini di luar unit kewenangan Anda.")
        return orang

    def cari_jabatan(self, kode: str, kolom: str = "kode_jabatan") -> Pos:
        """The post of a row.

        :raises SelSalah: unknown, or outside the scope.
        """
        pos = self.jabatan.get(kode.casefold())
        if pos is None:
            raise SelSalah(
                kolom, f"Jabatan dengan kode {kode} tidak ada. Impor jabatannya lebih dahulu."
            )
        if not self.lingkup.mencakup_unit(pos.unit_id):
            raise SelSalah(kolom, "Jabatan ini di luar unit kewenangan Anda.")
        return pos
