"""Writing an import of people: a constant number of statements, one transaction."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone

from ekinerja.accounts.models import User
from ekinerja.core.bulk import mulai_massal
from ekinerja.core.errors import AksiDitolak
from ekinerja.core.workflow import Pelaku
from ekinerja.organisasi.batasan import batasan
from ekinerja.pegawai.importers.catatan import Pindah, Tempat
from ekinerja.pegawai.importers.golongan import IsiGolongan, tulis_golongan
from ekinerja.pegawai.importers.kontrak import IsiKontrak
from ekinerja.pegawai.models import KontrakKerja, Pegawai, Penempatan, RiwayatPegawai
from ekinerja.pegawai.permissions import akun_berperan

ISIAN = (
    "nip", "nama", "jenis", "golongan", "tanggal_lahir", "jenis_kelamin", "pin_mesin", "npwp",
    "status_ptkp", "nomor_rekening", "kode_bank", "dasar_gaji_bpjs", "nik", "surel", "telepon",
)  # fmt: skip
BERSAMAAN = (
    "Data pegawai berubah ketika impor ini berjalan, sehingga tidak ada yang ditulis. "
    "Periksa ulang berkasnya, lalu terapkan lagi."
)
BATASAN = dict.fromkeys(
    (
        "pegawai_nip_unik", "pegawai_pin_unik", "accounts_user_username_key",
        "penempatan_satu_definitif", "kontrak_satu_per_masa", "golongan_satu_per_masa",
    ),
    BERSAMAAN,
)  # fmt: skip
KELOMPOK = 2_000
AKUN_BERPERAN = (
    "Akun bernama ini memegang peran dan belum terhubung dengan data pegawai, sehingga impor tidak "
    "mengambilnya. Akhiri perannya di halaman Peran, impor lagi, lalu usulkan perannya kembali."
)


@dataclass(frozen=True, slots=True)
class Rencana:
    """One person to be written.

    :ivar isi: fields of ``Pegawai`` that the row names.
    :ivar pegawai: the person as stored, None for a new one.
    :ivar akun_id: an account of that name without a person, which is taken over.
    :ivar berubah: names of fields that differ from what is stored.
    """

    instansi_id: int
    pengguna: str
    isi: dict[str, Any]
    pegawai: Pegawai | None
    akun_id: int | None
    berubah: tuple[str, ...]
    pindah: Pindah | None
    kontrak: IsiKontrak | None = None
    golongan: IsiGolongan | None = None

    @property
    def tanpa_akun(self) -> bool:
        return self.pegawai is None or self.pegawai.user_id is None

    @property
    def ada_perubahan(self) -> bool:
        return (
            bool(self.berubah)
            or self.pindah is not None
            or self.tanpa_akun
            or self.kontrak is not None
        )


def tulis_pegawai(rencana: Sequence[Rencana], *, oleh: Pelaku, pada: datetime) -> None:
    """Accounts, people, placements and their history; all or nothing.

    :raises AksiDitolak: when somebody else changed the same people meanwhile.
    """
    with transaction.atomic(), mulai_massal(oleh, sebab="impor pegawai"), batasan(BATASAN):
        _tolak_yang_berubah(rencana)
        akun = _tulis_akun(rencana, hari=timezone.localdate(pada))
        orang = _tulis_orang(rencana, akun)
        _tulis_penempatan(rencana, orang)
        _tulis_kontrak(rencana, orang)
        _tulis_golongan(rencana, orang, hari=timezone.localdate(pada))
        _tulis_riwayat(rencana, orang, oleh=oleh, pada=pada)


def _tolak_yang_berubah(rencana: Sequence[Rencana]) -> None:
    """Lock what will be replaced; it must still be as it was when the file was checked.

    Whole people are written, so that a change by somebody else meanwhile would be lost.
    """
    orang = {satu.pegawai.pk: satu.pegawai for satu in rencana if satu.pegawai is not None}
    kini = Pegawai.objects.select_for_update(of=("self",)).order_by("pk").in_bulk(list(orang))
    for nomor, dulu in orang.items():
        ini = kini.get(nomor)
        if ini is None or any(getattr(ini, n) != getattr(dulu, n) for n in ("user_id", *ISIAN)):
            raise AksiDitolak(BERSAMAAN)
    pindah = [satu.pindah for satu in rencana if satu.pindah is not None]
    tempat = {lama.id: lama for p in pindah for lama in (p.akhiri, p.betulkan) if lama is not None}
    ada = (
        Penempatan.objects.select_for_update(of=("self",))
        .filter(pk__in=list(tempat))
        .order_by("pk")
        .values_list("pk", "jabatan_id", "masa", "dasar")
    )
    masih = {n: Tempat(n, pos, masa.lower, masa.upper, dasar) for n, pos, masa, dasar in ada}
    if masih != tempat:
        raise AksiDitolak(BERSAMAAN)


def _tulis_akun(rencana: Sequence[Rencana], *, hari: date) -> dict[str, int]:
    """User ids of those who had none; their password cannot be used until one is issued."""
    akun = {satu.pengguna: satu.akun_id for satu in rencana if satu.tanpa_akun and satu.akun_id}
    list(User.objects.select_for_update(of=("self",)).filter(pk__in=akun.values()).order_by("pk"))
    if akun_berperan(akun.values(), sejak=hari):
        raise AksiDitolak(AKUN_BERPERAN)
    baru = [
        User(
            username=satu.pengguna, instansi_id=satu.instansi_id, nama=satu.isi["nama"],
            password=make_password(None),
        )
        for satu in rencana
        if satu.tanpa_akun and not satu.akun_id
    ]  # fmt: skip
    User.objects.bulk_create(baru, batch_size=KELOMPOK)
    ganti_nama = {
        satu.pegawai.user_id: satu.isi["nama"]
        for satu in rencana
        if satu.pegawai is not None and satu.pegawai.user_id and "nama" in satu.berubah
    }
    if ganti_nama:
        lama = list(User.objects.filter(pk__in=list(ganti_nama)))
        for user in lama:
            user.nama = ganti_nama[user.pk]
        User.objects.bulk_update(lama, ["nama"], batch_size=KELOMPOK)
    return {**akun, **{user.username: user.pk for user in baru}}


def _tulis_orang(rencana: Sequence[Rencana], akun: dict[str, int]) -> dict[str, int]:
    """Person ids by user name."""
    Pegawai.objects.filter(
        pk__in=[satu.pegawai.pk for satu in rencana if satu.pegawai and "pin_mesin" in satu.berubah]
    ).exclude(pin_mesin="").update(pin_mesin="")
    baru: list[tuple[str, Pegawai]] = []
    lama: list[tuple[str, Pegawai]] = []
    for satu in rencana:
        orang = satu.pegawai or Pegawai(instansi_id=satu.instansi_id)
        for nama, nilai in satu.isi.items():
            setattr(orang, nama, nilai)
        if satu.tanpa_akun:
            orang.user_id = akun[satu.pengguna]
        (lama if orang.pk else baru).append((satu.pengguna, orang))
    Pegawai.objects.bulk_create([orang for _, orang in baru], batch_size=KELOMPOK)
    Pegawai.objects.bulk_create(
        [orang for _, orang in lama],
        batch_size=KELOMPOK,
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=["user", "nama_urut", *ISIAN],
    )
    return {pengguna: orang.pk for pengguna, orang in (*baru, *lama)}


def _tulis_penempatan(rencana: Sequence[Rencana], orang: dict[str, int]) -> None:
    """Ends and corrections first, then the new placements."""
    ubah: list[Penempatan] = []
    baru: list[Penempatan] = []
    for satu in rencana:
        pindah, pegawai_id = satu.pindah, orang[satu.pengguna]
        if pindah is None:
            continue
        mulai = Penempatan(
            instansi_id=satu.instansi_id, pegawai_id=pegawai_id, jabatan_id=pindah.jabatan_id,
            masa=DateRange(pindah.sejak, pindah.sampai), dasar=pindah.dasar,
        )  # fmt: skip
        if pindah.betulkan is not None:
            mulai.pk = pindah.betulkan.id
            ubah.append(mulai)
            continue
        baru.append(mulai)
        if pindah.akhiri is not None:
            ubah.append(_diakhiri(satu.instansi_id, pegawai_id, pindah))
    Penempatan.objects.bulk_create(
        ubah,
        batch_size=KELOMPOK,
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=["masa", "dasar"],
    )
    Penempatan.objects.bulk_create(baru, batch_size=KELOMPOK)


def _tulis_kontrak(rencana: Sequence[Rencana], orang: dict[str, int]) -> None:
    """Corrected contracts first, then new ones."""
    semua = [
        KontrakKerja(
            id=satu.kontrak.id, instansi_id=satu.instansi_id, pegawai_id=orang[satu.pengguna],
            **satu.kontrak.isi,
        )
        for satu in rencana
        if satu.kontrak is not None
    ]  # fmt: skip
    KontrakKerja.objects.bulk_create(
        [satu for satu in semua if satu.pk],
        batch_size=KELOMPOK,
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=["nomor", "masa", "jam_per_minggu", "upah", "penyedia"],
    )
    KontrakKerja.objects.bulk_create([k for k in semua if not k.pk], batch_size=KELOMPOK)


def _tulis_golongan(rencana: Sequence[Rencana], orang: dict[str, int], *, hari: date) -> None:
    """The history of ranks follows the register."""
    isi = {orang[s.pengguna]: s.golongan for s in rencana if s.golongan is not None}
    if isi:
        tulis_golongan(
            rencana[0].instansi_id, isi, hari=hari, bersamaan=BERSAMAAN, kelompok=KELOMPOK
        )


def _diakhiri(instansi_id: int, pegawai_id: int, pindah: Pindah) -> Penempatan:
    lama = pindah.akhiri
    assert lama is not None
    return Penempatan(
        pk=lama.id, instansi_id=instansi_id, pegawai_id=pegawai_id, jabatan_id=lama.jabatan_id,
        masa=DateRange(lama.sejak, pindah.sejak), dasar=lama.dasar,
    )  # fmt: skip


def _tulis_riwayat(
    rencana: Sequence[Rencana], orang: dict[str, int], *, oleh: Pelaku, pada: datetime
) -> None:
    RiwayatPegawai.objects.bulk_create(
        (
            RiwayatPegawai(
                objek_id=orang[satu.pengguna],
                langkah="daftar" if satu.pegawai is None else "ubah",
                oleh_id=oleh.user_id,
                oleh_nama=oleh.nama,
                kapasitas="Impor",
                alasan=satu.pindah.dasar if satu.pindah else "",
                pada=pada,
            )
            for satu in rencana
        ),
        batch_size=KELOMPOK,
    )
