"""What makes every main screen worth opening: profile, teams, tasks, papers, notices, a trial."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal

import yaml
from django.core.files.uploadedfile import SimpleUploadedFile

from ekinerja.core.lingkup import Lingkup
from ekinerja.core.workflow import SISTEM
from ekinerja.instansi.models import Instansi
from ekinerja.instansi.queries import SEMUA_MODUL
from ekinerja.kalender.services import rencanakan_uji_coba
from ekinerja.organisasi.models import PemberianPeran
from ekinerja.organisasi.services import IsiDokumen, IsiUraian, simpan_dokumen, tambah_uraian
from ekinerja.pegawai.models import Pegawai
from ekinerja.pegawai.services import DataTim, bentuk_tim, delegasikan, tambah_anggota
from ekinerja.penyiapan.demo.bukti import naskah_pdf
from ekinerja.penyiapan.demo.orang import Orang
from ekinerja.penyiapan.demo.organisasi import Organisasi
from ekinerja.penyiapan.demo.rencana import DATA
from ekinerja.penyiapan.demo.waktu import Waktu
from ekinerja.penyiapan.queries import temuan_orang
from ekinerja.penyiapan.services import (
    IsiPengumuman,
    atur_modul,
    minta_perbaikan,
    terbitkan_pengumuman,
    tetapkan_mulai,
)
from ekinerja.regulasi.pelaku import bertindak

DINAS = "02"
BARU = "02.2-5"
PERCOBAAN = "08"
DOKUMEN = (
    ("SOTK", "", "Susunan organisasi dan tata kerja perangkat daerah"),
    ("EVJAB", "", "Hasil evaluasi jabatan Kabupaten Candrawati"),
    ("ANJAB", DINAS, "Analisis jabatan Dinas Komunikasi dan Informatika"),
    ("ABK", DINAS, "Analisis beban kerja Dinas Komunikasi dan Informatika"),
)


def susun_dasar(instansi: Instansi, waktu: Waktu) -> None:
    """All modules, and the first month that counts: the first with scans and activities."""
    pada = waktu.saat(waktu.mulai, time(6))
    atur_modul(instansi, SEMUA_MODUL, mulai=waktu.mulai, oleh=SISTEM, pada=pada)
    tetapkan_mulai(instansi, mulai=waktu.mulai, oleh=SISTEM, pada=pada)


def susun_pelengkap(organisasi: Organisasi, orang: list[Orang], waktu: Waktu) -> None:
    """Everything through the real deeds, by the people whose deeds they are."""
    kenal = {satu.kunci: satu.pegawai for satu in orang if satu.kunci}
    jabatan = {satu.penempatan[0][1].kode: satu.pegawai for satu in orang}
    _uraian(organisasi, kenal["organisasi"], waktu)
    _dokumen(organisasi, kenal["organisasi"], waktu)
    _tim(organisasi, kenal, waktu)
    delegasikan(
        jabatan["03-1"], jabatan["03.2-1"], mulai=waktu.hari_ini,
        selesai=waktu.hari_ini + timedelta(days=12), oleh=jabatan["03-1"],
        dasar="Surat Kepala Dinas Pendidikan Nomor 800/112 (rekaan)", pada=_pagi(waktu),
    )  # fmt: skip
    _pengumuman(organisasi, kenal["bkpsdm"], waktu)
    _uji_coba(organisasi, kenal["bkpsdm"], waktu)
    _permintaan(organisasi, orang, waktu)


def _pagi(waktu: Waktu) -> datetime:
    return waktu.saat(waktu.hari_ini, time(6))


def _uraian(organisasi: Organisasi, oleh: Pegawai, waktu: Waktu) -> None:
    """Tasks with their time and volume for every post of these names."""
    isi = yaml.safe_load((DATA / "uraian.yaml").read_text(encoding="utf-8"))
    for jabatan in organisasi.jabatan.values():
        for uraian, hasil, satuan, menit, banyak in isi.get(jabatan.nama, ()):
            tambah_uraian(
                jabatan, IsiUraian(
                    uraian=uraian, output=hasil, satuan=satuan, norma_waktu=menit,
                    volume=Decimal(banyak),
                ),
                mulai=date(waktu.mulai.year, 1, 1), oleh=oleh, pada=_pagi(waktu),
            )  # fmt: skip


def _dokumen(organisasi: Organisasi, oleh: Pegawai, waktu: Waktu) -> None:
    tahun = waktu.mulai.year
    lingkup = Lingkup(organisasi.instansi.pk, waktu.hari_ini, None)
    for nomor, (jenis, kode, judul) in enumerate(DOKUMEN, start=11):
        isi = IsiDokumen(
            jenis=jenis, nomor=f"{nomor} Tahun {tahun - 1} (rekaan)", judul=judul,
            tanggal=date(tahun - 1, 12, 1), unit=organisasi.unit.get(kode),
        )  # fmt: skip
        berkas = SimpleUploadedFile(
            f"{jenis.lower()}.pdf", naskah_pdf(f"{judul} - rekaan"), content_type="application/pdf"
        )
        simpan_dokumen(
            isi, berkas, mulai=date(tahun, 1, 1), lingkup=lingkup, oleh=oleh, pada=_pagi(waktu)
        )


def _tim(organisasi: Organisasi, kenal: dict[str, Pegawai], waktu: Waktu) -> None:
    """A team across the units of one dinas, from the first month to the end of the next year."""
    mulai, pada = waktu.mulai, _pagi(waktu)
    lingkup = Lingkup(organisasi.instansi.pk, waktu.hari_ini, None)
    data = DataTim(
        nama="Tim Satu Data dan Layanan Daring", ketua=kenal["atasan"], mulai=mulai,
        selesai=date(mulai.year + 2, 1, 1),
        dasar="Keputusan Kepala Dinas Komunikasi dan Informatika Nomor 050/21 (rekaan)",
    )  # fmt: skip
    oleh = kenal["admin_pd"]
    tim = bentuk_tim(organisasi.unit[DINAS], data, lingkup=lingkup, oleh=oleh, pada=pada)
    for kunci, peran in (("pegawai", "Pengembang"), ("teknis", "Pengamanan data")):
        tambah_anggota(
            tim, kenal[kunci], peran=peran, mulai=mulai, lingkup=lingkup, oleh=oleh, pada=pada
        )


def _pengumuman(organisasi: Organisasi, oleh: Pegawai, waktu: Waktu) -> None:
    """One for everybody, one that those who prepare the lists must confirm."""
    pada = _pagi(waktu)
    siapa = bertindak(oleh, pada=pada)
    for isi in (
        IsiPengumuman(
            judul="Aktivitas bulan ini dikirim paling lambat hari kerja terakhir",
            isi="Kirim aktivitas sebelum bulan berganti, supaya atasan sempat memeriksanya dan TPP "
            "dihitung tepat waktu.",
        ),
        IsiPengumuman(
            judul="Jadwal penyusunan daftar TPP",
            isi="Daftar TPP bulan lalu dihitung paling lambat tanggal 3, diverifikasi PPK-SKPD, "
            "lalu disetujui PA/KPA.",
            peran=PemberianPeran.PEMBUAT_DAFTAR, wajib_baca=True,
        ),
    ):  # fmt: skip
        terbitkan_pengumuman(organisasi.instansi.pk, isi, oleh=siapa, pada=pada)


def _uji_coba(organisasi: Organisasi, oleh: Pegawai, waktu: Waktu) -> None:
    """Planned for the next two months: nothing of the closed months is touched."""
    pada = _pagi(waktu)
    rencanakan_uji_coba(
        organisasi.unit[PERCOBAAN], awal=waktu.bulan(1), selesai=waktu.bulan(3),
        tujuan="Mencoba rencana harian dan persetujuan lewat ponsel di kelurahan.",
        oleh=bertindak(oleh, pada=pada), pada=pada,
    )  # fmt: skip


def _permintaan(organisasi: Organisasi, orang: list[Orang], waktu: Waktu) -> None:
    """Who holds the post without a class asks for it."""
    siapa = next(o.pegawai for o in orang if o.jabatan_pada(waktu.hari_ini).kode == BARU)
    jabatan = organisasi.jabatan[BARU]
    lingkup = Lingkup(organisasi.instansi.pk, waktu.hari_ini, None)
    (temuan,) = temuan_orang(lingkup, pegawai_id=siapa.pk, kunci=["kelas"])
    minta_perbaikan(
        temuan, instansi_id=organisasi.instansi.pk, oleh=siapa, pada=_pagi(waktu),
        isi=f"{jabatan.nama} jabatan baru dan belum dievaluasi.",
    )  # fmt: skip
