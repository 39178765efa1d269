"""What only those who judge an entry read beside its evidence."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse

from ekinerja.aktivitas.models import BuktiAktivitas
from ekinerja.aktivitas.queries import Kembar
from ekinerja.core.format import angka, tanggal
from ekinerja.core.kit import Tautan

_SAAT = "%Y:%m:%d %H:%M:%S"


@dataclass(frozen=True, slots=True)
class TelaahBukti:
    """Notes about one piece of evidence, and the entries where it was seen before.

    :ivar lain_hari: the camera's day is not the day of the entry.
    """

    id: str
    kamera: str
    lain_hari: bool
    kembar: list[Tautan]
    sisa: str


def telaah_bukti(
    bukti: Sequence[BuktiAktivitas], kembar: dict[int, list[Kembar]], *, hari: date, oleh_id: int
) -> list[TelaahBukti]:
    """Only evidence about which there is something to say.

    :param hari: day of the entry; ``oleh_id`` is its owner.
    """
    semua = [_telaah(satu, kembar.get(satu.pk, []), hari, oleh_id) for satu in bukti]
    return [satu for satu in semua if satu.kamera or satu.kembar]


def _telaah(bukti: BuktiAktivitas, kembar: list[Kembar], hari: date, oleh_id: int) -> TelaahBukti:
    exif = bukti.berkas.exif
    saat = _saat(exif.get("saat", ""))
    catatan = (
        f"{tanggal(saat.date())} {saat:%H.%M}" if saat else "",
        f"di {exif['tempat']}" if exif.get("tempat") else "",
        exif.get("alat", ""),
    )
    sisa = kembar[0].jumlah - len(kembar) if kembar else 0
    return TelaahBukti(
        id=str(bukti.pk),
        kamera=", ".join(filter(None, catatan)),
        lain_hari=saat is not None and saat.date() != hari,
        kembar=[_tautan(satu, oleh_id) for satu in kembar],
        sisa=f"dan {angka(sisa)} aktivitas lain" if sisa else "",
    )


def _saat(teks: str) -> datetime | None:
    try:
        return datetime.strptime(teks, _SAAT)  # noqa: DTZ007  # a camera knows no zone
    except ValueError:
        return None


def _tautan(satu: Kembar, oleh_id: int) -> Tautan:
    apa = "Bukti yang sama" if satu.sama else "Gambar yang mirip"
    siapa = "dia sendiri" if satu.pegawai_id == oleh_id else satu.nama
    return Tautan(
        judul=f"{apa} dipakai {siapa}, {tanggal(satu.tanggal)}",
        url=reverse("aktivitas:rincian", args=[satu.aktivitas_id]),
    )
