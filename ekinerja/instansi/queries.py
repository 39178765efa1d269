"""Settings of a government, by day."""

from datetime import date

from ekinerja.instansi.models import ModulInstansi

SEMUA_MODUL = frozenset(kode for kode, _ in ModulInstansi.MODUL)


def modul_aktif(instansi_id: int, *, pada: date) -> frozenset[str]:
    """Modules that are on; a government that has never chosen uses all of them (one query)."""
    baris = list(ModulInstansi.objects.filter(instansi_id=instansi_id).values_list("modul", "masa"))
    if not baris:
        return SEMUA_MODUL
    return frozenset(kode for kode, masa in baris if pada in masa)
