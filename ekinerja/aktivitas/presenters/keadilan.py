"""Hints about fairness as shapes for their pages: shares beside the counts they come from."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from django.urls import reverse

from ekinerja.aktivitas.models import Aktivitas, KendalaUnit, KewajaranAtasan, KewajaranPegawai
from ekinerja.aktivitas.queries.keadilan import UnitWajar
from ekinerja.core.format import angka, durasi, persen, tanggal
from ekinerja.core.kit import Kolom, Kosong, Pager, Rinci, Sel, Tabel

# from so many entries and such a share on, a person is told that they always say the same
PALING_SEDIKIT, SAMA_TERUS = 10, Decimal("0.6")
_KOSONG = Kosong(
    judul="Belum ada angka bulan ini",
    keterangan="Angka dihitung setiap malam dari aktivitas yang sudah dikirim.",
    ikon="scale",
)


def _bagian(pembilang: int, penyebut: int) -> str:
    return persen(Decimal(pembilang) / penyebut, 0) if penyebut else "–"


def _sel(pembilang: int, penyebut: int) -> Sel:
    """A share, and beneath it the counts."""
    return Sel(
        teks=_bagian(pembilang, penyebut),
        catatan=f"{angka(pembilang)} dari {angka(penyebut)}" if penyebut else "",
    )


def tabel_atasan(
    semua: Sequence[KewajaranAtasan], *, nama: Mapping[int, str], pager: Pager
) -> Tabel:
    """Superiors: speed, uniformity, leniency, refusals, decisions of a team."""
    judul = (
        "Dalam semenit dibuka", "Dalam semenit dikirim", "Disetujui", "Ditolak", "Nilai sama",
        "Berubah di tim",
    )  # fmt: skip
    return Tabel(
        judul="Menurut atasan",
        kolom=[
            Kolom(judul="Atasan"), Kolom(judul="Diputus", jenis="angka"),
            *(Kolom(judul=satu, jenis="angka") for satu in judul),
        ],
        baris=[
            [
                Sel(teks=nama.get(satu.penilai_id, "–"), catatan=_jeda(satu)),
                angka(satu.diputus),
                _sel(satu.semenit, satu.bermenit),
                _sel(satu.kilat, satu.diputus),
                _sel(satu.setujui, satu.diputus),
                _sel(satu.tolak, satu.diputus),
                _sel(satu.nilai_sama, satu.bernilai),
                _sel(satu.berubah, satu.ditinjau),
            ]
            for satu in semua
        ],
        satuan="atasan",
        pager=pager,
        kosong=_KOSONG,
        id="tabel-atasan",
    )  # fmt: skip


def _jeda(satu: KewajaranAtasan) -> str:
    return "" if satu.median is None else f"jeda tengah {_lama(satu.median)}"


def _lama(detik: int) -> str:
    return f"{angka(detik)} detik" if detik < 60 else durasi(detik // 60)


def tabel_unit(semua: Sequence[UnitWajar], *, nama: Mapping[int, str], pager: Pager) -> Tabel:
    """Units: repeated texts, texts of colleagues, shared pictures, days near the cap."""
    judul = ("Mengulang", "Sama dengan rekan", "Bukti kembar", "Hari di dekat batas")
    return Tabel(
        judul="Menurut unit",
        kolom=[
            Kolom(judul="Unit"), Kolom(judul="Orang", jenis="angka"),
            Kolom(judul="Aktivitas", jenis="angka"),
            *(Kolom(judul=satu, jenis="angka") for satu in judul),
        ],
        baris=[
            [
                Sel(teks=nama.get(satu.unit_id, "–")), angka(satu.orang), angka(satu.jumlah),
                _sel(satu.ulang, satu.jumlah), _sel(satu.rekan, satu.jumlah),
                _sel(satu.kembar, satu.jumlah), _sel(satu.hari_batas, satu.hari),
            ]
            for satu in semua
        ],
        satuan="unit",
        pager=pager,
        kosong=_KOSONG,
        id="tabel-unit",
    )  # fmt: skip


def tabel_pegawai(semua: Sequence[KewajaranPegawai], *, nama: Mapping[int, str]) -> Tabel:
    """People whose entries were sent to one superior."""
    judul = ("Mengulang", "Sama dengan rekan", "Bukti kembar", "Hari di dekat batas")
    return Tabel(
        judul="Catatan tim saya",
        kolom=[
            Kolom(judul="Nama"), Kolom(judul="Aktivitas", jenis="angka"),
            *(Kolom(judul=satu, jenis="angka") for satu in judul),
        ],
        baris=[
            [
                Sel(teks=nama.get(satu.pegawai_id, "–")), angka(satu.jumlah),
                _sel(satu.ulang, satu.jumlah), _sel(satu.rekan, satu.jumlah),
                _sel(satu.kembar, satu.jumlah), _sel(satu.hari_batas, satu.hari),
            ]
            for satu in semua
        ],
        satuan="orang",
        kosong=_KOSONG,
        id="tabel-tim",
    )  # fmt: skip


def rinci_atasan(satu: KewajaranAtasan) -> list[Rinci]:
    """The own decisions of a superior."""
    return [
        Rinci(judul="Diputus", isi=angka(satu.diputus), catatan=_jeda(satu)),
        _rinci("Diputus dalam semenit sejak halaman dibuka", satu.semenit, satu.bermenit),
        _rinci("Diputus dalam semenit sejak dikirim", satu.kilat, satu.diputus),
        _rinci("Disetujui", satu.setujui, satu.diputus),
        _rinci("Ditolak", satu.tolak, satu.diputus),
        Rinci(judul="Dikembalikan untuk diperbaiki", isi=angka(satu.kembali)),
        _rinci("Nilai mutu yang sama", satu.nilai_sama, satu.bernilai),
        _rinci("Penolakan yang diubah tim peninjau", satu.berubah, satu.ditinjau),
    ]


def rinci_pegawai(satu: KewajaranPegawai) -> list[Rinci]:
    """The own entries of a person."""
    return [
        Rinci(judul="Aktivitas terkirim", isi=angka(satu.jumlah)),
        _rinci("Mengulang catatan sendiri dalam 60 hari", satu.ulang, satu.jumlah),
        _rinci("Sama dengan catatan rekan seunit", satu.rekan, satu.jumlah),
        _rinci("Buktinya juga dipakai catatan lain", satu.kembar, satu.jumlah),
        _rinci("Hari di dekat batas menit sehari", satu.hari_batas, satu.hari),
    ]


def _rinci(judul: str, pembilang: int, penyebut: int) -> Rinci:
    sel = _sel(pembilang, penyebut)
    return Rinci(judul=judul, isi=sel.teks, catatan=sel.catatan)


def petunjuk(satu: KewajaranPegawai) -> str:
    """A word to the person whose entries always say the same; empty for everybody else."""
    if satu.jumlah < PALING_SEDIKIT:
        return ""
    banyak = max(satu.terbanyak, satu.ulang)
    if Decimal(banyak) < SAMA_TERUS * satu.jumlah:
        return ""
    return (
        f"{angka(banyak)} dari {angka(satu.jumlah)} catatan Anda bulan ini berbunyi sama. Tuliskan "
        "apa yang berbeda hari itu, misalnya hasil atau nomornya, atau bicarakan dengan atasan "
        "pekerjaan lain yang dapat Anda ambil."
    )


def susun_kendala(semua: Sequence[tuple[str, int, int, int]]) -> Tabel:
    """Obstacles of all units by kind."""
    jenis = dict(Aktivitas.KENDALA)
    return Tabel(
        judul="Kendala menurut jenis",
        kolom=[
            Kolom(judul="Jenis"), Kolom(judul="Catatan", jenis="angka"),
            Kolom(judul="Orang", jenis="angka"), Kolom(judul="Unit", jenis="angka"),
        ],
        baris=[
            [
                Sel(
                    teks=jenis.get(kode, kode),
                    url=reverse("aktivitas:kewajaran_kendala", args=[kode]),
                ),
                angka(n), angka(orang), angka(unit),
            ]
            for kode, n, orang, unit in semua
        ],
        satuan="jenis",
        kosong=Kosong(
            judul="Belum ada kendala", ikon="circle-check",
            keterangan="Kendala ditulis pegawai pada aktivitasnya.",
        ),
        id="tabel-kendala",
    )  # fmt: skip


def tabel_kendala_unit(semua: Sequence[KendalaUnit], *, nama: Mapping[int, str]) -> Tabel:
    """Where one kind was noted; each unit leads to what people wrote."""
    return Tabel(
        judul="Menurut unit",
        kolom=[
            Kolom(judul="Unit"), Kolom(judul="Catatan", jenis="angka"),
            Kolom(judul="Orang", jenis="angka"),
        ],
        baris=[
            [
                Sel(teks=nama.get(satu.unit_id, "–"), url=f"?unit={satu.unit_id}"),
                angka(satu.jumlah), angka(satu.orang),
            ]
            for satu in semua
        ],
        satuan="unit",
        kosong=Kosong(judul="Belum ada kendala jenis ini bulan itu", ikon="circle-check"),
    )  # fmt: skip


def susun_catatan(semua: Sequence[Aktivitas]) -> list[tuple[str, str, str]]:
    """What was written: (words, who and when, address of the entry)."""
    return [
        (
            satu.kendala,
            f"{satu.pegawai.nama}, {tanggal(satu.tanggal)}",
            reverse("aktivitas:rincian", args=[satu.pk]),
        )
        for satu in semua
    ]
