"""What deciding adds to the page of an entry: deadline, score, and the way to the team."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.urls import reverse

from ekinerja.aktivitas.models import Aktivitas, PendapatKetua, Peninjauan
from ekinerja.aktivitas.permissions import pejabat_penilai
from ekinerja.aktivitas.queries import RingkasKotak
from ekinerja.aktivitas.workflow import DIKIRIM, DITOLAK
from ekinerja.core.format import angka, tanggal
from ekinerja.core.kit import Aksi, Lencana, Tautan
from ekinerja.pegawai.models import Pegawai


@dataclass(frozen=True, slots=True)
class PutusanTampil:
    """Beside an entry, for who reads it.

    :ivar nilai: address to which the score of creative work goes with the approval, or empty.
    :ivar rubrik: words to choose from; empty: a number from 0 to 100.
    """

    tenggat: Lencana | None
    mutu: str
    nilai: str
    rubrik: list[str]
    dibuka: str
    aksi: list[Aksi]
    tinjauan: Tautan | None
    pendapat: list[str]


def susun_putusan(
    aktivitas: Aktivitas,
    *,
    oleh: Pegawai | None,
    hari: date,
    rubrik: Sequence[tuple[str, Decimal]],
    dibuka: str,
    peninjauan: Peninjauan | None,
    pendapat: Sequence[PendapatKetua] = (),
) -> PutusanTampil:
    """What the person may do about the decision, and what was decided."""
    memutus = (
        oleh is not None and aktivitas.status == DIKIRIM and pejabat_penilai(aktivitas, oleh).boleh
    )
    dinilai = memutus and aktivitas.jenis == Aktivitas.KREATIVITAS
    return PutusanTampil(
        tenggat=lencana_tenggat(aktivitas, hari),
        mutu=mutu_terbaca(aktivitas),
        nilai=reverse("aktivitas:setujui", args=[aktivitas.pk]) if dinilai else "",
        rubrik=[sebutan for sebutan, _ in rubrik],
        dibuka=dibuka if memutus else "",
        aksi=_aksi(aktivitas, oleh, peninjauan),
        tinjauan=_tautan(peninjauan),
        pendapat=[f"{satu.ketua.nama}: {satu.isi}" for satu in pendapat],
    )


def lencana_tenggat(aktivitas: Aktivitas, hari: date) -> Lencana | None:
    """Until when it is to be decided; loud once the day has come."""
    if aktivitas.status != DIKIRIM or aktivitas.tenggat is None:
        return None
    if aktivitas.tenggat < hari:
        return Lencana(f"Lewat batas {tanggal(aktivitas.tenggat)}", "buruk", "clock")
    jenis = "awas" if aktivitas.tenggat == hari else "info"
    return Lencana(f"Batas {tanggal(aktivitas.tenggat)}", jenis, "clock")


def mutu_terbaca(aktivitas: Aktivitas) -> str:
    """``Baik (80)``, ``87,5`` or nothing."""
    if aktivitas.nilai_mutu is None:
        return ""
    nilai = angka(aktivitas.nilai_mutu)
    return f"{aktivitas.sebutan_mutu} ({nilai})" if aktivitas.sebutan_mutu else nilai


def _aksi(aktivitas: Aktivitas, oleh: Pegawai | None, peninjauan: Peninjauan | None) -> list[Aksi]:
    milik = oleh is not None and oleh.pk == aktivitas.pegawai_id
    if not milik or aktivitas.status != DITOLAK or peninjauan is not None:
        return []
    return [
        Aksi(
            judul="Minta tim meninjau",
            url=reverse("aktivitas:minta_tinjau", args=[aktivitas.pk]),
            ikon="users",
            perlu_alasan=True,
            label_alasan="Mengapa pekerjaan ini benar",
        )
    ]


def _tautan(peninjauan: Peninjauan | None) -> Tautan | None:
    if peninjauan is None:
        return None
    return Tautan(
        judul=f"Peninjauan tim: {sebutan_peninjauan(peninjauan)}",
        url=reverse("aktivitas:tinjauan_rinci", args=[peninjauan.pk]),
        ikon="users",
    )


def sebutan_peninjauan(peninjauan: Peninjauan) -> str:
    """The decision once there is one, else the state."""
    if peninjauan.keputusan:
        return peninjauan.get_keputusan_display()
    return peninjauan.get_status_display()


def kalimat_pengingat(ringkas: RingkasKotak) -> str:
    """What the nightly job reminds of; nothing when it did not."""
    if ringkas.sampai is None:
        return ""
    return (
        f"{angka(ringkas.diingatkan)} aktivitas mendekati batas waktunya; yang terdekat "
        f"{tanggal(ringkas.sampai)}. Putuskan sebelum lewat."
    )
