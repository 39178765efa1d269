"""Proposals to correct data: those about oneself, and those of the people one keeps."""

from django.db.models import QuerySet

from ekinerja.core.kata import cocok_kata, urai_kata
from ekinerja.core.lingkup import Lingkup
from ekinerja.pegawai.models import Pegawai, RiwayatUsulanData, UsulanData
from ekinerja.pegawai.queries.orang import pegawai_terlihat
from ekinerja.pegawai.workflow import MENUNGGU


def usulan_data_terlihat(
    lingkup: Lingkup, *, cari: str = "", data: str = "", status: str = ""
) -> QuerySet[UsulanData]:
    """Proposals about people of the scope (of the roles that decide on them), the newest first."""
    orang = pegawai_terlihat(lingkup)
    if cari.strip():
        orang = cocok_kata(orang, ("nama", "nip"), urai_kata(cari))
    daftar = UsulanData.objects.filter(
        instansi_id=lingkup.instansi_id, pegawai__in=orang.order_by().values("pk")
    )
    if data:
        daftar = daftar.filter(data=data)
    if status:
        daftar = daftar.filter(status=status)
    return daftar.select_related("pegawai", "berkas", "diputus_oleh").order_by("-id")


def usulan_data_menunggu(pegawai: Pegawai) -> set[str]:
    """Data of this person about which a proposal waits."""
    menunggu = UsulanData.objects.filter(pegawai=pegawai, status=MENUNGGU)
    return set(menunggu.values_list("data", flat=True))


def riwayat_usulan_data(usulan: UsulanData) -> QuerySet[RiwayatUsulanData]:
    """Deeds on a proposal, the latest first."""
    return RiwayatUsulanData.objects.filter(objek=usulan).order_by("-pada", "-id")
