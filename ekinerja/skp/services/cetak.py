"""Registering agreed plans for their QR, and printing the plans of a unit as a job."""

import json
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from ekinerja.core.dokumen import Terbitan, terbitkan
from ekinerja.core.format import rentang_tanggal, tanggal
from ekinerja.core.models import Dokumen
from ekinerja.skp.models import FORMULIR_SKP, SKP, DokumenSKP
from ekinerja.skp.queries.cetak import BahanCetak, bahan_cetak
from ekinerja.skp.workflow import DISEPAKATI

JENIS_DOKUMEN = "skp"


@transaction.atomic
def terbitkan_skp(semua: Sequence[SKP], *, pada: datetime) -> int:
    """Register agreed plans that have no code yet; what a new version replaced is revoked.

    The hash covers both officials, results, indicators, months, behaviour and annexes.

    :param semua: of one instansi; others than agreed ones are passed over.
    :returns: how many were registered.
    """
    kunci = SKP.objects.select_for_update(of=("self",)).filter(
        pk__in=[satu.pk for satu in semua], status__in=DISEPAKATI, terbitan=None
    )
    skp = list(kunci.select_related("pegawai", "jabatan__unit").order_by("pk"))
    if not skp:
        return 0
    bahan = bahan_cetak(skp, pada=timezone.localdate(pada))
    dokumen = terbitkan(
        [_terbitan(satu) for satu in bahan], instansi_id=skp[0].instansi_id, pada=pada
    )
    DokumenSKP.objects.bulk_create(
        DokumenSKP(skp=satu, dokumen=terbit, formulir=FORMULIR_SKP)
        for satu, terbit in zip(skp, dokumen, strict=True)
    )
    lama = DokumenSKP.objects.filter(skp__perubahan__in=skp).values("dokumen_id")
    Dokumen.objects.filter(pk__in=lama, dicabut_pada=None).update(dicabut_pada=pada)
    return len(skp)


def _terbitan(bahan: BahanCetak) -> Terbitan:
    skp = bahan.skp
    pegawai, penilai = bahan.potret["pegawai"], bahan.potret.get("penilai", {})
    masa = rentang_tanggal(skp.masa.lower, skp.masa.upper)
    ringkasan = {
        "Pegawai": pegawai["nama"],
        "Jabatan": pegawai["jabatan"],
        "Pejabat penilai": penilai.get("nama", "–"),
        "Periode": masa,
        "Versi": str(skp.versi),
        "Disetujui": tanggal(skp.disetujui_pada and timezone.localdate(skp.disetujui_pada)),
        "Banyaknya hasil kerja": str(len(bahan.isi)),
        "Formulir": FORMULIR_SKP,
    }
    return Terbitan(
        jenis=JENIS_DOKUMEN,
        judul=f"SKP {pegawai['nama']}, {masa}"[:200],
        penerima=pegawai["nama"],
        ringkasan=ringkasan,
        isi=json.dumps(_isi(bahan), sort_keys=True, ensure_ascii=False).encode(),
    )


def _isi(bahan: BahanCetak) -> dict[str, object]:
    return {
        "potret": bahan.potret,
        "masa": [str(bahan.skp.masa.lower), str(bahan.skp.masa.upper)],
        "versi": bahan.skp.versi,
        "pendekatan": bahan.skp.pendekatan,
        "perilaku": bahan.perilaku,
        "lampiran": bahan.lampiran,
        "hasil_kerja": [
            [rhk.jenis, rhk.rencana, rhk.perspektif, rhk.penugasan_dari, [
                [satu.aspek, satu.uraian, str(satu.target), str(satu.target_atas),
                 satu.target_teks, satu.satuan,
                 [[str(b.awal), str(b.target)] for b in satu.target_bulanan.all()]]
                for satu in rhk.indikator.all()
            ]]
            for rhk in bahan.isi
        ],
    }  # fmt: skip
