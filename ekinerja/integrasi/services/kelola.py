"""Setting up a source, moving fields to it, keeping ours over it, and naming equals."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Q
from django.utils import timezone

from ekinerja.core.access import wajib
from ekinerja.core.bulk import mulai_massal
from ekinerja.core.errors import AksiDitolak
from ekinerja.core.workflow import Pelaku
from ekinerja.instansi.models import SumberData, SumberMedan
from ekinerja.integrasi.adapter import NAMA_FOLDER, NAMA_RAHASIA, periksa_alamat
from ekinerja.integrasi.medan import MEDAN, ORANG, sebutan_medan
from ekinerja.integrasi.models import Padanan, Penimpaan, Perbedaan
from ekinerja.integrasi.permissions import penerap, pengatur_sumber
from ekinerja.integrasi.queries import SUMBER_ORANG, TERHUBUNG, bacaan_terakhir
from ekinerja.organisasi.batasan import batasan
from ekinerja.organisasi.models import Jabatan, UnitKerja
from ekinerja.pegawai.models import Pegawai, RiwayatPegawai

ALASAN_MIN = 10
PENIMPAAN_GANDA = {
    "penimpaan_satu_per_masa": "Medan ini sudah ditahan bagi orang itu pada masa yang sama. Akhiri "
    "dahulu penimpaan yang lama."
}
PADANAN_GANDA = dict.fromkeys(
    ("padanan_jabatan_satu", "padanan_unit_satu"),
    "Pengenal ini sudah dipadankan. Baca sumbernya sekali lagi untuk melihat akibatnya.",
)


@dataclass(frozen=True, slots=True)
class AturanSumber:
    """Where a source is and how it is read; the secret is only named, never kept."""

    moda: str
    alamat: str
    nama_rahasia: str = ""
    jadwal: str = ""
    aktif: bool = True


@transaction.atomic
def atur_sumber(
    instansi_id: int, jenis: str, aturan: AturanSumber, *, oleh: Pelaku, pada: datetime
) -> SumberData:
    """Say where a source is; nothing is read yet.

    :raises TidakBerwenang: when the actor may not.
    :raises AksiDitolak: an address that may not be read, a folder or a secret of another kind.
    """
    wajib(pengatur_sumber(instansi_id, oleh, pada=timezone.localdate(pada)))
    if jenis not in TERHUBUNG:
        raise AksiDitolak("Sumber ini tidak dikenal. Pilih salah satu dari daftarnya.")
    _periksa_aturan(aturan)
    _tolak_milik_lain(instansi_id, aturan)
    isi = {
        "moda": aturan.moda, "alamat": aturan.alamat.strip(),
        "nama_rahasia": aturan.nama_rahasia, "jadwal": aturan.jadwal, "aktif": aturan.aktif,
    }  # fmt: skip
    with mulai_massal(oleh, sebab="sumber data diatur"):
        hasil, _ = SumberData.objects.update_or_create(
            instansi_id=instansi_id, jenis=jenis, defaults=isi
        )
    return hasil


def _periksa_aturan(aturan: AturanSumber) -> None:
    if aturan.moda == "HTTP":
        periksa_alamat(aturan.alamat)
    elif aturan.moda == "FOLDER" and not NAMA_FOLDER.fullmatch(aturan.alamat.strip()):
        raise AksiDitolak(
            "Nama folder hanya boleh huruf kecil, angka, garis bawah, dan setrip. Tulis namanya "
            "saja, bukan jalur lengkap."
        )
    if aturan.nama_rahasia and not NAMA_RAHASIA.fullmatch(aturan.nama_rahasia):
        raise AksiDitolak(
            "Nama variabel kunci harus dimulai dengan EKINERJA_RAHASIA_ lalu huruf besar, "
            "misalnya EKINERJA_RAHASIA_SIMPEG."
        )
    if aturan.jadwal and not aturan.moda:
        raise AksiDitolak("Sumber yang tidak dibaca sendiri tidak dapat dijadwalkan.")


def _tolak_milik_lain(instansi_id: int, aturan: AturanSumber) -> None:
    """A folder or a key belongs to one government: another one here would read its people."""
    sama = Q(nama_rahasia=aturan.nama_rahasia) if aturan.nama_rahasia else Q(pk__in=[])
    if aturan.moda == "FOLDER" or (aturan.moda == "HTTP" and not aturan.nama_rahasia):
        sama |= Q(moda=aturan.moda, alamat=aturan.alamat.strip())
    if SumberData.objects.exclude(instansi_id=instansi_id).filter(sama).exists():
        raise AksiDitolak(
            "Folder atau kunci ini sudah dipakai pemerintah daerah lain di server ini. Minta admin "
            "teknis menyiapkan folder atau kunci milik Anda sendiri."
        )


_ALIH_BERSAMAAN = {
    "sumber_medan_satu_per_masa": "Orang lain baru saja mengalihkan medan ini. Muat ulang "
    "halamannya, lalu periksa apakah masih perlu dialihkan."
}


@transaction.atomic
def alihkan_medan(
    instansi_id: int,
    medan: Sequence[str],
    sumber: str,
    *,
    mulai: date,
    oleh: Pelaku,
    pada: datetime,
) -> list[SumberMedan]:
    """Make a source the record of these fields from a day on; no stored value changes by it.

    :param sumber: SIMPEG, SIASN, or MANUAL to take the fields back.
    :raises TidakBerwenang: when the actor is not BKPSDM.
    :raises AksiDitolak: a day of the past, a field that the source cannot give, or a source
        that was never read (without a reading there is no reconciliation to decide on).
    """
    hari = timezone.localdate(pada)
    wajib(penerap(instansi_id, oleh, pada=hari))
    _periksa_alih(instansi_id, medan, sumber, mulai=mulai, hari=hari)
    lama = SumberMedan.objects.select_for_update().filter(instansi_id=instansi_id, medan__in=medan)
    with mulai_massal(oleh, sebab="medan dialihkan"), batasan(_ALIH_BERSAMAAN):
        for satu in lama.filter(masa__overlap=DateRange(mulai, None)):
            _hentikan(satu, mulai)
        baru = SumberMedan.objects.bulk_create(
            SumberMedan(
                instansi_id=instansi_id, medan=satu, sumber=sumber, masa=DateRange(mulai, None)
            )
            for satu in medan
        )
    _catat_alih(instansi_id, medan, sumber, mulai=mulai, oleh=oleh, pada=pada)
    return baru


def _hentikan(satu: SumberMedan, mulai: date) -> None:
    """Let a rule end on a day; one that would begin on it or later never holds."""
    if satu.masa.lower is not None and satu.masa.lower >= mulai:
        satu.delete()
        return
    satu.masa = DateRange(satu.masa.lower, mulai)
    satu.save(update_fields=["masa"])


def _periksa_alih(
    instansi_id: int, medan: Sequence[str], sumber: str, *, mulai: date, hari: date
) -> None:
    if not medan or any(satu not in MEDAN for satu in medan):
        raise AksiDitolak("Pilih sedikitnya satu medan dari daftar.")
    if mulai < hari:
        raise AksiDitolak("Tanggal peralihan tidak boleh sudah lewat. Pilih hari ini atau nanti.")
    if sumber == SumberData.MANUAL:
        return
    asing = [satu for satu in medan if sumber not in MEDAN[satu].sumber]
    if sumber not in SUMBER_ORANG or asing:
        sebutan = ", ".join(sebutan_medan(satu) for satu in asing)
        raise AksiDitolak(
            f"Sumber itu tidak menyediakan {sebutan or 'medan ini'}. Kurangi pilihan."
        )
    dibaca = SumberData.objects.filter(instansi_id=instansi_id, jenis=sumber).first()
    if dibaca is None or bacaan_terakhir(dibaca.pk) is None:
        raise AksiDitolak(
            "Sumber itu belum pernah terbaca, jadi belum ada rekonsiliasi untuk diputuskan. Baca "
            "sumbernya lebih dahulu."
        )


def _catat_alih(
    instansi_id: int,
    medan: Sequence[str],
    sumber: str,
    *,
    mulai: date,
    oleh: Pelaku,
    pada: datetime,
) -> None:
    """Into the history of the last reading of each system: who moved what, from when."""
    uraian = ", ".join(sebutan_medan(satu) for satu in medan)
    sebutan = dict(SumberData.JENIS)[sumber]
    for dibaca in SumberData.objects.filter(instansi_id=instansi_id, jenis__in=SUMBER_ORANG):
        bacaan = bacaan_terakhir(dibaca.pk)
        if bacaan is not None and sumber in {dibaca.jenis, SumberData.MANUAL}:
            bacaan.riwayat.create(
                langkah="alihkan", dari=bacaan.status, ke=bacaan.status, oleh_id=oleh.user_id,
                oleh_nama=oleh.nama, pada=pada,
                alasan=f"{uraian} menurut {sebutan} mulai {mulai:%d/%m/%Y}",
            )  # fmt: skip


@transaction.atomic
def timpa(
    pegawai: Pegawai,
    medan: str,
    *,
    sampai: date,
    alasan: str,
    oleh: Pelaku,
    pada: datetime,
) -> Penimpaan:
    """Keep our value of a field over the source, through ``sampai`` (the last day).

    :raises TidakBerwenang: when the actor is not BKPSDM.
    :raises AksiDitolak: not a field of a person, no reason, no end, or kept already.
    """
    hari = timezone.localdate(pada)
    wajib(penerap(pegawai.instansi_id, oleh, pada=hari))
    if oleh.user_id is None:
        raise AksiDitolak("Penimpaan dicatat atas nama orang, bukan oleh sistem.")
    if medan not in MEDAN or MEDAN[medan].milik != ORANG:
        raise AksiDitolak("Hanya data orang yang dapat ditahan. Pilih medannya dari daftar.")
    if len(alasan.strip()) < ALASAN_MIN:
        raise AksiDitolak(f"Tulis alasannya, paling sedikit {ALASAN_MIN} huruf.")
    if not hari <= sampai <= hari.replace(year=hari.year + 1, day=min(hari.day, 28)):
        raise AksiDitolak("Penimpaan berakhir paling lambat setahun lagi. Pilih tanggalnya.")
    with mulai_massal(oleh, sebab="nilai kita dipertahankan"), batasan(PENIMPAAN_GANDA):
        hasil = Penimpaan.objects.create(
            instansi_id=pegawai.instansi_id, pegawai=pegawai, medan=medan,
            masa=DateRange(hari, date.fromordinal(sampai.toordinal() + 1)),
            alasan=alasan.strip(), oleh_id=oleh.user_id, oleh_nama=oleh.nama, dibuat_pada=pada,
        )  # fmt: skip
    _tandai(pegawai, medan, dari=Perbedaan.MENUNGGU, ke=Perbedaan.DITAHAN)
    _catat_timpa(hasil, f"dipertahankan sampai {sampai:%d/%m/%Y}: {alasan}", oleh=oleh, pada=pada)
    return hasil


@transaction.atomic
def akhiri_timpa(penimpaan: Penimpaan, *, oleh: Pelaku, pada: datetime) -> None:
    """Let the source speak again from today on.

    :raises TidakBerwenang: when the actor is not BKPSDM.
    :raises AksiDitolak: when it has ended.
    """
    hari = timezone.localdate(pada)
    wajib(penerap(penimpaan.instansi_id, oleh, pada=hari))
    kunci = (
        Penimpaan.objects.select_for_update(of=("self",))
        .select_related("pegawai")
        .filter(pk=penimpaan.pk, masa__contains=hari)
        .first()
    )
    if kunci is None:
        raise AksiDitolak("Penimpaan ini sudah berakhir. Muat ulang halaman.")
    _catat_timpa(kunci, "tidak dipertahankan lagi", oleh=oleh, pada=pada)
    with mulai_massal(oleh, sebab="penimpaan diakhiri"):
        if kunci.masa.lower == hari:
            kunci.delete()
        else:
            kunci.masa = DateRange(kunci.masa.lower, hari)
            kunci.save(update_fields=["masa"])
    _tandai(kunci.pegawai, kunci.medan, dari=Perbedaan.DITAHAN, ke=Perbedaan.MENUNGGU)


def _tandai(pegawai: Pegawai, medan: str, *, dari: str, ke: str) -> None:
    Perbedaan.objects.filter(
        pegawai=pegawai, medan=medan, jenis=Perbedaan.NILAI, keputusan=dari
    ).update(keputusan=ke)


def _catat_timpa(penimpaan: Penimpaan, uraian: str, *, oleh: Pelaku, pada: datetime) -> None:
    RiwayatPegawai.objects.create(
        objek=penimpaan.pegawai, langkah="pertahankan", oleh_id=oleh.user_id, oleh_nama=oleh.nama,
        alasan=f"{sebutan_medan(penimpaan.medan)} {uraian}", pada=pada,
    )  # fmt: skip


@transaction.atomic
def padankan(beda: Perbedaan, kode: str, *, oleh: Pelaku, pada: datetime) -> Padanan:
    """Say which of our posts or units an unknown one of the source is.

    :param kode: code of our post or unit.
    :raises TidakBerwenang: when the actor is not BKPSDM.
    :raises AksiDitolak: another kind of row, or no such code.
    """
    sinkron = beda.sinkron
    hari = timezone.localdate(pada)
    wajib(penerap(sinkron.instansi_id, oleh, pada=hari))
    milik = {Perbedaan.JABATAN_ASING: "jabatan", Perbedaan.UNIT_ASING: "unit"}.get(beda.jenis)
    if milik is None or not beda.kunci_luar:
        raise AksiDitolak("Hanya jabatan dan unit yang belum dikenal yang dapat dipadankan.")
    model: type[Jabatan] | type[UnitKerja] = Jabatan if milik == "jabatan" else UnitKerja
    kita = model.objects.filter(
        instansi_id=sinkron.instansi_id, kode__iexact=kode.strip(), masa__contains=hari
    ).first()
    if kita is None:
        raise AksiDitolak(
            f"Tidak ada {milik} dengan kode {kode.strip()}. Salin kodenya dari Organisasi."
        )
    with mulai_massal(oleh, sebab="dipadankan"), batasan(PADANAN_GANDA):
        hasil = Padanan.objects.create(
            instansi_id=sinkron.instansi_id, jenis=sinkron.sumber.jenis,
            id_luar=beda.kunci_luar, **{milik: kita},
        )  # fmt: skip
    beda.keputusan, beda.diputus_pada = Perbedaan.DITERAPKAN, pada
    beda.saran = f"Dipadankan dengan {kita.nama} ({kita.kode}). Baca sumbernya sekali lagi."
    beda.save(update_fields=["keputusan", "diputus_pada", "saran"])
    return hasil
