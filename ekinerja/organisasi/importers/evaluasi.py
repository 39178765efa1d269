"""One rule for class and value: an evaluation in force wins, unless the file is an evaluation."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ekinerja.core.impor import BarisImpor, Masalah
from ekinerja.core.lingkup import Lingkup
from ekinerja.organisasi.importers.kolom import KELAS, NILAI
from ekinerja.organisasi.importers.susunan import JabatanRencana
from ekinerja.organisasi.models import EvaluasiJabatan

# tanda pada baris lampiran evaluasi jabatan; daftar menurut templat tidak punya
EVALUASI = "hasil_evaluasi"


@dataclass(frozen=True, slots=True)
class EvaluasiBerlaku:
    """What the evaluation in force says of one post."""

    id: int
    mulai: date
    nilai: int
    kelas: int


def muat_evaluasi(lingkup: Lingkup) -> dict[str, EvaluasiBerlaku]:
    """Evaluations in force on the day, by code of the post (one query)."""
    baris = EvaluasiJabatan.objects.filter(
        instansi_id=lingkup.instansi_id, masa__contains=lingkup.per_tanggal
    ).values_list("jabatan__kode", "id", "masa", "nilai", "kelas")
    return {
        kode: EvaluasiBerlaku(nomor, masa.lower, nilai, kelas)
        for kode, nomor, masa, nilai, kelas in baris
    }


def patuhi_evaluasi(
    pos: JabatanRencana, baris: BarisImpor, berlaku: EvaluasiBerlaku, *, hari: date
) -> Iterator[Masalah]:
    """Settle class and value of a post that has an evaluation in force; yields what to know.

    An annex of evaluations that says another class ends the former one on the day: it is the newer
    evaluation. Everything else gives way to the evaluation.
    """
    kelas, nilai = baris["kelas"], baris["nilai"]
    if _lampiran_baru(baris, berlaku, hari):
        pos.evaluasi_berakhir = (berlaku.id, hari)
        pos.kelas, pos.nilai = kelas, nilai
        yield Masalah(
            baris.nomor, KELAS.judul, str(kelas),
            f"Evaluasi yang berlaku menyebut kelas {berlaku.kelas}. Lampiran ini evaluasi yang "
            f"lebih baru, jadi evaluasi itu berakhir {hari:%d/%m/%Y}.",
        )  # fmt: skip
        return
    pos.kelas, pos.nilai = berlaku.kelas, berlaku.nilai
    if kelas not in (None, berlaku.kelas):
        yield Masalah(
            baris.nomor, KELAS.judul, str(kelas),
            f"Kelas {kelas} di berkas, evaluasi yang berlaku {berlaku.kelas}; yang dipakai "
            "evaluasinya. Ubah lewat Evaluasi jabatan bila kelasnya memang berubah.",
        )  # fmt: skip
    if nilai not in (None, berlaku.nilai):
        yield Masalah(
            baris.nomor, NILAI.judul, str(nilai),
            f"Nilai {nilai} di berkas, evaluasi yang berlaku {berlaku.nilai}; yang dipakai "
            "evaluasinya.",
        )  # fmt: skip


def _lampiran_baru(baris: BarisImpor, berlaku: EvaluasiBerlaku, hari: date) -> bool:
    """An annex with another class than an evaluation that began before this day."""
    lampiran = bool(baris.isi.get(EVALUASI)) and berlaku.mulai < hari
    return lampiran and baris["kelas"] not in (None, berlaku.kelas)
