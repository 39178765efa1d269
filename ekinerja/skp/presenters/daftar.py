"""Lists of SKP."""

from collections.abc import Sequence

from django.urls import reverse

from ekinerja.core.kit import Kolom, Kosong, Sel, Tabel, Tautan
from ekinerja.skp.models import SKP
from ekinerja.skp.presenters.kata import isi_ringkas, lencana_skp, masa_skp

_KOLOM = (Kolom(judul="Masa"), Kolom(judul="Jabatan"), Kolom(judul="Isi"), Kolom(judul="Keadaan"))


def tabel_milik(skp: Sequence[SKP]) -> Tabel:
    """Own SKP, newest period first; counts are annotated."""
    return Tabel(
        judul="SKP saya",
        kolom=_KOLOM,
        baris=[
            (
                Sel(
                    teks=masa_skp(satu),
                    catatan=f"Perubahan, versi {satu.versi}" if satu.versi > 1 else "",
                    url=reverse("skp:rincian", args=[satu.pk]),
                ),
                Sel(teks=satu.jabatan.nama),
                Sel(teks=isi_ringkas(satu)),
                Sel(lencana=lencana_skp(satu.status)),
            )
            for satu in skp
        ],
        satuan="SKP",
        kosong=Kosong(
            judul="Belum ada SKP",
            keterangan="Susun SKP tahun ini, lalu ajukan kepada atasan. Aktivitas harian dicatat "
            "setelah SKP disetujui.",
            ikon="target",
            aksi=Tautan(judul="Susun SKP", url=reverse("skp:baru"), ikon="plus"),
        ),
    )


def tabel_menunggu(skp: Sequence[SKP], *, oleh_id: int) -> Tabel:
    """SKP that wait for this person's decision; those in another's stead say so."""
    return Tabel(
        judul="SKP yang menunggu persetujuan",
        kolom=(Kolom(judul="Pegawai"), *_KOLOM[:3]),
        baris=[
            (
                Sel(
                    teks=satu.pegawai.nama,
                    catatan=f"a.n. {satu.penilai.nama}"
                    if satu.penilai is not None and satu.penilai_id != oleh_id
                    else "",
                    url=reverse("skp:rincian", args=[satu.pk]),
                ),
                Sel(teks=masa_skp(satu)),
                Sel(teks=satu.jabatan.nama),
                Sel(teks=isi_ringkas(satu)),
            )
            for satu in skp
        ],
        satuan="SKP",
        id="menunggu",
        kosong=Kosong(judul="Tidak ada SKP yang menunggu", ikon="circle-check"),
    )
