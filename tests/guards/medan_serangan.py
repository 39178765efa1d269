"""Medan yang diserang: satu dari tiap jenis objek, milik instansi para pemeran."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateRange
from django.urls import URLPattern, URLResolver, get_resolver

from ekinerja.aktivitas.tests import pembuat as aktivitas_uji
from ekinerja.core.models import Dokumen
from ekinerja.kalender.models import HariLibur
from ekinerja.organisasi.models import PemberianPeran
from ekinerja.penyiapan.tests.pembuat import impor_diperiksa
from ekinerja.presensi.models import HariPresensi
from ekinerja.regulasi.models import Skema
from ekinerja.regulasi.tests.skema_contoh import isi as isi_skema
from ekinerja.skp.tests import pembuat as skp_uji
from ekinerja.tpp.models import DaftarTPP
from ekinerja.tpp.services import hitung_daftar, siapkan_daftar
from ekinerja.tpp.tests.conftest import NOVEMBER_2, OKTOBER, hari_kerja_oktober, sebulan_presensi
from tests.guards import (
    sasaran_analisis,
    sasaran_integrasi,
    sasaran_laporan,
    sasaran_penyiapan,
    sasaran_peran,
    sasaran_perencanaan,
    sasaran_sandi,
    sasaran_skp,
    sasaran_url,
)

Nomor = dict[str, Any]
DINAS = ("ratna", "budi", "sari", "dewi", "komang", "nyoman")


def daftar_dihitung(pemeran: Any) -> DaftarTPP:
    """Daftar TPP Oktober dinas Sari, dihitung oleh Komang."""
    Skema.objects.create(
        instansi=pemeran.instansi, kode="uji", versi=1, nama="Skema uji", contoh=True,
        masa=DateRange(date(2026, 1, 1), None), isi=isi_skema(), status="BERLAKU",
        dibuat_oleh=pemeran.wayan.user,
    )  # fmt: skip
    hadir = dict.fromkeys(hari_kerja_oktober(), (0, 0, "HADIR"))
    for kunci in DINAS:
        sebulan_presensi(pemeran, getattr(pemeran, kunci), hadir)
    daftar = siapkan_daftar(pemeran.unit.dinas, OKTOBER)
    return hitung_daftar(daftar, oleh=pemeran.komang, pada=NOVEMBER_2)


def isi_medan(pemeran: Any) -> dict[str, Nomor]:
    """Awalan nama alamat → argumennya."""
    daftar = daftar_dihitung(pemeran)
    skp = skp_uji.disetujui(pemeran.sari, oleh=pemeran.budi)
    indikator = skp_uji.indikator_pertama(skp)
    dikirim = aktivitas_uji.dikirim(pemeran.sari, indikator, bukti=[aktivitas_uji.pdf()])
    libur = HariLibur.objects.create(
        instansi=pemeran.instansi, tanggal="2026-10-21", nama="Galungan", jenis="DAERAH",
        dasar="SK 9/2026",
    )  # fmt: skip
    dokumen = Dokumen.objects.filter(instansi=pemeran.instansi).first()
    return {
        "aktivitas:bukti": {"pk": dikirim.bukti.get().pk},
        "aktivitas:hapus_bukti": {"pk": dikirim.bukti.get().pk},
        "aktivitas:": {"pk": dikirim.pk},
        **sasaran_skp.medan(pemeran, indikator),
        "skp:": {"pk": skp.pk},
        "tpp:persetujuan": {"pk": Skema.objects.get().pk},
        "tpp:slip": {"daftar_pk": daftar.pk, "pegawai_pk": pemeran.sari.pk},
        "tpp:": {"pk": daftar.pk},
        "regulasi:": {"pk": Skema.objects.get().pk},
        "kalender:": {"pk": libur.pk},
        "presensi:hari": {"pk": HariPresensi.objects.filter(pegawai=pemeran.sari).first().pk},
        "presensi:": {"pk": pemeran.sari.pk},
        "pegawai:pemangku_unit": {"pk": pemeran.unit.dinas.pk},
        "pegawai:pemangku_jabatan": {"pk": pemeran.jabatan.prakom.pk},
        "pegawai:keputusan_r": sasaran_url.keputusan_sari(pemeran),
        "pegawai:sandi_": sasaran_sandi.penerbitan(pemeran),
        "pegawai:tim_": sasaran_url.tim_sari(pemeran),
        "pegawai:": {"pk": pemeran.sari.pk},
        "organisasi:peran_rincian": {"pk": PemberianPeran.objects.get(user=pemeran.nyoman.user).pk},
        "organisasi:jabatan_baru": {"unit_pk": pemeran.unit.dinas.pk},
        "organisasi:jabatan_rincian": {"pk": pemeran.jabatan.prakom.pk},
        **{nama: buat(pemeran) for nama, buat in sasaran_analisis.SASARAN.items()},
        "organisasi:usulan": sasaran_peran.usulan(pemeran),
        "organisasi:dukungan": sasaran_peran.dukungan(pemeran),
        "organisasi:": {"pk": pemeran.unit.dinas.pk},
        "integrasi:penimpaan": sasaran_integrasi.penimpaan(pemeran),
        "integrasi:padankan": sasaran_integrasi.perbedaan(pemeran),
        "integrasi:": sasaran_integrasi.bacaan(pemeran),
        **_penyiapan(pemeran),
        "penyiapan:": {"pk": impor_diperiksa(pemeran).pk},
        **(rencana := sasaran_perencanaan.medan(pemeran)),
        "laporan:turun": rencana["perencanaan:sasaran"],
        **sasaran_laporan.medan(pemeran, indikator),
        "verifikasi": {"kode": dokumen.kode if dokumen else "TIDAKADA"},
    }


def _penyiapan(pemeran: Any) -> dict[str, Nomor]:
    """Permintaan, pengumuman, rencana, dan uji coba, satu dari tiap jenis."""
    pengumuman = sasaran_penyiapan.pengumuman(pemeran)
    rencana = sasaran_penyiapan.reorganisasi(pemeran)
    return {
        "penyiapan:perbaikan": sasaran_penyiapan.permintaan(pemeran),
        "penyiapan:pengumuman": pengumuman,
        "penyiapan:dibaca": pengumuman,
        "penyiapan:pembaca": pengumuman,
        "penyiapan:reorganisasi": rencana,
        "penyiapan:langkah": rencana,
        "penyiapan:uji_coba": sasaran_penyiapan.uji_coba(pemeran),
    }


LAIN = {
    "bentuk": "xlsx", "kunci": "pegawai", "nomor": 1, "langkah": "buang", "jenis": "pelaksana",
    "perbuatan": "mutasi",
}  # fmt: skip


def semua_pola(
    pola: Iterable[URLPattern | URLResolver] | None = None, awalan: str = ""
) -> Iterator[tuple[str, list[str]]]:
    """Nama setiap alamat dan nama argumennya."""
    for satu in pola if pola is not None else get_resolver().url_patterns:
        if isinstance(satu, URLResolver):
            ruang = f"{awalan}{satu.namespace}:" if satu.namespace else awalan
            yield from semua_pola(satu.url_patterns, ruang)
        else:
            yield f"{awalan}{satu.name}", list(satu.pattern.regex.groupindex)


def argumen(nama: str, butuh: list[str], medan: dict[str, Nomor]) -> Nomor:
    """Argumen alamat: yang paling cocok namanya di medan, dan yang tetap."""
    cocok = next((isi for awal, isi in medan.items() if nama.startswith(awal)), {})
    return {satu: cocok.get(satu, LAIN.get(satu)) for satu in butuh}
