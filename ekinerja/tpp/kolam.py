"""Calculating many people: in this process, or for large units on both cores."""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from datetime import date
from functools import partial
from itertools import chain
from multiprocessing import get_context
from types import TracebackType

from ekinerja.tpp.hitungan import Hitungan, Terhalang, hitung_potongan, siap

BATAS_SENDIRI = 1500
_POTONGAN = 100
_TERKECIL = 20
_BAGIAN = 6
_PEKERJA = 2
_DI_MUKA = 20

Hasil = list[Hitungan | Terhalang]


class Kolam:
    """Processes that calculate chunks of people; below a size no process is started.

    ``spawn``: a forked child would share the database connection. Few chunks are under way at a
    time, so that memory stays flat however many people there are. The processes start at once, so
    that they are ready when the first facts are gathered.

    :param jumlah: number of people expected in total.
    """

    def __init__(self, jumlah: int) -> None:
        self._executor = (
            ProcessPoolExecutor(_PEKERJA, mp_context=get_context("spawn"))
            if jumlah > BATAS_SENDIRI
            else None
        )
        if self._executor is not None:
            for _ in range(_PEKERJA):
                self._executor.submit(siap)

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
        """Results in the order of the people; processes begin at once, not at the first result.

        :param isi: canonical facts, one per person.
        :param skema: canonical bytes of the scheme; ``bekal`` frozen parameters, None for today's.
        """
        besar = min(_POTONGAN, max(_TERKECIL, -(-len(isi) // _BAGIAN)))
        potongan = deque(isi[i : i + besar] for i in range(0, len(isi), besar))
        hitung = partial(hitung_potongan, skema=skema, pada=pada, bekal=bekal)
        if self._executor is None:
            return chain.from_iterable(map(hitung, potongan))
        jalan = deque[Future[Hasil]]()
        while potongan and len(jalan) < _DI_MUKA:
            jalan.append(self._executor.submit(hitung, potongan.popleft()))
        return self._ambil(jalan, potongan, hitung)

    def _ambil(
        self,
        jalan: "deque[Future[Hasil]]",
        potongan: deque[Sequence[bytes]],
        hitung: Callable[[Sequence[bytes]], Hasil],
    ) -> Iterator[Hitungan | Terhalang]:
        """Results of the chunks under way; each one taken makes room for the next."""
        assert self._executor is not None
        while jalan:
            selesai = jalan.popleft().result()
            if potongan:
                jalan.append(self._executor.submit(hitung, potongan.popleft()))
            yield from selesai
