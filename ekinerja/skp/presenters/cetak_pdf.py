"""The printed forms of the SKP as PDF/A."""

import re
from collections.abc import Sequence

from ekinerja.core.dokumen import qr_svg, susun_pdf
from ekinerja.instansi.kop import KopSurat
from ekinerja.skp.models import SKP
from ekinerja.skp.presenters.cetak import (
    KOSONG,
    LembarSKP,
    baris_pejabat,
    konsep_skp,
    lembar_skp,
    periode_skp,
)
from ekinerja.skp.queries import IsiMatriks
from ekinerja.skp.queries.cetak import BahanCetak, Potret

TEMPLAT = "skp/cetak/skp.typ"
KOLOM_MATRIKS = 5


def pdf_skp(bahan: Sequence[BahanCetak], *, kop: KopSurat, judul: str = "") -> bytes:
    """One PDF of one or many plans; each begins on a new page, numbered from 1.

    :param judul: of the document; without one that of its only plan.
    """
    lembar = [lembar_skp(satu, kop=kop) for satu in bahan]
    data = {
        "judul": judul or lembar[0].judul,
        "kop": kop.isi,
        "lembar": [satu.data for satu in lembar],
    }
    return susun_pdf(TEMPLAT, data, berkas={**kop.berkas, **_qr(lembar)})


def _qr(lembar: Sequence[LembarSKP]) -> dict[str, bytes]:
    return {f"qr-{satu.kode}.svg": qr_svg(satu.verifikasi).encode() for satu in lembar if satu.kode}


def nama_pdf(skp: SKP, potret: Potret) -> str:
    """Name of the file of one plan: year, number of the person, name, id."""
    orang = potret["pegawai"]
    tahun = skp.masa.lower.year
    teks = f"SKP-{tahun}-{orang.get('nip') or 'tanpa-nip'}-{orang['nama']}-{skp.pk}"
    return re.sub(r"[^0-9A-Za-z-]+", "-", teks) + ".pdf"


def pdf_matriks(skp: SKP, isi: IsiMatriks, *, potret: Potret, kop: KopSurat) -> bytes:
    """Matriks peran hasil: rows are members, columns the superior's results, five a table."""
    orang = potret["pegawai"]
    bagian = [
        isi.rhk[awal : awal + KOLOM_MATRIKS] for awal in range(0, len(isi.rhk), KOLOM_MATRIKS)
    ]
    data = {
        "judul": f"Matriks peran hasil {orang['nama']}",
        "kop": kop.isi,
        "unit": orang["unit"],
        "pimpinan": baris_pejabat(orang),
        "periode": periode_skp(skp),
        "konsep": konsep_skp(skp),
        "tabel": [
            {
                "kolom": [f"{urut}. {rhk.rencana}" for urut, rhk in enumerate(semua, nomor)],
                "baris": [
                    [satu.nama, *(_peran(isi, rhk.pk, satu.pk) for rhk in semua)]
                    for satu in isi.anggota
                ],
            }
            for nomor, semua in zip(range(1, len(isi.rhk) + 1, KOLOM_MATRIKS), bagian, strict=True)
        ],
    }
    return susun_pdf("skp/cetak/matriks.typ", data, berkas=kop.berkas)


def _peran(isi: IsiMatriks, rhk_id: int, pegawai_id: int) -> str:
    """What a member contributes to a result: agreed proposals and own results, each once."""
    peran = isi.peran.get((rhk_id, pegawai_id), [])
    lahir = {satu.hasil_id for satu in peran}
    teks = [satu.rencana for satu in peran]
    teks += [r.rencana for r in isi.dukungan.get((rhk_id, pegawai_id), []) if r.pk not in lahir]
    return "\n".join(teks) or KOSONG
