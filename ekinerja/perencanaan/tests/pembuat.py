"""Goals, an action plan and an agreement of the dinas of the cast, made through the services."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from ekinerja.core.lingkup import Lingkup
from ekinerja.pegawai.queries import identitas
from ekinerja.perencanaan.models import (
    BarisRencanaAksi,
    IndikatorSasaran,
    LaporanAksi,
    PerjanjianKinerja,
    RencanaAksi,
    Sasaran,
)
from ekinerja.perencanaan.pelaku import PelakuPerencanaan
from ekinerja.perencanaan.permissions import pelaku_dari
from ekinerja.perencanaan.services import (
    IsiBaris,
    IsiIndikator,
    IsiSasaran,
    buat_rencana,
    isi_realisasi,
    isi_target,
    langkah_laporan,
    langkah_rencana,
    simpan_baris,
    simpan_indikator,
    simpan_sasaran,
    susun_perjanjian,
)

PADA = datetime(2026, 10, 5, 3, tzinfo=UTC)
HARI = date(2026, 10, 5)
TAHUN = 2026
PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


class Pindaian:
    """An uploaded PDF."""

    def __init__(self, nama: str = "bukti.pdf", isi: bytes = PDF) -> None:
        self.name, self.size, self._isi = nama, len(isi), isi

    def read(self) -> bytes:
        return self._isi


def sebagai(orang: Any, hari: date = HARI) -> PelakuPerencanaan:
    """This person with the roles of that day."""
    return pelaku_dari(identitas(orang.user, pada=hari))


def bappeda(pemeran: Any) -> PelakuPerencanaan:
    """Rini of Bagian Organisasi; in the small cast somebody with her reach."""
    if hasattr(pemeran, "rini"):
        return sebagai(pemeran.rini)
    semua = Lingkup(pemeran.instansi.pk, HARI, None)
    return PelakuPerencanaan(pemeran.wayan.user_id, "Wayan", semua, semua)


def admin(pemeran: Any) -> PelakuPerencanaan:
    """Gusti, admin of the dinas; in the small cast somebody with her reach."""
    if hasattr(pemeran, "gusti"):
        return sebagai(pemeran.gusti)
    dinas, kosong = pemeran.unit.dinas, Lingkup(pemeran.instansi.pk, HARI)
    milik = Lingkup(pemeran.instansi.pk, HARI, (dinas.pk, pemeran.unit.bidang.pk))
    return PelakuPerencanaan(pemeran.komang.user_id, "Komang", milik, kosong)


def isi_sasaran(**ubah: Any) -> IsiSasaran:
    baku: dict[str, Any] = {
        "tingkat": Sasaran.SASARAN, "kode": "S.1", "uraian": "Meningkatnya layanan digital",
        "tahun_awal": 2025, "tahun_akhir": 2029,
    }  # fmt: skip
    return IsiSasaran(**{**baku, **ubah})


def pohon(pemeran: Any) -> tuple[Sasaran, Sasaran]:
    """A goal of the region, and one of the dinas below it (by Rini of Bagian Organisasi)."""
    rini = bappeda(pemeran)
    atas = simpan_sasaran(isi_sasaran(), oleh=rini, pada=PADA)
    bawah = simpan_sasaran(
        isi_sasaran(
            kode="S.1.1", tingkat=Sasaran.SASARAN_PD, induk=atas, unit=pemeran.unit.dinas,
            uraian="Layanan publik dapat diakses daring",
        ),
        oleh=rini, pada=PADA,
    )  # fmt: skip
    return atas, bawah


def indikator(pemeran: Any, sasaran: Sasaran | None = None) -> IndikatorSasaran:
    """The indicator of the dinas with its target of the year."""
    milik = sasaran or pohon(pemeran)[1]
    oleh = bappeda(pemeran)
    hasil = simpan_indikator(
        milik, IsiIndikator(uraian="Persentase layanan daring", satuan="%", iku=True), oleh=oleh
    )
    isi_target(hasil, {0: (Decimal(80), None)}, tahun=TAHUN, oleh=oleh)
    return hasil


def isi_baris(kode: str = "A1", **ubah: Any) -> IsiBaris:
    baku: dict[str, Any] = {
        "kode": kode, "aksi": "Membuka layanan perizinan daring", "indikator": "Layanan dibuka",
        "satuan": "layanan",
    }  # fmt: skip
    return IsiBaris(**{**baku, **ubah})


def rencana_draf(pemeran: Any, *, unit: Any = None, oleh: Any = None) -> RencanaAksi:
    """An empty plan of the dinas, by Gusti."""
    return buat_rencana(
        unit or pemeran.unit.dinas, tahun=TAHUN, periode=RencanaAksi.BULANAN,
        oleh=sebagai(oleh) if oleh else admin(pemeran), pada=PADA,
    )  # fmt: skip


def baris(pemeran: Any, rencana: RencanaAksi, kode: str = "A1") -> BarisRencanaAksi:
    """An action with targets in September and October."""
    return simpan_baris(
        rencana, isi_baris(kode), {9: Decimal(10), 10: Decimal(4)}, oleh=admin(pemeran)
    )


def rencana_berisi(pemeran: Any) -> RencanaAksi:
    """The plan with one action."""
    rencana = rencana_draf(pemeran)
    baris(pemeran, rencana)
    return rencana


def rencana_diajukan(pemeran: Any) -> RencanaAksi:
    return langkah_rencana(rencana_berisi(pemeran), "ajukan", oleh=admin(pemeran), pada=PADA)


def rencana_terverifikasi(pemeran: Any) -> RencanaAksi:
    """The plan that Rini verified."""
    return langkah_rencana(
        rencana_diajukan(pemeran), "verifikasi", oleh=bappeda(pemeran), pada=PADA
    )


def terisi(pemeran: Any, rencana: RencanaAksi, *, realisasi: str = "5") -> None:
    """September realised, with evidence."""
    target = rencana.baris.get().target.get(bulan=9)
    isi_realisasi(target, Decimal(realisasi), oleh=admin(pemeran), pada=PADA, bukti=Pindaian())


def laporan_diajukan(pemeran: Any) -> LaporanAksi:
    """The report of September that waits for verification."""
    rencana = rencana_terverifikasi(pemeran)
    terisi(pemeran, rencana)
    return langkah_laporan(rencana, 9, "ajukan", oleh=admin(pemeran), pada=PADA)


def laporan_terverifikasi(pemeran: Any) -> LaporanAksi:
    laporan = laporan_diajukan(pemeran)
    return langkah_laporan(laporan.rencana, 9, "verifikasi", oleh=bappeda(pemeran), pada=PADA)


def perjanjian(pemeran: Any) -> PerjanjianKinerja:
    """The draft agreement of the head of the bidang (Budi) with the head of the dinas (Ratna)."""
    rini = bappeda(pemeran)
    _, dinas = pohon(pemeran)
    program = simpan_sasaran(
        isi_sasaran(
            kode="S.1.1.1", tingkat=Sasaran.SASARAN_PROGRAM, induk=dinas, unit=pemeran.unit.bidang,
            uraian="Aplikasi layanan andal",
        ),
        oleh=rini, pada=PADA,
    )  # fmt: skip
    indikator(pemeran, program)
    return susun_perjanjian(pemeran.unit.bidang, tahun=TAHUN, oleh=rini, pada=HARI)
