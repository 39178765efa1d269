"""Superiors by file: of posts by code, or of one person by letter (penilai khusus)."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from ekinerja.core.bulk import mulai_massal
from ekinerja.core.impor import (
    BARU,
    BERUBAH,
    TETAP,
    BarisImpor,
    Importir,
    Kolom,
    Masalah,
    Rancangan,
    SelSalah,
    teks_nilai,
)
from ekinerja.core.lingkup import Lingkup
from ekinerja.core.tabel import baca_nip, baca_tanggal
from ekinerja.core.workflow import Pelaku
from ekinerja.organisasi.batasan import batasan
from ekinerja.organisasi.models import Jabatan
from ekinerja.organisasi.services import kunci_susunan
from ekinerja.pegawai.importers.kolom import baca_panjang
from ekinerja.pegawai.importers.penempatan import bertabrakan, masa_baris
from ekinerja.pegawai.importers.rujukan import NIP, Rujukan
from ekinerja.pegawai.importers.tulis import KELOMPOK
from ekinerja.pegawai.models import Pegawai, PenilaiKhusus

BERSAMAAN = (
    "Data penilai berubah ketika impor ini berjalan, sehingga tidak ada yang ditulis. "
    "Periksa ulang berkasnya, lalu terapkan lagi."
)
BATASAN = dict.fromkeys(
    ("penilai_khusus_satu_per_masa", "jabatan_atasan_berputar", "jabatan_bukan_atasan_diri"),
    BERSAMAAN,
)
LANGKAH_MAKS = 40


@dataclass(frozen=True, slots=True)
class AtasanJabatan:
    """A post gets another superior post."""

    jabatan_id: int
    atasan_id: int


@dataclass(frozen=True, slots=True)
class PenilaiBaru:
    """A person gets a penilai by letter; ``id`` when one of that first day is corrected."""

    pegawai_id: int
    penilai_id: int
    masa: DateRange
    dasar: str
    id: int | None = None


@dataclass
class _Keadaan:
    """What is stored: the superior of each post, and the letters of each person."""

    lingkup: Lingkup
    rujukan: Rujukan = field(init=False)
    atasan: dict[int, int | None] = field(init=False)
    kode: dict[int, str] = field(init=False)
    khusus: dict[int, list[PenilaiKhusus]] = field(init=False)

    def __post_init__(self) -> None:
        self.rujukan = Rujukan(self.lingkup)
        jabatan = Jabatan.objects.filter(instansi_id=self.lingkup.instansi_id)
        baris = list(jabatan.values_list("id", "kode", "atasan_id"))
        self.kode = {nomor: kode for nomor, kode, _ in baris}
        self.atasan = {nomor: atasan for nomor, _, atasan in baris}
        self.khusus = {}
        for satu in PenilaiKhusus.objects.filter(instansi_id=self.lingkup.instansi_id):
            self.khusus.setdefault(satu.pegawai_id, []).append(satu)

    def melingkar(self, jabatan_id: int) -> bool:
        """Does the way up from this post come back to it?"""
        kini, langkah = self.atasan.get(jabatan_id), 0
        while kini is not None and langkah < LANGKAH_MAKS:
            if kini == jabatan_id:
                return True
            kini, langkah = self.atasan.get(kini), langkah + 1
        return langkah >= LANGKAH_MAKS


Rencana = AtasanJabatan | PenilaiBaru


class ImporAtasan(Importir[Rencana]):
    """A row names a post and its superior post, or a person, the penilai and the letter."""

    kunci = "atasan"
    judul = "Atasan"
    menulis = (Jabatan, PenilaiKhusus)
    kolom = (
        Kolom(
            "kode_jabatan", "Kode jabatan", baca_panjang(60), wajib=False,
            contoh="01.2-prakom-pertama", petunjuk="Jabatan yang atasannya ditetapkan.",
        ),
        Kolom(
            "kode_atasan", "Kode jabatan atasan", baca_panjang(60), wajib=False,
            contoh="01.2-kabid", petunjuk="Wajib bila Kode jabatan diisi.",
            sinonim=("Atasan", "Kode atasan"),
        ),
        NIP,
        Kolom(
            "nip_penilai", "NIP penilai", baca_nip, wajib=False, contoh="198203152006041999",
            petunjuk="Wajib bila NIP diisi: penilai menurut surat, di luar garis jabatan.",
            sinonim=("NIP atasan", "Penilai"),
        ),
        Kolom(
            "mulai", "Mulai", baca_tanggal, wajib=False, contoh="01/02/2026",
            petunjuk="Wajib bila NIP penilai diisi.", sinonim=("Tanggal mulai", "TMT"),
        ),
        Kolom(
            "selesai", "Sampai dengan", baca_tanggal, wajib=False, contoh="31/12/2026",
            petunjuk="Hari terakhir berlakunya; kosong bila tidak ditentukan.",
            sinonim=("Selesai", "Tanggal selesai"),
        ),
        Kolom(
            "nomor_surat", "Nomor surat", baca_panjang(200), wajib=False, contoh="800/12/2026",
            petunjuk="Wajib bila NIP penilai diisi.", sinonim=("Dasar", "SK", "Nomor SK"),
        ),
    )  # fmt: skip

    def periksa(self, baris: Sequence[BarisImpor], lingkup: Lingkup) -> Rancangan[Rencana]:
        """Compare with what is stored (five queries); writes nothing."""
        keadaan = _Keadaan(lingkup)
        rancangan: Rancangan[Rencana] = Rancangan()
        judul = {satu.nama: satu.judul for satu in self.kolom}
        dipakai: dict[object, int] = {}
        for satu in baris:
            try:
                _satu(satu, keadaan, rancangan, dipakai)
            except SelSalah as salah:
                nilai = teks_nilai(satu[salah.kolom]) if satu[salah.kolom] is not None else ""
                rancangan.masalah.append(
                    Masalah(satu.nomor, judul[salah.kolom], nilai, salah.kalimat)
                )
        _tolak_lingkaran(baris, keadaan, rancangan)
        return rancangan

    def terapkan(self, rancangan: Rancangan[Rencana], *, oleh: Pelaku, pada: datetime) -> None:
        """Write all of it in one transaction, under the lock of the tree.

        Two that are sound each could together put a post above itself.
        """
        semua = [*rancangan.baru, *rancangan.berubah]
        garis = {s.jabatan_id: s.atasan_id for s in semua if isinstance(s, AtasanJabatan)}
        khusus = [satu for satu in semua if isinstance(satu, PenilaiBaru)]
        with transaction.atomic(), mulai_massal(oleh, sebab="impor atasan"), batasan(BATASAN):
            baris = Jabatan.objects.filter(pk__in=list(garis)).order_by("pk")
            for nomor in baris.order_by("instansi_id").values_list("instansi_id", flat=True)[:1]:
                kunci_susunan(nomor)  # one file, one instansi
            jabatan = list(baris.select_for_update(of=("self",)))
            for satu in jabatan:
                satu.atasan_id = garis[satu.pk]
            Jabatan.objects.bulk_update(jabatan, ["atasan"], batch_size=KELOMPOK)
            _tulis_khusus(khusus)


def _satu(
    baris: BarisImpor,
    keadaan: _Keadaan,
    rancangan: Rancangan[Rencana],
    dipakai: dict[object, int],
) -> None:
    """One row; it says something of a post or of a person, not of both."""
    if bool(baris["kode_jabatan"]) == bool(baris["nip"]):
        raise SelSalah(
            "kode_jabatan", "Isi Kode jabatan dan atasannya, atau NIP dan penilainya; salah satu."
        )
    if baris["kode_jabatan"]:
        _garis(baris, keadaan, rancangan, dipakai)
    else:
        _khusus(baris, keadaan, rancangan, dipakai)


def _sekali(dipakai: dict[object, int], kunci: object, baris: BarisImpor, kolom: str) -> None:
    if kunci in dipakai:
        raise SelSalah(kolom, f"Sudah ditetapkan pada baris {dipakai[kunci]}. Sisakan satu saja.")
    dipakai[kunci] = baris.nomor


def _garis(
    baris: BarisImpor,
    keadaan: _Keadaan,
    rancangan: Rancangan[Rencana],
    dipakai: dict[object, int],
) -> None:
    pos = keadaan.rujukan.cari_jabatan(baris["kode_jabatan"])
    if not baris["kode_atasan"]:
        raise SelSalah("kode_atasan", "Kode jabatan atasan wajib diisi.")
    atas = keadaan.rujukan.jabatan.get(baris["kode_atasan"].casefold())
    if atas is None:
        raise SelSalah("kode_atasan", "Jabatan atasan ini tidak ada. Periksa kodenya.")
    if atas.id == pos.id:
        raise SelSalah("kode_atasan", "Jabatan tidak dapat menjadi atasan dirinya sendiri.")
    _sekali(dipakai, ("jabatan", pos.id), baris, "kode_jabatan")
    lama = keadaan.atasan.get(pos.id)
    if lama == atas.id:
        rancangan.tetap += 1
        rancangan.nasib[baris.nomor] = TETAP
        return
    keadaan.atasan[pos.id] = atas.id
    rancangan.berubah.append(AtasanJabatan(pos.id, atas.id))
    rancangan.nasib[baris.nomor] = BERUBAH
    rancangan.sebelum[baris.nomor] = {
        "kode_atasan": keadaan.kode.get(lama, "") if lama else "(kosong)"
    }


def _khusus(
    baris: BarisImpor,
    keadaan: _Keadaan,
    rancangan: Rancangan[Rencana],
    dipakai: dict[object, int],
) -> None:
    orang = keadaan.rujukan.cari_orang(baris)
    for kolom in ("nip_penilai", "mulai", "nomor_surat"):
        if not baris[kolom]:
            raise SelSalah(kolom, "Wajib diisi bila penilainya ditetapkan dengan surat.")
    penilai = keadaan.rujukan.orang.get(baris["nip_penilai"])
    if penilai is None:
        raise SelSalah("nip_penilai", "Penilai ini belum terdaftar. Impor pegawainya dahulu.")
    if penilai.id == orang.id:
        raise SelSalah("nip_penilai", "Orang tidak dapat menilai dirinya sendiri.")
    masa = masa_baris(baris)
    _sekali(dipakai, ("orang", orang.id, masa.lower), baris, "nip")
    semua = keadaan.khusus.get(orang.id, [])
    kini = next((satu for satu in semua if satu.masa.lower == masa.lower), None)
    for satu in semua:
        if satu is not kini and bertabrakan(masa, satu.masa):
            raise SelSalah("mulai", f"Bertabrakan dengan penilai sejak {satu.masa.lower:%d/%m/%Y}.")
    baru = PenilaiBaru(orang.id, penilai.id, masa, baris["nomor_surat"], kini.pk if kini else None)
    _golongkan(baris.nomor, baru, kini, rancangan)


def _golongkan(
    nomor: int, baru: PenilaiBaru, kini: PenilaiKhusus | None, rancangan: Rancangan[Rencana]
) -> None:
    if kini is None:
        rancangan.baru.append(baru)
        rancangan.nasib[nomor] = BARU
        return
    sama = (kini.penilai_id, kini.masa, kini.dasar) == (baru.penilai_id, baru.masa, baru.dasar)
    rancangan.nasib[nomor] = TETAP if sama else BERUBAH
    if sama:
        rancangan.tetap += 1
        return
    rancangan.berubah.append(baru)
    rancangan.sebelum[nomor] = {"nomor_surat": kini.dasar}


def _tolak_lingkaran(
    baris: Sequence[BarisImpor],
    keadaan: _Keadaan,
    rancangan: Rancangan[Rencana],
) -> None:
    """Rows whose posts would come to stand above themselves are faulty."""
    melingkar: set[int] = set()
    for satu in rancangan.berubah:
        if isinstance(satu, AtasanJabatan) and keadaan.melingkar(satu.jabatan_id):
            melingkar.add(satu.jabatan_id)
    if not melingkar:
        return
    for isi in baris:
        pos = keadaan.rujukan.jabatan.get((isi["kode_jabatan"] or "").casefold())
        if pos is not None and pos.id in melingkar:
            kalimat = "Atasan ini melingkar kembali ke jabatannya sendiri. Betulkan atasannya."
            nilai = teks_nilai(isi["kode_atasan"])
            rancangan.masalah.append(Masalah(isi.nomor, "Kode jabatan atasan", nilai, kalimat))
            rancangan.nasib.pop(isi.nomor, None)
            rancangan.sebelum.pop(isi.nomor, None)
    rancangan.berubah = [
        satu
        for satu in rancangan.berubah
        if not (isinstance(satu, AtasanJabatan) and satu.jabatan_id in melingkar)
    ]


def _tulis_khusus(khusus: Sequence[PenilaiBaru]) -> None:
    """Corrected letters first, then new ones. The instansi is that of the person."""
    orang = Pegawai.objects.filter(pk__in=[satu.pegawai_id for satu in khusus])
    instansi = dict(orang.values_list("pk", "instansi_id"))
    semua = [
        PenilaiKhusus(
            id=satu.id, instansi_id=instansi[satu.pegawai_id], pegawai_id=satu.pegawai_id,
            penilai_id=satu.penilai_id, masa=satu.masa, dasar=satu.dasar,
        )
        for satu in khusus
    ]  # fmt: skip
    PenilaiKhusus.objects.bulk_create(
        [satu for satu in semua if satu.pk],
        batch_size=KELOMPOK,
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=["penilai", "masa", "dasar"],
    )
    PenilaiKhusus.objects.bulk_create([s for s in semua if not s.pk], batch_size=KELOMPOK)
