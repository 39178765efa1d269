"""The dated history of posts by file: definitive ones, Plt. and Plh."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateRange

from ekinerja.core.impor import (
    BarisImpor,
    Bekal,
    Catatan,
    ImporDaftar,
    Kolom,
    Masalah,
    Rancangan,
    RencanaBaris,
    SelSalah,
    teks_nilai,
)
from ekinerja.core.lingkup import Lingkup
from ekinerja.core.tabel import baca_pilihan, baca_tanggal
from ekinerja.core.workflow import Pelaku
from ekinerja.organisasi.batasan import batasan
from ekinerja.pegawai.importers.kolom import baca_panjang
from ekinerja.pegawai.importers.rujukan import NIP, PENGGUNA, Rujukan
from ekinerja.pegawai.importers.tulis import BATASAN, KELOMPOK
from ekinerja.pegawai.models import Penempatan, RiwayatPegawai

JENIS = {kata: kode for kode, sebutan in Penempatan.JENIS for kata in (sebutan, kode)}
JENIS |= {"Plt": Penempatan.PLT, "Plh": Penempatan.PLH}
MULAI = Kolom(
    "mulai", "TMT jabatan", baca_tanggal, contoh="02/01/2024",
    petunjuk="Hari pertama memangku jabatan.", sinonim=("TMT", "Mulai", "Tanggal mulai"),
)  # fmt: skip
SELESAI = Kolom(
    "selesai", "Sampai dengan", baca_tanggal, wajib=False, contoh="31/12/2025",
    petunjuk="Hari terakhir memangku jabatan; kosong bila masih berjalan.",
    sinonim=("Selesai", "Tanggal selesai", "Sampai"),
)  # fmt: skip
SURAT = Kolom(
    "nomor_sk", "Nomor SK", baca_panjang(200), contoh="821/12/2024 tgl 2 Januari 2024",
    petunjuk="Nomor dan tanggal SK atau surat perintah.", sinonim=("SK", "Dasar", "Nomor surat"),
)  # fmt: skip


def masa_baris(baris: BarisImpor) -> DateRange:
    """The half-open period of a row, whose last day is written inclusively.

    :raises SelSalah: when it ends before it begins.
    """
    selesai = baris["selesai"]
    if selesai is not None and selesai < baris["mulai"]:
        raise SelSalah("selesai", "Hari terakhirnya sebelum hari pertamanya. Betulkan tanggalnya.")
    return DateRange(baris["mulai"], selesai + timedelta(days=1) if selesai else None)


def bertabrakan(satu: DateRange, lain: DateRange) -> bool:
    """Do two half-open periods share a day?"""
    awal = satu.upper is None or (lain.lower or date.min) < satu.upper
    return awal and (lain.upper is None or (satu.lower or date.min) < lain.upper)


class ImporPenempatan(ImporDaftar):
    """Placements by person, post, kind and first day; definitive ones never overlap."""

    kunci = "penempatan"
    judul = "Riwayat penempatan"
    model = Penempatan
    menulis = (Penempatan, RiwayatPegawai)
    isian = {"masa": "selesai", "dasar": "nomor_sk"}
    kolom = (
        NIP,
        PENGGUNA,
        Kolom(
            "kode_jabatan", "Kode jabatan", baca_panjang(60), contoh="J-0142",
            petunjuk="Kode dari daftar jabatan.",
        ),
        Kolom(
            "jenis", "Jenis", baca_pilihan(JENIS), wajib=False, contoh="Definitif",
            petunjuk="Definitif, Plt., atau Plh. Kosong: Definitif.",
            sinonim=("Jenis penempatan", "Status jabatan"),
        ),
        MULAI,
        SELESAI,
        SURAT,
    )  # fmt: skip

    def bekali(self, lingkup: Lingkup) -> Bekal:
        """People, posts, and all placements (four queries)."""
        bekal = Bekal(lingkup, rujukan={"data": Rujukan(lingkup)})
        nama = ("id", "instansi_id", "pegawai_id", "jabatan_id", "jenis", "masa", "dasar")
        for satu in Penempatan.objects.filter(instansi_id=lingkup.instansi_id).values(*nama):
            kunci = (satu["pegawai_id"], satu["jabatan_id"], satu["jenis"], satu["masa"].lower)
            bekal.lama[kunci] = Catatan(satu.pop("id"), satu)
        return bekal

    def susun(self, baris: BarisImpor, bekal: Bekal) -> RencanaBaris:
        """A placement of a known person in a known post."""
        data: Rujukan = bekal.rujukan["data"]
        orang = data.cari_orang(baris)
        pos = data.cari_jabatan(baris["kode_jabatan"])
        jenis = baris["jenis"] or Penempatan.DEFINITIF
        kunci = (orang.id, pos.id, jenis, baris["mulai"])
        masa = masa_baris(baris)
        lama = bekal.lama.get(kunci)
        if lama is not None and baris["selesai"] is None:
            masa = lama.isi["masa"]
        return RencanaBaris(
            kunci,
            {
                "instansi_id": bekal.lingkup.instansi_id, "pegawai_id": orang.id,
                "jabatan_id": pos.id, "jenis": jenis, "masa": masa, "dasar": baris["nomor_sk"],
            },
        )  # fmt: skip

    def periksa_semua(self, rencana: Mapping[int, RencanaBaris], bekal: Bekal) -> list[Masalah]:
        """One definitive post at a time, over the file and what is stored."""
        diganti = {satu.kunci for satu in rencana.values()}
        masa: dict[int, list[tuple[int, DateRange]]] = {}
        for kunci, lama in bekal.lama.items():
            if kunci not in diganti and lama.isi["jenis"] == Penempatan.DEFINITIF:
                masa.setdefault(lama.isi["pegawai_id"], []).append((0, lama.isi["masa"]))
        for nomor, satu in rencana.items():
            if satu.isi["jenis"] == Penempatan.DEFINITIF:
                masa.setdefault(satu.isi["pegawai_id"], []).append((nomor, satu.isi["masa"]))
        return [galat for semua in masa.values() if len(semua) > 1 for galat in _tabrakan(semua)]

    def sebut(self, isian: str, nilai: Any, bekal: Bekal) -> str:
        """The last day instead of the period."""
        if isian != "masa":
            return teks_nilai(nilai)
        return teks_nilai(nilai.upper - timedelta(days=1)) if nilai.upper else "(masih berjalan)"

    def tulis(self, rancangan: Rancangan[RencanaBaris], *, oleh: Pelaku, pada: datetime) -> None:
        """Placements, and a deed in the history of each person."""
        with batasan(BATASAN):
            super().tulis(rancangan, oleh=oleh, pada=pada)
        RiwayatPegawai.objects.bulk_create(
            (
                RiwayatPegawai(
                    objek_id=satu.isi["pegawai_id"], langkah="tempatkan", oleh_id=oleh.user_id,
                    oleh_nama=oleh.nama, kapasitas="Impor", alasan=satu.isi["dasar"], pada=pada,
                )
                for satu in (*rancangan.baru, *rancangan.berubah)
            ),
            batch_size=KELOMPOK,
        )  # fmt: skip


def _tabrakan(semua: list[tuple[int, DateRange]]) -> list[Masalah]:
    """Faults of the rows of one person that overlap a neighbour."""
    urut = sorted(semua, key=lambda satu: satu[1].lower or date.min)
    masalah = []
    for (satu, masa), (lain, masa_lain) in pairwise(urut):
        if not bertabrakan(masa, masa_lain):
            continue
        for nomor, ini in ((satu, masa_lain), (lain, masa)):
            if nomor:
                kalimat = (
                    f"Bertabrakan dengan jabatan definitif sejak {ini.lower:%d/%m/%Y}. Isi hari "
                    "terakhir jabatan yang lebih dahulu."
                )
                masalah.append(Masalah(nomor, MULAI.judul, "", kalimat))
    return masalah
