"""A post answers to another one from a day on; what held before stays what it was."""

from datetime import UTC, date, datetime

import pytest

from ekinerja.core.errors import AksiDitolak, TidakBerwenang
from ekinerja.core.workflow import SISTEM
from ekinerja.organisasi.models import LetakJabatan
from ekinerja.organisasi.queries import atasan_pada, rangkaian_atasan
from ekinerja.organisasi.services import batalkan_atasan, berlakukan_atasan, ganti_atasan
from ekinerja.pegawai.queries import penilai_pada, tim_pada

PADA = datetime(2026, 10, 5, 2, 0, tzinfo=UTC)
AWAL, NANTI = date(2026, 10, 1), date(2027, 1, 1)


def ganti(pemeran, jabatan=None, *, atasan="kadis", mulai=AWAL, **ubah):
    isi = {"dasar": "SK 800/12/2026", "oleh": pemeran.wayan, "pada": PADA} | ubah
    return ganti_atasan(
        jabatan or pemeran.jabatan.prakom,
        atasan=getattr(pemeran.jabatan, atasan) if atasan else None, mulai=mulai, **isi,
    )  # fmt: skip


def penilai(pemeran, hari):
    """Who judges Sari, read for everybody and for her alone alike."""
    semua = penilai_pada(pemeran.instansi.pk, pada=hari)[pemeran.sari.pk]
    sendiri = penilai_pada(pemeran.instansi.pk, pada=hari, pegawai_ids=[pemeran.sari.pk])
    assert sendiri[pemeran.sari.pk] == semua
    return semua


class TestGantiAtasan:
    def test_the_day_decides_who_judges(self, pemeran):
        ganti(pemeran)
        assert penilai(pemeran, AWAL) == pemeran.ratna.pk
        assert penilai(pemeran, date(2026, 9, 30)) == pemeran.budi.pk

    def test_the_team_of_a_superior_is_that_of_the_day(self, pemeran):
        ganti(pemeran)
        lalu, kini = date(2026, 9, 30), AWAL
        assert pemeran.sari.pk in tim_pada(pemeran.budi, pada=lalu)
        assert pemeran.sari.pk not in tim_pada(pemeran.budi, pada=kini)
        assert pemeran.sari.pk in tim_pada(pemeran.ratna, pada=kini)

    def test_the_former_superior_is_kept_with_its_period(self, pemeran):
        jabatan = ganti(pemeran)
        lama = LetakJabatan.objects.get(jabatan=jabatan)
        assert (lama.atasan, lama.masa.upper) == (pemeran.jabatan.kabid, AWAL)
        assert atasan_pada(jabatan, date(2026, 9, 30)) == pemeran.jabatan.kabid
        assert atasan_pada(jabatan, AWAL) == pemeran.jabatan.kadis

    def test_the_chain_is_read_as_it_stood(self, pemeran):
        jabatan = ganti(pemeran)
        lalu = [nama for _, nama in rangkaian_atasan(jabatan.pk, pada=date(2026, 9, 30))]
        kini = [nama for _, nama in rangkaian_atasan(jabatan.pk, pada=AWAL)]
        assert pemeran.jabatan.kabid.nama in lalu
        assert pemeran.jabatan.kabid.nama not in kini

    def test_a_later_day_is_a_plan_that_already_counts_for_that_day(self, pemeran):
        jabatan = ganti(pemeran, mulai=NANTI)
        assert jabatan.atasan == pemeran.jabatan.kabid
        assert penilai(pemeran, date(2026, 12, 31)) == pemeran.budi.pk
        assert penilai(pemeran, NANTI) == pemeran.ratna.pk

    def test_the_plan_comes_into_force_once(self, pemeran):
        jabatan = ganti(pemeran, mulai=NANTI)
        assert berlakukan_atasan(oleh=SISTEM, pada=date(2026, 12, 31)) == 0
        assert berlakukan_atasan(oleh=SISTEM, pada=NANTI) == 1
        assert berlakukan_atasan(oleh=SISTEM, pada=NANTI) == 0
        jabatan.refresh_from_db()
        assert jabatan.atasan == pemeran.jabatan.kadis
        assert penilai(pemeran, date(2026, 12, 31)) == pemeran.budi.pk

    def test_a_post_may_answer_to_nobody(self, pemeran):
        jabatan = ganti(pemeran, atasan=None)
        assert jabatan.atasan is None
        assert penilai(pemeran, date(2026, 9, 30)) == pemeran.budi.pk


class TestDitolak:
    def test_a_loop(self, pemeran):
        with pytest.raises(AksiDitolak, match="berada di bawah"):
            ganti(pemeran, pemeran.jabatan.kabid, atasan="prakom")

    def test_a_loop_on_the_day_of_a_plan(self, pemeran):
        ganti(pemeran, pemeran.jabatan.kabid, atasan="kasubag", mulai=NANTI)
        with pytest.raises(AksiDitolak, match="berada di bawah"):
            ganti(pemeran, pemeran.jabatan.kasubag, atasan="kabid", mulai=NANTI)

    def test_no_change(self, pemeran):
        with pytest.raises(AksiDitolak, match="Tidak ada yang berubah"):
            ganti(pemeran, atasan="kabid")

    def test_without_a_decree(self, pemeran):
        with pytest.raises(AksiDitolak, match="wajib diisi"):
            ganti(pemeran, dasar=" ")

    def test_a_day_before_the_last_change(self, pemeran):
        ganti(pemeran)
        with pytest.raises(AksiDitolak, match=r"sudah tercatat sejak 01/10/2026"):
            ganti(pemeran, atasan="kabid", mulai=date(2026, 9, 1))

    def test_a_second_plan(self, pemeran):
        ganti(pemeran, mulai=NANTI)
        with pytest.raises(AksiDitolak, match="direncanakan mulai 01/01/2027"):
            ganti(pemeran, mulai=date(2027, 2, 1))

    def test_who_does_not_keep_the_organisation(self, pemeran):
        with pytest.raises(TidakBerwenang):
            ganti(pemeran, oleh=pemeran.sari)


class TestBatal:
    def test_a_plan_is_dropped(self, pemeran):
        jabatan = ganti(pemeran, mulai=NANTI)
        batalkan_atasan(jabatan.letak.get(), oleh=pemeran.wayan, pada=PADA)
        assert penilai(pemeran, NANTI) == pemeran.budi.pk

    def test_what_is_past_stays(self, pemeran):
        jabatan = ganti(pemeran)
        with pytest.raises(AksiDitolak, match="sudah berlaku"):
            batalkan_atasan(jabatan.letak.get(), oleh=pemeran.wayan, pada=PADA)


class TestLayar:
    def test_the_post_shows_the_history_and_the_form_writes_it(self, pemeran, as_wayan):
        pk = pemeran.jabatan.prakom.pk
        jawab = as_wayan.post(
            f"/organisasi/jabatan/{pk}/atasan/",
            {"atasan": pemeran.jabatan.kadis.kode, "mulai": "2026-10-01", "dasar": "SK 800/12"},
        )
        assert jawab.status_code == 302
        isi = as_wayan.get(f"/organisasi/jabatan/{pk}/").content.decode()
        assert "Riwayat atasan" in isi
        assert pemeran.jabatan.kabid.nama in isi

    def test_a_past_day_shows_the_superior_of_that_day(self, pemeran, as_wayan):
        ganti(pemeran)
        pk = pemeran.jabatan.prakom.pk
        isi = as_wayan.get(f"/organisasi/jabatan/{pk}/?pada=2026-09-30").content.decode()
        assert f'href="/organisasi/jabatan/{pemeran.jabatan.kabid.pk}/"' in isi
        bawah = f"/organisasi/jabatan/{pemeran.jabatan.kabid.pk}/"
        assert (
            pemeran.jabatan.prakom.nama in as_wayan.get(f"{bawah}?pada=2026-09-30").content.decode()
        )
        assert pemeran.jabatan.prakom.nama not in as_wayan.get(bawah).content.decode()

    def test_a_refusal_keeps_what_was_typed(self, pemeran, as_wayan):
        pk = pemeran.jabatan.kabid.pk
        jawab = as_wayan.post(
            f"/organisasi/jabatan/{pk}/atasan/",
            {"atasan": pemeran.jabatan.prakom.kode, "mulai": "2026-10-01", "dasar": "SK 800/13"},
        )
        assert jawab.status_code == 422
        assert "SK 800/13" in jawab.content.decode()
