"""The letterhead of a government, as its documents print it."""

from dataclasses import dataclass

from ekinerja.instansi.models import Instansi

NAMA_LOGO = "logo.png"


@dataclass(frozen=True, slots=True)
class KopSurat:
    """Name, address and contact lines, and the logo as PNG bytes (empty: none)."""

    nama: str
    alamat: str
    kontak: str
    kota: str
    logo: bytes = b""

    @property
    def isi(self) -> dict[str, str]:
        """What a document's template reads; ``logo`` names the file beside it, or is empty."""
        return {
            "nama": self.nama,
            "alamat": self.alamat,
            "kontak": self.kontak,
            "kota": self.kota,
            "logo": NAMA_LOGO if self.logo else "",
        }

    @property
    def berkas(self) -> dict[str, bytes]:
        """Files that the template needs beside it."""
        return {NAMA_LOGO: self.logo} if self.logo else {}


def kop_surat(instansi: Instansi) -> KopSurat:
    """The letterhead in force; reads the logo from the storage when there is one."""
    return KopSurat(
        nama=instansi.nama,
        alamat=instansi.alamat,
        kontak=instansi.kontak,
        kota=instansi.kota,
        logo=instansi.logo.read() if instansi.logo else b"",
    )
