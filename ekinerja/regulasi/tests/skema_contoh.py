"""A small valid scheme for tests; its decree is invented and says so."""

from copy import deepcopy
from typing import Any

ISI: dict[str, Any] = {
    "kode": "uji",
    "versi": 1,
    "berlaku_sejak": "2026-01-01",
    "dasar": "Peraturan Bupati Uji Nomor 1 Tahun 2026 (rekaan)",
    "komponen": {
        "basic_tpp": {"pilih": "setengah_ke_atas", "dasar": "Pasal 5"},
        "target_menit": {"pilih": "tetap", "dasar": "Pasal 9"},
        "pajak_tpp": "belum_ditetapkan",
    },
    "parameter": {
        "ikfd": {"nilai": "0.55", "dasar": "Lampiran I"},
        "bobot_produktivitas": {"nilai": "0.6", "dasar": "Pasal 7 ayat (1)"},
        "bobot_disiplin": {"nilai": "0.4", "dasar": "Pasal 7 ayat (2)"},
        "tabel_potongan_terlambat": {
            "nilai": [[0, 0, "0"], [1, 30, "0.005"], [31, None, "0.01"]],
            "dasar": "Lampiran II",
            "status": "belum_terverifikasi",
        },
    },
}


def isi(**ubah: Any) -> dict[str, Any]:
    return {**deepcopy(ISI), **ubah}
