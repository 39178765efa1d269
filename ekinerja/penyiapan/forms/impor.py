"""Forms of the import: the file, the sheet, the columns."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django import forms

from ekinerja.core.format import angka
from ekinerja.core.impor import Kolom, Pemetaan
from ekinerja.core.tabel import SEMUA_LEMBAR, NilaiSalah
from ekinerja.organisasi.forms.medan import bidang_tanggal
from ekinerja.penyiapan.forms.kesehatan import bidang_cari
from ekinerja.penyiapan.models import Impor
from ekinerja.penyiapan.registry import REGISTRI, JenisImpor

TIDAK_ADA = "(tidak ada di berkas ini)"
# tidak pernah sama bagi semua baris
TANPA_NILAI_TETAP = {
    "nip", "nama_pengguna", "nik", "kode", "nomor_rekening", "npwp", "pin_mesin", "surel",
    "telepon",
}  # fmt: skip


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


class SaringImporForm(forms.Form):
    """Filter of the history of imports."""

    q = bidang_cari("Cari nama berkas")
    jenis = forms.ChoiceField(label="Jenis", required=False)
    status = forms.ChoiceField(
        label="Keadaan", required=False, choices=(("", "Semua keadaan"), *Impor.STATUS)
    )
    oleh = forms.CharField(label="Oleh", required=False, max_length=100)
    dari = bidang_tanggal("Sejak tanggal", wajib=False)
    sampai = bidang_tanggal("Sampai tanggal", wajib=False)

    def __init__(self, *args: Any, jenis: Sequence[JenisImpor], **kwargs: Any) -> None:
        """:param jenis: the kinds that the reader may use."""
        super().__init__(*args, **kwargs)
        medan = self.fields["jenis"]
        assert isinstance(medan, forms.ChoiceField)
        medan.choices = [("", "Semua jenis"), *((satu.kunci, satu.judul) for satu in jenis)]

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or {}
        dari, sampai = isi.get("dari"), isi.get("sampai")
        if dari and sampai and sampai < dari:
            self.add_error(
                "sampai", "Tanggal akhir mendahului tanggal awal. Tukar kedua tanggal itu."
            )
        return isi


class LembarForm(forms.Form):
    """Which sheet of the workbook is read; hidden ones are told apart."""

    lembar = forms.ChoiceField(
        label="Lembar yang dibaca",
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih salah satu lembar."},
    )

    def __init__(self, *args: Any, impor: Impor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        pilihan = impor.laporan.get("pilihan_lembar", ())
        daftar = [(satu["nama"], _sebut_lembar(satu)) for satu in pilihan]
        terlihat = [satu for satu in pilihan if not satu["tersembunyi"]]
        if len(terlihat) > 1:
            sebutan = f"Semua lembar yang terlihat ({len(terlihat)}), berurutan"
            daftar.append((SEMUA_LEMBAR, sebutan))
        self.fields["lembar"].choices = daftar  # type: ignore[attr-defined]  # choices of the field


def _sebut_lembar(satu: Mapping[str, Any]) -> str:
    tersembunyi = ", tersembunyi" if satu["tersembunyi"] else ""
    return f"{satu['nama']} ({angka(satu['baris'])} baris{tersembunyi})"


class PilihKolomField(forms.ChoiceField):
    """A column of the file; a required one may be left out when a fixed value stands for it."""

    def validate(self, value: Any) -> None:
        if value:
            super().validate(value)


class PemetaanForm(forms.Form):
    """Which column of the file is which of ours, and fixed values for all rows.

    Two fields a column: ``kolom_<nama>`` and, where it makes sense, ``bawaan_<nama>``.
    """

    use_required_attribute = False

    nama_sumber = forms.CharField(
        label="Ingat pemetaan ini sebagai",
        max_length=100,
        required=False,
        help_text="Misalnya SIMDA Gaji. Berkas berjudul sama berikutnya dipetakan sendiri.",
    )

    def __init__(self, *args: Any, impor: Impor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.jenis = REGISTRI[impor.kunci]
        kepala = impor.laporan.get("kepala", {})
        berkas = kepala.get("kolom", ())
        dugaan = impor.pemetaan.get("kolom") or kepala.get("dugaan", {})
        bawaan = impor.pemetaan.get("bawaan", {})
        pilihan = [("", TIDAK_ADA), *((satu["kunci"], _sebut_kolom(satu)) for satu in berkas)]
        for satu in self.jenis.importir.kolom:
            self.fields[f"kolom_{satu.nama}"] = PilihKolomField(
                label=satu.judul, choices=pilihan, required=satu.wajib,
                initial=dugaan.get(satu.nama, ""), help_text=satu.petunjuk,
            )  # fmt: skip
            if satu.nama in TANPA_NILAI_TETAP:
                continue
            self.fields[f"bawaan_{satu.nama}"] = forms.CharField(
                label=f"Nilai tetap: {satu.judul}", max_length=200, required=False,
                initial=bawaan.get(satu.nama, ""),
            )  # fmt: skip

    def pasangan(self) -> Iterator[tuple[Kolom[Any], forms.BoundField, forms.BoundField | None]]:
        """Our columns with their fields."""
        for satu in self.jenis.importir.kolom:
            bawaan = f"bawaan_{satu.nama}"
            yield satu, self[f"kolom_{satu.nama}"], self[bawaan] if bawaan in self.fields else None

    @property
    def utama(self) -> list[Any]:
        """Required columns, guessed ones, and ones with a fault."""
        return [satu for satu in self.pasangan() if self._penting(*satu)]

    @property
    def lainnya(self) -> list[Any]:
        """Optional columns for which the file seems to have nothing."""
        return [satu for satu in self.pasangan() if not self._penting(*satu)]

    def _penting(
        self, kolom: Kolom[Any], medan: forms.BoundField, bawaan: forms.BoundField | None
    ) -> bool:
        tetap = bawaan is not None and (bawaan.value() or bawaan.errors)
        return bool(kolom.wajib or medan.value() or medan.errors or tetap)

    def clean(self) -> dict[str, Any]:
        """A file column serves once; required ones have a source; fixed values can be read."""
        isi = super().clean() or {}
        terpakai: dict[str, str] = {}
        for satu in self.jenis.importir.kolom:
            asal, tetap = isi.get(f"kolom_{satu.nama}", ""), isi.get(f"bawaan_{satu.nama}", "")
            if asal and asal in terpakai:
                self.add_error(
                    f"kolom_{satu.nama}",
                    f"Kolom berkas ini sudah dipakai untuk {terpakai[asal]}. Pilih kolom lain.",
                )
            elif asal:
                terpakai[asal] = satu.judul
            if tetap:
                self._periksa_tetap(satu, tetap)
            elif satu.wajib and not asal:
                self.add_error(
                    f"kolom_{satu.nama}",
                    "Kolom ini wajib. Pilih kolomnya pada berkas, atau isi nilai tetapnya.",
                )
        if not terpakai:
            self.add_error(None, "Belum ada kolom yang dipetakan. Pilih sedikitnya satu kolom.")
        return isi

    def _periksa_tetap(self, kolom: Kolom[Any], tetap: str) -> None:
        try:
            kolom.baca(tetap)
        except NilaiSalah as salah:
            self.add_error(f"bawaan_{kolom.nama}", salah.kalimat)

    def pemetaan(self) -> Pemetaan:
        """What the form says, as a mapping."""
        isi = self.cleaned_data
        nama = [satu.nama for satu in self.jenis.importir.kolom]
        return Pemetaan(
            {satu: isi[f"kolom_{satu}"] for satu in nama if isi.get(f"kolom_{satu}")},
            {satu: isi[f"bawaan_{satu}"] for satu in nama if isi.get(f"bawaan_{satu}")},
        )


def _sebut_kolom(satu: Mapping[str, Any]) -> str:
    judul = satu["judul"] or "tanpa judul"
    contoh = f" – misalnya {satu['contoh'][0][:40]}" if satu["contoh"] else ""
    return f"{satu['huruf']}: {judul}{contoh}"
