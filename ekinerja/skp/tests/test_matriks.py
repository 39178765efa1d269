"""Matriks peran hasil: shares add up, members accept or discuss, the grid costs nothing more."""

from datetime import date
from decimal import Decimal

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from ekinerja.core.errors import AksiDitolak, TidakBerwenang
from ekinerja.core.testing import counted_queries, element
from ekinerja.pegawai.models import AnggotaTim, Pegawai, Penempatan, TimKerja
from ekinerja.skp.models import HasilKerja, Indikator, PeranHasil
from ekinerja.skp.queries import isi_matriks
from ekinerja.skp.services import (
    IsianPeran,
    bahas_peran,
    cabut_peran,
    terima_peran,
    usulkan_peran,
)
from ekinerja.skp.tests import pembuat
from ekinerja.skp.tests.pembuat import PADA, indikator_pertama

ALASAN = "Bagiannya terlalu besar."


@pytest.fixture
def atas(pemeran):
    """The agreed plan of Budi, whose team is Sari."""
    return pembuat.disetujui(pemeran.budi, oleh=pemeran.ratna)


def isian(**lain) -> IsianPeran:
    isi = {
        "rencana": "Laporan layanan tersusun", "uraian": "Jumlah laporan",
        "target": Decimal(40), "satuan": "laporan",
    }  # fmt: skip
    return IsianPeran(**(isi | lain))


def bagian(skp, jumlah) -> IsianPeran:
    return isian(
        target=Decimal(jumlah), cara="LANGSUNG", dasar_bagi="JUMLAH",
        indikator=indikator_pertama(skp),
    )  # fmt: skip


def usulkan(pemeran, skp, isi, kepada=None) -> PeranHasil:
    return usulkan_peran(
        skp.hasil_kerja.get(), kepada=kepada or pemeran.sari, isian=isi, oleh=pemeran.budi,
        pada=PADA,
    )  # fmt: skip


class TestUsulkan:
    @pytest.mark.req("BJR-10", "BJR-13")
    def test_shares_by_amount_add_up_to_the_target_and_no_further(self, pemeran, atas):
        usulkan(pemeran, atas, bagian(atas, 70))
        usulkan(pemeran, atas, bagian(atas, 50))
        assert sum(isi_matriks(atas, pada=PADA.date()).terbagi.values()) == 120
        with pytest.raises(AksiDitolak, match="melebihi sisa target 0 laporan"):
            usulkan(pemeran, atas, bagian(atas, 1))

    def test_a_withdrawn_share_is_free_again(self, pemeran, atas):
        satu = usulkan(pemeran, atas, bagian(atas, 120))
        cabut_peran(satu, oleh=pemeran.budi, pada=PADA)
        assert usulkan(pemeran, atas, bagian(atas, 120)).status == "DIUSULKAN"

    @pytest.mark.parametrize(
        ("isi", "kalimat"),
        [
            ({"cara": "LANGSUNG", "dasar_bagi": "WILAYAH"}, "aspek atau wilayah mana"),
            ({"cara": "LANGSUNG", "dasar_bagi": "JUMLAH"}, "Pilih indikator"),
            ({"cara": "LANGSUNG"}, "Pilih indikator"),
            ({"target": Decimal(0)}, "lebih besar dari nol"),
        ],
    )
    def test_half_a_division_is_refused(self, pemeran, atas, isi, kalimat):
        with pytest.raises(AksiDitolak, match=kalimat):
            usulkan(pemeran, atas, isian(**isi))

    def test_somebody_outside_the_team_is_refused(self, pemeran, atas):
        with pytest.raises(AksiDitolak, match="bukan bawahan atau anggota tim kerja"):
            usulkan(pemeran, atas, isian(), kepada=pemeran.tono)

    def test_a_member_of_a_team_led_is_welcome(self, pemeran, atas):
        tim = TimKerja.objects.create(
            instansi=pemeran.instansi, unit=pemeran.unit.dinas, nama="Tim SPBE",
            ketua=pemeran.budi, masa=DateRange(date(2026, 1, 1), None), dasar="SK 3/2026",
        )  # fmt: skip
        AnggotaTim.objects.create(
            tim=tim, pegawai=pemeran.komang, masa=DateRange(date(2026, 1, 1), None)
        )
        assert usulkan(pemeran, atas, isian(), kepada=pemeran.komang).pegawai == pemeran.komang

    def test_only_the_owner_of_the_plan_divides_it(self, pemeran, atas):
        with pytest.raises(TidakBerwenang):
            usulkan_peran(
                atas.hasil_kerja.get(), kepada=pemeran.sari, isian=isian(), oleh=pemeran.ratna,
                pada=PADA,
            )  # fmt: skip


class TestJawab:
    @pytest.mark.req("BKN-12")
    def test_accepted_it_becomes_a_linked_and_measured_result(self, pemeran, atas):
        draf = pembuat.draf(pemeran.sari)
        peran = terima_peran(usulkan(pemeran, atas, bagian(atas, 40)), oleh=pemeran.sari, pada=PADA)
        rhk = HasilKerja.objects.get(skp=draf)
        assert (peran.status, peran.hasil, rhk.intervensi) == (
            "DITERIMA", rhk, atas.hasil_kerja.get(),
        )  # fmt: skip
        assert Indikator.objects.get(hasil_kerja=rhk).target == 40

    def test_without_a_draft_it_is_told_what_to_do(self, pemeran, atas):
        peran = usulkan(pemeran, atas, isian())
        with pytest.raises(AksiDitolak, match="belum punya draf SKP"):
            terima_peran(peran, oleh=pemeran.sari, pada=PADA)

    def test_it_is_discussed_first_and_then_accepted(self, pemeran, atas):
        pembuat.draf(pemeran.sari)
        peran = usulkan(pemeran, atas, isian())
        dibahas = bahas_peran(peran, alasan=ALASAN, oleh=pemeran.sari, pada=PADA)
        assert dibahas.riwayat.get(langkah="bahas").alasan == ALASAN
        assert terima_peran(dibahas, oleh=pemeran.sari, pada=PADA).status == "DITERIMA"

    def test_others_neither_answer_nor_withdraw(self, pemeran, atas):
        pembuat.draf(pemeran.sari)
        peran = usulkan(pemeran, atas, isian())
        with pytest.raises(TidakBerwenang):
            terima_peran(peran, oleh=pemeran.budi, pada=PADA)
        with pytest.raises(TidakBerwenang):
            cabut_peran(peran, oleh=pemeran.sari, pada=PADA)


class TestLayar:
    def test_a_cell_is_filled_and_answered_without_javascript(
        self, pemeran, as_budi, as_sari, atas
    ):
        pembuat.draf(pemeran.sari)
        rhk = atas.hasil_kerja.get()
        isi = {
            "rhk": rhk.pk, "pegawai": pemeran.sari.pk, "cara": "LANGSUNG", "dasar_bagi": "JUMLAH",
            "indikator": indikator_pertama(atas).pk, "rencana": "Laporan tersusun",
            "uraian": "Jumlah laporan", "target": "200", "satuan": "laporan",
        }  # fmt: skip
        alamat = f"/skp/{atas.pk}/matriks/baru/"
        salah = as_budi.post(alamat, isi)
        assert salah.status_code == 422
        assert "melebihi sisa target" in salah.content.decode()
        assert 'value="200"' in salah.content.decode()
        as_budi.post(alamat, isi | {"target": "70"})
        halaman = as_budi.get(f"/skp/{atas.pk}/matriks/").content.decode()
        assert "70 dari 120 laporan, masih 50 belum dibagi" in halaman
        peran = PeranHasil.objects.get()
        assert "Usulan peran untuk Anda" in as_sari.get("/skp/").content.decode()
        assert as_sari.post(f"/skp/peran/{peran.pk}/bahas/", {"alasan": "x"}).status_code == 409
        as_sari.post(f"/skp/peran/{peran.pk}/bahas/", {"alasan": ALASAN})
        assert ALASAN in as_budi.get(f"/skp/peran/{peran.pk}/").content.decode()
        as_sari.post(f"/skp/peran/{peran.pk}/terima/")
        peran.refresh_from_db()
        assert peran.status == "DITERIMA"

    @pytest.mark.parametrize("siapa", ["tono", "ucok", "komang"])
    def test_outsiders_see_neither_grid_nor_cell(self, request, pemeran, atas, siapa):
        peran = usulkan(pemeran, atas, isian())
        klien = request.getfixturevalue(f"as_{siapa}")
        assert klien.get(f"/skp/{atas.pk}/matriks/").status_code == 404
        assert klien.get(f"/skp/peran/{peran.pk}/").status_code == 404

    def test_60_people_and_40_results_cost_no_more_than_one(self, pemeran, as_budi, atas):
        alamat = f"/skp/{atas.pk}/matriks/"
        with counted_queries() as sedikit:
            assert as_budi.get(alamat).status_code == 200
        for nomor in range(59):
            orang = Pegawai.objects.create(
                instansi=pemeran.instansi, nama=f"Orang {nomor}", nama_urut=f"ORANG {nomor}",
                jenis="PNS",
            )  # fmt: skip
            Penempatan.objects.create(
                instansi=pemeran.instansi, pegawai=orang, jabatan=pemeran.jabatan.prakom,
                masa=DateRange(date(2020, 1, 1), None), dasar="SK",
            )  # fmt: skip
        for nomor in range(39):
            HasilKerja.objects.create(skp=atas, urutan=2 + nomor, rencana=f"Hasil {nomor}")
        with counted_queries() as banyak:
            halaman = as_budi.get(alamat).content.decode()
        assert halaman.count("matriks-tambah") == 60 * 40
        assert int(sedikit) == int(banyak) <= 15

    def test_the_page_leads_to_its_pdf(self, as_sari, skp_lengkap):
        isi = as_sari.get(f"/skp/{skp_lengkap.pk}/matriks/").content.decode()
        alamat = f"/skp/{skp_lengkap.pk}/cetak/matriks.pdf"
        assert alamat in isi
        assert as_sari.get(alamat)["Content-Type"] == "application/pdf"

    def test_a_dragged_cell_opens_filled(self, pemeran, as_budi, atas):
        lama = usulkan(pemeran, atas, bagian(atas, 40))
        alamat = f"/skp/{atas.pk}/matriks/baru/?rhk={lama.rhk_id}&pegawai={pemeran.sari.pk}"
        baru = as_budi.get(alamat).context["form"]
        assert baru["pegawai"].value() == str(pemeran.sari.pk)
        assert baru["rencana"].value() == lama.rhk.rencana
        assert baru["satuan"].value() == "laporan"
        salinan = as_budi.get(f"{alamat}&dari={lama.pk}").context["form"]
        assert salinan["rencana"].value() == "Laporan layanan tersusun"
        assert salinan["dasar_bagi"].value() == "JUMLAH"
        assert salinan["target"].value() is None

    def test_a_proposal_of_another_plan_fills_nothing(self, pemeran, as_budi, as_ratna, atas):
        lama = usulkan(pemeran, atas, isian(rencana="Rahasia tim Budi"))
        milik = pembuat.lengkap(pemeran.ratna)
        halaman = as_ratna.get(f"/skp/{milik.pk}/matriks/baru/?dari={lama.pk}").content.decode()
        assert "Rahasia tim Budi" not in halaman

    def test_it_is_narrowed_to_a_member_or_a_result(self, pemeran, as_budi, atas):
        satu = atas.hasil_kerja.get()
        lain = HasilKerja.objects.create(skp=atas, urutan=2, rencana="Hasil lain")
        usulkan_peran(satu, kepada=pemeran.sari, isian=isian(), oleh=pemeran.budi, pada=PADA)
        alamat = f"/skp/{atas.pk}/matriks/"
        sempit = as_budi.get(alamat, {"rhk": lain.pk}).context["matriks"]
        assert [baris.rencana for baris in sempit.baris] == ["Hasil lain"]
        kosong = as_budi.get(alamat, {"anggota": "TANPA"}).context["matriks"]
        assert (kosong.kolom, kosong.kosong.judul) == ([], "Tidak ada yang cocok")
        asal = as_budi.get(alamat, {"anggota": "tidak-ada"}).context["matriks"]
        assert [nama for _, nama in asal.kolom] == ["Sari Wulandari"]

    def test_the_part_swapped_is_the_part_reloaded(self, as_budi, atas):
        alamat = f"/skp/{atas.pk}/matriks/?anggota=TANPA"
        kepala = {"HX-Request": "true", "HX-Target": "matriks"}
        bagian_saja = as_budi.get(alamat, headers=kepala).content.decode()
        assert "<html" not in bagian_saja
        assert element(bagian_saja, "matriks") == element(
            as_budi.get(alamat).content.decode(), "matriks"
        )
