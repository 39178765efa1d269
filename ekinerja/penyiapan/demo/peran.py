"""Role grants with their letters."""

from datetime import UTC, date, datetime, time

from django.db.backends.postgresql.psycopg_any import DateRange

from ekinerja.core.workflow import SISTEM
from ekinerja.organisasi.models import PemberianPeran, RiwayatPeran
from ekinerja.penyiapan.demo.orang import Orang
from ekinerja.penyiapan.demo.organisasi import Organisasi
from ekinerja.penyiapan.demo.simpan import simpan


def susun_peran(organisasi: Organisasi, orang: list[Orang], *, sejak: date) -> None:
    """Payment roles for each perangkat daerah, and the roles that reach the whole instansi."""
    baris: list[PemberianPeran] = []
    for satu in orang:
        jabatan = satu.penempatan[0][1]
        rencana = organisasi.rencana[jabatan.kode]
        if rencana.kunci and not satu.kunci:
            continue
        luas = ((rencana.peran, organisasi.opd(jabatan)), (rencana.peran_luas, None))
        baris.extend(
            PemberianPeran(
                instansi=organisasi.instansi,
                user=satu.pegawai.user,
                peran=peran,
                unit=unit,
                masa=DateRange(sejak, None),
                dasar=f"Keputusan Bupati Candrawati Nomor 900/{satu.pegawai.pk}/{sejak.year}"
                " (rekaan)",
            )
            for peran, unit in luas
            if peran
        )
    simpan(baris)
    simpan(_riwayat(satu) for satu in baris)


def _riwayat(pemberian: PemberianPeran) -> RiwayatPeran:
    return RiwayatPeran(
        objek=pemberian,
        langkah="beri",
        dari="",
        ke="BERLAKU",
        oleh_nama=SISTEM.nama,
        alasan=pemberian.dasar,
        pada=datetime.combine(pemberian.masa.lower, time(8), tzinfo=UTC),
    )
