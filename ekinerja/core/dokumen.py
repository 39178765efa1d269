"""Documents: typst templates to PDF/A, with a QR that opens a public verification page."""

import hashlib
import io
import json
import secrets
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import segno
import typst
from django.conf import settings
from django.template.loader import get_template

from ekinerja.core.models import Dokumen

FONTS = Path(__file__).parent / "static" / "vendor" / "fonts"
KOP = "core/kop.typ"


@dataclass(frozen=True, slots=True)
class Terbitan:
    """What a published document says when its QR is opened.

    :ivar ringkasan: label → text, shown on the public page.
    :ivar isi: the content whose hash is kept.
    """

    jenis: str
    judul: str
    penerima: str
    ringkasan: dict[str, str]
    isi: bytes


def terbitkan(terbitan: Iterable[Terbitan], *, instansi_id: int, pada: datetime) -> list[Dokumen]:
    """Register documents under unguessable codes, with one INSERT.

    :returns: the rows in the order given.
    """
    return Dokumen.objects.bulk_create(
        (
            Dokumen(
                instansi_id=instansi_id,
                kode=secrets.token_hex(16),
                jenis=t.jenis,
                judul=t.judul,
                penerima=t.penerima,
                ringkasan=list(t.ringkasan.items()),
                sidik=hashlib.sha256(t.isi).hexdigest(),
                terbit_pada=pada,
            )
            for t in terbitan
        ),
        batch_size=2000,
    )


def qr_svg(alamat: str) -> str:
    """The QR of an address as SVG text."""
    keluar = io.BytesIO()
    segno.make(alamat, error="m").save(keluar, kind="svg", xmldecl=False, scale=4, border=2)
    return keluar.getvalue().decode()


def susun_pdf(
    template: str,
    data: dict[str, Any],
    *,
    alamat_qr: str = "",
    berkas: Mapping[str, bytes] | None = None,
) -> bytes:
    """Compile one typst template with data to PDF/A-2b.

    :param template: name of a template file, as for pages (``tpp/slip.typ``).
    :param data: JSON-able; the template reads it with ``json("data.json")``.
    :param alamat_qr: address for the QR; the template reads ``qr.svg`` when given.
    :param berkas: other files beside it, by name (a logo). ``kop.typ`` is always there.
    """
    with tempfile.TemporaryDirectory(prefix="dokumen-") as folder:
        akar = Path(folder)
        (akar / "utama.typ").write_bytes(template_path(template).read_bytes())
        (akar / "kop.typ").write_bytes(template_path(KOP).read_bytes())
        for nama, isi in (berkas or {}).items():
            (akar / nama).write_bytes(isi)
        (akar / "data.json").write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
        if alamat_qr:
            (akar / "qr.svg").write_text(qr_svg(alamat_qr), encoding="utf-8")
        return bytes(
            typst.compile(
                akar / "utama.typ",
                root=akar,
                format="pdf",
                font_paths=[FONTS],
                ignore_system_fonts=True,
                pdf_standards="a-2b",
            )
        )


def template_path(nama: str) -> Path:
    """File of a template, found like a page's.

    :raises TemplateDoesNotExist: when no area has it.
    """
    return Path(get_template(nama).origin.name)  # type: ignore[attr-defined]  # Django backend


def alamat_verifikasi(kode: str) -> str:
    """Absolute address that the QR of a document carries."""
    return f"{settings.ALAMAT_LAYANAN}/verifikasi/{kode}/"
