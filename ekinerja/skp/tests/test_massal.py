"""All drafts of a government are divided by one job, in few statements."""

from datetime import date
from decimal import Decimal

import pytest

from ekinerja.core.errors import AksiDitolak
from ekinerja.core.models import Pekerjaan
from ekinerja.skp.models import Indikator, JejakIsi, TargetBulanan
from ekinerja.skp.queries import banyak_belum_terpecah
from ekinerja.skp.services import minta_pecah, pecah_massal
from ekinerja.skp.tasks import pecah_massal as tugas
from ekinerja.skp.tests import pembuat
from ekinerja.skp.tests.pembuat import PADA


@pytest.fixture
def belum(pemeran):
    """Drafts of Sari and Budi whose months are empty; Nyoman's plan is agreed."""
    agreed = pembuat.disetujui(pemeran.nyoman, oleh=pemeran.ratna)
    for siapa in (pemeran.sari, pemeran.budi):
        pembuat.lengkap(siapa)
    TargetBulanan.objects.exclude(indikator__hasil_kerja__skp=agreed).delete()
    return pemeran.instansi.pk


class TestPecahMassal:
    @pytest.mark.req("BJR-09")
    @pytest.mark.parametrize("cara", ["RATA", "HARI_KERJA"])
    def test_every_draft_adds_up_and_its_owner_can_read_why(self, belum, cara):
        lapor = []
        assert banyak_belum_terpecah(belum) == 4
        assert pecah_massal(belum, cara=cara, lapor=lapor.append) == 4
        assert (banyak_belum_terpecah(belum), lapor) == (0, [4])
        for satu in Indikator.objects.all():
            assert sum(satu.target_bulanan.values_list("target", flat=True)) == satu.target
        assert JejakIsi.objects.filter(apa__contains="semua draf").count() == 2

    def test_working_days_of_the_unit_weigh(self, pemeran, belum):
        pecah_massal(belum, cara="HARI_KERJA", lapor=lambda _: None)
        laporan = Indikator.objects.get(hasil_kerja__skp__pegawai=pemeran.sari, target=120)
        isi = dict(laporan.target_bulanan.values_list("awal", "target"))
        assert isi[date(2026, 2, 1)] < isi[date(2026, 7, 1)]
        assert laporan.cara_pecah == "HARI_KERJA"

    def test_what_is_complete_stays_as_its_owner_typed_it(self, pemeran, belum):
        pecah_massal(belum, cara="RATA", lapor=lambda _: None)
        satu = Indikator.objects.filter(hasil_kerja__skp__pegawai=pemeran.sari).first()
        awal = satu.target_bulanan.order_by("awal")
        awal.filter(awal=date(2026, 1, 1)).update(target=Decimal(11))
        awal.filter(awal=date(2026, 2, 1)).update(target=Decimal(9))
        assert pecah_massal(belum, cara="RATA", lapor=lambda _: None) == 0


class TestTugas:
    def test_it_is_asked_for_once_and_tells_how_far_it_is(self, pemeran, belum, as_wayan):
        assert as_wayan.post("/skp/pecah/", {"cara": "RATA"}).status_code == 302
        lagi = as_wayan.post("/skp/pecah/", {"cara": "RATA"})
        assert "sudah menunggu giliran" in lagi.content.decode()
        pekerjaan = Pekerjaan.objects.get()
        assert (pekerjaan.status, pekerjaan.total) == ("MENUNGGU", 4)
        tugas(pekerjaan.pk, "RATA")
        pekerjaan.refresh_from_db()
        assert (pekerjaan.status, pekerjaan.selesai) == ("SELESAI", 4)
        halaman = as_wayan.get(f"/skp/pecah/{pekerjaan.pk}/").content.decode()
        assert "4 indikator dipecah ke bulan" in halaman

    def test_there_may_be_nothing_to_do(self, pemeran):
        with pytest.raises(AksiDitolak, match="sudah terpecah"):
            minta_pecah(pemeran.instansi.pk, cara="RATA", oleh=pemeran.wayan, pada=PADA)
