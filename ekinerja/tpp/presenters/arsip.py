"""Results and payments of past years for the own list of slips."""

from collections.abc import Iterable

from ekinerja.core.format import angka, bulan_tahun, rupiah
from ekinerja.core.kit import Kolom, Kosong, Sel, Tabel
from ekinerja.tpp.models import ArsipTahunan


def tabel_arsip(daftar: Iterable[ArsipTahunan]) -> Tabel:
    """Read-only history as it was brought in; nothing in it is calculated here."""
    kolom = [Kolom(judul="Masa"), Kolom(judul="Predikat dan nilai")]
    kolom += [Kolom(judul=judul, jenis="angka") for judul in ("TPP kotor", "Potongan", "Diterima")]
    return Tabel(
        judul="Arsip tahun-tahun lalu",
        kolom=kolom,
        baris=[
            (
                Sel(teks=_masa(satu), catatan=satu.sumber),
                _nilai(satu),
                rupiah(satu.bruto),
                rupiah(satu.potongan),
                rupiah(satu.bersih),
            )
            for satu in daftar
        ],
        kosong=Kosong(judul="Tidak ada arsip", ikon="history"),
        satuan="arsip",
        id="tabel-arsip",
    )


def _masa(satu: ArsipTahunan) -> str:
    if satu.bulan:
        return bulan_tahun(f"{satu.tahun}-{satu.bulan:02d}")
    return f"Tahun {satu.tahun}"


def _nilai(satu: ArsipTahunan) -> str:
    bagian = [satu.predikat, angka(satu.nilai) if satu.nilai is not None else ""]
    return ", ".join(satu for satu in bagian if satu) or "–"
