"""People as words and links for the screens."""

from collections.abc import Container, Mapping, Sequence
from datetime import date
from typing import Any

from django.core.paginator import Page
from django.http import QueryDict
from django.urls import reverse

from ekinerja.core import format as bentuk
from ekinerja.core.kit import (
    Kolom,
    Kosong,
    Lencana,
    Peristiwa,
    Rinci,
    Sel,
    Tabel,
    Tautan,
    pager,
)
from ekinerja.organisasi.models import UnitKerja
from ekinerja.organisasi.presenters import masa_terbaca
from ekinerja.organisasi.presenters.waktu import setempat
from ekinerja.pegawai.bank import sebutan_bank
from ekinerja.pegawai.golongan import sebutan_golongan
from ekinerja.pegawai.models import Pegawai, Penempatan, RiwayatPegawai
from ekinerja.pegawai.pensiun import rencana_pensiun
from ekinerja.pegawai.queries import AsalIsian

BELUM_TEMPAT = Lencana("Belum ditempatkan", "awas", "alert-triangle")


SARINGAN = ("q", "unit", "jenis", "kurang")


def kekurangan(
    pegawai: Pegawai, kini: Penempatan | None, *, berpenilai: bool, keuangan: bool
) -> list[str]:
    """What is missing before the TPP of a person can be calculated and paid.

    :param berpenilai: somebody judges this person today, in whatever way (post, Plt., assignment,
        letter).
    """
    kurang = []
    if kini is None:
        kurang.append("Belum ditempatkan pada jabatan definitif")
    else:
        dinilai = kini.jabatan.jenis != "POLITIS" and pegawai.jenis != "ALIH_DAYA"
        if dinilai and not berpenilai:
            kurang.append("Atasan langsung belum ditetapkan")
        if kini.jabatan.kelas is None and kini.jabatan.jenis != "POLITIS":
            kurang.append("Kelas jabatan belum diisi")
        if kini.jabatan.unit.opd_id is None:
            kurang.append("Unitnya tidak berada di bawah perangkat daerah yang membayar")
    if keuangan and not pegawai.nomor_rekening:
        kurang.append("Nomor rekening belum diisi")
    if keuangan and pegawai.dasar_gaji_bpjs is None:
        kurang.append("Dasar gaji iuran BPJS belum diisi")
    return kurang


def tabel_pegawai(
    halaman: "Page[Any]", params: QueryDict, *, berpenilai: Container[int], keuangan: bool,
    ekspor: Sequence[Tautan], mengisi: bool = False,
) -> Tabel:  # fmt: skip
    """People with post and unit of the day, and what their data lack.

    :param mengisi: the reader keeps the register, so that an empty one says how to fill it.

    :param berpenilai: ids of those whom somebody judges today.
    """
    kolom = [Kolom(judul="Nama"), Kolom(judul="Jabatan"), Kolom(judul="Kelas", jenis="angka")]
    kolom += [Kolom(judul="Jenis"), Kolom(judul="Data")]
    return Tabel(
        judul="Daftar pegawai",
        kolom=kolom,
        baris=[_baris(satu, satu.pk in berpenilai, keuangan=keuangan) for satu in halaman],
        kosong=Kosong(
            judul="Tidak ada pegawai yang cocok",
            keterangan="Ubah saringannya. Pegawai baru masuk lewat impor atau didaftarkan BKPSDM.",
            ikon="users",
        )
        if any(params.get(nama) for nama in SARINGAN)
        else Kosong(
            judul="Belum ada pegawai",
            keterangan="Unggah daftarnya lewat Impor, atau daftarkan satu per satu."
            if mengisi
            else "Daftarnya diisi BKPSDM lewat impor. Hubungi BKPSDM bila seharusnya ada.",
            ikon="users",
        ),
        satuan="pegawai",
        pager=pager(halaman, params),
        ekspor=ekspor,
    )


def _baris(pegawai: Pegawai, berpenilai: bool, *, keuangan: bool) -> tuple[Sel | str, ...]:
    kini = _kini(pegawai)
    nama = Sel(
        teks=pegawai.nama,
        url=reverse("pegawai:rincian", args=[pegawai.pk]),
        catatan=bentuk.nip(pegawai.nip) if pegawai.nip else "Tanpa NIP",
    )
    jenis = "\N{NO-BREAK SPACE}".join(filter(None, (pegawai.get_jenis_display(), pegawai.golongan)))
    kurang = kekurangan(pegawai, kini, berpenilai=berpenilai, keuangan=keuangan)
    data = Sel(lencana=_lencana_data(kurang), catatan=kurang[0] if kurang else "")
    if kini is None:
        return nama, Sel(lencana=BELUM_TEMPAT), "–", jenis, data
    jabatan = Sel(teks=kini.jabatan.nama, catatan=kini.jabatan.unit.nama)
    return nama, jabatan, bentuk.angka(kini.jabatan.kelas), jenis, data


def _kini(pegawai: Pegawai) -> Penempatan | None:
    """The definitive placement that the list query has put beside the person."""
    kini: list[Penempatan] = getattr(pegawai, "kini", [])
    return kini[0] if kini else None


def _lencana_data(kurang: list[str]) -> Lencana:
    if not kurang:
        return Lencana("Lengkap", "baik", "circle-check")
    sebutan = "1 kekurangan" if len(kurang) == 1 else f"{len(kurang)} kekurangan"
    return Lencana(sebutan, "awas", "alert-triangle")


def _unit(unit: UnitKerja) -> str:
    """The unit, with its perangkat daerah beside it: many have a Sekretariat."""
    if unit.opd is None or unit.opd_id == unit.pk:
        return unit.nama
    return f"{unit.nama}, {unit.opd.nama}"


def rincian_pegawai(
    pegawai: Pegawai, kini: Penempatan | None, penilai: Pegawai | None, *, hari: date
) -> list[Rinci]:
    """Who this is and whom this person answers to."""
    tempat = kini.jabatan if kini else None
    return [
        Rinci(judul="NIP", isi=bentuk.nip(pegawai.nip) if pegawai.nip else "Tanpa NIP"),
        Rinci(judul="Jabatan", isi=tempat.nama if tempat else "Belum ditempatkan"),
        Rinci(judul="Unit kerja", isi=_unit(tempat.unit) if tempat else "–"),
        Rinci(judul="Kelas jabatan", isi=bentuk.angka(tempat.kelas if tempat else None)),
        Rinci(
            judul="Atasan langsung hari ini",
            isi=penilai.nama if penilai else "Belum ditetapkan",
            url=reverse("pegawai:atasan", args=[pegawai.pk]),
        ),
        Rinci(judul="Jenis pegawai", isi=pegawai.get_jenis_display()),
        Rinci(judul="Pangkat, golongan", isi=sebutan_golongan(pegawai.golongan) or "–"),
        Rinci(judul="Tanggal lahir", isi=bentuk.tanggal(pegawai.tanggal_lahir)),
        Rinci(judul="Jenis kelamin", isi=pegawai.get_jenis_kelamin_display() or "–"),
        Rinci(judul="Surel", isi=pegawai.surel or "–"),
        Rinci(judul="Telepon", isi=pegawai.telepon or "–"),
        *_pensiun(pegawai, kini, hari),
    ]


def _pensiun(pegawai: Pegawai, kini: Penempatan | None, hari: date) -> list[Rinci]:
    rencana = rencana_pensiun(pegawai, kini.jabatan, pada=hari) if kini else None
    if rencana is None:
        return []
    catatan = f"batas usia {rencana.usia} tahun, belum terverifikasi"
    return [Rinci(judul="Pensiun mulai", isi=bentuk.tanggal(rencana.tanggal), catatan=catatan)]


def rincian_keuangan(pegawai: Pegawai) -> list[Rinci]:
    """What paying needs; shown to the person and to those who keep the data."""
    return [
        Rinci(judul="Nomor rekening", isi=pegawai.nomor_rekening or "Belum diisi"),
        Rinci(judul="Bank", isi=sebutan_bank(pegawai.kode_bank) or "–"),
        Rinci(judul="NIK", isi=pegawai.nik or "–"),
        Rinci(judul="NPWP", isi=pegawai.npwp or "–"),
        Rinci(judul="Status PTKP", isi=pegawai.status_ptkp or "–"),
        Rinci(judul="Dasar gaji iuran BPJS", isi=bentuk.rupiah(pegawai.dasar_gaji_bpjs)),
        Rinci(judul="PIN mesin kehadiran", isi=pegawai.pin_mesin or "–"),
    ]


def catatan_asal(asal: Mapping[str, AsalIsian]) -> dict[str, str]:
    """What stands beside a field of the form that another system is the record of."""
    return {nama: _kalimat_asal(satu) for nama, satu in asal.items()}


def _kalimat_asal(asal: AsalIsian) -> str:
    kapan = f"terbaca {setempat(asal.terbaca)}" if asal.terbaca else "belum pernah terbaca"
    return (
        f"Diisi dari {asal.sumber}, {kapan}. Yang diubah di sini menjadi selisih pada bacaan "
        "berikutnya; agar tetap, pertahankan di Sumber data sampai tanggal tertentu."
    )


_LANGKAH = {
    "daftar": ("Didaftarkan", "plus"),
    "ubah": ("Data diubah", "pencil"),
    "tempatkan": ("Ditempatkan", "briefcase"),
    "mutasi": ("Dimutasi", "arrow-right"),
    "pengangkatan": ("Diangkat", "user-check"),
    "promosi": ("Promosi", "chevron-up"),
    "penurunan": ("Penurunan jabatan", "chevron-down"),
    "kenaikan": ("Pangkat dinaikkan", "award"),
    "suspensi": ("Diberhentikan sementara", "ban"),
    "cltn": ("Cuti di luar tanggungan negara", "calendar-off"),
    "tugas_belajar": ("Tugas belajar", "book"),
    "diperbantukan": ("Diperbantukan", "building-community"),
    "aktif_kembali": ("Diaktifkan kembali", "arrow-back-up"),
    "pensiun": ("Pensiun", "logout"),
    "wafat": ("Meninggal dunia", "history"),
    "berhenti": ("Diberhentikan", "circle-x"),
    "batalkan": ("Keputusan dibatalkan", "ban"),
    "kontrak": ("Kontrak dicatat", "file-text"),
    "terbitkan_sandi": ("Kata sandi sekali pakai diterbitkan", "key"),
}


def riwayat(perbuatan: Sequence[RiwayatPegawai]) -> list[Peristiwa]:
    """Deeds on a person."""
    hasil = []
    for satu in perbuatan:
        apa, ikon = _LANGKAH.get(satu.langkah, (satu.langkah.capitalize(), "check"))
        hasil.append(
            Peristiwa(
                apa=apa,
                oleh=satu.oleh_nama,
                kapan=satu.pada,
                sebagai=satu.kapasitas,
                alasan=satu.alasan,
                ikon=ikon,
            )
        )
    return hasil


def tabel_pemangku(penempatan: Sequence[Penempatan], *, per_jabatan: bool) -> Tabel:
    """Who holds the posts of a unit, or one post."""
    kolom = [Kolom(judul="Nama"), Kolom(judul="Jabatan"), Kolom(judul="Sebagai")]
    kolom.append(Kolom(judul="Masa"))
    return Tabel(
        judul="Pemangku jabatan",
        kolom=kolom,
        baris=[
            (
                Sel(
                    teks=satu.pegawai.nama,
                    url=reverse("pegawai:rincian", args=[satu.pegawai_id]),
                    catatan=bentuk.nip(satu.pegawai.nip) if satu.pegawai.nip else "",
                ),
                satu.jabatan.nama,
                satu.get_jenis_display(),
                masa_terbaca(satu.masa.lower, satu.masa.upper),
            )
            for satu in penempatan
        ],
        kosong=Kosong(
            judul="Belum ada pemangku",
            keterangan="Jabatan ini kosong; penilaian bawahannya naik ke jabatan di atasnya."
            if per_jabatan
            else "Belum ada pegawai yang ditempatkan di unit ini.",
            ikon="users",
        ),
        satuan="orang",
        id="pemangku-isi",
    )
