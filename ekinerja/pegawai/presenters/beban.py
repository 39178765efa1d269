"""Workload and double holders in words."""

from collections.abc import Sequence
from typing import Any

from django.core.paginator import Page
from django.http import QueryDict
from django.urls import reverse

from ekinerja.core.format import angka
from ekinerja.core.kit import KartuAngka, Kolom, Kosong, Lencana, Sel, Tabel, Tautan, pager
from ekinerja.organisasi.presenters.analisis import jam_setahun
from ekinerja.organisasi.presenters.evaluasi import DIKECUALIKAN, PERLU
from ekinerja.pegawai.beban import BELUM, KURANG, LEBIH, SESUAI, JumlahUnit, Keadaan
from ekinerja.pegawai.queries.pemangku_ganda import PemangkuGanda

KEADAAN = {
    KURANG: Lencana("Kekurangan pegawai", "awas", "alert-triangle"),
    LEBIH: Lencana("Kelebihan pegawai", "info", "users"),
    SESUAI: Lencana("Sesuai", "baik", "circle-check"),
    BELUM: Lencana("Belum dianalisis", "netral", "circle-dashed"),
}


def kartu_beban(jumlah: JumlahUnit, daftar: Sequence[Keadaan]) -> list[KartuAngka]:
    """The whole in figures."""
    banyak = {nama: sum(satu.keadaan == nama for satu in daftar) for nama in KEADAAN}
    return [
        KartuAngka(
            judul="Kebutuhan pegawai", nilai=angka(jumlah.kebutuhan), satuan="orang",
            ikon="calculator",
            keterangan=f"Dari {angka(jumlah.dianalisis)} jabatan yang sudah dianalisis; dipangku "
            f"{angka(jumlah.pemangku_dianalisis)} orang.",
        ),
        KartuAngka(
            judul=KEADAAN[KURANG].teks, nilai=angka(banyak[KURANG]), satuan="jabatan",
            ikon="alert-triangle", url="?keadaan=kurang",
        ),
        KartuAngka(
            judul=KEADAAN[LEBIH].teks, nilai=angka(banyak[LEBIH]), satuan="jabatan", ikon="users",
            url="?keadaan=lebih",
        ),
        KartuAngka(
            judul=KEADAAN[BELUM].teks, nilai=angka(banyak[BELUM]), satuan="jabatan",
            ikon="circle-dashed", url="?keadaan=belum",
        ),
    ]  # fmt: skip


def tabel_beban(halaman: "Page[Any]", params: QueryDict, *, ekspor: Sequence[Tautan] = ()) -> Tabel:
    """Posts with need, head-count and holders."""
    return Tabel(
        judul="Beban kerja tiap jabatan",
        kolom=(
            Kolom(judul="Jabatan"), Kolom(judul="Beban kerja setahun", jenis="angka"),
            Kolom(judul="Kebutuhan", jenis="angka"), Kolom(judul="Bezetting", jenis="angka"),
            Kolom(judul="Pemangku", jenis="angka"), Kolom(judul="Selisih", jenis="angka"),
            Kolom(judul="Keadaan"),
        ),
        baris=[_baris_beban(satu) for satu in halaman],
        kosong=_kosong("jabatan"),
        satuan="jabatan",
        pager=pager(halaman, params),
        ekspor=ekspor,
    )  # fmt: skip


def _kosong(apa: str) -> Kosong:
    return Kosong(
        judul=f"Tidak ada {apa} yang cocok",
        keterangan="Ubah saringannya. Beban kerja dihitung dari uraian tugas tiap jabatan.",
        ikon="chart-bar",
    )


def _baris_beban(satu: Keadaan) -> tuple[Sel | str, ...]:
    pos = satu.pos
    kebutuhan: Sel | str = "–"
    if satu.kebutuhan is not None:
        tetap = "" if pos.kebutuhan is None else f"Ditetapkan {angka(pos.kebutuhan)}"
        kebutuhan = Sel(teks=angka(satu.kebutuhan), catatan=tetap or "Belum ditetapkan")
    return (
        Sel(teks=pos.jabatan, catatan=pos.unit,
            url=reverse("organisasi:uraian_jabatan", args=[pos.jabatan_id])),
        jam_setahun(pos.menit) if pos.tugas else "–",
        kebutuhan,
        angka(pos.bezetting),
        angka(pos.pemangku),
        selisih(satu.selisih),
        Sel(lencana=KEADAAN[satu.keadaan]),
    )  # fmt: skip


def tabel_unit(
    halaman: "Page[Any]", params: QueryDict, *, jumlah: JumlahUnit, ekspor: Sequence[Tautan] = ()
) -> Tabel:
    """Units with the sums of their posts, and the sum of all."""
    return Tabel(
        judul="Beban kerja tiap unit",
        kolom=(
            Kolom(judul="Unit"), Kolom(judul="Jabatan", jenis="angka"),
            Kolom(judul="Beban kerja setahun", jenis="angka"),
            Kolom(judul="Kebutuhan", jenis="angka"), Kolom(judul="Bezetting", jenis="angka"),
            Kolom(judul="Pemangku", jenis="angka"), Kolom(judul="Selisih", jenis="angka"),
        ),
        baris=[_baris_unit(satu) for satu in halaman],
        kosong=_kosong("unit"),
        satuan="unit",
        pager=pager(halaman, params),
        kaki=(jumlah.nama, *_angka_unit(jumlah)),
        ekspor=ekspor,
    )  # fmt: skip


def _baris_unit(satu: JumlahUnit) -> tuple[Sel | str, ...]:
    assert satu.unit_id is not None
    jabatan, *lain = _angka_unit(satu)
    return (
        Sel(
            teks=satu.nama,
            url=reverse("organisasi:unit", args=[satu.unit_id]),
            catatan="" if satu.opd == satu.nama else satu.opd,
        ),
        Sel(teks=jabatan, catatan=f"{angka(satu.dianalisis)} dianalisis"),
        *lain,
    )


def _angka_unit(satu: JumlahUnit) -> tuple[str, ...]:
    ada = satu.dianalisis > 0
    return (
        angka(satu.jabatan), jam_setahun(satu.menit) if ada else "–",
        angka(satu.kebutuhan) if ada else "–", angka(satu.bezetting), angka(satu.pemangku),
        selisih(satu.selisih),
    )  # fmt: skip


def selisih(orang: int | None) -> str:
    """Holders above (+) or below (-) the need."""
    if orang is None:
        return "–"
    return f"{'+' if orang > 0 else '-' if orang < 0 else ''}{angka(abs(orang))}"


def tabel_pemangku_ganda(
    halaman: "Page[Any]", params: QueryDict, *, pengelola: bool, ekspor: Sequence[Tautan] = ()
) -> Tabel:
    """Managerial posts with several definitive holders."""
    kolom = [Kolom(judul="Jabatan"), Kolom(judul="Pemangku"), Kolom(judul="Keadaan")]
    if pengelola:
        kolom.append(Kolom(judul="Tindakan", jenis="aksi"))
    return Tabel(
        judul="Pemangku ganda",
        kolom=kolom,
        baris=[_baris_ganda(satu, pengelola=pengelola) for satu in halaman],
        kosong=Kosong(
            judul="Tidak ada pemangku ganda",
            keterangan="Setiap jabatan manajerial dalam kewenangan Anda dipangku paling banyak "
            "satu orang definitif.",
            ikon="circle-check",
        ),
        satuan="jabatan",
        pager=pager(halaman, params),
        ekspor=ekspor,
    )


def _baris_ganda(satu: PemangkuGanda, *, pengelola: bool) -> tuple[Sel | str, ...]:
    baris: tuple[Sel | str, ...] = (
        Sel(teks=satu.jabatan, catatan=satu.unit,
            url=reverse("organisasi:jabatan_rincian", args=[satu.jabatan_id])),
        ", ".join(nama for _, nama, _ in satu.pemangku),
        Sel(lencana=PERLU if satu.dihitung else DIKECUALIKAN, catatan=satu.alasan),
    )  # fmt: skip
    if not pengelola:
        return baris
    if satu.pengecualian_id is not None:
        url = reverse("organisasi:pengecualian", args=[satu.pengecualian_id])
        return (*baris, Sel(teks="Lihat pengecualian", url=url))
    url = reverse("organisasi:pengecualian_baru", args=[satu.jabatan_id, "pemangku_ganda"])
    return (*baris, Sel(teks="Kecualikan", url=url))
