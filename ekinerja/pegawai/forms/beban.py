"""Filter of workload."""

from django import forms

from ekinerja.core.lingkup import Lingkup
from ekinerja.organisasi.queries import unit_pembayar


class SaringBebanForm(forms.Form):
    """Which posts, of which perangkat daerah, by post or by unit."""

    q = forms.CharField(
        label="Cari jabatan atau unit",
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    opd = forms.ChoiceField(label="Perangkat daerah", required=False)
    keadaan = forms.ChoiceField(
        label="Keadaan",
        required=False,
        choices=(
            ("", "Semua"), ("kurang", "Kekurangan pegawai"), ("lebih", "Kelebihan pegawai"),
            ("sesuai", "Sesuai"), ("belum", "Belum dianalisis"),
        ),
    )  # fmt: skip
    tampil = forms.ChoiceField(
        label="Tampilkan",
        required=False,
        choices=(("", "Tiap jabatan"), ("unit", "Jumlah tiap unit")),
    )

    def __init__(self, *args: object, lingkup: Lingkup, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # passed through
        nama = unit_pembayar(lingkup).values_list("nama", flat=True)
        medan = self.fields["opd"]
        assert isinstance(medan, forms.ChoiceField)
        medan.choices = [("", "Semua"), *((satu, satu) for satu in nama)]
