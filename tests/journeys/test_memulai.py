"""From an empty database to healthy base data, on a phone: the way of a government that begins."""

import io
import os
import random
import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import time_machine
import xlsxwriter
from django.conf import settings
from django.db.models import Count

from ekinerja.organisasi.models import Jabatan, UnitKerja
from ekinerja.pegawai.models import Delegasi, Pegawai, Penempatan
from ekinerja.pegawai.queries import penilai_pada
from ekinerja.penyiapan.instansi_baru import buat_instansi
from ekinerja.penyiapan.models import Impor
from tests.journeys.conftest import PONSEL, kerjakan_antrean

PAGI = datetime(2026, 11, 2, 1, 30, tzinfo=UTC)
HARI_INI = date(2026, 11, 2)
DATA = Path(os.environ.get("EKINERJA_DATA_NYATA", settings.BASE_DIR.parent / "shared" / "data"))
LAMPIRAN = DATA / "evaluasi-jabatan-struktural.xlsx"
BANYAK = 200
SANDI = "hujan di atas atap seng"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
JUDUL = (
    "NIP", "Nama", "Jenis pegawai", "Golongan", "Kode jabatan", "TMT jabatan", "Nomor SK", "NPWP",
    "Status PTKP", "Nomor rekening", "Kode bank",
)  # fmt: skip


def xlsx(judul, baris) -> bytes:
    """A sheet as an office writes it: everything as text."""
    keluar = io.BytesIO()
    with xlsxwriter.Workbook(keluar) as buku:
        lembar = buku.add_worksheet("Data")
        for letak, isi in enumerate([judul, *baris]):
            lembar.write_row(letak, 0, isi)
    return keluar.getvalue()


def lampiran() -> bytes:
    """The decree's annex of a real government; without it a small one of the same kind."""
    if LAMPIRAN.exists():
        return LAMPIRAN.read_bytes()
    baris = [("1", "SEKRETARIAT DAERAH", "", ""), ("", "Sekretaris Daerah", "15", "1")]
    for nomor in range(2, 42):
        dinas = f"DINAS URUSAN {nomor}"
        baris.append((str(nomor), dinas, "", ""))
        baris.append(("", f"Kepala Dinas Urusan {nomor}", "14", "1"))
        baris.append(("", f"Sekretaris Dinas Urusan {nomor}", "12", "1"))
        baris += [("", f"Kepala Bidang {abjad} Urusan {nomor}", "11", "1") for abjad in "ABCD"]
    return xlsx(("NO", "NAMA JABATAN", "KELAS JABATAN", "PERSEDIAAN PEGAWAI"), baris)


def nip(nomor: int) -> str:
    """A formally right NIP of a man born on some day between 1970 and 1993."""
    acak = random.Random(nomor)
    lahir = f"{acak.randint(1970, 1993)}{acak.randint(1, 12):02}{acak.randint(1, 28):02}"
    return f"{lahir}{int(lahir[:4]) + 24}031{nomor % 999 + 1:03}"


def isi(siapa, **medan) -> None:
    """Fill a form by the names of its fields, and send it."""
    for nama, nilai in medan.items():
        kotak = siapa.page.locator(f"main form [name={nama}]").first
        if kotak.evaluate("e => e.tagName") == "SELECT":
            kotak.select_option(nilai)
        else:
            kotak.fill(nilai)
    kirim(siapa)


def kirim(siapa) -> None:
    """Press the button of the form of this page."""
    sebelum = siapa.page.url
    siapa.muat_di_layar()
    siapa.page.locator("main form button.btn-primary").first.click()
    siapa.page.wait_for_load_state("networkidle")
    galat = siapa.page.locator(".invalid-feedback:visible, .galat-isian:visible")
    assert not galat.count(), (sebelum, galat.all_inner_texts())


def impor(siapa, kunci: str, nama: str, berkas: bytes) -> Impor:
    """Upload, look at the preview, apply; the job runs as the worker would run it."""
    siapa.buka(f"/penyiapan/{kunci}/")
    siapa.page.set_input_files("[name=berkas]", {"name": nama, "mimeType": XLSX, "buffer": berkas})
    kirim(siapa)
    kerjakan_antrean()
    siapa.page.reload()
    siapa.muat_di_layar()
    siapa.page.get_by_role("button", name=re.compile("^Terapkan")).first.click()
    ya = siapa.page.locator("dialog[open] [data-ya]")
    ya.or_(siapa.page.locator(".kemajuan")).first.wait_for()
    if ya.count():
        ya.click()
    siapa.page.wait_for_load_state("networkidle")
    kerjakan_antrean()
    siapa.page.reload()
    siapa.page.get_by_text("Sudah diterapkan").wait_for()
    return Impor.objects.latest("id")


def orang(jabatan) -> list[tuple[str, ...]]:
    """200 people: one for each post, the upper ones first."""
    return [
        (
            nip(nomor), f"Pegawai Ke-{nomor}", "PNS", "III/d" if satu.kelas < 12 else "IV/b",
            satu.kode, "02/01/2026", "821/7/2026 tanggal 2 Januari 2026", f"{nomor:016}", "K/1",
            f"0100{nomor:06}", "129",
        )
        for nomor, satu in enumerate(jabatan)
    ]  # fmt: skip


@pytest.fixture
def kosong(tabel_segar, transactional_db):
    """A government that somebody has just created from the command line: one keeper, no data."""
    with time_machine.travel(PAGI, tick=True):
        yield buat_instansi(
            "kab-mulai", "Kabupaten Mulai", jenis="KABUPATEN", zona="Asia/Makassar",
            pengguna="pengelola.satu", pada=PAGI,
        )  # fmt: skip


class TestMemulai:
    @pytest.mark.req("BGL-03", "BGL-04", "BGL-05", "KLK-04")
    def test_from_an_empty_database_to_healthy_base_data(self, kosong, pengguna):
        rini = pengguna(PONSEL)
        self.masuk_pertama(rini, kosong.sandi)
        self.siapkan(rini)
        unit, jabatan = self.susunan(rini)
        self.pegawai(rini, jabatan)
        pindah, kosong_lagi = self.mutasi(rini)
        self.plt(rini, kosong_lagi)
        self.delegasi(rini)
        self.sehat(rini, unit)
        assert Penempatan.objects.filter(pegawai=pindah).count() == 2

    def masuk_pertama(self, rini, sandi: str) -> None:
        """The issued password is changed at once, and the set-up says what comes next."""
        rini.masuk("pengelola.satu", sandi)
        halaman = rini.page
        halaman.fill("[name=oldpassword]", sandi)
        halaman.fill("[name=password1]", SANDI)
        halaman.fill("[name=password2]", SANDI)
        halaman.locator("main button[type=submit]").first.click()
        halaman.wait_for_load_state("networkidle")
        rini.buka("/penyiapan/mulai/")
        rini.muat_di_layar()
        rini.potret("mulai-kosong")
        assert "Profil instansi" in halaman.locator("main").inner_text()

    def siapkan(self, rini) -> None:
        """Profile and modules: without attendance machines, pay follows later."""
        rini.buka("/organisasi/instansi/ubah/")
        isi(rini, alamat="Jalan Kenanga Nomor 1", kota="Mulai")
        rini.buka("/penyiapan/mulai/modul/")
        for kotak in rini.page.locator("[name=modul]").all():
            kotak.set_checked(kotak.get_attribute("value") in {"AKTIVITAS", "SKP"})
        kirim(rini)

    def susunan(self, rini) -> tuple[int, list[Jabatan]]:
        """Units and posts from the annex of the decree, and the bupati above them."""
        hasil = impor(rini, "jabatan", "lampiran.xlsx", lampiran())
        assert hasil.salah == 0
        jabatan = list(
            Jabatan.objects.annotate(bawah=Count("bawahan")).order_by("-kelas", "-bawah", "id")
        )
        assert len(jabatan) >= BANYAK
        puncak = UnitKerja.objects.get(induk=None)
        rini.buka(f"/organisasi/unit/{puncak.pk}/jabatan-baru/")
        isi(rini, nama="Bupati Mulai", kode="B-1", jenis="POLITIS", mulai="2026-01-01")
        bupati = Jabatan.objects.get(kode="B-1")
        for satu in Jabatan.objects.filter(atasan=None).exclude(pk=bupati.pk):
            if satu in jabatan[:BANYAK]:
                rini.buka(f"/organisasi/jabatan/{satu.pk}/ubah/")
                isi(rini, atasan=bupati.kode, alasan="Melengkapi jabatan atasan")
        return puncak.pk, jabatan[:BANYAK]

    def pegawai(self, rini, jabatan: list[Jabatan]) -> None:
        """The bupati without NIP, then 200 people from a sheet."""
        rini.buka("/pegawai/baru/")
        isi(rini, nama="Bupati Pertama", jenis="NON_ASN", nama_pengguna="bupati.mulai")
        bupati = Pegawai.objects.get(user__username="bupati.mulai")
        rini.buka(f"/pegawai/{bupati.pk}/keputusan/pengangkatan/")
        isi(
            rini, jabatan="B-1", nomor_sk="100.2.1.3-1 Tahun 2026", tanggal_sk="2026-01-01",
            tmt="2026-01-01", selesai="2031-01-01",
        )  # fmt: skip
        hasil = impor(rini, "pegawai", "pegawai.xlsx", xlsx(JUDUL, orang(jabatan)))
        assert (hasil.baru, hasil.salah) == (BANYAK, 0)
        assert Pegawai.objects.count() == BANYAK + 1

    def mutasi(self, rini) -> tuple[Pegawai, Jabatan]:
        """Somebody who leads others moves to a free post; the old one stands empty."""
        lama = (
            Penempatan.objects.filter(jabatan__bawahan__penempatan__isnull=False)
            .exclude(jabatan__kode="B-1")
            .select_related("jabatan", "pegawai")
            .order_by("jabatan__kelas", "id")
            .first()
        )
        bebas = Jabatan.objects.filter(
            penempatan=None, kelas=lama.jabatan.kelas - 1, atasan__isnull=False
        ).first()
        rini.buka(f"/pegawai/{lama.pegawai.pk}/keputusan/mutasi/")
        isi(
            rini, jabatan=bebas.kode, nomor_sk="821/90/2026", tanggal_sk="2026-10-30",
            tmt="2026-11-02",
        )  # fmt: skip
        rini.potret("mutasi")
        return lama.pegawai, lama.jabatan

    def plt(self, rini, jabatan: Jabatan) -> None:
        """Another keeps the empty post; its people are his to judge."""
        bawahan = Penempatan.objects.filter(jabatan__atasan=jabatan, masa__contains=HARI_INI)
        anak = bawahan.select_related("pegawai").first().pegawai
        pengganti = (
            Penempatan.objects.filter(jabatan__kelas=jabatan.kelas, masa__contains=HARI_INI)
            .exclude(jabatan__in=[jabatan, jabatan.atasan])
            .select_related("pegawai")
            .first()
            .pegawai
        )
        rini.buka("/pegawai/penugasan/baru/pelaksana/")
        isi(
            rini, pegawai=pengganti.nip, jenis="PLT", jabatan=jabatan.kode,
            nomor_sk="800/91/2026", tanggal_sk="2026-10-30", tmt="2026-11-02",
            selesai="2027-01-31",
        )  # fmt: skip
        penilai = penilai_pada(anak.instansi_id, pada=HARI_INI, pegawai_ids=[anak.pk])
        assert penilai == {anak.pk: pengganti.pk}

    def delegasi(self, rini) -> None:
        """A superior lends the right to approve for a week, by letter."""
        orang_nip = list(Pegawai.objects.filter(nip__isnull=False).order_by("id")[:2])
        rini.buka("/pegawai/penugasan/baru/delegasi/")
        isi(
            rini, pemberi=orang_nip[0].nip, penerima=orang_nip[1].nip, mulai="2026-11-03",
            selesai="2026-11-10", dasar="800/92/2026 tanggal 2 November 2026",
        )  # fmt: skip
        assert Delegasi.objects.get().penerima == orang_nip[1]

    def sehat(self, rini, puncak: int) -> None:
        """Nothing stands in the way any more; the tree and the line can be walked."""
        rini.buka("/penyiapan/kesehatan/")
        rini.page.get_by_role("button", name="Periksa sekarang").click()
        rini.page.get_by_text("Data sudah diperiksa ulang.").wait_for()
        rini.muat_di_layar()
        rini.potret("kesehatan-data")
        kartu = rini.page.locator(".kartu-angka", has_text="Menghalangi").first
        assert kartu.inner_text().split()[-1] == "0"
        rini.buka(f"/organisasi/unit/{puncak}/")
        rini.muat_di_layar()
        rini.buka("/penyiapan/mulai/")
        rini.potret("mulai-terisi")
        assert "Pegawai dan penempatannya" in rini.page.locator("main").inner_text()
