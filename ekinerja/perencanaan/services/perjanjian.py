"""Deeds on a perjanjian kinerja: drawn up from the goals of a year, signed, changed."""

import json
from datetime import date, datetime

from django.db import transaction

from ekinerja.core.access import wajib
from ekinerja.core.berkas import Unggahan, terima_berkas
from ekinerja.core.dokumen import Terbitan, terbitkan
from ekinerja.core.errors import AksiDitolak
from ekinerja.core.format import tanggal as format_tanggal
from ekinerja.core.models import Dokumen
from ekinerja.organisasi.models import UnitKerja
from ekinerja.pegawai.models import Pegawai, Penempatan
from ekinerja.perencanaan.models import (
    AnggaranPerjanjian,
    ButirPerjanjian,
    PerjanjianKinerja,
    ProgramKegiatan,
    TargetIndikator,
)
from ekinerja.perencanaan.pelaku import PelakuPerencanaan
from ekinerja.perencanaan.permissions import boleh_menyusun, penyusun_perjanjian
from ekinerja.perencanaan.queries import kepala_unit, pihak_kedua_unit
from ekinerja.perencanaan.workflow import DITANDATANGANI, DRAF, PERJANJIAN_WORKFLOW


@transaction.atomic
def susun_perjanjian(
    unit: UnitKerja, *, tahun: int, oleh: PelakuPerencanaan, pada: date, alasan: str = ""
) -> PerjanjianKinerja:
    """Draw up the agreement of the head of a unit from the targets and programs of a year.

    A signed agreement gets a next version, for which a reason is needed; a draft is drawn again.

    :param pada: the day on which both officials are looked up.
    :raises AksiDitolak: nobody heads the unit, or a change without a reason.
    """
    kepala = kepala_unit(unit, pada=pada)
    if kepala is None:
        wajib(boleh_menyusun(unit, oleh))
        raise AksiDitolak(
            f"{unit} belum punya kepala pada tanggal itu. Lengkapi pemangku jabatannya dahulu."
        )
    if kepala.pegawai_id != oleh.penyusun.pegawai_id:
        wajib(boleh_menyusun(unit, oleh))
    UnitKerja.objects.select_for_update(of=("self",)).get(pk=unit.pk)
    akhir = PerjanjianKinerja.objects.filter(unit=unit, tahun=tahun).order_by("-versi").first()
    perjanjian = _versi(akhir, kepala, tahun=tahun, alasan=alasan)
    kedua = pihak_kedua_unit(kepala.jabatan, pada=pada)
    perjanjian.jabatan, perjanjian.pihak_pertama = kepala.jabatan, kepala.pegawai
    perjanjian.pihak_kedua = kedua.pegawai if kedua else None
    perjanjian.pejabat = {
        "pertama": _pejabat(kepala),
        **({"kedua": _pejabat(kedua)} if kedua else {}),
    }
    perjanjian.save()
    _isi(perjanjian)
    return perjanjian


def _versi(
    akhir: PerjanjianKinerja | None, kepala: Penempatan, *, tahun: int, alasan: str
) -> PerjanjianKinerja:
    unit = kepala.jabatan.unit
    if akhir is not None and akhir.status == DRAF:
        return akhir
    if akhir is not None and not alasan.strip():
        raise AksiDitolak(
            "Perjanjian yang sudah ditandatangani diubah sebagai versi baru. Tuliskan alasannya, "
            "misalnya perubahan anggaran atau pergantian pejabat."
        )
    return PerjanjianKinerja(
        instansi_id=unit.instansi_id, unit=unit, tahun=tahun,
        versi=akhir.versi + 1 if akhir else 1, alasan_perubahan=alasan if akhir else "",
    )  # fmt: skip


def _pejabat(satu: Penempatan) -> dict[str, str]:
    orang: Pegawai = satu.pegawai
    sebagai = "" if satu.jenis == Penempatan.DEFINITIF else f"{satu.get_jenis_display()} "
    return {
        "nama": orang.nama,
        "nip": orang.nip or "",
        "golongan": orang.golongan,
        "jabatan": f"{sebagai}{satu.jabatan.nama}",
    }


def _isi(perjanjian: PerjanjianKinerja) -> None:
    """Goals of the unit with a target this year, and its programs."""
    perjanjian.butir.all().delete()
    perjanjian.anggaran.all().delete()
    target = (
        TargetIndikator.objects.filter(
            tahun=perjanjian.tahun, triwulan=TargetIndikator.SETAHUN,
            indikator__sasaran__unit=perjanjian.unit,
        )
        .select_related("indikator__sasaran")
        .order_by("indikator__sasaran__kode", "indikator__urutan")
    )  # fmt: skip
    ButirPerjanjian.objects.bulk_create(
        ButirPerjanjian(
            perjanjian=perjanjian, urutan=nomor, sasaran=satu.indikator.sasaran,
            indikator=satu.indikator, teks_sasaran=satu.indikator.sasaran.uraian,
            teks_indikator=satu.indikator.uraian, target=satu.target, batas_atas=satu.batas_atas,
            satuan=satu.indikator.satuan,
        )
        for nomor, satu in enumerate(target, 1)
    )  # fmt: skip
    program = ProgramKegiatan.objects.filter(
        unit=perjanjian.unit, tahun=perjanjian.tahun, jenis=ProgramKegiatan.PROGRAM
    ).order_by("kode")
    AnggaranPerjanjian.objects.bulk_create(
        AnggaranPerjanjian(
            perjanjian=perjanjian, urutan=nomor, program=satu, nama=satu.nama, pagu=satu.pagu
        )
        for nomor, satu in enumerate(program, 1)
    )


@transaction.atomic
def tandatangani_perjanjian(
    perjanjian: PerjanjianKinerja,
    *,
    tanggal: date,
    oleh: PelakuPerencanaan,
    pada: datetime,
    pindaian: Unggahan | None = None,
) -> PerjanjianKinerja:
    """Record that both signed; the version before is replaced by this one.

    :raises TidakBerwenang: when the actor neither plans for the unit nor is its head.
    :raises AksiDitolak: nothing in it, pihak kedua unknown, or not a draft.
    """
    wajib(penyusun_perjanjian(perjanjian, oleh))
    berkas = (
        terima_berkas(pindaian, instansi_id=perjanjian.instansi_id, pada=pada) if pindaian else None
    )
    lama = PerjanjianKinerja.objects.filter(
        unit=perjanjian.unit, tahun=perjanjian.tahun, status=DITANDATANGANI
    ).first()
    terbit = _terbitkan(perjanjian, tanggal, pada)
    perjanjian = PERJANJIAN_WORKFLOW.run(
        "tandatangani", perjanjian, oleh=oleh, pada=pada, kapasitas=oleh.penyusun.kapasitas[:60],
        ubah={"tanggal": tanggal, "berkas": berkas, "dokumen": terbit},
    )  # fmt: skip
    if lama is not None:
        PERJANJIAN_WORKFLOW.run(
            "ganti", lama, oleh=oleh, pada=pada, alasan=perjanjian.alasan_perubahan
        )
    return perjanjian


def _terbitkan(perjanjian: PerjanjianKinerja, tanggal: date, pada: datetime) -> Dokumen:
    """The agreement under a code that its QR opens; the hash covers officials and targets."""
    butir = [
        [satu.teks_sasaran, satu.teks_indikator, str(satu.target), str(satu.batas_atas),
         satu.satuan]
        for satu in perjanjian.butir.all()
    ]  # fmt: skip
    isi = {"pejabat": perjanjian.pejabat, "butir": butir, "tahun": perjanjian.tahun,
           "versi": perjanjian.versi, "tanggal": str(tanggal)}  # fmt: skip
    pertama = perjanjian.pejabat.get("pertama", {})
    [dokumen] = terbitkan(
        [
            Terbitan(
                jenis="perjanjian-kinerja",
                judul=f"{perjanjian}, versi {perjanjian.versi}",
                penerima=pertama.get("nama", ""),
                ringkasan={
                    "Pihak pertama": pertama.get("nama", ""),
                    "Pihak kedua": perjanjian.pejabat.get("kedua", {}).get("nama", ""),
                    "Tahun": str(perjanjian.tahun),
                    "Ditandatangani": format_tanggal(tanggal),
                    "Banyaknya indikator": str(len(butir)),
                },
                isi=json.dumps(isi, sort_keys=True, ensure_ascii=False).encode(),
            )
        ],
        instansi_id=perjanjian.instansi_id,
        pada=pada,
    )
    return dokumen


@transaction.atomic
def buang_draf(perjanjian: PerjanjianKinerja, *, oleh: PelakuPerencanaan) -> None:
    """Throw away a draft that was never signed."""
    wajib(penyusun_perjanjian(perjanjian, oleh))
    if perjanjian.status != DRAF:
        raise AksiDitolak("Yang sudah ditandatangani tidak dihapus. Susun perubahannya.")
    perjanjian.delete()
