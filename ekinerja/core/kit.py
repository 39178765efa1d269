"""What screens are made of, as data: presenters fill these shapes, ``templates/kit`` draws them.

A shape holds finished Indonesian words and finished URLs; the templates decide nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import QueryDict

JENIS = ("netral", "info", "baik", "awas", "buruk")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tautan:
    """A place to go: words, URL, and perhaps an icon of ``ops/ikon.txt``."""

    judul: str
    url: str
    ikon: str = ""


@dataclass(frozen=True, slots=True)
class Lencana:
    """A badge: words, kind (one of :data:`JENIS`) and icon; never colour alone."""

    teks: str
    jenis: str = "netral"
    ikon: str = "circle-dashed"


LENCANA = {
    "draf": Lencana("Draf", "netral", "pencil"),
    "belum": Lencana("Belum ada", "netral", "circle-dashed"),
    "diajukan": Lencana("Diajukan", "info", "send"),
    "diperiksa": Lencana("Diperiksa", "info", "eye"),
    "diverifikasi": Lencana("Diverifikasi", "info", "checks"),
    "dihitung": Lencana("Dihitung", "info", "calculator"),
    "berjalan": Lencana("Berjalan", "info", "player-play"),
    "menunggu": Lencana("Menunggu", "awas", "hourglass"),
    "dikembalikan": Lencana("Dikembalikan", "awas", "arrow-back-up"),
    "terlambat": Lencana("Terlambat", "awas", "clock"),
    "belum_terverifikasi": Lencana("Belum terverifikasi", "awas", "alert-triangle"),
    "disetujui": Lencana("Disetujui", "baik", "circle-check"),
    "dikabulkan": Lencana("Dikabulkan", "baik", "circle-check"),
    "dikabulkan_sebagian": Lencana("Dikabulkan sebagian", "baik", "circle-check"),
    "selesai": Lencana("Selesai", "baik", "circle-check"),
    "aktif": Lencana("Aktif", "baik", "circle-check"),
    "hadir": Lencana("Hadir", "baik", "circle-check"),
    "ditolak": Lencana("Ditolak", "buruk", "circle-x"),
    "gagal": Lencana("Gagal", "buruk", "alert-circle"),
    "alpa": Lencana("Tanpa keterangan", "buruk", "circle-x"),
    "dibatalkan": Lencana("Dibatalkan", "netral", "ban"),
    "berakhir": Lencana("Berakhir", "netral", "history"),
    "libur": Lencana("Libur", "netral", "calendar-off"),
    "terbuka": Lencana("Terbuka", "info", "lock-open"),
    "terkunci": Lencana("Terkunci", "netral", "lock"),
    "ditutup": Lencana("Ditutup", "netral", "lock"),
}


def lencana_untuk(status: "str | Lencana", teks: str = "") -> Lencana:
    """The badge of a state; a state the kit does not know is shown plainly with its own words."""
    if isinstance(status, Lencana):
        return status
    dikenal = LENCANA.get(status.lower())
    if dikenal is None:
        return Lencana(teks or status.replace("_", " ").capitalize())
    return Lencana(teks, dikenal.jenis, dikenal.ikon) if teks else dikenal


@dataclass(frozen=True, slots=True, kw_only=True)
class KartuAngka:
    """One figure with its name; ``nilai`` is already formatted."""

    judul: str
    nilai: str
    satuan: str = ""
    keterangan: str = ""
    url: str = ""
    ikon: str = ""
    lencana: Lencana | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Kosong:
    """Nothing to show: what is missing, and what to do next."""

    judul: str
    keterangan: str = ""
    ikon: str = "inbox"
    aksi: Tautan | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rinci:
    """A line of a description list."""

    judul: str
    isi: str
    catatan: str = ""
    url: str = ""
    lencana: Lencana | None = None
    total: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Peristiwa:
    """A deed: what, who in which capacity, when, and why."""

    apa: str
    oleh: str
    kapan: datetime
    sebagai: str = ""
    alasan: str = ""
    jenis: str = "netral"
    ikon: str = "check"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kemajuan:
    """Long work: ``keadaan`` is menunggu, berjalan, selesai or gagal, in either case.

    :param url: of this fragment, asked again while the work goes on.
    :param total: 0 while the size of the work is unknown.
    """

    judul: str
    url: str
    keadaan: str
    selesai: int = 0
    total: int = 0
    satuan: str = ""
    keterangan: str = ""
    hasil: Tautan | None = None

    @property
    def antre(self) -> bool:
        return self.keadaan.lower() == "menunggu"

    @property
    def gagal(self) -> bool:
        return self.keadaan.lower() == "gagal"

    @property
    def bergerak(self) -> bool:
        return self.keadaan.lower() in {"menunggu", "berjalan"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Aksi:
    """A deed offered as a button; with ``perlu_alasan`` it opens a box for the reason first.

    :param gaya: utama (one a screen), biasa or bahaya.
    :param kolom: name of the field that carries the reason.
    """

    judul: str
    url: str
    gaya: str = "biasa"
    ikon: str = ""
    konfirmasi: str = ""
    konfirmasi_judul: str = ""
    perlu_alasan: bool = False
    kolom: str = "alasan"
    label_alasan: str = "Alasan"

    @property
    def kelas(self) -> str:
        gaya = {"utama": "btn-primary", "bahaya": "btn-outline-danger"}
        return gaya.get(self.gaya, "btn-secondary")


@dataclass(frozen=True, slots=True, kw_only=True)
class Kolom:
    """A column; ``jenis`` is teks, angka or aksi. The first column names the row."""

    judul: str
    jenis: str = "teks"
    url: str = ""
    arah: str = ""

    @property
    def aria_sort(self) -> str:
        return {"naik": "ascending", "turun": "descending"}.get(self.arah, "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sel:
    """A cell with more than plain words."""

    teks: str = ""
    catatan: str = ""
    url: str = ""
    lencana: Lencana | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pager:
    """Where this page stands: rows ``dari``–``sampai`` of ``total``."""

    nomor: int
    jumlah: int
    dari: int
    sampai: int
    total: int
    sebelum: str = ""
    sesudah: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tabel:
    """A list. ``baris`` holds, per row, one :class:`Sel` (or plain text) a column.

    :param judul: caption, read to those who cannot see the table.
    :param id: of the element that htmx replaces; also the template part of that name.
    """

    judul: str
    kolom: Sequence[Kolom]
    baris: Sequence[Sequence[Sel | str]]
    kosong: Kosong
    satuan: str = "baris"
    pager: Pager | None = None
    kaki: Sequence[str] = ()
    ekspor: Sequence[Tautan] = ()
    id: str = "tabel"
    urutan: Sequence[Kolom] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "urutan", tuple(k for k in self.kolom if k.url))

    @property
    def pasangan(self) -> list[list[tuple[Kolom, Sel]]]:
        """Rows with each cell beside its column."""
        return [
            [
                (kolom, sel if isinstance(sel, Sel) else Sel(teks=sel))
                for kolom, sel in zip(self.kolom, baris, strict=True)
            ]
            for baris in self.baris
        ]


def tautan_dengan(params: QueryDict, **ubah: str | int | None) -> str:
    """``?…`` with some parameters replaced; ``None`` or "" removes one."""
    baru = params.copy()
    for nama, nilai in ubah.items():
        if nilai is None or nilai == "":
            baru.pop(nama, None)
        else:
            baru[nama] = str(nilai)
    return f"?{baru.urlencode()}"


def kolom_urut(
    judul: str, kunci: str, params: QueryDict, *, jenis: str = "teks", baku: str = ""
) -> Kolom:
    """A sortable column: its link turns the order round; ``urut=-nama`` is downwards.

    :param kunci: the key the query understands; never a database column taken from the address.
    :param baku: the order in force when the address names none.
    """
    kini = params.get("urut") or baku
    arah = {kunci: "naik", f"-{kunci}": "turun"}.get(kini, "")
    tujuan = f"-{kunci}" if arah == "naik" else kunci
    return Kolom(
        judul=judul, jenis=jenis, arah=arah, url=tautan_dengan(params, urut=tujuan, halaman=None)
    )


class Terhitung(Paginator):  # type: ignore[type-arg]  # not generic when running
    """Pages of rows whose number is known already; an empty page asks once like any other."""

    def __init__(self, daftar: "QuerySet[Any]", per: int, *, jumlah: int) -> None:
        super().__init__(daftar, per)
        self.jumlah = jumlah

    @property
    def count(self) -> int:
        return self.jumlah

    def page(self, number: Any) -> "Page[Any]":
        number = self.validate_number(number)
        awal = (number - 1) * self.per_page
        return Page(self.object_list[awal : awal + self.per_page], number, self)


def pager(page: "Page[object]", params: QueryDict) -> Pager:
    """The pager of a page of Django's paginator; the address keeps its filters."""
    sebelum = page.number - 1 if page.has_previous() else None
    sesudah = page.number + 1 if page.has_next() else None
    return Pager(
        nomor=page.number,
        jumlah=page.paginator.num_pages,
        dari=page.start_index(),
        sampai=page.end_index(),
        total=page.paginator.count,
        sebelum=tautan_dengan(params, halaman=sebelum) if sebelum else "",
        sesudah=tautan_dengan(params, halaman=sesudah) if sesudah else "",
    )
