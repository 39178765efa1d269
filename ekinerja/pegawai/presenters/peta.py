"""Holders of posts by job evaluation, in words."""

from collections.abc import Sequence
from typing import Any

from django.core.paginator import Page
from django.http import QueryDict
from django.urls import reverse

from ekinerja.core.format import angka, nip
from ekinerja.core.kit import Kolom, Kosong, Lencana, Sel, Tabel, Tautan, pager
from ekinerja.organisasi.models import Jabatan
from ekinerja.organisasi.presenters import BELUM_KELAS
from ekinerja.pegawai.queries.peta_jabatan import PetaJabatan

JENIS = dict(Jabatan.JENIS)
PLT = {"PLT": "Plt. ", "PLH": "Plh. "}
LOWONG = Lencana("Kosong", "awas", "user-circle")


def tabel_peta(halaman: "Page[Any]", params: QueryDict, *, ekspor: Sequence[Tautan] = ()) -> Tabel:
    """Posts with class, value and holders."""
    return Tabel(
        judul="Pemangku jabatan menurut evaluasi jabatan",
        kolom=(
            Kolom(judul="Jabatan"), Kolom(judul="Jenis"), Kolom(judul="Kelas", jenis="angka"),
            Kolom(judul="Nilai", jenis="angka"), Kolom(judul="Pemangku"),
            Kolom(judul="Dasar evaluasi"),
        ),
        baris=[_baris(satu) for satu in halaman],
        kosong=Kosong(
            judul="Tidak ada jabatan yang cocok",
            keterangan="Ubah saringannya, atau isi jabatannya lewat impor evaluasi jabatan.",
            ikon="briefcase",
        ),
        satuan="jabatan",
        pager=pager(halaman, params),
        ekspor=ekspor,
    )  # fmt: skip


def nama_pemangku(satu: PetaJabatan) -> str:
    """Every holder, with Plt. and Plh. before the name."""
    return ", ".join(PLT.get(jenis, "") + nama for nama, _, jenis in satu.pemangku)


def _baris(satu: PetaJabatan) -> tuple[Sel | str, ...]:
    nomor = ", ".join(nip(n) for _, n, _ in satu.pemangku if n)
    return (
        Sel(teks=satu.jabatan, catatan=satu.unit,
            url=reverse("organisasi:jabatan_rincian", args=[satu.jabatan_id])),
        JENIS[satu.jenis],
        angka(satu.kelas) if satu.kelas else Sel(lencana=BELUM_KELAS),
        angka(satu.nilai),
        Sel(teks=nama_pemangku(satu), catatan=nomor) if satu.pemangku else Sel(lencana=LOWONG),
        satu.dasar or "Belum dicatat",
    )  # fmt: skip
