"""The line of performance in words: what, for what, how much; and who carries a goal."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import QueryDict
from django.urls import reverse

from ekinerja.core.format import angka, tanggal
from ekinerja.core.kit import KartuAngka, Kolom, Kosong, Rinci, Sel, Tabel
from ekinerja.core.lingkup import Lingkup
from ekinerja.laporan.presenters.umum import BARIS, pager_baris
from ekinerja.laporan.queries import (
    AKSI,
    AKTIVITAS,
    INDIKATOR,
    RHK,
    SASARAN,
    PendukungSasaran,
    RingkasTurun,
    Simpul,
)
from ekinerja.perencanaan.models import Sasaran

TINGKAT = dict(Sasaran.TINGKAT)
# goals of the region itself: a line that reaches one of them is whole
DAERAH = (Sasaran.VISI, Sasaran.MISI, Sasaran.TUJUAN, Sasaran.SASARAN)
SEBUTAN = {
    AKTIVITAS: "Aktivitas", INDIKATOR: "Indikator SKP", RHK: "Rencana hasil kerja",
    AKSI: "Rencana aksi", SASARAN: "Sasaran",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class LangkahTampil:
    """One step of the line; ``kini`` is the item that was asked for."""

    judul: str
    keterangan: str
    url: str = ""
    kini: bool = False


@dataclass(frozen=True, slots=True)
class GarisTampil:
    """The whole line.

    :ivar terputus: why it does not reach a goal of the region, and who mends it; "" when it does.
    """

    judul: str
    sebutan: str
    langkah: list[LangkahTampil]
    rincian: list[Rinci]
    terputus: str


def berapa(satu: Simpul) -> str:
    """The quantity of an item with its unit of measure; "" when it has none."""
    if satu.volume is not None:
        return f"{angka(satu.volume)} {satu.satuan}".strip()
    if satu.target_teks:
        return satu.target_teks
    if satu.target is None:
        return ""
    atas = f"–{angka(satu.target_atas)}" if satu.target_atas is not None else ""
    return f"{angka(satu.target)}{atas} {satu.satuan}".strip()


def tampil_garis(simpul: Sequence[Simpul], lingkup: Lingkup) -> GarisTampil:
    """The line from its highest step down to the item asked for."""
    bawah = simpul[-1]
    return GarisTampil(
        judul=bawah.judul,
        sebutan=SEBUTAN[bawah.jenis],
        langkah=[_langkah(satu, lingkup) for satu in simpul],
        rincian=_apa_untuk_apa(simpul),
        terputus=_terputus(simpul[0]),
    )


def _langkah(satu: Simpul, lingkup: Lingkup) -> LangkahTampil:
    kini = satu.tinggi == 0
    return LangkahTampil(satu.judul, _keterangan(satu), "" if kini else _url(satu, lingkup), kini)


def _keterangan(satu: Simpul) -> str:
    if satu.jenis == SASARAN:
        bagian = [TINGKAT[satu.tingkat], satu.kode, satu.unit or "Seluruh instansi"]
    elif satu.jenis == RHK:
        bagian = [SEBUTAN[RHK], satu.orang, satu.jabatan, satu.unit]
    else:
        hari = tanggal(satu.tanggal) if satu.tanggal else ""
        bagian = [SEBUTAN[satu.jenis], hari, berapa(satu), satu.unit]
    return " · ".join(filter(None, bagian))


def _url(satu: Simpul, lingkup: Lingkup) -> str:
    """Goals open for everybody; what belongs to a person only inside the scope."""
    if satu.jenis == SASARAN:
        return reverse("laporan:turun", args=[satu.id])
    if satu.jenis == RHK and not (
        satu.pegawai_id == lingkup.pegawai_id or lingkup.mencakup_unit(satu.unit_id)
    ):
        return ""
    return reverse("laporan:garis", args=[satu.jenis, satu.id])


def _apa_untuk_apa(simpul: Sequence[Simpul]) -> list[Rinci]:
    """What is to be done, for what, and how much of it."""
    bawah = simpul[-1]
    atas = next((satu for satu in reversed(simpul[:-1]) if satu.jenis == SASARAN), None)
    banyak = next((teks for satu in reversed(simpul) if (teks := berapa(satu))), "")
    rincian = [Rinci(judul="Apa", isi=bawah.judul, catatan=_keterangan(bawah))]
    if bawah.jenis != SASARAN or atas is not None:
        rincian.append(
            Rinci(
                judul="Untuk apa",
                isi=atas.judul if atas else "Belum tertaut ke sasaran",
                catatan=_keterangan(atas) if atas else "",
            )
        )
    if bawah.jenis != SASARAN:
        rincian.append(Rinci(judul="Berapa", isi=banyak or "Belum ada target"))
    return rincian


def _terputus(atas: Simpul) -> str:
    if atas.jenis == SASARAN and atas.tingkat in DAERAH:
        return ""
    if atas.jenis == SASARAN:
        return (
            f"Garis ini berhenti pada “{atas.judul}”, yang belum menunjuk sasaran daerah di "
            "atasnya. Penyusun rencana atau Bappeda melengkapinya pada sasaran itu."
        )
    if atas.jenis == AKSI:
        return "Aksi ini belum menunjuk sasaran. Penyusun rencana aksi melengkapinya."
    return (
        f"Garis ini berhenti pada rencana hasil kerja “{atas.judul}” ({atas.orang}), yang belum "
        "menunjuk sasaran atau rencana hasil kerja pimpinannya. Pemilik SKP itu menautkannya."
    )


def kartu_turun(isi: RingkasTurun, *, tahun: int) -> list[KartuAngka]:
    """Counts below a goal, of the whole instansi."""
    pasangan = (
        ("Sasaran di bawahnya", isi.sasaran, "sasaran", "target"),
        ("Indikator", isi.indikator, "indikator", "chart-bar"),
        (f"Aksi {tahun}", isi.aksi, "aksi", "list-check"),
        ("RHK yang menunjuk sasaran", isi.rhk_langsung, "RHK", "briefcase"),
        ("RHK yang menurunkannya", isi.rhk_turunan, "RHK", "sitemap"),
        ("Orang yang mengerjakan", isi.orang, f"orang di {angka(isi.unit)} unit", "users"),
    )
    return [
        KartuAngka(judul=judul, nilai=angka(nilai), satuan=satuan, ikon=ikon)
        for judul, nilai, satuan, ikon in pasangan
    ]


def tabel_pendukung(
    daftar: Sequence[PendukungSasaran],
    *,
    aktivitas: Mapping[int, int],
    nomor: int,
    params: QueryDict,
) -> Tabel:
    """RHK below a goal that the reader may see."""
    total = daftar[0].jumlah if daftar else 0
    return Tabel(
        judul="Rencana hasil kerja yang mendukung sasaran ini",
        kolom=(
            Kolom(judul="Rencana hasil kerja"), Kolom(judul="Pegawai"), Kolom(judul="Unit"),
            Kolom(judul="Jenjang"), Kolom(judul="Aktivitas tahun ini", jenis="angka"),
        ),
        baris=[_baris(satu, aktivitas.get(satu.id, 0)) for satu in daftar],
        kosong=Kosong(
            judul="Tidak ada rencana hasil kerja yang dapat Anda baca di sini",
            keterangan="RHK orang di luar unit Anda hanya dihitung pada angka di atas.",
            ikon="sitemap",
        ),
        satuan="rencana hasil kerja",
        pager=pager_baris(total, nomor=nomor, params=params, baris=BARIS),
        id="pendukung",
    )  # fmt: skip


def _baris(satu: PendukungSasaran, aktivitas: int) -> tuple[Sel | str, ...]:
    jenjang = "Menunjuk sasaran" if satu.tinggi == 0 else f"Turunan ke-{satu.tinggi}"
    return (
        Sel(teks=satu.rencana, url=reverse("laporan:garis", args=[RHK, satu.id])),
        Sel(teks=satu.orang, catatan=satu.jabatan),
        satu.unit,
        jenjang,
        angka(aktivitas),
    )
