"""How far the set-up of a government is, from its data."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from ekinerja.core.lingkup import Lingkup
from ekinerja.instansi.models import Instansi, ModulInstansi


@dataclass(frozen=True, slots=True)
class IsiData:
    """Counts that the steps of the set-up are judged by, on one day."""

    profil: bool
    modul_dipilih: bool
    mulai_berlaku: date | None
    unit: int
    pembayar: int
    jabatan: int
    jabatan_tanpa_kelas: int
    pegawai: int
    ditempatkan: int
    akun_masuk: int
    pengelola: int
    alur_lengkap: int
    pola: int
    libur: int
    skema: int
    uji_coba: int
    skp: int
    hari_presensi: int
    daftar: int
    daftar_tutup: int


_ISI_SQL = """
SELECT i.alamat <> '' AND i.kota <> '',
  EXISTS (SELECT 1 FROM instansi_modulinstansi m WHERE m.instansi_id = i.id),
  i.mulai_berlaku,
  (SELECT count(*) FROM organisasi_unitkerja u
   WHERE u.instansi_id = i.id AND u.masa @> %(pada)s::date),
  (SELECT count(*) FROM organisasi_unitkerja u
   WHERE u.instansi_id = i.id AND u.opd_id = u.id AND u.masa @> %(pada)s::date),
  (SELECT count(*) FROM organisasi_jabatan j
   WHERE j.instansi_id = i.id AND j.masa @> %(pada)s::date),
  (SELECT count(*) FROM organisasi_jabatan j WHERE j.instansi_id = i.id AND j.kelas IS NULL
   AND j.jenis <> 'POLITIS' AND j.masa @> %(pada)s::date),
  (SELECT count(*) FROM pegawai_pegawai p WHERE p.instansi_id = i.id),
  (SELECT count(DISTINCT n.pegawai_id) FROM pegawai_penempatan n WHERE n.instansi_id = i.id
   AND n.jenis = 'DEFINITIF' AND n.masa @> %(pada)s::date),
  (SELECT count(*) FROM accounts_user s JOIN pegawai_pegawai p ON p.user_id = s.id
   WHERE s.instansi_id = i.id AND s.last_login IS NOT NULL),
  (SELECT count(DISTINCT r.user_id) FROM organisasi_pemberianperan r WHERE r.instansi_id = i.id
   AND r.peran IN ('BKPSDM', 'ORGANISASI', 'PENGELOLA_APLIKASI') AND r.unit_id IS NULL
   AND r.masa @> %(pada)s::date),
  (SELECT count(*) FROM organisasi_unitkerja u
   WHERE u.instansi_id = i.id AND u.opd_id = u.id AND u.masa @> %(pada)s::date
   AND (SELECT count(DISTINCT r.peran) FROM organisasi_pemberianperan r
        WHERE r.unit_id = u.id AND r.masa @> %(pada)s::date
        AND r.peran IN ('PEMBUAT_DAFTAR', 'PPK_SKPD', 'PA_KPA', 'BENDAHARA')) = 4),
  (SELECT count(*) FROM kalender_polakerja k WHERE k.instansi_id = i.id AND k.bawaan),
  (SELECT count(*) FROM kalender_harilibur l WHERE l.instansi_id = i.id AND l.jenis = 'NASIONAL'
   AND extract(year FROM l.tanggal) = extract(year FROM %(pada)s::date)),
  (SELECT count(*) FROM regulasi_skema s WHERE s.instansi_id = i.id AND s.status = 'BERLAKU'),
  (SELECT count(*) FROM kalender_ujicoba c
   WHERE c.instansi_id = i.id AND c.status <> 'DIBATALKAN'),
  (SELECT count(*) FROM skp_skp k WHERE k.instansi_id = i.id AND k.status = 'DISETUJUI'),
  (SELECT count(*) FROM (SELECT 1 FROM presensi_haripresensi h WHERE h.instansi_id = i.id
                         LIMIT 1) h),
  (SELECT count(*) FROM tpp_daftartpp d WHERE d.instansi_id = i.id AND d.status <> 'DRAF'),
  (SELECT count(*) FROM tpp_daftartpp d WHERE d.instansi_id = i.id AND d.status = 'DITUTUP')
FROM instansi_instansi i WHERE i.id = %(instansi)s
"""


def isi_data(lingkup: Lingkup) -> IsiData:
    """What there is of everything a first month needs (one query)."""
    isi: dict[str, Any] = {"instansi": lingkup.instansi_id, "pada": lingkup.per_tanggal}
    with connection.cursor() as cursor:
        cursor.execute(_ISI_SQL, isi)
        return IsiData(*cursor.fetchone())


def instansi_sendiri(lingkup: Lingkup) -> Instansi:
    """The government of the scope."""
    return Instansi.objects.get(pk=lingkup.instansi_id)


def riwayat_modul(lingkup: Lingkup) -> QuerySet[ModulInstansi]:
    """Modules that were on, and when."""
    return ModulInstansi.objects.filter(instansi_id=lingkup.instansi_id).order_by("modul", "masa")
