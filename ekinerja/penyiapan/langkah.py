"""The steps that a reorganisation is made of: words, order of work, and what each needs."""

from dataclasses import dataclass

MEDAN = {
    "unit": "Kode unit",
    "induk": "Kode unit induk",
    "ke": "Kode unit tujuan",
    "jabatan": "Kode jabatan",
    "atasan": "Kode jabatan atasan",
    "nip": "NIP pegawai",
    "kode": "Kode baru",
    "nama": "Nama",
    "jenis": "Jenis",
    "kelas": "Kelas jabatan",
    "kepala": "Memimpin unitnya",
}


@dataclass(frozen=True, slots=True)
class JenisLangkah:
    """One kind of step.

    :ivar wajib: fields that must be filled in; ``boleh``: fields that may be.
    """

    kunci: str
    judul: str
    keterangan: str
    wajib: tuple[str, ...]
    boleh: tuple[str, ...] = ()


# dalam urutan pengerjaannya: yang baru lebih dahulu, yang berakhir paling akhir
LANGKAH_REORGANISASI: dict[str, JenisLangkah] = {
    satu.kunci: satu
    for satu in (
        JenisLangkah(
            "buat_unit", "Unit baru", "Unit yang mulai ada pada tanggal itu.",
            ("kode", "nama", "jenis"), ("induk",),
        ),
        JenisLangkah(
            "ubah_unit", "Ubah nama atau induk unit",
            "Unit tetap sama: pegawai dan jabatannya ikut. Yang kosong tidak berubah.",
            ("unit",), ("nama", "jenis", "induk"),
        ),
        JenisLangkah(
            "buat_jabatan", "Jabatan baru", "Jabatan yang mulai ada pada tanggal itu.",
            ("kode", "nama", "jenis", "unit"), ("kelas", "atasan", "kepala"),
        ),
        JenisLangkah(
            "gabung_unit", "Gabungkan unit",
            "Semua jabatan unit beserta pemangkunya pindah ke unit tujuan, lalu unitnya berakhir. "
            "Jabatan yang tidak ikut diakhiri dengan langkah tersendiri.",
            ("unit", "ke"), ("atasan",),
        ),
        JenisLangkah(
            "pindah_jabatan", "Pindahkan jabatan",
            "Jabatan beserta pemangku, uraian tugas, dan evaluasinya pindah ke unit lain.",
            ("jabatan", "ke"), ("kode", "atasan"),
        ),
        JenisLangkah(
            "pindah_orang", "Pindahkan pegawai",
            "Satu pegawai pindah ke jabatan lain menurut keputusan yang sama.",
            ("nip", "jabatan"),
        ),
        JenisLangkah(
            "ganti_atasan", "Ganti jabatan atasan", "Jabatan ini mendapat jabatan atasan lain.",
            ("jabatan", "atasan"),
        ),
        JenisLangkah(
            "akhiri_jabatan", "Akhiri jabatan", "Jabatan tidak ada lagi mulai tanggal itu.",
            ("jabatan",),
        ),
        JenisLangkah(
            "akhiri_unit", "Akhiri unit",
            "Unit tidak ada lagi mulai tanggal itu; isinya harus sudah pindah.", ("unit",),
        ),
    )
}  # fmt: skip


def sebutan_langkah(langkah: dict[str, str]) -> str:
    """A step in words: ``Pindahkan jabatan: J-1 ke 02.1``."""
    jenis = LANGKAH_REORGANISASI.get(langkah.get("langkah", ""))
    if jenis is None:
        return "Langkah yang tidak dikenal"
    isi = [f"{langkah[m]}" for m in (*jenis.wajib, *jenis.boleh) if langkah.get(m)]
    return f"{jenis.judul}: {', '.join(isi)}"
