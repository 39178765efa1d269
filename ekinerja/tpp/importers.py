"""Results and payments of past years by file: read-only history."""

from datetime import date
from decimal import Decimal

from ekinerja.core.impor import (
    BarisImpor,
    Bekal,
    Catatan,
    ImporDaftar,
    Kolom,
    RencanaBaris,
    SelSalah,
)
from ekinerja.core.lingkup import Lingkup
from ekinerja.core.tabel import NilaiSalah, baca_bulat, baca_desimal
from ekinerja.pegawai.importers.kolom import baca_panjang, baca_rupiah
from ekinerja.pegawai.importers.rujukan import NIP, PENGGUNA, Rujukan
from ekinerja.tpp.models import ArsipTahunan

TAHUN_AWAL = 2000
ISI = ("predikat", "nilai", "bruto", "potongan", "bersih", "sumber")


def baca_tahun(nilai: object) -> int:
    """A year from 2000 on."""
    tahun = baca_bulat(nilai)
    if not TAHUN_AWAL <= tahun < 2100:
        raise NilaiSalah("Tahun ditulis empat angka, misalnya 2021.")
    return tahun


def baca_bulan(nilai: object) -> int:
    """A month 1 to 12."""
    bulan = baca_bulat(nilai)
    if not 1 <= bulan <= 12:
        raise NilaiSalah("Bulan ditulis 1 sampai 12; kosongkan bila setahun penuh.")
    return bulan


def baca_nilai(nilai: object) -> Decimal:
    """A score with two decimals."""
    angka = baca_desimal(nilai)
    if not 0 <= angka <= 1_000:
        raise NilaiSalah("Nilai ini tidak wajar. Salin dari dokumen penilaiannya.")
    return angka.quantize(Decimal("0.01"))


class ImporArsip(ImporDaftar):
    """One row a person and year, or a person and month."""

    kunci = "arsip"
    judul = "Arsip hasil dan TPP"
    model = ArsipTahunan
    menulis = (ArsipTahunan,)
    isian = {nama: nama for nama in ISI}
    kolom = (
        NIP,
        PENGGUNA,
        Kolom("tahun", "Tahun", baca_tahun, contoh="2021", petunjuk="Tahun yang sudah lewat."),
        Kolom(
            "bulan", "Bulan", baca_bulan, wajib=False, contoh="3",
            petunjuk="1 sampai 12; kosong bila setahun penuh.",
        ),
        Kolom(
            "predikat", "Predikat", baca_panjang(40), wajib=False, contoh="Baik",
            petunjuk="Predikat kinerja menurut dokumen aslinya.",
        ),
        Kolom(
            "nilai", "Nilai", baca_nilai, wajib=False, contoh="87,45",
            petunjuk="Nilai menurut dokumen aslinya; tidak pernah diubah skalanya.",
            sinonim=("Nilai prestasi kerja", "Nilai kinerja"),
        ),
        Kolom(
            "bruto", "TPP kotor", baca_rupiah, wajib=False, contoh="3500000",
            petunjuk="Rupiah, sebelum potongan.", sinonim=("Bruto", "TPP bruto", "Jumlah TPP"),
        ),
        Kolom(
            "potongan", "Potongan", baca_rupiah, wajib=False, contoh="125000",
            petunjuk="Rupiah, seluruh potongan.",
        ),
        Kolom(
            "bersih", "TPP diterima", baca_rupiah, wajib=False, contoh="3375000",
            petunjuk="Rupiah yang diterima.", sinonim=("Bersih", "TPP bersih", "Netto"),
        ),
        Kolom(
            "sumber", "Sumber", baca_panjang(200), contoh="Daftar TPP Maret 2021",
            petunjuk="Sistem atau dokumen asalnya.",
        ),
    )  # fmt: skip

    def bekali(self, lingkup: Lingkup) -> Bekal:
        """People and what is kept (four queries)."""
        bekal = Bekal(lingkup, rujukan={"data": Rujukan(lingkup)})
        nama = ("id", "instansi_id", "pegawai_id", "tahun", "bulan", *ISI)
        for satu in ArsipTahunan.objects.filter(instansi_id=lingkup.instansi_id).values(*nama):
            kunci = (satu["pegawai_id"], satu["tahun"], satu["bulan"])
            bekal.lama[kunci] = Catatan(satu.pop("id"), satu)
        return bekal

    def susun(self, baris: BarisImpor, bekal: Bekal) -> RencanaBaris:
        """Something of a month or year that is over.

        :raises SelSalah: the period is not over, sums contradict, or nothing is said.
        """
        data: Rujukan = bekal.rujukan["data"]
        orang = data.cari_orang(baris)
        tahun, bulan = baris["tahun"], baris["bulan"] or 0
        hari = bekal.lingkup.per_tanggal
        if date(tahun, bulan or 12, 1) >= hari.replace(day=1):
            raise SelSalah("tahun", "Arsip hanya untuk masa yang sudah lewat.")
        bruto, potongan, bersih = baris["bruto"], baris["potongan"], baris["bersih"]
        if None not in (bruto, potongan, bersih) and bruto - potongan != bersih:
            raise SelSalah(
                "bersih", "TPP kotor dikurangi potongan tidak sama dengan yang diterima."
            )
        isi = {nama: baris[nama] for nama in ISI}
        if all(isi[nama] is None for nama in ISI[:-1]):
            raise SelSalah("predikat", "Isi sedikitnya predikat, nilai, atau TPP-nya.")
        kunci = (orang.id, tahun, bulan)
        if kunci in bekal.lama:
            return RencanaBaris(kunci, {n: v for n, v in isi.items() if v is not None})
        isi["predikat"] = isi["predikat"] or ""
        tetap = {"instansi_id": bekal.lingkup.instansi_id, "pegawai_id": orang.id}
        return RencanaBaris(kunci, tetap | {"tahun": tahun, "bulan": bulan} | isi)
