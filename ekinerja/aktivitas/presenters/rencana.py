"""The plan of work by day, week or month, of one person or of a team."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.urls import reverse

from ekinerja.aktivitas.queries import RencanaTarget
from ekinerja.core.format import angka, bulan_tahun, rentang_tanggal, tanggal_panjang
from ekinerja.core.kit import Kolom, Kosong, Pager, Sel, Tabel
from ekinerja.pegawai.models import Pegawai
from ekinerja.skp.bulan import bulan_berikut

HARI, MINGGU, BULAN = "hari", "minggu", "bulan"
TAMPIL = ((HARI, "Harian"), (MINGGU, "Mingguan"), (BULAN, "Bulanan"))
_NAMA_HARI = ("Sen", "Sel", "Rab", "Kam", "Jum", "Sab", "Min")
_SEPEKAN = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Jangka:
    """Days ``[mulai, selesai)`` shown at once; ``tampil`` is hari, minggu or bulan."""

    tampil: str
    mulai: date
    selesai: date

    @property
    def judul(self) -> str:
        if self.tampil == HARI:
            return tanggal_panjang(self.mulai)
        if self.tampil == MINGGU:
            return rentang_tanggal(self.mulai, self.selesai)
        return bulan_tahun(self.mulai)

    @property
    def bagian(self) -> list[tuple[str, date, date]]:
        """Columns: the days of a week, the weeks of a month; none within a day."""
        if self.tampil == HARI:
            return []
        lebar = timedelta(days=1) if self.tampil == MINGGU else _SEPEKAN
        hasil, awal = [], self.mulai
        while awal < self.selesai:
            akhir = min(awal + lebar, self.selesai)
            if self.tampil == BULAN:
                akhir = min(_senin(awal) + _SEPEKAN, self.selesai)
            hasil.append((_judul(self.tampil, awal, akhir), awal, akhir))
            awal = akhir
        return hasil


def jangka_rencana(tampil: str, hari: date) -> Jangka:
    """The day, the week from Monday, or the month in which a day falls."""
    if tampil == MINGGU:
        return Jangka(tampil, _senin(hari), _senin(hari) + _SEPEKAN)
    if tampil == BULAN:
        return Jangka(tampil, hari.replace(day=1), bulan_berikut(hari))
    return Jangka(HARI, hari, hari + timedelta(days=1))


def _senin(hari: date) -> date:
    return hari - timedelta(days=hari.weekday())


def _judul(tampil: str, awal: date, akhir: date) -> str:
    if tampil == MINGGU:
        return f"{_NAMA_HARI[awal.weekday()]} {awal.day}"
    terakhir = akhir - timedelta(days=1)
    return f"{awal.day}" if terakhir == awal else f"{awal.day}–{terakhir.day}"


def tabel_rencana(
    rencana: Sequence[RencanaTarget],
    jangka: Jangka,
    *,
    orang: Mapping[int, Pegawai],
    pager: Pager | None = None,
) -> Tabel:
    """One row a target: what is proposed in each part, and what was logged in all.

    :param orang: people of a team, named in the rows; empty for the own plan.
    """
    baris: dict[int, list[RencanaTarget]] = defaultdict(list)
    for satu in rencana:
        if satu.target.indikator.terbagi:
            baris[satu.target.indikator.pk].append(satu)
    urut = list(baris.values())
    if orang:
        letak = {pk: nomor for nomor, pk in enumerate(orang)}
        urut.sort(key=lambda isi: letak.get(isi[0].target.pegawai_id, 0))
    judul = [nama for nama, _, _ in jangka.bagian]
    kepala = "Pegawai dan target" if orang else "Target"
    return Tabel(
        judul=f"Rencana kerja {jangka.judul}",
        kolom=[
            Kolom(judul=kepala),
            *(Kolom(judul=nama, jenis="angka") for nama in judul),
            Kolom(judul="Usulan", jenis="angka"),
            Kolom(judul="Disetujui", jenis="angka"),
            Kolom(judul="Target sebulan", jenis="angka"),
        ],
        baris=[_baris(isi, jangka, orang) for isi in urut],
        satuan="target" if pager is None else "pegawai",
        id="rencana",
        pager=pager,
        kosong=Kosong(
            judul="Belum ada rencana",
            keterangan="Rencana disusun dari target bulanan pada SKP yang disetujui.",
            ikon="calendar-stats",
        ),
    )


def _baris(
    isi: Sequence[RencanaTarget], jangka: Jangka, orang: Mapping[int, Pegawai]
) -> list[Sel | str]:
    usulan: dict[date, Decimal] = {}
    sah = menunggu = Decimal(0)
    for satu in isi:
        usulan |= satu.usulan
        for hari, catatan in satu.tercatat.items():
            if jangka.mulai <= hari < jangka.selesai:
                sah += catatan.sah
                menunggu += catatan.menunggu
    sel = [Sel(teks=_jumlah(usulan, awal, akhir)) for _, awal, akhir in jangka.bagian]
    return [
        _kepala(isi[0], orang),
        *sel,
        Sel(teks=_jumlah(usulan, jangka.mulai, jangka.selesai)),
        Sel(teks=_atau(sah), catatan=f"{angka(menunggu)} menunggu" if menunggu else ""),
        Sel(teks=" dan ".join(angka(satu.target.target) for satu in isi)),
    ]


def _kepala(satu: RencanaTarget, orang: Mapping[int, Pegawai]) -> Sel:
    target = satu.target
    siapa = orang.get(target.pegawai_id)
    alamat = f"{reverse('aktivitas:target')}?bulan={target.awal:%Y-%m}"
    if siapa is None:
        catatan = f"{target.indikator.satuan}, {target.indikator.hasil_kerja.rencana}"
        return Sel(teks=target.indikator.uraian, catatan=catatan, url=alamat)
    catatan = f"{target.indikator.uraian} ({target.indikator.satuan})"
    return Sel(teks=siapa.nama, catatan=catatan, url=f"{alamat}&pegawai={siapa.pk}")


def _jumlah(usulan: Mapping[date, Decimal], awal: date, akhir: date) -> str:
    return _atau(sum((n for hari, n in usulan.items() if awal <= hari < akhir), Decimal(0)))


def _atau(nilai: Decimal) -> str:
    return angka(nilai) if nilai else "–"
