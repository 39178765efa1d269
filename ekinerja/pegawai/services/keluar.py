"""A person leaves the service: retired, deceased, dismissed. Everything held ends on that day."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Q
from django.utils import timezone

from ekinerja.core.bulk import mulai_massal
from ekinerja.core.errors import AksiDitolak
from ekinerja.core.workflow import Pelaku
from ekinerja.organisasi.batasan import batasan
from ekinerja.organisasi.models import PemberianPeran
from ekinerja.organisasi.services import akhiri_peran
from ekinerja.pegawai.models import (
    AnggotaTim,
    Delegasi,
    Kedudukan,
    Keputusan,
    KontrakKerja,
    Pegawai,
    Penempatan,
    PenilaiKhusus,
    PenugasanKepala,
    RiwayatGolongan,
    TimKerja,
)
from ekinerja.pegawai.services.keputusan import (
    TUMPANG,
    DataKeputusan,
    Pencatat,
    mulai_keputusan,
    selesaikan,
)
from ekinerja.pegawai.services.selaras import selaraskan_akun


@transaction.atomic
def keluarkan(
    pegawai: Pegawai, jenis: str, *, sk: DataKeputusan, oleh: Pelaku, pada: datetime
) -> Keputusan:
    """The first day out of service: posts, contracts, teams, delegations and roles end with it.

    A team that the person leads goes on for its members; the decision and the list of teams say
    that it has no ketua any more. The account closes on that day. What ended is kept on the
    decision, for the screen and for a cancellation; roles are ended by their own service and need
    a new letter to come back.

    :param jenis: PENSIUN, WAFAT or BERHENTI.
    :raises TidakBerwenang: when the actor is not BKPSDM.
    :raises AksiDitolak: already left, or something of a later day is recorded.
    """
    catat = mulai_keputusan(pegawai, jenis, sk, oleh=oleh, pada=pada)
    orang = catat.keputusan.pegawai
    with mulai_massal(oleh, sebab="pegawai keluar"), batasan(TUMPANG):
        for tabel, baris, sebutan in _yang_berjalan(orang, sk):
            _akhiri(catat, (tabel, baris, sebutan), sk)
        for tim in TimKerja.objects.filter(ketua=orang, masa__overlap=DateRange(sk.tmt, None)):
            catat.catat_saja(tim, f"{tim} kehilangan ketuanya: akhiri, lalu bentuk yang baru")
        catat.buat(
            "kedudukan", catat.keputusan.get_jenis_display(), jenis=jenis,
            masa=DateRange(sk.tmt, None), keputusan=catat.keputusan,
        )  # fmt: skip
        _akhiri_peran(catat, sk, oleh=oleh, pada=pada)
        selaraskan_akun(orang, hari=timezone.localdate(pada))
    sebutan = f"{catat.keputusan.get_jenis_display()}: {sk.dasar}"
    return selesaikan(catat, sebutan=sebutan, oleh=oleh, pada=pada)


def _akhiri(catat: Pencatat, isi: tuple[str, Any, str], sk: DataKeputusan) -> None:
    tabel, baris, sebutan = isi
    if baris.masa.lower is not None and baris.masa.lower >= sk.tmt:
        raise AksiDitolak(
            f"{sebutan} tercatat mulai {baris.masa.lower:%d/%m/%Y}, tidak sebelum TMT ini. "
            "Batalkan keputusan itu lebih dahulu, atau periksa TMT-nya."
        )
    catat.akhiri(tabel, baris, sebutan, selesai=sk.tmt)


def _yang_berjalan(orang: Pegawai, sk: DataKeputusan) -> Iterator[tuple[str, Any, str]]:
    """Everything that the person holds on or after the day, with its name."""
    masa = DateRange(sk.tmt, None)
    tempat = Penempatan.objects.filter(pegawai=orang, masa__overlap=masa)
    for n in tempat.select_related("jabatan"):
        awalan = "" if n.jenis == n.DEFINITIF else f"{n.get_jenis_display()} "
        yield "penempatan", n, f"{awalan}{n.jabatan.nama}"
    for g in RiwayatGolongan.objects.filter(pegawai=orang, masa__startswith__gte=sk.tmt):
        yield "golongan", g, f"Golongan {g.golongan}"
    for d in Kedudukan.objects.filter(pegawai=orang, masa__overlap=masa):
        yield "kedudukan", d, d.get_jenis_display()
    for k in KontrakKerja.objects.filter(pegawai=orang, masa__overlap=masa):
        yield "kontrak", k, f"Kontrak {k.nomor}"
    for t in PenugasanKepala.objects.filter(pegawai=orang, masa__overlap=masa):
        yield "penugasan", t, t.sebutan
    yield from _hubungan(orang, masa)


def _hubungan(orang: Pegawai, masa: DateRange) -> Iterator[tuple[str, Any, str]]:
    """Delegations, letters of penilai and teams that name the person."""
    dua = Delegasi.objects.filter(Q(pemberi=orang) | Q(penerima=orang), masa__overlap=masa)
    for e in dua.select_related("pemberi", "penerima"):
        yield "delegasi", e, f"Delegasi {e}"
    surat = PenilaiKhusus.objects.filter(Q(pegawai=orang) | Q(penilai=orang), masa__overlap=masa)
    for h in surat.select_related("pegawai", "penilai"):
        yield "penilai_khusus", h, f"Penilai khusus {h.pegawai}: {h.penilai}"
    tim = AnggotaTim.objects.filter(pegawai=orang, masa__overlap=masa)
    for a in tim.select_related("tim"):
        yield "anggota_tim", a, f"Anggota {a.tim}"


def _akhiri_peran(catat: Pencatat, sk: DataKeputusan, *, oleh: Pelaku, pada: datetime) -> None:
    """Roles of the account end too; one that begins later never begins, and is refused."""
    orang = catat.keputusan.pegawai
    if orang.user_id is None:
        return
    masih = PemberianPeran.objects.filter(
        user_id=orang.user_id, masa__overlap=DateRange(sk.tmt, None)
    )
    for satu in masih.order_by("id"):
        sebelum, sebutan = satu.masa, f"Peran {satu.get_peran_display()}"
        if satu.masa.lower is not None and satu.masa.lower >= sk.tmt:
            raise AksiDitolak(
                f"{sebutan} baru mulai {satu.masa.lower:%d/%m/%Y}, sesudah ia keluar. "
                "Cabut peran itu lebih dahulu."
            )
        berakhir = akhiri_peran(satu, selesai=sk.tmt, alasan=sk.dasar, oleh=oleh, pada=pada)
        catat.peran_berakhir(berakhir, sebutan, sebelum=sebelum)
