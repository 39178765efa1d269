"""Facts of a month without records: a colleague's work of the month that has them.

The month with scans and entries is the pattern. In an earlier month everybody keeps the own post
and pay, and takes over the attendance and the work of a colleague, fitted to the working days of
that month. Its records get numbers that no row carries, like those of records put away.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import count
from typing import Any

from ekinerja.pegawai.segments import SegmenBulan
from ekinerja.tpp.facts import bulan_berikut
from ekinerja.tpp.hitungan import tulis_orang

# fakta yang melekat pada orang dan jabatannya; yang lain berasal dari kehadiran dan pekerjaan
MELEKAT = ("cpns", "kelas_jabatan", "dasar_gaji_bpjs", "kategori_ter")
CATATAN = {"aktivitas": "aktivitas_aktivitas", "hari_presensi": "presensi_haripresensi"}
GESER = 37
Data = dict[str, Any]


@dataclass(slots=True)
class Nomor:
    """Numbers for the records of one month.

    :ivar sumber: the numbers not yet given, by kind of record.
    """

    sumber: dict[str, Iterator[int]]

    @classmethod
    def mulai(cls, pertama: dict[str, int]) -> "Nomor":
        """Count on from the first number of each kind."""
        return cls({jenis: count(nomor) for jenis, nomor in pertama.items()})

    def ganti(self, fakta: Data) -> Data:
        """The same facts of one person, resting on records of their own."""
        peta: dict[tuple[str, int], int] = {}
        hasil: Data = {}
        for nama, satu in fakta.items():
            hasil[nama] = dict(satu)
            if "rekaman" in satu:
                hasil[nama]["rekaman"] = [
                    [jenis, self._rekaman(jenis, ids, peta)] for jenis, ids in satu["rekaman"]
                ]
        return hasil

    def _rekaman(self, jenis: str, ids: list[int], peta: dict[tuple[str, int], int]) -> list[int]:
        sumber = self.sumber.get(jenis)
        if sumber is None:
            return ids
        for lama in ids:
            if (jenis, lama) not in peta:
                peta[jenis, lama] = next(sumber)
        return [peta[jenis, lama] for lama in ids]


def banyak_catatan(pola: Iterable[Data]) -> Counter[str]:
    """How many records the pattern rests on at most, by kind."""
    banyak: Counter[str] = Counter()
    for orang in pola:
        for satu in orang["segmen"][-1]["fakta"].values():
            for jenis, ids in satu.get("rekaman", ()):
                banyak[jenis] += len(ids)
    return banyak


def fakta_bulan(
    pola: Sequence[Data], segmen: Sequence[SegmenBulan], *, hari: Sequence[date], nomor: Nomor
) -> Iterator[tuple[SegmenBulan, bytes]]:
    """Canonical facts of the people of a unit in a month, in the order of the segments.

    :param pola: facts of the unit's people in the month with records.
    :param segmen: the posts of the month, one for each person; who has no pattern is left out.
    :param hari: working days of the month.
    """
    letak = {orang["pegawai"]: n for n, orang in enumerate(pola)}
    for satu in segmen:
        if satu.pegawai_id not in letak:
            continue
        awal = satu.mulai.replace(day=1)
        geser = GESER * (awal.year * 12 + awal.month)
        teman = pola[(letak[satu.pegawai_id] + geser) % len(pola)]
        kerja = nomor.ganti(_sesuaikan(teman["segmen"][-1]["fakta"], satu, hari))
        yield satu, _tulis(pola[letak[satu.pegawai_id]], satu, kerja)


def _tulis(sendiri: Data, segmen: SegmenBulan, kerja: Data) -> bytes:
    """The facts of one person: what belongs to the person, and this work."""
    milik = sendiri["segmen"][-1]
    fakta = {nama: satu for nama, satu in kerja.items() if nama not in MELEKAT}
    fakta |= {nama: milik["fakta"][nama] for nama in MELEKAT if nama in milik["fakta"]}
    awal = segmen.mulai.replace(day=1)
    bagian = {
        **milik,
        "fakta": fakta,
        "mulai": segmen.mulai.isoformat(),
        "selesai": segmen.selesai.isoformat(),
    }
    return tulis_orang({**sendiri, "awal": awal.isoformat(), "segmen": [bagian]})


def _sesuaikan(fakta: Data, segmen: SegmenBulan, hari: Sequence[date]) -> Data:
    """The work of the pattern, fitted to the days of another month."""
    awal = segmen.mulai.replace(day=1)
    kerja = sum(segmen.mulai <= h < segmen.selesai for h in hari)
    alpa = fakta["hari_tanpa_keterangan"]["nilai"]
    return {
        **fakta,
        "hari_kalender": {"nilai": segmen.jumlah_hari},
        "hari_kalender_bulan": {"nilai": (bulan_berikut(awal) - awal).days},
        "hari_kerja": {"nilai": kerja},
        "hari_kerja_bulan": {"nilai": len(hari)},
        "hari_hadir": {"nilai": max(kerja - alpa, 0)},
        "menit_disetujui": _sebanding(
            fakta["menit_disetujui"], kerja, fakta["hari_kerja"]["nilai"]
        ),
    }


def _sebanding(menit: Data, kerja: int, pola: int) -> Data:
    """Minutes and entries in proportion to the working days."""
    if not pola or "rekaman" not in menit:
        return menit
    return {
        "nilai": menit["nilai"] * kerja // pola,
        "rekaman": [[jenis, ids[: len(ids) * kerja // pola]] for jenis, ids in menit["rekaman"]],
    }


def baca_pola(isi: Iterable[bytes]) -> list[Data]:
    """The pattern from canonical facts."""
    return [json.loads(satu) for satu in isi]
