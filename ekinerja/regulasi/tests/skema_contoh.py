"""A whole scheme for tests; its decree is invented and says so."""

from copy import deepcopy

_TIGA = ("beban_kerja", "prestasi_kerja", "kondisi_kerja")
_LAIN = ("tempat_bertugas", "kelangkaan_profesi", "pertimbangan_objektif_lainnya")


def _pilih(nama, dasar):
    return {"pilih": nama, "dasar": dasar}


ISI = {
    "kode": "uji",
    "versi": 1,
    "berlaku_sejak": "2026-01-01",
    "dasar": "Peraturan Bupati Uji Nomor 1 Tahun 2026 (rekaan)",
    "komponen": {
        "basic_tpp": _pilih("setengah_ke_atas", "Pasal 5"),
        "bagian_segmen": _pilih("hari_kerja", "Pasal 20"),
        "persen_potongan_terlambat": _pilih("pita_per_kejadian", "Pasal 12"),
        "bagian_disiplin": _pilih("basis_bagian_disiplin", "Pasal 11"),
        "menit_diakui": _pilih("penuh", "Pasal 9"),
        "target_menit": _pilih("tetap", "Pasal 9"),
        "persen_produktivitas": _pilih("proporsional", "Pasal 10"),
        "tpp_bruto": _pilih("jumlah_kriteria", "Pasal 6"),
        "dasar_bpjs_tpp": _pilih("sisa_batas", "Pasal 16"),
        "pajak_tpp": _pilih("belum_ditetapkan", "Pasal 17"),
        **{f"persen_{k}": _pilih("tetap", "Pasal 6") for k in _TIGA},
        **{f"pagu_{k}": _pilih("persen_basic", "Pasal 6") for k in _TIGA},
        **{f"tpp_{k}": _pilih("produktivitas_disiplin", "Pasal 7") for k in _TIGA},
        **{f"bruto_{k}": _pilih("dengan_faktor", "Pasal 8") for k in _TIGA},
        **{f"bruto_{k}": _pilih("tidak_dibayarkan", "Pasal 6") for k in _LAIN},
    },
    "parameter": {
        "ikfd": {"nilai": "0.55", "dasar": "Lampiran I"},
        "ikk": {"nilai": "0.9", "dasar": "Lampiran I"},
        "ippd": {"nilai": "0.94", "dasar": "Lampiran I"},
        "bobot_produktivitas": {"nilai": "0.6", "dasar": "Pasal 7 ayat (1)"},
        "bobot_disiplin": {"nilai": "0.4", "dasar": "Pasal 7 ayat (2)"},
        "persen_tetap_beban_kerja": {"nilai": "0.5", "dasar": "Pasal 6 ayat (1)"},
        "persen_tetap_prestasi_kerja": {"nilai": "0.3", "dasar": "Pasal 6 ayat (2)"},
        "persen_tetap_kondisi_kerja": {"nilai": "0.1", "dasar": "Pasal 6 ayat (3)"},
    },
}


def isi(**ubah):
    """A copy of the scheme with some top keys replaced."""
    return {**deepcopy(ISI), **ubah}
