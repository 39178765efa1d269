"""Pemeriksaan atas hasil penguraian: yang tidak tertempatkan, ganjil, atau tidak cocok."""

from collections import defaultdict
from collections.abc import Iterator

from ekinerja.organisasi.lampiran.baris import BarisJumlah
from ekinerja.organisasi.lampiran.hasil import HasilLampiran, JabatanLampiran, JenisUnit, Temuan
from ekinerja.organisasi.lampiran.nama import (
    MIRIP,
    cacat_nama,
    inti_nama,
    jenis_unit,
    kemiripan,
    sebutan_pemimpin,
)

KELAS_LAZIM = {"JPT": range(13, 18), "ADMINISTRATOR": range(9, 15), "PENGAWAS": range(7, 12)}


def periksa_hasil(
    hasil: HasilLampiran, kepala: dict[int, int], jumlah: list[BarisJumlah]
) -> Iterator[Temuan]:
    """Semua temuan atas hasil yang sudah tersusun; urutannya belum menurut baris."""
    yield from _tak_tertempat(hasil)
    yield from _nomor(hasil.jabatan)
    yield from _nama_rusak(hasil)
    yield from _kelas_ganjil(hasil.jabatan)
    yield from _kembar(hasil)
    yield from _tanpa_isi(hasil, kepala)
    yield from _kepala_berbeda(hasil, kepala)
    yield from _jumlah(hasil.jabatan, jumlah)


def _tak_tertempat(hasil: HasilLampiran) -> Iterator[Temuan]:
    for satu in hasil.jabatan:
        if satu.unit is None:
            yield Temuan(
                satu.baris,
                "tanpa_unit",
                satu.nama_tercetak,
                "Jabatan ini tidak berada di bawah judul unit mana pun. Tambahkan judul unitnya.",
                menahan=True,
            )


def _nomor(jabatan: tuple[JabatanLampiran, ...]) -> Iterator[Temuan]:
    """Nomor yang hilang atau mundur; nomor yang mulai lagi dari 1 dianggap daftar baru."""
    lalu: JabatanLampiran | None = None
    for satu in jabatan:
        if satu.nomor is None:
            yield Temuan(satu.baris, "nomor", "", "Jabatan ini tidak bernomor urut.")
            continue
        if lalu is not None and lalu.nomor is not None and satu.nomor not in (1, lalu.nomor + 1):
            yield Temuan(satu.baris, "nomor", str(satu.nomor), _kalimat_nomor(lalu, satu.nomor))
        lalu = satu


def _kalimat_nomor(lalu: JabatanLampiran, nomor: int) -> str:
    lama = lalu.nomor or 0
    if nomor <= lama:
        return f"Nomor urut mundur dari {lama} (baris {lalu.baris}). Periksa urutannya."
    hilang = f"{lama + 1}" if nomor == lama + 2 else f"{lama + 1} sampai {nomor - 1}"
    return f"Nomor urut {hilang} tidak ada. Periksa apakah ada jabatan yang terlewat."


def _nama_rusak(hasil: HasilLampiran) -> Iterator[Temuan]:
    for baris, tercetak, rapi in (
        *((u.baris, u.nama_tercetak, u.nama) for u in hasil.unit if not u.diturunkan),
        *((j.baris, j.nama_tercetak, j.nama) for j in hasil.jabatan),
    ):
        if sebab := cacat_nama(tercetak):
            kalimat = f"Nama ini berisi {sebab}; dibaca sebagai “{rapi}”."
            yield Temuan(baris, "nama_rusak", tercetak, kalimat)


def _kelas_ganjil(jabatan: tuple[JabatanLampiran, ...]) -> Iterator[Temuan]:
    for satu in jabatan:
        lazim = KELAS_LAZIM.get(satu.jenis)
        if satu.kelas is not None and lazim is not None and satu.kelas not in lazim:
            yield Temuan(
                satu.baris,
                "kelas_ganjil",
                str(satu.kelas),
                f"Kelas {satu.kelas} tidak lazim untuk “{satu.nama}”. Periksa pada dokumen asli.",
            )


def _kembar(hasil: HasilLampiran) -> Iterator[Temuan]:
    unit: dict[tuple[int | None, str], list[int]] = defaultdict(list)
    for u in hasil.unit:
        unit[u.induk, u.nama.casefold()].append(u.baris)
    jabatan: dict[tuple[int | None, str], list[int]] = defaultdict(list)
    for j in hasil.jabatan:
        jabatan[j.unit, j.nama.casefold()].append(j.baris)
    for sebutan, peta in (("Unit", unit), ("Jabatan", jabatan)):
        for (_, nama), baris in peta.items():
            for ini in baris[1:]:
                kalimat = f"{sebutan} bernama sama sudah ada pada baris {baris[0]}."
                yield Temuan(ini, "kembar", nama, kalimat)


def _tanpa_isi(hasil: HasilLampiran, kepala: dict[int, int]) -> Iterator[Temuan]:
    berjabatan = {satu.unit for satu in hasil.jabatan}
    berinduk = {satu.induk for satu in hasil.unit}
    for satu in hasil.unit:
        if satu.kunci not in berjabatan and satu.kunci not in berinduk:
            kalimat = "Judul ini tidak punya jabatan dan tidak punya unit di bawahnya."
            yield Temuan(satu.baris, "judul_kosong", satu.nama_tercetak, kalimat)
        elif satu.kunci not in kepala:
            kalimat = "Unit ini tidak punya jabatan kepala pada lampiran."
            yield Temuan(satu.baris, "tanpa_kepala", satu.nama_tercetak, kalimat)


def _kepala_berbeda(hasil: HasilLampiran, kepala: dict[int, int]) -> Iterator[Temuan]:
    for kunci, nomor in kepala.items():
        unit, jabatan = hasil.unit[kunci], hasil.jabatan[nomor]
        sebutan = sebutan_pemimpin(jabatan.nama)
        if unit.diturunkan or sebutan is None or not inti_nama(sebutan.unit):
            continue
        if sebutan.jenis in (JenisUnit.SEKRETARIAT, JenisUnit.SETDA):
            continue
        mirip = kemiripan(sebutan.unit, unit.nama)
        rumah_sakit = JenisUnit.RUMAH_SAKIT
        direktur_lain = sebutan.jenis is rumah_sakit and jenis_unit(sebutan.unit) is not rumah_sakit
        jenis_lain = sebutan.jenis is not unit.jenis and unit.jenis is not JenisUnit.OPD
        if jenis_lain or direktur_lain:
            sama = f"Jabatan “{jabatan.nama}” dianggap kepala “{unit.nama}”. Periksa."
            yield Temuan(jabatan.baris, "kepala_diduga", jabatan.nama_tercetak, sama)
        elif mirip < 1.0:
            sebab = "ejaannya berbeda" if mirip >= MIRIP else "berbeda"
            kalimat = f"Nama jabatan ini dan nama unitnya “{unit.nama}” {sebab}. Periksa."
            yield Temuan(jabatan.baris, "kepala_berbeda", jabatan.nama_tercetak, kalimat)


def _jumlah(jabatan: tuple[JabatanLampiran, ...], jumlah: list[BarisJumlah]) -> Iterator[Temuan]:
    """Jumlah terakhir, atau seluruh jumlah bagian, harus sama dengan yang terhitung."""
    terhitung = sum(satu.bezetting or 0 for satu in jabatan)
    tertulis = [satu.jumlah for satu in jumlah if satu.jumlah is not None]
    if not tertulis or terhitung in (tertulis[-1], sum(tertulis)):
        return
    akhir = next(satu for satu in reversed(jumlah) if satu.jumlah is not None)
    kalimat = f"Jumlah tertulis {akhir.jumlah}, tetapi terhitung {terhitung}."
    yield Temuan(akhir.baris, "jumlah", str(akhir.jumlah), kalimat)
