"""One entry: what, for which indicator, with which evidence, and what happened to it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from ekinerja.aktivitas.models import Aktivitas, RiwayatAktivitas
from ekinerja.aktivitas.permissions import aktivitas_dapat_diubah, pemilik_aktivitas
from ekinerja.aktivitas.presenters.umum import (
    BuktiTampil,
    lencana_aktivitas,
    semua_bukti,
    volume,
)
from ekinerja.aktivitas.workflow import AKTIVITAS_WORKFLOW, DISETUJUI, DITOLAK
from ekinerja.core.format import angka, durasi, jam, tanggal_panjang
from ekinerja.core.kit import Aksi, Lencana, Peristiwa, Rinci
from ekinerja.core.workflow import Pelaku, Step

_PERISTIWA = {
    "catat": ("Dicatat", "netral", "pencil"),
    "alihkan": ("Dialihkan kepada pejabat penilai baru", "info", "user-check"),
    "impor": ("Diimpor dari sistem lain", "info", "database-import"),
    "kirim": ("Dikirim kepada atasan", "info", "send"),
    "kembalikan": ("Dikembalikan untuk diperbaiki", "awas", "arrow-back-up"),
    "setujui": ("Disetujui", "baik", "circle-check"),
    "tolak": ("Ditolak", "buruk", "circle-x"),
    "naik": ("Diteruskan kepada atasan berikutnya", "awas", "clock"),
    "luluskan": ("Disetujui karena batas waktu lewat", "baik", "circle-check"),
    "tahan": ("Tetap menunggu setelah batas waktu", "awas", "hourglass"),
    "akui": ("Diakui menurut putusan tim peninjau", "baik", "circle-check"),
    "tidak_akui": ("Tidak diakui menurut putusan tim peninjau", "buruk", "circle-x"),
    "putusan_tim": ("Putusan tim peninjau", "info", "checks"),
    "batalkan": ("Dibatalkan", "netral", "ban"),
    "kegiatan_diubah": ("Disesuaikan dengan kegiatan bersama", "info", "users"),
    "lepas_kegiatan": ("Dilepas dari kegiatan bersama", "netral", "ban"),
    "benarkan": ("Dibenarkan pemiliknya", "baik", "user-check"),
    "bantah": ("Dibantah pemiliknya", "awas", "alert-triangle"),
}
_GAYA = {"kirim": "utama", "setujui": "utama", "batalkan": "bahaya", "tolak": "bahaya"}
_IKON = {
    "kirim": "send",
    "setujui": "check",
    "kembalikan": "arrow-back-up",
    "tolak": "circle-x",
    "batalkan": "ban",
}


@dataclass(frozen=True, slots=True)
class RincianTampil:
    """The page of one entry."""

    id: int
    uraian: str
    lencana: Lencana
    rincian: list[Rinci]
    bukti: list[BuktiTampil]
    riwayat: list[Peristiwa]
    aksi: list[Aksi]
    url_ubah: str
    terkunci: bool
    setelah_tutup: bool


def susun_rincian(
    aktivitas: Aktivitas, *, riwayat: Sequence[RiwayatAktivitas], oleh: Pelaku | None
) -> RincianTampil:
    """The entry as ``oleh`` may see and treat it; None reads only."""
    dapat_diubah = oleh is not None and aktivitas_dapat_diubah(aktivitas, oleh).boleh
    langkah = AKTIVITAS_WORKFLOW.available(aktivitas, oleh) if oleh is not None else []
    langkah = [satu for satu in langkah if not _bernilai(satu, aktivitas)]
    langkah.sort(key=lambda satu: _GAYA.get(satu.nama, "") != "utama")
    return RincianTampil(
        id=aktivitas.pk,
        uraian=aktivitas.uraian,
        lencana=lencana_aktivitas(aktivitas.status),
        rincian=_rincian(aktivitas),
        bukti=semua_bukti(aktivitas),
        riwayat=[_peristiwa(satu) for satu in riwayat],
        aksi=[*_pernyataan(aktivitas, oleh), *(_aksi(satu, aktivitas) for satu in langkah)],
        url_ubah=reverse("aktivitas:ubah", args=[aktivitas.pk]) if dapat_diubah else "",
        terkunci=aktivitas.status in (DISETUJUI, DITOLAK),
        setelah_tutup=aktivitas.setelah_tutup,
    )


def _rincian(aktivitas: Aktivitas) -> list[Rinci]:
    rhk = aktivitas.indikator.hasil_kerja
    baris = [
        Rinci(judul="Tanggal", isi=tanggal_panjang(aktivitas.tanggal)),
        Rinci(judul="Pegawai", isi=aktivitas.pegawai.nama, catatan=rhk.skp.jabatan.nama),
        Rinci(judul="Lama", isi=durasi(aktivitas.menit)),
        Rinci(judul="Indikator SKP", isi=aktivitas.indikator.uraian, catatan=rhk.rencana),
    ]
    if aktivitas.volume:
        isi = f"{volume(aktivitas.volume)} {aktivitas.indikator.satuan}"
        baris.insert(3, Rinci(judul="Volume", isi=isi))
    if aktivitas.uraian_tugas is not None:
        baris.append(Rinci(judul="Uraian tugas", isi=aktivitas.uraian_tugas.uraian))
    baris += _tambahan(aktivitas)
    if aktivitas.jenis != Aktivitas.TUGAS:
        baris.append(Rinci(judul="Jenis", isi=aktivitas.get_jenis_display()))
    if aktivitas.penilai is not None:
        baris.append(Rinci(judul="Pejabat penilai", isi=aktivitas.penilai.nama))
    return baris


def _tambahan(aktivitas: Aktivitas) -> list[Rinci]:
    """What only some entries carry."""
    baris = []
    if aktivitas.katalog is not None:
        peran = aktivitas.get_peran_display() if aktivitas.peran else ""
        jumlah = f"{volume(aktivitas.jumlah)} {aktivitas.katalog.satuan.lower()}"
        catatan = " · ".join(satu for satu in (jumlah, peran) if satu)
        baris.append(Rinci(judul="Katalog", isi=aktivitas.katalog.nama, catatan=catatan))
    if aktivitas.kemajuan is not None:
        baris.append(Rinci(judul="Kemajuan", isi=f"{aktivitas.kemajuan} %"))
    if aktivitas.poin is not None:
        baris.append(Rinci(judul="Poin", isi=angka(aktivitas.poin)))
    if aktivitas.mulai and aktivitas.selesai:
        isi = f"{jam(aktivitas.mulai)}–{jam(aktivitas.selesai)}"
        baris.append(Rinci(judul="Jam", isi=isi))
    if aktivitas.tempat:
        baris.append(Rinci(judul="Tempat", isi=aktivitas.tempat))
    if aktivitas.nomor_surat and aktivitas.tanggal_surat:
        isi = f"{aktivitas.nomor_surat}, {tanggal_panjang(aktivitas.tanggal_surat)}"
        baris.append(Rinci(judul="Surat tugas", isi=isi))
    if aktivitas.kendala:
        baris.append(
            Rinci(
                judul="Kendala",
                isi=aktivitas.kendala,
                catatan=aktivitas.get_kendala_jenis_display(),
            )
        )
    peserta = getattr(aktivitas, "peserta_kegiatan", None)
    if peserta is not None:
        penyelenggara = peserta.kegiatan.penyelenggara.nama
        baris.append(
            Rinci(
                judul="Kegiatan bersama", isi=peserta.kegiatan.nama,
                catatan=f"Diselenggarakan {penyelenggara}",
            )
        )  # fmt: skip
    if aktivitas.diinput_oleh is not None:
        dinyatakan = getattr(aktivitas, "pernyataan", None)
        catatan = dinyatakan.get_hasil_display() if dinyatakan else "Belum dinyatakan pemiliknya"
        baris.append(Rinci(judul="Diinput oleh", isi=aktivitas.diinput_oleh.nama, catatan=catatan))
    if aktivitas.peringatan:
        baris.append(Rinci(judul="Tanda", isi="; ".join(aktivitas.peringatan)))
    return baris


def _pernyataan(aktivitas: Aktivitas, oleh: Pelaku | None) -> list[Aksi]:
    """What the owner may say of an entry that an operator typed, until it is said."""
    milik = oleh is not None and pemilik_aktivitas(aktivitas, oleh).boleh
    if not milik or aktivitas.diinput_oleh is None or hasattr(aktivitas, "pernyataan"):
        return []
    return [
        Aksi(
            judul="Benar, ini pekerjaan saya",
            url=reverse("aktivitas:benarkan", args=[aktivitas.pk]),
            gaya="utama",
            ikon="check",
        ),
        Aksi(
            judul="Bantah",
            url=reverse("aktivitas:bantah", args=[aktivitas.pk]),
            gaya="bahaya",
            ikon="x",
            perlu_alasan=True,
            label_alasan="Apa yang tidak benar",
        ),
    ]


def _peristiwa(satu: RiwayatAktivitas) -> Peristiwa:
    apa, jenis, ikon = _PERISTIWA.get(satu.langkah, (satu.langkah.capitalize(), "netral", "check"))
    return Peristiwa(
        apa=apa,
        oleh=satu.oleh_nama,
        kapan=satu.pada,
        sebagai=satu.kapasitas,
        alasan=satu.alasan,
        jenis=jenis,
        ikon=ikon,
    )


def _bernilai(langkah: Step, aktivitas: Aktivitas) -> bool:
    """Creative work is approved together with its score, by a form of its own."""
    return langkah.nama == "setujui" and aktivitas.jenis == Aktivitas.KREATIVITAS


def _aksi(langkah: Step, aktivitas: Aktivitas) -> Aksi:
    batal = langkah.nama == "batalkan"
    return Aksi(
        judul="Batalkan aktivitas" if batal else langkah.label,
        url=reverse(f"aktivitas:{langkah.nama}", args=[aktivitas.pk]),
        gaya=_GAYA.get(langkah.nama, "biasa"),
        ikon=_IKON.get(langkah.nama, ""),
        perlu_alasan=langkah.reason_required,
        label_alasan="Mengapa ditolak" if langkah.nama == "tolak" else "Apa yang perlu diperbaiki",
        konfirmasi="Aktivitas ini tidak lagi dihitung dan tidak dapat dikirim ulang."
        if batal
        else "",
        konfirmasi_judul="Batalkan aktivitas ini?" if batal else "",
    )
