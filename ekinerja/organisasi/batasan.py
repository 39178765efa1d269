"""A constraint of the database answers with a sentence."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from django.db import IntegrityError, transaction

from ekinerja.core.errors import AksiDitolak


@contextmanager
def batasan(kalimat: Mapping[str, str]) -> Iterator[None]:
    """Run in a savepoint; a violated constraint named here becomes its sentence.

    :param kalimat: constraint name → Indonesian sentence.
    :raises AksiDitolak: for the constraints named; others stay database errors.
    """
    try:
        with transaction.atomic():
            yield
    except IntegrityError as galat:
        diagnosa = getattr(galat.__cause__, "diag", None)
        ditemukan = kalimat.get(getattr(diagnosa, "constraint_name", None) or "")
        if ditemukan is None:
            raise
        raise AksiDitolak(ditemukan) from galat
