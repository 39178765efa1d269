"""Monitoring: who has not, reminders, and indicators against the calendar."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_POST, require_safe

from ekinerja.core.access import nomor, wajib
from ekinerja.core.errors import TidakBerwenang
from ekinerja.core.htmx import is_htmx
from ekinerja.core.impor import KolomEkspor
from ekinerja.core.kit import Tautan
from ekinerja.core.lingkup import Lingkup
from ekinerja.laporan.forms import (
    TOLERANSI_BAKU,
    IngatkanForm,
    SaringKemajuanForm,
    SaringOrangForm,
    SaringUnitForm,
)
from ekinerja.laporan.permissions import (
    boleh_membaca,
    boleh_menghitung,
    boleh_mengingatkan,
    lingkup_butir,
    lingkup_pengingat,
)
from ekinerja.laporan.presenters import pantauan as presenters
from ekinerja.laporan.presenters.umum import (
    BARIS,
    BELUM_DIHITUNG,
    Potongan,
    nomor_halaman,
    pager_baris,
    stempel,
)
from ekinerja.laporan.queries import (
    KEADAAN,
    MENDAHULUI,
    SESUAI,
    TERTINGGAL,
    KeadaanSKP,
    daftar_kemajuan,
    keadaan_skp,
    lingkup_unit,
    pengingat_untuk,
    pilihan_unit,
    ringkas_kemajuan,
    ringkasan_bulan,
)
from ekinerja.laporan.services import ingatkan as kirim_pengingat
from ekinerja.organisasi.presenters import tautan_ekspor
from ekinerja.organisasi.views.kirim import kirim_tabel
from ekinerja.pegawai.requests import MasukRequest, masuk_required

EKSPOR_MAKS = 50_000
HARI_PENGINGAT = 7
KOLOM = (
    KolomEkspor("Pegawai", lebar=30), KolomEkspor("NIP", lebar=22), KolomEkspor("Unit", lebar=40),
    KolomEkspor("Keadaan"), KolomEkspor("Pejabat penilai", lebar=30),
    KolomEkspor("Diajukan", "tanggal"), KolomEkspor("Terakhir diingatkan", "tanggal"),
)  # fmt: skip


def unit_diminta(request: MasukRequest, lingkup: Lingkup, form: SaringUnitForm) -> int | None:
    """The unit of the address when it stands in the scope, also one that is not offered."""
    if form.is_valid():
        unit: int | None = form.cleaned_data["unit"]
        return unit
    unit = nomor(request.GET.get("unit", ""))
    return unit if unit and lingkup_unit(lingkup, unit).unit_ids else None


@dataclass(frozen=True, slots=True)
class Permintaan:
    """Whose SKP are asked for, in which states, and what is offered to narrow them."""

    lingkup: Lingkup
    hari: date
    form: SaringOrangForm
    unit: int | None
    keadaan: tuple[str, ...]

    def ambil(self, batas: int, lewati: int = 0) -> KeadaanSKP:
        return keadaan_skp(
            self.lingkup, pada=self.hari, unit_id=self.unit, keadaan=self.keadaan, batas=batas,
            lewati=lewati,
        )  # fmt: skip


def _isi(request: MasukRequest) -> Permintaan:
    lingkup = lingkup_butir(request.identitas)
    wajib(boleh_membaca(lingkup))
    form = SaringOrangForm(request.GET, unit=pilihan_unit(lingkup))
    unit = unit_diminta(request, lingkup, form)
    keadaan = form.cleaned_data.get("keadaan")
    return Permintaan(
        lingkup, request.identitas.hari, form, unit, (keadaan,) if keadaan else KEADAAN
    )


@require_safe
@masuk_required
def pemantauan(request: MasukRequest) -> HttpResponse:
    """Who has not made, submitted, or been agreed: per unit, then by name."""
    diminta = _isi(request)
    nomor_orang = nomor_halaman(request.GET)
    isi = diminta.ambil(BARIS, (nomor_orang - 1) * BARIS)
    keadaan = diminta.keadaan
    halaman = Paginator(isi.baris, BARIS).get_page(request.GET.get("halaman_unit"))
    tunggal = keadaan[0] if len(keadaan) == 1 and keadaan[0] in presenters.HAL else ""
    boleh = bool(isi.orang) and boleh_mengingatkan(lingkup_pengingat(request.identitas)).boleh
    context = {
        "form": diminta.form,
        "hari": diminta.hari,
        "kartu": presenters.kartu_keadaan(isi.baris),
        "unit": presenters.tabel_unit(halaman, request.GET),
        "orang": presenters.tabel_orang(
            isi.orang,
            Potongan(
                nomor_orang, request.GET,
                tautan_ekspor("laporan:pemantauan_ekspor", request.GET),
            ),
        ),
        "ingatkan": {"unit": diminta.unit or "", "keadaan": tunggal}
        if boleh and tunggal else None,
        "remah": [Tautan(judul="Keselarasan", url=reverse("laporan:keselarasan"))],
    }  # fmt: skip
    return render(request, "laporan/pemantauan.html", context)


@require_safe
@masuk_required
def pemantauan_ekspor(request: MasukRequest, bentuk: str) -> HttpResponse:
    """The people of the list, all of them, as a file."""
    diminta = _isi(request)
    baris = (
        (s.nama, s.nip, s.unit, presenters.SEBUTAN[s.keadaan].teks, s.penilai, s.sejak,
         s.diingatkan)
        for s in diminta.ambil(EKSPOR_MAKS).orang
    )  # fmt: skip
    nama = f"keadaan-skp-{diminta.hari:%Y-%m-%d}"
    return kirim_tabel(KOLOM, baris, nama=nama, bentuk=bentuk)


@require_POST
@masuk_required
def ingatkan(request: MasukRequest) -> HttpResponse:
    """Remind everybody of a unit in one state, or who must decide; at most once a day each."""
    lingkup = lingkup_pengingat(request.identitas)
    wajib(boleh_mengingatkan(lingkup))
    form = IngatkanForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Pilih keadaan SKP yang diingatkan, lalu ulangi.")
        return HttpResponseRedirect(reverse("laporan:pemantauan"))
    unit, keadaan = form.cleaned_data["unit"], form.cleaned_data["keadaan"]
    if unit and not lingkup_unit(lingkup, unit).unit_ids:
        raise TidakBerwenang("Unit ini di luar kewenangan Anda.")
    diminta = Permintaan(
        lingkup, request.identitas.hari, SaringOrangForm(unit=()), unit, (keadaan,)
    )
    orang = diminta.ambil(EKSPOR_MAKS).orang
    baru, sudah = kirim_pengingat(
        [satu.penilai_id or satu.pegawai_id for satu in orang], hal=presenters.HAL[keadaan],
        lingkup=lingkup, oleh=request.user, pada=timezone.now(),
    )  # fmt: skip
    susulan = f" {sudah} orang sudah diingatkan hari ini." if sudah else ""
    messages.success(request, f"{baru} orang diingatkan.{susulan}")
    isi = {"keadaan": keadaan} | ({"unit": unit} if unit else {})
    return HttpResponseRedirect(f"{reverse('laporan:pemantauan')}?{urlencode(isi)}")


@require_safe
@masuk_required
def pengingat(request: MasukRequest) -> HttpResponse:
    """Reminders of the last week for the signed-in person; on the home page as a fragment."""
    lingkup = request.identitas.lingkup_sendiri()
    sejak = request.identitas.hari - timedelta(days=HARI_PENGINGAT)
    baru = pengingat_untuk(lingkup).filter(hari__gte=sejak)[:1] if lingkup.pegawai_id else []
    context = {"ajakan": [presenters.ajakan(satu, pembaca_id=lingkup.pegawai_id) for satu in baru]}
    nama = "pengingat" if is_htmx(request) else "pengingat_halaman"
    return render(request, f"laporan/{nama}.html", context)


@require_safe
@masuk_required
def kemajuan(request: MasukRequest) -> HttpResponse:
    """Indicators against the calendar: behind, on track, ahead."""
    lingkup = lingkup_butir(request.identitas)
    wajib(boleh_membaca(lingkup))
    isian = {"toleransi": TOLERANSI_BAKU, **request.GET.dict()}
    form = SaringKemajuanForm(isian, unit=pilihan_unit(lingkup))
    unit = unit_diminta(request, lingkup, form)
    poin = form.cleaned_data.get("toleransi") or TOLERANSI_BAKU
    dipilih = form.cleaned_data.get("keadaan")
    toleransi = Decimal(poin) / 100
    dalam, ringkasan = lingkup_unit(lingkup, unit), ringkasan_bulan(lingkup.instansi_id)
    no = nomor_halaman(request.GET)
    daftar = daftar_kemajuan(
        dalam, keadaan=(dipilih,) if dipilih else (TERTINGGAL, SESUAI, MENDAHULUI),
        toleransi=toleransi, batas=BARIS, lewati=(no - 1) * BARIS,
    )  # fmt: skip
    total = daftar[0].jumlah if daftar else 0
    context = {
        "form": form,
        "poin": poin,
        "ringkasan": ringkasan,
        "stempel": stempel(ringkasan) if ringkasan else "",
        "belum": BELUM_DIHITUNG,
        "boleh_hitung": boleh_menghitung(request.identitas, lingkup).boleh,
        "kartu": presenters.kartu_kemajuan(ringkas_kemajuan(dalam, toleransi=toleransi)),
        "daftar": [presenters.pengukur(satu) for satu in daftar],
        "pager": pager_baris(total, nomor=no, params=request.GET),
        "remah": [Tautan(judul="Keselarasan", url=reverse("laporan:keselarasan"))],
    }
    return render(request, "laporan/kemajuan.html", context)
