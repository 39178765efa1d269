"""Judging the rows of an SKP file against what is stored."""

from collections import defaultdict
from datetime import date, timedelta
from decimal import Decimal

from ekinerja.core.format import angka, rentang_tanggal
from ekinerja.core.impor import BarisImpor, Masalah, Rancangan
from ekinerja.core.lingkup import Lingkup
from ekinerja.core.tabel import rapikan
from ekinerja.skp.importers.kolom import (
    JUDUL,
    AsalImpor,
    IndikatorImpor,
    KepalaImpor,
    TargetImpor,
    sidik_indikator,
)
from ekinerja.skp.models import SKP, HasilKerja, Indikator
from ekinerja.skp.queries import OrangImpor
from ekinerja.skp.services import bagi_rata, bulan_dalam
from ekinerja.skp.workflow import DISETUJUI


class _Salah(Exception):
    """A column, its value and the sentence."""

    def __init__(self, kolom: str, nilai: str, kalimat: str) -> None:
        super().__init__(kalimat)
        self.kolom, self.nilai, self.kalimat = kolom, nilai, kalimat


class Pemeriksa:
    """Judges row by row; rows of one SKP stand or fall together."""

    def __init__(
        self, lingkup: Lingkup, orang: dict[str, OrangImpor], tersimpan: dict[int, list[SKP]]
    ) -> None:
        self.lingkup = lingkup
        self.orang = orang
        self.tersimpan = tersimpan
        self.rancangan: Rancangan[IndikatorImpor] = Rancangan()
        self.calon: list[tuple[BarisImpor, IndikatorImpor]] = []
        self.terlihat: dict[tuple[object, ...], int] = {}
        self.seragam: dict[tuple[object, ...], tuple[object, int]] = {}

    def periksa(self, baris: BarisImpor) -> None:
        try:
            satu = self._susun(baris)
            self._tolak_ganda(baris, satu)
            self._tolak_beda(baris, satu)
            lama = self._skp_sama(satu)
            if lama is None:
                self.calon.append((baris, satu))
            else:
                self._banding(lama, satu)
        except _Salah as salah:
            self.rancangan.masalah.append(
                Masalah(baris.nomor, JUDUL[salah.kolom], salah.nilai, salah.kalimat)
            )

    def selesai(self) -> Rancangan[IndikatorImpor]:
        """Two new periods of one person that touch are refused, with both rows named."""
        masa: dict[int, dict[tuple[date, date], int]] = defaultdict(dict)
        for baris, satu in self.calon:
            bersinggungan = next(
                (
                    nomor
                    for (mulai, selesai), nomor in masa[satu.pegawai_id].items()
                    if (mulai, selesai) != (satu.mulai, satu.selesai)
                    and mulai < satu.selesai
                    and satu.mulai < selesai
                ),
                None,
            )
            if bersinggungan is not None:
                kalimat = f"Masa SKP ini beririsan dengan masa pada baris {bersinggungan}."
                self.rancangan.masalah.append(
                    Masalah(baris.nomor, JUDUL["mulai"], "", f"{kalimat} Samakan atau pisahkan.")
                )
                continue
            masa[satu.pegawai_id].setdefault((satu.mulai, satu.selesai), baris.nomor)
            self.rancangan.baru.append(satu)
        return self.rancangan

    def _susun(self, baris: BarisImpor) -> IndikatorImpor:
        orang = self.orang.get(baris["nip"])
        if orang is None:
            raise _Salah(
                "nip",
                baris["nip"],
                "NIP ini tidak ditemukan di unit yang Anda kelola. Impor pegawainya lebih dahulu, "
                "atau perbaiki NIP-nya.",
            )
        if orang.id == self.lingkup.pegawai_id:
            raise _Salah(
                "nip",
                baris["nip"],
                "SKP sendiri tidak dapat diimpor sebagai disetujui. Ajukan lewat menu SKP.",
            )
        mulai, selesai = _masa(baris)
        jabatan_id = next(
            (p.jabatan_id for p in orang.penempatan if p.menyentuh(mulai, selesai)), None
        )
        if jabatan_id is None:
            raise _Salah(
                "mulai",
                rentang_tanggal(mulai, selesai),
                f"{orang.nama} belum tercatat memangku jabatan pada masa ini. "
                "Lengkapi penempatannya lebih dahulu.",
            )
        return IndikatorImpor(
            instansi_id=self.lingkup.instansi_id,
            pegawai_id=orang.id,
            jabatan_id=jabatan_id,
            mulai=mulai,
            selesai=selesai,
            jenis=baris["jenis"] or "UTAMA",
            rencana=baris["rencana"],
            uraian=baris["uraian"],
            aspek=baris["aspek"] or "KUANTITAS",
            ukuran=(ukuran := _ukuran(baris)),
            bulanan=_target_bulanan(baris, ukuran, mulai, selesai),
            tertulis=any(baris[f"bulan_{n}"] is not None for n in range(1, 13)),
            kepala=baris.isi.get("kepala", KepalaImpor()),
            asal=baris.isi.get("asal", AsalImpor()),
        )

    def _tolak_ganda(self, baris: BarisImpor, satu: IndikatorImpor) -> None:
        kunci = (satu.pegawai_id, satu.mulai, satu.selesai, *satu.sidik)
        lain = self.terlihat.setdefault(kunci, baris.nomor)
        if lain != baris.nomor:
            raise _Salah(
                "uraian",
                satu.uraian,
                f"Indikator ini sudah ada pada baris {lain} untuk RHK yang sama. Sisakan satu.",
            )

    def _tolak_beda(self, baris: BarisImpor, satu: IndikatorImpor) -> None:
        """What is said once of an SKP or of a result is the same on all its rows."""
        rhk = (*satu.masa, *satu.sidik[:2])
        kalimat = {
            "mulai": "Pendekatan atau pejabat penilai SKP ini berbeda dari baris {}. Samakan.",
            "rencana": "Asal atau perspektif RHK ini berbeda dari baris {}. Samakan.",
        }
        for kolom, kunci, isi in (("mulai", satu.masa, satu.kepala), ("rencana", rhk, satu.asal)):
            lama, nomor = self.seragam.setdefault(kunci, (isi, baris.nomor))
            if lama != isi:
                raise _Salah(kolom, "", kalimat[kolom].format(nomor))

    def _skp_sama(self, satu: IndikatorImpor) -> SKP | None:
        """The stored SKP of the same period; one that merely touches it is a problem."""
        for skp in self.tersimpan.get(satu.pegawai_id, ()):
            if (skp.masa.lower, skp.masa.upper) == (satu.mulai, satu.selesai):
                if skp.status == DISETUJUI:
                    return skp
                keadaan = skp.get_status_display().lower()
                raise _Salah(
                    "mulai",
                    rentang_tanggal(satu.mulai, satu.selesai),
                    f"SKP masa ini sudah disusun sendiri oleh pegawainya (masih {keadaan}). "
                    "Selesaikan lewat menu SKP.",
                )
            if skp.masa.lower < satu.selesai and satu.mulai < skp.masa.upper:
                raise _Salah(
                    "mulai",
                    rentang_tanggal(satu.mulai, satu.selesai),
                    "Masa ini beririsan dengan SKP tersimpan "
                    f"{rentang_tanggal(skp.masa.lower, skp.masa.upper)}. Perbaiki masanya.",
                )
        return None

    def _banding(self, lama: SKP, satu: IndikatorImpor) -> None:
        semua = [(rhk, isi) for rhk in lama.hasil_kerja.all() for isi in rhk.indikator.all()]
        sama = next(
            (
                (rhk, isi)
                for rhk, isi in semua
                if sidik_indikator(rhk.jenis, rhk.rencana, isi.uraian) == satu.sidik
            ),
            None,
        )
        if sama is None:
            raise _Salah(
                "uraian",
                satu.uraian,
                "SKP masa ini sudah disetujui tanpa indikator ini. SKP yang disetujui tidak "
                "dapat ditambah lewat impor.",
            )
        _tolak_target_lain(sama[1], satu)
        _tolak_asal_lain(sama[0], satu.asal)
        self.rancangan.tetap += 1


def _tolak_target_lain(lama: Indikator, satu: IndikatorImpor) -> None:
    """Months that the file leaves empty say nothing about what was agreed."""
    sama = lama.aspek == satu.aspek and all(
        getattr(lama, nama) == getattr(satu.ukuran, nama)
        for nama in ("bentuk", "target", "target_atas", "target_teks", "satuan")
    )
    tersimpan = tuple((b.awal, b.target) for b in lama.target_bulanan.all() if b.target)
    diminta = tuple((awal, target) for awal, target in satu.bulanan if target)
    if sama and (not satu.tertulis or tersimpan == diminta):
        return
    isi = {nama: getattr(lama, nama) for nama in TargetImpor.__slots__}
    raise _Salah(
        "target",
        str(satu.ukuran),
        f"Indikator ini sudah disetujui dengan target {TargetImpor(**isi)} beserta target "
        "bulanannya. Target yang disetujui tidak dapat diubah.",
    )


def _tolak_asal_lain(lama: HasilKerja, asal: AsalImpor) -> None:
    """What the file leaves empty says nothing."""
    pasangan = (
        ("hasil kerja atasan", lama.rencana_atasan, asal.atasan),
        ("penugasan", lama.pemberi_tugas, asal.penugasan_dari),
        ("perspektif", lama.perspektif, asal.perspektif),
        ("klasifikasi", lama.klasifikasi, asal.klasifikasi),
    )
    for nama, tersimpan, diminta in pasangan:
        if diminta and rapikan(diminta).casefold() != rapikan(tersimpan).casefold():
            raise _Salah(
                "rencana",
                diminta[:80],
                f"RHK ini sudah disetujui dengan {nama} yang lain atau tanpa itu. Yang disetujui "
                "tidak dapat diubah lewat impor.",
            )


def _ukuran(baris: BarisImpor) -> TargetImpor:
    isi = baris["target"]
    return isi if isinstance(isi, TargetImpor) else TargetImpor(isi, baris["satuan"])


def _masa(baris: BarisImpor) -> tuple[date, date]:
    mulai: date = baris["mulai"]
    selesai: date = baris["akhir"] + timedelta(days=1)
    if not mulai < selesai:
        raise _Salah("akhir", f"{baris['akhir']:%d/%m/%Y}", "Masa SKP berakhir sebelum dimulai.")
    if len(bulan_dalam(mulai, selesai)) > 12:
        raise _Salah("akhir", f"{baris['akhir']:%d/%m/%Y}", "Satu SKP paling lama 12 bulan.")
    return mulai, selesai


def _target_bulanan(
    baris: BarisImpor, ukuran: TargetImpor, mulai: date, selesai: date
) -> tuple[tuple[date, Decimal], ...]:
    if ukuran.target is None or ukuran.bentuk != Indikator.ANGKA or not ukuran.dibagi:
        return ()
    bulan = bulan_dalam(mulai, selesai)
    terisi = {n: baris[f"bulan_{n}"] for n in range(1, 13) if baris[f"bulan_{n}"] is not None}
    if not terisi:
        return tuple(bagi_rata(ukuran.target, bulan).items())
    di_luar = [n for n, nilai in terisi.items() if nilai and n not in {b.month for b in bulan}]
    if di_luar:
        raise _Salah(
            f"bulan_{di_luar[0]}",
            angka(terisi[di_luar[0]]),
            "Bulan ini di luar masa SKP. Kosongkan targetnya.",
        )
    jumlah = sum(terisi.values(), Decimal(0))
    if jumlah != ukuran.target:
        raise _Salah(
            "target",
            angka(ukuran.target),
            f"Target bulanannya berjumlah {angka(jumlah)}. Samakan dengan target seluruh masa.",
        )
    return tuple((awal, terisi.get(awal.month, Decimal(0))) for awal in bulan)
