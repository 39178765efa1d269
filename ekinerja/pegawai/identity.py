"""Who is signed in: the person, the placement of today, the roles, and the scopes they give."""

from dataclasses import dataclass, field
from datetime import date, datetime

from ekinerja.accounts.models import User
from ekinerja.core.lingkup import Lingkup, Wewenang
from ekinerja.pegawai.models import Pegawai, Penempatan

ASN = ("PNS", "CPNS", "PPPK", "PPPK_PW")


@dataclass(frozen=True, slots=True)
class PeranAktif:
    """A role that holds today.

    :ivar unit_ids: units it reaches (the whole subtree), or None for the whole instansi.
    :ivar akses_id: the open access for support that lends it, until ``sampai``.
    """

    peran: str
    sebutan: str
    unit_ids: tuple[int, ...] | None
    akses_id: int | None = None
    sampai: datetime | None = None

    def mencakup(self, unit_id: int | None) -> bool:
        return self.unit_ids is None or unit_id in self.unit_ids


@dataclass(frozen=True, slots=True)
class Pelaksanaan:
    """A post or unit that the person leads beside the own post; ``selesai`` is the day after.

    :ivar cara: PLT, PLH or PENUGASAN.
    """

    cara: str
    sebutan: str
    selesai: date | None


@dataclass(frozen=True, slots=True)
class Identitas:
    """The signed-in person, resolved for a day.

    :ivar memimpin: has, or can have, people to judge.
    :ivar bertindak: posts and units led as Plt., Plh. or by assignment.
    """

    user: User
    hari: date
    pegawai: Pegawai | None
    penempatan: Penempatan | None
    peran: tuple[PeranAktif, ...] = ()
    memimpin: bool = False
    bertindak: tuple[Pelaksanaan, ...] = ()
    zona: str = "Asia/Jakarta"
    _cache: dict[str, object] = field(default_factory=dict, repr=False)

    @property
    def user_id(self) -> int:
        return int(self.user.pk)

    @property
    def nama(self) -> str:
        return self.user.nama

    @property
    def dukungan(self) -> PeranAktif | None:
        """The reading role that an open access for support lends; while it is open nothing is
        written."""
        return next((p for p in self.peran if p.akses_id is not None), None)

    @property
    def berkinerja(self) -> bool:
        """A person who plans and logs work: an ASN who is placed; others are attendance only."""
        return self.berpresensi and self.pegawai is not None and self.pegawai.jenis in ASN

    @property
    def berpresensi(self) -> bool:
        """A person whose attendance is kept: placed, and not an elected official."""
        kini = self.penempatan
        return self.pegawai is not None and kini is not None and kini.jabatan.jenis != "POLITIS"

    @property
    def mewakili(self) -> tuple[Wewenang, ...]:
        """In whose stead this person may decide today."""
        return self.pegawai.mewakili if self.pegawai is not None else ()

    @property
    def menyetujui(self) -> bool:
        """Somebody's work can wait for this person, as penilai or in the stead of one."""
        return self.memimpin or bool(self.mewakili)

    def punya(self, *peran: str) -> bool:
        """Does one of these roles hold today, anywhere?"""
        return any(p.peran in peran for p in self.peran)

    def boleh_di(self, unit_id: int | None, *peran: str) -> bool:
        """Does one of these roles reach this unit today?"""
        return any(p.peran in peran and p.mencakup(unit_id) for p in self.peran)

    def lingkup(self, *peran: str, kapasitas: str = "") -> Lingkup:
        """The scope that these roles give together; empty when none holds."""
        aktif = [p for p in self.peran if p.peran in peran]
        semua = any(p.unit_ids is None for p in aktif)
        ids = {i for p in aktif for i in (p.unit_ids or ())}
        return Lingkup(
            instansi_id=self.user.instansi_id,
            per_tanggal=self.hari,
            unit_ids=None if semua else tuple(sorted(ids)),
            pegawai_id=self.pegawai.pk if self.pegawai else None,
            kapasitas=kapasitas or (aktif[0].sebutan if aktif else "Pegawai"),
            mewakili=self.mewakili,
        )

    def lingkup_sendiri(self) -> Lingkup:
        """The scope of a person over the own rows only."""
        return self.lingkup(kapasitas="Pegawai")
