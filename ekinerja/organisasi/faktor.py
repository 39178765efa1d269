"""Factors of a job evaluation as people read them, and the law asked for value and class."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ekinerja.aturan import Fakta, KesalahanAturan, susun_rencana
from ekinerja.aturan.kepegawaian.evaluasi import ENAM_FAKTOR, SEMBILAN_FAKTOR
from ekinerja.aturan.parameter import parameter_nasional
from ekinerja.aturan.tabel import Tabel
from ekinerja.core.errors import AksiDitolak

MANAJERIAL, NONMANAJERIAL = "MANAJERIAL", "NONMANAJERIAL"
SITUASI = "situasi_khusus"
SITUASI_MAKS = 8
AWALAN = "tingkat_"
_FAKTA = {MANAJERIAL: ENAM_FAKTOR, NONMANAJERIAL: SEMBILAN_FAKTOR}
_KOMPONEN = {MANAJERIAL: "enam_faktor", NONMANAJERIAL: "sembilan_faktor"}
_TABEL = {MANAJERIAL: "tabel_nilai_enam_faktor", NONMANAJERIAL: "tabel_nilai_sembilan_faktor"}
_KELAS = "kelas_hasil_evaluasi"
# kunci: (nomor faktor, judul, apa yang diukur dan kedua ujungnya)
_SEBUTAN: dict[str, tuple[str, str, str]] = {
    "pengetahuan": (
        "1", "Pengetahuan yang dibutuhkan",
        "Macam dan dalamnya pengetahuan serta keterampilan. Terendah: tugas sederhana yang "
        "berulang. Tertinggi: penguasaan bidang yang menjadi rujukan ahli lain.",
    ),
    "pengawasan": (
        "2", "Pengawasan oleh penyelia",
        "Seberapa jauh pekerjaan diarahkan dan diperiksa. Terendah: tiap langkah diperintah. "
        "Tertinggi: hanya arah umum; hasilnya dianggap menentukan.",
    ),
    "pedoman": (
        "3", "Pedoman kerja",
        "Pedoman yang tersedia dan pertimbangan untuk memakainya. Terendah: pedoman rinci tinggal "
        "diikuti. Tertinggi: hanya kebijakan umum yang harus ditafsirkan.",
    ),
    "kompleksitas": (
        "4", "Kompleksitas",
        "Banyak dan sulitnya tugas. Terendah: tugas jelas dan sama. Tertinggi: banyak hal belum "
        "diketahui dan caranya harus ditemukan.",
    ),
    "ruang_lingkup": (
        "5", "Ruang lingkup dan dampak",
        "Sejauh mana hasilnya mempengaruhi orang lain. Terendah: tugas di sekitarnya saja. "
        "Tertinggi: tugas pokok banyak instansi atau masyarakat luas.",
    ),
    "hubungan_personal": (
        "6", "Hubungan personal",
        "Dengan siapa berhubungan, di luar rantai penyeliaan. Terendah: rekan di unit sendiri. "
        "Tertinggi: pejabat tinggi dari luar instansi.",
    ),
    "tujuan_hubungan": (
        "7", "Tujuan hubungan",
        "Untuk apa berhubungan. Terendah: meminta atau memberi keterangan. Tertinggi: membela "
        "atau merundingkan hal penting yang dipertentangkan.",
    ),
    "persyaratan_fisik": (
        "8", "Persyaratan fisik",
        "Upaya jasmani yang diperlukan. Terendah: sebagian besar duduk. Tertinggi: kekuatan dan "
        "ketahanan yang luar biasa.",
    ),
    "lingkungan": (
        "9", "Lingkungan pekerjaan",
        "Risiko dan ketidaknyamanan tempat kerja. Terendah: risiko sehari-hari di kantor. "
        "Tertinggi: bahaya besar yang memerlukan perlindungan khusus.",
    ),
    "ruang_lingkup_program": (
        "1", "Ruang lingkup dan dampak program",
        "Luas dan akibat program yang dipimpin. Terendah: layanan di unit sendiri. Tertinggi: "
        "program yang berdampak nasional atau sangat luas.",
    ),
    "pengaturan_organisasi": (
        "2", "Pengaturan organisasi",
        "Setinggi apa pejabat yang menilai jabatan ini. Terendah: beberapa tingkat di bawah "
        "pimpinan. Tertinggi: langsung di bawah pimpinan tinggi.",
    ),
    "wewenang_penyeliaan": (
        "3", "Wewenang penyeliaan dan manajerial",
        "Wewenang yang diserahkan. Terendah: membagi dan memeriksa pekerjaan. Tertinggi: "
        "menetapkan program, anggaran, dan susunan kerja jangka panjang.",
    ),
    "sifat_hubungan": (
        "4A", "Sifat hubungan",
        "Dengan siapa berhubungan untuk memimpin. Terendah: pegawai instansi sendiri. "
        "Tertinggi: pejabat tinggi, lembaga, dan kelompok berpengaruh.",
    ),
    "tujuan_hubungan_manajerial": (
        "4B", "Tujuan hubungan",
        "Untuk apa hubungan itu. Terendah: bertukar keterangan. Tertinggi: memperoleh dukungan "
        "atas hal penting yang ditentang.",
    ),
    "kesulitan_pengarahan": (
        "5", "Kesulitan dalam pengarahan pekerjaan",
        "Beratnya pekerjaan pokok yang diarahkan, setara kelas jabatan bawahan yang paling "
        "banyak menggambarkannya.",
    ),
    "kondisi_lain": (
        "6", "Kondisi lain",
        "Rumitnya mengarahkan dan memadukan pekerjaan bawahan yang bermacam-macam.",
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Faktor:
    """One factor: its number and words, and the points of each level from the first on."""

    kunci: str
    nomor: str
    judul: str
    bantuan: str
    nilai: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class HasilEvaluasi:
    """Value and class; the recognised level of "kondisi lain" may be above the one given."""

    nilai: int
    kelas: int
    diakui: Mapping[str, int]


def set_faktor(manajerial: bool) -> str:
    """Which set of factors a post is evaluated by."""
    return MANAJERIAL if manajerial else NONMANAJERIAL


def daftar_faktor(himpunan: str, *, pada: date) -> tuple[Faktor, ...]:
    """Factors of a set in their order, with the points in force on a day.

    :raises AksiDitolak: when no points were set for that day.
    """
    berlaku = parameter_nasional()[_TABEL[himpunan]].pada(pada)
    if berlaku is None or not isinstance(berlaku.nilai, Tabel):
        raise AksiDitolak(
            "Nilai tingkat faktor belum diatur pada tanggal itu. Pilih tanggal sejak Juni 2011."
        )
    tabel = berlaku.nilai
    hasil = []
    for fakta, (nama, maks) in _FAKTA[himpunan].items():
        kunci = fakta.removeprefix(AWALAN)
        nomor, judul, bantuan = _SEBUTAN[kunci]
        nilai = tuple(int(tabel.cari(nama, str(n))) for n in range(1, maks + 1))
        hasil.append(Faktor(kunci, nomor, judul, bantuan, nilai))
    return tuple(hasil)


def hitung_evaluasi(himpunan: str, faktor: Mapping[str, int], *, pada: date) -> HasilEvaluasi:
    """Value and class by the law of a day.

    :param faktor: level of every factor by its key, and ``situasi_khusus`` of managerial posts.
    :raises AksiDitolak: naming the factors that are missing or have no such level.
    """
    _periksa_tingkat(himpunan, faktor, pada=pada)
    fakta = {satu: faktor[satu.removeprefix(AWALAN)] for satu in _FAKTA[himpunan]}
    tujuan: tuple[str, ...] = ("nilai_jabatan", _KELAS)
    if himpunan == MANAJERIAL:
        fakta[SITUASI] = faktor.get(SITUASI, 0)
        tujuan += ("tingkat_kondisi_lain_diakui",)
    rencana = susun_rencana(tujuan, pada=pada, pilihan={"nilai_jabatan": _KOMPONEN[himpunan]})
    nilai = rencana.hitung({nama: Fakta(tingkat) for nama, tingkat in fakta.items()}).nilai
    diakui = dict(faktor)
    if himpunan == MANAJERIAL:
        diakui["kondisi_lain"] = _bulat(nilai["tingkat_kondisi_lain_diakui"])
    return HasilEvaluasi(_bulat(nilai["nilai_jabatan"]), _bulat(nilai[_KELAS]), diakui)


def kelas_menurut_nilai(nilai: int, *, pada: date) -> int | None:
    """The class whose band holds a value on a day; None below the first band."""
    try:
        rencana = susun_rencana((_KELAS,), pada=pada, diketahui=frozenset({"nilai_jabatan"}))
        hasil = rencana.hitung({"nilai_jabatan": Fakta(nilai)})
    except KesalahanAturan:
        return None
    return _bulat(hasil.nilai[_KELAS])


def _periksa_tingkat(himpunan: str, faktor: Mapping[str, int], *, pada: date) -> None:
    daftar = daftar_faktor(himpunan, pada=pada)
    kosong = [f"{satu.nomor}. {satu.judul}" for satu in daftar if not faktor.get(satu.kunci)]
    if kosong:
        raise AksiDitolak(f"Tingkat faktor ini belum dipilih: {'; '.join(kosong)}.")
    for satu in daftar:
        if not 1 <= faktor[satu.kunci] <= len(satu.nilai):
            raise AksiDitolak(
                f"Faktor {satu.judul} hanya mempunyai tingkat 1 sampai {len(satu.nilai)}. "
                "Pilih salah satunya."
            )
    if not 0 <= faktor.get(SITUASI, 0) <= SITUASI_MAKS:
        raise AksiDitolak(f"Situasi khusus harus 0 sampai {SITUASI_MAKS}. Isi banyaknya.")


def _bulat(nilai: object) -> int:
    assert isinstance(nilai, int)
    return nilai
