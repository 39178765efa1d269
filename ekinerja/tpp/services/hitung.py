"""Calculating the list of a month: facts in, results with traces out, in one transaction."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any, TypeVar

from django.db import connection, transaction
from django.utils import timezone
from psycopg.types.json import Jsonb

from ekinerja.aturan import KesalahanAturan
from ekinerja.core.access import wajib
from ekinerja.core.errors import AksiDitolak, TidakBerwenang
from ekinerja.core.format import bulan_tahun, tanggal
from ekinerja.core.workflow import Pelaku
from ekinerja.kalender.queries import pengaruh_bulan
from ekinerja.kalender.services import buka_bulan
from ekinerja.organisasi.models import UnitKerja
from ekinerja.regulasi.models import Skema
from ekinerja.regulasi.pelaku import Bertindak, bertindak
from ekinerja.regulasi.queries import skema_pada
from ekinerja.tpp.bawahan import SUDAH_DIHITUNG, bawahan_menunggu
from ekinerja.tpp.facts import OrangBulan, himpun
from ekinerja.tpp.hitungan import Hitungan, Terhalang
from ekinerja.tpp.keterkinian import bekal_bulan, penghitung_bulan, sidik_aturan
from ekinerja.tpp.kolam import Kolam
from ekinerja.tpp.models import DaftarTPP, FaktaBulanan, Halangan, HasilTPP
from ekinerja.tpp.permissions import pembuat_daftar
from ekinerja.tpp.queries import jumlah_penerima, membayar
from ekinerja.tpp.workflow import DAFTAR_WORKFLOW, DITUTUP

Lapor = Callable[[int, int], None]
T = TypeVar("T")
_LAPOR_TIAP = 200
_FAKTA = (("daftar_id", "int8"), ("pegawai_id", "int8"), ("isi", "bytea"), ("sidik", "varchar"))
_HASIL = (
    ("daftar_id", "int8"), ("pegawai_id", "int8"), ("nomor", "int4"), ("nama", "varchar"),
    ("nip", "varchar"), ("golongan", "varchar"), ("jabatan", "varchar"), ("unit_nama", "varchar"),
    ("kelas", "int2"), ("bruto", "numeric"), ("potongan", "numeric"), ("neto", "numeric"),
    ("menunggu", "int4"), ("rincian", "jsonb"), ("jejak", "bytea"), ("sidik", "varchar"),
)  # fmt: skip


@dataclass(slots=True)
class _Jumlah:
    """What the list adds up to, and who could not be calculated."""

    orang: int = 0
    bruto: Decimal = Decimal(0)
    potongan: Decimal = Decimal(0)
    neto: Decimal = Decimal(0)
    terhalang: list[Terhalang] = field(default_factory=list)

    def tambah(self, satu: Hitungan) -> None:
        self.orang += 1
        self.bruto += satu.bruto
        self.potongan += satu.potongan
        self.neto += satu.neto


def siapkan_daftar(unit: UnitKerja, awal: date) -> DaftarTPP:
    """The list of a paying unit for a month; made empty when it was not there yet.

    :param awal: first day of the month.
    :raises AksiDitolak: the unit does not pay, or ``awal`` is not the first of a month.
    """
    if not UnitKerja.objects.filter(membayar(awal), pk=unit.pk).exists():
        raise AksiDitolak(
            f"TPP dibayarkan oleh perangkat daerah, sedangkan {unit.nama} bagian dari perangkat "
            "daerah lain. Pilih perangkat daerahnya."
        )
    bulan = buka_bulan(unit, awal=awal)
    daftar, _ = DaftarTPP.objects.select_related("unit", "bulan").get_or_create(
        bulan=bulan, defaults={"unit": unit, "instansi_id": unit.instansi_id}
    )
    return daftar


def hitung_daftar(
    daftar: DaftarTPP,
    *,
    oleh: Pelaku,
    pada: datetime,
    lapor: Lapor | None = None,
    kolam: Kolam | None = None,
) -> DaftarTPP:
    """Calculate everybody of a list anew; the old result stands until the new one is complete.

    Whoever cannot be calculated gets a sentence (Halangan) and stops nobody else.

    :param lapor: told (done, total) now and then.
    :param kolam: a pool shared by many lists; None makes one when the list is large.
    :raises AksiDitolak: closed, verified, not begun, or no scheme in force.
    :raises TidakBerwenang: when the actor does not compile lists of this unit.
    """
    pelaku = bertindak(oleh, pada=pada)
    if kolam is not None:
        return _tulis(_mulai(daftar, _Deed(pelaku, pada, lapor, kolam)))
    with Kolam(jumlah_penerima([daftar.unit_id], daftar.bulan.awal)) as sendiri:
        return _tulis(_mulai(daftar, _Deed(pelaku, pada, lapor, sendiri)))


def hitung_banyak(
    daftar: Iterable[DaftarTPP], *, oleh: Pelaku, pada: datetime, kolam: Kolam
) -> Iterator[tuple[DaftarTPP, DaftarTPP | str]]:
    """Calculate many lists; the facts of the next are gathered while one is calculated.

    Every list has its own transaction; a refused one stops no other.

    :returns: each list with its result, or with the sentence of its refusal, in order.
    """
    semua = list(daftar)
    serentak = frozenset(satu.unit_id for satu in semua)
    deed = _Deed(bertindak(oleh, pada=pada), pada, None, kolam, serentak)
    jalan: tuple[DaftarTPP, _Hitungan | str] | None = None
    for satu in semua:
        berikut = satu, _coba(_mulai, satu, deed)
        if jalan is not None:
            yield _selesaikan(jalan)
        jalan = berikut
    if jalan is not None:
        yield _selesaikan(jalan)


def _selesaikan(
    jalan: "tuple[DaftarTPP, _Hitungan | str]",
) -> tuple[DaftarTPP, DaftarTPP | str]:
    daftar, mulai = jalan
    return daftar, mulai if isinstance(mulai, str) else _coba(_tulis, mulai)


def _coba(tindakan: Callable[..., T], *argumen: Any) -> T | str:
    try:
        return tindakan(*argumen)
    except (AksiDitolak, TidakBerwenang) as galat:
        return galat.kalimat


def tolak_bila_tertutup(daftar: DaftarTPP, *, kunci: bool = False) -> None:
    """Look once more whether the month of this list is closed.

    :param kunci: hold the list until the end of the transaction.
    :raises AksiDitolak: when it is.
    """
    semua = DaftarTPP.objects.all()
    if kunci:
        semua = semua.select_for_update(of=("self",))
    status, ditutup = semua.values_list("status", "bulan__ditutup_pada").get(pk=daftar.pk)
    if status == DITUTUP or ditutup is not None:
        sejak = f" pada {tanggal(ditutup, timezone.get_current_timezone())}" if ditutup else ""
        raise AksiDitolak(
            f"Bulan {bulan_tahun(daftar.bulan.awal)} untuk {daftar.unit.nama} sudah ditutup"
            f"{sejak} dan tidak berubah lagi. Koreksi dicatat pada bulan berikutnya."
        )


@dataclass(frozen=True, slots=True)
class _Deed:
    pelaku: Bertindak
    pada: datetime
    lapor: Lapor | None
    kolam: Kolam
    serentak: frozenset[int] = frozenset()


def _skema(daftar: DaftarTPP) -> Skema:
    skema = skema_pada(daftar.instansi_id, daftar.bulan.awal)
    if skema is None:
        raise AksiDitolak(
            f"Belum ada skema TPP yang berlaku pada {bulan_tahun(daftar.bulan.awal)}. Minta "
            "BKPSDM atau Bagian Organisasi memberlakukannya."
        )
    return skema


@dataclass(frozen=True, slots=True)
class _Hitungan:
    """A calculation under way: facts gathered, results coming."""

    daftar: DaftarTPP
    skema: Skema
    aturan: str
    orang: Sequence[OrangBulan]
    hasil: Iterator[Hitungan | Terhalang]
    deed: _Deed


def _mulai(daftar: DaftarTPP, deed: _Deed) -> _Hitungan:
    """Check, gather the facts, and set the processes to work."""
    wajib(pembuat_daftar(daftar, deed.pelaku))
    tolak_bila_tertutup(daftar)
    _tolak_bila_arsip(daftar)
    if deed.pelaku.hari < daftar.bulan.awal:
        raise AksiDitolak(f"{bulan_tahun(daftar.bulan.awal)} belum dimulai.")
    skema = _skema(daftar)
    try:
        penghitung = penghitung_bulan(skema, daftar)
        aturan = sidik_aturan(penghitung, bekal_bulan(penghitung))
    except KesalahanAturan as galat:
        raise AksiDitolak(f"Skema “{skema.nama}” belum dapat dipakai. {galat.kalimat}") from galat
    orang = himpun(
        daftar.unit,
        daftar.bulan.awal,
        fakta_bawahan=penghitung.fakta_bawahan,
        tambahan=penghitung.fakta_tambahan,
    )
    hasil = deed.kolam.hitung(
        [o.isi for o in orang], skema=penghitung.skema.kanonik(), pada=penghitung.pada
    )
    tertahan = bawahan_menunggu(
        [b for o in orang for b in o.bawahan],
        daftar.bulan.awal,
        cukup=SUDAH_DIHITUNG,
        dianggap=deed.serentak | {daftar.unit_id},
    )
    return _Hitungan(daftar, skema, aturan, orang, _tahan(hasil, tertahan), deed)


def _tahan(
    hasil: Iterator[Hitungan | Terhalang], tertahan: dict[int, str]
) -> Iterator[Hitungan | Terhalang]:
    """Hold up those whose staff is not known yet."""
    if not tertahan:
        return hasil
    return (
        Terhalang(satu.pegawai_id, tertahan[satu.pegawai_id])
        if satu.pegawai_id in tertahan
        else satu
        for satu in hasil
    )


def _tolak_bila_arsip(daftar: DaftarTPP) -> None:
    """:raises AksiDitolak: before the unit's start, or after a trial that was not continued."""
    pengaruh = pengaruh_bulan([daftar.unit_id], awal=daftar.bulan.awal)[daftar.unit_id]
    if not pengaruh.dihitung:
        raise AksiDitolak(pengaruh.kalimat)


@transaction.atomic
def _tulis(h: _Hitungan) -> DaftarTPP:
    """Replace what the list holds, all at once."""
    tolak_bila_tertutup(h.daftar, kunci=True)
    jumlah = _ganti_isi(h.daftar, h.orang, h.hasil, h.deed.lapor)
    ubah = {
        "skema_id": h.skema.pk,
        "dihitung_pada": h.deed.pada,
        "sidik_aturan": h.aturan,
        "jumlah_orang": jumlah.orang,
        "jumlah_bruto": jumlah.bruto,
        "jumlah_potongan": jumlah.potongan,
        "jumlah_neto": jumlah.neto,
    }
    oleh, pada = h.deed.pelaku, h.deed.pada
    return DAFTAR_WORKFLOW.run(
        "hitung", h.daftar, oleh=oleh, pada=pada, kapasitas=_kapasitas(oleh), ubah=ubah
    )


def _kapasitas(pelaku: Bertindak) -> str:
    return "Sistem" if pelaku.sistem else "Pembuat daftar"


def _ganti_isi(
    daftar: DaftarTPP,
    orang: Sequence[OrangBulan],
    hasil: Iterator[Hitungan | Terhalang],
    lapor: Lapor | None,
) -> _Jumlah:
    for model in (Halangan, HasilTPP, FaktaBulanan):
        model.objects.filter(daftar=daftar)._raw_delete("default")
    _copy("tpp_faktabulanan", _FAKTA, _baris_fakta(daftar, orang))
    jumlah = _Jumlah()
    _copy("tpp_hasiltpp", _HASIL, _baris_hasil(daftar, orang, hasil, jumlah, lapor))
    Halangan.objects.bulk_create(
        Halangan(daftar=daftar, pegawai_id=satu.pegawai_id, kalimat=satu.kalimat)
        for satu in jumlah.terhalang
    )
    return jumlah


def _baris_fakta(daftar: DaftarTPP, orang: Sequence[OrangBulan]) -> Iterator[tuple[Any, ...]]:
    for satu in orang:
        yield daftar.pk, satu.terakhir.pegawai_id, satu.isi, satu.sidik


def _baris_hasil(
    daftar: DaftarTPP,
    orang: Sequence[OrangBulan],
    hasil: Iterator[Hitungan | Terhalang],
    jumlah: _Jumlah,
    lapor: Lapor | None,
) -> Iterator[tuple[Any, ...]]:
    for selesai, (satu, dapat) in enumerate(zip(orang, hasil, strict=True), 1):
        if lapor is not None and (selesai % _LAPOR_TIAP == 0 or selesai == len(orang)):
            lapor(selesai, len(orang))
        if isinstance(dapat, Terhalang):
            jumlah.terhalang.append(dapat)
            continue
        jumlah.tambah(dapat)
        kini = satu.terakhir
        yield (
            daftar.pk, kini.pegawai_id, jumlah.orang, kini.nama, kini.nip, kini.golongan,
            kini.jabatan, kini.unit_nama, kini.kelas, dapat.bruto, dapat.potongan, dapat.neto,
            satu.menunggu, Jsonb(dapat.rincian, dumps=_apa_adanya), dapat.jejak, dapat.sidik,
        )  # fmt: skip


def _apa_adanya(teks: str) -> str:
    """Already JSON."""
    return teks


def _copy(tabel: str, kolom: tuple[tuple[str, str], ...], baris: Iterator[tuple[Any, ...]]) -> None:
    """Stream rows into a table; binary, so that the bytes of a trace travel as they are."""
    nama = ", ".join(satu for satu, _ in kolom)
    perintah = f"COPY {tabel} ({nama}) FROM STDIN (FORMAT BINARY)"
    with connection.cursor() as cursor, cursor.copy(perintah) as copy:
        copy.set_types([jenis for _, jenis in kolom])
        for satu in baris:
            copy.write_row(satu)
