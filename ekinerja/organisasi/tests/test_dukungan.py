"""Support access: reasoned, agreed, short, reading only, and every page kept."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.test import Client
from django.urls import reverse

from ekinerja.core.errors import AksiDitolak, TidakBerwenang
from ekinerja.core.models import Pekerjaan
from ekinerja.core.testing import counted_queries
from ekinerja.organisasi.models import AksesDukungan, JejakDukungan, PemberianPeran
from ekinerja.organisasi.services import (
    akhiri_dukungan,
    minta_dukungan,
    setujui_dukungan,
    tarik_dukungan,
    tolak_dukungan,
)
from ekinerja.pegawai.models import Pegawai

PADA = datetime(2026, 10, 5, 2, 0, tzinfo=UTC)
ALASAN = "Aduan 17: slip Sari tidak terbuka"


def beri(pemeran, orang, peran, unit=None):
    PemberianPeran.objects.create(
        instansi=pemeran.instansi, user=orang.user, peran=peran, unit=unit,
        masa=DateRange(date(2026, 1, 1), None), dasar="SK 3/2026",
    )  # fmt: skip


@pytest.fixture
def teknis(pemeran):
    """Tono, of another unit, is the technical admin."""
    beri(pemeran, pemeran.tono, "ADMIN_TEKNIS")
    return pemeran


@pytest.fixture
def as_teknis(teknis, as_tono):
    with time_machine.travel(PADA, tick=False):
        yield as_tono


def minta(pemeran, *, oleh=None, jam=2, alasan=ALASAN, pada=PADA):
    oleh = oleh or pemeran.tono
    return minta_dukungan(oleh.user, alasan=alasan, jam=jam, oleh=oleh, pada=pada)


def buka(pemeran, *, jam=2):
    return setujui_dukungan(minta(pemeran, jam=jam), oleh=pemeran.wayan, pada=PADA)


class TestMinta:
    def test_it_opens_nothing_by_itself(self, teknis, as_teknis):
        minta(teknis)
        assert as_teknis.get(reverse("pegawai:daftar")).status_code in {200, 403}
        alamat = reverse("pegawai:rincian", args=[teknis.sari.pk])
        assert as_teknis.get(alamat).status_code in {403, 404}

    def test_it_is_refused_to_others(self, teknis):
        for siapa in (teknis.sari, teknis.wayan, teknis.made):
            with pytest.raises(TidakBerwenang, match="admin teknis"):
                minta(teknis, oleh=siapa)

    @pytest.mark.parametrize(
        ("ubah", "kalimat"),
        [
            ({"alasan": "lihat"}, "nomor aduan"),
            ({"jam": 9}, "1 sampai 8 jam"),
            ({"jam": 0}, "1 sampai 8 jam"),
        ],
    )
    def test_it_is_refused_with_a_sentence(self, teknis, ubah, kalimat):
        with pytest.raises(AksiDitolak, match=kalimat):
            minta(teknis, **ubah)

    def test_one_at_a_time(self, teknis):
        minta(teknis)
        with pytest.raises(AksiDitolak, match="masih mempunyai"):
            minta(teknis)

    def test_one_whose_hours_have_passed_makes_room(self, teknis):
        lama = buka(teknis)
        minta(teknis, pada=PADA + timedelta(hours=3))
        lama.refresh_from_db()
        assert (lama.status, lama.diakhiri_pada) == ("BERAKHIR", lama.selesai)


class TestPutuskan:
    def test_bkpsdm_agrees_for_the_hours_asked(self, teknis):
        akses = buka(teknis, jam=3)
        assert (akses.status, akses.mulai) == ("BERLAKU", PADA)
        assert akses.selesai == PADA + timedelta(hours=3)
        assert akses.diputus_oleh == teknis.wayan.user

    def test_nobody_agrees_to_the_own(self, teknis):
        beri(teknis, teknis.tono, "BKPSDM")
        with pytest.raises(TidakBerwenang, match="bukan oleh yang memintanya"):
            setujui_dukungan(minta(teknis), oleh=teknis.tono, pada=PADA)

    def test_it_is_refused_to_others(self, teknis):
        akses = minta(teknis)
        for siapa in (teknis.made, teknis.sari, teknis.ucok):
            with pytest.raises(TidakBerwenang):
                setujui_dukungan(akses, oleh=siapa, pada=PADA)

    def test_an_old_request_is_asked_again(self, teknis):
        with pytest.raises(AksiDitolak, match="lebih dari sehari"):
            setujui_dukungan(minta(teknis), oleh=teknis.wayan, pada=PADA + timedelta(days=2))

    def test_a_refusal_needs_a_reason_and_the_asker_may_withdraw(self, teknis):
        akses = minta(teknis)
        with pytest.raises(AksiDitolak, match="Alasan wajib"):
            tolak_dukungan(akses, alasan="", oleh=teknis.wayan, pada=PADA)
        assert tarik_dukungan(akses, oleh=teknis.tono, pada=PADA).status == "DITARIK"

    def test_its_user_and_bkpsdm_end_it_and_nobody_else(self, teknis):
        akses = buka(teknis)
        with pytest.raises(TidakBerwenang):
            akhiri_dukungan(akses, oleh=teknis.made, pada=PADA)
        assert akhiri_dukungan(akses, oleh=teknis.wayan, pada=PADA).status == "BERAKHIR"

    def test_the_database_knows_eight_hours_and_two_people(self, teknis):
        akses = buka(teknis)
        for ubah in (
            {"selesai": PADA + timedelta(hours=9)}, {"diputus_oleh": teknis.tono.user},
        ):  # fmt: skip
            with pytest.raises(IntegrityError, match="akses_dukungan"), transaction.atomic():
                AksesDukungan.objects.filter(pk=akses.pk).update(**ubah)


@pytest.mark.req("DPS-24")
class TestSelamaTerbuka:
    def test_it_reads_as_the_examiner_does_and_keeps_each_page(self, teknis, as_teknis):
        akses = buka(teknis)
        alamat = reverse("pegawai:rincian", args=[teknis.sari.pk])
        halaman = as_teknis.get(alamat, {"bagian": "x"})
        assert halaman.status_code == 200
        assert "Akses dukungan sampai 11.00" in halaman.content.decode()
        jejak = JejakDukungan.objects.get(akses=akses)
        assert (jejak.metode, jejak.alamat, jejak.jawaban) == ("GET", f"{alamat}?bagian=x", 200)

    def test_it_writes_nothing_not_even_what_its_own_roles_allow(self, teknis, as_teknis):
        beri(teknis, teknis.tono, "BKPSDM")
        akses = buka(teknis)
        jumlah = Pegawai.objects.count()
        jawab = as_teknis.post(reverse("organisasi:unit_baru"), {"nama": "Unit gelap"})
        assert jawab.status_code == 403
        assert "hanya dapat membaca" in jawab.content.decode()
        assert Pegawai.objects.count() == jumlah
        assert JejakDukungan.objects.get(akses=akses).jawaban == 403

    def test_it_never_reaches_another_instansi(self, teknis, as_teknis):
        buka(teknis)
        assert as_teknis.get(reverse("pegawai:rincian", args=[teknis.ucok.pk])).status_code == 404

    def test_it_closes_by_itself(self, teknis, as_tono):
        buka(teknis, jam=1)
        alamat = reverse("pegawai:rincian", args=[teknis.sari.pk])
        with time_machine.travel(PADA + timedelta(minutes=59), tick=False):
            assert as_tono.get(alamat).status_code == 200
        with time_machine.travel(PADA + timedelta(minutes=60), tick=False):
            assert as_tono.get(alamat).status_code in {403, 404}

    def test_it_is_ended_from_the_banner(self, teknis, as_teknis):
        akses = buka(teknis)
        assert as_teknis.post(reverse("organisasi:dukungan_selesai")).status_code == 302
        akses.refresh_from_db()
        assert (akses.status, akses.diakhiri_pada) == ("BERAKHIR", PADA)
        alamat = reverse("pegawai:rincian", args=[teknis.sari.pk])
        assert as_teknis.get(alamat).status_code in {403, 404}

    def test_nobody_without_an_access_leaves_a_trace(self, teknis, as_wayan):
        buka(teknis)
        for nama in ("pohon", "peran", "usulan", "dukungan"):
            isi = as_wayan.get(reverse(f"organisasi:{nama}")).content.decode()
            assert "Akses dukungan sampai" not in isi
        assert not JejakDukungan.objects.exists()

    def test_a_kept_page_is_never_changed(self, teknis, as_teknis):
        buka(teknis)
        as_teknis.get("/")
        with pytest.raises(IntegrityError, match="hanya dapat ditambah"), transaction.atomic():
            JejakDukungan.objects.update(alamat="/")


class TestLayar:
    def test_from_asking_to_the_pages_opened(self, teknis, as_teknis, as_wayan, as_made):
        isi = {"alasan": ALASAN, "jam": "2"}
        jawab = as_teknis.post(reverse("organisasi:dukungan_baru"), isi)
        akses = AksesDukungan.objects.get()
        assert jawab.headers["Location"] == reverse("organisasi:dukungan_rincian", args=[akses.pk])
        assert "permintaan akses dukungan" in as_wayan.get("/").content.decode()
        putus = reverse("organisasi:dukungan_putus", args=[akses.pk, "setujui"])
        assert as_made.post(putus).status_code == 403
        assert as_wayan.post(putus).status_code == 302
        as_teknis.get(reverse("pegawai:rincian", args=[teknis.sari.pk]))
        rinci = as_made.get(reverse("organisasi:dukungan_rincian", args=[akses.pk]))
        assert f"/pegawai/{teknis.sari.pk}/" in rinci.content.decode()
        berkas = as_made.get(reverse("organisasi:dukungan_jejak", args=[akses.pk, "csv"]))
        assert f"/pegawai/{teknis.sari.pk}/" in berkas.content.decode("utf-8-sig")

    def test_the_asker_sees_the_own_only(self, teknis, as_teknis):
        AksesDukungan.objects.create(
            instansi=teknis.instansi, user=teknis.budi.user, alasan="Milik Budi saja", jam=1,
            diminta_pada=PADA,
        )  # fmt: skip
        minta(teknis)
        isi = as_teknis.get(reverse("organisasi:dukungan")).content.decode()
        assert ALASAN in isi
        assert "Milik Budi" not in isi

    def test_the_list_asks_the_same_questions_for_many(self, teknis, as_wayan):
        alamat = reverse("organisasi:dukungan")
        buka(teknis)
        as_wayan.get(alamat)
        with counted_queries() as sedikit:
            as_wayan.get(alamat)
        for orang in (teknis.budi, teknis.sari, teknis.ratna, teknis.komang):
            AksesDukungan.objects.create(
                instansi=teknis.instansi, user=orang.user, alasan=ALASAN, jam=1, diminta_pada=PADA
            )
        with counted_queries() as banyak:
            as_wayan.get(alamat)
        assert int(banyak) == int(sedikit) <= 15


@pytest.mark.req("DPS-24")
class TestAdminTeknis:
    def test_the_state_of_the_system_is_open_and_people_are_not(self, teknis, as_teknis):
        Pekerjaan.objects.create(
            instansi=teknis.instansi, jenis="impor", judul="Impor gaji Sari Wulandari",
            keterangan="NIP Sari salah", dibuat_pada=PADA, diperbarui_pada=PADA,
        )  # fmt: skip
        isi = as_teknis.get(reverse("organisasi:sistem")).content.decode()
        assert "Impor data" in isi
        assert "Sari" not in isi
        for nama in ("pegawai:ekspor", "organisasi:peran_ekspor"):
            assert as_teknis.get(reverse(nama, args=["csv"])).status_code == 403
        for nama in ("organisasi:pohon", "organisasi:peran", "tpp:daftar", "penyiapan:daftar"):
            assert as_teknis.get(reverse(nama)).status_code == 403

    def test_the_work_of_another_instansi_is_not_listed(self, teknis, as_teknis):
        Pekerjaan.objects.create(
            instansi=teknis.instansi_lain, jenis="jenis-lain", judul="x", dibuat_pada=PADA,
            diperbarui_pada=PADA,
        )  # fmt: skip
        assert "jenis-lain" not in as_teknis.get(reverse("organisasi:sistem")).content.decode()

    def test_it_is_closed_to_those_who_keep_the_rules(self, teknis):
        for orang in (teknis.wayan, teknis.made, teknis.sari):
            klien = Client()
            klien.force_login(orang.user, backend="django.contrib.auth.backends.ModelBackend")
            assert klien.get(reverse("organisasi:sistem")).status_code == 403
            assert klien.post(reverse("organisasi:sistem_ulangi")).status_code == 403
