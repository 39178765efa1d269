"""Printed forms: perjanjian kinerja and rencana aksi as PDF."""

from collections.abc import Sequence
from typing import Any

from django.utils import timezone

from ekinerja.core.dokumen import alamat_verifikasi, susun_pdf
from ekinerja.core.format import BULAN, angka, nip, rupiah, tanggal
from ekinerja.core.models import Riwayat
from ekinerja.instansi.kop import KopSurat
from ekinerja.pegawai.models import Penempatan
from ekinerja.perencanaan.models import BarisRencanaAksi, PerjanjianKinerja, RencanaAksi
from ekinerja.perencanaan.presenters.aksi import judul_kolom
from ekinerja.perencanaan.presenters.pohon import teks_target
from ekinerja.perencanaan.workflow import DITANDATANGANI, DIVERIFIKASI

TITIK = "……………………"


def pdf_rencana(
    rencana: RencanaAksi,
    baris: Sequence[BarisRencanaAksi],
    *,
    kop: KopSurat,
    kepala: Penempatan | None,
    verifikasi: Riwayat | None,
) -> bytes:
    """The action plan of a year on landscape A4, with who answers for it and who verified it.

    :param kepala: who heads the perangkat daerah; ``verifikasi``: the deed, None before it.
    """
    sah = rencana.status == DIVERIFIKASI and rencana.dokumen is not None
    alamat = alamat_verifikasi(rencana.dokumen.kode) if sah and rencana.dokumen else ""
    data = {
        "judul": f"Rencana aksi tahun {rencana.tahun}",
        "unit": rencana.unit.nama,
        "kop": kop.isi,
        "keadaan": "" if rencana.status == DIVERIFIKASI else rencana.get_status_display(),
        "periode": [judul_kolom(rencana, bulan) for bulan in rencana.bulan_periode],
        "baris": [_baris(nomor, satu, rencana) for nomor, satu in enumerate(baris, 1)],
        "kepala": _kepala(rencana, kepala),
        "verifikator": _verifikator(verifikasi if sah else None),
        "kota": f"{kop.kota}, " if kop.kota else "",
        "kode": rencana.dokumen.kode if sah and rencana.dokumen else "",
    }
    return susun_pdf("perencanaan/rencana_aksi.typ", data, alamat_qr=alamat, berkas=kop.berkas)


def _kepala(rencana: RencanaAksi, satu: Penempatan | None) -> dict[str, str]:
    if satu is None:
        return {"nama": TITIK, "nip": "", "jabatan": f"Kepala {rencana.unit}"}
    sebagai = "" if satu.jenis == Penempatan.DEFINITIF else f"{satu.get_jenis_display()} "
    return {
        "nama": satu.pegawai.nama,
        "nip": nip(satu.pegawai.nip) if satu.pegawai.nip else "",
        "jabatan": f"{sebagai}{satu.jabatan.nama}",
    }


def _verifikator(satu: Riwayat | None) -> dict[str, str]:
    """Who verified it and when; a dotted line before that."""
    if satu is None:
        return {"nama": TITIK, "sebagai": "", "kapan": TITIK}
    hari = timezone.localdate(satu.pada)
    return {"nama": satu.oleh_nama, "sebagai": satu.kapasitas, "kapan": tanggal(hari)}


def _baris(nomor: int, satu: BarisRencanaAksi, rencana: RencanaAksi) -> dict[str, Any]:
    isi = {target.bulan: target for target in satu.target.all()}

    def sel(bulan: int) -> str:
        target = isi.get(bulan)
        if target is None:
            return ""
        nyata = "" if target.realisasi is None else f"{angka(target.realisasi)} / "
        return f"{nyata}{angka(target.target)}"

    return {
        "nomor": nomor, "aksi": satu.aksi, "indikator": satu.indikator, "satuan": satu.satuan,
        "penanggung": satu.penanggung_jawab.nama if satu.penanggung_jawab else "",
        "target": [sel(bulan) for bulan in rencana.bulan_periode],
    }  # fmt: skip


def pdf_perjanjian(perjanjian: PerjanjianKinerja, *, kop: KopSurat) -> bytes:
    """The agreement with its annex; a draft says so."""
    perubahan = "Perubahan perjanjian" if perjanjian.versi > 1 else "Perjanjian"
    data = {
        "judul": f"{perubahan} kinerja tahun {perjanjian.tahun}",
        "unit": perjanjian.unit.nama,
        "kop": kop.isi,
        "keadaan": "" if perjanjian.status == DITANDATANGANI else perjanjian.get_status_display(),
        "pertama": _pejabat(perjanjian.pejabat.get("pertama")),
        "kedua": _pejabat(perjanjian.pejabat.get("kedua")),
        "tempat_tanggal": _tempat_tanggal(perjanjian, kop),
        "butir": [
            [str(nomor), satu.teks_sasaran, satu.teks_indikator,
             f"{teks_target(satu)} {satu.satuan}"]
            for nomor, satu in enumerate(perjanjian.butir.all(), 1)
        ],
        "anggaran": [
            [str(nomor), satu.nama, rupiah(satu.pagu), satu.keterangan]
            for nomor, satu in enumerate(perjanjian.anggaran.all(), 1)
        ],
    }  # fmt: skip
    alamat = alamat_verifikasi(perjanjian.dokumen.kode) if perjanjian.dokumen else ""
    data["kode"] = perjanjian.dokumen.kode if perjanjian.dokumen else ""
    return susun_pdf("perencanaan/perjanjian.typ", data, alamat_qr=alamat, berkas=kop.berkas)


def _pejabat(orang: dict[str, str] | None) -> dict[str, str]:
    isi = orang or {"nama": TITIK, "nip": "", "jabatan": TITIK}
    return {"nama": isi["nama"], "jabatan": isi["jabatan"],
            "nip": nip(isi["nip"]) if isi["nip"] else ""}  # fmt: skip


def _tempat_tanggal(perjanjian: PerjanjianKinerja, kop: KopSurat) -> str:
    hari = perjanjian.tanggal
    teks = f"{hari.day} {BULAN[hari.month - 1]} {hari.year}" if hari else TITIK
    return f"{kop.kota}, {teks}" if kop.kota else teks
