"""Importir untuk satu tabel sederhana: satu baris berkas, satu catatan, dikenal dari kuncinya."""

from abc import abstractmethod
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any, ClassVar

from django.db import models, transaction

from ekinerja.core.bulk import mulai_massal
from ekinerja.core.errors import AksiDitolak
from ekinerja.core.impor.importir import BARU, BERUBAH, TETAP, Importir, Rancangan
from ekinerja.core.impor.kolom import BarisImpor, Masalah
from ekinerja.core.lingkup import Lingkup
from ekinerja.core.tabel import NilaiSalah, baca_teks, sebut_nomor
from ekinerja.core.workflow import Pelaku

KELOMPOK = 2_000
KOSONG = "(kosong)"
BERSAMAAN = (
    "Data yang sama diubah orang lain ketika impor ini berjalan, sehingga tidak ada yang ditulis. "
    "Periksa ulang berkasnya, lalu terapkan lagi."
)


class SelSalah(NilaiSalah):
    """Isi sebuah kolom bertentangan dengan yang tersimpan; `kolom` nama kolomnya."""

    def __init__(self, kolom: str, kalimat: str) -> None:
        super().__init__(kalimat)
        self.kolom = kolom


@dataclass(frozen=True, slots=True)
class Catatan:
    """Satu catatan yang tersimpan: nomornya dan isinya menurut nama isian model."""

    id: int
    isi: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class RencanaBaris:
    """Satu catatan yang akan ditulis; `id` None untuk yang baru.

    :ivar lama: isinya ketika diperiksa, untuk mengenali perubahan oleh orang lain sesudahnya.
    """

    kunci: Hashable
    isi: Mapping[str, Any]
    id: int | None = None
    lama: Mapping[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class Bekal:
    """Yang sudah tersimpan menurut kunci, dan apa saja yang diperlukan untuk menilai baris."""

    lingkup: Lingkup
    lama: dict[Hashable, Catatan] = field(default_factory=dict)
    rujukan: dict[str, Any] = field(default_factory=dict)


class ImporDaftar(Importir[RencanaBaris]):
    """Baris berkas menjadi catatan satu model; sel kosong pada catatan lama membiarkan isinya.

    :cvar model: yang ditulis.
    :cvar isian: nama isian model (attname) → nama kolom, yang dibandingkan dan ditulis.
    """

    model: ClassVar[type[models.Model]]
    isian: ClassVar[Mapping[str, str]]

    @abstractmethod
    def bekali(self, lingkup: Lingkup) -> Bekal:
        """Yang tersimpan dan rujukannya, dengan jumlah kueri tetap."""

    @abstractmethod
    def susun(self, baris: BarisImpor, bekal: Bekal) -> RencanaBaris:
        """Arti satu baris.

        :raises SelSalah: bila isinya bertentangan dengan yang tersimpan.
        """

    def periksa_semua(self, rencana: Mapping[int, RencanaBaris], bekal: Bekal) -> list[Masalah]:
        """Pertentangan antarbaris; kosong bila tidak ada."""
        return []

    def sebut(self, isian: str, nilai: Any, bekal: Bekal) -> str:
        """Nilai tersimpan seperti ditulis di berkas."""
        return teks_nilai(nilai)

    def periksa(self, baris: Sequence[BarisImpor], lingkup: Lingkup) -> Rancangan[RencanaBaris]:
        """Bandingkan dengan yang tersimpan; tidak menulis apa pun."""
        bekal = self.bekali(lingkup)
        rancangan: Rancangan[RencanaBaris] = Rancangan()
        rencana: dict[int, RencanaBaris] = {}
        for satu in baris:
            try:
                rencana[satu.nomor] = self.susun(satu, bekal)
            except SelSalah as salah:
                rancangan.masalah.append(self._masalah(satu, salah))
        rancangan.masalah += _kunci_ganda(rencana)
        rancangan.masalah += self.periksa_semua(rencana, bekal)
        salah_semua = {satu.baris for satu in rancangan.masalah}
        for nomor, satu_rencana in rencana.items():
            if nomor not in salah_semua:
                self._timbang(nomor, satu_rencana, rancangan, bekal)
        return rancangan

    def _masalah(self, baris: BarisImpor, salah: SelSalah) -> Masalah:
        judul = {satu.nama: satu.judul for satu in self.kolom}
        isi = teks_nilai(baris.isi.get(salah.kolom)) if salah.kolom in baris.isi else ""
        nilai = "" if isi == KOSONG else isi
        return Masalah(baris.nomor, judul.get(salah.kolom, ""), nilai[:80], salah.kalimat)

    def _timbang(
        self,
        nomor: int,
        rencana: RencanaBaris,
        rancangan: Rancangan[RencanaBaris],
        bekal: Bekal,
    ) -> None:
        lama = bekal.lama.get(rencana.kunci)
        if lama is None:
            rancangan.baru.append(rencana)
            rancangan.nasib[nomor] = BARU
            return
        beda = {
            n: lama.isi[n] for n in self.isian if n in rencana.isi and rencana.isi[n] != lama.isi[n]
        }
        rancangan.nasib[nomor] = BERUBAH if beda else TETAP
        if not beda:
            rancangan.tetap += 1
            return
        rancangan.berubah.append(
            RencanaBaris(rencana.kunci, {**lama.isi, **rencana.isi}, lama.id, lama.isi)
        )
        rancangan.sebelum[nomor] = {
            self.isian[nama]: self.sebut(nama, nilai, bekal) for nama, nilai in beda.items()
        }

    def terapkan(self, rancangan: Rancangan[RencanaBaris], *, oleh: Pelaku, pada: datetime) -> None:
        """Tulis semuanya dalam satu transaksi, dengan jumlah perintah tetap.

        :raises AksiDitolak: bila orang lain mengubah catatan yang sama sesudah diperiksa.
        """
        with transaction.atomic(), mulai_massal(oleh, sebab=f"impor {self.kunci}"):
            self._tolak_yang_berubah(rancangan.berubah)
            self.tulis(rancangan, oleh=oleh, pada=pada)

    def _tolak_yang_berubah(self, berubah: Sequence[RencanaBaris]) -> None:
        """Kunci catatan yang akan diubah; isinya harus masih seperti ketika diperiksa."""
        medan = tuple(self.isian)
        kini = {
            nomor: isi
            for nomor, *isi in self.model._base_manager.select_for_update(of=("self",))
            .filter(pk__in=[satu.id for satu in berubah])
            .order_by("pk")
            .values_list("pk", *medan)
        }
        for satu in berubah:
            if kini.get(satu.id) != [satu.lama[nama] for nama in medan]:
                raise AksiDitolak(BERSAMAAN)

    def tulis(self, rancangan: Rancangan[RencanaBaris], *, oleh: Pelaku, pada: datetime) -> None:
        """Ubah yang lama lebih dahulu, lalu tambah yang baru."""
        self.model._base_manager.bulk_create(
            [self.model(id=satu.id, **satu.isi) for satu in rancangan.berubah],
            batch_size=KELOMPOK,
            update_conflicts=True,
            unique_fields=["id"],
            update_fields=[_nama_medan(self.model, satu) for satu in self.isian],
        )
        self.model._base_manager.bulk_create(
            [self.model(**satu.isi) for satu in rancangan.baru], batch_size=KELOMPOK
        )


def _nama_medan(model: type[models.Model], attname: str) -> str:
    return next(satu.name for satu in model._meta.concrete_fields if satu.attname == attname)


def _kunci_ganda(rencana: Mapping[int, RencanaBaris]) -> list[Masalah]:
    """Baris yang menunjuk catatan yang sama lebih dari sekali."""
    menurut_kunci: dict[Hashable, list[int]] = {}
    for nomor, satu in rencana.items():
        menurut_kunci.setdefault(satu.kunci, []).append(nomor)
    masalah = []
    for kembar in menurut_kunci.values():
        for nomor in kembar if len(kembar) > 1 else ():
            lain = sebut_nomor(next(satu for satu in kembar if satu != nomor))
            kalimat = f"Baris {lain} menunjuk data yang sama dengan baris ini. Sisakan satu saja."
            masalah.append(Masalah(nomor, "", "", kalimat))
    return masalah


def teks_nilai(nilai: object) -> str:
    """Nilai apa pun sebagai kata yang dikenal pembaca berkas."""
    if nilai is None or nilai == "":
        return KOSONG
    if isinstance(nilai, bool):
        return "ya" if nilai else "tidak"
    if isinstance(nilai, datetime | date):
        return f"{nilai:%d/%m/%Y}"
    if isinstance(nilai, Decimal):
        return f"{nilai:f}".replace(".", ",")
    return baca_teks(nilai)
