"""The list of groups whose SKP is kept elsewhere."""

from collections.abc import Sequence
from datetime import date

from django.urls import reverse

from ekinerja.core.format import rentang_tanggal
from ekinerja.core.kit import Kolom, Kosong, Lencana, Pager, Sel, Tabel, Tautan, lencana_untuk
from ekinerja.skp.models import KelolaLuar

_KOLOM = ("Siapa", "Aplikasi", "Dasar", "Masa", "Keadaan", "Tindakan")


def tabel_luar(semua: Sequence[KelolaLuar], *, hari_ini: date, pager: Pager) -> Tabel:
    """Groups, the latest first, with where to end them."""
    return Tabel(
        judul="SKP dikelola di luar",
        kolom=[Kolom(judul=nama) for nama in _KOLOM],
        baris=[
            (
                Sel(teks=_siapa(satu)),
                Sel(teks=satu.aplikasi),
                Sel(teks=satu.dasar),
                Sel(teks=rentang_tanggal(satu.masa.lower, satu.masa.upper)),
                Sel(lencana=_keadaan(satu, hari_ini)),
                _tindakan(satu, hari_ini),
            )
            for satu in semua
        ],
        satuan="ketentuan",
        pager=pager,
        kosong=Kosong(
            judul="Semua SKP dikelola di sini",
            keterangan="Tambahkan bila ada kelompok jabatan yang SKP-nya dikelola di aplikasi "
            "lain, misalnya guru.",
            ikon="certificate",
            aksi=Tautan(judul="Tambah", url=reverse("skp:luar_baru"), ikon="plus"),
        ),
    )


def _siapa(satu: KelolaLuar) -> str:
    bagian = [
        f"Kelompok {satu.get_kelompok_display()}" if satu.kelompok else "",
        satu.jabatan.nama if satu.jabatan is not None else "",
        f"{satu.unit.nama} dan unit di bawahnya" if satu.unit is not None else "",
    ]
    return ", ".join(filter(None, bagian))


def _keadaan(satu: KelolaLuar, hari_ini: date) -> Lencana:
    if satu.masa.lower > hari_ini:
        return lencana_untuk("menunggu")
    berakhir = satu.masa.upper is not None and satu.masa.upper <= hari_ini
    return lencana_untuk("berakhir" if berakhir else "aktif")


def _tindakan(satu: KelolaLuar, hari_ini: date) -> Sel:
    if satu.masa.upper is not None and satu.masa.upper <= hari_ini:
        return Sel(teks="–")
    return Sel(teks="Akhiri", url=reverse("skp:luar_akhiri", args=[satu.pk]))
