"""What is written about a person, by form; and the photo."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from ekinerja.core.access import ambil
from ekinerja.core.berkas import FOTO, terima_berkas
from ekinerja.core.errors import AksiDitolak, TidakBerwenang
from ekinerja.core.kit import Tautan
from ekinerja.organisasi.models import PemberianPeran as Peran
from ekinerja.organisasi.views.kirim import kirim_berkas
from ekinerja.pegawai import presenters
from ekinerja.pegawai.forms import DataPegawaiForm
from ekinerja.pegawai.models import Pegawai
from ekinerja.pegawai.queries import asal_isian, pegawai_terlihat, penempatan_kini
from ekinerja.pegawai.requests import MasukRequest, masuk_required
from ekinerja.pegawai.services import MEDAN_BKPSDM, ubah_data
from ekinerja.pegawai.views.orang import lingkup_dan_tim, medan_boleh

PENGUBAH = (Peran.BKPSDM, Peran.ADMIN_PD)


@require_http_methods(["GET", "HEAD", "POST"])
@masuk_required
def ubah(request: MasukRequest, pk: int) -> HttpResponse:
    """Change what is written about a person, as far as the reader may."""
    lingkup, tim = lingkup_dan_tim(request)
    orang = ambil(pegawai_terlihat(lingkup, tim=tim), pk, apa="Pegawai")
    kini = penempatan_kini(orang, pada=lingkup.per_tanggal)
    medan = medan_boleh(request, orang, kini.jabatan.unit_id if kini else None)
    if not medan:
        raise TidakBerwenang("Data pegawai ini diubah oleh BKPSDM atau admin perangkat daerahnya.")
    awal = {nama: getattr(orang, nama) for nama in medan if nama != "foto"}
    form = DataPegawaiForm(
        request.POST or None, request.FILES or None, initial=awal, pegawai=orang, medan=medan,
        catatan=presenters.catatan_asal(asal_isian(orang.instansi_id, hari=lingkup.per_tanggal)),
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        try:
            _simpan(request, orang, form.cleaned_data)
        except AksiDitolak as galat:
            form.add_error(None, galat.kalimat)
        else:
            messages.success(request, f"Data {orang.nama} sudah disimpan.")
            return HttpResponseRedirect(reverse("pegawai:rincian", args=[pk]))
    kembali = Tautan(judul=orang.nama, url=reverse("pegawai:rincian", args=[pk]))
    context = {
        "form": form,
        "judul_formulir": f"Ubah data: {orang.nama}",
        "keterangan_formulir": _keterangan(medan),
        "remah": [kembali],
        "kembali": kembali,
    }
    return render(request, "pegawai/formulir.html", context, status=422 if form.errors else 200)


def _keterangan(medan: tuple[str, ...]) -> str:
    if medan == MEDAN_BKPSDM:
        return "Jabatan, pangkat, dan kedudukan diubah dengan mencatat keputusannya."
    return "Data lain yang keliru disampaikan kepada BKPSDM dengan buktinya."


def _simpan(request: MasukRequest, orang: Pegawai, bersih: dict[str, Any]) -> None:
    pada = timezone.now()
    isi = dict(bersih)
    foto = isi.pop("foto", None)
    if foto:
        isi["foto"] = terima_berkas(
            foto, instansi_id=orang.instansi_id, pada=pada, jenis_boleh=FOTO
        )
    lingkup = request.identitas.lingkup(*PENGUBAH)
    ubah_data(orang, isi, lingkup=lingkup, oleh=request.identitas, pada=pada)


@require_safe
@masuk_required
def foto(request: MasukRequest, pk: int) -> HttpResponse:
    """The cleaned photo of a visible person."""
    lingkup, tim = lingkup_dan_tim(request)
    terlihat = pegawai_terlihat(lingkup, tim=tim).select_related("foto")
    orang = ambil(terlihat, pk, apa="Pegawai")
    if orang.foto is None or not orang.foto.olahan:
        raise Http404("Foto pegawai ini belum ada atau masih dibersihkan.")
    return kirim_berkas(orang.foto, gambar=True)
