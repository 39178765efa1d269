"""Reviews as shapes for their pages."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from django.core.paginator import Page
from django.http import QueryDict
from django.urls import reverse

from ekinerja.aktivitas.models import AnggotaPeninjau, BuktiAktivitas, Peninjauan, RiwayatPeninjauan
from ekinerja.aktivitas.presenters.putusan import sebutan_peninjauan
from ekinerja.aktivitas.presenters.umum import BuktiTampil, tampilkan_bukti
from ekinerja.aktivitas.queries import AngkaAtasan
from ekinerja.aktivitas.workflow import DICABUT, DIPUTUS, SEBAGIAN
from ekinerja.core.format import angka, durasi, persen, tanggal, tanggal_panjang
from ekinerja.core.kit import (
    Kolom,
    Kosong,
    Lencana,
    Peristiwa,
    Rinci,
    Sel,
    Tabel,
    Tautan,
    lencana_untuk,
    pager,
)

_LENCANA = {"SEBAGIAN": "dikabulkan_sebagian", "DIAJUKAN": "menunggu", "DICABUT": "dibatalkan"}
_PERISTIWA = {
    "ajukan": ("Diajukan", "info", "send"),
    "tugaskan": ("Tim ditugaskan", "info", "users"),
    "ganti_tim": ("Anggota tim diganti", "awas", "users"),
    "tetapkan": ("Diputus", "baik", "circle-check"),
    "cabut": ("Dicabut", "netral", "ban"),
}


@dataclass(frozen=True, slots=True)
class AnggotaTampil:
    """A member; the vote is told once the case is decided."""

    nama: str
    peran: str
    suara: str
    alasan: str


@dataclass(frozen=True, slots=True)
class TinjauanTampil:
    """The page of one review."""

    judul: str
    lencana: Lencana
    rincian: list[Rinci]
    beku: list[Rinci]
    bukti: list[BuktiTampil]
    pernyataan: list[Peristiwa]
    anggota: list[AnggotaTampil]
    putusan: list[Rinci]
    riwayat: list[Peristiwa]
    terbuka: bool


def lencana_peninjauan(peninjauan: Peninjauan) -> Lencana:
    """The decision once there is one, else the state."""
    kunci = peninjauan.keputusan or peninjauan.status
    return lencana_untuk(_LENCANA.get(kunci, kunci), sebutan_peninjauan(peninjauan))


def susun_tinjauan(
    peninjauan: Peninjauan,
    *,
    bukti: Sequence[BuktiAktivitas],
    riwayat: Sequence[RiwayatPeninjauan],
    hari: date,
) -> TinjauanTampil:
    """Everything on the page of a review; votes only after the decision."""
    return TinjauanTampil(
        judul=str(peninjauan.beku["uraian"]),
        lencana=lencana_peninjauan(peninjauan),
        rincian=_rincian(peninjauan, hari),
        beku=_beku(peninjauan),
        bukti=bukti_khusus(bukti, alamat="aktivitas:bukti_tinjauan"),
        pernyataan=[
            Peristiwa(
                apa=satu.get_pihak_display(),
                oleh=satu.pegawai.nama,
                kapan=satu.pada,
                alasan=satu.isi,
                ikon="message",
            )
            for satu in peninjauan.pernyataan.all()
        ],
        anggota=[
            _anggota(satu, diputus=peninjauan.status == DIPUTUS)
            for satu in peninjauan.anggota.all()
        ],
        putusan=_putusan(peninjauan),
        riwayat=[_peristiwa(satu) for satu in riwayat],
        terbuka=peninjauan.status not in (DIPUTUS, DICABUT),
    )


def _rincian(peninjauan: Peninjauan, hari: date) -> list[Rinci]:
    baris = [
        Rinci(judul="Pegawai", isi=peninjauan.pemohon.nama),
        Rinci(judul="Yang menolak", isi=peninjauan.termohon.nama,
              catatan=peninjauan.get_asal_display()),
        Rinci(judul="Alasan diajukan", isi=peninjauan.alasan),
    ]  # fmt: skip
    if peninjauan.tenggat is None:
        baris.append(Rinci(judul="Batas putusan", isi="Belum ditetapkan dalam skema"))
    else:
        lewat = peninjauan.tenggat < hari and peninjauan.status not in (DIPUTUS, DICABUT)
        tanda = Lencana("Lewat batas", "buruk", "clock") if lewat else None
        isi = tanggal_panjang(peninjauan.tenggat)
        baris.append(Rinci(judul="Batas putusan", isi=isi, lencana=tanda))
    return baris


def _beku(peninjauan: Peninjauan) -> list[Rinci]:
    beku = peninjauan.beku
    hari = tanggal_panjang(date.fromisoformat(str(beku["tanggal"])))
    baris = [
        Rinci(judul="Tanggal", isi=hari),
        Rinci(judul="Uraian", isi=str(beku["uraian"])),
        Rinci(judul="Indikator SKP", isi=str(beku["indikator"])),
        Rinci(judul="Lama", isi=durasi(int(str(beku["menit"])))),
        Rinci(judul="Volume", isi=angka(Decimal(str(beku["volume"])))),
    ]
    if beku.get("poin"):
        baris.append(Rinci(judul="Poin", isi=angka(Decimal(str(beku["poin"])))))
    baris.append(Rinci(judul="Sidik isi", isi=peninjauan.sidik[:16], catatan="SHA-256"))
    return baris


def bukti_khusus(bukti: Iterable[BuktiAktivitas], *, alamat: str) -> list[BuktiTampil]:
    """Evidence as it is opened by who reviews it, at an address with a right of its own."""
    hasil = []
    for satu in tampilkan_bukti(bukti):
        url = reverse(alamat, args=[int(satu.id)])
        hasil.append(replace(satu, url=url, url_kecil=f"{url}?kecil=1"))
    return hasil


def _anggota(satu: AnggotaPeninjau, *, diputus: bool) -> AnggotaTampil:
    suara = satu.get_keputusan_display() if diputus else ""
    if not diputus:
        suara = "Sudah memberi suara" if satu.bersuara_pada else "Belum memberi suara"
    return AnggotaTampil(
        nama=satu.pegawai.nama,
        peran="Ketua" if satu.ketua else "Anggota",
        suara=suara,
        alasan=satu.alasan if diputus else "",
    )


def _putusan(peninjauan: Peninjauan) -> list[Rinci]:
    if peninjauan.status != DIPUTUS:
        return []
    baris = [
        Rinci(judul="Putusan", isi=peninjauan.get_keputusan_display()),
        Rinci(judul="Pertimbangan", isi=peninjauan.pertimbangan),
        Rinci(judul="Menit yang diakui", isi=durasi(peninjauan.menit_diakui)),
    ]
    if peninjauan.keputusan == SEBAGIAN and peninjauan.volume is not None:
        baris.append(Rinci(judul="Volume yang diakui", isi=angka(peninjauan.volume)))
    if peninjauan.setelah_tutup:
        baris.append(
            Rinci(
                judul="Bulan sudah ditutup",
                isi="Selisihnya dicatat sebagai koreksi; yang sudah dihitung tidak berubah.",
            )
        )
    return baris


def _peristiwa(satu: RiwayatPeninjauan) -> Peristiwa:
    apa, jenis, ikon = _PERISTIWA.get(satu.langkah, (satu.langkah.capitalize(), "netral", "check"))
    return Peristiwa(
        apa=apa, oleh=satu.oleh_nama, kapan=satu.pada, sebagai=satu.kapasitas,
        alasan=satu.alasan, jenis=jenis, ikon=ikon,
    )  # fmt: skip


def tabel_tinjauan(halaman: "Page[Any]", *, params: QueryDict) -> Tabel:
    """The list of reviews."""
    return Tabel(
        judul="Permohonan peninjauan",
        kolom=[
            Kolom(judul="Aktivitas"),
            Kolom(judul="Pegawai"),
            Kolom(judul="Yang menolak"),
            Kolom(judul="Batas putusan"),
            Kolom(judul="Keadaan"),
        ],
        baris=[
            [
                Sel(
                    teks=str(satu.beku["uraian"])[:120],
                    url=reverse("aktivitas:tinjauan_rinci", args=[satu.pk]),
                    catatan=tanggal(date.fromisoformat(str(satu.beku["tanggal"]))),
                ),
                satu.pemohon.nama,
                Sel(teks=satu.termohon.nama, catatan=satu.get_asal_display()),
                tanggal(satu.tenggat) if satu.tenggat else "–",
                Sel(lencana=lencana_peninjauan(satu)),
            ]
            for satu in halaman.object_list
        ],
        kosong=Kosong(
            judul="Belum ada permohonan",
            keterangan="Pekerjaan yang ditolak dapat dibawa ke tim dari halaman aktivitasnya.",
            ikon="scale",
        ),
        satuan="permohonan",
        pager=pager(halaman, params),
    )


def tabel_angka(halaman: "Page[Any]", *, params: QueryDict, ekspor: Sequence[Tautan] = ()) -> Tabel:
    """Refusals and overturned refusals of superiors."""
    return Tabel(
        judul="Penolakan per atasan",
        kolom=[
            Kolom(judul="Atasan"),
            *(
                Kolom(judul=satu, jenis="angka")
                for satu in ("Diputus", "Ditolak", "Bagian ditolak", "Diputus tim", "Diubah tim")
            ),
        ],
        baris=[_angka(satu) for satu in halaman.object_list],
        kosong=Kosong(
            judul="Belum ada keputusan pada masa ini",
            keterangan="Angka muncul setelah atasan menyetujui atau menolak aktivitas.",
            ikon="scale",
        ),
        satuan="atasan",
        pager=pager(halaman, params),
        ekspor=ekspor,
    )


def _angka(satu: AngkaAtasan) -> list[Sel | str]:
    bagian = persen(satu.bagian_ditolak) if satu.bagian_ditolak is not None else "–"
    ubah = angka(satu.berubah) if satu.ditinjau else "–"
    return [
        satu.nama, angka(satu.diputus), angka(satu.ditolak), bagian, angka(satu.ditinjau), ubah,
    ]  # fmt: skip
