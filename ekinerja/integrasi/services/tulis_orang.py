"""Writing what a source says of people: a constant number of statements for any number of them.

Each function answers False when a row is no longer as it was when the source was read; its
caller then undoes everything.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateRange

from ekinerja.accounts.models import User
from ekinerja.integrasi.medan import GOLONGAN, MEDAN, NIP, ORANG_BIASA
from ekinerja.integrasi.models import Perbedaan
from ekinerja.integrasi.nilai import dari_json, teks_nilai
from ekinerja.pegawai.models import Pegawai, Penempatan, RiwayatGolongan
from ekinerja.pegawai.nama import susun_nama_urut

KELOMPOK = 2_000
ISIAN = tuple(satu.isian for satu in ORANG_BIASA)
SEBELUM = "Data sebelum riwayat dicatat"


def tulis_isian(baris: Sequence[Perbedaan], orang: Mapping[int, Pegawai]) -> bool:
    """Plain fields; the account carries the same name and number."""
    akun: dict[int, Pegawai] = {}
    ubah: dict[int, Pegawai] = {}
    for satu in baris:
        kita = orang[satu.pegawai_id or 0]
        isian = MEDAN[satu.medan].isian
        if teks_nilai(satu.medan, getattr(kita, isian)) != satu.kita:
            return False
        if satu.medan in {NIP, "pegawai.nama"} and kita.user is not None:
            if satu.medan == NIP and kita.user.username == kita.nip:
                kita.user.username = satu.isi["nilai"]
            akun[kita.pk] = kita
        setattr(kita, isian, dari_json(satu.medan, satu.isi["nilai"]))
        kita.nama_urut = susun_nama_urut(kita.nama)
        ubah[kita.pk] = kita
    _simpan(list(ubah.values()), ["nama_urut", *ISIAN])
    users = [satu.user for satu in akun.values() if satu.user is not None]
    for satu_akun in akun.values():
        if satu_akun.user is not None:
            satu_akun.user.nama = satu_akun.nama
    User.objects.bulk_update(users, ["username", "nama"], batch_size=KELOMPOK)
    return True


def _simpan(orang: list[Pegawai], isian: list[str]) -> None:
    Pegawai.objects.bulk_create(
        orang, batch_size=KELOMPOK, update_conflicts=True, unique_fields=["id"],
        update_fields=isian,
    )  # fmt: skip


def tulis_golongan(baris: Sequence[Perbedaan], orang: Mapping[int, Pegawai], *, hari: date) -> bool:
    """The rank of today, and its dated rows: the old one ends or is corrected, the new begins."""
    nomor = [satu.isi["lama"] for satu in baris if satu.isi["lama"]]
    lama = RiwayatGolongan.objects.select_for_update(of=("self",)).in_bulk(nomor)
    ubah: list[RiwayatGolongan] = []
    baru: list[RiwayatGolongan] = []
    for satu in baris:
        kita = orang[satu.pegawai_id or 0]
        riwayat = lama.get(satu.isi["lama"] or 0)
        hilang = satu.isi["lama"] is not None and riwayat is None
        if hilang or teks_nilai(GOLONGAN, kita.golongan) != satu.kita:
            return False
        sejak = date.fromisoformat(satu.isi["sejak"]) if satu.isi["sejak"] else None
        if sejak is not None:
            _susun_golongan(kita, riwayat, satu.isi, (ubah, baru))
        kita.golongan = satu.isi["nilai"]
    RiwayatGolongan.objects.bulk_create(
        ubah, batch_size=KELOMPOK, update_conflicts=True, unique_fields=["id"],
        update_fields=["masa", "golongan", "dasar"],
    )  # fmt: skip
    RiwayatGolongan.objects.bulk_create(baru, batch_size=KELOMPOK)
    _simpan(list({satu.pegawai_id: orang[satu.pegawai_id or 0] for satu in baris}.values()),
            ["golongan"])  # fmt: skip
    return True


def _susun_golongan(
    kita: Pegawai,
    lama: RiwayatGolongan | None,
    isi: Mapping[str, Any],
    hasil: tuple[list[RiwayatGolongan], list[RiwayatGolongan]],
) -> None:
    ubah, baru = hasil
    sejak = date.fromisoformat(isi["sejak"])
    if lama is not None and isi["betulkan"]:
        lama.golongan, lama.dasar = isi["nilai"], isi["dasar"]
        ubah.append(lama)
        return
    if lama is not None and (lama.masa.upper is None or lama.masa.upper > sejak):
        lama.masa = DateRange(lama.masa.lower, sejak)
        ubah.append(lama)
    elif lama is None and kita.golongan:
        baru.append(
            RiwayatGolongan(
                instansi_id=kita.instansi_id,
                pegawai=kita,
                golongan=kita.golongan,
                masa=DateRange(None, sejak),
                dasar=SEBELUM,
            )
        )
    baru.append(
        RiwayatGolongan(
            instansi_id=kita.instansi_id,
            pegawai=kita,
            golongan=isi["nilai"],
            masa=DateRange(sejak, None),
            dasar=isi["dasar"],
        )
    )


def tulis_tempat(baris: Sequence[Perbedaan]) -> bool:
    """Placements: ends and corrections first, then what begins."""
    nomor = [satu.isi["lama"] for satu in baris if satu.isi["lama"]]
    lama = Penempatan.objects.select_for_update(of=("self",)).in_bulk(nomor)
    ubah: list[Penempatan] = []
    baru: list[Penempatan] = []
    for satu in baris:
        isi = satu.isi
        tempat = lama.get(isi["lama"] or 0)
        if isi["lama"] is not None and not _masih(tempat, isi):
            return False
        masa = DateRange(date.fromisoformat(isi["sejak"]), _hari(isi["sampai"]))
        if tempat is not None:
            mulai = masa.lower if not isi["betulkan"] else None
            tempat.masa = masa if mulai is None else DateRange(tempat.masa.lower, mulai)
            tempat.dasar = isi["dasar"] if isi["betulkan"] else tempat.dasar
            ubah.append(tempat)
        if not isi["betulkan"]:
            baru.append(
                Penempatan(
                    instansi_id=satu.sinkron.instansi_id,
                    pegawai_id=satu.pegawai_id or 0,
                    jabatan_id=isi["jabatan"],
                    masa=masa,
                    dasar=isi["dasar"],
                )
            )
    Penempatan.objects.bulk_create(
        ubah, batch_size=KELOMPOK, update_conflicts=True, unique_fields=["id"],
        update_fields=["masa", "dasar"],
    )  # fmt: skip
    Penempatan.objects.bulk_create(baru, batch_size=KELOMPOK)
    return True


def _masih(tempat: Penempatan | None, isi: Mapping[str, Any]) -> bool:
    """Is the row that ends or is corrected as it was when the source was read?"""
    return tempat is not None and (tempat.masa.lower, tempat.masa.upper) == (
        _hari(isi["lama_sejak"]),
        _hari(isi["lama_sampai"]),
    )


def _hari(teks: str | None) -> date | None:
    return date.fromisoformat(teks) if teks else None
