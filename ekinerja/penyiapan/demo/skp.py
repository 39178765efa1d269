"""Agreed SKP with indicators and monthly targets for everybody.

Targets are written last, with their realisation: updating them in bulk under a statement trigger
is slow.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, time, timedelta
from decimal import Decimal

from django.db.backends.postgresql.psycopg_any import DateRange

from ekinerja.organisasi.models import Jabatan, UnitKerja
from ekinerja.pegawai.golongan import sebutan_golongan
from ekinerja.pegawai.models import Pegawai
from ekinerja.pegawai.queries import penilai_pada
from ekinerja.penyiapan.demo.acak import acak
from ekinerja.penyiapan.demo.orang import Orang
from ekinerja.penyiapan.demo.organisasi import Organisasi
from ekinerja.penyiapan.demo.rencana import RencanaHasil, RencanaIndikator, hasil_kerja
from ekinerja.penyiapan.demo.simpan import beri_id, simpan
from ekinerja.penyiapan.demo.waktu import Waktu, geser_bulan
from ekinerja.perencanaan.models import Sasaran
from ekinerja.skp.models import SKP, HasilKerja, Indikator, RiwayatSKP, TargetBulanan
from ekinerja.skp.queries import jenis_menurut_jabatan
from ekinerja.skp.workflow import DIAJUKAN, DISETUJUI, DRAF

KAPASITAS_PENILAI = "Pejabat penilai"


@dataclass(frozen=True, slots=True)
class IndikatorAktif:
    """An indicator with the daily work that serves it."""

    indikator: Indikator
    kegiatan: tuple[str, ...]


@dataclass(slots=True)
class SKPOrang:
    """An SKP with its rows."""

    skp: SKP
    orang: Orang
    hasil: list[HasilKerja]
    indikator: list[IndikatorAktif]


def susun_skp(
    organisasi: Organisasi,
    orang: list[Orang],
    waktu: Waktu,
    *,
    sasaran: Callable[[UnitKerja], list[Sasaran]] = lambda _: [],
) -> list[SKPOrang]:
    """Save one agreed SKP for each person, year and post, linked to the superior's results.

    :param sasaran: the goals of a unit, which the results of its head support.
    """
    menurut_id = {satu.pegawai.pk: satu for satu in orang}
    semua = []
    for satu in (o for o in orang if o.pegawai.jenis != "NON_ASN"):
        for masa, jabatan in _masa(satu, waktu):
            pada = max(masa.lower, waktu.mulai)
            penilai = penilai_pada(organisasi.instansi.pk, pada=pada).get(satu.pegawai.pk)
            semua.append(
                SKP(
                    instansi=organisasi.instansi,
                    pegawai=satu.pegawai,
                    jabatan=jabatan,
                    penilai=menurut_id[penilai].pegawai if penilai else None,
                    masa=masa,
                    status=DISETUJUI,
                    jenis_pegawai=jenis_menurut_jabatan(jabatan),
                    potret=_potret(satu, menurut_id.get(penilai or 0), jabatan=jabatan, pada=pada),
                )
            )
    simpan(semua)
    isi = [_isi(skp, menurut_id[skp.pegawai_id], organisasi) for skp in semua]
    _tautkan_sasaran(isi, sasaran)
    _simpan_isi(isi)
    simpan(_riwayat(semua, waktu))
    return isi


def _potret(
    orang: Orang, penilai: Orang | None, *, jabatan: Jabatan, pada: date
) -> dict[str, dict[str, str]]:
    """Both officials as they were on the day of agreement."""
    hasil = {"pegawai": _pejabat(orang, jabatan)}
    if penilai is not None:
        hasil["penilai"] = _pejabat(penilai, penilai.jabatan_pada(pada))
    return hasil


def _pejabat(orang: Orang, jabatan: Jabatan) -> dict[str, str]:
    return {
        "nama": orang.pegawai.nama,
        "nip": orang.pegawai.nip or "",
        "pangkat": sebutan_golongan(orang.pegawai.golongan),
        "jabatan": jabatan.nama,
        "unit": jabatan.unit.nama,
    }


def _tautkan_sasaran(isi: list[SKPOrang], sasaran: Callable[[UnitKerja], list[Sasaran]]) -> None:
    """The results of a head support the goals of the unit, in turn."""
    for satu in isi:
        jabatan = satu.skp.jabatan
        milik = sasaran(jabatan.unit) if jabatan.kepala else []
        for nomor, hasil in enumerate(satu.hasil):
            if milik:
                hasil.sasaran = milik[nomor % len(milik)]


def _masa(orang: Orang, waktu: Waktu) -> Iterable[tuple[DateRange, Jabatan]]:
    """Periods of a person's SKP: a calendar year, divided where the post changes."""
    akhir = [mulai for mulai, _ in orang.penempatan[1:]] + [date.max]
    for tahun in waktu.tahun:
        for (mulai, jabatan), selesai in zip(orang.penempatan, akhir, strict=True):
            awal = max(mulai, date(tahun, 1, 1))
            batas = min(selesai, date(tahun + 1, 1, 1))
            if awal < batas:
                yield DateRange(awal, batas), jabatan


def _isi(skp: SKP, orang: Orang, organisasi: Organisasi) -> SKPOrang:
    hasil: list[HasilKerja] = []
    indikator: list[IndikatorAktif] = []
    rencana = hasil_kerja(organisasi.rencana[skp.jabatan.kode])
    for urut, satu in enumerate(rencana, start=1):
        hasil.append(HasilKerja(skp=skp, urutan=urut, rencana=satu.rencana))
        indikator.extend(_indikator(skp, hasil[-1], satu))
    return SKPOrang(skp, orang, hasil, indikator)


def _indikator(skp: SKP, hasil: HasilKerja, rencana: RencanaHasil) -> Iterable[IndikatorAktif]:
    for urut, satu in enumerate(rencana.indikator, start=1):
        yield IndikatorAktif(
            Indikator(
                hasil_kerja=hasil,
                urutan=urut,
                aspek=satu.aspek,
                uraian=satu.uraian,
                target=_sebulan(skp, satu) * len(_bulan(skp.masa)),
                satuan=satu.satuan,
            ),
            satu.kegiatan,
        )


def _sebulan(skp: SKP, rencana: RencanaIndikator) -> int:
    faktor = acak("target", skp.pegawai.pin_mesin, rencana.uraian).choice((80, 100, 100, 120))
    return max(rencana.sebulan * faktor // 100, 1)


def _bulan(masa: DateRange) -> list[date]:
    """First days of the months that a period touches."""
    awal = masa.lower.replace(day=1)
    banyak = (masa.upper - timedelta(days=1)).month - awal.month + 1
    return [geser_bulan(awal, nomor) for nomor in range(banyak)]


def _simpan_isi(isi: list[SKPOrang]) -> None:
    hasil = [h for satu in isi for h in satu.hasil]
    beri_id(hasil)
    _tautkan_ke_pimpinan(isi)
    for satu in hasil:
        satu.skp_id = satu.skp.pk
    simpan(hasil)
    indikator = [i.indikator for satu in isi for i in satu.indikator]
    for baris in indikator:
        baris.hasil_kerja_id = baris.hasil_kerja.pk
    simpan(indikator)


def susun_target(isi: list[SKPOrang], *, volume: dict[tuple[int, date], Decimal]) -> None:
    """Save the monthly targets, once, with what was approved by then.

    :param volume: (indicator, first day of the month) → approved volume.
    """
    simpan(
        TargetBulanan(
            indikator=satu.indikator,
            awal=awal,
            target=(satu.indikator.target or Decimal(0)) // len(bulan),
            realisasi=volume.get((satu.indikator.pk, awal), Decimal(0)),
        )
        for milik in isi
        for bulan in [_bulan(milik.skp.masa)]
        for satu in milik.indikator
        for awal in bulan
    )


def _tautkan_ke_pimpinan(isi: list[SKPOrang]) -> None:
    """Each result supports one of the superior's results of the same year."""
    milik: dict[tuple[int | None, int], list[HasilKerja]] = {
        (s.skp.pegawai_id, s.skp.masa.lower.year): s.hasil for s in isi
    }
    for satu in isi:
        atas = milik.get((satu.skp.penilai_id, satu.skp.masa.lower.year), [])
        for nomor, hasil in enumerate(satu.hasil):
            if atas:
                hasil.intervensi_id = atas[nomor % len(atas)].pk


def _riwayat(semua: list[SKP], waktu: Waktu) -> Iterable[RiwayatSKP]:
    for skp in semua:
        mulai = min(skp.masa.lower + timedelta(days=2), waktu.hari_ini)
        yield _langkah(skp, skp.pegawai, ("ajukan", DRAF, DIAJUKAN), (mulai, waktu))
        penilai = skp.penilai or skp.pegawai
        yield _langkah(skp, penilai, ("setujui", DIAJUKAN, DISETUJUI), (mulai, waktu))


def _langkah(
    skp: SKP, oleh: Pegawai, langkah: tuple[str, str, str], kapan: tuple[date, Waktu]
) -> RiwayatSKP:
    nama, dari, ke = langkah
    hari, waktu = kapan
    jam = time(0, 10) if nama == "ajukan" else time(0, 20)
    if hari < waktu.hari_ini:
        jam = time(9, 0) if nama == "ajukan" else time(14, 30)
    return RiwayatSKP(
        objek=skp,
        langkah=nama,
        dari=dari,
        ke=ke,
        oleh_id=oleh.user_id,
        oleh_nama=oleh.nama,
        kapasitas="Pegawai" if nama == "ajukan" else KAPASITAS_PENILAI,
        pada=waktu.saat(hari, jam),
    )
