"""What owner and penilai fill in together: behaviour, annexes, notes of the dialogue."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from ekinerja.core.access import wajib
from ekinerja.core.errors import AksiDitolak
from ekinerja.core.workflow import Pelaku
from ekinerja.pegawai.models import Pegawai
from ekinerja.skp.models import SKP, CatatanDialog, EkspektasiPerilaku, LampiranSKP
from ekinerja.skp.permissions import dapat_mencatat_dialog
from ekinerja.skp.services.draf import catat_isi, kunci_lengkap


@transaction.atomic
def isi_perilaku(
    skp: SKP, *, ekspektasi: Mapping[str, str], oleh: Pelaku, stempel: int | None = None
) -> None:
    """Set what the leader expects of each BerAKHLAK value; an empty text removes it.

    :param ekspektasi: code of the value → text.
    """
    skp = kunci_lengkap(skp.pk, oleh, stempel=stempel)
    isi = {kode: teks.strip() for kode, teks in ekspektasi.items()}
    EkspektasiPerilaku.objects.filter(
        skp=skp, nilai__in=[kode for kode, teks in isi.items() if not teks]
    ).delete()
    EkspektasiPerilaku.objects.bulk_create(
        [EkspektasiPerilaku(skp=skp, nilai=k, ekspektasi=t) for k, t in isi.items() if t],
        update_conflicts=True,
        unique_fields=["skp", "nilai"],
        update_fields=["ekspektasi"],
    )
    catat_isi(skp, "ekspektasi khusus perilaku diubah", oleh)


@transaction.atomic
def isi_lampiran(
    skp: SKP, *, isi: Mapping[str, str], oleh: Pelaku, stempel: int | None = None
) -> None:
    """Set the three annexes, one item a line; an empty text removes one.

    :param isi: kind (``LampiranSKP.JENIS``) → lines.
    """
    skp = kunci_lengkap(skp.pk, oleh, stempel=stempel)
    rapi = {jenis: _baris(teks) for jenis, teks in isi.items()}
    LampiranSKP.objects.filter(
        skp=skp, jenis__in=[jenis for jenis, teks in rapi.items() if not teks]
    ).delete()
    LampiranSKP.objects.bulk_create(
        [LampiranSKP(skp=skp, jenis=j, isi=t) for j, t in rapi.items() if t],
        update_conflicts=True,
        unique_fields=["skp", "jenis"],
        update_fields=["isi"],
    )
    catat_isi(skp, "lampiran diubah", oleh)


def _baris(teks: str) -> str:
    return "\n".join(satu.strip() for satu in teks.splitlines() if satu.strip())


@transaction.atomic
def catat_dialog(skp: SKP, *, isi: str, oleh: Pegawai, pada: datetime) -> CatatanDialog:
    """Keep a note of the dialogue; it is never changed afterwards.

    :raises TidakBerwenang: to anybody but the owner and the penilai.
    """
    wajib(dapat_mencatat_dialog(skp, oleh))
    if not isi.strip():
        raise AksiDitolak("Tulis apa yang dibicarakan, lalu simpan.")
    return CatatanDialog.objects.create(
        skp=skp,
        isi=isi.strip(),
        oleh_id=oleh.user_id,
        oleh_nama=oleh.nama,
        kapasitas="Pegawai" if oleh.pk == skp.pegawai_id else "Pejabat penilai",
        pada=pada,
    )
