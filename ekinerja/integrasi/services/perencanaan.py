"""Taking over what a planning system gave: each list by its import, stamped with its source."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from ekinerja.core.impor import Laporan, jalankan_impor
from ekinerja.core.lingkup import Lingkup
from ekinerja.core.tabel import Baris, Lembar
from ekinerja.core.workflow import Pelaku
from ekinerja.integrasi.bentuk import Mentah
from ekinerja.integrasi.kontrak import HITUNGAN_RENCANA, IMPORTIR_RENCANA
from ekinerja.integrasi.models import Perbedaan, Sinkronisasi
from ekinerja.perencanaan.models import Berasal


def ambil_rencana(
    daftar: Mapping[str, Sequence[Mentah]],
    *,
    lingkup: Lingkup,
    oleh: Pelaku,
    pada: datetime,
    terapkan: bool,
) -> dict[str, Laporan]:
    """Compare every list with what is stored, and write it when asked.

    A row that cannot be used is reported and skipped: one perangkat daerah holds up no other.

    :returns: list → its report, in the order in which the lists depend on each other.
    """
    return {
        kunci: jalankan_impor(
            importir(Berasal.SISTEM), _lembar(kunci, daftar[kunci]), lingkup=lingkup, oleh=oleh,
            pada=pada, terapkan=terapkan, lewati_yang_salah=True,
        )
        for kunci, importir in IMPORTIR_RENCANA.items()
        if kunci in daftar
    }  # fmt: skip


def baris_masalah(sinkron: Sinkronisasi, laporan: Mapping[str, Laporan]) -> list[Perbedaan]:
    """Rows that could not be used, each with why and what to do."""
    return [
        Perbedaan(
            sinkron=sinkron, jenis=Perbedaan.SALAH, saran=str(masalah),
            sebutan=f"{IMPORTIR_RENCANA[kunci].judul}, baris {nomor}",
        )
        for kunci, satu in laporan.items()
        for nomor, masalah in enumerate(satu.masalah, start=1)
    ]  # fmt: skip


def hitung_laporan(laporan: Mapping[str, Laporan]) -> dict[str, int]:
    """List and what became of its rows → how many."""
    return {
        f"{kunci}.{nama}": getattr(satu, nama)
        for kunci, satu in laporan.items()
        for nama in HITUNGAN_RENCANA
    }


def _lembar(kunci: str, baris: Sequence[Mentah]) -> Lembar:
    """The rows of a list as the sheet that its import reads."""
    kolom = IMPORTIR_RENCANA[kunci].kolom
    nama = [satu.nama for satu in kolom]
    asal = ["id" if satu == "kunci_luar" else satu for satu in nama]
    isi = [Baris(1, tuple(satu.judul for satu in kolom))]
    isi += [
        Baris(nomor, tuple(satu.get(medan) for medan in asal))
        for nomor, satu in enumerate(baris, start=2)
    ]
    return Lembar(f"{kunci}.json", kunci, tuple(isi), (), ())
