"""Role grants with their letters."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time

from django.db.backends.postgresql.psycopg_any import DateRange

from ekinerja.core.workflow import SISTEM
from ekinerja.organisasi.models import PemberianPeran, RiwayatPeran, UnitKerja
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
        if rencana.peran:
            unit = organisasi.opd(jabatan)
            baris.append(_pemberian(satu, rencana.peran, unit=unit, sejak=sejak))
        if rencana.peran_luas:
            baris.append(_pemberian(satu, rencana.peran_luas, unit=None, sejak=sejak))
    _simpan(baris)


def susun_peran_luas(orang: Sequence[Orang], peran: Sequence[str], *, sejak: date) -> None:
    """One role over the whole instansi for each of these people."""
    _simpan([_pemberian(o, p, unit=None, sejak=sejak) for o, p in zip(orang, peran, strict=True)])


def _pemberian(orang: Orang, peran: str, *, unit: UnitKerja | None, sejak: date) -> PemberianPeran:
    return PemberianPeran(
        instansi=orang.pegawai.instansi,
        user=orang.pegawai.user,
        peran=peran,
        unit=unit,
        masa=DateRange(sejak, None),
        dasar=f"Keputusan Bupati Candrawati Nomor 900/{orang.pegawai.pk}/{sejak.year} (rekaan)",
    )


def _simpan(baris: list[PemberianPeran]) -> None:
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
