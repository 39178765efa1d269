"""Ranks in their order: PNS I/a to IV/e, PPPK I to XVII."""

GOLONGAN_PNS = {
    "I/a": "Juru Muda",
    "I/b": "Juru Muda Tingkat I",
    "I/c": "Juru",
    "I/d": "Juru Tingkat I",
    "II/a": "Pengatur Muda",
    "II/b": "Pengatur Muda Tingkat I",
    "II/c": "Pengatur",
    "II/d": "Pengatur Tingkat I",
    "III/a": "Penata Muda",
    "III/b": "Penata Muda Tingkat I",
    "III/c": "Penata",
    "III/d": "Penata Tingkat I",
    "IV/a": "Pembina",
    "IV/b": "Pembina Tingkat I",
    "IV/c": "Pembina Utama Muda",
    "IV/d": "Pembina Utama Madya",
    "IV/e": "Pembina Utama",
}
GOLONGAN_PPPK = (
    "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV",
    "XVI", "XVII",
)  # fmt: skip
_PNS = {"PNS", "CPNS"}
_PPPK = {"PPPK", "PPPK_PW"}


def golongan_untuk(jenis: str) -> tuple[str, ...]:
    """Ranks that a kind of person can hold, the lowest first; empty for those without rank.

    :param jenis: a value of ``Pegawai.JENIS``.
    """
    if jenis in _PNS:
        return tuple(GOLONGAN_PNS)
    return GOLONGAN_PPPK if jenis in _PPPK else ()


def sebutan_golongan(golongan: str) -> str:
    """The rank as people read it: “Penata Muda, III/a”; a PPPK has no name beside it."""
    pangkat = GOLONGAN_PNS.get(golongan)
    return f"{pangkat}, {golongan}" if pangkat else golongan
