"""The example scheme: drafted by one, put in force by another, through the area's own deeds."""

from datetime import date, datetime
from typing import Any

import yaml

from ekinerja.core.workflow import Pelaku
from ekinerja.penyiapan.demo.rencana import DATA
from ekinerja.regulasi.models import Skema
from ekinerja.regulasi.services import DataSkema, berlakukan_skema, buat_skema


def isi_skema(*, sejak: date) -> dict[str, Any]:
    """Content of the example scheme from a day on."""
    isi: dict[str, Any] = yaml.safe_load((DATA / "skema.yaml").read_text(encoding="utf-8"))
    isi["dasar"] = isi["dasar"].format(tahun=sejak.year)
    isi["berlaku_sejak"] = sejak.isoformat()
    return isi


def susun_skema(
    instansi_id: int, *, sejak: date, perancang: Pelaku, pemberlaku: Pelaku, pada: datetime
) -> Skema:
    """Draft the example scheme and put it in force from a day on."""
    isi = isi_skema(sejak=sejak)
    data = DataSkema(isi=isi, nama=isi["nama"], nomor_keputusan=isi["dasar"], contoh=True)
    draf = buat_skema(instansi_id, data=data, oleh=perancang, pada=pada)
    return berlakukan_skema(draf, oleh=pemberlaku, pada=pada)
