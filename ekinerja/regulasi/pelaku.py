"""The actor of a deed on one day, with the roles that hold that day."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Protocol

from django.utils import timezone

from ekinerja.core.workflow import Pelaku
from ekinerja.organisasi.queries import peran_aktif


class PeranHari(Protocol):
    """A role that holds on the day, with the units it reaches (None: everywhere)."""

    @property
    def peran(self) -> str: ...
    @property
    def unit_ids(self) -> tuple[int, ...] | None: ...


@dataclass(slots=True)
class Bertindak:
    """Who acts, on which day: predicates ask it for roles instead of asking the clock.

    :ivar user_id: None for scheduled work ("sistem").
    """

    user_id: int | None
    nama: str
    instansi_id: int | None
    hari: date
    _peran: tuple[PeranHari, ...] | None = field(default=None, repr=False)

    @property
    def sistem(self) -> bool:
        return self.user_id is None

    @property
    def peran(self) -> tuple[PeranHari, ...]:
        """Roles of that day; read once."""
        if self._peran is None:
            sendiri = self.user_id
            ada = () if sendiri is None else peran_aktif(sendiri, pada=self.hari)
            self._peran = tuple(ada)
        return self._peran

    def punya(self, instansi_id: int, *peran: str) -> bool:
        """Does one of these roles reach the whole of this instansi?"""
        return self.instansi_id == instansi_id and any(
            p.peran in peran and p.unit_ids is None for p in self.peran
        )

    def punya_di(self, instansi_id: int, unit_id: int, *peran: str) -> bool:
        """Does one of these roles reach this unit of this instansi?"""
        return self.instansi_id == instansi_id and any(
            p.peran in peran and (p.unit_ids is None or unit_id in p.unit_ids) for p in self.peran
        )


def bertindak(
    oleh: Pelaku, *, pada: datetime, peran: tuple[PeranHari, ...] | None = None
) -> Bertindak:
    """The actor of a deed done at a moment.

    :param peran: roles already known for that day (of the signed-in person); None reads them.
    """
    if isinstance(oleh, Bertindak):
        return oleh
    return Bertindak(
        oleh.user_id, oleh.nama, getattr(oleh, "instansi_id", None), timezone.localdate(pada), peran
    )
