"""Planning of the demonstration: goals down to actions, reports in every state, agreements.

Goals, programs and rows are copied; what people did (submitting, verifying, signing) goes through
the real deeds, so that histories and documents are real too.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

import yaml

from ekinerja.core.models import Berkas
from ekinerja.organisasi.models import UnitKerja
from ekinerja.pegawai.queries import identitas
from ekinerja.penyiapan.demo.orang import Orang
from ekinerja.penyiapan.demo.organisasi import Organisasi
from ekinerja.penyiapan.demo.rencana import DATA
from ekinerja.penyiapan.demo.simpan import beri_id, simpan
from ekinerja.penyiapan.demo.waktu import Waktu
from ekinerja.perencanaan.models import (
    BarisRencanaAksi,
    BuktiAksi,
    DokumenPerencanaan,
    IndikatorSasaran,
    ProgramKegiatan,
    RealisasiIndikator,
    RencanaAksi,
    Sasaran,
    TargetAksi,
    TargetIndikator,
)
from ekinerja.perencanaan.pelaku import PelakuPerencanaan
from ekinerja.perencanaan.permissions import pelaku_dari
from ekinerja.perencanaan.services import (
    langkah_laporan,
    langkah_rencana,
    susun_perjanjian,
    tandatangani_perjanjian,
)
from ekinerja.perencanaan.workflow import DIVERIFIKASI, DRAF

DINAS = "02"
PELAKU = ("admin_pd", "organisasi", "bappeda")
# batas atas indikator yang terjaga dalam rentang, di atas targetnya
LEBAR_RENTANG = Decimal(15)
BAGIAN_REALISASI = (Decimal("0.96"), Decimal("1.02"), Decimal("0.9"))


@dataclass(slots=True)
class Perencanaan:
    """Goals and programs by code, and the goals of each unit."""

    tahun: int
    sasaran: dict[str, Sasaran] = field(default_factory=dict)
    program: dict[tuple[str, str], ProgramKegiatan] = field(default_factory=dict)

    def milik(self, unit: UnitKerja) -> list[Sasaran]:
        """Goals of this unit, in the order of the plan."""
        return [satu for satu in self.sasaran.values() if satu.unit_id == unit.pk]


def susun_perencanaan(organisasi: Organisasi, waktu: Waktu) -> Perencanaan:
    """Save documents, goals with indicators and targets, programs."""
    isi = _data()
    hasil = Perencanaan(waktu.hari_ini.year)
    dokumen = _dokumen(isi["dokumen"], organisasi, hasil.tahun)
    pada = waktu.saat(date(hasil.tahun, 1, 2), time(8))
    kini = waktu.saat(waktu.hari_ini, time(6))
    _sasaran(isi["sasaran"], organisasi, dokumen, (hasil, pada), pada_hari=kini)
    _program(isi["program"], organisasi, (hasil, pada))
    return hasil


def susun_rencana_aksi(
    organisasi: Organisasi,
    orang: list[Orang],
    perencanaan: Perencanaan,
    *,
    bukti: Berkas,
    waktu: Waktu,
) -> int:
    """Save the action plans with reports up to the last month, and the agreements.

    :returns: how many plans.
    """
    isi = _data()
    pelaku = {
        satu.kunci: pelaku_dari(identitas(satu.pegawai.user, pada=waktu.hari_ini))
        for satu in orang
        if satu.kunci in PELAKU and satu.pegawai.user is not None
    }
    for satu in isi["rencana_aksi"]:
        rencana = _rencana(satu, organisasi, perencanaan, waktu=waktu)
        baris = _baris(satu, organisasi, perencanaan, rencana=rencana)
        _target(satu, rencana, baris, bukti=bukti, waktu=waktu)
        penyusun = pelaku["admin_pd" if satu["unit"] == DINAS else "organisasi"]
        _verifikasi(rencana, satu["keadaan"], (penyusun, pelaku["bappeda"]), waktu=waktu)
    _perjanjian(isi["perjanjian"], organisasi, oleh=pelaku["organisasi"], waktu=waktu)
    return len(isi["rencana_aksi"])


def _data() -> dict[str, Any]:
    isi: dict[str, Any] = yaml.safe_load((DATA / "perencanaan.yaml").read_text(encoding="utf-8"))
    return isi


def _dokumen(
    baris: list[list[Any]], organisasi: Organisasi, tahun: int
) -> dict[tuple[str, str], DokumenPerencanaan]:
    """By kind and code of the unit."""
    hasil = {
        (jenis, kode): DokumenPerencanaan(
            instansi=organisasi.instansi, jenis=jenis, unit=organisasi.unit.get(kode), nomor=nomor,
            judul=judul, tahun_awal=tahun + awal, tahun_akhir=tahun + akhir,
            tanggal=date(tahun + awal - 1, 12, 15),
        )
        for jenis, kode, nomor, judul, awal, akhir in baris
    }  # fmt: skip
    simpan(hasil.values())
    return hasil


def _sasaran(
    baris: list[list[Any]],
    organisasi: Organisasi,
    dokumen: dict[tuple[str, str], DokumenPerencanaan],
    ke: tuple[Perencanaan, datetime],
    *,
    pada_hari: datetime,
) -> None:
    perencanaan, pada = ke
    indikator: list[IndikatorSasaran] = []
    target: list[TargetIndikator] = []
    for urut, (kode, tingkat, unit, induk, uraian, ukuran) in enumerate(baris, start=1):
        milik = dokumen.get(("RENSTRA", unit[:2]), dokumen["RPJMD", ""])
        perencanaan.sasaran[kode] = Sasaran(
            instansi=organisasi.instansi, kode=kode, tingkat=tingkat, uraian=uraian, urutan=urut,
            unit=organisasi.unit.get(unit), induk=perencanaan.sasaran.get(induk), dokumen=milik,
            penanggung_jawab=organisasi.jabatan.get(f"{unit}-1"),
            tahun_awal=milik.tahun_awal, tahun_akhir=milik.tahun_akhir,
            faktor_kunci=tingkat == Sasaran.SASARAN_PROGRAM, segar_pada=pada,
        )  # fmt: skip
        for nomor, satu in enumerate(ukuran, start=1):
            indikator.append(_indikator(perencanaan.sasaran[kode], nomor, satu, perencanaan.tahun))
            target.extend(_target_indikator(indikator[-1], satu, perencanaan.tahun))
    semua = list(perencanaan.sasaran.values())
    beri_id(semua)
    for sasaran in semua:
        sasaran.induk_id = sasaran.induk.pk if sasaran.induk else None
    simpan(semua)
    beri_id(indikator)
    for ukur in indikator:
        ukur.sasaran_id = ukur.sasaran.pk
    simpan(indikator)
    for sebuah in target:
        sebuah.indikator_id = sebuah.indikator.pk
    simpan(target)
    simpan(_realisasi(target, hari=pada_hari))


def _indikator(sasaran: Sasaran, nomor: int, isi: list[Any], tahun: int) -> IndikatorSasaran:
    uraian, satuan, polaritas, awal, _, _, iku = isi
    return IndikatorSasaran(
        sasaran=sasaran, urutan=nomor, uraian=uraian, satuan=satuan, polaritas=polaritas,
        nilai_awal=Decimal(awal), tahun_nilai_awal=tahun - 1, iku=iku,
        sumber_data="Laporan perangkat daerah",
    )  # fmt: skip


def _target_indikator(
    indikator: IndikatorSasaran, isi: list[Any], tahun: int
) -> Iterator[TargetIndikator]:
    setahun, triwulan = isi[4], isi[5]
    for nomor, nilai in enumerate([setahun, *triwulan]):
        bawah = Decimal(nilai)
        rentang = indikator.polaritas == IndikatorSasaran.RENTANG
        yield TargetIndikator(
            indikator=indikator, tahun=tahun, triwulan=nomor, target=bawah,
            batas_atas=bawah + LEBAR_RENTANG if rentang else None,
        )  # fmt: skip


def _realisasi(target: list[TargetIndikator], *, hari: datetime) -> Iterator[RealisasiIndikator]:
    """What was reached in the quarters that are over: a little less, then a little more."""
    for nomor, satu in enumerate(target):
        if satu.triwulan and 3 * satu.triwulan < hari.month:
            yield RealisasiIndikator(
                indikator=satu.indikator, tahun=satu.tahun, triwulan=satu.triwulan,
                nilai=(satu.target * BAGIAN_REALISASI[nomor % 3]).quantize(Decimal("0.1")),
                diisi_pada=hari,
            )  # fmt: skip


def _program(
    baris: list[list[Any]], organisasi: Organisasi, ke: tuple[Perencanaan, datetime]
) -> None:
    perencanaan, pada = ke
    for unit, jenis, kode, induk, nama, pagu, sasaran in baris:
        perencanaan.program[unit, kode] = ProgramKegiatan(
            instansi=organisasi.instansi, unit=organisasi.unit[unit], tahun=perencanaan.tahun,
            jenis=jenis, kode=kode, induk=perencanaan.program.get((unit, induk)), nama=nama,
            pagu=Decimal(pagu), sasaran=perencanaan.sasaran[sasaran], segar_pada=pada,
        )  # fmt: skip
    semua = list(perencanaan.program.values())
    beri_id(semua)
    for satu in semua:
        satu.induk_id = satu.induk.pk if satu.induk else None
    simpan(semua)


def _rencana(
    isi: dict[str, Any], organisasi: Organisasi, perencanaan: Perencanaan, *, waktu: Waktu
) -> RencanaAksi:
    [hasil] = simpan(
        [
            RencanaAksi(
                instansi=organisasi.instansi, unit=organisasi.unit[isi["unit"]],
                tahun=perencanaan.tahun, periode=isi["periode"], status=DRAF,
                segar_pada=waktu.saat(date(perencanaan.tahun, 1, 5), time(8)),
            )
        ]
    )  # fmt: skip
    return hasil


def _baris(
    isi: dict[str, Any],
    organisasi: Organisasi,
    perencanaan: Perencanaan,
    *,
    rencana: RencanaAksi,
) -> list[BarisRencanaAksi]:
    return simpan(
        [
            BarisRencanaAksi(
                rencana=rencana, urutan=urut, kode=kode, aksi=aksi, indikator=indikator,
                satuan=satuan, sasaran=perencanaan.sasaran[sasaran],
                program=perencanaan.program.get((isi["unit"], program)),
                penanggung_jawab=organisasi.jabatan.get(jabatan),
            )
            for urut, (kode, aksi, indikator, satuan, sasaran, program, jabatan, _, _) in enumerate(
                isi["aksi"], start=1
            )
        ]
    )  # fmt: skip


def _target(
    isi: dict[str, Any],
    rencana: RencanaAksi,
    baris: list[BarisRencanaAksi],
    *,
    bukti: Berkas,
    waktu: Waktu,
) -> None:
    """Targets of every period; realised, with evidence, up to the last month."""
    lewat = set(_periode_lewat(rencana, waktu))
    target = []
    for satu, (*_, banyak, bagian) in zip(baris, isi["aksi"], strict=True):
        for nomor, bulan in enumerate(rencana.bulan_periode):
            tercapai = Decimal(bagian[nomor % len(bagian)]) if bagian and bulan in lewat else None
            target.append(
                TargetAksi(
                    baris=satu, bulan=bulan, target=Decimal(banyak),
                    realisasi=None if tercapai is None else banyak * tercapai,
                )
            )  # fmt: skip
    simpan(target)
    simpan(BuktiAksi(target=satu, berkas=bukti) for satu in target if satu.realisasi)


def _periode_lewat(rencana: RencanaAksi, waktu: Waktu) -> list[int]:
    """Last months of the periods that are over."""
    kini = waktu.hari_ini.month if waktu.hari_ini.year == rencana.tahun else 13
    return [bulan for bulan in rencana.bulan_periode if bulan < kini]


def _verifikasi(
    rencana: RencanaAksi,
    keadaan: str,
    oleh: tuple[PelakuPerencanaan, PelakuPerencanaan],
    *,
    waktu: Waktu,
) -> None:
    """The plan in January; each report in the month after, the last one still waiting."""
    penyusun, bappeda = oleh
    if keadaan == DRAF:
        return
    awal = min(date(rencana.tahun, 1, 8), waktu.hari_ini)
    rencana = langkah_rencana(rencana, "ajukan", oleh=penyusun, pada=waktu.saat(awal, time(9)))
    if keadaan != DIVERIFIKASI:
        return
    rencana = langkah_rencana(rencana, "verifikasi", oleh=bappeda, pada=waktu.saat(awal, time(13)))
    lewat = _periode_lewat(rencana, waktu)
    for bulan in lewat:
        hari = date(rencana.tahun, bulan % 12 + 1, 2) if bulan < 12 else waktu.hari_ini
        langkah_laporan(rencana, bulan, "ajukan", oleh=penyusun, pada=waktu.saat(hari, time(9, 30)))
        if bulan != lewat[-1] or rencana.periode == RencanaAksi.TRIWULANAN:
            langkah_laporan(
                rencana, bulan, "verifikasi", oleh=bappeda, pada=waktu.saat(hari, time(15))
            )


def _perjanjian(
    kode: list[str], organisasi: Organisasi, *, oleh: PelakuPerencanaan, waktu: Waktu
) -> None:
    """Agreements of these units, signed in January; the last one is still a draft."""
    hari = min(date(waktu.hari_ini.year, 1, 12), waktu.hari_ini)
    for satu in kode:
        perjanjian = susun_perjanjian(
            organisasi.unit[satu], tahun=waktu.hari_ini.year, oleh=oleh, pada=waktu.hari_ini
        )
        if satu != kode[-1]:
            tandatangani_perjanjian(
                perjanjian, tanggal=hari, oleh=oleh, pada=waktu.saat(hari, time(10))
            )
