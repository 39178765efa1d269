"""Fakta contoh satu orang sebulan penuh, dan pembangkitnya bagi uji sifat."""

from decimal import Decimal

from hypothesis import strategies as st

from ekinerja.aturan.nilai import Fakta


def fakta_orang(**ganti):
    """Fakta Sari, kelas 9, bulan Oktober 2026, semua wajib ada; ``ganti`` mengganti nilainya."""
    nilai = {
        "kelas_jabatan": 9,
        "cpns": False,
        "hari_kalender": 31,
        "hari_kalender_bulan": 31,
        "hari_kerja": 22,
        "hari_kerja_bulan": 22,
        "hari_hadir": 21,
        "hari_tanpa_keterangan": 1,
        "hari_tanpa_rekaman_masuk": 0,
        "hari_tanpa_rekaman_pulang": 0,
        "kejadian_terlambat": (12, 45),
        "kejadian_pulang_cepat": (),
        "menit_disetujui": 5400,
        "dasar_gaji_bpjs": Decimal(5000000),
    } | ganti
    return {nama: Fakta(isi) for nama, isi in nilai.items()}


def dengan_rekaman(fakta, **rekaman):
    return fakta | {nama: Fakta(fakta[nama].nilai, isi) for nama, isi in rekaman.items()}


@st.composite
def bulan_orang(draw):
    """Fakta acak tetapi mungkin: hari hadir dan mangkir tidak melebihi hari kerja."""
    hari_kerja_bulan = draw(st.integers(0, 27))
    hari_kerja = draw(st.integers(0, hari_kerja_bulan))
    mangkir = draw(st.integers(0, hari_kerja))
    tanpa_masuk = draw(st.integers(0, hari_kerja - mangkir))
    kejadian = st.lists(st.integers(1, 480), max_size=23).map(tuple)
    return fakta_orang(
        kelas_jabatan=draw(st.integers(1, 17)),
        cpns=draw(st.booleans()),
        hari_kalender=draw(st.integers(1, 31)),
        hari_kerja=hari_kerja,
        hari_kerja_bulan=hari_kerja_bulan,
        hari_hadir=hari_kerja - mangkir,
        hari_tanpa_keterangan=mangkir,
        hari_tanpa_rekaman_masuk=tanpa_masuk,
        hari_tanpa_rekaman_pulang=draw(st.integers(0, hari_kerja - mangkir - tanpa_masuk)),
        kejadian_terlambat=draw(kejadian),
        kejadian_pulang_cepat=draw(kejadian),
        menit_disetujui=draw(st.integers(0, 15000)),
        hari_dikreditkan=draw(st.integers(0, 5)),
        persen_hukuman_disiplin=draw(st.decimals(0, 1, places=4)),
        dasar_gaji_bpjs=draw(st.integers(0, 20000000).map(Decimal)),
        potongan_lain=draw(st.integers(0, 20000000).map(Decimal)),
    )
