"""Applying differences: one transaction, set by set, with the history of every person."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from ekinerja.core.access import wajib
from ekinerja.core.bulk import mulai_massal
from ekinerja.core.errors import AksiDitolak
from ekinerja.core.workflow import Pelaku
from ekinerja.integrasi.medan import GOLONGAN, ORANG, PENEMPATAN, sebutan_medan
from ekinerja.integrasi.models import Perbedaan, Sinkronisasi
from ekinerja.integrasi.permissions import penerap
from ekinerja.integrasi.queries import dapat_diterapkan
from ekinerja.integrasi.services.tulis_orang import tulis_golongan, tulis_isian, tulis_tempat
from ekinerja.integrasi.services.tulis_simpul import tulis_simpul
from ekinerja.integrasi.workflow import SIAP, SINKRON_WORKFLOW
from ekinerja.organisasi.batasan import batasan
from ekinerja.pegawai.models import Pegawai, RiwayatPegawai
from ekinerja.regulasi.pelaku import Bertindak

KELOMPOK = 2_000
BERUBAH = (
    "Data di sini berubah sejak sumbernya dibaca, sehingga tidak ada yang ditulis. Baca sumbernya "
    "sekali lagi, lalu terapkan."
)
BATASAN: dict[str, str | None] = {
    **dict.fromkeys(
        (
            "pegawai_nip_unik", "accounts_user_username_key", "penempatan_satu_definitif",
            "golongan_satu_per_masa",
        ),
        BERUBAH,
    ),
    "bulan_tertutup": None,
}  # fmt: skip


@transaction.atomic
def terapkan_beda(
    sinkron: Sinkronisasi,
    *,
    oleh: Pelaku,
    pada: datetime,
    pilihan: Sequence[int] | None = None,
) -> int:
    """Write what the source says, for these rows or for all that wait.

    :param pilihan: ids of differences; those that may not be applied are refused together.
    :returns: how many were applied.
    :raises TidakBerwenang: when the actor is not BKPSDM.
    :raises AksiDitolak: replaced by a newer reading, nothing chosen, or ours changed meanwhile.
    """
    hari = timezone.localdate(pada)
    wajib(penerap(sinkron.instansi_id, oleh, pada=hari))
    kunci = (
        Sinkronisasi.objects.select_for_update(of=("self",))
        .select_related("sumber")
        .get(pk=sinkron.pk)
    )
    if kunci.status != SIAP:
        raise AksiDitolak(
            f"Bacaan ini “{kunci.get_status_display()}”, sehingga tidak dapat diterapkan. Buka "
            "bacaan yang terakhir."
        )
    baris = _pilih(kunci, pilihan, oleh=oleh, pada=pada)
    with mulai_massal(oleh, sebab=f"sinkron {kunci.sumber}"), batasan(BATASAN):
        _tulis(kunci, baris, oleh=oleh, pada=pada)
    Perbedaan.objects.filter(pk__in=[satu.pk for satu in baris]).update(
        keputusan=Perbedaan.DITERAPKAN, diputus_pada=pada
    )
    _selesaikan(kunci, len(baris), oleh=oleh, pada=pada)
    return len(baris)


def _pilih(
    sinkron: Sinkronisasi, pilihan: Sequence[int] | None, *, oleh: Pelaku, pada: datetime
) -> list[Perbedaan]:
    """The chosen rows, locked."""
    boleh = dapat_diterapkan(sinkron, pada=timezone.localdate(pada))
    if pilihan is not None:
        boleh = boleh.filter(pk__in=pilihan)
    baris = list(boleh.select_for_update(of=("self",)).order_by("pk"))
    for satu in baris:
        satu.sinkron = sinkron
    if not baris:
        raise AksiDitolak(
            "Tidak ada perbedaan yang dapat diterapkan dari pilihan itu. Medannya mungkin belum "
            "dialihkan ke sumber ini, ditahan penimpaan, atau sudah diterapkan."
        )
    if pilihan is not None and len(baris) != len(set(pilihan)):
        raise AksiDitolak(
            "Sebagian pilihan tidak dapat diterapkan lagi. Muat ulang halaman, lalu pilih ulang."
        )
    return baris


def _tulis(sinkron: Sinkronisasi, baris: list[Perbedaan], *, oleh: Pelaku, pada: datetime) -> None:
    """People field by field, then posts and units through their own services."""
    nomor = sorted({satu.pegawai_id for satu in baris if satu.pegawai_id})
    orang = (
        Pegawai.objects.select_for_update(of=("self",))
        .select_related("user")
        .order_by("pk")
        .in_bulk(nomor)
    )
    isian = [
        satu
        for satu in baris
        if satu.medan.startswith(f"{ORANG}.") and satu.medan not in {GOLONGAN, PENEMPATAN}
    ]
    golongan = [satu for satu in baris if satu.medan == GOLONGAN]
    sama = tulis_isian(isian, orang)
    sama = tulis_golongan(golongan, orang, hari=timezone.localdate(pada)) and sama
    sama = tulis_tempat([satu for satu in baris if satu.medan == PENEMPATAN]) and sama
    if not sama:
        raise AksiDitolak(BERUBAH)
    _catat(sinkron, baris, oleh=oleh, pada=pada)
    simpul = [satu for satu in baris if not satu.medan.startswith(f"{ORANG}.")]
    tulis_simpul(sinkron, simpul, oleh=oleh, pada=pada)


def _catat(sinkron: Sinkronisasi, baris: list[Perbedaan], *, oleh: Pelaku, pada: datetime) -> None:
    """One line in the history of each person: which fields, from which source."""
    medan: dict[int, list[str]] = defaultdict(list)
    for satu in baris:
        if satu.pegawai_id:
            medan[satu.pegawai_id].append(sebutan_medan(satu.medan))
    RiwayatPegawai.objects.bulk_create(
        (
            RiwayatPegawai(
                objek_id=nomor, langkah="ubah", oleh_id=oleh.user_id, oleh_nama=oleh.nama,
                kapasitas=f"Sinkron {sinkron.sumber}", alasan=", ".join(sebutan), pada=pada,
            )
            for nomor, sebutan in medan.items()
        ),
        batch_size=KELOMPOK,
    )  # fmt: skip


def _selesaikan(sinkron: Sinkronisasi, jumlah: int, *, oleh: Pelaku, pada: datetime) -> None:
    """Keep the deed; with nothing left that differs the reading is done."""
    alasan = f"{jumlah} perbedaan diterapkan"
    sisa = Perbedaan.objects.filter(
        sinkron=sinkron, jenis=Perbedaan.NILAI, keputusan=Perbedaan.MENUNGGU
    )
    if not sisa.exists():
        pelaku = Bertindak(oleh.user_id, oleh.nama, sinkron.instansi_id, timezone.localdate(pada))
        SINKRON_WORKFLOW.run("selesaikan", sinkron, oleh=pelaku, pada=pada, alasan=alasan)
        return
    sinkron.riwayat.create(
        langkah="terapkan", dari=sinkron.status, ke=sinkron.status, oleh_id=oleh.user_id,
        oleh_nama=oleh.nama, kapasitas="BKPSDM", alasan=alasan, pada=pada,
    )  # fmt: skip
