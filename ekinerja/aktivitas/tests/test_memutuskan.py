"""Sending, approving, returning, cancelling; and the locks of the database."""

import threading
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction

from ekinerja.aktivitas import services
from ekinerja.aktivitas import tasks as tugas
from ekinerja.aktivitas.models import Aktivitas, BuktiAktivitas
from ekinerja.aktivitas.queries import perubahan_setelah_tutup
from ekinerja.aktivitas.services import (
    alihkan_penilai,
    batalkan,
    kembalikan,
    kirim,
    setujui,
    setujui_banyak,
    ubah_aktivitas,
)
from ekinerja.aktivitas.tests import pembuat
from ekinerja.aktivitas.tests.pembuat import HARI_INI, PADA, isian
from ekinerja.core.berkas import terima_berkas
from ekinerja.core.errors import AksiDitolak, TidakBerwenang
from ekinerja.core.lingkup import Lingkup
from ekinerja.core.testing import counted_queries
from ekinerja.pegawai.models import Penempatan
from ekinerja.skp.models import TargetBulanan
from ekinerja.skp.tests import pembuat as pembuat_skp

OKTOBER = date(2026, 10, 1)


def realisasi(indikator) -> Decimal:
    return TargetBulanan.objects.get(indikator=indikator, awal=OKTOBER).realisasi


@pytest.mark.req("DES-04")
class TestKirim:
    def test_it_goes_to_the_superior_of_that_day(self, pemeran, draf):
        aktivitas = kirim(draf, oleh=pemeran.sari, pada=PADA)
        assert (aktivitas.status, aktivitas.penilai, aktivitas.dikirim_pada) == (
            "DIKIRIM",
            pemeran.budi,
            PADA,
        )

    def test_with_the_post_empty_it_goes_one_higher(self, pemeran, draf):
        Penempatan.objects.filter(pegawai=pemeran.budi).update(masa=("2020-01-01", "2026-10-01"))
        assert kirim(draf, oleh=pemeran.sari, pada=PADA).penilai == pemeran.ratna

    def test_it_is_refused_without_a_superior(self, pemeran):
        skp = pembuat_skp.disetujui(pemeran.budi, oleh=pemeran.ratna)
        aktivitas = pembuat.draf(pemeran.budi, pembuat_skp.indikator_pertama(skp))
        Penempatan.objects.filter(pegawai=pemeran.ratna).delete()
        with pytest.raises(AksiDitolak, match="Atasan langsung Anda belum ditetapkan"):
            kirim(aktivitas, oleh=pemeran.budi, pada=PADA)

    def test_it_is_refused_to_another_person(self, pemeran, draf):
        with pytest.raises(TidakBerwenang):
            kirim(draf, oleh=pemeran.budi, pada=PADA)

    def test_it_is_refused_in_a_closed_month(self, pemeran, draf, tutup_oktober):
        tutup_oktober()
        with pytest.raises(AksiDitolak, match="Oktober 2026 sudah ditutup"):
            kirim(draf, oleh=pemeran.sari, pada=PADA)


@pytest.mark.req("DPS-06")
class TestSetujui:
    def test_it_adds_to_the_realisation_of_the_month(self, pemeran, indikator, dikirim):
        aktivitas = setujui(dikirim, oleh=pemeran.budi, pada=PADA)
        assert (aktivitas.status, aktivitas.setelah_tutup) == ("DISETUJUI", False)
        assert realisasi(indikator) == 1
        assert aktivitas.riwayat.get(langkah="setujui").oleh == pemeran.budi.user

    @pytest.mark.parametrize("siapa", ["sari", "ratna", "tono", "ucok", "komang", "made"])
    def test_it_is_refused_to_everyone_but_the_penilai(self, pemeran, indikator, dikirim, siapa):
        with pytest.raises(TidakBerwenang):
            setujui(dikirim, oleh=getattr(pemeran, siapa), pada=PADA)
        assert realisasi(indikator) == 0

    def test_nobody_decides_about_the_own_work(self, pemeran, dikirim):
        Aktivitas.objects.filter(pk=dikirim.pk).update(penilai=pemeran.sari)
        with pytest.raises(TidakBerwenang, match="bukan oleh pemiliknya sendiri"):
            setujui(dikirim, oleh=pemeran.sari, pada=PADA)

    def test_the_second_decision_gets_a_sentence_and_counts_nothing(
        self, pemeran, indikator, dikirim
    ):
        setujui(dikirim, oleh=pemeran.budi, pada=PADA)
        with pytest.raises(AksiDitolak, match="keadaannya sekarang “Disetujui”"):
            setujui(dikirim, oleh=pemeran.budi, pada=PADA)
        assert realisasi(indikator) == 1

    def test_after_the_close_it_is_marked_for_a_correction(self, pemeran, dikirim, tutup_oktober):
        tutup_oktober()
        assert setujui(dikirim, oleh=pemeran.budi, pada=PADA).setelah_tutup
        lingkup = Lingkup(pemeran.instansi.pk, HARI_INI)
        (perubahan,) = perubahan_setelah_tutup(
            lingkup, pegawai_ids=[pemeran.sari.pk], mulai=OKTOBER, selesai=date(2026, 11, 1)
        )
        assert (perubahan.aktivitas_id, perubahan.menit) == (dikirim.pk, 90)


@pytest.mark.req("DPS-21", "DES-06")
class TestKembalikan:
    def test_it_comes_back_with_the_note_and_may_be_sent_again(self, pemeran, indikator, dikirim):
        kembali = kembalikan(
            dikirim, oleh=pemeran.budi, pada=PADA, alasan="Lampirkan daftar hadirnya."
        )
        assert kembali.status == "DIKEMBALIKAN"
        assert kembali.riwayat.get(langkah="kembalikan").alasan == "Lampirkan daftar hadirnya."
        ubah_aktivitas(
            kembali,
            data=isian(indikator, uraian="Rapat dengan daftar hadir"),
            bukti=[pembuat.pdf("daftar-hadir.pdf")],
            oleh=pemeran.sari,
            pada=PADA,
        )
        assert kirim(kembali, oleh=pemeran.sari, pada=PADA).status == "DIKIRIM"
        teks = dikirim.events.values_list("uraian", flat=True)
        assert {"Menyusun laporan layanan mingguan", "Rapat dengan daftar hadir"} <= set(teks)

    def test_it_is_refused_without_a_note(self, pemeran, dikirim):
        with pytest.raises(AksiDitolak, match="Alasan wajib diisi"):
            kembalikan(dikirim, oleh=pemeran.budi, pada=PADA, alasan=" ")

    def test_it_is_refused_once_it_is_approved(self, pemeran, dikirim):
        setujui(dikirim, oleh=pemeran.budi, pada=PADA)
        with pytest.raises(AksiDitolak):
            kembalikan(dikirim, oleh=pemeran.budi, pada=PADA, alasan="Terlambat saya baca.")


class TestBatalkan:
    def test_the_owner_withdraws_what_still_waits(self, pemeran, dikirim):
        assert batalkan(dikirim, oleh=pemeran.sari, pada=PADA).status == "DIBATALKAN"

    def test_it_is_refused_once_it_is_approved(self, pemeran, dikirim):
        setujui(dikirim, oleh=pemeran.budi, pada=PADA)
        with pytest.raises(AksiDitolak, match="“Disetujui”"):
            batalkan(dikirim, oleh=pemeran.sari, pada=PADA)


class TestSetujuiBanyak:
    def test_each_entry_is_judged_like_a_single_one(self, pemeran, indikator):
        milik = [pembuat.dikirim(pemeran.sari, indikator, menit=menit) for menit in (10, 20, 30)]
        lain = pembuat_skp.disetujui(pemeran.komang, oleh=pemeran.nyoman)
        asing = pembuat.dikirim(pemeran.komang, pembuat_skp.indikator_pertama(lain))
        hasil = setujui_banyak(Aktivitas.objects.all(), oleh=pemeran.budi, pada=PADA)
        assert set(hasil.selesai) == {satu.pk for satu in milik}
        assert set(hasil.ditolak) == {asing.pk}
        assert "pejabat penilai pemiliknya" in hasil.ditolak[asing.pk]
        assert realisasi(indikator) == 3

    def test_it_costs_the_same_for_five_and_for_fifty(self, pemeran, indikator):
        hitungan = []
        for banyak in (5, 50):
            pembuat.dikirim_banyak(pemeran.sari, indikator, penilai=pemeran.budi, banyak=banyak)
            with counted_queries() as jumlah:
                hasil = setujui_banyak(
                    Aktivitas.objects.filter(status="DIKIRIM"), oleh=pemeran.budi, pada=PADA
                )
            assert len(hasil.selesai) == banyak
            hitungan.append(int(jumlah))
        assert hitungan[0] == hitungan[1] <= 12

    def test_entries_of_a_closed_month_are_marked(self, pemeran, indikator, tutup_oktober):
        oktober = pembuat.dikirim(pemeran.sari, indikator)
        september = pembuat.dikirim(pemeran.sari, indikator, tanggal=date(2026, 9, 30))
        tutup_oktober()
        setujui_banyak(Aktivitas.objects.all(), oleh=pemeran.budi, pada=PADA)
        tanda = dict(Aktivitas.objects.values_list("pk", "setelah_tutup"))
        assert tanda == {oktober.pk: True, september.pk: False}


class TestAlihkanPenilai:
    """Nobody loses money because the superior left."""

    @pytest.fixture
    def budi_pergi(self, pemeran):
        Penempatan.objects.filter(pegawai=pemeran.budi).update(masa=("2020-01-01", "2026-10-12"))

    def test_what_waits_follows_the_post(self, pemeran, dikirim, draf, budi_pergi):
        assert alihkan_penilai(pemeran.instansi.pk, pada=PADA) == 1
        with pytest.raises(TidakBerwenang):
            setujui(dikirim, oleh=pemeran.budi, pada=PADA)
        assert setujui(dikirim, oleh=pemeran.ratna, pada=PADA).status == "DISETUJUI"
        assert dikirim.riwayat.get(langkah="alihkan").oleh_nama == "sistem"

    def test_it_works_in_a_closed_month_too(self, pemeran, dikirim, tutup_oktober, budi_pergi):
        tutup_oktober()
        assert alihkan_penilai(pemeran.instansi.pk, pada=PADA) == 1
        assert setujui(dikirim, oleh=pemeran.ratna, pada=PADA).setelah_tutup

    def test_it_changes_nothing_while_the_holder_stays(self, pemeran, dikirim):
        assert alihkan_penilai(pemeran.instansi.pk, pada=PADA) == 0

    def test_it_runs_every_night_as_a_job(self, pemeran, dikirim, budi_pergi):
        tugas.alihkan_penilai(timestamp=int(PADA.timestamp()))
        dikirim.refresh_from_db()
        assert dikirim.penilai == pemeran.ratna


class TestBulanBaruDitutup:
    """The month closes between the look and the write."""

    @pytest.mark.parametrize("deed", ["setujui", "kembalikan", "batalkan", "banyak"])
    def test_it_is_a_sentence(self, pemeran, dikirim, tutup_oktober, monkeypatch, deed):
        tutup_oktober()
        for modul in (services.isian, services.putus):
            monkeypatch.setattr(modul, "bulan_tertutup", lambda *_, **__: False)
        monkeypatch.setattr(services.putus, "tertutup_di_antara", lambda _: set())
        langkah = {
            "setujui": lambda: setujui(dikirim, oleh=pemeran.budi, pada=PADA),
            "kembalikan": lambda: kembalikan(
                dikirim, oleh=pemeran.budi, pada=PADA, alasan="Perjelas hasilnya."
            ),
            "batalkan": lambda: batalkan(dikirim, oleh=pemeran.sari, pada=PADA),
            "banyak": lambda: setujui_banyak(Aktivitas.objects.all(), oleh=pemeran.budi, pada=PADA),
        }
        with pytest.raises(AksiDitolak, match="baru saja ditutup"):
            langkah[deed]()
        dikirim.refresh_from_db()
        assert dikirim.status == "DIKIRIM"


@pytest.mark.req("DES-09")
class TestKunciBasisData:
    """What the services refuse, the database refuses too."""

    @pytest.mark.parametrize(
        "ubah",
        [
            lambda: Aktivitas.objects.update(menit=1),
            lambda: Aktivitas.objects.update(status="DIKEMBALIKAN"),
            lambda: Aktivitas.objects.update(setelah_tutup=True),
            lambda: Aktivitas.objects.all()._raw_delete("default"),
            lambda: BuktiAktivitas.objects.all().delete(),
            lambda: BuktiAktivitas.objects.update(ditambahkan_pada=PADA + timedelta(1)),
        ],
    )
    def test_an_approved_entry_never_changes(self, pemeran, dikirim, ubah):
        setujui(dikirim, oleh=pemeran.budi, pada=PADA)
        with pytest.raises(IntegrityError), transaction.atomic():
            ubah()

    def test_evidence_is_not_added_after_the_approval(self, pemeran, dikirim):
        setujui(dikirim, oleh=pemeran.budi, pada=PADA)
        berkas = terima_berkas(pembuat.pdf(), instansi_id=pemeran.instansi.pk, pada=PADA)
        with pytest.raises(IntegrityError, match="terkunci"), transaction.atomic():
            BuktiAktivitas.objects.create(
                aktivitas=dikirim, berkas=berkas, ditambahkan_pada=PADA + timedelta(hours=1)
            )

    @pytest.mark.parametrize(
        "ubah",
        [
            lambda: Aktivitas.objects.update(menit=1),
            lambda: Aktivitas.objects.update(status="DISETUJUI"),
            lambda: Aktivitas.objects.update(status="DIBATALKAN"),
            lambda: Aktivitas.objects.update(status="DISETUJUI", setelah_tutup=True, menit=1),
            lambda: Aktivitas.objects.update(tanggal=date(2026, 9, 30)),
        ],
    )
    def test_a_closed_month_takes_marked_decisions_only(self, dikirim, tutup_oktober, ubah):
        tutup_oktober()
        with pytest.raises(IntegrityError, match="sudah ditutup"), transaction.atomic():
            ubah()

    def test_nothing_moves_into_a_closed_month(self, pemeran, indikator, tutup_oktober):
        pembuat.draf(pemeran.sari, indikator, tanggal=date(2026, 9, 30))
        tutup_oktober()
        with pytest.raises(IntegrityError, match="sudah ditutup"), transaction.atomic():
            Aktivitas.objects.update(tanggal=date(2026, 10, 1))


@pytest.mark.django_db(transaction=True)
class TestDuaOrangSekaligus:
    def test_one_decides_and_the_other_gets_the_sentence(self, pemeran, indikator):
        aktivitas = pembuat.dikirim(pemeran.sari, indikator)
        mulai, hasil = threading.Barrier(2), []

        def putuskan(deed):
            try:
                mulai.wait()
                hasil.append(deed().status)
            except AksiDitolak as galat:
                hasil.append(galat.kalimat)
            finally:
                connection.close()

        utas = [
            threading.Thread(target=putuskan, args=(deed,))
            for deed in (
                lambda: setujui(aktivitas, oleh=pemeran.budi, pada=PADA),
                lambda: kembalikan(
                    aktivitas, oleh=pemeran.budi, pada=PADA, alasan="Buktinya kurang jelas."
                ),
            )
        ]
        for satu in utas:
            satu.start()
        for satu in utas:
            satu.join()
        kalimat = [satu for satu in hasil if "tidak dapat dilakukan" in satu]
        assert len(kalimat) == 1
        assert len(hasil) == 2
        akhir = Aktivitas.objects.get(pk=aktivitas.pk).status
        assert akhir in hasil
        assert realisasi(indikator) == (1 if akhir == "DISETUJUI" else 0)
