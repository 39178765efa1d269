"""The set-up as steps: what is done, what comes next, where it is done."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from django.urls import reverse

from ekinerja.core.format import angka, bulan_tahun
from ekinerja.core.kit import Lencana, lencana_untuk
from ekinerja.penyiapan.queries import IsiData

SELESAI, BERIKUTNYA, MENUNGGU, BOLEH = "selesai", "berikutnya", "menunggu", "boleh"
LENCANA_LANGKAH = {
    SELESAI: lencana_untuk("selesai"),
    BERIKUTNYA: Lencana("Berikutnya", "info", "player-play"),
    MENUNGGU: Lencana("Belum", "netral", "circle-dashed"),
    BOLEH: Lencana("Boleh dilewati", "netral", "circle-dashed"),
}
PEMBAYARAN = "Pembuat daftar, PPK-SKPD, PA/KPA, dan bendahara"


@dataclass(frozen=True, slots=True)
class Langkah:
    """One step of the set-up."""

    judul: str
    keterangan: str
    url: str
    tombol: str
    keadaan: str
    catatan: str = ""

    @property
    def lencana(self) -> Lencana:
        return LENCANA_LANGKAH[self.keadaan]

    @property
    def selesai(self) -> bool:
        return self.keadaan == SELESAI

    @property
    def berikutnya(self) -> bool:
        return self.keadaan == BERIKUTNYA


def susun_langkah(
    isi: IsiData, modul: Collection[str], *, impor: Collection[str] = (), daftar_tpp: bool = True
) -> list[Langkah]:
    """The steps in the order in which they are taken; the first undone one is the next.

    :param impor: kinds of import that the reader may use.
    :param daftar_tpp: may the reader open the lists of TPP? Without it that step has no link.
    """
    bulan = _bulan(isi, modul, impor, daftar_tpp=daftar_tpp)
    langkah = [*_dasar(isi, impor), *_orang(isi, modul, impor), *_aturan(isi, modul), *bulan]
    hasil: list[Langkah] = []
    ketemu = False
    for satu in langkah:
        if satu.keadaan == MENUNGGU and not ketemu:
            satu, ketemu = replace(satu, keadaan=BERIKUTNYA), True
        hasil.append(satu)
    return hasil


def _bila(selesai: bool, *, boleh: bool = False) -> str:
    return SELESAI if selesai else BOLEH if boleh else MENUNGGU


def _impor(kunci: str, boleh: Collection[str]) -> str:
    """The upload of this kind, or the list of kinds for those whose role it is not."""
    if kunci in boleh:
        return reverse("penyiapan:unggah", args=[kunci])
    return reverse("penyiapan:daftar")


def _dasar(isi: IsiData, impor: Collection[str]) -> list[Langkah]:
    kosong = isi.jabatan_tanpa_kelas
    return [
        Langkah(
            "Profil instansi",
            "Alamat, kota, logo, dan sebutan kepala daerah untuk kop surat dan slip.",
            reverse("organisasi:instansi_ubah"), "Isi profil", _bila(isi.profil),
        ),
        Langkah(
            "Modul yang dipakai",
            "Dengan atau tanpa mesin kehadiran, sistem perencanaan, SKP, aktivitas, dan TPP. Yang "
            "tidak dipakai hilang dari menu dan dari pemeriksaan data.",
            reverse("penyiapan:modul"), "Pilih modul", _bila(isi.modul_dipilih),
        ),
        Langkah(
            "Susunan unit kerja",
            "Perangkat daerah, bidang, UPTD, sekolah, puskesmas. Impor dari lampiran evaluasi "
            "jabatan, atau isi satu per satu.",
            _impor("jabatan", impor), "Impor susunan", _bila(isi.pembayar > 0),
            f"{angka(isi.unit)} unit, {angka(isi.pembayar)} perangkat daerah",
        ),
        Langkah(
            "Jabatan dan kelasnya",
            "Jabatan, kelas menurut evaluasi jabatan, dan jabatan atasannya.",
            _impor("jabatan", impor), "Impor jabatan", _bila(isi.jabatan > 0),
            f"{angka(isi.jabatan)} jabatan"
            + (f", {angka(kosong)} tanpa kelas" if kosong else ""),
        ),
    ]  # fmt: skip


def _orang(isi: IsiData, modul: Collection[str], impor: Collection[str]) -> list[Langkah]:
    return [
        Langkah(
            "Pegawai dan penempatannya",
            "Impor pegawai dengan jabatannya; akun tiap orang ikut dibuat.",
            _impor("pegawai", impor), "Impor pegawai",
            _bila(isi.pegawai > 0 and isi.ditempatkan > 0),
            f"{angka(isi.pegawai)} pegawai, {angka(isi.ditempatkan)} sudah ditempatkan",
        ),
        Langkah(
            "Pengelola kedua",
            "Peran penting perlu disetujui orang kedua. Yang memasang aplikasi menambahkannya "
            "dengan manage.py pengelola; sesudah itu cukup lewat halaman Peran.",
            reverse("organisasi:peran"), "Lihat peran", _bila(isi.pengelola >= 2),
            f"{angka(isi.pengelola)} orang BKPSDM, Bagian Organisasi, atau pengelola aplikasi",
        ),
        *(
            [
                Langkah(
                    "Alur pembayaran",
                    f"{PEMBAYARAN} di paling sedikit satu perangkat daerah.",
                    reverse("organisasi:peran_baru"), "Beri peran", _bila(isi.alur_lengkap > 0),
                    f"{angka(isi.alur_lengkap)} dari {angka(isi.pembayar)} perangkat daerah "
                    "lengkap",
                )
            ]
            if "TPP" in modul
            else []
        ),
    ]  # fmt: skip


def _aturan(isi: IsiData, modul: Collection[str]) -> list[Langkah]:
    langkah = [
        Langkah(
            "Kalender kerja",
            "Hari libur nasional tahun ini dan pola jam kerja.",
            reverse("kalender:daftar"), "Buka kalender", _bila(isi.pola > 0 and isi.libur > 0),
            f"{angka(isi.libur)} hari libur nasional tahun ini",
        ),
    ]  # fmt: skip
    if "TPP" in modul:
        langkah.append(
            Langkah(
                "Skema TPP",
                "Komponen, bobot, dan potongan menurut Perkada, disetujui dua orang.",
                reverse("regulasi:daftar"),
                "Susun skema",
                _bila(isi.skema > 0),
                f"{angka(isi.skema)} skema berlaku",
            )
        )
    langkah += [
        Langkah(
            "Bulan pertama yang dihitung",
            "Bulan sebelumnya hanya arsip. Boleh di tengah tahun.",
            reverse("penyiapan:mulai_berlaku"), "Tetapkan bulan",
            _bila(isi.mulai_berlaku is not None),
            f"Mulai {bulan_tahun(isi.mulai_berlaku)}" if isi.mulai_berlaku else "",
        ),
        Langkah(
            "Unit percontohan",
            "Coba dahulu pada beberapa perangkat daerah, tanpa pengaruh pada TPP.",
            reverse("penyiapan:uji_coba"), "Atur uji coba", _bila(isi.uji_coba > 0, boleh=True),
            f"{angka(isi.uji_coba)} uji coba" if isi.uji_coba else "",
        ),
    ]  # fmt: skip
    return langkah


def _bulan(
    isi: IsiData, modul: Collection[str], impor: Collection[str], *, daftar_tpp: bool
) -> list[Langkah]:
    langkah = [
        Langkah(
            "Serahkan akun",
            "Buka orangnya, lalu Terbitkan kata sandi; ia menggantinya saat pertama masuk.",
            reverse("pegawai:daftar"), "Daftar pegawai", _bila(isi.akun_masuk > 1),
            f"{angka(isi.akun_masuk)} orang sudah masuk",
        ),
    ]  # fmt: skip
    if "SKP" in modul:
        langkah.append(
            Langkah(
                "SKP",
                "Setiap pegawai menyusun SKP dan atasannya menyetujui; SKP yang sudah ada dapat "
                "diimpor.",
                _impor("skp", impor),
                "Impor SKP",
                _bila(isi.skp > 0),
                f"{angka(isi.skp)} SKP disetujui",
            )
        )
    langkah.append(_kehadiran(isi, modul, impor))
    if "TPP" in modul:
        langkah.append(
            Langkah(
                "Bulan pertama",
                "Pembuat daftar menghitung, PPK-SKPD memverifikasi, PA/KPA menutup.",
                reverse("tpp:daftar") if daftar_tpp else "",
                "Daftar TPP",
                _bila(isi.daftar > 0),
                f"{angka(isi.daftar)} daftar dihitung, {angka(isi.daftar_tutup)} ditutup",
            )
        )
    return langkah


def _kehadiran(isi: IsiData, modul: Collection[str], impor: Collection[str]) -> Langkah:
    """With machines their records are imported; without, attendance is typed or a table read."""
    cara = (
        "Impor rekaman mesin kehadiran; yang terlewat dicatat dengan bukti."
        if "PRESENSI_MESIN" in modul
        else "Tanpa mesin: catat kehadiran dengan bukti di halaman orangnya, atau impor dari tabel."
    )
    return Langkah(
        "Kehadiran", cara, _impor("presensi", impor), "Impor kehadiran",
        _bila(isi.hari_presensi > 0),
    )  # fmt: skip
