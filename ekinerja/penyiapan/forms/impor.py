"""Form of an upload."""

from typing import Any

from django import forms

from ekinerja.penyiapan.registry import JenisImpor


class UnggahForm(forms.Form):
    """One file of one kind of import."""

    berkas = forms.FileField(
        label="Berkas",
        error_messages={
            "required": "Pilih berkasnya lebih dahulu.",
            "empty": "Berkas ini kosong (0 byte). Pilih berkas yang berisi data.",
        },
    )

    def __init__(self, *args: Any, jenis: JenisImpor, ditolak: str = "", **kwargs: Any) -> None:
        """:param ditolak: why the upload was refused while it streamed in."""
        super().__init__(*args, **kwargs)
        akhiran = jenis.importir.akhiran
        medan = self.fields["berkas"]
        medan.widget.attrs["accept"] = ",".join(akhiran)
        medan.help_text = f"Yang diterima: {', '.join(akhiran)}."
        self.ditolak = ditolak

    def clean(self) -> dict[str, Any]:
        if self.ditolak:
            self.errors.pop("berkas", None)
            self.add_error("berkas", self.ditolak)
        return super().clean() or {}
