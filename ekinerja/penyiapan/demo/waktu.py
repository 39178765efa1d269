"""The months of the demonstration, relative to a reference day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo


def geser_bulan(awal: date, banyak: int) -> date:
    """First day of the month this many months away."""
    urut = awal.year * 12 + awal.month - 1 + banyak
    return date(urut // 12, urut % 12 + 1, 1)


@dataclass(frozen=True, slots=True)
class Waktu:
    """Reference day and zone of the demonstration.

    :ivar hari_ini: the day on which the data stand; the running month is its month.
    """

    hari_ini: date
    zona: str

    def bulan(self, nomor: int) -> date:
        """First day of a month: 0 the running one, -1 the last, -2 and -3 closed."""
        return geser_bulan(self.hari_ini.replace(day=1), nomor)

    @property
    def mulai(self) -> date:
        """First day with scans and activities."""
        return self.bulan(-3)

    @property
    def tahun(self) -> range:
        """Years that the months touch."""
        return range(self.mulai.year, self.hari_ini.year + 1)

    @property
    def tz(self) -> ZoneInfo:
        """The zone of the demonstration."""
        return ZoneInfo(self.zona)

    def saat(self, hari: date, jam: time) -> datetime:
        """A local moment."""
        return datetime.combine(hari, jam, tzinfo=self.tz)

    def hari_hari(self, awal: date, selesai: date) -> Iterator[date]:
        """Every day of the half-open period, never after the reference day."""
        akhir = min(selesai, self.hari_ini + timedelta(days=1))
        for geser in range(max((akhir - awal).days, 0)):
            yield awal + timedelta(days=geser)
