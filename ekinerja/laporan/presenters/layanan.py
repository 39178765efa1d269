"""Results of surveys among the public in words; a value is always shown with its scale."""

from collections.abc import Sequence
from typing import Any

from django.core.paginator import Page
from django.http import QueryDict
from django.urls import reverse

from ekinerja.core.format import angka
from ekinerja.core.kit import Kolom, Kosong, Sel, Tabel, Tautan, pager
from ekinerja.laporan.models import SurveiLayanan


def sebut_nilai(satu: SurveiLayanan) -> str:
    """The value out of the highest of its scale."""
    return f"{angka(satu.nilai, 2)} dari {satu.skala}"


def sebut_periode(satu: SurveiLayanan) -> str:
    return f"{satu.get_periode_display()} {satu.tahun}"


def tabel_survei(
    halaman: "Page[Any]", params: QueryDict, *, dapat_ubah: Sequence[int] | None,
    ekspor: Sequence[Tautan] = (),
) -> Tabel:  # fmt: skip
    """Results by unit and period.

    :param dapat_ubah: units whose results the reader may mend, None for all of them.
    """
    return Tabel(
        judul="Hasil survei kepuasan masyarakat",
        kolom=(
            Kolom(judul="Unit"), Kolom(judul="Periode"), Kolom(judul="Nilai", jenis="angka"),
            Kolom(judul="Responden", jenis="angka"), Kolom(judul="Dokumen sumber"),
            Kolom(judul="Tindakan", jenis="aksi"),
        ),
        baris=[
            (
                satu.unit.nama, sebut_periode(satu), sebut_nilai(satu), angka(satu.responden),
                satu.dokumen,
                Sel(teks="Ubah", url=reverse("laporan:survei_ubah", args=[satu.pk]))
                if dapat_ubah is None or satu.unit_id in dapat_ubah
                else Sel(teks=""),
            )
            for satu in halaman
        ],
        kosong=Kosong(
            judul="Belum ada hasil survei", ikon="star",
            keterangan="Catat hasil survei kepuasan masyarakat (SKM atau IKM) tiap unit dan "
            "periode, atau impor dari berkas.",
        ),
        satuan="hasil survei",
        pager=pager(halaman, params),
        ekspor=ekspor,
        id="survei",
    )  # fmt: skip
