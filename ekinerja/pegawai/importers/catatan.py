"""What the import knows before it judges a row: people, accounts, posts, placements."""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from typing import NamedTuple

from django.db.models import F

from ekinerja.accounts.models import User
from ekinerja.core.lingkup import Lingkup
from ekinerja.core.tabel import NilaiSalah
from ekinerja.organisasi.models import Jabatan
from ekinerja.pegawai.models import KontrakKerja, Pegawai, Penempatan, RiwayatGolongan
from ekinerja.pegawai.permissions import akun_berperan

SARAN_MAKS = 300


def sederhana(teks: str) -> str:
    """Small letters and digits only, for comparing names typed by different people."""
    return re.sub(r"[\W_]+", " ", teks.casefold()).strip()


class Tempat(NamedTuple):
    """A definitive placement: ``sampai`` is None while it lasts."""

    id: int
    jabatan_id: int
    sejak: date
    sampai: date | None
    dasar: str


class Pos(NamedTuple):
    """A post as the import needs it."""

    id: int
    kode: str
    nama: str
    unit: str
    unit_kode: str
    unit_id: int
    jenis: str


@dataclass
class Catatan:
    """Everything of one instansi, loaded with eight queries whatever the number of rows."""

    lingkup: Lingkup
    menurut_pengguna: dict[str, Pegawai] = field(default_factory=dict)
    pin: dict[str, str] = field(default_factory=dict)
    akun_bebas: dict[str, int] = field(default_factory=dict)
    akun_lain: set[str] = field(default_factory=set)
    akun_berperan: set[int] = field(default_factory=set)
    tempat: dict[int, list[Tempat]] = field(default_factory=lambda: defaultdict(list))
    menurut_kode: dict[str, Pos] = field(default_factory=dict)
    menurut_id: dict[int, Pos] = field(default_factory=dict)
    menurut_nama: dict[tuple[str, str], list[Pos]] = field(
        default_factory=lambda: defaultdict(list)
    )
    kontrak: dict[int, list[KontrakKerja]] = field(default_factory=lambda: defaultdict(list))
    golongan: dict[int, date | None] = field(default_factory=dict)
    saran: int = 0

    def __post_init__(self) -> None:
        instansi = self.lingkup.instansi_id
        for orang in Pegawai.objects.filter(instansi_id=instansi).select_related("user"):
            pengguna = orang.nip or (orang.user.username if orang.user else f"#{orang.pk}")
            self.menurut_pengguna[pengguna] = orang
            self.pin[orang.pin_mesin] = pengguna
        punya = {orang.user_id for orang in self.menurut_pengguna.values()}
        for nomor, nama, milik in User.objects.values_list("id", "username", "instansi_id"):
            if milik != instansi:
                self.akun_lain.add(nama)
            elif nomor not in punya:
                self.akun_bebas[nama] = nomor
        self.akun_berperan = akun_berperan(self.akun_bebas.values(), sejak=self.lingkup.per_tanggal)
        for pegawai_id, *isi in (
            Penempatan.objects.filter(instansi_id=instansi, jenis=Penempatan.DEFINITIF)
            .order_by("masa")
            .values_list("pegawai_id", "id", "jabatan_id", "masa", "dasar")
        ):
            nomor, jabatan, masa, dasar = isi
            self.tempat[pegawai_id].append(Tempat(nomor, jabatan, masa.lower, masa.upper, dasar))
        for satu in KontrakKerja.objects.filter(instansi_id=instansi).order_by("masa"):
            self.kontrak[satu.pegawai_id].append(satu)
        # mulai golongan terakhir tiap orang; kosong: sejak sebelum dicatat
        self.golongan = {
            pegawai_id: masa.lower
            for pegawai_id, masa in RiwayatGolongan.objects.filter(instansi_id=instansi)
            .order_by("masa")
            .values_list("pegawai_id", "masa")
        }
        self._muat_jabatan()

    def _muat_jabatan(self) -> None:
        for baris in Jabatan.objects.filter(
            instansi_id=self.lingkup.instansi_id, masa__contains=self.lingkup.per_tanggal
        ).values_list("id", "kode", "nama", F("unit__nama"), F("unit__kode"), "unit_id", "jenis"):
            pos = Pos(*baris)
            self.menurut_kode[pos.kode.casefold()] = pos
            self.menurut_id[pos.id] = pos
            for unit in {sederhana(pos.unit), sederhana(pos.unit_kode)}:
                self.menurut_nama[unit, sederhana(pos.nama)].append(pos)

    def cari_jabatan(self, kode: str | None, unit: str | None, nama: str | None) -> Pos | None:
        """The post that a row names by code, or by unit and name; None when it names none.

        :raises NilaiSalah: unknown, ambiguous, half named, or outside the scope.
        """
        if kode:
            pos = self.menurut_kode.get(kode.casefold())
            if pos is None:
                raise NilaiSalah(
                    f"Jabatan dengan kode {kode} tidak ada. Impor jabatannya lebih dahulu, "
                    f"atau pilih kode dari daftar jabatan.{self._mirip(kode)}"
                )
        elif unit and nama:
            pos = self._menurut_nama(unit, nama)
        elif unit or nama:
            raise NilaiSalah("Isi Unit kerja dan Nama jabatan bersama-sama, atau isi Kode jabatan.")
        else:
            return None
        if not self.lingkup.mencakup_unit(pos.unit_id):
            raise NilaiSalah("Jabatan ini di luar unit kewenangan Anda. Serahkan kepada BKPSDM.")
        return pos

    def _menurut_nama(self, unit: str, nama: str) -> Pos:
        calon = self.menurut_nama.get((sederhana(unit), sederhana(nama)), [])
        if len(calon) == 1:
            return calon[0]
        if not calon:
            raise NilaiSalah(
                f"Jabatan “{nama}” tidak ada di unit “{unit}”. Periksa ejaannya, atau impor "
                f"jabatannya lebih dahulu.{self._mirip_di(unit, nama)}"
            )
        raise NilaiSalah(
            f"Ada {len(calon)} jabatan “{nama}” di unit bernama “{unit}”. "
            f"Isi Kode jabatan: {', '.join(sorted(satu.kode for satu in calon)[:4])}."
        )

    def _mirip(self, kode: str) -> str:
        mirip = self._terdekat(kode.casefold(), list(self.menurut_kode))
        return f" Yang mirip: {self.menurut_kode[mirip].kode}." if mirip else ""

    def _mirip_di(self, unit: str, nama: str) -> str:
        seunit = {
            kunci[1]: pos[0]
            for kunci, pos in self.menurut_nama.items()
            if kunci[0] == sederhana(unit)
        }
        mirip = self._terdekat(sederhana(nama), list(seunit))
        return f" Yang mirip: {seunit[mirip].nama} ({seunit[mirip].kode})." if mirip else ""

    def _terdekat(self, kata: str, pilihan: list[str]) -> str:
        """A near word; sought only for the first faults, because seeking is slow."""
        self.saran += 1
        if self.saran > SARAN_MAKS:
            return ""
        return next(iter(get_close_matches(kata, pilihan, n=1, cutoff=0.75)), "")


@dataclass(frozen=True, slots=True)
class Pindah:
    """What happens to the placements of a person: end one, correct one, or begin one."""

    jabatan_id: int
    sejak: date
    dasar: str
    sampai: date | None = None
    akhiri: Tempat | None = None
    betulkan: Tempat | None = None


def susun_pindah(
    tempat: list[Tempat], jabatan_id: int, *, tmt: date | None, sk: str | None
) -> Pindah | None:
    """How a person comes to hold this post from ``tmt``; None when that is so already.

    :raises NilaiSalah: TMT or SK missing, or TMT before what is already recorded.
    """
    kini = tempat[-1] if tempat else None
    kembali = (
        kini is not None and kini.sampai is not None and tmt is not None and tmt >= kini.sampai
    )
    if kini is not None and kini.jabatan_id == jabatan_id and not kembali:
        return _sama(tempat, kini, tmt=tmt, sk=sk)
    if tmt is None or not sk:
        raise NilaiSalah("TMT jabatan dan Nomor SK wajib diisi bila jabatannya baru. Lengkapi.")
    if kini is None or (kini.sampai is not None and kini.sampai <= tmt):
        return Pindah(jabatan_id, tmt, sk)
    if tmt <= kini.sejak:
        raise NilaiSalah(
            f"TMT ini tidak sesudah jabatan yang tercatat sekarang (sejak {kini.sejak:%d/%m/%Y}). "
            "Isi TMT jabatan yang baru, atau betulkan jabatan lamanya lebih dahulu."
        )
    return Pindah(jabatan_id, tmt, sk, sampai=kini.sampai, akhiri=kini)


def _sama(tempat: list[Tempat], kini: Tempat, *, tmt: date | None, sk: str | None) -> Pindah | None:
    """The same post: only its beginning or its SK may be corrected."""
    sejak, dasar = tmt or kini.sejak, sk or kini.dasar
    if (sejak, dasar) == (kini.sejak, kini.dasar):
        return None
    batas = tempat[-2].sampai if len(tempat) > 1 else None
    if (kini.sampai is not None and sejak >= kini.sampai) or (batas is not None and sejak < batas):
        raise NilaiSalah(
            "TMT ini bertabrakan dengan jabatan lain yang sudah tercatat bagi orang ini. "
            f"Jabatan sekarang tercatat sejak {kini.sejak:%d/%m/%Y}."
        )
    return Pindah(kini.jabatan_id, sejak, dasar, sampai=kini.sampai, betulkan=kini)
