"""What data health looks for: words, weight, who can mend it, and where.

The SQL of each stands in :mod:`ekinerja.penyiapan.queries.masalah` under the same key.
"""

from dataclasses import dataclass

from ekinerja.organisasi.models import PemberianPeran as Peran

HALANGAN, PERINGATAN, SARAN = "HALANGAN", "PERINGATAN", "SARAN"
TINGKAT = ((HALANGAN, "Menghalangi"), (PERINGATAN, "Perlu diperiksa"), (SARAN, "Baik dilengkapi"))
PUSAT = (Peran.BKPSDM,)
SUSUNAN = (Peran.ORGANISASI, Peran.BKPSDM)


@dataclass(frozen=True, slots=True)
class Masalah:
    """One kind of gap in the data.

    :ivar kalimat: what is wrong, as people say it.
    :ivar akibat: what it blocks; ``saran`` what to do about it.
    :ivar peran: roles that can mend it, the first is asked.
    :ivar sasaran: page that mends it (see ``presenters.kesehatan``).
    :ivar modul: looked for only while this module is on.
    :ivar pribadi: found per person, so that the person is told.
    """

    kunci: str
    kalimat: str
    tingkat: str
    akibat: str
    saran: str
    peran: tuple[str, ...]
    sasaran: str
    modul: str = ""
    pribadi: bool = False


_SEMUA = (
    Masalah(
        "penempatan", "Belum ditempatkan", HALANGAN,
        "Tanpa jabatan, SKP, aktivitas, dan TPP tidak dapat dimulai.",
        "Tempatkan pada jabatan menurut SK-nya.", PUSAT, "pegawai", pribadi=True,
    ),
    Masalah(
        "atasan", "Atasan langsung belum ditetapkan", HALANGAN,
        "SKP dan aktivitas tidak punya yang menyetujui.",
        "Isi jabatan atasan, pemangkunya, atau penilai khusus dengan surat.", PUSAT, "pegawai",
        pribadi=True,
    ),
    Masalah(
        "kelas", "Kelas jabatan belum diisi", HALANGAN,
        "TPP dihitung dari kelas jabatan, sehingga belum dapat dihitung.",
        "Isi kelas menurut keputusan hasil evaluasi jabatan.", SUSUNAN, "jabatan", "TPP",
        pribadi=True,
    ),
    Masalah(
        "rekening", "Nomor rekening belum diisi", HALANGAN,
        "TPP tidak dapat dibayarkan.", "Isi nomor rekening dan kode banknya.", PUSAT, "data",
        "TPP", pribadi=True,
    ),
    Masalah(
        "ptkp", "Status PTKP belum diisi", HALANGAN,
        "Pajak TPP tidak dapat dihitung.", "Isi status PTKP, misalnya TK/0 atau K/1.", PUSAT,
        "data", "TPP", pribadi=True,
    ),
    Masalah(
        "nip", "NIP belum diisi", HALANGAN,
        "Pegawai ASN tidak dikenali di daftar pembayaran dan pada sumber data lain.",
        "Isi NIP atau NI PPPK menurut SK pengangkatan.", PUSAT, "data", pribadi=True,
    ),
    Masalah(
        "kontrak_habis", "Kontrak kerja segera atau sudah habis", PERINGATAN,
        "Sesudah tanggal itu tidak ada dasar untuk membayar.",
        "Catat perpanjangannya, atau akhiri penempatannya.", PUSAT, "pegawai", pribadi=True,
    ),
    Masalah(
        "pensiun", "Batas usia pensiun tercapai dalam setahun", PERINGATAN,
        "Sesudah tanggal itu jabatannya kosong dan TPP-nya berhenti.",
        "Catat keputusan pensiunnya, dan siapkan penggantinya.", PUSAT, "pegawai", pribadi=True,
    ),
    Masalah(
        "npwp", "NPWP belum diisi", PERINGATAN,
        "Bukti potong pajak tidak dapat diterbitkan dengan lengkap.", "Isi NPWP atau NIK-nya.",
        PUSAT, "data", "TPP", pribadi=True,
    ),
    Masalah(
        "pin", "Nomor pada mesin kehadiran belum diisi", PERINGATAN,
        "Rekaman mesin tidak dapat dicocokkan dengan orangnya.",
        "Isi nomor yang dipakai orang ini pada mesin.", (Peran.ADMIN_PD, Peran.BKPSDM), "data",
        "PRESENSI_MESIN", pribadi=True,
    ),
    Masalah(
        "skp", "SKP tahun ini belum ada", PERINGATAN,
        "Aktivitas tidak dapat dikaitkan dengan target.", "Susun SKP, lalu ajukan kepada atasan.",
        PUSAT, "skp", "SKP", pribadi=True,
    ),
    Masalah(
        "akun", "Akun belum pernah masuk", SARAN,
        "Orang ini belum memakai aplikasi.", "Terbitkan dan serahkan kata sandi pertamanya.",
        (Peran.ADMIN_PD, Peran.BKPSDM), "pegawai", pribadi=True,
    ),
    Masalah(
        "pemangku_ganda", "Lebih dari satu pemangku pada jabatan manajerial", HALANGAN,
        "Bawahannya tidak tahu siapa pejabat penilainya.",
        "Akhiri penempatan yang sudah tidak berlaku.", PUSAT, "jabatan",
    ),
    Masalah(
        "plt_lewat", "Masa Plt. atau Plh. sudah lewat dan jabatan masih kosong", HALANGAN,
        "Persetujuan naik ke atasan berikutnya.",
        "Perpanjang penunjukan, atau tempatkan pejabat definitif.", PUSAT, "jabatan",
    ),
    Masalah(
        "tanpa_pemangku", "Jabatan pimpinan tanpa pemangku", PERINGATAN,
        "Persetujuan naik ke atasan berikutnya.",
        "Tempatkan pejabat definitif, atau tunjuk Plt.", PUSAT, "jabatan",
    ),
    Masalah(
        "kelas_menurun", "Kelas jabatan atasan lebih rendah daripada bawahannya", PERINGATAN,
        "Kelas salah satunya mungkin keliru, dan TPP mengikutinya.",
        "Periksa evaluasi jabatannya, atau catat pengecualian dengan alasannya.", SUSUNAN,
        "jabatan",
    ),
    Masalah(
        "kelas_berbeda", "Jabatan bernama sama berkelas berbeda", PERINGATAN,
        "Orang dengan jabatan yang sama dibayar berbeda.",
        "Samakan kelasnya, atau catat pengecualian dengan alasannya.", SUSUNAN, "jabatan",
    ),
    Masalah(
        "bezetting", "Persediaan pegawai tidak sama dengan kebutuhan", SARAN,
        "Beban kerja jabatan ini tidak seimbang.",
        "Periksa analisis beban kerjanya, atau catat pengecualian.", SUSUNAN, "jabatan",
    ),
    Masalah(
        "tanpa_kepala", "Unit tanpa jabatan kepala", PERINGATAN,
        "Tidak ada yang memimpin dan menilai pegawai unit ini.",
        "Tandai jabatan kepalanya, atau catat penugasan memimpin unit.", SUSUNAN, "unit",
    ),
    Masalah(
        "tanpa_pembuat", "Pembuat daftar belum ditunjuk", HALANGAN,
        "TPP perangkat daerah ini tidak dapat dihitung.", "Beri peran menurut surat penunjukan.",
        PUSAT, "peran", "TPP",
    ),
    Masalah(
        "tanpa_ppk", "PPK-SKPD belum ditunjuk", HALANGAN,
        "Daftar TPP tidak dapat diverifikasi.", "Beri peran menurut surat penunjukan.", PUSAT,
        "peran", "TPP",
    ),
    Masalah(
        "tanpa_pa", "PA/KPA belum ditunjuk", HALANGAN,
        "Daftar TPP tidak dapat disetujui dan ditutup.", "Beri peran menurut surat penunjukan.",
        PUSAT, "peran", "TPP",
    ),
    Masalah(
        "tanpa_bendahara", "Bendahara belum ditunjuk", PERINGATAN,
        "Tidak ada yang menerima daftar yang sudah ditutup.",
        "Beri peran menurut surat penunjukan.", PUSAT, "peran", "TPP",
    ),
    Masalah(
        "tanpa_skema", "Skema TPP belum berlaku", HALANGAN,
        "TPP tidak dapat dihitung.", "Susun skema dan berlakukan dengan keputusannya.", PUSAT,
        "skema", "TPP",
    ),
    Masalah(
        "libur_tahun_ini", "Hari libur tahun ini belum dimuat", HALANGAN,
        "Hari libur terhitung sebagai hari kerja.", "Muat hari libur nasional tahun ini.", PUSAT,
        "kalender",
    ),
    Masalah(
        "libur_tahun_depan", "Hari libur tahun depan belum dimuat", PERINGATAN,
        "Mulai Januari hari libur terhitung sebagai hari kerja.",
        "Muat hari libur begitu keputusan bersama terbit.", PUSAT, "kalender",
    ),
    Masalah(
        "satu_pengelola", "Pengelola BKPSDM baru satu orang", PERINGATAN,
        "Peran penting perlu disetujui orang kedua.", "Beri peran BKPSDM kepada orang kedua.",
        PUSAT, "peran",
    ),
)  # fmt: skip
_URUTAN = [kode for kode, _ in TINGKAT]
MASALAH: dict[str, Masalah] = {
    satu.kunci: satu for satu in sorted(_SEMUA, key=lambda m: _URUTAN.index(m.tingkat))
}
