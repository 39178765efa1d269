"""Deeds around people without a phone: an operator is appointed, types, and the person answers."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone

from ekinerja.aktivitas.models import (
    Aktivitas,
    PenunjukanOperator,
    PernyataanInput,
    RiwayatAktivitas,
)
from ekinerja.aktivitas.permissions import boleh_menunjuk_operator, pemilik_aktivitas
from ekinerja.aktivitas.queries import orang_unit, unit_operator
from ekinerja.aktivitas.services.catat import PEMILIK, catat_aktivitas
from ekinerja.aktivitas.services.isian import IsianAktivitas
from ekinerja.aktivitas.workflow import AKTIVITAS_WORKFLOW, DIBATALKAN, DIKEMBALIKAN, DIKIRIM
from ekinerja.core.access import wajib
from ekinerja.core.berkas import Unggahan
from ekinerja.core.errors import AksiDitolak, TidakBerwenang
from ekinerja.organisasi.batasan import batasan
from ekinerja.organisasi.models import UnitKerja
from ekinerja.pegawai.identity import Identitas
from ekinerja.pegawai.models import Pegawai

PANJANG_BANTAHAN = 500


def tunjuk_operator(
    pegawai: Pegawai, *, unit: UnitKerja, masa: DateRange, dasar: str, oleh: Identitas
) -> PenunjukanOperator:
    """Let a person type signed sheets of others of the unit and below, for a period.

    :raises AksiDitolak: without a letter, for an empty period, or when already appointed.
    """
    wajib(boleh_menunjuk_operator(unit.pk, oleh))
    if oleh.pegawai is None:
        raise AksiDitolak("Akun ini belum terhubung dengan data pegawai. Hubungi BKPSDM.")
    if not dasar.strip():
        raise AksiDitolak("Tulis nomor dan tanggal surat penunjukannya.")
    if masa.upper is not None and masa.upper <= masa.lower:
        raise AksiDitolak("Masa penunjukan berakhir sebelum dimulai. Perbaiki tanggalnya.")
    ganda = "Orang ini sudah ditunjuk bagi unit itu pada masa tersebut."
    with batasan({"operator_sekali_per_masa": ganda}):
        return PenunjukanOperator.objects.create(
            instansi_id=unit.instansi_id,
            unit=unit,
            pegawai=pegawai,
            masa=masa,
            dasar=dasar.strip(),
            ditunjuk_oleh=oleh.pegawai,
        )


@transaction.atomic
def akhiri_penunjukan(penunjukan: PenunjukanOperator, *, akhir: date, oleh: Identitas) -> None:
    """End an appointment on a day; one that has not begun becomes empty of days.

    :raises AksiDitolak: when it has ended already.
    """
    wajib(boleh_menunjuk_operator(penunjukan.unit_id, oleh))
    kini = PenunjukanOperator.objects.select_for_update(of=("self",)).get(pk=penunjukan.pk)
    if kini.masa.isempty or (kini.masa.upper is not None and kini.masa.upper <= akhir):
        raise AksiDitolak("Penunjukan ini sudah berakhir.")
    kini.masa = DateRange(kini.masa.lower, max(akhir, kini.masa.lower))
    kini.save(update_fields=["masa"])


def input_aktivitas(
    nip: str,
    *,
    data: IsianAktivitas,
    lembar: Sequence[Unggahan],
    kunci_kirim: UUID,
    oleh: Pegawai,
    pada: datetime,
) -> Aktivitas:
    """Type an entry of a person from the signed sheet, and send it to that person's superior.

    :raises TidakBerwenang: when not appointed for the person's unit today.
    :raises AksiDitolak: for the reasons of logging, or without the photo of the sheet.
    """
    hari = timezone.localdate(pada)
    unit = unit_operator(oleh.pk, hari=hari)
    if not unit:
        raise TidakBerwenang("Anda tidak sedang ditunjuk sebagai operator pengisian aktivitas.")
    pemilik = orang_unit(oleh.instansi_id, nip=nip, unit_ids=unit, hari=hari)
    if pemilik is None:
        raise AksiDitolak("NIP ini tidak ditemukan pada unit yang Anda isi. Periksa NIP-nya.")
    if pemilik.pk == oleh.pk:
        raise AksiDitolak("Aktivitas sendiri dicatat lewat “Catat aktivitas”, bukan oleh operator.")
    return catat_aktivitas(
        pemilik,
        data=data,
        lembar=lembar,
        kunci_kirim=kunci_kirim,
        pada=pada,
        langsung_kirim=True,
        operator=oleh,
    )


@transaction.atomic
def nyatakan_input(
    aktivitas: Aktivitas, *, benar: bool, alasan: str = "", oleh: Pegawai, pada: datetime
) -> PernyataanInput:
    """The person says of a typed entry that it is right, or disputes it with a reason.

    A disputed entry that is not decided is withdrawn; a decided one keeps its state, and the
    dispute stands in its history for the superior and the reviewers.

    :raises AksiDitolak: when it was not typed by an operator, was answered, or has no reason.
    """
    kini = Aktivitas.objects.select_for_update(of=("self",)).get(pk=aktivitas.pk)
    wajib(pemilik_aktivitas(kini, oleh))
    alasan = alasan.strip()[:PANJANG_BANTAHAN]
    if kini.diinput_oleh_id is None:
        raise AksiDitolak("Aktivitas ini Anda catat sendiri, sehingga tidak perlu dinyatakan.")
    if PernyataanInput.objects.filter(aktivitas=kini).exists():
        raise AksiDitolak("Anda sudah menyatakan pendapat atas aktivitas ini.")
    if not benar and not alasan:
        raise AksiDitolak("Tuliskan apa yang tidak benar, supaya dapat diperiksa.")
    hasil = PernyataanInput.BENAR if benar else PernyataanInput.DIBANTAH
    if not benar and kini.status in {DIKIRIM, DIKEMBALIKAN}:
        AKTIVITAS_WORKFLOW.run(
            "batalkan", kini, oleh=oleh, pada=pada, kapasitas=PEMILIK, alasan=alasan
        )
    akhir = DIBATALKAN if not benar and kini.status in {DIKIRIM, DIKEMBALIKAN} else kini.status
    RiwayatAktivitas.objects.create(
        objek=kini,
        langkah="benarkan" if benar else "bantah",
        dari=akhir,
        ke=akhir,
        oleh_id=oleh.user_id,
        oleh_nama=oleh.nama,
        kapasitas=PEMILIK,
        alasan=alasan,
        pada=pada,
    )
    return PernyataanInput.objects.create(
        aktivitas=kini, hasil=hasil, alasan="" if benar else alasan, pada=pada
    )
