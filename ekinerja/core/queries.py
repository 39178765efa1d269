"""Look-ups of the machinery."""

from ekinerja.core.models import Dokumen


def dokumen_terbit(kode: str) -> Dokumen | None:
    """The published document with this code, or None."""
    return Dokumen.objects.select_related("instansi").filter(kode=kode).first()
