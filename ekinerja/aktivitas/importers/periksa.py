"""Judging the rows of a file of daily entries against what is stored."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ekinerja.aktivitas.importers.kolom import JUDUL, AktivitasImpor, kunci_baris
from ekinerja.aktivitas.queries import bahan_hari, tertutup_di_antara
from ekinerja.aktivitas.services import MENIT_SEHARI
from ekinerja.aktivitas.workflow import DIKIRIM, DISETUJUI
from ekinerja.core.format import bulan_tahun, durasi, tanggal
from ekinerja.core.impor import BarisImpor, Masalah, Rancangan
from ekinerja.core.lingkup import Lingkup
from ekinerja.core.tabel import rapikan
from ekinerja.pegawai.queries import penilai_pada
from ekinerja.skp.queries import (
    IndikatorOrang,
    OrangImpor,
    indikator_menurut_orang,
    orang_menurut_nip,
)


class _Salah(Exception):
    """A column, its value and the sentence."""

    def __init__(self, kolom: str, nilai: str, kalimat: str) -> None:
        super().__init__(kalimat)
        self.kolom, self.nilai, self.kalimat = kolom, nilai, kalimat


@dataclass(frozen=True, slots=True)
class _Acuan:
    """What is stored about the people of the file."""

    orang: Mapping[str, OrangImpor]
    indikator: Mapping[int, list[IndikatorOrang]]
    penilai: Mapping[int, int]
    tertutup: set[tuple[int, date]]


class Pemeriksa:
    """Judges row by row; nothing is asked of the database inside the loop."""

    def __init__(self, baris: Sequence[BarisImpor], lingkup: Lingkup) -> None:
        self.lingkup = lingkup
        self.baris = baris
        self.rancangan: Rancangan[AktivitasImpor] = Rancangan()
        self.acuan = _acuan(baris, lingkup)
        self.kunci, self.menit = bahan_hari(
            {satu.id for satu in self.acuan.orang.values()},
            {satu["tanggal"] for satu in baris},
        )
        self.ulangan: Counter[tuple[object, ...]] = Counter()

    def periksa(self) -> Rancangan[AktivitasImpor]:
        for satu in self.baris:
            try:
                self._satu(satu)
            except _Salah as salah:
                self.rancangan.masalah.append(
                    Masalah(satu.nomor, JUDUL[salah.kolom], salah.nilai, salah.kalimat)
                )
        return self.rancangan

    def _satu(self, baris: BarisImpor) -> None:
        orang = self._orang(baris)
        indikator = self._indikator(orang, baris)
        isi = (
            baris["nip"],
            baris["tanggal"],
            indikator.id,
            baris["uraian"].casefold(),
            baris["menit"],
            baris["volume"] or 0,
        )
        self.ulangan[isi] += 1
        kunci = kunci_baris(*isi, self.ulangan[isi])
        if (orang.id, kunci) in self.kunci:
            self.rancangan.tetap += 1
            return
        self._tolak_yang_tidak_mungkin(orang, baris)
        self.menit[orang.id, baris["tanggal"]] += baris["menit"]
        self.rancangan.baru.append(
            AktivitasImpor(
                instansi_id=self.lingkup.instansi_id,
                pegawai_id=orang.id,
                penilai_id=self.acuan.penilai.get(orang.id),
                indikator_id=indikator.id,
                tanggal=baris["tanggal"],
                uraian=baris["uraian"],
                menit=baris["menit"],
                volume=baris["volume"] or Decimal(0),
                status=baris["status"],
                kunci=kunci,
            )
        )

    def _orang(self, baris: BarisImpor) -> OrangImpor:
        orang = self.acuan.orang.get(baris["nip"])
        if orang is None:
            raise _Salah(
                "nip",
                baris["nip"],
                "NIP ini tidak ditemukan di unit yang Anda kelola. Impor pegawainya lebih dahulu, "
                "atau perbaiki NIP-nya.",
            )
        if orang.id == self.lingkup.pegawai_id and baris["status"] == DISETUJUI:
            raise _Salah(
                "nip",
                baris["nip"],
                "Aktivitas sendiri tidak dapat diimpor sebagai disetujui. Impor sebagai draf, "
                "lalu kirim kepada atasan.",
            )
        if baris["status"] == DIKIRIM and orang.id not in self.acuan.penilai:
            raise _Salah(
                "status",
                "Menunggu persetujuan",
                f"Atasan langsung {orang.nama} belum ditetapkan. Lengkapi jabatan atasannya, "
                "atau impor sebagai draf.",
            )
        return orang

    def _indikator(self, orang: OrangImpor, baris: BarisImpor) -> IndikatorOrang:
        """By words, or by its number on the SKP page, in the SKP agreed for that day."""
        hari: date = baris["tanggal"]
        tertulis = rapikan(baris["indikator"]).casefold()
        berlaku = [
            satu
            for satu in self.acuan.indikator.get(orang.id, ())
            if satu.mulai <= hari < satu.selesai
        ]
        if not berlaku:
            raise _Salah(
                "tanggal",
                tanggal(hari),
                f"{orang.nama} belum punya SKP yang disetujui untuk tanggal ini. "
                "Impor SKP-nya lebih dahulu.",
            )
        cocok = [satu for satu in berlaku if rapikan(satu.uraian).casefold() == tertulis]
        cocok = cocok or [satu for satu in berlaku if str(satu.nomor) == tertulis]
        if len(cocok) != 1:
            sebab = "lebih dari satu kali" if cocok else "tidak"
            raise _Salah(
                "indikator",
                baris["indikator"],
                f"Indikator ini {sebab} ditemukan pada SKP {orang.nama}. "
                f"Tulis nomor urutnya, 1 sampai {len(berlaku)}.",
            )
        return cocok[0]

    def _tolak_yang_tidak_mungkin(self, orang: OrangImpor, baris: BarisImpor) -> None:
        hari: date = baris["tanggal"]
        if hari > self.lingkup.per_tanggal:
            raise _Salah("tanggal", tanggal(hari), "Tanggal ini belum tiba. Perbaiki tanggalnya.")
        if (orang.id, hari.replace(day=1)) in self.acuan.tertutup:
            raise _Salah(
                "tanggal",
                tanggal(hari),
                f"{bulan_tahun(hari)} sudah ditutup, sehingga tidak dapat ditambah aktivitas.",
            )
        tercatat = self.menit[orang.id, hari]
        if tercatat + baris["menit"] > MENIT_SEHARI:
            raise _Salah(
                "menit",
                str(baris["menit"]),
                f"Pada {tanggal(hari)} sudah tercatat {durasi(tercatat)}; dengan baris ini lebih "
                "dari 24 jam. Perbaiki lamanya.",
            )


def _acuan(baris: Sequence[BarisImpor], lingkup: Lingkup) -> _Acuan:
    orang = orang_menurut_nip(lingkup, nip={satu["nip"] for satu in baris})
    ids = sorted({satu.id for satu in orang.values()})
    return _Acuan(
        orang=orang,
        indikator=indikator_menurut_orang(ids),
        penilai=penilai_pada(lingkup.instansi_id, pada=lingkup.per_tanggal, pegawai_ids=ids),
        tertutup=tertutup_di_antara(
            (orang[satu["nip"]].id, satu["tanggal"].replace(day=1))
            for satu in baris
            if satu["nip"] in orang
        ),
    )
