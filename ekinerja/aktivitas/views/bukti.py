"""Evidence of an entry: sent out, taken off, and what its reviewer is told about it."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from ekinerja.aktivitas import services
from ekinerja.aktivitas.bukti import kirim_bukti
from ekinerja.aktivitas.models import Aktivitas
from ekinerja.aktivitas.permissions import PEMBACA, penelaah_bukti
from ekinerja.aktivitas.presenters.bukti import TelaahBukti, telaah_bukti
from ekinerja.aktivitas.queries import bukti_terlihat, kembar_bukti
from ekinerja.core.access import ambil
from ekinerja.pegawai.models import Pegawai
from ekinerja.pegawai.requests import MasukRequest, PegawaiRequest, masuk_required, pegawai_required


def telaah(aktivitas: Aktivitas, oleh: Pegawai | None) -> list[TelaahBukti]:
    """Notes about the evidence, for who judges the entry only."""
    if oleh is None or not penelaah_bukti(aktivitas, oleh).boleh:
        return []
    semua = list(aktivitas.bukti.all())
    kembar = kembar_bukti([satu.pk for satu in semua])
    return telaah_bukti(semua, kembar, hari=aktivitas.tanggal, oleh_id=aktivitas.pegawai_id)


@require_safe
@masuk_required
def bukti(request: MasukRequest, pk: int) -> HttpResponse:
    """A photo or file of a visible entry."""
    satu = ambil(bukti_terlihat(request.identitas.lingkup(*PEMBACA)), pk, apa="Bukti")
    return kirim_bukti(satu, kecil=request.GET.get("kecil") == "1")


@require_POST
@pegawai_required
def hapus_bukti(request: PegawaiRequest, pk: int) -> HttpResponse:
    """Take evidence off an entry that is still open."""
    satu = ambil(bukti_terlihat(request.identitas.lingkup_sendiri()), pk, apa="Bukti")
    services.hapus_bukti(satu, oleh=request.pegawai)
    messages.success(request, "Bukti dihapus.")
    return HttpResponseRedirect(reverse("aktivitas:ubah", args=[satu.aktivitas_id]))
