"""Facts of a month, gathered per paying unit by a constant number of set-based queries."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import groupby
from operator import attrgetter
from typing import Any

from ekinerja.aktivitas.queries import FaktaAktivitas
from ekinerja.aktivitas.queries import fakta_bulanan as fakta_aktivitas
from ekinerja.core.lingkup import Lingkup
from ekinerja.organisasi.models import UnitKerja
from ekinerja.pegawai.segments import SegmenBulan, segmen_bulan
from ekinerja.perencanaan.queries import CapaianAksi, capaian_rencana_aksi
from ekinerja.presensi.queries import FaktaPresensi
from ekinerja.presensi.queries import fakta_bulanan as fakta_presensi
from ekinerja.tpp.bawahan import Bawahan, bawahan_langsung
from ekinerja.tpp.di_luar import PredikatImpor, aplikasi_luar, predikat_terakhir
from ekinerja.tpp.hitungan import BENTUK, CAPAIAN_AKSI, PREDIKAT_IMPOR, tulis_orang

Kunci = tuple[int, date]
FAKTA_KERJA = frozenset({"menit_disetujui"})
# PP 58/2023: kategori tarif efektif menurut penghasilan tidak kena pajak
KATEGORI_TER = {
    "TK/0": "A", "TK/1": "A", "K/0": "A",
    "TK/2": "B", "TK/3": "B", "K/1": "B", "K/2": "B",
    "K/3": "C",
}  # fmt: skip
# PP 12/2019 Pasal 58: tambahan penghasilan diberikan kepada ASN; pejabat negara bukan penerimanya
BUKAN_PENERIMA_JENIS = "NON_ASN"
BUKAN_PENERIMA_JABATAN = "POLITIS"


@dataclass(frozen=True, slots=True)
class OrangBulan:
    """One person-month, ready to be calculated.

    :ivar isi: canonical facts, and ``sidik`` their SHA-256.
    :ivar menunggu: entries that still wait for approval; not a fact of the calculation.
    :ivar belum_tercatat: working days without a result of attendance.
    :ivar bawahan: direct staff whose result is a fact of this person, in two-stage schemes.
    """

    segmen: tuple[SegmenBulan, ...]
    isi: bytes
    sidik: str
    menunggu: int
    belum_tercatat: int
    bawahan: tuple[Bawahan, ...] = ()

    @property
    def terakhir(self) -> SegmenBulan:
        return self.segmen[-1]


@dataclass(slots=True)
class _Sumber:
    """What the areas say; ``bawahan`` only in two-stage schemes.

    :ivar aksi: attainment of action plans by perangkat daerah; None when no plan asks for it.
    :ivar luar: segments whose SKP is kept elsewhere → the application.
    :ivar predikat: imported ratings by person.
    """

    presensi: dict[Kunci, FaktaPresensi]
    aktivitas: dict[Kunci, FaktaAktivitas]
    bawahan: dict[Kunci, list[tuple[Bawahan, dict[str, Any]]]] | None = None
    aksi: dict[int, CapaianAksi] | None = None
    luar: dict[Kunci, str] = field(default_factory=dict)
    predikat: dict[int, PredikatImpor] = field(default_factory=dict)


def bulan_berikut(awal: date) -> date:
    """First day of the next month."""
    return (awal.replace(day=28) + timedelta(days=4)).replace(day=1)


def himpun(
    unit: UnitKerja,
    awal: date,
    *,
    fakta_bawahan: frozenset[str] = frozenset(),
    tambahan: frozenset[str] = frozenset(),
) -> list[OrangBulan]:
    """Facts of everybody whom this unit pays in a month, in the order of the list.

    Three queries, whatever the number of people. A two-stage scheme adds those for direct staff,
    a constant number for each day of the month on which a segment ends; so do SKP kept elsewhere.
    Action plans add three, ratings one.

    :param fakta_bawahan: names of the facts from which the result of direct staff follows.
    :param tambahan: facts that only some schemes ask for.
    """
    semua = [s for s in segmen_bulan(unit.pk, awal) if _penerima(s)]
    sumber = _Sumber(fakta_presensi(semua), fakta_aktivitas(semua))
    if PREDIKAT_IMPOR in tambahan:
        sumber.luar = aplikasi_luar(semua, unit.instansi_id)
        sumber.predikat = predikat_terakhir({s.pegawai_id for s in semua}, awal)
    if CAPAIAN_AKSI in tambahan:
        sumber.aksi = _capaian_aksi(semua, unit.instansi_id, awal)
    if fakta_bawahan:
        luar = PREDIKAT_IMPOR in tambahan
        sumber.bawahan = _himpun_bawahan(semua, unit.instansi_id, fakta_bawahan, luar=luar)
    return [
        _orang(awal, tuple(milik), sumber)
        for _, milik in groupby(semua, key=attrgetter("pegawai_id"))
    ]


def _himpun_bawahan(
    segmen: Sequence[SegmenBulan], instansi_id: int, nama: frozenset[str], *, luar: bool
) -> dict[Kunci, list[tuple[Bawahan, dict[str, Any]]]]:
    """Direct staff of each segment with their facts; a segment without staff has an empty list.

    Whoever keeps the log elsewhere (asked when ``luar``) lowers nobody's average.
    """
    hasil: dict[Kunci, list[tuple[Bawahan, dict[str, Any]]]] = {
        (satu.pegawai_id, satu.mulai): [] for satu in segmen
    }
    for semua in bawahan_langsung(segmen, instansi_id):
        di_luar = aplikasi_luar([satu.segmen for satu in semua], instansi_id) if luar else {}
        kelompok = [b for b in semua if (b.segmen.pegawai_id, b.segmen.mulai) not in di_luar]
        potongan = [satu.segmen for satu in kelompok]
        aktivitas = fakta_aktivitas(potongan)
        presensi = fakta_presensi(potongan) if nama - FAKTA_KERJA else {}
        for satu in kelompok:
            kunci = satu.segmen.pegawai_id, satu.segmen.mulai
            isi = _kerja(aktivitas[kunci]) | (_hadir(presensi[kunci]) if presensi else {})
            fakta = {n: {"nilai": isi[n]["nilai"]} for n in sorted(nama & isi.keys())}
            hasil[satu.atasan_id, satu.segmen.mulai].append((satu, fakta))
    return hasil


def _capaian_aksi(
    segmen: Sequence[SegmenBulan], instansi_id: int, awal: date
) -> dict[int, CapaianAksi]:
    """Attainment of the perangkat daerah in which these days were worked."""
    opd = sorted({_opd(satu) for satu in segmen})
    lingkup = Lingkup(instansi_id=instansi_id, per_tanggal=awal, unit_ids=tuple(opd))
    return capaian_rencana_aksi(lingkup, awal=awal)


def _opd(segmen: SegmenBulan) -> int:
    return segmen.opd_id or segmen.unit_id


def _penerima(segmen: SegmenBulan) -> bool:
    return (
        segmen.jenis_pegawai != BUKAN_PENERIMA_JENIS
        and segmen.jenis_jabatan != BUKAN_PENERIMA_JABATAN
    )


def _orang(awal: date, segmen: tuple[SegmenBulan, ...], sumber: _Sumber) -> OrangBulan:
    bagian: list[dict[str, Any]] = []
    bawahan: list[Bawahan] = []
    menunggu = belum_tercatat = 0
    for satu in segmen:
        kunci = (satu.pegawai_id, satu.mulai)
        p, a = sumber.presensi[kunci], sumber.aktivitas[kunci]
        isi = _segmen(satu, _fakta(satu, awal) | _hadir(p) | _kerja(a) | _lain(satu, sumber))
        if kunci in sumber.luar:
            isi["luar"] = sumber.luar[kunci]
        if sumber.bawahan is not None:
            milik = sumber.bawahan[kunci]
            isi["bawahan"] = [{"fakta": f, "pegawai": b.segmen.pegawai_id} for b, f in milik]
            bawahan += [b for b, _ in milik]
        bagian.append(isi)
        menunggu += a.menunggu
        belum_tercatat += p.belum_dihitung
    isi_orang = tulis_orang(_data(awal, segmen, bagian))
    sidik = hashlib.sha256(isi_orang).hexdigest()
    return OrangBulan(segmen, isi_orang, sidik, menunggu, belum_tercatat, tuple(bawahan))


def _data(
    awal: date, segmen: tuple[SegmenBulan, ...], bagian: list[dict[str, Any]]
) -> dict[str, Any]:
    """Facts of a person-month; who it is belongs to what is frozen."""
    kini = segmen[-1]
    return {
        "awal": awal.isoformat(),
        "bentuk": BENTUK,
        "orang": {"nip": kini.nip, "nama": kini.nama, "golongan": kini.golongan},
        "pegawai": kini.pegawai_id,
        "segmen": bagian,
    }


def _segmen(satu: SegmenBulan, fakta: dict[str, Any]) -> dict[str, Any]:
    return {
        "fakta": fakta,
        "jabatan": {"id": satu.jabatan_id, "nama": satu.jabatan},
        "mulai": satu.mulai.isoformat(),
        "selesai": satu.selesai.isoformat(),
        "unit": {"id": satu.unit_id, "nama": satu.unit_nama},
    }


def _fakta(satu: SegmenBulan, awal: date) -> dict[str, Any]:
    """Facts of the post, the person and the days of the month."""
    pegawai = [["pegawai", [satu.pegawai_id]]]
    fakta: dict[str, Any] = {
        "cpns": {"nilai": satu.jenis_pegawai == "CPNS", "rekaman": pegawai},
        "hari_kalender": {"nilai": satu.jumlah_hari},
        "hari_kalender_bulan": {"nilai": (bulan_berikut(awal) - awal).days},
    }
    if satu.kelas is not None:
        fakta["kelas_jabatan"] = {"nilai": satu.kelas, "rekaman": [["jabatan", [satu.jabatan_id]]]}
    if satu.dasar_gaji_bpjs is not None:
        fakta["dasar_gaji_bpjs"] = {"nilai": satu.dasar_gaji_bpjs, "rekaman": pegawai}
    if satu.status_ptkp in KATEGORI_TER:
        fakta["kategori_ter"] = {"nilai": KATEGORI_TER[satu.status_ptkp], "rekaman": pegawai}
    return fakta


def _lain(satu: SegmenBulan, sumber: _Sumber) -> dict[str, Any]:
    """The action plan of the perangkat daerah and the imported rating, where a scheme asks."""
    fakta: dict[str, Any] = {}
    if sumber.aksi is not None:
        capaian = sumber.aksi.get(_opd(satu))
        nilai = [f"{capaian.bagian:f}"] if capaian else []
        fakta[CAPAIAN_AKSI] = {"nilai": nilai}
        if capaian:
            fakta[CAPAIAN_AKSI]["rekaman"] = [["laporan_aksi", [capaian.laporan_id]]]
    predikat = sumber.predikat.get(satu.pegawai_id)
    if predikat is not None:
        arsip = [["arsip_tahunan", [predikat.arsip_id]]]
        fakta[PREDIKAT_IMPOR] = {"nilai": predikat.predikat, "rekaman": arsip}
    return fakta


def _hadir(p: FaktaPresensi) -> dict[str, Any]:
    """Facts of attendance; each event carries the day it stands on."""
    alpa = list(p.tanpa_keterangan)
    masuk, pulang = list(p.tanpa_rekaman_masuk), list(p.tanpa_rekaman_pulang)
    return {
        "hari_kerja": {"nilai": p.hari_kerja},
        "hari_kerja_bulan": {"nilai": p.hari_kerja_bulan},
        "hari_hadir": {"nilai": p.hari_hadir},
        "hari_tanpa_keterangan": _berekaman(len(alpa), "hari_presensi", alpa),
        "hari_tanpa_rekaman_masuk": _berekaman(len(masuk), "hari_presensi", masuk),
        "hari_tanpa_rekaman_pulang": _berekaman(len(pulang), "hari_presensi", pulang),
        "kejadian_terlambat": _kejadian(p.terlambat),
        "kejadian_pulang_cepat": _kejadian(p.pulang_cepat),
    }


def _kejadian(kejadian: Sequence[tuple[int, int, int | None]]) -> dict[str, Any]:
    return _berekaman([k[0] for k in kejadian], "hari_presensi", [k[1] for k in kejadian])


def _kerja(a: FaktaAktivitas) -> dict[str, Any]:
    """Facts of approved work; ids in their own order, so that one set is always the same bytes."""
    ids = sorted(a.aktivitas_ids)
    return {"menit_disetujui": _berekaman(a.menit_disetujui, "aktivitas", ids)}


def _berekaman(nilai: int | list[int], jenis: str, ids: list[int]) -> dict[str, Any]:
    return {"nilai": nilai, "rekaman": [[jenis, ids]]} if ids else {"nilai": nilai}
