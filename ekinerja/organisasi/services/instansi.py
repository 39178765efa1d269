"""The profile of the government: letterhead, logo, colour, zone."""

import io
from dataclasses import dataclass, fields
from datetime import datetime

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from PIL import Image, ImageOps, UnidentifiedImageError

from ekinerja.core.access import wajib
from ekinerja.core.berkas import Unggahan, terima_berkas
from ekinerja.core.bulk import mulai_massal
from ekinerja.core.errors import AksiDitolak
from ekinerja.core.models import Berkas
from ekinerja.core.workflow import Pelaku
from ekinerja.instansi.models import Instansi
from ekinerja.organisasi.permissions import pengelola_instansi

LOGO_MAKS = 2_000_000
SISI_LOGO = 600
SISI_TERKECIL = 64
FORMAT_LOGO = ("PNG", "JPEG", "WEBP")


@dataclass(frozen=True, slots=True, kw_only=True)
class IsiProfil:
    """What is written of a government.

    The month from which on everything counts is not among it: it is decided in the set-up, which
    knows the closed months.

    :ivar warna: colour of the brand, ``#rrggbb``.
    """

    nama: str
    jenis: str
    zona: str
    warna: str
    sebutan_kepala: str
    alamat: str = ""
    kontak: str = ""
    kota: str = ""


MEDAN = tuple(satu.name for satu in fields(IsiProfil))


@transaction.atomic
def simpan_profil(
    instansi: Instansi,
    isi: IsiProfil,
    *,
    oleh: Pelaku,
    pada: datetime,
    logo: Unggahan | None = None,
    tanpa_logo: bool = False,
) -> Instansi:
    """Write the profile of a government.

    :param logo: a new logo; it is decoded and written anew, so that nothing else of the file stays.
    :param tanpa_logo: take the logo away.
    :raises TidakBerwenang: when the actor keeps neither the application nor the organisation.
    :raises AksiDitolak: a logo that is too large, too small, damaged, or no picture.
    """
    wajib(pengelola_instansi(instansi.pk, oleh, pada=timezone.localdate(pada)))
    instansi = Instansi.objects.select_for_update(of=("self",), no_key=True).get(pk=instansi.pk)
    for medan in MEDAN:
        setattr(instansi, medan, getattr(isi, medan))
    if tanpa_logo:
        instansi.logo = None
    if logo is not None:
        instansi.logo = _simpan_logo(logo, instansi.pk, pada)
    with mulai_massal(oleh, sebab="profil instansi diubah"):
        instansi.save(update_fields=[*MEDAN, "logo"])
    return instansi


def _simpan_logo(logo: Unggahan, instansi_id: int, pada: datetime) -> Berkas:
    if (logo.size or 0) > LOGO_MAKS:
        raise AksiDitolak("Logo lebih besar dari 2 MB. Perkecil gambarnya, lalu unggah lagi.")
    bersih = ContentFile(_gambar_bersih(logo.read()), name="logo.png")
    return terima_berkas(bersih, instansi_id=instansi_id, pada=pada, jenis_boleh=("image/png",))


def _gambar_bersih(isi: bytes) -> bytes:
    """The picture written anew as PNG, longest side 600 px, transparency kept."""
    try:
        with Image.open(io.BytesIO(isi), formats=FORMAT_LOGO) as gambar:
            gambar.load()
            tegak = ImageOps.exif_transpose(gambar).convert("RGBA")
    except (
        UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError
    ) as galat:  # fmt: skip
        raise AksiDitolak(
            "Logo ini bukan gambar PNG, JPEG, atau WebP yang utuh. Simpan ulang, lalu unggah lagi."
        ) from galat
    if min(tegak.size) < SISI_TERKECIL:
        raise AksiDitolak(
            f"Logo ini hanya {tegak.width} × {tegak.height} piksel sehingga kabur pada kop surat. "
            f"Unggah gambar yang sisinya paling sedikit {SISI_TERKECIL} piksel."
        )
    tegak.thumbnail((SISI_LOGO, SISI_LOGO))
    keluar = io.BytesIO()
    tegak.save(keluar, "PNG", optimize=True)
    return keluar.getvalue()
