"""Forms of setting up."""

from ekinerja.penyiapan.forms.impor import (
    UnggahForm,
)

__all__ = [
    "UnggahForm",
]
