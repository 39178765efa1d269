"""Clearing codes of the banks that pay civil servants.

Collected from public programs for local governments; the list itself has not been checked against
Bank Indonesia's (belum terverifikasi).
"""

BANK = {
    "002": "Bank BRI",
    "008": "Bank Mandiri",
    "009": "Bank BNI",
    "200": "Bank BTN",
    "451": "Bank Syariah Indonesia",
    "110": "Bank BJB (Jawa Barat dan Banten)",
    "111": "Bank DKI",
    "112": "Bank BPD DIY",
    "113": "Bank Jateng",
    "114": "Bank Jatim",
    "115": "Bank Jambi",
    "116": "Bank Aceh",
    "117": "Bank Sumut",
    "118": "Bank Nagari",
    "119": "Bank Riau Kepri",
    "120": "Bank Sumsel Babel",
    "121": "Bank Lampung",
    "122": "Bank Kalsel",
    "123": "Bank Kalbar",
    "124": "Bank Kaltimtara",
    "125": "Bank Kalteng",
    "126": "Bank Sulselbar",
    "127": "Bank SulutGo",
    "128": "Bank NTB Syariah",
    "129": "Bank BPD Bali",
    "130": "Bank NTT",
    "131": "Bank Maluku Malut",
    "132": "Bank Papua",
    "133": "Bank Bengkulu",
    "134": "Bank Sulteng",
    "135": "Bank Sultra",
}


def sebutan_bank(kode: str) -> str:
    """Name and code; a code outside the list stands alone."""
    nama = BANK.get(kode)
    return f"{nama} ({kode})" if nama else kode
