"""Evaluasi jabatan: nilai dari tingkat faktor (Factor Evaluation System), kelas dari nilai."""

from ..kesalahan import AturanGagal
from ..registri import aturan, fakta
from ..tabel import Tabel

PERMENPAN = "PermenPAN-RB 34/2011"
BELUM_DIBACA = "Isi lampirannya terbaca dari kutipan dan program lain, bukan dari naskahnya."
# fakta: (nama pada tabel, tingkat tertinggi)
SEMBILAN_FAKTOR = {
    "tingkat_pengetahuan": ("pengetahuan", 9),
    "tingkat_pengawasan": ("pengawasan", 5),
    "tingkat_pedoman": ("pedoman", 5),
    "tingkat_kompleksitas": ("kompleksitas", 6),
    "tingkat_ruang_lingkup": ("ruang lingkup", 6),
    "tingkat_hubungan_personal": ("hubungan personal", 4),
    "tingkat_tujuan_hubungan": ("tujuan hubungan", 4),
    "tingkat_persyaratan_fisik": ("persyaratan fisik", 3),
    "tingkat_lingkungan": ("lingkungan", 3),
}
ENAM_FAKTOR = {
    "tingkat_ruang_lingkup_program": ("ruang lingkup program", 5),
    "tingkat_pengaturan_organisasi": ("pengaturan organisasi", 3),
    "tingkat_wewenang_penyeliaan": ("wewenang penyeliaan", 3),
    "tingkat_sifat_hubungan": ("sifat hubungan", 4),
    "tingkat_tujuan_hubungan_manajerial": ("tujuan hubungan", 4),
    "tingkat_kesulitan_pengarahan": ("kesulitan pengarahan", 8),
    "tingkat_kondisi_lain": ("kondisi lain", 6),
}
for _nama, (_faktor, _maks) in (SEMBILAN_FAKTOR | ENAM_FAKTOR).items():
    fakta(_nama, int, satuan="kali", minimal=1, maksimal=_maks,
          keterangan=f"tingkat faktor {_faktor} pada evaluasi jabatan")  # fmt: skip
fakta("situasi_khusus", int, satuan="kali", bawaan=0, minimal=0, maksimal=8,
      keterangan="banyaknya situasi khusus yang dipenuhi jabatan manajerial")  # fmt: skip


def _jumlah(tabel: Tabel, tingkat: dict[str, int]) -> int:
    nilai = [tabel.cari(faktor, str(satu)) for faktor, satu in tingkat.items()]
    if not all(isinstance(satu, int) for satu in nilai):
        raise AturanGagal("Tabel nilai faktor tidak berisi bilangan bulat. Periksa tabel itu.")
    return sum(int(satu) for satu in nilai)


@aturan(
    dasar=f"{PERMENPAN} lampiran, faktor evaluasi jabatan fungsional", sejak="2011-06-01",
    istilah="nilai_jabatan", komponen="sembilan_faktor", satuan="nilai",
    status="belum_terverifikasi", catatan=BELUM_DIBACA,
)  # fmt: skip
def nilai_sembilan_faktor(
    tingkat_pengetahuan: int, tingkat_pengawasan: int, tingkat_pedoman: int,
    tingkat_kompleksitas: int, tingkat_ruang_lingkup: int, tingkat_hubungan_personal: int,
    tingkat_tujuan_hubungan: int, tingkat_persyaratan_fisik: int, tingkat_lingkungan: int,
    tabel_nilai_sembilan_faktor: Tabel,
) -> int:  # fmt: skip
    """Nilai jabatan fungsional dan pelaksana adalah jumlah nilai kesembilan faktornya."""
    return _jumlah(tabel_nilai_sembilan_faktor, {
        "pengetahuan": tingkat_pengetahuan, "pengawasan": tingkat_pengawasan,
        "pedoman": tingkat_pedoman, "kompleksitas": tingkat_kompleksitas,
        "ruang lingkup": tingkat_ruang_lingkup, "hubungan personal": tingkat_hubungan_personal,
        "tujuan hubungan": tingkat_tujuan_hubungan, "persyaratan fisik": tingkat_persyaratan_fisik,
        "lingkungan": tingkat_lingkungan,
    })  # fmt: skip


@aturan(
    dasar=f"{PERMENPAN} lampiran, faktor 6 situasi khusus", sejak="2011-06-01", satuan="kali",
    status="belum_terverifikasi", catatan=BELUM_DIBACA,
)  # fmt: skip
def tingkat_kondisi_lain_diakui(
    tingkat_kondisi_lain: int, situasi_khusus: int, ambang_situasi_khusus: int,
    tingkat_tertinggi_situasi_khusus: int,
) -> int:  # fmt: skip
    """Situasi khusus yang cukup banyak menaikkan tingkat kondisi lain yang rendah satu tingkat."""
    naik = (
        situasi_khusus >= ambang_situasi_khusus
        and tingkat_kondisi_lain <= tingkat_tertinggi_situasi_khusus
    )
    return tingkat_kondisi_lain + int(naik)


@aturan(
    dasar=f"{PERMENPAN} lampiran, faktor evaluasi jabatan struktural", sejak="2011-06-01",
    istilah="nilai_jabatan", komponen="enam_faktor", satuan="nilai",
    status="belum_terverifikasi", catatan=BELUM_DIBACA,
)  # fmt: skip
def nilai_enam_faktor(
    tingkat_ruang_lingkup_program: int, tingkat_pengaturan_organisasi: int,
    tingkat_wewenang_penyeliaan: int, tingkat_sifat_hubungan: int,
    tingkat_tujuan_hubungan_manajerial: int, tingkat_kesulitan_pengarahan: int,
    tingkat_kondisi_lain_diakui: int, tabel_nilai_enam_faktor: Tabel,
) -> int:  # fmt: skip
    """Nilai jabatan manajerial adalah jumlah nilai keenam faktornya; faktor 4 ialah 4A dan 4B."""
    return _jumlah(tabel_nilai_enam_faktor, {
        "ruang lingkup program": tingkat_ruang_lingkup_program,
        "pengaturan organisasi": tingkat_pengaturan_organisasi,
        "wewenang penyeliaan": tingkat_wewenang_penyeliaan,
        "sifat hubungan": tingkat_sifat_hubungan,
        "tujuan hubungan": tingkat_tujuan_hubungan_manajerial,
        "kesulitan pengarahan": tingkat_kesulitan_pengarahan,
        "kondisi lain": tingkat_kondisi_lain_diakui,
    })  # fmt: skip


@aturan(
    dasar=f"{PERMENPAN} lampiran tabel 3.3", sejak="2011-06-01", satuan="kelas",
    status="belum_terverifikasi", catatan=BELUM_DIBACA,
)  # fmt: skip
def kelas_hasil_evaluasi(nilai_jabatan: int, tabel_batas_kelas_jabatan: Tabel) -> int:
    """Kelas jabatan adalah kelas yang batas nilainya memuat nilai jabatan."""
    hasil = tabel_batas_kelas_jabatan.cari(nilai_jabatan)
    if not isinstance(hasil, int):
        raise AturanGagal("Tabel batas kelas tidak berisi kelas. Periksa tabel itu.")
    return hasil
