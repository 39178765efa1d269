"""Retention as words: schedules, holds, berita acara and their files."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Page
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone

from ekinerja.core.format import angka, rentang_tanggal, tanggal, tanggal_panjang, ukuran_berkas
from ekinerja.core.kit import (
    Aksi,
    Kolom,
    Kosong,
    Lencana,
    Peristiwa,
    Rinci,
    Sel,
    Tabel,
    lencana_untuk,
    pager,
)
from ekinerja.penyiapan.models import BeritaAcara, JadwalRetensi, Penahanan, RiwayatBeritaAcara
from ekinerja.penyiapan.workflow import (
    BERITA_ACARA_WORKFLOW,
    BERLAKU,
    DILAKSANAKAN,
    DISUSUN,
    STATUS_BERITA_ACARA,
)
from ekinerja.regulasi.pelaku import Bertindak

_LENCANA = {DISUSUN: "menunggu", DILAKSANAKAN: "selesai"}
_PERISTIWA = {
    "susun": ("Disusun", "info", "pencil"),
    "setujui": ("Disetujui", "baik", "circle-check"),
    "laksanakan": ("Dilaksanakan", "info", "trash"),
    "batalkan": ("Dibatalkan", "netral", "ban"),
}
_MUSNAH = Lencana("Dimusnahkan", "netral", "trash")


@dataclass(frozen=True, slots=True)
class PenahananTampil:
    """A hold, and the button that releases it."""

    judul: str
    keterangan: str
    lencana: Lencana
    aksi: list[Aksi]


@dataclass(frozen=True, slots=True)
class BeritaAcaraTampil:
    """A berita acara: its page and its paper."""

    id: str
    nomor: str
    instansi: str
    lencana: Lencana
    rincian: list[Rinci]
    penyusun: str
    penyetuju: str
    hari: str
    aksi: list[Aksi]
    riwayat: list[Peristiwa]


def tabel_jadwal(jadwal: Iterable[JadwalRetensi], *, hari: date) -> Tabel:
    """Schedules with their decrees."""
    return Tabel(
        judul="Jadwal retensi arsip",
        kolom=(Kolom(judul="Jenis arsip"), Kolom(judul="Retensi"), Kolom(judul="Berlaku"),
               Kolom(judul="Dasar")),
        baris=[
            (
                Sel(teks=satu.get_jenis_display()),
                Sel(
                    teks=f"Aktif {angka(satu.aktif_bulan)} bulan, inaktif "
                    f"{angka(satu.inaktif_bulan)} bulan",
                    catatan=satu.get_nasib_display(),
                ),
                Sel(
                    teks=rentang_tanggal(satu.masa.lower, satu.masa.upper),
                    lencana=lencana_untuk("aktif") if hari in satu.masa else None,
                ),
                satu.dasar,
            )
            for satu in jadwal
        ],
        kosong=Kosong(
            judul="Jadwal retensi belum ditetapkan",
            keterangan="Selama belum ditetapkan tidak ada bukti yang dimusnahkan.",
            ikon="calendar-off",
        ),
        satuan="jadwal",
        id="jadwal",
    )  # fmt: skip


def tampilkan_penahanan(semua: Iterable[Penahanan], *, mengelola: bool) -> list[PenahananTampil]:
    """Holds, those in force first."""
    hasil = []
    for satu in semua:
        berlaku = satu.status == BERLAKU
        aksi = Aksi(
            judul="Lepaskan",
            url=reverse("penyiapan:arsip_lepas", args=[satu.pk]),
            perlu_alasan=True,
            label_alasan="Mengapa dilepas",
        )
        sasaran = satu.unit.nama if satu.unit else satu.pegawai.nama if satu.pegawai else ""
        hasil.append(
            PenahananTampil(
                judul=f"{satu.get_sebab_display()}: {sasaran}",
                keterangan=f"Pekerjaan {rentang_tanggal(satu.masa.lower, satu.masa.upper)}. "
                f"{satu.dasar}",
                lencana=lencana_untuk("terkunci", "Ditahan")
                if berlaku
                else lencana_untuk("berakhir", "Dilepas"),
                aksi=[aksi] if berlaku and mengelola else [],
            )
        )
    return hasil


def lencana_berita_acara(satu: BeritaAcara) -> Lencana:
    """The state in words."""
    sebutan = dict(STATUS_BERITA_ACARA)[satu.status]
    return lencana_untuk(_LENCANA.get(satu.status, satu.status), sebutan)


def tabel_berita_acara(halaman: "Page[Any]", params: QueryDict) -> Tabel:
    """Berita acara, the newest first."""
    return Tabel(
        judul="Berita acara pemusnahan",
        kolom=(Kolom(judul="Nomor"), Kolom(judul="Berkas", jenis="angka"), Kolom(judul="Keadaan")),
        baris=[
            (
                Sel(
                    teks=satu.nomor,
                    url=reverse("penyiapan:arsip_rinci", args=[satu.pk]),
                    catatan=tanggal(timezone.localdate(satu.disusun_pada)),
                ),
                Sel(teks=angka(satu.jumlah), catatan=ukuran_berkas(satu.ukuran)),
                Sel(lencana=lencana_berita_acara(satu)),
            )
            for satu in halaman
        ],
        kosong=Kosong(
            judul="Belum ada berita acara",
            keterangan="Berita acara disusun setelah ada bukti yang melewati retensinya.",
            ikon="file-text",
        ),
        satuan="berita acara",
        pager=pager(halaman, params),
    )


def susun_berita_acara(
    satu: BeritaAcara, *, oleh: Bertindak | None, riwayat: Sequence[RiwayatBeritaAcara]
) -> BeritaAcaraTampil:
    """One berita acara as this person may treat it; None only reads."""
    langkah = BERITA_ACARA_WORKFLOW.available(satu, oleh) if oleh is not None else []
    berjalan = satu.pekerjaan is not None and not satu.pekerjaan.tuntas
    return BeritaAcaraTampil(
        id=str(satu.pk),
        nomor=satu.nomor,
        instansi=satu.instansi.nama,
        lencana=lencana_berita_acara(satu),
        rincian=_rincian(satu),
        penyusun=satu.disusun_oleh.nama,
        penyetuju=satu.disetujui_oleh.nama if satu.disetujui_oleh else "",
        hari=tanggal_panjang(timezone.localdate(satu.disetujui_pada or satu.disusun_pada)),
        aksi=[] if berjalan else [_aksi(nama, satu) for nama in (s.nama for s in langkah)],
        riwayat=[_peristiwa(deed) for deed in riwayat],
    )


def _rincian(satu: BeritaAcara) -> list[Rinci]:
    baris = [
        Rinci(judul="Jenis arsip", isi=satu.get_jenis_display()),
        Rinci(judul="Pekerjaan sebelum", isi=tanggal_panjang(satu.sebelum)),
        Rinci(judul="Jumlah berkas", isi=angka(satu.jumlah), catatan=ukuran_berkas(satu.ukuran)),
        Rinci(
            judul="Jadwal retensi",
            isi=satu.jadwal.dasar,
            catatan=f"Aktif {angka(satu.jadwal.aktif_bulan)} bulan, inaktif "
            f"{angka(satu.jadwal.inaktif_bulan)} bulan",
        ),
        Rinci(judul="Disusun oleh", isi=satu.disusun_oleh.nama),
    ]
    if satu.disetujui_oleh is not None:
        baris.append(Rinci(judul="Disetujui oleh", isi=satu.disetujui_oleh.nama))
    if satu.status == DILAKSANAKAN:
        isi = f"{angka(satu.musnah)} berkas"
        catatan = f"{angka(satu.jumlah - satu.musnah)} dilewati"
        baris.append(Rinci(judul="Dimusnahkan", isi=isi, catatan=catatan))
    elif satu.pekerjaan is not None:
        isi = satu.pekerjaan.get_status_display()
        baris.append(Rinci(judul="Pelaksanaan", isi=isi, catatan=satu.pekerjaan.keterangan))
    return baris


def _aksi(nama: str, satu: BeritaAcara) -> Aksi:
    alamat = {"setujui": "arsip_setujui", "laksanakan": "arsip_laksanakan"}
    return Aksi(
        judul=BERITA_ACARA_WORKFLOW.steps[nama].label,
        url=reverse(f"penyiapan:{alamat.get(nama, 'arsip_batal')}", args=[satu.pk]),
        gaya={"setujui": "utama", "laksanakan": "bahaya"}.get(nama, "biasa"),
        perlu_alasan=nama == "batalkan",
        konfirmasi="Isi berkas dihapus dan tidak dapat dikembalikan; sidiknya tetap tersimpan."
        if nama == "laksanakan"
        else "",
        konfirmasi_judul="Laksanakan pemusnahan?" if nama == "laksanakan" else "",
    )


def _peristiwa(satu: RiwayatBeritaAcara) -> Peristiwa:
    apa, jenis, ikon = _PERISTIWA.get(satu.langkah, (satu.langkah, "netral", "check"))
    return Peristiwa(
        apa=apa, oleh=satu.oleh_nama, kapan=satu.pada, alasan=satu.alasan, jenis=jenis, ikon=ikon
    )


def tabel_butir(halaman: "Page[Any]", params: QueryDict) -> Tabel:
    """Files by name and hash."""
    return Tabel(
        judul="Berkas dalam berita acara",
        kolom=(Kolom(judul="Berkas"), Kolom(judul="Sidik SHA-256"), Kolom(judul="Keadaan")),
        baris=[
            (
                Sel(teks=satu.nama, catatan=ukuran_berkas(satu.ukuran)),
                satu.sidik,
                Sel(lencana=_MUSNAH, catatan=tanggal(timezone.localdate(satu.dimusnahkan_pada)))
                if satu.dimusnahkan_pada
                else Sel(teks=satu.dilewati or "Menunggu"),
            )
            for satu in halaman
        ],
        kosong=Kosong(judul="Tidak ada berkas", ikon="file-text"),
        satuan="berkas",
        pager=pager(halaman, params),
    )
