"""From a goal of the dinas to the month of one person, and a move to another post in June."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
import time_machine
from django.db.backends.postgresql.psycopg_any import DateRange
from django.urls import reverse

from ekinerja.accounts.models import User
from ekinerja.organisasi.models import Jabatan, UnitKerja, UraianTugas
from ekinerja.pegawai.models import Pegawai, Penempatan
from ekinerja.pegawai.services import DataKeputusan, pindahkan
from ekinerja.perencanaan.models import Sasaran
from ekinerja.perencanaan.services import simpan_sasaran
from ekinerja.perencanaan.tests import pembuat as perencanaan_uji
from ekinerja.skp.models import SKP, HasilKerja, Indikator, PeranHasil, TargetBulanan
from ekinerja.skp.services import (
    IsianIndikator,
    Rujukan,
    ajukan_skp,
    berlakukan_templat,
    buat_skp,
    setujui_skp,
    susun_templat,
    tambah_hasil_kerja,
    tambah_indikator,
)
from tests.journeys.conftest import MEJA, PONSEL

JANUARI = datetime(2026, 1, 5, 2, 0, tzinfo=UTC)
JUNI = datetime(2026, 6, 17, 2, 0, tzinfo=UTC)
TAHUN = {"mulai": date(2026, 1, 1), "selesai": date(2027, 1, 1)}
SANDI = "hujan di atas atap seng"
SEJAK = DateRange(date(2020, 1, 1), None)
TUJUAN = ("Layanan aplikasi andal", "Data terbuka dipakai warga", "Aset jaringan terjaga")
CATATAN = "Targetnya terlalu besar untuk satu orang, turunkan menjadi 96."


def bersandi(*orang: Pegawai) -> None:
    """People of the cast who sign in."""
    for satu in orang:
        satu.user.set_password(SANDI)
        satu.user.save(update_fields=["password"])


def tambah_orang(pemeran, nama: str, jabatan: Jabatan) -> Pegawai:
    """One more person in a post."""
    user = User.objects.create(
        username=nama.lower().replace(" ", "."), nama=nama, instansi=pemeran.instansi,
        wajib_ganti_sandi=False,
    )  # fmt: skip
    orang = Pegawai.objects.create(
        instansi=pemeran.instansi, user=user, nama=nama, nama_urut=nama.upper(), jenis="PNS",
    )  # fmt: skip
    Penempatan.objects.create(
        instansi=pemeran.instansi, pegawai=orang, jabatan=jabatan, masa=SEJAK, dasar="SK 1/2020"
    )
    return orang


def jabatan_baru(pemeran, nama: str, unit: UnitKerja, **isi) -> Jabatan:
    return Jabatan.objects.create(
        instansi=pemeran.instansi, unit=unit, kode=f"J-{nama}", nama=nama, masa=SEJAK, **isi
    )


def setujui(skp: SKP, *, oleh: Pegawai, pada: datetime) -> SKP:
    """Submitted by its owner, agreed by the penilai."""
    return setujui_skp(ajukan_skp(skp, oleh=skp.pegawai, pada=pada), oleh=oleh, pada=pada)


def tekan(siapa, tombol: str) -> None:
    """Press a button of a form, and wait for the next page."""
    with siapa.page.expect_navigation():
        siapa.page.locator("main").get_by_role("button", name=tombol, exact=True).first.click()


def isi(siapa, **medan) -> None:
    """Fill the fields of the form by name and save it."""
    for nama, nilai in medan.items():
        kotak = siapa.page.locator(f"main form [name={nama}]").first
        if kotak.evaluate("e => e.tagName") == "SELECT":
            kotak.select_option(nilai)
        else:
            kotak.fill(nilai)
    tekan(siapa, "Simpan")


def seret(siapa, baris: int, kepada: str) -> None:
    """Drag the result of a row onto the column of a member."""
    halaman = siapa.page
    pegangan = halaman.locator("tbody tr").nth(baris).locator("th .matriks-pegang").bounding_box()
    kolom = halaman.locator("thead th", has_text=kepada).bounding_box()
    halaman.mouse.move(pegangan["x"] + 6, pegangan["y"] + 10)
    halaman.mouse.down()
    halaman.mouse.move(kolom["x"] + 40, pegangan["y"] + 20, steps=4)
    halaman.mouse.up()
    halaman.wait_for_url("**/matriks/baru/**")


@pytest.fixture
def kantor(tabel_segar, transactional_db, pemeran):
    """The cast with a second bidang, eight people in both, and the plan of the head agreed."""
    with time_machine.travel(JANUARI, tick=True):
        jabatan = pemeran.jabatan
        Jabatan.objects.filter(pk=jabatan.kadis.pk).update(atasan=jabatan.auditor)
        data = UnitKerja.objects.create(
            instansi=pemeran.instansi, kode="01.3", nama="Bidang Statistik", jenis="BIDANG",
            induk=pemeran.unit.dinas, opd=pemeran.unit.dinas, masa=SEJAK,
        )  # fmt: skip
        kabid = jabatan_baru(
            pemeran, "Kepala Bidang Statistik", data, jenis="ADMINISTRATOR", kelas=11, kepala=True,
            atasan=jabatan.kadis,
        )  # fmt: skip
        statistisi = jabatan_baru(
            pemeran, "Statistisi", data, jenis="FUNGSIONAL", kelas=8, atasan=kabid
        )
        pemeran.putu = tambah_orang(pemeran, "Putu Ayu", kabid)
        aplikasi = [tambah_orang(pemeran, f"Apli {n}", jabatan.prakom) for n in "ABC"]
        pemeran.regu = {
            pemeran.budi: [*aplikasi, pemeran.sari],
            pemeran.putu: [tambah_orang(pemeran, f"Stat {n}", statistisi) for n in "ABCD"],
        }
        pemeran.skp_kepala = rencana_kepala(pemeran)
        bersandi(pemeran.ratna, pemeran.budi, pemeran.putu, pemeran.sari)
        yield pemeran


def rencana_kepala(pemeran) -> SKP:
    """Three goals, each with a result of a hundred and twenty reports."""
    skp = buat_skp(pemeran.ratna, **TAHUN, pada=JANUARI)
    daerah, _ = perencanaan_uji.pohon(pemeran)
    for nomor, nama in enumerate(TUJUAN, start=2):
        sasaran = simpan_sasaran(
            perencanaan_uji.isi_sasaran(
                kode=f"S.1.{nomor}", tingkat=Sasaran.SASARAN_PD, induk=daerah,
                unit=pemeran.unit.dinas, uraian=nama,
            ),
            oleh=perencanaan_uji.bappeda(pemeran), pada=JANUARI,
        )  # fmt: skip
        rhk = tambah_hasil_kerja(
            skp, rencana=nama, oleh=pemeran.ratna,
            rujukan=Rujukan(sasaran_id=sasaran.pk, pada=JANUARI.date()),
        )  # fmt: skip
        isian = IsianIndikator("Jumlah laporan", Decimal(120), "laporan")
        tambah_indikator(rhk, isian=isian, oleh=pemeran.ratna)
    return setujui(skp, oleh=pemeran.made, pada=JANUARI)


class TestPenjenjangan:
    @pytest.mark.req("BKN-12", "BJR-10")
    def test_three_goals_reach_two_bidang_and_eight_people(self, kantor, pengguna):
        ratna = pengguna(MEJA)
        ratna.masuk(kantor.ratna.user.username, SANDI)
        alamat = reverse("skp:matriks", args=[kantor.skp_kepala.pk])
        for baris, kepada, bagian in ((0, "Budi", "120"), (1, "Putu", "120"), (2, "Budi", "60")):
            ratna.buka(alamat)
            seret(ratna, baris, kepada)
            self.bagi(ratna, bagian)
        self.dengan_papan_ketik(ratna, alamat)
        ratna.buka(alamat)
        ratna.potret("matriks-peran-hasil")
        assert "120 dari 120 laporan, habis dibagi" in ratna.page.locator("main").inner_text()
        for kepala, regu in kantor.regu.items():
            self.kepala_bidang(kantor, kepala, regu, pengguna(PONSEL))
        self.sampai_sasaran(kantor)

    def bagi(self, siapa, bagian: str) -> None:
        """The form is filled with the words of the result; only the share is typed."""
        rhk = siapa.page.locator("select[name=rhk]").input_value()
        pilih = str(Indikator.objects.get(hasil_kerja=rhk).pk)
        isi(siapa, cara="LANGSUNG", dasar_bagi="JUMLAH", indikator=pilih, target=bagian)
        assert "/matriks/" in siapa.page.url

    def dengan_papan_ketik(self, ratna, alamat: str) -> None:
        """The rest of the third goal goes to Putu by its plus sign, reached with the keyboard."""
        ratna.buka(alamat)
        tambah = ratna.page.locator("tbody tr").nth(2).get_by_label("Usulkan kepada Putu Ayu")
        tambah.focus()
        with ratna.page.expect_navigation():
            ratna.page.keyboard.press("Enter")
        self.bagi(ratna, "60")

    def kepala_bidang(self, kantor, kepala, regu, siapa) -> None:
        """On a phone: accept into the draft; then divide the first result among four people."""
        skp = buat_skp(kepala, **TAHUN, pada=JANUARI)
        siapa.masuk(kepala.user.username, SANDI)
        for peran in PeranHasil.objects.filter(pegawai=kepala):
            siapa.buka(reverse("skp:peran", args=[peran.pk]))
            siapa.muat_di_layar()
            tekan(siapa, "Terima")
        setujui(skp, oleh=kantor.ratna, pada=JANUARI)
        pertama = skp.hasil_kerja.order_by("urutan").first()
        for orang in regu:
            siapa.buka(f"{reverse('skp:peran_baru', args=[skp.pk])}?rhk={pertama.pk}")
            siapa.muat_di_layar()
            siapa.page.select_option("[name=pegawai]", str(orang.pk))
            self.bagi(siapa, "30")
        siapa.muat_di_layar()

    def sampai_sasaran(self, kantor) -> None:
        """Shares add up on both steps, and each bidang's results lead up to the three goals."""
        delapan = [orang for regu in kantor.regu.values() for orang in regu]
        usulan = PeranHasil.objects.filter(pegawai__in=delapan)
        assert usulan.count() == len(delapan) == 8
        for kepala in kantor.regu:
            bagian = usulan.filter(rhk__skp__pegawai=kepala).values_list("target", flat=True)
            assert sum(bagian) == 120
        milik = HasilKerja.objects.filter(skp__pegawai__in=kantor.regu)
        assert {satu.intervensi.sasaran.uraian for satu in milik} == set(TUJUAN)


class TestSatuTahunSeorang:
    @pytest.mark.req("BJR-13", "DES-01")
    def test_it_is_drawn_up_returned_corrected_agreed_and_divided(self, kantor, pengguna):
        atas = rencana_budi(kantor)
        sari, budi = pengguna(PONSEL), pengguna(PONSEL)
        sari.masuk(kantor.sari.user.username, SANDI)
        budi.masuk(kantor.budi.user.username, SANDI)
        skp = self.susun(sari, atas)
        self.kembalikan(budi, skp)
        self.perbaiki(sari, skp)
        budi.buka(reverse("skp:rincian", args=[skp.pk]))
        budi.page.get_by_role("button", name="Setujui", exact=True).first.click()
        with budi.page.expect_navigation():
            budi.page.locator("dialog[open] [data-ya]").click()
        skp.refresh_from_db()
        assert skp.status == "DISETUJUI"
        self.lihat_bulan(sari)
        self.cetak(sari, skp)

    def susun(self, sari, atas: HasilKerja) -> SKP:
        """Period, result, indicator; submitted."""
        sari.buka(reverse("skp:baru"))
        sari.muat_di_layar()
        isi(sari, mulai="2026-01-01", akhir="2026-12-31")
        skp = SKP.objects.get(pegawai__nama="Sari Wulandari")
        sari.buka(reverse("skp:tambah_hasil_kerja", args=[skp.pk]))
        isi(sari, rencana="Laporan layanan tersusun tepat waktu", intervensi=str(atas.pk))
        sari.buka(reverse("skp:tambah_indikator", args=[skp.hasil_kerja.get().pk]))
        sari.muat_di_layar()
        isi(sari, uraian="Jumlah laporan layanan", target="120", satuan="laporan")
        sari.buka(reverse("skp:rincian", args=[skp.pk]))
        sari.potret("skp-draf")
        tekan(sari, "Ajukan")
        return skp

    def kembalikan(self, budi, skp: SKP) -> None:
        """The penilai says why."""
        budi.buka(reverse("skp:rincian", args=[skp.pk]))
        budi.muat_di_layar()
        budi.page.locator("summary", has_text="Kembalikan").click()
        budi.page.fill("[name=alasan]", CATATAN)
        with budi.page.expect_navigation():
            budi.page.locator("details[open] button", has_text="Kembalikan").click()
        skp.refresh_from_db()
        assert skp.status == "DRAF"

    def perbaiki(self, sari, skp: SKP) -> None:
        """Sari reads the note, lowers the target, divides it by working days, submits again."""
        sari.buka(reverse("skp:rincian", args=[skp.pk]))
        assert CATATAN in sari.page.locator("main").inner_text()
        indikator = skp.hasil_kerja.get().indikator.get()
        sari.buka(reverse("skp:ubah_indikator", args=[indikator.pk]))
        isi(sari, target="96")
        sari.buka(reverse("skp:target", args=[indikator.pk]))
        sari.muat_di_layar()
        tekan(sari, "Menurut hari kerja")
        sari.buka(reverse("skp:target", args=[indikator.pk]))
        sari.potret("target-bulanan")
        bulanan = TargetBulanan.objects.filter(indikator=indikator).values_list("target", flat=True)
        assert (len(bulanan), sum(bulanan)) == (12, 96)
        sari.buka(reverse("skp:rincian", args=[skp.pk]))
        tekan(sari, "Ajukan")

    def lihat_bulan(self, sari) -> None:
        """Year, month and days on one page; the plan by week."""
        sari.buka(reverse("aktivitas:target"))
        sari.muat_di_layar()
        sari.page.locator("summary", has_text="Hari demi hari").click()
        sari.potret("target-bulan-ini")
        isi_halaman = sari.page.locator("main").inner_text()
        assert "96 laporan" in isi_halaman
        assert "Januari 2026" in isi_halaman
        sari.buka(f"{reverse('aktivitas:rencana')}?tampil=minggu")
        sari.muat_di_layar()
        sari.potret("rencana-mingguan")
        assert "Jumlah laporan layanan" in sari.page.locator("main").inner_text()

    def cetak(self, sari, skp: SKP) -> None:
        """The printed form is a PDF."""
        jawab = sari.page.request.get(sari.alamat + reverse("skp:cetak_pdf", args=[skp.pk]))
        assert jawab.status == 200
        assert jawab.body().startswith(b"%PDF-")


def rencana_budi(pemeran) -> HasilKerja:
    """A result of the agreed plan of Budi."""
    skp = buat_skp(pemeran.budi, **TAHUN, pada=JANUARI)
    kepala = pemeran.skp_kepala.hasil_kerja.order_by("urutan").first()
    rhk = tambah_hasil_kerja(
        skp, rencana="Layanan aplikasi berjalan", oleh=pemeran.budi,
        rujukan=Rujukan(intervensi_id=kepala.pk, pada=JANUARI.date()),
    )  # fmt: skip
    isian = IsianIndikator("Jumlah laporan", Decimal(480), "laporan")
    tambah_indikator(rhk, isian=isian, oleh=pemeran.budi)
    setujui(skp, oleh=pemeran.ratna, pada=JANUARI)
    return rhk


class TestMutasi:
    @pytest.mark.req("BKN-24", "BKN-25")
    def test_in_june_the_old_plan_ends_and_the_template_is_taken_over(self, kantor, pengguna):
        lama = self.rencana_sari(kantor)
        tujuan = kantor.jabatan.pengelola
        self.siapkan_templat(kantor, tujuan)
        with time_machine.travel(JUNI, tick=True):
            sk = DataKeputusan("821/7/2026", date(2026, 6, 10), date(2026, 6, 16))
            pindahkan(kantor.sari, tujuan, jenis="PENURUNAN", sk=sk, oleh=kantor.wayan, pada=JUNI)
            sari = pengguna(PONSEL)
            sari.masuk(kantor.sari.user.username, SANDI)
            sari.buka(reverse("skp:daftar"))
            sari.muat_di_layar()
            sari.potret("tawaran-templat")
            tekan(sari, "Ambil templat jabatan")
            baru = SKP.objects.get(pegawai=kantor.sari, status="DRAF")
            lama.refresh_from_db()
            assert (lama.masa.upper, lama.status) == (date(2026, 6, 16), "DISETUJUI")
            assert "821/7/2026" in lama.alasan_akhir
            assert (baru.jabatan, baru.masa.lower) == (tujuan, date(2026, 6, 16))
            sari.buka(reverse("skp:rincian", args=[baru.pk]))
            sari.muat_di_layar()
            assert "Menyusun laporan keuangan" in sari.page.locator("main").inner_text()

    def rencana_sari(self, kantor) -> SKP:
        atas = rencana_budi(kantor)
        skp = buat_skp(kantor.sari, **TAHUN, pada=JANUARI)
        rhk = tambah_hasil_kerja(
            skp, rencana="Laporan tersusun", oleh=kantor.sari,
            rujukan=Rujukan(intervensi_id=atas.pk, pada=JANUARI.date()),
        )  # fmt: skip
        isian = IsianIndikator("Jumlah laporan", Decimal(120), "laporan")
        tambah_indikator(rhk, isian=isian, oleh=kantor.sari)
        return setujui(skp, oleh=kantor.budi, pada=JANUARI)

    def siapkan_templat(self, kantor, jabatan: Jabatan) -> None:
        """The post has its identified SKP before somebody comes."""
        UraianTugas.objects.create(
            instansi=kantor.instansi, jabatan=jabatan, uraian="Menyusun laporan keuangan",
            output="Laporan", satuan="laporan", norma_waktu=60, volume=24, masa=SEJAK,
        )  # fmt: skip
        templat = susun_templat(jabatan, dari="URAIAN_TUGAS", oleh=kantor.wayan, pada=JANUARI)
        berlakukan_templat(templat, pada=JANUARI)
