"""Bad input that has no file of its own: what is refused, and that nothing is lost."""

from datetime import date
from decimal import Decimal

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from ekinerja.core.errors import AksiDitolak, TidakBerwenang
from ekinerja.pegawai.models import Penempatan
from ekinerja.skp import services
from ekinerja.skp.models import SKP, HasilKerja, Indikator
from ekinerja.skp.services import IsianIndikator, Rujukan
from ekinerja.skp.tests import pembuat
from ekinerja.skp.tests.pembuat import PADA


@pytest.fixture
def hampir_pensiun(pemeran):
    """Sari is born on 10 May 1968: 58 in May 2026, so that June is the first month after."""
    pemeran.sari.tanggal_lahir = date(1968, 5, 10)
    pemeran.sari.save(update_fields=["tanggal_lahir"])
    return pemeran.sari


class TestSesudahPensiun:
    def test_months_after_retirement_are_refused(self, hampir_pensiun):
        with pytest.raises(AksiDitolak, match=r"pensiun mulai .*1 Juni 2026"):
            pembuat.draf(hampir_pensiun)
        assert not SKP.objects.exists()

    def test_the_months_before_are_taken(self, hampir_pensiun):
        assert pembuat.draf(hampir_pensiun, selesai=date(2026, 6, 1)).masa.upper.month == 6

    def test_the_form_keeps_what_was_typed(self, hampir_pensiun, as_sari):
        isi = {"mulai": "2026-01-01", "akhir": "2026-12-31", "pendekatan": "KUALITATIF"}
        jawaban = as_sari.post("/skp/baru/", isi)
        assert jawaban.status_code == 422
        assert "batas usia pensiun" in jawaban.content.decode()
        assert 'value="2026-12-31"' in jawaban.content.decode()


class TestMelingkar:
    def test_a_result_cannot_support_what_supports_it(self, pemeran):
        atas, bawah = pembuat.lengkap(pemeran.budi), pembuat.lengkap(pemeran.sari)
        rhk_atas, rhk_bawah = atas.hasil_kerja.get(), bawah.hasil_kerja.get()
        SKP.objects.filter(pk__in=(atas.pk,)).update(status="DIAJUKAN")
        services.tautkan(
            rhk_bawah, rujukan=Rujukan(intervensi_id=rhk_atas.pk, pada=PADA.date()),
            oleh=pemeran.sari,
        )  # fmt: skip
        SKP.objects.filter(pk=atas.pk).update(status="DRAF")
        SKP.objects.filter(pk=bawah.pk).update(status="DIAJUKAN")
        # the posts change hands: whom Sari supported yesterday now works for her
        definitif = Penempatan.objects.filter(jenis=Penempatan.DEFINITIF)
        lama = {
            p: definitif.get(pegawai=p, masa__contains=PADA.date())
            for p in (pemeran.sari, pemeran.budi)
        }
        jabatan = {p: satu.jabatan_id for p, satu in lama.items()}
        Penempatan.objects.filter(pk__in=[satu.pk for satu in lama.values()]).delete()
        for orang, lain in ((pemeran.sari, pemeran.budi), (pemeran.budi, pemeran.sari)):
            Penempatan.objects.create(
                instansi=pemeran.instansi, pegawai=orang, jabatan_id=jabatan[lain],
                masa=DateRange(date(2020, 1, 1), None), dasar="SK tukar",
            )  # fmt: skip
        with pytest.raises(AksiDitolak, match="garisnya melingkar"):
            services.ubah_hasil_kerja(
                rhk_atas, rencana="Diubah", oleh=pemeran.budi,
                rujukan=Rujukan(intervensi_id=rhk_bawah.pk, pada=PADA.date()),
            )  # fmt: skip
        rhk_atas.refresh_from_db()
        assert (rhk_atas.rencana, rhk_atas.intervensi_id) == (
            "Layanan aplikasi berjalan baik", None,
        )  # fmt: skip


class TestTarget:
    @pytest.mark.parametrize(
        ("isian", "kalimat"),
        [
            (IsianIndikator("Laporan", Decimal(0), "laporan"), "lebih besar dari nol"),
            (IsianIndikator("Laporan", Decimal(-3), "laporan"), "lebih besar dari nol"),
            (
                IsianIndikator(
                    "Laporan", Decimal(9), "laporan", bentuk="RENTANG", target_atas=Decimal(8)
                ),
                "Tukar kedua angkanya",
            ),
        ],
    )
    def test_nought_negative_and_upside_down_are_refused(
        self, pemeran, skp_lengkap, isian, kalimat
    ):
        banyak = Indikator.objects.count()
        with pytest.raises(AksiDitolak, match=kalimat):
            services.tambah_indikator(HasilKerja.objects.get(), isian=isian, oleh=pemeran.sari)
        assert Indikator.objects.count() == banyak


class TestKeputusan:
    def test_nobody_agrees_the_own_plan(self, pemeran, as_sari, skp_diajukan):
        with pytest.raises(TidakBerwenang):
            services.setujui_skp(skp_diajukan, oleh=pemeran.sari, pada=PADA)
        assert as_sari.post(f"/skp/{skp_diajukan.pk}/setujui/").status_code == 403
        skp_diajukan.refresh_from_db()
        assert skp_diajukan.status == "DIAJUKAN"
