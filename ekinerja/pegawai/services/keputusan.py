"""The paper of a deed of career: recorded with what it changed, and taken back by that."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.db import models, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone

from ekinerja.core.access import wajib
from ekinerja.core.bulk import mulai_massal
from ekinerja.core.errors import AksiDitolak
from ekinerja.core.models import Berkas
from ekinerja.core.workflow import Pelaku
from ekinerja.organisasi.batasan import batasan
from ekinerja.pegawai.identitas_nip import dari_nip
from ekinerja.pegawai.models import (
    AnggotaTim,
    Delegasi,
    Kedudukan,
    Keputusan,
    KontrakKerja,
    Pegawai,
    Penempatan,
    PenilaiKhusus,
    PenugasanKepala,
    RiwayatGolongan,
    RiwayatPegawai,
)
from ekinerja.pegawai.permissions import pengelola_pegawai
from ekinerja.pegawai.services.selaras import salin_golongan, selaraskan_akun

TMT_TERJAUH = timedelta(days=2 * 366)
TABEL: dict[str, type[models.Model]] = {
    "penempatan": Penempatan,
    "golongan": RiwayatGolongan,
    "kedudukan": Kedudukan,
    "kontrak": KontrakKerja,
    "penugasan": PenugasanKepala,
    "delegasi": Delegasi,
    "penilai_khusus": PenilaiKhusus,
    "anggota_tim": AnggotaTim,
}
PERAN, CATATAN = "peran", "catatan"
TUMPANG = {
    "penempatan_satu_definitif": "Pegawai ini sudah punya jabatan definitif pada masa itu. "
    "Gunakan mutasi, atau ubah tanggalnya.",
    "golongan_satu_per_masa": "Sudah ada golongan yang berlaku pada masa itu. Periksa TMT-nya.",
    "kedudukan_satu_per_masa": "Kedudukan lain sudah tercatat pada masa itu. Periksa TMT-nya, "
    "atau catat pengaktifan kembali lebih dahulu.",
    "kontrak_satu_per_masa": "Sudah ada kontrak pada masa itu. Periksa tanggalnya.",
}


@dataclass(frozen=True, slots=True)
class DataKeputusan:
    """What the paper says. ``tmt`` is the first day that it counts."""

    nomor_sk: str
    tanggal_sk: date
    tmt: date
    tanggal_pelantikan: date | None = None
    tanggal_spmt: date | None = None
    keterangan: str = ""
    berkas: Berkas | None = None

    @property
    def dasar(self) -> str:
        """Number and date as one line, as dated rows carry it."""
        return f"{self.nomor_sk[:170]} tanggal {self.tanggal_sk:%d/%m/%Y}"


@dataclass(slots=True)
class Pencatat:
    """One deed while it is done: writes rows and keeps what each was before."""

    keputusan: Keputusan
    akibat: list[dict[str, Any]] = field(default_factory=list)

    def buat(self, tabel: str, sebutan: str, /, **isi: Any) -> Any:
        """A new dated row of this person."""
        orang = self.keputusan.pegawai
        baris = TABEL[tabel](instansi_id=orang.instansi_id, pegawai=orang, **isi)
        baris.save(force_insert=True)
        self._tambah(tabel, baris, sebutan, sebelum=None)
        return baris

    def akhiri(self, tabel: str, baris: Any, sebutan: str, *, selesai: date) -> None:
        """End a dated row on a day; the row keeps its beginning."""
        sebelum = _teks(baris.masa)
        baris.masa = DateRange(baris.masa.lower, selesai)
        baris.save(update_fields=["masa"])
        self._tambah(tabel, baris, sebutan, sebelum=sebelum)

    def peran_berakhir(self, pemberian: Any, sebutan: str, *, sebelum: DateRange) -> None:
        """Note a role that another service ended."""
        self._tambah(PERAN, pemberian, sebutan, sebelum=_teks(sebelum))

    def catat_saja(self, baris: Any, sebutan: str) -> None:
        """Note a row that stands unchanged and that somebody must look after."""
        self._tambah(CATATAN, baris, sebutan, sebelum=_teks(baris.masa))

    def _tambah(
        self, tabel: str, baris: Any, sebutan: str, *, sebelum: list[str | None] | None
    ) -> None:
        self.akibat.append(
            {
                "tabel": tabel,
                "id": baris.pk,
                "sebutan": sebutan,
                "sebelum": sebelum,
                "sesudah": _teks(baris.masa),
            }
        )


def mulai_keputusan(
    pegawai: Pegawai, jenis: str, sk: DataKeputusan, *, oleh: Pelaku, pada: datetime
) -> Pencatat:
    """Check who and what, lock the person, and open the decision.

    :raises TidakBerwenang: when the actor is not BKPSDM.
    :raises AksiDitolak: a number or date that cannot be.
    """
    hari = timezone.localdate(pada)
    wajib(pengelola_pegawai(pegawai.instansi_id, oleh, pada=hari))
    terkunci = Pegawai.objects.select_for_update(of=("self",)).get(pk=pegawai.pk)
    _periksa(terkunci, sk, hari)
    keputusan = Keputusan.objects.create(
        instansi_id=terkunci.instansi_id, pegawai=terkunci, jenis=jenis,
        nomor_sk=sk.nomor_sk.strip(), tanggal_sk=sk.tanggal_sk, tmt=sk.tmt,
        tanggal_pelantikan=sk.tanggal_pelantikan, tanggal_spmt=sk.tanggal_spmt,
        keterangan=sk.keterangan, berkas=sk.berkas, oleh_id=oleh.user_id, dicatat_pada=pada,
    )  # fmt: skip
    return Pencatat(keputusan)


def selesaikan(
    pencatat: Pencatat, *, sebutan: str, oleh: Pelaku, pada: datetime, kapasitas: str = ""
) -> Keputusan:
    """Store what the deed changed, and write it into the history of the person."""
    keputusan = pencatat.keputusan
    keputusan.akibat = pencatat.akibat
    keputusan.save(update_fields=["akibat"])
    RiwayatPegawai.objects.create(
        objek=keputusan.pegawai, langkah=keputusan.jenis.lower(), oleh_id=oleh.user_id,
        oleh_nama=oleh.nama, kapasitas=kapasitas, alasan=sebutan, pada=pada,
    )  # fmt: skip
    return keputusan


def _periksa(pegawai: Pegawai, sk: DataKeputusan, hari: date) -> None:
    lahir = pegawai.tanggal_lahir or (dari_nip(pegawai.nip)[0] if pegawai.nip else None)
    for salah, kalimat in (
        (not sk.nomor_sk.strip(), "Nomor SK wajib diisi."),
        (sk.tanggal_sk > hari, "Tanggal SK belum tiba. Periksa tanggalnya pada naskah SK."),
        (
            lahir is not None and sk.tmt <= lahir,
            "TMT lebih awal daripada tanggal lahir pegawai ini. Periksa tahunnya.",
        ),
        (
            sk.tmt - hari > TMT_TERJAUH,
            "TMT lebih dari dua tahun lagi. Periksa tahunnya.",
        ),
        (
            sk.tanggal_spmt is not None
            and sk.tanggal_pelantikan is not None
            and sk.tanggal_spmt < sk.tanggal_pelantikan,
            "Tanggal SPMT mendahului pelantikan. Periksa kedua tanggal itu.",
        ),
    ):
        if salah:
            raise AksiDitolak(kalimat)


@transaction.atomic
def batalkan_keputusan(
    keputusan: Keputusan, *, alasan: str, oleh: Pelaku, pada: datetime
) -> Keputusan:
    """Take back a wrongly recorded deed: every row it wrote becomes what it was before.

    Only the last one that still counts, and only while its rows stand as it left them. Roles
    that ended with it are not given back: they need their own letter.

    :raises TidakBerwenang: when the actor is not BKPSDM.
    :raises AksiDitolak: without a reason, not the last one, or changed since.
    """
    wajib(pengelola_pegawai(keputusan.instansi_id, oleh, pada=timezone.localdate(pada)))
    orang = Pegawai.objects.select_for_update(of=("self",)).get(pk=keputusan.pegawai_id)
    kunci = Keputusan.objects.select_for_update(of=("self",)).get(pk=keputusan.pk)
    _periksa_batal(kunci, orang, alasan)
    with mulai_massal(oleh, sebab="keputusan dibatalkan"), batasan(TUMPANG):
        for satu in reversed(kunci.akibat):
            _pulihkan(satu)
        kunci.dibatalkan_pada, kunci.alasan_batal = pada, alasan.strip()
        kunci.save(update_fields=["dibatalkan_pada", "alasan_batal"])
        salin_golongan(orang, hari=timezone.localdate(pada))
        selaraskan_akun(orang, hari=timezone.localdate(pada))
    RiwayatPegawai.objects.create(
        objek=orang, langkah="batalkan", oleh_id=oleh.user_id, oleh_nama=oleh.nama,
        alasan=f"{kunci.get_jenis_display()} {kunci.nomor_sk}: {alasan.strip()}", pada=pada,
    )  # fmt: skip
    return kunci


def _periksa_batal(keputusan: Keputusan, orang: Pegawai, alasan: str) -> None:
    if len(alasan.strip()) < 10:
        raise AksiDitolak("Tulis alasan pembatalan, paling sedikit 10 huruf.")
    if keputusan.dibatalkan_pada is not None:
        raise AksiDitolak("Keputusan ini sudah dibatalkan.")
    if not keputusan.akibat:
        raise AksiDitolak(
            "Keputusan ini tidak mencatat perubahan yang dapat dipulihkan. Catat keputusan baru."
        )
    terakhir = Keputusan.objects.filter(pegawai=orang, dibatalkan_pada=None).order_by("-id").first()
    if terakhir != keputusan:
        raise AksiDitolak(
            f"Masih ada keputusan yang dicatat sesudahnya ({terakhir}). Hanya keputusan terakhir "
            "yang dapat dibatalkan; batalkan yang terakhir lebih dahulu."
        )


def _pulihkan(satu: dict[str, Any]) -> None:
    if satu["tabel"] in {PERAN, CATATAN}:
        return
    model = TABEL[satu["tabel"]]
    baris: Any = model._default_manager.select_for_update().filter(pk=satu["id"]).first()
    if baris is None or _teks(baris.masa) != satu["sesudah"]:
        raise AksiDitolak(
            f"{satu['sebutan']} sudah berubah sesudah keputusan ini dicatat, sehingga tidak dapat "
            "dipulihkan sendiri. Catat keputusan baru yang membetulkannya."
        )
    if satu["sebelum"] is None:
        baris.delete()
        return
    baris.masa = DateRange(*(date.fromisoformat(s) if s else None for s in satu["sebelum"]))
    baris.save(update_fields=["masa"])


def _teks(masa: DateRange) -> list[str | None]:
    """A half-open period as two ISO dates."""
    ujung: Iterable[date | None] = (masa.lower, masa.upper)
    return [hari.isoformat() if hari else None for hari in ujung]
