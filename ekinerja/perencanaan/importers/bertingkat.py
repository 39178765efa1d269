"""Rows that stand below each other: parents may be new rows of the same file."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from ekinerja.core.impor import Bekal, Masalah, Rancangan, RencanaBaris
from ekinerja.core.workflow import Pelaku
from ekinerja.perencanaan.importers.dasar import (
    ImporPerencanaan,
    IndukBaru,
    berurutan,
    dengan_induk,
)

KELOMPOK = 2_000


class ImporBertingkat(ImporPerencanaan):
    """New rows are written layer by layer, then changed rows with their new parents."""

    def periksa_semua(self, rencana: Mapping[int, RencanaBaris], bekal: Bekal) -> list[Masalah]:
        """Chains that turn back on themselves, over stored rows and rows of the file."""
        induk: dict[Any, Any] = {
            kunci: self._kunci_induk(satu.isi["induk_id"], bekal)
            for kunci, satu in bekal.lama.items()
        }
        for satu in rencana.values():
            if "induk_id" in satu.isi:
                induk[satu.kunci] = self._kunci_induk(satu.isi["induk_id"], bekal)
        ada = {satu.kunci for satu in rencana.values()}
        return [
            masalah
            for nomor, satu in rencana.items()
            for masalah in self._induk_salah(nomor, satu, (induk, ada, bekal))
        ]

    def _kunci_induk(self, induk: Any, bekal: Bekal) -> Any:
        if isinstance(induk, IndukBaru):
            return induk.kunci
        return bekal.rujukan["kunci_lama"].get(induk)

    def _induk_salah(
        self, nomor: int, satu: RencanaBaris, konteks: tuple[dict[Any, Any], set[Any], Bekal]
    ) -> list[Masalah]:
        induk, ada, bekal = konteks
        kolom = self.isian["induk_id"]
        judul = next(k.judul for k in self.kolom if k.nama == kolom)
        atas = satu.isi.get("induk_id")
        if isinstance(atas, IndukBaru) and atas.kunci not in ada:
            kalimat = "Induknya tidak ada di aplikasi maupun di berkas ini. Periksa kodenya."
            return [Masalah(nomor, judul, "", kalimat)]
        if berputar(satu.kunci, induk):
            kalimat = "Rangkaian induknya berputar kembali ke baris ini. Perbaiki kode induknya."
            return [Masalah(nomor, judul, "", kalimat)]
        return self.periksa_pasangan(nomor, satu, bekal)

    def periksa_pasangan(self, nomor: int, satu: RencanaBaris, bekal: Bekal) -> list[Masalah]:
        """Whether this parent may be one; nothing more is asked here."""
        return []

    def tulis(self, rancangan: Rancangan[RencanaBaris], *, oleh: Pelaku, pada: datetime) -> None:
        """New rows layer by layer, then the changed ones."""
        nomor: dict[Any, int] = {}

        def lapis(daftar: list[RencanaBaris], terisi: Any) -> None:
            baru = self.model._base_manager.bulk_create(
                [self.model(**dengan_induk(satu.isi, terisi), **self.cap(pada)) for satu in daftar],
                batch_size=KELOMPOK,
            )
            for satu, objek in zip(daftar, baru, strict=True):
                terisi[satu.kunci] = objek.pk
            nomor.update(terisi)

        berurutan(rancangan.baru, lapis)
        berubah = [
            self.model(id=satu.id, **dengan_induk(satu.isi, nomor), **self.cap(pada))
            for satu in rancangan.berubah
        ]
        medan = [nama.removesuffix("_id") for nama in self.isian]
        self.model._base_manager.bulk_update(
            berubah, [*medan, "sumber", "segar_pada"], batch_size=KELOMPOK
        )


def berputar(kunci: Any, induk: Mapping[Any, Any]) -> bool:
    """Does the chain upwards come back to where it began?"""
    kini, langkah = induk.get(kunci), 0
    while kini is not None and langkah < 100:
        if kini == kunci:
            return True
        kini, langkah = induk.get(kini), langkah + 1
    return langkah >= 100
