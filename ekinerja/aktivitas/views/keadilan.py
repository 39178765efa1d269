"""Kewajaran: hints about fairness for BKPSDM, for a superior and for oneself."""

from typing import Any

from django.core.paginator import Page, Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from ekinerja.aktivitas.forms.papan import SaringApelForm
from ekinerja.aktivitas.models import Aktivitas, Kewajaran
from ekinerja.aktivitas.permissions import PEMBACA_PENINJAUAN, boleh_membaca_angka
from ekinerja.aktivitas.presenters.keadilan import (
    petunjuk,
    rinci_atasan,
    rinci_pegawai,
    susun_catatan,
    susun_kendala,
    tabel_atasan,
    tabel_kendala_unit,
    tabel_pegawai,
    tabel_unit,
)
from ekinerja.aktivitas.queries import kebijakan_pada
from ekinerja.aktivitas.queries.keadilan import (
    atasan_satu,
    atasan_semua,
    catatan_kendala,
    kendala_menurut_jenis,
    kendala_unit,
    kewajaran_bulan,
    pegawai_satu,
    pegawai_semua,
    unit_semua,
)
from ekinerja.aktivitas.queries.papan import nama_pegawai, nama_unit
from ekinerja.aktivitas.views.bulan import bulan_diminta, bulan_terakhir
from ekinerja.core.access import nomor, wajib
from ekinerja.core.kit import Tautan, pager
from ekinerja.pegawai.requests import MasukRequest, masuk_required
from ekinerja.skp.bulan import bulan_berikut

BARIS, TIM = 20, 60


@require_safe
@masuk_required
def kewajaran(request: MasukRequest) -> HttpResponse:
    """What each may read: everything, the own decisions and team, the own entries."""
    identitas = request.identitas
    awal, _ = bulan_diminta(request, identitas.hari)
    instansi_id = identitas.user.instansi_id
    isi = kewajaran_bulan(instansi_id, awal=awal)
    konteks: dict[str, Any] = {
        "saring": _saring(request),
        "dihitung": isi,
        "batas": kebijakan_pada(instansi_id, pada=awal).menit_terbanyak,
    }
    if isi is not None:
        konteks |= _sendiri(request, isi)
        if boleh_membaca_angka(identitas).boleh:
            konteks |= _semua(request, isi)
    return render(request, "aktivitas/papan_kewajaran.html", konteks)


def _saring(request: MasukRequest) -> SaringApelForm:
    hari = request.identitas.hari
    awal, _ = bulan_diminta(request, hari)
    form = SaringApelForm({"bulan": f"{awal:%Y-%m}"}, bulan=bulan_terakhir(hari, awal), unit=())
    del form.fields["unit"]
    return form


def _sendiri(request: MasukRequest, isi: Kewajaran) -> dict[str, Any]:
    orang = request.identitas.pegawai
    if orang is None:
        return {}
    satu = pegawai_satu(isi, pegawai_id=orang.pk)
    hasil: dict[str, Any] = {
        "saya": rinci_pegawai(satu) if satu else None,
        "petunjuk": petunjuk(satu) if satu else "",
    }
    if request.identitas.memimpin:
        putusan = atasan_satu(isi, pegawai_id=orang.pk)
        tim = list(pegawai_semua(isi, penilai_id=orang.pk)[:TIM])
        nama = nama_pegawai([satu.pegawai_id for satu in tim])
        hasil |= {
            "memimpin": True,
            "putusan": rinci_atasan(putusan) if putusan else None,
            "tim": tabel_pegawai(tim, nama=nama),
        }
    return hasil


def _semua(request: MasukRequest, isi: Kewajaran) -> dict[str, Any]:
    atasan: Page[Any] = Paginator(atasan_semua(isi), BARIS).get_page(request.GET.get("halaman"))
    unit: Page[Any] = Paginator(unit_semua(isi), BARIS).get_page(request.GET.get("halaman"))
    nama = nama_pegawai([satu.penilai_id for satu in atasan])
    tempat = nama_unit(satu.unit_id for satu in unit)
    return {
        "atasan": tabel_atasan(list(atasan), nama=nama, pager=pager(atasan, request.GET)),
        "unit": tabel_unit(list(unit), nama=tempat, pager=pager(unit, request.GET)),
        "kendala": susun_kendala(kendala_menurut_jenis(isi)),
    }


@require_safe
@masuk_required
def kewajaran_kendala(request: MasukRequest, jenis: str) -> HttpResponse:
    """Obstacles of one kind: by unit, and in one unit what people wrote."""
    wajib(boleh_membaca_angka(request.identitas))
    sebutan = dict(Aktivitas.KENDALA).get(jenis)
    if sebutan is None:
        raise Http404("Jenis kendala itu tidak dikenal.")
    awal, _ = bulan_diminta(request, request.identitas.hari)
    isi = kewajaran_bulan(request.identitas.user.instansi_id, awal=awal)
    semua = list(kendala_unit(isi, jenis=jenis)[:TIM]) if isi else []
    unit_id = nomor(request.GET.get("unit", ""))
    catatan = (
        catatan_kendala(
            request.identitas.lingkup(*PEMBACA_PENINJAUAN), unit_id=unit_id, jenis=jenis,
            awal=awal, akhir=bulan_berikut(awal),
        )
        if unit_id is not None
        else []
    )  # fmt: skip
    konteks = {
        "jenis": sebutan,
        "saring": _saring(request),
        "tabel": tabel_kendala_unit(semua, nama=nama_unit(satu.unit_id for satu in semua)),
        "catatan": susun_catatan(catatan),
        "dipilih": unit_id,
        "remah": [Tautan(judul="Kewajaran", url=reverse("aktivitas:kewajaran"))],
    }
    return render(request, "aktivitas/papan_kendala.html", konteks)
