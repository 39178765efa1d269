"""Closing a month: inputs, rules and results are frozen and hashed, documents are issued."""

import hashlib
from collections.abc import Iterator
from datetime import datetime

from django.db import connection, transaction

from ekinerja.aturan.kanonik import sidik_byte, tulis_kanonik
from ekinerja.core.dokumen import Terbitan, terbitkan
from ekinerja.core.errors import AksiDitolak
from ekinerja.core.format import bulan_tahun, rupiah
from ekinerja.core.workflow import Pelaku
from ekinerja.kalender.services import tutup_bulan
from ekinerja.regulasi.models import Skema
from ekinerja.regulasi.pelaku import bertindak
from ekinerja.regulasi.services import catat_pemakaian
from ekinerja.tpp.keterkinian import bekal_bulan, penghitung_bulan
from ekinerja.tpp.models import DaftarTPP, DokumenDaftar, HasilTPP, Penutupan
from ekinerja.tpp.services.hitung import tolak_bila_tertutup
from ekinerja.tpp.workflow import DAFTAR_WORKFLOW

SLIP, NOMINATIF = "Slip TPP", "Daftar nominatif TPP"
_PILIH_HASIL = ("pegawai_id", "nomor", "nama", "bruto", "potongan", "neto", "sidik")


@transaction.atomic
def tutup_daftar(daftar: DaftarTPP, *, oleh: Pelaku, pada: datetime) -> DaftarTPP:
    """PA/KPA approves and closes the month for good.

    Freezes facts, scheme, parameters and results under one hash that continues the unit's chain;
    closes the month of the calendar; issues a verifiable document per slip and for the list.

    :raises AksiDitolak: people held up, facts or rules changed, month not over, wrong state.
    :raises TidakBerwenang: not PA/KPA of the unit, or the one who verified it.
    """
    tolak_bila_tertutup(daftar)
    pelaku = bertindak(oleh, pada=pada)
    _tahan_fakta()
    baru = DAFTAR_WORKFLOW.run("tutup", daftar, oleh=pelaku, pada=pada, kapasitas="PA/KPA")
    if baru.skema is None or baru.jumlah_orang == 0:
        raise AksiDitolak("Daftar ini kosong sehingga tidak dapat ditutup. Hitung lebih dahulu.")
    bekukan(baru, baru.skema, oleh=pelaku, pada=pada)
    pegawai_ids = list(baru.hasil.order_by("nomor").values_list("pegawai_id", flat=True))
    tutup_bulan(baru.bulan, pegawai_ids=pegawai_ids, pada=pada)
    catat_pemakaian(baru.skema.pk, awal=baru.bulan.awal)
    terbitkan_dokumen(baru, pada=pada)
    return baru


def _tahan_fakta() -> None:
    """Let no fact slip in between the last look and the close.

    Waits for those who are writing; whoever comes later meets the closed month.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "LOCK TABLE presensi_haripresensi, aktivitas_aktivitas, perencanaan_laporanaksi,"
            " tpp_arsiptahunan IN SHARE MODE"
        )


def bekukan(daftar: DaftarTPP, skema: Skema, *, oleh: Pelaku, pada: datetime) -> Penutupan:
    """Write what was closed and the hash over all of it."""
    penghitung = penghitung_bulan(skema, daftar)
    penutupan = Penutupan(
        daftar=daftar,
        skema_isi=penghitung.skema.kanonik(),
        parameter=bekal_bulan(penghitung),
        sidik_fakta=sidik_fakta(daftar),
        sidik_hasil=sidik_hasil(daftar),
        sidik_sebelumnya=_sebelumnya(daftar),
        ditutup_pada=pada,
        ditutup_oleh_id=oleh.user_id,
    )
    penutupan.sidik = sidik_penutupan(penutupan)
    penutupan.save()
    return penutupan


def sidik_fakta(daftar: DaftarTPP) -> str:
    """SHA-256 over the hashes of everybody's facts."""
    baris = daftar.fakta.order_by("pegawai_id").values_list("pegawai_id", "sidik")
    return _sidik(f"{orang}|{sidik}\n" for orang, sidik in baris.iterator())


def sidik_hasil(daftar: DaftarTPP) -> str:
    """SHA-256 over everybody's figures and trace hashes, in the order of the list."""
    baris = daftar.hasil.order_by("nomor").values_list(*_PILIH_HASIL)
    return _sidik("|".join(map(str, satu)) + "\n" for satu in baris.iterator())


def sidik_penutupan(penutupan: Penutupan) -> str:
    """The hash of a close: unit, month, scheme, parameters, facts, results, and what was before."""
    daftar = penutupan.daftar
    return sidik_byte(
        tulis_kanonik(
            {
                "unit": daftar.unit.kode,
                "awal": daftar.bulan.awal,
                "skema": sidik_byte(bytes(penutupan.skema_isi)),
                "parameter": sidik_byte(bytes(penutupan.parameter)),
                "fakta": penutupan.sidik_fakta,
                "hasil": penutupan.sidik_hasil,
                "sebelumnya": penutupan.sidik_sebelumnya,
                "ditutup_pada": penutupan.ditutup_pada,
            }
        )
    )


def terbitkan_dokumen(daftar: DaftarTPP, *, pada: datetime) -> None:
    """One document for the list and one per slip, with two INSERTs."""
    pegawai: list[int | None] = [None]
    pegawai += daftar.hasil.order_by("nomor").values_list("pegawai_id", flat=True)
    dokumen = terbitkan(_terbitan(daftar), instansi_id=daftar.instansi_id, pada=pada)
    DokumenDaftar.objects.bulk_create(
        (
            DokumenDaftar(daftar=daftar, pegawai_id=orang, dokumen=satu)
            for orang, satu in zip(pegawai, dokumen, strict=True)
        ),
        batch_size=2000,
    )


def _terbitan(daftar: DaftarTPP) -> Iterator[Terbitan]:
    bulan = bulan_tahun(daftar.bulan.awal)
    yield Terbitan(
        jenis=NOMINATIF,
        judul=f"{NOMINATIF} {bulan}",
        penerima=daftar.unit.nama,
        ringkasan={
            "Perangkat daerah": daftar.unit.nama,
            "Bulan": bulan,
            "Banyaknya pegawai": str(daftar.jumlah_orang),
            "Jumlah bruto": rupiah(daftar.jumlah_bruto),
            "Jumlah diterima": rupiah(daftar.jumlah_neto),
        },
        isi=daftar.penutupan.sidik.encode(),
    )
    baris = daftar.hasil.order_by("nomor").values_list(*_PILIH_HASIL)
    for _, _, nama, bruto, potongan, neto, sidik in baris.iterator():
        yield Terbitan(
            jenis=SLIP,
            judul=f"{SLIP} {bulan}",
            penerima=nama,
            ringkasan={
                "Perangkat daerah": daftar.unit.nama,
                "Bulan": bulan,
                "Bruto": rupiah(bruto),
                "Potongan": rupiah(potongan),
                "Diterima": rupiah(neto),
            },
            isi=sidik.encode(),
        )


def _sebelumnya(daftar: DaftarTPP) -> str:
    lalu = Penutupan.objects.filter(daftar__unit_id=daftar.unit_id).order_by("-pk").first()
    return lalu.sidik if lalu is not None else ""


def _sidik(baris: Iterator[str]) -> str:
    hasil = hashlib.sha256()
    for satu in baris:
        hasil.update(satu.encode())
    return hasil.hexdigest()


def jumlah_menunggu(daftar: DaftarTPP) -> list[tuple[str, int]]:
    """Names with the number of their entries that waited for approval when calculated."""
    baris = HasilTPP.objects.filter(daftar=daftar, menunggu__gt=0).order_by("nomor")
    return list(baris.values_list("nama", "menunggu"))
