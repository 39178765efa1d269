"""Opening balances by file: leave left over and credits already earned."""

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
from ekinerja.core.tabel import NilaiSalah, baca_desimal, baca_pilihan, baca_tanggal
from ekinerja.pegawai.importers.kolom import baca_panjang
from ekinerja.pegawai.importers.rujukan import NIP, PENGGUNA, Rujukan
from ekinerja.pegawai.models import SaldoAwal

JENIS = {
    "Cuti tahunan": SaldoAwal.CUTI_TAHUNAN,
    "Cuti besar": SaldoAwal.CUTI_BESAR,
    "Angka kredit": SaldoAwal.ANGKA_KREDIT,
    **{kode: kode for kode, _ in SaldoAwal.JENIS},
}
HARI_CUTI_MAKS = 90
KREDIT_MAKS = 10_000


def baca_jumlah(nilai: object) -> Decimal:
    """An amount with at most three decimals, zero or more."""
    jumlah = baca_desimal(nilai)
    if not 0 <= jumlah <= KREDIT_MAKS:
        raise NilaiSalah("Jumlah ini tidak wajar. Tulis hari cuti atau angka kreditnya.")
    if jumlah != jumlah.quantize(Decimal("0.001")):
        raise NilaiSalah("Jumlah ditulis paling banyak tiga angka di belakang koma.")
    return jumlah.quantize(Decimal("0.001"))


class ImporSaldo(ImporDaftar):
    """Balances by person, kind and day."""

    kunci = "saldo"
    judul = "Saldo awal"
    model = SaldoAwal
    menulis = (SaldoAwal,)
    isian = {"jumlah": "jumlah", "dasar": "dasar"}
    kolom = (
        NIP,
        PENGGUNA,
        Kolom(
            "jenis", "Jenis saldo", baca_pilihan(JENIS), contoh="Cuti tahunan",
            petunjuk="Cuti tahunan, Cuti besar, atau Angka kredit.", sinonim=("Jenis",),
        ),
        Kolom(
            "jumlah", "Jumlah", baca_jumlah, contoh="12",
            petunjuk="Hari untuk cuti; angka kredit kumulatif untuk angka kredit.",
            sinonim=("Saldo", "Sisa"),
        ),
        Kolom(
            "per_tanggal", "Per tanggal", baca_tanggal, contoh="01/01/2026",
            petunjuk="Hari ketika saldo itu berlaku.", sinonim=("Tanggal",),
        ),
        Kolom(
            "dasar", "Dasar", baca_panjang(200), contoh="PAK 800/12/2025",
            petunjuk="Nomor dan tanggal dokumennya, misalnya PAK atau kartu cuti.",
            sinonim=("Nomor dokumen",),
        ),
    )  # fmt: skip

    def bekali(self, lingkup: Lingkup) -> Bekal:
        """People and balances (four queries)."""
        bekal = Bekal(lingkup, rujukan={"data": Rujukan(lingkup)})
        nama = ("id", "instansi_id", "pegawai_id", "jenis", "jumlah", "per_tanggal", "dasar")
        for satu in SaldoAwal.objects.filter(instansi_id=lingkup.instansi_id).values(*nama):
            kunci = (satu["pegawai_id"], satu["jenis"], satu["per_tanggal"])
            bekal.lama[kunci] = Catatan(satu.pop("id"), satu)
        return bekal

    def susun(self, baris: BarisImpor, bekal: Bekal) -> RencanaBaris:
        """A balance of a known person."""
        data: Rujukan = bekal.rujukan["data"]
        orang = data.cari_orang(baris)
        cuti = baris["jenis"] != SaldoAwal.ANGKA_KREDIT
        if cuti and baris["jumlah"] > HARI_CUTI_MAKS:
            raise SelSalah("jumlah", f"Sisa cuti lebih dari {HARI_CUTI_MAKS} hari tidak wajar.")
        return RencanaBaris(
            (orang.id, baris["jenis"], baris["per_tanggal"]),
            {
                "instansi_id": bekal.lingkup.instansi_id, "pegawai_id": orang.id,
                "jenis": baris["jenis"], "jumlah": baris["jumlah"],
                "per_tanggal": baris["per_tanggal"], "dasar": baris["dasar"],
            },
        )  # fmt: skip
