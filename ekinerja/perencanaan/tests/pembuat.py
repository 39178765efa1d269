"""Goals, an action plan and an agreement of the dinas of the cast, made through the services."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateRange

from ekinerja.core.lingkup import Lingkup
from ekinerja.organisasi.models import PemberianPeran
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
from ekinerja.regulasi.services import DataSkema, berlakukan_skema, buat_skema
from ekinerja.regulasi.tests import skema_contoh

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


def rencana_triwulan(pemeran: Any, tahun: int) -> RencanaAksi:
    """A verified plan per quarter with one action: 4 in the first quarter and in the last."""
    rencana = buat_rencana(
        pemeran.unit.dinas, tahun=tahun, periode=RencanaAksi.TRIWULANAN, oleh=admin(pemeran),
        pada=PADA,
    )  # fmt: skip
    simpan_baris(rencana, isi_baris(), {3: Decimal(4), 12: Decimal(4)}, oleh=admin(pemeran))
    langkah_rencana(rencana, "ajukan", oleh=admin(pemeran), pada=PADA)
    return langkah_rencana(rencana, "verifikasi", oleh=bappeda(pemeran), pada=PADA)


def laporan_triwulan(pemeran: Any, rencana: RencanaAksi, bulan: int) -> LaporanAksi:
    """Its verified report of a quarter: 3 of 4."""
    oleh, target = admin(pemeran), rencana.baris.get().target.get(bulan=bulan)
    isi_realisasi(target, Decimal(3), oleh=oleh, pada=PADA, bukti=Pindaian())
    langkah_laporan(rencana, bulan, "ajukan", oleh=oleh, pada=PADA)
    return langkah_laporan(rencana, bulan, "verifikasi", oleh=bappeda(pemeran), pada=PADA)


def isi_skema(nama: str, nilai: str) -> dict[str, Any]:
    """The whole scheme of the tests, with one parameter set."""
    skema = skema_contoh.isi()
    skema["parameter"][nama] = {"nilai": nilai, "dasar": "Pasal 10 ayat (3)"}
    return skema


def skema_memilih(pemeran: Any, nama: str, nilai: str) -> None:
    """A scheme in force that sets this parameter, by two people."""
    PemberianPeran.objects.create(
        instansi=pemeran.instansi, user=pemeran.nyoman.user, peran=PemberianPeran.ORGANISASI,
        masa=DateRange(date(2020, 1, 1), None), dasar="SK 3/2020",
    )  # fmt: skip
    isi = DataSkema(isi=isi_skema(nama, nilai), nama="Skema uji", contoh=True)
    draf = buat_skema(pemeran.instansi.pk, data=isi, oleh=pemeran.wayan, pada=PADA)
    berlakukan_skema(draf, oleh=pemeran.nyoman, pada=PADA)


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
