"""Proving a month: recompute it from what was frozen and compare byte by byte."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import islice

from ekinerja.aturan import KesalahanAturan
from ekinerja.tpp.bekal import beda_bekal
from ekinerja.tpp.facts import bulan_berikut
from ekinerja.tpp.hitungan import Hitungan, Terhalang
from ekinerja.tpp.jejak import bentuk_sama
from ekinerja.tpp.keterkinian import bekal_bulan, penghitung_bulan
from ekinerja.tpp.kolam import Kolam
from ekinerja.tpp.models import DaftarTPP, HasilTPP, Penutupan
from ekinerja.tpp.services.hitung import Lapor
from ekinerja.tpp.services.tutup import sidik_fakta, sidik_hasil, sidik_penutupan
from ekinerja.tpp.workflow import DITUTUP

_SEKALI = 500


@dataclass(slots=True)
class HasilPeriksa:
    """What a check found; no differences means that the month gives the same bytes again.

    :ivar beda: (whose or what, sentence) for everything that differs.
    :ivar catatan: worth knowing, but no difference.
    """

    jumlah: int = 0
    beda: list[tuple[str, str]] = field(default_factory=list)
    catatan: list[str] = field(default_factory=list)

    @property
    def selaras(self) -> bool:
        return not self.beda


@dataclass(frozen=True, slots=True)
class _Beku:
    """Rules that the results are to be recomputed with."""

    skema: bytes
    bekal: bytes | None
    pada: date


def periksa_bulan(daftar: DaftarTPP, *, lapor: Lapor | None = None) -> HasilPeriksa:
    """Recompute everybody from frozen facts and rules, and compare with what is stored.

    A closed month is checked with its frozen scheme and parameters, its hashes and its chain; an
    open one with the rules of today.
    """
    hasil = HasilPeriksa()
    penutupan = Penutupan.objects.filter(daftar=daftar).first()
    if daftar.status == DITUTUP and penutupan is None:
        hasil.beda.append(("Penutupan", "Catatan penutupan bulan ini tidak ada."))
        return hasil
    try:
        beku = _aturan(daftar, penutupan)
        _periksa_orang(daftar, beku, hasil, lapor)
    except KesalahanAturan as galat:
        hasil.beda.append(("Aturan", galat.kalimat))
        return hasil
    _periksa_jumlah(daftar, hasil)
    if penutupan is not None:
        _periksa_penutupan(daftar, penutupan, hasil)
    return hasil


def _aturan(daftar: DaftarTPP, penutupan: Penutupan | None) -> _Beku:
    pada = date.fromordinal(bulan_berikut(daftar.bulan.awal).toordinal() - 1)
    if penutupan is not None:
        return _Beku(bytes(penutupan.skema_isi), bytes(penutupan.parameter), pada)
    if daftar.skema is None:
        raise KesalahanAturan("Daftar ini belum pernah dihitung. Hitung lebih dahulu.")
    return _Beku(penghitung_bulan(daftar.skema, daftar).skema.kanonik(), None, pada)


def _periksa_orang(
    daftar: DaftarTPP, beku: _Beku, hasil: HasilPeriksa, lapor: Lapor | None
) -> None:
    total = daftar.fakta.count()
    fakta = daftar.fakta.order_by("pegawai_id").values_list("pegawai_id", "isi", "sidik")
    with Kolam(total) as kolam:
        sisa = fakta.iterator(chunk_size=_SEKALI)
        while bagian := list(islice(sisa, _SEKALI)):
            _periksa_bagian(daftar, beku, [(p, bytes(i), s) for p, i, s in bagian], kolam, hasil)
            hasil.jumlah += len(bagian)
            if lapor is not None:
                lapor(hasil.jumlah, total)
    lebih = daftar.hasil.exclude(pegawai_id__in=daftar.fakta.values("pegawai_id"))
    for nama in lebih.values_list("nama", flat=True):
        hasil.beda.append((nama, "Ada hasil tanpa fakta yang mendasarinya."))


def _periksa_bagian(
    daftar: DaftarTPP,
    beku: _Beku,
    bagian: list[tuple[int, bytes, str]],
    kolam: Kolam,
    hasil: HasilPeriksa,
) -> None:
    tersimpan = {h.pegawai_id: h for h in daftar.hasil.filter(pegawai__in=[b[0] for b in bagian])}
    ulang = kolam.hitung(
        [isi for _, isi, _ in bagian], skema=beku.skema, pada=beku.pada, bekal=beku.bekal
    )
    for (pegawai_id, isi, sidik), satu in zip(bagian, ulang, strict=True):
        nama = json.loads(isi)["orang"]["nama"]
        if hashlib.sha256(isi).hexdigest() != sidik:
            hasil.beda.append((nama, "Fakta yang dibekukan tidak sama dengan sidiknya."))
        for kalimat in _beda(tersimpan.get(pegawai_id), satu, isi):
            hasil.beda.append((nama, kalimat))


def _beda(lama: HasilTPP | None, baru: Hitungan | Terhalang, isi: bytes) -> Iterator[str]:
    if lama is None:
        if isinstance(baru, Hitungan):
            yield "Faktanya ada, tetapi hasilnya tidak tersimpan."
        return
    if isinstance(baru, Terhalang):
        yield f"Hasil tersimpan, tetapi dari faktanya tidak dapat dihitung: {baru.kalimat}"
        return
    jejak = bytes(lama.jejak)
    if jejak != bentuk_sama(baru.jejak, dengan=jejak):
        yield "Jejak hitungan tidak sama byte demi byte."
    if (lama.bruto, lama.potongan, lama.neto) != (baru.bruto, baru.potongan, baru.neto):
        yield (
            f"Angka tersimpan {lama.bruto} − {lama.potongan} = {lama.neto}, sedangkan hitungan "
            f"ulang {baru.bruto} − {baru.potongan} = {baru.neto}."
        )
    if lama.sidik != baru.sidik or lama.rincian != json.loads(baru.rincian):
        yield "Sidik atau salinan nilainya tidak sama dengan hitungan ulang."
    orang = json.loads(isi)["orang"]
    if (lama.nip, lama.nama, lama.golongan) != (orang["nip"], orang["nama"], orang["golongan"]):
        yield "Nama, NIP, atau golongan pada daftar tidak sama dengan faktanya."


def _periksa_jumlah(daftar: DaftarTPP, hasil: HasilPeriksa) -> None:
    baris = list(daftar.hasil.values_list("bruto", "potongan", "neto"))
    kini = (len(baris), *(sum(satu[i] for satu in baris) for i in range(3)))
    catat = (
        daftar.jumlah_orang, daftar.jumlah_bruto, daftar.jumlah_potongan, daftar.jumlah_neto
    )  # fmt: skip
    if kini != catat:
        hasil.beda.append(("Jumlah", "Jumlah pada kepala daftar tidak sama dengan barisnya."))


def _periksa_penutupan(daftar: DaftarTPP, penutupan: Penutupan, hasil: HasilPeriksa) -> None:
    if sidik_fakta(daftar) != penutupan.sidik_fakta:
        hasil.beda.append(("Penutupan", "Sidik fakta tidak sama dengan ketika ditutup."))
    if sidik_hasil(daftar) != penutupan.sidik_hasil:
        hasil.beda.append(("Penutupan", "Sidik hasil tidak sama dengan ketika ditutup."))
    if sidik_penutupan(penutupan) != penutupan.sidik:
        hasil.beda.append(("Penutupan", "Sidik penutupan tidak cocok dengan isinya."))
    lalu = (
        Penutupan.objects.filter(daftar__unit_id=daftar.unit_id, pk__lt=penutupan.pk)
        .order_by("-pk")
        .first()
    )
    if penutupan.sidik_sebelumnya != (lalu.sidik if lalu else ""):
        hasil.beda.append(("Penutupan", "Rantai ke penutupan sebelumnya terputus."))
    if daftar.skema is not None:
        kini = bekal_bulan(penghitung_bulan(daftar.skema, daftar))
        for nama in beda_bekal(bytes(penutupan.parameter), kini):
            hasil.catatan.append(
                f"“{nama}” sekarang berbeda dari yang dibekukan; bulan ini tetap memakai yang "
                "dibekukan."
            )
