"""Life cycles as tables: services, buttons, the database trigger and the manual come from them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from importlib import import_module
from typing import Any, NamedTuple, Protocol, TypeVar, cast

from django.db import models, transaction

from ekinerja.core.errors import AksiDitolak, TidakBerwenang

M = TypeVar("M", bound=models.Model)


class Pelaku(Protocol):
    """Who acts: anything with a user and a name."""

    @property
    def user_id(self) -> int | None: ...
    @property
    def nama(self) -> str: ...


class Putusan(NamedTuple):
    """Answer of a predicate: allowed, or the sentence that says why not."""

    boleh: bool
    alasan: str = ""


BOLEH = Putusan(True)


def jika(kondisi: bool, alasan: str) -> Putusan:
    """Allowed when the condition holds, else refused with this sentence."""
    return BOLEH if kondisi else Putusan(False, alasan)


Predicate = Callable[[Any, Any], Putusan]


@dataclass(frozen=True, slots=True)
class Step:
    """One step: from states to a state, by whom, on what condition.

    :ivar allowed: name of a predicate about the actor; a refusal is 403.
    :ivar requires: name of a predicate about the object; a refusal is a sentence (409).
    """

    nama: str
    dari: str | tuple[str, ...]
    ke: str
    allowed: str
    requires: str = ""
    reason_required: bool = False
    label: str = ""

    @property
    def asal(self) -> tuple[str, ...]:
        return (self.dari,) if isinstance(self.dari, str) else self.dari


@dataclass(frozen=True, slots=True)
class HasilMassal:
    """Result of a step on many objects: ids done, and sentence per refused id."""

    selesai: tuple[int, ...]
    ditolak: dict[int, str]


class Workflow:
    """A life cycle of one model.

    The model has ``status`` and a reverse relation ``riwayat``; predicates stand by name in
    the area's ``permissions`` module as ``(object, actor) -> Putusan``.
    """

    def __init__(
        self, permissions: str, steps: Sequence[Step], labels: dict[str, str] | None = None
    ) -> None:
        self.permissions = permissions
        self.steps = {step.nama: step for step in steps}
        self.labels = labels or {}

    def pairs(self) -> set[tuple[str, str]]:
        """Every allowed (from, to), for the database trigger."""
        return {(asal, step.ke) for step in self.steps.values() for asal in step.asal}

    def predicate(self, name: str) -> Predicate:
        """:raises AttributeError: when the area's permissions has no such predicate."""
        found: Predicate = getattr(import_module(self.permissions), name)
        return found

    def decide(self, nama: str, obj: models.Model, oleh: Pelaku) -> Putusan:
        """May this person take this step on this object now?"""
        step = self.steps[nama]
        putusan = self._state(step, obj)
        if not putusan.boleh:
            return putusan
        putusan = self.predicate(step.allowed)(obj, oleh)
        if not putusan.boleh or not step.requires:
            return putusan
        return self.predicate(step.requires)(obj, oleh)

    def available(self, obj: models.Model, oleh: Pelaku) -> list[Step]:
        """The steps whose buttons this person sees on this object."""
        return [step for step in self.steps.values() if self.decide(step.nama, obj, oleh).boleh]

    @transaction.atomic
    def run(
        self,
        nama: str,
        obj: M,
        *,
        oleh: Pelaku,
        pada: datetime,
        kapasitas: str = "",
        alasan: str = "",
        ubah: dict[str, Any] | None = None,
    ) -> M:
        """Take a step: lock the row, ask the predicates, change, write history.

        :param ubah: other fields to set in the same statement.
        :raises TidakBerwenang: when the actor may not.
        :raises AksiDitolak: when state, condition or a missing reason forbids it.
        """
        step = self.steps[nama]
        kunci = type(obj)._base_manager.select_for_update(of=("self",)).get(pk=obj.pk)
        self._check(step, kunci, oleh, alasan)
        dari = _status(kunci)
        for field, value in {"status": step.ke, **(ubah or {})}.items():
            setattr(kunci, field, value)
        kunci.save(update_fields=["status", *(ubah or {})])
        self._catat([kunci], step, {kunci.pk: dari}, _Deed(oleh, pada, kapasitas, alasan))
        return kunci

    @transaction.atomic
    def run_many(
        self,
        nama: str,
        objek: models.QuerySet[M],
        *,
        oleh: Pelaku,
        pada: datetime,
        kapasitas: str = "",
        alasan: str = "",
        ubah: dict[str, Any] | None = None,
    ) -> HasilMassal:
        """The same step on a set, with one UPDATE and one history INSERT.

        Each object is judged like a single one; the refused ones keep their state.
        """
        step = self.steps[nama]
        selesai: list[M] = []
        ditolak: dict[int, str] = {}
        for obj in objek.select_for_update(of=("self",)).order_by("pk"):
            putusan = self.decide(nama, obj, oleh)
            if putusan.boleh:
                selesai.append(obj)
            else:
                ditolak[obj.pk] = putusan.alasan
        if step.reason_required and not alasan.strip():
            raise AksiDitolak("Alasan wajib diisi. Tuliskan alasannya, lalu kirim lagi.")
        dari = {obj.pk: _status(obj) for obj in selesai}
        objek.model._base_manager.filter(pk__in=list(dari)).update(
            **{"status": step.ke, **(ubah or {})}
        )
        self._catat(selesai, step, dari, _Deed(oleh, pada, kapasitas, alasan))
        return HasilMassal(tuple(dari), ditolak)

    def _check(self, step: Step, obj: models.Model, oleh: Pelaku, alasan: str) -> None:
        wenang = self.predicate(step.allowed)(obj, oleh)
        if not wenang.boleh:
            raise TidakBerwenang(wenang.alasan)
        putusan = self.decide(step.nama, obj, oleh)
        if not putusan.boleh:
            raise AksiDitolak(putusan.alasan)
        if step.reason_required and not alasan.strip():
            raise AksiDitolak("Alasan wajib diisi. Tuliskan alasannya, lalu kirim lagi.")

    def _state(self, step: Step, obj: models.Model) -> Putusan:
        kini = _status(obj)
        sebutan = self.labels.get(kini, kini)
        return jika(
            kini in step.asal,
            f"Langkah ini tidak dapat dilakukan karena keadaannya sekarang “{sebutan}”. "
            "Muat ulang halaman untuk melihat keadaan terbaru.",
        )

    def _catat(
        self, objek: Iterable[models.Model], step: Step, dari: dict[int, str], deed: "_Deed"
    ) -> None:
        rows = [obj for obj in objek if obj.pk in dari]
        if not rows:
            return
        riwayat = type(rows[0])._meta.get_field("riwayat").related_model
        assert isinstance(riwayat, type)
        riwayat._base_manager.bulk_create(  # type: ignore[attr-defined]  # concrete Riwayat model
            riwayat(
                objek_id=obj.pk,
                langkah=step.nama,
                dari=dari[obj.pk],
                ke=step.ke,
                oleh_id=deed.oleh.user_id,
                oleh_nama=deed.oleh.nama,
                kapasitas=deed.kapasitas,
                alasan=deed.alasan,
                pada=deed.pada,
            )
            for obj in rows
        )


def _status(obj: models.Model) -> str:
    return str(cast("Any", obj).status)


class _Deed(NamedTuple):
    oleh: Pelaku
    pada: datetime
    kapasitas: str
    alasan: str


class _Sistem:
    """The actor of scheduled work."""

    user_id: int | None = None
    nama = "sistem"


SISTEM: Pelaku = _Sistem()
