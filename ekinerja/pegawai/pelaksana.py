"""How long an acting official stands, and what is said when it is too long.

Three months, once more three by another letter: SE Kepala BKN 2/SE/VII/2019, which
SE Kepala BKN 1/SE/I/2021 replaced; read in reports, not in the text itself (belum terverifikasi).
"""

from datetime import date

PLT_BULAN, PLT_PERPANJANGAN = 3, 3
DASAR_BATAS_PLT = "SE Kepala BKN 1/SE/I/2021, belum terverifikasi pada naskahnya"


def bulan_sesudah(hari: date, bulan: int) -> date:
    """The same day so many months later, or the last day of that month."""
    tahun, sisa = divmod(hari.month - 1 + bulan, 12)
    for mundur in range(4):
        try:
            return date(hari.year + tahun, sisa + 1, hari.day - mundur)
        except ValueError:
            continue
    raise AssertionError(hari)


def catatan_plt(mulai: date, selesai: date | None) -> str:
    """The same in a few words, for a list."""
    kalimat = peringatan_plt(mulai, selesai)
    if not kalimat:
        return ""
    batas = bulan_sesudah(mulai, PLT_BULAN + PLT_PERPANJANGAN)
    if selesai is None:
        return "Plt. tanpa tanggal akhir: lengkapi suratnya"
    if selesai > batas:
        return f"Plt. lebih dari {PLT_BULAN + PLT_PERPANJANGAN} bulan (batas belum terverifikasi)"
    return f"Plt. lebih dari {PLT_BULAN} bulan: perlu surat perpanjangan"


def peringatan_plt(mulai: date, selesai: date | None) -> str:
    """A sentence when a Plt. for ``[mulai, selesai)`` stands longer than allowed
    or has no end, else empty."""
    batas = bulan_sesudah(mulai, PLT_BULAN + PLT_PERPANJANGAN)
    if selesai is None:
        return (
            f"Plt. ini belum mempunyai tanggal akhir. Batasnya {PLT_BULAN} bulan dan dapat "
            f"diperpanjang {PLT_PERPANJANGAN} bulan ({DASAR_BATAS_PLT}). Lengkapi tanggal akhirnya "
            "menurut suratnya."
        )
    if selesai > batas:
        return (
            f"Masa Plt. ini lebih dari {PLT_BULAN + PLT_PERPANJANGAN} bulan. Batasnya {PLT_BULAN} "
            f"bulan dan dapat diperpanjang {PLT_PERPANJANGAN} bulan ({DASAR_BATAS_PLT}). Usulkan "
            "pejabat definitif."
        )
    if selesai > bulan_sesudah(mulai, PLT_BULAN):
        return (
            f"Masa Plt. ini lebih dari {PLT_BULAN} bulan, sehingga memerlukan surat perpanjangan "
            f"({DASAR_BATAS_PLT})."
        )
    return ""
