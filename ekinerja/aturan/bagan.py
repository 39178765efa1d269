"""Bagan sebuah istilah sebagai teks menjorok: rumus, dasar, komponen, parameter, masa berlaku."""

import inspect
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from .kesalahan import RencanaTidakSah
from .nilai import penyandi
from .parameter import DeklarasiParameter, Parameter
from .penyusun import kalimat_tidak_berlaku, nilai_terpakai
from .registri import DeklarasiFakta, Komponen, Registri
from .skema import SkemaTerpakai


@dataclass
class Bagan:
    """Menulis satu bagan. Istilah yang muncul lagi hanya diacu."""

    registri: Registri
    parameter: Parameter
    skema: SkemaTerpakai
    pada: date
    sudah: set[str] = field(default_factory=set)

    def baris(self, istilah: str) -> Iterable[str]:
        """Baris-baris bagan sebuah istilah.

        :raises RencanaTidakSah: istilah tidak dikenal, atau belum diatur pada tanggal itu.
        """
        self._periksa(istilah)
        kepala = f"{istilah} pada {self.pada}"
        if self.skema.kode:
            kepala += f", skema {self.skema.kode} versi {self.skema.versi}"
            kepala += f" ({self.skema.dasar_umum})"
        yield kepala
        yield ""
        yield from self._cabang(istilah, 0)

    def _periksa(self, istilah: str) -> None:
        if istilah in self.registri.fakta or istilah in self.parameter:
            return
        tersedia = self.registri.komponen.get(istilah)
        if tersedia is None:
            raise RencanaTidakSah(
                [f"'{istilah}' tidak dikenal sebagai istilah, fakta, atau parameter. "
                 "Periksa ejaannya."]
            )  # fmt: skip
        semua = [k for versi in tersedia.values() for k in versi]
        if not any(k.berlaku(self.pada) for k in semua):
            raise RencanaTidakSah([kalimat_tidak_berlaku(istilah, semua, self.pada)])

    def _cabang(self, nama: str, dalam: int) -> Iterable[str]:
        jorok = "  " * dalam
        if nama in self.registri.fakta:
            yield f"{jorok}{nama}: {_baris_fakta(self.registri.fakta[nama])}"
        elif nama in self.registri.komponen:
            yield from self._cabang_istilah(nama, dalam)
        elif nama in self.parameter:
            yield f"{jorok}{nama}: {self._baris_parameter(self.parameter[nama])}"
        else:
            yield f"{jorok}{nama}: tidak dikenal"

    def _cabang_istilah(self, nama: str, dalam: int) -> Iterable[str]:
        jorok = "  " * dalam
        if nama in self.sudah:
            yield f"{jorok}{nama}: sudah dijelaskan di atas"
            return
        self.sudah.add(nama)
        pilihan = self._pilihan(nama)
        if not pilihan:
            versi = [k for isi in self.registri.komponen[nama].values() for k in isi]
            yield f"{jorok}{nama}: {kalimat_tidak_berlaku(nama, versi, self.pada)}"
        if len(pilihan) > 1:
            yield f"{jorok}{nama}: skema memilih satu dari {len(pilihan)} komponen berikut"
        for komponen in pilihan:
            yield f"{jorok}{nama}: {self._baris_aturan(komponen)}"
            yield f"{jorok}  “{_kalimat(komponen)}”"
            for masukan in komponen.argumen.values():
                yield from self._cabang(masukan, dalam + 1)

    def _pilihan(self, nama: str) -> list[Komponen]:
        tersedia = self.registri.komponen[nama]
        dipilih = self.skema.komponen.get(nama)
        versi = [tersedia[dipilih]] if dipilih in tersedia else list(tersedia.values())
        return [k for isi in versi for k in isi if k.berlaku(self.pada)]

    def _baris_aturan(self, k: Komponen) -> str:
        bagian = [f"aturan [{k.satuan}]", f"komponen {k.nama} versi {k.versi}", k.dasar]
        if k.istilah in self.skema.dasar:
            bagian.append(f"dipilih oleh {self.skema.dasar[k.istilah]}")
        bagian.append(_masa(k.sejak, k.sampai))
        if k.pembulatan:
            bagian.append(f"pembulatan {k.pembulatan.replace('_', ' ')}")
        if k.tahap == 2:
            bagian.append("tahap 2")
        return ", ".join([*bagian, *_tanda(k.status, k.catatan)])

    def _baris_parameter(self, d: DeklarasiParameter) -> str:
        p = nilai_terpakai(d, self.skema, self.pada)
        if p is None:
            return f"parameter [{d.satuan}] {d.judul}, diisi oleh skema daerah"
        nilai = "tabel" if d.bentuk else penyandi(d.tipe, d.skala)(p.nilai).strip('"')
        sumber = "nilai skema" if p.sumber == "skema" else "nilai yang dibawa program"
        bagian = [f"parameter [{d.satuan}] {d.judul} = {nilai}", sumber]
        bagian += [p.dasar] if p.dasar else []
        return ", ".join([*bagian, _masa(p.sejak, None), *_tanda(p.status, p.catatan)])


def _baris_fakta(d: DeklarasiFakta) -> str:
    agregat = f", dihimpun dari {d.dari}" if d.agregat else ""
    bawaan = "" if d.bawaan is None else f", bila tidak ada dianggap {d.bawaan}"
    return f"fakta [{d.satuan}] {d.keterangan}{agregat}{bawaan}"


def _masa(sejak: date, sampai: date | None) -> str:
    return f"berlaku sejak {sejak}" + (f" sampai sebelum {sampai}" if sampai else "")


def _tanda(status: str, catatan: str) -> Iterable[str]:
    if status == "belum_terverifikasi":
        yield "BELUM TERVERIFIKASI"
    if catatan:
        yield catatan


def _kalimat(komponen: Komponen) -> str:
    return " ".join((inspect.getdoc(komponen.fungsi) or "").split("\n\n")[0].split())
