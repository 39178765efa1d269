"""Deeds on job evaluations: a post is evaluated from a day on, mended, planned, accepted."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import connection, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone

from ekinerja.core.access import wajib
from ekinerja.core.bulk import mulai_massal
from ekinerja.core.errors import AksiDitolak
from ekinerja.core.workflow import Pelaku
from ekinerja.organisasi.faktor import hitung_evaluasi, set_faktor
from ekinerja.organisasi.models import (
    DokumenOrganisasi,
    EvaluasiJabatan,
    Jabatan,
    PengecualianPeriksa,
)
from ekinerja.organisasi.permissions import pengelola_aplikasi

NILAI_MAKS = 10_000
SUSULAN_HARI = 31


@dataclass(frozen=True, slots=True, kw_only=True)
class IsiEvaluasi:
    """What an evaluation says.

    :ivar faktor: level of every factor by its key; empty when the decree names none.
    :ivar nilai: value of the decree, and ``kelas`` its class; only where ``faktor`` is empty.
    :ivar dasar: number and date of the decree.
    """

    dasar: str
    faktor: Mapping[str, int] = field(default_factory=dict)
    nilai: int | None = None
    kelas: int | None = None
    dokumen: DokumenOrganisasi | None = None


@transaction.atomic
def nilai_evaluasi(
    jabatan: Jabatan, isi: IsiEvaluasi, *, mulai: date, oleh: Pelaku, pada: datetime
) -> EvaluasiJabatan:
    """Evaluate a post from a day on; the former evaluation ends on that day.

    Value and class are written on the post when the evaluation is in force, and on its day by
    :func:`berlakukan_evaluasi` when it is planned.

    :raises TidakBerwenang: when the actor does not keep the organisation.
    :raises AksiDitolak: a factor missing, no such level, a later evaluation, no post then.
    """
    hari = timezone.localdate(pada)
    wajib(pengelola_aplikasi(jabatan.instansi_id, oleh, pada=hari))
    jabatan = Jabatan.objects.select_for_update(of=("self",)).get(pk=jabatan.pk)
    _periksa_jabatan(jabatan, mulai)
    nilai, kelas = _hasil(jabatan, isi, pada=mulai)
    _periksa_sesudah(jabatan, mulai)
    lama = EvaluasiJabatan.objects.filter(jabatan=jabatan, masa__contains=mulai).first()
    with mulai_massal(oleh, sebab=f"evaluasi jabatan: {isi.dasar}"):
        if lama is not None:
            lama.masa = DateRange(lama.masa.lower, mulai)
            lama.save(update_fields=["masa"])
        baru = EvaluasiJabatan.objects.create(
            instansi_id=jabatan.instansi_id, jabatan=jabatan, nilai=nilai, kelas=kelas,
            set_faktor=set_faktor(jabatan.jenis in Jabatan.MANAJERIAL), faktor=dict(isi.faktor),
            masa=DateRange(mulai, None), dasar=isi.dasar.strip(), dokumen=isi.dokumen,
        )  # fmt: skip
        _tulis_kelas(jabatan, hari=hari)
    return baru


@transaction.atomic
def perbaiki_evaluasi(
    evaluasi: EvaluasiJabatan, isi: IsiEvaluasi, *, alasan: str, oleh: Pelaku, pada: datetime
) -> EvaluasiJabatan:
    """Mend what an evaluation says; its period stays, every version stays in its history.

    :raises TidakBerwenang: when the actor does not keep the organisation.
    :raises AksiDitolak: without a reason, a factor missing, no such level.
    """
    hari = timezone.localdate(pada)
    wajib(pengelola_aplikasi(evaluasi.instansi_id, oleh, pada=hari))
    if not alasan.strip():
        raise AksiDitolak("Alasan perbaikan wajib diisi. Tuliskan, lalu simpan lagi.")
    jabatan = Jabatan.objects.select_for_update(of=("self",)).get(pk=evaluasi.jabatan_id)
    evaluasi = EvaluasiJabatan.objects.select_for_update(of=("self",)).get(pk=evaluasi.pk)
    evaluasi.nilai, evaluasi.kelas = _hasil(jabatan, isi, pada=evaluasi.masa.lower)
    evaluasi.faktor, evaluasi.dasar = dict(isi.faktor), isi.dasar.strip()
    evaluasi.dokumen = isi.dokumen
    with mulai_massal(oleh, sebab=f"evaluasi jabatan diperbaiki: {alasan.strip()}"):
        evaluasi.save(update_fields=["nilai", "kelas", "faktor", "dasar", "dokumen"])
        _tulis_kelas(jabatan, hari=hari)
    return evaluasi


@transaction.atomic
def batalkan_evaluasi(evaluasi: EvaluasiJabatan, *, oleh: Pelaku, pada: datetime) -> None:
    """Drop an evaluation that has not come into force yet; the former one goes on.

    :raises TidakBerwenang: when the actor does not keep the organisation.
    :raises AksiDitolak: when it is in force already.
    """
    hari = timezone.localdate(pada)
    wajib(pengelola_aplikasi(evaluasi.instansi_id, oleh, pada=hari))
    jabatan = Jabatan.objects.select_for_update(of=("self",)).get(pk=evaluasi.jabatan_id)
    mulai = evaluasi.masa.lower
    if mulai <= hari:
        raise AksiDitolak(
            "Evaluasi ini sudah berlaku, sehingga tidak dapat dibatalkan. Perbaiki isinya, atau "
            "catat evaluasi baru dengan tanggal mulainya."
        )
    with mulai_massal(oleh, sebab="rencana evaluasi jabatan dibatalkan"):
        EvaluasiJabatan.objects.filter(pk=evaluasi.pk).delete()
        lama = EvaluasiJabatan.objects.filter(jabatan=jabatan, masa__endswith=mulai).first()
        if lama is not None:
            lama.masa = DateRange(lama.masa.lower, None)
            lama.save(update_fields=["masa"])


_BERLAKU_SQL = """
UPDATE organisasi_jabatan j SET kelas = e.kelas, nilai = e.nilai
FROM organisasi_evaluasijabatan e
WHERE e.jabatan_id = j.id AND e.masa @> %(pada)s::date
  AND lower(e.masa) > %(pada)s::date - %(susulan)s::int
  AND (j.kelas IS DISTINCT FROM e.kelas OR j.nilai IS DISTINCT FROM e.nilai)
"""


@transaction.atomic
def berlakukan_evaluasi(*, oleh: Pelaku, pada: date) -> int:
    """Write value and class of evaluations whose day has come on their posts; safe to run again.

    :returns: how many posts changed.
    """
    with (
        mulai_massal(oleh, sebab="evaluasi jabatan mulai berlaku"),
        connection.cursor() as cursor,
    ):
        cursor.execute(_BERLAKU_SQL, {"pada": pada, "susulan": SUSULAN_HARI})
        return int(cursor.rowcount)


@transaction.atomic
def catat_pengecualian(
    jabatan: Jabatan,
    *,
    aturan: str,
    alasan: str,
    mulai: date,
    selesai: date | None,
    oleh: Pelaku,
    pada: datetime,
) -> PengecualianPeriksa:
    """Accept what a validator finds about a post, with a reason, for a period.

    :raises TidakBerwenang: when the actor does not keep the organisation.
    :raises AksiDitolak: without a reason, an empty period, one accepted already.
    """
    wajib(pengelola_aplikasi(jabatan.instansi_id, oleh, pada=timezone.localdate(pada)))
    if len(alasan.strip()) < 10:
        raise AksiDitolak("Tuliskan alasannya, paling sedikit 10 huruf; pemeriksa akan membacanya.")
    if selesai is not None and selesai <= mulai:
        raise AksiDitolak("Tanggal berakhirnya harus sesudah tanggal mulai. Periksa keduanya.")
    jabatan = Jabatan.objects.select_for_update(of=("self",)).get(pk=jabatan.pk)
    masa = DateRange(mulai, selesai)
    if PengecualianPeriksa.objects.filter(
        jabatan=jabatan, aturan=aturan, masa__overlap=masa
    ).exists():
        raise AksiDitolak(
            "Pada masa itu temuan ini sudah dikecualikan. Akhiri pengecualian yang lama dahulu."
        )
    with mulai_massal(oleh, sebab="temuan dikecualikan"):
        return PengecualianPeriksa.objects.create(
            instansi_id=jabatan.instansi_id, aturan=aturan, jabatan=jabatan,
            unit_id=jabatan.unit_id, alasan=alasan.strip(), masa=masa,
        )  # fmt: skip


@transaction.atomic
def akhiri_pengecualian(
    pengecualian: PengecualianPeriksa, *, oleh: Pelaku, pada: datetime
) -> PengecualianPeriksa | None:
    """End an exception today; the finding counts again. One that has not begun is dropped.

    :raises TidakBerwenang: when the actor does not keep the organisation.
    """
    hari = timezone.localdate(pada)
    wajib(pengelola_aplikasi(pengecualian.instansi_id, oleh, pada=hari))
    pengecualian = PengecualianPeriksa.objects.select_for_update(of=("self",)).get(
        pk=pengecualian.pk
    )
    with mulai_massal(oleh, sebab="pengecualian diakhiri"):
        if pengecualian.masa.lower >= hari:
            pengecualian.delete()
            return None
        if pengecualian.masa.upper is None or pengecualian.masa.upper > hari:
            pengecualian.masa = DateRange(pengecualian.masa.lower, hari)
            pengecualian.save(update_fields=["masa"])
    return pengecualian


def _periksa_jabatan(jabatan: Jabatan, mulai: date) -> None:
    if jabatan.jenis == "POLITIS":
        raise AksiDitolak("Jabatan pejabat negara tidak dievaluasi dan tidak mempunyai kelas.")
    if mulai not in jabatan.masa:
        raise AksiDitolak(
            f"{jabatan.nama} belum atau tidak lagi ada pada tanggal mulai itu. Ubah tanggalnya."
        )


def _periksa_sesudah(jabatan: Jabatan, mulai: date) -> None:
    sesudah = (
        EvaluasiJabatan.objects.filter(jabatan=jabatan, masa__startswith__gte=mulai)
        .order_by("masa")
        .first()
    )
    if sesudah is not None:
        raise AksiDitolak(
            f"Jabatan ini sudah mempunyai evaluasi mulai {sesudah.masa.lower:%d/%m/%Y}. Perbaiki "
            "evaluasi itu, batalkan bila belum berlaku, atau pilih tanggal sesudahnya."
        )


def _hasil(jabatan: Jabatan, isi: IsiEvaluasi, *, pada: date) -> tuple[int, int]:
    """Value and class: from the factors by the law, or as the decree states them."""
    if not isi.dasar.strip():
        raise AksiDitolak("Nomor dan tanggal keputusan wajib diisi. Tuliskan, lalu simpan lagi.")
    if isi.dokumen is not None and isi.dokumen.instansi_id != jabatan.instansi_id:
        raise AksiDitolak("Dokumen tidak ditemukan. Pilih dokumen dari instansi Anda.")
    if isi.faktor:
        himpunan = set_faktor(jabatan.jenis in Jabatan.MANAJERIAL)
        hasil = hitung_evaluasi(himpunan, isi.faktor, pada=pada)
        return hasil.nilai, hasil.kelas
    if isi.nilai is None or isi.kelas is None:
        raise AksiDitolak("Isi tingkat semua faktor, atau nilai dan kelas menurut keputusan.")
    if not 0 < isi.nilai <= NILAI_MAKS or not 1 <= isi.kelas <= 17:
        raise AksiDitolak(
            "Nilai jabatan atau kelasnya tidak wajar. Salin dari keputusan: kelas 1 sampai 17."
        )
    return isi.nilai, isi.kelas


def _tulis_kelas(jabatan: Jabatan, *, hari: date) -> None:
    """The post bears value and class of the evaluation in force today."""
    kini = EvaluasiJabatan.objects.filter(jabatan=jabatan, masa__contains=hari).first()
    if kini is None or (jabatan.kelas, jabatan.nilai) == (kini.kelas, kini.nilai):
        return
    jabatan.kelas, jabatan.nilai = kini.kelas, kini.nilai
    jabatan.save(update_fields=["kelas", "nilai"])
