"""Imports made for tests, of this area and of the table of addresses."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from ekinerja.core.impor import tulis_xlsx
from ekinerja.core.lingkup import Lingkup
from ekinerja.pegawai.importers.kolom import KOLOM
from ekinerja.penyiapan.models import Impor
from ekinerja.penyiapan.registry import REGISTRI
from ekinerja.penyiapan.services import terima_impor

JUDUL = [satu.judul for satu in KOLOM]


def baris_pegawai(nomor: int, **ubah: object) -> dict[str, object]:
    """A good row of a new person in Sari's post."""
    nilai: dict[str, object] = {
        "NIP": f"19950617202203{1001 + nomor:04d}",
        "Nama": f"Orang Contoh{nomor}",
        "Jenis pegawai": "PNS",
        "Kode jabatan": "J-prakom",
        "TMT jabatan": "01/03/2022",
        "Nomor SK": "821/7/2022",
    }
    return nilai | ubah


def berkas_pegawai(*baris: dict[str, object], nama: str = "pegawai.xlsx") -> SimpleUploadedFile:
    """An upload with these rows."""
    isi = tulis_xlsx(JUDUL, [[satu.get(judul) for judul in JUDUL] for satu in baris])
    return SimpleUploadedFile(nama, isi)


def impor_diperiksa(pemeran: Any) -> Impor:
    """Wayan's import of one person, checked and waiting for his decision."""
    pada = timezone.now()
    return terima_impor(
        REGISTRI["pegawai"],
        berkas_pegawai(baris_pegawai(1)),
        lingkup=Lingkup(pemeran.instansi.pk, timezone.localdate(pada), unit_ids=None),
        oleh=pemeran.wayan,
        pada=pada,
    )
