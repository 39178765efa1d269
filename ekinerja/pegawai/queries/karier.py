"""Careers as dated records: one line of time of a person, decisions, contracts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import attrgetter

from django.db import connection
from django.db.models import Q, QuerySet

from ekinerja.core.kata import cocok_kata, urai_kata
from ekinerja.core.lingkup import Lingkup
from ekinerja.pegawai.models import Keputusan, KontrakKerja, Pegawai
from ekinerja.pegawai.queries.orang import pegawai_terlihat

SEKELOMPOK = 2_000
UMUM = ("JABATAN", "PANGKAT", "PENUGASAN", "TIM")


@dataclass(frozen=True, slots=True)
class CatatanKarier:
    """One dated record of a person, ``[mulai, selesai)``; both ends may be open.

    :ivar jenis: JABATAN, PANGKAT, KONTRAK, KEDUDUKAN, KEPUTUSAN, PENUGASAN, TIM, DELEGASI,
        PENILAI or PERAN.
    :ivar cara: what kind of it (Definitif, Plt., a kind of decision, a role); a code of its table.
    """

    pegawai_id: int
    jenis: str
    id: int
    cara: str
    judul: str
    tempat: str
    mulai: date | None
    selesai: date | None
    dasar: str
    keputusan_id: int | None
    batal: bool


_KARIER_SQL = """
WITH orang AS (SELECT unnest(%(orang)s::bigint[]) AS id)
SELECT n.pegawai_id, 'JABATAN', n.id, n.jenis, j.nama, u.nama, lower(n.masa), upper(n.masa),
       n.dasar, n.keputusan_id, false
FROM orang JOIN pegawai_penempatan n ON n.pegawai_id = orang.id
JOIN organisasi_jabatan j ON j.id = n.jabatan_id JOIN organisasi_unitkerja u ON u.id = j.unit_id
UNION ALL
SELECT g.pegawai_id, 'PANGKAT', g.id, '', g.golongan, '', lower(g.masa), upper(g.masa), g.dasar,
       g.keputusan_id, false
FROM orang JOIN pegawai_riwayatgolongan g ON g.pegawai_id = orang.id
UNION ALL
SELECT k.pegawai_id, 'KONTRAK', k.id, '', k.nomor, k.penyedia, lower(k.masa), upper(k.masa), '',
       NULL, false
FROM orang JOIN pegawai_kontrakkerja k ON k.pegawai_id = orang.id
UNION ALL
SELECT d.pegawai_id, 'KEDUDUKAN', d.id, d.jenis, '', d.tujuan, lower(d.masa), upper(d.masa),
       s.nomor_sk, d.keputusan_id, false
FROM orang JOIN pegawai_kedudukan d ON d.pegawai_id = orang.id
JOIN pegawai_keputusan s ON s.id = d.keputusan_id
UNION ALL
SELECT s.pegawai_id, 'KEPUTUSAN', s.id, s.jenis, s.keterangan, '', s.tmt, NULL, s.nomor_sk, s.id,
       s.dibatalkan_pada IS NOT NULL
FROM orang JOIN pegawai_keputusan s ON s.pegawai_id = orang.id
UNION ALL
SELECT t.pegawai_id, 'PENUGASAN', t.id, '', t.sebutan, u.nama, lower(t.masa), upper(t.masa),
       t.dasar, NULL, false
FROM orang JOIN pegawai_penugasankepala t ON t.pegawai_id = orang.id
JOIN organisasi_unitkerja u ON u.id = t.unit_id
UNION ALL
SELECT a.pegawai_id, 'TIM', a.id, a.peran, m.nama, '', lower(a.masa), upper(a.masa), m.dasar, NULL,
       false
FROM orang JOIN pegawai_anggotatim a ON a.pegawai_id = orang.id
JOIN pegawai_timkerja m ON m.id = a.tim_id
UNION ALL
SELECT orang.id, 'DELEGASI', e.id, CASE WHEN e.pemberi_id = orang.id THEN 'BERI' ELSE 'TERIMA' END,
       CASE WHEN e.pemberi_id = orang.id THEN y.nama ELSE x.nama END, '', lower(e.masa),
       upper(e.masa), e.dasar, NULL, false
FROM orang JOIN pegawai_delegasi e ON orang.id IN (e.pemberi_id, e.penerima_id)
JOIN pegawai_pegawai x ON x.id = e.pemberi_id JOIN pegawai_pegawai y ON y.id = e.penerima_id
UNION ALL
SELECT h.pegawai_id, 'PENILAI', h.id, '', x.nama, '', lower(h.masa), upper(h.masa), h.dasar, NULL,
       false
FROM orang JOIN pegawai_penilaikhusus h ON h.pegawai_id = orang.id
JOIN pegawai_pegawai x ON x.id = h.penilai_id
UNION ALL
SELECT p.id, 'PERAN', r.id, r.peran, '', coalesce(u.nama, ''), lower(r.masa), upper(r.masa),
       r.dasar, NULL, false
FROM orang JOIN pegawai_pegawai p ON p.id = orang.id
JOIN organisasi_pemberianperan r ON r.user_id = p.user_id
LEFT JOIN organisasi_unitkerja u ON u.id = r.unit_id
ORDER BY 1, 7 DESC NULLS LAST, 8 DESC NULLS FIRST, 2, 3
"""


def catatan_karier(
    pegawai_ids: Sequence[int], *, lengkap: bool = True
) -> dict[int, list[CatatanKarier]]:
    """Dated records per person, the latest first (one query, whatever the number of people).

    :param lengkap: False leaves only what any colleague may see: posts, ranks, leading, teams.
    """
    with connection.cursor() as cursor:
        cursor.execute(_KARIER_SQL, {"orang": list(pegawai_ids)})
        semua = [CatatanKarier(*baris) for baris in cursor.fetchall()]
    dipakai = [satu for satu in semua if lengkap or satu.jenis in UMUM]
    return {
        pegawai_id: list(milik)
        for pegawai_id, milik in groupby(dipakai, key=attrgetter("pegawai_id"))
    }


def karier_semua(lingkup: Lingkup) -> Iterator[tuple[Pegawai, CatatanKarier]]:
    """Every dated record of everybody in the scope, by name, some people at a time."""
    orang = list(pegawai_terlihat(lingkup).order_by("nama_urut", "id"))
    for awal in range(0, len(orang), SEKELOMPOK):
        kelompok = orang[awal : awal + SEKELOMPOK]
        milik = catatan_karier([satu.pk for satu in kelompok])
        for satu in kelompok:
            yield from ((satu, catatan) for catatan in milik.get(satu.pk, []))


def keputusan_terlihat(lingkup: Lingkup) -> QuerySet[Keputusan]:
    """Decisions about people whom the scope shows."""
    return (
        Keputusan.objects.filter(
            instansi_id=lingkup.instansi_id, pegawai__in=pegawai_terlihat(lingkup)
        )
        .select_related("pegawai", "berkas", "oleh")
        .order_by("-tmt", "-id")
    )


def saring_keputusan(
    lingkup: Lingkup, *, cari: str = "", jenis: str = "", tahun: int | None = None
) -> QuerySet[Keputusan]:
    """Visible decisions, narrowed; the latest TMT first."""
    daftar = keputusan_terlihat(lingkup)
    if cari.strip():
        orang = cocok_kata(pegawai_terlihat(lingkup), ("nama", "nip"), urai_kata(cari))
        daftar = daftar.filter(
            Q(pegawai__in=orang.order_by().values("pk")) | Q(nomor_sk__icontains=cari.strip())
        )
    if jenis:
        daftar = daftar.filter(jenis=jenis)
    if tahun is not None:
        daftar = daftar.filter(tmt__year=tahun)
    return daftar


def saring_kontrak(
    lingkup: Lingkup, *, sampai: date, cari: str = "", jenis: str = ""
) -> QuerySet[KontrakKerja]:
    """Running contracts that end by this day and have no successor, the earliest end first."""
    hari = lingkup.per_tanggal
    terlihat = pegawai_terlihat(lingkup)
    if cari.strip():
        terlihat = cocok_kata(terlihat, ("nama", "nip"), urai_kata(cari))
    if jenis:
        terlihat = terlihat.filter(jenis=jenis)
    lanjut = KontrakKerja.objects.filter(
        instansi_id=lingkup.instansi_id, masa__endswith__gt=sampai
    ).values("pegawai_id")
    return (
        KontrakKerja.objects.filter(
            pegawai__in=terlihat.order_by().values("pk"), masa__contains=hari,
            masa__endswith__lte=sampai,
        )
        .exclude(pegawai_id__in=lanjut)
        .select_related("pegawai")
        .order_by("masa__endswith", "pegawai__nama_urut", "id")
    )  # fmt: skip
