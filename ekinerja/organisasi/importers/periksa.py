"""Rows against the organisation that is stored: what they would make of it, and what cannot be."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

from ekinerja.core.impor import BarisImpor, Kolom, Masalah, cari_ganda
from ekinerja.core.lingkup import Lingkup
from ekinerja.instansi.models import Instansi
from ekinerja.organisasi.importers.evaluasi import (
    EvaluasiBerlaku,
    muat_evaluasi,
    patuhi_evaluasi,
)
from ekinerja.organisasi.importers.kolom import (
    ATASAN,
    INDUK,
    JENIS_POS,
    KEPALA,
    KODE_JABATAN,
    KODE_UNIT,
    NAMA_JABATAN,
)
from ekinerja.organisasi.importers.susunan import (
    JabatanRencana,
    Susunan,
    UnitRencana,
    muat_susunan,
)
from ekinerja.organisasi.lampiran.hasil import JENIS_MODEL
from ekinerja.organisasi.lampiran.nama import jenis_unit
from ekinerja.organisasi.models import Jabatan

KODE_AKAR = "00"
T = TypeVar("T")


@dataclass
class Penyusun:
    """Overlays rows on what is stored, drops the faulty ones, and begins anew until none is left.

    :ivar peringatan: what a person should know of a good row before it is written.
    :ivar hasil: the organisation as it would be.
    :ivar unit_berkas: codes of the units that good rows name, parents before children.
    """

    lingkup: Lingkup
    masalah: list[Masalah] = field(default_factory=list)
    peringatan: list[Masalah] = field(default_factory=list)
    lama: Susunan = field(init=False)
    hasil: Susunan = field(init=False)
    unit_berkas: list[str] = field(default_factory=list)
    jabatan_berkas: list[str] = field(default_factory=list)

    def susun(self, baris: Sequence[BarisImpor]) -> None:
        """Judge all rows; a row that leans on a faulty one is faulty too."""
        self.lama = muat_susunan(self.lingkup.instansi_id)
        evaluasi = muat_evaluasi(self.lingkup)
        self.masalah = [*_bentuk(baris), *_kode_ganda(baris)]
        while True:
            salah = {satu.baris for satu in self.masalah}
            baik = [satu for satu in baris if satu.nomor not in salah]
            lapisan = _Lapisan(self.lama, self.lingkup, evaluasi)
            temuan = [*lapisan.tumpuk(baik), *lapisan.periksa()]
            if not temuan:
                break
            self.masalah.extend(temuan)
        self.hasil, self.peringatan = lapisan.hasil, lapisan.peringatan
        self.unit_berkas = lapisan.urut_unit()
        self.jabatan_berkas = list(lapisan.jabatan)


def _bentuk(baris: Sequence[BarisImpor]) -> Iterator[Masalah]:
    """A post needs code, name and kind together; nobody is the own superior or parent."""
    for satu in baris:
        terisi = satu["kode_jabatan"] or satu["nama_jabatan"]
        for kolom in (KODE_JABATAN, NAMA_JABATAN, JENIS_POS) if terisi else ():
            if satu[kolom.nama] is None:
                kalimat = "Kode, nama, dan jenis jabatan harus diisi bersama-sama. Lengkapi."
                yield Masalah(satu.nomor, kolom.judul, "", kalimat)
        if satu["induk"] is not None and satu["induk"] == satu["kode_unit"]:
            kalimat = "Unit tidak dapat menjadi induk dirinya sendiri. Isi kode unit di atasnya."
            yield Masalah(satu.nomor, INDUK.judul, satu["induk"], kalimat)
        if satu["atasan"] is not None and satu["atasan"] == satu["kode_jabatan"]:
            kalimat = "Jabatan tidak dapat menjadi atasan dirinya sendiri. Isi kode atasannya."
            yield Masalah(satu.nomor, ATASAN.judul, satu["atasan"], kalimat)


def _kode_ganda(baris: Sequence[BarisImpor]) -> list[Masalah]:
    return cari_ganda([satu for satu in baris if satu["kode_jabatan"]], KODE_JABATAN)


@dataclass
class _Lapisan:
    """One round: rows laid over a copy of what is stored."""

    lama: Susunan
    lingkup: Lingkup
    evaluasi: dict[str, EvaluasiBerlaku]
    hasil: Susunan = field(init=False)
    peringatan: list[Masalah] = field(default_factory=list)
    unit: dict[str, int] = field(default_factory=dict)
    jabatan: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.hasil = Susunan(dict(self.lama.unit), dict(self.lama.jabatan))

    def tumpuk(self, baris: Sequence[BarisImpor]) -> list[Masalah]:
        """Units first, then posts; faults of rows that contradict one another."""
        masalah = [galat for satu in baris for galat in self._unit(satu)]
        self._akar()
        for satu in baris:
            if satu["kode_jabatan"]:
                self._jabatan(satu)
        self._beri_atasan(baris)
        return masalah

    def _unit(self, baris: BarisImpor) -> Iterator[Masalah]:
        kode = baris["kode_unit"]
        lama = self.lama.unit.get(kode)
        jenis = baris["jenis_unit"] or (lama.jenis if lama else _tebak(baris["nama_unit"]))
        induk = baris["induk"] or (lama.induk if lama else None)
        if kode in self.unit:
            ini = self.hasil.unit[kode]
            if ini.nama != baris["nama_unit"] or baris["induk"] not in (None, ini.induk):
                kalimat = (
                    f"Kode unit ini sudah dipakai “{ini.nama}” pada baris {self.unit[kode]} dengan "
                    "nama atau induk yang lain. Samakan, atau beri kode lain."
                )
                yield Masalah(baris.nomor, KODE_UNIT.judul, kode, kalimat)
            return
        self.unit[kode] = baris.nomor
        self.hasil.unit[kode] = UnitRencana(
            instansi_id=self.lingkup.instansi_id,
            kode=kode,
            nama=baris["nama_unit"],
            jenis=jenis,
            induk=induk,
            sejak=lama.sejak if lama else self._sejak(baris),
            id=lama.id if lama else None,
            urutan=lama.urutan if lama else len(self.unit),
            baris=baris.nomor,
        )

    def _sejak(self, baris: BarisImpor) -> date:
        return baris["sejak"] or self.lingkup.per_tanggal.replace(month=1, day=1)

    def _akar(self) -> None:
        """Units without a parent stand below the instansi; its unit is made when missing."""
        yatim = [
            satu
            for satu in (self.hasil.unit[kode] for kode in self.unit)
            if satu.induk is None and satu.jenis != "INSTANSI"
        ]
        if not yatim:
            return
        akar = self.hasil.akar_instansi()
        if akar is None:
            instansi = Instansi.objects.get(pk=self.lingkup.instansi_id)
            akar = KODE_AKAR if KODE_AKAR not in self.hasil.unit else instansi.kode.upper()[:40]
            sejak = min(satu.sejak for satu in yatim)
            self.hasil.unit[akar] = UnitRencana(
                instansi.pk, akar, instansi.nama, "INSTANSI", None, sejak
            )
            self.unit[akar] = 0
        for satu in yatim:
            satu.induk = akar

    def _jabatan(self, baris: BarisImpor) -> None:
        kode = baris["kode_jabatan"]
        lama = self.lama.jabatan.get(kode)
        self.jabatan[kode] = baris.nomor
        self.hasil.jabatan[kode] = JabatanRencana(
            instansi_id=self.lingkup.instansi_id,
            kode=kode,
            nama=baris["nama_jabatan"],
            unit=baris["kode_unit"],
            jenis=baris["jenis"],
            kelas=_pilih(baris["kelas"], lama.kelas if lama else None),
            bezetting=_pilih(baris["bezetting"], lama.bezetting if lama else 1),
            kepala=_pilih(baris["kepala"], lama.kepala if lama else False),
            atasan=baris["atasan"] or (lama.atasan if lama else None),
            sejak=lama.sejak if lama else self._sejak(baris),
            id=lama.id if lama else None,
            nilai=_pilih(baris["nilai"], lama.nilai if lama else None),
            baris=baris.nomor,
            jenjang=_pilih(baris["jenjang"], lama.jenjang if lama else tebak_jenjang(baris)),
            kelompok=_pilih(baris["kelompok"], lama.kelompok if lama else "UMUM"),
            kebutuhan=_pilih(baris["kebutuhan"], lama.kebutuhan if lama else None),
        )
        berlaku = self.evaluasi.get(kode)
        if berlaku is not None:
            pos, hari = self.hasil.jabatan[kode], self.lingkup.per_tanggal
            self.peringatan.extend(patuhi_evaluasi(pos, baris, berlaku, hari=hari))

    def _beri_atasan(self, baris: Sequence[BarisImpor]) -> None:
        """A post without a named superior answers to the head of its unit, or of one above."""
        kepala = self.hasil.kepala_unit()
        for satu in baris:
            pos = self.hasil.jabatan.get(satu["kode_jabatan"] or "")
            if pos is None or pos.atasan is not None:
                continue
            jalur = self.hasil.leluhur(pos.unit) or []
            pos.atasan = next(
                (kepala[unit] for unit in jalur if kepala.get(unit, pos.kode) != pos.kode), None
            )

    def periksa(self) -> Iterator[Masalah]:
        """Faults of the whole: unknown parents and superiors, loops, second heads, scope."""
        for kode, nomor in self.unit.items():
            if nomor:
                yield from self._periksa_unit(self.hasil.unit[kode], nomor)
        kepala = {
            satu.unit: satu for satu in self.lama.jabatan.values()
            if satu.kepala and satu.kode not in self.jabatan
        }  # fmt: skip
        for kode, nomor in self.jabatan.items():
            yield from self._periksa_jabatan(self.hasil.jabatan[kode], nomor, kepala)

    def _periksa_unit(self, unit: UnitRencana, nomor: int) -> Iterator[Masalah]:
        if unit.induk is not None and unit.induk not in self.hasil.unit:
            kalimat = "Unit induk ini tidak ada di berkas maupun di sistem. Tambahkan barisnya."
            yield Masalah(nomor, INDUK.judul, unit.induk, kalimat)
        elif self.hasil.leluhur(unit.kode) is None:
            kalimat = "Induk unit ini melingkar kembali ke dirinya sendiri. Betulkan induknya."
            yield Masalah(nomor, INDUK.judul, unit.induk or "", kalimat)
        elif not self._dalam_lingkup(unit.kode):
            kalimat = "Unit ini di luar kewenangan Anda. Serahkan kepada BKPSDM."
            yield Masalah(nomor, KODE_UNIT.judul, unit.kode, kalimat)

    def _dalam_lingkup(self, kode: str) -> bool:
        if self.lingkup.unit_ids is None:
            return True
        jalur = self.hasil.leluhur(kode) or ()
        return any(self.hasil.unit[satu].id in self.lingkup.unit_ids for satu in jalur)

    def _periksa_jabatan(
        self, pos: JabatanRencana, nomor: int, kepala: dict[str, JabatanRencana]
    ) -> Iterator[Masalah]:
        if pos.kepala:
            lain = kepala.setdefault(pos.unit, pos)
            if lain is not pos:
                yield _galat(
                    nomor, KEPALA, "ya",
                    f"Unit ini sudah punya kepala: {lain.nama} ({lain.kode}). Satu unit satu "
                    "kepala; isi “tidak” pada salah satunya.",
                )  # fmt: skip
        if pos.atasan is not None and pos.atasan not in self.hasil.jabatan:
            yield _galat(
                nomor, ATASAN, pos.atasan,
                "Jabatan atasan ini tidak ada di berkas maupun di sistem. Tambahkan barisnya.",
            )  # fmt: skip
        elif self._melingkar(pos):
            yield _galat(
                nomor, ATASAN, pos.atasan or "",
                "Atasan jabatan ini melingkar kembali ke dirinya sendiri. Betulkan atasannya.",
            )  # fmt: skip

    def _melingkar(self, pos: JabatanRencana) -> bool:
        kini, langkah = pos.atasan, 0
        while kini is not None and langkah < 40:
            if kini == pos.kode:
                return True
            atas = self.hasil.jabatan.get(kini)
            kini, langkah = (atas.atasan if atas else None), langkah + 1
        return False

    def urut_unit(self) -> list[str]:
        """Codes that the file names, parents before children."""
        tinggi = {kode: len(self.hasil.leluhur(kode) or ()) for kode in self.unit}
        return sorted(self.unit, key=lambda kode: tinggi[kode])


def tebak_jenjang(baris: BarisImpor) -> str:
    """Level of a functional post by the last words of its name."""
    nama = str(baris["nama_jabatan"] or "").casefold()
    if baris["jenis"] != "FUNGSIONAL":
        return ""
    return next((kode for kode, kata in Jabatan.JENJANG if nama.endswith(kata.casefold())), "")


def _galat(nomor: int, kolom: Kolom[Any], nilai: str, kalimat: str) -> Masalah:
    return Masalah(nomor, kolom.judul, nilai, kalimat)


def _pilih(baru: T | None, lama: T) -> T:
    return lama if baru is None else baru


def _tebak(nama: str) -> str:
    """Kind of a unit by the first words of its name."""
    jenis = jenis_unit(nama)
    return "LAIN" if jenis is None else JENIS_MODEL.get(jenis, jenis.value)
