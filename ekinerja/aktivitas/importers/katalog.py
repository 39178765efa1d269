"""The catalogue of activities by file: general ones, and ones of posts from job analysis."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Exists, OuterRef

from ekinerja.aktivitas.importers.pengali import baca_pengali
from ekinerja.aktivitas.models import Aktivitas, KatalogAktivitas
from ekinerja.core.impor import (
    BarisImpor,
    Bekal,
    Catatan,
    ImporDaftar,
    Kolom,
    Masalah,
    Rancangan,
    RencanaBaris,
    SelSalah,
)
from ekinerja.core.lingkup import Lingkup
from ekinerja.core.tabel import (
    NilaiSalah,
    baca_bulat,
    baca_desimal,
    baca_pilihan,
    baca_tanggal,
    baca_ya_tidak,
)
from ekinerja.core.workflow import Pelaku
from ekinerja.organisasi.models import Jabatan, UnitKerja
from ekinerja.pegawai.importers.kolom import baca_panjang

KELOMPOK = {
    "Umum": KatalogAktivitas.UMUM,
    "Jabatan": KatalogAktivitas.JABATAN,
    "Menurut jabatan": KatalogAktivitas.JABATAN,
}


JENIS_BUKTI = {sebutan: jenis for jenis, sebutan in KatalogAktivitas.BUKTI}
_BOLEH_KOSONG = (
    "norma_waktu", "bobot", "poin", "pengali_peran", "bertahap", "bukti_wajib", "jenis_bukti",
    "batas_hari", "batas_bulan", "dasar",
)  # fmt: skip


def baca_positif(nilai: object) -> Decimal:
    """A number greater than zero, two decimals at most."""
    hasil = baca_desimal(nilai)
    bulat = hasil.quantize(Decimal("0.01"))
    if not 0 < hasil < 1_000_000 or bulat != hasil:
        raise NilaiSalah("Tulis angka lebih dari 0, paling banyak dua desimal.")
    return bulat


def baca_norma(nilai: object) -> int:
    """Minutes for one result, at most a day."""
    menit = baca_bulat(nilai)
    if not 0 < menit <= 100_000:
        raise NilaiSalah("Norma waktu harus lebih dari 0 menit. Tulis menitnya, misalnya 60.")
    return menit


def baca_bobot(nilai: object) -> Decimal:
    """Weight of the activity, greater than zero."""
    bobot = baca_desimal(nilai)
    if not 0 < bobot < 10_000:
        raise NilaiSalah("Bobot harus lebih dari 0. Tulis misalnya 1 atau 1,5.")
    return bobot.quantize(Decimal("0.01"))


class ImporKatalog(ImporDaftar):
    """Activities by code. A post is named by its code, or by its name alone."""

    kunci = "katalog"
    judul = "Katalog aktivitas"
    model = KatalogAktivitas
    menulis = (KatalogAktivitas,)
    isian = {
        "nama": "nama",
        "kelompok": "kelompok",
        "nama_jabatan": "nama_jabatan",
        "jabatan_id": "kode_jabatan",
        "unit_id": "kode_unit",
        "satuan": "satuan",
        "norma_waktu": "norma_waktu",
        "bobot": "bobot",
        "poin": "poin",
        "pengali_peran": "pengali_peran",
        "bertahap": "bertahap",
        "bukti_wajib": "bukti_wajib",
        "jenis_bukti": "jenis_bukti",
        "batas_hari": "batas_hari",
        "batas_bulan": "batas_bulan",
        "dasar": "dasar",
    }
    kolom = (
        Kolom(
            "kode", "Kode aktivitas", baca_panjang(40), contoh="U-001",
            petunjuk="Kode tetap; baris dengan kode sama adalah aktivitas yang sama.",
            sinonim=("Kode",),
        ),
        Kolom(
            "nama", "Nama aktivitas", baca_panjang(250), contoh="Mengikuti apel pagi",
            petunjuk="Apa yang dikerjakan.", sinonim=("Aktivitas", "Uraian", "Uraian aktivitas"),
        ),
        Kolom(
            "kelompok", "Kelompok", baca_pilihan(KELOMPOK), wajib=False, contoh="Umum",
            petunjuk="Umum atau Jabatan. Kosong: Umum bila tanpa jabatan.",
        ),
        Kolom(
            "nama_jabatan", "Nama jabatan", baca_panjang(250), wajib=False,
            petunjuk="Berlaku bagi semua jabatan bernama ini.", sinonim=("Jabatan",),
        ),
        Kolom(
            "kode_jabatan", "Kode jabatan", baca_panjang(60), wajib=False,
            petunjuk="Hanya bila berlaku bagi satu jabatan saja.",
        ),
        Kolom(
            "kode_unit", "Kode unit", baca_panjang(40), wajib=False,
            petunjuk="Kosong: semua unit.", sinonim=("Unit",),
        ),
        Kolom(
            "satuan", "Satuan", baca_panjang(40), contoh="Kegiatan",
            petunjuk="Satuan hasilnya.", sinonim=("Satuan hasil",),
        ),
        Kolom(
            "norma_waktu", "Norma waktu", baca_norma, wajib=False, contoh="30",
            petunjuk="Menit untuk satu hasil. Boleh kosong bila poinnya diisi.",
            sinonim=("Waktu", "Norma waktu (menit)", "Menit", "Durasi", "waktu_menit"),
        ),
        Kolom(
            "bobot", "Bobot", baca_bobot, wajib=False, contoh="1",
            petunjuk="Kosong: 1.", sinonim=("Nilai",),
        ),
        Kolom(
            "poin", "Poin", baca_positif, wajib=False, contoh="75",
            petunjuk="Poin untuk satu hasil.",
        ),
        Kolom(
            "pengali_peran", "Pengali peran", baca_pengali, wajib=False,
            contoh="pemimpin=1,5; peserta=0,75",
            petunjuk="Peran dan pengalinya, dipisah titik koma. Kosong: tanpa peran.",
        ),
        Kolom(
            "bertahap", "Bertahap", baca_ya_tidak, wajib=False, contoh="Tidak",
            petunjuk="Ya: dikerjakan berhari-hari, poinnya dibayar sekali menurut kemajuan.",
        ),
        Kolom(
            "bukti_wajib", "Bukti wajib", baca_ya_tidak, wajib=False, contoh="Ya",
            petunjuk="Kosong: Ya.",
        ),
        Kolom(
            "jenis_bukti", "Jenis bukti", baca_pilihan(JENIS_BUKTI), wajib=False,
            petunjuk="Foto atau PDF, Foto, atau Dokumen PDF. Kosong: foto atau PDF.",
        ),
        Kolom(
            "batas_hari", "Batas sehari", baca_positif, wajib=False,
            petunjuk="Hasil sehari yang masih berpoin. Kosong: tidak dibatasi.",
        ),
        Kolom(
            "batas_bulan", "Batas sebulan", baca_positif, wajib=False,
            petunjuk="Hasil sebulan yang masih berpoin. Kosong: tidak dibatasi.",
        ),
        Kolom(
            "dasar", "Dasar", baca_panjang(250), wajib=False,
            petunjuk="Keputusan yang menetapkannya.", sinonim=("source", "Sumber"),
        ),
        Kolom(
            "mulai", "Berlaku sejak", baca_tanggal, wajib=False, contoh="01/01/2026",
            petunjuk="Tanggal sesudah versi yang ada: menjadi versi baru. Kosong: yang baru "
            "berlaku sejak 1 Januari tahun ini, yang ada diperbaiki selama belum dipakai.",
        ),
    )  # fmt: skip

    def bekali(self, lingkup: Lingkup) -> Bekal:
        """Posts, units and the catalogue (three queries)."""
        instansi = lingkup.instansi_id
        jabatan = Jabatan.objects.filter(instansi_id=instansi).values_list("kode", "id", "nama")
        unit = UnitKerja.objects.filter(instansi_id=instansi).values_list("kode", "id")
        bekal = Bekal(
            lingkup,
            rujukan={
                "jabatan": {kode.casefold(): (nomor, nama) for kode, nomor, nama in jabatan},
                "unit": {kode.casefold(): nomor for kode, nomor in unit},
                "terakhir": {},
            },
        )
        nama = ("id", "instansi_id", "kode", "versi", *self.isian, "masa")
        semua = KatalogAktivitas.objects.filter(instansi_id=instansi)
        for satu in semua.order_by("versi").values(*nama):
            kunci = (satu["kode"].casefold(), satu["masa"].lower)
            bekal.lama[kunci] = Catatan(satu.pop("id"), satu)
            bekal.rujukan["terakhir"][kunci[0]] = kunci
        dipakai = Aktivitas.objects.filter(katalog_id=OuterRef("pk"))
        bekal.rujukan["dipakai"] = set(semua.filter(Exists(dipakai)).values_list("pk", flat=True))
        return bekal

    def susun(self, baris: BarisImpor, bekal: Bekal) -> RencanaBaris:
        """An activity with its post and unit found."""
        isi = _jabatan(baris, bekal)
        if baris["kode_unit"]:
            isi["unit_id"] = bekal.rujukan["unit"].get(baris["kode_unit"].casefold())
            if isi["unit_id"] is None:
                raise SelSalah("kode_unit", "Unit dengan kode ini tidak ada. Periksa kodenya.")
        isi |= {nama: baris[nama] for nama in ("nama", "satuan")}
        terisi = {n: baris[n] for n in _BOLEH_KOSONG if baris[n] is not None}
        isi |= terisi
        if (lama := self._versi(baris, bekal)) is not None:
            self._tolak_yang_dipakai(lama, isi, bekal)
            return RencanaBaris((baris["kode"].casefold(), lama.isi["masa"].lower), isi)
        return self._baru(baris, isi, bekal)

    def _versi(self, baris: BarisImpor, bekal: Bekal) -> Catatan | None:
        """The stored version that the row speaks of; None: a new one begins.

        :raises SelSalah: when a later version already stands.
        """
        kode = baris["kode"].casefold()
        terakhir = bekal.rujukan["terakhir"].get(kode)
        if terakhir is None:
            return None
        mulai = baris["mulai"] or terakhir[1]
        if lama := bekal.lama.get((kode, mulai)):
            return lama
        if mulai < terakhir[1]:
            raise SelSalah(
                "mulai",
                "Sudah ada versi yang lebih baru. Tulis tanggal sesudahnya, atau kosongkan.",
            )
        return None

    def _tolak_yang_dipakai(self, lama: Catatan, isi: Mapping[str, Any], bekal: Bekal) -> None:
        beda = [nama for nama in self.isian if nama in isi and isi[nama] != lama.isi[nama]]
        if beda and lama.id in bekal.rujukan["dipakai"]:
            raise SelSalah(
                "mulai",
                "Versi ini sudah dipakai mencatat, sehingga tidak diubah. Tulis tanggal berlaku "
                "perubahannya; yang sudah dicatat tetap memakai versi lama.",
            )

    def _baru(self, baris: BarisImpor, isi: dict[str, Any], bekal: Bekal) -> RencanaBaris:
        """A new activity, or the next version of one with what the row leaves empty."""
        kode = baris["kode"].casefold()
        mulai = baris["mulai"] or bekal.lingkup.per_tanggal.replace(month=1, day=1)
        tetap = {"instansi_id": bekal.lingkup.instansi_id, "kode": baris["kode"], "versi": 1}
        if terakhir := bekal.rujukan["terakhir"].get(kode):
            lama = bekal.lama[terakhir]
            if lama.isi["masa"].upper is not None:
                raise SelSalah("kode", "Aktivitas ini sudah diakhiri. Pakai kode lain.")
            isi = {nama: lama.isi[nama] for nama in self.isian} | isi
            tetap |= {"kode": lama.isi["kode"], "versi": lama.isi["versi"] + 1}
        if not isi.get("norma_waktu") and isi.get("poin") is None:
            raise SelSalah("norma_waktu", "Isi norma waktu, poin, atau keduanya.")
        if isi.get("pengali_peran") and isi.get("poin") is None:
            raise SelSalah("pengali_peran", "Pengali peran mengalikan poin. Isi poinnya.")
        return RencanaBaris((kode, mulai), tetap | isi | {"masa": DateRange(mulai, None)})

    def periksa_semua(self, rencana: Mapping[int, RencanaBaris], bekal: Bekal) -> list[Masalah]:
        """One new version of an activity in a file."""
        baru: dict[str, list[int]] = defaultdict(list)
        for nomor, satu in rencana.items():
            if satu.kunci not in bekal.lama:
                baru[str(satu.isi["kode"]).casefold()].append(nomor)
        kalimat = "Satu berkas memuat satu versi baru tiap kode. Impor versi lainnya sesudah ini."
        return [
            Masalah(nomor, "Kode aktivitas", "", kalimat)
            for kembar in baru.values()
            if len(kembar) > 1
            for nomor in kembar
        ]

    def tulis(self, rancangan: Rancangan[RencanaBaris], *, oleh: Pelaku, pada: datetime) -> None:
        """End the versions that new ones follow, then write as every list does."""
        mulai = {
            satu.isi["kode"]: satu.isi["masa"].lower
            for satu in rancangan.baru
            if satu.isi["versi"] > 1
        }
        instansi = {satu.isi["instansi_id"] for satu in rancangan.baru}
        lama = KatalogAktivitas.objects.select_for_update(of=("self",)).filter(
            instansi_id__in=instansi, kode__in=mulai, masa__upper_inf=True
        )
        akhir = list(lama.order_by("pk"))
        for satu in akhir:
            satu.masa = DateRange(satu.masa.lower, mulai[satu.kode])
        KatalogAktivitas.objects.bulk_update(akhir, ["masa"], batch_size=500)
        super().tulis(rancangan, oleh=oleh, pada=pada)


def _jabatan(baris: BarisImpor, bekal: Bekal) -> dict[str, object]:
    """Group, name and post; a general activity names no post."""
    kode, nama, nomor = baris["kode_jabatan"], baris["nama_jabatan"], None
    if kode:
        nomor, nama_pos = bekal.rujukan["jabatan"].get(kode.casefold(), (None, ""))
        if nomor is None:
            raise SelSalah("kode_jabatan", f"Jabatan dengan kode {kode} tidak ada.")
        nama = nama_pos
    kelompok = baris["kelompok"] or (KatalogAktivitas.JABATAN if nama else KatalogAktivitas.UMUM)
    if kelompok == KatalogAktivitas.UMUM and nama:
        raise SelSalah("kelompok", "Aktivitas umum tidak menyebut jabatan. Kosongkan jabatannya.")
    if kelompok == KatalogAktivitas.JABATAN and not nama:
        raise SelSalah("nama_jabatan", "Aktivitas jabatan harus menyebut nama atau kode jabatan.")
    return {"kelompok": kelompok, "nama_jabatan": nama or "", "jabatan_id": nomor}
