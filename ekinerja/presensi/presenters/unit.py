"""The people of a unit on one day, as a list and as a workbook."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from django.core.paginator import Page
from django.http import QueryDict
from django.urls import reverse

from ekinerja.core.format import KOSONG, nip, tanggal_panjang
from ekinerja.core.impor import KolomEkspor, tulis_xlsx
from ekinerja.core.kit import Kolom, Kosong, Lencana, Sel, Tabel, Tautan, pager
from ekinerja.pegawai.models import Penempatan
from ekinerja.presensi.models import HariPresensi, Rekaman
from ekinerja.presensi.presenters.umum import (
    jam_rekaman,
    lencana_hari,
    lencana_tanpa_hasil,
    sel_masuk,
    sel_pulang,
)
from ekinerja.presensi.queries import KalenderHari

KOLOM_EKSPOR = (
    KolomEkspor("Tanggal", "tanggal", 12), KolomEkspor("NIP", "teks", 22),
    KolomEkspor("Nama", "teks", 32), KolomEkspor("Unit kerja", "teks", 40),
    KolomEkspor("Keadaan", "teks", 20), KolomEkspor("Masuk", "teks", 12),
    KolomEkspor("Menit terlambat", "bulat", 16), KolomEkspor("Pulang", "teks", 12),
    KolomEkspor("Menit pulang cepat", "bulat", 18),
)  # fmt: skip


def susun_unit(
    halaman: "Page[Any]",
    *,
    kalender: KalenderHari,
    hari_ini: date,
    params: QueryDict,
    boleh_catat: Callable[[Penempatan], bool],
) -> Tabel:
    """A page of the list; typing a record is offered where this reader may."""
    tanggal = kalender.tanggal
    baris = list(halaman.object_list)
    dapat = [boleh_catat(satu) for satu in baris]
    kolom = [Kolom(judul="Pegawai"), Kolom(judul="Keadaan"), Kolom(judul="Masuk"),
             Kolom(judul="Pulang"), Kolom(judul="Unit kerja")]  # fmt: skip
    if any(dapat):
        kolom.append(Kolom(judul="Tindakan", jenis="aksi"))
    return Tabel(
        judul=f"Kehadiran {tanggal_panjang(tanggal)}",
        kolom=kolom,
        baris=[
            _baris(satu, kalender, hari_ini)
            + ([_catat(satu, tanggal) if boleh else ""] if any(dapat) else [])
            for satu, boleh in zip(baris, dapat, strict=True)
        ],
        satuan="pegawai",
        pager=pager(halaman, params),
        ekspor=[
            Tautan(
                judul="Unduh xlsx", ikon="download",
                url=f"{reverse('presensi:ekspor_unit')}?{params.urlencode()}",
            )
        ],
        kosong=Kosong(
            judul="Tidak ada pegawai yang cocok",
            keterangan="Ubah tanggal, kata pencarian, atau keadaannya.",
            ikon="users",
        ),
    )  # fmt: skip


def _hasil(satu: Penempatan) -> HariPresensi | None:
    """The result of the day, its two sides taken from the records at hand (no further query)."""
    semua: list[HariPresensi] = satu.pegawai.hari_itu  # type: ignore[attr-defined]  # prefetched
    if not semua:
        return None
    hari = semua[0]
    rekaman = {r.pk: r for r in satu.pegawai.rekaman_itu}  # type: ignore[attr-defined]  # prefetched
    hari.masuk = rekaman.get(hari.masuk_id)
    hari.pulang = rekaman.get(hari.pulang_id)
    return hari


def _baris(satu: Penempatan, kalender: KalenderHari, hari_ini: date) -> list[Sel | str]:
    hari = _hasil(satu)
    orang = Sel(
        teks=satu.pegawai.nama,
        catatan=nip(satu.pegawai.nip),
        url=reverse("presensi:pegawai", args=[satu.pegawai_id]),
    )
    unit = Sel(teks=satu.jabatan.unit.nama, catatan=satu.jabatan.nama)
    if hari is None:
        keadaan = Sel(lencana=_belum(satu, kalender, hari_ini), catatan=kalender.libur)
        return [orang, keadaan, *_rekaman(satu), unit]
    return [orang, Sel(lencana=lencana_hari(hari)), sel_masuk(hari), sel_pulang(hari), unit]


def _belum(satu: Penempatan, kalender: KalenderHari, hari_ini: date) -> Lencana:
    return lencana_tanpa_hasil(
        kalender.tanggal,
        bekerja=satu.jabatan.unit_id in kalender.unit_kerja,
        libur=kalender.libur,
        hari_ini=hari_ini,
    )


def _rekaman(satu: Penempatan) -> list[Sel | str]:
    """First and last record of a day without a result (today, or a day off)."""
    rekaman: list[Rekaman] = satu.pegawai.rekaman_itu  # type: ignore[attr-defined]  # prefetched
    pertama = jam_rekaman(rekaman[0]) if rekaman else KOSONG
    return [pertama, jam_rekaman(rekaman[-1]) if len(rekaman) > 1 else KOSONG]


def _catat(satu: Penempatan, tanggal: date) -> Sel:
    url = reverse("presensi:catat", args=[satu.pegawai_id])
    return Sel(teks="Ketik rekaman", url=f"{url}?tanggal={tanggal:%Y-%m-%d}")


def ekspor_unit(baris: Iterable[Penempatan], *, kalender: KalenderHari, hari_ini: date) -> bytes:
    """The list of a day as a workbook; minutes as numbers, times as local text."""
    return tulis_xlsx(
        KOLOM_EKSPOR,
        (_baris_ekspor(satu, kalender, hari_ini) for satu in baris),
        nama_lembar="Kehadiran",
    )


def _baris_ekspor(satu: Penempatan, kalender: KalenderHari, hari_ini: date) -> list[object]:
    hari = _hasil(satu)
    orang = [kalender.tanggal, satu.pegawai.nip or "", satu.pegawai.nama, satu.jabatan.unit.nama]
    if hari is None:
        return [*orang, _belum(satu, kalender, hari_ini).teks, "", None, "", None]
    return [
        *orang, lencana_hari(hari).teks,
        _jam(hari.masuk), hari.menit_terlambat, _jam(hari.pulang), hari.menit_pulang_cepat,
    ]  # fmt: skip


def _jam(rekaman: Rekaman | None) -> str:
    if rekaman is None:
        return ""
    return rekaman.saat.astimezone(ZoneInfo(rekaman.zona)).strftime("%H:%M:%S")
