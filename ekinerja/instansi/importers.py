"""The profile of the government by file: one row."""

import re

from ekinerja.core.impor import (
    BarisImpor,
    Bekal,
    Catatan,
    ImporDaftar,
    Kolom,
    RencanaBaris,
    SelSalah,
)
from ekinerja.core.lingkup import Lingkup
from ekinerja.core.tabel import NilaiSalah, baca_pilihan, baca_tanggal, baca_teks
from ekinerja.instansi.models import Instansi

ZONA = {kata: kode for kode, sebutan in Instansi.ZONA for kata in (sebutan, kode)}
JENIS = {kata: kode for kode, sebutan in Instansi.JENIS for kata in (sebutan, kode)}


def baca_sampai_250(nilai: object) -> str:
    """Text of at most 250 letters."""
    teks = baca_teks(nilai)
    if len(teks) > 250:
        raise NilaiSalah(f"Isi ini {len(teks)} huruf; paling banyak 250. Persingkat.")
    return teks


def baca_nama(nilai: object) -> str:
    """A name of at most 200 letters."""
    teks = baca_teks(nilai)
    if len(teks) > 200:
        raise NilaiSalah(f"Nama ini {len(teks)} huruf; paling banyak 200. Persingkat.")
    return teks


def baca_sebutan(nilai: object) -> str:
    """Title of the head of the government."""
    teks = baca_teks(nilai)
    if len(teks) > 40:
        raise NilaiSalah("Sebutan ini lebih dari 40 huruf. Tulis misalnya Bupati.")
    return teks


def baca_warna(nilai: object) -> str:
    """A colour as #rrggbb."""
    teks = baca_teks(nilai).lower()
    if not re.fullmatch(r"#[0-9a-f]{6}", teks):
        raise NilaiSalah("Warna ditulis seperti #196bcd.")
    return teks


class ImporInstansi(ImporDaftar):
    """The profile that letterheads and documents use. The file has one row."""

    kunci = "instansi"
    judul = "Profil instansi"
    model = Instansi
    menulis = (Instansi,)
    isian = {
        nama: nama
        for nama in (
            "nama", "jenis", "sebutan_kepala", "alamat", "kontak", "kota", "zona", "warna",
            "mulai_berlaku",
        )
    }  # fmt: skip
    kolom = (
        Kolom(
            "nama", "Nama instansi", baca_nama, contoh="Kabupaten Contoh",
            petunjuk="Nama lengkap pemerintah daerah.", sinonim=("Instansi", "Nama pemerintah"),
        ),
        Kolom(
            "jenis", "Jenis instansi", baca_pilihan(JENIS), wajib=False, contoh="Kabupaten",
            petunjuk="Kabupaten, Kota, Provinsi, atau Kementerian/Lembaga.",
        ),
        Kolom(
            "sebutan_kepala", "Sebutan kepala", baca_sebutan, wajib=False, contoh="Bupati",
            petunjuk="Bupati, Wali Kota, atau Gubernur.",
        ),
        Kolom(
            "alamat", "Alamat", baca_sampai_250, wajib=False, contoh="Jalan Contoh Nomor 1",
            petunjuk="Alamat pada kop surat.",
        ),
        Kolom(
            "kontak", "Kontak", baca_sampai_250, wajib=False, contoh="Telepon (0366) 91002",
            petunjuk="Telepon, laman, dan surel pada kop surat.",
        ),
        Kolom(
            "kota", "Kota", baca_sebutan, wajib=False, contoh="Bangli",
            petunjuk="Tempat surat ditandatangani.", sinonim=("Tempat",),
        ),
        Kolom(
            "zona", "Zona waktu", baca_pilihan(ZONA), wajib=False, contoh="WITA",
            petunjuk="WIB, WITA, atau WIT.", sinonim=("Zona",),
        ),
        Kolom(
            "warna", "Warna", baca_warna, wajib=False, contoh="#196bcd",
            petunjuk="Warna merek, seperti #196bcd.",
        ),
        Kolom(
            "mulai_berlaku", "Mulai berlaku", baca_tanggal, wajib=False, contoh="01/01/2027",
            petunjuk="Tanggal 1; sebelumnya tidak ada yang dihitung. Yang sudah ditetapkan diubah "
            "di Penyiapan.", sinonim=("Tanggal mulai",),
        ),
    )  # fmt: skip

    def bekali(self, lingkup: Lingkup) -> Bekal:
        """The profile as it is (one query)."""
        bekal = Bekal(lingkup)
        isi = dict(Instansi.objects.filter(pk=lingkup.instansi_id).values().get())
        del isi["id"]
        bekal.lama[lingkup.instansi_id] = Catatan(lingkup.instansi_id, isi)
        return bekal

    def susun(self, baris: BarisImpor, bekal: Bekal) -> RencanaBaris:
        """Whatever the row says is about the own instansi.

        :raises SelSalah: the month from which on everything counts is decided already (the set-up
            changes it, which knows the closed months), or does not begin on a first.
        """
        lama = bekal.lama[bekal.lingkup.instansi_id].isi["mulai_berlaku"]
        mulai = baris["mulai_berlaku"]
        if mulai is not None and lama not in (None, mulai):
            raise SelSalah(
                "mulai_berlaku",
                f"Aplikasi sudah ditetapkan mulai {lama:%d/%m/%Y}. Kosongkan sel ini; mengubahnya "
                "di halaman Penyiapan.",
            )
        if mulai is not None and mulai.day != 1:
            raise SelSalah("mulai_berlaku", "Aplikasi mulai berlaku pada tanggal 1. Ubah harinya.")
        isi = {nama: baris[kolom] for nama, kolom in self.isian.items()}
        terisi = {nama: nilai for nama, nilai in isi.items() if nilai is not None}
        return RencanaBaris(bekal.lingkup.instansi_id, terisi)
