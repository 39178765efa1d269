"""Who reads the sources, sets them up, and applies what differs."""

from datetime import date

from ekinerja.core.lingkup import Lingkup
from ekinerja.core.workflow import BOLEH, Pelaku, Putusan, jika
from ekinerja.integrasi.models import Sinkronisasi
from ekinerja.organisasi.models import PemberianPeran as Peran
from ekinerja.regulasi.pelaku import Bertindak

PELIHAT = (Peran.BKPSDM, Peran.ORGANISASI, Peran.PENGELOLA_APLIKASI, Peran.PEMERIKSA)
PENGATUR = (Peran.BKPSDM, Peran.PENGELOLA_APLIKASI)
PENERAP = (Peran.BKPSDM,)


def pelihat_sumber(lingkup: Lingkup) -> Putusan:
    """The sources belong to the whole instansi, and so do the roles that see them."""
    return jika(
        lingkup.unit_ids is None,
        "Sumber data berlaku bagi seluruh instansi. Mintalah hasilnya kepada BKPSDM.",
    )


def pengatur_sumber(instansi_id: int, oleh: Pelaku, *, pada: date) -> Putusan:
    """Who says where a source is, and has it read."""
    return jika(
        _memegang(instansi_id, oleh, *PENGATUR, pada=pada),
        "Sumber data diatur dan dibaca oleh BKPSDM atau pengelola aplikasi. Sampaikan permintaan "
        "Anda kepada mereka.",
    )


def penerap(instansi_id: int, oleh: Pelaku, *, pada: date) -> Putusan:
    """Who changes the data of people by what a source says, or keeps ours over it."""
    return jika(
        _memegang(instansi_id, oleh, *PENERAP, pada=pada),
        "Hanya BKPSDM yang mengubah data pegawai menurut sumber lain. Serahkan kepada BKPSDM.",
    )


def pembaca_sumber(sinkron: Sinkronisasi, oleh: Bertindak) -> Putusan:
    """Predicate of a reading: the system, or who may have it read."""
    boleh = oleh.sistem or oleh.punya(sinkron.instansi_id, *PENGATUR)
    return jika(boleh, "Sumber data dibaca oleh BKPSDM atau pengelola aplikasi.")


def penerap_beda(sinkron: Sinkronisasi, oleh: Bertindak) -> Putusan:
    """Predicate of a reading: the system, or BKPSDM."""
    boleh = oleh.sistem or oleh.punya(sinkron.instansi_id, *PENERAP)
    return jika(boleh, "Perbedaan diterapkan oleh BKPSDM.")


def _memegang(instansi_id: int, oleh: Pelaku, *peran: str, pada: date) -> bool:
    if oleh.user_id is None:
        return BOLEH.boleh
    return Peran.objects.filter(
        instansi_id=instansi_id, user_id=oleh.user_id, peran__in=peran, unit=None,
        masa__contains=pada,
    ).exists()  # fmt: skip
