"""Load the whole demonstration in one transaction: everything, or nothing."""

from collections.abc import Callable
from datetime import date, time

from django.conf import settings
from django.db import transaction

from ekinerja.core.bulk import mulai_massal
from ekinerja.core.errors import AksiDitolak
from ekinerja.core.workflow import SISTEM
from ekinerja.instansi.models import Instansi
from ekinerja.kalender.acuan import tahun_tersedia
from ekinerja.kalender.services import muat_hari_libur, muat_pola_kerja
from ekinerja.penyiapan.demo.aktivitas import susun_aktivitas
from ekinerja.penyiapan.demo.bukti import susun_bukti
from ekinerja.penyiapan.demo.bulan import susun_hari, tutup_bulan_lalu
from ekinerja.penyiapan.demo.orang import Orang, susun_orang
from ekinerja.penyiapan.demo.organisasi import susun_organisasi
from ekinerja.penyiapan.demo.pelengkap import susun_dasar, susun_pelengkap
from ekinerja.penyiapan.demo.peran import susun_peran
from ekinerja.penyiapan.demo.perencanaan import susun_perencanaan, susun_rencana_aksi
from ekinerja.penyiapan.demo.presensi import susun_rekaman
from ekinerja.penyiapan.demo.queries import ada_instansi
from ekinerja.penyiapan.demo.rencana import rencana_pemda
from ekinerja.penyiapan.demo.simpan import hitung_statistik, simpan
from ekinerja.penyiapan.demo.skema import susun_skema
from ekinerja.penyiapan.demo.skp import susun_skp
from ekinerja.penyiapan.demo.waktu import Waktu
from ekinerja.penyiapan.services import periksa_data

Lapor = Callable[[str], None]


def tolak_produksi() -> None:
    """:raises AksiDitolak: demonstration data and its known password never enter production."""
    if settings.PRODUCTION:
        raise AksiDitolak(
            "Data peragaan memakai kata sandi yang diketahui umum, sehingga tidak dimuat pada mode "
            "produksi. Pakailah basis data lain dengan EKINERJA_MODE=demo."
        )


def muat_demo(hari_ini: date, *, lapor: Lapor = lambda _: None) -> bool:
    """Load the demonstration government as it stands on a day.

    :returns: False when the database already holds a government; nothing is changed then.
    :raises AksiDitolak: in production, or without holidays for the months it needs.
    """
    tolak_produksi()
    if ada_instansi():
        return False
    rencana = rencana_pemda()
    waktu = Waktu(hari_ini, rencana.instansi["zona"])
    _periksa_tahun(waktu)
    with transaction.atomic(), mulai_massal(SISTEM, sebab="data peragaan dimuat"):
        instansi = simpan([Instansi(peragaan=True, **rencana.instansi)])[0]
        pagi = waktu.saat(waktu.mulai, time(6))
        muat_pola_kerja(instansi, oleh=SISTEM, pada=pagi)
        for tahun in waktu.tahun:
            muat_hari_libur(instansi, tahun=tahun, oleh=SISTEM, pada=pagi)
        organisasi = susun_organisasi(instansi, rencana.akar, bulan_ini=waktu.bulan(0))
        orang = susun_orang(organisasi, rencana.mutasi, waktu)
        susun_peran(organisasi, orang, sejak=date(waktu.mulai.year - 1, 1, 2))
        susun_dasar(instansi, waktu)
        lapor(f"{len(organisasi.unit)} unit, {len(orang)} orang")
        _susun_skema(orang, waktu)
        hitung_statistik()
        perencanaan = susun_perencanaan(organisasi, waktu)
        skp = susun_skp(organisasi, orang, waktu, sasaran=perencanaan.milik)
        lapor(f"{len(skp)} SKP")
        hari = susun_rekaman(organisasi, orang, waktu, lewati=frozenset({"bupati"}))
        lapor(f"{len(hari)} hari kehadiran")
        hitung_statistik()
        susun_hari(instansi.pk, waktu)
        bukti = susun_bukti(instansi.pk, pada=pagi)
        lapor(f"{susun_aktivitas(hari, skp, bukti, waktu=waktu)} aktivitas")
        aksi = susun_rencana_aksi(organisasi, orang, perencanaan, bukti=bukti[-1], waktu=waktu)
        lapor(f"{aksi} rencana aksi")
        hitung_statistik()
        lapor(f"{tutup_bulan_lalu(organisasi, orang, waktu)} daftar TPP ditutup")
        susun_pelengkap(organisasi, orang, waktu)
    hitung_statistik()
    periksa_data(instansi.pk, pada=waktu.saat(hari_ini, time(6)))
    return True


def _susun_skema(orang: list[Orang], waktu: Waktu) -> None:
    menurut_kunci = {satu.kunci: satu.pegawai for satu in orang}
    susun_skema(
        orang[0].pegawai.instansi_id,
        sejak=date(waktu.mulai.year, 1, 1),
        perancang=menurut_kunci["organisasi"],
        pemberlaku=menurut_kunci["bkpsdm"],
        pada=waktu.saat(date(waktu.mulai.year - 1, 12, 10), time(9)),
    )


def _periksa_tahun(waktu: Waktu) -> None:
    kurang = [str(t) for t in waktu.tahun if t not in tahun_tersedia()]
    if kurang:
        raise AksiDitolak(
            f"Hari libur tahun {' dan '.join(kurang)} belum tersedia, sehingga peragaan untuk "
            "tanggal itu belum dapat dimuat. Pilih tanggal lain dengan --tanggal."
        )
