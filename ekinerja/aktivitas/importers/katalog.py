"""The catalogue of activities by file: general ones, and ones of posts from job analysis."""

from decimal import Decimal

from django.db.backends.postgresql.psycopg_any import DateRange

from ekinerja.aktivitas.models import KatalogAktivitas
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
from ekinerja.core.tabel import (
    NilaiSalah,
    baca_bulat,
    baca_desimal,
    baca_pilihan,
    baca_tanggal,
)
from ekinerja.organisasi.models import Jabatan, UnitKerja
from ekinerja.pegawai.importers.kolom import baca_panjang

KELOMPOK = {
    "Umum": KatalogAktivitas.UMUM,
    "Jabatan": KatalogAktivitas.JABATAN,
    "Menurut jabatan": KatalogAktivitas.JABATAN,
}


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
            "norma_waktu", "Norma waktu", baca_norma, contoh="30",
            petunjuk="Menit untuk satu hasil.",
            sinonim=("Waktu", "Norma waktu (menit)", "Menit", "Durasi"),
        ),
        Kolom(
            "bobot", "Bobot", baca_bobot, wajib=False, contoh="1",
            petunjuk="Kosong: 1.", sinonim=("Nilai",),
        ),
        Kolom(
            "mulai", "Berlaku sejak", baca_tanggal, wajib=False, contoh="01/01/2026",
            petunjuk="Hanya untuk yang baru. Kosong: 1 Januari tahun ini.",
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
            },
        )
        nama = ("id", "instansi_id", "kode", *self.isian, "masa")
        for satu in KatalogAktivitas.objects.filter(instansi_id=instansi).values(*nama):
            bekal.lama[satu["kode"].casefold()] = Catatan(satu.pop("id"), satu)
        return bekal

    def susun(self, baris: BarisImpor, bekal: Bekal) -> RencanaBaris:
        """An activity with its post and unit found."""
        isi = _jabatan(baris, bekal)
        if baris["kode_unit"]:
            isi["unit_id"] = bekal.rujukan["unit"].get(baris["kode_unit"].casefold())
            if isi["unit_id"] is None:
                raise SelSalah("kode_unit", "Unit dengan kode ini tidak ada. Periksa kodenya.")
        isi |= {"nama": baris["nama"], "satuan": baris["satuan"]}
        isi["norma_waktu"] = baris["norma_waktu"]
        kunci = baris["kode"].casefold()
        if baris["bobot"] is not None or kunci not in bekal.lama:
            isi["bobot"] = baris["bobot"] or Decimal("1.00")
        if kunci in bekal.lama:
            return RencanaBaris(kunci, isi)
        mulai = baris["mulai"] or bekal.lingkup.per_tanggal.replace(month=1, day=1)
        tetap = {"instansi_id": bekal.lingkup.instansi_id, "kode": baris["kode"]}
        return RencanaBaris(kunci, tetap | isi | {"masa": DateRange(mulai, None)})


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
