"""The SKP import: agreed plans are added whole and never changed by a file."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from ekinerja.core.bulk import mulai_massal
from ekinerja.core.impor import BarisImpor, Importir, Rancangan
from ekinerja.core.lingkup import Lingkup
from ekinerja.core.workflow import Pelaku
from ekinerja.organisasi.batasan import batasan
from ekinerja.skp.importers.kolom import KOLOM, IndikatorImpor
from ekinerja.skp.importers.periksa import Pemeriksa
from ekinerja.skp.importers.tulis import simpan_isi, simpan_skp
from ekinerja.skp.models import SKP
from ekinerja.skp.queries import orang_menurut_nip, skp_menurut_orang

_BERUBAH = "Data SKP berubah saat impor berjalan. Periksa berkasnya sekali lagi, lalu terapkan."


class ImporSKP(Importir[IndikatorImpor]):
    """Agreed SKP: new ones are added whole; what is already agreed is never changed by a file."""

    kunci = "skp"
    judul = "SKP yang sudah disetujui"
    kolom = KOLOM

    def periksa(self, baris: Sequence[BarisImpor], lingkup: Lingkup) -> Rancangan[IndikatorImpor]:
        """Rows → new indicators; four queries for any number of rows."""
        orang = orang_menurut_nip(lingkup, nip={satu["nip"] for satu in baris})
        tersimpan: dict[int, list[SKP]] = defaultdict(list)
        for skp in skp_menurut_orang({satu.id for satu in orang.values()}):
            tersimpan[skp.pegawai_id].append(skp)
        pemeriksa = Pemeriksa(lingkup, orang, tersimpan)
        for satu in baris:
            pemeriksa.periksa(satu)
        return pemeriksa.selesai()

    @transaction.atomic
    def terapkan(
        self, rancangan: Rancangan[IndikatorImpor], *, oleh: Pelaku, pada: datetime
    ) -> None:
        """Write the SKP agreed, each with a history row of the one who imported it."""
        kalimat = {"skp_satu_per_masa": _BERUBAH}
        with mulai_massal(oleh, sebab="impor SKP"), batasan(kalimat):
            menurut_skp: dict[tuple[int, date], list[IndikatorImpor]] = defaultdict(list)
            for satu in rancangan.baru:
                menurut_skp[satu.pegawai_id, satu.mulai].append(satu)
            semua = list(menurut_skp.values())
            skp = simpan_skp([isi[0] for isi in semua], oleh, pada)
            simpan_isi(list(zip(skp, semua, strict=True)))
