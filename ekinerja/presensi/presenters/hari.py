"""One day of one person: the result, how it came about, and every record behind it."""

from collections.abc import Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from ekinerja.core.format import durasi, jam, nip, tanggal_panjang, waktu
from ekinerja.core.kit import Kolom, Kosong, Lencana, Rinci, Sel, Tabel
from ekinerja.presensi.models import HariPresensi, Rekaman
from ekinerja.presensi.presenters.umum import (
    jam_rekaman,
    ket_masuk,
    ket_pulang,
    lencana_hari,
    rentang_jam,
)


@dataclass(frozen=True, slots=True)
class HariTampil:
    """Everything on the page of a day."""

    judul: str
    nama: str
    lencana: Lencana
    tertutup: bool
    rincian: list[Rinci]
    penjelasan: list[str]
    rekaman: Tabel


def susun_hari(
    hari: HariPresensi, *, rekaman: Sequence[Rekaman], zona: str, tertutup: bool
) -> HariTampil:
    """The day with its records; hours in the zone of the unit where the person was that day."""
    jadwal = rentang_jam(hari.jadwal_mulai, hari.jadwal_selesai, zona)
    return HariTampil(
        judul=tanggal_panjang(hari.tanggal),
        nama=hari.pegawai.nama,
        lencana=lencana_hari(hari),
        tertutup=tertutup,
        rincian=[
            Rinci(
                judul="Pegawai",
                isi=hari.pegawai.nama,
                catatan=f"NIP {nip(hari.pegawai.nip)}" if hari.pegawai.nip else "",
            ),
            Rinci(judul="Jadwal kerja", isi=jadwal),
            Rinci(judul="Masuk", isi=jam_rekaman(hari.masuk), catatan=ket_masuk(hari)),
            Rinci(judul="Pulang", isi=jam_rekaman(hari.pulang), catatan=ket_pulang(hari)),
            Rinci(judul="Dihitung pada", isi=waktu(hari.dihitung_pada, ZoneInfo(zona))),
        ],
        penjelasan=_penjelasan(hari, zona, tertutup=tertutup),
        rekaman=_tabel(rekaman),
    )


def _penjelasan(hari: HariPresensi, zona: str, *, tertutup: bool) -> list[str]:
    """In words, how the minutes came about."""
    if hari.status == HariPresensi.TANPA_KETERANGAN:
        akhir = " sebelum bulannya ditutup."
        if tertutup:
            akhir = ". Bulan ini sudah ditutup; koreksinya dicatat pada bulan berikutnya."
        return [
            "Tidak ada satu pun rekaman pada hari kerja ini, sehingga tercatat tanpa keterangan.",
            "Bila sebenarnya masuk kerja, sampaikan buktinya kepada Admin Perangkat Daerah atau "
            f"BKPSDM{akhir}",
        ]
    daerah = ZoneInfo(zona)
    kalimat = []
    if hari.masuk is None:
        kalimat.append("Tidak ada rekaman sebelum tengah hari kerja, sehingga jam masuk tidak ada.")
    elif hari.menit_terlambat:
        kalimat.append(
            f"Rekaman pertama {jam(hari.masuk.saat, daerah)}, jadwal masuk "
            f"{jam(hari.jadwal_mulai, daerah)}: terlambat {durasi(hari.menit_terlambat)} "
            "(menit penuh)."
        )
    if hari.pulang is None:
        kalimat.append("Tidak ada rekaman kedua pada hari itu, sehingga jam pulang tidak ada.")
    elif hari.menit_pulang_cepat:
        kalimat.append(
            f"Rekaman terakhir {jam(hari.pulang.saat, daerah)}, jadwal pulang "
            f"{jam(hari.jadwal_selesai, daerah)}: {durasi(hari.menit_pulang_cepat)} sebelum "
            "waktunya (menit penuh)."
        )
    return kalimat or ["Masuk dan pulang sesuai jadwal."]


def _tabel(rekaman: Sequence[Rekaman]) -> Tabel:
    return Tabel(
        judul="Rekaman kehadiran hari ini",
        kolom=[Kolom(judul="Saat"), Kolom(judul="Sumber"), Kolom(judul="Diterima"),
               Kolom(judul="Keterangan")],
        baris=[_baris(satu) for satu in rekaman],
        satuan="rekaman",
        id="rekaman",
        kosong=Kosong(
            judul="Tidak ada rekaman pada hari ini",
            keterangan="Mesin kehadiran tidak mengirim apa pun, dan tidak ada yang diketik.",
            ikon="fingerprint",
        ),
    )  # fmt: skip


def _baris(rekaman: Rekaman) -> list[Sel | str]:
    sumber = rekaman.get_sumber_display()
    oleh = f"oleh {rekaman.dicatat_oleh.nama}" if rekaman.dicatat_oleh else ""
    mesin = rekaman.mesin
    susulan = "diterima setelah bulannya ditutup" if rekaman.setelah_tutup else ""
    return [
        jam_rekaman(rekaman),
        Sel(teks=sumber, catatan=", ".join(filter(None, (mesin, oleh)))),
        waktu(rekaman.diterima_pada, ZoneInfo(rekaman.zona)),
        Sel(teks=rekaman.alasan or "–", catatan=susulan),
    ]
