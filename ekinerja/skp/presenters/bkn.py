"""A plan as the fields of e-Kinerja BKN, to be copied over one by one or taken as a workbook.

Names of fields follow guides and public clients of SIASN; they are belum terverifikasi.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from ekinerja.core.format import tanggal
from ekinerja.core.impor import KolomEkspor, Lembar, tulis_buku
from ekinerja.skp.models import PEMBAGIAN, SKP, HasilKerja, Indikator, LampiranSKP
from ekinerja.skp.perilaku import NILAI_DASAR
from ekinerja.skp.presenters.kata import target_indikator
from ekinerja.skp.queries.cetak import BahanCetak
from ekinerja.skp.workflow import DISEPAKATI

KOLOM = (
    "tahun", "nip", "nama", "tanggalAwal", "tanggalAkhir", "pendekatan", "penilaiNama",
    "penilaiNipNrp", "penilaiJabatan", "penilaiGolongan", "penilaiUnorNama", "jenis", "klasifikasi",
    "rhkAtasanDiintervensi", "rencanaHasilKerja", "penugasanDari", "perspektif", "aspek",
    "indikator", "target", "satuan", "bentukTarget", "arah", "menurutBulan",
)  # fmt: skip
KETERANGAN = (
    "Nama kolom mengikuti panduan e-Kinerja BKN dan klien SIASN yang terbuka; belum terverifikasi "
    "terhadap dokumentasi resmi SIASN. Periksa sebelum mengunggahnya ke aplikasi lain. Tiga kolom "
    "terakhir milik aplikasi ini, supaya berkasnya dapat diimpor kembali tanpa kehilangan."
)


@dataclass(frozen=True, slots=True)
class MedanBKN:
    """One field: its name there and what is typed into it."""

    id: str
    judul: str
    isi: str


@dataclass(frozen=True, slots=True)
class ButirBKN:
    """A part that is typed and marked as a whole; ``sudah`` is empty while it is not there."""

    kode: str
    judul: str
    medan: list[MedanBKN]
    sudah: str


@dataclass(frozen=True, slots=True)
class SalinanBKN:
    """The whole copy-over page: parts, how many are done, what is missing here."""

    butir: list[ButirBKN]
    selesai: int
    kurang: list[str]

    @property
    def kode(self) -> set[str]:
        """Codes of all parts."""
        return {satu.kode for satu in self.butir}


def salinan_bkn(bahan: BahanCetak, *, sudah: Mapping[str, date]) -> SalinanBKN:
    """Parts in the order in which e-Kinerja BKN asks for them."""
    mentah = [
        _kepala(bahan),
        *(satu for rhk in bahan.isi for satu in _hasil_kerja(rhk)),
        *_pelengkap(bahan),
    ]
    butir = [
        ButirBKN(
            kode,
            judul,
            [
                MedanBKN(f"{kode.lower()}-{nomor}", nama, isi)
                for nomor, (nama, isi) in enumerate(medan)
                if isi
            ],
            tanggal(sudah[kode]) if kode in sudah else "",
        )
        for kode, judul, medan in mentah
    ]
    return SalinanBKN(butir, sum(1 for satu in butir if satu.sudah), _kurang(bahan))


Mentah = tuple[str, str, list[tuple[str, str]]]


def _kepala(bahan: BahanCetak) -> Mentah:
    skp = bahan.skp
    penilai = bahan.potret.get("penilai", {})
    return (
        "KEPALA",
        "Periode dan pejabat penilai",
        [
            ("Tanggal awal", f"{skp.masa.lower:%d/%m/%Y}"),
            ("Tanggal akhir", f"{_akhir(skp):%d/%m/%Y}"),
            ("Pendekatan", skp.get_pendekatan_display()),
            ("Nama pejabat penilai", penilai.get("nama", "")),
            ("NIP pejabat penilai", penilai.get("nip", "")),
        ],
    )


def _akhir(skp: SKP) -> date:
    akhir: date = skp.masa.upper
    return akhir - timedelta(days=1)


def _hasil_kerja(rhk: HasilKerja) -> list[Mentah]:
    kepala: Mentah = (
        f"RHK-{rhk.pk}",
        f"Rencana hasil kerja: {rhk.rencana}",
        [
            ("Jenis", rhk.get_jenis_display()),
            ("Rencana hasil kerja", rhk.rencana),
            ("RHK pimpinan yang diintervensi", rhk.rencana_atasan),
            ("Klasifikasi", rhk.klasifikasi),
            ("Penugasan dari", rhk.pemberi_tugas),
            ("Perspektif", rhk.get_perspektif_display() if rhk.perspektif else ""),
        ],
    )
    return [kepala, *(_indikator(satu) for satu in rhk.indikator.all())]


def _indikator(satu: Indikator) -> Mentah:
    return (
        f"IKI-{satu.pk}",
        f"Indikator: {satu.uraian}",
        [
            ("Aspek", satu.get_aspek_display()),
            ("Indikator kinerja individu", satu.uraian),
            ("Target", target_indikator(satu)),
        ],
    )


def _pelengkap(bahan: BahanCetak) -> list[Mentah]:
    perilaku: list[Mentah] = [
        (
            f"PERILAKU-{satu.kode}",
            f"Ekspektasi khusus: {satu.nama}",
            [("Ekspektasi khusus pimpinan", bahan.perilaku[satu.kode])],
        )
        for satu in NILAI_DASAR
        if satu.kode in bahan.perilaku
    ]
    lampiran: list[Mentah] = [
        (f"LAMPIRAN-{kode}", f"Lampiran: {nama}", [(nama, bahan.lampiran[kode])])
        for kode, nama in LampiranSKP.JENIS
        if kode in bahan.lampiran
    ]
    return [*perilaku, *lampiran]


def _kurang(bahan: BahanCetak) -> list[str]:
    """What e-Kinerja BKN asks for and this plan does not have."""
    skp = bahan.skp
    kurang = [] if skp.status in DISEPAKATI else ["SKP ini belum disetujui; isinya masih berubah."]
    if "penilai" not in bahan.potret:
        kurang.append("Pejabat penilai belum diketahui.")
    for rhk in bahan.isi:
        if not rhk.indikator.all():
            kurang.append(f"“{rhk.rencana}” belum punya indikator.")
        if skp.jenis_pegawai == SKP.PIMPINAN and not rhk.perspektif:
            kurang.append(f"“{rhk.rencana}” belum punya perspektif.")
        tertaut = rhk.intervensi_id is not None or rhk.tim_id is not None
        if skp.jenis_pegawai == SKP.PEGAWAI and rhk.jenis == "UTAMA" and not tertaut:
            kurang.append(f"“{rhk.rencana}” belum ditautkan ke RHK pimpinan.")
    kurang += [
        f"Lampiran “{nama}” belum diisi."
        for kode, nama in LampiranSKP.JENIS
        if kode not in bahan.lampiran
    ]
    return kurang


def xlsx_bkn(bahan: BahanCetak) -> bytes:
    """One row an indicator, under the names of fields that SIASN's public clients use."""
    baris = [
        [*_awal(bahan), *_tengah(rhk), satu.get_aspek_display(), satu.uraian, *_target(satu)]
        for rhk in bahan.isi
        for satu in rhk.indikator.all()
    ]
    kolom = [KolomEkspor(nama, lebar=22) for nama in KOLOM]
    return tulis_buku(
        [Lembar("SKP", kolom, baris), Lembar("Keterangan", ["Keterangan"], [[KETERANGAN]])]
    )


def _awal(bahan: BahanCetak) -> list[str]:
    skp, pegawai = bahan.skp, bahan.potret["pegawai"]
    penilai = bahan.potret.get("penilai", {})
    kunci = ("nama", "nip", "jabatan", "pangkat", "unit")
    return [
        str(skp.masa.lower.year), pegawai["nip"], pegawai["nama"], f"{skp.masa.lower:%d/%m/%Y}",
        f"{_akhir(skp):%d/%m/%Y}", skp.get_pendekatan_display(),
        *(penilai.get(satu, "") for satu in kunci),
    ]  # fmt: skip


def _tengah(rhk: HasilKerja) -> list[str]:
    return [
        rhk.get_jenis_display(),
        rhk.klasifikasi,
        rhk.rencana_atasan,
        rhk.rencana,
        rhk.pemberi_tugas,
        rhk.get_perspektif_display() if rhk.perspektif else "",
    ]


def _target(satu: Indikator) -> list[str]:
    target = target_indikator(satu)
    if satu.bentuk == Indikator.ANGKA and satu.target is not None:
        target = f"{satu.target.normalize():f}".replace(".", ",")
    return [
        target,
        satu.satuan,
        satu.get_bentuk_display(),
        satu.get_polaritas_display(),
        PEMBAGIAN[satu.dibagi],
    ]
