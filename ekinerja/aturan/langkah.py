"""Langkah-langkah sebuah rencana: mengambil fakta dan menjalankan aturan, sekaligus menulis jejak.

Bagian jejak yang tidak berubah (istilah, dasar, masukan, satuan, komponen) ditulis sekali ketika
rencana disusun; tiap orang tinggal menyambung untai.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from .kanonik import teks_desimal, teks_json, tulis_kanonik
from .kesalahan import AturanGagal, KesalahanAturan
from .nilai import (
    ANGGOTA,
    BERSKALA,
    KELAS,
    Fakta,
    Tipe,
    banyak_rekaman,
    paskan,
    penyandi,
    sandi_rekaman,
)
from .pembulatan import PEMBULATAN
from .registri import KOMPONEN_BAKU, STATUS, DeklarasiFakta, Komponen

_TANDA = "\x00isi\x00"


class Prosa:
    """Daftar teks dasar hukum sebuah jejak; simpul menyebut nomornya agar tidak berulang."""

    def __init__(self) -> None:
        self.teks: dict[str, int] = {}

    def nomor(self, teks: str) -> int:
        """Nomor sebuah teks, mulai dari 0; teks baru ditambahkan di akhir."""
        return self.teks.setdefault(teks, len(self.teks))


@dataclass(slots=True)
class Papan:
    """Papan kerja satu orang: nilai tiap slot, potongan jejak, dan potongan sidik."""

    nilai: list[Any]
    simpul_fakta: list[str] = field(default_factory=list)
    simpul_aturan: list[str] = field(default_factory=list)
    sidik_fakta: list[str] = field(default_factory=list)
    sidik_aturan: list[str] = field(default_factory=list)
    masalah: list[str] = field(default_factory=list)


class LangkahFakta:
    """Mengambil satu fakta, memeriksa jenis dan batasnya, dan menulis simpulnya."""

    __slots__ = ("_awal", "_bawaan", "_inti", "_sandi", "akhir", "deklarasi", "slot")

    def __init__(self, deklarasi: DeklarasiFakta, slot: int) -> None:
        self.deklarasi = deklarasi
        self.slot = slot
        self._sandi = penyandi(deklarasi.tipe, deklarasi.skala)
        nama, satuan = teks_json(deklarasi.nama), teks_json(deklarasi.satuan)
        self._awal = f'{{"istilah":{nama},"nilai":'
        self.akhir = f',"satuan":{satuan}}}'
        self._inti = (f"[{nama},", f",{satuan},")
        self._bawaan = f'{{"bawaan":true,"istilah":{nama},"nilai":'

    def kerjakan(self, fakta: Mapping[str, Fakta], papan: Papan) -> None:
        """Isi slot; masalah dikumpulkan pada papan agar semuanya tersebut sekaligus."""
        satu = fakta.get(self.deklarasi.nama)
        if satu is None:
            self._tanpa_fakta(papan)
            return
        nilai = self._periksa(satu, papan)
        if nilai is None:
            return
        papan.nilai[self.slot] = nilai
        isi = self._sandi(nilai)
        rekaman = sandi_rekaman(satu.rekaman) if satu.rekaman else "[]"
        sisip = f',"rekaman":{rekaman}' if satu.rekaman else ""
        papan.simpul_fakta.append(f"{self._awal}{isi}{sisip}{self.akhir}")
        papan.sidik_fakta.append(f"{self._inti[0]}{isi}{self._inti[1]}{rekaman}]")

    def _tanpa_fakta(self, papan: Papan) -> None:
        d = self.deklarasi
        if d.bawaan is None:
            papan.masalah.append(
                f"Fakta '{d.nama}' ({d.keterangan}) belum ada. Lengkapi fakta itu lalu hitung lagi."
            )
            return
        papan.nilai[self.slot] = d.bawaan
        isi = self._sandi(d.bawaan)
        papan.simpul_fakta.append(f"{self._bawaan}{isi}{self.akhir}")
        papan.sidik_fakta.append(f"{self._inti[0]}{isi}{self._inti[1]}[]]")

    def _periksa(self, satu: Fakta, papan: Papan) -> Any:
        d = self.deklarasi
        try:
            nilai = paskan(satu.nilai, d.tipe, d.skala)
        except TypeError:
            papan.masalah.append(
                f"Fakta '{d.nama}' ({d.keterangan}) harus {d.tipe}, tetapi berisi {satu.nilai!r}."
            )
            return None
        except ValueError:
            papan.masalah.append(
                f"Fakta '{d.nama}' ({d.keterangan}) berisi {satu.nilai}, padahal hanya boleh "
                f"mempunyai {d.skala} angka di belakang koma."
            )
            return None
        masalah = list(_salah_isi(d, nilai, satu))
        papan.masalah.extend(masalah)
        return None if masalah else nilai


def _salah_isi(d: DeklarasiFakta, nilai: Any, satu: Fakta) -> Iterable[str]:
    deret = nilai if d.tipe in ANGGOTA else (nilai,)
    if d.pilihan and not set(deret) <= set(d.pilihan):
        yield f"Fakta '{d.nama}' berisi {nilai!r}; pilihannya {', '.join(d.pilihan)}."
    if d.minimal is not None and any(isi < d.minimal for isi in deret):
        yield f"Fakta '{d.nama}' ({d.keterangan}) tidak boleh kurang dari {d.minimal}."
    if d.maksimal is not None and any(isi > d.maksimal for isi in deret):
        yield f"Fakta '{d.nama}' ({d.keterangan}) tidak boleh lebih dari {d.maksimal}."
    if d.tipe in ANGGOTA and satu.rekaman and banyak_rekaman(satu.rekaman) != len(deret):
        yield f"Fakta '{d.nama}': banyaknya rekaman tidak sama dengan banyaknya nilai."


class LangkahAturan:
    """Menjalankan satu komponen dan menulis simpulnya."""

    __slots__ = (
        "_awal", "_eksponen", "_fungsi", "_inti", "_kelas", "_masukan", "_pembulat", "_sandi",
        "_tengah", "_tutup", "_ujung", "komponen", "slot", "tahap",
    )  # fmt: skip

    def __init__(
        self,
        komponen: Komponen,
        slot: int,
        *,
        masukan: tuple[int, ...],
        tahap: int,
        dasar: Mapping[str, int],
    ) -> None:
        self.komponen = komponen
        self.slot = slot
        self.tahap = tahap
        self._masukan = masukan
        self._fungsi: Callable[..., Any] = komponen.fungsi
        self._kelas = KELAS[komponen.tipe]
        self._sandi = penyandi(komponen.tipe, komponen.skala)
        self._eksponen = Decimal(1).scaleb(-komponen.skala) if komponen.tipe in BERSKALA else None
        self._pembulat = PEMBULATAN[komponen.pembulatan] if komponen.pembulatan else None
        tanpa, dengan = _kerangka(komponen, dasar, False), _kerangka(komponen, dasar, True)
        self._awal, self._tutup = tanpa
        _, self._tengah, self._ujung = dengan
        self._inti = (
            f"[{teks_json(komponen.istilah)},",
            f",{teks_json(komponen.satuan)},{teks_json(komponen.nama)},{komponen.versi}]",
        )

    def kerjakan(self, papan: Papan) -> None:
        """Hitung nilai istilah dan tulis simpulnya.

        :raises AturanGagal: bila rumusnya tidak dapat dihitung; kalimatnya menyebut istilahnya.
        """
        nilai = papan.nilai
        try:
            hasil = self._fungsi(*[nilai[i] for i in self._masukan])
        except KesalahanAturan as kesalahan:
            raise AturanGagal(f"{self._sebutan()} {kesalahan.kalimat}") from kesalahan
        except (ArithmeticError, LookupError, TypeError, ValueError) as kesalahan:
            raise AturanGagal(
                f"{self._sebutan()} Rumusnya gagal ({kesalahan}). Periksa fakta dan skemanya."
            ) from kesalahan
        akhir = self._tutup
        if self._eksponen is not None:
            hasil, sebelum = self._paskan(hasil)
            if sebelum is not None:
                akhir = f'{self._tengah}"{teks_desimal(sebelum)}"{self._ujung}'
        elif type(hasil) is not self._kelas:
            raise AturanGagal(f"{self._sebutan()} Hasilnya bukan {self.komponen.tipe}.")
        nilai[self.slot] = hasil
        isi = self._sandi(hasil)
        papan.simpul_aturan.append(f"{self._awal}{isi}{akhir}")
        papan.sidik_aturan.append(f"{self._inti[0]}{isi}{self._inti[1]}")

    def _paskan(self, hasil: Any) -> tuple[Any, Decimal | None]:
        if self.komponen.tipe is Tipe.DERET_DESIMAL:
            return tuple(self._satu(anggota) for anggota in hasil), None
        if self._pembulat is None:
            return self._satu(hasil), None
        if type(hasil) is not Decimal:
            raise AturanGagal(f"{self._sebutan()} Hasilnya bukan desimal.")
        bulat = self._pembulat(hasil)
        return bulat, None if bulat == hasil else hasil.normalize()

    def _satu(self, hasil: Any) -> Decimal:
        if type(hasil) is not Decimal or self._eksponen is None:
            raise AturanGagal(f"{self._sebutan()} Hasilnya bukan desimal.")
        pas = hasil.quantize(self._eksponen)
        if self.komponen.satuan == "rupiah" and pas != hasil:
            raise AturanGagal(f"{self._sebutan()} Rupiahnya belum dibulatkan.")
        return pas

    def _sebutan(self) -> str:
        return f"Istilah '{self.komponen.istilah}' tidak dapat dihitung."


def _kerangka(
    komponen: Komponen, dasar: Mapping[str, int], dengan_sebelum: bool
) -> tuple[str, ...]:
    """Simpul aturan dengan tempat kosong bagi nilai (dan nilai sebelum dibulatkan)."""
    isi: dict[str, object] = {
        **dasar,
        "istilah": komponen.istilah,
        "masukan": list(komponen.argumen.values()),
        "nilai": _TANDA,
        "satuan": komponen.satuan,
    }
    tambahan = {
        "komponen": komponen.nama if komponen.nama != KOMPONEN_BAKU else "",
        "versi": komponen.versi if komponen.versi != 1 else 0,
        "status": komponen.status if komponen.status != STATUS[0] else "",
        "catatan": komponen.catatan,
        "pembulatan": komponen.pembulatan if dengan_sebelum else "",
        "sebelum": _TANDA if dengan_sebelum else "",
    }
    isi.update({kunci: satu for kunci, satu in tambahan.items() if satu})
    return tuple(tulis_kanonik(isi).decode().split(teks_json(_TANDA)))
