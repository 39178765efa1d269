"""Review of refused work: the request, the team, both statements."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from ekinerja.aktivitas.models import (
    Aktivitas,
    AnggotaPeninjau,
    BuktiAktivitas,
    BuktiKegiatan,
    Peninjauan,
    PernyataanPeninjauan,
    RiwayatAktivitas,
    RiwayatPeninjauan,
)
from ekinerja.aktivitas.permissions import pemilik_aktivitas, pihak_peninjauan
from ekinerja.aktivitas.queries import (
    aturan_putusan,
    calon_peninjau,
    hari_tenggat,
    peninjauan_aktivitas,
    rangkaian,
)
from ekinerja.aktivitas.queries.kegiatan import bukti_bersama
from ekinerja.aktivitas.workflow import (
    DIAJUKAN,
    DIPERIKSA,
    DISETUJUI,
    DITOLAK,
    PENINJAUAN_WORKFLOW,
)
from ekinerja.aturan.kanonik import sidik_byte, tulis_kanonik
from ekinerja.core.access import wajib
from ekinerja.core.errors import AksiDitolak
from ekinerja.core.format import tanggal
from ekinerja.core.workflow import Pelaku
from ekinerja.pegawai.identity import Identitas
from ekinerja.pegawai.models import Pegawai

PALING_SEDIKIT = 3
_SEDANG = "Aktivitas ini sudah pernah ditinjau atau sedang ditinjau. Putusan tim mengikat."


@transaction.atomic
def minta_peninjauan(
    aktivitas: Aktivitas, *, oleh: Pegawai, pada: datetime, alasan: str
) -> Peninjauan:
    """The owner of rejected work asks a team to look at it; what it shows is frozen.

    :raises AksiDitolak: when it is not rejected, was reviewed before, or the days have passed.
    """
    kini = _kunci(aktivitas.pk)
    wajib(pemilik_aktivitas(kini, oleh))
    if kini.status != DITOLAK:
        raise AksiDitolak("Peninjauan hanya dapat diminta untuk aktivitas yang ditolak.")
    batas = aturan_putusan(kini.instansi_id, pada=timezone.localdate(pada)).batas_permohonan
    _tolak_terlambat(kini, batas, pada)
    penolak = _penolak(kini)
    return _ajukan(
        kini, asal=Peninjauan.ATASAN, termohon=penolak, oleh=oleh, pada=pada, alasan=alasan
    )


@transaction.atomic
def bawa_ke_tim(
    aktivitas: Aktivitas, *, asal: str, oleh: Pegawai, pada: datetime, alasan: str
) -> Peninjauan:
    """Who may disagree with approved work brings it to the team; until then it counts.

    Whether this person may is asked by :mod:`.keberatan`. The entry is locked here.

    :raises AksiDitolak: without a reason, when it is not approved, or was reviewed before.
    """
    kini = _kunci(aktivitas.pk)
    if kini.status != DISETUJUI:
        raise AksiDitolak("Hanya aktivitas yang sudah disetujui yang dapat dibawa ke tim peninjau.")
    return _ajukan(kini, asal=asal, termohon=oleh, oleh=oleh, pada=pada, alasan=alasan)


def _kunci(pk: int) -> Aktivitas:
    return (
        Aktivitas.objects.select_for_update(of=("self",))
        .select_related("pegawai", "penilai", "indikator__hasil_kerja__skp__jabatan")
        .get(pk=pk)
    )


def batas_hari(aktivitas: Aktivitas, batas: int) -> date | None:
    """Last of so many working days after the decision, by the calendar of the owner's unit."""
    if aktivitas.diputus_pada is None:
        return None
    unit = aktivitas.indikator.hasil_kerja.skp.jabatan.unit_id
    kunci = (unit, timezone.localdate(aktivitas.diputus_pada))
    return hari_tenggat(aktivitas.instansi_id, mulai=[kunci], hari=batas).get(kunci)


def _tolak_terlambat(aktivitas: Aktivitas, batas: int | None, pada: datetime) -> None:
    akhir = batas_hari(aktivitas, batas) if batas is not None else None
    if akhir is not None and timezone.localdate(pada) > akhir:
        raise AksiDitolak(
            f"Permohonan peninjauan paling lambat {batas} hari kerja sejak ditolak, yaitu "
            f"{tanggal(akhir)}. Batasnya sudah lewat."
        )


def _penolak(aktivitas: Aktivitas) -> Pegawai:
    """Who rejected it: the penilai, or who held the right by delegation."""
    deed = RiwayatAktivitas.objects.filter(objek=aktivitas, langkah="tolak").latest("pada", "id")
    return Pegawai.objects.get(Q(user_id=deed.oleh_id))


def _ajukan(
    aktivitas: Aktivitas,
    *,
    asal: str,
    termohon: Pegawai,
    oleh: Pegawai,
    pada: datetime,
    alasan: str,
) -> Peninjauan:
    if not alasan.strip():
        raise AksiDitolak("Alasan wajib diisi. Tuliskan alasannya, lalu kirim lagi.")
    if peninjauan_aktivitas(aktivitas.pk) is not None:
        raise AksiDitolak(_SEDANG)
    beku = bekukan(aktivitas)
    peninjauan = Peninjauan.objects.create(
        instansi_id=aktivitas.instansi_id,
        aktivitas=aktivitas,
        asal=asal,
        pemohon_id=aktivitas.pegawai_id,
        termohon=termohon,
        alasan=alasan.strip(),
        beku=beku,
        sidik=sidik_byte(tulis_kanonik(beku)),
        diajukan_pada=pada,
        tenggat=_tenggat(aktivitas, pada),
        menit_semula=aktivitas.menit if aktivitas.status == DISETUJUI else 0,
    )
    catat(peninjauan, "ajukan", dari="", ke=DIAJUKAN, oleh=oleh, pada=pada, alasan=alasan.strip())
    return peninjauan


def bekukan(aktivitas: Aktivitas) -> dict[str, object]:
    """What the team reviews: the words, the figures, the digests of the evidence; no float."""
    bukti: list[BuktiAktivitas | BuktiKegiatan] = [
        *BuktiAktivitas.objects.filter(aktivitas=aktivitas).select_related("berkas").order_by("id"),
        *bukti_bersama(aktivitas.pk),
    ]
    return {
        "tanggal": aktivitas.tanggal.isoformat(),
        "uraian": aktivitas.uraian,
        "jenis": aktivitas.jenis,
        "indikator": aktivitas.indikator.uraian,
        "menit": aktivitas.menit,
        "volume": str(aktivitas.volume),
        "poin": None if aktivitas.poin is None else str(aktivitas.poin),
        "status": aktivitas.status,
        "bukti": [{"nama": satu.berkas.nama_asli, "sidik": satu.berkas.sidik} for satu in bukti],
    }


def _tenggat(aktivitas: Aktivitas, pada: datetime) -> date | None:
    hari = timezone.localdate(pada)
    batas = aturan_putusan(aktivitas.instansi_id, pada=hari).batas_tim
    if batas is None:
        return None
    kunci = (aktivitas.indikator.hasil_kerja.skp.jabatan.unit_id, hari)
    return hari_tenggat(aktivitas.instansi_id, mulai=[kunci], hari=batas).get(kunci)


def catat(
    peninjauan: Peninjauan,
    langkah: str,
    *,
    dari: str,
    ke: str,
    oleh: Pelaku,
    pada: datetime,
    alasan: str = "",
    kapasitas: str = "",
) -> None:
    """A deed on a review that is no step between two states."""
    RiwayatPeninjauan.objects.create(
        objek=peninjauan,
        langkah=langkah,
        dari=dari,
        ke=ke,
        oleh_id=oleh.user_id,
        oleh_nama=oleh.nama,
        kapasitas=kapasitas,
        alasan=alasan,
        pada=pada,
    )


@transaction.atomic
def tugaskan_tim(
    peninjauan: Peninjauan,
    *,
    anggota: Sequence[Pegawai],
    ketua: Pegawai,
    oleh: Identitas,
    pada: datetime,
) -> Peninjauan:
    """Give the case to three or more reviewers, an odd number, none in the line of either side.

    Before the first vote is cast the team may be replaced as a whole.

    :raises AksiDitolak: when the team is no lawful one; the sentence names who stands too near.
    """
    langkah = "tugaskan" if peninjauan.status == DIAJUKAN else "ganti_tim"
    peninjauan = PENINJAUAN_WORKFLOW.run(
        langkah, peninjauan, oleh=oleh, pada=pada, kapasitas="BKPSDM",
        alasan=", ".join(satu.nama for satu in anggota),
    )  # fmt: skip
    _periksa_tim(peninjauan, anggota, ketua, hari=timezone.localdate(pada))
    lama = AnggotaPeninjau.objects.filter(peninjauan=peninjauan)
    if lama.exclude(bersuara_pada=None).exists():
        raise AksiDitolak(
            "Sudah ada anggota yang memberi suara, sehingga tim tidak dapat diganti seluruhnya. "
            "Ganti hanya anggota yang berhalangan."
        )
    lama.delete()
    AnggotaPeninjau.objects.bulk_create(
        AnggotaPeninjau(
            peninjauan=peninjauan, pegawai=satu, ketua=satu == ketua, ditugaskan_pada=pada
        )
        for satu in anggota
    )
    return peninjauan


@transaction.atomic
def ganti_anggota(
    anggota: AnggotaPeninjau, *, pengganti: Pegawai, oleh: Identitas, pada: datetime
) -> AnggotaPeninjau:
    """Replace a member who is hindered, before the vote; the others stay.

    :raises AksiDitolak: when the member has voted, or the new one stands too near.
    """
    peninjauan = PENINJAUAN_WORKFLOW.run(
        "ganti_tim", anggota.peninjauan, oleh=oleh, pada=pada, kapasitas="BKPSDM",
        alasan=f"{anggota.pegawai.nama} digantikan {pengganti.nama}",
    )  # fmt: skip
    anggota = AnggotaPeninjau.objects.select_for_update(of=("self",)).get(pk=anggota.pk)
    if anggota.bersuara_pada is not None:
        raise AksiDitolak("Anggota ini sudah memberi suara, sehingga tidak dapat diganti.")
    lain = Pegawai.objects.filter(
        pk__in=peninjauan.anggota.exclude(pk=anggota.pk).values("pegawai_id")
    )
    tim = [*lain, pengganti]
    _periksa_tim(peninjauan, tim, pengganti, hari=timezone.localdate(pada))
    anggota.pegawai, anggota.ditugaskan_pada = pengganti, pada
    anggota.save(update_fields=["pegawai", "ditugaskan_pada"])
    return anggota


def _periksa_tim(
    peninjauan: Peninjauan, anggota: Sequence[Pegawai], ketua: Pegawai, *, hari: date
) -> None:
    ids = {satu.pk for satu in anggota}
    if len(ids) != len(anggota) or len(ids) < PALING_SEDIKIT or len(ids) % 2 == 0:
        raise AksiDitolak(
            f"Tim peninjau paling sedikit {PALING_SEDIKIT} orang yang berbeda dan jumlahnya "
            "ganjil. Perbaiki susunannya."
        )
    if ketua.pk not in ids:
        raise AksiDitolak("Ketua dipilih dari anggota tim. Pilih ketuanya.")
    calon = set(calon_peninjau(peninjauan.instansi_id, pada=hari).values_list("pk", flat=True))
    if ids - calon:
        asing = ", ".join(satu.nama for satu in anggota if satu.pk not in calon)
        raise AksiDitolak(f"{asing} tidak memegang peran Tim peninjau aktivitas hari ini.")
    dekat = rangkaian(
        peninjauan.instansi_id,
        pihak=(peninjauan.pemohon_id, peninjauan.termohon_id),
        hari=(peninjauan.aktivitas.tanggal, hari),
        calon=ids,
    )
    if dekat:
        nama = ", ".join(satu.nama for satu in anggota if satu.pk in dekat)
        raise AksiDitolak(
            f"{nama} berada dalam garis atasan atau bawahan salah satu pihak, sehingga tidak "
            "dapat meninjau. Pilih orang lain."
        )


@transaction.atomic
def nyatakan(
    peninjauan: Peninjauan, *, oleh: Pegawai, pada: datetime, isi: str
) -> PernyataanPeninjauan:
    """A side says its part, while the case is open.

    :raises AksiDitolak: when it is decided or withdrawn, or nothing was said.
    """
    peninjauan = Peninjauan.objects.select_for_update(of=("self",)).get(pk=peninjauan.pk)
    wajib(pihak_peninjauan(peninjauan, oleh))
    if peninjauan.status not in (DIAJUKAN, DIPERIKSA):
        raise AksiDitolak("Permohonan ini sudah selesai, sehingga pernyataan tidak lagi diterima.")
    if not isi.strip():
        raise AksiDitolak("Pernyataan belum diisi. Tuliskan, lalu kirim lagi.")
    pemohon = oleh.pk == peninjauan.pemohon_id
    pihak = PernyataanPeninjauan.PEMOHON if pemohon else PernyataanPeninjauan.TERMOHON
    return PernyataanPeninjauan.objects.create(
        peninjauan=peninjauan, pegawai=oleh, pihak=pihak, isi=isi.strip(), pada=pada
    )


@transaction.atomic
def cabut(peninjauan: Peninjauan, *, oleh: Pegawai, pada: datetime) -> Peninjauan:
    """Withdraw before the decision; the entry stays as it is.

    :raises AksiDitolak: when it is decided.
    """
    return PENINJAUAN_WORKFLOW.run("cabut", peninjauan, oleh=oleh, pada=pada)
