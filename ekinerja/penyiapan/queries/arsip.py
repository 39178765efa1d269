"""Retention of records: the schedule in force, holds, and which files may be destroyed."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from ekinerja.core.lingkup import Lingkup
from ekinerja.core.models import Berkas
from ekinerja.core.queries import tanpa_tautan
from ekinerja.penyiapan.models import (
    BeritaAcara,
    ButirMusnah,
    JadwalRetensi,
    Penahanan,
    RiwayatBeritaAcara,
)

BUTIR_TERBANYAK = 20_000

# Every link of a file to daily work, through an entry of its own or through a shared event, and
# whether that link still forbids its destruction: too young, month open, held, or under review.
_LAYAK = """
WITH RECURSIVE ditahan AS (
    SELECT p.id, p.masa, p.unit_id FROM penyiapan_penahanan p
    WHERE p.instansi_id = %(instansi)s AND p.status = 'BERLAKU' AND p.unit_id IS NOT NULL
  UNION
    SELECT d.id, d.masa, u.id
    FROM ditahan d JOIN organisasi_unitkerja u ON u.induk_id = d.unit_id
), tautan AS (
    SELECT b.berkas_id, b.aktivitas_id, NULL::date AS hari
    FROM aktivitas_buktiaktivitas b
    JOIN core_berkas f ON f.id = b.berkas_id
    WHERE f.instansi_id = %(instansi)s AND f.dimusnahkan_pada IS NULL
      AND (%(berkas)s::bigint[] IS NULL OR f.id = ANY (%(berkas)s))
  UNION ALL
    SELECT b.berkas_id, s.aktivitas_id, g.tanggal
    FROM aktivitas_buktikegiatan b
    JOIN core_berkas f ON f.id = b.berkas_id
    JOIN aktivitas_kegiatan g ON g.id = b.kegiatan_id
    LEFT JOIN aktivitas_pesertakegiatan s ON s.kegiatan_id = g.id AND s.aktivitas_id IS NOT NULL
    WHERE f.instansi_id = %(instansi)s AND f.dimusnahkan_pada IS NULL
      AND (%(berkas)s::bigint[] IS NULL OR f.id = ANY (%(berkas)s))
), larangan AS (
    SELECT t.berkas_id,
        coalesce(t.hari >= %(sebelum)s, false)
        OR a.id IS NOT NULL AND (
            a.tanggal >= %(sebelum)s
            OR NOT EXISTS (
                SELECT 1 FROM kalender_bulantertutup c
                WHERE c.pegawai_id = a.pegawai_id
                  AND c.awal = date_trunc('month', a.tanggal)::date)
            OR EXISTS (
                SELECT 1 FROM aktivitas_peninjauan n
                WHERE n.aktivitas_id = a.id AND n.status IN ('DIAJUKAN', 'DIPERIKSA'))
            OR EXISTS (
                SELECT 1 FROM penyiapan_penahanan p
                WHERE p.pegawai_id = a.pegawai_id AND p.status = 'BERLAKU'
                  AND p.masa @> a.tanggal)
            OR EXISTS (
                SELECT 1 FROM skp_indikator i
                JOIN skp_hasilkerja h ON h.id = i.hasil_kerja_id
                JOIN skp_skp k ON k.id = h.skp_id
                JOIN organisasi_jabatan j ON j.id = k.jabatan_id
                JOIN ditahan d ON d.unit_id = j.unit_id AND d.masa @> a.tanggal
                WHERE i.id = a.indikator_id)
        ) AS dilarang
    FROM tautan t LEFT JOIN aktivitas_aktivitas a ON a.id = t.aktivitas_id
)
SELECT berkas_id FROM larangan GROUP BY berkas_id HAVING NOT bool_or(dilarang) ORDER BY berkas_id
"""


@dataclass(frozen=True, slots=True)
class Layak:
    """Files that may be destroyed, and how many bytes they hold."""

    berkas: list[Berkas]
    ukuran: int


def jadwal_berlaku(instansi_id: int, *, jenis: str, pada: date) -> JadwalRetensi | None:
    """The schedule of a kind of record on a day; None where none is decreed."""
    return JadwalRetensi.objects.filter(
        instansi_id=instansi_id, jenis=jenis, masa__contains=pada
    ).first()


def jadwal_semua(lingkup: Lingkup) -> QuerySet[JadwalRetensi]:
    """All schedules, the latest first; for a role over the whole government only."""
    if lingkup.unit_ids is not None:
        return JadwalRetensi.objects.none()
    return JadwalRetensi.objects.filter(instansi_id=lingkup.instansi_id)


def batas_retensi(jadwal: JadwalRetensi, *, pada: date) -> date:
    """Records of work before this day outlived the schedule, counted from the end of a month."""
    bulan = pada.year * 12 + pada.month - 1 - jadwal.lama_bulan
    return date(bulan // 12, bulan % 12 + 1, 1)


def berkas_layak(
    instansi_id: int, *, sebelum: date, di_antara: Collection[int] | None = None
) -> QuerySet[Berkas]:
    """Evidence of daily work that nothing forbids to destroy.

    A file with any other link (a photo on the register, a decree) is left alone, and so is one
    that stands in another berita acara which is not done yet.

    :param di_antara: only these files.
    """
    isi: dict[str, Any] = {
        "instansi": instansi_id,
        "sebelum": sebelum,
        "berkas": None if di_antara is None else list(di_antara),
    }
    with connection.cursor() as cursor:
        cursor.execute(_LAYAK, isi)
        ids = [satu for (satu,) in cursor.fetchall()]
    tautan = ("aktivitas.BuktiAktivitas", "aktivitas.BuktiKegiatan", "penyiapan.ButirMusnah")
    return tanpa_tautan(Berkas.objects.filter(pk__in=ids), kecuali=tautan).order_by("pk")


def berkas_calon(instansi_id: int, *, sebelum: date) -> Layak:
    """What a new berita acara would hold; the oldest first, at most 20,000 files."""
    tercantum = ButirMusnah.objects.filter(
        berita_acara__status__in=("DISUSUN", "DISETUJUI"), dimusnahkan_pada=None
    )
    calon = berkas_layak(instansi_id, sebelum=sebelum).exclude(
        pk__in=tercantum.order_by().values("berkas_id")
    )
    daftar = list(calon[:BUTIR_TERBANYAK])
    return Layak(daftar, sum(satu.ukuran for satu in daftar))


def penahanan_terlihat(lingkup: Lingkup) -> QuerySet[Penahanan]:
    """Holds, those in force first; for a role over the whole government only."""
    if lingkup.unit_ids is not None:
        return Penahanan.objects.none()
    return (
        Penahanan.objects.filter(instansi_id=lingkup.instansi_id)
        .select_related("unit", "pegawai")
        .order_by("status", "-id")
    )


def berita_acara_terlihat(lingkup: Lingkup) -> QuerySet[BeritaAcara]:
    """Berita acara of the government, the newest first; for a role over the whole of it only."""
    if lingkup.unit_ids is not None:
        return BeritaAcara.objects.none()
    return BeritaAcara.objects.filter(instansi_id=lingkup.instansi_id).select_related(
        "jadwal", "disusun_oleh", "disetujui_oleh", "pekerjaan", "instansi"
    )


def butir_berita_acara(berita_acara: BeritaAcara) -> QuerySet[ButirMusnah]:
    """Its files."""
    return ButirMusnah.objects.filter(berita_acara=berita_acara).order_by("pk")


def riwayat_berita_acara(berita_acara: BeritaAcara) -> list[RiwayatBeritaAcara]:
    """Deeds on it, newest first."""
    return list(RiwayatBeritaAcara.objects.filter(objek=berita_acara).order_by("-pada", "-id")[:50])
