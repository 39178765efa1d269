"""Lists and slips, by scope."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery, Value
from django.utils import timezone

from ekinerja.aktivitas.models import Aktivitas
from ekinerja.core.format import BULAN
from ekinerja.core.lingkup import Lingkup
from ekinerja.core.models import Dokumen, Pekerjaan
from ekinerja.core.workflow import SISTEM, Pelaku
from ekinerja.kalender.queries import dalam_uji_coba
from ekinerja.organisasi.models import LetakUnit, PemberianPeran, UnitKerja
from ekinerja.pegawai.models import Pegawai
from ekinerja.perencanaan.models import LaporanAksi, RiwayatLaporanAksi
from ekinerja.presensi.models import HariPresensi
from ekinerja.tpp.facts import bulan_berikut
from ekinerja.tpp.kertas_kerja import BarisJabatan
from ekinerja.tpp.models import (
    ArsipTahunan,
    DaftarTPP,
    DokumenDaftar,
    Halangan,
    HasilTPP,
    Penutupan,
    PersetujuanTPP,
)
from ekinerja.tpp.workflow import DITUTUP

ARSIP_MAKS = 300
Rekaman = tuple[str, int | str]


@dataclass(frozen=True, slots=True)
class Catatan:
    """A record behind a fact, in words.

    :ivar terbuka: the reader may open the record itself.
    :ivar alamat: name and arguments of its page, where the id alone does not lead there.
    """

    tanggal: date
    teks: str
    menit: int
    terbuka: bool = True
    alamat: tuple[str, tuple[int, ...]] | None = None


# Whoever held a post there, as the units stood on those days, or was paid from there on secondment.
_PENERIMA = """
WITH bagian AS (
    SELECT u.id FROM organisasi_unitkerja u WHERE u.opd_id = ANY (%(unit)s::bigint[])
  UNION
    SELECT l.unit_id FROM organisasi_letakunit l
    WHERE l.opd_id = ANY (%(unit)s::bigint[])
      AND l.masa && daterange(%(awal)s::date, %(akhir)s::date)
)
SELECT n.pegawai_id FROM bagian
JOIN organisasi_jabatan j ON j.unit_id = bagian.id
JOIN pegawai_penempatan n ON n.jabatan_id = j.id AND n.jenis = 'DEFINITIF'
WHERE n.masa && daterange(%(awal)s::date, %(akhir)s::date)
UNION
SELECT d.pegawai_id FROM bagian
JOIN pegawai_kedudukan d ON d.unit_pembayar_id = bagian.id
WHERE d.masa && daterange(%(awal)s::date, %(akhir)s::date)
"""


def membayar(awal: date) -> Q:
    """Units that pay in a month: a perangkat daerah then, also one that was moved since."""
    sebulan = (awal, bulan_berikut(awal))
    dulu = LetakUnit.objects.filter(opd_id=OuterRef("pk"), masa__overlap=sebulan)
    return Q(masa__overlap=sebulan) & (Q(opd_id=F("id")) | Q(Exists(dulu)))


def unit_pembayar(instansi_id: int, awal: date, *, kode: str = "") -> list[UnitKerja]:
    """Units that pay in a month, in the order of the tree.

    :param kode: only the unit with this code.
    """
    unit = UnitKerja.objects.filter(membayar(awal), instansi_id=instansi_id)
    return [u for u in unit.order_by("urutan", "nama") if not kode or u.kode == kode]


def jumlah_penerima(unit_ids: Sequence[int], awal: date) -> int:
    """About how many people these units pay in a month; to choose how to calculate."""
    return len(penerima(unit_ids, awal))


def penerima(unit_ids: Sequence[int], awal: date) -> list[int]:
    """Ids of everybody whom these units may have to pay for a month."""
    isi: dict[str, Any] = {"unit": list(unit_ids), "awal": awal, "akhir": bulan_berikut(awal)}
    with connection.cursor() as cursor:
        cursor.execute(_PENERIMA, isi)
        return sorted(baris[0] for baris in cursor.fetchall())


def pegawai_bernip(instansi_id: int, nip: str) -> Pegawai | None:
    """The person with this NIP; for commands, where the operator names who acts."""
    return Pegawai.objects.filter(instansi_id=instansi_id, nip=nip).first()


def daftar_bulan(unit_ids: Sequence[int], awal: date) -> list[DaftarTPP]:
    """The lists of these units for a month, for commands and jobs."""
    return list(
        DaftarTPP.objects.filter(unit_id__in=unit_ids, bulan__awal=awal)
        .select_related("unit", "bulan", "skema")
        .order_by("unit__urutan", "unit__nama")
    )


def daftar_untuk_tugas(pk: int) -> DaftarTPP:
    """The list that a job works on."""
    return DaftarTPP.objects.select_related("unit", "bulan", "skema").get(pk=pk)


def pemohon(pekerjaan_id: int) -> Pelaku:
    """Who asked for a job; the system when nobody did."""
    oleh_id = Pekerjaan.objects.values_list("oleh_id", flat=True).get(pk=pekerjaan_id)
    if oleh_id is None:
        return SISTEM
    return Pegawai.objects.get(user_id=oleh_id)


def daftar_terlihat(lingkup: Lingkup, *, bendahara: Lingkup) -> QuerySet[DaftarTPP]:
    """Lists of the units in scope; where only the treasurer's scope reaches, the closed ones.

    :param lingkup: of the roles that see every list, ``bendahara`` of the treasurer.
    """
    boleh = _dalam(lingkup) | (_dalam(bendahara) & Q(status=DITUTUP))
    return (
        DaftarTPP.objects.filter(boleh, instansi_id=lingkup.instansi_id)
        .select_related("unit", "bulan", "skema", "pekerjaan")
        .annotate(uji_coba=dalam_uji_coba("unit_id", "bulan__awal"))
        .order_by("-bulan__awal", "unit__urutan", "unit__nama")
    )


def saring_daftar(
    daftar: QuerySet[DaftarTPP], *, awal: date | None, status: str, cari: str
) -> QuerySet[DaftarTPP]:
    """Lists narrowed by month, state and name of the unit."""
    if awal is not None:
        daftar = daftar.filter(bulan__awal=awal)
    if status:
        daftar = daftar.filter(status=status)
    if cari:
        daftar = daftar.filter(unit__nama__icontains=cari)
    return daftar.annotate(jumlah_halangan=Count("halangan"))


def bulan_berdaftar(daftar: QuerySet[DaftarTPP]) -> list[date]:
    """Months that have a list, newest first."""
    return sorted(set(daftar.order_by().values_list("bulan__awal", flat=True)), reverse=True)


def unit_tanpa_daftar(lingkup: Lingkup, *, awal: date) -> QuerySet[UnitKerja]:
    """Paying units in scope that have no list for a month yet, though they have people."""
    ada = DaftarTPP.objects.filter(unit_id=OuterRef("pk"), bulan__awal=awal)
    unit = UnitKerja.objects.filter(membayar(awal), instansi_id=lingkup.instansi_id)
    if lingkup.unit_ids is not None:
        unit = unit.filter(pk__in=lingkup.unit_ids)
    return unit.filter(~Exists(ada)).order_by("urutan", "nama")


def hasil_daftar(daftar: DaftarTPP, *, cari: str = "") -> QuerySet[HasilTPP]:
    """Results of a list without their traces, in the order of the list."""
    hasil = HasilTPP.objects.filter(daftar=daftar).defer("jejak").order_by("nomor")
    if cari:
        hasil = hasil.filter(Q(nama__icontains=cari) | Q(nip__startswith=cari.replace(" ", "")))
    return hasil


def halangan_daftar(daftar: DaftarTPP) -> QuerySet[Halangan]:
    """Who could not be calculated and why, by name."""
    return daftar.halangan.select_related("pegawai").order_by("pegawai__nama_urut")


def slip_terlihat(lingkup: Lingkup, *, bendahara: Lingkup) -> QuerySet[HasilTPP]:
    """Slips: the own ones, and those of the lists in scope."""
    per_unit = _dalam(lingkup, "daftar__unit_id__in")
    per_unit |= _dalam(bendahara, "daftar__unit_id__in") & Q(daftar__status=DITUTUP)
    sendiri = Q(pegawai_id=lingkup.pegawai_id) if lingkup.pegawai_id else Q(pk__in=[])
    return (
        HasilTPP.objects.filter(per_unit | sendiri, daftar__instansi_id=lingkup.instansi_id)
        .select_related("daftar__unit", "daftar__bulan", "daftar__skema")
        .annotate(uji_coba=dalam_uji_coba("daftar__unit_id", "daftar__bulan__awal"))
    )


def slip_sendiri(lingkup: Lingkup) -> QuerySet[HasilTPP]:
    """The own months, newest first."""
    return (
        HasilTPP.objects.filter(
            pegawai_id=lingkup.pegawai_id or 0, daftar__instansi_id=lingkup.instansi_id
        )
        .select_related("daftar__unit", "daftar__bulan")
        .annotate(uji_coba=dalam_uji_coba("daftar__unit_id", "daftar__bulan__awal"))
        .defer("jejak")
        .order_by("-daftar__bulan__awal")
    )


def halangan_sendiri(lingkup: Lingkup) -> QuerySet[Halangan]:
    """Months in which the person asking could not be calculated."""
    return (
        Halangan.objects.filter(pegawai_id=lingkup.pegawai_id or 0)
        .select_related("daftar__unit", "daftar__bulan")
        .order_by("-daftar__bulan__awal")
    )


def dokumen_daftar(daftar: DaftarTPP, *, pegawai_id: int | None = None) -> Dokumen | None:
    """The published document of a slip, or of the list itself."""
    milik = Q(pegawai__isnull=True) if pegawai_id is None else Q(pegawai_id=pegawai_id)
    satu = DokumenDaftar.objects.filter(milik, daftar=daftar).select_related("dokumen").first()
    return satu.dokumen if satu else None


def penutupan_daftar(daftar: DaftarTPP) -> Penutupan | None:
    """What was frozen when this list was closed, or None while it is open."""
    return Penutupan.objects.filter(daftar=daftar).first()


def catatan_rekaman(
    pegawai_id: int,
    rekaman: Iterable[Rekaman],
    *,
    terlihat: Mapping[str, QuerySet[Any]] | None = None,
) -> dict[Rekaman, Catatan]:
    """The records behind a trace in words; two queries, three for whoever has direct staff.

    Records of others are never read; of direct staff only the name.

    :param terlihat: per kind, what the reader may open; None opens all.
    """
    ids: dict[str, list[Any]] = {
        "aktivitas": [], "hari_presensi": [], "bawahan": [], "laporan_aksi": [],
        "arsip_tahunan": [],
    }  # fmt: skip
    for jenis, satu in rekaman:
        ids.get(jenis, []).append(satu)
    buka = {
        jenis: _terbuka(terlihat[jenis] if terlihat else None)
        for jenis in ("aktivitas", "hari_presensi", "laporan_aksi")
    }
    aktivitas = Aktivitas.objects.filter(pegawai_id=pegawai_id, pk__in=ids["aktivitas"])
    aktivitas = aktivitas.annotate(terbuka=buka["aktivitas"])
    hari = HariPresensi.objects.filter(pegawai_id=pegawai_id, pk__in=ids["hari_presensi"])
    kolom = ("pk", "tanggal", "uraian", "menit", "terbuka")
    hasil: dict[Rekaman, Catatan] = {
        ("aktivitas", pk): Catatan(*isi) for pk, *isi in aktivitas.values_list(*kolom)
    }
    for h in hari.annotate(terbuka=buka["hari_presensi"]):
        menit = h.menit_terlambat or h.menit_pulang_cepat
        isi_hari = h.tanggal, h.get_status_display(), menit, h.terbuka
        hasil["hari_presensi", h.pk] = Catatan(*isi_hari)
    hasil |= _laporan_aksi(ids["laporan_aksi"], buka["laporan_aksi"])
    return hasil | _arsip(pegawai_id, ids["arsip_tahunan"]) | _nama_bawahan(ids["bawahan"])


def _laporan_aksi(ids: Sequence[int], terbuka: Exists | Value) -> dict[Rekaman, Catatan]:
    """Reports of action plans: of which plan and period, and who verified them (one query)."""
    if not ids:
        return {}
    verifikasi = RiwayatLaporanAksi.objects.filter(objek=OuterRef("pk"), langkah="verifikasi")
    terakhir = verifikasi.order_by("-pada", "-id")
    baris = (
        LaporanAksi.objects.filter(pk__in=ids)
        .select_related("rencana__unit")
        .annotate(
            terbuka=terbuka,
            oleh=Subquery(terakhir.values("oleh_nama")[:1]),
            pada=Subquery(terakhir.values("pada")[:1]),
        )
    )
    return {
        ("laporan_aksi", satu.pk): Catatan(
            timezone.localdate(satu.pada) if satu.pada else date.min,
            f"{satu.rencana}, periode sampai {BULAN[satu.bulan - 1]}, diverifikasi "
            f"{satu.oleh or 'petugas'}",
            0, satu.terbuka, ("perencanaan:periode", (satu.rencana_id, satu.bulan)),
        )
        for satu in baris
    }  # fmt: skip


def _arsip(pegawai_id: int, ids: Sequence[int]) -> dict[Rekaman, Catatan]:
    """Imported ratings of a person, with where they come from."""
    if not ids:
        return {}
    baris = ArsipTahunan.objects.filter(pegawai_id=pegawai_id, pk__in=ids)
    return {
        ("arsip_tahunan", satu.pk): Catatan(
            date(satu.tahun, satu.bulan or 12, 1), f"{satu.predikat}, menurut {satu.sumber}", 0,
            False,
        )
        for satu in baris
    }  # fmt: skip


def _nama_bawahan(ids: Sequence[int]) -> dict[Rekaman, Catatan]:
    """Names of the people whose result is a fact of somebody else."""
    if not ids:
        return {}
    nama = Pegawai.objects.filter(pk__in=ids).values_list("pk", "nama")
    return {("bawahan", pk): Catatan(date.min, satu, 0, False) for pk, satu in nama}


def _terbuka(terlihat: QuerySet[Any] | None) -> Exists | Value:
    """May the reader open the row at hand? Asked in the query that reads it."""
    if terlihat is None:
        return Value(True)
    return Exists(terlihat.filter(pk=OuterRef("pk")).order_by())


def penanda_tangan(daftar: DaftarTPP) -> dict[str, str]:
    """Names of compiler, verifier and approver of a list, from its history (one query)."""
    nama: dict[str, str] = {}
    for langkah, oleh in daftar.riwayat.order_by("pada", "pk").values_list("langkah", "oleh_nama"):
        nama[langkah] = oleh
    return nama


def bendahara_unit(daftar: DaftarTPP, *, pada: date) -> str:
    """Name of the treasurer of the unit on a day, or nothing."""
    peran = PemberianPeran.objects.filter(
        peran=PemberianPeran.BENDAHARA, unit_id=daftar.unit_id, masa__contains=pada
    ).select_related("user")
    satu = peran.first()
    return satu.user.nama if satu else ""


def _dalam(lingkup: Lingkup, medan: str = "unit_id__in") -> Q:
    # an empty Q would vanish inside an OR instead of meaning "everything"
    return ~Q(pk__in=[]) if lingkup.unit_ids is None else Q(**{medan: lingkup.unit_ids})


def arsip_sendiri(lingkup: Lingkup) -> QuerySet[ArsipTahunan]:
    """The own results and payments of past years, newest first."""
    sendiri = Q(instansi_id=lingkup.instansi_id, pegawai__pk=lingkup.pegawai_id)
    return ArsipTahunan.objects.filter(sendiri)[:ARSIP_MAKS]


_BARIS_JABATAN = """
SELECT coalesce(o.nama, u.nama), u.nama, j.nama, j.jenis, j.kelas, j.nilai, j.bezetting,
       count(p.id)
FROM organisasi_jabatan j
JOIN organisasi_unitkerja u ON u.id = j.unit_id
LEFT JOIN organisasi_unitkerja o ON o.id = u.opd_id
LEFT JOIN pegawai_penempatan n ON n.jabatan_id = j.id AND n.jenis = 'DEFINITIF'
  AND n.masa @> %(pada)s::date
LEFT JOIN pegawai_pegawai p ON p.id = n.pegawai_id AND p.jenis IN ('PNS', 'CPNS', 'PPPK')
WHERE j.instansi_id = %(instansi)s AND j.masa @> %(pada)s::date AND j.jenis <> 'POLITIS'
  AND (%(unit)s::bigint[] IS NULL OR j.unit_id = ANY (%(unit)s::bigint[]))
GROUP BY o.urutan, o.nama, u.urutan, u.nama, j.id
ORDER BY o.urutan, o.nama, u.urutan, u.nama, j.kelas DESC NULLS LAST, j.nama, j.id
"""


def baris_jabatan(lingkup: Lingkup) -> list[BarisJabatan]:
    """Posts of the day with their holders who may be paid, by perangkat daerah (one query)."""
    isi: dict[str, Any] = {
        "instansi": lingkup.instansi_id,
        "pada": lingkup.per_tanggal,
        "unit": None if lingkup.unit_ids is None else list(lingkup.unit_ids),
    }
    with connection.cursor() as cursor:
        cursor.execute(_BARIS_JABATAN, isi)
        return [BarisJabatan(*baris) for baris in cursor.fetchall()]


def persetujuan_skema(lingkup: Lingkup, skema_id: int) -> QuerySet[PersetujuanTPP]:
    """Letters of approval recorded for a scheme, the newest first."""
    return PersetujuanTPP.objects.filter(
        instansi_id=lingkup.instansi_id, skema_id=skema_id
    ).select_related("dicatat_oleh")
