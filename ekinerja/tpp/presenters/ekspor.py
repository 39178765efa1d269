"""Lists and slips on paper and in spreadsheets."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from ekinerja.aturan.tpp import KRITERIA
from ekinerja.core.dokumen import alamat_verifikasi, susun_pdf
from ekinerja.core.format import bulan_tahun, nip, rupiah, terbilang
from ekinerja.core.impor import KolomEkspor, tulis_xlsx
from ekinerja.core.models import Dokumen
from ekinerja.instansi.kop import KopSurat
from ekinerja.regulasi.ungkapan import SEBUTAN_KRITERIA
from ekinerja.tpp.models import DaftarTPP, HasilTPP, Penutupan
from ekinerja.tpp.presenters.daftar import UJI_COBA, saat
from ekinerja.tpp.presenters.slip import baris_kriteria, uang
from ekinerja.tpp.rekening import REKENING, judul_kriteria
from ekinerja.tpp.workflow import DITUTUP

_SEMENTARA = "Belum ditutup: angka sementara"
_BAGIAN = ("produktivitas", "disiplin", "bruto")
_AKHIR = ("bruto", "pajak_tpp", "bpjs_pegawai", "lain", "potongan", "neto", "bpjs_pemberi_kerja")


def nominatif(
    daftar: DaftarTPP, hasil: Iterable[HasilTPP], *, tanda_tangan: Mapping[str, str]
) -> bytes:
    """The list as xlsx: a row a person, amounts by criterion with account codes, totals, signers.

    :param tanda_tangan: office → name.
    """
    semua = list(hasil)
    kriteria = kriteria_terbayar(semua)
    baris = [_baris(satu, kriteria) for satu in semua]
    return tulis_xlsx(
        _kolom(kriteria),
        [*baris, _jumlah(baris), *_kaki(daftar, tanda_tangan, len(_kolom(kriteria)))],
        nama_lembar=f"TPP {daftar.bulan.awal:%Y-%m}",
    )


def kriteria_terbayar(hasil: Sequence[HasilTPP]) -> list[str]:
    """Criteria that occur in these results."""
    ada = {nama for satu in hasil for nama in satu.rincian}
    return [k for k in KRITERIA if {f"pagu_{k}", f"bruto_{k}"} & ada]


def _kolom(kriteria: Sequence[str]) -> list[KolomEkspor]:
    kolom = [
        KolomEkspor("No", "bulat", 5),
        KolomEkspor("Nama", lebar=32),
        KolomEkspor("NIP", lebar=22),
        KolomEkspor("Gol", lebar=7),
        KolomEkspor("Jabatan", lebar=34),
        KolomEkspor("Unit", lebar=34),
        KolomEkspor("Kelas", "bulat", 7),
        KolomEkspor("Basic TPP", "rupiah", 18),
        KolomEkspor("Pagu", "rupiah", 18),
    ]
    for satu in kriteria:
        nama = SEBUTAN_KRITERIA[satu].capitalize()
        kolom += [
            KolomEkspor(f"{nama}: produktivitas", "rupiah", 18),
            KolomEkspor(f"{nama}: disiplin", "rupiah", 18),
            KolomEkspor(judul_kriteria(satu), "rupiah", 22),
        ]
    akhir = (
        "Jumlah bruto", "PPh 21", "BPJS Kesehatan 1%", "Potongan lain", "Jumlah potongan",
        "Jumlah diterima", "BPJS Kesehatan 4% (pemberi kerja)",
    )  # fmt: skip
    return kolom + [KolomEkspor(judul, "rupiah", 18) for judul in akhir]


def _baris(satu: HasilTPP, kriteria: Sequence[str]) -> list[Any]:
    kepala = [satu.nomor, satu.nama, satu.nip, satu.golongan, satu.jabatan, satu.unit_nama]
    basic = uang(satu.rincian, "basic_tpp")
    pagu = sum((uang(satu.rincian, f"pagu_{k}") for k in kriteria), Decimal(0))
    isi = [uang(satu.rincian, f"{bagian}_{k}") for k in kriteria for bagian in _BAGIAN]
    return [*kepala, satu.kelas, basic, pagu, *isi, *(_akhir(satu)[nama] for nama in _AKHIR)]


def _akhir(satu: HasilTPP) -> dict[str, Decimal]:
    iuran = {n: uang(satu.rincian, n) for n in ("pajak_tpp", "bpjs_pegawai", "bpjs_pemberi_kerja")}
    lain = satu.potongan - iuran["pajak_tpp"] - iuran["bpjs_pegawai"]
    utama = {"bruto": satu.bruto, "potongan": satu.potongan, "neto": satu.neto}
    return iuran | utama | {"lain": lain}


def _jumlah(baris: Sequence[Sequence[Any]]) -> list[Any]:
    """The last row adds every column of money from the ceiling on."""
    kosong: list[Any] = [None, "JUMLAH", None, None, None, None, None, None]
    if not baris:
        return kosong
    uang_kolom = zip(*(satu[len(kosong) :] for satu in baris), strict=True)
    return [*kosong, *(sum(kolom, Decimal(0)) for kolom in uang_kolom)]


def _kaki(
    daftar: DaftarTPP, tanda_tangan: Mapping[str, str], lebar: int
) -> Iterator[Sequence[Any]]:
    """Below the totals: what this is, whether it is final, and who signs."""
    penutupan = getattr(daftar, "penutupan", None)
    uji_coba = bool(getattr(daftar, "uji_coba", False))
    keadaan = _keadaan(daftar, uji_coba=uji_coba)
    if penutupan:
        keadaan = f"Ditutup {saat(penutupan.ditutup_pada)}"
    isi = [
        f"Daftar nominatif TPP {bulan_tahun(daftar.bulan.awal)}, {daftar.unit.nama}",
        keadaan,
        f"Sidik penutupan {penutupan.sidik}" if penutupan else "",
        *(f"{jabatan}: {nama}" for jabatan, nama in tanda_tangan.items()),
    ]
    yield [None] * lebar
    for satu in filter(None, isi):
        yield [None, satu, *[None] * (lebar - 2)]


def nominatif_pdf(
    daftar: DaftarTPP,
    hasil: Sequence[HasilTPP],
    *,
    tanda_tangan: Mapping[str, str],
    dokumen: Dokumen | None,
    kop: KopSurat,
) -> bytes:
    """The list as PDF for signing."""
    kriteria = kriteria_terbayar(hasil)
    baris = [_baris_pdf(satu, kriteria) for satu in hasil]
    jumlah = [
        sum((uang(satu.rincian, f"bruto_{k}") for satu in hasil), Decimal(0)) for k in kriteria
    ]
    data = {
        "judul": f"Daftar nominatif TPP {bulan_tahun(daftar.bulan.awal)}",
        "kop": kop.isi,
        "unit": daftar.unit.nama,
        "keadaan": _keadaan(daftar, uji_coba=getattr(daftar, "uji_coba", False)),
        "kriteria": [[SEBUTAN_KRITERIA[k].capitalize(), str(REKENING[k])] for k in kriteria],
        "baris": baris,
        "jumlah": [rupiah(satu) for satu in jumlah]
        + [rupiah(getattr(daftar, f"jumlah_{n}")) for n in ("bruto", "potongan", "neto")],
        "terbilang": terbilang(daftar.jumlah_neto),
        "tanda_tangan": [[jabatan, nama] for jabatan, nama in tanda_tangan.items()],
        "kode": dokumen.kode if dokumen else "",
    }
    alamat = alamat_verifikasi(dokumen.kode) if dokumen else ""
    return susun_pdf("tpp/nominatif.typ", data, alamat_qr=alamat, berkas=kop.berkas)


def _baris_pdf(satu: HasilTPP, kriteria: Sequence[str]) -> dict[str, Any]:
    return {
        "nomor": satu.nomor,
        "nama": satu.nama,
        "nip": nip(satu.nip) if satu.nip else "",
        "golongan": satu.golongan,
        "jabatan": satu.jabatan,
        "kelas": str(satu.kelas or ""),
        "uang": [rupiah(uang(satu.rincian, f"bruto_{k}")) for k in kriteria]
        + [rupiah(satu.bruto), rupiah(satu.potongan), rupiah(satu.neto)],
    }


def slip_pdf(
    hasil: HasilTPP, *, dokumen: Dokumen | None, penutupan: Penutupan | None, kop: KopSurat
) -> bytes:
    """One slip as PDF; before the close it says on its face that the figures may change."""
    daftar = hasil.daftar
    akhir = _akhir(hasil)
    data = {
        "judul": f"Slip TPP {bulan_tahun(daftar.bulan.awal)}",
        "kop": kop.isi,
        "unit": daftar.unit.nama,
        "keadaan": _keadaan(daftar, uji_coba=getattr(hasil, "uji_coba", False)),
        "orang": [
            ["Nama", hasil.nama],
            ["NIP", nip(hasil.nip) if hasil.nip else "–"],
            ["Golongan", hasil.golongan or "–"],
            ["Jabatan", hasil.jabatan],
            ["Unit", hasil.unit_nama],
            ["Kelas jabatan", str(hasil.kelas)],
        ],
        "kriteria": [
            [k.judul, k.pagu, k.produktivitas, k.disiplin, k.bruto]
            for k in baris_kriteria(hasil.rincian)
        ],
        "bruto": rupiah(hasil.bruto),
        "potongan": [
            ["Iuran BPJS Kesehatan pegawai", rupiah(akhir["bpjs_pegawai"])],
            ["Pajak penghasilan", rupiah(akhir["pajak_tpp"])],
            ["Potongan lain", rupiah(akhir["lain"])],
        ],
        "neto": rupiah(hasil.neto),
        "terbilang": terbilang(hasil.neto),
        "sidik": hasil.sidik,
        "penutupan": penutupan.sidik if penutupan else "",
        "kode": dokumen.kode if dokumen else "",
    }
    alamat = alamat_verifikasi(dokumen.kode) if dokumen else ""
    return susun_pdf("tpp/slip.typ", data, alamat_qr=alamat, berkas=kop.berkas)


def _keadaan(daftar: DaftarTPP, *, uji_coba: bool) -> str:
    if uji_coba:
        return UJI_COBA
    return "" if daftar.status == DITUTUP else _SEMENTARA
