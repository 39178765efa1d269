"""The import of daily entries: added in bulk, each with its history row."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction

from ekinerja.aktivitas.importers.kolom import KOLOM, AktivitasImpor
from ekinerja.aktivitas.importers.periksa import Pemeriksa
from ekinerja.aktivitas.models import Aktivitas, RiwayatAktivitas
from ekinerja.aktivitas.workflow import DISETUJUI, DRAF
from ekinerja.core.bulk import mulai_massal
from ekinerja.core.impor import BarisImpor, Importir, Rancangan
from ekinerja.core.lingkup import Lingkup
from ekinerja.core.workflow import Pelaku
from ekinerja.organisasi.batasan import batasan
from ekinerja.skp.services import catat_realisasi_massal

_BAGIAN = 5_000
_BERUBAH = "Data berubah saat impor berjalan. Periksa berkasnya sekali lagi, lalu terapkan."


class ImporAktivitas(Importir[AktivitasImpor]):
    """Entries of another system. A row read again is the same entry and changes nothing."""

    kunci = "aktivitas"
    judul = "Aktivitas harian"
    kolom = KOLOM

    def periksa(self, baris: Sequence[BarisImpor], lingkup: Lingkup) -> Rancangan[AktivitasImpor]:
        """Rows → new entries, with the same number of queries for any number of rows."""
        return Pemeriksa(baris, lingkup).periksa()

    @transaction.atomic
    def terapkan(
        self, rancangan: Rancangan[AktivitasImpor], *, oleh: Pelaku, pada: datetime
    ) -> None:
        """Write the entries; approved ones add to the realisation of their indicator.

        :raises AksiDitolak: when a month was closed or a row was added in the meantime.
        """
        kalimat = {"aktivitas_kirim_sekali": _BERUBAH, "bulan_tertutup": _BERUBAH}
        with mulai_massal(oleh, sebab="impor aktivitas"), batasan(kalimat):
            aktivitas = Aktivitas.objects.bulk_create(
                (_aktivitas(satu, pada) for satu in rancangan.baru), batch_size=_BAGIAN
            )
            RiwayatAktivitas.objects.bulk_create(
                (
                    RiwayatAktivitas(
                        objek=satu,
                        langkah="impor",
                        dari="",
                        ke=satu.status,
                        oleh_id=oleh.user_id,
                        oleh_nama=oleh.nama,
                        kapasitas="Impor data",
                        pada=pada,
                    )
                    for satu in aktivitas
                ),
                batch_size=_BAGIAN,
            )
            catat_realisasi_massal(_volume(rancangan.baru))


def _aktivitas(satu: AktivitasImpor, pada: datetime) -> Aktivitas:
    terkirim = satu.status != DRAF
    return Aktivitas(
        instansi_id=satu.instansi_id,
        pegawai_id=satu.pegawai_id,
        tanggal=satu.tanggal,
        indikator_id=satu.indikator_id,
        uraian=satu.uraian,
        menit=satu.menit,
        volume=satu.volume,
        status=satu.status,
        penilai_id=satu.penilai_id if terkirim else None,
        dikirim_pada=pada if terkirim else None,
        diputus_pada=pada if satu.status == DISETUJUI else None,
        kunci_kirim=satu.kunci,
    )


def _volume(baru: Sequence[AktivitasImpor]) -> dict[tuple[int, date], Decimal]:
    jumlah: dict[tuple[int, date], Decimal] = defaultdict(Decimal)
    for satu in baru:
        if satu.status == DISETUJUI:
            jumlah[satu.indikator_id, satu.tanggal.replace(day=1)] += satu.volume
    return jumlah
