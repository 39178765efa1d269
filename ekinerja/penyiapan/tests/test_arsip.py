"""Retention: nothing is destroyed but by a schedule, a berita acara and two people."""

import io
from datetime import UTC, date, datetime

import pytest
import time_machine
from django.core.files.storage import storages
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from ekinerja.aktivitas.models import Aktivitas, BuktiAktivitas
from ekinerja.aktivitas.tests import pembuat
from ekinerja.core.berkas import hapus_byte, olah_berkas, periksa_byte, terima_berkas
from ekinerja.core.errors import AksiDitolak, TidakBerwenang
from ekinerja.core.models import Berkas
from ekinerja.penyiapan.models import BeritaAcara, ButirMusnah, JadwalRetensi
from ekinerja.penyiapan.services import arsip as layanan
from ekinerja.regulasi.pelaku import Bertindak
from ekinerja.tpp.tests.conftest import (  # noqa: F401 - fixtures
    NOVEMBER_2,
    bulan,
    daftar,
    dihitung,
    ditutup,
    diverifikasi,
    skema,
)

pytestmark = pytest.mark.django_db
KELAK = datetime(2030, 3, 4, 3, 0, tzinfo=UTC)
HARI = date(2030, 3, 4)
ALASAN = "Pemeriksaan sudah selesai."


def oleh(orang):
    return Bertindak(orang.user_id, orang.nama, orang.instansi_id, HARI)


def masuk(orang):
    klien = Client()
    klien.force_login(orang.user, backend="django.contrib.auth.backends.ModelBackend")
    return klien


@pytest.fixture
def bukti(pemeran, bulan):  # noqa: F811
    """A photo of Sari's first entry of October 2026."""
    entri = Aktivitas.objects.filter(pegawai=pemeran.sari).earliest("tanggal")
    berkas = terima_berkas(pembuat.foto(), instansi_id=pemeran.instansi.pk, pada=NOVEMBER_2)
    olah_berkas(berkas)
    return BuktiAktivitas.objects.create(
        aktivitas=entri, berkas=berkas, ditambahkan_pada=entri.diputus_pada
    )


@pytest.fixture
def jadwal(pemeran):
    isi = layanan.IsianJadwal(12, 24, "MUSNAH", date(2026, 1, 1), "Perbup JRA 1/2026 (rekaan)")
    return layanan.tetapkan_jadwal(
        pemeran.instansi.pk, isi, oleh=oleh(pemeran.wayan), pada=NOVEMBER_2
    )


@pytest.fixture
def lewat(bukti, ditutup, jadwal):  # noqa: F811
    """The evidence, once its month is closed and its retention is over."""
    with time_machine.travel(KELAK, tick=False):
        yield bukti


def susun(pemeran, nomor="BA 1/2030"):
    return layanan.susun_berita_acara(
        pemeran.instansi.pk, nomor=nomor, oleh=oleh(pemeran.wayan), pada=KELAK
    )


def disetujui(pemeran):
    return layanan.setujui_berita_acara(susun(pemeran), oleh=oleh(pemeran.hendra), pada=KELAK)


def laksanakan(pemeran, acara):
    layanan.minta_pemusnahan(acara, oleh=oleh(pemeran.wayan), pada=KELAK)
    layanan.kerjakan_pemusnahan(acara.pk, oleh=oleh(pemeran.wayan), pada=KELAK)
    acara.refresh_from_db()
    return acara


def tahan(pemeran, **ubah):
    awal = {
        "sebab": "AUDIT", "unit": None, "pegawai": pemeran.sari, "mulai": date(2026, 10, 1),
        "selesai": date(2026, 11, 1), "dasar": "ST 5/2030",
    }  # fmt: skip
    return layanan.tahan_arsip(
        pemeran.instansi.pk, layanan.IsianPenahanan(**awal | ubah), oleh=oleh(pemeran.wayan),
        pada=KELAK,
    )  # fmt: skip


class TestPemusnahan:
    def test_the_bytes_go_and_the_hash_stays(self, pemeran_lengkap, lewat):
        acara = laksanakan(pemeran_lengkap, disetujui(pemeran_lengkap))
        berkas = Berkas.objects.get(pk=lewat.berkas_id)
        assert (acara.status, acara.musnah, acara.jumlah) == ("DILAKSANAKAN", 1, 1)
        assert berkas.sidik and berkas.dimusnahkan_pada == KELAK
        for sidik in (berkas.sidik, berkas.olahan):
            assert not storages["default"].exists(berkas.path(sidik))
        assert periksa_byte(berkas) == ""
        jawab = masuk(pemeran_lengkap.sari).get(reverse("aktivitas:bukti", args=[lewat.pk]))
        assert jawab.status_code == 409
        assert "dimusnahkan dengan berita acara nomor BA 1/2030" in jawab.content.decode()

    def test_a_closed_month_recomputes_to_the_same_bytes(self, pemeran_lengkap, lewat):
        laksanakan(pemeran_lengkap, disetujui(pemeran_lengkap))
        keluar = io.StringIO()
        call_command("bulan", "periksa", "2026-10", "--instansi", "uji", stdout=keluar)
        assert "6 orang dihitung ulang, sama byte demi byte" in keluar.getvalue()

    def test_running_it_again_finishes_what_a_fault_left(self, pemeran_lengkap, lewat, monkeypatch):
        acara = disetujui(pemeran_lengkap)

        def rusak(berkas):
            raise OSError("disk")

        monkeypatch.setattr(layanan, "hapus_byte", rusak)
        with pytest.raises(OSError, match="disk"):
            laksanakan(pemeran_lengkap, acara)
        acara.refresh_from_db()
        assert acara.pekerjaan.status == "GAGAL"
        monkeypatch.setattr(layanan, "hapus_byte", hapus_byte)
        assert laksanakan(pemeran_lengkap, acara).status == "DILAKSANAKAN"
        berkas = Berkas.objects.get(pk=lewat.berkas_id)
        assert not storages["default"].exists(berkas.path())

    def test_the_same_file_sent_again_is_received_anew(self, pemeran_lengkap, lewat):
        laksanakan(pemeran_lengkap, disetujui(pemeran_lengkap))
        baru = terima_berkas(
            pembuat.foto(), instansi_id=pemeran_lengkap.instansi.pk, pada=timezone.now()
        )
        assert baru.pk == lewat.berkas_id
        assert (baru.dimusnahkan_pada, baru.olahan) == (None, "")
        assert storages["default"].exists(baru.path())


class TestPenolakan:
    def test_without_a_schedule(self, pemeran, bukti, ditutup):  # noqa: F811
        with pytest.raises(AksiDitolak, match="belum ditetapkan"):
            susun(pemeran)

    def test_what_is_permanent(self, pemeran, lewat):
        JadwalRetensi.objects.update(nasib="PERMANEN")
        with pytest.raises(AksiDitolak, match="permanen"):
            susun(pemeran)

    def test_younger_than_the_schedule(self, pemeran, lewat):
        JadwalRetensi.objects.update(inaktif_bulan=60)
        with pytest.raises(AksiDitolak, match="Belum ada bukti"):
            susun(pemeran)

    def test_in_an_open_month(self, pemeran, bukti, jadwal):
        with pytest.raises(AksiDitolak, match="Belum ada bukti"):
            susun(pemeran)

    @pytest.mark.parametrize("sasaran", ["pegawai", "unit"])
    def test_what_is_held_until_it_is_released(self, pemeran, lewat, sasaran):
        dinas = {"pegawai": None, "unit": pemeran.unit.dinas} if sasaran == "unit" else {}
        satu = tahan(pemeran, **dinas)
        with pytest.raises(AksiDitolak, match="Belum ada bukti"):
            susun(pemeran)
        layanan.lepas_penahanan(satu, oleh=oleh(pemeran.wayan), pada=KELAK, alasan=ALASAN)
        assert susun(pemeran).jumlah == 1

    def test_a_hold_of_other_days_or_people_does_not_matter(self, pemeran, lewat):
        tahan(pemeran, pegawai=pemeran.budi)
        tahan(pemeran, mulai=date(2026, 11, 1), selesai=date(2026, 12, 1))
        assert susun(pemeran).jumlah == 1

    def test_held_after_it_was_drawn_up_it_is_left_out(self, pemeran_lengkap, lewat):
        acara = disetujui(pemeran_lengkap)
        tahan(pemeran_lengkap)
        assert laksanakan(pemeran_lengkap, acara).musnah == 0
        assert "ditahan" in ButirMusnah.objects.get().dilewati
        assert storages["default"].exists(lewat.berkas.path())

    def test_a_file_with_another_link(self, pemeran, lewat):
        pemeran.sari.foto = lewat.berkas
        pemeran.sari.save(update_fields=["foto"])
        with pytest.raises(AksiDitolak, match="Belum ada bukti"):
            susun(pemeran)

    def test_by_who_drew_it_up(self, pemeran, lewat):
        with pytest.raises(TidakBerwenang, match="orang lain"):
            layanan.setujui_berita_acara(susun(pemeran), oleh=oleh(pemeran.wayan), pada=KELAK)
        with pytest.raises(IntegrityError, match="dua_orang"), transaction.atomic():
            BeritaAcara.objects.update(disetujui_oleh=pemeran.wayan.user)

    def test_before_it_is_approved(self, pemeran, lewat):
        with pytest.raises(AksiDitolak, match="setelah disetujui"):
            layanan.minta_pemusnahan(susun(pemeran), oleh=oleh(pemeran.wayan), pada=KELAK)

    def test_by_others(self, pemeran, lewat):
        with pytest.raises(TidakBerwenang):
            layanan.susun_berita_acara(
                pemeran.instansi.pk, nomor="BA", oleh=oleh(pemeran.sari), pada=KELAK
            )


class TestHalaman:
    def test_all_of_it_on_screen(self, pemeran_lengkap, lewat):
        wayan, hendra = masuk(pemeran_lengkap.wayan), masuk(pemeran_lengkap.hendra)
        depan = reverse("penyiapan:arsip")
        isi = {
            "sebab": "KLAIM", "nip": pemeran_lengkap.budi.nip, "mulai": "2026-10-01",
            "sampai": "2026-10-31", "dasar": "Surat 9",
        }  # fmt: skip
        wayan.post(reverse("penyiapan:arsip_tahan"), isi)
        assert wayan.post(reverse("penyiapan:arsip_tahan"), isi | {"nip": ""}).status_code == 422
        wayan.post(reverse("penyiapan:arsip_susun"), {"nomor": "BA 7/2030"})
        acara = BeritaAcara.objects.get()
        halaman = wayan.get(depan).content.decode()
        for kata in ("BA 7/2030", "Klaim: Budi Santoso", "Perbup JRA 1/2026"):
            assert kata in halaman
        hendra.post(reverse("penyiapan:arsip_setujui", args=[acara.pk]))
        wayan.post(reverse("penyiapan:arsip_laksanakan", args=[acara.pk]))
        layanan.kerjakan_pemusnahan(acara.pk, oleh=oleh(pemeran_lengkap.wayan), pada=KELAK)
        rinci = hendra.get(reverse("penyiapan:arsip_rinci", args=[acara.pk])).content.decode()
        cetak = hendra.get(reverse("penyiapan:arsip_cetak", args=[acara.pk])).content.decode()
        assert "Dilaksanakan" in rinci
        for kata in (lewat.berkas.sidik, "Hendra Gunawan"):
            assert kata in rinci
            assert kata in cetak

    def test_a_new_schedule_ends_the_former(self, pemeran, lewat):
        isi = {
            "aktif_bulan": "6", "inaktif_bulan": "6", "nasib": "MUSNAH", "mulai": "2030-01-01",
            "dasar": "Perbup 2/2029",
        }  # fmt: skip
        alamat = reverse("penyiapan:arsip_jadwal")
        assert masuk(pemeran.wayan).post(alamat, isi).status_code == 302
        assert masuk(pemeran.wayan).post(alamat, isi).status_code == 422
        lama, baru = JadwalRetensi.objects.order_by("masa")
        assert lama.masa.upper == baru.masa.lower == date(2030, 1, 1)

    def test_it_is_closed_to_others(self, as_sari, as_komang):
        for klien in (as_sari, as_komang):
            assert klien.get(reverse("penyiapan:arsip")).status_code == 403
