"""Who judges me and why, the line above, and whom I judge."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ekinerja.core.access import ambil
from ekinerja.core.kit import Terhitung
from ekinerja.organisasi.models import PemberianPeran as Peran
from ekinerja.organisasi.views.kirim import kirim_tabel
from ekinerja.pegawai import presenters
from ekinerja.pegawai.ekspor_penilai import KOLOM_PENILAI, baris_penilai
from ekinerja.pegawai.models import Pegawai
from ekinerja.pegawai.permissions import PEMBACA
from ekinerja.pegawai.queries import (
    SaringPegawai,
    delegasi_diberikan,
    jalur_atasan,
    keanggotaan,
    membawa_wewenang,
    orang_dengan_jabatan,
    pegawai_terlihat,
    penilai_rinci,
    saring_pegawai,
    tim_rinci,
)
from ekinerja.pegawai.requests import (
    MasukRequest,
    PegawaiRequest,
    masuk_required,
    pegawai_required,
    peran_required,
)
from ekinerja.pegawai.views.orang import lingkup_dan_tim
from ekinerja.pegawai.wewenang import baca_wewenang

BARIS = 50
EKSPOR_MAKS = 50_000


@require_safe
@pegawai_required
def atasan_saya(request: PegawaiRequest) -> HttpResponse:
    """My penilai, the line above, what I do for others, and whom I judge."""
    identitas = request.identitas
    isi = _susun(request, request.pegawai, memimpin=identitas.memimpin)
    isi |= {
        "sendiri": True,
        "bertindak": presenters.daftar_bertindak(identitas.bertindak, identitas.mewakili),
        "delegasi": presenters.tabel_delegasi(
            delegasi_diberikan(request.pegawai, sejak=identitas.hari)
        )
        if identitas.memimpin
        else None,
    }
    return render(request, "pegawai/atasan.html", isi)


@require_safe
@masuk_required
def atasan(request: MasukRequest, pk: int) -> HttpResponse:
    """The same about another person, for those who see that person."""
    lingkup, tim = lingkup_dan_tim(request)
    terlihat = membawa_wewenang(pegawai_terlihat(lingkup, tim=tim), pada=lingkup.per_tanggal)
    orang: Any = ambil(terlihat, pk, apa="Pegawai")
    isi = _susun(request, orang, memimpin=True)
    isi |= {
        "bertindak": presenters.daftar_bertindak((), baca_wewenang(orang.teks_wewenang)),
        "remah": presenters.remah_orang(orang),
        "pengelola": request.identitas.punya(Peran.BKPSDM),
    }
    return render(request, "pegawai/atasan.html", isi)


def _susun(request: MasukRequest, orang: Pegawai, *, memimpin: bool) -> dict[str, Any]:
    hari = request.identitas.hari
    jalur = jalur_atasan(orang, pada=hari)
    tim = tim_rinci(orang, pada=hari) if memimpin else {}
    bawahan = orang_dengan_jabatan(sorted(tim), pada=hari)
    halaman = Terhitung(bawahan, BARIS, jumlah=len(tim)).get_page(request.GET.get("halaman"))
    return {
        "orang": orang,
        "penilai": presenters.kartu_penilai(jalur),
        "jalur": presenters.tabel_jalur(jalur),
        "bawahan": presenters.tabel_bawahan(halaman, tim, request.GET, tautan=True),
        "tim_kerja": presenters.daftar_tim(
            keanggotaan(orang, pada=hari), request.identitas.lingkup(*PEMBACA)
        ),
        "memimpin": memimpin,
    }


@require_safe
@peran_required(*PEMBACA)
def ekspor(request: MasukRequest, bentuk: str) -> HttpResponse:
    """Everybody of the scope with the penilai of today and the reason."""
    lingkup = request.identitas.lingkup(*PEMBACA)
    orang = list(saring_pegawai(lingkup, SaringPegawai())[:EKSPOR_MAKS])
    semua = penilai_rinci(lingkup.instansi_id, pada=lingkup.per_tanggal)
    nama = orang_dengan_jabatan(
        sorted({semua[satu.pk].pegawai_id for satu in orang if satu.pk in semua}),
        pada=lingkup.per_tanggal,
    )
    baris = baris_penilai(orang, semua, {satu.pk: satu for satu in nama})
    return kirim_tabel(KOLOM_PENILAI, baris, nama="penilai", bentuk=bentuk)


@require_safe
@peran_required(Peran.BKPSDM, Peran.ADMIN_PD)
def saran_pegawai(request: MasukRequest) -> HttpResponse:
    """Up to ten people that match what is being typed, as options of a list."""
    lingkup = request.identitas.lingkup(Peran.BKPSDM, Peran.ADMIN_PD)
    kata = str(request.GET.get(next(iter(request.GET), ""), "")).strip()
    cari = SaringPegawai(cari=kata)
    saran = saring_pegawai(lingkup, cari)[:10] if len(kata) > 2 else []
    return render(request, "pegawai/saran_pegawai.html", {"saran": saran})
