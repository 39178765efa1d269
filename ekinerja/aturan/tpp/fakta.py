"""Fakta bulanan TPP: satu baris per orang dan segmen, dapat dihimpun dengan satu kueri per area.

Segmen adalah bagian bulan dengan satu penempatan. Orang tanpa mutasi mempunyai satu segmen.
"""

from decimal import Decimal

from ..registri import fakta

fakta(
    "kelas_jabatan",
    int,
    satuan="kelas",
    minimal=1,
    maksimal=17,
    keterangan="kelas jabatan pada segmen ini",
)
fakta("cpns", bool, satuan="ya_tidak", keterangan="masih calon pegawai negeri sipil")

fakta(
    "hari_kalender",
    int,
    satuan="hari",
    minimal=0,
    maksimal=31,
    keterangan="banyaknya hari kalender segmen ini",
)
fakta(
    "hari_kalender_bulan",
    int,
    satuan="hari",
    minimal=28,
    maksimal=31,
    keterangan="banyaknya hari kalender bulan ini",
)
fakta(
    "hari_kerja",
    int,
    satuan="hari",
    minimal=0,
    maksimal=31,
    keterangan="banyaknya hari kerja segmen ini",
)
fakta(
    "hari_kerja_bulan",
    int,
    satuan="hari",
    minimal=0,
    maksimal=31,
    keterangan="banyaknya hari kerja bulan ini menurut pola kerjanya",
)
fakta(
    "hari_hadir",
    int,
    satuan="hari",
    minimal=0,
    maksimal=31,
    keterangan="banyaknya hari hadir atau dianggap hadir pada segmen ini",
)
fakta(
    "hari_tanpa_keterangan",
    int,
    satuan="hari",
    minimal=0,
    maksimal=31,
    keterangan="banyaknya hari kerja tidak masuk tanpa keterangan",
)
fakta(
    "hari_tanpa_rekaman_masuk",
    int,
    satuan="hari",
    minimal=0,
    maksimal=31,
    keterangan="banyaknya hari hadir yang masuknya tidak terekam",
)
fakta(
    "hari_tanpa_rekaman_pulang",
    int,
    satuan="hari",
    minimal=0,
    maksimal=31,
    keterangan="banyaknya hari hadir yang pulangnya tidak terekam",
)
fakta(
    "kejadian_terlambat",
    tuple[int, ...],
    satuan="menit",
    minimal=1,
    maksimal=1440,
    keterangan="menit terlambat tiap hari yang terlambat",
)
fakta(
    "kejadian_pulang_cepat",
    tuple[int, ...],
    satuan="menit",
    minimal=1,
    maksimal=1440,
    keterangan="menit pulang sebelum waktunya tiap hari yang demikian",
)

fakta(
    "menit_disetujui",
    int,
    satuan="menit",
    minimal=0,
    keterangan="jumlah menit aktivitas yang disetujui",
)
fakta(
    "hari_dikreditkan",
    int,
    satuan="hari",
    minimal=0,
    maksimal=31,
    bawaan=0,
    keterangan="hari cuti, dinas luar, atau diklat yang diberi kredit menit",
)
fakta(
    "menit_staf",
    tuple[int, ...],
    satuan="menit",
    minimal=0,
    agregat=True,
    dari="menit_diakui",
    keterangan="menit diakui tiap bawahan langsung",
)

fakta(
    "persen_hukuman_disiplin",
    Decimal,
    satuan="bagian",
    skala=4,
    minimal=0,
    maksimal=1,
    bawaan=Decimal("0.0000"),
    keterangan="bagian TPP yang dipotong karena hukuman disiplin",
)
fakta(
    "dasar_gaji_bpjs",
    Decimal,
    satuan="rupiah",
    minimal=0,
    keterangan="dasar gaji yang sudah dikenai iuran BPJS Kesehatan bulan ini",
)
fakta(
    "potongan_lain",
    Decimal,
    satuan="rupiah",
    minimal=0,
    bawaan=Decimal(0),
    keterangan="potongan sukarela bersurat kuasa: zakat, koperasi, pinjaman",
)
fakta(
    "kategori_ter",
    str,
    satuan="teks",
    pilihan=("A", "B", "C"),
    keterangan="kategori tarif efektif menurut status PTKP",
)
fakta(
    "bruto_segmen",
    tuple[Decimal, ...],
    satuan="rupiah",
    minimal=0,
    keterangan="TPP bruto tiap segmen bulan ini, masing-masing dengan hasil segmennya",
)
