"""Penguraian NIP PNS dan NI PPPK (18 angka).

Angka 13–14 menentukan jenisnya: PNS memuat bulan TMT 01–12; PPPK memuat penanda 2 dan frekuensi
kontrak 1–9. NIP adalah pengenal, bukan rahasia.
"""

from dataclasses import dataclass
from datetime import date

PANJANG = 18
UMUR_TERENDAH = 18


@dataclass(frozen=True, slots=True)
class UraianNIP:
    """Hasil penguraian. Bila ``alasan`` tidak kosong, nomor itu ditolak dan bagian lain kosong.

    ``jenis``: "PNS" atau "PPPK". ``bulan_tmt`` hanya bagi PNS, ``frekuensi`` hanya bagi PPPK.
    ``jenis_kelamin``: "L" atau "P".
    """

    nip: str
    alasan: tuple[str, ...] = ()
    jenis: str = ""
    tanggal_lahir: date | None = None
    tahun_tmt: int | None = None
    bulan_tmt: int | None = None
    frekuensi: int | None = None
    jenis_kelamin: str = ""
    urut: str = ""

    @property
    def sah(self) -> bool:
        """Benar bila tidak ada alasan penolakan."""
        return not self.alasan


def urai_nip(teks: str) -> UraianNIP:
    """Uraikan NIP atau NI PPPK; spasi pada bentuk tercetak diabaikan.

    Tidak pernah gagal: nomor yang salah kembali dengan semua alasannya.
    """
    nip = "".join(teks.split())
    if not (nip.isascii() and nip.isdigit()):
        return UraianNIP(nip, ("NIP hanya boleh berisi angka.",))
    if len(nip) != PANJANG:
        return UraianNIP(nip, (f"NIP harus 18 angka, tetapi ini {len(nip)} angka.",))
    lahir, jenis = _tanggal_lahir(nip), _jenis(nip)
    alasan = list(_alasan_bagian(nip, lahir, jenis))
    if lahir is not None and jenis and not alasan:
        alasan.extend(_alasan_umur(nip, lahir, jenis))
    if alasan:
        return UraianNIP(nip, tuple(alasan))
    return UraianNIP(
        nip=nip,
        jenis=jenis,
        tanggal_lahir=lahir,
        tahun_tmt=int(nip[8:12]),
        bulan_tmt=int(nip[12:14]) if jenis == "PNS" else None,
        frekuensi=int(nip[13]) if jenis == "PPPK" else None,
        jenis_kelamin="L" if nip[14] == "1" else "P",
        urut=nip[15:],
    )


def _tanggal_lahir(nip: str) -> date | None:
    try:
        return date(int(nip[:4]), int(nip[4:6]), int(nip[6:8]))
    except ValueError:
        return None


def _jenis(nip: str) -> str:
    if 1 <= int(nip[12:14]) <= 12:
        return "PNS"
    return "PPPK" if nip[12] == "2" and nip[13] != "0" else ""


def _alasan_bagian(nip: str, lahir: date | None, jenis: str) -> list[str]:
    alasan = []
    if lahir is None:
        alasan.append(f"Tanggal lahir (angka 1–8) {nip[:8]} tidak ada pada kalender.")
    if not jenis:
        alasan.append(f"Angka 13–14 ({nip[12:14]}) bukan bulan 01–12 (PNS) dan bukan 21–29 (PPPK).")
    if nip[14] not in "12":
        alasan.append(f"Angka 15 ({nip[14]}) harus 1 (laki-laki) atau 2 (perempuan).")
    return alasan


def _alasan_umur(nip: str, lahir: date, jenis: str) -> list[str]:
    """Umur dihitung pada awal bulan TMT (PNS) atau akhir tahun TMT (PPPK, bulannya tidak ada)."""
    tahun = int(nip[8:12])
    bulan, tanggal = (int(nip[12:14]), 1) if jenis == "PNS" else (12, 31)
    genap = (bulan, tanggal) >= (lahir.month, lahir.day)
    umur = tahun - lahir.year - (0 if genap else 1)
    if umur >= UMUR_TERENDAH:
        return []
    return [
        f"Umur pada TMT {nip[8:12]} baru {umur} tahun; paling sedikit {UMUR_TERENDAH} tahun. "
        "Periksa tanggal lahir dan TMT-nya."
    ]
