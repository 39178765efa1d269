"""An officer types a record: with a reason, within the own units, never for oneself."""

from datetime import UTC, date, datetime, time

import pytest
from django.db import IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from ekinerja.core.errors import AksiDitolak, TidakBerwenang
from ekinerja.organisasi.models import PemberianPeran
from ekinerja.presensi.models import Rekaman
from ekinerja.presensi.services import catat_manual

SENIN = date(2026, 10, 5)


@pytest.fixture
def catat(pemeran, pada):
    def ketik(pegawai=None, *, oleh=None, **lain):
        isi = {"tanggal": SENIN, "jam": time(7, 20), "alasan": "Mesin rusak", "pada": pada}
        return catat_manual(pegawai or pemeran.sari, oleh=oleh or pemeran.wayan, **isi | lain)

    return ketik


@pytest.fixture
def admin_dinas(pemeran):
    """Komang administers the dinas (its subtree)."""
    PemberianPeran.objects.create(
        instansi=pemeran.instansi, user=pemeran.komang.user, peran="ADMIN_PD",
        unit=pemeran.unit.dinas, masa=DateRange(date(2020, 1, 1), None), dasar="SK",
    )  # fmt: skip
    return pemeran.komang


class TestCatatManual:
    @pytest.mark.req("BGL-02")
    def test_it_keeps_who_typed_it_and_why(self, pemeran, catat, hari):
        rekaman = catat()
        assert (rekaman.sumber, rekaman.alasan) == ("MANUAL", "Mesin rusak")
        assert rekaman.dicatat_oleh == pemeran.wayan.user
        assert hari(pemeran.sari, "2026-10-05").masuk == rekaman

    def test_it_reads_the_local_zone(self, pemeran, catat):
        pemeran.unit.dinas.zona = "Asia/Jayapura"
        pemeran.unit.dinas.save(update_fields=["zona"])
        assert catat().saat == datetime(2026, 10, 4, 22, 20, tzinfo=UTC)

    def test_the_admin_types_for_the_own_subtree(self, pemeran, catat, admin_dinas):
        assert catat(pemeran.sari, oleh=admin_dinas).dicatat_oleh == admin_dinas.user

    def test_the_admin_is_refused_for_another_unit(self, pemeran, catat, admin_dinas):
        with pytest.raises(TidakBerwenang, match="Hanya BKPSDM atau Admin"):
            catat(pemeran.tono, oleh=admin_dinas)

    @pytest.mark.parametrize("siapa", ["budi", "made", "nyoman", "ucok"])
    def test_it_is_refused_to_others(self, pemeran, catat, siapa):
        with pytest.raises(TidakBerwenang):
            catat(oleh=getattr(pemeran, siapa))

    def test_nobody_types_for_oneself(self, pemeran, catat):
        with pytest.raises(TidakBerwenang, match="diri sendiri"):
            catat(pemeran.wayan, oleh=pemeran.wayan)

    @pytest.mark.parametrize(
        ("lain", "kalimat"),
        [
            ({"alasan": "  "}, "Alasan wajib"),
            ({"tanggal": date(2026, 11, 23)}, "belum terjadi"),
            ({"tanggal": date(2019, 1, 1)}, "tidak ditempatkan"),
        ],
    )
    def test_it_is_refused_with_a_sentence(self, catat, lain, kalimat):
        with pytest.raises((AksiDitolak, TidakBerwenang), match=kalimat):
            catat(**lain)
        assert not Rekaman.objects.exists()

    def test_it_is_refused_when_already_recorded(self, catat):
        catat()
        with pytest.raises(AksiDitolak, match="sudah ada"):
            catat()

    def test_the_database_asks_for_a_reason(self, pemeran, pada):
        with pytest.raises(IntegrityError, match="beralasan"), transaction.atomic():
            Rekaman.objects.create(
                instansi=pemeran.instansi, pegawai=pemeran.sari, saat=pada, zona="Asia/Jakarta",
                tanggal=SENIN, sumber="MANUAL", diterima_pada=pada,
            )  # fmt: skip

    def test_a_record_is_never_changed(self, catat):
        catat()
        with pytest.raises(IntegrityError, match="hanya dapat ditambah"), transaction.atomic():
            Rekaman.objects.update(alasan="lain")
