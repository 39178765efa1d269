"""Navigation of the signed-in person, by role. Queries nothing."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from ekinerja.instansi.queries import SEMUA_MODUL
from ekinerja.instansi.views import DEFAULT_COLOUR
from ekinerja.organisasi.models import PemberianPeran as Peran
from ekinerja.organisasi.permissions import PELIHAT_SISTEM
from ekinerja.pegawai.identity import Identitas
from ekinerja.pegawai.permissions import PEMBACA


@dataclass(frozen=True, slots=True)
class Tautan:
    """One entry of the navigation."""

    judul: str
    url: str
    ikon: str
    aktif: bool = False
    lencana: str = ""


# pages whose address begins like another entry of the menu than the one they belong to
INDUK = {
    "/penyiapan/uji-coba/": "/penyiapan/mulai/",
    "/penyiapan/reorganisasi/": "/penyiapan/mulai/",
    "/penyiapan/perbaikan/": "/penyiapan/kesehatan/",
    "/penyiapan/pengumuman/": "/",
    "/penyiapan/data-saya/": "/",
}
DAFTAR_TPP = (
    Peran.PEMBUAT_DAFTAR,
    Peran.PPK_SKPD,
    Peran.PA_KPA,
    Peran.BENDAHARA,
    Peran.BKPSDM,
    Peran.PEMERIKSA,
    Peran.PIMPINAN,
)
DATA_INDUK = (Peran.BKPSDM, Peran.ADMIN_PD, Peran.ORGANISASI, Peran.PEMERIKSA)
PEMBACA_PUSAT = (*DATA_INDUK, Peran.PENGELOLA_APLIKASI, Peran.BAPPEDA, Peran.PENINJAU)
PELIHAT_KERTAS_KERJA = (Peran.BKPSDM, Peran.ORGANISASI, Peran.PIMPINAN, Peran.PEMERIKSA)
PENYIAP = (Peran.BKPSDM, Peran.ORGANISASI, Peran.PENGELOLA_APLIKASI)
PELIHAT_KESEHATAN = (*DATA_INDUK, Peran.PENGELOLA_APLIKASI, Peran.PIMPINAN)
PELIHAT_ARSIP = (Peran.BKPSDM, Peran.PENGELOLA_APLIKASI, Peran.PIMPINAN, Peran.PEMERIKSA)
PELIHAT_SUMBER = (*PENYIAP, Peran.PEMERIKSA)
PENGIMPOR = (*PENYIAP, Peran.ADMIN_PD, Peran.BAPPEDA)
PEMBACA_LAPORAN = (Peran.ADMIN_PD, Peran.BKPSDM, Peran.ORGANISASI, Peran.PIMPINAN,
                   Peran.PEMERIKSA, Peran.BAPPEDA)  # fmt: skip
PENINJAU_AKTIVITAS = (Peran.BKPSDM, Peran.PENINJAU, Peran.PEMERIKSA)
PENYUSUN_TEMPLAT = (Peran.ADMIN_PD, Peran.BKPSDM, Peran.ORGANISASI)
PEGAWAI, ATASAN, BERPRESENSI, ORANG = "pegawai", "atasan", "berpresensi", "orang"
KEPALA = "kepala"

# (judul, nama URL, ikon, siapa)
MENU: tuple[tuple[str, str, str, tuple[str, ...]], ...] = (
    ("Beranda", "beranda", "home", ()),
    ("Aktivitas", "aktivitas:hari", "clipboard-list", (PEGAWAI,)),
    ("Persetujuan", "aktivitas:persetujuan", "checks", (ATASAN,)),
    ("Papan tim", "aktivitas:papan", "clipboard-check", (ATASAN,)),
    ("Kewajaran", "aktivitas:kewajaran", "scale", (Peran.BKPSDM, Peran.PEMERIKSA)),
    ("TPP saya", "tpp:slip_saya", "receipt", (PEGAWAI,)),
    ("Daftar TPP", "tpp:daftar", "cash", DAFTAR_TPP),
    ("SKP", "skp:daftar", "target", (PEGAWAI,)),
    ("Templat SKP", "skp:templat", "copy", PENYUSUN_TEMPLAT),
    ("Pecah target", "skp:pecah", "calendar-event", (Peran.BKPSDM,)),
    ("SKP di luar", "skp:luar", "external-link", (Peran.BKPSDM,)),
    ("Perencanaan", "perencanaan:pohon", "list-details", ()),
    ("Kinerja unit", "laporan:pimpinan", "chart-bar", (KEPALA, *PEMBACA_LAPORAN)),
    ("Peninjauan", "aktivitas:tinjauan", "scale", PENINJAU_AKTIVITAS),
    ("Pemeriksaan kedua", "aktivitas:periksa_kedua", "eye", (Peran.ADMIN_PD,)),
    ("Kehadiran", "presensi:saya", "clock", (BERPRESENSI,)),
    ("Atasan dan tim", "pegawai:atasan_saya", "user-check", (ORANG,)),
    ("Pegawai", "pegawai:daftar", "users", PEMBACA_PUSAT),
    ("Organisasi", "organisasi:pohon", "sitemap", PEMBACA_PUSAT),
    ("Kalender", "kalender:daftar", "calendar", ()),
    ("Skema TPP", "regulasi:daftar", "scale", (*DAFTAR_TPP, Peran.ORGANISASI)),
    ("Kertas kerja TPP", "tpp:kertas_kerja", "file-spreadsheet", PELIHAT_KERTAS_KERJA),
    ("Impor data", "penyiapan:daftar", "upload", PENGIMPOR),
    ("Sumber data", "integrasi:daftar", "database-import", PELIHAT_SUMBER),
    ("Kesehatan data", "penyiapan:kesehatan", "shield-check", PELIHAT_KESEHATAN),
    ("Retensi arsip", "penyiapan:arsip", "file-text", PELIHAT_ARSIP),
    ("Penyiapan", "penyiapan:mulai", "list-check", PENYIAP),
    ("Keadaan sistem", "organisasi:sistem", "settings", PELIHAT_SISTEM),
)


# menu yang hanya ada selama modulnya dipakai
MODUL_MENU = {
    "aktivitas:hari": "AKTIVITAS",
    "aktivitas:persetujuan": "AKTIVITAS",
    "aktivitas:papan": "AKTIVITAS",
    "aktivitas:kewajaran": "AKTIVITAS",
    "aktivitas:tinjauan": "AKTIVITAS",
    "aktivitas:periksa_kedua": "AKTIVITAS",
    "tpp:slip_saya": "TPP",
    "tpp:daftar": "TPP",
    "tpp:kertas_kerja": "TPP",
    "regulasi:daftar": "TPP",
    "skp:daftar": "SKP",
    "skp:templat": "SKP",
    "skp:pecah": "SKP",
    "skp:luar": "SKP",
}


def modul_dipakai(identitas: Identitas) -> frozenset[str]:
    """Modules that are on today; all of them where the instansi has never chosen."""
    pegawai = identitas.pegawai
    if pegawai is None or not getattr(pegawai, "modul_dipilih", False):
        return SEMUA_MODUL
    return frozenset(getattr(pegawai, "modul", ()))


def _boleh(siapa: tuple[str, ...], identitas: Identitas) -> bool:
    if not siapa:
        return True
    if PEGAWAI in siapa:
        return identitas.berkinerja
    if BERPRESENSI in siapa:
        return identitas.berpresensi
    if ORANG in siapa:
        return identitas.pegawai is not None
    if ATASAN in siapa:
        return identitas.menyetujui
    kini = identitas.penempatan
    if KEPALA in siapa and kini is not None and kini.jabatan.kepala:
        return True
    return identitas.punya(*siapa)


def _url(nama: str) -> str:
    try:
        return reverse(nama)
    except NoReverseMatch:
        return ""


def _terdekat(alamat: list[str], path: str) -> str:
    """The entry whose address is the longest beginning of this path, or of the page it hangs on."""
    path = next((atas for bawah, atas in INDUK.items() if path.startswith(bawah)), path)
    cocok = [a for a in alamat if a == path or (a not in {"", "/"} and path.startswith(a))]
    return max(cocok, key=len, default="")


def navigasi(request: HttpRequest) -> dict[str, Any]:
    """Context of every page: entries for this role, in the order of use."""
    identitas: Identitas | None = getattr(request, "identitas", None)
    if identitas is None:
        return {"navigasi": [], "identitas": None}
    modul = modul_dipakai(identitas)
    boleh = [
        (m[0], _url(m[1]), m[2])
        for m in MENU
        if _boleh(m[3], identitas) and MODUL_MENU.get(m[1], "") in {*modul, ""}
    ]
    kini = _terdekat([url for _, url, _ in boleh], request.path)
    tautan = [Tautan(judul, url, ikon, url == kini) for judul, url, ikon in boleh if url]
    instansi = (identitas.pegawai or identitas.user).instansi
    warna = instansi.warna.lower()
    return {
        "navigasi": tautan,
        "identitas": identitas,
        "dukungan_terbuka": identitas.dukungan,
        "dukungan_selesai_url": _url("organisasi:dukungan_selesai"),
        "cari_url": _url("cari") if identitas.punya(*PEMBACA) else "",
        "instansi_nama": instansi.nama,
        "merek_css_url": "" if warna == DEFAULT_COLOUR else f"/merek.css?v={warna[1:]}",
    }
