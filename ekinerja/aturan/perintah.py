"""Inti perintah baris: menjelaskan sebuah istilah dan menghitung dari berkas fakta."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from .bagan import Bagan
from .beku import muat_json, ubah_fakta
from .jejak import Simpul, baca_jejak
from .kanonik import tulis_kanonik
from .kesalahan import FaktaTidakSah
from .parameter import parameter_nasional
from .penyusun import deklarasi_diketahui
from .registri import REGISTRI, DeklarasiFakta
from .rencana import susun_rencana
from .skema import TANPA_SKEMA, SkemaTerpakai, baca_skema
from .tpp import PILIHAN_BANYAK_SEGMEN, PILIHAN_SATU_SEGMEN

KOSONG: tuple[object, ...] = ("", None, (), 0, False)


def jelaskan(istilah: str, *, pada: date, skema: SkemaTerpakai = TANPA_SKEMA) -> str:
    """Bagan sebuah istilah: tiap baris menyebut rumus, dasar, komponen, parameter, masa berlaku.

    Tanpa pilihan skema, semua komponen yang berlaku ditampilkan.

    :raises RencanaTidakSah: bila istilah itu tidak dikenal atau belum diatur pada tanggal itu.
    """
    bagan = Bagan(REGISTRI, parameter_nasional(), skema, pada)
    return "\n".join(bagan.baris(istilah)) + "\n"


def hitung_berkas(
    berkas: Path, istilah: tuple[str, ...], *, pada: date, skema: SkemaTerpakai | None = None
) -> str:
    """Hitung istilah dari berkas fakta JSON; hasilnya JSON dengan nilai, sidik, dan jejak.

    Kunci ``skema`` di dalam berkas dipakai bila ``skema`` tidak diberikan. Nama istilah atau
    parameter boleh diberikan nilainya langsung di antara fakta.

    :raises KesalahanAturan: fakta, skema, atau rencananya tidak dapat dipakai.
    """
    try:
        data = muat_json(berkas.read_bytes())
    except OSError as kesalahan:
        raise FaktaTidakSah(
            [f"Berkas fakta '{berkas}' tidak dapat dibuka. Periksa nama dan letaknya."]
        ) from kesalahan
    isi_skema = data.pop("skema", None)
    if skema is None:
        skema = TANPA_SKEMA if isi_skema is None else baca_skema(isi_skema)
    return hitung_data(data, istilah, pada=pada, skema=skema)


def hitung_data(
    data: Mapping[str, Any],
    istilah: tuple[str, ...],
    *,
    pada: date,
    skema: SkemaTerpakai = TANPA_SKEMA,
) -> str:
    """Seperti :func:`hitung_berkas`, dari isi JSON yang sudah dibaca."""
    diketahui = frozenset(nama for nama in data if nama not in REGISTRI.fakta)
    deklarasi = deklarasi_untuk(data)
    fakta = ubah_fakta(data, deklarasi)
    pilihan = PILIHAN_BANYAK_SEGMEN if "bruto_segmen" in data else PILIHAN_SATU_SEGMEN
    rencana = susun_rencana(istilah, pada=pada, skema=skema, pilihan=pilihan, diketahui=diketahui)
    hasil = rencana.hitung(fakta)
    simpul = [_rinci(satu) for satu in baca_jejak(hasil.jejak)]
    nilai = {satu["istilah"]: satu["nilai"] for satu in simpul if satu["istilah"] in istilah}
    isi = {"pada": pada, "nilai": nilai, "sidik": hasil.sidik, "jejak": simpul}
    polos = json.loads(tulis_kanonik(isi))
    return json.dumps(polos, ensure_ascii=False, sort_keys=True, indent=2) + "\n"


def _rinci(simpul: Simpul) -> dict[str, Any]:
    """Simpul sebagai pasangan kunci dan isi; yang kosong tidak disebut."""
    isi = asdict(simpul)
    return {kunci: satu for kunci, satu in isi.items() if kunci == "nilai" or satu not in KOSONG}


def deklarasi_untuk(data: Mapping[str, Any]) -> dict[str, DeklarasiFakta]:
    """Deklarasi tiap nama yang diberikan: fakta, atau istilah dan parameter yang diketahui."""
    semua = {
        nama: REGISTRI.fakta.get(nama) or deklarasi_diketahui(nama, REGISTRI, parameter_nasional())
        for nama in data
    }
    return {nama: satu for nama, satu in semua.items() if satu is not None}
