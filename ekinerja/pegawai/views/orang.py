"""Pages of people: list, one person, who holds which post."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from ekinerja.core.access import ambil
from ekinerja.core.kit import Tautan
from ekinerja.core.lingkup import Lingkup
from ekinerja.organisasi.models import PemberianPeran as Peran
from ekinerja.organisasi.permissions import PENGELOLA
from ekinerja.organisasi.presenters import tautan_ekspor
from ekinerja.organisasi.queries import (
    SaringJabatan,
    saring_jabatan,
)
from ekinerja.organisasi.views.kirim import kirim_tabel
from ekinerja.pegawai import presenters
from ekinerja.pegawai.ekspor import baris_ekspor, kolom_ekspor
from ekinerja.pegawai.forms import SaringPegawaiForm
from ekinerja.pegawai.models import Pegawai
from ekinerja.pegawai.permissions import PEMBACA, PEMBACA_KEPUTUSAN, PENERBIT_SANDI
from ekinerja.pegawai.queries import (
    SaringPegawai,
    catatan_karier,
    pegawai_terlihat,
    penempatan_kini,
    penilai_pada,
    penilai_seorang,
    riwayat_seorang,
    saring_pegawai,
    tim_pada,
)
from ekinerja.pegawai.requests import MasukRequest, masuk_required, peran_required
from ekinerja.pegawai.services import BERKONTRAK, MEDAN_ADMIN, MEDAN_BKPSDM, MEDAN_SENDIRI

BARIS = 40
EKSPOR_MAKS = 50_000
RIWAYAT_MAKS = 20
BACA_KEUANGAN = (Peran.BKPSDM, Peran.ADMIN_PD, Peran.PEMERIKSA)
REMAH = (Tautan(judul="Pegawai", url="/pegawai/"),)


def lingkup_dan_tim(request: MasukRequest) -> tuple[Lingkup, list[int]]:
    """What the roles show, and the own team of who leads one."""
    identitas = request.identitas
    lingkup = identitas.lingkup(*PEMBACA)
    if lingkup.unit_ids is None or identitas.pegawai is None or not identitas.memimpin:
        return lingkup, []
    return lingkup, tim_pada(identitas.pegawai, pada=lingkup.per_tanggal)


@require_safe
@masuk_required
def daftar(request: MasukRequest) -> HttpResponse:
    """People: those of the own roles, the own team, oneself."""
    lingkup, tim = lingkup_dan_tim(request)
    form = SaringPegawaiForm(request.GET, lingkup=lingkup)
    orang = saring_pegawai(lingkup, _saring(form), tim=tim)
    halaman = Paginator(orang, BARIS).get_page(request.GET.get("halaman"))
    keuangan = request.identitas.punya(*BACA_KEUANGAN)
    berpenilai = penilai_pada(
        lingkup.instansi_id, pada=lingkup.per_tanggal, pegawai_ids=[satu.pk for satu in halaman]
    )
    boleh_ekspor = request.identitas.punya(*PEMBACA)
    ekspor = tautan_ekspor("pegawai:ekspor", request.GET) if boleh_ekspor else []
    context = {
        "form": form,
        "tabel": presenters.tabel_pegawai(
            halaman,
            request.GET,
            berpenilai=berpenilai,
            keuangan=keuangan,
            ekspor=ekspor,
            mengisi=request.identitas.punya(Peran.BKPSDM),
        ),
        "baca_keputusan": _boleh_keputusan(request),
        "bkpsdm": request.identitas.punya(Peran.BKPSDM),
        "terbitkan_sandi": request.identitas.punya(*PENERBIT_SANDI),
    }
    return render(request, "pegawai/daftar.html", context)


def _saring(form: SaringPegawaiForm) -> SaringPegawai:
    if not form.is_valid():
        return SaringPegawai()
    isi = form.cleaned_data
    return SaringPegawai(
        cari=isi["q"],
        jenis=isi["jenis"],
        opd_id=isi["unit"].pk if isi["unit"] else None,
        kurang=isi["kurang"],
    )


@require_safe
@peran_required(*PEMBACA)
def ekspor(request: MasukRequest, bentuk: str) -> HttpResponse:
    """The filtered people as a file that the import reads again."""
    lingkup = request.identitas.lingkup(*PEMBACA)
    orang = saring_pegawai(lingkup, _saring(SaringPegawaiForm(request.GET, lingkup=lingkup)))
    uang = request.identitas.lingkup(*BACA_KEUANGAN)
    # columns of pay only where the roles that may read them reach every row of the file
    keuangan = request.identitas.punya(*BACA_KEUANGAN) and uang.unit_ids == lingkup.unit_ids
    kolom = kolom_ekspor(keuangan=keuangan)
    baris = baris_ekspor(orang[:EKSPOR_MAKS], keuangan=keuangan)
    return kirim_tabel(kolom, baris, nama="pegawai", bentuk=bentuk)


@require_safe
@masuk_required
def rincian(request: MasukRequest, pk: int) -> HttpResponse:
    """One person: everything dated on one line of time, superior of today, gaps, deeds."""
    lingkup, tim = lingkup_dan_tim(request)
    terlihat = pegawai_terlihat(lingkup, tim=tim).select_related("user", "foto")
    orang, hari = ambil(terlihat, pk, apa="Pegawai"), lingkup.per_tanggal
    kini = penempatan_kini(orang, pada=hari)
    unit_id = kini.jabatan.unit_id if kini else None
    keuangan = _boleh_keuangan(request, orang, unit_id)
    pengelola = request.identitas.punya(Peran.BKPSDM)
    penilai = penilai_seorang(orang, pada=hari)
    catatan = catatan_karier([orang.pk], lengkap=keuangan).get(orang.pk, [])
    context = {
        "pegawai": orang,
        "remah": REMAH,
        "rincian": presenters.rincian_pegawai(orang, kini, penilai, hari=hari),
        "keuangan": presenters.rincian_keuangan(orang) if keuangan else None,
        "kurang": presenters.kekurangan(
            orang, kini, berpenilai=penilai is not None, keuangan=keuangan
        ),
        "kedudukan": presenters.kedudukan_kini(catatan, hari=hari),
        "garis": presenters.garis_waktu(
            catatan, hari=hari, tautan=keuangan or _boleh_keputusan(request)
        ),
        "riwayat": presenters.riwayat(list(riwayat_seorang(orang)[:RIWAYAT_MAKS]))
        if keuangan
        else None,
        "pengelola": pengelola,
        "berkontrak": pengelola and orang.jenis in BERKONTRAK,
        "sendiri": orang.user_id == request.identitas.user_id,
        "ubah": bool(medan_boleh(request, orang, unit_id)),
        "beri_peran": _url_beri_peran(request, orang),
        "terbitkan_sandi": _boleh_sandi(request, orang, unit_id),
    }
    return render(request, "pegawai/rincian.html", context)


def medan_boleh(request: MasukRequest, orang: Pegawai, unit_id: int | None) -> tuple[str, ...]:
    """Fields that this reader may be offered; the service decides again."""
    identitas = request.identitas
    if orang.user_id == identitas.user_id:
        return MEDAN_SENDIRI
    if identitas.punya(Peran.BKPSDM):
        return MEDAN_BKPSDM
    return MEDAN_ADMIN if identitas.boleh_di(unit_id, Peran.ADMIN_PD) else ()


def _boleh_keputusan(request: MasukRequest) -> bool:
    return request.identitas.punya(*PEMBACA_KEPUTUSAN)


def _boleh_keuangan(request: MasukRequest, orang: Pegawai, unit_id: int | None) -> bool:
    """Account, tax and deeds: to the person, and to those who keep or examine the data."""
    sendiri = request.identitas.pegawai is not None and request.identitas.pegawai.pk == orang.pk
    return sendiri or request.identitas.boleh_di(unit_id, *BACA_KEUANGAN)


def _url_beri_peran(request: MasukRequest, orang: Pegawai) -> str:
    if orang.user is None or not request.identitas.punya(*PENGELOLA):
        return ""
    return f"{reverse('organisasi:peran_baru')}?untuk={orang.user.username}"


def _boleh_sandi(request: MasukRequest, orang: Pegawai, unit_id: int | None) -> bool:
    """Offer the deed; the service decides with its reasons."""
    return (
        orang.user_id is not None
        and orang.user_id != request.user.pk
        and request.identitas.boleh_di(unit_id, *PENERBIT_SANDI)
    )


@require_safe
@peran_required(Peran.BKPSDM)
def saran_jabatan(request: MasukRequest) -> HttpResponse:
    """Up to ten posts that match what is being typed, as options of a list."""
    kata = request.GET.get("jabatan", "").strip()
    lingkup = request.identitas.lingkup(Peran.BKPSDM)
    saran = saring_jabatan(lingkup, SaringJabatan(cari=kata))[:10] if len(kata) > 2 else []
    return render(request, "pegawai/saran_jabatan.html", {"saran": saran})
