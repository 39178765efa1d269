"""Documents, their completeness, and the profile of the government in words."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page
from django.http import QueryDict
from django.urls import reverse

from ekinerja.core.format import tanggal, ukuran_berkas
from ekinerja.core.kit import Kolom, Kosong, Lencana, Rinci, Sel, Tabel, Tautan, pager
from ekinerja.instansi.models import Instansi
from ekinerja.organisasi.forms import sebut
from ekinerja.organisasi.models import DokumenOrganisasi, UnitKerja
from ekinerja.organisasi.presenters.susunan import masa_terbaca
from ekinerja.organisasi.queries import WAJIB, Kelengkapan

BERLAKU = Lencana("Berlaku", "baik", "circle-check")
BELUM_BERLAKU = Lencana("Belum berlaku", "info", "clock")
TIDAK_BERLAKU = Lencana("Tidak berlaku", "netral", "history")
LENGKAP = Lencana("Lengkap", "baik", "circle-check")
NAMA_JENIS = {"SOTK": "SOTK", "ANJAB": "Anjab", "ABK": "ABK", "EVJAB": "Evjab",
              "RENSTRA": "Renstra"}  # fmt: skip


def keadaan_dokumen(dokumen: DokumenOrganisasi, hari: date) -> Lencana:
    """Is it in force on the day?"""
    if hari in dokumen.masa:
        return BERLAKU
    mulai = dokumen.masa.lower
    return BELUM_BERLAKU if mulai is not None and mulai > hari else TIDAK_BERLAKU


def tabel_dokumen(
    halaman: "Page[Any] | Sequence[DokumenOrganisasi]",
    *,
    hari: date,
    params: QueryDict | None = None,
    ekspor: Sequence[Tautan] = (),
    unggah: Tautan | None = None,
) -> Tabel:
    """Documents with number, unit and state.

    :param params: of the address, for a page of a list; None for a short list without pages.
    """
    berhalaman = params is not None and isinstance(halaman, Page)
    return Tabel(
        judul="Dokumen organisasi",
        kolom=(
            Kolom(judul="Dokumen"), Kolom(judul="Jenis"), Kolom(judul="Unit"),
            Kolom(judul="Tanggal"), Kolom(judul="Keadaan"),
        ),
        baris=[_baris(satu, hari) for satu in halaman],
        kosong=Kosong(
            judul="Belum ada dokumen",
            keterangan="Simpan SOTK, anjab, ABK, evjab, Renstra, dan surat keputusan di sini.",
            ikon="file-text",
            aksi=unggah,
        ),
        satuan="dokumen",
        pager=pager(halaman, params) if berhalaman else None,  # type: ignore[arg-type]  # narrowed
        ekspor=ekspor,
        id="tabel" if berhalaman else "dokumen",
    )  # fmt: skip


def _baris(satu: DokumenOrganisasi, hari: date) -> tuple[Sel | str, ...]:
    return (
        Sel(teks=satu.judul, catatan=satu.nomor,
            url=reverse("organisasi:dokumen_rincian", args=[satu.pk])),
        satu.get_jenis_display(),
        satu.unit.nama if satu.unit else "Seluruh instansi",
        tanggal(satu.tanggal),
        Sel(lencana=keadaan_dokumen(satu, hari)),
    )  # fmt: skip


def rincian_dokumen(dokumen: DokumenOrganisasi, hari: date) -> list[Rinci]:
    """One document and where its file is."""
    berkas = dokumen.berkas
    unit_url = reverse("organisasi:unit", args=[dokumen.unit_id]) if dokumen.unit_id else ""
    return [
        Rinci(judul="Jenis", isi=dokumen.get_jenis_display()),
        Rinci(judul="Nomor", isi=dokumen.nomor),
        Rinci(judul="Tanggal", isi=tanggal(dokumen.tanggal)),
        Rinci(
            judul="Unit", isi=dokumen.unit.nama if dokumen.unit else "Seluruh instansi",
            url=unit_url,
        ),
        Rinci(judul="Keadaan", isi="", lencana=keadaan_dokumen(dokumen, hari)),
        Rinci(judul="Masa", isi=masa_terbaca(dokumen.masa.lower, dokumen.masa.upper)),
        Rinci(
            judul="Berkas",
            isi=f"Unduh {berkas.nama_asli}" if berkas else "Belum ada",
            url=reverse("organisasi:dokumen_berkas", args=[dokumen.pk]) if berkas else "",
            catatan=ukuran_berkas(berkas.ukuran) if berkas else "",
        ),
    ]  # fmt: skip


def tabel_kelengkapan(
    halaman: "Page[Any]",
    kelengkapan: Mapping[int, Kelengkapan],
    params: QueryDict,
    *,
    boleh_unggah: bool,
    ekspor: Sequence[Tautan],
) -> Tabel:
    """Per perangkat daerah the five documents; what is lacking leads to the form."""
    return Tabel(
        judul="Kelengkapan dokumen",
        kolom=(
            Kolom(judul="Perangkat daerah"),
            *(Kolom(judul=NAMA_JENIS[jenis]) for jenis in WAJIB),
            Kolom(judul="Keadaan"),
        ),
        baris=[
            _baris_lengkap(unit, kelengkapan[unit.pk], boleh_unggah=boleh_unggah)
            for unit in halaman
        ],
        kosong=Kosong(
            judul="Belum ada perangkat daerah",
            keterangan="Isi unit organisasi dahulu, misalnya lewat impor jabatan.",
            ikon="sitemap",
        ),
        satuan="perangkat daerah",
        pager=pager(halaman, params),
        ekspor=ekspor,
    )


def _baris_lengkap(
    unit: UnitKerja, ada: Kelengkapan, *, boleh_unggah: bool
) -> tuple[Sel | str, ...]:
    kurang = len(ada.kurang)
    keadaan = LENGKAP if not kurang else Lencana(f"Kurang {kurang}", "awas", "alert-triangle")
    return (
        Sel(teks=unit.nama, url=reverse("organisasi:unit", args=[unit.pk])),
        *(_sel_jenis(unit, ada, jenis, boleh_unggah=boleh_unggah) for jenis in WAJIB),
        Sel(lencana=keadaan),
    )


def _sel_jenis(unit: UnitKerja, ada: Kelengkapan, jenis: str, *, boleh_unggah: bool) -> Sel:
    dokumen = ada.dokumen(jenis)
    if dokumen is not None:
        catatan = "" if jenis in ada.sendiri else "seluruh instansi"
        url = reverse("organisasi:dokumen_rincian", args=[dokumen])
        return Sel(teks="Ada", catatan=catatan, url=url)
    if not boleh_unggah:
        return Sel(teks="Belum ada")
    tanya = urlencode({"jenis": jenis, "unit": sebut(unit)})
    return Sel(teks="Unggah", url=f"{reverse('organisasi:dokumen_baru')}?{tanya}")


def rincian_instansi(instansi: Instansi) -> list[Rinci]:
    """The profile of the government."""
    return [
        Rinci(judul="Nama", isi=instansi.nama),
        Rinci(judul="Jenis", isi=instansi.get_jenis_display()),
        Rinci(judul="Sebutan kepala", isi=instansi.sebutan_kepala),
        Rinci(judul="Zona waktu", isi=instansi.get_zona_display()),
        Rinci(
            judul="Mulai berlaku",
            isi=tanggal(instansi.mulai_berlaku) if instansi.mulai_berlaku else "Belum diputuskan",
            catatan="Sebelum tanggal ini tidak ada yang dihitung. Ditetapkan di Penyiapan.",
        ),
        Rinci(judul="Alamat pada kop surat", isi=instansi.alamat or "Belum diisi"),
        Rinci(judul="Kontak pada kop surat", isi=instansi.kontak or "Belum diisi"),
        Rinci(judul="Tempat penandatanganan", isi=instansi.kota or "Belum diisi"),
        Rinci(judul="Warna merek", isi=instansi.warna),
    ]
