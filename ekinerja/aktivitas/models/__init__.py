"""Activities and everything that belongs to their day."""

from ekinerja.aktivitas.models.aktivitas import Aktivitas, BuktiAktivitas, RiwayatAktivitas
from ekinerja.aktivitas.models.bkn import PadananRHK, SalinAktivitas
from ekinerja.aktivitas.models.katalog import (
    JUMLAH_BIASA,
    PERAN_KEGIATAN,
    IsiKatalog,
    KatalogAktivitas,
    RiwayatUsulanKatalog,
    UsulanKatalog,
)
from ekinerja.aktivitas.models.kegiatan import (
    BuktiKegiatan,
    Kegiatan,
    PesertaKegiatan,
    RiwayatKegiatan,
    RiwayatPeserta,
)
from ekinerja.aktivitas.models.kunci import KunciAktivitas, RiwayatKunci
from ekinerja.aktivitas.models.operator import PenunjukanOperator, PernyataanInput
from ekinerja.aktivitas.models.papan import (
    Disposisi,
    KendalaUnit,
    Kewajaran,
    KewajaranAtasan,
    KewajaranPegawai,
    RiwayatDisposisi,
    UmpanBalik,
)
from ekinerja.aktivitas.models.persetujuan import (
    NILAI_TERTINGGI,
    CatatanPutusan,
    PengingatPersetujuan,
)
from ekinerja.aktivitas.models.rencana import PolaKerja, RencanaKerja
from ekinerja.aktivitas.models.tinjauan import (
    KEPUTUSAN,
    AnggotaPeninjau,
    PemeriksaanKedua,
    PendapatKetua,
    Peninjauan,
    PernyataanPeninjauan,
    RiwayatPeninjauan,
)

__all__ = [
    "JUMLAH_BIASA",
    "KEPUTUSAN",
    "NILAI_TERTINGGI",
    "PERAN_KEGIATAN",
    "Aktivitas",
    "AnggotaPeninjau",
    "BuktiAktivitas",
    "BuktiKegiatan",
    "CatatanPutusan",
    "Disposisi",
    "IsiKatalog",
    "KatalogAktivitas",
    "Kegiatan",
    "KendalaUnit",
    "Kewajaran",
    "KewajaranAtasan",
    "KewajaranPegawai",
    "KunciAktivitas",
    "PadananRHK",
    "PemeriksaanKedua",
    "PendapatKetua",
    "PengingatPersetujuan",
    "Peninjauan",
    "PenunjukanOperator",
    "PernyataanInput",
    "PernyataanPeninjauan",
    "PesertaKegiatan",
    "PolaKerja",
    "RencanaKerja",
    "RiwayatAktivitas",
    "RiwayatDisposisi",
    "RiwayatKegiatan",
    "RiwayatKunci",
    "RiwayatPeninjauan",
    "RiwayatPeserta",
    "RiwayatUsulanKatalog",
    "SalinAktivitas",
    "UmpanBalik",
    "UsulanKatalog",
]
