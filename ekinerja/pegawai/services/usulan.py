"""A person proposes corrections of the own data; who keeps them accepts or refuses."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from ekinerja.core.errors import AksiDitolak, TidakBerwenang
from ekinerja.core.models import Berkas
from ekinerja.core.workflow import Pelaku
from ekinerja.organisasi.batasan import batasan
from ekinerja.pegawai.models import Pegawai, RiwayatUsulanData, UsulanData
from ekinerja.pegawai.services.data import ganti_isi, periksa_isi, tulis_data
from ekinerja.pegawai.workflow import MENUNGGU, USULAN_DATA_WORKFLOW
from ekinerja.regulasi.pelaku import Bertindak, bertindak

# data → the fields of a person that it is made of: the value, and what belongs to it
MEDAN_USULAN = {
    UsulanData.NIK: ("nik",),
    UsulanData.NPWP: ("npwp",),
    UsulanData.PTKP: ("status_ptkp",),
    UsulanData.REKENING: ("nomor_rekening", "kode_bank"),
}
_SUDAH_ADA = (
    "Usulan untuk data yang sama masih menunggu diperiksa. Tarik usulan itu dahulu bila isinya "
    "perlu diganti."
)


@dataclass(frozen=True, slots=True)
class BuktiUsulan:
    """Why: a sentence, and a scan of the paper that shows it (identity card, bank book)."""

    keterangan: str = ""
    berkas: Berkas | None = None


@transaction.atomic
def usulkan_perubahan(
    pegawai: Pegawai, isi: Mapping[str, str], *, bukti: BuktiUsulan, oleh: Pelaku, pada: datetime
) -> list[UsulanData]:
    """Propose other values of the own data; each waits by itself.

    :param isi: field of a person → proposed value; what stays as it is makes no proposal.
    :raises TidakBerwenang: about the data of another.
    :raises AksiDitolak: nothing changes, a value that cannot be, or one waits already.
    """
    if oleh.user_id is None or oleh.user_id != pegawai.user_id:
        raise TidakBerwenang("Perubahan data hanya diusulkan oleh orangnya sendiri.")
    terkunci = Pegawai.objects.select_for_update(of=("self",), no_key=True).get(pk=pegawai.pk)
    lama = ganti_isi(terkunci, dict(isi))
    if not lama:
        raise AksiDitolak("Tidak ada yang berubah. Isi nilai yang benar, lalu kirim lagi.")
    periksa_isi(terkunci, set(lama), hari=timezone.localdate(pada))
    hasil = []
    for data, medan in MEDAN_USULAN.items():
        if not lama.keys() & set(medan):
            continue
        semula = [str(lama.get(nama, getattr(terkunci, nama))) for nama in medan]
        menjadi = [str(getattr(terkunci, nama)) for nama in medan]
        if not all(menjadi):
            sebutan = dict(UsulanData.DATA)[data]
            raise AksiDitolak(f"{sebutan} tidak dapat dikosongkan. Isi lengkap nilai yang benar.")
        hasil.append(_simpan(terkunci, data, (semula, menjadi), bukti, oleh=oleh, pada=pada))
    return hasil


def _simpan(
    pegawai: Pegawai, data: str, nilai: tuple[list[str], list[str]], bukti: BuktiUsulan, *,
    oleh: Pelaku, pada: datetime,
) -> UsulanData:  # fmt: skip
    assert oleh.user_id is not None
    (semula, *bank_semula), (menjadi, *bank_menjadi) = nilai
    with batasan({"usulan_data_satu_menunggu": _SUDAH_ADA}):
        usulan = UsulanData.objects.create(
            instansi_id=pegawai.instansi_id, pegawai=pegawai, data=data, semula=semula,
            bank_semula="".join(bank_semula), menjadi=menjadi, bank_menjadi="".join(bank_menjadi),
            keterangan=bukti.keterangan.strip(), berkas=bukti.berkas,
            diusulkan_oleh_id=oleh.user_id, diusulkan_pada=pada,
        )  # fmt: skip
    RiwayatUsulanData.objects.create(
        objek=usulan, langkah="usulkan", dari="", ke=MENUNGGU, oleh_id=oleh.user_id,
        oleh_nama=oleh.nama, alasan=usulan.keterangan, pada=pada,
    )  # fmt: skip
    return usulan


@transaction.atomic
def terima_usulan_data(usulan: UsulanData, *, oleh: Pelaku, pada: datetime) -> UsulanData:
    """Write the proposed value on the register, with the trail of any other change.

    :raises TidakBerwenang: the person, an admin of another unit, or no keeper.
    :raises AksiDitolak: decided already, the value changed meanwhile, or it cannot be.
    """
    kunci = _putuskan("terima", usulan, oleh=oleh, pada=pada)
    orang = Pegawai.objects.select_for_update(of=("self",)).get(pk=kunci.pegawai_id)
    medan = MEDAN_USULAN[kunci.data]
    kini = [getattr(orang, nama) for nama in medan]
    if kini != [kunci.semula, kunci.bank_semula][: len(medan)]:
        raise AksiDitolak(
            f"{kunci.get_data_display()} orang ini sudah berubah sejak diusulkan. Tolak usulan "
            "ini dengan alasan itu; bila masih keliru, ia dapat mengusulkan lagi."
        )
    isi = dict(zip(medan, (kunci.menjadi, kunci.bank_menjadi), strict=False))
    tulis_data(orang, isi, oleh=oleh, pada=pada, sebab=f"menurut usulan nomor {kunci.pk}")
    return kunci


@transaction.atomic
def tolak_usulan_data(
    usulan: UsulanData, *, alasan: str, oleh: Pelaku, pada: datetime
) -> UsulanData:
    """Refuse, with a reason that the person reads.

    :raises TidakBerwenang: the person, an admin of another unit, or no keeper.
    :raises AksiDitolak: decided already, or no reason.
    """
    return _putuskan("tolak", usulan, oleh=oleh, pada=pada, alasan=alasan)


@transaction.atomic
def tarik_usulan_data(usulan: UsulanData, *, oleh: Pelaku, pada: datetime) -> UsulanData:
    """The person takes the proposal back while it waits.

    :raises TidakBerwenang: another person.
    :raises AksiDitolak: decided already.
    """
    return USULAN_DATA_WORKFLOW.run("tarik", usulan, oleh=_pelaku(oleh, pada), pada=pada)


def _putuskan(
    langkah: str, usulan: UsulanData, *, oleh: Pelaku, pada: datetime, alasan: str = ""
) -> UsulanData:
    return USULAN_DATA_WORKFLOW.run(
        langkah, usulan, oleh=_pelaku(oleh, pada), pada=pada, alasan=alasan,
        ubah={"diputus_oleh_id": oleh.user_id},
    )  # fmt: skip


def _pelaku(oleh: Pelaku, pada: datetime) -> Bertindak:
    return bertindak(oleh, pada=pada)
