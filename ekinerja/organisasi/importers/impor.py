"""The import of units and posts: rows become a whole organisation, judged before it is written."""

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from ekinerja.core.impor import (
    BarisImpor,
    HasilBaca,
    Importir,
    Pemetaan,
    Rancangan,
    baca_baris,
)
from ekinerja.core.lingkup import Lingkup
from ekinerja.core.tabel import Lembar
from ekinerja.core.workflow import Pelaku
from ekinerja.organisasi.importers.kolom import KOLOM, KOLOM_UNIT
from ekinerja.organisasi.importers.lampiran import baca_lampiran
from ekinerja.organisasi.importers.periksa import Penyusun
from ekinerja.organisasi.importers.pratinjau import UBAH_JABATAN, UBAH_UNIT, Pratinjau
from ekinerja.organisasi.importers.susunan import (
    JabatanRencana,
    Susunan,
    UnitRencana,
)
from ekinerja.organisasi.importers.tulis import tulis_susunan
from ekinerja.organisasi.lampiran import adalah_lampiran
from ekinerja.organisasi.models import EvaluasiJabatan, Jabatan, UnitKerja
from ekinerja.organisasi.services import PEMBAYAR

SEBUT_MAKS = 5


class _ImporSusunan(Importir[UnitRencana | JabatanRencana]):
    """Units and posts, by code. Units and posts that the file does not name stay as they are."""

    @abstractmethod
    def baca(self, lembar: Lembar, pemetaan: Pemetaan | None = None) -> HasilBaca:
        """Rows with every column of the list, empty ones too."""

    def periksa(
        self, baris: Sequence[BarisImpor], lingkup: Lingkup
    ) -> Rancangan[UnitRencana | JabatanRencana]:
        """Compare with what is stored (four queries); writes nothing."""
        penyusun = Penyusun(lingkup)
        penyusun.susun(baris)
        rancangan: Rancangan[UnitRencana | JabatanRencana] = Rancangan(
            masalah=penyusun.masalah, peringatan=penyusun.peringatan
        )
        lama, hasil = penyusun.lama, penyusun.hasil
        pratinjau = Pratinjau(rancangan)
        unit, jabatan = [0, 0, 0], [0, 0, 0]
        for kode in penyusun.unit_berkas:
            satu, dulu = hasil.unit[kode], lama.unit.get(kode)
            berubah = pratinjau.bandingkan(satu, dulu, UBAH_UNIT)
            _masukkan(rancangan, satu, unit, baru=dulu is None, berubah=berubah)
        for kode in penyusun.jabatan_berkas:
            pos, dahulu = hasil.jabatan[kode], lama.jabatan.get(kode)
            berubah = pratinjau.bandingkan(pos, dahulu, UBAH_JABATAN)
            if pos.evaluasi_berakhir and not berubah:
                berubah = pratinjau.tandai_berubah(pos.baris)
            _masukkan(rancangan, pos, jabatan, baru=dahulu is None, berubah=berubah)
        pratinjau.lengkapi(baris)
        rancangan.catatan.append(f"Unit: {_hitungan(unit)}. Jabatan: {_hitungan(jabatan)}.")
        rancangan.catatan.extend(_catatan(hasil, lama, penyusun))
        return rancangan

    def terapkan(
        self,
        rancangan: Rancangan[UnitRencana | JabatanRencana],
        *,
        oleh: Pelaku,
        pada: datetime,
    ) -> None:
        """Write all of it in one transaction and set the paying unit of every unit."""
        tulis_susunan([*rancangan.baru, *rancangan.berubah], oleh=oleh)


class ImporJabatan(_ImporSusunan):
    """Units and posts, by code. The file itself tells whether it is a list or an annex.

    Codes of an annex come from the path of names, so that the same annex twice changes nothing.
    Units and posts that the file does not name stay as they are.
    """

    kunci = "jabatan"
    judul = "Unit dan jabatan"
    kolom = KOLOM
    menulis = (UnitKerja, Jabatan, EvaluasiJabatan)

    def baca(self, lembar: Lembar, pemetaan: Pemetaan | None = None) -> HasilBaca:
        """Rows of the flat list, or of an annex turned into such rows."""
        if pemetaan is None and adalah_lampiran(lembar):
            return baca_lampiran(lembar)
        return baca_baris(lembar, self.kolom, pemetaan)

    def bersusun_kolom(self, lembar: Lembar) -> bool:
        """An annex is read by its headings; only a list has columns to map."""
        return not adalah_lampiran(lembar)


class ImporUnit(_ImporSusunan):
    """Units alone, by code; the same rows as the list of posts, without the posts."""

    kunci = "unit"
    judul = "Unit kerja"
    kolom = KOLOM_UNIT
    menulis = (UnitKerja,)

    def baca(self, lembar: Lembar, pemetaan: Pemetaan | None = None) -> HasilBaca:
        """Rows of units; the columns of posts stay empty."""
        terbaca = baca_baris(lembar, self.kolom, pemetaan)
        kosong = dict.fromkeys(satu.nama for satu in KOLOM)
        baris = tuple(BarisImpor(satu.nomor, kosong | dict(satu.isi)) for satu in terbaca.baris)
        return replace(terbaca, baris=baris)


def _masukkan(
    rancangan: Rancangan[UnitRencana | JabatanRencana],
    satu: UnitRencana | JabatanRencana,
    hitungan: list[int],
    *,
    baru: bool,
    berubah: bool,
) -> None:
    if baru:
        rancangan.baru.append(satu)
        hitungan[0] += 1
    elif berubah:
        rancangan.berubah.append(satu)
        hitungan[1] += 1
    else:
        rancangan.tetap += 1
        hitungan[2] += 1


def _hitungan(jumlah: list[int]) -> str:
    return f"{jumlah[0]} baru, {jumlah[1]} berubah, {jumlah[2]} tetap"


def _catatan(hasil: Susunan, lama: Susunan, penyusun: Penyusun) -> list[str]:
    """What a person should know before applying: gaps that are no faults."""
    catatan = []
    berbeda = len({satu.baris for satu in penyusun.peringatan})
    if berbeda:
        catatan.append(
            f"Pada {berbeda} jabatan, kelas atau nilai di berkas berbeda dengan evaluasi jabatan "
            "yang berlaku. Akibatnya tertulis di selnya."
        )
    tinggal = len(lama.jabatan.keys() - set(penyusun.jabatan_berkas))
    if tinggal and penyusun.jabatan_berkas:
        catatan.append(f"{tinggal} jabatan di sistem tidak ada di berkas ini dan dibiarkan.")
    berkas = [hasil.jabatan[kode] for kode in penyusun.jabatan_berkas]
    tanpa_kelas = sum(satu.kelas is None and satu.jenis != "POLITIS" for satu in berkas)
    if tanpa_kelas:
        catatan.append(
            f"Kelas jabatan belum diisi pada {tanpa_kelas} jabatan; TPP-nya belum dapat dihitung."
        )
    tanpa_atasan = [satu.nama for satu in berkas if satu.atasan is None]
    if tanpa_atasan:
        catatan.append(f"Jabatan atasan belum ada pada: {_sebut(tanpa_atasan)}.")
    tanpa_pembayar = [
        hasil.unit[kode].nama
        for kode in penyusun.unit_berkas
        if hasil.unit[kode].jenis != "INSTANSI" and not _dibayar(hasil, kode)
    ]
    if tanpa_pembayar:
        catatan.append(
            "Unit ini tidak berada di bawah perangkat daerah, sehingga belum ada yang membayar "
            f"TPP-nya: {_sebut(tanpa_pembayar)}. Isi induk atau jenis unitnya."
        )
    return catatan


def _dibayar(hasil: Susunan, kode: str) -> bool:
    return any(hasil.unit[satu].jenis in PEMBAYAR for satu in hasil.leluhur(kode) or ())


def _sebut(nama: list[str]) -> str:
    sisa = len(nama) - SEBUT_MAKS
    return ", ".join(nama[:SEBUT_MAKS]) + (f", dan {sisa} lainnya" if sisa > 0 else "")
