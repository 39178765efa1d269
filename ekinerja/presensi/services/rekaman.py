"""Records of attendance are received: in bulk from files and machines, or typed with a reason."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db import connection, transaction
from django.utils import timezone

from ekinerja.core.access import wajib
from ekinerja.core.errors import AksiDitolak
from ekinerja.core.format import jam as jam_teks
from ekinerja.core.format import tanggal_panjang, waktu
from ekinerja.core.workflow import Pelaku
from ekinerja.pegawai.models import Pegawai
from ekinerja.presensi.models import Rekaman
from ekinerja.presensi.permissions import boleh_mencatat
from ekinerja.presensi.queries import penempatan_hari, rekan_sekantor
from ekinerja.presensi.services.hari import hitung_hari

# The working day runs from 03.00 to 03.00: a record at half past midnight after a long evening
# belongs to that evening and is not an early arrival of the next morning.
PERGANTIAN_HARI = timedelta(hours=3)


@dataclass(frozen=True, slots=True)
class RekamanMasuk:
    """One record on its way in; ``baris`` is its row in the file (0: no file)."""

    pegawai_id: int
    saat: datetime
    zona: str
    mesin: str = ""
    baris: int = 0

    @property
    def tanggal(self) -> date:
        """The working day, in the zone of the unit."""
        return hari_kerja_dari(self.saat, self.zona)


@dataclass(frozen=True, slots=True)
class HasilTerima:
    """How many records were new, and how many of them came after the close of their month."""

    baru: int
    setelah_tutup: int


def hari_kerja_dari(saat: datetime, zona: str) -> date:
    """The working day to which a moment belongs in a zone."""
    return (saat.astimezone(ZoneInfo(zona)).replace(tzinfo=None) - PERGANTIAN_HARI).date()


_TERIMA_SQL = """
WITH masuk AS (
    INSERT INTO presensi_rekaman (
        instansi_id, pegawai_id, saat, zona, tanggal, sumber, mesin, diterima_pada,
        setelah_tutup, dicatat_oleh_id, alasan)
    SELECT %(instansi)s, s.pegawai_id, s.saat, s.zona, s.tanggal, %(sumber)s, s.mesin, %(pada)s,
           t.id IS NOT NULL, %(oleh)s, %(alasan)s
    FROM (SELECT DISTINCT ON (pegawai_id, saat) * FROM rekaman_masuk ORDER BY pegawai_id, saat) s
    LEFT JOIN kalender_bulantertutup t
      ON t.pegawai_id = s.pegawai_id AND t.awal = date_trunc('month', s.tanggal)::date
    ON CONFLICT (pegawai_id, saat) DO NOTHING
    RETURNING setelah_tutup
)
SELECT count(*), count(*) FILTER (WHERE setelah_tutup) FROM masuk
"""


@transaction.atomic
def terima_rekaman(
    instansi_id: int,
    rekaman: Sequence[RekamanMasuk],
    *,
    oleh: Pelaku,
    pada: datetime,
    sumber: str = Rekaman.BERKAS,
    alasan: str = "",
) -> HasilTerima:
    """Keep these records (those already known are ignored), then compute the days they touch.

    The days of colleagues in the same perangkat daerah are computed too, so that somebody without
    any record in the file is seen. Records of a closed month are kept and marked; their day stays.

    :raises AksiDitolak: when a record lies after ``pada``; nothing is kept then.
    """
    if not rekaman:
        return HasilTerima(0, 0)
    _tolak_masa_depan(rekaman, pada)
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TEMP TABLE rekaman_masuk (pegawai_id bigint, saat timestamptz, zona text,"
            " tanggal date, mesin text) ON COMMIT DROP"
        )
        with cursor.copy("COPY rekaman_masuk FROM STDIN") as salin:
            for baris in _baris_salin(rekaman):
                salin.write_row(baris)
        cursor.execute(
            _TERIMA_SQL,
            {
                "instansi": instansi_id, "sumber": sumber, "pada": pada,
                "oleh": oleh.user_id, "alasan": alasan,
            },
        )  # fmt: skip
        hasil = HasilTerima(*cursor.fetchone())
        cursor.execute("DROP TABLE rekaman_masuk")
    _hitung_yang_tersentuh(instansi_id, rekaman, pada)
    return hasil


def _baris_salin(
    rekaman: Sequence[RekamanMasuk],
) -> Iterable[tuple[int, datetime, str, date, str]]:
    return ((r.pegawai_id, r.saat, r.zona, r.tanggal, r.mesin) for r in rekaman)


def _tolak_masa_depan(rekaman: Sequence[RekamanMasuk], pada: datetime) -> None:
    depan = [satu for satu in rekaman if satu.saat > pada]
    if not depan:
        return
    satu = min(depan, key=lambda r: (r.baris, r.saat))
    letak = f"Baris {satu.baris}: rekaman" if satu.baris else "Rekaman"
    saat = waktu(satu.saat, ZoneInfo(satu.zona))
    raise AksiDitolak(
        f"{letak} pukul {saat} belum terjadi, sehingga tidak satu pun disimpan "
        f"({len(depan)} rekaman seperti ini). Periksa jam pada mesin atau isian, lalu ulangi."
    )


def _hitung_yang_tersentuh(
    instansi_id: int, rekaman: Sequence[RekamanMasuk], pada: datetime
) -> None:
    tanggal = {satu.tanggal for satu in rekaman}
    awal, akhir = min(tanggal), max(tanggal) + timedelta(days=1)
    orang = rekan_sekantor(
        instansi_id, pegawai_ids={satu.pegawai_id for satu in rekaman}, awal=awal, akhir=akhir
    )
    hitung_hari(instansi_id, awal=awal, akhir=akhir, pada=pada, pegawai_ids=orang)


@transaction.atomic
def catat_manual(
    pegawai: Pegawai, *, tanggal: date, jam: time, alasan: str, oleh: Pelaku, pada: datetime
) -> Rekaman:
    """An officer types a record that the machine does not have, with the reason.

    :param tanggal: local date, and ``jam`` local time, in the zone of the person's unit.
    :raises TidakBerwenang: other role, other unit, or the own record.
    :raises AksiDitolak: no reason, not placed that day, in the future, or already recorded.
    """
    tempat = penempatan_hari(pegawai, pada=tanggal)
    wajib(boleh_mencatat(pegawai, tempat, oleh=oleh, pada=timezone.localdate(pada)))
    if tempat is None:
        raise AksiDitolak(
            f"{pegawai.nama} tidak ditempatkan di unit mana pun pada {tanggal_panjang(tanggal)}. "
            "Periksa tanggalnya, atau lengkapi riwayat penempatannya lebih dahulu."
        )
    if not alasan.strip():
        raise AksiDitolak("Alasan wajib diisi. Tuliskan alasannya, lalu kirim lagi.")
    saat = datetime.combine(tanggal, jam, tzinfo=ZoneInfo(tempat.zona))
    if Rekaman.objects.filter(pegawai=pegawai, saat=saat).exists():
        raise AksiDitolak(
            f"Rekaman {pegawai.nama} pada {tanggal_panjang(tanggal)} pukul "
            f"{jam_teks(saat, ZoneInfo(tempat.zona))} sudah ada. Tidak perlu diketik lagi."
        )
    masuk = RekamanMasuk(pegawai_id=pegawai.pk, saat=saat, zona=tempat.zona)
    terima_rekaman(
        pegawai.instansi_id, [masuk], oleh=oleh, pada=pada, sumber=Rekaman.MANUAL,
        alasan=alasan.strip(),
    )  # fmt: skip
    return Rekaman.objects.get(pegawai=pegawai, saat=saat)
