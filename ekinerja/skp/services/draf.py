"""Holding a draft while it is changed, and telling a second editor what the first one did."""

from ekinerja.core.access import wajib
from ekinerja.core.errors import AksiDitolak
from ekinerja.core.workflow import Pelaku, Putusan
from ekinerja.skp.models import SKP, JejakIsi
from ekinerja.skp.permissions import dapat_melengkapi, skp_dapat_diubah
from ekinerja.skp.workflow import DRAF

_PALING_BANYAK = 3
_PANJANG = 300


class IsiBerubah(AksiDitolak):
    """The content changed since the form was opened; the form is kept, with the new stamp."""

    def __init__(self, kalimat: str, *, stempel: int) -> None:
        super().__init__(kalimat)
        self.stempel = stempel


def kunci_draf(pk: int, oleh: Pelaku, *, stempel: int | None = None) -> SKP:
    """Lock a draft for a change by its owner.

    :param stempel: of the content that the person saw; None does not ask.
    :raises AksiDitolak: when it is no draft any more, or changed meanwhile.
    """
    skp = SKP.objects.select_for_update(of=("self",)).get(pk=pk)
    if skp.status != DRAF:
        raise AksiDitolak(skp_dapat_diubah(skp, oleh).alasan or "SKP ini bukan draf lagi.")
    wajib(skp_dapat_diubah(skp, oleh))
    _tolak_basi(skp, stempel)
    return skp


def kunci_lengkap(pk: int, oleh: Pelaku, *, stempel: int | None = None) -> SKP:
    """Lock a plan for what owner and penilai fill in together: behaviour and annexes."""
    skp = SKP.objects.select_for_update(of=("self",)).get(pk=pk)
    putusan: Putusan = dapat_melengkapi(skp, oleh)
    wajib(putusan)
    _tolak_basi(skp, stempel)
    return skp


def catat_isi(skp: SKP, apa: str, oleh: Pelaku) -> None:
    """Count a change of the content, with the words a second editor will read."""
    skp.stempel += 1
    skp.save(update_fields=["stempel"])
    JejakIsi.objects.create(skp=skp, nomor=skp.stempel, apa=_ringkas(apa), oleh_nama=oleh.nama)


def _ringkas(apa: str) -> str:
    return apa if len(apa) <= _PANJANG else f"{apa[: _PANJANG - 1]}…"


def _tolak_basi(skp: SKP, stempel: int | None) -> None:
    if stempel is None or stempel == skp.stempel:
        return
    jejak = list(
        JejakIsi.objects.filter(skp=skp, nomor__gt=stempel).order_by("-nomor")[: _PALING_BANYAK + 1]
    )
    isi = "; ".join(f"{satu.apa} (oleh {satu.oleh_nama})" for satu in jejak[:_PALING_BANYAK])
    lain = ", dan perubahan lain" if len(jejak) > _PALING_BANYAK else ""
    raise IsiBerubah(
        f"SKP ini berubah sejak halaman ini dibuka: {isi}{lain}. Isian Anda masih di sini; "
        "periksa, lalu simpan lagi bila tetap berlaku.",
        stempel=skp.stempel,
    )
