"""Constant data of the living kit page: every part in every state. Nothing here is a result."""

from datetime import UTC, datetime
from decimal import Decimal
from types import SimpleNamespace

from ekinerja.core.format import rupiah
from ekinerja.core.kit import (
    LENCANA,
    Aksi,
    KartuAngka,
    Kemajuan,
    Kolom,
    Kosong,
    Lencana,
    Pager,
    Peristiwa,
    Rinci,
    Sel,
    Tabel,
    Tautan,
)

NAVIGASI = tuple(
    SimpleNamespace(judul=judul, url=url, ikon=ikon, aktif=aktif, lencana=lencana)
    for judul, url, ikon, aktif, lencana in (
        ("Beranda", "/_kit", "home", True, ""),
        ("Aktivitas", "#aktivitas", "clipboard-list", False, ""),
        ("Persetujuan", "#persetujuan", "checks", False, "12"),
        ("TPP saya", "#tpp", "receipt", False, ""),
        ("SKP", "#skp", "target", False, ""),
        ("Kehadiran", "#kehadiran", "clock", False, ""),
        ("Kalender", "#kalender", "calendar", False, ""),
    )
)
PENGGUNA = SimpleNamespace(
    nama="Sari Dewi Lestari, S.E.",
    peran=(SimpleNamespace(sebutan="Pembuat daftar TPP"),),
    penempatan=SimpleNamespace(
        jabatan=SimpleNamespace(
            nama="Analis Keuangan Pusat dan Daerah",
            unit=SimpleNamespace(nama="Subbagian Keuangan, Dinas Kesehatan"),
        )
    ),
)
RANGKA = {
    "navigasi": NAVIGASI,
    "identitas": PENGGUNA,
    "instansi_nama": "Pemerintah Kabupaten Contoh",
    "remah": (Tautan(judul="Beranda", url="/"), Tautan(judul="Contoh", url="/_kit")),
}
KARTU = (
    KartuAngka(
        judul="TPP bulan Oktober",
        nilai="Rp4.215.750",
        keterangan="Belum ditutup, masih dapat berubah",
        url="#tpp",
        ikon="receipt",
        lencana=LENCANA["dihitung"],
    ),
    KartuAngka(judul="Hari hadir", nilai="21", satuan="dari 22 hari kerja", ikon="clock"),
    KartuAngka(
        judul="Aktivitas disetujui", nilai="38", satuan="dari 41", keterangan="3 menunggu atasan"
    ),
    KartuAngka(judul="Realisasi SKP", nilai="92,5%", ikon="target"),
)
RINCIAN = (
    Rinci(judul="Nama", isi="Sari Dewi Lestari, S.E."),
    Rinci(judul="NIP", isi="19850312 201001 2 004"),
    Rinci(judul="Jabatan", isi="Analis Keuangan Pusat dan Daerah", catatan="Kelas jabatan 7"),
    Rinci(judul="Unit kerja", isi="Subbagian Keuangan", url="#unit"),
    Rinci(judul="Status SKP", isi="", lencana=LENCANA["disetujui"]),
)
RINCIAN_UANG = (
    Rinci(judul="Bagian produktivitas kerja (60%)", isi="Rp2.700.000"),
    Rinci(judul="Bagian disiplin kerja (40%)", isi="Rp1.800.000"),
    Rinci(judul="Potongan terlambat", isi="-Rp54.000", catatan="3 hari × 1% × Rp1.800.000"),
    Rinci(judul="TPP sebelum potongan wajib", isi="Rp4.446.000", total=True),
)
RIWAYAT = (
    Peristiwa(
        apa="Diajukan",
        oleh="Sari Dewi Lestari",
        kapan=datetime(2026, 10, 5, 1, 12, tzinfo=UTC),
        jenis="info",
        ikon="send",
    ),
    Peristiwa(
        apa="Dikembalikan",
        oleh="Budi Santoso",
        sebagai="Plt. Kepala Subbagian Keuangan",
        kapan=datetime(2026, 10, 6, 3, 40, tzinfo=UTC),
        alasan="Foto bukti belum memperlihatkan daftar hadir rapat. Mohon lampirkan kembali.",
        jenis="awas",
        ikon="arrow-back-up",
    ),
    Peristiwa(
        apa="Disetujui",
        oleh="Budi Santoso",
        sebagai="Plt. Kepala Subbagian Keuangan",
        kapan=datetime(2026, 10, 7, 2, 5, tzinfo=UTC),
        jenis="baik",
        ikon="check",
    ),
)
AKSI = (
    Aksi(
        judul="Setujui",
        url="#setujui",
        gaya="utama",
        ikon="check",
        konfirmasi="Aktivitas yang disetujui terkunci dan dihitung dalam realisasi SKP.",
        konfirmasi_judul="Setujui aktivitas ini?",
    ),
    Aksi(judul="Kembalikan", url="#kembalikan", ikon="arrow-back-up", perlu_alasan=True),
    Aksi(
        judul="Batalkan",
        url="#batalkan",
        gaya="bahaya",
        ikon="ban",
        konfirmasi="Aktivitas yang dibatalkan tidak dapat dihidupkan lagi.",
        konfirmasi_judul="Batalkan aktivitas ini?",
    ),
)
KOSONG = Kosong(
    judul="Belum ada aktivitas hari ini",
    keterangan="Catat satu kegiatan yang Anda kerjakan, lengkap dengan foto atau berkas bukti.",
    ikon="clipboard-list",
    aksi=Tautan(judul="Catat aktivitas", url="#catat", ikon="plus"),
)
PESAN = (
    ("baik", "", "Aktivitas tersimpan dan dikirim kepada Budi Santoso."),
    ("info", "", "Bulan Oktober 2026 masih terbuka sampai Jumat, 6 November 2026."),
    ("awas", "Belum terverifikasi", "Tarif ini belum dicocokkan dengan naskah Perkada."),
    (
        "buruk",
        "Bulan sudah ditutup",
        "Oktober 2026 ditutup pada 5 November 2026. Ajukan koreksi pada bulan berjalan.",
    ),
)
LIPATAN = (
    ("Bagian produktivitas kerja", "Rp2.700.000"),
    ("Bagian disiplin kerja", "Rp1.746.000"),
    ("Iuran BPJS Kesehatan", "-Rp44.460"),
)
NAMA = (
    "Ahmad Fauzi", "Ni Made Ayu Pratiwi", "Yohanes Manek", "Siti Rahmawati", "Bambang Wijaya",
    "Maria Magdalena Tefa", "Rudi Hartono", "Dewi Anggraini", "Muhammad Iqbal", "Fransiska Lobo",
)  # fmt: skip
UNIT = ("Dinas Kesehatan", "Dinas Pendidikan", "Inspektorat Daerah", "Kecamatan Kota", "BKPSDM")
STATUS = ("disetujui", "diajukan", "dikembalikan", "draf", "ditutup")


def kemajuan(langkah: int) -> tuple[Kemajuan, ...]:
    """Long work at a step of ten, beside the other states it can be in."""
    jalan = Kemajuan(
        judul="Menghitung TPP Oktober 2026",
        url=f"/_kit?langkah={min(langkah + 1, 10)}",
        keadaan="selesai" if langkah >= 10 else "berjalan",
        selesai=langkah * 15,
        total=150,
        satuan="pegawai",
        keterangan="Dinas Kesehatan" if langkah < 10 else "Semua unit sudah dihitung",
        hasil=Tautan(judul="Buka daftar TPP", url="#daftar", ikon="cash")
        if langkah >= 10
        else None,
    )
    return (jalan,)


KEMAJUAN_DIAM = (
    Kemajuan(
        judul="Impor kehadiran",
        url="",
        keadaan="gagal",
        selesai=1200,
        total=3300,
        satuan="baris",
        keterangan="Baris 1.201: NIP 17 angka. Perbaiki berkas, lalu unggah kembali; belum ada "
        "yang tersimpan.",
    ),
)


def tabel(jumlah: int = 50) -> Tabel:
    """Rows of a list as long as a page gets."""
    kolom = (
        Kolom(judul="Nama", url="?urut=-nama", arah="naik"),
        Kolom(judul="Unit kerja", url="?urut=unit"),
        Kolom(judul="Status"),
        Kolom(judul="Hadir", jenis="angka", url="?urut=hadir"),
        Kolom(judul="TPP", jenis="angka", url="?urut=tpp"),
        Kolom(judul="Tindakan", jenis="aksi"),
    )
    return Tabel(
        judul="Daftar TPP Oktober 2026",
        kolom=kolom,
        baris=tuple(_row(i) for i in range(jumlah)),
        kosong=KOSONG,
        satuan="pegawai",
        pager=Pager(nomor=2, jumlah=4, dari=51, sampai=50 + jumlah, total=168,
                    sebelum="?halaman=1", sesudah="?halaman=3"),
        kaki=("Jumlah halaman ini", "", "", "", rupiah(sum(map(_amount, range(jumlah)))), ""),
        ekspor=(Tautan(judul="Excel", url="#excel", ikon="file-spreadsheet"),),
    )  # fmt: skip


def _amount(i: int) -> Decimal:
    return Decimal(2_450_000 + i * 37_125)


def _row(i: int) -> tuple[Sel | str, ...]:
    status = STATUS[i % len(STATUS)]
    return (
        Sel(teks=NAMA[i % len(NAMA)], catatan=f"19850312 201001 1 {i + 1:03d}", url=f"#baris-{i}"),
        UNIT[i % len(UNIT)],
        Sel(lencana=LENCANA[status]),
        f"{20 + i % 3} hari",
        rupiah(_amount(i)),
        Sel(teks="Buka slip", url=f"#slip-{i}"),
    )


def semua_lencana() -> tuple[Lencana, ...]:
    """Every badge the kit knows, and one it does not."""
    return (*LENCANA.values(), Lencana("Keadaan lain"))
