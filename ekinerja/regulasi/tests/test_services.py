"""Drafting, putting in force and revoking a scheme."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from ekinerja.aturan.kesalahan import SkemaTidakSah
from ekinerja.core.errors import AksiDitolak, TidakBerwenang
from ekinerja.regulasi.models import Skema
from ekinerja.regulasi.queries import menit_target, skema_pada
from ekinerja.regulasi.services import (
    DataSkema,
    berlakukan_skema,
    buat_skema,
    cabut_skema,
    catat_pemakaian,
    ubah_skema,
)
from ekinerja.regulasi.tests.conftest import PADA, data
from ekinerja.regulasi.tests.skema_contoh import isi


class TestBuatSkema:
    def test_it_keeps_a_draft_from_the_first_day_of_its_content(self, pemeran, draf):
        assert (draf.status, draf.kode, draf.versi) == ("DRAF", "uji", 1)
        assert draf.masa.lower == date(2026, 1, 1)
        assert [r.langkah for r in draf.riwayat.all()] == ["buat"]

    def test_it_names_every_fault_with_its_place(self, pemeran):
        rusak = data(
            komponen={"basic_tpp": "kira_kira", "tidak_ada": "baku"},
            parameter={"bobot_disiplin": "40", "ikfd": {"nilai": "0.55"}},
        )
        with pytest.raises(SkemaTidakSah) as galat:
            buat_skema(pemeran.instansi.pk, data=rusak, oleh=pemeran.wayan, pada=PADA)
        semua = " ".join(galat.value.masalah)
        assert "komponen.basic_tpp" in semua and "komponen.tidak_ada" in semua
        assert "parameter.bobot_disiplin" in semua
        assert not Skema.objects.exists()

    def test_it_refuses_a_version_that_exists(self, pemeran, draf):
        with pytest.raises(AksiDitolak, match="Naikkan nomor versinya"):
            buat_skema(pemeran.instansi.pk, data=data(), oleh=pemeran.wayan, pada=PADA)

    def test_it_refuses_a_period_that_cuts_a_month(self, pemeran):
        with pytest.raises(AksiDitolak, match="tanggal 1"):
            buat_skema(
                pemeran.instansi.pk,
                data=data(berlaku_sejak="2026-01-15"),
                oleh=pemeran.wayan,
                pada=PADA,
            )

    @pytest.mark.parametrize("siapa", ["sari", "ratna", "made", "ucok"])
    def test_it_is_refused_to_others(self, pemeran, siapa):
        with pytest.raises(TidakBerwenang):
            buat_skema(pemeran.instansi.pk, data=data(), oleh=getattr(pemeran, siapa), pada=PADA)


class TestUbahSkema:
    def test_it_replaces_the_content_of_a_draft(self, pemeran, draf):
        baru = ubah_skema(draf, data=data(dasar="Naskah kedua"), oleh=pemeran.nyoman, pada=PADA)
        assert baru.isi["dasar"] == "Naskah kedua"
        assert [r.langkah for r in baru.riwayat.all()] == ["buat", "ubah"]

    def test_it_is_refused_once_in_force(self, pemeran, berlaku):
        with pytest.raises(AksiDitolak, match="Buat versi baru"):
            ubah_skema(berlaku, data=data(), oleh=pemeran.wayan, pada=PADA)


class TestBerlakukanSkema:
    def test_it_takes_another_person_than_the_drafter(self, pemeran, draf):
        with pytest.raises(TidakBerwenang, match="orang lain daripada penyusunnya"):
            berlakukan_skema(draf, oleh=pemeran.wayan, pada=PADA)
        assert berlakukan_skema(draf, oleh=pemeran.nyoman, pada=PADA).status == "BERLAKU"

    def test_it_refuses_whoever_edited_the_draft(self, pemeran, draf):
        ubah_skema(draf, data=data(dasar="Naskah kedua"), oleh=pemeran.nyoman, pada=PADA)
        with pytest.raises(TidakBerwenang, match="penyusunnya"):
            berlakukan_skema(draf, oleh=pemeran.nyoman, pada=PADA)

    def test_it_needs_the_number_of_the_decree(self, pemeran, organisasi):
        tanpa = buat_skema(
            pemeran.instansi.pk, data=data(contoh=False), oleh=pemeran.wayan, pada=PADA
        )
        with pytest.raises(AksiDitolak, match="Nomor dan tanggal keputusan"):
            berlakukan_skema(tanpa, oleh=pemeran.nyoman, pada=PADA)

    def test_it_refuses_a_scheme_that_cannot_calculate(self, pemeran, organisasi):
        draf = buat_skema(
            pemeran.instansi.pk, data=data(parameter={}), oleh=pemeran.wayan, pada=PADA
        )
        with pytest.raises(AksiDitolak, match="belum cukup"):
            berlakukan_skema(draf, oleh=pemeran.nyoman, pada=PADA)

    def test_it_takes_a_scheme_with_the_average_of_direct_staff(self, pemeran, organisasi):
        isi_staf = isi()
        isi_staf["komponen"]["persen_produktivitas"] = "dengan_rata_rata_staf"
        isi_staf["parameter"]["bobot_menit_staf"] = "0.5"
        draf = buat_skema(
            pemeran.instansi.pk,
            data=DataSkema(isi=isi_staf, nama="Uji", contoh=True),
            oleh=pemeran.wayan,
            pada=PADA,
        )
        assert berlakukan_skema(draf, oleh=pemeran.nyoman, pada=PADA).status == "BERLAKU"

    def test_it_refuses_results_of_others_that_nobody_gathers(self, pemeran, draf, monkeypatch):
        isi_staf = draf.isi
        isi_staf["komponen"]["persen_produktivitas"] = "dengan_rata_rata_staf"
        isi_staf["parameter"]["bobot_menit_staf"] = "0.5"
        monkeypatch.setattr("ekinerja.regulasi.rencana.AGREGAT_BAWAHAN", frozenset())
        baru = ubah_skema(
            draf, data=DataSkema(isi=isi_staf, nama="Uji", contoh=True),
            oleh=pemeran.wayan, pada=PADA,
        )  # fmt: skip
        with pytest.raises(AksiDitolak, match="belum dihimpun"):
            berlakukan_skema(baru, oleh=pemeran.nyoman, pada=PADA)

    def test_it_ends_the_older_scheme_where_the_new_one_begins(self, pemeran, berlaku):
        baru = buat_skema(
            pemeran.instansi.pk,
            data=data(versi=2, berlaku_sejak="2026-07-01"),
            oleh=pemeran.wayan,
            pada=PADA,
        )
        berlakukan_skema(baru, oleh=pemeran.nyoman, pada=PADA)
        berlaku.refresh_from_db()
        assert berlaku.masa.upper == date(2026, 7, 1)
        assert skema_pada(pemeran.instansi.pk, date(2026, 6, 30)).versi == 1
        assert skema_pada(pemeran.instansi.pk, date(2026, 7, 1)).versi == 2

    def test_it_never_reaches_into_a_month_that_was_closed(self, pemeran, berlaku):
        catat_pemakaian(berlaku.pk, awal=date(2026, 8, 1))
        baru = buat_skema(
            pemeran.instansi.pk,
            data=data(versi=2, berlaku_sejak="2026-07-01"),
            oleh=pemeran.wayan,
            pada=PADA,
        )
        with pytest.raises(AksiDitolak, match="sudah ditutup"):
            berlakukan_skema(baru, oleh=pemeran.nyoman, pada=PADA)
        berlaku.refresh_from_db()
        assert berlaku.masa.upper is None


class TestCabutSkema:
    def test_it_needs_a_reason_and_another_person(self, pemeran, berlaku):
        with pytest.raises(AksiDitolak, match="Alasan wajib"):
            cabut_skema(berlaku, oleh=pemeran.nyoman, pada=PADA, alasan=" ")
        dicabut = cabut_skema(berlaku, oleh=pemeran.nyoman, pada=PADA, alasan="Salah lampiran")
        assert dicabut.status == "DICABUT"
        assert skema_pada(pemeran.instansi.pk, date(2026, 7, 1)) is None

    def test_it_is_refused_once_a_month_was_closed_with_it(self, pemeran, berlaku):
        catat_pemakaian(berlaku.pk, awal=date(2026, 8, 1))
        with pytest.raises(AksiDitolak, match="sudah dipakai menutup bulan"):
            cabut_skema(berlaku, oleh=pemeran.nyoman, pada=PADA, alasan="Salah")


class TestBekuOlehBasisData:
    """What the service refuses, the database refuses too."""

    @pytest.mark.parametrize(
        "ubah", [{"isi": {"kode": "lain"}}, {"nama": "Lain"}, {"nomor_keputusan": "9/2026"}]
    )
    def test_it_keeps_the_content_of_a_scheme_in_force(self, berlaku, ubah):
        with pytest.raises(IntegrityError, match="tidak dapat diubah"), transaction.atomic():
            Skema.objects.filter(pk=berlaku.pk).update(**ubah)

    def test_it_keeps_the_row(self, berlaku):
        with pytest.raises(IntegrityError, match="tidak dapat dihapus"), transaction.atomic():
            Skema.objects.filter(pk=berlaku.pk)._raw_delete("default")

    def test_it_keeps_the_end_behind_the_months_that_used_it(self, berlaku):
        catat_pemakaian(berlaku.pk, awal=date(2026, 8, 1))
        with pytest.raises(IntegrityError, match="bulan yang memakainya"), transaction.atomic():
            Skema.objects.filter(pk=berlaku.pk).update(
                masa=DateRange(date(2026, 1, 1), date(2026, 8, 1))
            )


class TestMenitTarget:
    def test_it_reads_the_scheme_or_the_national_number(self, pemeran, berlaku):
        assert menit_target(pemeran.instansi.pk, pada=date(2026, 10, 5)) == 6750

    def test_it_is_zero_without_a_scheme(self, pemeran):
        assert menit_target(pemeran.instansi.pk, pada=date(2026, 10, 5)) == 0
