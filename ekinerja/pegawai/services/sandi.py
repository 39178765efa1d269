"""First passwords for a whole unit: asked for, issued by a job, downloaded once."""

import secrets
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from ekinerja.accounts.models import User
from ekinerja.accounts.services import sandi_dari, terbitkan_sandi_awal
from ekinerja.core.access import wajib
from ekinerja.core.errors import AksiDitolak
from ekinerja.core.jobs import antrekan
from ekinerja.core.lingkup import Lingkup
from ekinerja.core.models import Pekerjaan
from ekinerja.core.workflow import Pelaku, jika
from ekinerja.organisasi.models import UnitKerja
from ekinerja.organisasi.queries import subpohon
from ekinerja.pegawai.models import Pegawai, PenerbitanSandi, RiwayatPegawai, SandiTerbit
from ekinerja.pegawai.permissions import pengelola_pegawai
from ekinerja.pegawai.queries import (
    belum_pernah_masuk,
    calon_sandi,
    masih_berlaku,
    unit_orang,
)

BERLAKU = timedelta(hours=24)
BAGIAN = 20
TUGAS = "pegawai.sandi_banyak"
BarisSandi = tuple[str, str, str, str, str]


def alasan_dilewati(orang: Any, *, pusat: bool, oleh_id: int | None) -> str:
    """Why this person gets no password together with the unit; "" when nothing hinders.

    :param orang: of :func:`belum_pernah_masuk`.
    :param pusat: BKPSDM of the whole instansi asks, not an admin.
    """
    hal = (
        (oleh_id is not None and orang.user_id == oleh_id, "Akun Anda sendiri"),
        (orang.berperan, "Memegang peran dalam aplikasi"),
        (orang.memimpin and not pusat, "Memimpin: diterbitkan oleh BKPSDM"),
        (orang.user is not None and not orang.user.is_active, "Akunnya ditutup"),
        (orang.user is None and not orang.nip, "Tanpa NIP dan tanpa nama pengguna"),
        (orang.user is None and orang.nama_terpakai, "NIP dipakai akun yang bukan miliknya"),
    )
    return next((kalimat for benar, kalimat in hal if benar), "")


def pilah_calon(
    unit: UnitKerja, *, lingkup: Lingkup, oleh: Pelaku
) -> tuple[list[Pegawai], list[tuple[Pegawai, str]]]:
    """Who would be given a password, and who is left out with the reason.

    :raises TidakBerwenang: the unit is outside the scope.
    """
    wajib(
        jika(
            unit.instansi_id == lingkup.instansi_id and lingkup.mencakup_unit(unit.pk),
            "Unit ini di luar kewenangan Anda. Pilih unit Anda, atau hubungi BKPSDM.",
        )
    )
    pusat = _pusat(unit.instansi_id, oleh, lingkup=lingkup)
    terpilih: list[Pegawai] = []
    dilewati: list[tuple[Pegawai, str]] = []
    for orang in calon_sandi(lingkup, subpohon(unit.pk)):
        alasan = alasan_dilewati(orang, pusat=pusat, oleh_id=oleh.user_id)
        if alasan:
            dilewati.append((orang, alasan))
        else:
            terpilih.append(orang)
    return terpilih, dilewati


def _pusat(instansi_id: int, oleh: Pelaku, *, lingkup: Lingkup) -> bool:
    boleh = pengelola_pegawai(instansi_id, oleh, pada=lingkup.per_tanggal).boleh
    return lingkup.unit_ids is None and boleh


@transaction.atomic
def minta_sandi_banyak(
    unit: UnitKerja, *, lingkup: Lingkup, oleh: Pelaku, pada: datetime
) -> PenerbitanSandi:
    """Put the issue for a unit and everything below it into the queue.

    :raises TidakBerwenang: the unit is outside the scope.
    :raises AksiDitolak: nobody there still needs a first password, or one is under way.
    """
    terpilih, dilewati = pilah_calon(unit, lingkup=lingkup, oleh=oleh)
    if not terpilih:
        raise AksiDitolak(
            "Di unit ini tidak ada yang memerlukan kata sandi pertama. Bagi yang lupa kata "
            "sandinya, terbitkan dari halaman orangnya."
        )
    pemohon = User.objects.select_for_update(of=("self",)).filter(pk=oleh.user_id or 0).first()
    if pemohon is None:
        raise AksiDitolak("Penerbitan diminta seseorang, karena hanya ia yang mengunduh berkasnya.")
    if PenerbitanSandi.objects.filter(
        oleh=pemohon, pekerjaan__status__in=(Pekerjaan.MENUNGGU, Pekerjaan.BERJALAN)
    ).exists():
        raise AksiDitolak("Penerbitan Anda yang terakhir masih berjalan. Tunggu sampai selesai.")
    penerbitan = PenerbitanSandi(
        instansi_id=unit.instansi_id, unit=unit, oleh=pemohon,
        pusat=_pusat(unit.instansi_id, oleh, lingkup=lingkup),
        garam=secrets.token_hex(32), diminta_pada=pada, kedaluwarsa=pada + BERLAKU,
    )  # fmt: skip
    return _simpan(penerbitan, (terpilih, dilewati))


def _simpan(
    penerbitan: PenerbitanSandi,
    isi: tuple[Sequence[Pegawai], Sequence[tuple[Pegawai, str]]],
) -> PenerbitanSandi:
    """The issue, its people, and its job."""
    terpilih, dilewati = isi
    pada, unit = penerbitan.diminta_pada, penerbitan.unit
    penerbitan.pekerjaan = Pekerjaan.objects.create(
        instansi_id=unit.instansi_id, jenis=TUGAS, judul=f"Kata sandi pertama {unit.nama}"[:200],
        total=len(terpilih), oleh_id=penerbitan.oleh_id, dibuat_pada=pada, diperbarui_pada=pada,
    )  # fmt: skip
    penerbitan.save()
    baris = [SandiTerbit(penerbitan=penerbitan, pegawai=satu) for satu in terpilih]
    baris += [SandiTerbit(penerbitan=penerbitan, pegawai=o, alasan=a) for o, a in dilewati]
    SandiTerbit.objects.bulk_create(baris, batch_size=2_000)
    antrekan(TUGAS, penerbitan_id=penerbitan.pk)
    return penerbitan


def kerjakan_sandi(
    penerbitan_id: int, *, kini: Callable[[], datetime], lapor: Callable[[int], object]
) -> int:
    """Issue what waits, a few people a transaction; a second run goes on where it ended.

    :param lapor: told how many are done.
    :returns: how many passwords were issued.
    :raises AksiDitolak: when the day in which they could be downloaded is over.
    """
    penerbitan = PenerbitanSandi.objects.select_related("oleh", "unit").get(pk=penerbitan_id)
    while True:
        with transaction.atomic():
            kunci = PenerbitanSandi.objects.select_for_update(of=("self",)).get(pk=penerbitan_id)
            if not kunci.garam:
                raise AksiDitolak("Penerbitan ini sudah kedaluwarsa. Mulailah yang baru.")
            baris = list(kunci.orang.filter(terbit_pada=None, alasan="").order_by("id")[:BAGIAN])
            _terbitkan_bagian(penerbitan, baris, pada=kini())
        semua = penerbitan.orang
        lapor(semua.exclude(terbit_pada=None).count())
        if len(baris) < BAGIAN:
            return semua.exclude(terbit_pada=None).count()


def _terbitkan_bagian(
    penerbitan: PenerbitanSandi, baris: Sequence[SandiTerbit], *, pada: datetime
) -> None:
    """Issue for these people; who signed in or received a role meanwhile is left out."""
    ids = [satu.pegawai_id for satu in baris]
    list(Pegawai.objects.select_for_update(of=("self",)).filter(pk__in=ids).order_by("pk"))
    hari = timezone.localdate(pada)
    calon = belum_pernah_masuk(penerbitan.instansi_id, pada=hari).filter(pk__in=ids)
    kini = {satu.pk: satu for satu in calon}
    for satu in baris:
        orang = kini.get(satu.pegawai_id)
        satu.alasan = (
            "Sudah pernah masuk"
            if orang is None
            else alasan_dilewati(orang, pusat=penerbitan.pusat, oleh_id=penerbitan.oleh_id)
        )
        if not satu.alasan:
            satu.terbit_pada = pada
            terbitkan_sandi_awal(_akun(orang), pada=pada, garam=penerbitan.garam)
    SandiTerbit.objects.bulk_update(baris, ["alasan", "terbit_pada"])
    _catat(penerbitan, [satu for satu in baris if not satu.alasan], pada=pada)


def _akun(orang: Any) -> User:
    """The account, locked; made with the NIP as its name when there is none."""
    if orang.user_id is not None:
        return User.objects.select_for_update(of=("self",)).get(pk=orang.user_id)
    user = User.objects.create_user(
        username=orang.nip, instansi_id=orang.instansi_id, nama=orang.nama
    )
    orang.user = user
    orang.save(update_fields=["user"])
    return user


def _catat(penerbitan: PenerbitanSandi, baris: Sequence[SandiTerbit], *, pada: datetime) -> None:
    RiwayatPegawai.objects.bulk_create(
        RiwayatPegawai(
            objek_id=satu.pegawai_id, langkah="terbitkan_sandi", oleh_id=penerbitan.oleh_id,
            oleh_nama=penerbitan.oleh.nama, kapasitas="Penerbitan per unit",
            alasan=f"Bersama {penerbitan.unit.nama}", pada=pada,
        )
        for satu in baris
    )  # fmt: skip


@transaction.atomic
def unduh_sandi(penerbitan: PenerbitanSandi, *, oleh: Pelaku, pada: datetime) -> list[BarisSandi]:
    """The passwords, once: afterwards nobody can tell them again.

    Who signed in, was issued another password or received a role since is not among them.

    :returns: name, NIP, unit, user name and password of each person, by name.
    :raises TidakBerwenang: somebody else asked for them.
    :raises AksiDitolak: still under way, downloaded already, or older than a day.
    """
    wajib(
        jika(
            oleh.user_id is not None and penerbitan.oleh_id == oleh.user_id,
            "Berkas ini hanya diunduh oleh yang menerbitkannya.",
        )
    )
    kunci = PenerbitanSandi.objects.select_for_update(of=("self",)).get(pk=penerbitan.pk)
    if not kunci.garam or kunci.kedaluwarsa <= pada:
        raise AksiDitolak(
            "Berkas ini sudah diunduh atau lebih dari 24 jam, sehingga kata sandinya tidak "
            "diketahui lagi. Terbitkan lagi bagi yang belum pernah masuk."
        )
    if not kunci.pekerjaan.tuntas:
        raise AksiDitolak("Penerbitan masih berjalan. Tunggu sampai selesai, lalu unduh.")
    hari = timezone.localdate(pada)
    orang = masih_berlaku(kunci, pada=hari)
    unit = unit_orang([satu.pegawai_id for satu in orang], pada=hari)
    hasil = [_baris(satu, kunci.garam, unit) for satu in orang]
    kunci.garam, kunci.diunduh_pada = "", pada
    kunci.save(update_fields=["garam", "diunduh_pada"])
    return hasil


def _baris(satu: SandiTerbit, garam: str, unit: dict[int, str]) -> BarisSandi:
    orang = satu.pegawai
    assert orang.user is not None, "Kata sandi terbit untuk sebuah akun."
    return (
        orang.nama, orang.nip or "", unit.get(orang.pk, ""), orang.user.username,
        sandi_dari(garam, orang.user),
    )  # fmt: skip


def lupakan_sandi(*, pada: datetime) -> int:
    """Forget what nobody downloaded within a day; returns how many issues."""
    tua = PenerbitanSandi.objects.filter(kedaluwarsa__lte=pada).exclude(garam="")
    return tua.update(garam="")


def catat_kemajuan_sandi(penerbitan_id: int, *, pada: datetime, **ubah: object) -> None:
    """Tell how far the job is."""
    Pekerjaan.objects.filter(
        pk__in=PenerbitanSandi.objects.filter(pk=penerbitan_id).values("pekerjaan")
    ).update(diperbarui_pada=pada, **ubah)
