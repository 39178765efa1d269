"""Kasus emas: memuat berkas ``kasus/**`` dan menghitungnya."""

import json
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from ekinerja.aturan.beku import ubah_fakta
from ekinerja.aturan.parameter import baca_yaml
from ekinerja.aturan.perintah import deklarasi_untuk
from ekinerja.aturan.registri import REGISTRI
from ekinerja.aturan.rencana import Hasil, Rencana, susun_rencana
from ekinerja.aturan.skema import TANPA_SKEMA, SkemaTerpakai, baca_skema

FOLDER = Path(__file__).parent.parent / "kasus"
SKEMA_CONTOH = Path(__file__).parent / "data" / "skema_contoh.json"
KUNCI = frozenset(
    {"nama", "pada", "sumber", "catatan", "skema", "skema_contoh", "pilihan", "fakta", "hasil"}
    | {"ditolak", "toleransi", "baris", "nip"}
)


@dataclass(frozen=True)
class Kasus:
    """Satu kasus; ``sumber`` adalah "terbit" atau "hitungan_tangan"."""

    id: str
    sumber: str
    keterangan: str
    pada: date | None
    skema: SkemaTerpakai
    pilihan: dict[str, str] = field(default_factory=dict)
    fakta: dict[str, Any] = field(default_factory=dict)
    hasil: dict[str, Any] = field(default_factory=dict)
    ditolak: Any = None
    toleransi: dict[str, str] = field(default_factory=dict)
    nip: str | None = None

    @property
    def tujuan(self) -> tuple[str, ...]:
        return tuple(self.hasil or self.ditolak)

    def rencana(self) -> Rencana:
        assert self.pada is not None
        diketahui = frozenset(nama for nama in self.fakta if nama not in REGISTRI.fakta)
        return susun_rencana(
            self.tujuan,
            pada=self.pada,
            skema=self.skema,
            pilihan=self.pilihan,
            diketahui=diketahui,
        )

    def hitung(self) -> Hasil:
        fakta = ubah_fakta(self.fakta, deklarasi_untuk(self.fakta))
        return self.rencana().hitung(fakta)


def skema_contoh() -> dict[str, Any]:
    return json.loads(SKEMA_CONTOH.read_text(encoding="utf-8"))


def semua_kasus() -> list[Kasus]:
    hasil: list[Kasus] = []
    for berkas in sorted(FOLDER.rglob("*.yaml")):
        for isi in baca_yaml(berkas):
            assert not set(isi) - KUNCI, f"{berkas.name}: kunci asing {set(isi) - KUNCI}"
            hasil.extend(_baca(berkas.stem, isi))
    return hasil


def _baca(berkas: str, isi: dict[str, Any]) -> list[Kasus]:
    [(sumber, keterangan)] = isi["sumber"].items()
    assert sumber in ("terbit", "hitungan_tangan") and keterangan
    baris = isi.get("baris") or [{}]
    return [
        Kasus(
            id=f"{berkas}: {isi['nama']}" + (f" #{nomor}" if len(baris) > 1 else ""),
            sumber=sumber,
            keterangan=keterangan,
            pada=isi.get("pada"),
            skema=_skema(isi),
            pilihan=isi.get("pilihan", {}),
            fakta={**isi.get("fakta", {}), **satu.get("fakta", {})},
            hasil={**isi.get("hasil", {}), **satu.get("hasil", {})},
            ditolak=isi.get("ditolak"),
            toleransi=isi.get("toleransi", {}),
            nip=isi.get("nip"),
        )
        for nomor, satu in enumerate(baris, 1)
    ]


def _skema(isi: dict[str, Any]) -> SkemaTerpakai:
    if isi.get("skema_contoh"):
        return baca_skema(skema_contoh())
    if "skema" not in isi:
        return TANPA_SKEMA
    kepala = {"kode": "kasus", "versi": 1, "berlaku_sejak": "2000-01-01", "dasar": "Kasus uji"}
    return baca_skema({**kepala, **isi["skema"]})
