"""Deeds of retention: the schedule, holds, and destruction by a berita acara."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone

from ekinerja.core.access import wajib
from ekinerja.core.berkas import hapus_byte
from ekinerja.core.errors import AksiDitolak
from ekinerja.core.jobs import antrekan, kerjakan_sampai_batas
from ekinerja.core.models import Berkas, Pekerjaan
from ekinerja.core.tabel import rapikan
from ekinerja.organisasi.batasan import batasan
from ekinerja.organisasi.models import UnitKerja
from ekinerja.pegawai.models import Pegawai
from ekinerja.penyiapan.models import (
    BUKTI_AKTIVITAS,
    BeritaAcara,
    ButirMusnah,
    JadwalRetensi,
    Penahanan,
    RiwayatBeritaAcara,
    RiwayatPenahanan,
)
from ekinerja.penyiapan.permissions import pengelola_arsip, pengelola_pemusnahan
from ekinerja.penyiapan.queries.arsip import (
    batas_retensi,
    berkas_calon,
    berkas_layak,
    jadwal_berlaku,
)
from ekinerja.penyiapan.workflow import (
    BERITA_ACARA_WORKFLOW,
    BERLAKU,
    DISETUJUI,
    DISUSUN,
    PENAHANAN_WORKFLOW,
)
from ekinerja.regulasi.pelaku import Bertindak

SEKALI = 200
DILEWATI = (
    "Tidak lagi boleh dimusnahkan ketika dilaksanakan: ditahan, ditinjau, tertaut, atau belum "
    "melewati retensinya."
)
GANGGUAN = (
    "Pemusnahan berhenti karena gangguan. Yang sudah dimusnahkan tercatat; laksanakan lagi untuk "
    "melanjutkan sisanya."
)


@dataclass(frozen=True, slots=True)
class IsianJadwal:
    """A schedule as it is typed."""

    aktif_bulan: int
    inaktif_bulan: int
    nasib: str
    mulai: date
    dasar: str


@dataclass(frozen=True, slots=True)
class IsianPenahanan:
    """A hold as it is typed: one unit or one person, days ``[mulai, selesai)``."""

    sebab: str
    unit: UnitKerja | None
    pegawai: Pegawai | None
    mulai: date
    selesai: date
    dasar: str


@transaction.atomic
def tetapkan_jadwal(
    instansi_id: int, isi: IsianJadwal, *, oleh: Bertindak, pada: datetime
) -> JadwalRetensi:
    """A schedule from a day on; the one in force before ends that day.

    :raises AksiDitolak: without a decree, or when another begins on the same day or later.
    """
    wajib(pengelola_arsip(instansi_id, oleh))
    if not rapikan(isi.dasar):
        raise AksiDitolak("Sebutkan keputusan yang menetapkan jadwal retensinya.")
    sama = JadwalRetensi.objects.select_for_update().filter(
        instansi_id=instansi_id, jenis=BUKTI_AKTIVITAS
    )
    if sama.filter(masa__startswith__gte=isi.mulai).exists():
        raise AksiDitolak(
            "Sudah ada jadwal yang berlaku sejak tanggal itu atau sesudahnya. Pilih tanggal mulai "
            "yang lebih kemudian."
        )
    for lama in sama.filter(masa__contains=isi.mulai):
        lama.masa = DateRange(lama.masa.lower, isi.mulai)
        lama.save(update_fields=["masa"])
    return JadwalRetensi.objects.create(
        instansi_id=instansi_id,
        jenis=BUKTI_AKTIVITAS,
        aktif_bulan=isi.aktif_bulan,
        inaktif_bulan=isi.inaktif_bulan,
        nasib=isi.nasib,
        masa=DateRange(isi.mulai, None),
        dasar=rapikan(isi.dasar),
        oleh_nama=oleh.nama,
        dicatat_pada=pada,
    )


@transaction.atomic
def tahan_arsip(
    instansi_id: int, isi: IsianPenahanan, *, oleh: Bertindak, pada: datetime
) -> Penahanan:
    """Hold back records of a person or a unit with all units below it.

    :raises AksiDitolak: without a basis, for both or neither, or an empty range of days.
    """
    wajib(pengelola_arsip(instansi_id, oleh))
    if (isi.unit is None) == (isi.pegawai is None):
        raise AksiDitolak("Pilih satu unit atau satu pegawai yang arsipnya ditahan.")
    sasaran = isi.unit or isi.pegawai
    if sasaran is None or sasaran.instansi_id != instansi_id:
        raise AksiDitolak("Unit atau pegawai itu bukan bagian instansi ini.")
    if isi.mulai >= isi.selesai or not rapikan(isi.dasar):
        raise AksiDitolak("Isi dasar penahanan dan tanggal yang urut.")
    satu = Penahanan.objects.create(
        instansi_id=instansi_id, sebab=isi.sebab, unit=isi.unit, pegawai=isi.pegawai,
        masa=DateRange(isi.mulai, isi.selesai), dasar=rapikan(isi.dasar), ditahan_pada=pada,
    )  # fmt: skip
    RiwayatPenahanan.objects.create(
        objek=satu, langkah="tahan", dari="", ke=BERLAKU, oleh_id=oleh.user_id,
        oleh_nama=oleh.nama, alasan=satu.dasar, pada=pada,
    )  # fmt: skip
    return satu


def lepas_penahanan(
    penahanan: Penahanan, *, oleh: Bertindak, pada: datetime, alasan: str
) -> Penahanan:
    """Release a hold with a reason."""
    return PENAHANAN_WORKFLOW.run("lepas", penahanan, oleh=oleh, pada=pada, alasan=alasan)


@transaction.atomic
def susun_berita_acara(
    instansi_id: int, *, nomor: str, oleh: Bertindak, pada: datetime
) -> BeritaAcara:
    """Draw up the list of files that have outlived their schedule.

    :raises AksiDitolak: without a schedule, when records are permanent, or nothing may go.
    """
    wajib(pengelola_arsip(instansi_id, oleh))
    assert oleh.user_id is not None  # only a person holds the role
    jadwal = _jadwal(instansi_id, timezone.localdate(pada))
    sebelum = batas_retensi(jadwal, pada=timezone.localdate(pada))
    layak = berkas_calon(instansi_id, sebelum=sebelum)
    if not layak.berkas:
        raise AksiDitolak(
            "Belum ada bukti aktivitas yang melewati retensinya dan boleh dimusnahkan."
        )
    with batasan({"berita_acara_nomor_unik": "Nomor berita acara ini sudah dipakai."}):
        satu = BeritaAcara.objects.create(
            instansi_id=instansi_id, jenis=BUKTI_AKTIVITAS, jadwal=jadwal, nomor=rapikan(nomor),
            sebelum=sebelum, disusun_oleh_id=oleh.user_id, disusun_pada=pada,
            jumlah=len(layak.berkas), ukuran=layak.ukuran,
        )  # fmt: skip
    ButirMusnah.objects.bulk_create(
        (
            ButirMusnah(
                berita_acara=satu, berkas=b, sidik=b.sidik, nama=b.nama_asli, ukuran=b.ukuran
            )
            for b in layak.berkas
        ),
        batch_size=2_000,
    )
    RiwayatBeritaAcara.objects.create(
        objek=satu, langkah="susun", dari="", ke=DISUSUN, oleh_id=oleh.user_id,
        oleh_nama=oleh.nama, pada=pada,
    )  # fmt: skip
    return satu


def _jadwal(instansi_id: int, hari: date) -> JadwalRetensi:
    jadwal = jadwal_berlaku(instansi_id, jenis=BUKTI_AKTIVITAS, pada=hari)
    if jadwal is None:
        raise AksiDitolak(
            "Jadwal retensi bukti aktivitas belum ditetapkan, sehingga tidak ada yang boleh "
            "dimusnahkan. Catat jadwal dan keputusannya lebih dahulu."
        )
    if jadwal.nasib != JadwalRetensi.MUSNAH:
        raise AksiDitolak("Menurut jadwal retensi, bukti aktivitas disimpan permanen.")
    return jadwal


def setujui_berita_acara(
    berita_acara: BeritaAcara, *, oleh: Bertindak, pada: datetime
) -> BeritaAcara:
    """Another person than who drew it up approves it."""
    return BERITA_ACARA_WORKFLOW.run(
        "setujui", berita_acara, oleh=oleh, pada=pada,
        ubah={"disetujui_oleh_id": oleh.user_id, "disetujui_pada": pada},
    )  # fmt: skip


def batalkan_berita_acara(
    berita_acara: BeritaAcara, *, oleh: Bertindak, pada: datetime, alasan: str
) -> BeritaAcara:
    """Withdraw it before it is carried out.

    :raises AksiDitolak: when it is being carried out.
    """
    with transaction.atomic():
        _tolak_berjalan(_kunci(berita_acara.pk))
        return BERITA_ACARA_WORKFLOW.run(
            "batalkan", berita_acara, oleh=oleh, pada=pada, alasan=alasan
        )


@transaction.atomic
def minta_pemusnahan(berita_acara: BeritaAcara, *, oleh: Bertindak, pada: datetime) -> BeritaAcara:
    """Queue the destruction of what an approved berita acara lists."""
    satu = _kunci(berita_acara.pk)
    wajib(pengelola_pemusnahan(satu, oleh))
    if satu.status != DISETUJUI:
        raise AksiDitolak("Berita acara dilaksanakan setelah disetujui orang kedua.")
    _tolak_berjalan(satu)
    satu.pekerjaan = Pekerjaan.objects.create(
        instansi_id=satu.instansi_id, jenis="pemusnahan", judul=f"Pemusnahan {satu.nomor}",
        total=satu.jumlah, oleh_id=oleh.user_id, dibuat_pada=pada, diperbarui_pada=pada,
    )  # fmt: skip
    satu.save(update_fields=["pekerjaan"])
    antrekan(
        "penyiapan.musnahkan", berita_acara_id=satu.pk, user_id=oleh.user_id, nama=oleh.nama,
        instansi_id=satu.instansi_id,
    )  # fmt: skip
    return satu


def _kunci(pk: int) -> BeritaAcara:
    return (
        BeritaAcara.objects.select_for_update(of=("self",)).select_related("pekerjaan").get(pk=pk)
    )


def _tolak_berjalan(satu: BeritaAcara) -> None:
    if satu.pekerjaan is not None and not satu.pekerjaan.tuntas:
        raise AksiDitolak("Pemusnahan ini sedang berjalan. Tunggu sampai selesai.")


def kerjakan_pemusnahan(berita_acara_id: int, *, oleh: Bertindak, pada: datetime) -> None:
    """The job: destroy file by file; run again it goes on where it stopped."""
    satu = BeritaAcara.objects.select_related("pekerjaan", "jadwal").get(pk=berita_acara_id)
    if satu.status != DISETUJUI or satu.pekerjaan is None:
        return
    pekerjaan = satu.pekerjaan
    selesai = kerjakan_sampai_batas(
        lambda: _musnahkan(satu, pekerjaan, pada),
        gagal=lambda kalimat: _catat(pekerjaan, pada, status=Pekerjaan.GAGAL, keterangan=kalimat),
        gangguan=GANGGUAN,
    )
    if selesai is None:
        return
    with transaction.atomic():
        musnah = ButirMusnah.objects.filter(berita_acara=satu, dimusnahkan_pada__isnull=False)
        BERITA_ACARA_WORKFLOW.run(
            "laksanakan", satu, oleh=oleh, pada=pada, ubah={"musnah": musnah.count()}
        )
        _catat(pekerjaan, pada, status=Pekerjaan.SELESAI, selesai=satu.jumlah)


def _musnahkan(satu: BeritaAcara, pekerjaan: Pekerjaan, pada: datetime) -> None:
    hari = timezone.localdate(pada)
    sebelum = min(satu.sebelum, batas_retensi(_jadwal(satu.instansi_id, hari), pada=hari))
    butir = ButirMusnah.objects.filter(berita_acara=satu)
    ulang = butir.filter(
        dimusnahkan_pada__isnull=False, berkas__berita_acara=satu.nomor
    ).select_related("berkas")
    for lama in ulang.iterator(chunk_size=SEKALI):  # bytes that a fault left behind
        hapus_byte(lama.berkas)
    sisa = list(
        butir.filter(dimusnahkan_pada=None, dilewati="").order_by("pk").values_list("pk", flat=True)
    )
    _catat(pekerjaan, pada, status=Pekerjaan.BERJALAN, selesai=satu.jumlah - len(sisa))
    selesai = satu.jumlah - len(sisa)
    for awal in range(0, len(sisa), SEKALI):
        kelompok = sisa[awal : awal + SEKALI]
        for berkas in _tandai(satu, kelompok, sebelum=sebelum, pada=pada):
            hapus_byte(berkas)
        selesai += len(kelompok)
        _catat(pekerjaan, pada, status=Pekerjaan.BERJALAN, selesai=selesai)


@transaction.atomic
def _tandai(
    satu: BeritaAcara, butir_ids: list[int], *, sebelum: date, pada: datetime
) -> list[Berkas]:
    """Judge these files again under lock, and mark those that go; their bytes go after that."""
    butir = {b.berkas_id: b for b in ButirMusnah.objects.filter(pk__in=butir_ids)}
    terkunci = Berkas.objects.select_for_update(of=("self",)).filter(pk__in=butir).order_by("pk")
    ids = [b.pk for b in terkunci]
    boleh = {b.pk for b in berkas_layak(satu.instansi_id, sebelum=sebelum, di_antara=ids)}
    ButirMusnah.objects.filter(pk__in=[b.pk for k, b in butir.items() if k not in boleh]).update(
        dilewati=DILEWATI
    )
    ButirMusnah.objects.filter(pk__in=[b.pk for k, b in butir.items() if k in boleh]).update(
        dimusnahkan_pada=pada
    )
    Berkas.objects.filter(pk__in=boleh).update(dimusnahkan_pada=pada, berita_acara=satu.nomor)
    return list(Berkas.objects.filter(pk__in=boleh))


def _catat(pekerjaan: Pekerjaan, pada: datetime, **isi: object) -> None:
    Pekerjaan.objects.filter(pk=pekerjaan.pk).update(**isi, diperbarui_pada=pada)
