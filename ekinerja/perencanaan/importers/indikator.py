"""Indicators of goals and their targets by file."""

from decimal import Decimal
from typing import Any

from ekinerja.core.impor import (
    BarisImpor,
    Bekal,
    Catatan,
    Kolom,
    RencanaBaris,
    SelSalah,
)
from ekinerja.core.lingkup import Lingkup
from ekinerja.core.tabel import NilaiSalah, baca_bulat, baca_pilihan, baca_ya_tidak
from ekinerja.organisasi.importers.kolom import baca_panjang
from ekinerja.perencanaan.importers.dasar import (
    ImporPerencanaan,
    baca_angka,
    baca_tahun,
    bekali_rujukan,
)
from ekinerja.perencanaan.models import IndikatorSasaran, TargetIndikator
from ekinerja.perencanaan.services import target_keliru

ARAH = {
    **{nama: kunci for kunci, nama in IndikatorSasaran.POLARITAS},
    "Naik": IndikatorSasaran.NAIK,
    "Positif": IndikatorSasaran.NAIK,
    "Maksimal": IndikatorSasaran.NAIK,
    "Turun": IndikatorSasaran.TURUN,
    "Negatif": IndikatorSasaran.TURUN,
    "Minimal": IndikatorSasaran.TURUN,
    "Rentang": IndikatorSasaran.RENTANG,
    "Stabil": IndikatorSasaran.RENTANG,
}
PERIODE = {nama: kunci for kunci, nama in TargetIndikator.TRIWULAN} | {
    "Tahun": 0, "TW1": 1, "TW2": 2, "TW3": 3, "TW4": 4,
    "TW I": 1, "TW II": 2, "TW III": 3, "TW IV": 4,
}  # fmt: skip


def baca_nomor(nilai: object) -> int:
    """Number of an indicator of its goal."""
    nomor = baca_bulat(nilai)
    if not 1 <= nomor <= 999:
        raise NilaiSalah("Nomor indikator harus 1 sampai 999.")
    return nomor


KODE = Kolom(
    "kode_sasaran", "Kode sasaran", baca_panjang(40), contoh="S.1.1",
    petunjuk="Kode dari pohon kinerja.",
)  # fmt: skip
NOMOR = Kolom(
    "nomor", "Nomor indikator", baca_nomor, contoh="1", petunjuk="Urutan pada sasaran itu.",
    sinonim=("No", "Nomor", "Urutan"),
)  # fmt: skip


def cari_sasaran(baris: BarisImpor, bekal: Bekal) -> dict[str, Any]:
    """The goal of a row, inside the scope.

    :raises SelSalah: unknown, or of a unit outside the scope.
    """
    satu: dict[str, Any] | None = bekal.rujukan["sasaran"].get(baris["kode_sasaran"].casefold())
    if satu is None:
        raise SelSalah("kode_sasaran", "Sasaran dengan kode ini tidak ada. Impor pohonnya dahulu.")
    if bekal.lingkup.unit_ids is not None and not bekal.lingkup.mencakup_unit(satu["unit_id"]):
        raise SelSalah("kode_sasaran", "Sasaran ini di luar kewenangan Anda.")
    return satu


class ImporIndikatorSasaran(ImporPerencanaan):
    """Indicators by goal and number."""

    kunci = "indikator_sasaran"
    judul = "Indikator sasaran"
    model = IndikatorSasaran
    isian = {
        "uraian": "uraian",
        "satuan": "satuan",
        "polaritas": "polaritas",
        "formula": "formula",
        "sumber_data": "sumber_data",
        "nilai_awal": "nilai_awal",
        "tahun_nilai_awal": "tahun_nilai_awal",
        "iku": "iku",
    }
    kolom = (
        KODE,
        NOMOR,
        Kolom("uraian", "Indikator", baca_panjang(2_000), contoh="Persentase layanan daring",
              petunjuk="Yang diukur.", sinonim=("Indikator kinerja", "Uraian")),
        Kolom("satuan", "Satuan", baca_panjang(40), contoh="%", petunjuk="Satuan ukurnya."),
        Kolom("polaritas", "Arah", baca_pilihan(ARAH), wajib=False, contoh="Naik",
              petunjuk="Naik, turun, atau rentang. Kosong: naik.", sinonim=("Polaritas",)),
        Kolom("formula", "Cara menghitung", baca_panjang(2_000), wajib=False,
              petunjuk="Rumusnya dalam kata.", sinonim=("Formula", "Rumus")),
        Kolom("sumber_data", "Sumber data", baca_panjang(250), wajib=False,
              petunjuk="Dari mana angkanya."),
        Kolom("nilai_awal", "Nilai awal", baca_angka, wajib=False, contoh="60",
              petunjuk="Keadaan sebelum rencana.", sinonim=("Baseline",)),
        Kolom("tahun_nilai_awal", "Tahun nilai awal", baca_tahun, wajib=False, contoh="2024",
              petunjuk="Empat angka.", sinonim=("Tahun baseline",)),
        Kolom("iku", "IKU", baca_ya_tidak, wajib=False, contoh="ya",
              petunjuk="Ya bila indikator kinerja utama."),
    )  # fmt: skip

    def bekali(self, lingkup: Lingkup) -> Bekal:
        """Goals and their indicators (four queries)."""
        bekal = bekali_rujukan(lingkup)
        nama = ("id", "sasaran_id", "urutan", "kunci_luar", *self.isian)
        milik = IndikatorSasaran.objects.filter(sasaran__instansi_id=lingkup.instansi_id)
        for satu in milik.values(*nama):
            kunci = (satu["sasaran_id"], satu["urutan"])
            bekal.lama[kunci] = Catatan(satu.pop("id"), satu)
        return bekal

    def susun(self, baris: BarisImpor, bekal: Bekal) -> RencanaBaris:
        """An indicator of a goal that exists."""
        sasaran = cari_sasaran(baris, bekal)
        kunci = (sasaran["id"], baris["nomor"])
        isi = {nama: baris[kolom] for nama, kolom in self.isian.items() if baris[kolom] is not None}
        if kunci in bekal.lama:
            return RencanaBaris(kunci, isi)
        return RencanaBaris(kunci, {"sasaran_id": kunci[0], "urutan": kunci[1]} | isi)


class ImporTargetSasaran(ImporPerencanaan):
    """Targets by indicator, year and quarter."""

    kunci = "target_sasaran"
    judul = "Target indikator sasaran"
    model = TargetIndikator
    isian = {"target": "target", "batas_atas": "batas_atas"}
    kolom = (
        KODE,
        NOMOR,
        Kolom("tahun", "Tahun", baca_tahun, contoh="2026", petunjuk="Empat angka."),
        Kolom("periode", "Periode", baca_pilihan(PERIODE), wajib=False, contoh="Setahun",
              petunjuk="Setahun atau Triwulan I sampai IV. Kosong: setahun.",
              sinonim=("Triwulan",)),
        Kolom("target", "Target", baca_angka, contoh="80",
              petunjuk="Bagi indikator berentang: batas bawahnya."),
        Kolom("batas_atas", "Batas atas", baca_angka, wajib=False,
              petunjuk="Hanya bagi indikator berentang."),
    )  # fmt: skip

    def bekali(self, lingkup: Lingkup) -> Bekal:
        """Goals, indicators and targets (five queries)."""
        bekal = bekali_rujukan(lingkup)
        milik = IndikatorSasaran.objects.filter(sasaran__instansi_id=lingkup.instansi_id)
        bekal.rujukan["indikator"] = {
            (sasaran, urutan): (pk, polaritas)
            for pk, sasaran, urutan, polaritas in milik.values_list(
                "id", "sasaran_id", "urutan", "polaritas"
            )
        }
        target = TargetIndikator.objects.filter(indikator__sasaran__instansi_id=lingkup.instansi_id)
        for satu in target.values("id", "indikator_id", "tahun", "triwulan", *self.isian):
            kunci = (satu["indikator_id"], satu["tahun"], satu["triwulan"])
            bekal.lama[kunci] = Catatan(satu.pop("id"), satu)
        return bekal

    def susun(self, baris: BarisImpor, bekal: Bekal) -> RencanaBaris:
        """A target that can be one for the direction of its indicator."""
        sasaran = cari_sasaran(baris, bekal)
        ada = bekal.rujukan["indikator"].get((sasaran["id"], baris["nomor"]))
        if ada is None:
            raise SelSalah("nomor", "Sasaran ini tidak punya indikator bernomor itu.")
        indikator_id, polaritas = ada
        rentang: tuple[Decimal, Decimal | None] = (baris["target"], baris["batas_atas"])
        salah = target_keliru(rentang, polaritas=polaritas)
        if salah:
            raise SelSalah("target", salah)
        kunci = (indikator_id, baris["tahun"], baris["periode"] or 0)
        isi = {"target": rentang[0], "batas_atas": rentang[1]}
        if kunci in bekal.lama:
            return RencanaBaris(kunci, isi)
        tetap = {"indikator_id": kunci[0], "tahun": kunci[1], "triwulan": kunci[2]}
        return RencanaBaris(kunci, tetap | isi)
