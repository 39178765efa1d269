"""A constraint of the database answers with a sentence."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from django.db import IntegrityError, transaction

from ekinerja.core.errors import AksiDitolak


@contextmanager
def batasan(kalimat: Mapping[str, str | None]) -> Iterator[None]:
    """Run in a savepoint; a violated constraint named here becomes its sentence.

    :param kalimat: constraint name → Indonesian sentence; None: the trigger's own sentence.
    :raises AksiDitolak: for the constraints named; others stay database errors.
    """
    try:
        with transaction.atomic():
            yield
    except IntegrityError as galat:
        diagnosa = getattr(galat.__cause__, "diag", None)
        nama = getattr(diagnosa, "constraint_name", None) or ""
        if nama not in kalimat:
            raise
        sendiri = str(getattr(diagnosa, "message_primary", ""))
        raise AksiDitolak(kalimat[nama] or sendiri) from galat
