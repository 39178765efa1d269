"""The signed-in person as the actor of a deed."""

from ekinerja.organisasi.requests import MasukRequest
from ekinerja.regulasi.pelaku import Bertindak


def pelaku(request: MasukRequest) -> Bertindak:
    """The signed-in user as an actor today; roles already known are not read again."""
    user, identitas = request.user, request.identitas
    peran = getattr(identitas, "peran", None)
    return Bertindak(user.pk, user.nama, user.instansi_id, identitas.hari, peran)
