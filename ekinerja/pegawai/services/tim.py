"""Teams across posts, made by SK for a period, with ketua and members."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone

from ekinerja.core.access import wajib
from ekinerja.core.bulk import mulai_massal
from ekinerja.core.errors import AksiDitolak
from ekinerja.core.lingkup import Lingkup
from ekinerja.core.workflow import Pelaku
from ekinerja.organisasi.batasan import batasan
from ekinerja.organisasi.models import UnitKerja
from ekinerja.pegawai.models import AnggotaTim, Pegawai, TimKerja
from ekinerja.pegawai.permissions import pengelola_tim
from ekinerja.pegawai.services.penugasan import akhir_masa, catat_riwayat, simpan_akhir

_ANGGOTA_GANDA = {
    "anggota_tim_sekali_per_masa": "Orang ini sudah menjadi anggota tim pada masa itu. Periksa "
    "daftar anggotanya."
}


@dataclass(frozen=True, slots=True)
class DataTim:
    """What the SK of a team says; ``[mulai, selesai)``."""

    nama: str
    ketua: Pegawai
    mulai: date
    selesai: date | None
    dasar: str


@transaction.atomic
def bentuk_tim(
    unit: UnitKerja, data: DataTim, *, lingkup: Lingkup, oleh: Pelaku, pada: datetime
) -> TimKerja:
    """Make a team of a unit; the ketua is its first member.

    :param lingkup: what the actor's roles for teams reach.
    :raises TidakBerwenang: outside the scope.
    :raises AksiDitolak: without name or SK, a period that ends before it begins, a ketua from
        another instansi.
    """
    wajib(pengelola_tim(unit, lingkup))
    if not data.nama.strip() or not data.dasar.strip():
        raise AksiDitolak("Nama tim, nomor SK, dan tanggalnya wajib diisi.")
    if data.selesai is not None and data.selesai <= data.mulai:
        raise AksiDitolak("Tanggal berakhir harus sesudah tanggal mulai.")
    _tolak_orang_lain(data.ketua, unit.instansi_id)
    masa = DateRange(data.mulai, data.selesai)
    with mulai_massal(oleh, sebab="tim dibentuk"):
        tim = TimKerja.objects.create(
            instansi_id=unit.instansi_id, unit=unit, nama=data.nama.strip(), ketua=data.ketua,
            masa=masa, dasar=data.dasar.strip(),
        )  # fmt: skip
        AnggotaTim.objects.create(tim=tim, pegawai=data.ketua, peran="Ketua", masa=masa)
    uraian = f"{tim.nama}, ketua: {tim.dasar}"
    catat_riwayat(data.ketua, "masuk_tim", uraian, oleh=oleh, pada=pada)
    return tim


@transaction.atomic
def tambah_anggota(
    tim: TimKerja, pegawai: Pegawai, *, peran: str, mulai: date, lingkup: Lingkup, oleh: Pelaku,
    pada: datetime,
) -> AnggotaTim:  # fmt: skip
    """Add a member from a day on to the end of the team.

    :raises TidakBerwenang: outside the scope.
    :raises AksiDitolak: outside the period of the team, a member already, another instansi.
    """
    tim = _kunci(tim, lingkup)
    _tolak_orang_lain(pegawai, tim.instansi_id)
    if mulai not in tim.masa:
        raise AksiDitolak("Tanggal mulainya di luar masa tim ini. Periksa tanggalnya.")
    with mulai_massal(oleh, sebab="anggota ditambah"), batasan(_ANGGOTA_GANDA):
        hasil = AnggotaTim.objects.create(
            tim=tim, pegawai=pegawai, peran=peran.strip(), masa=DateRange(mulai, tim.masa.upper)
        )
    catat_riwayat(pegawai, "masuk_tim", f"{tim.nama}: {tim.dasar}", oleh=oleh, pada=pada)
    return hasil


@transaction.atomic
def akhiri_anggota(
    anggota: AnggotaTim, *, selesai: date, alasan: str, lingkup: Lingkup, oleh: Pelaku,
    pada: datetime,
) -> None:  # fmt: skip
    """Let a member go on a day; the ketua stays until the team ends.

    :raises TidakBerwenang: outside the scope.
    :raises AksiDitolak: without a reason, outside the period, or the ketua.
    """
    tim = _kunci(anggota.tim, lingkup)
    kunci = (
        AnggotaTim.objects.select_for_update(of=("self",))
        .select_related("pegawai")
        .get(pk=anggota.pk)
    )
    if kunci.pegawai_id == tim.ketua_id:
        raise AksiDitolak("Ketua tidak dapat keluar sendiri. Akhiri timnya, lalu bentuk yang baru.")
    with mulai_massal(oleh, sebab="anggota keluar"):
        simpan_akhir(kunci, akhir_masa(kunci.masa, selesai, alasan, hari=timezone.localdate(pada)))
    catat_riwayat(kunci.pegawai, "keluar_tim", f"{tim.nama}: {alasan}", oleh=oleh, pada=pada)


@transaction.atomic
def akhiri_tim(
    tim: TimKerja, *, selesai: date, alasan: str, lingkup: Lingkup, oleh: Pelaku, pada: datetime
) -> None:
    """End a team with all its members on a day; one that never began goes away.

    :raises TidakBerwenang: outside the scope.
    :raises AksiDitolak: without a reason, or not earlier than the end that stands.
    """
    tim, hari = _kunci(tim, lingkup), timezone.localdate(pada)
    masa = akhir_masa(tim.masa, selesai, alasan, hari=hari)
    anggota = AnggotaTim.objects.filter(tim=tim).select_for_update()
    with mulai_massal(oleh, sebab="tim diakhiri"):
        for satu in anggota:
            if satu.masa.upper is None or satu.masa.upper > selesai:
                simpan_akhir(satu, akhir_masa(satu.masa, selesai, alasan, hari=hari))
        simpan_akhir(tim, masa)
    catat_riwayat(tim.ketua, "keluar_tim", f"{tim.nama} berakhir: {alasan}", oleh=oleh, pada=pada)


def _kunci(tim: TimKerja, lingkup: Lingkup) -> TimKerja:
    terkunci = (
        TimKerja.objects.select_for_update(of=("self",))
        .select_related("unit", "ketua")
        .get(pk=tim.pk)
    )
    wajib(pengelola_tim(terkunci.unit, lingkup))
    return terkunci


def _tolak_orang_lain(pegawai: Pegawai, instansi_id: int) -> None:
    if pegawai.instansi_id != instansi_id:
        raise AksiDitolak("Orang ini tidak ditemukan. Pilih pegawai dari instansi Anda.")
