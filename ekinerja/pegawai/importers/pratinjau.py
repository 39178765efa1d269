"""What a row of people would change, as the file would write it."""

from ekinerja.core.impor import teks_nilai
from ekinerja.pegawai.importers.catatan import Catatan
from ekinerja.pegawai.importers.tulis import Rencana
from ekinerja.pegawai.models import Pegawai

SEBUTAN = {"jenis": dict(Pegawai.JENIS), "jenis_kelamin": dict(Pegawai.JENIS_KELAMIN)}


def isi_sebelum(rencana: Rencana, catatan: Catatan) -> dict[str, str]:
    """Column name → what is stored now, for the fields that this row replaces."""
    hasil = {}
    for nama in rencana.berubah:
        if nama != "nama_urut" and rencana.pegawai is not None:
            nilai = getattr(rencana.pegawai, nama)
            hasil[nama] = SEBUTAN.get(nama, {}).get(str(nilai), teks_nilai(nilai))
    pindah = rencana.pindah
    lama = (pindah.akhiri or pindah.betulkan) if pindah is not None else None
    if lama is not None and pindah is not None:
        pos = catatan.menurut_id.get(lama.jabatan_id)
        if lama.jabatan_id != pindah.jabatan_id:
            hasil["kode_jabatan"] = pos.kode if pos else "(jabatan yang sudah berakhir)"
        hasil["tmt_jabatan"] = teks_nilai(lama.sejak)
        hasil["nomor_sk"] = lama.dasar
    elif pindah is not None:
        hasil["kode_jabatan"] = "(belum ada)"
    return hasil
