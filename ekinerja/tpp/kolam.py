"""Calculating many people: in this process, or for large units on both cores."""

from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from datetime import date
from multiprocessing import get_context
from types import TracebackType

from ekinerja.tpp.hitungan import Hitungan, Terhalang, hitung_potongan

BATAS_SENDIRI = 1500
_POTONGAN = 100
_PEKERJA = 2
_DI_MUKA = 6

Hasil = list[Hitungan | Terhalang]


class Kolam:
    """Processes that calculate chunks of people; below a size no process is started.

    ``spawn``: a forked child would share the database connection. Few chunks are under way at a
    time, so that memory stays flat however many people there are.

    :param jumlah: number of people expected in total.
    """

    def __init__(self, jumlah: int) -> None:
        self._executor = (
            ProcessPoolExecutor(_PEKERJA, mp_context=get_context("spawn"))
            if jumlah > BATAS_SENDIRI
            else None
        )

    def __enter__(self) -> "Kolam":
        return self

    def __exit__(
        self,
        jenis: type[BaseException] | None,
        galat: BaseException | None,
        jejak: TracebackType | None,
    ) -> None:
        if self._executor is not None:
            self._executor.shutdown(cancel_futures=True)

    def hitung(
        self, isi: Sequence[bytes], *, skema: bytes, pada: date, bekal: bytes | None = None
    ) -> Iterator[Hitungan | Terhalang]:
        """Results in the order of the people.

        :param isi: canonical facts, one per person.
        :param skema: canonical bytes of the scheme; ``bekal`` frozen parameters, None for today's.
        """
        potongan = [isi[i : i + _POTONGAN] for i in range(0, len(isi), _POTONGAN)]
        if self._executor is None:
            for satu in potongan:
                yield from hitung_potongan(satu, skema=skema, pada=pada, bekal=bekal)
            return
        jalan: deque[Future[Hasil]] = deque()
        for satu in potongan:
            jalan.append(
                self._executor.submit(hitung_potongan, satu, skema=skema, pada=pada, bekal=bekal)
            )
            if len(jalan) >= _DI_MUKA:
                yield from jalan.popleft().result()
        while jalan:
            yield from jalan.popleft().result()
