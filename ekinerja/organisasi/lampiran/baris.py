"""Membedakan baris judul, jabatan, judul halaman, dan jumlah pada lampiran."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ekinerja.core.tabel import (
    LANGKAH_LEMBAR,
    Baris,
    BerkasDitolak,
    Lembar,
    NilaiSalah,
    baca_bulat,
    baca_teks,
    kosong,
    rapikan,
)
from ekinerja.organisasi.lampiran.hasil import JenisUnit, Temuan
from ekinerja.organisasi.lampiran.kepala import Kepala, kepala_pada, kepala_pertama
from ekinerja.organisasi.lampiran.nama import jenis_unit, pisahkan_nomor, rapikan_nama

KELAS_SAH = range(1, 18)
JENIS_AKAR = (JenisUnit.SETDA, JenisUnit.OPD, JenisUnit.KECAMATAN)
AWALAN_UNIT = r"^(nama )?(unit kerja|unit organisasi|perangkat daerah|opd|skpd|unit)\s*[:=]\s*"
HIASAN = re.compile(
    r"[-–—\s.]*\d*[-–—\s.]*|(halaman|hal\.?|page)\b.*|\d+ dari \d+|lanjutan.*"
    r"|pemerintah (kabupaten|kota|provinsi|daerah)\b.*|(lampiran|peraturan|keputusan)\b.*"
    r"|(nomor|tanggal|tentang)\b.*|(tabel|daftar|hasil|rekapitulasi) (?!.*\bkepala\b).*"
    r"\b(jabatan|evaluasi)\b.*",
    re.IGNORECASE,
)
PENUTUP = re.compile(
    r"(ditetapkan|ditandatangani|pada tanggal|mengetahui|a\.?n\.|u\.?b\.|ttd\b|nip\b|pembina\b"
    r"|diundangkan|salinan sesuai|keterangan\s*:|catatan\s*:)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Judul:
    """Baris judul unit; `gaya` adalah gaya nomornya."""

    baris: int
    teks: str
    gaya: str


@dataclass(frozen=True, slots=True)
class BarisJabatan:
    """Baris jabatan seperti tertulis."""

    baris: int
    nomor: int | None
    nama: str
    kelas: int | None
    bezetting: int | None


@dataclass(frozen=True, slots=True)
class BarisJumlah:
    """Baris jumlah di akhir lampiran."""

    baris: int
    jumlah: int | None


Isi = Judul | BarisJabatan | BarisJumlah


def adalah_lampiran(lembar: Lembar) -> bool:
    """Benar bila lembar ini punya judul tabel dan sedikitnya dua judul unit, atau kolom unit."""
    ditemukan = kepala_pertama(lembar.baris)
    if ditemukan is None:
        return False
    if ditemukan[2].unit:
        return ditemukan[2].bezetting >= 0
    judul = (satu for satu in pilah(lembar, []) if isinstance(satu, Judul))
    return next(judul, None) is not None and next(judul, None) is not None


def pilah(lembar: Lembar, temuan: list[Temuan]) -> Iterator[Isi]:
    """Isi lampiran urut baris; temuan ditambahkan ke `temuan`.

    Judul tabel boleh berulang dan boleh berpindah kolom. Blok tanda tangan menutup tabel sampai
    judul tabel berikutnya.

    :raises BerkasDitolak: bila baris judul tabel tidak ditemukan.
    """
    pertama = kepala_pertama(lembar.baris)
    if pertama is None:
        raise BerkasDitolak(
            "Baris judul tabel tidak ditemukan. Lampiran harus punya kolom NO, NAMA JABATAN, "
            "KELAS JABATAN, dan PERSEDIAAN PEGAWAI."
        )
    mulai, urutan, kepala = pertama
    pembaca = _Pembaca(kepala, temuan)
    yield from pembaca.di_atas(lembar.baris[:mulai])
    sela: list[Baris] = []
    while urutan < len(lembar.baris):
        baris = lembar.baris[urutan]
        ulang = kepala_pada(lembar.baris, urutan)
        if ulang is not None:
            urutan, pembaca.kepala = ulang
            yield from pembaca.di_atas(sela)
            pembaca.terbuka, sela = True, []
            continue
        if pembaca.lembar_baru(baris):
            pembaca.terbuka, sela = not _berkepala_lagi(lembar.baris, urutan), []
        if not pembaca.terbuka:
            sela.append(baris)
        else:
            yield from pembaca.baca(baris)
        urutan += 1


def _berkepala_lagi(baris: Sequence[Baris], urutan: int) -> bool:
    """Apakah lembar yang mulai di sini punya judul tabelnya sendiri?"""
    lembar = baris[urutan].nomor // LANGKAH_LEMBAR
    for letak in range(urutan, min(len(baris), urutan + 20)):
        if baris[letak].nomor // LANGKAH_LEMBAR != lembar:
            return False
        if kepala_pada(baris, letak) is not None:
            return True
    return False


@dataclass(slots=True)
class _Pembaca:
    """Keadaan pembacaan: letak kolom, unit terakhir per kolom, dan apakah tabel masih terbuka."""

    kepala: Kepala
    temuan: list[Temuan]
    unit: list[str] = field(default_factory=list)
    akar: str = ""
    terbuka: bool = True
    sesudah_jumlah: bool = False
    lembar: int = 0

    def lembar_baru(self, baris: Baris) -> bool:
        """Benar pada baris pertama lembar berikutnya."""
        lembar = baris.nomor // LANGKAH_LEMBAR
        berganti = lembar != self.lembar
        self.lembar = lembar
        return berganti

    def di_atas(self, baris: Sequence[Baris]) -> Iterator[Judul]:
        """Nama perangkat daerah yang hanya tertulis di atas judul tabel."""
        for satu in baris:
            for sel in satu.sel:
                teks = re.sub(AWALAN_UNIT, "", baca_teks(sel), flags=re.IGNORECASE)
                akar = jenis_unit(rapikan_nama(pisahkan_nomor(teks)[1])) in JENIS_AKAR
                if akar and len(teks) < 120 and teks.casefold() != self.akar:
                    self.akar = teks.casefold()
                    yield _judul(satu.nomor, teks)

    def baca(self, baris: Baris) -> Iterator[Isi]:
        """Judul unit dari kolomnya, lalu isi baris itu sendiri."""
        if _nomor_kolom(baris):
            return
        if any(PENUTUP.match(baca_teks(sel)) for sel in baris.sel if isinstance(sel, str)):
            self.terbuka = False
            return
        yield from self._unit_kolom(baris)
        isi = _isi(baris, self.kepala, self.temuan)
        if isinstance(isi, BarisJumlah):
            self.sesudah_jumlah = True
        elif isinstance(isi, BarisJabatan):
            self.sesudah_jumlah = False
        elif isinstance(isi, Judul) and self._hiasan(isi):
            return
        if isi is not None:
            yield isi

    def _unit_kolom(self, baris: Baris) -> Iterator[Judul]:
        """Unit yang berubah pada kolom unit; sel yang digabung kosong meneruskan yang di atas."""
        for tingkat, letak in enumerate(self.kepala.unit):
            teks = baca_teks(baris.ambil(letak))
            lama = self.unit[tingkat] if tingkat < len(self.unit) else ""
            if teks and teks != lama:
                self.unit = [*self.unit[:tingkat], *[""] * (tingkat - len(self.unit)), teks]
                judul = _judul(baris.nomor, teks)
                gaya = judul.gaya or (f"kolom{tingkat}" if len(self.kepala.unit) > 1 else "")
                yield Judul(baris.nomor, judul.teks, gaya)

    def _hiasan(self, judul: Judul) -> bool:
        """Nomor halaman, kop yang diulang, dan nama penanda tangan sesudah jumlah."""
        jenis = jenis_unit(rapikan_nama(judul.teks))
        if HIASAN.fullmatch(judul.teks) and jenis is None:
            return True
        return self.sesudah_jumlah and jenis is None and not judul.gaya


def _nomor_kolom(baris: Baris) -> bool:
    """Baris nomor kolom di bawah judul tabel: 1, 2, 3, 4 atau (1), (2), (3)."""
    isi = [baca_teks(satu).strip("() .") for satu in baris.sel if not kosong(satu)]
    return len(isi) > 2 and isi == [str(nomor) for nomor in range(1, len(isi) + 1)]


def _isi(baris: Baris, kepala: Kepala, temuan: list[Temuan]) -> Isi | None:
    teks_nomor = baca_teks(baris.ambil(kepala.no))
    nama = next((t for k in kepala.nama if (t := baca_teks(baris.ambil(k)))), "")
    kelas = baris.ambil(kepala.kelas)
    jumlah = baris.ambil(kepala.bezetting)
    if re.match(r"(sub ?)?(total|jumlah)\b", (nama or teks_nomor).casefold()):
        return BarisJumlah(baris.nomor, _bulat(jumlah))
    berkelas = not kosong(kelas) and (kepala.kelas != kepala.no)
    if nama and (berkelas or _tampak_jabatan(teks_nomor, nama)):
        _laporkan_sisa(baris, kepala, temuan)
        return BarisJabatan(
            baris.nomor,
            _bulat(teks_nomor),
            nama,
            _kelas(baris.nomor, kelas, temuan),
            _bezetting(baris.nomor, jumlah, temuan) if kepala.bezetting >= 0 else None,
        )
    judul = rapikan(f"{teks_nomor} {nama}") if nama else teks_nomor
    if not judul and not kepala.unit:
        judul = _satu_satunya(baris)
    return _judul(baris.nomor, judul) if judul and not judul.isdigit() else None


def _satu_satunya(baris: Baris) -> str:
    """Kata satu-satunya pada baris: judul unit yang selnya digabung di luar kolom nama."""
    isi = [satu for satu in baris.sel if not kosong(satu)]
    if len(isi) != 1 or not isinstance(isi[0], str):
        return ""
    teks = baca_teks(isi[0])
    return teks if jenis_unit(rapikan_nama(pisahkan_nomor(teks)[1])) else ""


def _judul(nomor: int, teks: str) -> Judul:
    gaya, bersih = pisahkan_nomor(teks)
    pola = r"([IVXLC]+|[A-Z]|\d{1,3}(?:\.\d{1,3})*) (?=\S)"
    if not gaya and (cocok := re.match(pola, teks)):
        gaya, bersih = pisahkan_nomor(f"{cocok[1]}. {teks[cocok.end() :]}")
    return Judul(nomor, bersih, gaya)


def _tampak_jabatan(nomor: str, nama: str) -> bool:
    """Baris bernomor tanpa kelas: jabatan yang kelasnya belum diisi, kecuali bernama unit."""
    return nomor.rstrip(".").isdigit() and jenis_unit(rapikan_nama(nama)) is None


def _bulat(nilai: object) -> int | None:
    try:
        return None if kosong(nilai) else baca_bulat(str(nilai).rstrip("."))
    except NilaiSalah:
        return None


def _angka(nilai: object) -> int | None:
    """Bilangan pada sel, juga bila ditulis “Kelas 9” atau “12 orang”."""
    if isinstance(nilai, str) and (
        cocok := re.fullmatch(
            r"(?:kelas|kls)?\.?\s*(\d+)\s*(?:\([^)]*\)|orang|org\.?|pegawai)?", rapikan(nilai),
            flags=re.IGNORECASE,
        )
    ):  # fmt: skip
        return int(cocok[1])
    return _bulat(nilai)


def _kelas(baris: int, nilai: object, temuan: list[Temuan]) -> int | None:
    kelas = _angka(nilai)
    if kelas in KELAS_SAH:
        return kelas
    kalimat = (
        "Kelas jabatan belum diisi. Isi dengan angka 1 sampai 17."
        if kosong(nilai)
        else "Kelas jabatan harus angka 1 sampai 17."
    )
    temuan.append(Temuan(baris, "kelas", baca_teks(nilai), kalimat))
    return None


def _bezetting(baris: int, nilai: object, temuan: list[Temuan]) -> int | None:
    if baca_teks(nilai) in ("-", "–"):
        return 0
    jumlah = _angka(nilai)
    if jumlah is None or jumlah < 0:
        kalimat = "Persediaan pegawai belum terbaca. Isi dengan angka, 0 bila kosong."
        temuan.append(Temuan(baris, "persediaan", baca_teks(nilai), kalimat))
        return None
    return jumlah


def _laporkan_sisa(baris: Baris, kepala: Kepala, temuan: list[Temuan]) -> None:
    for letak, sel in enumerate(baris.sel):
        if letak > max(kepala.dikenal) and not kosong(sel):
            kalimat = "Ada isi di luar kolom tabel; isi itu tidak dibaca."
            temuan.append(Temuan(baris.nomor, "di_luar_kolom", baca_teks(sel), kalimat))
