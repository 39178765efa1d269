"""Screens of rejecting, of the review by a team, and of its figures."""

import pytest
from django.urls import reverse

from ekinerja.aktivitas.models import Aktivitas, AnggotaPeninjau, CatatanPutusan, Peninjauan
from ekinerja.aktivitas.services import kembalikan, kirim, tolak, ubah_aktivitas
from ekinerja.aktivitas.tests import pembuat, tim
from ekinerja.aktivitas.tests.pembuat import PADA, isian
from ekinerja.core.testing import counted_queries

ALASAN = "Rapat ini bukan tugas Anda."


def buka(client, nama, *args):
    return client.get(reverse(f"aktivitas:{nama}", args=args))


def kirim_ke(client, nama, pk, **isi):
    return client.post(reverse(f"aktivitas:{nama}", args=[pk]), isi)


class TestMenolakDiLayar:
    def test_the_owner_reads_the_reason_and_asks_the_team(self, as_budi, as_sari, dikirim):
        assert kirim_ke(as_budi, "tolak", dikirim.pk, alasan=ALASAN).status_code == 302
        halaman = buka(as_sari, "rincian", dikirim.pk).content.decode()
        assert ALASAN in halaman
        assert "Minta tim meninjau" in halaman
        jawaban = kirim_ke(as_sari, "minta_tinjau", dikirim.pk, alasan="Undangannya terlampir.")
        kasus = Peninjauan.objects.get()
        assert jawaban["Location"] == reverse("aktivitas:tinjauan_rinci", args=[kasus.pk])
        assert "Minta tim meninjau" not in buka(as_sari, "rincian", dikirim.pk).content.decode()

    def test_without_a_reason_it_is_refused(self, as_budi, dikirim):
        assert kirim_ke(as_budi, "tolak", dikirim.pk, alasan="pendek").status_code == 409
        assert Aktivitas.objects.get(pk=dikirim.pk).status == "DIKIRIM"

    def test_only_the_owner_asks(self, pemeran, as_budi, dikirim):
        tolak(dikirim, oleh=pemeran.budi, pada=PADA, alasan=ALASAN)
        assert kirim_ke(as_budi, "minta_tinjau", dikirim.pk, alasan=ALASAN).status_code == 403

    def test_the_inbox_shows_what_changed_since_the_return(
        self, pemeran, as_budi, indikator, dikirim
    ):
        kembali = kembalikan(dikirim, oleh=pemeran.budi, pada=PADA, alasan="Menitnya terlalu lama.")
        ubah_aktivitas(kembali, data=isian(indikator, menit=60), oleh=pemeran.sari, pada=PADA)
        kirim(kembali, oleh=pemeran.sari, pada=PADA)
        halaman = buka(as_budi, "persetujuan").content.decode()
        assert "Lama semula: 1 jam 30 menit" in halaman

    def test_creative_work_is_approved_with_its_score(self, pemeran, as_budi, indikator):
        kreatif = pembuat.dikirim(pemeran.sari, indikator, jenis="KREATIVITAS")
        assert "Nilai dan setujui" in buka(as_budi, "persetujuan").content.decode()
        assert "Nilai dan setujui" in buka(as_budi, "rincian", kreatif.pk).content.decode()
        assert kirim_ke(as_budi, "setujui", kreatif.pk).status_code == 409
        assert kirim_ke(as_budi, "setujui", kreatif.pk, mutu="90").status_code == 302
        assert Aktivitas.objects.get(pk=kreatif.pk).nilai_mutu == 90

    def test_the_page_says_how_fast_it_was_approved(self, pemeran, as_budi, dikirim):
        halaman = buka(as_budi, "persetujuan").content.decode()
        tanda = halaman.split('name="dibuka" value="')[1].split('"')[0]
        kirim_ke(as_budi, "setujui", dikirim.pk, dibuka=tanda)
        assert CatatanPutusan.objects.get().detik == 0

    def test_a_forged_moment_says_nothing(self, as_budi, dikirim):
        kirim_ke(as_budi, "setujui", dikirim.pk, dibuka="1790000000000000:palsu")
        assert CatatanPutusan.objects.get().detik is None


class TestHalamanTinjauan:
    @pytest.fixture
    def kasus(self, pemeran, dikirim):
        return tim.diminta(pemeran, dikirim)

    def test_the_whole_way_to_the_decision(
        self, pemeran, kasus, as_wayan, as_sari, as_tono, as_made, as_dewi
    ):
        anggota = tim.peninjau(pemeran, "tono", "made", "dewi", "ratna")
        halaman = buka(as_wayan, "tinjauan_rinci", kasus.pk).content.decode()
        assert "Tono Hartono" in halaman
        assert f'value="{pemeran.ratna.pk}"' not in halaman  # stands in the line
        isi = {"anggota": [satu.pk for satu in anggota[:3]], "ketua": pemeran.tono.pk}
        assert kirim_ke(as_wayan, "tinjauan_tim", kasus.pk, **isi).status_code == 302
        kirim_ke(as_sari, "tinjauan_pernyataan", kasus.pk, isi="Saya hadir sampai selesai.")
        for client in (as_tono, as_made, as_dewi):
            jawaban = kirim_ke(
                client, "tinjauan_suara", kasus.pk, keputusan="DIKABULKAN",
                alasan="Undangannya ada dan sesuai.",
            )  # fmt: skip
            assert jawaban.status_code == 302
        assert "Tetapkan putusan" in buka(as_tono, "tinjauan_rinci", kasus.pk).content.decode()
        kirim_ke(
            as_tono, "tinjauan_putusan", kasus.pk, pertimbangan="Bukti mendukung pekerjaan ini."
        )
        assert Peninjauan.objects.get(pk=kasus.pk).keputusan == "DIKABULKAN"
        halaman = buka(as_sari, "tinjauan_rinci", kasus.pk).content.decode()
        assert "Bukti mendukung pekerjaan ini." in halaman

    def test_votes_are_not_told_before_the_decision(self, pemeran, kasus, as_made, as_sari):
        tim.diperiksa(pemeran, kasus)
        kirim_ke(
            as_made, "tinjauan_suara", kasus.pk, keputusan="DITOLAK", alasan="Tidak ada buktinya."
        )
        halaman = buka(as_sari, "tinjauan_rinci", kasus.pk).content.decode()
        assert "Sudah memberi suara" in halaman
        assert "Tidak ada buktinya." not in halaman

    @pytest.mark.parametrize("nama", ["pernyataan", "suara", "putusan"])
    def test_what_is_refused_comes_back_as_typed(self, pemeran, kasus, as_tono, as_sari, nama):
        tim.diperiksa(pemeran, kasus)
        client = as_sari if nama == "pernyataan" else as_tono
        isi = {"isi": "pendek", "alasan": "pendek", "pertimbangan": "pendek"}
        jawaban = kirim_ke(client, f"tinjauan_{nama}", kasus.pk, keputusan="SEBAGIAN", **isi)
        assert jawaban.status_code == 422
        assert "pendek" in jawaban.content.decode()
        assert not AnggotaPeninjau.objects.exclude(bersuara_pada=None).exists()

    @pytest.mark.parametrize("siapa", ["as_komang", "as_ucok", "as_dewi"])
    def test_it_is_invisible_to_others(self, request, kasus, siapa):
        client = request.getfixturevalue(siapa)
        assert buka(client, "tinjauan_rinci", kasus.pk).status_code == 404
        bukti = kasus.aktivitas.bukti.get()
        assert buka(client, "bukti_tinjauan", bukti.pk).status_code == 404

    def test_the_team_opens_the_evidence(self, pemeran, kasus, as_tono):
        tim.diperiksa(pemeran, kasus)
        bukti = kasus.aktivitas.bukti.get()
        assert buka(as_tono, "bukti", bukti.pk).status_code == 404
        assert buka(as_tono, "bukti_tinjauan", bukti.pk).status_code in (200, 409)

    def test_who_asked_withdraws(self, kasus, as_sari, as_budi):
        assert kirim_ke(as_budi, "tinjauan_cabut", kasus.pk).status_code == 403
        assert kirim_ke(as_sari, "tinjauan_cabut", kasus.pk).status_code == 302
        assert Peninjauan.objects.get(pk=kasus.pk).status == "DICABUT"

    def test_the_list_and_the_case_cost_few_queries(self, pemeran, kasus, as_wayan, as_tono):
        tim.diperiksa(pemeran, kasus)
        for client, nama, args in (
            (as_wayan, "tinjauan", ()),
            (as_wayan, "tinjauan_angka", ()),
            (as_tono, "tinjauan_rinci", (kasus.pk,)),
        ):
            with counted_queries() as jumlah:
                assert buka(client, nama, *args).status_code == 200
            assert int(jumlah) <= 15, nama

    def test_figures_of_superiors_are_for_bkpsdm_and_examiners(
        self, pemeran, kasus, as_wayan, as_made, as_budi
    ):
        assert "Budi Santoso" in buka(as_wayan, "tinjauan_angka").content.decode()
        assert buka(as_made, "tinjauan_angka").status_code == 200
        assert buka(as_budi, "tinjauan_angka").status_code == 403
