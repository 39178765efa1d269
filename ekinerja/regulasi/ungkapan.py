"""How terms and values of the law read on a screen: plain Indonesian, with their unit."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from inspect import getdoc
from typing import Any

from ekinerja.aturan.jejak import AcuanTabel
from ekinerja.aturan.parameter import parameter_nasional
from ekinerja.aturan.registri import KOMPONEN_BAKU, REGISTRI, Komponen
from ekinerja.aturan.tabel import Tabel
from ekinerja.aturan.tpp import KRITERIA
from ekinerja.core.format import angka, persen, rupiah, tanggal

SEBUTAN_KRITERIA = {kriteria: kriteria.replace("_", " ") for kriteria in KRITERIA}
_PER_KRITERIA = {
    "persen": "Bagian Basic TPP untuk {}",
    "pagu": "Pagu {}",
    "produktivitas": "Bagian produktivitas {}",
    "disiplin": "Bagian disiplin {}",
    "tpp": "Yang didapat dari {}",
    "bruto": "TPP {}",
}
_SEBUTAN = {
    "tunjangan_bpk": "Tunjangan kinerja BPK menurut kelas",
    "basic_tpp": "Basic TPP",
    "bagian_segmen": "Bagian bulan yang dijalani",
    "menit_diakui": "Menit aktivitas yang diakui",
    "target_menit": "Target menit",
    "rata_rata_menit_staf": "Rata-rata menit bawahan",
    "persen_produktivitas": "Capaian produktivitas",
    "persen_aktivitas": "Capaian aktivitas",
    "nilai_rencana_aksi": "Nilai rencana aksi perangkat daerah",
    "bagian_produktivitas": "Bagian TPP dari produktivitas",
    "potongan_tiap_terlambat": "Potongan tiap hari terlambat",
    "potongan_tiap_pulang_cepat": "Potongan tiap hari pulang cepat",
    "menit_terlambat_sebulan": "Menit terlambat sebulan",
    "persen_potongan_terlambat": "Potongan karena terlambat",
    "persen_potongan_pulang_cepat": "Potongan karena pulang cepat",
    "persen_potongan_tanpa_rekaman": "Potongan karena rekaman tidak lengkap",
    "persen_potongan_tanpa_keterangan": "Potongan karena tanpa keterangan",
    "persen_potongan_disiplin": "Jumlah potongan disiplin",
    "bagian_disiplin": "Bagian TPP dari disiplin",
    "persen_disiplin": "Nilai disiplin",
    "faktor_cpns": "Faktor CPNS",
    "faktor_pembayaran": "Faktor pembayaran",
    "tpp_bruto": "TPP bruto",
    "tpp_bruto_sebulan": "TPP bruto sebulan",
    "dasar_bpjs_tpp": "Dasar iuran BPJS dari TPP",
    "bpjs_pegawai": "Iuran BPJS Kesehatan pegawai",
    "bpjs_pemberi_kerja": "Iuran BPJS Kesehatan pemberi kerja",
    "tarif_ter": "Tarif efektif PPh 21",
    "pajak_tpp": "Pajak penghasilan",
    "jumlah_potongan": "Jumlah potongan",
    "tpp_neto": "TPP yang diterima",
    "kelas_jabatan": "Kelas jabatan",
    "cpns": "Masih CPNS",
    "hari_kalender": "Hari kalender pada jabatan ini",
    "hari_kalender_bulan": "Hari kalender bulan ini",
    "hari_kerja": "Hari kerja pada jabatan ini",
    "hari_kerja_bulan": "Hari kerja bulan ini",
    "hari_hadir": "Hari hadir",
    "hari_tanpa_keterangan": "Hari tanpa keterangan",
    "hari_tanpa_rekaman_masuk": "Hari tanpa rekaman masuk",
    "hari_tanpa_rekaman_pulang": "Hari tanpa rekaman pulang",
    "kejadian_terlambat": "Hari terlambat",
    "kejadian_pulang_cepat": "Hari pulang cepat",
    "menit_disetujui": "Menit aktivitas yang disetujui",
    "hari_dikreditkan": "Hari yang diberi kredit menit",
    "menit_staf": "Menit diakui bawahan langsung",
    "capaian_aksi_opd": "Capaian rencana aksi yang diverifikasi",
    "predikat_impor": "Predikat yang diimpor",
    "persen_hukuman_disiplin": "Potongan hukuman disiplin",
    "dasar_gaji_bpjs": "Dasar gaji yang sudah dikenai iuran BPJS",
    "potongan_lain": "Potongan sukarela",
    "kategori_ter": "Kategori tarif efektif",
    "bruto_segmen": "TPP bruto tiap bagian bulan",
}
PEMBULATAN = {
    "rupiah_setengah_ke_atas": "dibulatkan ke rupiah terdekat",
    "rupiah_ke_atas": "dibulatkan ke atas ke rupiah utuh",
    "rupiah_ke_bawah": "pecahan rupiahnya dibuang",
}
_SATUAN = {"menit": "menit", "hari": "hari", "kali": "kali", "orang": "orang"}


def sebutan(istilah: str) -> str:
    """The words for a term, a fact or a parameter; never a code name."""
    if istilah in _SEBUTAN:
        return _SEBUTAN[istilah]
    for jenis, pola in _PER_KRITERIA.items():
        kriteria = istilah.removeprefix(f"{jenis}_")
        if istilah.startswith(f"{jenis}_") and kriteria in SEBUTAN_KRITERIA:
            return pola.format(SEBUTAN_KRITERIA[kriteria])
    parameter = parameter_nasional().get(istilah)
    if parameter is not None:
        return parameter.judul
    return istilah.replace("_", " ").capitalize()


def nilai_terbaca(nilai: Any, satuan: str) -> str:
    """A value with its unit, as people read it."""
    if isinstance(nilai, tuple):
        return "; ".join(nilai_terbaca(satu, satuan) for satu in nilai) or "tidak ada"
    if isinstance(nilai, bool):
        return "ya" if nilai else "tidak"
    if isinstance(nilai, AcuanTabel):
        return f"tabel {nilai.baris} baris"
    if isinstance(nilai, Tabel):
        return f"tabel {len(nilai.baris())} baris"
    if isinstance(nilai, date):
        return tanggal(nilai)
    if isinstance(nilai, int | Decimal):
        return _bilangan(nilai, satuan)
    return str(nilai)


def nilai_tepat(nilai: Any, satuan: str) -> str:
    """Every digit of a share that was shortened for reading; nothing where none was."""
    if satuan != "bagian" or not isinstance(nilai, Decimal):
        return ""
    seperti_terbaca = (nilai * 100).quantize(Decimal("0.01")) == nilai * 100
    return "" if seperti_terbaca else angka(nilai)


def _bilangan(nilai: int | Decimal, satuan: str) -> str:
    if satuan == "rupiah":
        return rupiah(nilai)
    if satuan == "bagian":
        return persen(nilai)
    if satuan == "kelas":
        return f"kelas {nilai}"
    return f"{angka(nilai)} {_SATUAN.get(satuan, '')}".strip()


def komponen_terpakai(istilah: str, nama: str, versi: int) -> Komponen | None:
    """The registered formula of this version, or None when the program no longer has it."""
    semua = REGISTRI.komponen.get(istilah, {}).get(nama, [])
    return next((k for k in semua if k.versi == versi), None)


def penjelasan(komponen: Komponen) -> str:
    """The first paragraph of what a formula says about itself."""
    return " ".join((getdoc(komponen.fungsi) or "").split("\n\n")[0].split())


def sebutan_komponen(nama: str) -> str:
    """``pita_per_kejadian`` reads "pita per kejadian"; the only formula of a term has no name."""
    return "" if nama == KOMPONEN_BAKU else nama.replace("_", " ")


def baris_tabel(nama: str, baris: Sequence[Sequence[Any]], *, berpita: bool) -> list[str]:
    """Rows of a table in words: ``1–30 menit: 0,5%``, ``Kelas 8: Rp7.523.000``.

    :param baris: raw rows as they are frozen; shares are words there.
    :param berpita: rows are ranges, else keys.
    """
    return [_satu_baris(nama, list(satu), berpita) for satu in baris]


def _satu_baris(nama: str, baris: list[Any], berpita: bool) -> str:
    *kunci, mentah = baris
    nilai = Decimal(mentah) if _berangka(mentah) else mentah
    hasil = nilai_terbaca(nilai, _satuan_hasil(nama))
    if not berpita:
        awal = "Kelas " if type(kunci[0]) is int else ""
        return f"{awal}{' / '.join(map(str, kunci))}: {hasil}"
    satuan = " menit" if "terlambat" in nama or "pulang" in nama else ""
    *kelompok, dari, sampai = kunci
    awal = f"{kelompok[0]} " if kelompok else ""
    if sampai is None:
        return f"{awal}{angka(dari)}{satuan} ke atas: {hasil}"
    rentang = angka(dari) if dari == sampai else f"{angka(dari)}–{angka(sampai)}"
    return f"{awal}{rentang}{satuan}: {hasil}"


def _berangka(mentah: object) -> bool:
    if isinstance(mentah, int | Decimal):
        return True
    return isinstance(mentah, str) and mentah.replace(".", "", 1).lstrip("-").isdigit()


def _satuan_hasil(nama: str) -> str:
    """Unit of what a table gives: rupiah for amounts, a share for percentages."""
    if nama.startswith(("tabel_rupiah", "tabel_tunjangan")):
        return "rupiah"
    return "teks" if nama.startswith("matriks") else "bagian"
