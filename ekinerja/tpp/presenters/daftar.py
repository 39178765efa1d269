"""Lists of a month: where each stands, who must act, and what is in it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.urls import reverse
from django.utils import timezone

from ekinerja.core.format import angka, bulan_tahun, nip, rupiah, waktu
from ekinerja.core.kit import (
    Aksi,
    KartuAngka,
    Kemajuan,
    Kolom,
    Kosong,
    Lencana,
    Pager,
    Peristiwa,
    Rinci,
    Sel,
    Tabel,
    Tautan,
    lencana_untuk,
)
from ekinerja.core.models import Pekerjaan
from ekinerja.core.workflow import Step
from ekinerja.tpp.models import DaftarTPP, Halangan, HasilTPP, RiwayatDaftar
from ekinerja.tpp.workflow import DIHITUNG, DITUTUP, DIVERIFIKASI, DRAF

PDF_TERBANYAK = 1000
LENCANA_STATUS: dict[str, Lencana] = {
    DRAF: lencana_untuk("belum", "Belum dihitung"),
    DIHITUNG: lencana_untuk("dihitung"),
    DIVERIFIKASI: lencana_untuk("diverifikasi"),
    DITUTUP: lencana_untuk("ditutup"),
}
UJI_COBA = "Uji coba, tidak dibayarkan"
UJI_COBA_KALIMAT = (
    "Bulan ini bulan uji coba: dihitung supaya dapat dipelajari, tidak ditutup, dan tidak "
    "dibayarkan."
)
GILIRAN = {
    DRAF: "Pembuat daftar menghitung",
    DIHITUNG: "PPK-SKPD memverifikasi",
    DIVERIFIKASI: "PA/KPA menyetujui dan menutup",
    DITUTUP: "Bendahara membayarkan",
}
_APA = {
    "hitung": ("Dihitung", "netral", "calculator"),
    "verifikasi": ("Diverifikasi", "info", "checks"),
    "kembalikan": ("Dikembalikan", "awas", "arrow-back-up"),
    "tutup": ("Disetujui dan ditutup", "baik", "lock"),
}
_KEADAAN = {
    Pekerjaan.MENUNGGU: "menunggu",
    Pekerjaan.BERJALAN: "berjalan",
    Pekerjaan.SELESAI: "selesai",
    Pekerjaan.GAGAL: "gagal",
}


@dataclass(slots=True)
class RincianDaftar:
    """Everything the page of one list shows besides the table of people."""

    daftar: DaftarTPP
    bulan: str
    lencana: Lencana
    giliran: str
    kartu: list[KartuAngka]
    rinci: list[Rinci]
    aksi: list[Aksi] = field(default_factory=list)
    halangan: list[Halangan] = field(default_factory=list)
    menunggu: str = ""
    uji_coba: str = ""
    kemajuan: Kemajuan | None = None
    riwayat: list[Peristiwa] = field(default_factory=list)


def saat(waktu_kejadian: datetime) -> str:
    """A moment in the zone of the reader."""
    return waktu(waktu_kejadian, timezone.get_current_timezone())


def sebutan_bulan(awal: date) -> str:
    """``Oktober 2026``."""
    return bulan_tahun(awal)


def tabel_daftar(daftar: Sequence[DaftarTPP], *, pager: Pager | None) -> Tabel:
    """Units by month: state, totals, and whose turn it is."""
    return Tabel(
        judul="Daftar TPP per perangkat daerah dan bulan",
        kolom=(
            Kolom(judul="Perangkat daerah"),
            Kolom(judul="Keadaan"),
            Kolom(judul="Giliran"),
            Kolom(judul="Pegawai", jenis="angka"),
            Kolom(judul="Bruto", jenis="angka"),
            Kolom(judul="Diterima", jenis="angka"),
        ),
        baris=[_baris_daftar(satu) for satu in daftar],
        kosong=Kosong(
            judul="Belum ada daftar TPP di sini",
            keterangan="Daftar muncul setelah pembuat daftar menghitung TPP unitnya. Bendahara "
            "melihat daftar yang sudah ditutup.",
            ikon="cash",
        ),
        satuan="daftar",
        pager=pager,
    )


def _baris_daftar(satu: DaftarTPP) -> list[Sel]:
    terhalang = getattr(satu, "jumlah_halangan", 0)
    return [
        Sel(
            teks=satu.unit.nama,
            catatan=bulan_tahun(satu.bulan.awal),
            url=reverse("tpp:rincian_daftar", args=[satu.pk]),
        ),
        Sel(
            lencana=LENCANA_STATUS[satu.status],
            catatan=f"{terhalang} orang terhalang" if terhalang else "",
        ),
        Sel(teks=GILIRAN[satu.status], catatan=UJI_COBA if _uji_coba(satu) else ""),
        Sel(teks=angka(satu.jumlah_orang)),
        Sel(teks=rupiah(satu.jumlah_bruto)),
        Sel(teks=rupiah(satu.jumlah_neto)),
    ]


def _uji_coba(daftar: DaftarTPP) -> bool:
    """Was this month found to be one of a trial when the list was read?"""
    return bool(getattr(daftar, "uji_coba", False))


def tabel_hasil(
    daftar: DaftarTPP, hasil: Sequence[HasilTPP], *, pager: Pager | None, cari: str
) -> Tabel:
    """People of a list with gross, deductions and net; totals of the whole list below."""
    utuh = not cari
    return Tabel(
        judul=f"Pegawai pada daftar {bulan_tahun(daftar.bulan.awal)}",
        kolom=(
            Kolom(judul="Pegawai"),
            Kolom(judul="Jabatan"),
            Kolom(judul="Kelas", jenis="angka"),
            Kolom(judul="Bruto", jenis="angka"),
            Kolom(judul="Potongan", jenis="angka"),
            Kolom(judul="Diterima", jenis="angka"),
        ),
        baris=[_baris_hasil(daftar, satu) for satu in hasil],
        kosong=Kosong(
            judul="Tidak ada yang cocok" if cari else "Belum ada hasil hitungan",
            keterangan=f"Tidak ada nama atau NIP yang cocok dengan “{cari}”."
            if cari
            else "Tekan Hitung untuk menghimpun kehadiran dan aktivitas yang disetujui.",
            ikon="users",
        ),
        satuan="orang",
        pager=pager,
        ekspor=_ekspor(daftar),
        kaki=(
            "Jumlah seluruh daftar",
            "",
            "",
            rupiah(daftar.jumlah_bruto),
            rupiah(daftar.jumlah_potongan),
            rupiah(daftar.jumlah_neto),
        )
        if utuh and daftar.jumlah_orang
        else (),
    )


def _baris_hasil(daftar: DaftarTPP, satu: HasilTPP) -> list[Sel]:
    menunggu = f", {satu.menunggu} aktivitas menunggu" if satu.menunggu else ""
    return [
        Sel(
            teks=satu.nama,
            catatan=f"{satu.nomor}. {nip(satu.nip) if satu.nip else 'tanpa NIP'}{menunggu}",
            url=reverse("tpp:slip", args=[daftar.pk, satu.pegawai_id]),
        ),
        Sel(teks=satu.jabatan, catatan=satu.unit_nama),
        Sel(teks=str(satu.kelas) if satu.kelas is not None else "–"),
        Sel(teks=rupiah(satu.bruto)),
        Sel(teks=rupiah(satu.potongan)),
        Sel(teks=rupiah(satu.neto)),
    ]


def rincian_daftar(
    daftar: DaftarTPP,
    *,
    langkah: Sequence[Step],
    halangan: Iterable[Halangan],
    menunggu: Sequence[tuple[str, int]],
    riwayat: Iterable[RiwayatDaftar],
) -> RincianDaftar:
    """The page of one list.

    :param langkah: steps that this person may take in this state.
    :param menunggu: (name, number of entries that waited for approval when calculated).
    """
    return RincianDaftar(
        daftar=daftar,
        bulan=bulan_tahun(daftar.bulan.awal),
        lencana=LENCANA_STATUS[daftar.status],
        giliran=GILIRAN[daftar.status],
        kartu=_kartu(daftar),
        rinci=_rinci(daftar),
        aksi=[_aksi(daftar, satu) for satu in langkah],
        halangan=list(halangan),
        menunggu=_menunggu(menunggu) if daftar.status != DITUTUP else "",
        uji_coba=UJI_COBA_KALIMAT if _uji_coba(daftar) else "",
        kemajuan=kemajuan(daftar, bertanya=False),
        riwayat=[_peristiwa(satu) for satu in riwayat],
    )


def sedang_dihitung(daftar: DaftarTPP) -> bool:
    """Is a calculation of this list under way or waiting?"""
    return daftar.pekerjaan is not None and not daftar.pekerjaan.tuntas


def kemajuan(daftar: DaftarTPP, *, bertanya: bool = True) -> Kemajuan | None:
    """Progress of the calculation asked for last; nothing once the list moved on.

    :param bertanya: a page that waits asks for it; a page freshly loaded already shows the result
        and needs to hear only of what is under way or failed.
    """
    satu = daftar.pekerjaan
    if satu is None or daftar.status not in {DRAF, DIHITUNG}:
        return None
    usang = daftar.dihitung_pada is not None and daftar.dihitung_pada > satu.diperbarui_pada
    selesai = satu.status == Pekerjaan.SELESAI
    if not bertanya and (selesai or usang):
        return None
    return Kemajuan(
        judul=satu.judul,
        url=reverse("tpp:kemajuan", args=[daftar.pk]),
        keadaan=_KEADAAN[satu.status],
        selesai=satu.selesai,
        total=satu.total,
        satuan="orang",
        keterangan=satu.keterangan,
        hasil=Tautan(judul="Tampilkan hasil terbaru", url=_url(daftar), ikon="refresh")
        if selesai
        else None,
    )


def _url(daftar: DaftarTPP) -> str:
    return reverse("tpp:rincian_daftar", args=[daftar.pk])


def _kartu(daftar: DaftarTPP) -> list[KartuAngka]:
    return [
        KartuAngka(judul="Pegawai", nilai=angka(daftar.jumlah_orang), satuan="orang", ikon="users"),
        KartuAngka(judul="Bruto", nilai=rupiah(daftar.jumlah_bruto), ikon="cash"),
        KartuAngka(judul="Potongan", nilai=rupiah(daftar.jumlah_potongan), ikon="receipt"),
        KartuAngka(judul="Diterima", nilai=rupiah(daftar.jumlah_neto), ikon="wallet"),
    ]


def _rinci(daftar: DaftarTPP) -> list[Rinci]:
    rinci = [Rinci(judul="Perangkat daerah", isi=daftar.unit.nama)]
    if daftar.skema is not None:
        rinci.append(
            Rinci(
                judul="Skema",
                isi=str(daftar.skema),
                url=reverse("regulasi:rincian", args=[daftar.skema_id]),
            )
        )
    if daftar.dihitung_pada:
        rinci.append(Rinci(judul="Dihitung", isi=saat(daftar.dihitung_pada)))
    penutupan = getattr(daftar, "penutupan", None)
    if penutupan is not None:
        rinci.append(Rinci(judul="Ditutup", isi=saat(penutupan.ditutup_pada)))
        rinci.append(Rinci(judul="Sidik penutupan (SHA-256)", isi=penutupan.sidik))
    return rinci


def _ekspor(daftar: DaftarTPP) -> list[Tautan]:
    if not daftar.jumlah_orang:
        return []
    semua = [("Nominatif xlsx", "nominatif", "file-spreadsheet")]
    if daftar.jumlah_orang <= PDF_TERBANYAK:
        semua.append(("Nominatif PDF", "nominatif_pdf", "file-type-pdf"))
    return [
        Tautan(judul=judul, url=reverse(f"tpp:{nama}", args=[daftar.pk]), ikon=ikon)
        for judul, nama, ikon in semua
    ]


def _menunggu(menunggu: Sequence[tuple[str, int]]) -> str:
    if not menunggu:
        return ""
    jumlah = sum(satu for _, satu in menunggu)
    nama = ", ".join(f"{nama} ({satu})" for nama, satu in menunggu[:5])
    lebih = f", dan {len(menunggu) - 5} orang lain" if len(menunggu) > 5 else ""
    return (
        f"{jumlah} aktivitas masih menunggu persetujuan ketika dihitung: {nama}{lebih}. Yang "
        "disetujui setelah bulan ditutup menjadi koreksi bulan berikutnya."
    )


def _aksi(daftar: DaftarTPP, langkah: Step) -> Aksi:
    utama = langkah.nama != "kembalikan" and not (
        langkah.nama == "hitung" and daftar.status == DIHITUNG
    )
    bulan = bulan_tahun(daftar.bulan.awal)
    konfirmasi = (
        f"{bulan} ditutup untuk {angka(daftar.jumlah_orang)} orang dengan jumlah "
        f"{rupiah(daftar.jumlah_neto)}. Setelah ditutup tidak ada angka yang dapat berubah; "
        "kekeliruan dikoreksi pada bulan berikutnya."
    )
    ulang = langkah.nama == "hitung" and daftar.status == DIHITUNG
    return Aksi(
        judul="Hitung ulang" if ulang else langkah.label,
        url=reverse(f"tpp:{langkah.nama}", args=[daftar.pk]),
        gaya="utama" if utama else "biasa",
        ikon=_APA[langkah.nama][2],
        konfirmasi=konfirmasi if langkah.nama == "tutup" else "",
        konfirmasi_judul=f"Setujui dan tutup {bulan}?",
        perlu_alasan=langkah.reason_required,
        label_alasan="Apa yang perlu diperbaiki?",
    )


def _peristiwa(satu: RiwayatDaftar) -> Peristiwa:
    apa, jenis, ikon = _APA[satu.langkah]
    return Peristiwa(
        apa=apa,
        oleh=satu.oleh_nama,
        kapan=satu.pada,
        sebagai=satu.kapasitas,
        alasan=satu.alasan,
        jenis=jenis,
        ikon=ikon,
    )
