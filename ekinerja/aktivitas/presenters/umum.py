"""What several screens of the daily log show the same way."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.urls import reverse

from ekinerja.aktivitas.models import (
    Aktivitas,
    BuktiAktivitas,
    BuktiKegiatan,
    KatalogAktivitas,
)
from ekinerja.aktivitas.workflow import DIKIRIM, STATUS_AKTIVITAS
from ekinerja.core.berkas import DOCX, FOTO, XLSX, selesai_diolah
from ekinerja.core.format import angka, durasi, ukuran_berkas
from ekinerja.core.kit import Lencana, lencana_untuk
from ekinerja.core.models import Berkas

SEBUTAN_BERKAS = {DOCX: "Word", XLSX: "Excel"}
_LENCANA_KIT = {DIKIRIM: "menunggu"}


@dataclass(frozen=True, slots=True)
class BuktiTampil:
    """A piece of evidence: a photo with its small picture, or a file to download."""

    id: str
    nama: str
    keterangan: str
    url: str
    url_kecil: str
    siap: bool
    foto: bool
    jenis: str = ""


def tampilkan_bukti(
    bukti: Iterable[BuktiAktivitas | BuktiKegiatan], *, alamat: str = "aktivitas:bukti"
) -> list[BuktiTampil]:
    """Evidence with its addresses; what is not cleaned and scanned yet is announced, not shown."""
    hasil = []
    for satu in bukti:
        foto = satu.berkas.jenis in FOTO
        url = reverse(alamat, args=[satu.pk])
        hasil.append(
            BuktiTampil(
                id=str(satu.pk),
                nama=satu.berkas.nama_asli,
                keterangan=f"{_jenis(satu)}, {ukuran_berkas(satu.berkas.ukuran)}",
                url=url,
                url_kecil=f"{url}?kecil=1",
                siap=selesai_diolah(satu.berkas) and not berbahaya(satu),
                foto=foto,
                jenis=_jenis(satu),
            )
        )
    return hasil


def semua_bukti(aktivitas: Aktivitas) -> list[BuktiTampil]:
    """Own evidence of an entry, and that of the shared event from which it came."""
    peserta = getattr(aktivitas, "peserta_kegiatan", None)
    bersama = peserta.kegiatan.bukti.all() if peserta is not None else ()
    return [
        *tampilkan_bukti(aktivitas.bukti.all()),
        *tampilkan_bukti(bersama, alamat="aktivitas:kegiatan_berkas"),
    ]


def berbahaya(bukti: BuktiAktivitas | BuktiKegiatan) -> bool:
    """Did the scanner call it malicious?"""
    return bukti.berkas.pindaian == Berkas.BERBAHAYA


def _jenis(bukti: BuktiAktivitas | BuktiKegiatan) -> str:
    if berbahaya(bukti):
        return "Ditahan: berisi program berbahaya"
    return "Foto" if bukti.berkas.jenis in FOTO else SEBUTAN_BERKAS.get(bukti.berkas.jenis, "PDF")


def lencana_aktivitas(status: str) -> Lencana:
    """The badge of a state in the words of the life cycle."""
    return lencana_untuk(_LENCANA_KIT.get(status, status), dict(STATUS_AKTIVITAS)[status])


def lama_dan_volume(aktivitas: Aktivitas) -> str:
    """``1 jam 30 menit · 2 laporan``."""
    bagian = [durasi(aktivitas.menit)]
    if aktivitas.volume:
        bagian.append(f"{volume(aktivitas.volume)} {aktivitas.indikator.satuan}")
    return " · ".join(bagian)


def volume(nilai: Decimal) -> str:
    """A volume without zeros at the end."""
    return angka(nilai)


def nilai_katalog(katalog: KatalogAktivitas) -> list[str]:
    """``45 menit``, ``60 poin``, ``per kegiatan``: what one result is worth."""
    bagian = []
    if katalog.norma_waktu:
        bagian.append(durasi(katalog.norma_waktu))
    if katalog.poin is not None:
        bagian.append(f"{angka(katalog.poin)} poin")
    bagian.append(f"per {katalog.satuan.lower().removeprefix('per ')}")
    return bagian
