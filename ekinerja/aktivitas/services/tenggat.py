"""The daily job over what waits: deadlines, reminders, and what silence leads to.

Nobody loses because a superior was silent. The government chooses by its scheme: the entry rises
to the next superior (eskalasi), passes (lulus), or waits on and is corrected later (tahan). What
the scheme does not decree is not done. Running it twice on a day changes nothing the second time.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Count, Min
from django.utils import timezone

from ekinerja.aktivitas.models import Aktivitas, PengingatPersetujuan, RiwayatAktivitas
from ekinerja.aktivitas.queries import (
    ESKALASI,
    LULUS,
    AturanPutusan,
    aturan_putusan,
    belum_bertenggat,
    hari_tenggat,
    menunggu_semua,
    tertutup_di_antara,
)
from ekinerja.aktivitas.services.putus import catat_sistem, catat_volume
from ekinerja.aktivitas.workflow import AKTIVITAS_WORKFLOW, DIKIRIM
from ekinerja.core.workflow import SISTEM
from ekinerja.pegawai.queries import penilai_pada

KAPASITAS = "Menurut batas waktu"


@dataclass(frozen=True, slots=True)
class HasilTenggat:
    """What one run did, in numbers of entries (``diingatkan``: of superiors)."""

    bertenggat: int = 0
    naik: int = 0
    lulus: int = 0
    ditahan: int = 0
    diingatkan: int = 0


@transaction.atomic
def jalankan_tenggat(instansi_id: int, *, pada: datetime) -> HasilTenggat:
    """Give deadlines, act on those that passed, remind of those that come near."""
    hari = timezone.localdate(pada)
    aturan = aturan_putusan(instansi_id, pada=hari)
    if aturan.batas is None:
        return HasilTenggat()
    bertenggat = _beri_tenggat(instansi_id, aturan.batas)
    lewat = list(
        menunggu_semua(instansi_id).filter(tenggat__lt=hari).select_for_update(of=("self",))
    )
    naik, lulus, ditahan = _perlakukan(lewat, aturan, instansi_id=instansi_id, pada=pada)
    diingatkan = _ingatkan(instansi_id, aturan, hari)
    return HasilTenggat(bertenggat, naik, lulus, ditahan, diingatkan)


def _beri_tenggat(instansi_id: int, batas: int) -> int:
    baris = belum_bertenggat(instansi_id)
    akhir = hari_tenggat(instansi_id, mulai={(unit, hari) for _, unit, hari in baris}, hari=batas)
    per_hari: dict[date, list[int]] = defaultdict(list)
    for pk, unit, hari in baris:
        if (unit, hari) in akhir:
            per_hari[akhir[unit, hari]].append(pk)
    for tenggat, ids in per_hari.items():
        Aktivitas.objects.filter(pk__in=ids, status=DIKIRIM).update(tenggat=tenggat)
    return sum(len(ids) for ids in per_hari.values())


def _perlakukan(
    lewat: Sequence[Aktivitas], aturan: AturanPutusan, *, instansi_id: int, pada: datetime
) -> tuple[int, int, int]:
    """What silence leads to: (risen, passed, held)."""
    if not lewat or aturan.diam is None:
        return 0, 0, 0
    lulus = [satu for satu in lewat if aturan.diam == LULUS and not _perlu_nilai(satu)]
    naik = [
        satu
        for satu in lewat
        if aturan.diam == ESKALASI or (aturan.diam == LULUS and _perlu_nilai(satu))
    ]
    terangkat = _naikkan(naik, aturan, instansi_id=instansi_id, pada=pada)
    _luluskan(lulus, pada=pada)
    selesai = {*terangkat, *(satu.pk for satu in lulus)}
    tinggal = [satu.pk for satu in lewat if satu.pk not in selesai]
    return len(terangkat), len(lulus), _tahan(tinggal, pada=pada)


def _perlu_nilai(satu: Aktivitas) -> bool:
    """Creative work needs a reviewer's score, so that it never passes by itself."""
    return satu.jenis == Aktivitas.KREATIVITAS


def _naikkan(
    baris: Sequence[Aktivitas], aturan: AturanPutusan, *, instansi_id: int, pada: datetime
) -> set[int]:
    """To the superior of the silent one, with a new deadline; the own work never to its owner."""
    if not baris or aturan.batas is None:
        return set()
    hari = timezone.localdate(pada)
    atasan = penilai_pada(instansi_id, pada=hari)
    unit = {satu.pk: satu.unit_id for satu in baris}  # type: ignore[attr-defined]  # annotated
    akhir = hari_tenggat(
        instansi_id, mulai={(satu, hari) for satu in unit.values()}, hari=aturan.batas
    )
    pindah = []
    for satu in baris:
        tujuan = atasan.get(satu.penilai_id) if satu.penilai_id is not None else None
        if tujuan is None or tujuan == satu.pegawai_id:
            continue
        satu.penilai_id, satu.naik = tujuan, satu.naik + 1
        satu.tenggat = akhir.get((unit[satu.pk], hari))
        pindah.append(satu)
    Aktivitas.objects.bulk_update(pindah, ["penilai", "naik", "tenggat"], batch_size=1_000)
    ids = {satu.pk for satu in pindah}
    catat_sistem(
        ids,
        langkah="naik",
        alasan="Atasan sebelumnya tidak memutus sampai batas waktunya.",
        pada=pada,
        kapasitas=KAPASITAS,
    )
    return ids


def _luluskan(baris: Sequence[Aktivitas], *, pada: datetime) -> None:
    """Pass: approved by the rule, and realisation counts as for any approval."""
    tertutup = tertutup_di_antara({(s.pegawai_id, s.tanggal.replace(day=1)) for s in baris})
    for setelah_tutup in (False, True):
        ids = [
            satu.pk
            for satu in baris
            if ((satu.pegawai_id, satu.tanggal.replace(day=1)) in tertutup) is setelah_tutup
        ]
        if not ids:
            continue
        AKTIVITAS_WORKFLOW.run_many(
            "luluskan",
            Aktivitas.objects.filter(pk__in=ids),
            oleh=SISTEM,
            pada=pada,
            kapasitas=KAPASITAS,
            alasan="Atasan tidak memutus sampai batas waktunya.",
            ubah={"diputus_pada": pada, "setelah_tutup": setelah_tutup},
        )
        catat_volume(ids)


def _tahan(ids: Sequence[int], *, pada: datetime) -> int:
    """Waits on; written once, so that its owner sees why."""
    sudah = set(
        RiwayatAktivitas.objects.filter(objek_id__in=ids, langkah="tahan").values_list(
            "objek_id", flat=True
        )
    )
    baru = [pk for pk in ids if pk not in sudah]
    catat_sistem(
        baru,
        langkah="tahan",
        alasan="Batas waktu lewat dan tetap menunggu keputusan. Bila bulannya ditutup lebih "
        "dahulu, keputusannya menjadi koreksi.",
        pada=pada,
        kapasitas=KAPASITAS,
    )
    return len(baru)


def _ingatkan(instansi_id: int, aturan: AturanPutusan, hari: date) -> int:
    """One reminder a day for each superior whose deadline comes near."""
    if aturan.ingat is None:
        return 0
    dekat = hari + timedelta(days=aturan.ingat * 2 + 7)
    menunggu = menunggu_semua(instansi_id).filter(tenggat__gte=hari, tenggat__lte=dekat)
    mulai = {(unit, hari) for unit in menunggu.values_list("unit_id", flat=True).distinct()}
    batas = (
        hari_tenggat(instansi_id, mulai=mulai, hari=aturan.ingat)
        if aturan.ingat
        else dict.fromkeys(mulai, hari)
    )
    jumlah: Counter[int] = Counter()
    terdekat: dict[int, date] = {}
    per_unit = menunggu.values("penilai_id", "unit_id", "tenggat").order_by()
    for satu in per_unit.annotate(banyak=Count("pk"), awal=Min("tenggat")):
        akhir = batas.get((satu["unit_id"], hari))
        if satu["penilai_id"] is None or akhir is None or satu["tenggat"] > akhir:
            continue
        jumlah[satu["penilai_id"]] += satu["banyak"]
        lama = terdekat.get(satu["penilai_id"], satu["tenggat"])
        terdekat[satu["penilai_id"]] = min(lama, satu["tenggat"])
    return _tulis_pengingat(jumlah, terdekat, hari)


def _tulis_pengingat(jumlah: Counter[int], terdekat: dict[int, date], hari: date) -> int:
    sudah = set(
        PengingatPersetujuan.objects.filter(hari=hari, penilai_id__in=jumlah).values_list(
            "penilai_id", flat=True
        )
    )
    baru = [
        PengingatPersetujuan(penilai_id=orang, hari=hari, jumlah=banyak, tenggat=terdekat[orang])
        for orang, banyak in jumlah.items()
        if orang not in sudah
    ]
    PengingatPersetujuan.objects.bulk_create(baru, ignore_conflicts=True)
    return len(baru)
