"""Tasks of posts by file: what comes out, how long one takes, how many a year."""

from decimal import Decimal

from django.db.backends.postgresql.psycopg_any import DateRange

from ekinerja.core.impor import (
    BarisImpor,
    Bekal,
    Catatan,
    ImporDaftar,
    Kolom,
    RencanaBaris,
    SelSalah,
    sederhanakan,
)
from ekinerja.core.lingkup import Lingkup
from ekinerja.core.tabel import NilaiSalah, baca_bulat, baca_desimal, baca_tanggal
from ekinerja.organisasi.importers.kolom import baca_panjang
from ekinerja.organisasi.models import Jabatan, UraianTugas

VOLUME_MAKS = Decimal("9999999999")
MENIT_MAKS = 525_600


def baca_menit(nilai: object) -> int:
    """Minutes for one result."""
    menit = baca_bulat(nilai)
    if not 0 < menit <= MENIT_MAKS:
        raise NilaiSalah("Norma waktu harus lebih dari 0 menit. Tulis menitnya, misalnya 90.")
    return menit


def baca_volume(nilai: object) -> Decimal:
    """How many results a year, two decimals."""
    volume = baca_desimal(nilai)
    if not 0 <= volume <= VOLUME_MAKS:
        raise NilaiSalah("Volume tidak wajar. Tulis banyaknya hasil dalam setahun.")
    return volume.quantize(Decimal("0.01"))


def baca_urutan(nilai: object) -> int:
    """Place of the task in the list of the post."""
    urutan = baca_bulat(nilai)
    if not 1 <= urutan <= 999:
        raise NilaiSalah("Nomor urut uraian tugas harus 1 sampai 999.")
    return urutan


class ImporUraianTugas(ImporDaftar):
    """Tasks by post and wording; the same wording in the same post is the same task."""

    kunci = "uraian"
    judul = "Uraian tugas"
    model = UraianTugas
    menulis = (UraianTugas,)
    isian = {
        "urutan": "urutan",
        "output": "output",
        "satuan": "satuan",
        "norma_waktu": "norma_waktu",
        "volume": "volume",
    }
    kolom = (
        Kolom(
            "kode_jabatan", "Kode jabatan", baca_panjang(60), contoh="01.2-prakom-pertama",
            petunjuk="Kode dari daftar jabatan.",
        ),
        Kolom(
            "urutan", "Nomor urut", baca_urutan, wajib=False, contoh="1",
            petunjuk="Urutan tugas pada jabatan itu.", sinonim=("No", "No urut", "Urutan"),
        ),
        Kolom(
            "uraian", "Uraian tugas", baca_panjang(2_000), contoh="Menyusun program aplikasi",
            petunjuk="Satu tugas sebaris.", sinonim=("Uraian", "Tugas", "Tugas pokok"),
        ),
        Kolom(
            "output", "Hasil kerja", baca_panjang(200), contoh="Program aplikasi",
            petunjuk="Apa yang dihasilkan.", sinonim=("Output", "Hasil"),
        ),
        Kolom(
            "satuan", "Satuan", baca_panjang(40), contoh="Program",
            petunjuk="Satuan hasilnya, misalnya laporan.", sinonim=("Satuan hasil",),
        ),
        Kolom(
            "norma_waktu", "Norma waktu", baca_menit, contoh="600",
            petunjuk="Menit untuk menyelesaikan satu hasil.",
            sinonim=("Waktu penyelesaian", "Waktu penyelesaian (menit)", "Norma waktu (menit)"),
        ),
        Kolom(
            "volume", "Volume setahun", baca_volume, contoh="12",
            petunjuk="Banyaknya hasil dalam setahun.",
            sinonim=("Volume", "Beban kerja", "Volume kerja", "Jumlah hasil"),
        ),
        Kolom(
            "mulai", "Berlaku sejak", baca_tanggal, wajib=False, contoh="01/01/2026",
            petunjuk="Hanya untuk yang baru. Kosong: 1 Januari tahun ini.",
        ),
    )  # fmt: skip

    def bekali(self, lingkup: Lingkup) -> Bekal:
        """Posts and their tasks (two queries)."""
        bekal = Bekal(lingkup)
        bekal.rujukan["jabatan"] = {
            kode.casefold(): (nomor, unit)
            for kode, nomor, unit in Jabatan.objects.filter(
                instansi_id=lingkup.instansi_id
            ).values_list("kode", "id", "unit_id")
        }
        nama = ("id", "jabatan_id", "uraian", *self.isian, "masa", "instansi_id")
        for satu in UraianTugas.objects.filter(
            instansi_id=lingkup.instansi_id, masa__contains=lingkup.per_tanggal
        ).values(*nama):
            kunci = (satu["jabatan_id"], sederhanakan(satu["uraian"]))
            bekal.lama[kunci] = Catatan(satu.pop("id"), satu)
        return bekal

    def susun(self, baris: BarisImpor, bekal: Bekal) -> RencanaBaris:
        """A task of a post that exists and lies in the scope.

        :raises SelSalah: unknown post, or one outside the scope.
        """
        kode = baris["kode_jabatan"]
        jabatan_id, unit_id = bekal.rujukan["jabatan"].get(kode.casefold(), (None, None))
        if jabatan_id is None:
            raise SelSalah(
                "kode_jabatan",
                f"Jabatan dengan kode {kode} tidak ada. Impor jabatannya lebih dahulu.",
            )
        if not bekal.lingkup.mencakup_unit(unit_id):
            raise SelSalah("kode_jabatan", "Jabatan ini di luar unit kewenangan Anda.")
        kunci = (jabatan_id, sederhanakan(baris["uraian"]))
        isi = {nama: baris[kolom] for nama, kolom in self.isian.items()}
        if kunci in bekal.lama:
            isi = {nama: nilai for nama, nilai in isi.items() if nilai is not None}
            return RencanaBaris(kunci, isi)
        mulai = baris["mulai"] or bekal.lingkup.per_tanggal.replace(month=1, day=1)
        isi["urutan"] = isi["urutan"] or 1
        return RencanaBaris(
            kunci,
            isi
            | {
                "instansi_id": bekal.lingkup.instansi_id,
                "jabatan_id": jabatan_id,
                "uraian": baris["uraian"],
                "masa": DateRange(mulai, None),
            },
        )
