"""The home page as shapes of the kit: what to do today, and how I stand."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from django.urls import reverse

from ekinerja.aktivitas.queries import RingkasBulan, menunggu_persetujuan, ringkas_bulan
from ekinerja.beranda.context import modul_dipakai
from ekinerja.beranda.queries import (
    PEMANTAU,
    RingkasDaftar,
    daftar_menunggu,
    ringkas_daftar,
    ringkas_hadir,
    slip_terakhir,
)
from ekinerja.beranda.wewenang import Wewenang
from ekinerja.core.format import angka, bulan_tahun, durasi, rupiah
from ekinerja.core.kit import KartuAngka, Kolom, Kosong, Sel, Tabel
from ekinerja.organisasi.models import PemberianPeran as Peran
from ekinerja.organisasi.permissions import PEMUTUS_DUKUNGAN, PENGELOLA
from ekinerja.organisasi.queries import dukungan_menunggu, usulan_menunggu
from ekinerja.pegawai.identity import Identitas
from ekinerja.pegawai.presenters import daftar_bertindak
from ekinerja.perencanaan.permissions import VERIFIKATOR
from ekinerja.perencanaan.queries import (
    laporan_menunggu,
    rencana_menunggu,
)
from ekinerja.skp.queries import dikelola_di_luar
from ekinerja.tpp.permissions import PELIHAT_DAFTAR
from ekinerja.tpp.queries import unit_tanpa_daftar
from ekinerja.tpp.workflow import DIHITUNG, DIVERIFIKASI, DRAF

LANGKAH = {DRAF: "Hitung", DIHITUNG: "Verifikasi", DIVERIFIKASI: "Setujui dan tutup"}


@dataclass(frozen=True, slots=True)
class Tugas:
    """One thing to do: words, where, how many."""

    judul: str
    keterangan: str
    url: str
    ikon: str


@dataclass(slots=True)
class Beranda:
    """All that the home page shows.

    :ivar luar: the application that keeps SKP and log of this person, who owes none here.
    :ivar verifikator: reads what changed in action plans after a month was closed.
    """

    tugas: list[Tugas] = field(default_factory=list)
    kartu: list[KartuAngka] = field(default_factory=list)
    menit: int = 0
    menit_target: int = 0
    pegawai: bool = False
    luar: str = ""
    verifikator: bool = False


def bulan_berikut(awal: date) -> date:
    """First day of the month after this one."""
    return date(awal.year + awal.month // 12, awal.month % 12 + 1, 1)


def bulan_lalu(awal: date) -> date:
    """First day of the month before this one."""
    return date(awal.year - (awal.month == 1), (awal.month - 2) % 12 + 1, 1)


def susun_beranda(identitas: Identitas, *, menit_target: int) -> Beranda:
    """Tasks first (own, then of the post, then of the role), then how things stand.

    :param menit_target: minutes of recognised work a month asks for, 0 when no scheme says.
    """
    modul, awal = modul_dipakai(identitas), identitas.hari.replace(day=1)
    luar = _aplikasi_luar(identitas)
    mencatat = identitas.berkinerja and "AKTIVITAS" in modul and not luar
    beranda = Beranda(menit_target=menit_target, pegawai=mencatat, luar=luar)
    if beranda.pegawai:
        _aktivitas(beranda, identitas, awal)
    if identitas.berkinerja:
        _sendiri(beranda, identitas, awal)
    if identitas.menyetujui and "AKTIVITAS" in modul:
        _persetujuan(beranda, identitas)
    _bertindak(beranda, identitas)
    _usulan(beranda, identitas)
    _perencanaan(beranda, identitas)
    if "TPP" in modul:
        _daftar_bulan(beranda, identitas, bulan_lalu(awal))
    return beranda


def _aplikasi_luar(identitas: Identitas) -> str:
    """Where SKP and log of this person are kept, when that is not here."""
    if not identitas.berkinerja or identitas.pegawai is None:
        return ""
    siapa = identitas.pegawai
    luar = dikelola_di_luar(siapa.instansi_id, pada=identitas.hari, pegawai_ids=[siapa.pk])
    return luar.get(siapa.pk, "")


def _usulan(beranda: Beranda, identitas: Identitas) -> None:
    """Powerful roles and accesses for support that wait for this second person."""
    if identitas.punya(*PENGELOLA):
        lingkup = identitas.lingkup(*PENGELOLA)
        jumlah = usulan_menunggu(lingkup, user_id=identitas.user_id).count()
        if jumlah:
            beranda.tugas.append(
                Tugas(
                    f"Putuskan {angka(jumlah)} usulan peran",
                    "Peran itu berlaku setelah Anda, orang kedua, menyetujuinya.",
                    f"{reverse('organisasi:usulan')}?status=MENUNGGU",
                    "shield-check",
                )
            )
    if identitas.punya(*PEMUTUS_DUKUNGAN):
        lingkup = identitas.lingkup(*PEMUTUS_DUKUNGAN)
        jumlah = dukungan_menunggu(lingkup, user_id=identitas.user_id).count()
        if jumlah:
            beranda.tugas.append(
                Tugas(
                    f"Putuskan {angka(jumlah)} permintaan akses dukungan",
                    "Yang meminta belum dapat membaca apa pun sebelum Anda menyetujuinya.",
                    f"{reverse('organisasi:dukungan')}?status=DIMINTA",
                    "eye",
                )
            )


def _perencanaan(beranda: Beranda, identitas: Identitas) -> None:
    """Plans and reports that wait for verification."""
    if not identitas.punya(*VERIFIKATOR):
        return
    beranda.verifikator = True
    lingkup = identitas.lingkup(*VERIFIKATOR)
    menunggu = rencana_menunggu(lingkup).count() + laporan_menunggu(lingkup).count()
    if menunggu:
        beranda.tugas.append(
            Tugas(
                f"Verifikasi {angka(menunggu)} rencana aksi dan laporan",
                "Perangkat daerah menunggu keputusan Anda.",
                reverse("perencanaan:verifikasi"),
                "checks",
            )
        )


def _daftar_bulan(beranda: Beranda, identitas: Identitas, awal: date) -> None:
    """Lists that wait for this person, and how they stand for who oversees them."""
    _belum_dihitung(beranda, identitas, awal)
    _daftar(beranda, identitas)
    if identitas.punya(*PEMANTAU):
        _pantauan(beranda, identitas, awal)


def _aktivitas(beranda: Beranda, identitas: Identitas, awal: date) -> None:
    assert identitas.pegawai is not None
    ringkas = ringkas_bulan(
        identitas.lingkup_sendiri(), pegawai_id=identitas.pegawai.pk, mulai=awal,
        selesai=bulan_berikut(awal), hari=identitas.hari,
    )  # fmt: skip
    beranda.menit = ringkas.menit
    _tugas_aktivitas(beranda, ringkas)


def _sendiri(beranda: Beranda, identitas: Identitas, awal: date) -> None:
    assert identitas.pegawai is not None
    orang, akhir = identitas.pegawai.pk, bulan_berikut(awal)
    hadir = ringkas_hadir(orang, awal=awal, akhir=akhir)
    beranda.kartu.append(
        KartuAngka(
            judul=f"Kehadiran {bulan_tahun(awal)}",
            nilai=angka(hadir.hadir),
            satuan="hari",
            ikon="clock",
            url=reverse("presensi:saya"),
            keterangan=_kalimat_hadir(
                hadir.terlambat, hadir.menit_terlambat, hadir.tanpa_keterangan
            ),
        )
    )
    if "TPP" in modul_dipakai(identitas):
        _kartu_slip(beranda, orang)


def _tugas_aktivitas(beranda: Beranda, ringkas: RingkasBulan) -> None:
    daftar = reverse("aktivitas:daftar")
    if ringkas.dikembalikan:
        beranda.tugas.append(
            Tugas(
                f"Perbaiki {angka(ringkas.dikembalikan)} aktivitas yang dikembalikan",
                "Atasan memberi catatan. Perbaiki, lalu kirim lagi.",
                f"{daftar}?status=DIKEMBALIKAN",
                "arrow-back-up",
            )
        )
    if ringkas.draf:
        beranda.tugas.append(
            Tugas(
                f"Kirim {angka(ringkas.draf)} draf aktivitas",
                "Draf belum dihitung sebelum dikirim dan disetujui.",
                f"{daftar}?status=DRAF",
                "pencil",
            )
        )


def _kalimat_hadir(terlambat: int, menit: int, alpa: int) -> str:
    bagian = []
    if terlambat:
        bagian.append(f"Terlambat {angka(terlambat)} kali, {durasi(menit)}")
    if alpa:
        bagian.append(f"{angka(alpa)} hari tanpa keterangan")
    return "; ".join(bagian) or "Tidak ada keterlambatan"


def _kartu_slip(beranda: Beranda, pegawai_id: int) -> None:
    slip = slip_terakhir(pegawai_id)
    if slip is None:
        return
    beranda.kartu.append(
        KartuAngka(
            judul=f"TPP {bulan_tahun(slip.daftar.bulan.awal)}",
            nilai=rupiah(slip.neto),
            ikon="receipt",
            url=reverse("tpp:slip_saya"),
            keterangan="Diterima. Buka untuk melihat asal setiap rupiah.",
        )
    )


def _persetujuan(beranda: Beranda, identitas: Identitas) -> None:
    menunggu = menunggu_persetujuan(identitas.lingkup_sendiri()).count()
    if menunggu:
        beranda.tugas.append(
            Tugas(
                f"Periksa {angka(menunggu)} aktivitas bawahan",
                "Pegawai menunggu keputusan Anda.",
                reverse("aktivitas:persetujuan"),
                "checks",
            )
        )


def _bertindak(beranda: Beranda, identitas: Identitas) -> None:
    """In whose stead this person decides, and what is led beside the own post."""
    beranda.tugas += [
        Tugas(
            satu.judul,
            ". ".join(filter(None, ("Anda bertindak", satu.isi, satu.catatan))),
            reverse("pegawai:atasan_saya"),
            "user-check",
        )
        for satu in daftar_bertindak(identitas.bertindak, identitas.mewakili)
    ]


def _belum_dihitung(beranda: Beranda, identitas: Identitas, awal: date) -> None:
    """Units whose list of the ended month this person has not begun."""
    if not identitas.punya(Peran.PEMBUAT_DAFTAR):
        return
    for unit in unit_tanpa_daftar(identitas.lingkup(Peran.PEMBUAT_DAFTAR), awal=awal)[:10]:
        beranda.tugas.append(
            Tugas(f"Hitung TPP {bulan_tahun(awal)}", unit.nama, reverse("tpp:daftar"), "calculator")
        )


def _daftar(beranda: Beranda, identitas: Identitas) -> None:
    for daftar in daftar_menunggu(identitas):
        beranda.tugas.append(
            Tugas(
                f"{LANGKAH[daftar.status]} TPP {bulan_tahun(daftar.bulan.awal)}",
                daftar.unit.nama,
                reverse("tpp:rincian_daftar", args=[daftar.pk]),
                "cash",
            )
        )


def _kalimat_daftar(ringkas: RingkasDaftar) -> str:
    """Where the lists that are not closed yet stand; only what there is."""
    if not ringkas.unit:
        return "Belum ada unit yang menyiapkan daftar bulan ini"
    if ringkas.ditutup == ringkas.unit:
        return "Semua sudah ditutup"
    bagian = []
    if ringkas.dihitung:
        bagian.append(f"{angka(ringkas.dihitung)} menunggu verifikasi")
    if ringkas.diverifikasi:
        bagian.append(f"{angka(ringkas.diverifikasi)} menunggu persetujuan")
    return ", ".join(bagian) or "Belum ada yang dihitung"


def _pantauan(beranda: Beranda, identitas: Identitas, awal: date) -> None:
    ringkas = ringkas_daftar(identitas, awal=awal)
    membuka = identitas.punya(*PELIHAT_DAFTAR, Peran.BENDAHARA)
    beranda.kartu.append(
        KartuAngka(
            judul=f"Daftar TPP {bulan_tahun(awal)}",
            nilai=angka(ringkas.ditutup),
            satuan=f"dari {angka(ringkas.unit)} unit ditutup" if ringkas.unit else "daftar",
            ikon="cash",
            url=reverse("tpp:daftar") if membuka else "",
            keterangan=_kalimat_daftar(ringkas),
        )
    )


def tabel_wewenang(daftar: Sequence[Wewenang]) -> Tabel:
    """What may be read or done, and by whom."""
    sebutan = dict(Peran.PERAN)
    return Tabel(
        judul="Wewenang dan peran yang memilikinya",
        kolom=(Kolom(judul="Wewenang"), Kolom(judul="Jenis"), Kolom(judul="Peran")),
        baris=[
            (
                Sel(teks=satu.apa, catatan=satu.bidang),
                "Melakukan" if satu.menulis else "Membaca",
                ", ".join(sebutan[p] for p in dict.fromkeys(satu.peran)),
            )
            for satu in daftar
        ],
        kosong=Kosong(judul="Tidak ada wewenang", ikon="shield-check"),
        satuan="wewenang",
    )
