"""People without a phone: an appointed operator types the signed sheet, the person answers."""

import uuid
from datetime import date

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange
from django.urls import reverse

from ekinerja.aktivitas.models import Aktivitas, PenunjukanOperator
from ekinerja.aktivitas.services import (
    akhiri_penunjukan,
    input_aktivitas,
    kembalikan,
    nyatakan_input,
    setujui,
    ubah_aktivitas,
)
from ekinerja.aktivitas.tests import pembuat
from ekinerja.aktivitas.tests.operator_uji import input_satu, tunjuk
from ekinerja.aktivitas.tests.pembuat import HARI_INI, PADA
from ekinerja.core.errors import AksiDitolak, TidakBerwenang
from ekinerja.core.testing import counted_queries
from ekinerja.pegawai.queries import identitas


@pytest.fixture
def operator(pemeran_lengkap):
    return tunjuk(pemeran_lengkap, unit=pemeran_lengkap.unit.dinas)


class TestMenunjuk:
    def test_only_the_admin_of_the_unit_appoints(self, pemeran_lengkap):
        with pytest.raises(TidakBerwenang, match="Admin Perangkat Daerah"):
            tunjuk(pemeran_lengkap, unit=pemeran_lengkap.unit.dinas_lain)

    def test_twice_in_the_same_time_is_refused(self, pemeran_lengkap, operator):
        with pytest.raises(AksiDitolak, match="sudah ditunjuk"):
            tunjuk(pemeran_lengkap, unit=pemeran_lengkap.unit.dinas)

    def test_it_ends_on_a_day(self, pemeran_lengkap, operator, indikator):
        gusti = identitas(pemeran_lengkap.gusti.user, pada=HARI_INI)
        akhiri_penunjukan(operator, akhir=HARI_INI, oleh=gusti)
        with pytest.raises(TidakBerwenang, match="tidak sedang ditunjuk"):
            input_satu(pemeran_lengkap, indikator)
        with pytest.raises(AksiDitolak, match="sudah berakhir"):
            akhiri_penunjukan(operator, akhir=HARI_INI, oleh=gusti)


class TestMengisi:
    def test_the_entry_goes_to_the_persons_superior_and_names_the_operator(
        self, pemeran_lengkap, operator, indikator
    ):
        satu = input_satu(pemeran_lengkap, indikator)
        assert (satu.pegawai, satu.penilai) == (pemeran_lengkap.sari, pemeran_lengkap.budi)
        assert (satu.status, satu.diinput_oleh) == ("DIKIRIM", pemeran_lengkap.komang)
        assert list(satu.bukti.values_list("untuk", flat=True)) == ["LEMBAR"]
        assert {r.kapasitas for r in satu.riwayat.all()} == {"Operator"}

    def test_without_the_signed_sheet_it_is_refused(self, pemeran_lengkap, operator, indikator):
        with pytest.raises(AksiDitolak, match="foto lembar yang ditandatangani"):
            input_satu(pemeran_lengkap, indikator, lembar=[])
        assert not Aktivitas.objects.exists()

    def test_outside_the_unit_or_the_period_it_is_refused(self, pemeran_lengkap, indikator):
        with pytest.raises(TidakBerwenang):
            input_satu(pemeran_lengkap, indikator)
        tunjuk(pemeran_lengkap, unit=pemeran_lengkap.unit.subbag)
        with pytest.raises(AksiDitolak, match="tidak ditemukan pada unit yang Anda isi"):
            input_satu(pemeran_lengkap, indikator)
        lama = DateRange(date(2026, 1, 1), date(2026, 10, 1))
        tunjuk(
            pemeran_lengkap, unit=pemeran_lengkap.unit.bidang, siapa=pemeran_lengkap.dewi, masa=lama
        )
        with pytest.raises(TidakBerwenang):
            input_satu(pemeran_lengkap, indikator, oleh=pemeran_lengkap.dewi)

    def test_nobody_is_the_operator_of_oneself(self, pemeran_lengkap, indikator):
        tunjuk(pemeran_lengkap, unit=pemeran_lengkap.unit.dinas, siapa=pemeran_lengkap.sari)
        with pytest.raises(AksiDitolak, match="Catat aktivitas"):
            input_satu(pemeran_lengkap, indikator, oleh=pemeran_lengkap.sari)

    def test_an_operator_never_approves_what_was_typed(self, pemeran_lengkap, indikator):
        tunjuk(pemeran_lengkap, unit=pemeran_lengkap.unit.dinas, siapa=pemeran_lengkap.budi)
        satu = input_satu(pemeran_lengkap, indikator, oleh=pemeran_lengkap.budi)
        with pytest.raises(TidakBerwenang, match="Anda yang menginput"):
            setujui(satu, oleh=pemeran_lengkap.budi, pada=PADA)

    def test_the_same_key_twice_is_one_entry(self, pemeran_lengkap, operator, indikator):
        isi = {
            "data": pembuat.isian(indikator),
            "lembar": [pembuat.foto()],
            "kunci_kirim": uuid.uuid4(),
            "oleh": pemeran_lengkap.komang,
            "pada": PADA,
        }
        for _ in range(2):
            input_aktivitas(pemeran_lengkap.sari.nip, **isi)
        assert Aktivitas.objects.count() == 1


class TestMenyatakan:
    @pytest.fixture
    def satu(self, pemeran_lengkap, operator, indikator):
        return input_satu(pemeran_lengkap, indikator)

    def test_the_person_confirms_once(self, pemeran_lengkap, satu):
        nyatakan_input(satu, benar=True, oleh=pemeran_lengkap.sari, pada=PADA)
        assert satu.pernyataan.hasil == "BENAR"
        with pytest.raises(AksiDitolak, match="sudah menyatakan"):
            nyatakan_input(
                satu, benar=False, alasan="Bukan saya", oleh=pemeran_lengkap.sari, pada=PADA
            )

    def test_a_dispute_withdraws_what_is_not_decided(self, pemeran_lengkap, satu):
        with pytest.raises(AksiDitolak, match="apa yang tidak benar"):
            nyatakan_input(satu, benar=False, oleh=pemeran_lengkap.sari, pada=PADA)
        nyatakan_input(satu, benar=False, alasan="Saya cuti", oleh=pemeran_lengkap.sari, pada=PADA)
        satu.refresh_from_db()
        assert satu.status == "DIBATALKAN"

    def test_of_a_decided_one_it_stands_beside_it(self, pemeran_lengkap, satu):
        setujui(satu, oleh=pemeran_lengkap.budi, pada=PADA)
        nyatakan_input(satu, benar=False, alasan="Saya cuti", oleh=pemeran_lengkap.sari, pada=PADA)
        satu.refresh_from_db()
        assert satu.status == "DISETUJUI"
        assert satu.riwayat.filter(langkah="bantah", alasan="Saya cuti").exists()

    def test_only_the_person_answers(self, pemeran_lengkap, satu):
        with pytest.raises(TidakBerwenang):
            nyatakan_input(satu, benar=True, oleh=pemeran_lengkap.komang, pada=PADA)

    def test_the_person_does_not_rewrite_what_was_signed(self, pemeran_lengkap, satu, indikator):
        kembalikan(satu, oleh=pemeran_lengkap.budi, pada=PADA, alasan="Lengkapi uraiannya.")
        with pytest.raises(TidakBerwenang, match="diinput operator"):
            ubah_aktivitas(
                satu, data=pembuat.isian(indikator), oleh=pemeran_lengkap.sari, pada=PADA
            )

    def test_the_page_offers_both_answers_to_the_person_only(self, satu, as_sari, as_budi):
        alamat = reverse("aktivitas:rincian", args=[satu.pk])
        milik = as_sari.get(alamat).content.decode()
        assert "Benar, ini pekerjaan saya" in milik and "Komang Adi Putra" in milik
        assert "Benar, ini pekerjaan saya" not in as_budi.get(alamat).content.decode()
        as_sari.post(reverse("aktivitas:benarkan", args=[satu.pk]))
        assert "Dibenarkan pemiliknya" in as_budi.get(alamat).content.decode()


class TestLayar:
    def test_appointing_typing_and_the_share_per_unit(
        self, pemeran_lengkap, as_gusti, as_komang, indikator
    ):
        jawaban = as_gusti.post(
            reverse("aktivitas:operator_baru"),
            {
                "nip": pemeran_lengkap.komang.nip, "unit": pemeran_lengkap.unit.dinas.pk,
                "mulai": "2026-10-01", "sampai": "2026-12-31", "dasar": "SK 5/2026",
            },
        )  # fmt: skip
        assert jawaban.status_code == 302
        assert PenunjukanOperator.objects.get().masa.upper == date(2027, 1, 1)
        alamat = f"{reverse('aktivitas:operator_input')}?nip={pemeran_lengkap.sari.nip}"
        assert indikator.uraian in as_komang.get(alamat).content.decode()
        kiriman = {
            "kunci_kirim": str(uuid.uuid4()), "indikator": indikator.pk, "tanggal": "2026-10-12",
            "uraian": "Menyapu halaman kantor", "menit": "60", "lembar": pembuat.foto(),
        }  # fmt: skip
        assert as_komang.post(alamat, kiriman).status_code == 302
        with counted_queries() as n:
            halaman = as_gusti.get(reverse("aktivitas:operator")).content.decode()
        assert "Lewat operator" in halaman and "100%" in halaman.replace("\xa0", "")
        assert int(n) <= 15

    @pytest.mark.parametrize(
        ("ubah", "kalimat"),
        [
            ({"lembar": None}, "foto lembar yang ditandatangani"),
            ({"menit": "0"}, "1 sampai 1.440 menit"),
            ({"indikator": "1"}, "Pilih salah satu indikator"),
            ({"tanggal": "2026-10-13"}, "belum tiba"),
        ],
    )
    def test_what_is_refused_comes_back(
        self, pemeran_lengkap, operator, as_komang, indikator, ubah, kalimat
    ):
        kiriman = {
            "kunci_kirim": str(uuid.uuid4()), "indikator": indikator.pk, "tanggal": "2026-10-12",
            "uraian": "Menyapu halaman kantor", "menit": "60", "lembar": pembuat.foto(),
        } | ubah  # fmt: skip
        isi = {nama: nilai for nama, nilai in kiriman.items() if nilai is not None}
        alamat = f"{reverse('aktivitas:operator_input')}?nip={pemeran_lengkap.sari.nip}"
        jawaban = as_komang.post(alamat, isi)
        assert jawaban.status_code == 422
        assert kalimat in jawaban.content.decode()

    def test_an_unknown_person_is_a_sentence(self, operator, as_komang):
        jawaban = as_komang.get(f"{reverse('aktivitas:operator_input')}?nip=123")
        assert jawaban.status_code == 422
        assert "tidak ditemukan pada unit" in jawaban.content.decode()

    def test_who_is_not_appointed_is_refused(self, as_sari, pemeran):
        assert as_sari.get(reverse("aktivitas:operator_input")).status_code == 403
        assert as_sari.get(reverse("aktivitas:operator")).status_code == 403
