"""Who judges whom as words: the reason, the line above, the people below."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.core.paginator import Page
from django.http import QueryDict
from django.urls import reverse

from ekinerja.core import format as bentuk
from ekinerja.core.kit import Kolom, Kosong, Rinci, Sel, Tabel, Tautan, pager
from ekinerja.core.lingkup import Lingkup, Wewenang
from ekinerja.organisasi.presenters import masa_terbaca
from ekinerja.pegawai.identity import Pelaksanaan
from ekinerja.pegawai.models import AnggotaTim, Delegasi, Pegawai
from ekinerja.pegawai.queries import Penilai, Tingkat

_SEBUTAN = {"PLT": "Plt.", "PLH": "Plh."}
_CARA = {
    "JABATAN": "Pejabat definitif",
    "NAIK": "Pejabat definitif di atas jabatan yang kosong",
    "PLT": "Sebagai Plt.",
    "PLH": "Sebagai Plh.",
    "PENUGASAN": "Memimpin unit menurut penugasan",
    "DIPERBANTUKAN": "Memimpin unit tempat diperbantukan",
    "KHUSUS": "Ditetapkan dengan surat",
}


@dataclass(frozen=True, slots=True)
class KartuPenilai:
    """Who judges a person, in words."""

    nama: str
    jabatan: str
    alasan: str
    surat: str


def sebutan_cara(penilai: Penilai) -> str:
    """The reason in a few words."""
    return _CARA[penilai.cara]


def alasan_penilai(penilai: Penilai, sebutan: str) -> str:
    """Why this is the penilai, as a sentence.

    :param sebutan: name of the post or unit in which the penilai stands.
    """
    kalimat = {
        "JABATAN": f"Memangku jabatan atasan: {sebutan}.",
        "NAIK": f"Memangku {sebutan}.",
        "PLT": f"Plt. {sebutan}.",
        "PLH": f"Plh. {sebutan}.",
        "PENUGASAN": f"Memimpin {sebutan} menurut penugasan.",
        "DIPERBANTUKAN": f"Memimpin {sebutan}, unit yang menilai selama diperbantukan.",
        "KHUSUS": "Ditetapkan dengan surat sebagai penilai orang ini.",
    }[penilai.cara]
    if not penilai.naik:
        return kalimat
    lewat = "jabatan" if penilai.naik == 1 else f"{penilai.naik} tingkat jabatan"
    return f"{kalimat} Naik melewati {lewat} yang kosong."


def kartu_penilai(jalur: Sequence[Tingkat]) -> KartuPenilai | None:
    """The direct penilai; None when nobody is found."""
    if not jalur:
        return None
    satu = jalur[0]
    return KartuPenilai(
        nama=satu.pegawai.nama,
        jabatan=satu.jabatan,
        alasan=alasan_penilai(satu.penilai, satu.sebutan),
        surat=satu.penilai.dasar,
    )


def tabel_jalur(jalur: Sequence[Tingkat]) -> Tabel:
    """The line up to the top: each judges the one before."""
    return Tabel(
        judul="Jalur atasan",
        kolom=[
            Kolom(judul="Nama"), Kolom(judul="Jabatan"), Kolom(judul="Mengapa"),
            Kolom(judul="Surat"),
        ],
        baris=[
            (
                Sel(teks=f"{nomor}. {satu.pegawai.nama}"),
                Sel(teks=satu.jabatan or "Tanpa jabatan definitif", catatan=satu.unit),
                _mengapa(satu),
                satu.penilai.dasar or "–",
            )
            for nomor, satu in enumerate(jalur, start=1)
        ],
        satuan="tingkat",
        id="jalur",
        kosong=Kosong(
            judul="Belum ada atasan",
            keterangan="Jabatan atasannya belum ditetapkan, atau tidak ada yang memangkunya. "
            "BKPSDM melengkapinya pada halaman jabatan.",
            ikon="sitemap",
        ),
    )  # fmt: skip


def _mengapa(satu: Tingkat) -> str:
    """The reason beside the post; short where it is that very post."""
    if satu.penilai.cara == "JABATAN" and satu.sebutan == satu.jabatan:
        return sebutan_cara(satu.penilai)
    return alasan_penilai(satu.penilai, satu.sebutan)


def tabel_bawahan(
    halaman: "Page[Any]", tim: Mapping[int, Penilai], params: QueryDict, *, tautan: bool
) -> Tabel:
    """The people whom a person judges, each with the reason."""
    return Tabel(
        judul="Yang dinilai",
        kolom=[Kolom(judul="Nama"), Kolom(judul="Jabatan"), Kolom(judul="Mengapa")],
        baris=[_bawahan(satu, tim[satu.pk], tautan=tautan) for satu in halaman],
        satuan="orang",
        id="bawahan",
        pager=pager(halaman, params) if halaman.paginator.num_pages > 1 else None,
        kosong=Kosong(
            judul="Tidak menilai siapa pun hari ini",
            keterangan="Yang dinilai mengikuti jabatan, penunjukan Plt. atau Plh., penugasan "
            "memimpin unit, dan surat.",
            ikon="users",
        ),
    )


def _bawahan(orang: Any, penilai: Penilai, *, tautan: bool) -> tuple[Sel | str, ...]:
    nama = Sel(
        teks=orang.nama,
        catatan=bentuk.nip(orang.nip) if orang.nip else "Tanpa NIP",
        url=reverse("pegawai:rincian", args=[orang.pk]) if tautan else "",
    )
    jabatan = Sel(
        teks=orang.nama_jabatan or "Tanpa jabatan definitif", catatan=orang.nama_unit or ""
    )
    return nama, jabatan, sebutan_cara(penilai)


def daftar_bertindak(bertindak: Sequence[Pelaksanaan], mewakili: Sequence[Wewenang]) -> list[Rinci]:
    """What a person does beside the own post, and in whose stead."""
    hasil = [
        Rinci(
            judul=f"{_SEBUTAN[satu.cara]} {satu.sebutan}" if satu.cara in _SEBUTAN
            else satu.sebutan,
            isi=_sampai(satu.selesai),
        )
        for satu in bertindak
    ]  # fmt: skip
    for wewenang in mewakili:
        batas = wewenang.pegawai_ids
        isi = "semua yang dinilainya" if batas is None else "orang dari unit yang disebut suratnya"
        hasil.append(
            Rinci(
                judul=f"Memutus a.n. {wewenang.nama}", isi=isi.capitalize(),
                catatan=wewenang.dasar,
            )
        )  # fmt: skip
    return hasil


def _sampai(selesai: date | None) -> str:
    if selesai is None:
        return "Sampai diakhiri"
    return f"Sampai {bentuk.tanggal(selesai - timedelta(days=1))}"


def tabel_delegasi(delegasi: Sequence[Delegasi]) -> Tabel:
    """Rights lent to others, each with a way to take it back."""
    return Tabel(
        judul="Delegasi yang diberikan",
        kolom=[
            Kolom(judul="Kepada"), Kolom(judul="Masa"), Kolom(judul="Untuk"), Kolom(judul="Surat"),
            Kolom(judul="Tindakan", jenis="aksi"),
        ],
        baris=[
            (
                satu.penerima.nama,
                masa_terbaca(satu.masa.lower, satu.masa.upper),
                satu.unit.nama if satu.unit else "Semua yang dinilai",
                satu.dasar,
                Sel(teks="Akhiri", url=reverse("pegawai:penugasan_akhiri",
                                               args=["delegasi", satu.pk])),
            )
            for satu in delegasi
        ],
        satuan="delegasi",
        id="delegasi",
        kosong=Kosong(
            judul="Tidak ada delegasi",
            keterangan="Delegasikan bila Anda tidak dapat memeriksa untuk sementara. Anda tetap "
            "pejabat penilainya.",
            ikon="send",
        ),
    )  # fmt: skip


def daftar_tim(keanggotaan: Sequence[AnggotaTim], pembaca: Lingkup) -> list[Rinci]:
    """Teams of a person, with the task in each; a link where the reader may open the team.

    :param pembaca: scope of the reader's own roles.
    """
    return [
        Rinci(
            judul=satu.peran or "Anggota",
            isi=satu.tim.nama,
            catatan=f"Ketua: {satu.tim.ketua.nama} · {satu.tim.dasar}",
            url=reverse("pegawai:tim_rincian", args=[satu.tim_id])
            if satu.pegawai_id == pembaca.pegawai_id or pembaca.mencakup_unit(satu.tim.unit_id)
            else "",
        )
        for satu in keanggotaan
    ]


def remah_orang(orang: Pegawai) -> list[Tautan]:
    """The way back to a person."""
    return [
        Tautan(judul="Pegawai", url=reverse("pegawai:daftar")),
        Tautan(judul=orang.nama, url=reverse("pegawai:rincian", args=[orang.pk])),
    ]
