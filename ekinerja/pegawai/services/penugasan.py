"""Leading beside the own post: Plt. and Plh. of a post, head of a unit by assignment."""

from datetime import date, datetime
from typing import Any, TypeVar

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone

from ekinerja.core.access import wajib
from ekinerja.core.bulk import mulai_massal
from ekinerja.core.errors import AksiDitolak
from ekinerja.core.workflow import Pelaku
from ekinerja.organisasi.batasan import batasan
from ekinerja.organisasi.models import Jabatan, UnitKerja
from ekinerja.pegawai.models import (
    Kedudukan,
    Keputusan,
    Pegawai,
    Penempatan,
    PenilaiKhusus,
    PenugasanKepala,
    RiwayatPegawai,
)
from ekinerja.pegawai.permissions import pengelola_pegawai
from ekinerja.pegawai.services.keputusan import DataKeputusan, mulai_keputusan, selesaikan

_KEPALA_GANDA = {
    "penugasan_satu_kepala_per_unit": "Unit ini sudah dipimpin orang lain menurut penugasan pada "
    "masa itu. Akhiri penugasan yang lama lebih dahulu, atau ubah tanggalnya."
}


@transaction.atomic
def tunjuk_pelaksana(
    pegawai: Pegawai, jabatan: Jabatan, *, jenis: str, sk: DataKeputusan, selesai: date,
    oleh: Pelaku, pada: datetime,
) -> Keputusan:  # fmt: skip
    """Let a person act in a leading post for ``[sk.tmt, selesai)``, beside the own post.

    A Plt. stands where there is no definitive holder, or none who is there; a Plh. where the
    holder is hindered for a time (UU 30/2014 Pasal 14 ayat (2)).

    :param jenis: PLT or PLH.
    :raises TidakBerwenang: when the actor is not BKPSDM.
    :raises AksiDitolak: the post leads nobody, is the own one, or somebody acts in it already;
        a Plt. beside a holder who is there; a Plh. where nobody is to be stood in for.
    """
    catat = mulai_keputusan(pegawai, jenis, sk, oleh=oleh, pada=pada)
    orang = catat.keputusan.pegawai
    kunci = _kunci_jabatan(orang, jabatan)
    masa = _masa(sk.tmt, selesai)
    _periksa_jabatan(kunci, masa)
    _tolak_yang_tidak_aktif(orang, masa)
    _periksa_pemangku(kunci, orang, jenis, masa)
    with mulai_massal(oleh, sebab="pelaksana ditunjuk"):
        catat.buat(
            "penempatan", f"{jenis.capitalize()}. {kunci.nama}", jabatan=kunci, jenis=jenis,
            masa=masa, dasar=sk.dasar, keputusan=catat.keputusan,
        )  # fmt: skip
    return selesaikan(catat, sebutan=f"{kunci.nama}: {sk.dasar}", oleh=oleh, pada=pada)


@transaction.atomic
def tugaskan_kepala(
    pegawai: Pegawai, unit: UnitKerja, *, sebutan: str, sk: DataKeputusan, selesai: date | None,
    oleh: Pelaku, pada: datetime,
) -> Keputusan:  # fmt: skip
    """Let a functional official head a unit for ``[sk.tmt, selesai)``; post and class stay.

    :param sebutan: as what, "Kepala Sekolah".
    :raises TidakBerwenang: when the actor is not BKPSDM.
    :raises AksiDitolak: the unit does not exist then, or somebody else heads it.
    """
    catat = mulai_keputusan(pegawai, "PENUGASAN", sk, oleh=oleh, pada=pada)
    orang = catat.keputusan.pegawai
    if unit.instansi_id != orang.instansi_id:
        raise AksiDitolak("Unit tidak ditemukan. Pilih unit dari instansi Anda.")
    if sk.tmt not in unit.masa:
        raise AksiDitolak(f"{unit.nama} tidak ada dalam susunan organisasi pada TMT itu.")
    masa = _masa(sk.tmt, selesai)
    _tolak_yang_tidak_aktif(orang, masa)
    _tolak_kepala_definitif(unit, orang, masa)
    with mulai_massal(oleh, sebab="kepala unit ditugaskan"), batasan(_KEPALA_GANDA):
        catat.buat(
            "penugasan", f"{sebutan} {unit.nama}", unit=unit, sebutan=sebutan.strip(), masa=masa,
            dasar=sk.dasar,
        )  # fmt: skip
    return selesaikan(catat, sebutan=f"{sebutan} {unit.nama}: {sk.dasar}", oleh=oleh, pada=pada)


@transaction.atomic
def akhiri_pelaksana(
    penempatan: Penempatan, *, selesai: date, alasan: str, oleh: Pelaku, pada: datetime
) -> None:
    """End a Plt. or Plh. on a day (the day after the last), or take back one that never began.

    :raises TidakBerwenang: when the actor is not BKPSDM.
    :raises AksiDitolak: without a reason, outside the period, or a definitive placement.
    """
    wajib(pengelola_pegawai(penempatan.instansi_id, oleh, pada=timezone.localdate(pada)))
    kunci = (
        Penempatan.objects.select_for_update(of=("self",))
        .select_related("jabatan", "pegawai")
        .get(pk=penempatan.pk)
    )
    if kunci.jenis == Penempatan.DEFINITIF:
        raise AksiDitolak("Jabatan definitif tidak diakhiri di sini. Catat mutasi atau pensiunnya.")
    masa = akhir_masa(kunci.masa, selesai, alasan, hari=timezone.localdate(pada))
    with mulai_massal(oleh, sebab="penunjukan diakhiri"):
        simpan_akhir(kunci, masa)
    sebutan = f"{kunci.get_jenis_display()} {kunci.jabatan.nama}"
    catat_riwayat(kunci.pegawai, "akhiri_pelaksana", f"{sebutan}: {alasan}", oleh=oleh, pada=pada)


@transaction.atomic
def akhiri_penugasan(
    penugasan: PenugasanKepala, *, selesai: date, alasan: str, oleh: Pelaku, pada: datetime
) -> None:
    """End an assignment as head on a day, or take back one that never began.

    :raises TidakBerwenang: when the actor is not BKPSDM.
    :raises AksiDitolak: without a reason, or outside the period.
    """
    sebutan = f"{penugasan.sebutan} {penugasan.unit.nama}"
    akhiri_surat(
        penugasan, "akhiri_penugasan", f"{sebutan}: {alasan}", selesai=selesai, alasan=alasan,
        oleh=oleh, pada=pada,
    )  # fmt: skip


B = TypeVar("B", PenugasanKepala, PenilaiKhusus)


def akhiri_surat(
    baris: B, langkah: str, uraian: str, /, *, selesai: date, alasan: str, oleh: Pelaku,
    pada: datetime,
) -> None:  # fmt: skip
    """End what BKPSDM recorded by letter about a person, and write it into the history.

    :param langkah: name of the deed; ``uraian`` what the history says of it.
    :raises TidakBerwenang: when the actor is not BKPSDM.
    :raises AksiDitolak: without a reason, or outside the period.
    """
    hari = timezone.localdate(pada)
    wajib(pengelola_pegawai(baris.instansi_id, oleh, pada=hari))
    kunci = (
        type(baris)
        .objects.select_for_update(of=("self",))
        .select_related("pegawai")
        .get(pk=baris.pk)
    )
    masa = akhir_masa(kunci.masa, selesai, alasan, hari=hari)
    with mulai_massal(oleh, sebab="penunjukan menurut surat diakhiri"):
        simpan_akhir(kunci, masa)
    catat_riwayat(kunci.pegawai, langkah, uraian, oleh=oleh, pada=pada)


def akhir_masa(masa: DateRange, selesai: date, alasan: str, *, hari: date) -> DateRange | None:
    """The shortened period; None when nothing is left of it (it never began).

    :param hari: today; what was in force before it stays on record.
    """
    if len(alasan.strip()) < 5:
        raise AksiDitolak("Tulis nomor surat atau sebabnya, paling sedikit 5 huruf.")
    if masa.upper is not None and selesai >= masa.upper:
        raise AksiDitolak("Tanggal itu tidak lebih awal daripada akhir yang sudah tercatat.")
    if masa.lower is not None and selesai <= masa.lower:
        if masa.lower < hari:
            raise AksiDitolak(
                f"Ini sudah berlaku sejak {masa.lower:%d/%m/%Y}, sehingga tetap tercatat. Pilih "
                "tanggal sesudahnya."
            )
        return None
    return DateRange(masa.lower, selesai)


def simpan_akhir(baris: Any, masa: DateRange | None) -> None:
    """Write the end of a dated row; one that never began goes away (its versions are kept)."""
    if masa is None:
        baris.delete()
        return
    baris.masa = masa
    baris.save(update_fields=["masa"])


def catat_riwayat(
    objek: Pegawai, langkah: str, alasan: str, *, oleh: Pelaku, pada: datetime
) -> None:
    """A deed into the history of a person."""
    RiwayatPegawai.objects.create(
        objek=objek, langkah=langkah, oleh_id=oleh.user_id, oleh_nama=oleh.nama,
        alasan=alasan.strip(), pada=pada,
    )  # fmt: skip


def _masa(mulai: date, selesai: date | None) -> DateRange:
    if selesai is not None and selesai <= mulai:
        raise AksiDitolak("Tanggal berakhir harus sesudah TMT-nya. Periksa kedua tanggal itu.")
    return DateRange(mulai, selesai)


def _kunci_jabatan(pegawai: Pegawai, jabatan: Jabatan) -> Jabatan:
    """The post, locked: two letters for one post wait for each other."""
    if jabatan.instansi_id != pegawai.instansi_id:
        raise AksiDitolak("Jabatan tidak ditemukan. Pilih jabatan dari instansi Anda.")
    return Jabatan.objects.select_for_update(of=("self",), no_key=True).get(pk=jabatan.pk)


def _periksa_jabatan(jabatan: Jabatan, masa: DateRange) -> None:
    if not (jabatan.kepala or jabatan.jenis in (*Jabatan.MANAJERIAL, "POLITIS")):
        raise AksiDitolak(
            f"{jabatan.nama} bukan jabatan yang memimpin, sehingga tidak diisi Plt. atau Plh."
        )
    if masa.lower not in jabatan.masa:
        raise AksiDitolak(f"{jabatan.nama} tidak ada dalam susunan organisasi pada TMT itu.")
    akhir = jabatan.masa.upper
    if akhir is not None and masa.upper > akhir:
        raise AksiDitolak(
            f"{jabatan.nama} berakhir pada {akhir:%d/%m/%Y}. Pilih tanggal berakhir paling lambat "
            "pada tanggal itu."
        )


def _tolak_yang_tidak_aktif(pegawai: Pegawai, masa: DateRange) -> None:
    tidak_aktif = (
        Kedudukan.objects.filter(pegawai=pegawai, masa__overlap=masa)
        .exclude(jenis=Kedudukan.DIPERBANTUKAN)
        .first()
    )
    if tidak_aktif is not None:
        raise AksiDitolak(
            f"{pegawai.nama} {tidak_aktif.get_jenis_display().lower()} pada masa itu, sehingga "
            "tidak dapat memimpin. Tunjuk orang lain, atau ubah masanya."
        )


def _periksa_pemangku(jabatan: Jabatan, pegawai: Pegawai, jenis: str, masa: DateRange) -> None:
    """Who stands in the post then: nobody twice, and somebody (or nobody) to stand in for."""
    kini = list(
        Penempatan.objects.filter(jabatan=jabatan, masa__overlap=masa)
        .select_related("pegawai")
        .order_by("id")
    )
    if any(satu.pegawai_id == pegawai.pk and satu.jenis == "DEFINITIF" for satu in kini):
        raise AksiDitolak(f"{jabatan.nama} adalah jabatan definitif {pegawai.nama} sendiri.")
    for satu in kini:
        if satu.jenis == jenis:
            raise AksiDitolak(
                f"{satu.pegawai.nama} sudah menjadi {satu.get_jenis_display()} jabatan ini pada "
                "masa itu. Akhiri penunjukannya lebih dahulu, atau ubah tanggalnya."
            )
    definitif = [satu for satu in kini if satu.jenis == Penempatan.DEFINITIF]
    if jenis == Penempatan.PLH and not kini:
        raise AksiDitolak(
            "Plh. menggantikan pejabat yang berhalangan sementara, sedangkan jabatan ini kosong. "
            "Tunjuk Plt."
        )
    if jenis == Penempatan.PLT and any(_ada(satu.pegawai_id, masa) for satu in definitif):
        raise AksiDitolak(
            f"{definitif[0].pegawai.nama} memangku jabatan ini pada masa itu. Bila ia berhalangan "
            "sementara, tunjuk Plh.; bila berhalangan tetap, catat dahulu kedudukannya."
        )


def _ada(pegawai_id: int, masa: DateRange) -> bool:
    """Is this holder there on the first day of the period?"""
    return not Kedudukan.objects.filter(pegawai_id=pegawai_id, masa__contains=masa.lower).exists()


def _tolak_kepala_definitif(unit: UnitKerja, pegawai: Pegawai, masa: DateRange) -> None:
    kepala = (
        Penempatan.objects.filter(
            jabatan__unit=unit, jabatan__kepala=True, jenis=Penempatan.DEFINITIF,
            masa__overlap=masa,
        )
        .exclude(pegawai=pegawai)
        .select_related("pegawai", "jabatan")
        .first()
    )  # fmt: skip
    if kepala is not None and _ada(kepala.pegawai_id, masa):
        raise AksiDitolak(
            f"{unit.nama} dipimpin {kepala.pegawai.nama} ({kepala.jabatan.nama}) pada masa itu. "
            "Penugasan memimpin hanya untuk unit tanpa pejabat definitif."
        )
